/* What was typed last time, taken up again. */

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
