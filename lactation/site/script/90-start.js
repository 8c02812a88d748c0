/* Start everything that the page holds. */

all(document, '[data-activity="explore"]').forEach(function (el) {
  new Explorer(el);
  var big = el.querySelector("button.big");
  if (big) { startWorkshop(big, el); }
});
all(document, '[data-activity="label_it"]').forEach(startLabelIt);
all(document, '[data-activity="steps"]').forEach(startSteps);
all(document, '[data-activity="say"]').forEach(startSay);
all(document, '[data-activity="job_aid"]').forEach(startJobAid);
all(document, '[data-activity="conditions"]').forEach(startConditions);
all(document, '[data-activity="techniques"]').forEach(startTechniques);
all(document, '[data-activity="sort_claims"]').forEach(startSorting);
all(document, '[data-activity="search"]').forEach(startSearch);
startPlays(document);
showPlace();
