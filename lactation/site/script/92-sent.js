/* What an address asks for, shown: settings, a story, a place in a talk, a feed. What is sent enters no record by itself. */
/* From other pieces: TOOLS, all, here, html, late, later, openAround, placeNamed, shareOptions, sharePage, sharePath, shareScene, shareShape, shareThings, startPlays, store. */

var SENT_OWN_WORDS = ["say", "rubric"]; // what somebody wrote is theirs, also in a talk that was sent

// A line at the head of a card, or of the page, with buttons: [text, work] each. One stands there at a time.
function sentNote(place, text, buttons, kind) {
  var note = html("p", { class: "sent", role: "status" });
  sentUnsay();
  note.classList.add(kind || "hint");
  html("span", {}, note, text);
  buttons.forEach(function (one) { html("button", { type: "button", class: "quiet" }, note, one[0]).addEventListener("click", one[1]); });
  place.prepend(note);
}
var sentOnly = null; // what is shown alone, in another website
function sentUnsay() { all(document, ".sent").forEach(function (note) { note.remove(); }); }

function sentProblem(word, values) { sentNote(sentOnly || document.getElementById("main"), core.fill_in(WORDS[word], values || {}), [], "problem"); }

function sentTo(el) { el.scrollIntoView({ block: "start" }); }

/* ---- an explorer ---- */

function sentChecked(explorer, found) {
  var settings = explorer.all(), hers, name;
  for (name in found.settings) { settings[name] = found.settings[name]; }
  explorer.check(settings);
  if (!found.other) { return; }
  hers = JSON.parse(JSON.stringify(settings));
  for (name in found.other) { hers[name] = found.other[name]; }
  explorer.check(hers);
}

function sentExplorer(thing, body) {
  var explorer = thing.of, found = core.address_explorer_read(explorer.spec.controls, body), buttons, again;
  sentChecked(explorer, found);
  function set() {
    var as_first = JSON.stringify(found.other) === JSON.stringify(explorer.spec.other);
    explorer.other = found.other && explorer.el.querySelector(".key") ? found.other : null;
    explorer.mineName = as_first ? explorer.spec.name : "";
    explorer.otherName = as_first ? explorer.spec.other_name : "";
    explorer.setByItself(JSON.parse(JSON.stringify(found.settings)));
  }
  if (explorer.keeps) { sentRows(explorer, found.settings); }
  if (!explorer.waiting) { set(); } // before the question it would be a part of the answer
  buttons = [[WORDS.share_sent_again, set], [WORDS.share_sent_first, function () { sentUnsay(); explorer.reset(true); }]];
  if (explorer.keeps) {
    buttons[1] = [WORDS.share_sent_mine, function () { sentUnsay(); explorer.reset(true); explorer.keptText = ""; explorer.recall(); }];
  }
  sentNote(explorer.el, explorer.waiting ? WORDS.share_sent_waits : WORDS.share_sent_explorer, buttons);
  again = explorer.el.querySelector(".sent button");
  again.disabled = Boolean(explorer.waiting);
  explorer.waitsFor = function (play) {
    this.constructor.prototype.waitsFor.call(this, play);
    again.disabled = Boolean(play);
  };
  sentTo(explorer.el);
}

// Typed rows that came by an address are kept when the learner changes one: what they typed themselves is not lost to a slider.
function sentRows(explorer, settings) {
  var lent = explorer.rowsText(settings), keepNow = explorer.constructor.prototype.keepNow;
  explorer.keepNow = function () {
    if (this.rowsText(this.settings) !== lent) { keepNow.call(this); return; }
    window.clearTimeout(this.later);
    this.later = 0;
  };
}

/* ---- a story, with a group's bet or without ---- */

function sentStory(thing, body) {
  var bet = core.address_story_read(shareOptions(thing.el), body);
  thing.el.open = true;
  sentUnsay();
  sentTo(thing.el);
  if (!bet || !thing.el.querySelector(".bets")) { return; }
  sentNote(thing.el, core.fill_in(WORDS.share_sent_bet, { group: bet.group }), [[WORDS.share_place_bet, function () { sentPlace(thing, bet); }]]);
  thing.el.querySelector("summary").after(thing.el.querySelector(".sent"));
}

