/* A base of IndexedDB: opened when it is asked for, and again when the browser closed it. */

// `name` resolves to its name; `make` makes its stores; `closed` is called when a newer course takes over what is kept.
function aBase(name, version, make, closed) {
  var db = null, opening = null;

  function opened(named) {
    return new Promise(function (ok, no) {
      var asked = window.indexedDB.open(named, version); // throws where it is forbidden: the promise says so
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

  function open() {
    opening = opening || name().then(opened);
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
