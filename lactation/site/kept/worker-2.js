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

// The cheapest way to what is missing: packs where their files one by one would be more. All packs rest on the shared one.
async function plan() {
  var list = await listOf(state.next), there = await hashes(), missing = {}, jobs = [], won = 0, bytes = 0;
  Object.keys(list.files).forEach(function (path) { if (!there[list.files[path][0]]) { missing[path] = list.files[path]; } });
  var packs = (self.DecompressionStream ? list.packs : []).map(function (pack) {
    var files = pack.files.filter(function (path) { return missing[path]; });
    return { pack: pack, files: files, bytes: pack.bytes, wins: files.reduce(function (sum, path) { return sum + missing[path][1]; }, 0) - pack.bytes };
  });
  var base = packs.filter(function (one) { return one.pack.shared; })[0];
  packs = packs.filter(function (one) { return one === base || one.wins > 0; });
  if (base && await laidBy(base.pack)) { base.wins = 0; base.bytes = 0; }
  packs.forEach(function (one) { won += one.wins; });
  if (won > 0) {
    packs.forEach(function (one) {
      jobs.push(one);
      one.files.forEach(function (path) { delete missing[path]; });
    });
  }
  Object.keys(missing).forEach(function (path) { jobs.push({ path: path, hash: missing[path][0], bytes: missing[path][1] }); });
  jobs.forEach(function (job) { bytes += job.bytes; });
  return { list: list, jobs: jobs, bytes: bytes, base: null };
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
  if (state.paused) { return; } // meanwhile
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
    if (job.pack) { await bringPack(cache, todo, job.pack); } else { await bringFile(cache, todo, job); }
    if (Date.now() - toldAt > TELL_MS) { await tell(); }
  }
}

async function body(name, cached) {
  var signal = stopper.signal, came = await fetch(SCOPE + name.split("/").map(encodeURIComponent).join("/"), { cache: cached, credentials: "same-origin", signal: signal });
  if (!came.ok) { throw new Broken(name + " " + came.status); }
  return came.arrayBuffer();
}

async function bringFile(cache, todo, job) {
  var came = still(todo.list, job.path, await body(job.path, "no-cache"));
  if (await hashOf(came) !== job.hash) { came = still(todo.list, job.path, await body(job.path, "reload")); } // something on the way held an old one
  if (await hashOf(came) === job.hash) {
    left -= job.bytes;
    return keep(cache, job.hash, came);
  }
  var pack = todo.list.packs.filter(function (one) { return one.files.indexOf(job.path) >= 0; })[0];
  if (!pack || !self.DecompressionStream) { throw new Broken(job.path); }
  return bringPack(cache, todo, pack); // a host that changes pages as it sends them leaves packs alone
}

async function bringPack(cache, todo, pack) {
  todo.base = todo.base || unpacked(todo.list.packs.filter(function (one) { return one.shared; })[0], null);
  var files = (await (pack.shared ? todo.base : unpacked(pack, await todo.base))).files;
  for (var path of pack.files) {
    var hash = todo.list.files[path][0], bytes = files[path] && still(todo.list, path, files[path]);
    if (!bytes || await hashOf(bytes) !== hash) { throw new Broken(pack.name + " " + path); }
    await keep(cache, hash, bytes);
  }
  if (!pack.shared) { await cache["delete"](PARTS + pack.name); }
}

async function unpacked(pack, base) {
  var bytes = await wholePack(pack);
  try { return await milk_unpack(bytes, base); } catch (error) {
    await (await caches.open(NAME))["delete"](PARTS + pack.name);
    throw new Broken(pack.name + " " + error.message);
  }
}

// What of a pack was laid by, when the line broke off or, of the shared one, until all is there.
async function laidBy(pack, parts) {
  var hit = await (await caches.open(NAME)).match(PARTS + pack.name), bytes = hit ? new Uint8Array(await hit.arrayBuffer()) : new Uint8Array(0);
  return parts ? bytes : bytes.length === pack.bytes;
}

// A pack as it comes; now and then what is there is laid by, so that no more than the last bit is loaded twice.
async function wholePack(pack) {
  var cache = await caches.open(NAME), had = await laidBy(pack, true), from = had.length, size, came, reader, next;
  if (from === pack.bytes) { return had; }
  came = await fetch(OURS + pack.name, { headers: from ? { range: "bytes=" + from + "-" } : {}, cache: "no-store", credentials: "same-origin", signal: stopper.signal });
  if (!came.ok) { throw new Broken(pack.name + " " + came.status); }
  if (came.status === 206 && (came.headers.get("content-range") || "").indexOf("bytes " + from + "-") === 0) { left -= from; } else { from = 0; }
  var whole = new Uint8Array(pack.bytes), laid = size = from;
  whole.set(had.subarray(0, from));
  async function lay() { await cache.put(PARTS + pack.name, new Response(whole.slice(0, size))); laid = size; }
  reader = came.body.getReader();
  try {
    for (next = await reader.read(); !next.done; next = await reader.read()) {
      if (size + next.value.length > pack.bytes) { throw new Broken(pack.name); }
      whole.set(next.value, size);
      size += next.value.length;
      left -= next.value.length;
      if (size - laid > PART_BYTES) { await lay(); }
      if (Date.now() - toldAt > TELL_MS) { await tell(); }
    }
  } catch (error) {
    if (size > laid && error.name !== "Broken") { await lay(); }
    throw error;
  }
  if (size < pack.bytes) { throw new Error(pack.name + " is cut short"); }
  if (pack.shared) { await lay(); }
  return whole;
}

// A page without the version of its scripts.
function still(list, path, bytes) {
  return isPage(path) ? new TextEncoder().encode(swapped(new TextDecoder().decode(bytes), list.scripts, VERSION_HERE)) : bytes;
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
