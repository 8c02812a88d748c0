/* Share: what stands on the page as an address (core/address.py), in a panel to copy it from; and the same for another website. */
/* From other pieces: TOOLS, all, here, html, json. */

var SHARE_WHOLE = 300, SHARE_HOST = 60; // letters of an address in all, and what of these we take host and folder to be
var SHARE_SHOWN = ["scene", "asked", "finding"]; // data-shares of a play that says itself what is in sight (KIND_scene in the core)
var SHARE_HIGH = { explorer: 900, story: 900, page: 700 }; // pixels, in another website

function shareScene(play, state) { return core[play.kind + "_scene"](play.spec, state || play.state); }

// Everything on the page that an address can name, in its order: data-shares says how it is told. Of any other part it is told where
// it is.
function shareThings() {
  return all(document, "[data-shares], .activity[id]").map(function (el) {
    var card = el.closest(".activity"), kind = el.dataset.shares || "card", title = null;
    [":scope > summary", ".try h2", ":scope > h2", ":scope > h3", ".step", "h2, h3, legend"].forEach(function (one) {
      title = title || el.querySelector(one);
    });
    if (kind === "card" && (el.hidden || el.querySelector("[data-shares]"))) { title = null; } // that tells more
    return { kind: kind, el: el, of: el.play || card.explorer || card.play, title: title && title.textContent.trim() };
  }).filter(function (thing) { return thing.title && (thing.of || /^(card|story)$/.test(thing.kind)); });
}

function shareOptions(story) { return json(story, ".predict script.spec").options; }

function shareShape(thing) {
  if (thing.kind === "explorer") { return core.address_explorer_shape(thing.of.spec.controls); }
  if (thing.kind === "story") { return core.address_story_shape(shareOptions(thing.el)); }
  if (thing.kind === "card") { return ["card"]; }
  if (SHARE_SHOWN.indexOf(thing.kind) >= 0) { return core.address_scene_shape(thing.of.kind, shareScene(thing.of).choices); }
  return thing.kind === "feed" ? core.address_feed_shape(thing.of.spec) : core.address_talk_shape(thing.of.spec);
}

// Of a talk: the replies from the beginning to where one stands.
function sharePath(state) {
  var path = [], at = state.at;
  if (state.path) { return state.path; }
  for (; at > 0; at = state.nodes[at].up) { path.unshift(state.nodes[at].reply); }
  return path;
}

function shareNumbers(thing, bet, second) {
  var of = thing.of, scene;
  if (thing.kind === "card") { return []; }
  if (SHARE_SHOWN.indexOf(thing.kind) >= 0) {
    scene = shareScene(thing.of);
    return core.address_scene_numbers(scene.choices, scene.picked, scene.moved);
  }
  if (thing.kind === "explorer") { return core.address_explorer_numbers(of.spec.controls, of.settings, second ? of.other : null); }
  if (thing.kind === "story") { return core.address_story_numbers(shareOptions(thing.el), bet); }
  if (thing.kind === "feed") { return core.address_feed_numbers(of.spec, of.state.number, of.state.at); }
  return core.address_talk_numbers(of.spec, of.state.seed, sharePath(of.state), of.state.before || {});
}

