/* Start everything that lies below a root: a page's document, or the shadow root of a card in a notebook. */

function start(root) {
  all(root, '[data-activity="explore"]').forEach(function (el) {
    new Explorer(el);
    var big = el.querySelector("button.big");
    if (big) { startWorkshop(big, el); }
  });
  all(root, "[data-print]").forEach(startPrint);
  all(root, '[data-activity="search"]').forEach(startSearch);
  if (root === document) { showPlace(root); }
  return startPlays(root);
}
