/* Name the parts of a drawing. */

function startLabelIt(section) {
  var spec = json(section, "script.spec"), form = section.querySelector("form"), count = section.querySelector(".count");
  var name = section.dataset.name + "/labels", picks = all(form, ".pick");
  function check() {
    var right = 0;
    picks.forEach(function (pick) {
      var wanted = pick.dataset.label, chosen = pick.querySelector("select").value, reason = pick.querySelector(".reason");
      reason.textContent = chosen === wanted ? spec.right[wanted] : spec.wrong[chosen] || "";
      reason.hidden = !chosen;
      reason.classList.toggle("best", chosen === wanted);
      right += chosen === wanted ? 1 : 0;
    });
    count.textContent = core.fill_in(WORDS.labels_right, { n: String(right), of: String(picks.length) });
  }
  picks.forEach(function (pick) { // a new choice is not marked before it is checked
    pick.querySelector("select").addEventListener("change", function () { pick.querySelector(".reason").hidden = true; });
  });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    var kept = {};
    picks.forEach(function (pick) { kept[pick.dataset.label] = pick.querySelector("select").value; });
    memory.set(name, { picks: kept });
    check();
  });
  var before = memory.get(name);
  if (before && before.picks && typeof before.picks === "object") {
    picks.forEach(function (pick) {
      var chosen = before.picks[pick.dataset.label];
      if (chosen in spec.right) { pick.querySelector("select").value = chosen; }
    });
    check();
  }
}