// What stands behind the #; `left`: the word that says what did not fit, or could not be told.
function shareText(thing, bet) {
  var room = SHARE_WHOLE - Math.max(SHARE_HOST + sharePage().length, shareBase("").length) - 1, text, second;
  if (thing.kind === "page") { return { text: "", left: "" }; }
  try {
    for (second = 1; second >= 0; second--) {
      text = core.address_write(thing.el.id, shareShape(thing), shareNumbers(thing, bet, second));
      if (text.length <= room) { return { text: text, left: second ? "" : "share_left_second" }; }
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
  if (/^(host|kolibri)$/.test(document.documentElement.dataset.record)) { return "share_for_platform"; }
  return /^(localhost|127\.|\[?::1)/.test(host) ? "share_for_computer" : /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)|\.local$/.test(host) ? "share_for_net" : "";
}

// Where no address leads to this copy: a text that says how it is opened in another one (92-sent.js).
function shareIsText(works) { return /_(file|platform)$/.test(works); }

function shareMessage(text) {
  return core.fill_in(WORDS.share_message, {
    title: document.title.split(" · ")[0], name: document.querySelector(".brand").textContent.trim(), share: WORDS.share_title, what: WORDS.share_paste,
    text: sharePage() + (text ? "#" + text : "")
  });
}

function shareSnippet(thing, text) {
  var frame = html("iframe", { src: shareBase("?embed" + (text ? "#" + text : "")), title: thing.title, width: "100%", height: SHARE_HIGH[thing.kind] || 800, loading: "lazy", allow: "", style: "border:0" });
  return frame.outerHTML;
}

/* ---- the panel ---- */

// A field whose text stays as it is keeps what is marked in it.
function tellValue(field, text) { if (field.value !== text) { field.value = text; } }

function SharePanel(button, close) {
  var me = this, is_text = shareIsText(shareFor()), el = html("div", { class: "share", role: "group", "aria-label": WORDS.share_title });
  this.el = el;
  this.things = [{ kind: "page", el: document.body, title: document.title.split(" · ")[0] }].concat(shareThings());
  this.what = this.choice(el, WORDS.share_what, this.things.map(function (thing) {
    return core.fill_in(WORDS["share_is_" + thing.kind], { title: thing.title });
  }));
  this.says = html("p", { class: "hint" }, el);
  this.group = this.choice(el, WORDS.share_bet, []);
  this.problem = html("p", { class: "problem" }, el);
  this.link = this.field(el, is_text ? "textarea" : "input", is_text ? WORDS.share_text : WORDS.share_link, function (buttons) {
    var send = html("button", { type: "button", class: "quiet" }, buttons, WORDS.share_send);
    send.hidden = !window.navigator.share;
    send.addEventListener("click", function () {
      window.navigator.share(is_text ? { text: me.link.value } : { title: me.thing().title, url: me.link.value }).catch(function () { /* closed without sending */ });
    });
  });
  if (is_text) { this.link.dir = "auto"; }
  this.works = html("p", { class: "hint" }, el);
  var more = html("details", { class: "fold" }, el);
  more.hidden = is_text; // no other website gets there
  html("summary", {}, more, WORDS.share_embed);
  html("p", { class: "hint" }, more, WORDS.share_embed_help);
  this.snippet = this.field(more, "textarea", WORDS.share_snippet);
  TOOLS.receive(el, close);
  this.said = html("p", { class: "visually-hidden", role: "status" }, el);
  html("button", { type: "button", class: "quiet" }, html("p", { class: "buttons" }, el), WORDS.share_close).addEventListener("click", close);
  el.addEventListener("change", function (event) { if (event.target === me.what) { me.bets(); } me.tell(); });
  ["focusin", "pointerenter"].forEach(function (name) { el.addEventListener(name, function () { me.tell(); }); }); // what stands on the page may have moved on
  el.addEventListener("keydown", function (event) { if (event.key === "Escape") { event.stopPropagation(); close(); } });
  this.what.value = this.meant(button);
  this.bets();
  this.tell();
}

SharePanel.prototype.thing = function () { return this.things[+this.what.value]; };

// Which one is meant: the card in which the button stands, with the story that is open in it; at the head of the page, its only one
// of which an address tells more than the place.
SharePanel.prototype.meant = function (button) {
  var card = button.closest(".activity"), at = 0, most = this.things.filter(function (thing) { return thing.kind !== "card"; });
  this.things.forEach(function (thing, i) {
    if (card && (thing.el === card || (thing.kind === "story" && thing.el.open && card.contains(thing.el) && card.dataset.asks))) { at = i; }
  });
  return card ? at : most.length === 2 ? this.things.indexOf(most[1]) : 0;
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
  this.tell();
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
  var thing = this.thing(), el = thing.kind === "story" && thing.el.querySelector(".bets"), group = this.group;
  this.placed = el && el.play ? el.play.state.bets : [];
  group.textContent = "";
  html("option", { value: -1 }, group, WORDS.share_bet_none);
  this.placed.forEach(function (bet, i) { html("option", { value: i }, group, bet.group); });
  group.parentNode.hidden = !this.placed.length;
};

SharePanel.prototype.tell = function () {
  var thing = this.thing(), found = shareText(thing, this.placed[+this.group.value] || null), works = shareFor();
  var feed = (thing.kind === "feed" ? shareNumbers(thing) : [[0], [0]]).map(function (one) { return core.number_text(one[0] + 1, 0, WORDS); });
  this.says.textContent = core.fill_in(WORDS["share_says_" + thing.kind], { set: feed[0], n: feed[1] });
  this.problem.textContent = found.left ? WORDS[found.left] : "";
  this.problem.hidden = !found.left;
  tellValue(this.link, shareIsText(works) ? shareMessage(found.text) : shareBase(found.text ? "#" + found.text : ""));
  this.works.textContent = works ? WORDS[works] : "";
  tellValue(this.snippet, shareSnippet(thing, found.text));
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
