/* The learner's record: a log of events that only grows. */
/* From other pieces: BASE, all, html, inBrowser, oldRecord, parking, recordReader. */

// core/record.py says what an event is; what a page shows is worked out from them. Other tabs, a page that comes back and a file
// that is read in add to it; whoever listens is told.
var WAIT_MS = 1500; // for a browser that does not answer: then the page begins without

// `backend`, where one is given: load() and add(event) return promises, told(callback) hands over events from elsewhere. It tells
// the reader itself what goes wrong.
var store = (function () {
  var given = backend || null;
  var keep = given || inBrowser(function () { closed = true; notice("record_newer", {}); });
  var events = [], known = Object.create(null), last = 0, failed = [], saving = 0, listeners = [], aside = 0, closed = false;
  var mode = "waiting", problem = "", why = "", channel = null, parked = parking(), unsaved = [], leaving = false;

  /* ---- the log ---- */

  // Take in what is whole and not yet there; return it.
  function take(found) {
    var fresh = found.filter(function (event) {
      if (core.event_problem(event) || known[event.id]) { return false; }
      known[event.id] = true;
      last = Math.max(last, event.at);
      return true;
    });
    if (fresh.length) { events = core.events_in_order(events.concat(fresh)); }
    return fresh;
  }

  function hear(found) {
    if (Array.isArray(found) && take(found).length) { tellAll(); }
  }

  function tellAll() {
    listeners.forEach(function (callback) {
      try { callback(); } catch (error) { window.setTimeout(function () { throw error; }, 0); } // one that fails stops no other
    });
  }

  function newId() {
    var bytes = window.crypto.getRandomValues(new Uint8Array(9)); // randomUUID is missing where a page comes over plain http
    return Array.from(bytes, function (one) { return (one < 16 ? "0" : "") + one.toString(16); }).join("");
  }

  function add(data) {
    var event = { id: newId(), at: core.next_at(Date.now(), last) }, copy = JSON.parse(JSON.stringify(data)), name, wrong;
    for (name in copy) { event[name] = copy[name]; }
    wrong = core.event_problem(event);
    if (wrong) { why = wrong; notice("record_not_saved", {}); return event; } // a fault of the course, not of the device
    take([event]);
    unsaved.push(event);
    save([event]);
    if (leaving) { park(); }
    return event;
  }

  function park() { if (!given) { parked.put(unsaved); } }

  // What earlier pages had no time to save.
  function takeParked() {
    var fresh = given ? [] : parked.take().filter(function (event) { return event && !core.event_problem(event); });
    take(fresh);
    return keepAll(fresh).then(parked.done);
  }

  function keepAll(list) {
    if (keep.addAll) { return keep.addAll(list); }
    return list.reduce(function (before, event) { return before.then(function () { return keep.add(event); }); }, Promise.resolve());
  }

  // What could not be saved before is tried again with what is new.
  function save(fresh) {
    var list = failed.concat(fresh);
    failed = [];
    if (!list.length) { return; }
    saving += list.length;
    keepAll(list).then(function () {
      saving -= list.length;
      unsaved = unsaved.filter(function (event) { return list.indexOf(event) < 0; });
      park();
      if (problem && mode !== "memory") { notice("record_not_saved", {}, WORDS.record_saved_again); }
      problem = "";
      if (mode === "memory") { recovered(); }
      post(list);
    }, function (error) {
      saving -= list.length;
      failed = list.concat(failed);
      if (mode !== "memory" && !closed) { notice("record_not_saved", {}); }
      why = String(error);
      problem = "save";
    });
  }

  function recovered() {
    mode = "browser";
    unsay("record_not_kept");
    show();
    again();
  }

  /* ---- what the reader is told: each matter once, at the head of the page, or in sight where it comes up while one works ---- */

  var IN_SIGHT = ["record_not_saved", "record_newer"];

  function notice(name, values, words) {
    var place = given ? null : document.querySelector("main"), note = place && place.querySelector('[data-notice="' + name + '"]');
    if (!place) { return; }
    note = note || newNotice(name, place);
    var text = core.fill_in(words || WORDS[name], values), told = note.firstChild;
    if (told.textContent !== text) { told.textContent = text; note.hidden = false; } // what was closed stays so until there is news
  }

  function newNotice(name, place) {
    var note = html("p", { class: "problem card", role: "alert", "data-notice": name });
    html("span", {}, note);
    if (IN_SIGHT.indexOf(name) < 0) { place.prepend(note); return note; }
    note.classList.add("in-sight");
    place.append(note);
    html("button", { type: "button", class: "quiet" }, note, WORDS.record_seen).addEventListener("click", function () { note.hidden = true; });
    return note;
  }

  function sayAside(count) {
    aside += count;
    if (count) { notice("record_aside", {}, core.counted("record_aside", aside, WORDS)); }
  }

  function unsay(name) { all(document, '[data-notice="' + name + '"]').forEach(function (note) { note.remove(); }); }

  // On the page for tests, and for those who help.
  function show() { if (!given) { document.documentElement.dataset.record = mode; } }

  /* ---- the beginning ---- */

  function begin() {
    var old = given ? null : oldRecord(notice), late = false;
    var loaded = keep.load().then(takeKept, cannotKeep).then(function () { return old && takeOld(old); }).then(takeParked).then(function () {
      unsay("record_slow");
      if (late) { show(); tellAll(); }
    });
    var waited = new Promise(function (ok) {
      window.setTimeout(function () {
        late = true;
        if (mode === "waiting") { notice("record_slow", {}); }
        ok();
      }, WAIT_MS);
    });
    return Promise.race([loaded, waited]).catch(function (error) { why = String(error); }).then(show);
  }

  function cannotKeep(error) {
    mode = "memory";
    why = String(error);
    closed = Boolean(error) && error.name === "VersionError";
    notice(closed ? "record_newer" : "record_not_kept", {});
  }

  // Events that are damaged are laid aside, so that everything else starts.
  function takeKept(found) {
    var damaged = found.filter(function (event) { return core.event_problem(event); });
    mode = given ? "given" : "browser";
    take(found);
    if (!damaged.length || !keep.setAside) { return null; }
    sayAside(damaged.length);
    return keep.setAside(damaged, damaged.map(function (event) { return event.id; })).catch(function () { /* the next time */ });
  }

  // The record of version 1 becomes events, once; it is laid away only when these are safely written.
  function takeOld(old) {
    return old.read().then(function (found) {
      var fresh = take(found.events);
      sayAside(found.aside.length);
      return keepAll(fresh).then(function () {
        if (found.aside.length) { return keep.setAside(found.aside, []); }
        return null;
      }).then(old.done);
    }).catch(function (error) { why = String(error); }); // it stays as it is, for the next time
  }

  /* ---- other tabs, and a page that comes back ---- */

  function post(list) { if (channel && list.length) { channel.postMessage(list); } }

  function listen() {
    if (channel || given || !window.BroadcastChannel) { return; }
    try { channel = new window.BroadcastChannel(BASE); } catch (error) { return; }
    channel.onmessage = function (event) { hear(event.data); };
  }

  function again() { if (!given) { keep.load().then(hear, function () { /* said when something is to be saved */ }); } }

  window.addEventListener("pagehide", function () {
    leaving = true;
    save([]);
    park();
    if (channel) { channel.close(); channel = null; } // an open one would keep the page from coming back as it was
  });
  window.addEventListener("pageshow", function (event) { leaving = false; listen(); if (event.persisted) { again(); } });
  document.addEventListener("visibilitychange", function () { if (!document.hidden) { again(); } });
  if (given && given.told) { given.told(hear); }
  listen();

  /* ---- a file to take along ---- */

  function refused(name, values) { return { refused: core.fill_in(WORDS["record_" + name], values), added: 0, aside: 0 }; }

  // All of a file, or nothing of it: resolves to { refused: why, or "", added, aside }.
  function merge(text) {
    var found;
    try { found = JSON.parse(text); } catch (error) { return Promise.resolve(refused("unreadable", {})); }
    return recordReader().then(function (reader) {
      var read = reader.read_record(found, reader.old_ids), fresh;
      if (read.refused) { return refused(read.refused, read.values); }
      fresh = read.events.filter(function (event) { return !known[event.id]; });
      return keepAll(fresh).then(function () {
        post(fresh);
        hear(fresh);
        return { refused: "", added: fresh.length, aside: read.aside.length };
      }, function () { return refused("not_saved", {}); });
    });
  }

  // Resolves to the text of such a file.
  function exported() {
    return recordReader().then(function (reader) { return JSON.stringify(reader.record_file(events, new Date().toISOString())); });
  }

  function of(items, kind) {
    var wanted = Object.create(null);
    if (kind === "all") { return events.slice(); }
    items.forEach(function (item) { wanted[item] = true; });
    return events.filter(function (event) { return wanted[event.item] || event.kind === kind; });
  }

  // `why`: what the browser said, for those who help.
  function state() {
    return { mode: mode, problem: problem, why: why, count: events.length, unsaved: failed.length + saving, aside: aside };
  }

  return {
    ready: begin(), of: of, add: add, all: function () { return events.slice(); }, merge: merge, exported: exported, state: state,
    on: function (callback) { listeners.push(callback); }
  };
})();
