/* The finder of conditions. */

// Weigh the findings: the core says how soon to refer, and puts the conditions in order.
function startConditions(section) {
  var spec = json(section, "script.spec"), form = section.querySelector("form.findings");
  if (!spec || !form) { return; }
  var list = section.querySelector(".fits"), bar = section.querySelector(".answer-bar"), live = section.querySelector(".refer-live");
  var open = bar.firstElementChild.textContent, later = 0;
  function line(found, level) {
    var reasons = core.refer_reasons(found, spec.rules).map(function (place) { return spec.rules[place].text; });
    if (!level) { return found.length ? WORDS.conditions_no_refer : open; }
    var reason = reasons.length > 1 ? core.fill_in(WORDS.conditions_more, { reason: reasons[0], n: String(reasons.length - 1) }) : reasons[0];
    return core.fill_in(WORDS["refer_line_" + level], { reason: reason });
  }
  function fits(order) {
    var named = function (word) { return order.filter(function (one) { return one.word === word; }).slice(0, 2).map(function (one) { return spec.names[one.id]; }).join(", "); };
    var well = named("well"), part = named("part");
    return well || part ? core.fill_in(well ? WORDS.conditions_said : WORDS.conditions_in_part, { names: well || part }) : WORDS.conditions_unclear;
  }
  function weigh() {
    var found = all(form, "select, input:checked").map(function (field) { return field.value; }).filter(Boolean);
    var order = core.conditions_in_order(found, spec.conditions), met = core.rules_met(found, spec.rules), level = core.refer_level(found, spec.rules);
    order.forEach(function (one) {
      var item = list.querySelector('[data-condition="' + one.id + '"]'), strip = item.querySelector(".bar");
      item.querySelector(".fit").textContent = WORDS["fits_" + one.word];
      strip.hidden = one.word === "open";
      strip.firstChild.style.width = Math.max(0, 100 * one.fit) + "%";
      item.className = one.word;
      list.appendChild(item);
    });
    all(section, "[data-rule]").forEach(function (item) { item.classList.toggle("met", met.indexOf(+item.dataset.rule) >= 0); });
    bar.className = "answer-bar " + (level || "none");
    bar.firstElementChild.textContent = line(found, level);
    bar.lastElementChild.textContent = found.length ? fits(order) : "";
    window.clearTimeout(later);
    later = window.setTimeout(function () { live.textContent = bar.textContent; }, SAY_AFTER_MS);
  }
  form.addEventListener("change", weigh);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("reset", function () { window.setTimeout(weigh, 0); });
}
