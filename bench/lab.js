/* Stands in a page of JupyterLab: when is a figure seen, after a cell was run or a slider moved? */
(function () {
  "use strict";
  var pressed = 0; // when the last key came
  window.addEventListener("keydown", function () { pressed = performance.now(); }, true);

  function painted() { // what stands in the page now is on the screen with the next frame
    return new Promise(function (resolve) {
      requestAnimationFrame(function () { setTimeout(function () { resolve(performance.now() - pressed); }, 0); });
    });
  }

  function outputs() { return Array.prototype.slice.call(document.querySelectorAll(".jp-OutputArea *")); }

  // The card's section, below its shadow root, or nothing.
  function card() {
    var host = outputs().filter(function (el) { return el.shadowRoot && el.shadowRoot.querySelector("section.explorer svg"); })[0];
    return host ? host.shadowRoot.querySelector("section.explorer") : null;
  }

  function pictures() {
    return outputs().filter(function (el) { return el.tagName === "IMG" && el.complete && el.naturalWidth && el.clientHeight; });
  }

  function drawing() {
    var svg = card() && card().querySelector("svg");
    return svg && svg.getBoundingClientRect().height ? svg : null;
  }

  // What is seen of a figure: changes with it.
  function state(kind) {
    if (kind === "picture") { return pictures().map(function (el) { return el.src; }).join(); }
    return Array.prototype.map.call(card().querySelectorAll("[data-series] path"), function (el) { return el.getAttribute("d"); }).join();
  }

  // ms from the key that ran the cell until the first figure is seen.
  async function first(kind) {
    while (!pressed || !(kind === "picture" ? pictures().length : drawing())) { await new Promise(requestAnimationFrame); }
    return painted();
  }

  function whenChanged(kind, before) {
    return new Promise(function (resolve) {
      var root = kind === "picture" ? document.querySelector(".jp-Notebook") : card(), watcher;
      function look() {
        if (kind === "picture" && !pictures().length) { return; } // none while one takes the other's place
        if (state(kind) !== before) { watcher.disconnect(); root.removeEventListener("load", look, true); resolve(); }
      }
      watcher = new MutationObserver(look);
      watcher.observe(root, { subtree: true, childList: true, attributes: true });
      root.addEventListener("load", look, true); // a picture, once it is decoded
    });
  }

  // ms from the next key until the figure is seen that follows it, and until its bands are.
  async function moved(kind) {
    var section = card(), drawn = section && new Promise(function (resolve) { section.addEventListener("band", resolve, { once: true }); });
    var found = {};
    await whenChanged(kind, state(kind));
    found.first = await painted();
    await (drawn || whenChanged(kind, state(kind)));
    found.band = await painted();
    return found;
  }

  window.bench_lab = { first: first, moved: moved };
})();
