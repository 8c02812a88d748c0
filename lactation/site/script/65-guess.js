/* Draw a line before it is shown. */
/* From other pieces: Explorer, noScroll, polyline, svg. */

function Guess(explorer, spec) {
  var me = this;
  this.explorer = explorer;
  this.spec = spec;
  this.touched = {}; // the handles that were moved: the rest is no guess
  this.text = explorer.el.querySelector(".gap");
  explorer.figures.forEach(function (figure) {
    figure.parts.forEach(function (part) {
      if (part.name === spec.series) { me.figure = figure; me.scale = part.scale; }
    });
  });
  this.heights = spec.at.map(function () { return spec.start; });
  this.handles = svg("g", { class: "guess" }, this.figure.svg);
  spec.at.forEach(function (x, i) { me.handles.appendChild(me.handle(x, i)); });
  this.close();
}

Guess.prototype.handle = function (x, i) {
  var me = this, spec = this.spec, KEYS = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1, PageUp: 5, PageDown: -5 };
  var g = svg("g", { role: "slider", tabindex: 0, class: "feed", "aria-valuemin": spec.low, "aria-valuemax": spec.high,
    "aria-label": core.fill_in(spec.label, { x: core.as_text(x, spec.x_form, WORDS) }) });
  svg("circle", { r: 20, class: "finger" }, g);
  svg("circle", { r: 8, class: "dot" }, g);
  g.addEventListener("keydown", function (event) {
    if (event.key in KEYS) { me.put(i, me.heights[i] + KEYS[event.key] * spec.step); }
    else if (event.key === "Home") { me.put(i, spec.low); }
    else if (event.key === "End") { me.put(i, spec.high); }
    else { return; }
    event.preventDefault();
  });
  noScroll(g);
  g.addEventListener("pointerdown", function (event) {
    g.setPointerCapture(event.pointerId);
    g.focus({ preventScroll: true });
    event.preventDefault();
  });
  g.addEventListener("pointermove", function (event) {
    if (!g.hasPointerCapture(event.pointerId)) { return; }
    var at = new DOMPoint(event.clientX, event.clientY).matrixTransform(me.figure.svg.getScreenCTM().inverse());
    me.put(i, (at.y - me.scale[2]) / me.scale[3]);
  });
  return g;
};

Guess.prototype.put = function (i, height) {
  var spec = this.spec;
  this.touched[i] = true;
  this.heights[i] = Math.min(spec.high, Math.max(spec.low, Math.round(height / spec.step) * spec.step));
  this.draw();
};

Guess.prototype.draw = function () {
  var me = this, s = this.scale, spec = this.spec;
  this.heights.forEach(function (height, i) {
    var handle = me.handles.children[i], text = core.with_unit(core.as_text(height, spec.form, WORDS), spec.unit, WORDS);
    handle.setAttribute("transform", "translate(" + (s[0] + s[1] * spec.at[i]).toFixed(2) + " " + (s[2] + s[3] * height).toFixed(2) + ")");
    handle.setAttribute("aria-valuenow", height);
    handle.setAttribute("aria-valuetext", text);
  });
  this.figure.el.querySelector('[data-series="guess"] path').setAttribute("d", polyline(spec.at, this.heights, s));
  this.avoided();
};

// Ask for a line; `heights` are those drawn before, if any.
Guess.prototype.open = function (heights) {
  var el = this.explorer.el, start = this.spec.start;
  this.touched = {};
  if (heights) { heights.forEach(function (height, i) { if (height !== start) { this.touched[i] = true; } }, this); }
  this.heights = heights && heights.length === this.spec.at.length ? heights.slice() : this.spec.at.map(function () { return start; });
  el.classList.add("drawing");
  el.classList.remove("drawn");
  el.querySelector(".draw").hidden = false;
  this.figure.svg.setAttribute("role", "group"); // an image would hide its handles from screen readers
  this.handles.style.display = "";
  this.text.hidden = true;
  this.draw();
};

// Labels make room for what is drawn: the line with its handles, the line alone, nothing.
Guess.prototype.avoided = function () {
  var s = this.scale, x = this.spec.at, y = this.heights, data = { x: x, y: y };
  var line = { scale: s, data: data, x: { values: x }, y: { values: y }, high: {} };
  var state = this.explorer.el.classList;
  this.figure.hand = state.contains("drawing") ? [line, { scale: s, data: data }] : state.contains("drawn") ? [line] : [];
  this.figure.label();
};

Guess.prototype.close = function () {
  this.explorer.el.classList.remove("drawing");
  this.explorer.el.querySelector(".draw").hidden = true;
  this.figure.svg.setAttribute("role", "img");
  this.handles.style.display = "none";
  this.avoided();
};

// Lay the drawn line beside the model's and say where they differ most.
Guess.prototype.reveal = function () {
  var me = this, spec = this.spec, line = this.explorer.result.series[spec.series];
  function moved(value, i) { return me.touched[i]; }
  this.close();
  if (!this.drawn()) { return; }
  var found = core.widest_gap(spec.at.filter(moved), this.heights.filter(moved), line.x, line.y, spec.high - spec.low);
  var texts = { x: core.as_text(found.x, spec.x_form, WORDS) };
  ["guess", "model", "gap"].forEach(function (name) { texts[name] = core.as_text(found[name], spec.form, WORDS); });
  this.text.textContent = core.fill_in(spec[found.verdict], texts);
  this.text.classList.toggle("close", found.verdict === "near");
  this.text.hidden = false;
  this.explorer.el.classList.add("drawn");
  this.avoided();
};

Guess.prototype.drawn = function () { return Object.keys(this.touched).length > 0; };

Guess.prototype.moved = function () { // the line was drawn for other settings
  this.explorer.el.classList.remove("drawn");
  this.text.hidden = true;
  this.avoided();
};

Explorer.prototype.newGuess = function (spec) { return new Guess(this, spec); };
