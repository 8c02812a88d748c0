/* Moves the finished page: reads each activity's spec, asks the compiled core (lactation), draws what changed.
   Knows no activity and no figure by name. Classic script: works from a folder opened by double-click. */
(function () {
  "use strict";
  var core = window.lactation;
  var WORDS = JSON.parse(document.getElementById("words").textContent);
  // A moving hand asks for no band until it rests: every step of a drag would keep a phone's second core busy.
  var MOVING_MS = 150, REST_MS = 40;
  var SLICE_MS = 6; // how long one slice of the band's work may hold the page
  var SAY_AFTER_MS = 700; // a screen reader hears the sentence when the hand rests

  function all(root, selector) { return Array.prototype.slice.call(root.querySelectorAll(selector)); }
  function json(root, selector) { var el = root.querySelector(selector); return el ? JSON.parse(el.textContent) : null; }

  /* ---- What the reader did, kept on this device ---- */

  var KEY = "milk-in-motion";
  var memory = (function () {
    var data = { version: 1, answers: {} };
    var raw = null;
    try { raw = window.localStorage.getItem(KEY); } catch (error) { return { get: function () {}, set: function () {} }; }
    if (raw !== null) {
      var found = null;
      try { found = JSON.parse(raw); } catch (error) { found = null; }
      if (found && found.version === 1 && found.answers && typeof found.answers === "object") { data = found; }
      else {
        var kept = KEY + "-unreadable-" + Date.now();
        try { window.localStorage.setItem(kept, raw); window.localStorage.removeItem(KEY); } catch (error) { /* full: leave it */ }
        var note = document.createElement("p");
        note.className = "problem card";
        note.setAttribute("role", "alert");
        note.textContent = core.fill_in(WORDS.saved_broken, { found: "“" + raw.slice(0, 40) + "”", kept: kept });
        document.querySelector("main").prepend(note);
      }
    }
    return {
      get: function (name) { return data.answers[name]; },
      set: function (name, value) {
        data.answers[name] = value;
        try { window.localStorage.setItem(KEY, JSON.stringify(data)); } catch (error) { /* private mode or full: the page works on */ }
      }
    };
  })();

  /* ---- Drawing: move the named artists of a finished figure ---- */

  function Figure(el, spec, series) {
    this.el = el;
    this.svg = el.querySelector("svg");
    this.words = spec.words;
    this.middle = this.svg.viewBox.baseVal.width / 2;
    this.parts = [];
    this.placed = all(el, "[data-words]"); // words in a drawing by hand
    for (var name in spec.scales) {
      var groups = all(el, '[data-series="' + name + '"]');
      if (!spec.scales[name].length) { groups.forEach(this.moves, this); }
      else if (groups.length) { this.parts.push(this.part(name, groups[0], spec.scales[name], series)); }
    }
  }

  // A drawing by hand has no scale: each element says how its series' last y, 0 to 1, moves it (figures/sketch.py).
  Figure.prototype.moves = function (el) {
    var found = el.dataset.moves.split(" ");
    this.parts.push({ of: el.dataset.series, el: el, kind: found[0], from: +found[1], to: +found[2] });
  };

  Figure.prototype.move = function (part, value) {
    var at = +(part.from + value * (part.to - part.from)).toPrecision(4);
    if (part.kind === "opacity") { part.el.setAttribute("opacity", at); }
    else if (part.kind === "width") { part.el.setAttribute("stroke-width", at); }
    else if (part.kind === "scale") { part.el.style.transform = "scale(" + at + ")"; }
    else if (part.kind === "shift") { part.el.style.transform = "translateY(" + at + "px)"; }
    else { part.el.style.setProperty(part.kind, at); }
  };

  Figure.prototype.part = function (name, group, scale, series) {
    var text = group.querySelector("text");
    var dots = all(group, "use");
    var part = { name: name, group: group, scale: scale, text: text, path: null, dots: null, of: name.replace(/_label$/, "") };
    if (text) {
      var at = series[part.of];
      part.dy = at ? +text.getAttribute("y") - (scale[2] + scale[3] * at.y[0]) : 0;
    } else if (dots.length || group.querySelector("defs")) {
      part.dots = dots;
      part.holder = dots.length ? dots[0].parentNode : group;
      part.pattern = dots.length ? dots[0] : null;
    } else { part.path = group.querySelector("path"); }
    return part;
  };

  Figure.prototype.draw = function (series, texts, only) {
    for (var i = 0; i < this.parts.length; i++) {
      var part = this.parts[i];
      var data = series[part.of];
      if (!data || (only && !data.low)) { continue; }
      if (part.kind) { this.move(part, data.y[data.y.length - 1]); }
      else if (part.text) { this.label(part, data, texts); }
      else if (part.dots) { this.dots(part, data); }
      else if (data.low) { if (data.low.length) { part.path.setAttribute("d", outline(data, part.scale)); } }
      else { part.path.setAttribute("d", polyline(data.x, data.y, part.scale, "M")); }
    }
    for (var k = 0; !only && k < this.placed.length; k++) {
      var template = this.words[this.placed[k].dataset.words];
      if (template) { this.placed[k].textContent = core.fill_in(template, texts); }
    }
  };

  Figure.prototype.label = function (part, data, texts) {
    var s = part.scale, n = data.x.length;
    if (!n) { return; }
    var x = s[0] + s[1] * data.x[n - 1], y = s[2] + s[3] * data.y[n - 1];
    if (n === 1) { // a dot's label stands on the side that has room, as in figures/style.py
      var left = x < this.middle;
      part.text.style.textAnchor = left ? "start" : "end";
      x += left ? 10 : -8;
      part.dy = left ? 19 : -11;
    }
    part.text.setAttribute("x", x.toFixed(2));
    part.text.setAttribute("y", (y + part.dy).toFixed(2));
    var template = this.words[part.name];
    if (template) { part.text.textContent = core.fill_in(template, texts); }
  };

  Figure.prototype.dots = function (part, data) {
    var s = part.scale;
    while (part.dots.length < data.x.length && part.pattern) {
      var more = part.pattern.cloneNode(true);
      part.holder.appendChild(more);
      part.dots.push(more);
    }
    for (var i = 0; i < part.dots.length; i++) {
      var shown = i < data.x.length;
      part.dots[i].style.display = shown ? "" : "none";
      if (shown) {
        part.dots[i].setAttribute("x", (s[0] + s[1] * data.x[i]).toFixed(2));
        part.dots[i].setAttribute("y", (s[2] + s[3] * data.y[i]).toFixed(2));
      }
    }
  };

  function polyline(xs, ys, s, start) {
    var d = "";
    for (var i = 0; i < xs.length; i++) {
      d += (i ? "L" : start) + (s[0] + s[1] * xs[i]).toFixed(2) + " " + (s[2] + s[3] * ys[i]).toFixed(2);
    }
    return d;
  }

  function outline(data, s) {
    var back = data.x.slice().reverse(), high = data.high.slice().reverse();
    return polyline(data.x, data.low, s, "M") + polyline(back, high, s, "L") + "z";
  }

  /* ---- Explorer ---- */

  // A band's sets of parameters: of the ensemble (`of` is nothing), or of drawn mothers (`of` says how they differ).
  function makeSets(core) {
    var made = {};
    return function (of) {
      var key = JSON.stringify(of);
      made[key] = made[key] || (of ? core.all_mothers(core.parameters, core.mothers, of.expressing, of.held) : core.ensemble.map(function (own) {
        var full = JSON.parse(JSON.stringify(core.parameters)); // one shape for all sets: the browser likes that
        for (var name in own) { full[name] = own[name]; }
        return full;
      }));
      return made[key];
    };
  }
  var sets = makeSets(core);

  // In the worker the core is made anew from its own text: a file of its own could not be loaded from a folder.
  function work(makeCore, makeSets) {
    var core = makeCore(), sets = makeSets(core), newest = {}; // by who asks: the question that still counts
    self.onmessage = function (event) {
      var asked = event.data, found = [], members = sets(asked.of);
      newest[asked.who] = asked.id;
      function some() { // a pause now and then lets a newer setting in
        var stop = performance.now() + 12;
        if (asked.id !== newest[asked.who]) { return; }
        while (found.length < members.length && performance.now() < stop) {
          found.push(core[asked.scene + "_member"](asked.settings, members[found.length]));
        }
        if (found.length < members.length) { setTimeout(some, 0); } else { self.postMessage({ who: asked.who, id: asked.id, members: found }); }
      }
      some();
    };
  }

  var worker = null, asked = 0, waiting = {}; // by who asks: the newest question
  try {
    var text = "(" + work + ")(" + window.lactation_core + "," + makeSets + ");";
    worker = new Worker(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
    worker.onmessage = function (event) {
      var answer = event.data, question = waiting[answer.who];
      if (!question || question.id !== answer.id) { return; } // overtaken by a newer question
      delete waiting[answer.who];
      question.done(answer.members);
    };
    worker.onerror = function (event) { // go on without it
      event.preventDefault();
      worker = null;
      Object.keys(waiting).forEach(function (who) { waiting[who].again(); });
    };
  } catch (error) { worker = null; }

  function runMembers(who, scene, settings, of, wanted, done) {
    if (worker) {
      asked += 1;
      waiting[who] = { id: asked, done: done, again: function () { runMembers(who, scene, settings, of, wanted, done); } };
      worker.postMessage({ who: who, id: asked, scene: scene, settings: settings, of: of });
      return;
    }
    var found = [], members = sets(of);
    function slice() {
      var stop = performance.now() + SLICE_MS;
      while (found.length < members.length && performance.now() < stop) {
        found.push(core[scene + "_member"](settings, members[found.length]));
      }
      if (!wanted()) { return; }
      if (found.length < members.length) { later(slice); } else { done(found); }
    }
    later(slice);
  }

  // A task of its own, without the 4 ms that nested timers wait.
  var later = (function () {
    var channel = new MessageChannel(), tasks = [];
    channel.port1.onmessage = function () { tasks.shift()(); };
    return function (task) { tasks.push(task); channel.port2.postMessage(0); };
  })();

  function Explorer(el) {
    var me = this;
    this.el = el;
    this.spec = json(el, "script.spec");
    this.first = JSON.stringify(this.spec.settings);
    this.settings = JSON.parse(this.first);
    this.light = core[this.spec.scene + "_light"]();
    this.figures = all(el, "figure").map(function (f, i) { return new Figure(f, me.spec.figures[i], me.spec.series); });
    this.sentence = el.querySelector(".say");
    this.status = el.querySelector(".visually-hidden[role=status]");
    this.problem = el.querySelector(".problem");
    this.numbers = el.querySelector("details.numbers");
    this.controls = {};
    this.spec.controls.forEach(function (control) { me.controls[control.name] = me.control(control); });
    this.key = "";
    this.members = [];
    this.mothers = [];
    this.moved = -Infinity;
    this.other = this.spec.other || null;
    this.guess = this.spec.guess ? new Guess(this, this.spec.guess) : null;
    var pin = el.querySelector("button.pin");
    if (pin) {
      pin.hidden = false;
      pin.addEventListener("click", function () { me.compare(me.other ? null : JSON.parse(JSON.stringify(me.settings))); });
    }
    el.querySelector(".controls").addEventListener("submit", function (event) { event.preventDefault(); });
    this.numbers.addEventListener("toggle", function () { if (me.result) { me.fillTables(); } });
    var reset = el.querySelector(".reset");
    reset.hidden = false;
    reset.addEventListener("click", function () {
      me.other = me.spec.other || null;
      me.otherResult = null;
      me.set(JSON.parse(me.first));
    });
    // What somebody typed row by row stays on this device, with the settings it belongs to.
    this.keeps = this.spec.controls.some(function (control) { return control.kind === "pairs"; });
    this.recall();
    el.explorer = this;
    var idle = window.requestIdleCallback || function (task) { window.setTimeout(task, 200); };
    idle(function () { if (!me.key) { me.prepare(); } });
  }

  Explorer.prototype.control = function (spec) {
    var me = this, box = this.el.querySelector('[data-control="' + spec.name + '"]');
    if (spec.kind === "clock" || spec.kind === "day") { return new Clock(box, spec, this); }
    if (spec.kind === "choice" || spec.kind === "cards") { return new Options(box, spec, this); }
    if (spec.kind === "pairs") { return new Pairs(box, spec, this); }
    var input = box.querySelector("input"), output = box.querySelector("output");
    var made = {
      show: function (value) {
        if (spec.kind === "switch") { input.checked = value > 0; return; }
        input.value = value;
        var text = core.as_text(value, spec.form || "0", WORDS) + (spec.unit ? " " + spec.unit : "");
        output.textContent = text;
        input.setAttribute("aria-valuetext", text);
      }
    };
    input.addEventListener("input", function () {
      var change = {};
      change[spec.name] = spec.kind === "switch" ? (input.checked ? 1 : 0) : +input.value;
      me.set(change);
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

  // A control's value in words, as activities/explorer.py's `show` has it.
  Explorer.prototype.inWords = function (spec, value) {
    if (spec.kind === "choice") { return spec.options[value]; }
    if (spec.kind === "cards") {
      var titles = spec.cards.filter(function (card) { return value.indexOf(card.name) >= 0; }).map(function (card) { return card.title; });
      return titles.join(", ") || WORDS.cards_none;
    }
    if (spec.kind === "day") { return core.day_text(value, spec.kinds, WORDS); }
    if (spec.kind === "pairs") { return value.map(function (pair) { return pair.join(" "); }).join("; "); }
    if (spec.kind === "clock") { return value.map(core.clock).join(", "); }
    return (core.as_text(value, spec.form || "0", WORDS) + " " + (spec.unit || "")).trim();
  };

  // Lay a second mother's lines and numbers beside the first's, or (null) take them away.
  Explorer.prototype.compare = function (other) {
    this.other = other;
    this.otherName = "";
    this.otherResult = null;
    this.update();
  };

  Explorer.prototype.withOther = function (result) {
    var me = this, key = this.el.querySelector(".key");
    if (!key) { return result; }
    this.el.classList.toggle("compares", Boolean(this.other));
    key.hidden = !this.other;
    this.el.querySelector("button.pin").textContent = this.other ? WORDS.compare_stop : WORDS.compare_with;
    all(this.el, "[data-other]").forEach(function (el) { el.hidden = !me.other; });
    if (!this.other) { return result; }
    var settings = {}, name;
    for (name in this.spec.fixed) { settings[name] = this.spec.fixed[name]; }
    for (name in this.settings) { settings[name] = name in this.other ? this.other[name] : this.settings[name]; }
    if (!this.otherResult) {
      this.otherResult = core[this.spec.scene + "_show"](settings, core[this.spec.scene + "_run"](settings, core.parameters), []);
    }
    for (name in this.otherResult.series) { result.series[name + "_other"] = this.otherResult.series[name]; }
    var numbers = {};
    for (name in settings) { numbers[name] = settings[name]; }
    for (name in this.otherResult.readouts) { numbers[name] = this.otherResult.readouts[name]; }
    var texts = core.text_values(numbers, this.spec.forms, WORDS);
    this.spec.readouts.forEach(function (readout) {
      me.el.querySelector('[data-other="' + readout.name + '"]').textContent = (texts[readout.name] + " " + readout.unit).trim();
    });
    var differs = this.spec.controls.filter(function (control) {
      return JSON.stringify(settings[control.name]) !== JSON.stringify(me.settings[control.name]);
    }).map(function (control) {
      return (control.group ? control.group + ", " : "") + control.label + ": " + me.inWords(control, settings[control.name]);
    });
    key.querySelector(".differs").textContent = !this.otherName && differs.length ? " (" + differs.join("; ") + ")" : "";
    key.querySelector(".name").textContent = this.otherName || WORDS.other_mother;
    return result;
  };

  Explorer.prototype.recall = function () {
    var kept = this.keeps && memory.get(this.el.id), found = this.all(), name;
    if (!kept || !kept.settings) { return; }
    for (name in this.settings) { if (name in kept.settings) { found[name] = kept.settings[name]; } }
    try { core["check_" + this.spec.scene](found); } catch (error) { return; } // kept by an older course
    for (name in this.settings) {
      this.settings[name] = found[name];
      this.controls[name].show(found[name]);
    }
    this.tellKept(JSON.stringify(this.settings) !== this.first);
    this.prepare();
  };

  // What was typed last time is not shown unasked: the card says so, and can forget it.
  Explorer.prototype.tellKept = function (shown) {
    var me = this, note = this.el.querySelector(".kept");
    if (!note) { return; }
    note.hidden = !shown;
    note.querySelector("button").onclick = function () {
      me.el.querySelector(".reset").click();
      note.hidden = true;
    };
  };

  Explorer.prototype.set = function (changes) {
    for (var name in changes) {
      this.settings[name] = changes[name];
      this.controls[name].show(changes[name]);
    }
    this.update();
    if (this.keeps && this.problem.hidden) { memory.set(this.el.id, { settings: this.settings }); }
  };

  Explorer.prototype.all = function () {
    var settings = {}, name;
    for (name in this.spec.fixed) { settings[name] = this.spec.fixed[name]; }
    for (name in this.settings) { settings[name] = this.settings[name]; }
    return settings;
  };

  Explorer.prototype.update = function () {
    var scene = this.spec.scene, settings = this.all(), light = this.light;
    try {
      core["check_" + scene](settings);
      var heavy = JSON.stringify(this.settings, function (k, v) { return light.indexOf(k) < 0 ? v : undefined; });
      if (heavy !== this.key) {
        this.run = core[scene + "_run"](settings, core.parameters);
        this.key = heavy;
        this.members = [];
        this.mothers = [];
        if (this.guess) { this.guess.moved(); }
      }
      this.show(this.banded(settings), settings);
      this.problem.hidden = true;
    } catch (error) {
      this.problem.textContent = core.fill_in(WORDS.figure_broken, { problem: error.message });
      this.problem.hidden = false;
      return;
    }
    if (this.spec.band && !this.whole()) {
      this.el.classList.add("band-waits");
      this.think();
    }
  };

  Explorer.prototype.whole = function () { return (this.spec.mothers ? this.mothers : this.members).length > 0; };

  // The scene's result with the bands that are there already; activities/explorer.py's `result` does the same.
  Explorer.prototype.banded = function (settings) {
    var show = core[this.spec.scene + "_show"], result = show(settings, this.run, this.members);
    if (!this.mothers.length) { return result; }
    var others = show(settings, this.run, this.mothers).series;
    for (var name in others) { if (/_band$/.test(name)) { result.series[name.replace(/_band$/, "_mothers")] = others[name]; } }
    return result;
  };

  // The ensemble's runs happen beside the page, in a worker; where there is none, in slices between the hand's moves.
  Explorer.prototype.think = function () {
    var me = this, key = this.key, settings = this.all();
    if (this.thinking === key) { return; }
    this.thinking = key;
    var now = performance.now(), moving = now - this.moved < MOVING_MS;
    this.moved = now;
    window.clearTimeout(this.resting);
    this.resting = window.setTimeout(function () { me.ask(key, settings); }, moving ? REST_MS : 0);
  };

  Explorer.prototype.ask = function (key, settings) {
    var me = this, of = { expressing: this.spec.expressing, held: this.spec.held };
    var wanted = function () { return me.key === key; }; // if not, a newer setting is on its way
    runMembers(this.el.id, this.spec.scene, settings, null, wanted, function (members) {
      if (!wanted()) { return; }
      me.members = members;
      me.drawBands();
      if (me.whole()) { return; }
      runMembers(me.el.id, me.spec.scene, settings, of, wanted, function (mothers) {
        if (!wanted()) { return; }
        me.mothers = mothers;
        me.drawBands();
      });
    });
  };

  Explorer.prototype.drawBands = function () {
    var me = this;
    this.result = this.banded(this.all());
    this.figures.forEach(function (figure) { figure.draw(me.result.series, {}, true); });
    if (!this.whole()) { return; }
    this.thinking = "";
    this.el.classList.remove("band-waits");
    this.el.dispatchEvent(new CustomEvent("band"));
  };

  // Work out what the first move will need, before the hand comes.
  Explorer.prototype.prepare = function () {
    this.update();
    window.clearTimeout(this.speaking); // nobody asked yet
  };

  Explorer.prototype.show = function (result, settings) {
    var me = this, numbers = {}, name;
    this.result = this.withOther(result);
    for (name in settings) { numbers[name] = settings[name]; }
    for (name in result.readouts) { numbers[name] = result.readouts[name]; }
    var texts = core.text_values(numbers, this.spec.forms, WORDS);
    this.figures.forEach(function (figure) { figure.draw(result.series, texts, false); });
    this.spec.readouts.forEach(function (readout) {
      me.el.querySelector('[data-readout="' + readout.name + '"]').textContent = (texts[readout.name] + " " + readout.unit).trim();
    });
    this.sentence.textContent = core.say(result.sentence, this.spec.sentences, texts);
    if (result.level) { this.sentence.dataset.level = result.level; }
    window.clearTimeout(this.speaking);
    this.speaking = window.setTimeout(function () { me.status.textContent = me.sentence.textContent; }, SAY_AFTER_MS);
    if (this.numbers.open) { this.fillTables(); }
  };

  Explorer.prototype.fillTables = function () {
    var me = this;
    this.spec.tables.forEach(function (table, number) {
      var columns = table.series.map(function (name) { return me.result.series[name]; });
      var rows = "";
      for (var i = 0; i < columns[0].x.length; i += table.every) {
        rows += '<tr><th scope="row">' + +columns[0].x[i].toFixed(4) + "</th>";
        columns.forEach(function (column) { rows += "<td>" + core.as_text(column.y[i], table.form, WORDS) + "</td>"; });
        rows += "</tr>";
      }
      me.el.querySelector('[data-table="' + number + '"]').innerHTML = rows;
    });
  };

  /* ---- Radio buttons and cards ---- */

  function Options(box, spec, explorer) {
    this.inputs = all(box, "input");
    this.spec = spec;
    var me = this;
    this.inputs.forEach(function (input) {
      input.addEventListener("change", function () {
        var change = {};
        var checked = me.inputs.filter(function (one) { return one.checked; }).map(function (one) { return one.value; });
        var laid = spec.kind === "cards" ? explorer.settings[spec.name] : []; // cards stay in the order in which they were laid
        change[spec.name] = spec.kind === "choice" ? +checked[0] : laid.filter(function (one) { return checked.indexOf(one) >= 0; })
          .concat(checked.filter(function (one) { return laid.indexOf(one) < 0; }));
        explorer.set(change);
      });
    });
    this.show(explorer.settings[spec.name]);
  }

  Options.prototype.show = function (value) {
    var cards = this.spec.kind === "cards";
    this.inputs.forEach(function (input) { input.checked = cards ? value.indexOf(input.value) >= 0 : +input.value === value; });
  };

  /* ---- A slider that plays ---- */

  function startPlay(button, input, seconds) {
    var running = 0, calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    var span = input.max - input.min;
    function stop() { window.clearInterval(running); running = 0; button.textContent = WORDS.play; }
    button.hidden = false;
    button.addEventListener("click", function () {
      if (running) { stop(); return; }
      if (+input.value >= +input.max) { input.value = input.min; }
      button.textContent = WORDS.pause;
      var at = +input.value, last = performance.now();
      running = window.setInterval(function () { // calm: a few still pictures instead of a film
        var now = performance.now();
        at += span * (now - last) / 1000 / seconds;
        last = now;
        input.value = at;
        input.dispatchEvent(new Event("input", { bubbles: true }));
        if (at >= +input.max) { stop(); }
      }, calm ? 1000 * seconds / 10 : 50);
    });
    input.addEventListener("pointerdown", stop);
    input.addEventListener("keydown", stop);
  }

  /* ---- Draw a line before it is shown ---- */

  function Guess(explorer, spec) {
    var me = this;
    this.explorer = explorer;
    this.spec = spec;
    this.touched = {}; // the handles that were moved: the rest is no guess
    this.text = explorer.el.querySelector(".gap");
    explorer.figures.forEach(function (figure) {
      figure.parts.forEach(function (part) {
        if (part.name === spec.series) { me.figure = figure; me.scale = part.scale; }
      });
    });
    this.heights = spec.at.map(function () { return spec.start; });
    this.handles = svg("g", { class: "guess" }, this.figure.svg);
    spec.at.forEach(function (x, i) { me.handles.appendChild(me.handle(x, i)); });
    this.close();
  }

  Guess.prototype.handle = function (x, i) {
    var me = this, spec = this.spec, KEYS = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1, PageUp: 5, PageDown: -5 };
    var g = svg("g", { role: "slider", tabindex: 0, class: "feed", "aria-valuemin": spec.low, "aria-valuemax": spec.high,
      "aria-label": core.fill_in(spec.label, { x: core.as_text(x, spec.x_form, WORDS) }) });
    svg("circle", { r: 20, class: "finger" }, g);
    svg("circle", { r: 8, class: "dot" }, g);
    g.addEventListener("keydown", function (event) {
      if (event.key in KEYS) { me.put(i, me.heights[i] + KEYS[event.key] * spec.step); }
      else if (event.key === "Home") { me.put(i, spec.low); }
      else if (event.key === "End") { me.put(i, spec.high); }
      else { return; }
      event.preventDefault();
    });
    noScroll(g);
    g.addEventListener("pointerdown", function (event) {
      g.setPointerCapture(event.pointerId);
      g.focus({ preventScroll: true });
      event.preventDefault();
    });
    g.addEventListener("pointermove", function (event) {
      if (!g.hasPointerCapture(event.pointerId)) { return; }
      var at = new DOMPoint(event.clientX, event.clientY).matrixTransform(me.figure.svg.getScreenCTM().inverse());
      me.put(i, (at.y - me.scale[2]) / me.scale[3]);
    });
    return g;
  };

  Guess.prototype.put = function (i, height) {
    var spec = this.spec;
    this.touched[i] = true;
    this.heights[i] = Math.min(spec.high, Math.max(spec.low, Math.round(height / spec.step) * spec.step));
    this.draw();
  };

  Guess.prototype.draw = function () {
    var me = this, s = this.scale, spec = this.spec;
    this.heights.forEach(function (height, i) {
      var handle = me.handles.children[i], text = core.as_text(height, spec.form, WORDS) + " " + spec.unit;
      handle.setAttribute("transform", "translate(" + (s[0] + s[1] * spec.at[i]).toFixed(2) + " " + (s[2] + s[3] * height).toFixed(2) + ")");
      handle.setAttribute("aria-valuenow", height);
      handle.setAttribute("aria-valuetext", text);
    });
    this.figure.el.querySelector('[data-series="guess"] path').setAttribute("d", polyline(spec.at, this.heights, s, "M"));
  };

  // Ask for a line; `heights` are those drawn before, if any.
  Guess.prototype.open = function (heights) {
    var el = this.explorer.el, start = this.spec.start;
    this.touched = {};
    if (heights) { heights.forEach(function (height, i) { if (height !== start) { this.touched[i] = true; } }, this); }
    this.heights = heights && heights.length === this.spec.at.length ? heights.slice() : this.spec.at.map(function () { return start; });
    el.classList.add("drawing");
    el.classList.remove("drawn");
    el.querySelector(".draw").hidden = false;
    this.figure.svg.setAttribute("role", "group"); // an image would hide its handles from screen readers
    this.handles.style.display = "";
    this.text.hidden = true;
    this.draw();
  };

  Guess.prototype.close = function () {
    this.explorer.el.classList.remove("drawing");
    this.explorer.el.querySelector(".draw").hidden = true;
    this.figure.svg.setAttribute("role", "img");
    this.handles.style.display = "none";
  };

  // Lay the drawn line beside the model's and say where they differ most.
  Guess.prototype.reveal = function () {
    var me = this, spec = this.spec, line = this.explorer.result.series[spec.series];
    function moved(value, i) { return me.touched[i]; }
    this.close();
    if (!this.drawn()) { return; }
    var found = core.widest_gap(spec.at.filter(moved), this.heights.filter(moved), line.x, line.y, spec.high - spec.low);
    var texts = { x: core.as_text(found.x, spec.x_form, WORDS) };
    ["guess", "model", "gap"].forEach(function (name) { texts[name] = core.as_text(found[name], spec.form, WORDS); });
    this.text.textContent = core.fill_in(spec[found.verdict], texts);
    this.text.hidden = false;
    this.explorer.el.classList.add("drawn");
  };

  Guess.prototype.drawn = function () { return Object.keys(this.touched).length > 0; };

  Guess.prototype.moved = function () { // the line was drawn for other settings
    this.explorer.el.classList.remove("drawn");
    this.text.hidden = true;
  };

  /* ---- A clock of feeds: add, move, remove by mouse, touch and keyboard ---- */

  var SVG = "http://www.w3.org/2000/svg";
  var RADIUS = 112, CENTRE = 150, STEP_H = 0.25;
  var SHAPES = { // of what a planned day may hold; a kind without a shape is a dot
    feed: "M-13 0a13 13 0 1 0 26 0a13 13 0 1 0 -26 0z", express: "M-12 -12H12V12H-12z", cup: "M-13 -11H13L0 14z",
    sleep: "M4 -14a14 14 0 1 0 9 19a11 11 0 0 1 -9 -19z", meal: "M-14 -4H14a14 14 0 0 1 -28 0z",
    help: "M-5 -14H5V-5H14V5H5V14H-5V5H-14V-5H-5z"
  };

  function svg(name, attributes, parent) {
    var el = document.createElementNS(SVG, name);
    for (var key in attributes) { el.setAttribute(key, attributes[key]); }
    if (parent) { parent.appendChild(el); }
    return el;
  }

  // A finger on a handle moves the handle, never the page: touch-action on a part of a drawing does not always hold.
  function noScroll(handle) {
    handle.addEventListener("touchstart", function (event) { event.preventDefault(); }, { passive: false });
  }

  function place(hour, radius) {
    var angle = (hour / 24) * 2 * Math.PI - Math.PI / 2;
    return [CENTRE + radius * Math.cos(angle), CENTRE + radius * Math.sin(angle)];
  }

  function Clock(box, spec, explorer) {
    var me = this;
    this.box = box;
    this.spec = spec;
    this.explorer = explorer;
    this.read(explorer.settings[spec.name]);
    this.chosen = -1;
    this.svg = svg("svg", { viewBox: "0 0 300 300", class: "clock-face" }, box.querySelector(".dial"));
    var night = place(22, RADIUS), morning = place(6, RADIUS);
    this.ring = svg("circle", { cx: CENTRE, cy: CENTRE, r: RADIUS, class: "ring" }, this.svg);
    svg("path", { d: "M" + night + "A" + RADIUS + " " + RADIUS + " 0 0 1 " + morning, class: "night" }, this.svg);
    this.touch = svg("circle", { cx: CENTRE, cy: CENTRE, r: RADIUS, class: "touch" }, this.svg);
    for (var h = 0; h < 24; h++) {
      var a = place(h, RADIUS - 20), b = place(h, RADIUS - (h % 6 ? 25 : 30));
      svg("path", { d: "M" + a + "L" + b, class: "tick" }, this.svg);
      if (h % 6 === 0) {
        var t = place(h, RADIUS - 56);
        svg("text", { x: t[0], y: t[1] + 5, class: "hour" }, this.svg).textContent = core.clock(h);
      }
    }
    this.handles = svg("g", {}, this.svg);
    this.times = box.querySelector(".times");
    this.add = box.querySelector(".add");
    this.remove = box.querySelector(".remove");
    box.querySelector(".buttons").hidden = false;
    this.touch.addEventListener("click", function (event) { me.insert(me.hourAt(event)); });
    this.add.addEventListener("click", function () { me.insert(me.middleOfLongestGap()); });
    this.remove.addEventListener("click", function () { me.drop(me.chosen); });
    this.kind = box.querySelector(".kind");
    if (this.kind) { this.kind.addEventListener("click", function () { me.turn(me.chosen); }); }
    this.render();
  }

  // The hours of a clock, or of a planned day with what happens at each.
  Clock.prototype.read = function (value) {
    var day = this.spec.kind === "day";
    this.hours = value.map(function (one) { return day ? one[0] : one; });
    this.kinds = value.map(function (one) { return day ? one[1] : "feed"; });
  };

  Clock.prototype.value = function () {
    var me = this, day = this.spec.kind === "day";
    return this.hours.map(function (hour, i) { return day ? [hour, me.kinds[i]] : hour; });
  };

  Clock.prototype.turn = function (index) {
    if (index < 0 || !this.kind) { return; }
    var names = Object.keys(this.spec.kinds);
    this.kinds[index] = names[(names.indexOf(this.kinds[index]) + 1) % names.length];
    this.changed();
    this.focus();
  };

  Clock.prototype.hourAt = function (event) {
    var frame = this.svg.getBoundingClientRect();
    var x = event.clientX - frame.left - frame.width / 2, y = event.clientY - frame.top - frame.height / 2;
    var hour = ((Math.atan2(y, x) + Math.PI / 2) / (2 * Math.PI)) * 24;
    return this.tidy(hour);
  };

  Clock.prototype.tidy = function (hour) { return ((Math.round(hour / STEP_H) * STEP_H) % 24 + 24) % 24; };

  Clock.prototype.middleOfLongestGap = function () {
    var sorted = this.hours.slice().sort(function (a, b) { return a - b; });
    if (!sorted.length) { return 6; }
    var best = 0, at = 0;
    for (var i = 0; i < sorted.length; i++) {
      var gap = (i + 1 < sorted.length ? sorted[i + 1] : sorted[0] + 24) - sorted[i];
      if (gap > best) { best = gap; at = sorted[i] + gap / 2; }
    }
    return this.tidy(at);
  };

  Clock.prototype.insert = function (hour) {
    if (this.hours.length >= this.spec.most) { // said beside the list of times, not in its place
      this.render();
      this.times.textContent += " " + (this.kind ? WORDS.day_full : WORDS.clock_full);
      return;
    }
    this.hours.push(hour);
    this.kinds.push(this.spec.kind === "day" ? Object.keys(this.spec.kinds)[0] : "feed");
    this.chosen = this.hours.length - 1;
    this.changed();
    this.focus();
  };

  Clock.prototype.drop = function (index) {
    if (index < 0 || index >= this.hours.length) { return; }
    this.hours.splice(index, 1);
    this.kinds.splice(index, 1);
    this.chosen = Math.min(index, this.hours.length - 1);
    this.changed();
    if (this.chosen >= 0) { this.focus(); } else { this.add.focus(); }
  };

  Clock.prototype.move = function (index, hour) {
    this.hours[index] = this.tidy(hour);
    this.chosen = index;
    this.changed();
  };

  Clock.prototype.changed = function () {
    var change = {};
    change[this.spec.name] = this.value();
    this.explorer.set(change);
  };

  Clock.prototype.show = function (hours) {
    this.read(hours);
    if (this.chosen >= hours.length) { this.chosen = -1; }
    this.render();
  };

  Clock.prototype.focus = function () { this.handles.children[this.chosen].focus(); };

  Clock.prototype.render = function () {
    var me = this;
    while (this.handles.children.length > this.hours.length) { this.handles.removeChild(this.handles.lastChild); }
    while (this.handles.children.length < this.hours.length) { this.handles.appendChild(this.handle(this.handles.children.length)); }
    this.hours.forEach(function (hour, i) {
      var at = place(hour, RADIUS), handle = me.handles.children[i], text = core.clock(hour);
      handle.setAttribute("transform", "translate(" + at[0].toFixed(2) + " " + at[1].toFixed(2) + ")");
      handle.setAttribute("aria-valuenow", hour);
      handle.setAttribute("aria-valuetext", text);
      handle.setAttribute("aria-label", (me.kind ? me.spec.kinds[me.kinds[i]] : WORDS.clock_feed) + " " + (i + 1));
      handle.setAttribute("data-kind", me.kinds[i]);
      handle.lastChild.setAttribute("d", SHAPES[me.kinds[i]] || SHAPES.feed);
      handle.classList.toggle("chosen", i === me.chosen);
    });
    this.remove.disabled = this.chosen < 0;
    if (this.kind) {
      this.kind.disabled = this.chosen < 0;
      this.times.textContent = core.day_text(this.value(), this.spec.kinds, WORDS);
      return;
    }
    var times = this.hours.slice().sort(function (a, b) { return a - b; }).map(core.clock);
    this.times.textContent = times.length ? core.fill_in(WORDS.clock_now, { times: times.join(", ") }) : WORDS.clock_none;
  };

  Clock.prototype.handle = function (index) {
    var me = this, KEYS = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 4, PageDown: -4 };
    var g = svg("g", { role: "slider", tabindex: 0, "aria-valuemin": 0, "aria-valuemax": 23.75, class: "feed" });
    svg("circle", { r: 23, class: "finger" }, g);
    svg("path", { d: SHAPES.feed, class: "dot" }, g);
    g.addEventListener("keydown", function (event) {
      if (event.key === "Enter" && me.kind) { me.turn(index); }
      else if (event.key in KEYS) { me.move(index, me.hours[index] + KEYS[event.key] * STEP_H); }
      else if (event.key === "Home") { me.move(index, 0); }
      else if (event.key === "End") { me.move(index, 23.75); }
      else if (event.key === "Delete" || event.key === "Backspace") { me.drop(index); }
      else { return; }
      event.preventDefault();
    });
    g.addEventListener("focus", function () { me.chosen = index; me.render(); });
    noScroll(g);
    g.addEventListener("pointerdown", function (event) {
      g.setPointerCapture(event.pointerId);
      me.chosen = index;
      g.focus({ preventScroll: true });
      event.preventDefault();
    });
    g.addEventListener("pointermove", function (event) {
      if (g.hasPointerCapture(event.pointerId)) { me.move(index, me.hourAt(event)); }
    });
    return g;
  };

  /* ---- Rows of two numbers: type, add, remove ---- */

  function Pairs(box, spec, explorer) {
    var me = this;
    this.box = box;
    this.spec = spec;
    this.explorer = explorer;
    this.list = box.querySelector(".rows");
    this.pattern = box.querySelector("template").content.firstElementChild;
    this.problem = box.querySelector(".problem");
    this.add = box.querySelector(".add");
    this.columns = spec.columns.map(function (column) {
      var made = { name: column.label, min: column.min, max: column.max };
      if (column.unit) { made.unit = column.unit; }
      return made;
    });
    this.add.parentNode.hidden = false;
    this.add.addEventListener("click", function () {
      me.insert();
      me.number();
      me.list.lastElementChild.querySelector("input").focus();
    });
    this.list.addEventListener("input", function () { me.changed(false); });
    // The hand rests: now say what is wrong, but not while a row is half typed.
    this.list.addEventListener("change", function (event) {
      me.changed(all(event.target.closest("li"), "input").every(function (input) { return input.value !== ""; }));
    });
    this.list.addEventListener("focusout", function (event) {
      if (!event.target.closest("li").contains(event.relatedTarget)) { me.changed(true); }
    });
    this.list.addEventListener("click", function (event) {
      var button = event.target.closest("button");
      if (button) { me.drop(button.closest("li")); }
    });
    this.show(explorer.settings[spec.name]);
  }

  Pairs.prototype.insert = function (values) {
    var row = document.importNode(this.pattern, true);
    all(row, "input").forEach(function (input, i) { input.value = values ? values[i] : ""; });
    this.list.appendChild(row);
  };

  Pairs.prototype.drop = function (row) {
    var near = row.nextElementSibling || row.previousElementSibling;
    this.list.removeChild(row);
    this.number();
    this.changed(true);
    (near ? near.querySelector("input") : this.add).focus();
  };

  // Names and ids follow the order of the rows.
  Pairs.prototype.number = function () {
    var me = this, rows = all(this.list, "li");
    rows.forEach(function (row, r) {
      var labels = all(row, "label"), button = row.querySelector("button"), n = String(r + 1);
      all(row, "input").forEach(function (input, i) {
        input.id = me.explorer.el.id + "-" + me.spec.name + "-" + n + "-" + i;
        labels[i].htmlFor = input.id;
        labels[i].textContent = core.fill_in(WORDS.pairs_row, { label: me.spec.columns[i].label, n: n });
      });
      button.hidden = false;
      button.setAttribute("aria-label", core.fill_in(WORDS.pairs_remove, { n: n }));
    });
    this.add.disabled = rows.length >= this.spec.most;
  };

  // Rows as typed; empty ones at the end are not there yet.
  Pairs.prototype.read = function () {
    var rows = all(this.list, "li").map(function (row) {
      return all(row, "input").map(function (input) {
        var text = input.value.trim();
        return text === "" ? WORDS.pairs_nothing : core.typed_number(text);
      });
    });
    function empty(row) { return row[0] === WORDS.pairs_nothing && row[1] === WORDS.pairs_nothing; }
    while (rows.length && empty(rows[rows.length - 1])) { rows.pop(); }
    return rows;
  };

  Pairs.prototype.fault = function (rows) {
    try { core.check_pairs(this.spec.label, rows, this.columns[0], this.columns[1], this.spec.most); }
    catch (error) { return error.message.replace(/^\w+: /, ""); } // without Python's name for it
    return "";
  };

  Pairs.prototype.changed = function (resting) {
    var me = this, rows = this.read(), fault = this.fault(rows), change = {};
    if (!fault) {
      change[this.spec.name] = rows;
      var follows = this.explorer.spec.controls.filter(function (control) { return control.name === me.spec.moves; })[0];
      if (follows) { // a new newest row is what the reader asks about; an older one that is mended is not
        var now = this.explorer.settings[follows.name], before = this.explorer.settings[this.spec.name];
        change[follows.name] = core.follow_newest(before, rows, now, follows.min || 0, follows.max);
      }
      this.explorer.set(change);
      return;
    }
    if (resting || !this.problem.hidden) { this.tell(fault); }
    if (this.problem.hidden) { return; }
    var at = 0; // the row that is wrong
    while (at < rows.length && !this.fault(rows.slice(0, at + 1))) { at += 1; }
    all(this.list, "li").forEach(function (row, r) { me.mark(row, r === at); });
  };

  Pairs.prototype.mark = function (row, wrong) {
    all(row, "input").forEach(function (input) {
      if (wrong) { input.setAttribute("aria-invalid", "true"); } else { input.removeAttribute("aria-invalid"); }
    });
  };

  Pairs.prototype.tell = function (text) {
    if (this.problem.textContent !== text) { this.problem.textContent = text; }
    this.problem.hidden = !text;
  };

  Pairs.prototype.show = function (rows) {
    var me = this;
    if (JSON.stringify(this.read()) !== JSON.stringify(rows)) { // otherwise leave what stands as it was typed
      this.list.textContent = "";
      rows.forEach(this.insert, this);
    }
    all(this.list, "li").forEach(function (row) { me.mark(row, false); });
    this.tell("");
    this.number();
  };

  /* ---- Questions ---- */

  function chosen(form) { var input = form.querySelector(".ask input:checked"); return input ? +input.value : -1; }

  function reveal(form, choice) {
    all(form, ".reason").forEach(function (reason) {
      var here = +reason.dataset.option === choice || reason.dataset.best === "1";
      reason.hidden = !here;
      reason.classList.toggle("best", reason.dataset.best === "1");
    });
    all(form, ".sources, .fault-say").forEach(function (more) { more.hidden = false; });
    var shown = form.querySelector('.reason[data-option="' + choice + '"]');
    return shown ? shown.textContent : "";
  }

  function startPredict(form, explorer, story) {
    var section = explorer ? explorer.el : form.closest(".activity"), sure = form.querySelector("input[type=range]"), output = form.querySelector("output");
    var spec = json(form, "script.see"), then = form.querySelector(".then"), name = form.dataset.lesson + "/predict";
    var best = all(form, ".reason").findIndex(function (r) { return r.dataset.best === "1"; });
    sure.addEventListener("input", function () { output.textContent = sure.value + " %"; });
    var guess = explorer && explorer.guess, drawn = memory.get(form.dataset.lesson + "/draw");
    function run() {
      if (!explorer) { return; }
      if (!story) { explorer.set(spec.see); return; }
      var settings = JSON.parse(explorer.first);
      for (var key in spec.see) { settings[key] = spec.see[key]; }
      explorer.other = Object.keys(spec.other).length ? spec.other : null;
      explorer.otherResult = null;
      explorer.otherName = spec.other_name;
      section.classList.remove("asking");
      Object.keys(spec.see).forEach(function (name) {
        var fold = section.querySelector('[data-control="' + name + '"]').closest("details.group");
        if (fold) { fold.open = true; }
      });
      explorer.set(settings);
    }
    function finish(choice, again) {
      if (!story) { section.classList.add("committed"); }
      reveal(form, choice);
      then.hidden = false;
      all(form, ".ask input, input[type=range]").forEach(function (input) { input.disabled = true; });
      if (!story) { form.querySelector("button").hidden = true; }
      if (!again) {
        run();
        if (guess) {
          if (guess.drawn()) { memory.set(form.dataset.lesson + "/draw", { heights: guess.heights }); }
          guess.reveal();
        }
        if (story) { story.after(); }
        then.focus({ preventScroll: true });
        section.scrollIntoView({ block: "start" });
        section.scrollTop = 0; // in workshop mode it is the section that scrolls
      } else if (guess && drawn && !story) {
        run();
        guess.open(drawn.heights);
        guess.reveal();
      }
    }
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      var choice = chosen(form);
      if (choice < 0 && section.classList.contains("workshop")) { finish(choice, false); return; } // the groups have answered
      if (choice < 0) { form.querySelector(".ask input").focus(); return; }
      var count = all(form, ".ask input").length;
      memory.set(name, { choice: choice, sure: +sure.value, brier: core.brier(choice, best, count, sure.value / 100) });
      finish(choice, false);
    });
    var before = memory.get(name);
    if (before && form.querySelector('.ask input[value="' + before.choice + '"]')) {
      form.querySelector('.ask input[value="' + before.choice + '"]').checked = true;
      sure.value = before.sure;
      output.textContent = sure.value + " %";
      finish(before.choice, true);
    } else if (guess && !story) { guess.open(drawn && drawn.heights); }
  }

  // A preset: opening its question veils the curves until the learner has committed.
  function startStory(details, explorer) {
    var form = details.querySelector("form.predict"), bets = new Bets(form, explorer);
    details.addEventListener("toggle", function () {
      var open = all(explorer.el, ".story[open]")[0], asks = Boolean(open) && open.querySelector(".then").hidden;
      explorer.el.classList.toggle("asking", asks);
      if (explorer.guess) { if (asks) { explorer.guess.open(); } else { explorer.guess.close(); } }
    });
    form.querySelector("button[type=submit]").textContent = WORDS.story_commit;
    startPredict(form, explorer, { after: function () { bets.wait(form); } });
  }

  /* ---- A workshop's bets: placed by groups, hidden until the run ---- */

  function html(name, attributes, parent, text) {
    var made = document.createElement(name);
    for (var key in attributes) { made.setAttribute(key, attributes[key]); }
    if (text) { made.textContent = text; }
    if (parent) { parent.appendChild(made); }
    return made;
  }

  function Bets(form, explorer) {
    var me = this, spec = json(form, "script.see"), id = form.dataset.lesson;
    this.explorer = explorer;
    this.form = form;
    this.readout = explorer.spec.readouts.filter(function (one) { return one.name === spec.bet; })[0];
    if (!this.readout) { return; }
    this.options = all(form, ".ask .choice span").map(function (span) { return span.textContent; });
    this.best = all(form, ".reason").findIndex(function (r) { return r.dataset.best === "1"; });
    this.name = id + "/bets";
    this.placed = memory.get(this.name) || [];
    var box = html("div", { class: "bets" });
    form.insertBefore(box, form.querySelector("button[type=submit]"));
    html("h3", {}, box, WORDS.bets_title);
    var row = html("p", { class: "row" }, box);
    var group = html("input", { type: "text", autocomplete: "off" }, html("label", {}, row, WORDS.bets_group + " "));
    var choice = html("select", { "aria-label": form.querySelector("legend").textContent }, row);
    this.options.forEach(function (option, i) { html("option", { value: i }, choice, option); });
    var label = core.fill_in(WORDS.bets_number, { label: this.readout.label, unit: this.readout.unit });
    var number = html("input", { type: "password", inputmode: "decimal", autocomplete: "off" }, html("label", {}, row, label + " "));
    var sure = html("select", { "aria-label": WORDS.sure_label }, row);
    [1, 2, 3].forEach(function (points) { html("option", { value: points }, sure, WORDS["bets_sure_" + points]); });
    var button = html("button", { type: "button", class: "quiet" }, row, WORDS.bets_place);
    this.problem = html("p", { class: "problem", role: "alert" }, box);
    this.list = html("ul", { "aria-live": "polite" }, box);
    var clear = html("button", { type: "button", class: "quiet" }, html("p", {}, box), WORDS.bets_clear);
    clear.addEventListener("click", function () { me.placed = []; me.keep(); me.hide(); });
    button.addEventListener("click", function () {
      var value = parseFloat(number.value.replace(",", "."));
      var fine = Boolean(group.value.trim()) && isFinite(value);
      me.problem.hidden = fine;
      if (!fine) { me.problem.textContent = core.fill_in(WORDS.bets_missing, { found: "“" + group.value + "”, “" + number.value + "”" }); return; }
      me.placed.push({ group: group.value.trim(), choice: +choice.value, number: value, sure: +sure.value });
      me.keep();
      group.value = number.value = "";
      choice.selectedIndex = sure.selectedIndex = 0; // the next group must not read it
      me.hide();
      group.focus();
    });
    this.uncover = html("button", { type: "button" }, null, WORDS.bets_uncover);
    box.insertBefore(this.uncover, this.list);
    this.uncover.addEventListener("click", function () { me.uncover.hidden = true; me.show(); form.querySelector(".then").hidden = false; });
    this.uncover.hidden = this.problem.hidden = true;
    this.hide();
  }

  // The run comes first, in silence; then the bets and the explanation.
  Bets.prototype.wait = function (form) {
    if (!this.readout || !this.placed.length || !this.explorer.el.classList.contains("workshop")) { this.show(); return; }
    this.hide();
    this.uncover.hidden = false;
    form.querySelector(".then").hidden = true;
    all(form, ".reason, .sources").forEach(function (el) { el.hidden = true; });
  };

  Bets.prototype.keep = function () { memory.set(this.name, this.placed); };

  Bets.prototype.hide = function () {
    this.list.textContent = "";
    this.placed.forEach(function (bet) { html("li", {}, this.list, core.fill_in(WORDS.bets_hidden, { group: bet.group })); }, this);
  };

  Bets.prototype.show = function () {
    if (!this.readout) { return; }
    var me = this, model = this.explorer.result.readouts[this.readout.name];
    var form = this.explorer.spec.forms[this.readout.name] || "0";
    function text(value) { return (core.as_text(value, form, WORDS) + " " + me.readout.unit).trim(); }
    function away(bet) { return Math.abs(bet.number - model); }
    this.list.textContent = "";
    this.placed.slice().sort(function (a, b) { return away(a) - away(b); }).forEach(function (bet) {
      html("li", {}, me.list, core.fill_in(WORDS.bets_shown, { group: bet.group, option: me.options[bet.choice],
        right: bet.choice === me.best ? WORDS.right : WORDS.not_quite, number: text(bet.number), model: text(model), gap: text(away(bet)),
        points: core.fixed((bet.choice === me.best ? 1 : -1) * (bet.sure || 1), 0) }));
    });
    reveal(this.form, chosen(this.form));
  };

  function startWorkshop(button, section) {
    function set(on) {
      section.classList.toggle("workshop", on);
      all(document, "body > :not(main), main > *").forEach(function (el) { el.inert = on && !el.contains(section); });
      button.textContent = on ? WORDS.workshop_end : WORDS.workshop;
    }
    button.hidden = false;
    button.addEventListener("click", function () {
      var on = !section.classList.contains("workshop");
      set(on);
      // Where the browser has no full screen, the large view is enough.
      if (on && section.requestFullscreen) { section.requestFullscreen().catch(function () {}); }
      else if (!on && document.fullscreenElement) { document.exitFullscreen(); }
    });
    document.addEventListener("fullscreenchange", function () { if (!document.fullscreenElement) { set(false); } });
    section.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && section.classList.contains("workshop") && !document.fullscreenElement) { set(false); button.focus(); }
    });
  }

  function startQuiz(section) {
    var status = section.querySelector(".visually-hidden[role=status]");
    all(section, "form").forEach(function (form) {
      var name = form.dataset.lesson + "/" + form.querySelector(".ask").dataset.item;
      form.addEventListener("submit", function (event) {
        event.preventDefault();
        var choice = chosen(form);
        if (choice < 0) { form.querySelector(".ask input").focus(); return; }
        memory.set(name, { choice: choice });
        status.textContent = reveal(form, choice);
      });
      var before = memory.get(name), input = before && form.querySelector('.ask input[value="' + before.choice + '"]');
      if (input) { input.checked = true; reveal(form, before.choice); }
    });
  }

  function startLabelIt(section) {
    var spec = json(section, "script.spec"), form = section.querySelector("form"), count = section.querySelector(".count");
    var name = section.dataset.name + "/labels", picks = all(form, ".pick");
    function check() {
      var right = 0;
      picks.forEach(function (pick) {
        var wanted = pick.dataset.label, chosen = pick.querySelector("select").value, reason = pick.querySelector(".reason");
        reason.textContent = chosen === wanted ? spec.right[wanted] : spec.wrong[chosen] || "";
        reason.hidden = !chosen;
        reason.classList.toggle("best", chosen === wanted);
        right += chosen === wanted ? 1 : 0;
      });
      count.textContent = core.fill_in(WORDS.labels_right, { n: String(right), of: String(picks.length) });
    }
    picks.forEach(function (pick) { // a new choice is not marked before it is checked
      pick.querySelector("select").addEventListener("change", function () { pick.querySelector(".reason").hidden = true; });
    });
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      var kept = {};
      picks.forEach(function (pick) { kept[pick.dataset.label] = pick.querySelector("select").value; });
      memory.set(name, { picks: kept });
      check();
    });
    var before = memory.get(name);
    if (before && before.picks && typeof before.picks === "object") {
      picks.forEach(function (pick) {
        var chosen = before.picks[pick.dataset.label];
        if (chosen in spec.right) { pick.querySelector("select").value = chosen; }
      });
      check();
    }
  }

  /* ---- Step by step: one step at a time, then the steps in order, then pictures with a question ---- */

  function startSteps(section) {
    var spec = json(section, "script.spec"), player = section.querySelector(".player"), steps = all(player, ".step-list > li");
    var back = player.querySelector(".back"), next = player.querySelector(".next"), at = 0;
    function show(number) {
      at = Math.min(steps.length - 1, Math.max(0, number));
      steps.forEach(function (step, i) { step.hidden = i !== at; });
      back.disabled = at === 0;
      next.disabled = at === steps.length - 1;
      player.querySelector(".count").textContent = core.fill_in(WORDS.steps_of, { n: String(at + 1), of: String(steps.length) });
    }
    player.classList.add("one");
    player.querySelector(".step-tools").hidden = false;
    player.tabIndex = 0;
    back.addEventListener("click", function () { show(at - 1); if (back.disabled) { next.focus(); } });
    next.addEventListener("click", function () { show(at + 1); if (next.disabled) { back.focus(); } });
    player.addEventListener("keydown", function (event) {
      var to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: steps.length - 1 }[event.key];
      if (to === undefined) { return; }
      show(to);
      event.preventDefault();
    });
    show(0);
    startOrdering(section.querySelector(".ordering"), spec, section.dataset.name + "/order");
    startQuiz(section);
  }

  function startOrdering(box, spec, name) {
    var list = box.querySelector(".order-list"), said = box.querySelector(".order-said"), seed = spec.seed;
    box.hidden = false;
    function order() { return all(list, "li").map(function (item) { return +item.dataset.step; }); }
    function ends() {
      var items = all(list, "li");
      items.forEach(function (item, i) {
        item.querySelector(".up").disabled = i === 0;
        item.querySelector(".down").disabled = i === items.length - 1;
      });
    }
    function put(numbers) {
      var items = {};
      all(list, "li").forEach(function (item) { items[item.dataset.step] = item; });
      numbers.forEach(function (number) { list.appendChild(items[number]); });
      ends();
    }
    function check() {
      var found = order(), wrong = core.first_out_of_place(found);
      all(list, "li").forEach(function (item, i) { item.classList.toggle("placed", wrong < 0 || i < wrong); });
      said.textContent = wrong < 0 ? WORDS.order_right : core.fill_in(wrong ? WORDS.order_wrong : WORDS.order_wrong_first,
        { n: String(wrong), title: spec.titles[found[wrong]], why: spec.why[wrong] });
    }
    list.addEventListener("click", function (event) {
      var button = event.target.closest("button");
      if (!button) { return; }
      var item = button.closest("li"), up = button.classList.contains("up");
      if (up) { list.insertBefore(item, item.previousElementSibling); } else { list.insertBefore(item.nextElementSibling, item); }
      all(list, "li").forEach(function (one) { one.classList.remove("placed"); });
      ends();
      (button.disabled ? item.querySelector(up ? ".down" : ".up") : button).focus();
      said.textContent = core.fill_in(WORDS.order_moved,
        { title: spec.titles[item.dataset.step], n: String(all(list, "li").indexOf(item) + 1), of: String(spec.titles.length) });
    });
    box.querySelector(".check").addEventListener("click", function () {
      memory.set(name, { order: order() });
      check();
    });
    box.querySelector(".again").addEventListener("click", function () {
      seed = core.next_random(seed);
      put(core.shuffled(spec.titles.length, seed));
      said.textContent = "";
      all(list, "li").forEach(function (one) { one.classList.remove("placed"); });
    });
    var before = memory.get(name), kept = before && before.order;
    if (Array.isArray(kept) && kept.slice().sort(function (a, b) { return a - b; }).every(function (one, i) { return one === i; }) && kept.length === spec.titles.length) {
      put(kept);
      check();
    }
    ends();
  }

  function startSay(section) {
    var area = section.querySelector("textarea"), name = section.dataset.lesson + "/say", before = memory.get(name);
    if (before && typeof before.text === "string") { area.value = before.text; }
    area.addEventListener("input", function () { memory.set(name, { text: area.value }); });
  }

  function startJobAid(section) {
    section.querySelector(".print-tools").hidden = false;
    section.querySelector("button.print").addEventListener("click", function () { window.print(); });
  }

  /* ---- Claims: the library's filters, and the sorting game ---- */

  function startLibrary(section) {
    var form = section.querySelector("form.filters"), count = section.querySelector(".count");
    var fields = all(form, "select, input"), rows = all(section, "tbody tr").map(function (row) {
      return { row: row, article: row.dataset.article, topic: row.dataset.topic, verdict: row.className, text: row.textContent };
    });
    function show(keep) {
      var wanted = {}, found = 0, kept = new URLSearchParams();
      fields.forEach(function (field) {
        wanted[field.name] = field.value;
        if (field.value) { kept.set(field.name, field.value); }
      });
      rows.forEach(function (one) {
        var fits = core.claim_fits(one, wanted);
        one.row.hidden = !fits;
        found += fits ? 1 : 0;
      });
      var text = found === 0 ? WORDS.library_none : found === 1 ? WORDS.library_one : WORDS.library_many;
      count.textContent = core.fill_in(text, { n: String(found), all: String(rows.length) });
      if (keep) { // so that a link to this choice can be sent, and a reload keeps it
        var hash = kept.toString();
        try { window.history.replaceState(null, "", hash ? "#" + hash : window.location.pathname + window.location.search); } catch (error) { /* a strict browser */ }
      }
    }
    function fromAddress() {
      var hash = window.location.hash.slice(1);
      if (hash && hash.indexOf("=") < 0) { return; } // the place of one claim
      var asked = new URLSearchParams(hash);
      fields.forEach(function (field) {
        field.value = asked.get(field.name) || "";
        if (field.selectedIndex === -1) { field.value = ""; } // no such choice
      });
    }
    form.hidden = false;
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.addEventListener("input", function () { show(true); });
    section.querySelector(".clear").addEventListener("click", function () {
      fields.forEach(function (field) { field.value = ""; });
      show(true);
      fields[0].focus();
    });
    window.addEventListener("hashchange", function () { fromAddress(); show(false); });
    fromAddress();
    show(false);
  }

  function startSorting(section) {
    var spec = json(section, "script.spec"), name = section.dataset.name + "/sorted", count = spec.claims.length;
    var game = section.querySelector(".game"), form = section.querySelector("form"), answer = section.querySelector(".answer");
    var result = section.querySelector(".result"), next = section.querySelector(".next"), again = section.querySelector(".again");
    var byId = {}, state = { hand: spec.hand, answers: {} };
    spec.claims.forEach(function (claim) { byId[claim.id] = claim; });
    var kept = memory.get(name);
    if (kept && kept.hand >= 0 && kept.hand % 1 === 0 && kept.hand < 100000 && kept.answers && typeof kept.answers === "object") {
      state.hand = kept.hand;
      for (var id in kept.answers) {
        var old = kept.answers[id];
        if (byId[id] && old && spec.verdicts[old.choice] && core.SURE_LEVELS.indexOf(old.sure) >= 0) { state.answers[id] = old; }
      }
    }
    function best(claim) { return spec.verdicts.indexOf(claim.verdict); }
    function hand() { return core.dealt(spec.order, state.hand, spec.size).map(function (i) { return spec.claims[i]; }); }
    function scored(claims) {
      return claims.filter(function (claim) { return state.answers[claim.id]; }).map(function (claim) {
        var given = state.answers[claim.id];
        return { choice: given.choice, best: best(claim), sure: given.sure };
      });
    }
    function keep() { memory.set(name, state); }
    var cards = hand(), at = 0;

    function ask(focus) {
      var claim = cards[at];
      game.hidden = false;
      result.hidden = answer.hidden = true;
      form.reset();
      all(form, "input").forEach(function (input) { input.disabled = false; });
      form.querySelector("button").hidden = false;
      var place = section.querySelector(".place");
      place.textContent = core.fill_in(WORDS.sort_place, { n: String(at + 1), of: String(cards.length) });
      section.querySelector(".prompt").textContent = "“" + claim.claim + "”";
      section.querySelector(".from").textContent = core.fill_in(WORDS.sort_from, { article: claim.from });
      if (focus) { place.focus({ preventScroll: true }); section.scrollIntoView({ block: "start" }); }
    }

    function tell(choice) {
      var claim = cards[at], points = core.credit(choice, best(claim)), safe = core.safety(choice, best(claim));
      var told = WORDS[points === 1 ? "right" : (points > 0 ? "sort_close" : "not_quite")], link = answer.querySelector(".lesson");
      all(form, "input").forEach(function (input) { input.disabled = true; });
      form.querySelector("button").hidden = true;
      answer.querySelector(".reason").classList.toggle("best", points === 1);
      answer.querySelector(".reason").classList.toggle("near", points > 0 && points < 1);
      answer.querySelector(".told").textContent = safe === "none" ? told : told + " " + WORDS["sort_" + safe];
      answer.querySelector(".verdict").textContent = claim.says;
      answer.querySelector(".teach").textContent = claim.teach;
      answer.querySelector(".said").textContent = WORDS.claims_authority + " " + claim.said_by;
      link.href = claim.lesson_link;
      link.textContent = WORDS.library_lesson + " " + claim.lesson;
      next.textContent = at + 1 < cards.length ? WORDS.sort_next : WORDS.sort_finish;
      answer.hidden = false;
      answer.focus({ preventScroll: true });
      answer.scrollIntoView({ block: "nearest" });
    }

    function finish(focus) { // this hand in points and in what may harm; all answers in how sure
      var here = core.calibration(scored(cards)), found = core.calibration(scored(spec.claims));
      var names = ["sort_hand"].concat(here.harmful ? ["sort_harm"] : [], here.needless ? ["sort_called"] : [], ["sort_" + found.verdict]);
      result.querySelector(".say").textContent = core.fill_in(names.map(function (name) { return WORDS[name]; }).join(" "), {
        points: core.points_text(here.points), of: String(here.count), harmful: String(here.harmful), kept: String(here.kept),
        needless: String(here.needless), sure: core.fixed(found.sure / 10, 0), share: core.fixed(found.share / 10, 0)
      });
      ["sure", "share"].forEach(function (name) { result.querySelector("." + name + " i").style.width = found[name] + "%"; });
      found.levels.forEach(function (line) {
        var row = result.querySelector('[data-sure="' + line.sure + '"]');
        row.querySelector("i").style.width = (line.count ? 100 * line.points / line.count : 0) + "%";
        row.querySelector(".shown").textContent = line.count
          ? core.fill_in(WORDS.sort_bar, { points: core.points_text(line.points), count: String(line.count) }) : WORDS.sort_no_answer;
      });
      game.hidden = true;
      result.hidden = false;
      again.hidden = !spec.more;
      if (focus) { result.focus({ preventScroll: true }); section.scrollIntoView({ block: "start" }); }
    }

    function go(focus) { // on to the next claim of this hand that has no answer
      while (at < cards.length && state.answers[cards[at].id]) { at += 1; }
      if (at < cards.length) { ask(focus); } else { finish(focus); }
    }

    form.addEventListener("submit", function (event) {
      event.preventDefault();
      var verdict = form.querySelector(".verdicts input:checked"), sure = form.querySelector(".levels input:checked");
      if (!verdict) { form.querySelector(".verdicts input").focus(); return; }
      if (!sure) { form.querySelector(".levels input").focus(); return; }
      state.answers[cards[at].id] = { choice: +verdict.value, sure: +sure.value };
      keep();
      tell(+verdict.value);
    });
    next.addEventListener("click", function () { go(true); });
    again.addEventListener("click", function () {
      state.hand += 1;
      cards = hand();
      cards.forEach(function (claim) { if (state.hand * spec.size >= count) { delete state.answers[claim.id]; } }); // once round: ask anew
      at = 0;
      keep();
      go(true);
    });
    section.querySelector(".fresh").addEventListener("click", function () {
      state = { hand: spec.hand, answers: {} };
      cards = hand();
      at = 0;
      keep();
      ask(true);
    });
    go(false);
  }

  // Weigh the findings: the core says how soon to refer, and puts the conditions in order.
  function startConditions(section) {
    var spec = json(section, "script.spec"), form = section.querySelector("form.findings");
    if (!spec || !form) { return; }
    var list = section.querySelector(".fits"), bar = section.querySelector(".answer-bar"), live = section.querySelector(".refer-live");
    var open = bar.firstElementChild.textContent, later = 0;
    function line(found, level) {
      var reasons = core.refer_reasons(found, spec.rules).map(function (place) { return spec.rules[place].text; });
      if (!level) { return found.length ? WORDS.conditions_no_refer : open; }
      var reason = reasons.length > 1 ? core.fill_in(WORDS.conditions_more, { reason: reasons[0], n: String(reasons.length - 1) }) : reasons[0];
      return core.fill_in(WORDS["refer_line_" + level], { reason: reason });
    }
    function fits(order) {
      var named = function (word) { return order.filter(function (one) { return one.word === word; }).slice(0, 2).map(function (one) { return spec.names[one.id]; }).join(", "); };
      var well = named("well"), part = named("part");
      return well || part ? core.fill_in(well ? WORDS.conditions_said : WORDS.conditions_in_part, { names: well || part }) : WORDS.conditions_unclear;
    }
    function weigh() {
      var found = all(form, "select, input:checked").map(function (field) { return field.value; }).filter(Boolean);
      var order = core.conditions_in_order(found, spec.conditions), met = core.rules_met(found, spec.rules), level = core.refer_level(found, spec.rules);
      order.forEach(function (one) {
        var item = list.querySelector('[data-condition="' + one.id + '"]'), strip = item.querySelector(".bar");
        item.querySelector(".fit").textContent = WORDS["fits_" + one.word];
        strip.hidden = one.word === "open";
        strip.firstChild.style.width = Math.max(0, 100 * one.fit) + "%";
        item.className = one.word;
        list.appendChild(item);
      });
      all(section, "[data-rule]").forEach(function (item) { item.classList.toggle("met", met.indexOf(+item.dataset.rule) >= 0); });
      bar.className = "answer-bar " + (level || "none");
      bar.firstElementChild.textContent = line(found, level);
      bar.lastElementChild.textContent = found.length ? fits(order) : "";
      window.clearTimeout(later);
      later = window.setTimeout(function () { live.textContent = bar.textContent; }, SAY_AFTER_MS);
    }
    form.addEventListener("change", weigh);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.addEventListener("reset", function () { window.setTimeout(weigh, 0); });
  }

  function startTechniques(section) {
    var form = section.querySelector("form"), count = section.querySelector(".count"), rows = all(section, "[data-claim]");
    function tell(check) {
      var kept = {}, right = 0, given = 0;
      rows.forEach(function (row) {
        var chosen = row.querySelector("select").value;
        kept[row.dataset.claim] = chosen;
        if (check) { row.classList.toggle("shown", Boolean(chosen)); row.classList.toggle("right", chosen === row.dataset.best); }
        given += chosen ? 1 : 0;
        right += chosen === row.dataset.best ? 1 : 0;
      });
      if (check && given) { count.textContent = core.fill_in(WORDS.labels_right, { n: String(right), of: String(rows.length) }); }
      return kept;
    }
    rows.forEach(function (row) { row.addEventListener("change", function () { row.classList.remove("shown"); }); });
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      memory.set("techniques", { answers: tell(true) });
    });
    var before = memory.get("techniques");
    if (before && before.answers && typeof before.answers === "object") {
      rows.forEach(function (row) {
        var select = row.querySelector("select"), value = before.answers[row.dataset.claim];
        if (value && select.querySelector('option[value="' + CSS.escape(String(value)) + '"]')) { select.value = value; }
      });
      tell(true);
    }
  }

  all(document, '[data-activity="explore"]').forEach(function (el) {
    var explorer = new Explorer(el), form = el.querySelector("form.predict");
    if (form && !form.closest(".story")) { startPredict(form, explorer); }
    all(el, ".story").forEach(function (details) { startStory(details, explorer); });
    var big = el.querySelector("button.big");
    if (big) { startWorkshop(big, el); }
  });
  all(document, '[data-activity="predict"]').forEach(function (el) { startPredict(el.querySelector("form.predict"), null); });
  all(document, '[data-activity="quiz"]').forEach(startQuiz);
  all(document, '[data-activity="label_it"]').forEach(startLabelIt);
  all(document, '[data-activity="steps"]').forEach(startSteps);
  all(document, '[data-activity="say"]').forEach(startSay);
  all(document, '[data-activity="job_aid"]').forEach(startJobAid);
  all(document, '[data-activity="conditions"]').forEach(startConditions);
  all(document, '[data-activity="techniques"]').forEach(startTechniques);
  all(document, '[data-activity="claims_library"]').forEach(startLibrary);
  all(document, '[data-activity="sort_claims"]').forEach(startSorting);
})();
