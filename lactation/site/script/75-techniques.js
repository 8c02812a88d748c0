/* The table of techniques: what each is good for, chosen and checked. */

function startTechniques(section) {
  var form = section.querySelector("form"), count = section.querySelector(".count"), rows = all(section, "[data-claim]");
  function tell(check) {
    var kept = {}, right = 0, given = 0;
    rows.forEach(function (row) {
      var chosen = row.querySelector("select").value;
      kept[row.dataset.claim] = chosen;
      if (check) { row.classList.toggle("shown", Boolean(chosen)); row.classList.toggle("right", chosen === row.dataset.best); }
      given += chosen ? 1 : 0;
      right += chosen === row.dataset.best ? 1 : 0;
    });
    if (check && given) { count.textContent = core.fill_in(WORDS.labels_right, { n: String(right), of: String(rows.length) }); }
    return kept;
  }
  rows.forEach(function (row) { row.addEventListener("change", function () { row.classList.remove("shown"); }); });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    memory.set("techniques", { answers: tell(true) });
  });
  var before = memory.get("techniques");
  if (before && before.answers && typeof before.answers === "object") {
    rows.forEach(function (row) {
      var select = row.querySelector("select"), value = before.answers[row.dataset.claim];
      if (value && select.querySelector('option[value="' + CSS.escape(String(value)) + '"]')) { select.value = value; }
    });
    tell(true);
  }
}
