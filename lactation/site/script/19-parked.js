/* Events of the last moment: a page that is left has no time for IndexedDB, so they wait in localStorage until the next page. */
/* From other pieces: BASE. */

function parking() {
  var PREFIX = BASE + "-parked-", mine = PREFIX + Date.now() + "-" + Math.floor(Math.random() * 1e9), found = [], used = false;

  function each(work) {
    try {
      Object.keys(window.localStorage).forEach(function (key) { if (key.indexOf(PREFIX) === 0) { work(key, window.localStorage.getItem(key)); } });
    } catch (error) { /* forbidden: then nothing waits here */ }
  }

  return {
    // Put down what is not saved yet; an empty list takes it away again.
    put: function (list) {
      if (!list.length && !used) { return; }
      used = list.length > 0;
      try {
        if (used) { window.localStorage.setItem(mine, JSON.stringify(list)); } else { window.localStorage.removeItem(mine); }
      } catch (error) { /* forbidden or full */ }
    },
    // What earlier pages put down.
    take: function () {
      var events = [];
      each(function (key, text) {
        found.push(key);
        try { events = events.concat(JSON.parse(text)); } catch (error) { /* half-written: it was never whole */ }
      });
      return events;
    },
    // It is safely written now.
    done: function () { found.forEach(function (key) { try { window.localStorage.removeItem(key); } catch (error) { /* as above */ } }); }
  };
}
