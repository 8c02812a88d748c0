/* Step by step: one step at a time, then the steps in order, then pictures with a question. */

function startSteps(section) {
  var spec = json(section, "script.spec"), player = section.querySelector(".player"), steps = all(player, ".step-list > li");
  var back = player.querySelector(".back"), next = player.querySelector(".next"), at = 0;
  function show(number) {
    at = Math.min(steps.length - 1, Math.max(0, number));
    steps.forEach(function (step, i) { step.hidden = i !== at; });
    back.disabled = at === 0;
    next.disabled = at === steps.length - 1;
    player.querySelector(".count").textContent = core.fill_in(WORDS.steps_of, { n: String(at + 1), of: String(steps.length) });
  }
  player.classList.add("one");
  player.querySelector(".step-tools").hidden = false;
  player.tabIndex = 0;
  back.addEventListener("click", function () { show(at - 1); if (back.disabled) { next.focus(); } });
  next.addEventListener("click", function () { show(at + 1); if (next.disabled) { back.focus(); } });
  player.addEventListener("keydown", function (event) {
    var to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: steps.length - 1 }[event.key];
    if (to === undefined) { return; }
    show(to);
    event.preventDefault();
  });
  show(0);
  startOrdering(section.querySelector(".ordering"), spec, section.dataset.name + "/order");
}

function startOrdering(box, spec, name) {
  var list = box.querySelector(".order-list"), said = box.querySelector(".order-said"), seed = spec.seed;
  box.hidden = false;
  function order() { return all(list, "li").map(function (item) { return +item.dataset.step; }); }
  function ends() {
    var items = all(list, "li");
    items.forEach(function (item, i) {
      item.querySelector(".up").disabled = i === 0;
      item.querySelector(".down").disabled = i === items.length - 1;
    });
  }
  function put(numbers) {
    var items = {};
    all(list, "li").forEach(function (item) { items[item.dataset.step] = item; });
    numbers.forEach(function (number) { list.appendChild(items[number]); });
    ends();
  }
  function check() {
    var found = order(), wrong = core.first_out_of_place(found);
    all(list, "li").forEach(function (item, i) { item.classList.toggle("placed", wrong < 0 || i < wrong); });
    said.textContent = wrong < 0 ? WORDS.order_right : core.fill_in(wrong ? WORDS.order_wrong : WORDS.order_wrong_first,
      { n: String(wrong), title: spec.titles[found[wrong]], why: spec.why[wrong] });
  }
  list.addEventListener("click", function (event) {
    var button = event.target.closest("button");
    if (!button) { return; }
    var item = button.closest("li"), up = button.classList.contains("up");
    if (up) { list.insertBefore(item, item.previousElementSibling); } else { list.insertBefore(item.nextElementSibling, item); }
    all(list, "li").forEach(function (one) { one.classList.remove("placed"); });
    ends();
    (button.disabled ? item.querySelector(up ? ".down" : ".up") : button).focus();
    said.textContent = core.fill_in(WORDS.order_moved,
      { title: spec.titles[item.dataset.step], n: String(all(list, "li").indexOf(item) + 1), of: String(spec.titles.length) });
  });
  box.querySelector(".check").addEventListener("click", function () {
    memory.set(name, { order: order() });
    check();
  });
  box.querySelector(".again").addEventListener("click", function () {
    seed = core.next_random(seed);
    put(core.shuffled(spec.titles.length, seed));
    said.textContent = "";
    all(list, "li").forEach(function (one) { one.classList.remove("placed"); });
  });
  var before = memory.get(name), kept = before && before.order;
  if (Array.isArray(kept) && kept.slice().sort(function (a, b) { return a - b; }).every(function (one, i) { return one === i; }) && kept.length === spec.titles.length) {
    put(kept);
    check();
  }
  ends();
}
