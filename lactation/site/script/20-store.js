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

// Until the log lies in IndexedDB: events in the same store, by the interface that plays use.
var store = (function () {
  var NAME = KEY + "-events", events = [], last = 0;
  try { events = JSON.parse(window.localStorage.getItem(NAME)) || []; } catch (error) { /* forbidden or damaged */ }
  return {
    ready: Promise.resolve(),
    of: function (items, kind) {
      return events.filter(function (event) { return items.indexOf(event.item) >= 0 || event.kind === kind; });
    },
    add: function (data) {
      var event = { id: Math.random().toString(36).slice(2), at: Math.max(Date.now(), last + 1) }, key;
      for (key in data) { event[key] = data[key]; }
      last = event.at;
      events.push(event);
      try { window.localStorage.setItem(NAME, JSON.stringify(events)); } catch (error) { /* forbidden or full */ }
      return event;
    },
    on: function () {}
  };
})();
