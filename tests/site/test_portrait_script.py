"""The piece of the page's script that moves people drawn from numbers, with the compiled core and a document of plain objects."""

import pytest

from lactation.content.portrait import drawn_people
from lactation.core.portrait import portrait_numbers, portrait_of
from lactation.site.join import SCRIPT
from tests.compiled import compiled

PLAIN = {"skin": 2, "head": "tail", "cloth": "#8aa68e"}
DRAWN = drawn_people({"mother": PLAIN, "others": {"vera": PLAIN | {"role": "aunt"}}})
# Shows casts one after the other; after each pass `frames` frames of 50 ms. Gives what is drawn then, and how much was written.
SHOWS = """([piece, drawn, casts, still]) => {
  let waiting = [], time = 0, written = 0;
  function node(tag) {
    return { tag, children: [], dataset: {}, attributes: {},
      appendChild(child) { this.children.push(child); return child; },
      setAttribute(name, value) { written += 1; this.attributes[name] = String(value); },
      toggleAttribute(name, on) { if (on) { this.attributes[name] = ""; } else { delete this.attributes[name]; } } };
  }
  const document = { createElementNS: (space, tag) => node(tag) };
  const window = {
    matchMedia: () => ({ matches: still }),
    cancelAnimationFrame: id => { waiting = waiting.filter(one => one.id !== id); },
    requestAnimationFrame: work => { const id = Math.random(); waiting.push({ id, work }); return id; },
  };
  const make = new Function("core", "DRAWS", "document", "window", piece + "; return portraits.show;");
  const show = make(lactation, [], document, window), element = node("div"), found = [];
  for (const [cast, frames] of casts) {
    written = 0;
    show(element, drawn, cast);
    for (let i = 0; i < frames; i += 1) { time += 50; const now = waiting; waiting = []; now.forEach(one => one.work(time)); }
    const people = element.children.map(
      svg => ({ who: svg.dataset.who, hidden: "hidden" in svg.attributes, shapes: svg.children }));
    found.push(JSON.parse(JSON.stringify({ label: element.attributes["aria-label"], written, waits: waiting.length, people })));
  }
  return found;
}"""


def shown(casts, still=False):
    return compiled().run(SHOWS, [(SCRIPT / "76-portrait.js").read_text(encoding="utf-8"), DRAWN, casts, still])


def alone(face):
    return [{"who": "mother", "face": face}]


def paths(shapes):
    """The attributes of every shape and group as the script wrote them, in order."""
    for one in shapes:
        yield {name: value for name, value in one["attributes"].items() if name not in ("opacity", "stroke-width")}
        yield from paths(one["children"])


def expected(face, who="mother"):
    def of(shapes):
        for one in shapes:
            left_out = ("id", "is", "parts", "opacity", "stroke-width")
            yield {name: str(value) for name, value in one.items() if name not in left_out}
            yield from of(one.get("parts", []))

    return list(of(portrait_of(DRAWN["people"][who], portrait_numbers(DRAWN, {"who": who, "face": face}))))


def test_the_first_state_stands_at_once():
    (first,) = shown([[alone("tearful"), 0]])
    assert list(paths(first["people"][0]["shapes"])) == expected("tearful")
    assert first["label"] == "The mother cries, and wipes the tears with one hand. The baby sleeps."
    assert first["waits"] == 0


def test_the_next_state_is_reached_over_some_frames():
    _, at_once, after = shown([[alone("waiting"), 0], [alone("proud"), 4], [alone("proud"), 12]])
    assert list(paths(at_once["people"][0]["shapes"])) not in (expected("waiting"), expected("proud"))
    assert at_once["waits"] == 1
    assert list(paths(after["people"][0]["shapes"])) == expected("proud")
    assert after["waits"] == 0


def test_where_motion_is_not_wanted_it_is_there_at_once():
    *_, after = shown([[alone("waiting"), 0], [alone("proud"), 0]], still=True)
    assert list(paths(after["people"][0]["shapes"])) == expected("proud")


def test_only_what_changed_is_written():
    _, again, other = shown([[alone("waiting"), 0], [alone("waiting"), 3], [alone("smiling"), 3]])
    whole = len(expected("waiting"))
    assert again["written"] == 2  # role and name of the picture
    assert 0 < other["written"] < 2 * whole


def test_who_is_not_in_the_cast_is_hidden_and_comes_back_the_same():
    both = [*alone("listening"), {"who": "vera", "face": "closed"}]
    first, second, third = shown([[both, 0], [alone("listening"), 20], [both, 20]])
    assert [one["hidden"] for one in first["people"]] == [False, False]
    assert [one["hidden"] for one in second["people"]] == [False, True]
    assert third["people"] == first["people"]
    assert "The aunt" in first["label"]
    assert "The aunt" not in second["label"]


@pytest.mark.parametrize("frames", [0, 1, 3])
def test_a_state_asked_for_on_the_way_is_reached_too(frames):
    *_, after = shown([[alone("waiting"), 0], [alone("cold"), frames], [alone("feeding"), 20]])
    assert list(paths(after["people"][0]["shapes"])) == expected("feeding")
