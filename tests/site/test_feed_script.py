"""The piece of the page's script that moves drawn feeds, with the compiled core and a document of plain objects."""

from lactation.content.feed import feed_drawn
from lactation.core.feed_close import feed_close
from lactation.core.feed_moment import feed_moment
from lactation.core.feed_said import feed_said
from lactation.core.feed_signs import feed_whole
from lactation.site.join import SCRIPT
from tests.compiled import compiled
from tests.core.test_feed import STILL

DRAWN = feed_drawn()
# Shows scenes one after the other, [scene, milliseconds, buttons pressed before], frame by frame; gives what is drawn then.
SHOWS = """([piece, drawn, steps, still]) => {
  let waiting = [], time = 1000, written = 0;
  const tones = [];
  function node(tag) {
    const attributes = {}, children = [];
    return { tag, attributes, children, dataset: {}, hidden: false, textContent: "", isConnected: true, listeners: {},
      querySelector(name) { return children.find(one => name === "." + one.attributes["class"]) || null; },
      getClientRects() { return [1]; },
      addEventListener(name, work) { this.listeners[name] = work; },
      setAttribute(name, value) { written += 1; attributes[name] = String(value); },
      toggleAttribute(name, on) { if (on) { attributes[name] = ""; } else { delete attributes[name]; } } };
  }
  function made(name, given, parent, text) {
    const el = node(name);
    Object.keys(given).forEach(key => { el.attributes[key] = String(given[key]); });
    el.textContent = text || "";
    if (parent) { parent.children.push(el); }
    return el;
  }
  function Context() {
    const param = { setValueAtTime() {}, exponentialRampToValueAtTime() {} };
    this.currentTime = 0;
    this.createOscillator = () => ({ frequency: param, connect() {}, start() { tones.push(this.type); }, stop() {} });
    this.createGain = () => ({ gain: param, connect() {} });
  }
  const window = {
    AudioContext: Context,
    matchMedia: () => ({ matches: still }),
    cancelAnimationFrame: id => { waiting = waiting.filter(one => one.id !== id); },
    requestAnimationFrame: work => { const id = Math.random(); waiting.push({ id, work }); return id; },
  };
  const SHOW = {}, el = node("div"), found = [];
  el.dataset.feed = "close";
  new Function("core", "SHOW", "html", "svg", "window", piece)(lactation, SHOW, made, made, window);
  for (const [scene, lasts, pressed] of steps) {
    SHOW.feed(el, scene, { feed: drawn });
    const tools = el.children.find(one => one.attributes["class"].includes("feed-tools"));
    pressed.forEach(at => tools.children[at].listeners.click());
    written = 0;
    for (let passed = 0; passed < lasts; passed += 40) {
      time += 40;
      const now = waiting;
      waiting = [];
      now.forEach(one => one.work(time));
    }
    const picture = el.querySelector(".feed-view"), strip = el.querySelector(".feed-strip");
    found.push(JSON.parse(JSON.stringify({
      label: picture.attributes["aria-label"], style: picture.attributes.style, written, waits: waiting.length,
      shapes: picture.children.map(one => one.attributes), sucks: "data-sucks" in el.attributes,
      strip: strip.children.length, tools: !tools.hidden, buttons: tools.children.map(one => one.textContent),
      tones: tones.length })));
  }
  return found;
}"""


def shown(*steps, still=False):
    return compiled().run(SHOWS, [(SCRIPT / "79-feed.js").read_text(encoding="utf-8"), DRAWN, steps, still])


def scene_of(signs=None, **more):
    return {"signs": signs or {}, "skin": 1, **more}


def paths(scene, moment=STILL):
    return [one.get("d", "") for one in feed_close(scene | {"signs": feed_whole(scene["signs"])}, moment)]


def drawn(one):
    return [shape.get("d", "") for shape in one["shapes"]]


def test_a_scene_stands_at_once_with_its_words_and_colours():
    (first,) = shown([scene_of(), 0, []])
    assert drawn(first) == paths(scene_of())
    assert first["label"] == feed_said(scene_of(), "close", DRAWN["words"])
    assert DRAWN["skins"][1]["areola"] in first["style"]
    assert (first["sucks"], first["tools"], first["strip"]) == (True, True, 3)


def test_the_baby_sucks_until_it_is_stopped_and_again_when_asked():
    begun, moved, stopped, again = shown(
        [scene_of(), 0, []], [scene_of(), 800, []], [scene_of(), 400, [0]], [scene_of(), 400, [0]]
    )
    assert drawn(moved) != drawn(begun)
    assert moved["written"] > 0
    assert drawn(stopped) == paths(scene_of())
    assert (stopped["sucks"], stopped["waits"]) == (False, 0)
    assert stopped["buttons"][0] == DRAWN["words"]["move"]
    assert again["sucks"]
    assert again["buttons"][0] == DRAWN["words"]["stop"]


def test_where_motion_is_not_wanted_nothing_moves_and_the_marks_are_there():
    still, other = shown([scene_of(), 500, []], [scene_of({"gape": 0.2}), 0, []], still=True)
    assert not still["sucks"]
    assert drawn(still) == paths(scene_of())
    assert drawn(other) == paths(scene_of({"gape": 0.2}))


def test_the_next_scene_is_reached_over_some_frames():
    near = scene_of({"cheek": 0}, hides=["still"])
    _, at_once, after = shown([scene_of(hides=["still"]), 0, []], [near, 120, []], [near, 1000, []])
    assert drawn(at_once) not in (paths(scene_of()), paths(near))
    assert drawn(after) == paths(near)
    assert (after["waits"], after["tools"]) == (0, False)


def test_sounds_come_only_when_somebody_asked_for_them():
    silent, loud = shown([scene_of({"quiet": 0}), 3000, []], [scene_of({"quiet": 0}), 3000, [1]])
    assert silent["tones"] == 0
    assert loud["tones"] > 3


def test_what_moves_is_what_the_core_says_of_that_moment():
    found = shown([scene_of(), 0, []], [scene_of(), 440, []])[1]
    told = [paths(scene_of(), feed_moment(scene_of(), at / 1000)) for at in range(360, 441, 40)]
    assert drawn(found) in told