// As the group would type it itself: the rules of the bets say whether it counts.
function sentPlace(thing, bet) {
  var section = thing.of.el, el = thing.el.querySelector(".bets"), data = el.dataset;
  (el.play ? Promise.resolve() : late(data.late, data.play + "_start").then(function () { return startPlays(section); })).then(function () {
    ["group", "option", "number", "sure"].forEach(function (name) { el.play.tell(name, "", String(bet[name]), true); });
    el.play.tell("place", "", "", true);
    sentUnsay();
    if (!section.classList.contains("workshop")) { section.querySelector("button.big").click(); }
    if (!el.play.state.bets.some(function (one) { return one.group === bet.group.trim(); })) { sentNote(el, WORDS.share_bet_closed, []); }
    sentTo(el);
  }, function () { document.documentElement.classList.add("missing"); });
}

/* ---- a talk and a feed: shown beside one's own, of which nothing changes ---- */

function sentTalk(thing, body) {
  var play = thing.of, found = core.address_talk_read(play.spec, body);
  var kept = store.of(play.spec.items, "").filter(function (event) { return SENT_OWN_WORDS.indexOf(event.kind) >= 0; });
  var state = core[play.kind + "_start"](play.spec, JSON.parse(JSON.stringify(kept.concat(core.address_talk_kept(play.spec, found)))));
  if (sharePath(state).length !== found.path.length) { throw new Error("path"); }
  sentLend(play, state, WORDS.share_sent_talk, ["again"]);
}

function sentFeed(thing, body) {
  var play = thing.of, found = core.address_feed_read(play.spec, body), mine = play.state;
  if (mine.number === found.number && mine.at === found.at) { sentUnsay(); sentTo(play.el); return; } // there one is
  if (mine.number === found.number && mine.feeds[found.at].done) {
    sentUnsay();
    play.tell("go", "", String(found.at + 1));
    return;
  }
  sentLend(play, core["observe_shown"](play.spec, found.number, found.at), WORDS.share_sent_feed, ["next", "new"]);
}

// The play shows a state that is not the learner's. What is done in it is not kept, but for own words; `ends` are the events with
// which one goes back to one's own.
function sentLend(play, state, text, ends) {
  function back() {
    delete play.begin;
    delete play.tell;
    sentUnsay();
    play.begin();
  }
  if (play.lent) { play.lent(); }
  play.lent = back;
  play.begin = function () {};
  play.tell = function (name, of, value, quiet) {
    if (ends.indexOf(name) >= 0) { back(); return; }
    this.spec.now = Date.now();
    this.state = core[this.kind + "_do"](this.spec, this.state, { "do": name, of: of, value: value });
    this.state.keep.filter(function (event) { return SENT_OWN_WORDS.indexOf(event.kind) >= 0; }).forEach(store.add);
    this.shown(Boolean(quiet));
  };
  play.state = state;
  play.shown(true);
  sentNote(play.el, text, [[WORDS.share_sent_mine, back]]);
  sentTo(play.el);
}

/* ---- in another website: one thing of the page alone ---- */

function sentAlone(thing) {
  var el = thing ? thing.el.closest(".activity") : document.getElementById("main"), line, at;
  for (at = el; at !== document.body; at = at.parentNode) { at.parentNode.classList.add("embed-way"); }
  sentOnly = el;
  el.classList.add("embedded");
  line = html("p", { class: "embed-from" }, document.body);
  html("a", { href: here.address(here.hash()), target: "_blank", rel: "noopener" }, line, core.fill_in(WORDS.share_from, { title: document.querySelector(".brand").textContent.trim() }));
}

/* ---- the address ---- */

// Some messengers write an address in percents, and once more; what of these is none stays as it is.
function sentText() {
  var text = here.hash().slice(1), times;
  function plain(part) { try { return decodeURIComponent(part); } catch (error) { return part; } }
  for (times = 0; times < 3; times++) { text = text.replace(/(?:%[0-9a-f]{2})+/gi, plain); }
  return text;
}

function shownCard(thing) { sentUnsay(); openAround(thing.el); sentTo(thing.el); }

function shownScene(thing, body) {
  var play = thing.of, now = shareScene(play), found = core.address_scene_read(now.choices, now.moved.length, body);
  var state = core[play.kind + "_sent"](play.spec, found.picked, found.moved);
  if (String(shareScene(play, state).picked) !== String(found.picked)) { throw new Error("picked"); } // such as nobody can come to
  if (thing.kind !== "finding") { sentLend(play, state, WORDS.share_sent_scene, ["again", "next", "missed"]); return; }
  play.state = state; // findings are in nobody's record, so there is nothing to come back to
  play.shown(true);
  sentUnsay();
  if (found.picked.length) {
    sentNote(thing.el, WORDS.share_sent_finding, [[WORDS.share_sent_first, function () { sentUnsay(); play.tell("reset", "", "", true); }]]);
  }
  sentTo(thing.el);
}

