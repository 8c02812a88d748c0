/* Drawing: move the named artists of a finished figure. What stands already is not written again: browsers would lay it out anew. */
/* From other pieces: all, cents, line, outline, tell, Places. */

function Figure(el, spec, series) {
  this.el = el;
  this.svg = el.querySelector("svg");
  this.words = spec.words;
  this.hand = { lines: [], dots: [] }; // what a hand draws (65-guess.js)
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
    else if (part.text) { tell(part.text, core.fill_in(this.words[part.name] || part.text.textContent, texts)); }
    else if (part.dots) { this.dots(part, data); }
    else if (data.low) { if (data.low.length) { outline(part, data); } }
    else { line(part, data); }
  }
  for (var k = 0; !only && k < this.placed.length; k++) {
    var template = this.words[this.placed[k].dataset.words];
    if (template) { tell(this.placed[k], core.fill_in(template, texts)); }
  }
  this.series = series;
  this.label();
};

// Labels stand where they cover nothing that is drawn; where the bands are told anew, the old ones stand until then.
Figure.prototype.label = function () {
  var me = this, lines = this.hand.lines.slice(), taken = [];
  function point(s, data, i) { return [s[0] + s[1] * data.x[i], s[2] + s[3] * data.y[i]]; }
  this.parts.concat(this.hand.dots).forEach(function (part) {
    var data = part.data || me.series[part.of], s = part.scale;
    if (!data || part.kind || part.text) { return; }
    if (part.path) {
      lines.push([part.x.values, part.y.values, s]);
      if (data.low) { lines.push([part.x.values, part.high.values, s]); }
      return;
    }
    for (var i = 0; i < data.x.length; i++) { taken.push(core.dot_box.apply(null, point(s, data, i))); }
  });
  this.parts.forEach(function (part) {
    var data = me.series[part.of], stood = part.stood;
    if (!part.text || !data || !data.x.length) { return; }
    var at = point(part.scale, data, data.x.length - 1);
    at = core.place_label(at[0], at[1], part.text.textContent, lines, taken, part.scale.slice(4));
    if (stood.side !== at[2]) { part.text.style.textAnchor = ["end", "middle", "start"][at[2] + 1]; }
    if (stood.x !== at[0]) { part.text.setAttribute("x", cents(at[0])); }
    if (stood.y !== at[1]) { part.text.setAttribute("y", cents(at[1])); }
    part.stood = { x: at[0], y: at[1], side: at[2] };
  });
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
