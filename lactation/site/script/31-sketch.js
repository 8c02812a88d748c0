/* Drawings by hand that move; only pages that have one load this. */
/* From other pieces: Figure, all. */

// A drawing by hand has no scale: each element says how its series' last y, 0 to 1, moves it (figures/sketch.py).
Figure.prototype.sketched = function (groups) {
  var me = this;
  this.written = all(this.el, "[data-words]");
  groups.forEach(function (el) {
    var found = el.dataset.moves.split(" ");
    me.parts.push({ of: el.dataset.series, el: el, kind: found[0], from: +found[1], to: +found[2] });
  });
};

Figure.prototype.tellWritten = function (texts) {
  var me = this;
  this.written.forEach(function (el) { me.write(el, el.dataset.words, texts); });
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
