/* People drawn from numbers (core/portrait.py): the SVGs of a cast, moved from one state to the next. */
/* From other pieces: DRAWS. */

var portraits = (function () {
  var SVG = "http://www.w3.org/2000/svg", MOVE_MS = 350;
  var HEAD = { viewBox: "200 20 1600 1880", "aria-hidden": true, "stroke-linecap": "round", "stroke-linejoin": "round" };

  function made(tag, parent) { return parent.appendChild(document.createElementNS(SVG, tag)); }

  // A person's SVG in `element`: the one that the page came with, or a new one.
  function person(element, drawn, who) {
    var svg = Array.prototype.filter.call(element.children, function (one) { return one.dataset.who === who; })[0];
    if (!svg) {
      svg = made("svg", element);
      svg.dataset.who = who;
      set(svg, HEAD, {});
    }
    return { svg: svg, look: drawn.people[who], now: null, frame: 0, shapes: [] };
  }

  // Writes the attributes that changed since `before`; nothing is made anew or moved in the tree.
  function set(node, shape, before) {
    Object.keys(shape).forEach(function (name) {
      if (name === "parts") { write(node, shape.parts, before.parts || []); }
      else if (name !== "id" && name !== "is" && shape[name] !== before[name]) { node.setAttribute(name, shape[name]); }
    });
  }

  function write(parent, shapes, before) {
    shapes.forEach(function (shape, i) { set(parent.children[i] || made(shape.is, parent), shape, before[i] || {}); });
  }

  function draw(one, numbers) {
    var shapes = core.portrait_of(one.look, numbers);
    write(one.svg, shapes, one.shapes);
    one.shapes = shapes;
    one.now = numbers;
  }

  function move(one, numbers) {
    var from = one.now, start = 0;
    window.cancelAnimationFrame(one.frame);
    if (!from || window.matchMedia("(prefers-reduced-motion: reduce)").matches) { draw(one, numbers); return; }
    if (JSON.stringify(from) === JSON.stringify(numbers)) { return; }
    function step(time) {
      start = start || time;
      var t = Math.min(1, (time - start) / MOVE_MS);
      draw(one, core.portrait_between(from, numbers, t * t * (3 - 2 * t)));
      if (t < 1) { one.frame = window.requestAnimationFrame(step); }
    }
    one.frame = window.requestAnimationFrame(step);
  }

  // Shows a cast, [{who, face, baby}], in `element`; `drawn` is what content/portrait.py gives.
  function show(element, drawn, cast) {
    var people = element.people = element.people || {}, seen = {};
    cast.forEach(function (one) {
      seen[one.who] = true;
      people[one.who] = people[one.who] || person(element, drawn, one.who);
      move(people[one.who], core.portrait_numbers(drawn, one));
    });
    Array.prototype.forEach.call(element.children, function (svg) { svg.toggleAttribute("hidden", !seen[svg.dataset.who]); });
    element.toggleAttribute("data-two", cast.length > 1);
    element.setAttribute("role", "img");
    element.setAttribute("aria-label", core.portrait_said(drawn, cast));
  }

  return { show: show };
}());

DRAWS.push(portraits.show);
