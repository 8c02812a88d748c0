/* Start everything that the page holds. */

all(document, '[data-activity="explore"]').forEach(function (el) {
  var explorer = new Explorer(el), form = el.querySelector("form.predict");
  if (form && !form.closest(".story")) { startPredict(form, explorer); }
  all(el, ".story").forEach(function (details) { startStory(details, explorer); });
  var big = el.querySelector("button.big");
  if (big) { startWorkshop(big, el); }
});
all(document, '[data-activity="predict"]').forEach(function (el) { startPredict(el.querySelector("form.predict"), null); });
all(document, '[data-activity="quiz"]').forEach(startQuiz);
all(document, '[data-activity="label_it"]').forEach(startLabelIt);
all(document, '[data-activity="steps"]').forEach(startSteps);
all(document, '[data-activity="say"]').forEach(startSay);
all(document, '[data-activity="job_aid"]').forEach(startJobAid);
all(document, '[data-activity="conditions"]').forEach(startConditions);
all(document, '[data-activity="techniques"]').forEach(startTechniques);
all(document, '[data-activity="sort_claims"]').forEach(startSorting);
all(document, '[data-activity="search"]').forEach(startSearch);
showPlace();
