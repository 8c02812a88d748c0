/* An explorer: its settings, the run that follows them, and what is shown of it. */
/* From other pieces: CONTROLS, Figure, SAY_AFTER_MS, STARTS, all, json, startPlay, tell, whenIdle, withEach. */

function Explorer(el) {
  var me = this;
  this.el = el;
  this.spec = json(el, ":scope > script.spec");
  this.plays = []; // the questions in the card
  this.runs = {}; // what came out, by the question that was answered
  this.setBy = null; // the question whose answer the settings show
  this.first = JSON.stringify(this.spec.settings);
  this.settings = JSON.parse(this.first);
  this.light = core[this.spec.scene + "_light"]();
  this.figures = all(el, "figure").map(function (f, i) { return new Figure(f, me.spec.figures[i]); });
  this.sentence = el.querySelector(".try > .say");
  this.status = el.querySelector(".try > [role=status]");
  this.problem = el.querySelector(".try > .problem");
  this.numbers = el.querySelector("details.numbers");
  this.readouts = this.readoutPlaces("data-readout");
  this.controls = {};
  this.spec.controls.forEach(function (control) { me.controls[control.name] = me.control(control); });
  this.key = "";
  this.run = null;
  this.members = [];
  this.mothers = [];
  this.other = this.spec.other || null;
  this.mineName = this.spec.name;
  this.otherName = this.spec.other_name;
  this.draws = Boolean(this.spec.band && this.think); // where the bands' file did not arrive, the lines move without them
  el.classList.toggle("band-waits", Boolean(this.spec.band) && !this.draws);
  this.guess = this.spec.guess ? this.newGuess(this.spec.guess) : null;
  var pin = el.querySelector("button.pin");
  if (pin) {
    pin.hidden = false;
    pin.addEventListener("click", function () { me.compare(me.other ? null : JSON.parse(JSON.stringify(me.settings))); });
  }
  el.querySelector(".controls").addEventListener("submit", function (event) { event.preventDefault(); });
  this.numbers.addEventListener("toggle", function () { if (me.result) { me.fillTables(); } });
  var reset = el.querySelector(".reset");
  reset.hidden = false;
  reset.addEventListener("click", function () { me.reset(); });
  // What somebody typed row by row stays on this device, with the settings it belongs to.
  this.keeps = this.spec.controls.some(function (control) { return control.kind === "pairs"; });
  if (this.keeps) { this.keepsRows(); }
  el.explorer = this;
  whenIdle(function () { me.prepare(); });
}

// Where a number is told, by its name.
Explorer.prototype.readoutPlaces = function (attribute) {
  var found = {};
  all(this.el, "[" + attribute + "]").forEach(function (place) { found[place.getAttribute(attribute)] = place; });
  return found;
};

Explorer.prototype.control = function (spec) {
  var me = this, box = this.el.querySelector('[data-control="' + spec.name + '"]');
  if (spec.kind in CONTROLS) { return new CONTROLS[spec.kind](box, spec, this); }
  var input = box.querySelector("input"), shown = box.querySelector(".value");
  var made = {
    show: function (value) {
      if (spec.kind === "switch") { input.checked = value > 0; return; }
      input.value = value;
      var text = core.with_unit(core.as_text(value, spec.form || "0", WORDS), spec.unit || "", WORDS);
      shown.textContent = text;
      input.setAttribute("aria-valuetext", text);
    }
  };
  input.addEventListener("input", function () {
    var change = {};
    change[spec.name] = spec.kind === "switch" ? (input.checked ? 1 : 0) : +input.value;
    me.set(change, true);
  });
  all(box, ".fine button").forEach(function (button) {
    button.parentNode.hidden = false;
    button.addEventListener("click", function () {
      if (button.dataset.step === "1") { input.stepUp(); } else { input.stepDown(); }
      input.dispatchEvent(new Event("input", { bubbles: true }));
    });
  });
  made.show(this.settings[spec.name]); // a browser may have kept another value over a reload
  if (spec.play) { startPlay(box.querySelector(".play"), input, spec.play); }
  return made;
};

