/* Stands in a page before the page's own scripts: times every task of theirs, and moves controls as a hand does. */
(function () {
  "use strict";
  var tasks = []; // [start, end] of the page's tasks from channels, timers and frames
  var frame = window.requestAnimationFrame.bind(window), wait = window.setTimeout.bind(window);

  function timed(task) {
    if (typeof task !== "function") { return task; }
    return function () {
      var start = performance.now();
      try { return task.apply(this, arguments); } finally { tasks.push([start, performance.now()]); }
    };
  }
  [MessagePort.prototype, Worker.prototype].forEach(function (owner) {
    var real = Object.getOwnPropertyDescriptor(owner, "onmessage");
    Object.defineProperty(owner, "onmessage", {
      configurable: true, get: real.get, set: function (task) { real.set.call(this, timed(task)); }
    });
  });
  ["setTimeout", "requestAnimationFrame", "requestIdleCallback"].forEach(function (name) {
    var real = window[name].bind(window);
    window[name] = function (task, option) { return real(timed(task), option); };
  });

  // What is drawn: the attributes of the moving artists. Cheap, because it is read while a band waits.
  function drawn(section) {
    return Array.prototype.map.call(section.querySelectorAll("[data-series] path, [data-series] use, [data-series] text"), function (el) {
      return el.getAttribute("d") || el.getAttribute("x") + " " + el.getAttribute("y") + el.textContent;
    }).join("\n");
  }

  // Return a function that gets the control one step further, up and down again between its ends, and returns what to send.
  function stepper(box) {
    var handle = box.querySelector('g[role="slider"]'), input = box.querySelector("input"), way = 1;
    function step() { if (way > 0) { input.stepUp(); } else { input.stepDown(); } }
    if (handle) {
      return function () { return [handle, new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true, cancelable: true })]; };
    }
    if (input.type !== "range") { // a card or a box
      return function () { input.checked = !input.checked; return [input, new Event("change", { bubbles: true })]; };
    }
    return function () {
      var before = input.value;
      step();
      if (input.value === before) { way = -way; step(); }
      return [input, new Event("input", { bubbles: true })];
    };
  }

  function band(section) {
    return new Promise(function (resolve, reject) {
      var late = wait(function () { reject(new Error("no band within 30 s")); }, 30000);
      section.addEventListener("band", function () {
        var now = performance.now();
        clearTimeout(late);
        wait(function () { resolve(now); }, 0); // after the slice that drew it has ended
      }, { once: true });
    });
  }

  // Nothing is being worked out any more, and no band is on its way.
  async function calm(section) {
    while (section.classList.contains("band-waits") || !section.explorer.exact()) { await new Promise(function (resolve) { wait(resolve, 20); }); }
  }

  // Move a control `events` times, as a hand that goes on or (`rests`) one that waits for the band; return what each move cost in ms.
  async function drive(id, name, events, rests) {
    var section = document.getElementById(id), next = stepper(section.querySelector('[data-control="' + name + '"]')), found = [];
    for (var i = 0; i < events; i++) {
      await new Promise(function (resolve) { frame(function () { wait(resolve, i ? 10 : 0); }); }); // painted, and the hand moves on
      var before = drawn(section), move = next();
      tasks.length = 0;
      var start = performance.now();
      move[0].dispatchEvent(move[1]);
      var end = performance.now();
      var one = { script: end - start, changed: drawn(section) !== before, all: end - start, wall: null };
      if (rests && section.classList.contains("band-waits")) {
        one.wall = (await band(section)) - start;
        tasks.forEach(function (task) { one.all += task[1] - task[0]; });
      }
      found.push(one);
    }
    await calm(section);
    return found;
  }

  // Run every story of an explorer `rounds` times, as a commit does, waiting for the band, and return what each cost in ms.
  async function stories(id, rounds) {
    var section = document.getElementById(id), explorer = section.explorer, found = [];
    while (!explorer.plays.length) { await new Promise(frame); } // the record is being read
    var all = explorer.plays.map(function (play) { return play.spec; }).filter(function (spec) { return spec.opens && spec.sets; });
    for (var i = 0; i < rounds * all.length; i++) {
      await new Promise(function (resolve) { frame(function () { wait(resolve, 0); }); });
      var settings = Object.assign(JSON.parse(explorer.first), all[i % all.length].sets.settings);
      tasks.length = 0;
      var start = performance.now();
      explorer.set(settings);
      var end = performance.now();
      var one = { script: end - start, all: end - start, wall: (await band(section)) - start };
      tasks.forEach(function (task) { one.all += task[1] - task[0]; });
      found.push(one);
    }
    return found;
  }

  // The model alone: `days` days of `sessions` even sessions, in ms a run.
  function simulate(days, sessions, columns, runs) {
    var core = window.lactation, day = core.even_day(sessions), plan = [], found = [];
    for (var d = 0; d < days; d++) { plan.push(day); }
    for (var i = 0; i < runs; i++) {
      var state = core.birth_state(core.parameters), start = performance.now();
      core.simulate(plan, core.parameters, state, columns);
      found.push(performance.now() - start);
    }
    return found;
  }

  // A fixed piece of work, in ms: how quick this machine is now.
  function work() {
    var best = Infinity;
    for (var k = 0; k < 5; k++) {
      var start = performance.now(), x = 0;
      for (var i = 0; i < 1e7; i++) { x = (x * 16807 + i) % 2147483647; }
      best = Math.min(best, performance.now() - start + (x < 0 ? 1 : 0));
    }
    return best;
  }

  // The same in a worker, where bands are worked out: does a throttle reach it?
  function workBeside() {
    var worker = new Worker(URL.createObjectURL(new Blob(["postMessage((" + work + ")());"], { type: "text/javascript" })));
    return new Promise(function (resolve) { worker.addEventListener("message", function (event) { resolve(event.data); }); });
  }

  // Put the focus on the first slider as soon as it can be moved, and tell when the figure first follows it.
  function awaitFirstMove() {
    function tell(what) { window.tellBench(JSON.stringify(what)); }
    function look() {
      var section = document.querySelector('[data-activity="explore"]');
      var slider = section && section.querySelector('.controls input[type="range"]');
      if (!slider || !slider.offsetParent) { frame(look); return; }
      var watcher = new MutationObserver(function () {
        watcher.disconnect();
        tell({ moved: performance.now() });
      });
      watcher.observe(section.querySelector(".figures"), { subtree: true, attributes: true, attributeFilter: ["d"] });
      slider.focus();
      tell({ ready: performance.now() });
    }
    document.addEventListener("DOMContentLoaded", look);
  }

  // Write events into the reader's record, before any page of the course has opened it (site/script/18-keep.js).
  function keep(events) {
    return new Promise(function (resolve, reject) {
      var asked = window.indexedDB.open("milk-in-motion", 1);
      asked.onupgradeneeded = function () {
        var store = asked.result.createObjectStore("events", { keyPath: "id" });
        asked.result.createObjectStore("aside");
        events.forEach(function (event) { store.add(event); });
      };
      asked.onerror = function () { reject(asked.error); };
      asked.onsuccess = function () { asked.result.close(); resolve(); };
    });
  }

  window.bench = { keep: keep, drive: drive, stories: stories, simulate: simulate, work: work, workBeside: workBeside, awaitFirstMove: awaitFirstMove };
})();
