/* A second mother beside the first, and settings in words. */
/* From other pieces: Explorer, all. */

// A control's value in words, as activities/explorer.py's `show` has it.
Explorer.prototype.inWords = function (spec, value) {
  if (spec.kind === "choice") { return spec.options[value]; }
  if (spec.kind === "cards") {
    var titles = spec.cards.filter(function (card) { return value.indexOf(card.name) >= 0; }).map(function (card) { return card.title; });
    return core.listed(titles, "list_comma", WORDS) || WORDS.cards_none;
  }
  if (spec.kind === "day") { return core.day_text(value, spec.kinds, WORDS); }
  if (spec.kind === "pairs") { return core.listed(value.map(function (pair) { return core.styled(pair.join(" "), WORDS); }), "list_semicolon", WORDS); }
  if (spec.kind === "clock") { return core.listed(value.map(function (hour) { return core.clock(hour, WORDS); }), "list_comma", WORDS); }
  return core.with_unit(core.as_text(value, spec.form || "0", WORDS), spec.unit || "", WORDS);
};

// Lay a second mother's lines and numbers beside the first's, or (null) take them away. `other` may name some settings only.
Explorer.prototype.compare = function (other, name) {
  this.other = other;
  this.mineName = "";
  this.otherName = name || "";
  this.update();
};

// All settings of the second mother: what is not hers alone she shares with the first.
Explorer.prototype.otherSettings = function () {
  var settings = this.all();
  for (var name in this.settings) { if (name in this.other) { settings[name] = this.other[name]; } }
  return settings;
};

// Her result: worked out anew whenever one of her settings changed, also one that she shares.
Explorer.prototype.resultOfOther = function (settings, moving) {
  var heavy = this.heavy(settings);
  if (heavy !== this.otherKey) {
    this.otherRun = this.runOf(settings, this.otherRun, moving);
    this.otherKey = heavy;
  } else { this.finish(this.otherRun, settings); }
  return core[this.spec.scene + "_show"](settings, this.otherRun, []);
};

Explorer.prototype.differences = function (settings) {
  var me = this;
  return core.listed(this.spec.controls.filter(function (control) {
    return JSON.stringify(settings[control.name]) !== JSON.stringify(me.settings[control.name]);
  }).map(function (control) {
    var label = core.listed(control.group ? [control.group, control.label] : [control.label], "list_comma", WORDS);
    return core.fill_in(WORDS.label_value, { label: label, value: me.inWords(control, settings[control.name]) });
  }), "list_semicolon", WORDS);
};

Explorer.prototype.withOther = function (result, moving) {
  var me = this, key = this.el.querySelector(".key");
  if (!key || (this.alone && !this.other)) { return result; }
  this.alone = !this.other;
  this.el.classList.toggle("compares", Boolean(this.other));
  key.hidden = !this.other;
  this.el.querySelector("button.pin").textContent = this.other ? WORDS.compare_stop : WORDS.compare_with;
  all(this.el, "[data-other]").forEach(function (el) { el.hidden = !me.other; });
  if (!this.other) { return result; }
  var settings = this.otherSettings(), hers = this.resultOfOther(settings, moving), numbers = {}, name;
  for (name in hers.series) { result.series[name + "_other"] = hers.series[name]; }
  for (name in settings) { numbers[name] = settings[name]; }
  for (name in hers.readouts) { numbers[name] = hers.readouts[name]; }
  var texts = core.text_values(numbers, this.spec.forms, WORDS);
  this.tellReadouts(this.readoutPlaces("data-other"), texts);
  var differs = this.differences(settings);
  if (this.named !== this.other) { // a story's name for her tells how she differs, until that changes
    this.named = this.other;
    this.told = this.otherName ? differs : "";
  }
  key.querySelector(".differs").textContent = differs && differs !== this.told ? " (" + differs + ")" : "";
  key.querySelector(".mine").textContent = this.mineName || WORDS.this_mother;
  key.querySelector(".name").textContent = this.otherName || WORDS.other_mother;
  return result;
};
