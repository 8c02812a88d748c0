/* Drawing: move the named artists of a finished figure. What stands already is not written again: browsers would lay it out anew. */
/* From other pieces: all, cents, line, outline, tell, Places. */

function Figure(el, spec, series) {
  this.el = el;
  this.svg = el.querySelector("svg");
  this.words = spec.words;
  this.middle = this.svg.viewBox.baseVal.width / 2;
  this.parts = [];
  this.placed = all(el, "[data-words]"); // words in a drawing by hand
  for (var name in spec.scales) {
    var groups = all(el, '[data-series="' + name + '"]');
    if (!spec.scales[name].length) { groups.forEach(this.moves, this); }
    else if (groups.length) { this.parts.push(this.part(name, groups[0], spec.scales[name], series)); }
  }
}

// A drawing by hand has no scale: each element says how its series' last y, 0 to 1, moves it (figures/sketch.py).
Figure.prototype.moves = function (el) {
  var found = el.dataset.moves.split(" ");
  this.parts.push({ of: el.dataset.series, el: el, kind: found[0], from: +found[1], to: +found[2] });
};

Figure.prototype.move = function (part, value) {
  var at = +(part.from + value * (part.to - part.from)).toPrecision(4);
  if (at === part.at) { return; }
  part.at = at;
  if (part.kind === "opacity") { part.el.setAttribute("opacity", at); }
  else if (part.kind === "width") { part.el.setAttribute("stroke-width", at); }
  else if (part.kind === "scale") { part.el.style.transform = "scale(" + at + ")"; }
  else if (part.kind === "shift") { part.el.style.transform = "translateY(" + at + "px)"; }
  else { part.el.style.setProperty(part.kind, at); }
};

Figure.prototype.part = function (name, group, scale, series) {
  var text = group.querySelector("text");
  var dots = all(group, "use");
  var part = { name: name, group: group, scale: scale, text: text, path: null, dots: null, of: name.replace(/_label$/, "") };
  if (text) {
    var at = series[part.of];
    part.dy = at ? +text.getAttribute("y") - (scale[2] + scale[3] * at.y[0]) : 0;
    part.stood = {};
  } else if (dots.length || group.querySelector("defs")) {
    part.dots = dots;
    part.stands = dots.map(function () { return { x: "", y: "", shown: null }; });
    part.holder = dots.length ? dots[0].parentNode : group;
    part.pattern = dots.length ? dots[0] : null;
  } else {
    part.path = group.querySelector("path");
    part.x = new Places(scale[0], scale[1]);
    part.y = new Places(scale[2], scale[3]); // of a line, or of a band's lower edge
    part.high = new Places(scale[2], scale[3]);
  }
  return part;
};

Figure.prototype.draw = function (series, texts, only) {
  for (var i = 0; i < this.parts.length; i++) {
    var part = this.parts[i];
    var data = series[part.of];
    if (!data || (only && !data.low)) { continue; }
    if (part.kind) { this.move(part, data.y[data.y.length - 1]); }
    else if (part.text) { this.label(part, data, texts); }
    else if (part.dots) { this.dots(part, data); }
    else if (data.low) { if (data.low.length) { outline(part, data); } }
    else { line(part, data); }
  }
  for (var k = 0; !only && k < this.placed.length; k++) {
    var template = this.words[this.placed[k].dataset.words];
    if (template) { tell(this.placed[k], core.fill_in(template, texts)); }
  }
};

Figure.prototype.label = function (part, data, texts) {
  var s = part.scale, n = data.x.length, stood = part.stood;
  if (!n) { return; }
  var x = s[0] + s[1] * data.x[n - 1], y = s[2] + s[3] * data.y[n - 1];
  if (n === 1) { // a dot's label stands on the side that has room, as in figures/style.py
    var left = x < this.middle;
    if (stood.left !== left) { part.text.style.textAnchor = left ? "start" : "end"; }
    stood.left = left;
    x += left ? 10 : -8;
    part.dy = left ? 19 : -11;
  }
  x = cents(x);
  y = cents(y + part.dy);
  if (stood.x !== x) { part.text.setAttribute("x", stood.x = x); }
  if (stood.y !== y) { part.text.setAttribute("y", stood.y = y); }
  var template = this.words[part.name];
  if (template) { tell(part.text, core.fill_in(template, texts)); }
};

Figure.prototype.dots = function (part, data) {
  var s = part.scale;
  while (part.dots.length < data.x.length && part.pattern) {
    var more = part.pattern.cloneNode(true);
    part.holder.appendChild(more);
    part.dots.push(more);
    part.stands.push({ x: "", y: "", shown: null });
  }
  for (var i = 0; i < part.dots.length; i++) {
    var shown = i < data.x.length, dot = part.dots[i], stands = part.stands[i];
    if (stands.shown !== shown) { dot.style.display = shown ? "" : "none"; }
    stands.shown = shown;
    if (!shown) { continue; }
    var x = cents(s[0] + s[1] * data.x[i]), y = cents(s[2] + s[3] * data.y[i]);
    if (stands.x !== x) { dot.setAttribute("x", stands.x = x); }
    if (stands.y !== y) { dot.setAttribute("y", stands.y = y); }
  }
};
