/* An explorer and the questions in it: curves wait behind a question that is open, and an answer sets the controls. */
/* From other pieces: Explorer, all. */

// Called by each play in the card when its view changes; `quiet` where nobody asked for it just now.
Explorer.prototype.answers = function (play, quiet) {
  var waits = this.plays.filter(function (one) { return one.view && one.view.asks; })[0], sets = play.view.sets || null;
  var key = JSON.stringify(sets), before = play.taken;
  this.el.dataset.asks = waits ? waits.view.asks : "";
  this.waitsFor(waits || null);
  if (waits && this.setBy && !this.setBy.view.sets) { // what another answer set is no part of this question
    this.setBy = null;
    this.reset(true);
  }
  if (!("sets" in play.view) || key === before) { return; }
  play.taken = key;
  if (sets) { this.take(sets, play, quiet); }
  this.tellRun(play, sets ? this.result.readouts : null, quiet);
};

// Tell the other plays what came out; null when it is out of sight again.
Explorer.prototype.tellRun = function (play, readouts, quiet) {
  var item = play.spec.item;
  if (!readouts && !this.runs[item]) { return; }
  this.runs[item] = readouts;
  this.plays.forEach(function (one) { if (one !== play && one.view) { one.tell("run", item, readouts, quiet); } });
};

// A play that starts hears which runs are in sight.
Explorer.prototype.tellRuns = function (play) {
  for (var item in this.runs) { if (this.runs[item] && item !== play.spec.item) { play.tell("run", item, this.runs[item], true); } }
};

// What a play keeps may count for another one in the card.
Explorer.prototype.kept = function (play, events) {
  this.plays.forEach(function (one) {
    if (one !== play && events.some(function (event) { return one.spec.items.indexOf(event.item) >= 0; })) { one.begin(); }
  });
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
    var asked = me.waiting.fold || me.waiting.el, input;
    input = all(asked, "input").filter(function (one) { return one.getClientRects().length; })[0]; // in workshop mode, of the bets
    input.focus({ preventScroll: true });
    (input.closest("fieldset") || input).scrollIntoView({ block: "start" });
  };
};

// What an answer sets: from the first settings, so that words and figure agree however it came about.
Explorer.prototype.take = function (sets, play, quiet) {
  var settings = JSON.parse(this.first), me = this, name;
  for (name in sets.settings) { settings[name] = sets.settings[name]; }
  if (sets.other) { this.other = Object.keys(sets.other).length ? sets.other : null; }
  this.mineName = sets.name || (sets.other ? "" : this.spec.name);
  this.otherName = sets.other_name || (sets.other ? "" : this.spec.other_name);
  Object.keys(sets.settings).forEach(function (name) {
    var fold = me.el.querySelector('[data-control="' + name + '"]').closest("details.group");
    if (fold) { fold.open = true; }
  });
  this.setBy = play;
  this.setByItself(settings, quiet && !(sets.heights && sets.heights.length)); // a drawn line is held against the exact one
  if (this.guess) { this.guess.open(sets.heights); this.guess.reveal(); }
  if (!quiet && play.view.focus === "then") { this.bring(play); } // just answered
};

// What nobody typed does not take the place of what was typed (56-recall.js).
Explorer.prototype.setByItself = function (settings, moving) {
  if (this.keeps) { this.setUnkept(settings, moving); } else { this.set(settings, moving); }
};

// Figure and explanation are seen together: under figures that stay in sight the explanation comes, else the card from its top.
Explorer.prototype.bring = function (play) {
  var then = play.slots[play.view.focus], stays = getComputedStyle(this.el.querySelector(".row")).position === "sticky";
  var named = then && then.querySelector('a[href^="#explore"]'); // a figure that the explanation speaks of
  if (named) { this.el.querySelector(named.getAttribute("href")).scrollIntoView({ block: "nearest", inline: "start" }); }
  (stays && then && then.getClientRects().length ? then : this.el).scrollIntoView({ block: "start" });
};

// `unasked` where no hand pressed "start again": what was typed is not lost to it.
Explorer.prototype.reset = function (unasked) {
  this.other = this.spec.other || null;
  this.mineName = this.spec.name;
  this.otherName = this.spec.other_name;
  this.named = null;
  if (unasked) { this.setByItself(JSON.parse(this.first)); } else { this.set(JSON.parse(this.first)); }
};

// The heights of the line that was drawn; none where there is nothing to draw, or nothing was.
Explorer.prototype.drawn = function () { return this.guess && this.guess.drawn() ? this.guess.heights : []; };
