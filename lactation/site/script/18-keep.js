/* Where records lie in this browser: IndexedDB, a base for each learner, so that they never mix. `backend` may give another place (20-store.js). */
/* From other pieces: aBase. */

// The first learner's base is the one of a course that knew only one.
var BASE = "milk-in-motion", BASE_VERSION = 1, FIRST = "";
function baseOf(id) { return id === FIRST ? BASE : BASE + "-of-" + id; }

// Who learns on this device: { list: [{ id, name, life }], now: id }; `life` is another one after a record was deleted.
var learners = (function () {
  var run = aBase(function () { return Promise.resolve(BASE + "-learners"); }, 1, function (db) { db.createObjectStore("who"); }, function () {});

  function whole(found) {
    return found || { list: [{ id: FIRST, name: "", life: 0 }], now: FIRST };
  }
  function nowOf(kept) { return kept.list.filter(function (one) { return one.id === kept.now; })[0] || kept.list[0]; }

  return {
    read: function () {
      return run(["who"], "readonly", function (t) { return t.objectStore("who").get("learners"); }).then(whole);
    },
    nowOf: nowOf,
    nameOf: function (one) { return one.name || WORDS.learner_first; },
    whole: whole, run: run
  };
})();

// `who` resolves to the learner; `closed` is called when a newer course takes over what is kept.
function inBrowser(who, closed) {
  var run = aBase(function () { return who().then(function (one) { return baseOf(one.id); }); }, BASE_VERSION, function (db) {
    db.createObjectStore("events", { keyPath: "id" });
    db.createObjectStore("aside");
  }, closed);

  function addOne(events, event) {
    var asked = events.add(event);
    asked.onerror = function (told) { // it is there already: events never change
      if (asked.error.name === "ConstraintError") { told.preventDefault(); told.stopPropagation(); }
    };
  }

  return {
    load: function () { return run(["events"], "readonly", function (t) { return t.objectStore("events").getAll(); }); },
    addAll: function (events) {
      return run(["events"], "readwrite", function (t) {
        events.forEach(function (event) { addOne(t.objectStore("events"), event); });
      });
    },
    // What cannot be read is laid beside the events, never thrown away; `ids` of those that lay among them.
    setAside: function (values, ids) {
      return run(["events", "aside"], "readwrite", function (t) {
        values.forEach(function (value) { t.objectStore("aside").put(value, "id" in value ? value.id : "v1-" + value.key); });
        ids.forEach(function (id) { t.objectStore("events").delete(id); });
      });
    },
    run: run
  };
}

// A page in which this one stands may keep the record, as an LMS does: its `milkRecord` is then asked as `backend` is. What one
// window makes is no plain object to the core in another, so events are made anew on the way.
function hostsRecord() {
  var frame = window, host;
  function anew(events) { return JSON.parse(JSON.stringify(events)); }
  try {
    while (!frame.milkRecord && frame.parent !== frame) { frame = frame.parent; }
    host = frame.milkRecord;
  } catch (error) { return null; } // a page of somebody else
  return host ? {
    load: function () { return host.load().then(anew); },
    addAll: function (events) { return host.addAll(JSON.stringify(events)); },
    told: function (callback) { host.told(function (events) { callback(anew(events)); }); }
  } : null;
}
