/* Drawing: move the named artists of a finished figure. */
/* From other pieces: all. */

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
  } else if (dots.length || group.querySelector("defs")) {
    part.dots = dots;
    part.holder = dots.length ? dots[0].parentNode : group;
    part.pattern = dots.length ? dots[0] : null;
  } else { part.path = group.querySelector("path"); }
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
    else if (data.low) { if (data.low.length) { part.path.setAttribute("d", outline(data, part.scale)); } }
    else { part.path.setAttribute("d", polyline(data.x, data.y, part.scale, "M")); }
  }
  for (var k = 0; !only && k < this.placed.length; k++) {
    var template = this.words[this.placed[k].dataset.words];
    if (template) { this.placed[k].textContent = core.fill_in(template, texts); }
  }
};

Figure.prototype.label = function (part, data, texts) {
  var s = part.scale, n = data.x.length;
  if (!n) { return; }
  var x = s[0] + s[1] * data.x[n - 1], y = s[2] + s[3] * data.y[n - 1];
  if (n === 1) { // a dot's label stands on the side that has room, as in figures/style.py
    var left = x < this.middle;
    part.text.style.textAnchor = left ? "start" : "end";
    x += left ? 10 : -8;
    part.dy = left ? 19 : -11;
  }
  part.text.setAttribute("x", x.toFixed(2));
  part.text.setAttribute("y", (y + part.dy).toFixed(2));
  var template = this.words[part.name];
  if (template) { part.text.textContent = core.fill_in(template, texts); }
};

Figure.prototype.dots = function (part, data) {
  var s = part.scale;
  while (part.dots.length < data.x.length && part.pattern) {
    var more = part.pattern.cloneNode(true);
    part.holder.appendChild(more);
    part.dots.push(more);
  }
  for (var i = 0; i < part.dots.length; i++) {
    var shown = i < data.x.length;
    part.dots[i].style.display = shown ? "" : "none";
    if (shown) {
      part.dots[i].setAttribute("x", (s[0] + s[1] * data.x[i]).toFixed(2));
      part.dots[i].setAttribute("y", (s[2] + s[3] * data.y[i]).toFixed(2));
    }
  }
};

function polyline(xs, ys, s, start) {
  var d = "";
  for (var i = 0; i < xs.length; i++) {
    d += (i ? "L" : start) + (s[0] + s[1] * xs[i]).toFixed(2) + " " + (s[2] + s[3] * ys[i]).toFixed(2);
  }
  return d;
}

function outline(data, s) {
  var back = data.x.slice().reverse(), high = data.high.slice().reverse();
  return polyline(data.x, data.low, s, "M") + polyline(back, high, s, "L") + "z";
}