// `moving`: by a hand that may go on; what can wait is worked out in the next free moment (53-settle.js).
Explorer.prototype.set = function (changes, moving) {
  for (var name in changes) {
    this.settings[name] = changes[name];
    this.controls[name].show(changes[name]);
  }
  this.update(moving);
  this.el.dispatchEvent(new CustomEvent("settings"));
  if (this.keeps && this.problem.hidden) { this.keepSoon(); }
};

Explorer.prototype.all = function () {
  var settings = {}, name;
  for (name in this.spec.fixed) { settings[name] = this.spec.fixed[name]; }
  for (name in this.settings) { settings[name] = this.settings[name]; }
  return settings;
};

// Raise what is wrong with settings: for the controls, then for the scene.
Explorer.prototype.check = function (settings) {
  core.check_controls(settings, this.spec.controls, Object.keys(this.spec.fixed));
  core["check_" + this.spec.scene](settings);
};

// What a run depends on: the controls, without those that only choose what to show.
Explorer.prototype.heavy = function (settings) {
  var me = this;
  return JSON.stringify(this.spec.controls.map(function (control) {
    return me.light.indexOf(control.name) < 0 ? settings[control.name] : null;
  }));
};

Explorer.prototype.update = function (moving) {
  var settings = this.all();
  try {
    this.check(settings);
    var heavy = this.heavy(settings);
    if (heavy !== this.key) {
      this.run = this.runOf(settings, this.run, moving);
      this.key = heavy;
      this.members = [];
      this.mothers = [];
      if (this.guess) { this.guess.moved(); }
    } else { this.finish(this.run, settings); }
    this.show(this.inBands(settings), settings, moving);
    this.problem.hidden = true;
  } catch (error) {
    tell(this.problem, core.fill_in(WORDS.figure_broken, { problem: core.problem_in_words(error.message, WORDS) })); // once, not at every step of a moving hand
    this.problem.hidden = false;
    return;
  }
  this.settle();
  if (this.draws && !this.whole()) {
    this.el.classList.add("band-waits");
    this.think(moving);
  }
};

// The scene's result, with the bands that are there where there are any.
Explorer.prototype.inBands = function (settings) {
  return this.draws ? this.banded(settings) : core[this.spec.scene + "_show"](settings, this.run, []);
};

Explorer.prototype.show = function (result, settings, moving) {
  var me = this, numbers = {}, name;
  this.result = this.withOther(result, moving);
  for (name in settings) { numbers[name] = settings[name]; }
  for (name in result.readouts) { numbers[name] = result.readouts[name]; }
  var texts = core.text_values(numbers, this.spec.forms, WORDS);
  this.figures.forEach(function (figure) { figure.draw(result.series, texts, false); });
  this.tellReadouts(this.readouts, texts);
  if (result.feed && this.drawFeed) { this.drawFeed(result.feed); }
  tell(this.sentence, core.say(result.sentence, this.spec.sentences, texts));
  if (result.level) { this.sentence.dataset.level = result.level; }
  window.clearTimeout(this.speaking);
  this.speaking = window.setTimeout(function () { tell(me.status, me.sentence.textContent); }, SAY_AFTER_MS);
  if (this.numbers.open) { this.fillTables(); }
};

Explorer.prototype.tellReadouts = function (places, texts) {
  this.spec.readouts.forEach(function (readout) {
    tell(places[readout.name], core.with_unit(texts[readout.name], readout.unit, WORDS));
  });
};

Explorer.prototype.fillTables = function () {
  var me = this;
  this.spec.tables.forEach(function (table, number) {
    var columns = table.series.map(function (name) { return me.result.series[name]; });
    var rows = "";
    for (var i = 0; i < columns[0].x.length; i += table.every) {
      rows += '<tr><th scope="row">' + core.styled(String(+columns[0].x[i].toFixed(4)), WORDS) + "</th>";
      columns.forEach(function (column) { rows += "<td>" + core.as_text(column.y[i], table.form, WORDS) + "</td>"; });
      rows += "</tr>";
    }
    me.el.querySelector('[data-table="' + number + '"]').innerHTML = rows;
  });
};

STARTS.push(function (root) { withEach(root, '[data-activity="explore"]', function (el) { new Explorer(el); }); });
