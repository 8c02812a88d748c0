/* Draws a board: bars of options, lines that phones drew, bets, cards. All that came from phones is numbers and ids of options: it is
   laid into the page as text or as a place in a drawing, never as HTML. */
window.wallBoards = (function () {
"use strict";
var SVG = "http://www.w3.org/2000/svg";
var ROWS = 6; // cards at once
var SAYS = JSON.parse(document.getElementById("words").textContent);

function fill(name, values) { return SAYS[name].replace(/\{(\w+)\}/g, function (whole, key) { return key in values ? values[key] : whole; }); }
function html(name, className, parent, text) {
  var made = document.createElement(name);
  if (className) { made.className = className; }
  if (text !== undefined) { made.textContent = text; }
  if (parent) { parent.appendChild(made); }
  return made;
}
function svg(name, attributes, parent) {
  var made = document.createElementNS(SVG, name);
  for (var key in attributes) { made.setAttribute(key, attributes[key]); }
  parent.appendChild(made);
  return made;
}
function counts(answers) {
  var found = {};
  answers.forEach(function (one) { if (one.option) { found[one.option] = (found[one.option] || 0) + 1; } });
  return found;
}

/* ---- a question ---- */

function ask(place, asks, state) {
  var wide = html("div", asks.draw ? "two" : "one", place), left = html("div", "asked", wide), answers = state.answers[asks.item] || [], right = null;
  if (asks.story) { html("p", "story", left, asks.story); }
  html("h2", "question", left, asks.question);
  bars(left, asks.options, answers.concat(asks.bet ? state.answers[asks.bet.item] || [] : []), state);
  if (state.revealed && state.answer.why) { html("p", "why", left, state.answer.why); }
  if (asks.draw) { right = drawn(html("div", "drawn", wide), asks.draw, state); }
  if (asks.bet && (state.answers[asks.bet.item] || []).length) { bets(html("div", "beside", right || left), asks.bet, state); }
}

function bars(place, options, answers, state) {
  var found = counts(answers), most = Math.max(1, answers.length), list = html("ol", "bars", place);
  options.forEach(function (one) {
    var n = found[one.id] || 0, best = state.revealed && state.answer.best === one.id;
    var row = html("li", best ? "best" : "", list), line = html("div", "line", row);
    html("p", "text", row, (best ? "✓ " : "") + one.text);
    html("div", "fill", html("div", "track", line)).style.width = 100 * n / most + "%";
    html("b", "n", line, state.covered && !state.revealed ? "·" : String(n));
  });
}

// Every line in the explorer's own figure; on top, once it is revealed, the model's.
function drawn(place, draw, state) {
  var lines = (state.answers[draw.item] || []).filter(function (one) { return one.heights; }), figure, s = draw.scale, top, name, keys;
  function path(x, y) { return x.map(function (at, i) { return (i ? "L" : "M") + (s[0] + s[1] * at).toFixed(1) + " " + (s[2] + s[3] * y[i]).toFixed(1); }).join(""); }
  place.innerHTML = draw.svg; // the course's own page
  figure = place.querySelector("svg");
  top = svg("g", { class: "theirs", style: "--see:" + Math.max(0.18, Math.min(0.75, 6 / Math.max(1, lines.length))) }, figure);
  lines.forEach(function (one) { svg("path", { d: path(draw.at, one.heights) }, top); });
  if (state.answer.line) {
    figure.classList.add("revealed");
    for (name in state.answer.others) { figure.querySelector('[data-series="' + name + '"] path').setAttribute("d", path(state.answer.others[name].x, state.answer.others[name].y)); }
    svg("path", { d: path(state.answer.line.x, state.answer.line.y), class: "halo" }, figure);
    svg("path", { d: path(state.answer.line.x, state.answer.line.y), class: "model" }, figure);
  }
  keys = html("p", "keys", place);
  html("span", "key theirs", keys, state.covered && !state.revealed ? SAYS.show_covered : fill("show_lines", { n: lines.length }));
  if (state.answer.line) { html("span", "key model", keys, SAYS.show_answer_key); }
  return place;
}

// A step of 1, 2 or 5 and noughts, not below what is given.
function nice(least) {
  var ten = Math.pow(10, Math.floor(Math.log(Math.max(1, least)) / Math.LN10)), found = [1, 2, 5, 10].filter(function (one) { return one * ten >= least; });
  return found[0] * ten;
}

// Bets stand on a line of numbers, those that are alike one above the other.
function bets(place, bet, state) {
  var numbers = state.answers[bet.item].map(function (one) { return one.number; }), model = state.answer.number;
  var shown = model === undefined ? numbers : numbers.concat(model), high = Math.max.apply(null, shown) * 1.08 || 1, piles = {};
  var figure, tick;
  html("p", "bets-title", place, fill("show_bets", { label: bet.label }));
  figure = svg("svg", { viewBox: "0 0 600 96", role: "img", class: "bets-line", "aria-label": fill("show_bets", { label: bet.label }) }, place);
  function at(number) { return 10 + 580 * number / high; }
  svg("path", { d: "M10 66H590", class: "axis" }, figure);
  numbers.forEach(function (number) {
    var x = Math.round(at(number) / 14) * 14, up = piles[x] = (piles[x] || 0) + 1;
    svg("circle", { cx: x, cy: 66 - 14 * Math.min(up, 4) + 5, r: 6.5, class: "bet" }, figure);
  });
  for (tick = 0; tick <= high; tick += nice(high / 5)) {
    svg("text", { x: at(tick), y: 90, "text-anchor": tick ? "middle" : "start" }, figure).textContent = String(tick);
  }
  if (model !== undefined) {
    svg("path", { d: "M" + at(model) + " 2V72", class: "model" }, figure);
    html("p", "why", place, fill("show_model", { n: Math.round(model) + " " + bet.unit }));
  }
}

/* ---- cards ---- */

function cards(place, asks, state, page) {
  var answered = asks.cards.filter(function (one) { return (state.answers[one.item] || []).length; });
  var key = html("p", "keys", place), first, list;
  asks.options.forEach(function (one, i) { html("span", "key level-" + i, key, one.text); });
  answered.sort(function (one, two) { return state.answers[two.item].length - state.answers[one.item].length; });
  first = ROWS * Math.max(0, Math.min(page, Math.ceil(answered.length / ROWS) - 1));
  if (answered.length > ROWS) {
    html("span", "which", key, fill("show_cards_place", { n: first + 1, m: Math.min(answered.length, first + ROWS), of: answered.length }));
  }
  list = html("ol", "cards", place);
  answered.slice(first, first + ROWS).forEach(function (one) { card(list, one, one.options || asks.options, state); });
  if (!answered.length) { html("p", "nobody", place, state.covered ? SAYS.show_covered : SAYS.show_none); }
  return first / ROWS;
}

function card(list, one, options, state) {
  var answers = state.answers[one.item], found = counts(answers), row = html("li", "", list), line, says;
  says = html("p", "text", row, one.text);
  line = html("div", "stack", row);
  options.forEach(function (option, i) {
    var n = found[option.id] || 0, best = state.revealed && state.answer.best[one.item] === option.id, part;
    if (!n && !best) { return; }
    if (best && one.options) { html("b", "", says, " → " + option.text); }
    part = html("span", "level-" + i + (best ? " best" : "") + (n ? "" : " none"), line, (best ? "✓ " : "") + (n || (one.options ? "" : option.text)));
    part.style.flexGrow = String(n || 0.001);
    part.title = option.text;
  });
}

function talk(place, state) {
  var list = html("ul", "lines", place);
  state.lines.forEach(function (one) { html("li", "", list, one); });
  if (!state.lines.length) { html("p", "nobody", place, SAYS.show_talk); }
}

// Returns which page of cards is shown.
return {
  fill: fill, words: SAYS,
  draw: function (place, asks, state, page) {
    place.textContent = "";
    place.className = "is-" + asks.is;
    if (asks.is === "ask") { ask(place, asks, state); }
    else if (asks.is === "cards") { return cards(place, asks, state, page); }
    else { talk(place, state); }
    return 0;
  }
};
})();
