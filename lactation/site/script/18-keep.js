/* Where the record lies in this browser: IndexedDB, one record an event. `backend` may give another place (20-store.js). */

var BASE = "milk-in-motion", BASE_VERSION = 1;

// `closed` is called when a newer course takes over what is kept.
function inBrowser(closed) {
  var db = null, opening = null;

  function open() {
    opening = opening || new Promise(function (ok, no) {
      var asked = window.indexedDB.open(BASE, BASE_VERSION); // throws where it is forbidden: the promise says so
      asked.onupgradeneeded = function () {
        asked.result.createObjectStore("events", { keyPath: "id" });
        asked.result.createObjectStore("aside");
      };
      asked.onerror = function (event) { event.preventDefault(); no(asked.error); };
      asked.onsuccess = function () {
        db = asked.result;
        db.onclose = function () { db = opening = null; }; // the reader cleared it: opened anew when it is asked for
        db.onversionchange = function (event) {
          db.close();
          db = opening = null;
          if (event.newVersion) { closed(); }
        };
        ok();
      };
    });
    opening.catch(function () { opening = null; }); // the next answer tries again
    return opening;
  }

  // One transaction: all of its work is kept, or none.
  function begin(names, mode, work) {
    return new Promise(function (ok, no) {
      var whole = db.transaction(names, mode, { durability: "strict" }), asked;
      whole.oncomplete = function () { ok(asked && asked.result); };
      whole.onabort = function () { no(whole.error || new Error("aborted")); };
      try { asked = work(whole); } catch (error) { no(error); whole.abort(); }
    });
  }

  // At once where it is open: a page that is left has no time to wait.
  function run(names, mode, work) {
    return db ? begin(names, mode, work) : open().then(function () { return begin(names, mode, work); });
  }

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
    }
  };
}
