/* The projector's page: waits for news from the room, shows the board, and does what who leads asks for by buttons and keys. */
(function () {
"use strict";
var KEY = "milk-in-motion-wall-lead"; // this tab's: the secret, and where the group was, for a server that begins anew
var RETRY_MS = 1000;
var SILENT_MS = 40000; // a request is answered after 25 s at the latest: later the line is gone, and nobody says so
var LOOK_MS = 5000; // so often it is looked for new addresses, while they are shown
var fill = window.wallBoards.fill, SAYS = window.wallBoards.words;
var state = null, asks = null, open = "", cardPage = 0, told = null, doors = null, address = "", sure = null, busy = false, kept = {};

function el(id) { return document.getElementById(id); }
function all(selector, work) { Array.prototype.forEach.call(document.querySelectorAll(selector), work); }
function keep() { try { window.sessionStorage.setItem(KEY, JSON.stringify(kept)); } catch (error) { /* then a reload asks for the address */ } }
function read() { try { return JSON.parse(window.sessionStorage.getItem(KEY)) || {}; } catch (error) { return {}; } }

// The secret leaves the address at once: the projector shows what stands there.
function takeKey() {
  var given = window.location.hash.slice(1);
  kept = read();
  if (given) {
    if (kept.secret !== given) { kept = { secret: given }; }
    window.history.replaceState(null, "", window.location.pathname);
    keep();
  }
  return Boolean(kept.secret);
}

function ask(way, sent) {
  var how = { headers: { "X-Wall-Lead": kept.secret } };
  var stop = new AbortController();
  if (sent) { how.method = "POST"; how.headers["Content-Type"] = "application/json"; how.body = JSON.stringify(sent); }
  how.signal = stop.signal;
  window.setTimeout(function () { stop.abort(); }, SILENT_MS);
  return window.fetch("/wall/lead/" + way, how).then(function (answer) {
    if (answer.status === 403) { noKey(); }
    if (!answer.ok) { throw new Error(answer.status); }
    return answer.json();
  });
}
function noKey() {
  el("lost").textContent = SAYS.show_no_key;
  el("lost").hidden = false;
  kept = {};
  keep();
}
function act(what, more) {
  var sent = { "do": what };
  for (var name in more || {}) { sent[name] = more[name]; }
  return ask("do", sent).then(function () { return ""; }, function (error) { el("lost").hidden = false; return error.message; });
}

/* ---- news ---- */

function listen() {
  if (!kept.secret) { return; }
  ask("state?seen=" + (state ? state.boot + "." + state.version : "")).then(function (news) {
    el("lost").hidden = true;
    return take(news);
  }).then(listen, function () {
    if (!kept.secret) { return; }
    el("lost").hidden = false;
    window.setTimeout(listen, RETRY_MS);
  });
}

function take(news) {
  var fresh = !state || state.board !== news.board, began = state && state.boot !== news.boot, code = state && state.code;
  state = news;
  if (!news.page && kept.page) { // the server began anew
    return act("choose", { page: kept.page, at: kept.at, again: true }).then(function (problem) {
      if (problem === "400") { kept.page = ""; state = null; } // the course has no such page any more
    });
  }
  kept.page = news.page;
  kept.at = news.at;
  keep();
  if (code !== news.code || began) { begin(); }
  if (!fresh) { show(); return null; }
  cardPage = 0;
  return ask("board").then(function (found) {
    asks = found;
    if (open !== "door" || news.page) { open = news.page ? "board" : "door"; }
    show();
  });
}

function begin() {
  return Promise.all([ask("start"), look()]).then(function (found) {
    told = found[0];
    lists();
  });
}

// The laptop may come into a network, or into another one, at any time.
function look() {
  return ask("door").then(function (found) {
    var same = doors && JSON.stringify(doors) === JSON.stringify(found);
    doors = found;
    if (!same) { door(); }
  });
}

/* ---- what is shown ---- */

function show() {
  var shown = { door: 1, list: 1, board: 1, more: 1 }, is = asks ? asks.is : "none", answered = is === "ask" || is === "cards";
  for (var name in shown) { el(name).hidden = name !== open; }
  all("[data-show]", function (one) { one.setAttribute("aria-pressed", String(one.dataset.show === open)); });
  el("bar").hidden = false;
  el("title").textContent = open === "board" ? state.title : SAYS.show_title;
  el("phones").textContent = fill("show_phones", { n: state.phones });
  el("answered").textContent = answered && open === "board" ? fill("show_answered", { n: state.answered }) : "";
  el("room").textContent = SAYS.show_code + " " + state.code;
  el("place").textContent = state.of ? fill("show_place", { n: state.at + 1, of: state.of }) : "";
  el("then").textContent = state.next && open === "board" ? fill("show_then", { title: state.next }) : "";
  el("reveal").textContent = state.revealed ? SAYS.show_unreveal : SAYS.show_reveal;
  el("cover").textContent = state.covered ? SAYS.show_uncover : SAYS.show_cover;
  ["reveal", "cover", "clear"].forEach(function (id) { el(id).hidden = !answered || open !== "board"; });
  ["back", "next", "place"].forEach(function (id) { el(id).hidden = !state.of; });
  el("back").disabled = state.at === 0;
  el("next").disabled = state.at >= state.of - 1;
  if (open === "board" && asks) { cardPage = window.wallBoards.draw(el("board"), asks, state, cardPage); }
}

function door() {
  var found = doors.addresses, one = found.filter(function (each) { return each.url === address; })[0] || found[0];
  el("qr").innerHTML = one ? one.svg : ""; // made by the server
  el("url").textContent = one ? one.url.replace("http://", "") : window.location.host + "/wall";
  el("how").textContent = one ? SAYS.show_join : doors.open ? SAYS.show_no_network : SAYS.show_loopback;
  el("help").hidden = !one;
  el("code").textContent = state.code;
  el("addresses").textContent = "";
  found.slice(0, found.length > 1 ? found.length : 0).forEach(function (each) {
    var button = document.createElement("button");
    button.type = "button";
    button.className = each === one ? "" : "quiet";
    button.textContent = each.url.replace("http://", "").replace("/wall", "");
    button.addEventListener("click", function () { address = each.url; door(); });
    el("addresses").appendChild(button);
  });
}

function lists() {
  [["meetings", told.meetings], ["lessons", told.pages]].forEach(function (pair) {
    el(pair[0]).textContent = "";
    pair[1].forEach(function (page) {
      var option = document.createElement("option");
      option.value = page.id;
      option.textContent = page.title;
      el(pair[0]).appendChild(option);
    });
  });
}

/* ---- what is done ---- */

function go(by) { if (busy || !state || !state.of) { return; } if (open !== "board") { open = "board"; show(); } else if (state.at + by >= 0 && state.at + by < state.of) { act("go", { at: state.at + by }); } }
function wait(yes) {
  busy = yes;
  el("begin").disabled = yes;
  el("begin").textContent = yes ? SAYS.show_wait : SAYS.show_begin;
}
function turnTo(name) {
  open = open === name && state.of ? "board" : name;
  show();
  if (open === "door") { look().catch(function () { /* listen() says it */ }); }
}
function turn(by) { cardPage += by; show(); }
function askSure(what) {
  sure = what;
  el("sure-says").textContent = SAYS["show_" + what + "_sure"];
  el("sure").hidden = false;
  el("no").focus();
}
function answered(yes) {
  el("sure").hidden = true;
  if (yes && sure === "begin") { choose(); return; }
  if (yes) { act(sure).then(function () { if (sure === "close") { open = "door"; show(); } sure = null; }); }
}
function choose() {
  wait(true); // a key pressed now would go on in what was there before
  act("choose", { page: el("page").value, at: 0 }).then(function () { wait(false); });
}
function file(kind) {
  ask("file/" + kind).then(function (found) {
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([found.text], { type: "text/plain" }));
    link.download = found.name;
    link.click();
    window.setTimeout(function () { URL.revokeObjectURL(link.href); }, SILENT_MS); // some browsers ask first where to
  }).catch(function () { el("lost").hidden = false; });
}

el("pick").addEventListener("submit", function (event) {
  event.preventDefault();
  if (busy) { return; }
  if (state.kept) { askSure("begin"); } else { choose(); }
});
el("back").addEventListener("click", function () { go(-1); });
el("next").addEventListener("click", function () { go(1); });
el("yes").addEventListener("click", function () { answered(true); });
el("no").addEventListener("click", function () { answered(false); });
all("[data-do]", function (one) { one.addEventListener("click", function () { act(one.dataset["do"]); }); });
all("[data-sure]", function (one) { one.addEventListener("click", function () { askSure(one.dataset.sure); }); });
all("[data-file]", function (one) { one.addEventListener("click", function () { file(one.dataset.file); }); });
all("[data-show]", function (one) {
  one.addEventListener("click", function () { turnTo(one.dataset.show); });
});
document.addEventListener("keydown", function (event) {
  var rtl = document.documentElement.dir === "rtl" ? -1 : 1, key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  var KEYS = {
    ArrowRight: function () { go(rtl); }, ArrowLeft: function () { go(-rtl); }, PageDown: function () { go(1); }, PageUp: function () { go(-1); },
    ArrowDown: function () { turn(1); }, ArrowUp: function () { turn(-1); }, r: function () { act("reveal"); }, c: function () { act("cover"); },
    x: function () { askSure("clear"); }, j: function () { turnTo("door"); }
  };
  if (!state || event.ctrlKey || event.altKey || event.metaKey || event.target.matches("select, input")) { return; }
  if (event.key === "Escape") { answered(false); return; }
  if (el("sure").hidden && KEYS[key] && (open === "board" || key === "j" || /^(Arrow(Left|Right)|Page)/.test(key))) { event.preventDefault(); KEYS[key](); }
});

window.setInterval(function () { if (open === "door" && doors && !document.hidden) { look().catch(function () { /* listen() says it */ }); } }, LOOK_MS);
if (takeKey()) { listen(); } else { noKey(); }
})();
