/* Runs before each page's own scripts, in every engine: notes what goes wrong, and how many workers were begun. */
(function () {
  "use strict";
  var faults = window.milkFaults = [], real = window.Worker, told = window.console, said = told.error;
  window.milkWorkers = 0;
  function note(text) { faults.push(String(text).slice(0, 300)); }
  window.addEventListener("error", function (event) { // also of a script or picture that does not load
    note(event.message || "not loaded: " + (event.target.src || event.target.href || event.target.tagName));
  }, true);
  window.addEventListener("unhandledrejection", function (event) { note(event.reason); });
  document.addEventListener("securitypolicyviolation", function (event) { note(event.violatedDirective + " " + event.blockedURI); });
  told.error = function () { note(Array.prototype.join.call(arguments, " ")); said.apply(told, arguments); };
  if (!real) { return; }
  window.Worker = function (url) { window.milkWorkers += 1; return new real(url); };
}());

/* What the checks ask of a page. Old-fashioned on purpose: it also runs in the oldest browser that the course supports. */
window.milkLook = (function () {
  "use strict";
  function all(selector, root) { return Array.prototype.slice.call((root || document).querySelectorAll(selector)); }

  function seen(el) {
    for (var at = el; at && at.nodeType === 1; at = at.parentElement) {
      var style = window.getComputedStyle(at);
      if (style.display === "none" || (at === el && style.visibility !== "visible") || style.opacity === "0") { return false; }
      if (at !== el && at.tagName === "DETAILS" && !at.open && !at.querySelector("summary").contains(el)) { return false; }
    }
    return el.getClientRects().length > 0;
  }
  function named(el) { return el.tagName + "." + (el.getAttribute("class") || el.id) + " " + (el.textContent || "").trim().slice(0, 40); }

  // A slider's figure and numbers, without what comes later (bands) and what the reader draws.
  function shows(card) {
    var moving = all("[data-series]:not([data-series$=_band]):not([data-series$=_mothers]):not([data-series=guess])", card);
    return moving.map(function (one) { return one.outerHTML; }).join("");
  }

  return {
    started: function () {
      var plays = all("[data-play]:not([data-late])"), root = document.documentElement;
      if (document.readyState !== "complete") { return false; }
      return root.className !== "js" || !plays.length || (Boolean(root.dataset.record) && plays.every(function (one) { return one.play; }));
    },
    // What is wider than the page.
    wide: function () {
      var wide = document.documentElement.clientWidth;
      if (document.documentElement.scrollWidth <= wide) { return []; }
      return all("body *").filter(function (el) { return seen(el) && el.getBoundingClientRect().right > wide + 1; }).map(named).slice(-5);
    },
    // Words in pictures too small to read, and figures too small to see; each as it is on the screen.
    small: function (text_px, figure_px) {
      var svgs = all("figure svg").filter(seen), found = [];
      svgs.forEach(function (drawn) {
        var scale = drawn.getScreenCTM().a, box = drawn.getBoundingClientRect();
        if (drawn.closest(".explorer") && box.width < figure_px) { found.push("figure " + Math.round(box.width) + " px wide"); }
        all("text", drawn).filter(function (one) { return one.textContent.trim() && seen(one); }).forEach(function (one) {
          var px = parseFloat(window.getComputedStyle(one).fontSize) * scale;
          if (px < text_px) { found.push(one.textContent.trim() + ": " + px.toFixed(1) + " px"); }
        });
      });
      return found;
    },
    // Answer what stands before an explorer, and unfold what is folded.
    commit: function () {
      all(".explorer > form.predict").forEach(function (form) {
        form.querySelector("input[type=radio]").click();
        form.querySelector("[data-slot=commit]").click();
      });
      all("details.group, .story").forEach(function (one) { one.open = true; });
    },
    // Each slider of each explorer, and whether its figure follows it to the far end.
    sliders: function (starts) {
      var found = {};
      all(".explorer").forEach(function (card) {
        var name = card.id.replace("explore-", "");
        if (starts[name]) { card.explorer.set(starts[name]); }
        all(".controls input[type=range]", card).forEach(function (input) {
          var before = shows(card), kept = input.value;
          input.value = +input.value - +input.min > (input.max - input.min) / 2 ? input.min : input.max;
          input.dispatchEvent(new Event("input", { bubbles: true }));
          found[input.id] = shows(card) !== before;
          input.value = kept;
          input.dispatchEvent(new Event("input", { bubbles: true }));
        });
      });
      return found;
    },
    // Where on the screen an element is, brought into sight: its middle and its size.
    at: function (selector, number) {
      var el = all(selector).filter(seen)[number || 0], box;
      if (!el) { return null; }
      el.scrollIntoView({ block: "center" });
      box = el.getBoundingClientRect();
      return { x: box.left + box.width / 2, y: box.top + box.height / 2, width: box.width, height: box.height, left: box.left };
    },
    // What the keyboard is on, and whether one sees it.
    focus: function () {
      var el = document.activeElement;
      return { name: named(el), seen: el === document.body || seen(el) || el.type === "radio", body: el === document.body };
    },
    text: function (selector) { return all(selector).map(function (one) { return one.textContent; }).join("|"); },
    seen: function (selector) { return all(selector).filter(seen).length; },
    value: function (selector) { return document.querySelector(selector).value; }
  };
}());
