"""Page and script agree on the names by which they speak to each other, and ``docs/page-protocol.md`` says them all."""

import functools
import re

import pytest

from lactation.activities.explorer import Explorer
from lactation.content.schema import Control, Guess
from lactation.core.record import EVENT_NEEDS, FIELD_IS
from lactation.site.compile import CORE
from lactation.site.join import SCRIPT as PIECES
from lactation.site.join import join_script
from tests.plays import KINDS, games, places

PACKAGE = CORE.parent
DOC = (PACKAGE.parent / "docs" / "page-protocol.md").read_text(encoding="utf-8")
SCRIPT = join_script()
RUNNER = (PIECES / "70-play.js").read_text(encoding="utf-8")
TEMPLATES = [*(PACKAGE / "faces" / "templates").glob("*.html"), *(PACKAGE / "site" / "theme").glob("*.html")]
FIGURES = [*(PACKAGE / "figures").glob("*.py"), *(PACKAGE / "figures" / "drawings").glob("*.svg")]
STATIC = PACKAGE / "site" / "theme" / "static"
STYLE = "".join((STATIC / name).read_text(encoding="utf-8") for name in ("milk.css", "slides.css", "../listen.css"))
DATA = r"\bdata-([a-z_-]+)"

NOT_FOR_THE_SCRIPT = {
    "layer": "parts of a drawing, chosen at build",
    "part": "names for the tests of the drawings",
    "room": "how wide the place of a drawing's words is, for the build",
}
NOT_FROM_THE_PAGE = {
    "kind": "the script writes it on handles that it draws itself, for tests and style",
    "mark": "the script writes it on slots, for the style",
    "two": "the script writes it on a slot that is drawn, for the style",
    "value": "a button's value: no play of today needs one",
    "held": "the script writes it on a handle while it is dragged, for the style",
    "sucks": "the script writes it on a drawn feed, for the style: the strip of marks is for where nothing moves",
    "record": "the script says where it keeps the record, for tests",
    "offline": "the card on which the whole course is kept: its own script and template (site/kept)",
    "notice": "the script names what it tells the reader about the record, so that it tells it once",
}
NO_KINDS = {"order", "say", "label"}  # two keys of a view, an element of HTML
# Keys of a view, each a dict by slot.
BY_SLOT = {"text", "parts", "off", "marked", "width", "link", "value", "order", "rows", "drawn", "feed", "spot", "needs"}
OF_ALL = {"asks", "sets", "focus", "say"}  # keys of a view of the whole play


def together(paths):
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def read_names(script):
    """The data attributes that a script reads or writes: in selectors, through ``dataset``, or named in a text."""
    return set(re.findall(DATA, script)) | set(re.findall(r"\bdataset(?:\.|\[\")([a-z]+)", script))


def asked_classes(script):
    """The classes in the selectors by which a script finds its places; those of a state (``.story[open]``) too."""
    texts = re.findall(r"(?:querySelector|querySelectorAll|closest|all|json|matches)\(([^;]*?)\)", script)
    literals = [one or other for text in texts for one, other in re.findall(r'"([^"]*)"|\'([^\']*)\'', text)]
    return {name for literal in literals for name in re.findall(r"\.([a-z][\w-]*)", literal)}


def state_classes(script):
    """The classes by which a script says what state something is in."""
    return set(re.findall(r'classList\.(?:add|remove|toggle)\("([\w-]+)"', script))


def classes_of(html):
    """The classes that a page can hold, those inside conditions of a template too."""
    return {name for text in re.findall(r'class="([^"]*)"', html) for name in re.findall(r"[a-z][\w-]*", text)}


def told(names):
    """The names among ``names`` that the document does not say."""
    return sorted(name for name in names if f"`{name}`" not in DOC)


def test_readers_of_names_find_what_is_there():
    text = """all(a, '[data-x="1"] .one'); b.querySelector(".two-b.three"); c.dataset.y; d.classList.toggle("on", c); "e.four";"""
    assert read_names(text + 'c.dataset["do"]') == {"x", "y", "do"}
    assert asked_classes(text) == {"one", "two-b", "three"}
    assert state_classes(text) == {"on"}
    assert {"asks", "card", "explorer"} <= classes_of("""<p class="card explorer{{ ' asks' if predict }}">""")


# ---- Attributes and classes ----


def test_script_reads_every_attribute_of_the_page():
    there = set(re.findall(DATA, together(TEMPLATES + FIGURES)))
    assert there - read_names(SCRIPT) == set(NOT_FOR_THE_SCRIPT)


def test_page_has_every_attribute_that_the_script_reads():
    there = set(re.findall(DATA, together(TEMPLATES + FIGURES)))
    assert read_names(SCRIPT) - there == set(NOT_FROM_THE_PAGE)


def test_every_activity_of_the_templates_is_started_and_no_other():
    there = set(re.findall(r'data-activity="(\w+)"', together(TEMPLATES)))
    assert there == set(re.findall(r'data-activity="(\w+)"', SCRIPT))
    assert told(there) == []


def test_page_has_every_class_by_which_the_script_finds_its_places():
    made = set(re.findall(r'\bclass: "([\w-]+)"', SCRIPT))
    assert asked_classes(SCRIPT) - made - classes_of(together(TEMPLATES)) == set()


def test_every_state_that_the_script_says_is_of_use_to_style_or_script():
    used = set(re.findall(r"\.([a-z][\w-]*)", STYLE)) | set(re.findall(r'classList\.contains\("([\w-]+)"', SCRIPT))
    assert state_classes(SCRIPT) - used == set()


