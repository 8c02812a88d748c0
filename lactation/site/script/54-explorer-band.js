/* An explorer's bands, asked for when the hand rests. */
/* From other pieces: Explorer, runMembers. */

// A moving hand asks for no band until it rests: every step of a drag would keep a phone's second core busy.
var MOVING_MS = 150, REST_MS = 40;

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
