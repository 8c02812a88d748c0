/* The learner's record: a log of events that only grows. */
/* From other pieces: BASE, FIRST, UNKNOWN, hostsRecord, inBrowser, learners, notice, oldRecord, parking, showWho, stopPage, unsay. */

// core/record.py says what an event is; what a page shows is worked out from them. Other tabs, a page that comes back and a file
// that is read in add to it; whoever listens is told.
var WAIT_MS = 1500; // for a browser that does not answer: then the page begins without

// `backend`, where one is given: load() and add(event) return promises, told(callback) hands over events from elsewhere. It tells
// the reader itself what goes wrong.
var store = (function () {
  var host = backend ? null : hostsRecord(), given = backend || host;
  var who = null, knows = null; // the learner to whom this page belongs
  var keep = given || inBrowser(whoLearns, function () { closed = true; notice("record_newer", {}); });
  var events = [], known = Object.create(null), last = 0, failed = [], saving = 0, listeners = [], aside = 0, closed = false;
  var mode = "waiting", problem = "", why = "", channel = null, parked = parking(), unsaved = [], leaving = false;
  var stopped = false; // somebody else learns now, or the record was deleted

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

  function whoLearns() {
    knows = knows || learners.read().then(function (kept) {
      who = learners.nowOf(kept);
      if (kept.list.length > 1) { showWho(learners.nameOf(who)); }
      return who;
    });
    knows.catch(function () { knows = null; });
    return knows;
  }

  function add(data) {
    var event = { id: newId(), at: core.next_at(Date.now(), last) }, copy = JSON.parse(JSON.stringify(data)), name, wrong;
    for (name in copy) { event[name] = copy[name]; }
    wrong = core.event_problem(event);
    if (stopped) { return event; } // the page has said so
    if (wrong) { why = wrong; notice("record_not_saved", {}); return event; } // a fault of the course, not of the device
    take([event]);
    unsaved.push(event);
    save([event]);
    if (leaving) { park(); }
    return event;
  }

  function park() { if (!given) { parked.put(unsaved, who ? who.id : UNKNOWN); } }

  // What earlier pages had no time to save.
  function takeParked() {
    var fresh = given || !who ? [] : parked.take(who.id).filter(function (event) { return event && !core.event_problem(event); });
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
      if (mode !== "memory" && !closed) { notice("record_not_saved", {}, host && WORDS.record_not_taken_by_host); }
      why = String(error);
      problem = "save";
    });
  }

  // By whom it is kept.
  function place() { return backend ? "given" : host ? "host" : window.kolibri ? "kolibri" : "browser"; }

  function recovered() {
    mode = place();
    unsay("record_not_kept");
    show();
    again();
  }

  function sayAside(count) {
    aside += count;
    if (count) { notice("record_aside", {}, core.counted("record_aside", aside, WORDS)); }
  }

  // On the page for tests, and for those who help.
  function show() { if (!backend) { document.documentElement.dataset.record = mode; } }

  /* ---- the beginning ---- */

  function begin() {
    var late = false;
    var loaded = keep.load().then(takeKept, cannotKeep).then(takeOld).then(takeParked).then(function () {
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
    mode = place();
    take(found);
    if (!damaged.length || !keep.setAside) { return null; }
    sayAside(damaged.length);
    return keep.setAside(damaged, damaged.map(function (event) { return event.id; })).catch(function () { /* the next time */ });
  }

  // The record of version 1 becomes events, once; it is laid away only when these are safely written.
  function takeOld() {
    var old = given || who && who.id !== FIRST ? null : oldRecord();
    return old && old.then(function (found) {
      var fresh = found ? take(found.events) : [];
      if (!found) { return null; }
      sayAside(found.aside.length);
      return keepAll(fresh).then(function () {
        if (found.aside.length) { return keep.setAside(found.aside, []); }
        return null;
      }).then(found.done);
    }).catch(function (error) { why = String(error); }); // it stays as it is, for the next time
  }

  /* ---- other tabs, and a page that comes back ---- */

  function post(list) { if (channel && list.length) { channel.postMessage({ of: who && who.id, events: list }); } }

  function listen() {
    if (channel || given || !window.BroadcastChannel) { return; }
    try { channel = new window.BroadcastChannel(BASE); } catch (error) { return; }
    channel.onmessage = function (event) {
      var told = event.data;
      if (told.learners) { look(); } else if (who && told.of === who.id) { hear(told.events); }
    };
  }

  // Does this page still belong to who learns now?
  function look() {
    whoLearns().then(learners.read).then(function (kept) {
      var mine = kept.list.filter(function (one) { return one.id === who.id && one.life === who.life; })[0];
      if (!mine) { unsaved = []; failed = []; stop("learner_gone", {}); }
      else if (kept.now !== who.id) { stop("learner_changed", { name: learners.nameOf(learners.nowOf(kept)), you: learners.nameOf(who) }); }
    }).catch(function () { /* said when something is to be saved */ });
  }

  // Nothing more is written here: it would go into the wrong record. What is being written now is kept where it belongs.
  function stop(name, values) {
    if (stopped) { return; }
    if (name === "learner_changed") { tellAll(); }
    stopped = true;
    stopPage(name, values);
  }

  function again() {
    if (given || stopped) { return; }
    keep.load().then(hear, function () { /* said when something is to be saved */ });
    look();
  }

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

  // Events of a file: all of them, or none. Resolves to those that were not there yet.
  function takeIn(found) {
    var fresh = found.filter(function (event) { return !known[event.id]; });
    if (mode === "memory") { failed = failed.concat(fresh); hear(fresh); return Promise.resolve(fresh); } // as answers are
    return keepAll(fresh).then(function () {
      post(fresh);
      hear(fresh);
      return fresh;
    });
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
    ready: begin(), of: of, add: add, again: again, all: function () { return events.slice(); }, takeIn: takeIn, state: state,
    who: function () { return who; }, newId: newId, halt: function () { stopped = true; unsaved = []; failed = []; }, tellLearners: function () { if (channel) { channel.postMessage({ learners: true }); } },
    on: function (callback) { listeners.push(callback); }
  };
})();
