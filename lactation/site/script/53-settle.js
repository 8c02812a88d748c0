/* Quick under a hand: a scene may leave out what can wait (NAME_quick); the next free moments make the run whole (NAME_more). */
/* From other pieces: Explorer, later, whenIdle. */

var SETTLE_MS = 4, WARM = 3;

// The run of settings. Under a `moving` hand it may be one of which something waits; `last` is the run before.
Explorer.prototype.runOf = function (settings, last, moving) {
  var quick = moving && core[this.spec.scene + "_quick"];
  return quick ? quick(settings, core.parameters, last || null) : core[this.spec.scene + "_run"](settings, core.parameters);
};

function unfinished(run) { return Boolean(run && run.unfinished && run.unfinished.length); }

// Work out what waits, until the clock says `stop`.
Explorer.prototype.finish = function (run, settings, stop) {
  while (unfinished(run) && !(performance.now() >= stop)) { core[this.spec.scene + "_more"](settings, core.parameters, run); }
};

// Whether the figure is what the model gives; if not, it will be in a moment.
Explorer.prototype.exact = function () { return !unfinished(this.run) && !(this.other && unfinished(this.otherRun)); };

// Make the figure exact, in slices between the hand's moves.
Explorer.prototype.settle = function () {
  var me = this, mine = this.run, hers = this.other && this.otherRun;
  if (this.exact()) { return; }
  later(function some() {
    if (me.run !== mine || (me.other && me.otherRun) !== hers) { return; } // a newer move settles itself
    var stop = performance.now() + SETTLE_MS;
    me.finish(mine, me.all(), stop);
    if (hers) { me.finish(hers, me.otherSettings(), stop); }
    if (me.exact()) { me.show(me.inBands(me.all()), me.all()); } else { later(some); }
  });
};

// Show what the settings give, when nobody asked for it just now.
Explorer.prototype.quietly = function () {
  this.update();
  window.clearTimeout(this.speaking);
};

// Before the hand comes: work out what its first move will need, then a few runs more, for the browser to compile what they use.
// Piece by piece, in idle moments: a hand that comes meanwhile never waits for long.
Explorer.prototype.prepare = function () {
  var me = this, scene = this.spec.scene, key = this.key, run = null, rounds = WARM;
  function begin() { run = core[scene + "_begin"] ? core[scene + "_begin"]() : core[scene + "_run"](me.all(), core.parameters); }
  function some() {
    if (!run || me.key !== key) { // at first, or other settings came meanwhile
      key = me.key;
      begin();
    }
    me.finish(run, me.all(), performance.now() + SETTLE_MS);
    if (!unfinished(run)) {
      if (key) { core[scene + "_show"](me.all(), run, []); } else { me.keepRun(run); }
      key = me.key;
      run = null;
      rounds -= 1;
    }
    if (rounds > 0) { whenIdle(some); }
  }
  some();
};

// Take over the first run.
Explorer.prototype.keepRun = function (run) {
  this.run = run;
  this.key = this.heavy(this.all());
  this.quietly();
};
