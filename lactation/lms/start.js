/* The course in an LMS: the session is held here, the course stands in a frame, and its record is kept in the LMS in letters. */
/* From session.js: aSession, lmsAbove, lmsMayCome. From windows.js: otherWindows. From core, by the linker: lactation. */

(function () {
  "use strict";
  var core = lactation, spec = JSON.parse(document.getElementById("spec").textContent), WORDS = spec.words;
  var RETRY_MS = [5000, 10000, 20000, 40000, 60000], SOON_MS = 60, LONGEST_MS = 600000, LATE_MS = 100, LATE_MOST = 20;
  var LOCAL = ["say", "rubric", "draw", "talk", "labels", "order", "place", "pose", "observe", "seen", "rows"]; // stay here
  var bar = document.querySelector(".lms"), state = bar.querySelector(".state"), notes = bar.querySelector(".notes");
  var frame = document.querySelector("iframe");
  var listed = core.packed_list(spec.rows.map(function (row) { return [row[0], row[1], row[2], row[3] ? row[3].split(" ") : []]; }));
  var above = lmsAbove(), lms = null, others = null;
  var events = [], known = Object.create(null), told = Object.create(null), heard = null, last = Date.now();
  var kept = { status: "", score: -1, salt: "", place: "", number: 0 };
  var open = false, looks = false, dirty = false, tries = 0, waits = 0, begun = null, place = "", failing = false, finished = false;
  var held = ""; // why what the LMS keeps cannot be read: it stays as it is until the learner says otherwise

  /* ---- What is said ---- */

  function html(name, attributes, parent, text) {
    var made = document.createElement(name);
    Object.keys(attributes).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    if (text) { made.textContent = text; }
    if (parent) { parent.appendChild(made); }
    return made;
  }
  function say(name, text) {
    bar.setAttribute("data-state", name);
    if (state.textContent !== text) { state.textContent = text; }
  }
  function unsay(name) {
    var note = notes.querySelector('[data-note="' + name + '"]');
    if (note) { note.remove(); }
  }
  // A note stays until it no longer holds, or is closed; `does` are buttons: words and what they do.
  function note(name, text, wrong, does) {
    var made = notes.querySelector('[data-note="' + name + '"]');
    if (made && made.firstChild.textContent === text) { return; }
    unsay(name);
    made = html("p", { "class": "note" + (wrong ? " problem" : ""), "data-note": name }, notes);
    html("span", {}, made, text);
    (does || []).concat(wrong ? [] : [[WORDS.lms_close, function () { made.hidden = true; }]]).forEach(function (one) {
      html("button", { type: "button", "class": "quiet" }, made, one[0]).addEventListener("click", one[1]);
    });
  }
  function filled(name, values) { return core.fill_in(WORDS[name], values); }
  function problem(name) {
    failing = true;
    say("problem", WORDS.lms_not_yet);
    note("problem", filled(name, { problem: lms.reason() || WORDS.lms_silent }), true, [[WORDS.lms_again, now], [WORDS.lms_save, save]]);
  }
  function result() { return core.lms_result(events, spec.course, { status: kept.status, score: kept.score }); }
  function fine() {
    var found = result(), values = { n: String(found.score), least: String(core.LMS_MASTERY) };
    var name = found.status === "passed" ? "lms_passed" : found.status === "failed" ? "lms_failed" : "lms_kept_done";
    if (name === "lms_kept_done") { values = { n: String(found.done), of: String(found.of) }; }
    say("kept", filled(name, values));
    if (failing) { unsay("problem"); note("again", WORDS.lms_kept_again, false); }
    failing = false;
  }

  /* ---- The session ---- */

  function begin() {
    var text;
    if (open || looks || !lms.begin()) { return open || looks; }
    text = lms.get("cmi.suspend_data");
    if (!text && lms.failed() && lms.get("cmi.core.entry") !== "ab-initio") { return false; } // it would be written over
    kept.status = lms.get("cmi.core.lesson_status").toLowerCase();
    kept.score = parseFloat(lms.get("cmi.core.score.raw"));
    if (!(kept.score >= 0)) { kept.score = -1; }
    kept.place = lms.get("cmi.core.lesson_location");
    kept.number = Number(lms.get("cmi.interactions._count")) || 0;
    looks = lms.get("cmi.core.lesson_mode") === "browse" || lms.get("cmi.core.lesson_mode") === "review";
    open = !looks;
    read(text);
    if (open) { others = otherWindows(lms.get("cmi.core.student_id"), function () { return events; }, hearOthers); }
    if (looks) { say("wait", WORDS.lms_look); }
    return true;
  }

  function read(text) {
    var found = null;
    if (text) {
      try { found = core.packed_decode(listed, text); } catch (error) { found = { problem: "cut", events: [], salt: "" }; }
      if (found.problem) { hold(found.problem); }
      kept.salt = found.salt;
      take(found.events, true);
      if (heard && found.events.length) { heard(found.events); } // the session began late
    }
    kept.salt = kept.salt || salt();
  }

  function hold(why) {
    held = why;
    note("read", WORDS["lms_" + why], true, [[WORDS.lms_afresh, function () { held = ""; unsay("read"); now(); }], [WORDS.lms_save, save]]);
    lms.set("cmi.core.exit", "suspend", true); // or an LMS throws it away
  }

  function salt() {
    var letters = "";
    Array.from(window.crypto.getRandomValues(new Uint8Array(4)), function (one) { letters += core.packed_number(one % 64, 1); });
    return letters;
  }

  // What the LMS had needs no telling.
  function take(found, had) {
    found.forEach(function (event) {
      if (known[event.id] || core.event_problem(event)) { return; }
      known[event.id] = true;
      told[event.id] = Boolean(had);
      events.push(event);
    });
    events = core.events_in_order(events);
  }

  // Another window of this learner has the course too: what is answered there is kept from here as well.
  function hearOthers(found) {
    var before = events.length;
    if (finished) { return; }
    take(JSON.parse(JSON.stringify(found)), true);
    if (events.length === before) { return; }
    if (heard) { heard(events); }
    soon();
  }

  // Some LMSs keep only the beginning of a text, and say nothing.
  function isWhole(text) {
    var back = lms.get("cmi.suspend_data");
    if (!back || back.length >= text.length || text.indexOf(back) !== 0) { return true; }
    lms.refuse(filled("lms_short", { n: String(back.length), of: String(text.length) }));
    return false;
  }

  function spent() { return core.lms_timespan(window.performance.now()); } // no clock that somebody sets

  // All that an LMS keeps, each time, so that what was refused before comes along.
  function put() {
    var packed = core.packed_encode(listed, events, { now: Date.now(), salt: kept.salt, lessons: spec.lessons, twins: spec.twins });
    var found = result(), whole;
    lms.fresh();
    whole = lms.set("cmi.suspend_data", packed.text) && isWhole(packed.text);
    whole = lms.set("cmi.core.lesson_status", found.status) && whole;
    if (found.score >= 0) {
      lms.set("cmi.core.score.min", 0, true);
      lms.set("cmi.core.score.max", 100, true);
      lms.set("cmi.core.score.raw", found.score, true);
    }
    if (place) { lms.set("cmi.core.lesson_location", place, true); }
    lms.set("cmi.core.session_time", spent(), true);
    lms.set("cmi.core.exit", "suspend", true);
    tellAnswers();
    if (packed.left || packed.lost) { note("full", WORDS.lms_full, true); } else { unsay("full"); }
    return whole;
  }
  function write() { var whole = put(); return whole && lms.commit(); }

  // Single answers, where the LMS has a place for them: each once; those of a test when it is handed in.
  function tellAnswers() {
    core.settled(events).every(function (event) {
      var one, took = event.took ? 1000 * event.took : Math.min(LONGEST_MS, Math.max(0, event.at - last)), at;
      if (told[event.id]) { return true; }
      one = core.lms_interaction(listed, event, took);
      at = "cmi.interactions." + kept.number + ".";
      if (one.id) {
        lms.set(at + "id", one.id, true);
        if (!lms.taken()) { return lms.lacks("cmi.interactions.n.id"); } // next time: their numbers have no gap
        kept.number += 1;
      }
      told[event.id] = true;
      last = event.at;
      if (!one.id) { return true; }
      lms.set(at + "time", new Date(event.at).toTimeString().slice(0, 8), true);
      ["type", "student_response", "result", "weighting", "latency"].forEach(function (name) { lms.set(at + name, one[name], true); });
      return true;
    });
  }

  // Now; and again by itself, later and later, as long as it fails.
  function now() {
    var right;
    window.clearTimeout(waits);
    waits = 0;
    if (finished || looks) { return; }
    if (!begin()) { problem("lms_not_begun"); } else if (held) { say("problem", WORDS.lms_not_yet); return; } else if (dirty && open) {
      right = write();
      dirty = !right;
      if (right) { fine(); } else { problem("lms_not_kept"); }
    }
    if (dirty || !open) { waits = window.setTimeout(now, RETRY_MS[Math.min(tries, RETRY_MS.length - 1)]); tries += 1; } else { tries = 0; }
  }
  function soon() {
    dirty = true;
    if (finished || looks || held || failing && waits) { return; }
    if (!failing) { say("wait", WORDS.lms_saving); }
    window.clearTimeout(waits);
    waits = window.setTimeout(now, SOON_MS);
  }

  /* ---- The course in its frame ---- */

  // A page of the course asks for this (18-keep.js). `list` may come as JSON.
  function offer() {
    window.milkRecord = {
      load: function () { return begun.then(function () { return events.slice(); }); },
      add: function (event) { return this.addAll([event]); },
      addAll: function (list) {
        var found = JSON.parse(typeof list === "string" ? list : JSON.stringify(list));
        take(found, false);
        if (others) { others.tell(found); }
        if (found.some(function (event) { return LOCAL.indexOf(event.kind) >= 0; })) { note("own", WORDS.lms_own_words, false, [[WORDS.lms_save, save]]); }
        soon();
        return Promise.resolve();
      },
      told: function (callback) { heard = callback; }
    };
  }

  function root() { return window.location.href.split(/[?#]/)[0].replace(/[^/]*$/, ""); }
  function pageOf(href) {
    var path = href.split(/[?#]/)[0];
    return path.indexOf(root()) === 0 ? path.slice(root().length) : "";
  }

  function shown() {
    var at = null, page;
    try { at = frame.contentWindow.location; page = pageOf(at.href); } catch (error) { return; }
    if (spec.pages.indexOf(page) < 0) { return; }
    place = (page + at.hash).slice(0, 255);
    document.title = frame.contentDocument.title;
    if (!spec.course.whole) { onlyHere(frame.contentDocument); }
    if (open) { soon(); }
  }

  // A part of the course has not all the pages that its own name: in the menu they are left out, elsewhere it is said.
  function onlyHere(inside) {
    function there(link) {
      var page = pageOf(link.href);
      return !page || !/\.html$/.test(page) || spec.pages.indexOf(page) >= 0;
    }
    Array.from(inside.querySelectorAll(".menu a[href]"), function (link) {
      var row = link.closest("li") || link;
      if (!there(link)) { row.hidden = true; }
    });
    Array.from(inside.querySelectorAll("details.part"), function (part) { part.hidden = !part.querySelector("li:not([hidden])"); });
    inside.addEventListener("click", function (event) {
      var link = event.target.closest && event.target.closest("a[href]");
      if (!link || there(link)) { return; }
      event.preventDefault();
      note("outside", filled("lms_outside", { title: link.textContent.trim() }), false);
    }, true);
  }

  function go(where) {
    var page = where.split("#")[0];
    frame.addEventListener("load", shown);
    frame.src = spec.pages.indexOf(page) >= 0 ? where : spec.first;
  }

  /* ---- By hand ---- */

  function save() {
    var name = "milk-in-motion.json", link = html("a", { download: name }, document.body);
    link.href = URL.createObjectURL(new Blob([JSON.stringify(core.record_file(events, new Date().toISOString(), ""))], { type: "application/json" }));
    link.click();
    link.remove();
    note("saved", filled("lms_saved", { file: name }), false);
  }

  function leave() {
    var box, text = !lms ? WORDS.lms_none : looks ? WORDS.lms_look : WORDS.lms_left;
    if (lms && !looks) {
      dirty = true;
      now();
      if (dirty && (!held || events.length)) { return; } // it has been said why
      finished = lms.end();
      if (!finished) { problem("lms_not_kept"); return; }
    } else if (looks && !finished) { finished = true; lms.end(); }
    frame.remove();
    say(lms && !looks ? "kept" : "wait", text);
    bar.querySelector("details").open = false;
    box = html("div", { "class": "left" }, document.body);
    html("p", {}, box, text);
    html("button", { type: "button" }, box, WORDS.lms_go_on).addEventListener("click", function () { window.location.reload(); });
    box.lastChild.focus();
  }

  bar.querySelector('[data-lms="save"]').addEventListener("click", save);
  bar.querySelector('[data-lms="leave"]').addEventListener("click", leave);
  document.addEventListener("visibilitychange", function () { if (document.hidden && open && dirty && !finished) { now(); } });
  window.addEventListener("beforeunload", function (event) { if (lms && dirty && !looks && !finished && events.length) { event.preventDefault(); event.returnValue = ""; } });
  // What is to be kept was kept at each answer, but for one of the last moment; here nothing may reach the network any more.
  window.addEventListener("pagehide", function () { if ((open || looks) && !finished) { finished = true; if (dirty && !held && open) { put(); } if (open) { lms.set("cmi.core.session_time", spent(), true); } lms.end(); } });
  window.addEventListener("pageshow", function (event) { if (event.persisted) { window.location.reload(); } });

  function withLms() {
    lms = aSession(above.api);
    begun = Promise.resolve();
    offer();
    dirty = true;
    now();
    go(kept.place || spec.first);
  }

  function withoutLms() {
    say("wait", above.foreign ? WORDS.lms_foreign : WORDS.lms_none);
    if (above.foreign) { note("foreign", WORDS.lms_foreign, true); }
    Array.from(bar.querySelectorAll("dl, .buttons"), function (part) { part.hidden = true; });
    go(spec.first);
  }

  // An LMS may come a moment after the page in which it shows this one; and later still, it is offered.
  function look(times) {
    above = lmsAbove();
    if (above.api && times <= LATE_MOST) { withLms(); return; }
    if (above.api) { note("late", WORDS.lms_late, true, [[WORDS.lms_late_begin, function () { window.location.reload(); }]]); return; }
    if (times === LATE_MOST || !lmsMayCome()) { withoutLms(); }
    if (lmsMayCome()) { window.setTimeout(look, times < LATE_MOST ? LATE_MS : 10 * LATE_MS, times + 1); }
  }

  look(0);
})();
