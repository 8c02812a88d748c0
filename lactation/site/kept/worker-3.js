/* The worker, third part: taking over, and talking with pages. */

/* ---- taking over ---- */

// The next version counts from now on, for pages that are opened from now on; not while something is being done in another tab.
function take(except) {
  taking = taking || takeOver(except).then(function (done) { taking = null; return done; }, function (error) { taking = null; throw error; });
  return taking;
}

async function takeOver(except) {
  state.waits = Boolean(state.now) && await anyOpen(except);
  if (!state.waits) {
    state.before = state.now;
    state.now = state.next;
    state.next = state.problem = "";
    state.agreed = false;
  }
  if (!await save() || state.waits) { return; }
  await clean();
  if (self.registration.waiting) { self.registration.waiting.postMessage({ "do": "take over" }); }
}

async function anyOpen(except) {
  var windows = await self.clients.matchAll({ type: "window" });
  var told = await Promise.all(windows.filter(function (one) { return one.id !== except && one.id !== state.asks; }).map(function (one) {
    return new Promise(function (ok) {
      var wire = new MessageChannel();
      wire.port1.onmessage = function (event) { ok(event.data); };
      one.postMessage({ ask: "open" }, [wire.port2]);
      setTimeout(ok, ANSWER_MS, false); // it sleeps: it keeps to its own version anyhow
    });
  }));
  return told.indexOf(true) >= 0;
}

// What no version needs goes; the one before stays, so that to go back to it costs nothing.
async function clean() {
  var cache = await caches.open(NAME), needed = {};
  for (var version of [state.now, state.before, state.next]) {
    var list = await listOf(version);
    if (list) { needed[LISTS + version] = true; Object.keys(list.files).forEach(function (path) { needed[KEPT + list.files[path][0]] = true; }); }
  }
  needed[STATE] = true;
  for (var one of await cache.keys()) { if (!needed[one.url]) { await cache.delete(one); } }
}

/* ---- talking with pages ---- */

async function told() {
  var list = await listOf(state.next || state.now), is = state.now ? "kept" : "none";
  if (state.agreed) { is = state.paused ? "paused" : state.waits ? "waits" : state.problem || "coming"; } else if (state.now && state.next) { is = "newer"; }
  return { is: is, done: state.total - left, all: state.total, version: state.now, why: state.why, sizes: list && { sends: list.sends, keeps: list.keeps } };
}

async function tell() {
  var news = await told();
  toldAt = Date.now();
  (await self.clients.matchAll({ type: "window", includeUncontrolled: true })).forEach(function (one) {
    if (one.url.indexOf(SCOPE) === 0) { one.postMessage(news); }
  });
}

var DOES = {
  "take over": function () { return self.skipWaiting(); },
  how: async function (message) {
    if (state.unheard > 1) { state.unheard = 0; await save(); }
    state.unheard = 0;
    if (state.agreed && !state.paused && !state.waits && (state.problem !== "broken" || message.looks)) { return bring(); }
    if (!state.agreed && state.now && (message.looks || Math.abs(Date.now() - state.looked) > LOOK_AFTER_MS)) { await look().catch(function () { /* no line */ }); }
    if (state.next && !running) { left = (await plan()).bytes; }
    return tell();
  },
  want: async function (message, from) {
    gone = state.paused = false;
    state.agreed = true;
    state.asks = from;
    await look().then(bring, fails);
    return tell();
  },
  pause: async function () {
    state.paused = true;
    if (stopper) { stopper.abort(); }
    await save();
    return tell();
  },
  go: async function () { state.paused = false; await save(); return bring(); },
  forget: async function () {
    gone = true;
    if (stopper) { stopper.abort(); }
    Object.assign(state, NOTHING);
    lists = {};
    await caches["delete"](NAME);
  }
};

self.addEventListener("message", function (event) {
  var does = DOES[event.data["do"]];
  if (does) { event.waitUntil(ready.then(function () { return does(event.data, event.source && event.source.id); })); }
});
// The page at hand is cared for at once; a changed worker waits until a version is taken over, or all pages are closed.
self.addEventListener("activate", function (event) { event.waitUntil(self.clients.claim()); });
