"""Every play of the course as its page holds it, and random games of it in both runtimes, without a browser.

A play's places and events are read from the finished HTML, so what is played is what a reader can do. A new kind of play is one
line in ``KINDS``.
"""

import functools
import json
import random
from importlib import import_module
from typing import Any, NamedTuple

from bs4 import BeautifulSoup

from lactation import (
    certificate,
    claims_library,
    coach,
    conditions,
    enough,
    history,
    label_it,
    module_quiz,
    my_course,
    my_record,
    myths,
    note,
    notice,
    observe,
    own_lines,
    pair,
    position,
    predict,
    quiz,
    reasons,
    review,
    rewrite,
    say,
    sort_claims,
    sort_into,
    steps,
    talk,
    techniques,
    tests,
    triage,
    vignettes,
    week,
)
from lactation.activities import Explorer
from lactation.activities.path import Onward, Welcome
from lactation.content import HERE
from lactation.content.schema import words
from lactation.core.play.position import HOLD_HANDLES
from lactation.core.review import DAY_MS
from lactation.faces import page
from tests.compiled import compiled


class Kind(NamedTuple):
    """What a kind's games need beyond its templates."""

    shown: Any  # gives activities that hold it
    told: Any = lambda spec: ()  # events that the script tells by itself, or with values that no control holds
    passing: tuple[str, ...] = ()  # events whose effect is not to outlast the page
    most: int = 8  # events in one game
    before: Any = lambda: []  # what other plays may have kept for this one
    anew: bool = False  # whether half of the games with a record begin from `before`, whatever earlier games kept
    whole: bool = True  # whether all that lasts of a view comes back from the record
    share: float = 1.0  # of the games of other kinds: a talk weighs a hundred times as much


WORDS = words()


def event(name, of="", value=""):
    """An event as the runner tells it."""
    return {"do": name, "of": of, "value": value}


def runs(spec):
    """What an explorer tells of its run: the readouts; nothing when it is out of sight again."""
    return ({spec["readout"]["name"]: 655.25}, {spec["readout"]["name"]: 12}, None)


@functools.cache
def stories():
    """The explorer with stories, bets and a scoreboard; its curves take seconds."""
    return Explorer("simulator")


@functools.cache
def bets_kept():
    """What games of betting kept, bets that were uncovered among them."""
    return [one for *_, keeps in games("bet", 200, seed=5) for keep in keeps for one in keep if one["kind"] != "clear"]


def course_passed():
    """What the record of somebody holds who has done all that a certificate asks for."""
    asked = certificate().spec()["course"]
    kept = [
        {"kind": "answer", "item": item, "option": "a", "sure": None} for items in asked["quizzes"].values() for item in items
    ]
    kept += [
        {"kind": "gate", "item": asked["gate"], "right": True, "points": 24, "number": 1, "missed": []},
        {"kind": "agreement", "item": "watch/observe/1", "n": 40, "same": 36, "kappa": 0.74},
        {"kind": "result", "item": asked["post"], "points": 0.85, "right": True, "n": 40, "same": 34},
    ]
    return [{"id": f"p{n}", "at": n} | one for n, one in enumerate(kept)]


def device_told(spec):
    """What the script tells of a device and of files, in all shapes that matter."""
    ada, olga = {"id": "", "name": "Ada", "life": 0}, {"id": "x1", "name": "Ольга", "life": 0}
    nobody = {"id": "", "name": "", "life": 0}
    devices = [([nobody], ""), ([nobody, olga], "x1"), ([ada, olga], ""), ([ada], "")]
    modes = ["browser", "kolibri", "given", "memory"]
    known = [
        {"kept": {"list": learners, "now": now}, "count": 40 * number, "mode": modes[number], "share": number % 2 == 0}
        for number, (learners, now) in enumerate(devices)
    ]
    files = [{"learner": name, "shared": shared, "count": 7} for name in ("", "Ada", "Min") for shared in (0, 3)]
    came = {"n": 3, "had": 4, "aside": 1}
    return (
        *(event("known", "", one) for one in known * 2),
        *(event("read", "", one) for one in files),
        event("choose", "x1"), event("choose", ""),  # buttons in rows that the script makes
        event("came_in", "", came), event("came_in", "", came | {"n": 0}),
        event("after", "deleted", {}), event("after", "deleted_all", {}), event("after", "came_in", came),
        event("refused", "", "It is cut short."), event("saved", "file", "a.json"), event("saved", "shared", "a.json"),
    )  # fmt: skip


