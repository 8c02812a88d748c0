/* What every piece uses: short ways to find and make elements. `core`, `makeCore`, `WORDS` and `backend` are given (site/join.py). */

var STARTS = []; // each piece's function that starts what it knows below a root: a page has not every piece (site/load.py)
var SVG = "http://www.w3.org/2000/svg";
var SAY_AFTER_MS = 700; // a screen reader hears the sentence when the hand rests

function all(root, selector) { return Array.prototype.slice.call(root.querySelectorAll(selector)); }
// Do it with each; what fails with one leaves the others alive.
function withEach(root, selector, make) {
  all(root, selector).forEach(function (el) {
    try { make(el); } catch (error) { window.setTimeout(function () { throw error; }, 0); }
  });
}
function json(root, selector) { var el = root.querySelector(selector); return el ? JSON.parse(el.textContent) : null; }

function svg(name, attributes, parent) {
  var el = document.createElementNS(SVG, name);
  for (var key in attributes) { el.setAttribute(key, attributes[key]); }
  if (parent) { parent.appendChild(el); }
  return el;
}

function html(name, attributes, parent, text) {
  var made = document.createElement(name);
  for (var key in attributes) { made.setAttribute(key, attributes[key]); }
  if (text) { made.textContent = text; }
  if (parent) { parent.appendChild(made); }
  return made;
}

// Write a text where another one stands.
function tell(el, text) { if (el.textContent !== text) { el.textContent = text; } }

// A slider whose label shows its value says that, with its unit: a place among others says nothing.
function sayValue(input) {
  var shown = input.type === "range" && input.labels[0] && input.labels[0].querySelector(".output");
  if (shown) { input.setAttribute("aria-valuetext", shown.textContent); }
}

// A finger on a handle moves the handle, never the page: touch-action on a part of a drawing does not always hold.
function noScroll(handle) {
  handle.addEventListener("touchstart", function (event) { event.preventDefault(); }, { passive: false });
}

// A task of its own, without the 4 ms that nested timers wait.
function makeLater() {
  var channel = new MessageChannel(), tasks = [];
  channel.port1.onmessage = function () { tasks.shift()(); };
  return function (task) { tasks.push(task); channel.port2.postMessage(0); };
}
var later = makeLater();

function whenIdle(task) {
  if (window.requestIdleCallback) { window.requestIdleCallback(task); } else { window.setTimeout(task, 200); }
}
