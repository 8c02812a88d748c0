/* Claims: the sorting game. */

function startSorting(section) {
  var spec = json(section, "script.spec"), name = section.dataset.name + "/sorted", count = spec.claims.length;
  var game = section.querySelector(".game"), form = section.querySelector("form"), answer = section.querySelector(".answer");
  var result = section.querySelector(".result"), next = section.querySelector(".next"), again = section.querySelector(".again");
  var byId = {}, state = { hand: spec.hand, answers: {} };
  spec.claims.forEach(function (claim) { byId[claim.id] = claim; });
  var kept = memory.get(name);
  if (kept && kept.hand >= 0 && kept.hand % 1 === 0 && kept.hand < 100000 && kept.answers && typeof kept.answers === "object") {
    state.hand = kept.hand;
    for (var id in kept.answers) {
      var old = kept.answers[id];
      if (byId[id] && old && spec.verdicts[old.choice] && core.SURE_LEVELS.indexOf(old.sure) >= 0) { state.answers[id] = old; }
    }
  }
  function best(claim) { return spec.verdicts.indexOf(claim.verdict); }
  function hand() { return core.dealt(spec.order, state.hand, spec.size).map(function (i) { return spec.claims[i]; }); }
  function scored(claims) {
    return claims.filter(function (claim) { return state.answers[claim.id]; }).map(function (claim) {
      var given = state.answers[claim.id];
      return { choice: given.choice, best: best(claim), sure: given.sure };
    });
  }
  function keep() { memory.set(name, state); }
  var cards = hand(), at = 0;

  function ask(focus) {
    var claim = cards[at];
    game.hidden = false;
    result.hidden = answer.hidden = true;
    form.reset();
    all(form, "input").forEach(function (input) { input.disabled = false; });
    form.querySelector("button").hidden = false;
    var place = section.querySelector(".place");
    place.textContent = core.fill_in(WORDS.sort_place, { n: String(at + 1), of: String(cards.length) });
    section.querySelector(".prompt").textContent = "“" + claim.claim + "”";
    section.querySelector(".from").textContent = core.fill_in(WORDS.sort_from, { article: claim.from });
    if (focus) { place.focus({ preventScroll: true }); section.scrollIntoView({ block: "start" }); }
  }

  function tell(choice) {
    var claim = cards[at], points = core.credit(choice, best(claim)), safe = core.safety(choice, best(claim));
    var told = WORDS[points === 1 ? "right" : (points > 0 ? "sort_close" : "not_quite")], link = answer.querySelector(".lesson");
    all(form, "input").forEach(function (input) { input.disabled = true; });
    form.querySelector("button").hidden = true;
    answer.querySelector(".reason").classList.toggle("best", points === 1);
    answer.querySelector(".reason").classList.toggle("near", points > 0 && points < 1);
    answer.querySelector(".told").textContent = safe === "none" ? told : told + " " + WORDS["sort_" + safe];
    answer.querySelector(".verdict").textContent = claim.says;
    answer.querySelector(".teach").textContent = claim.teach;
    answer.querySelector(".said").textContent = WORDS.claims_authority + " " + claim.said_by;
    link.href = claim.lesson_link;
    link.textContent = WORDS.library_lesson + " " + claim.lesson;
    next.textContent = at + 1 < cards.length ? WORDS.sort_next : WORDS.sort_finish;
    answer.hidden = false;
    answer.focus({ preventScroll: true });
    answer.scrollIntoView({ block: "nearest" });
  }

  function finish(focus) { // this hand in points and in what may harm; all answers in how sure
    var here = core.calibration(scored(cards)), found = core.calibration(scored(spec.claims));
    var names = ["sort_hand"].concat(here.harmful ? ["sort_harm"] : [], here.needless ? ["sort_called"] : [], ["sort_" + found.verdict]);
    result.querySelector(".say").textContent = core.fill_in(names.map(function (name) { return WORDS[name]; }).join(" "), {
      points: core.points_text(here.points), of: String(here.count), harmful: String(here.harmful), kept: String(here.kept),
      needless: String(here.needless), sure: core.fixed(found.sure / 10, 0), share: core.fixed(found.share / 10, 0)
    });
    ["sure", "share"].forEach(function (name) { result.querySelector("." + name + " i").style.width = found[name] + "%"; });
    found.levels.forEach(function (line) {
      var row = result.querySelector('[data-sure="' + line.sure + '"]');
      row.querySelector("i").style.width = (line.count ? 100 * line.points / line.count : 0) + "%";
      row.querySelector(".shown").textContent = line.count
        ? core.fill_in(WORDS.sort_bar, { points: core.points_text(line.points), count: String(line.count) }) : WORDS.sort_no_answer;
    });
    game.hidden = true;
    result.hidden = false;
    again.hidden = !spec.more;
    if (focus) { result.focus({ preventScroll: true }); section.scrollIntoView({ block: "start" }); }
  }

  function go(focus) { // on to the next claim of this hand that has no answer
    while (at < cards.length && state.answers[cards[at].id]) { at += 1; }
    if (at < cards.length) { ask(focus); } else { finish(focus); }
  }

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    var verdict = form.querySelector(".verdicts input:checked"), sure = form.querySelector(".levels input:checked");
    if (!verdict) { form.querySelector(".verdicts input").focus(); return; }
    if (!sure) { form.querySelector(".levels input").focus(); return; }
    state.answers[cards[at].id] = { choice: +verdict.value, sure: +sure.value };
    keep();
    tell(+verdict.value);
  });
  next.addEventListener("click", function () { go(true); });
  again.addEventListener("click", function () {
    state.hand += 1;
    cards = hand();
    cards.forEach(function (claim) { if (state.hand * spec.size >= count) { delete state.answers[claim.id]; } }); // once round: ask anew
    at = 0;
    keep();
    go(true);
  });
  section.querySelector(".fresh").addEventListener("click", function () {
    state = { hand: spec.hand, answers: {} };
    cards = hand();
    at = 0;
    keep();
    ask(true);
  });
  go(false);
}
