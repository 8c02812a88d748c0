/* A play of any kind: the core holds its rules, the page its places (docs/page-protocol.md); this carries between them. */
/* From other pieces: SAY_AFTER_MS, STARTS, all, here, json, sayValue, store, withEach. */

function Play(el, host) {
  var me = this;
  this.el = el;
  el.removeAttribute("data-late");
  this.kind = el.dataset.play;
  this.spec = json(el, "script.spec");
  this.host = host; // the explorer in which it stands, or null
  this.fold = el.closest("details[data-do]"); // what lies in a fold is told when it opens
  this.slots = {};
  all(el, "[data-slot]").forEach(function (slot) { me.slots[slot.dataset.slot] = slot; });
  if (el.dataset.slot) { this.slots[el.dataset.slot] = el; }
  this.listen();
  this.rests();
  el.play = this;
  if (host) { host.plays.push(this); }
  this.address = el.getRootNode() === document && this.spec.address || []; // a notebook's address is not ours
  this.begin();
  if (this.address.length) { window.addEventListener("hashchange", function () { me.fromAddress(); me.shown(true); }); }
  store.on(function () {
    me.rest(); // what is being written here is not lost to what came from elsewhere
    if (me.fresh() !== me.known) { me.begin(); }
  });
}

// The events of this play's own items, as a text to compare; those of `with` alone are no reason to begin anew.
Play.prototype.fresh = function () { return this.spec["with"] === "all" ? store.state().count : JSON.stringify(store.of(this.spec.items, "")); };

Play.prototype.begin = function () {
  var draft = this.state && this.state.draft; // what is being typed outlives news from elsewhere
  this.known = this.fresh();
  this.spec.now = Date.now(); // what was answered days ago may be asked anew
  this.spec.zone = -new Date().getTimezoneOffset(); // minutes ahead of UTC: a day is the reader's
  this.state = core[this.kind + "_start"](this.spec, JSON.parse(JSON.stringify(store.of(this.spec.items, this.spec["with"] || ""))));
  if (draft) { this.state.draft = draft; }
  if (this.fold && this.fold.open) { this.state = core[this.kind + "_do"](this.spec, this.state, { "do": "open", of: "", value: true }); }
  this.fromAddress();
  this.shown(true);
  if (this.host) { this.host.tellRuns(this); }
};

// `quiet`: nobody asked for it, so nothing is gone to or read out.
Play.prototype.tell = function (name, of, value, quiet) {
  this.spec.now = Date.now(); // a round with a clock tells how long an answer took
  this.state = core[this.kind + "_do"](this.spec, this.state, { "do": name, of: of, value: value });
  var kept = this.state.keep.slice();
  kept.forEach(store.add);
  this.known = this.fresh();
  this.shown(Boolean(quiet));
  if (kept.length && this.host) { this.host.kept(this, kept); }
  if (this.address.length) { this.toAddress(); }
};

/* ---- what a link to the page can hold: spec.address names the controls' slots whose values stand behind the # ---- */

Play.prototype.fromAddress = function () {
  var me = this, hash = here.hash().slice(1), asked = new URLSearchParams(hash);
  if (hash && hash.indexOf("=") < 0) { return; } // a place of the page
  this.address.forEach(function (name) {
    var given = me.slots[name].dataset;
    ["", asked.get(name) || ""].forEach(function (value) { // a value that nothing has is none, not the one before
      me.state = core[me.kind + "_do"](me.spec, me.state, { "do": given["do"], of: given.of || "", value: value });
    });
  });
};

Play.prototype.toAddress = function () {
  var view = this.view, kept = new URLSearchParams(), hash;
  this.address.forEach(function (name) { if (view.value[name]) { kept.set(name, view.value[name]); } });
  hash = kept.toString();
  here.replace(here.search() + (hash ? "#" + hash : ""));
};

/* ---- what the reader does ---- */

