/* A play of any kind: the core holds its rules (KIND_start, KIND_do, KIND_show), the page its places; this carries between them.
   docs/page-protocol.md says what spec, event and view hold. */

function Play(el, host) {
  var me = this;
  this.el = el;
  this.kind = el.dataset.play;
  this.spec = json(el, "script.spec");
  this.host = host; // the explorer in which it stands, or null
  this.slots = {};
  all(el, "[data-slot]").forEach(function (slot) { me.slots[slot.dataset.slot] = slot; });
  if (el.dataset.slot) { this.slots[el.dataset.slot] = el; }
  this.listen();
  el.play = this;
  if (host) { host.plays.push(this); }
  this.begin();
  if (this.spec.address) { window.addEventListener("hashchange", function () { me.fromAddress(); me.shown(true); }); }
  store.on(function () { if (me.fresh() !== me.known) { me.begin(); } });
}

// The events of the record that concern this play, as a text to compare.
Play.prototype.fresh = function () { return JSON.stringify(store.of(this.spec.items, this.spec["with"] || "")); };

Play.prototype.begin = function () {
  this.known = this.fresh();
  this.state = core[this.kind + "_start"](this.spec, JSON.parse(this.known));
  if (this.spec.address) { this.fromAddress(); }
  if (this.el.open && this.el.dataset["do"]) { // a play that can be opened, and is
    this.state = core[this.kind + "_do"](this.spec, this.state, { "do": this.el.dataset["do"], of: "", value: true });
  }
  this.shown(true);
};

Play.prototype.tell = function (name, of, value) {
  this.state = core[this.kind + "_do"](this.spec, this.state, { "do": name, of: of, value: value });
  this.state.keep.forEach(store.add);
  this.known = this.fresh();
  this.shown(false);
  if (this.spec.address) { this.toAddress(); }
};

/* ---- what a link to the page can hold: spec.address names the controls' slots whose values stand behind the # ---- */

Play.prototype.fromAddress = function () {
  var me = this, hash = window.location.hash.slice(1), asked = new URLSearchParams(hash);
  if (hash && hash.indexOf("=") < 0) { return; } // a place of the page
  this.spec.address.forEach(function (name) {
    var given = me.slots[name].dataset;
    me.state = core[me.kind + "_do"](me.spec, me.state, { "do": given["do"], of: given.of || "", value: asked.get(name) || "" });
  });
};

Play.prototype.toAddress = function () {
  var view = this.view, kept = new URLSearchParams(), hash;
  this.spec.address.forEach(function (name) { if (view.value[name]) { kept.set(name, view.value[name]); } });
  hash = kept.toString();
  try { window.history.replaceState(null, "", hash ? "#" + hash : window.location.pathname + window.location.search); } catch (error) { /* a strict browser */ }
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
};

function isButton(el) { return el.tagName === "BUTTON" || el.tagName === "FORM"; }
function movesAtOnce(input) { return input.type === "range" || input.type === "text" || input.type === "search" || input.tagName === "TEXTAREA"; }

Play.prototype.asked = function (target, input) {
  var value = "value" in target.dataset ? target.dataset.value : this.read(input);
  if (target.dataset["do"] === "commit" && this.host) { value = this.host.drawn(); }
  this.tell(target.dataset["do"], target.dataset.of || "", value);
};

Play.prototype.read = function (input) {
  if (input.type === "checkbox") { return input.checked; }
  if (input.type === "range") { return +input.value; }
  return input.value === undefined ? "" : input.value;
};

/* ---- what the reader sees ---- */

// Each key of a view, and what it does to a slot. `asks`, `sets`, `focus` and `say` are no slots.
var SHOW = {
  text: function (slot, text) { if (slot.textContent !== text) { slot.textContent = text; } },
  parts: function (slot, shows) { slot.hidden = !shows; },
  off: function (slot, off) { (slot.matches("fieldset, input, select, button, textarea") ? [slot] : all(slot, "input, select, button")).forEach(function (one) { one.disabled = off; }); },
  marked: function (slot, word) { if (word) { slot.dataset.mark = word; } else { slot.removeAttribute("data-mark"); } },
  width: function (slot, percent) { slot.style.width = Math.max(0, percent) + "%"; },
  link: function (slot, address) { slot.href = address; },
  value: showValue,
  order: function (slot, ids) { showOrder(slot, ids); },
  rows: function (slot, rows) { showRows(slot, rows); }
};

// A control's value; in a group of radios or boxes, the one chosen or all that are.
function showValue(slot, value) {
  if (slot.type === "checkbox") { slot.checked = value; }
  else if (slot.matches("input, select, textarea")) { if (slot.value !== String(value)) { slot.value = value; } }
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
  var pattern = slot.querySelector("template");
  all(slot, ":scope > :not(template)").forEach(function (old) { old.remove(); });
  rows.forEach(function (row) {
    var made = pattern.content.cloneNode(true);
    all(made, "[data-cell]").forEach(function (cell) { cell.textContent = row[cell.dataset.cell]; });
    slot.appendChild(made);
  });
}

Play.prototype.shown = function (first) {
  var view = core[this.kind + "_show"](this.spec, this.state, WORDS), me = this;
  this.view = view;
  Object.keys(SHOW).forEach(function (key) {
    for (var name in view[key] || {}) { if (me.slots[name]) { SHOW[key](me.slots[name], view[key][name]); } }
  });
  if (this.host) { this.host.answers(this); }
  else { this.veil(); }
  if (!first) { this.attend(view); }
};

// What lies behind a question shows when it is answered; an explorer sees to that itself.
Play.prototype.veil = function () {
  var veiled = this.el.closest("[data-asks]");
  if (veiled && "asks" in this.view) { veiled.dataset.asks = this.view.asks; }
};

Play.prototype.attend = function (view) {
  var to = this.slots[view.focus], said = this.slots[view.say], live = this.slots.said;
  if (to) {
    if (!to.matches("[tabindex], input, select, button, textarea")) { to = to.querySelector("input:checked, input, select, button") || to; }
    to.focus({ preventScroll: !this.slots[view.focus].matches("[tabindex]") });
  }
  if (said && live) { // when the hand rests, so that typing does not chatter
    window.clearTimeout(this.saysLater);
    this.saysLater = window.setTimeout(function () { live.textContent = said.textContent.trim(); }, SAY_AFTER_MS);
  }
};

function startPlays(root) {
  return store.ready.then(function () {
    all(root, "[data-play]").forEach(function (el) {
      var card = el.closest('[data-activity="explore"]');
      if (!el.play) { new Play(el, card ? card.explorer : null); }
    });
  });
}
