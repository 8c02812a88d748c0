/* The record of version 1: one entry of localStorage, `{"version": 1, "answers": {KEY: VALUE}}`. Made into events once. */
/* From other pieces: late, notice. */

var OLD_KEY = "milk-in-motion", OLD_KEPT = OLD_KEY + "-version-1";

// What reads records of other times and places, with the ids of the options in the order of version 1.
function recordReader() { return late("late-record.js", "old_ids"); }

// Null where there is none. One that cannot be read is laid aside, and said.
function oldRecord() {
  var raw = null, found = null;
  try { raw = window.localStorage.getItem(OLD_KEY); } catch (error) { return null; } // forbidden
  if (raw === null) { return null; }
  try { found = JSON.parse(raw); } catch (error) { found = null; }
  if (!found || found.version !== 1 || !found.answers || typeof found.answers !== "object" || Array.isArray(found.answers)) {
    layAside(raw);
    return null;
  }
  return {
    read: function () { return recordReader().then(function (reader) { return reader.migrated(found, reader.old_ids); }); },
    done: function () { // unless another tab, with the course of yesterday, wrote into it meanwhile
      if (window.localStorage.getItem(OLD_KEY) !== raw) { return; }
      window.localStorage.setItem(OLD_KEPT, raw);
      window.localStorage.removeItem(OLD_KEY);
    }
  };
}

function layAside(raw) {
  var kept = OLD_KEY + "-unreadable-" + Date.now();
  try { window.localStorage.setItem(kept, raw); window.localStorage.removeItem(OLD_KEY); } catch (error) { /* full: leave it */ }
  notice("saved_broken", { found: "“" + raw.slice(0, 40) + "”", kept: kept });
}
