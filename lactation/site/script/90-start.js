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
all(document, '[data-activity="techniques"]').forEach(startTechniques);
all(document, '[data-activity="claims_library"]').forEach(startLibrary);
startPlays(document);
