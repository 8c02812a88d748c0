/* A second mother beside the first, and settings in words. */

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
  this.mineName = this.otherName = "";
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
  key.querySelector(".mine").textContent = this.mineName || WORDS.this_mother;
  key.querySelector(".name").textContent = this.otherName || WORDS.other_mother;
  return result;
};
