/* Workshop mode: one card fills the screen, and the rest of the page is out of reach until it is left. */
/* From other pieces: STARTS, all, late, startPlays. */

function startWorkshop(button, section) {
  var outside = [];
  function on() { return section.classList.contains("workshop"); }
  function set(big) {
    section.classList.toggle("workshop", big);
    if (big) { outside = beside(section).filter(function (el) { return !el.inert; }); }
    outside.forEach(function (el) { el.inert = big; });
    button.textContent = big ? WORDS.workshop_end : WORDS.workshop;
    button.focus({ preventScroll: big });
    section.scrollTop = 0;
  }
  function leave() {
    set(false);
    if (document.fullscreenElement) { document.exitFullscreen(); }
  }
  // Who learns alone never meets the groups' bets: their rules come when they are wanted.
  function bring() {
    var el = section.querySelector("[data-late]");
    if (el) {
      late(el.dataset.late, el.dataset.play + "_start").then(function () { return startPlays(section); }).catch(function (error) {
        window.setTimeout(function () { throw error; }, 0);
      });
    }
  }
  button.hidden = false;
  button.addEventListener("click", function () {
    if (on()) { leave(); return; }
    set(true);
    bring();
    // Where the browser has no full screen, the large view is enough.
    if (section.requestFullscreen) { section.requestFullscreen().catch(function () {}); }
  });
  // Escape leaves, wherever the focus is; in full screen the browser takes the key and says so by its own event.
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && on() && !event.isComposing) { event.preventDefault(); leave(); }
  });
  document.addEventListener("fullscreenchange", function () { if (!document.fullscreenElement && on()) { set(false); } });
}

// Everything beside an element and beside what it stands in, up to the page, also out of a shadow.
function beside(el) {
  var found = [], at = el, parent;
  function other(one) { return one !== at && !one.matches("script, style, link"); }
  while (at !== document.body) {
    parent = at.parentNode;
    found = found.concat(Array.prototype.filter.call(parent.children, other));
    at = parent.host || parent;
  }
  return found;
}

STARTS.push(function (root) {
  all(root, '[data-activity="explore"]').forEach(function (el) {
    var big = el.querySelector("button.big");
    if (big) { startWorkshop(big, el); }
  });
});
