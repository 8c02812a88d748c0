/* A feed drawn from its signs (core/feed_*.py): an element with data-feed, the name of the view, shows the scene that a play hands it. */
/* From other pieces: SHOW, html, svg. */

var feeds = (function () {
  var MOVE_MS = 350, FRAME_MS = 33, STEP = 0.12; // a sign that moves less than a step stands at once: a hand leads it
  var VIEW = { "class": "feed-view", viewBox: "0 0 360 320", role: "img" };
  var STRIP = { "class": "feed-strip", viewBox: "0 0 360 56", "aria-hidden": true };

  function Feed(el, words) {
    var me = this;
    this.el = el;
    this.words = words;
    this.view = el.dataset.feed;
    this.picture = el.querySelector(".feed-view") || svg("svg", VIEW, el);
    this.strip = el.querySelector(".feed-strip") || svg("svg", STRIP, el);
    this.key = el.querySelector(".feed-key") || html("p", { "class": "feed-key" }, el, words.strip);
    this.tools = html("p", { "class": "buttons feed-tools" }, el);
    this.stop = this.button(words.stop, function () { me.stopped = !me.stopped; me.run(); });
    this.loud = this.button(words.sound, function () { me.sounds = me.sounds ? null : makeSounds(); me.stopped = me.stopped && !me.sounds; me.run(); });
    this.calm = window.matchMedia("(prefers-reduced-motion: reduce)");
    this.stopped = this.calm.matches;
    this.shapes = [];
    this.marks = [];
    this.seconds = 0;
    this.frame = 0;
  }

  Feed.prototype.button = function (text, work) {
    var made = html("button", { type: "button", "class": "quiet" }, this.tools, text);
    made.addEventListener("click", work);
    return made;
  };

  // Writes the attributes that changed since `before`; nothing is made anew or moved in the tree.
  function set(node, shape, before) {
    Object.keys(shape).forEach(function (name) {
      if (name === "parts") { write(node, shape.parts, before.parts || []); }
      else if (name !== "id" && name !== "is" && shape[name] !== before[name]) { node.setAttribute(name, shape[name]); }
    });
  }

  function write(parent, shapes, before) {
    shapes.forEach(function (shape, i) { set(parent.children[i] || svg(shape.is, {}, parent), shape, before[i] || {}); });
  }

  // Shows a scene; the signs go over from those before it.
  Feed.prototype.show = function (scene, drawn) {
    var old = this.scene, far = 0;
    if (old && JSON.stringify(old) === JSON.stringify(scene)) { return; }
    this.scene = scene;
    this.to = core.feed_whole(scene.signs);
    this.from = old ? this.now : this.to;
    for (var name in this.to) { far = Math.max(far, Math.abs(this.to[name] - this.from[name])); }
    this.since = far > STEP && !this.calm.matches ? 0 : MOVE_MS;
    this.moves = core.feed_moves(scene, this.view);
    this.picture.setAttribute("style", core.feed_colours(scene, drawn));
    this.picture.setAttribute("aria-label", core.feed_said(scene, this.view, this.words));
    write(this.strip, core.feed_strip(scene), this.marks);
    this.marks = core.feed_strip(scene);
    this.tools.hidden = !this.moves;
    this.run();
  };

  Feed.prototype.draw = function () {
    var t = Math.min(1, this.since / MOVE_MS), me = this, moment, shapes;
    t = t * t * (3 - 2 * t);
    this.now = {};
    Object.keys(this.to).forEach(function (name) { me.now[name] = me.from[name] + (me.to[name] - me.from[name]) * t; });
    moment = core.feed_moment(this.scene, this.stopped || !this.moves ? 0 : this.seconds);
    shapes = core["feed_" + this.view](Object.assign({}, this.scene, { signs: this.now }), moment);
    write(this.picture, shapes, this.shapes);
    this.shapes = shapes;
    if (this.sounds && !this.stopped && this.moves) { this.sounds(moment); }
  };

  // Draws, and goes on while something moves.
  Feed.prototype.run = function () {
    var me = this, sucks = this.moves && !this.stopped, last = 0;
    window.cancelAnimationFrame(this.frame);
    this.strip.toggleAttribute("hidden", !this.moves);
    this.key.hidden = !this.moves;
    this.el.toggleAttribute("data-sucks", sucks);
    this.stop.textContent = this.stopped ? this.words.move : this.words.stop;
    this.loud.setAttribute("aria-pressed", String(Boolean(this.sounds)));
    this.draw();
    function step(time) {
      var passed = Math.min(100, time - (last || time));
      if (!me.el.isConnected) { return; }
      if (!last || passed >= FRAME_MS) {
        last = time;
        me.since += passed;
        me.seconds += passed / 1000;
        if (me.el.getClientRects().length) { me.draw(); }
      }
      if (sucks || me.since < MOVE_MS) { me.frame = window.requestAnimationFrame(step); }
    }
    if (sucks || this.since < MOVE_MS) { this.frame = window.requestAnimationFrame(step); }
  };

  // Soft sounds, made here: a breath for a suck, a low drop for a swallow, a tick for a click. Only after somebody asked for them.
  function makeSounds() {
    var Context = window.AudioContext || window.webkitAudioContext, context = Context ? new Context() : null, before = { suck: -1 };
    function tone(from, to, seconds, loud, kind) {
      var source = context.createOscillator(), gain = context.createGain(), at = context.currentTime;
      source.type = kind;
      source.frequency.setValueAtTime(from, at);
      source.frequency.exponentialRampToValueAtTime(to, at + seconds);
      gain.gain.setValueAtTime(0.0001, at);
      gain.gain.exponentialRampToValueAtTime(loud, at + seconds * 0.3);
      gain.gain.exponentialRampToValueAtTime(0.0001, at + seconds);
      source.connect(gain);
      gain.connect(context.destination);
      source.start(at);
      source.stop(at + seconds);
    }
    return function (moment) {
      if (context && moment.suck >= 0 && moment.suck !== before.suck) { tone(180, 120, 0.25, 0.03, "sine"); }
      if (context && moment.swallow > 0 && !before.swallow) { tone(320, 90, 0.28, 0.12, "sine"); }
      if (context && moment.click > 0 && !before.click) { tone(1900, 900, 0.04, 0.1, "square"); }
      before = moment;
    };
  }

  return function (el, scene, spec) {
    el.feed = el.feed || new Feed(el, spec.feed.words);
    el.feed.show(scene, spec.feed);
  };
}());

SHOW.feed = feeds;