Play.prototype.listen = function () {
  var me = this, el = this.el;
  function asked(event, fits) {
    var target = event.target.closest("[data-do]");
    if (target && el.contains(target) && fits(target)) { me.asked(target, event.target); return true; }
    return false;
  }
  el.addEventListener("click", function (event) { asked(event, function (one) { return one.type === "button"; }); });
  el.addEventListener("change", function (event) { asked(event, function (one) { return !isButton(one) && !movesAtOnce(event.target); }); });
  el.addEventListener("input", function (event) { asked(event, function (one) { return !isButton(one) && movesAtOnce(event.target); }); });
  if (this.fold && this.fold !== el) { this.fold.addEventListener("toggle", function () { me.tell("open", "", me.fold.open, true); }); }
  el.addEventListener("submit", function (event) {
    event.preventDefault();
    if (event.target.dataset["do"]) { me.asked(event.target, event.target); }
  });
  el.addEventListener("toggle", function (event) { // does not bubble
    var target = event.target;
    if (target.dataset["do"] && me.state) { me.tell(target.dataset["do"], target.dataset.of || "", target.open); }
  }, true);
  el.addEventListener("reset", function (event) { // the browser empties the fields after this
    var button = event.target.querySelector("[type=reset][data-do]");
    if (button) { window.setTimeout(function () { me.asked(button, button); }, 0); }
  });
  el.addEventListener("keydown", function (event) { me.key(event); });
  (el.matches("[data-keys]") ? [el] : []).concat(all(el, "[data-keys]")).forEach(function (one) { one.tabIndex = 0; });
};

function isButton(el) { return el.tagName === "BUTTON" || el.tagName === "FORM" || el.tagName === "DETAILS"; }
function movesAtOnce(input) { return input.type === "range" || input.type === "text" || input.type === "search" || input.tagName === "TEXTAREA"; }

// Keys that ask for something: data-keys="ArrowRight:next End:last", but not where a field needs them itself.
Play.prototype.key = function (event) {
  var target = event.target.closest("[data-keys]"), me = this, key = event.key;
  if (!target || event.target.matches("input, select, textarea") || event.ctrlKey || event.altKey || event.metaKey) { return; }
  if (event.repeat && key.length === 1) { return; } // a digit held down is one answer; an arrow held down goes on
  if (window.getComputedStyle(target).direction === "rtl") { key = { ArrowLeft: "ArrowRight", ArrowRight: "ArrowLeft" }[key] || key; } // on is to the left there
  target.dataset.keys.split(" ").forEach(function (pair) {
    if (pair.split(":")[0] !== key) { return; }
    event.preventDefault();
    me.tell(pair.split(":")[1], target.dataset.of || "", "key");
  });
};

// A field with data-rest tells its value once more when the hand rests or leaves, or the page is hidden.
Play.prototype.rests = function () {
  var me = this;
  this.resting = null; // the field that is being written in
  this.timer = 0;
  this.el.addEventListener("input", function (event) {
    if (!event.target.dataset.rest) { return; }
    me.resting = event.target;
    window.clearTimeout(me.timer);
    me.timer = window.setTimeout(function () { me.rest(); }, SAY_AFTER_MS);
  });
  ["change", "focusout"].forEach(function (name) { me.el.addEventListener(name, function () { me.rest(); }); });
  document.addEventListener("visibilitychange", function () { if (document.hidden) { me.rest(); } });
  window.addEventListener("pagehide", function () { me.rest(); });
};

Play.prototype.rest = function () {
  var field = this.resting;
  window.clearTimeout(this.timer);
  this.resting = null;
  if (field) { this.tell(field.dataset.rest, field.dataset.of || "", this.read(field)); }
};
Play.prototype.asked = function (target, input) {
  if (this.resting && this.resting !== input) { this.rest(); } // a phone leaves the hand in the field when a button is pressed
  var value = "value" in target.dataset ? target.dataset.value : this.read(input);
  if ((target.dataset["do"] === "commit" || target.dataset["do"] === "reveal") && this.host) { value = this.host.drawn(); }
  this.tell(target.dataset["do"], target.dataset.of || "", value);
};
Play.prototype.read = function (input) {
  if (input.type === "checkbox") { return input.checked; }
  if (input.type === "range") { return +input.value; }
  return input.value === undefined ? "" : input.value;
};
/* ---- what the reader sees ---- */
var DRAWS = []; // what draws people, where a page has it

// Each key of a view, and what it does to a slot. `asks`, `sets`, `focus` and `say` are no slots.
var SHOW = {
  text: function (slot, text) { if (slot.textContent !== text) { slot.textContent = text; } },
  parts: function (slot, shows) { slot.hidden = !shows; },
  off: function (slot, off) { (slot.matches("fieldset, input, select, button, textarea") ? [slot] : all(slot, "input, select, button")).forEach(function (one) { one.disabled = off; }); },
  marked: function (slot, word) {
    if (word) { slot.dataset.mark = word; } else { slot.removeAttribute("data-mark"); }
    if (word === "now") { slot.setAttribute("aria-current", "step"); } else { slot.removeAttribute("aria-current"); }
  },
  width: function (slot, percent) { slot.style.width = Math.max(0, percent) + "%"; },
  link: function (slot, address) { slot.href = address; },
  value: showValue,
  drawn: function (slot, cast, spec) { if (DRAWS.length) { DRAWS[0](slot, spec.drawn, cast); } },
  order: function (slot, ids) { showOrder(slot, ids); },
  rows: function (slot, rows) { showRows(slot, rows); }
};

