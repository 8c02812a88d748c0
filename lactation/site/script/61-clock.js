/* A clock of feeds: add, move, remove by mouse, touch and keyboard. */
/* From other pieces: CONTROLS, noScroll, svg. */

var RADIUS = 112, CENTRE = 150, STEP_H = 0.25;
var APART = 28; // of two marks: nearer ones would cover each other, and a finger could not choose
var SHAPES = { // of what a planned day may hold; a kind without a shape is a dot
  feed: "M-13 0a13 13 0 1 0 26 0a13 13 0 1 0 -26 0z", express: "M-12 -12H12V12H-12z", cup: "M-13 -11H13L0 14z",
  sleep: "M4 -14a14 14 0 1 0 9 19a11 11 0 0 1 -9 -19z", meal: "M-14 -4H14a14 14 0 0 1 -28 0z",
  help: "M-5 -14H5V-5H14V5H5V14H-5V5H-14V-5H-5z"
};

// Where marks lie: each at its hour on the ring, or nearer the centre where another one lies already. `order`: who goes first.
function layMarks(hours, order) {
  var laid = [], taken = [];
  function free(at) {
    return taken.every(function (other) { return Math.hypot(at[0] - other[0], at[1] - other[1]) >= APART - 0.01; });
  }
  order.forEach(function (index) {
    var at = null;
    for (var aside = 0; !at && aside < 12; aside += STEP_H) { // a crowd spreads to both sides
      for (var radius = RADIUS; !at && radius >= APART; radius -= APART) {
        var here = place(hours[index] + aside, radius), there = place(hours[index] - aside, radius);
        at = free(here) ? here : free(there) ? there : null;
      }
    }
    laid[index] = at || place(hours[index], RADIUS);
    taken.push(laid[index]);
  });
  return laid;
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
  this.order = []; // of the marks, for their places: the one that moved last makes room for the others
  this.read(explorer.settings[spec.name]);
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
      var t = place(h, RADIUS - 56);
      svg("text", { x: t[0], y: t[1] + 5, class: "hour" }, this.svg).textContent = core.clock(h, WORDS);
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
  this.kind = box.querySelector(".kind");
  if (this.kind) { this.kind.addEventListener("click", function () { me.turn(me.chosen); }); }
  this.render();
}

// The hours of a clock, or of a planned day with what happens at each.
Clock.prototype.read = function (value) {
  var day = this.spec.kind === "day";
  this.hours = value.map(function (one) { return day ? one[0] : one; });
  this.kinds = value.map(function (one) { return day ? one[1] : "feed"; });
  if (this.order.length !== value.length) { this.order = value.map(function (one, i) { return i; }); }
};

Clock.prototype.value = function () {
  var me = this, day = this.spec.kind === "day";
  return this.hours.map(function (hour, i) { return day ? [hour, me.kinds[i]] : hour; });
};

Clock.prototype.turn = function (index) {
  if (index < 0 || !this.kind) { return; }
  var names = Object.keys(this.spec.kinds);
  this.kinds[index] = names[(names.indexOf(this.kinds[index]) + 1) % names.length];
  this.changed();
  this.focus();
};

// Where the pointer is on the face, from its centre, in the face's own measure.
Clock.prototype.at = function (event) {
  var frame = this.svg.getBoundingClientRect(), scale = 2 * CENTRE / frame.width;
  return [(event.clientX - frame.left - frame.width / 2) * scale, (event.clientY - frame.top - frame.height / 2) * scale];
};

Clock.prototype.rawHour = function (event) {
  var at = this.at(event);
  return ((Math.atan2(at[1], at[0]) + Math.PI / 2) / (2 * Math.PI)) * 24;
};

Clock.prototype.hourAt = function (event) { return this.tidy(this.rawHour(event)); };

Clock.prototype.nearest = function (event) {
  var at = this.at(event), found = 0, best = Infinity;
  this.laid.forEach(function (mark, i) {
    var away = Math.hypot(mark[0] - CENTRE - at[0], mark[1] - CENTRE - at[1]);
    if (away < best) { best = away; found = i; }
  });
  return found;
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
  if (this.hours.length >= this.spec.most) { // said beside the list of times, not in its place
    this.render();
    this.times.textContent += " " + (this.kind ? WORDS.day_full : WORDS.clock_full);
    return;
  }
  this.order.push(this.hours.length);
  this.hours.push(hour);
  this.kinds.push(this.spec.kind === "day" ? Object.keys(this.spec.kinds)[0] : "feed");
  this.chosen = this.hours.length - 1;
  this.changed();
  this.focus();
};

