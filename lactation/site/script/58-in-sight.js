/* A fold that opens stays where the hand is, also when another one, above it, closes or the page around it changes. */
/* From other pieces: STARTS, all. */

// The part of the page that scrolls `el`: the large view, a notebook's panel, or the page itself.
function scrollerOf(el) {
  for (var at = el.parentNode || el.host; at && at !== document; at = at.parentNode || at.host) {
    if (at.nodeType === 1 && at !== document.body && /auto|scroll/.test(window.getComputedStyle(at).overflowY) &&
      at.scrollHeight > at.clientHeight) { return at; }
  }
  return document.scrollingElement || document.documentElement;
}

// Hold the title of a fold at its place on the screen while it is opened, until what follows from that is drawn.
function keepInSight(details) {
  var summary = details.querySelector("summary"), y = null;
  function hold() {
    if (y === null) { return; }
    var moved = summary.getBoundingClientRect().top - y;
    if (Math.abs(moved) > 1) { scrollerOf(summary).scrollTop += moved; }
  }
  summary.addEventListener("click", function () {
    y = summary.getBoundingClientRect().top;
    window.requestAnimationFrame(hold); // the folds have changed, nothing is painted yet
    window.setTimeout(function () { hold(); y = null; }, 250); // by then a band, a list or a question has found its place
  });
  details.addEventListener("toggle", function () { // scripts have heard of it by now
    hold();
    window.requestAnimationFrame(hold);
  });
}

// Folds of which one closes another, and stories.
STARTS.push(function (root) { all(root, "details[name], details.story").forEach(keepInSight); });