def test_document_says_every_attribute_and_no_other():
    names = read_names(SCRIPT) | set(re.findall(DATA, together(TEMPLATES + FIGURES)))
    assert set(re.findall(r"`data-([a-z_-]+)`", DOC)) == names


def test_document_says_every_class_that_the_script_relies_on():
    assert told(asked_classes(SCRIPT) | state_classes(SCRIPT)) == []


# ---- Explorers ----


def explorer_keys():
    return set(Explorer("growth").view()["spec"])


def test_document_says_every_key_of_an_explorers_spec_and_the_script_reads_each():
    assert told(explorer_keys()) == []
    assert {key for key in explorer_keys() if f"spec.{key}" not in SCRIPT} == set()


# ---- Plays ----


@functools.cache
def found(kind):
    """What random games of a kind name: slots by key of the view, keys of the view, marks, and events that changed something."""
    slots, keys, marks, asked, said = {}, set(), set(), set(), set()
    for place, _, events, views, keeps in games(kind, max(150, int(1500 * KINDS[kind].share)), seed=4):
        for view in views:
            keys |= set(view)
            for key in BY_SLOT & set(view):
                slots.setdefault(place_of(place), set()).update(view[key])
            marks |= {mark for mark in view.get("marked", {}).values() if mark}
            said |= {(place_of(place), view[key]) for key in ("focus", "say") if view[key]}
        changed = zip(events, views, views[1:], keeps, strict=False)
        asked |= {str(event["do"]) for event, before, after, keep in changed if before != after or keep}
    return slots, keys, marks, asked, said


def place_of(place):
    """A play by the number under which ``places`` knows it: two may have the same key, as in a small test."""
    return next(number for number, one in enumerate(places(place.kind)) if one is place)


def known_events(kind):
    """The events that the core's file of a kind compares with."""
    source = (CORE / "play" / f"{kind}.py").read_text(encoding="utf-8")
    return set(re.findall(r'event\["do"\] == "(\w+)"', source))


@pytest.mark.parametrize("kind", KINDS)
def test_every_slot_that_a_view_names_is_on_the_page(kind):
    slots, *_, said = found(kind)
    missing = {(number, name) for number, names in slots.items() for name in names - places(kind)[number].slots}
    missing |= {(number, name) for number, name in said if name not in places(kind)[number].slots}
    assert missing == set()


@pytest.mark.parametrize("kind", KINDS)
def test_every_slot_of_the_page_is_named_by_a_view(kind):
    slots, *_, said = found(kind)
    heard = {name for _, name in said}
    together = {}  # of all plays with these slots: a short one shows the end that a long one seldom reaches
    for number, names in slots.items():
        together.setdefault(places(kind)[number].slots, set()).update(names)
    for there, names in together.items():
        left = there - names
        assert left <= heard | {"said"}, f"{kind}: {left}"  # ``said`` is where the runner puts what a screen reader hears


@pytest.mark.parametrize("kind", KINDS)
def test_every_event_of_the_page_is_known_and_does_something(kind):
    asked = set().union(*(place.asks() for place in places(kind)))
    by_script = {event["do"] for place in places(kind) for event in KINDS[kind].told(place.spec)}
    assert known_events(kind) <= asked | by_script
    assert asked | by_script <= found(kind)[3]


@pytest.mark.parametrize("kind", KINDS)
def test_a_view_holds_only_keys_that_the_runner_obeys(kind):
    _, keys, *_ = found(kind)
    assert keys <= BY_SLOT | OF_ALL
    assert {"focus", "say"} <= keys


def test_runner_obeys_every_key_and_the_document_says_each():
    added = set(re.findall(r"^SHOW\.(\w+) = ", SCRIPT, re.M))  # by a piece that only some pages load
    shown = re.search(r"var SHOW = \{(.*?)\n\};", RUNNER, re.S)[1]
    assert set(re.findall(r"^ (\w+):", shown, re.M)) | set(re.findall(r"^  (\w+):", shown, re.M)) | added == BY_SLOT
    assert {key for key in OF_ALL if f"view.{key}" not in SCRIPT} == set()
    assert told(BY_SLOT | OF_ALL) == []


def test_no_piece_of_the_script_names_a_kind():
    names = set(KINDS) | {"quiz", "label_it", "steps", "techniques", "vignettes", "myths", "job_aid"}
    for path in PIECES.glob("*.js"):
        literals = set(re.findall(r'"([\w-]+)"', path.read_text(encoding="utf-8")))
        assert not literals & (names - NO_KINDS), path.name
    assert "core[this.kind +" in RUNNER


def test_runner_looks_for_no_class_in_a_play():
    assert asked_classes(RUNNER) == {"spec"}
    assert state_classes(RUNNER) == set()


def test_script_asks_a_spec_only_for_what_one_holds():
    known = explorer_keys().union(
        Control.model_fields,
        Guess.model_fields,
        {"scales", "words", "still", "items", "with", "item", "address", "drawn", "feed", "now"}  # now: written, not read
        | {"zone", "files", "have", "held"},  # zone: written too
    )
    assert set(re.findall(r"\bspec\.(\w+)", SCRIPT)) - known == set()


def test_document_says_every_kind_of_event_and_each_of_its_fields():
    table = DOC[DOC.index("| kind | item |") :].partition("\n\n")[0]
    rows = [line.split("|") for line in table.splitlines()[2:]]
    fields = {kind: set(re.findall(r"`([a-z]+)`", row[3])) for row in rows for kind in re.findall(r"`([a-z]+)`", row[1])}
    assert fields.keys() == EVENT_NEEDS.keys()
    for kind, needed in EVENT_NEEDS.items():
        assert set(needed) <= fields[kind] <= FIELD_IS.keys(), kind
