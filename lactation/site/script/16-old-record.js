/* The record of version 1: one entry of localStorage. Hardly a device has one: how it is read comes late (24-old-record.js). */
/* From other pieces: late. */

var OLD_KEY = "milk-in-motion";

// What reads records of other times and places, with the ids of the options in the order of version 1.
function recordReader() { return late("late-record.js", "old_ids"); }

// Null where there is none; resolves to null where it cannot be read.
function oldRecord() {
  var raw = null;
  try { raw = window.localStorage.getItem(OLD_KEY); } catch (error) { /* forbidden */ }
  return raw === null ? null : recordReader().then(function (reader) { return reader.readOldRecord(raw); });
}