// A control's value; in a group of radios or boxes, the one chosen or all that are; of a fold, whether it is open.
function showValue(slot, value) {
  if (slot.type === "checkbox") { slot.checked = value; }
  else if (slot.matches("details")) { slot.open = value; }
  else if (slot.matches("input, select, textarea")) { if (slot.value !== String(value)) { slot.value = value; } sayValue(slot); }
  else { all(slot, "input").forEach(function (input) { input.checked = Array.isArray(value) ? value.indexOf(input.value) >= 0 : input.value === value; }); }
}

function showOrder(slot, ids) {
  var found = {}, children = Array.prototype.slice.call(slot.children), held = slot.getRootNode().activeElement;
  if (children.map(function (child) { return child.dataset.id; }).join() === ids.join()) { return; }
  children.forEach(function (child) { found[child.dataset.id] = child; });
  ids.forEach(function (id) { slot.appendChild(found[id]); });
  if (held && slot.contains(held)) { held.focus(); } // what moves loses it
}

// Lines made after the pattern in the slot's template, their cells by name.
function showRows(slot, rows) {
  var pattern = slot.querySelector("template"), told = JSON.stringify(rows);
  if (slot.told === told) { return; } // what has the focus keeps it
  slot.told = told;
  all(slot, ":scope > :not(template)").forEach(function (old) { old.remove(); });
  rows.forEach(function (row) {
    var made = pattern.content.cloneNode(true);
    all(made, "[data-cell]").forEach(function (cell) { cell.textContent = row[cell.dataset.cell]; });
    all(made, "[data-bar]").forEach(function (bar) { bar.style.width = row[bar.dataset.bar] + "%"; });
    all(made, "[data-row]").forEach(function (one) { one.dataset.of = row[one.dataset.row]; });
    slot.appendChild(made);
  });
}

Play.prototype.shown = function (first) {
  var me = this, view = this.view = core[this.kind + "_show"](this.spec, this.state, WORDS);
  Object.keys(SHOW).forEach(function (key) {
    for (var name in view[key] || {}) { if (me.slots[name]) { SHOW[key](me.slots[name], view[key][name], me.spec); } }
  });
  if (this.host) { this.host.answers(this, first); } else { this.veil(); }
  if (!first) { this.attend(view); }
};

// What lies behind a question shows when it is answered; an explorer sees to that itself.
Play.prototype.veil = function () {
  var veiled = this.el.closest("[data-asks]");
  if (veiled && "asks" in this.view) { veiled.dataset.asks = this.view.asks; }
};

Play.prototype.attend = function (view) {
  var place = this.slots[view.focus], to = place, said = this.slots[view.say], read = false;
  if (to && to.getClientRects().length) { // one that is out of sight leaves the focus where it is
    if (!to.matches("[tabindex], input, select, button, textarea")) { to = to.querySelector("input:checked, input, select, button") || to; }
    // What has no name of its own is read when it takes the focus; it is not said once more.
    read = to.getRootNode().activeElement !== to && to.contains(said) && !to.hasAttribute("aria-label");
    to.focus({ preventScroll: true });
    place.scrollIntoView({ block: place.offsetHeight > window.innerHeight / 3 ? "start" : "nearest" });
  }
  this.speak(said, read);
};

// A screen reader hears a place when the hand rests, and again if it says the same. What no longer holds goes, but for a view's own text.
Play.prototype.speak = function (said, read) {
  var me = this, live = this.slots.said;
  if (!live) { return; }
  if (said) { window.clearTimeout(this.later); }
  if (said || this.spoke) { live.textContent = ""; this.spoke = false; }
  if (said && !read) { this.later = window.setTimeout(function () { me.spoke = true; live.textContent = said.textContent.trim(); }, SAY_AFTER_MS); }
};

// Start the plays below a root whose rules are there: those that are marked late come with their rules (80-workshop.js).
function startPlays(root) {
  return store.ready.then(function () {
    withEach(root, "[data-play]", function (el) {
      var card = el.closest('[data-activity="explore"]');
      if (!el.play && (core[el.dataset.play + "_start"] || !el.dataset.late)) { new Play(el, card ? card.explorer : null); }
    });
  });
}
STARTS.push(startPlays);
