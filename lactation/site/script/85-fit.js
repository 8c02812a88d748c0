/* Lay one element over the screen as large as it can be read, and never taller than what a bar below it leaves. */

var FIT_LEAST = 0.6, FIT_STEPS = 7;
var FIT_WIDE = { board: 900, wide: 1240, card: 880, two: 1240 }; // px before it is scaled
var FIT_AS_WIDE = ".explorer, .conditions, .two-talks"; // what has columns of its own

// Returns a function that lays out an element and keeps it in the screen while it grows; null ends it.
function slideFit(bar) {
  var on = null, scale = 1, watching = null;

  function room() { return { wide: window.innerWidth, high: window.innerHeight - bar.offsetHeight }; }
  function lay(k, wide, two) {
    var to = room(), across = Math.min(to.wide / k, wide);
    on.classList.toggle("two", two);
    on.style.width = across + "px";
    on.style.transform = "none";
    on.style.height = "auto";
    return on.scrollHeight * k <= to.high;
  }
  // The largest scale at which it fits.
  function largest(wide, two) {
    var to = room(), low = FIT_LEAST, high = Math.max(low, Math.min(1.7, to.wide / wide * (two ? 1 : 1.2))), middle;
    if (lay(high, wide, two)) { return high; }
    for (var step = 0; step < FIT_STEPS; step++) {
      middle = (low + high) / 2;
      if (lay(middle, wide, two)) { low = middle; } else { high = middle; }
    }
    return low;
  }
  function place() {
    var to = room(), left = (to.wide - on.offsetWidth * scale) / 2, top = Math.max(0, (to.high - on.scrollHeight * scale) / 2);
    on.style.height = on.scrollHeight * scale > to.high + 1 ? to.high / scale + "px" : "auto"; // then it scrolls
    on.style.transform = "translate(" + left + "px, " + top + "px) scale(" + scale + ")";
  }
  function fit() {
    var kind = on.matches(FIT_AS_WIDE) ? "wide" : on.hasAttribute("data-board") ? "board" : "card";
    var one = largest(FIT_WIDE[kind], false), two = kind === "card" ? largest(FIT_WIDE.two, true) : 0;
    scale = Math.max(one, two);
    lay(scale, two > one ? FIT_WIDE.two : FIT_WIDE[kind], two > one);
    place();
  }
  function grown() { if (on && on.scrollHeight * scale > room().high + 1) { fit(); } }
  function end() {
    if (watching) { watching.disconnect(); }
    if (on) { ["width", "height", "transform"].forEach(function (name) { on.style[name] = ""; }); on.classList.remove("two"); }
    on = watching = null;
  }
  window.addEventListener("resize", function () { if (on) { fit(); } });
  return function (el) {
    end();
    if (!el) { return; }
    on = el;
    on.scrollTop = 0;
    fit();
    // What it holds may grow: an answer, a reason. Where a browser cannot say so, it scrolls.
    if (window.MutationObserver) {
      watching = new window.MutationObserver(function () { window.requestAnimationFrame(grown); });
      watching.observe(on, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["hidden", "open", "data-asks"] });
    }
  };
}