def names_in(folder):
    """The files of a folder of the content."""
    return sorted(path.stem for path in (HERE / folder).glob("*.yaml"))


@functools.cache
def first_talk_ended():
    """What a whole first talk keeps, from which a return visit begins."""
    place = next(place for place in places("dialogue") if not place.spec["before"])
    state, kept = runtime("dialogue").start(place.spec, []), []
    for number in range(40):
        close = [name for name in place.spec["closings"] if name in state["nodes"][state["at"]]["tray"]]
        asked = event("closing", close[0]) if number > 9 and close else event("pick", str(1 + number % 4))
        state = runtime("dialogue").do(place.spec, state, asked)
        kept += state["keep"]
    return tuple(kept)


@functools.cache
def sets_watched():
    """What is kept of the first set of every trainer, all feeds compared with the key."""
    kept = []
    for place in places("observe"):
        state = runtime("observe").start(place.spec, [])
        for number in range(place.spec["per"]):
            ticks = [event("seen", sign, "well" if number % 2 else "unseen") for sign in place.spec["signs"]]
            for asked in ([event("next")] if number else []) + [*ticks, event("guess", "", "pain"), event("done")]:
                state = runtime("observe").do(place.spec, state, asked)
                kept += state["keep"]
    return tuple(kept)


class Whole(NamedTuple):
    """An activity as a notebook shows it: with what a page brings late."""

    activity: Any

    @property
    def template(self):
        return self.activity.template

    def view(self):
        return self.activity.quick_view()


class Later(NamedTuple):
    """An activity as it is days after `course_kept`, with all that comes late or (``waits``) before it came."""

    activity: Any
    waits: bool = False

    @property
    def template(self):
        return self.activity.template

    def view(self):
        made = self.activity.view() if self.waits else self.activity.quick_view()
        return made | {"spec": made["spec"] | {"now": KEPT_AT + 5 * DAY_MS}}


def course_kept():
    """What the course kept of three lessons, half of it missed, and of a size that was chosen."""
    items = [f"{lesson}/{item.id}" for lesson in ("counselling", "breast", "prolactin") for item in quiz(lesson).items()]
    made = [event_kept(n, item, right=n % 2 == 0, sure=None if n % 3 else 60 + n) for n, item in enumerate(items)]
    return [*made, event_kept(len(made), "course", "size", option="fast"), event_kept(len(made) + 1, "c4/talk", "end")]


def event_kept(number, item, kind="answer", **more):
    """An event as the record holds it, a minute after the one before."""
    return {"id": f"e{number:05d}", "at": KEPT_AT + 60000 * number, "kind": kind, "item": item, **more}


