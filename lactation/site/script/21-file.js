/* The record as a file to take along (core/record_file.py). */
/* From other pieces: recordReader, store. */

// What a file holds: resolves to { refused: why, or "", learner, events, aside }.
function readFile(text) {
  var found;
  function refused(name, values) { return { refused: core.fill_in(WORDS["record_" + name], values), learner: "", events: [], aside: [] }; }
  try { found = JSON.parse(text); } catch (error) { return Promise.resolve(refused("unreadable", {})); }
  return recordReader().then(function (reader) {
    var read = reader.read_record(found, reader.old_ids);
    return read.refused ? refused(read.refused, read.values) : read;
  });
}

// All of a file, or nothing of it: resolves to { refused: why, or "", added, aside }.
store.merge = function (text) {
  return readFile(text).then(function (read) {
    if (read.refused) { return { refused: read.refused, added: 0, aside: 0 }; }
    return store.takeIn(read.events).then(function (fresh) {
      return { refused: "", added: fresh.length, aside: read.aside.length };
    }, function () { return { refused: WORDS.record_not_taken, added: 0, aside: 0 }; });
  });
};

// Resolves to the text of such a file; `name` is the learner's own.
store.exported = function (name) {
  return recordReader().then(function (reader) { return JSON.stringify(reader.record_file(store.all(), new Date().toISOString(), name || "")); });
};
