/* Start everything that the page holds. */

all(document, '[data-activity="explore"]').forEach(function (el) {
  new Explorer(el);
  var big = el.querySelector("button.big");
  if (big) { startWorkshop(big, el); }
});
all(document, "[data-print]").forEach(startPrint);
all(document, '[data-activity="claims_library"]').forEach(startLibrary);
startPlays(document);
