/* Drawing: move the named artists of a finished figure. What stands already is not written again: browsers would lay it out anew. */
/* From other pieces: all, cents, line, outline, tell, Places. */

function Figure(el, spec) {
  this.el = el;
  this.svg = el.querySelector("svg");
  this.words = spec.words;
  this.series = {};
  this.still = spec.still;
  this.hand = []; // what a hand draws, as parts (65-guess.js)
  this.parts = [];
  for (var name in spec.scales) {
    var groups = all(el, '[data-series="' + name + '"]');
    if (!spec.scales[name].length) { this.sketched(groups); }
    else if (groups.length) { this.parts.push(this.part(name, groups[0], spec.scales[name])); }
  }
}

function point(s, data, i) { return [s[0] + s[1] * data.x[i], s[2] + s[3] * data.y[i]]; }

// Put an element there, unless it stands there.
function stand(el, at) {
  ["x", "y"].forEach(function (name, i) {
    var to = cents(at[i]);
    if (el.getAttribute(name) !== to) { el.setAttribute(name, to); }
  });
}

Figure.prototype.part = function (name, group, scale) {
  var text = group.querySelector("text");
  var dots = all(group, "use");
  var part = { name: name, scale: scale, text: text, path: null, of: name.replace(/_label$/, "") };
  if (dots.length || group.querySelector("defs")) {
    part.dots = dots;
  } else if (!text) {
    part.curve = group.querySelector("path");
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
    else if (part.text) { this.write(part.text, part.name, texts); }
    else if (part.dots) { this.dots(part, data); }
    else if (data.low) { if (data.low.length) { outline(part, data); } }
    else { line(part, data); }
  }
  if (this.written && !only) { this.tellWritten(texts); }
  this.series = series;
  this.label();
};

Figure.prototype.write = function (el, name, texts) {
  if (this.words[name]) { tell(el, core.fill_in(this.words[name], texts)); }
};

// Labels stand where they cover nothing that is drawn, bands of the last rest among it.
Figure.prototype.label = function () {
  var me = this, lines = this.still.slice(), taken = [];
  this.parts.concat(this.hand).forEach(function (part) {
    var data = part.data || me.series[part.of.replace("_mothers", "_band")], s = part.scale, i;
    if (!data || !s || part.text) { return; }
    if (part.x) {
      lines.push([part.x.values, part.y.values, s], [data.low ? part.x.values : [], part.high.values, s]);
    } else {
      for (i = 0; i < data.x.length; i++) { taken.push(point(s, data, i).concat(point(s, data, i))); }
    }
  });
  this.parts.forEach(function (part) {
    var data = me.series[part.of], s = part.scale, at;
    if (!part.text || !data || !data.x.length) { return; }
    at = point(s, data, data.x.length - 1);
    at = core.place_label(at[0], at[1], part.text.textContent, lines, taken, s.slice(4));
    part.text.style.textAnchor = ["end", "middle", "start"][at[2] + 1];
    stand(part.text, at);
  });
};

Figure.prototype.dots = function (part, data) {
  var i, dot;
  for (i = 0; part.dots[0] && i < Math.max(part.dots.length, data.x.length); i++) {
    dot = part.dots[i] || part.dots[0].parentNode.appendChild(part.dots[0].cloneNode(true));
    part.dots[i] = dot;
    dot.style.display = i < data.x.length ? "" : "none";
    if (i < data.x.length) { stand(dot, point(part.scale, data, i)); }
  }
};
