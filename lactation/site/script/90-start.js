/* Start everything that lies below a root: a page's document, or the shadow root of a card in a notebook. */

function start(root) {
  all(root, '[data-activity="explore"]').forEach(function (el) {
    new Explorer(el);
    var big = el.querySelector("button.big");
    if (big) { startWorkshop(big, el); }
  });
  all(root, '[data-activity="label_it"]').forEach(startLabelIt);
  all(root, '[data-activity="steps"]').forEach(startSteps);
  all(root, '[data-activity="say"]').forEach(startSay);
  all(root, '[data-activity="job_aid"]').forEach(startJobAid);
  all(root, '[data-activity="conditions"]').forEach(startConditions);
  all(root, '[data-activity="techniques"]').forEach(startTechniques);
  all(root, '[data-activity="claims_library"]').forEach(startLibrary);
  all(root, '[data-activity="sort_claims"]').forEach(startSorting);
  return startPlays(root);
}