LESSONS = names_in("questions")
KEPT_AT = 1764158400000
KINDS = {
    "choose": Kind(lambda: [*map(quiz, LESSONS), *map(vignettes, LESSONS), *map(myths, LESSONS)]),
    "predict": Kind(
        lambda: [*map(predict, LESSONS), conditions(finder=False), stories()],
        lambda spec: tuple(map(event, ["commit", "commit", "reveal", "open", "open"], [""] * 5, [[3, 4.5], [], [], True, False])),
        ("open",),
    ),
    "bet": Kind(
        lambda: [stories()],
        lambda spec: tuple(event("run", spec["run"], value) for value in runs(spec)),
        ("run",),
        24,
        whole=False,
        share=0.4,
    ),  # not what is being typed
    "scoreboard": Kind(lambda: [stories()], passing=("new", "no"), before=bets_kept, whole=False),  # it asks before it clears
    "order": Kind(lambda: map(steps, ("back_rub", "cup_feeding", "hand_expression"))),
    "turn": Kind(lambda: map(steps, ("back_rub", "cup_feeding", "hand_expression")), passing=("back", "next", "first", "last")),
    "label": Kind(lambda: [label_it("breast"), techniques()]),
    "say": Kind(lambda: map(say, LESSONS)),
    "rewrite": Kind(lambda: map(rewrite, ("open", "mixed")), most=40, share=0.1),
    "sort": Kind(lambda: [sort_claims(), sort_claims("S0-10"), sort_claims("S0-10", "S3-15")], most=24, share=0.6),
    "filter": Kind(lambda: [claims_library()], whole=False),  # the address keeps it, not the record
    "sort_into": Kind(lambda: map(sort_into, names_in("sort_into")), most=60, share=0.1),
    "triage": Kind(lambda: [triage("refer")], most=240, share=0.008),
    "exam": Kind(
        lambda: [Whole(tests(name)) for name in names_in("exams")],
        lambda spec: [event("lost"), event("deal"), event("hand"), event("really")],
        ("lost", "bring"),
        most=120,
        share=0.02,
    ),
    "module_quiz": Kind(
        lambda: [Whole(module_quiz())],
        lambda spec: (
            [event("module", "", name) for name in ("m01", "m14", "web")] + [event("deal"), event("hand"), event("really")]
        ),
        ("module", "lost", "bring"),
        most=60,
        whole=False,  # which module one looks at says the address
        share=0.02,
    ),
    "review": Kind(
        lambda: [Later(review()), Later(review(), waits=True)],
        lambda spec: [event("lost"), event("begin", "due"), event("begin", "early"), event("check"), event("next")],
        before=course_kept,
        most=60,
        whole=False,  # not what is being answered; tests/core/play/test_review.py holds the rest
        share=0.05,
    ),
    "enough": Kind(lambda: map(enough, names_in("enough")), most=80, share=0.1),
    "note": Kind(lambda: map(note, names_in("note")), whole=False, share=0.2),  # not what is being typed
    "reasons": Kind(
        lambda: map(reasons, names_in("reasons")),
        lambda spec: tuple(event("drop", spec["boards"][0]["findings"][at], spec["columns"][at]) for at in range(5)),
        ("board",),
        most=60,
        share=0.1,
    ),
    "observe": Kind(
        lambda: map(observe, names_in("observing")),
        most=40,
        before=lambda: list(sets_watched()),
        anew=True,
        whole=False,  # where one looked last is not kept; tests/core/play/test_observe.py holds the rest
        share=0.06,
    ),
    "notice": Kind(lambda: map(notice, names_in("notice")), whole=False, share=0.3),  # not what is being typed
    "own_lines": Kind(lambda: map(own_lines, names_in("own_lines")), whole=False, share=0.3),  # not what is being typed
    "dialogue": Kind(
        lambda: [talk("c3"), talk("c3_return")],
        most=24,
        before=lambda: list(first_talk_ended()),
        share=0.05,
    ),
    "history": Kind(lambda: map(history, names_in("histories")), most=40, share=0.06),
    "pair": Kind(lambda: [pair("c3")], passing=("back", "next", "first", "last", "names"), most=24, whole=False, share=0.2),
    "visit": Kind(
        lambda: [week()],
        passing=("beside",),
        before=lambda: [one for one in first_talk_ended() if one["kind"] == "end"],
        whole=False,
        share=0.1,
    ),
    "position": Kind(
        lambda: map(position, names_in("position")),
        lambda spec: [event("drop"), *(event("drag", of, at) for of in HOLD_HANDLES for at in (90200, 180150.5, -1, 1e6))],
        ("next",),
        most=24,
        whole=False,  # not what was moved before all four lamps burn
        share=0.2,
    ),
    "coach": Kind(lambda: map(coach, names_in("coach")), most=24, share=0.2),
    "weigh": Kind(lambda: [conditions()]),
    "certificate": Kind(lambda: [certificate()], before=course_passed, anew=True, whole=False, share=0.1),  # not the name
    "my_record": Kind(lambda: [my_record()], device_told, whole=False, most=30, share=0.3),  # a device holds it, not the record
    "welcome": Kind(lambda: [Welcome()], before=course_kept, whole=False, share=0.015),  # of what others kept too
    "my_course": Kind(lambda: [my_course()], before=course_kept, whole=False, share=0.015),
    "onward": Kind(
        lambda: map(Onward, ("breast", "only_milk", "c20")),
        before=course_kept,
        whole=False,
        share=0.1,
    ),
}
TEXTS = ["", "450", "Feed him often.", "“Ça va?” 🙂\nשלום <b>&amp;</b>", "a"]
NONSENSE = [None, True, False, 0, 3, -1, 250, 1.5, "", "gone", "1", [], ["a"], {}, {"a": 1}]
NOT_SEEN = ("focus", "say")  # keys of a view that hold only at the moment of an event


