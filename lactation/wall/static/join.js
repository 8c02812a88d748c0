/* A phone joins: it draws a number of its own, gives the room's code, and keeps both for this tab. Then it waits for the group. */
(function () {
"use strict";
var KEY = "milk-in-motion-wall";
var SAYS = JSON.parse(document.getElementById("words").textContent);
var WRONG = { 404: "join_wrong", 429: "join_often", 503: "join_full" };
var RETRY_MS = 3000;
var SILENT_MS = 40000; // a request is answered after 25 s at the latest: later the line is gone, and nobody says so
var form = document.getElementById("join"), field = document.getElementById("code"), problem = document.getElementById("problem");
var kept = null;

// A number for counting alone. `crypto.randomUUID` is missing where a page comes over plain http.
function draw() {
  return Array.from(window.crypto.getRandomValues(new Uint8Array(9)), function (one) { return (one < 16 ? "0" : "") + one.toString(16); }).join("");
}
function read() { try { return JSON.parse(window.sessionStorage.getItem(KEY)); } catch (error) { return null; } }
function keep() { window.sessionStorage.setItem(KEY, JSON.stringify(kept)); }
function say(name) { problem.textContent = SAYS[name]; problem.hidden = false; field.focus(); }

function ask(way, how) {
  var stop = window.AbortController && new AbortController();
  if (stop) {
    how.signal = stop.signal;
    window.setTimeout(function () { stop.abort(); }, SILENT_MS);
  }
  return window.fetch("/wall/api/" + way, how);
}
function post(way, sent) {
  return ask(way, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(sent) });
}

function join(code) {
  var same = kept && kept.room === code && kept; // what it has answered is not lost by joining once more
  var phone = same ? same.phone : draw();
  problem.hidden = true;
  return post("join", { room: code, phone: phone }).then(function (answer) {
    if (!answer.ok) { say(WRONG[answer.status] || "join_lost"); return null; }
    return answer.json().then(function (told) {
      kept = same || { room: code, phone: phone, boot: told.boot, queue: [], sent: [] };
      kept.words = told.words;
      kept.step = 0;
      know(told);
      try { keep(); } catch (error) { say("join_storage"); return; }
      follow(told);
    });
  }, function () { say("join_lost"); });
}

// After a new start the laptop knows nothing: what was sent is sent once more (93-wall.js).
function know(told) {
  if (told.boot !== kept.boot) { kept.queue = kept.sent.concat(kept.queue); kept.sent = []; }
  kept.boot = told.boot;
  kept.items = told.items;
  kept.takes = told.takes;
}

// To where the group is; until it is somewhere, wait here.
function follow(told) {
  form.hidden = true;
  document.getElementById("in").hidden = false;
  document.getElementById("in-room").textContent = SAYS.strip_room.replace("{code}", kept.room);
  if (told.page) {
    kept.step = told.step;
    know(told);
    keep();
    window.location.assign("/" + told.page);
    return;
  }
  wait(told.boot + "." + told.step);
}

function wait(seen) {
  var lost = document.getElementById("lost");
  ask("now?room=" + kept.room + "&phone=" + kept.phone + "&seen=" + seen, { cache: "no-store" }).then(function (answer) {
    if (answer.status === 404) { window.sessionStorage.removeItem(KEY); window.location.assign("/wall/join"); return null; }
    if (!answer.ok) { throw new Error(answer.status); }
    return answer.json().then(function (told) { lost.hidden = true; follow(told); });
  }).catch(function () { lost.hidden = false; window.setTimeout(function () { wait(seen); }, RETRY_MS); });
}

document.getElementById("leave").addEventListener("click", function () {
  var sent = { room: kept.room, phone: kept.phone };
  window.sessionStorage.removeItem(KEY);
  post("leave", sent).catch(function () { /* the room forgets it by itself */ }).then(function () { window.location.assign("/wall/join"); });
});
form.addEventListener("submit", function (event) { event.preventDefault(); join(field.value.trim()); });

kept = read();
form.hidden = false;
field.value = new URLSearchParams(window.location.search).get("room") || "";
if (kept && kept.room && (!field.value || field.value === kept.room)) { join(kept.room); } else if (!field.value) { field.focus(); }
})();
