/* An explorer's bands, asked for when the hand rests. */
/* From other pieces: Explorer, runMembers. */

// A moving hand asks for no band until it rests: every step of a drag would keep a phone's second core busy.
var REST_MS = 40;

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
Explorer.prototype.think = function (moving) {
  var me = this, key = this.key, settings = this.all(), before = this.thinking;
  if (before === key) { return; }
  this.thinking = key;
  window.clearTimeout(this.resting);
  if (moving && before) { this.resting = window.setTimeout(function () { me.ask(key, settings); }, REST_MS); }
  else { this.ask(key, settings); }
};

// Both bands' runs are asked for at once, and drawn at once.
Explorer.prototype.ask = function (key, settings) {
  var me = this, groups = [null];
  if (this.spec.mothers) { groups.push({ expressing: this.spec.expressing, held: this.spec.held }); }
  var wanted = function () { return me.key === key; }; // if not, a newer setting is on its way
  runMembers(this.el.id, this.spec.scene, settings, groups, wanted, function (found) {
    if (!wanted()) { return; }
    me.members = found[0];
    me.mothers = found[1] || [];
    me.drawBands();
  });
};

Explorer.prototype.drawBands = function () {
  var me = this;
  this.result = this.banded(this.all());
  this.figures.forEach(function (figure) { figure.draw(me.result.series, {}, true); });
  this.thinking = "";
  this.el.classList.remove("band-waits");
  this.el.dispatchEvent(new CustomEvent("band"));
};
