/* A base in localStorage where a page may not use IndexedDB: as much of one as the record asks for (17-base.js). Comes late. */
/* From other pieces: BASE, here, store. */

var SHELF_HEARS_MS = 50, shelfHears = false; // what other tabs write comes in one by one

// What one transaction adds is one entry, `NAME-shelf-events-…`, an array of events: all of them are kept, or none, and no tab writes
// into what another has written. Other stores have an entry for each key. (`box[key]`: Kolibri's own localStorage takes long for getItem.)
function aShelf(name) {
  var box;
  hearShelf();
  box = window.localStorage; // throws where it is forbidden, and is null where it is switched off
  box.getItem(name);

  function entry(store, key) { return name + "-shelf-" + store + "-" + key; }
  function keysOf(store) {
    return Object.keys(box).filter(function (key) { return key.indexOf(entry(store, "")) === 0; });
  }
  function read(key) { return key in box ? JSON.parse(box[key]) : undefined; } // eslint-disable-line no-undefined

  // An entry that cannot be read is one damaged event, which the record lays aside.
  function eventsIn(key) {
    try {
      return [].concat(read(key)).map(function (one, i) { return one instanceof Object ? one : { id: key + "-" + i, text: String(one) }; });
    } catch (error) { return [{ id: key, text: box[key] }]; }
  }

  // All events by their ids.
  function lying() {
    var found = new Map();
    keysOf("events").forEach(function (key) { eventsIn(key).forEach(function (one) { found.set(one && one.id, one); }); });
    return found;
  }

  function without(id) {
    keysOf("events").forEach(function (key) {
      var there = eventsIn(key), left = there.filter(function (one) { return one && one.id !== id; });
      if (left.length === there.length) { return; }
      if (left.length) { box.setItem(key, JSON.stringify(left)); } else { box.removeItem(key); }
    });
  }

  function put(events) {
    var there = events.length ? lying() : null, fresh = events.filter(function (one) { return !there.has(one.id); });
    if (fresh.length) { box.setItem(entry("events", fresh[0].id), JSON.stringify(fresh)); }
  }

  // Its work is done when the function that asks for it is through, in the order in which it was asked for.
  return {
    transaction: function () {
      var asked = [], added = [], over = false, whole = { error: null };
      function ask(work) { asked.push({ work: work, result: null }); return asked[asked.length - 1]; }
      whole.abort = function () { over = true; whole.onabort(); };
      whole.objectStore = function (store) {
        return {
          add: function (value) { return ask(function () { added.push(value); }); },
          put: function (value, key) { return ask(function () { box.setItem(entry(store, key), JSON.stringify(value)); }); },
          get: function (key) { return ask(function () { return read(entry(store, key)); }); },
          getAll: function () { return ask(function () { return Array.from(lying().values()); }); },
          "delete": function (id) { return ask(function () { without(id); }); },
          clear: function () { return ask(function () { keysOf(store).forEach(function (key) { box.removeItem(key); }); }); }
        };
      };
      Promise.resolve().then(function () {
        var one;
        if (over) { return; }
        try {
          while ((one = asked.shift())) {
            one.result = one.work();
            if (one.onsuccess) { one.onsuccess(); }
          }
          put(added);
        } catch (error) {
          whole.error = error; // full
          whole.abort();
          return;
        }
        whole.oncomplete();
      });
      return whole;
    }
  };
}

// Other tabs, also where no channel reaches them. Where a page may use no IndexedDB, it may be one that may send no forms either.
function hearShelf() {
  var waits = 0;
  if (shelfHears) { return; }
  shelfHears = true;
  pressForms();
  window.onstorage = function (event) {
    if (event.key && event.key.indexOf(BASE) !== 0) { return; } // null: everything is gone
    window.clearTimeout(waits);
    waits = window.setTimeout(store.again, SHELF_HEARS_MS);
  };
}

// A page around this one may forbid forms, as Kolibri's does: none is sent there, and none tells that it was to be. So a press on a
// form's button, or Enter in its field, does what sending it would.
function pressForms() {
  document.addEventListener("click", function (event) {
    var button = event.target.closest("button, input"), form = button && button.form, to;
    if (!form || button.type !== "submit" || event.defaultPrevented) { return; }
    event.preventDefault();
    if (!form.noValidate && !form.reportValidity()) { return; }
    to = form.getAttribute("action");
    if (form.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true })) && to) {
      here.go(to + "?" + new URLSearchParams(new FormData(form)));
    }
  });
}

core.aShelf = aShelf;