class Place(NamedTuple):
    """One play on a page: its spec, the slots that the script may write, and all events that a reader can cause."""

    kind: str
    spec: dict[str, Any]
    slots: frozenset[str]
    events: tuple[dict[str, Any], ...]

    def asks(self):
        """The names of the events."""
        return {event["do"] for event in self.events}


def values(el):
    """What the script may tell of an element that asks for something."""
    found = [el.get("data-value", "")]
    if el.name == "select":
        found = [option.get("value", option.text) for option in el.find_all("option")]
    elif el.name == "textarea" or el.get("type") in ("text", "search"):
        found = TEXTS
    elif el.name == "details" or el.get("type") == "checkbox":
        found = [True, False]
    elif el.get("type") == "range":
        found = list(range(int(el["min"]), int(el["max"]) + 1))
    elif el.name in ("fieldset", "div"):
        found = [one["value"] for one in el.select("input")]
    return found


def events_of(el):
    """The events that one element can cause."""
    of = el.get("data-of", "")
    found = [{"do": el["data-do"], "of": of, "value": value} for value in (values(el) if el.has_attr("data-do") else [])]
    if el.has_attr("data-rest"):
        found += [{"do": el["data-rest"], "of": of, "value": value} for value in values(el)]
    keys = el.get("data-keys", "").split()
    return found + [{"do": pair.partition(":")[2], "of": of, "value": "key"} for pair in keys]


def places_in(html):
    """Return the plays of a page."""
    found = []
    for el in BeautifulSoup(html, "html.parser").select("[data-play]"):
        assert el.find_parent(attrs={"data-play": True}) is None, f"{el.get('id')}: a play inside a play"
        assert el.get("id"), f"{el['data-play']}: a play without an id"
        (spec,) = el.select("script.spec")
        inside = [el, *el.select("[data-slot], [data-do], [data-keys]")]
        slots = [one["data-slot"] for one in inside if one.has_attr("data-slot")]
        assert len(slots) == len(set(slots)), f"{el['id']}: a slot twice"
        events = [event for one in inside for event in events_of(one)]
        found.append(Place(el["data-play"], json.loads(spec.string), frozenset(slots), tuple(events)))
    return found


@functools.cache
def places_in_stories():
    """Return the plays of the explorer with stories, whose bands are of no matter here."""
    return places_in(page.render(stories(), quick=True))


@functools.cache
def places(kind):
    """Return every play of a kind, as the course's activities hold it."""
    shown = [places_in_stories() if one is stories() else places_in(page.render(one)) for one in KINDS[kind].shown()]
    return [one for places_here in shown for one in places_here if one.kind == kind]


class Runtime(NamedTuple):
    """The three functions of a kind in CPython."""

    start: Any
    do: Any
    show: Any


@functools.cache
def runtime(kind):
    """Return the functions of a kind."""
    module = import_module(f"lactation.core.play.{kind}")
    return Runtime(*(getattr(module, f"{kind}_{name}") for name in Runtime._fields))


