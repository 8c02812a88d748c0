/* What the reader did, kept on this device. */

var KEY = "milk-in-motion";
var memory = (function () {
  var data = { version: 1, answers: {} };
  var raw = null;
  try { raw = window.localStorage.getItem(KEY); } catch (error) { return { get: function () {}, set: function () {} }; }
  if (raw !== null) {
    var found = null;
    try { found = JSON.parse(raw); } catch (error) { found = null; }
    if (found && found.version === 1 && found.answers && typeof found.answers === "object") { data = found; }
    else {
      var kept = KEY + "-unreadable-" + Date.now();
      try { window.localStorage.setItem(kept, raw); window.localStorage.removeItem(KEY); } catch (error) { /* full: leave it */ }
      var note = document.createElement("p");
      note.className = "problem card";
      note.setAttribute("role", "alert");
      note.textContent = core.fill_in(WORDS.saved_broken, { found: "“" + raw.slice(0, 40) + "”", kept: kept });
      document.querySelector("main").prepend(note);
    }
  }
  return {
    get: function (name) { return data.answers[name]; },
    set: function (name, value) {
      data.answers[name] = value;
      try { window.localStorage.setItem(KEY, JSON.stringify(data)); } catch (error) { /* private mode or full: the page works on */ }
    }
  };
})();
