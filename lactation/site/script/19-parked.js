/* Events of the last moment: a page that is left has no time for IndexedDB, so they wait in localStorage until the next page. */
/* From other pieces: baseOf, shelf. */

// Each learner's wait apart; those of a page that did not know yet who learns go to who learns then.
var UNKNOWN = "nobody";

function parking() {
  var mine = "-parked-" + Date.now() + "-" + Math.floor(Math.random() * 1e9), found = [], used = "";

  function each(id, work) {
    var begins = [baseOf(id) + "-parked-"].concat(shelf.used ? [] : baseOf(id) + "-shelf-events-"); // it was in use, and is no more
    try {
      Object.keys(window.localStorage).forEach(function (key) {
        if (begins.some(function (one) { return key.indexOf(one) === 0; })) { work(key, window.localStorage.getItem(key)); }
      });
    } catch (error) { /* forbidden: then nothing waits here */ }
  }

  return {
    // Put down what is not saved yet; an empty list takes it away again.
    put: function (list, id) {
      if (!list.length && !used) { return; }
      try {
        if (used) { window.localStorage.removeItem(used); }
        used = list.length ? baseOf(id) + mine : "";
        if (used) { window.localStorage.setItem(used, JSON.stringify(list)); }
      } catch (error) { /* forbidden or full */ }
    },
    // What earlier pages put down.
    take: function (id) {
      var events = [];
      function take(key, text) {
        found.push(key);
        try { events = events.concat(JSON.parse(text)); } catch (error) { /* half-written: it was never whole */ }
      }
      each(id, take);
      each(UNKNOWN, take);
      return events;
    },
    // It is safely written now.
    done: function () { found.forEach(function (key) { try { window.localStorage.removeItem(key); } catch (error) { /* as above */ } }); }
  };
}
