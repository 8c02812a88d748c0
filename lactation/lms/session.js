/* The session with an LMS (SCORM 1.2): one at a time, begun once, said plainly where something is refused. */

var LMS_DEEP = 100, LMS_NEVER = ["401", "402", "201"]; // answers of an LMS that has no such element: asked no more
var LMS_AWAY = ["101", "301"]; // it failed, or has no session

// { api, foreign }: the LMS's own functions, or null; whether a window above stands at another address.
function findLms(from) {
  var frame = from, found = { api: null, foreign: false }, steps;
  try {
    for (steps = 0; steps < LMS_DEEP; steps++) {
      if (frame.API) { found.api = frame.API; return found; }
      if (frame.parent === frame) { break; }
      frame = frame.parent;
    }
  } catch (error) { found.foreign = true; }
  return found;
}

function lmsAbove() {
  var found = findLms(window), opener = null;
  try { opener = found.api ? null : window.top.opener || window.opener; } catch (error) { opener = window.opener; }
  if (!found.api && opener) {
    opener = findLms(opener);
    found = { api: opener.api, foreign: found.foreign || opener.foreign };
  }
  return found;
}

// What an LMS says is text, or true and false; what it throws is a refusal.
function aSession(api) {
  var lacks = Object.create(null), why = "", refused = "", threw = false;

  function ask(name, one, two) {
    try { return String(arguments.length > 2 ? api[name](one, two) : api[name](one)); } catch (error) { why = String(error.message || error); return "false"; }
  }
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
    begin: function () {
      var right;
      why = refused = "";
      if (ask("LMSInitialize", "") === "true") { return true; }
      refused = reason() || " ";
      right = this.get("cmi.core.lesson_status") !== "" && code() === "0"; // some say no where it has begun already
      if (right) { refused = ""; }
      return right;
    },
    get: function (name) {
      var told;
      threw = false;
      try { told = api.LMSGetValue(name); } catch (error) { threw = true; why = String(error.message || error); return ""; }
      return told === null || typeof told === "undefined" ? "" : String(told);
    },
    // Nothing came back because the LMS could not say: what it keeps is not known.
    failed: function () { return threw || LMS_AWAY.indexOf(code()) >= 0; },
    // Was it taken? What this LMS does not have counts as taken, where `may` says that it may be missing.
    set: function (name, value, may) {
      var kind = name.replace(/\.\d+\./g, ".n.");
      if (lacks[kind]) { return true; }
      if (ask("LMSSetValue", name, String(value)) === "true") { return true; }
      if (may && LMS_NEVER.indexOf(code()) >= 0) { lacks[kind] = true; }
      if (!may) { refused = refused || reason() || " "; } // what comes after it may be taken
      return Boolean(may);
    },
    lacks: function (name) { return Boolean(lacks[name]); },
    commit: function () { return ask("LMSCommit", "") === "true"; },
    end: function () { return ask("LMSFinish", "") === "true"; }
  };
}
