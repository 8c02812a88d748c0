/* The bar of a page that is read aloud: back, pause, on, slower, faster, stop; from here; what is new. And what is wrong, in words. */
/* From other pieces: Listening, RATES, TOOLS, html, svg. */

var TOOL_ICONS = { before: "M18 6v12l-9-6zM6 6h2.5v12H6z", play: "M8 5v14l11-7z", pause: "M6.5 5h4v14h-4zM13.5 5h4v14h-4z", next: "M6 6v12l9-6zM15.5 6h2.5v12h-2.5z" };

Listening.prototype.makeBar = function () {
  var me = this, bar = this.bar = html("div", { "class": "listen-bar", role: "group", "aria-label": WORDS.listen_bar, lang: document.documentElement.lang });
  var keys, more;
  function icon(button, name) {
    button.textContent = "";
    svg("path", { d: TOOL_ICONS[name] }, svg("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" }, button));
  }
  function key(parent, name, work, text) {
    var button = html("button", { type: "button", "class": "quiet", "aria-label": WORDS["listen_" + name] }, parent, text);
    if (!text) { icon(button, name); }
    button.addEventListener("click", work);
    return button;
  }
  function words(name, work) {
    var button = html("button", { type: "button", "class": "quiet" }, more, WORDS["listen_" + name]);
    button.addEventListener("click", work);
    return button;
  }
  this.problem = html("p", { role: "alert", hidden: "" }, bar);
  this.said = html("p", { role: "status", hidden: "" }, bar);
  keys = html("p", { "class": "keys" }, bar);
  key(keys, "before", function () { me.step(-1); });
  this.player = key(keys, "play", function () { me.toggle(); });
  key(keys, "next", function () { me.step(1); });
  this.slower = key(keys, "slower", function () { me.setRate(-1); }, "−");
  this.pace = html("span", { role: "status" }, keys);
  this.faster = key(keys, "faster", function () { me.setRate(1); }, "+");
  key(keys, "stop", function () { me.close(); }, "×");
  more = html("p", { "class": "more" }, bar);
  words("here", function () { me.queue = null; me.fromHere(); });
  this.newest = words("new", function () { me.readNew(); });
  this.always = words("goes_on", function () {
    me.goesOn = !me.goesOn;
    me.always.setAttribute("aria-pressed", String(me.goesOn));
    if (me.goesOn && me.isNew) { me.readNew(); }
  });
  this.always.setAttribute("aria-pressed", "false");
  this.icon = icon;
  bar.listening = this; // for tests
  bar.addEventListener("keydown", function (event) {
    if (event.key === "Escape") { event.preventDefault(); me.close(); }
  });
  document.body.appendChild(bar);
  document.documentElement.classList.add("listens");
  this.player.focus({ preventScroll: true });
};

// The bar as things stand; the page is as much longer as the bar is high, so that nothing stays below it.
Listening.prototype.show = function () {
  var name = this.reads ? "pause" : "play", high;
  if (this.player.dataset.value !== name) {
    this.player.dataset.value = name;
    this.player.setAttribute("aria-label", WORDS["listen_" + name]);
    this.icon(this.player, name);
  }
  this.pace.textContent = core.fill_in(WORDS.listen_rate, { n: core.number_text(RATES[this.rate], 1, WORDS) });
  this.slower.setAttribute("aria-disabled", String(this.rate === 0));
  this.faster.setAttribute("aria-disabled", String(this.rate === RATES.length - 1));
  this.newest.hidden = !this.isNew;
  this.always.hidden = !this.hasBeenNew;
  high = this.bar.offsetHeight + "px";
  document.documentElement.style.scrollPaddingBottom = document.body.style.paddingBottom = high;
  document.documentElement.style.setProperty("--listen-bar", high); // what else stands at the foot stands above it
};

// What is wrong is said at once; that the end was reached, when a screen reader rests.
Listening.prototype.tellProblem = function (name) {
  var place = name === "listen_done" ? this.said : this.problem, other = place === this.said ? this.problem : this.said;
  other.hidden = true;
  place.hidden = !name;
  place.textContent = name ? core.fill_in(WORDS[name], { language: this.languageName() }) : "";
};
Listening.prototype.languageName = function () {
  var lang = document.documentElement.lang;
  try { return new window.Intl.DisplayNames([lang], { type: "language" }).of(lang); } catch (error) { return lang; }
};

TOOLS.listen = function (button) {
  if (!TOOLS.listening) { TOOLS.listening = new Listening(button); }
  TOOLS.listening.toggle();
};
