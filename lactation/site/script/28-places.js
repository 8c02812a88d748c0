/* Places of points as text, for paths. Most of a moved figure stays: only what changed is written out anew. */

var CENTS = [];
for (var hundredth = 0; hundredth < 100; hundredth++) { CENTS.push("." + (hundredth < 10 ? "0" : "") + hundredth); }

// As `toFixed(2)`, which takes a phone several times longer.
function cents(value) {
  var n = Math.round(value * 100), size = n < 0 ? -n : n, rest = size % 100;
  return (n < 0 ? "-" : "") + (size - rest) / 100 + CENTS[rest];
}

// One coordinate of a line's points, with the texts of the last time.
function Places(start, scale) {
  this.start = start;
  this.scale = scale;
  this.values = [];
  this.texts = [];
}

// Take in values; say whether any is another one than before.
Places.prototype.moved = function (values) {
  var changed = this.values.length !== values.length, n = values.length;
  this.values.length = this.texts.length = n;
  for (var i = 0; i < n; i++) {
    if (this.values[i] === values[i]) { continue; }
    this.values[i] = values[i];
    this.texts[i] = cents(this.start + this.scale * values[i]);
    changed = true;
  }
  return changed;
};

function line(part, data) {
  var moved = part.x.moved(data.x), xs = part.x.texts, ys = part.y.texts, d = "";
  if (!part.y.moved(data.y) && !moved) { return; }
  for (var i = 0; i < xs.length; i++) { d += (i ? "L" : "M") + xs[i] + " " + ys[i]; }
  part.curve.setAttribute("d", d);
}

// A band: along its lower edge, and back along the upper one.
function outline(part, data) {
  var moved = [part.x.moved(data.x), part.y.moved(data.low), part.high.moved(data.high)], d = "", i;
  if (moved.indexOf(true) < 0) { return; }
  for (i = 0; i < data.x.length; i++) { d += (i ? "L" : "M") + part.x.texts[i] + " " + part.y.texts[i]; }
  for (i = data.x.length - 1; i >= 0; i--) { d += "L" + part.x.texts[i] + " " + part.high.texts[i]; }
  part.curve.setAttribute("d", d + "z");
}

// A line of a few points, such as a hand draws.
function polyline(xs, ys, s) {
  return "M" + xs.map(function (x, i) { return cents(s[0] + s[1] * x) + " " + cents(s[2] + s[3] * ys[i]); }).join("L");
}
