/* A band's many runs: in a worker beside the page; where there is none, in slices between the hand's moves. */
/* From other pieces: later, makeLater, pack, unpack. */

var SLICE_MS = 6; // how long one slice of the band's work may hold the page

// A band's sets of parameters: of the ensemble (`of` is nothing), or of drawn mothers (`of` says how they differ).
function makeSets(core) {
  var made = {};
  return function (of) {
    var key = JSON.stringify(of);
    made[key] = made[key] || (of ? core.all_mothers(core.parameters, core.mothers, of.expressing, of.held) : core.ensemble.map(function (own) {
      var full = JSON.parse(JSON.stringify(core.parameters)); // one shape for all sets: the browser likes that
      for (var name in own) { full[name] = own[name]; }
      return full;
    }));
    return made[key];
  };
}
var sets = makeSets(core);

// In the worker what members need of the core is made anew from its own text: a file of its own could not be loaded from a folder.
function work(makeCore, makeSets, pack, makeLater) {
  var core = makeCore(), sets = makeSets(core), later = makeLater(), newest = {}; // by who asks: the question that still counts
  self.onmessage = function (event) {
    var asked = event.data, found = [[]], groups = asked.groups.map(sets), member = core[asked.scene + "_member"];
    newest[asked.who] = asked.id;
    function some() { // a pause now and then lets a newer setting in
      var stop = performance.now() + 12, g, members;
      if (asked.id !== newest[asked.who]) { return; }
      for (;;) {
        g = found.length - 1;
        members = groups[g];
        while (found[g].length < members.length && performance.now() < stop) {
          found[g].push(member(asked.settings, members[found[g].length]));
        }
        if (found[g].length < members.length) { later(some); return; }
        if (found.length === groups.length) { break; }
        found.push([]);
      }
      var packed = found.map(pack), blocks = [];
      packed.forEach(function (one) { if (one) { blocks.push(one.numbers.buffer); } });
      self.postMessage({ who: asked.who, id: asked.id, first: asked.first, packed: packed, plain: packed.indexOf(null) < 0 ? null : found }, blocks);
    }
    some();
  };
}

// Two workers where the device has a core for each: one band each. A lone core would only change between them.
var MOST_WORKERS = (navigator.hardwareConcurrency || 1) > 1 ? 2 : 1;
var workers = [], asked = 0, waiting = {}; // by who asks: the newest question
var address;
try {
  address = URL.createObjectURL(new Blob([
    "(" + work + ")(" + makeCore(/_member$|^all_mothers$|^parameters$|^ensemble$|^mothers$/) + "," + makeSets + "," + pack + "," + makeLater + ");"
  ], { type: "text/javascript" }));
  workers.push(newWorker());
} catch (error) { MOST_WORKERS = 0; }

function newWorker() {
  var worker = new Worker(address);
  worker.onmessage = function (event) {
    var answer = event.data, question = waiting[answer.who];
    if (!question || question.id !== answer.id) { return; } // overtaken by a newer question
    (answer.plain || answer.packed.map(unpack)).forEach(function (found, i) { question.found[answer.first + i] = found; question.left -= 1; });
    if (question.left) { return; }
    delete waiting[answer.who];
    question.done(question.found);
  };
  worker.onerror = function (event) { // go on without
    event.preventDefault();
    workers = [];
    MOST_WORKERS = 0;
    Object.keys(waiting).forEach(function (who) { waiting[who].again(); });
  };
  return worker;
}

// Ask for the runs of some groups of sets: null is the ensemble, else drawn mothers (see `makeSets`). `done` gets a list for each.
function runMembers(who, scene, settings, groups, wanted, done) {
  if (workers.length) {
    while (workers.length < Math.min(groups.length, MOST_WORKERS)) { workers.push(newWorker()); }
    asked += 1;
    waiting[who] = {
      id: asked, done: done, found: [], left: groups.length, again: function () { runMembers(who, scene, settings, groups, wanted, done); }
    };
    var each = Math.ceil(groups.length / workers.length);
    for (var first = 0; first < groups.length; first += each) {
      workers[first / each].postMessage({
        who: who, id: asked, scene: scene, settings: settings, first: first, groups: groups.slice(first, first + each)
      });
    }
    return;
  }
  var found = [[]], members = sets(groups[0]);
  function slice() {
    var stop = performance.now() + SLICE_MS, now = found[found.length - 1];
    while (now.length < members.length && performance.now() < stop) {
      now.push(core[scene + "_member"](settings, members[now.length]));
    }
    if (!wanted()) { return; }
    if (now.length < members.length) { later(slice); return; }
    if (found.length === groups.length) { done(found); return; }
    members = sets(groups[found.length]);
    found.push([]);
    later(slice);
  }
  later(slice);
}