Clock.prototype.drop = function (index) {
  if (index < 0 || index >= this.hours.length) { return; }
  this.hours.splice(index, 1);
  this.kinds.splice(index, 1);
  this.order = this.order.filter(function (one) { return one !== index; }).map(function (one) { return one > index ? one - 1 : one; });
  this.chosen = Math.min(index, this.hours.length - 1);
  this.changed();
  if (this.chosen >= 0) { this.focus(); } else { this.add.focus(); }
};

Clock.prototype.move = function (index, hour) {
  this.hours[index] = this.tidy(hour);
  this.order = this.order.filter(function (one) { return one !== index; }).concat(index);
  this.chosen = index;
  this.changed(true);
};

// `moving`: by a hand that may go on.
Clock.prototype.changed = function (moving) {
  var change = {};
  change[this.spec.name] = this.value();
  this.explorer.set(change, moving);
};

Clock.prototype.show = function (hours) {
  this.read(hours);
  if (this.chosen >= hours.length) { this.chosen = -1; }
  this.render();
};

Clock.prototype.focus = function () { this.handles.children[this.chosen].focus(); };

Clock.prototype.render = function () {
  var me = this;
  while (this.handles.children.length > this.hours.length) { this.handles.removeChild(this.handles.lastChild); }
  while (this.handles.children.length < this.hours.length) { this.handles.appendChild(this.handle(this.handles.children.length)); }
  this.laid = layMarks(this.hours, this.order);
  this.hours.forEach(function (hour, i) {
    var at = me.laid[i], ring = place(hour, RADIUS), handle = me.handles.children[i], text = core.clock(hour, WORDS);
    handle.setAttribute("transform", "translate(" + at[0].toFixed(2) + " " + at[1].toFixed(2) + ")");
    handle.setAttribute("aria-valuenow", hour);
    handle.setAttribute("aria-valuetext", text);
    handle.setAttribute("aria-label", (me.kind ? me.spec.kinds[me.kinds[i]] : WORDS.clock_feed) + " " + (i + 1));
    handle.setAttribute("data-kind", me.kinds[i]);
    handle.firstChild.setAttribute("d", "M0 0L" + (ring[0] - at[0]).toFixed(2) + " " + (ring[1] - at[1]).toFixed(2));
    handle.lastChild.setAttribute("d", SHAPES[me.kinds[i]] || SHAPES.feed);
    handle.classList.toggle("chosen", i === me.chosen);
  });
  this.remove.disabled = this.chosen < 0;
  if (this.kind) {
    this.kind.disabled = this.chosen < 0;
    this.times.textContent = core.day_text(this.value(), this.spec.kinds, WORDS);
    return;
  }
  var times = this.hours.slice().sort(function (a, b) { return a - b; }).map(function (hour) { return core.clock(hour, WORDS); });
  this.times.textContent = times.length ? core.fill_in(WORDS.clock_now, { times: core.listed(times, "list_comma", WORDS) }) : WORDS.clock_none;
};

Clock.prototype.handle = function (index) {
  var me = this, KEYS = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 4, PageDown: -4 };
  var g = svg("g", { role: "slider", tabindex: 0, "aria-valuemin": 0, "aria-valuemax": 23.75, class: "feed" });
  svg("path", { class: "stem" }, g);
  svg("circle", { r: 23, class: "finger" }, g);
  svg("path", { d: SHAPES.feed, class: "dot" }, g);
  g.addEventListener("keydown", function (event) {
    if (event.key === "Enter" && me.kind) { me.turn(index); }
    else if (event.key in KEYS) { me.move(index, me.hours[index] + KEYS[event.key] * STEP_H); }
    else if (event.key === "Home") { me.move(index, 0); }
    else if (event.key === "End") { me.move(index, 23.75); }
    else if (event.key === "Delete" || event.key === "Backspace") { me.drop(index); }
    else { return; }
    event.preventDefault();
  });
  g.addEventListener("focus", function () { me.chosen = index; me.render(); });
  noScroll(g);
  g.addEventListener("pointerdown", function (event) { // where fingers' places overlap, the nearest mark is meant
    var nearest = me.nearest(event), mine = me.handles.children[nearest];
    mine.setPointerCapture(event.pointerId);
    me.chosen = nearest;
    me.held = me.hours[nearest] - me.rawHour(event); // a mark that stands aside keeps its hour until the hand moves
    mine.focus({ preventScroll: true });
    event.preventDefault();
  });
  g.addEventListener("pointermove", function (event) {
    if (!g.hasPointerCapture(event.pointerId)) { return; }
    var hour = me.tidy(me.rawHour(event) + me.held);
    if (hour !== me.hours[index]) { me.move(index, hour); }
  });
  return g;
};

CONTROLS.clock = CONTROLS.day = Clock;
