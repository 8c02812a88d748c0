/* The worker, second part: what there is to load, and loading it. */

/* ---- what there is to load ---- */

// Is another version published? Costs a few hundred bytes; the list comes only where it is.
async function look() {
  var told = await ask("now.json"), cache = await caches.open(NAME), list;
  state.looked = Date.now();
  if (told.version === state.now) {
    state.next = "";
    state.agreed = state.waits = false;
  } else if (told.version !== state.next) {
    list = await ask(told.list);
    if (list.version !== told.version || !list.files) { throw new Broken("list"); }
    await cache.put(LISTS + list.version, new Response(JSON.stringify(list)));
    lists[list.version] = list;
    state.next = list.version;
    state.waits = false;
    state.total = (await plan()).bytes;
  }
  await save();
}

async function ask(name) {
  var came = await fetch(OURS + name, { cache: "no-cache", credentials: "same-origin" });
  if (!came.ok) { throw new Broken(name + " " + came.status); }
  return came.json().catch(function () { throw new Broken(name); });
}

function Broken(what) { this.name = "Broken"; this.message = what; }

// The cheapest way to what is missing: packs where their files one by one would be more.
async function plan() {
  var list = await listOf(state.next), there = await hashes(), missing = {}, jobs = [], bytes = 0;
  Object.keys(list.files).forEach(function (path) { if (!there[list.files[path][0]]) { missing[path] = list.files[path]; } });
  list.packs.forEach(function (pack) {
    var files = pack.files.filter(function (path) { return missing[path]; });
    if (files.reduce(function (sum, path) { return sum + missing[path][1]; }, 0) <= pack.bytes) { return; }
    files.forEach(function (path) { delete missing[path]; });
    jobs.push({ pack: pack, bytes: pack.bytes });
  });
  Object.keys(missing).forEach(function (path) { jobs.push({ path: path, hash: missing[path][0], bytes: missing[path][1] }); });
  jobs.forEach(function (job) { bytes += job.bytes; });
  return { list: list, jobs: jobs, bytes: bytes };
}

async function hashes() {
  var there = {};
  (await (await caches.open(NAME)).keys()).forEach(function (one) { if (one.url.indexOf(KEPT) === 0) { there[one.url.slice(KEPT.length)] = true; } });
  return there;
}

/* ---- loading it ---- */

function bring() {
  running = running || work().catch(fails).then(function () { running = null; return tell(); });
  return running;
}

async function work() {
  var todo;
  state.problem = state.why = "";
  if (!state.next) { await look(); }
  if (!state.next) { state.agreed = false; await save(); return; } // nothing newer than what is here
  todo = await plan();
  await all(todo).catch(async function (error) {
    var before = state.next;
    if (error.name !== "Broken") { throw error; }
    await look(); // another version was published meanwhile
    if (!state.agreed || state.next === before) { throw error; }
    todo = await plan();
    await all(todo);
  });
  await take("");
}

// Some at once; when one does not come, those that are on their way still do.
async function all(todo) {
  var wrong = null;
  left = todo.bytes;
  stopper = new AbortController();
  await tell();
  await Promise.all(Array.from({ length: AT_ONCE }, function () {
    return line(todo).catch(function (error) {
      wrong = wrong || error;
      todo.jobs = [];
    });
  }));
  if (wrong) { throw wrong; }
}

async function line(todo) {
  var cache = await caches.open(NAME), job = todo.jobs.shift();
  for (; job; job = todo.jobs.shift()) {
    if (job.pack) { await bringPack(cache, todo.list, job.pack); } else { await bringFile(cache, todo.list, job); }
    left -= job.bytes;
    if (Date.now() - toldAt > TELL_MS) { await tell(); }
  }
}

async function body(name, cached) {
  var signal = stopper.signal, came = await fetch(SCOPE + name.split("/").map(encodeURIComponent).join("/"), { cache: cached, credentials: "same-origin", signal: signal });
  if (!came.ok) { throw new Broken(name + " " + came.status); }
  return came.arrayBuffer();
}

async function bringFile(cache, list, job) {
  var came = await body(job.path, "no-cache");
  if (await hashOf(came) !== job.hash) { came = await body(job.path, "reload"); } // something on the way held an old one
  if (await hashOf(came) === job.hash) { return keep(cache, job.hash, came); }
  var packs = list.packs.filter(function (pack) { return pack.files.indexOf(job.path) >= 0; });
  if (!packs.length) { throw new Broken(job.path); }
  return bringPack(cache, list, packs[0]); // a host that changes pages as it sends them leaves packs alone
}

async function bringPack(cache, list, pack) {
  var files = await unpacked(await body("_offline/" + pack.name, "default"), pack); // its name is its content
  for (var path of pack.files) {
    var hash = list.files[path][0];
    if (!files[path] || await hashOf(files[path]) !== hash) { throw new Broken(pack.name + " " + path); }
    await keep(cache, hash, files[path]);
  }
}

async function hashOf(bytes) {
  var made = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(made.subarray(0, 8), function (one) { return (one < 16 ? "0" : "") + one.toString(16); }).join("");
}

// Packed where the browser can: a fifth of the room.
async function keep(cache, hash, bytes) {
  var packs = self.CompressionStream && self.DecompressionStream, whole = new Blob([bytes]);
  if (packs) { whole = await new Response(whole.stream().pipeThrough(new self.CompressionStream("gzip"))).blob(); }
  await cache.put(KEPT + hash, new Response(whole, { headers: packs ? { "x-packed": "gzip" } : {} }));
}

async function fails(error) {
  if (state.paused || gone) { return; }
  state.problem = error.name === "QuotaExceededError" ? "full" : error.name === "Broken" ? "broken" : "line";
  state.why = String(error.message || error);
  await save();
}
