/* Share: what stands on the page as an address (core/address.py), in a panel to copy it from; and the same for another website. */
/* From other pieces: TOOLS, all, here, html, json. */

var SHARE_WHOLE = 300, SHARE_HOST = 60; // letters of an address in all, and what of these we take host and folder to be
var SHARE_HIGH = { explorer: 900, story: 900, page: 700 }; // pixels, in another website

// Everything on the page that an address can name, in its order.
function shareThings() {
  var found = [];
  function add(kind, el, of, title) { found.push({ kind: kind, el: el, of: of, title: title.textContent.trim() }); }
  all(document, '[data-activity="explore"], [data-play="dialogue"], [data-play="history"], [data-play="observe"]').forEach(function (el) {
    if (el.explorer) {
      add("explorer", el, el.explorer, el.querySelector(".try h2"));
      all(el, "details.story").forEach(function (story) { add("story", story, el.explorer, story.querySelector("summary")); });
    } else if (el.play) { add(el.dataset.play === "observe" ? "feed" : "talk", el, el.play, el.querySelector("h2")); }
  });
  return found;
}

function shareOptions(story) { return json(story, '[data-play="predict"] script.spec').options; }

function shareShape(thing) {
  if (thing.kind === "explorer") { return core.address_explorer_shape(thing.of.spec.controls); }
  if (thing.kind === "story") { return core.address_story_shape(shareOptions(thing.el)); }
  return thing.kind === "feed" ? core.address_feed_shape(thing.of.spec) : core.address_talk_shape(thing.of.spec);
}

// Of a talk: the replies from the beginning to where one stands.
function sharePath(state) {
  var path = [], at = state.at;
  if (state.path) { return state.path; }
  for (; at > 0; at = state.nodes[at].up) { path.unshift(state.nodes[at].reply); }
  return path;
}

// The set and the feed that are shown; at the end of a set its last one.
function shareFeed(play) { return [play.state.number, Math.min(play.state.at, play.spec.per - 1)]; }

function shareNumbers(thing, bet, second) {
  var of = thing.of;
  if (thing.kind === "explorer") { return core.address_explorer_numbers(of.spec.controls, of.settings, second ? of.other : null); }
  if (thing.kind === "story") { return core.address_story_numbers(shareOptions(thing.el), bet); }
  if (thing.kind === "feed") { return core.address_feed_numbers(of.spec, shareFeed(of)[0], shareFeed(of)[1]); }
  return core.address_talk_numbers(of.spec, of.state.seed, sharePath(of.state), of.state.before || {});
}

// What stands behind the #; `left`: the word that says what did not fit, or could not be told.
function shareText(thing, bet) {
  var room = SHARE_WHOLE - Math.max(SHARE_HOST + sharePage().length, shareBase("").length) - 1, text, second;
  if (thing.kind === "page") { return { text: "", left: "" }; }
  try {
    for (second = 1; second >= 0; second--) {
      text = core.address_write(thing.el.id, shareShape(thing), shareNumbers(thing, bet, second));
      if (text.length <= room) { return { text: text, left: second ? "" : "share_left_other" }; }
    }
  } catch (error) { /* a value that no control holds: said as what does not fit */ }
  return { text: "", left: "share_left_all" };
}

// The page's place in the course, such as notebooks/m02/x.html.
function sharePage() {
  var deep = (document.documentElement.getAttribute("data-content_root") || "./").split("../").length;
  return here.page().split("/").slice(-deep).join("/");
}

// The page's address on the internet where the course has one, else of this copy.
function shareBase(what) {
  var known = document.querySelector('link[rel="canonical"]');
  return known ? known.href + what : here.address(what);
}

// For whom an address of this copy works.
function shareFor() {
  var host = window.location.hostname;
  if (document.querySelector('link[rel="canonical"]')) { return ""; }
  if (!host) { return "share_for_file"; }
  return /^(localhost|127\.|\[?::1)/.test(host) ? "share_for_computer" : /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)|\.local$/.test(host) ? "share_for_net" : "";
}

function shareSnippet(thing, text) {
  var frame = html("iframe", { src: shareBase("?embed" + (text ? "#" + text : "")), title: thing.title, width: "100%", height: SHARE_HIGH[thing.kind] || 800, loading: "lazy", allow: "", style: "border:0" });
  return frame.outerHTML;
}

/* ---- the panel ---- */

function SharePanel(button, close) {
  var me = this, el = html("div", { class: "card share", role: "group", "aria-label": WORDS.share_title });
  this.el = el;
  this.things = [{ kind: "page", el: document.body, title: document.title.split(" · ")[0] }].concat(shareThings());
  this.what = this.choice(el, WORDS.share_what, this.things.map(function (thing) {
    return core.fill_in(WORDS["share_is_" + thing.kind], { title: thing.title });
  }));
  this.says = html("p", { class: "hint" }, el);
  this.group = this.choice(el, WORDS.share_bet, []);
  this.problem = html("p", { class: "problem" }, el);
  this.link = this.field(el, "input", WORDS.share_link, function (buttons) {
    var send = html("button", { type: "button", class: "quiet" }, buttons, WORDS.share_send);
    send.hidden = !window.navigator.share;
    send.addEventListener("click", function () {
      window.navigator.share({ title: me.thing().title, url: me.link.value }).catch(function () { /* closed without sending */ });
    });
  });
  this.works = html("p", { class: "hint" }, el);
  var more = html("details", { class: "fold" }, el);
  html("summary", {}, more, WORDS.share_embed);
  html("p", { class: "hint" }, more, WORDS.share_embed_help);
  this.snippet = this.field(more, "textarea", WORDS.share_snippet);
  this.said = html("p", { class: "visually-hidden", role: "status" }, el);
  html("button", { type: "button", class: "quiet" }, html("p", { class: "buttons" }, el), WORDS.share_close).addEventListener("click", close);
  el.addEventListener("change", function (event) { if (event.target === me.what) { me.bets(); } me.tell(); });
  el.addEventListener("keydown", function (event) { if (event.key === "Escape") { event.stopPropagation(); close(); } });
  this.what.value = this.meant(button);
  this.bets();
  this.tell();
}

