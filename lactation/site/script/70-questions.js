/* Questions: a prediction before a run, and quizzes. */

function chosen(form) { var input = form.querySelector(".ask input:checked"); return input ? +input.value : -1; }

function reveal(form, choice) {
  all(form, ".reason").forEach(function (reason) {
    var here = +reason.dataset.option === choice || reason.dataset.best === "1";
    reason.hidden = !here;
    reason.classList.toggle("best", reason.dataset.best === "1");
  });
  all(form, ".sources, .fault-say").forEach(function (more) { more.hidden = false; });
  var shown = form.querySelector('.reason[data-option="' + choice + '"]');
  return shown ? shown.textContent : "";
}

function startPredict(form, explorer, story) {
  var section = explorer ? explorer.el : form.closest(".activity"), sure = form.querySelector("input[type=range]"), output = form.querySelector("output");
  var spec = json(form, "script.see"), then = form.querySelector(".then"), name = form.dataset.lesson + "/predict";
  var best = all(form, ".reason").findIndex(function (r) { return r.dataset.best === "1"; });
  sure.addEventListener("input", function () { output.textContent = sure.value + " %"; });
  var guess = explorer && explorer.guess, drawn = memory.get(form.dataset.lesson + "/draw");
  function run() {
    if (!explorer) { return; }
    if (!story) { explorer.set(spec.see); return; }
    var settings = JSON.parse(explorer.first);
    for (var key in spec.see) { settings[key] = spec.see[key]; }
    explorer.other = Object.keys(spec.other).length ? spec.other : null;
    explorer.otherResult = null;
    explorer.otherName = spec.other_name;
    section.classList.remove("asking");
    Object.keys(spec.see).forEach(function (name) {
      var fold = section.querySelector('[data-control="' + name + '"]').closest("details.group");
      if (fold) { fold.open = true; }
    });
    explorer.set(settings);
  }
  function finish(choice, again) {
    if (!story) { section.classList.add("committed"); }
    reveal(form, choice);
    then.hidden = false;
    all(form, ".ask input, input[type=range]").forEach(function (input) { input.disabled = true; });
    if (!story) { form.querySelector("button").hidden = true; }
    if (!again) {
      run();
      if (guess) {
        if (guess.drawn()) { memory.set(form.dataset.lesson + "/draw", { heights: guess.heights }); }
        guess.reveal();
      }
      if (story) { story.after(); }
      then.focus({ preventScroll: true });
      section.scrollIntoView({ block: "start" });
      section.scrollTop = 0; // in workshop mode it is the section that scrolls
    } else if (guess && drawn && !story) {
      run();
      guess.open(drawn.heights);
      guess.reveal();
    }
  }
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    var choice = chosen(form);
    if (choice < 0 && section.classList.contains("workshop")) { finish(choice, false); return; } // the groups have answered
    if (choice < 0) { form.querySelector(".ask input").focus(); return; }
    var count = all(form, ".ask input").length;
    memory.set(name, { choice: choice, sure: +sure.value, brier: core.brier(choice, best, count, sure.value / 100) });
    finish(choice, false);
  });
  var before = memory.get(name);
  if (before && form.querySelector('.ask input[value="' + before.choice + '"]')) {
    form.querySelector('.ask input[value="' + before.choice + '"]').checked = true;
    sure.value = before.sure;
    output.textContent = sure.value + " %";
    finish(before.choice, true);
  } else if (guess && !story) { guess.open(drawn && drawn.heights); }
}

function startQuiz(section) {
  var status = section.querySelector(".visually-hidden[role=status]");
  all(section, "form").forEach(function (form) {
    var name = form.dataset.lesson + "/" + form.querySelector(".ask").dataset.item;
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      var choice = chosen(form);
      if (choice < 0) { form.querySelector(".ask input").focus(); return; }
      memory.set(name, { choice: choice });
      status.textContent = reveal(form, choice);
    });
    var before = memory.get(name), input = before && form.querySelector('.ask input[value="' + before.choice + '"]');
    if (input) { input.checked = true; reveal(form, before.choice); }
  });
}