def strange(event, pick):
    """Return what an older course, another version or a careless hand may have made of an event of the record."""
    change = pick.choice(["drop", "value", "whole"])
    if change == "whole" or not event:
        return pick.choice(NONSENSE)
    name = pick.choice(sorted(event))
    return {key: pick.choice(NONSENSE) if key == name else one for key, one in event.items() if key != name or change == "value"}


def random_events(place, kind, pick):
    """Return some events of a reader; one in ten is one that no reader can cause."""
    by_name: dict[str, list] = {}
    for event in (*place.events, *KINDS[kind].told(place.spec)):
        by_name.setdefault(event["do"], []).append(event)
    found = []
    for _ in range(pick.randint(1, KINDS[kind].most) if by_name else 0):
        event = dict(pick.choice(by_name[pick.choice(sorted(by_name))]))
        if pick.random() < 0.1:
            event[pick.choice(["do", "of", "value"])] = pick.choice(NONSENSE[8:11])
        elif pick.random() < 0.1:
            event["value"] = pick.choice(NONSENSE)
        found.append(event)
    return found


def played(kind, place, kept, events):
    """Play a game in CPython; return all views, and what was kept after each event."""
    start, do, show = runtime(kind)
    state = start(place.spec, kept)
    views, keeps = [show(place.spec, state, WORDS)], []
    for event in events:
        state = do(place.spec, state, event)
        keeps.append(state["keep"])
        views.append(show(place.spec, state, WORDS))
    return views, keeps


def games(kind, count, seed=1):
    """Yield random games of a kind with what they gave in CPython: ``(place, kept, events, views, keeps)``.

    What was kept by one game is, at times, the record from which a later game of the same play starts, now and then damaged.
    """
    pick, records = random.Random(seed), {}
    all_places = places(kind)
    for _ in range(count):
        at = pick.randrange(len(all_places))
        place = all_places[at]
        kept = list(records.get(at, KINDS[kind].before())) if pick.random() < 0.6 else []
        if KINDS[kind].anew and pick.random() < 0.5:
            kept = KINDS[kind].before()
        if kept and pick.random() < 0.3:
            spot = pick.randrange(len(kept))
            kept[spot] = strange(kept[spot], pick)
        events = random_events(place, kind, pick)
        before = json.dumps(kept)
        views, keeps = played(kind, place, kept, events)
        assert json.dumps(kept) == before, f"{kind}: the record it was given was changed"
        found = [one for keep in keeps for one in keep]
        if found:
            records[at] = [one for one in [*kept, *found] if isinstance(one, dict)][-6:]
        yield place, kept, events, views, keeps


PLAY_ALL = """given => {
  const known = new Map(), told = [];
  const intern = text => {
    if (!known.has(text)) { known.set(text, told.length); told.push(text); }
    return known.get(text);
  };
  const parts = view => Object.keys(view).map(key => intern(JSON.stringify([key, view[key]])));
  const kind = given.kind;
  const start = lactation[kind + "_start"], act = lactation[kind + "_do"], show = lactation[kind + "_show"];
  const games = given.games.map(([at, kept, events]) => {
    const spec = given.specs[at];
    let state = start(spec, kept);
    const views = [parts(show(spec, state, given.words))], keeps = [];
    for (const event of events) {
      state = act(spec, state, event);
      keeps.push(JSON.stringify(state.keep));
      views.push(parts(show(spec, state, given.words)));
    }
    return [views, keeps];
  });
  return [told, games];
}"""


def compiled_games(kind, found, core=None):
    """Play the same games compiled; return for each its views and what was kept."""
    specs = places(kind)
    at = {id(place): number for number, place in enumerate(specs)}
    given = {
        "kind": kind,
        "words": WORDS,
        "specs": [place.spec for place in specs],
        "games": [[at[id(place)], kept, events] for place, kept, events, *_ in found],
    }
    # What views have in common crosses once: each part of a view is a place in the list of all that were told.
    told, found = (core or compiled()).run(PLAY_ALL, given)
    parts = [json.loads(one) for one in told]
    return [([dict(map(parts.__getitem__, view)) for view in views], list(map(json.loads, keeps))) for views, keeps in found]
