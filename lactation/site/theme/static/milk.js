/* Moves the finished page: reads each activity's spec, asks the compiled core (lactation), draws what changed.
   Knows no activity and no figure by name. Classic script: works from a folder opened by double-click. */
(function () {
  "use strict";
  var core = window.lactation;
  var WORDS = JSON.parse(document.getElementById("words").textContent);
  var SLICE_MS = 6; // how long one slice of the band's work may hold the page
  var SAY_AFTER_MS = 700; // a screen reader hears the sentence when the hand rests

  function all(root, selector) { return Array.prototype.slice.call(root.querySelectorAll(selector)); }
  function json(root, selector) { var el = root.querySelector(selector); return el ? JSON.parse(el.textContent) : null; }

  /* ---- What the reader did, kept on this device ---- */

  var KEY = "milk-in-motion";
  var memory = (function () {
    var data = { version: 1, answers: {} };
    var raw = null;
    try { raw = window.localStorage.getItem(KEY); } catch (error) { return { get: function () {}, set: function () {} }; }
    if (raw !== null) {
      var found = null;
      try { found = JSON.parse(raw); } catch (error) { found = null; }
      if (found && found.version === 1 && found.answers && typeof found.answers === "object") { data = found; }
      else {
        var kept = KEY + "-unreadable-" + Date.now();
        try { window.localStorage.setItem(kept, raw); window.localStorage.removeItem(KEY); } catch (error) { /* full: leave it */ }
        var note = document.createElement("p");
        note.className = "problem card";
        note.setAttribute("role", "alert");
        note.textContent = core.fill_in(WORDS.saved_broken, { found: "“" + raw.slice(0, 40) + "”", kept: kept });
        document.querySelector("main").prepend(note);
      }
    }
    return {
      get: function (name) { return data.answers[name]; },
      set: function (name, value) {
        data.answers[name] = value;
        try { window.localStorage.setItem(KEY, JSON.stringify(data)); } catch (error) { /* private mode or full: the page works on */ }
      }
    };
  })();

  /* ---- Drawing: move the named artists of a finished figure ---- */

  function Figure(el, spec, series) {
    this.el = el;
    this.svg = el.querySelector("svg");
    this.words = spec.words;
    this.middle = this.svg.viewBox.baseVal.width / 2;
    this.parts = [];
    this.placed = all(el, "[data-words]"); // words in a drawing by hand
    for (var name in spec.scales) {
      var groups = all(el, '[data-series="' + name + '"]');
      if (!spec.scales[name].length) { groups.forEach(this.moves, this); }
      else if (groups.length) { this.parts.push(this.part(name, groups[0], spec.scales[name], series)); }
    }
  }

  // A drawing by hand has no scale: each element says how its series' last y, 0 to 1, moves it (figures/sketch.py).
  Figure.prototype.moves = function (el) {
    var found = el.dataset.moves.split(" ");
    this.parts.push({ of: el.dataset.series, el: el, kind: found[0], from: +found[1], to: +found[2] });
  };

  Figure.prototype.move = function (part, value) {
    var at = +(part.from + value * (part.to - part.from)).toPrecision(4);
    if (part.kind === "opacity") { part.el.setAttribute("opacity", at); }
    else if (part.kind === "width") { part.el.setAttribute("stroke-width", at); }
    else if (part.kind === "scale") { part.el.style.transform = "scale(" + at + ")"; }
    else if (part.kind === "shift") { part.el.style.transform = "translateY(" + at + "px)"; }
    else { part.el.style.setProperty(part.kind, at); }
  };

  Figure.prototype.part = function (name, group, scale, series) {
    var text = group.querySelector("text");
    var dots = all(group, "use");
    var part = { name: name, group: group, scale: scale, text: text, path: null, dots: null, of: name.replace(/_label$/, "") };
    if (text) {
      var at = series[part.of];
      part.dy = at ? +text.getAttribute("y") - (scale[2] + scale[3] * at.y[0]) : 0;
    } else if (dots.length || group.querySelector("defs")) {
      part.dots = dots;
      part.holder = dots.length ? dots[0].parentNode : group;
      part.pattern = dots.length ? dots[0] : null;
    } else { part.path = group.querySelector("path"); }
    return part;
  };

  Figure.prototype.draw = function (series, texts, only) {
    for (var i = 0; i < this.parts.length; i++) {
      var part = this.parts[i];
      var data = series[part.of];
      if (!data || (only && !data.low)) { continue; }
      if (part.kind) { this.move(part, data.y[data.y.length - 1]); }
      else if (part.text) { this.label(part, data, texts); }
      else if (part.dots) { this.dots(part, data); }
      else if (data.low) { if (data.low.length) { part.path.setAttribute("d", outline(data, part.scale)); } }
      else { part.path.setAttribute("d", polyline(data.x, data.y, part.scale, "M")); }
    }
    for (var k = 0; !only && k < this.placed.length; k++) {
      var template = this.words[this.placed[k].dataset.words];
      if (template) { this.placed[k].textContent = core.fill_in(template, texts); }
    }
  };

  Figure.prototype.label = function (part, data, texts) {
    var s = part.scale, n = data.x.length;
    if (!n) { return; }
    var x = s[0] + s[1] * data.x[n - 1], y = s[2] + s[3] * data.y[n - 1];
    if (n === 1) { // a dot's label stands on the side that has room, as in figures/style.py
      var left = x < this.middle;
      part.text.style.textAnchor = left ? "start" : "end";
      x += left ? 10 : -8;
      part.dy = left ? 19 : -11;
    }
    part.text.setAttribute("x", x.toFixed(2));
    part.text.setAttribute("y", (y + part.dy).toFixed(2));
    var template = this.words[part.name];
    if (template) { part.text.textContent = core.fill_in(template, texts); }
  };

  Figure.prototype.dots = function (part, data) {
    var s = part.scale;
    while (part.dots.length < data.x.length && part.pattern) {
      var more = part.pattern.cloneNode(true);
      part.holder.appendChild(more);
      part.dots.push(more);
    }
    for (var i = 0; i < part.dots.length; i++) {
      var shown = i < data.x.length;
      part.dots[i].style.display = shown ? "" : "none";
      if (shown) {
        part.dots[i].setAttribute("x", (s[0] + s[1] * data.x[i]).toFixed(2));
        part.dots[i].setAttribute("y", (s[2] + s[3] * data.y[i]).toFixed(2));
      }
    }
  };

  function polyline(xs, ys, s, start) {
    var d = "";
    for (var i = 0; i < xs.length; i++) {
      d += (i ? "L" : start) + (s[0] + s[1] * xs[i]).toFixed(2) + " " + (s[2] + s[3] * ys[i]).toFixed(2);
    }
    return d;
  }

  function outline(data, s) {
    var back = data.x.slice().reverse(), high = data.high.slice().reverse();
    return polyline(data.x, data.low, s, "M") + polyline(back, high, s, "L") + "z";
  }

  /* ---- Explorer ---- */

  var MEMBERS = core.ensemble.map(function (own) {
    var full = JSON.parse(JSON.stringify(core.parameters)); // one shape for all sets: the browser likes that
    for (var name in own) { full[name] = own[name]; }
    return full;
  });

  // In the worker the core is made anew from its own text: a file of its own could not be loaded from a folder.
  function work(makeCore) {
    var core = makeCore(), newest = 0;
    var members = core.ensemble.map(function (own) {
      var full = JSON.parse(JSON.stringify(core.parameters));
      for (var name in own) { full[name] = own[name]; }
      return full;
    });
    self.onmessage = function (event) {
      var asked = event.data, found = [];
      newest = asked.id;
      function some() { // a pause now and then lets a newer setting in
        var stop = performance.now() + 12;
        if (asked.id !== newest) { return; }
        while (found.length < members.length && performance.now() < stop) {
          found.push(core[asked.scene + "_member"](asked.settings, members[found.length]));
        }
        if (found.length === members.length) { self.postMessage({ id: asked.id, members: found }); } else { setTimeout(some, 0); }
      }
      some();
    };
  }

  var worker = null, asked = 0, waiting = {}, again = null;
  try {
    var text = "(" + work + ")(" + window.lactation_core + ");";
    worker = new Worker(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
    worker.onmessage = function (event) {
      var done = waiting[event.data.id];
      if (!done) { return; } // overtaken by a newer question, which still waits
      waiting = {};
      done(event.data.members);
    };
    worker.onerror = function (event) { // go on without it
      event.preventDefault();
      worker = null;
      if (again) { again(); }
    };
  } catch (error) { worker = null; }

  function runMembers(scene, settings, wanted, done) {
    if (worker) {
      asked += 1;
      waiting = {};
      waiting[asked] = done;
      again = function () { runMembers(scene, settings, wanted, done); };
      worker.postMessage({ id: asked, scene: scene, settings: settings });
      return;
    }
    var found = [];
    function slice() {
      var stop = performance.now() + SLICE_MS;
      while (found.length < MEMBERS.length && performance.now() < stop) {
        found.push(core[scene + "_member"](settings, MEMBERS[found.length]));
      }
      if (!wanted()) { return; }
      if (found.length < MEMBERS.length) { later(slice); } else { done(found); }
    }
    later(slice);
  }

  // A task of its own, without the 4 ms that nested timers wait.
  var later = (function () {
    var channel = new MessageChannel(), tasks = [];
    channel.port1.onmessage = function () { tasks.shift()(); };
    return function (task) { tasks.push(task); channel.port2.postMessage(0); };
  })();

  function Explorer(el) {
    var me = this;
    this.el = el;
    this.spec = json(el, "script.spec");
    this.first = JSON.stringify(this.spec.settings);
    this.settings = JSON.parse(this.first);
    this.light = core[this.spec.scene + "_light"]();
    this.figures = all(el, "figure").map(function (f, i) { return new Figure(f, me.spec.figures[i], me.spec.series); });
    this.sentence = el.querySelector(".say");
    this.status = el.querySelector("[role=status]");
    this.problem = el.querySelector(".problem");
    this.numbers = el.querySelector("details.numbers");
    this.controls = {};
    this.spec.controls.forEach(function (control) { me.controls[control.name] = me.control(control); });
    this.key = "";
    this.members = [];
    el.querySelector(".controls").addEventListener("submit", function (event) { event.preventDefault(); });
    this.numbers.addEventListener("toggle", function () { if (me.result) { me.fillTables(); } });
    var reset = el.querySelector(".reset");
    reset.hidden = false;
    reset.addEventListener("click", function () { me.set(JSON.parse(me.first)); });
    el.explorer = this;
    var idle = window.requestIdleCallback || function (task) { window.setTimeout(task, 200); };
    idle(function () { if (!me.key) { me.prepare(); } });
  }

  Explorer.prototype.control = function (spec) {
    var me = this, box = this.el.querySelector('[data-control="' + spec.name + '"]');
    if (spec.kind === "clock") { return new Clock(box, spec, this); }
    var input = box.querySelector("input"), output = box.querySelector("output");
    var made = {
      show: function (value) {
        if (spec.kind === "switch") { input.checked = value > 0; return; }
        input.value = value;
        var text = core.as_text(value, spec.form, WORDS) + (spec.unit ? " " + spec.unit : "");
        output.textContent = text;
        input.setAttribute("aria-valuetext", text);
      }
    };
    input.addEventListener("input", function () {
      var change = {};
      change[spec.name] = spec.kind === "switch" ? (input.checked ? 1 : 0) : +input.value;
      me.set(change);
    });
    made.show(this.settings[spec.name]); // a browser may have kept another value over a reload
    return made;
  };

  Explorer.prototype.set = function (changes) {
    for (var name in changes) {
      this.settings[name] = changes[name];
      this.controls[name].show(changes[name]);
    }
    this.update();
  };

  Explorer.prototype.all = function () {
    var settings = {}, name;
    for (name in this.spec.fixed) { settings[name] = this.spec.fixed[name]; }
    for (name in this.settings) { settings[name] = this.settings[name]; }
    return settings;
  };

  Explorer.prototype.update = function () {
    var scene = this.spec.scene, settings = this.all(), light = this.light;
    try {
      core["check_" + scene](settings);
      var heavy = JSON.stringify(this.settings, function (k, v) { return light.indexOf(k) < 0 ? v : undefined; });
      if (heavy !== this.key) {
        this.run = core[scene + "_run"](settings, core.parameters);
        this.key = heavy;
        this.members = [];
      }
      this.show(core[scene + "_show"](settings, this.run, this.whole() ? this.members : []), settings);
      this.problem.hidden = true;
    } catch (error) {
      this.problem.textContent = core.fill_in(WORDS.figure_broken, { problem: error.message });
      this.problem.hidden = false;
      return;
    }
    if (this.spec.band && !this.whole()) {
      this.el.classList.add("band-waits");
      this.think();
    }
  };

  Explorer.prototype.whole = function () { return this.members.length === MEMBERS.length; };

  // The ensemble's runs happen beside the page, in a worker; where there is none, in slices between the hand's moves.
  Explorer.prototype.think = function () {
    var me = this, key = this.key;
    if (this.thinking === key) { return; }
    this.thinking = key;
    runMembers(this.spec.scene, this.all(), function () { return me.key === key; }, function (members) {
      if (me.key !== key) { return; } // a newer setting is on its way
      me.members = members;
      me.thinking = "";
      var result = core[me.spec.scene + "_show"](me.all(), me.run, members);
      me.result = result;
      me.figures.forEach(function (figure) { figure.draw(result.series, {}, true); });
      me.el.classList.remove("band-waits");
      me.el.dispatchEvent(new CustomEvent("band"));
    });
  };

  // Work out what the first move will need, before the hand comes.
  Explorer.prototype.prepare = function () {
    this.update();
    window.clearTimeout(this.speaking); // nobody asked yet
  };

  Explorer.prototype.show = function (result, settings) {
    var me = this, numbers = {}, name;
    this.result = result;
    for (name in settings) { numbers[name] = settings[name]; }
    for (name in result.readouts) { numbers[name] = result.readouts[name]; }
    var texts = core.text_values(numbers, this.spec.forms, WORDS);
    this.figures.forEach(function (figure) { figure.draw(result.series, texts, false); });
    this.spec.readouts.forEach(function (readout) {
      me.el.querySelector('[data-readout="' + readout.name + '"]').textContent = (texts[readout.name] + " " + readout.unit).trim();
    });
    this.sentence.textContent = core.say(result.sentence, this.spec.sentences, texts);
    window.clearTimeout(this.speaking);
    this.speaking = window.setTimeout(function () { me.status.textContent = me.sentence.textContent; }, SAY_AFTER_MS);
    if (this.numbers.open) { this.fillTables(); }
  };

  Explorer.prototype.fillTables = function () {
    var me = this;
    this.spec.tables.forEach(function (table, number) {
      var columns = table.series.map(function (name) { return me.result.series[name]; });
      var rows = "";
      for (var i = 0; i < columns[0].x.length; i += table.every) {
        rows += '<tr><th scope="row">' + +columns[0].x[i].toFixed(4) + "</th>";
        columns.forEach(function (column) { rows += "<td>" + core.as_text(column.y[i], table.form, WORDS) + "</td>"; });
        rows += "</tr>";
      }
      me.el.querySelector('[data-table="' + number + '"]').innerHTML = rows;
    });
  };

  /* ---- A clock of feeds: add, move, remove by mouse, touch and keyboard ---- */

  var SVG = "http://www.w3.org/2000/svg";
  var RADIUS = 112, CENTRE = 150, STEP_H = 0.25;

  function svg(name, attributes, parent) {
    var el = document.createElementNS(SVG, name);
    for (var key in attributes) { el.setAttribute(key, attributes[key]); }
    if (parent) { parent.appendChild(el); }
    return el;
  }

  function place(hour, radius) {
    var angle = (hour / 24) * 2 * Math.PI - Math.PI / 2;
    return [CENTRE + radius * Math.cos(angle), CENTRE + radius * Math.sin(angle)];
  }

  function Clock(box, spec, explorer) {
    var me = this;
    this.box = box;
    this.spec = spec;
    this.explorer = explorer;
    this.hours = explorer.settings[spec.name].slice();
    this.chosen = -1;
    this.svg = svg("svg", { viewBox: "0 0 300 300", class: "clock-face" }, box.querySelector(".dial"));
    var night = place(22, RADIUS), morning = place(6, RADIUS);
    this.ring = svg("circle", { cx: CENTRE, cy: CENTRE, r: RADIUS, class: "ring" }, this.svg);
    svg("path", { d: "M" + night + "A" + RADIUS + " " + RADIUS + " 0 0 1 " + morning, class: "night" }, this.svg);
    this.touch = svg("circle", { cx: CENTRE, cy: CENTRE, r: RADIUS, class: "touch" }, this.svg);
    for (var h = 0; h < 24; h++) {
      var a = place(h, RADIUS - 20), b = place(h, RADIUS - (h % 6 ? 25 : 30));
      svg("path", { d: "M" + a + "L" + b, class: "tick" }, this.svg);
      if (h % 6 === 0) {
        var t = place(h, RADIUS - 45);
        svg("text", { x: t[0], y: t[1] + 5, class: "hour" }, this.svg).textContent = core.clock(h);
      }
    }
    this.handles = svg("g", {}, this.svg);
    this.times = box.querySelector(".times");
    this.add = box.querySelector(".add");
    this.remove = box.querySelector(".remove");
    box.querySelector(".buttons").hidden = false;
    this.touch.addEventListener("click", function (event) { me.insert(me.hourAt(event)); });
    this.add.addEventListener("click", function () { me.insert(me.middleOfLongestGap()); });
    this.remove.addEventListener("click", function () { me.drop(me.chosen); });
    this.render();
  }

  Clock.prototype.hourAt = function (event) {
    var frame = this.svg.getBoundingClientRect();
    var x = event.clientX - frame.left - frame.width / 2, y = event.clientY - frame.top - frame.height / 2;
    var hour = ((Math.atan2(y, x) + Math.PI / 2) / (2 * Math.PI)) * 24;
    return this.tidy(hour);
  };

  Clock.prototype.tidy = function (hour) { return ((Math.round(hour / STEP_H) * STEP_H) % 24 + 24) % 24; };

  Clock.prototype.middleOfLongestGap = function () {
    var sorted = this.hours.slice().sort(function (a, b) { return a - b; });
    if (!sorted.length) { return 6; }
    var best = 0, at = 0;
    for (var i = 0; i < sorted.length; i++) {
      var gap = (i + 1 < sorted.length ? sorted[i + 1] : sorted[0] + 24) - sorted[i];
      if (gap > best) { best = gap; at = sorted[i] + gap / 2; }
    }
    return this.tidy(at);
  };

  Clock.prototype.insert = function (hour) {
    if (this.hours.length >= this.spec.most) { this.times.textContent = WORDS.clock_full; return; }
    this.hours.push(hour);
    this.chosen = this.hours.length - 1;
    this.changed();
    this.focus();
  };

  Clock.prototype.drop = function (index) {
    if (index < 0 || index >= this.hours.length) { return; }
    this.hours.splice(index, 1);
    this.chosen = Math.min(index, this.hours.length - 1);
    this.changed();
    if (this.chosen >= 0) { this.focus(); } else { this.add.focus(); }
  };

  Clock.prototype.move = function (index, hour) {
    this.hours[index] = this.tidy(hour);
    this.chosen = index;
    this.changed();
  };

  Clock.prototype.changed = function () {
    var change = {};
    change[this.spec.name] = this.hours.slice();
    this.explorer.set(change);
  };

  Clock.prototype.show = function (hours) {
    this.hours = hours.slice();
    if (this.chosen >= hours.length) { this.chosen = -1; }
    this.render();
  };

  Clock.prototype.focus = function () { this.handles.children[this.chosen].focus(); };

  Clock.prototype.render = function () {
    var me = this;
    while (this.handles.children.length > this.hours.length) { this.handles.removeChild(this.handles.lastChild); }
    while (this.handles.children.length < this.hours.length) { this.handles.appendChild(this.handle(this.handles.children.length)); }
    this.hours.forEach(function (hour, i) {
      var at = place(hour, RADIUS), handle = me.handles.children[i], text = core.clock(hour);
      handle.setAttribute("transform", "translate(" + at[0].toFixed(2) + " " + at[1].toFixed(2) + ")");
      handle.setAttribute("aria-valuenow", hour);
      handle.setAttribute("aria-valuetext", text);
      handle.setAttribute("aria-label", WORDS.clock_feed + " " + (i + 1));
      handle.classList.toggle("chosen", i === me.chosen);
    });
    this.remove.disabled = this.chosen < 0;
    var times = this.hours.slice().sort(function (a, b) { return a - b; }).map(core.clock);
    this.times.textContent = times.length ? core.fill_in(WORDS.clock_now, { times: times.join(", ") }) : WORDS.clock_none;
  };

  Clock.prototype.handle = function (index) {
    var me = this, KEYS = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 4, PageDown: -4 };
    var g = svg("g", { role: "slider", tabindex: 0, "aria-valuemin": 0, "aria-valuemax": 23.75, class: "feed" });
    svg("circle", { r: 23, class: "finger" }, g);
    svg("circle", { r: 13, class: "dot" }, g);
    g.addEventListener("keydown", function (event) {
      if (event.key in KEYS) { me.move(index, me.hours[index] + KEYS[event.key] * STEP_H); }
      else if (event.key === "Home") { me.move(index, 0); }
      else if (event.key === "End") { me.move(index, 23.75); }
      else if (event.key === "Delete" || event.key === "Backspace") { me.drop(index); }
      else { return; }
      event.preventDefault();
    });
    g.addEventListener("focus", function () { me.chosen = index; me.render(); });
    g.addEventListener("pointerdown", function (event) {
      g.setPointerCapture(event.pointerId);
      me.chosen = index;
      g.focus();
      event.preventDefault();
    });
    g.addEventListener("pointermove", function (event) {
      if (g.hasPointerCapture(event.pointerId)) { me.move(index, me.hourAt(event)); }
    });
    return g;
  };

  /* ---- Questions ---- */

  function chosen(form) { var input = form.querySelector(".ask input:checked"); return input ? +input.value : -1; }

  function reveal(form, choice) {
    all(form, ".reason").forEach(function (reason) {
      var here = +reason.dataset.option === choice || reason.dataset.best === "1";
      reason.hidden = !here;
      reason.classList.toggle("best", reason.dataset.best === "1");
    });
    all(form, ".sources").forEach(function (sources) { sources.hidden = false; });
    var shown = form.querySelector('.reason[data-option="' + choice + '"]');
    return shown ? shown.textContent : "";
  }

  function startPredict(form, explorer) {
    var section = explorer.el, sure = form.querySelector("input[type=range]"), output = form.querySelector("output");
    var spec = json(form, "script.see"), then = form.querySelector(".then"), name = form.dataset.lesson + "/predict";
    var best = all(form, ".reason").findIndex(function (r) { return r.dataset.best === "1"; });
    sure.addEventListener("input", function () { output.textContent = sure.value + " %"; });
    function finish(choice, again) {
      section.classList.add("committed");
      reveal(form, choice);
      then.hidden = false;
      all(form, "input").forEach(function (input) { input.disabled = true; });
      form.querySelector("button").hidden = true;
      if (!again) { explorer.set(spec.see); then.focus({ preventScroll: true }); section.scrollIntoView({ block: "start" }); }
    }
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      var choice = chosen(form);
      if (choice < 0) { form.querySelector(".ask input").focus(); return; }
      var count = all(form, ".ask input").length;
      memory.set(name, { choice: choice, sure: +sure.value, brier: core.brier(choice, best, count, sure.value / 100) });
      finish(choice, false);
    });
    var before = memory.get(name);
    if (before && form.querySelector('.ask input[value="' + before.choice + '"]')) {
      form.querySelector('.ask input[value="' + before.choice + '"]').checked = true;
      sure.value = before.sure;
      output.textContent = sure.value + " %";
      finish(before.choice, true);
    }
  }

  function startQuiz(section) {
    var status = section.querySelector("[role=status]");
    all(section, "form").forEach(function (form) {
      var name = form.dataset.lesson + "/" + form.querySelector(".ask").dataset.item;
      form.addEventListener("submit", function (event) {
        event.preventDefault();
        var choice = chosen(form);
        if (choice < 0) { form.querySelector(".ask input").focus(); return; }
        memory.set(name, { choice: choice });
        status.textContent = reveal(form, choice);
      });
      var before = memory.get(name), input = before && form.querySelector('.ask input[value="' + before.choice + '"]');
      if (input) { input.checked = true; reveal(form, before.choice); }
    });
  }

  function startSay(section) {
    var area = section.querySelector("textarea"), name = section.dataset.lesson + "/say", before = memory.get(name);
    if (before && typeof before.text === "string") { area.value = before.text; }
    area.addEventListener("input", function () { memory.set(name, { text: area.value }); });
  }

  function startJobAid(section) {
    section.querySelector(".print-tools").hidden = false;
    section.querySelector("button.print").addEventListener("click", function () { window.print(); });
  }

  all(document, '[data-activity="explore"]').forEach(function (el) {
    var explorer = new Explorer(el), form = el.querySelector("form.predict");
    if (form) { startPredict(form, explorer); }
  });
  all(document, '[data-activity="quiz"]').forEach(startQuiz);
  all(document, '[data-activity="say"]').forEach(startSay);
  all(document, '[data-activity="job_aid"]').forEach(startJobAid);
})();
