/* Start everything that lies below a root: a page's document, or the shadow root of a card in a notebook. */

function start(root) {
  all(root, '[data-activity="explore"]').forEach(function (el) {
    new Explorer(el);
    var big = el.querySelector("button.big");
    if (big) { startWorkshop(big, el); }
  });
  all(root, "[data-print]").forEach(startPrint);
  all(root, '[data-activity="search"]').forEach(startSearch);
  if (root === document) { showPlace(root); startMenu(root.querySelector(".menu")); }
  keepAllInSight(root);
  unfoldForPaper(root);
  return startPlays(root);
}

// Escape closes the open menu, and leaves the keyboard on what opened it.
function startMenu(menu) {
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || !menu.open || event.isComposing) { return; }
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}
