/* A base of IndexedDB: opened when it is asked for, and again when the browser closed it. */
/* From other pieces: late. */

// Kolibri's pages could use it, but what Kolibri keeps with each learner is localStorage alone: IndexedDB stays with the device.
var NO_INDEXED_DB = ["TypeError", "SecurityError", "InvalidStateError"], shelf = { used: false };

// `name` resolves to its name; `make` makes its stores; `closed` is called when a newer course takes over what is kept.
function aBase(name, version, make, closed) {
  var db = null, opening = null;

  function opened(named) {
    return new Promise(function (ok, no) {
      var asked = (window.kolibri ? null : window.indexedDB).open(named, version); // throws where there is none: the promise says so
      asked.onupgradeneeded = function () { make(asked.result); };
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
  }

  // Where there is none for this page, it is localStorage (22-shelf.js). One that only fails now may be there the next time.
  function open() {
    opening = opening || name().then(function (named) {
      return opened(named).catch(function (error) {
        if (NO_INDEXED_DB.indexOf(error.name) < 0) { throw error; }
        return late("late-shelf.js", "aShelf").then(function (found) {
          db = found.aShelf(named);
          shelf.used = true;
        });
      });
    });
    opening.catch(function () { opening = null; }); // the next answer tries again
    return opening;
  }

  // One transaction: all of its work is kept, or none. Resolves to the result of what `work` returns.
  function begin(names, mode, work) {
    return new Promise(function (ok, no) {
      var whole = db.transaction(names, mode, { durability: "strict" }), asked;
      whole.oncomplete = function () { ok(asked && asked.result); };
      whole.onabort = function () { no(whole.error || new Error("aborted")); };
      try { asked = work(whole); } catch (error) { no(error); whole.abort(); }
    });
  }

  // At once where it is open: a page that is left has no time to wait.
  return function (names, mode, work) {
    return db ? begin(names, mode, work) : open().then(function () { return begin(names, mode, work); });
  };
}
