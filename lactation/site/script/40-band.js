/* A band's many runs: in a worker beside the page; where there is none, in slices between the hand's moves. */

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
function work(makeCore, makeSets) {
  var core = makeCore(), sets = makeSets(core), newest = {}; // by who asks: the question that still counts
  self.onmessage = function (event) {
    var asked = event.data, found = [], members = sets(asked.of);
    newest[asked.who] = asked.id;
    function some() { // a pause now and then lets a newer setting in
      var stop = performance.now() + 12;
      if (asked.id !== newest[asked.who]) { return; }
      while (found.length < members.length && performance.now() < stop) {
        found.push(core[asked.scene + "_member"](asked.settings, members[found.length]));
      }
      if (found.length < members.length) { setTimeout(some, 0); } else { self.postMessage({ who: asked.who, id: asked.id, members: found }); }
    }
    some();
  };
}

var worker = null, asked = 0, waiting = {}; // by who asks: the newest question
try {
  var text = "(" + work + ")(" + makeCore(/_member$|^all_mothers$|^parameters$|^ensemble$|^mothers$/) + "," + makeSets + ");";
  worker = new Worker(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
  worker.onmessage = function (event) {
    var answer = event.data, question = waiting[answer.who];
    if (!question || question.id !== answer.id) { return; } // overtaken by a newer question
    delete waiting[answer.who];
    question.done(answer.members);
  };
  worker.onerror = function (event) { // go on without it
    event.preventDefault();
    worker = null;
    Object.keys(waiting).forEach(function (who) { waiting[who].again(); });
  };
} catch (error) { worker = null; }

function runMembers(who, scene, settings, of, wanted, done) {
  if (worker) {
    asked += 1;
    waiting[who] = { id: asked, done: done, again: function () { runMembers(who, scene, settings, of, wanted, done); } };
    worker.postMessage({ who: who, id: asked, scene: scene, settings: settings, of: of });
    return;
  }
  var found = [], members = sets(of);
  function slice() {
    var stop = performance.now() + SLICE_MS;
    while (found.length < members.length && performance.now() < stop) {
      found.push(core[scene + "_member"](settings, members[found.length]));
    }
    if (!wanted()) { return; }
    if (found.length < members.length) { later(slice); } else { done(found); }
  }
  later(slice);
}

// A task of its own, without the 4 ms that nested timers wait.
var later = (function () {
  var channel = new MessageChannel(), tasks = [];
  channel.port1.onmessage = function () { tasks.shift()(); };
  return function (task) { tasks.push(task); channel.port2.postMessage(0); };
})();
