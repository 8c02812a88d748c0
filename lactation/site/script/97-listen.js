/* Reads a page aloud when it is asked to, sentence by sentence: which one it is shows, and the bar below has all one may do with it. */
/* From other pieces: TOOLS, boxOfPart, deviceVoice, heardParts, isAfter, rangesOfPart. */

var RATES = [0.6, 0.8, 1, 1.2, 1.4, 1.6];
var RATE_KEY = "milk-in-motion-listen";
var MOST_SIGNS = 180; // of a sentence at a voice's own pace: some browsers fall silent after 15 seconds
var SETTLED_MS = 900; // what is new is looked for when the page has come to rest
// What the reader is told where a sentence was not said; other programs may stop the voice, and then it is stopped.
var PROBLEMS = { "no-speech": "listen_no_speech", "language-unavailable": "listen_no_voice", "voice-unavailable": "listen_no_voice", network: "listen_network", interrupted: "", canceled: "" };

function Listening(opener) {
  var me = this;
  this.root = document.querySelector("main");
  this.opener = opener;
  this.voice = deviceVoice();
  this.rate = this.keptRate();
  this.reads = false; // a sentence is being said
  this.queue = null; // only these blocks, where what is new was asked for
  this.at = null; // the sentence that is said, or was last
  this.known = new WeakMap(); // element -> texts that were there when they were heard or passed by
  this.makeBar();
  this.parts = this.readPage();
  this.know(this.parts);
  this.watcher = new MutationObserver(function () { me.changed(); });
  this.watcher.observe(this.root, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["hidden", "open", "class", "aria-hidden", "data-mark", "data-asks"] });
  this.heard = { visibilitychange: function () { if (document.hidden) { me.pause(); } }, pagehide: function () { me.pause(); } };
  document.addEventListener("visibilitychange", this.heard.visibilitychange);
  window.addEventListener("pagehide", this.heard.pagehide);
}

/* ---- what there is to read ---- */

Listening.prototype.readPage = function () { return heardParts(this.root, Math.floor(MOST_SIGNS * Math.min(1, RATES[this.rate]))); };
Listening.prototype.isKnown = function (part) {
  var texts = this.known.get(part.block.el);
  return Boolean(texts && texts[part.block.text]);
};
Listening.prototype.know = function (parts) {
  var me = this;
  parts.forEach(function (part) {
    var texts = me.known.get(part.block.el) || Object.create(null);
    texts[part.block.text] = true;
    me.known.set(part.block.el, texts);
  });
};
Listening.prototype.fresh = function () {
  var me = this;
  return this.readPage().filter(function (part) { return !me.isKnown(part); });
};

// The sentence `way` (1 or −1) from the one that is said, in the page as it stands now.
Listening.prototype.neighbour = function (way) {
  var me = this, before = this.parts, at = this.at, parts = this.parts = this.readPage(), place, found;
  if (this.queue) {
    parts = parts.filter(function (part) { return me.queue.some(function (one) { return one.el === part.block.el && one.text === part.block.text; }); });
  }
  if (!at) { return parts[0]; }
  for (place = before.indexOf(at); at && isAfter(parts[0] || at, at) === null;) { place -= 1; at = before[place]; } // it has left the page
  if (!at) { return parts[0]; }
  if (way > 0) { return parts.filter(function (part) { return isAfter(part, at); })[0]; }
  found = parts.filter(function (part) { return isAfter(at, part); });
  return found[found.length - 1] || parts[0];
};

// The sentence that was said last, as it stands in the page now: a control may have changed its numbers since.
Listening.prototype.present = function () {
  var at = this.at, parts = this.readPage(), same = at ? parts.filter(function (part) { return part.block.el === at.block.el; }) : [], found;
  function first(fits) { found = found || same.filter(fits)[0]; }
  first(function (part) { return part.start === at.start && part.text === at.text; });
  first(function (part) { return part.text === at.text; });
  first(function (part) { return part.end > at.start; });
  if (!found) { return this.neighbour(1); }
  this.parts = parts;
  return found;
};

/* ---- reading ---- */

