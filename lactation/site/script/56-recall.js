/* What is typed row by row stays on this device, with the settings it belongs to, and is taken up again. */
/* From other pieces: Explorer, SAY_AFTER_MS, store. */

Explorer.prototype.rowsText = function (settings) {
  var rows = this.spec.controls.filter(function (control) { return control.kind === "pairs"; });
  return JSON.stringify(rows.map(function (control) { return settings[control.name]; }));
};

Explorer.prototype.keepsRows = function () {
  var me = this, keep = function () { me.keepNow(); };
  this.keptText = ""; // what the record holds, as a text to compare
  ["change", "focusout"].forEach(function (name) { me.el.addEventListener(name, keep); });
  window.addEventListener("pagehide", keep);
  document.addEventListener("visibilitychange", function () { if (document.hidden) { keep(); } });
  store.on(function () { if (!me.later) { me.recall(); } }); // not under somebody's hands
  // One turn after the questions, which begin when the store is ready: what was typed goes over what an answer set.
  store.ready.then(function () {}).then(function () { me.recall(); });
};

// Kept when the hand rests, or leaves: not an event a key.
Explorer.prototype.keepSoon = function () {
  var me = this;
  window.clearTimeout(this.later);
  this.later = window.setTimeout(function () { me.keepNow(); }, SAY_AFTER_MS);
};

Explorer.prototype.keepNow = function () {
  if (!this.later) { return; }
  window.clearTimeout(this.later);
  this.later = 0;
  var now = JSON.stringify(this.settings), typed = this.rowsText(this.settings) !== this.rowsText(JSON.parse(this.first));
  if (now === this.keptText || !(typed || this.keptText)) { return; }
  this.keptText = now;
  store.add({ kind: "rows", item: this.el.id, settings: this.settings });
};

// What an answer sets nobody typed: what was typed stays in the record, and comes again.
Explorer.prototype.setUnkept = function (settings) {
  this.keepNow();
  this.set(settings);
  window.clearTimeout(this.later);
  this.later = 0;
};

Explorer.prototype.recall = function () {
  var kept = core.last_answer(store.of([this.el.id], ""), "rows", this.el.id).settings, found = this.all(), name;
  if (!kept || JSON.stringify(kept) === this.keptText) { return; }
  for (name in this.settings) { if (name in kept) { found[name] = kept[name]; } }
  try { this.check(found); } catch (error) { return; } // kept by an older course
  for (name in this.settings) {
    this.settings[name] = found[name];
    this.controls[name].show(found[name]);
  }
  this.keptText = JSON.stringify(this.settings);
  this.tellKept(this.keptText !== this.first);
  if (this.key) { this.update(); } else { this.prepare(); }
};

// What was typed last time is not shown unasked: the card says so, and can forget it.
Explorer.prototype.tellKept = function (shown) {
  var me = this, note = this.el.querySelector(".kept");
  if (!note) { return; }
  note.hidden = !shown;
  note.querySelector("button").onclick = function () {
    me.el.querySelector(".reset").click();
    me.keepNow();
    note.hidden = true;
  };
};
