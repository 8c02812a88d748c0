/* The record of version 1, `{"version": 1, "answers": {KEY: VALUE}}`, made into events once. */
/* From other pieces: OLD_KEY, notice. */

// What is in it, and what to do when it is safely written. One that cannot be read is laid aside, and said.
function readOldRecord(raw) {
  var found = null, read;
  try { found = JSON.parse(raw); } catch (error) { found = null; }
  if (!found || found.version !== 1 || !found.answers || typeof found.answers !== "object" || Array.isArray(found.answers)) {
    layAside(raw);
    return null;
  }
  read = core.migrated(found, core.old_ids);
  return {
    events: read.events, aside: read.aside,
    done: function () { // unless another tab, with the course of yesterday, wrote into it meanwhile
      if (window.localStorage.getItem(OLD_KEY) !== raw) { return; }
      window.localStorage.setItem(OLD_KEY + "-version-1", raw);
      window.localStorage.removeItem(OLD_KEY);
    }
  };
}

function layAside(raw) {
  var kept = OLD_KEY + "-unreadable-" + Date.now();
  try { window.localStorage.setItem(kept, raw); window.localStorage.removeItem(OLD_KEY); } catch (error) { /* full: leave it */ }
  notice("saved_broken", { found: "“" + raw.slice(0, 40) + "”", kept: kept });
}

core.readOldRecord = readOldRecord;
