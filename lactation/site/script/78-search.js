/* The search, on its own page. What the pages hold stands in places.js; 77-place.js shows a place to which it leads. */
/* From other pieces: SAY_AFTER_MS, STARTS, all, here, html. */

var SEARCH_AFTER_MS = 150; // a word is looked for when the hand rests this long
var PAGES_AT_ONCE = 10;
var AROUND_A_HIT = 90; // signs shown before and after

function startSearch(section) {
  var held = window.MILK_PLACES, form = section.querySelector("form"), input = form.querySelector("input");
  var count = section.querySelector(".count"), said = section.querySelector("[role=status]"), tries = section.querySelector(".tries");
  var list = section.querySelector(".results"), next = section.querySelector(".next"), waits, saysLater, found, shown;

  function pieces(parent, text, around) {
    core.marked_text(text, found.stems, around).forEach(function (one) {
      if (one.hit) { html("mark", {}, parent, one.text); } else if (one.text) { parent.appendChild(document.createTextNode(one.text)); }
    });
  }
  function address(page, id) {
    return held.addresses[page] + "?found=" + found.stems.map(encodeURIComponent).join("+") + (id ? "#" + id : "");
  }
  function addPlace(parent, page, number) {
    var place = held.places[number], item = html("li", {}, parent);
    var lines = place[2].map(function (line) { return held.lines[line]; }), from = core.best_line(lines, found.stems);
    pieces(html("a", { href: address(page, place[0]) }, item), place[1], place[1].length);
    if (lines.length) { pieces(html("p", {}, item), lines.slice(from, from + 4).join(""), AROUND_A_HIT); }
  }
  function addPage(one) {
    var item = html("li", {}, list), places;
    pieces(html("a", { href: address(one.page, held.places[one.places[0]][0]) }, html("h2", {}, item)), held.titles[one.page], held.titles[one.page].length);
    places = html("ul", { role: "list" }, item);
    one.places.forEach(function (number) { addPlace(places, one.page, number); });
    if (one.more) { html("p", { "class": "hint" }, item, core.counted("search_more", one.more, WORDS)); }
  }
  function showMore() {
    var first = list.children.length;
    found.pages.slice(first, first + PAGES_AT_ONCE).forEach(addPage);
    next.hidden = list.children.length === found.pages.length;
    return list.children[first];
  }
  function offer(typed) {
    var alone = found["try"].length > 1;
    tries.hidden = !found["try"].length;
    tries.textContent = tries.hidden ? "" : WORDS[alone ? "search_alone" : "search_mean"] + " ";
    found["try"].forEach(function (text) {
      if (text !== typed) { html("a", { href: "?q=" + encodeURIComponent(text) }, tries, text); }
    });
  }
  function say(text) { // at once for the eye, and for a screen reader when the hand rests
    count.textContent = text;
    window.clearTimeout(saysLater);
    saysLater = window.setTimeout(function () { said.textContent = text; }, SAY_AFTER_MS);
  }
  function run(typing) {
    var typed = input.value.trim(), begun = typing && typed.split(" ").pop().length < core.SHORTEST_START, n, name;
    window.clearTimeout(waits);
    if (typed === shown) { return; }
    shown = begun ? "" : typed; // the word has just begun: that nothing is found says nothing yet
    found = core.searched(held.index, typed);
    list.textContent = "";
    n = found.pages.length;
    name = !typed ? "" : !found.asked ? "search_nothing" : n === 0 ? (begun ? "" : "search_none") : "search";
    say(name === "search" ? core.counted_with(name, n, { words: typed }, WORDS) : name && core.fill_in(WORDS[name], { words: typed }));
    offer(typed);
    showMore();
    here.replace("?q=" + encodeURIComponent(typed));
  }
  section.querySelector("[data-gone]").hidden = !/^\?gone\b/.test(here.search()); // where the kept course leads from an address that it has not
  input.value = new URLSearchParams(here.search()).get("q") || "";
  input.addEventListener("input", function () {
    window.clearTimeout(waits);
    waits = window.setTimeout(function () { run(true); }, SEARCH_AFTER_MS);
  });
  form.addEventListener("submit", function (event) {
    var first;
    event.preventDefault();
    run(false);
    first = list.querySelector("a") || tries.querySelector("a");
    if (first) { first.focus(); }
  });
  next.addEventListener("click", function () { showMore().querySelector("a").focus(); });
  run(false);
  if (!input.value) { input.focus(); }
}

STARTS.push(function (root) { all(root, '[data-activity="search"]').forEach(startSearch); });
