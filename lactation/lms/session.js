/* The session with an LMS (SCORM 1.2): one at a time, begun once, said plainly where something is refused. */

var LMS_DEEP = 100, LMS_NEVER = ["401", "402", "201"]; // answers of an LMS that has no such element: asked no more
var LMS_AWAY = ["101", "301"]; // it failed, or has no session
var LMS_YES = ["true", "1"], LMS_NOTHING = ["null", "undefined"]; // "true" is the standard's; others stand for what was never set

// Something may be called API and be none, as an element of that name.
function isLms(found) {
  try { return Boolean(found) && typeof found.LMSInitialize !== "undefined"; } catch (error) { return false; }
}

// { api, foreign }: the LMS's own functions, or null; whether a window above stands at another address.
function findLms(from) {
  var frame = from, found = { api: null, foreign: false }, steps;
  for (steps = 0; steps < LMS_DEEP && !found.api; steps++) {
    try { found.api = isLms(frame.API) ? frame.API : null; } catch (error) { found.foreign = true; }
    if (frame.parent === frame) { break; }
    frame = frame.parent;
  }
  return found;
}

// Who opened this window, or one around it.
function openerOf(from) {
  var frame = from, steps;
  try {
    for (steps = 0; steps < LMS_DEEP; steps++) {
      if (frame.opener && frame.opener !== frame) { return frame.opener; }
      if (frame.parent === frame) { break; }
      frame = frame.parent;
    }
  } catch (error) { /* at another address */ }
  return null;
}

// In this window and those above it; then the same of who opened it, and so on.
function lmsAbove() {
  var found = findLms(window), next = window, more, steps;
  for (steps = 0; steps < LMS_DEEP && !found.api; steps++) {
    next = openerOf(next);
    if (!next) { break; }
    more = findLms(next);
    found = { api: more.api, foreign: found.foreign || more.foreign };
  }
  return found;
}

// May one come yet? A window above, or one that opened this, that can be looked into.
function lmsMayCome() {
  var above = window.parent === window ? openerOf(window) : window.parent;
  try { return Boolean(above && above.document); } catch (error) { return false; }
}

// What an LMS says is text, or true and false, or 1 and 0; what it throws is a refusal.
function aSession(api) {
  var lacks = Object.create(null), why = "", refused = "", threw = false, taken = false;

  function ask(name, one, two) {
    try { return String(arguments.length > 2 ? api[name](one, two) : api[name](one)); } catch (error) { why = String(error.message || error); return "false"; }
  }
  function yes(told) { return LMS_YES.indexOf(told.toLowerCase()) >= 0; }
  function code() {
    try { return String(api.LMSGetLastError()); } catch (error) { return "-1"; }
  }
  // As the LMS tells it: number and words.
  function reason() {
    var number = code(), text = "";
    if (refused) { return refused.trim(); }
    try { text = number === "0" ? "" : String(api.LMSGetErrorString(number) || ""); } catch (error) { text = ""; }
    return [number === "0" || number === "-1" ? "" : number, text || why].join(" ").trim();
  }

  return {
    reason: reason,
    fresh: function () { why = refused = ""; },
    refuse: function (text) { refused = refused || text; },
    begin: function () {
      var right;
      why = refused = "";
      if (yes(ask("LMSInitialize", ""))) { return true; }
      refused = reason() || " ";
      right = this.get("cmi.core.lesson_status") !== "" && code() === "0"; // some say no where it has begun already
      if (right) { refused = ""; }
      return right;
    },
    get: function (name) {
      var told;
      threw = false;
      try { told = api.LMSGetValue(name); } catch (error) { threw = true; why = String(error.message || error); return ""; }
      told = String(told);
      return LMS_NOTHING.indexOf(told) < 0 ? told : "";
    },
    // Nothing came back because the LMS could not say: what it keeps is not known.
    failed: function () { return threw || LMS_AWAY.indexOf(code()) >= 0; },
    // Was it taken? What this LMS does not have counts as taken, where `may` says that it may be missing.
    set: function (name, value, may) {
      var kind = name.replace(/\.\d+\./g, ".n.");
      taken = false;
      if (lacks[kind]) { return true; }
      taken = yes(ask("LMSSetValue", name, String(value)));
      if (taken) { return true; }
      if (may && LMS_NEVER.indexOf(code()) >= 0) { lacks[kind] = true; }
      if (!may) { refused = refused || reason() || " "; } // what comes after it may be taken
      return Boolean(may);
    },
    taken: function () { return taken; }, // what was set last, really
    lacks: function (name) { return Boolean(lacks[name]); },
    commit: function () { return yes(ask("LMSCommit", "")); },
    end: function () { return yes(ask("LMSFinish", "")); }
  };
}
