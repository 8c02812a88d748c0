/* An LMS that takes nothing but what SCORM 1.2 allows, and remembers every fault: "strictApi(kept, wants)" is its API object.

   "kept" are the elements that it has from earlier sessions. "wants" says how it fails: init, set (of what), commit, throws, lacks.
   "checkedApi(api)" puts the same eyes before another API, as scorm-again's. The data model: SCORM 1.2 RTE, 3.4. */

var SCORM = (function () {
  "use strict";
  function text(most) { return function (value) { return value.length <= most && !/[^\P{Cc}\t\n\r]/u.test(value); }; }
  function oneOf() { var words = Array.from(arguments); return function (value) { return words.indexOf(value) >= 0; }; }
  function fits(pattern) { return function (value) { return pattern.test(value); }; }
  var decimal = /^-?\d{1,12}(\.\d{1,7})?$/;
  function score(value) { return value === "" || decimal.test(value) && Number(value) >= 0 && Number(value) <= 100; }
  var identifier = fits(/^[\u0021-\u007e]{1,255}$/), timespan = fits(/^\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?$/);
  var time = fits(/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2})?$/);

  // What may be set, and what a value must be.
  var SETS = {
    "cmi.core.lesson_location": text(255),
    "cmi.core.lesson_status": oneOf("passed", "completed", "failed", "incomplete", "browsed"),
    "cmi.core.score.raw": score, "cmi.core.score.min": score, "cmi.core.score.max": score,
    "cmi.core.exit": oneOf("time-out", "suspend", "logout", ""),
    "cmi.core.session_time": timespan,
    "cmi.suspend_data": text(4096),
    "cmi.comments": text(4096),
    "cmi.interactions.n.id": identifier,
    "cmi.interactions.n.time": time,
    "cmi.interactions.n.type": oneOf("true-false", "choice", "fill-in", "matching", "performance", "likert", "sequencing", "numeric"),
    "cmi.interactions.n.weighting": fits(decimal),
    "cmi.interactions.n.student_response": text(255),
    "cmi.interactions.n.result": function (value) { return oneOf("correct", "wrong", "unanticipated", "neutral")(value) || decimal.test(value); },
    "cmi.interactions.n.latency": timespan
  };
  var GETS = ["cmi.core.lesson_status", "cmi.core.lesson_location", "cmi.core.score.raw", "cmi.core.lesson_mode", "cmi.core.entry",
    "cmi.core.credit", "cmi.core.student_id", "cmi.suspend_data", "cmi.interactions._count", "cmi.launch_data", "cmi.student_data.mastery_score"];

  // The eyes: faults of the one who calls, each said once with what was found.
  function watcher() {
    var faults = [], calls = [], open = false, ended = false, count = 0, types = {};
    function fault(what) { faults.push(what); }
    function choice(at, value) { if (types[at] === "choice" && !/^[a-z0-9](,[a-z0-9])*$/.test(value)) { fault("student_response " + value + " of a choice"); } }
    return {
      faults: faults, calls: calls,
      began: function (argument, right) {
        calls.push(["begin", right]);
        if (argument !== "") { fault("LMSInitialize(" + argument + ")"); }
        if (open) { fault("LMSInitialize twice"); }
        if (ended) { fault("LMSInitialize after LMSFinish"); }
        open = open || right;
      },
      ends: function (argument) {
        calls.push(["end"]);
        if (argument !== "" || !open || ended) { fault("LMSFinish out of turn"); }
        ended = true;
      },
      commits: function (argument) { calls.push(["commit"]); if (argument !== "" || !open || ended) { fault("LMSCommit out of turn"); } },
      gets: function (name) { if (GETS.indexOf(name) < 0) { fault("get " + name); } },
      counted: function (number) { count = number; },
      sets: function (name, value) {
        var kind = name.replace(/\.\d+\./g, ".n."), at = Number((/\.(\d+)\./.exec(name) || [0, -1])[1]);
        calls.push(["set", name, value]);
        if (!open || ended) { fault("set " + name + " out of turn"); }
        if (typeof value !== "string") { fault(name + ": a " + typeof value); }
        if (!SETS[kind]) { fault("set " + name); } else if (!SETS[kind](String(value))) { fault(name + " = " + String(value).slice(0, 80) + " (" + String(value).length + ")"); }
        if (kind === "cmi.interactions.n.id") { if (at !== count) { fault(name + " with _count " + count); } count = Math.max(count, at + 1); } else if (at >= count) { fault(name + " before its id"); }
        if (kind === "cmi.interactions.n.type") { types[at] = value; }
        if (kind === "cmi.interactions.n.student_response") { choice(at, value); }
      }
    };
  }

  function numberOf(kept) {
    return Object.keys(kept).filter(function (name) { return /^cmi\.interactions\.\d+\.id$/.test(name); }).length;
  }

  function strictApi(kept, wants) {
    var eyes = watcher(), code = "0", open = false, now = JSON.parse(JSON.stringify(kept)), saved = JSON.parse(JSON.stringify(kept));
    function say(right, number) { code = right ? "0" : number; return right ? "true" : "false"; }
    function may(what) { if (wants.throws === what) { throw new Error("the platform is away"); } return !wants[what]; }
    eyes.counted(numberOf(now));
    return {
      eyes: eyes, wants: wants, saved: function () { return saved; },
      LMSInitialize: function (argument) { var right = may("init"); eyes.began(argument, right); open = open || right; return say(right, "101"); },
      LMSFinish: function (argument) { eyes.ends(argument); if (may("finish")) { saved = JSON.parse(JSON.stringify(now)); } return say(may("finish"), "101"); },
      LMSGetValue: function (name) {
        eyes.gets(name);
        code = open ? "0" : "301";
        if (!open) { return ""; }
        if (wants.away === name) { code = "101"; return ""; }
        if (name === "cmi.interactions._count") { return String(numberOf(now)); }
        if (name === "cmi.core.lesson_mode") { return wants.mode || "normal"; }
        if (name === "cmi.core.entry") { return now["cmi.suspend_data"] ? "resume" : "ab-initio"; }
        if (name === "cmi.core.student_id") { return "ama"; }
        return now[name] || (name === "cmi.core.lesson_status" ? "not attempted" : "");
      },
      LMSSetValue: function (name, value) {
        eyes.sets(name, value);
        if (wants.lacks && name.indexOf(wants.lacks) === 0) { return say(false, "401"); }
        if (wants.set && name.indexOf(wants.set) === 0) { return say(false, "405"); }
        now[name] = value;
        return say(true);
      },
      LMSCommit: function (argument) { var right = may("commit"); eyes.commits(argument); if (right) { saved = JSON.parse(JSON.stringify(now)); } return say(right, "101"); },
      LMSGetLastError: function () { return code; },
      LMSGetErrorString: function (number) { return number === "101" ? "General exception" : number === "301" ? "Not initialized" : number === "0" ? "No error" : "Not taken"; },
      LMSGetDiagnostic: function () { return ""; }
    };
  }

  function checkedApi(api) {
    var eyes = watcher();
    function on(name, before) { return function (one, two) { if (before) { before(one, two); } return arguments.length > 1 ? api[name](one, two) : api[name](one); }; }
    return {
      eyes: eyes,
      LMSInitialize: function (argument) { var told = api.LMSInitialize(argument); eyes.began(argument, String(told) === "true"); eyes.counted(Number(api.LMSGetValue("cmi.interactions._count")) || 0); return told; },
      LMSFinish: on("LMSFinish", eyes.ends), LMSCommit: on("LMSCommit", eyes.commits), LMSGetValue: on("LMSGetValue", eyes.gets),
      LMSSetValue: on("LMSSetValue", eyes.sets), LMSGetLastError: on("LMSGetLastError"), LMSGetErrorString: on("LMSGetErrorString"),
      LMSGetDiagnostic: on("LMSGetDiagnostic")
    };
  }

  return { strictApi: strictApi, checkedApi: checkedApi };
})();