Listening.prototype.read = function (part) {
  var me = this, in_sight = !this.at || this.isInSight(this.at), lang;
  this.voice.hush();
  this.tellProblem("");
  if (/\b(?:slides|notes)\b/.test(document.documentElement.className)) { this.close(); return; }
  this.reads = Boolean(part);
  if (!part) {
    if (!this.queue) {
      this.at = null; // the next time from the beginning
      this.tellProblem("listen_done");
    }
    this.queue = null;
    this.mark(null);
    this.show();
    this.changed();
    return;
  }
  this.at = part;
  this.know([part]);
  this.mark(part);
  if (in_sight) { this.bringInSight(part); } // whoever scrolled away reads something else
  this.show();
  lang = (part.block.el.closest("[lang]") || document.documentElement).lang;
  this.voice.say(part.text, lang, RATES[this.rate], function (why) {
    if (!why) { me.read(me.neighbour(1)); return; }
    me.pause();
    me.tellProblem(why in PROBLEMS ? PROBLEMS[why] : "listen_silent");
  });
};
Listening.prototype.pause = function () {
  this.voice.hush();
  this.reads = false;
  this.show();
};
Listening.prototype.toggle = function () {
  if (this.reads) { this.pause(); return; }
  this.read(this.present());
};
Listening.prototype.step = function (way) { this.read(this.neighbour(way)); };
Listening.prototype.setRate = function (way) {
  this.rate = Math.max(0, Math.min(RATES.length - 1, this.rate + way));
  try { window.localStorage.setItem(RATE_KEY, String(RATES[this.rate])); } catch (error) { /* then for this page */ }
  if (this.reads) { this.read(this.present()); } else { this.show(); }
};
Listening.prototype.keptRate = function () {
  var kept = 1;
  try { kept = +window.localStorage.getItem(RATE_KEY) || 1; } catch (error) { /* a strict browser */ }
  return RATES.indexOf(kept) < 0 ? RATES.indexOf(1) : RATES.indexOf(kept);
};
Listening.prototype.fromHere = function () {
  var me = this, parts = this.parts = this.readPage();
  this.queue = null;
  this.at = null;
  this.read(parts.filter(function (part) { return me.isInSight(part) && boxOfPart(part).top >= 0; })[0] || parts[0]);
};
// What has come since: her answer, a reason, a sentence that a control changed.
Listening.prototype.readNew = function () {
  var found = this.fresh();
  this.queue = found.map(function (part) { return part.block; });
  this.parts = this.readPage();
  if (found.length) { this.read(found[0]); }
};
Listening.prototype.changed = function () {
  var me = this;
  window.clearTimeout(this.settles);
  this.settles = window.setTimeout(function () {
    me.isNew = me.fresh().length > 0;
    me.hasBeenNew = me.hasBeenNew || me.isNew;
    if (me.isNew && me.goesOn && !document.hidden) { me.readNew(); } else { me.show(); } // out of sight nothing is said
  }, SETTLED_MS);
};

/* ---- where it is ---- */

Listening.prototype.isInSight = function (part) {
  var box = boxOfPart(part);
  return box.bottom > 0 && box.top < window.innerHeight - this.bar.offsetHeight;
};
Listening.prototype.bringInSight = function (part) {
  var box = boxOfPart(part);
  if (box.top < 0 || box.bottom > window.innerHeight - this.bar.offsetHeight) { window.scrollBy(0, box.top - window.innerHeight / 3); }
};
Listening.prototype.mark = function (part) {
  var ranges = part ? rangesOfPart(part) : [], place;
  if (this.marked) { this.marked.classList.remove("heard-now"); }
  this.marked = null;
  if (window.Highlight) { CSS.highlights["delete"]("heard"); }
  if (window.Highlight && ranges.length) {
    place = new window.Highlight();
    ranges.forEach(function (range) { place.add(range); });
    CSS.highlights.set("heard", place);
  } else if (part) {
    this.marked = part.block.el;
    this.marked.classList.add("heard-now");
  }
};
Listening.prototype.close = function () {
  this.pause();
  this.mark(null);
  this.watcher.disconnect();
  window.clearTimeout(this.settles);
  document.removeEventListener("visibilitychange", this.heard.visibilitychange);
  window.removeEventListener("pagehide", this.heard.pagehide);
  this.bar.remove();
  document.documentElement.classList.remove("listens");
  document.documentElement.style.scrollPaddingBottom = document.body.style.paddingBottom = "";
  document.documentElement.style.removeProperty("--listen-bar");
  TOOLS.listening = null;
  this.opener.focus({ preventScroll: true });
};
