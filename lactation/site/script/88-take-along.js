/* The page of the record: what only a browser can do of it. Files to save, share and read; who learns; deleting. */
/* From other pieces: BASE, FIRST, STARTS, all, baseOf, html, inBrowser, learners, readFile, recordReader, store. */

// The rules are a play's (core/play): its state `wants` something, this does it and tells the play what came of it.
var AFTER = BASE + "-after", LARGEST_FILE = 5e7;

// `work` makes the new state of who learns of the old one; other tabs cannot come in between.
function changeLearners(work) {
  return learners.run(["who"], "readwrite", function (t) {
    var asked = t.objectStore("who").get("learners");
    asked.onsuccess = function () { t.objectStore("who").put(work(learners.whole(asked.result)), "learners"); };
  });
}

function takesAlong(play, place, input) {
  var read = null; // the file that was read last: { learner, events, aside }

  function known() {
    var who = store.who(), mode = store.state().mode;
    function tell(kept) {
      play.tell("known", "", { kept: kept, count: store.all().length, mode: mode, share: Boolean(canShare()) }, true);
    }
    return who && (mode === "browser" || mode === "kolibri") ? learners.read().then(function (kept) { tell({ list: kept.list, now: who.id }); })
      : Promise.resolve(tell(core.new_learners()));
  }

  /* ---- out ---- */

  // A telephone hands on only some kinds of file: this one goes as a text.
  function asText(text, name) { return new File([text], name.replace(/\.json$/, ".txt"), { type: "text/plain" }); }
  function canShare() {
    try { return navigator.canShare && navigator.share && navigator.canShare({ files: [asText("{}", "a.json")] }); } catch (error) { return false; }
  }

  function out(wants) {
    store.exported(wants.name).then(function (text) {
      var name = ["milk-in-motion", wants.name.replace(/[\s.\\/:*?"<>|]+/g, "-"), new Date().toISOString().slice(0, 10)].filter(Boolean).join("-") + ".json";
      if (wants["do"] === "share") {
        return navigator.share({ files: [asText(text, name)] }).then(function () { play.tell("saved", "shared", name); });
      }
      save(text, name);
      return play.tell("saved", "file", name);
    }).catch(function (error) {
      if (error.name !== "AbortError") { notSaved(error); } else { play.tell("saved", "file", ""); }
    });
  }

  function notSaved(error) { play.tell("refused", "", WORDS.my_record_not_saved + " (" + error.message + ")"); }

  function save(text, name) {
    var address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    var link = html("a", { href: address, download: name, hidden: "" }, place);
    link.click();
    link.remove();
    window.setTimeout(function () { URL.revokeObjectURL(address); }, 60000);
  }

  /* ---- in ---- */

  function hand(file) {
    var reader = new FileReader();
    if (!file) { return; }
    if (file.size > LARGEST_FILE) { play.tell("refused", "", WORDS.record_unreadable); return; }
    reader.onerror = function () { play.tell("refused", "", WORDS.record_unreadable); };
    reader.onload = function () {
      readFile(reader.result).then(function (found) {
        var here = {}, shared;
        if (found.refused) { play.tell("refused", "", found.refused); return; }
        read = found;
        store.all().forEach(function (event) { here[event.id] = true; });
        shared = found.events.filter(function (event) { return here[event.id]; }).length;
        play.tell("read", "", { learner: found.learner, shared: shared, count: found.events.length });
      }).catch(failed);
    };
    reader.readAsText(file);
  }

  function came(fresh) { return { n: fresh, had: read.events.length - fresh, aside: read.aside.length }; }
  function failed() { play.tell("refused", "", WORDS.record_not_taken); }

  // Into the record of who learns here.
  function takeHere(wants) {
    store.takeIn(read.events).then(function (fresh) {
      var told = came(fresh.length);
      return (wants.as === "named" ? rename(wants.name) : known()).then(function () { play.tell("came_in", "", told); });
    }).catch(failed);
  }

  // Into a record of its own, which is then open.
  function takeApart(wants) {
    learners.read().then(function (kept) {
      var one = core.learner_called(kept, wants.name), id = "id" in one ? one.id : store.newId(), theirs = anothers(id), told;
      return theirs.load().then(function (there) {
        var before = there.length;
        return theirs.addAll(read.events).then(theirs.load).then(function (now) { told = came(now.length - before); });
      }).then(function () { return change(function (now) { return core.learner_added(now, id, wants.name); }, "came_in", told); });
    }).catch(failed);
  }

  function anothers(id) { return inBrowser(function () { return Promise.resolve({ id: id }); }, function () {}); }

  /* ---- who ---- */

  function rename(name) {
    return changeLearners(function (kept) { return core.learner_renamed(kept, store.who().id, name); }).then(known);
  }

  // Somebody else learns now: the page begins anew with their record, and says then what was done.
  function change(work, after, value) {
    return changeLearners(work).then(function () {
      try { if (after) { window.sessionStorage.setItem(AFTER, JSON.stringify([after, value])); } } catch (error) { /* then it is not said */ }
      store.tellLearners();
      window.location.reload();
    });
  }

  function sayAfter() {
    var told = null;
    try {
      told = JSON.parse(window.sessionStorage.getItem(AFTER));
      window.sessionStorage.removeItem(AFTER);
    } catch (error) { /* forbidden */ }
    if (told) { play.tell("after", told[0], told[1] || {}); }
  }

  /* ---- deleting ---- */

  // What an older course kept beside the events, and what waits to be saved.
  function forget(begins) {
    try {
      Object.keys(window.localStorage).forEach(function (key) { if (begins(key)) { window.localStorage.removeItem(key); } });
    } catch (error) { /* forbidden: then there is nothing */ }
  }

  function ofOne(id) {
    return function (key) {
      var of = key.indexOf(BASE + "-of-") === 0;
      return id === FIRST ? !of && key.indexOf(BASE) === 0 && key.indexOf(BASE + "-learners") < 0 : key.indexOf(baseOf(id) + "-parked-") === 0;
    };
  }

  function clear(id) {
    return anothers(id).run(["events", "aside"], "readwrite", function (t) {
      t.objectStore("events").clear();
      t.objectStore("aside").clear();
    }).then(function () {
      forget(ofOne(id));
      try { if (id !== FIRST) { window.indexedDB.deleteDatabase(baseOf(id)); } } catch (error) { /* there is none */ } // emptied already: when it goes does not matter
    });
  }

  function remove(wants) {
    learners.read().then(function (kept) {
      var ids = wants.what === "all" ? kept.list.map(function (one) { return one.id; }) : [store.who().id];
      store.halt();
      return Promise.all(ids.map(clear)).then(function () {
        if (wants.what === "all") { forget(function (key) { return key.indexOf(BASE) === 0; }); }
        return change(function (now) {
          return ids.reduce(function (left, id) { return core.learner_removed(left, id, Date.now()); }, now);
        }, wants.what === "all" ? "deleted_all" : "deleted", {});
      });
    }).catch(function (error) { play.tell("refused", "", WORDS.my_record_not_deleted + " (" + error.message + ")"); });
  }

  var DOES = {
    "export": out, share: out, rename: function (wants) { rename(wants.name).catch(failed); },
    take: function (wants) { if (wants.as === "other") { takeApart(wants); } else { takeHere(wants); } },
    choose: function (wants) { change(function (kept) { return core.learner_chosen(kept, wants.learner); }).catch(failed); },
    "new": function (wants) { change(function (kept) { return core.learner_added(kept, store.newId(), wants.name); }).catch(failed); },
    "delete": remove
  };
  var tell = play.tell;
  play.tell = function () {
    var wants;
    tell.apply(play, arguments);
    wants = play.state.wants;
    if (wants["do"]) { DOES[wants["do"]](wants); }
  };

  input.addEventListener("change", function () { hand(input.files[0]); input.value = ""; }); // the same file again is news again
  ["dragenter", "dragover", "dragleave", "drop"].forEach(function (name) {
    place.addEventListener(name, function (event) {
      event.preventDefault();
      place.classList.toggle("under", name === "dragenter" || name === "dragover");
      if (name === "drop") { hand(event.dataTransfer.files[0]); }
    });
    if (place.getRootNode() === document) { window.addEventListener(name, function (event) { event.preventDefault(); }); } // beside it, the browser would leave the page for the file
  });
  store.on(known);
  recordReader().catch(function () { /* asked for again when it is needed */ }); // a share sheet opens only right after a press
  return known().then(sayAfter);
}

STARTS.push(function (root) {
  return store.ready.then(function () {
    return Promise.all(all(root, "[data-file]").map(function (input) {
      return takesAlong(input.closest("[data-play]").play, input.closest("[data-file-place]"), input);
    }));
  });
});
