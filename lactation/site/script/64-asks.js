/* An explorer and the questions in it: curves wait behind a question that is open, and an answer sets the controls. */

// Called by each play in the card when its view changes.
Explorer.prototype.answers = function (play) {
  var waits = this.plays.filter(function (one) { return one.view && one.view.asks; })[0], sets = play.view.sets || null;
  var key = JSON.stringify(sets), before = play.key;
  this.el.dataset.asks = waits ? waits.view.asks : "";
  this.waitsFor(waits || null);
  if (!("sets" in play.view) || key === before) { return; }
  play.key = key;
  if (sets) { this.take(sets, play.view.focus === "then"); }
  else if (before && play.view.asks) { this.reset(); }
};

// Say what waits, and where: controls that move nothing in sight must not look broken.
Explorer.prototype.waitsFor = function (play) {
  var note = this.el.querySelector(".waits"), me = this;
  if (play === this.waiting) { return; }
  this.waiting = play;
  if (this.guess) { if (play) { this.guess.open(); } else { this.guess.close(); } }
  if (!note) { return; }
  note.hidden = !play;
  note.querySelector("button").onclick = function () {
    var input = me.waiting.el.querySelector("input:checked, input");
    input.focus({ preventScroll: true });
    input.closest("fieldset").scrollIntoView({ block: "center" });
  };
};

// What an answer sets: from the first settings, so that words and figure agree however it came about.
Explorer.prototype.take = function (sets, now) {
  var settings = JSON.parse(this.first), me = this, name;
  for (name in sets.settings) { settings[name] = sets.settings[name]; }
  if (sets.other) { this.other = Object.keys(sets.other).length ? sets.other : null; }
  this.otherName = sets.other_name || "";
  this.otherResult = null;
  Object.keys(sets.settings).forEach(function (name) {
    var fold = me.el.querySelector('[data-control="' + name + '"]').closest("details.group");
    if (fold) { fold.open = true; }
  });
  this.set(settings);
  if (this.guess) { this.guess.open(sets.heights); this.guess.reveal(); }
  if (now) { // just answered
    this.el.scrollIntoView({ block: "start" });
    this.el.scrollTop = 0; // in workshop mode it is the card that scrolls
  }
};

Explorer.prototype.reset = function () {
  this.other = this.spec.other || null;
  this.otherName = "";
  this.otherResult = null;
  this.set(JSON.parse(this.first));
};

// The heights of the line that was drawn; none where there is nothing to draw, or nothing was.
Explorer.prototype.drawn = function () { return this.guess && this.guess.drawn() ? this.guess.heights : []; };