SharePanel.prototype.thing = function () { return this.things[+this.what.value]; };

// Which one is meant: the card in which the button stands, with the story that is open in it; at the head of the page, its only one.
SharePanel.prototype.meant = function (button) {
  var card = button.closest(".activity"), at = 0, last = this.things.length - 1;
  this.things.forEach(function (thing, i) {
    if (card && (thing.el === card || (thing.kind === "story" && thing.el.open && card.contains(thing.el) && card.dataset.asks))) { at = i; }
  });
  return card ? at : last === 1 ? 1 : 0;
};

SharePanel.prototype.choice = function (parent, label, texts) {
  var line = html("label", { class: "line" }, parent), made;
  html("span", {}, line, label);
  made = html("select", {}, line);
  texts.forEach(function (text, i) { html("option", { value: i }, made, text); });
  line.hidden = texts.length < 2;
  return made;
};

SharePanel.prototype.field = function (parent, kind, label, more) {
  var me = this, line = html("label", { class: "line" }, parent), field, buttons = html("p", { class: "buttons" }, parent), copy;
  html("span", {}, line, label);
  field = html(kind, { readonly: "", spellcheck: "false", dir: "ltr" }, line);
  copy = html("button", { type: "button" }, buttons, WORDS.share_copy);
  field.addEventListener("focus", function () { field.select(); });
  copy.addEventListener("click", function () { me.copy(field, copy); });
  if (more) { more(buttons); }
  return field;
};

// Where a page comes over plain http there is no clipboard to ask: then as browsers did it before.
SharePanel.prototype.copy = function (field, button) {
  var me = this;
  function told(done) {
    var text = done ? WORDS.share_copied : WORDS.share_copy_by_hand;
    button.textContent = done ? text : WORDS.share_copy;
    me.said.textContent = "";
    window.setTimeout(function () { me.said.textContent = text; }, 50);
    me.said.classList.toggle("visually-hidden", done);
    if (!done) { field.focus(); }
    window.setTimeout(function () { button.textContent = WORDS.share_copy; }, 3000);
  }
  function before() {
    var done = false;
    field.focus();
    field.select();
    try { done = document.execCommand("copy"); } catch (error) { done = false; }
    button.focus();
    told(done);
  }
  if (window.navigator.clipboard && window.isSecureContext) {
    window.navigator.clipboard.writeText(field.value).then(function () { told(true); }, before);
  } else { before(); }
};

// The bets that were placed on a story: one may go along.
SharePanel.prototype.bets = function () {
  var thing = this.thing(), el = thing.kind === "story" && thing.el.querySelector('[data-play="bet"]'), group = this.group;
  this.placed = el && el.play ? el.play.state.bets : [];
  group.textContent = "";
  html("option", { value: -1 }, group, WORDS.share_bet_none);
  this.placed.forEach(function (bet, i) { html("option", { value: i }, group, bet.group); });
  group.parentNode.hidden = !this.placed.length;
};

SharePanel.prototype.tell = function () {
  var thing = this.thing(), found = shareText(thing, this.placed[+this.group.value] || null), works = shareFor(), feed = [0, 0];
  if (thing.kind === "feed") { feed = shareFeed(thing.of); }
  this.says.textContent = core.fill_in(WORDS["share_says_" + thing.kind], { set: core.number_text(feed[0] + 1, 0, WORDS), n: core.number_text(feed[1] + 1, 0, WORDS) });
  this.problem.textContent = found.left ? WORDS[found.left] : "";
  this.problem.hidden = !found.left;
  this.link.value = shareBase(found.text ? "#" + found.text : "");
  this.works.textContent = works ? core.fill_in(WORDS[works], { title: document.title.split(" · ")[0], text: found.text ? "#" + found.text : "" }) : "";
  this.snippet.value = shareSnippet(thing, found.text);
};

TOOLS.share = function (button) {
  var place = button.closest("p") || button, open = button.sharePanel;
  function close() {
    button.sharePanel.el.remove();
    button.sharePanel = null;
    button.setAttribute("aria-expanded", "false");
    button.focus();
  }
  if (open) { close(); return; }
  button.sharePanel = new SharePanel(button, close);
  button.setAttribute("aria-expanded", "true");
  place.after(button.sharePanel.el);
  (button.sharePanel.what.parentNode.hidden ? button.sharePanel.link : button.sharePanel.what).focus();
};