var SENT_SHOWS = {
  explorer: sentExplorer, story: sentStory, talk: sentTalk, feed: sentFeed,
  card: shownCard, scene: shownScene, asked: shownScene, finding: shownScene
};

function sentShow() {
  var alone = /[?&]embed\b/.test(here.search()), things = shareThings(), found = core.address_read(sentText()), thing;
  thing = things.filter(function (one) { return core.address_is_of(found, one.el.id); })[0];
  document.documentElement.classList.toggle("embed", alone);
  if (alone && !sentOnly) { sentAlone(thing || things[0]); }
  if (found.problem === "none") {
    if (here.hash().length > 1 && !/^#[^~%]*=/.test(here.hash()) && !placeNamed(document)) { sentProblem("share_not_here"); }
    return;
  }
  if (found.problem) { sentProblem("share_" + found.problem); return; }
  if (!thing) { sentProblem("share_not_here"); return; }
  if (!core.address_fits(found, shareShape(thing))) { sentProblem("share_other_version"); return; }
  try { SENT_SHOWS[thing.kind](thing, found.body); } catch (error) {
    var told = error.message.replace(/^(\w+Error: )+/, "");
    if (told.indexOf(": found ") < 0) { sentProblem("share_odd"); return; } // of another shape than the check says
    sentProblem("share_refused", { problem: core.problem_in_words(told, WORDS) });
  }
}

// When all that stands on the page has begun, and what was kept shows.
TOOLS.sent = function () { store.ready.then(function () { later(sentShow); }); };

/* ---- what somebody sent, pasted into the panel of this copy: a link, or a text that names one of its pages ---- */

// The page, and what is to be seen on it; null where a text names none. Some hosts leave out `.html`; some messengers write `#` in
// percents, and break an address into lines: what follows it is taken for a part of it only where it is whole with that.
function receivedIn(text) {
  var place = /\b((?:book|notebooks)\/[\w/-]+)(?:\.html)?(?:(?:\?|%3F)[^\s#%]*)?(?:(?:#|%23)\s*(?:~|%7E)([^]{0,400}))?/i;
  var found = place.exec(text), long, told;
  if (!found) { return null; }
  long = found[2] === undefined ? "" : "~" + found[2];
  told = long.split(/\s/)[0];
  if (core.address_read(told).problem && !core.address_read(long).problem) { told = encodeURIComponent(long); }
  return { page: found[1] + ".html", hash: told && "#" + told };
}

// Whether this copy has a page: the menu names each.
function receivedThere(page) {
  return all(document, ".menu a[href]").some(function (link) {
    var way = link.getAttribute("href");
    return way.indexOf("#/" + page) === 0 || new URL(way, "https://course.invalid/" + sharePage()).pathname === "/" + page;
  });
}

function receivedOpen(found) {
  if (found.page === sharePage() && found.hash === here.hash()) { TOOLS.sent(); return; } // the browser sees nothing new
  here.go((document.documentElement.getAttribute("data-content_root") || "./") + found.page + found.hash);
}

// In a fold: a place to paste into.
TOOLS.receive = function (parent, close) {
  var fold = html("details", { class: "fold" }, parent), line, field, problem;
  html("summary", {}, fold, WORDS.share_paste);
  html("p", { class: "hint" }, fold, WORDS.share_paste_help);
  line = html("label", { class: "line" }, fold);
  html("span", {}, line, WORDS.share_paste_label);
  field = html("textarea", { spellcheck: "false", autocomplete: "off", dir: "auto" }, line);
  problem = html("p", { class: "problem", role: "alert" }, fold);
  problem.hidden = true;
  html("button", { type: "button" }, html("p", { class: "buttons" }, fold), WORDS.share_paste_open).addEventListener("click", function () {
    var found = receivedIn(field.value), wrong = !found ? "share_paste_none" : receivedThere(found.page) ? "" : "share_paste_unknown";
    problem.hidden = !wrong;
    problem.textContent = wrong && WORDS[wrong];
    if (wrong) { field.focus(); return; }
    close();
    receivedOpen(found);
  });
};
