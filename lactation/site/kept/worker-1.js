/* Keeps the whole course on a device when somebody asked for it (site/installable.py, docs/offline.md). It stores nothing unasked:
   until a copy is whole, every page comes from the network. A file lies under its own hash, so what is there is never loaded twice;
   lists say which files make a version. Which list counts is changed in one write, when the next one is whole and agreed to. */
"use strict";

var SCOPE = self.registration.scope, NAME = "milk-in-motion-offline " + SCOPE, OURS = SCOPE + "_offline/";
var KEPT = OURS + "kept/", STATE = OURS + "state", LISTS = OURS + "lists/", PARTS = OURS + "parts/";
var LOST = "search.html"; // where an address leads that the course does not have, with ?gone
var AT_ONCE = 3, LOOK_AFTER_MS = 3600000, ANSWER_MS = 800, UNHEARD = 5, TELL_MS = 150, PART_BYTES = 1 << 17, VERSION_HERE = "@scripts@";
// On the machine that serves it, whoever writes the course must see what was just built.
var AT_HOME = /^(localhost|127\.[\d.]+|\[::1\])$/.test(self.location.hostname);
var TYPES = {
  html: "text/html; charset=utf-8", js: "text/javascript; charset=utf-8", css: "text/css; charset=utf-8", svg: "image/svg+xml", png: "image/png",
  json: "application/json", webmanifest: "application/manifest+json", md: "text/plain; charset=utf-8", txt: "text/plain; charset=utf-8"
};

// Versions by name: the one that counts, the one before it, the one to come (`agreed` to, `paused`, whole and `waits`ing for activities to end).
var NOTHING = { now: "", before: "", next: "", agreed: false, paused: false, waits: false, problem: "", why: "", asks: "", total: 0, looked: 0, unheard: 0 };
var state = Object.assign({}, NOTHING), lists = {}, tabs = {}, left = 0, running = null, taking = null, stopper = null, gone = false, toldAt = 0;
var ready = caches.open(NAME).then(function (cache) { return cache.match(STATE); }).then(function (hit) { return hit && hit.json(); }).then(function (kept) { Object.assign(state, kept); })["catch"](function () { /* no room for anything: then nothing is kept */ });

// Resolves to whether it could be written.
async function save() {
  try {
    if (!gone) { await (await caches.open(NAME)).put(STATE, new Response(JSON.stringify(state))); }
    return true;
  } catch (error) { return false; }
}

async function listOf(version) {
  if (version && !lists[version]) {
    var hit = await (await caches.open(NAME)).match(LISTS + version);
    if (hit) { lists[version] = await hit.json(); }
  }
  return lists[version] || null;
}

/* ---- answering pages ---- */

// The file that an address means: hosts leave out `.html` and `index.html`, and people add what they like behind ? and #.
function fileOf(url, list) {
  var path = url.href.slice(SCOPE.length).split(/[?#]/)[0], found;
  try { path = decodeURIComponent(path); } catch (error) { return ""; }
  found = [path, path + ".html", path + "index.html", path + "/index.html"].filter(function (one) { return Object.prototype.hasOwnProperty.call(list.files, one); });
  return found[0] || "";
}

// A tab keeps to the version it was opened with; scripts name theirs (?v=), also for a tab that came from the network.
async function listFor(event, url) {
  var asked = url.searchParams.get("v"), known = [await listOf(tabs[event.clientId]), await listOf(state.now), await listOf(state.before)];
  return known.filter(function (list) { return list && fileOf(url, list) && (!asked || asked === list.scripts); })[0] || null;
}

async function kept(list, url) {
  var name = list && fileOf(url, list), hit = name && await (await caches.open(NAME)).match(KEPT + list.files[name][0]);
  if (!hit) { return null; }
  var body = hit.headers.get("x-packed") ? hit.body.pipeThrough(new self.DecompressionStream("gzip")) : hit.body;
  if (isPage(name)) { body = swapped(await new Response(body).text(), VERSION_HERE, list.scripts); }
  return new Response(body, { headers: { "content-type": TYPES[name.split(".").pop()] || "application/octet-stream" } });
}

// Pages are kept, and hashed, without the version of their scripts, which stands in every one.
function isPage(name) { return /\.html$/.test(name); }
function swapped(text, from, to) { return from ? text.split(from).join(to) : text; }

async function answer(event, url) {
  var opens = event.request.mode === "navigate", first = AT_HOME, hit;
  await ready;
  if (opens && state.waits) { await take(event.replacesClientId || ""); }
  if (!state.now) { return fetch(event.request); }
  if (opens) {
    state.unheard += 1; // pages that never say that they live: a broken version must not shut out its own cure
    event.waitUntil(save());
    first = first || state.unheard > UNHEARD;
  }
  var list = opens ? await listOf(state.now) : await listFor(event, url);
  if (first) {
    hit = await fetch(event.request).catch(function () { return null; });
    if (hit && hit.status < 500) { return hit; }
  }
  hit = await kept(list, url);
  if (hit && opens) { tabs[event.resultingClientId] = state.now; }
  return hit || fetch(event.request)["catch"](function (error) {
    if (!opens || !list || !list.files[LOST]) { throw error; }
    return Response.redirect(SCOPE + LOST + "?gone"); // with the address of a page that is there, its links lead on
  });
}

self.addEventListener("fetch", function (event) {
  var url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.href.indexOf(SCOPE) !== 0 || url.href.indexOf(OURS) === 0) { return; }
  event.respondWith(answer(event, url));
});
