"""Everything that an address can tell of, and random states of it, for the tests of both runtimes and the ten thousand.

    python -m tests.addresses 10000

plays that many random states there and back in CPython and compiled, and prints how long the addresses are.
"""

import functools
import json
import random
import statistics
import sys
from typing import Any, NamedTuple

from lactation import coach, enough, history, observe, position, reasons, sort_into, talk
from lactation.activities.conditions import Conditions
from lactation.content import HERE
from lactation.content.conditions import conditions_content
from lactation.content.schema import explorer_content
from lactation.core.address import address_read, address_write
from lactation.core.address_state import (
    address_explorer_numbers,
    address_explorer_read,
    address_explorer_shape,
    address_feed_numbers,
    address_feed_read,
    address_feed_shape,
    address_handed,
    address_scene_numbers,
    address_scene_read,
    address_scene_shape,
    address_story_numbers,
    address_story_read,
    address_story_shape,
    address_talk_numbers,
    address_talk_read,
    address_talk_shape,
)
from tests.compiled import compiled

WHOLE = 300  # letters of a whole address
HOST_AND_FOLDER = 60  # of these, as long as we take them to be
LONGEST_PAGE = max(len(f"notebooks/{path.parent.name}/{path.stem}.html") for path in HERE.parents[1].glob("notebooks/*/*.ipynb"))
ROOM = WHOLE - HOST_AND_FOLDER - LONGEST_PAGE - 1  # for what stands behind the #
NAMES = (
    "Group 1",
    "Группа 3",
    "मातृ मंडळ",
    "شمع",
    "第三组",
    "A",
    "Ñandú & “ß”",
    "🍼 three",
    "<b>x</b>",
    "__proto__",
    "W" * 40,
    "🍼" * 20,
)


class Thing(NamedTuple):
    """What an address can be of."""

    kind: str
    id: str
    spec: Any  # controls, the spec of a play, or the ids of a story's answers


def names_in(folder):
    """The files of a folder of the content."""
    return sorted(path.stem for path in (HERE / folder).glob("*.yaml"))


def controls_of(content):
    """An explorer's controls as its page holds them."""
    return json.loads(json.dumps([control.model_dump(exclude_defaults=True) for control in content.controls]))


def slim_talk(spec):
    """What an address needs of a talk."""
    wanted = {"replies": [{"id": one["id"]} for one in spec["talk"]["replies"]], "carry": spec["talk"].get("carry", [])}
    return {"version": spec["version"], "talk": wanted} | {name: spec[name] for name in ("before", "readouts") if name in spec}


def scenes():
    """The plays of which an address tells what was picked: each with its kind, its choices, and how many things move in it."""
    cards = {"enough": (enough, "enough"), "sort_into": (sort_into, "sort-into")}
    yield from (Thing("scene", f"coach-{name}", ["coach", coach(name).view()["spec"]["lines"], 0]) for name in names_in("coach"))
    for name in names_in("position"):
        yield Thing("scene", f"position-{name}", ["position", position(name).view()["spec"]["poses"], 5])
    for kind, (made, begins) in cards.items():
        for name in names_in(kind):
            yield Thing("scene", f"{begins}-{name}", [kind, made(name).view()["spec"]["cards"], 0])
    for name in names_in("reasons"):
        boards = [one["id"] for one in reasons(name).view()["spec"]["boards"]]
        yield Thing("scene", f"reasons-{name}", ["reasons", boards, 0])
    findings = Conditions().spec()["findings"].values()
    yield Thing("scene", "weigh-conditions", ["weigh", [one for some in findings for one in some], 0])


@functools.cache
def things():
    """Everything of the course that an address can be of."""
    explorers = {name: explorer_content(name) for name in names_in("explorers")}
    feeds = [(name, observe(name).view()["spec"]) for name in names_in("observing")]
    return (
        *(Thing("explorer", f"explore-{name}", controls_of(content)) for name, content in explorers.items()),
        *(
            Thing("story", f"{name}-story-{story.id}", [option.id for option in story.options])
            for name, content in explorers.items()
            for story in content.stories
        ),
        *(
            Thing("story", f"condition-{one.id}", [choice.condition for choice in one.options])
            for one in conditions_content().stories
        ),
        *(Thing("talk", f"talk-{name}", slim_talk(talk(name).spec())) for name in names_in("cases")),
        *(Thing("talk", f"history-{name}", slim_talk(history(name).view()["spec"])) for name in names_in("histories")),
        *(Thing("feed", f"observe-{name}", {key: spec[key] for key in ("items", "per", "scenes")}) for name, spec in feeds),
        *scenes(),
    )


# ---- Random states


def on_step(rng, low, high, step):
    """A number that a slider can hold."""
    steps = int((high - low) / step + 1e-9)
    return float(f"{low + rng.choice((0, steps, rng.randint(0, steps))) * step:.6f}")


def some_value(rng, control):
    """Something that a control can hold, set by hand."""
    kind, most = control.get("kind", "slider"), control.get("most", 0)
    count = rng.choice((0, most, rng.randint(0, most)))
    if kind == "slider":
        return on_step(rng, control.get("min", 0), control.get("max", 1), control.get("step", 1))
    if kind == "switch":
        return rng.randint(0, 1)
    if kind == "choice":
        return rng.randrange(len(control["options"]))
    if kind == "cards":
        return rng.sample([card["name"] for card in control["cards"]], min(count, len(control["cards"])))
    if kind == "pairs":
        first, second = control["columns"]
        days = sorted({on_step(rng, first["min"], first["max"], first["step"]) for _ in range(count)})
        return [[day, on_step(rng, second["min"], second["max"], second["step"])] for day in days]
    hours = [rng.randint(0, 95) / 4 for _ in range(count)]
    return hours if kind == "clock" else [[hour, rng.choice([*control["kinds"]])] for hour in hours]


def some_state(rng, thing):
    """A random state of a thing."""
    if thing.kind == "explorer":
        settings = {control["name"]: some_value(rng, control) for control in thing.spec}
        hers = {control["name"]: some_value(rng, control) for control in thing.spec if rng.random() < 0.7}
        return {"settings": settings, "other": rng.choice((None, hers))}
    if thing.kind == "story":
        number = rng.choice((0, 100000, 655.25, 0.125, rng.randint(0, 1000), rng.randint(0, 10**6) / 100))
        return rng.choice(
            (None, {"group": rng.choice(NAMES), "option": rng.choice(thing.spec), "number": number, "sure": rng.randint(1, 3)})
        )
    if thing.kind == "feed":
        return {"number": rng.randrange(len(thing.spec["items"])), "at": rng.randrange(thing.spec["per"])}
    if thing.kind == "scene":
        _, choices, moved = thing.spec
        count = rng.choice((0, 1, 8, rng.randint(0, 20)))
        return {"picked": rng.choices(choices, k=count), "moved": [rng.randint(-1000, 1000) / 1000 for _ in range(moved)]}
    replies = [one["id"] for one in thing.spec["talk"]["replies"]]
    before = {name: rng.choice((0, 55, rng.randint(-10000000, 10000000) / 1000)) for name in address_handed(thing.spec)}
    return {
        "seed": rng.randint(1, 100000),
        "path": rng.choices(replies, k=rng.choice((0, 12, 40, rng.randint(0, 60)))),
        "before": before,
    }


# ---- There and back


def written(thing, state):
    """The address of a state."""
    if thing.kind == "explorer":
        shape, numbers = (
            address_explorer_shape(thing.spec),
            address_explorer_numbers(thing.spec, state["settings"], state["other"]),
        )
    elif thing.kind == "story":
        shape, numbers = address_story_shape(thing.spec), address_story_numbers(thing.spec, state)
    elif thing.kind == "feed":
        shape, numbers = address_feed_shape(thing.spec), address_feed_numbers(thing.spec, state["number"], state["at"])
    elif thing.kind == "scene":
        shape = address_scene_shape(*thing.spec[:2])
        numbers = address_scene_numbers(thing.spec[1], state["picked"], state["moved"])
    else:
        shape = address_talk_shape(thing.spec)
        numbers = address_talk_numbers(thing.spec, state["seed"], state["path"], state["before"])
    return address_write(thing.id, shape, numbers)


def read_back(thing, text):
    """What an address says of a thing."""
    found = address_read(text)
    assert found["problem"] == ""
    if thing.kind == "scene":
        return address_scene_read(*thing.spec[1:], found["body"])
    reads = {"explorer": address_explorer_read, "story": address_story_read, "feed": address_feed_read, "talk": address_talk_read}
    return reads[thing.kind](thing.spec, found["body"])


COMPILED = """function (all) {
  var core = lactation, specs = all.specs;
  return all.cases.map(function (one) {
    var thing = specs[one[0]], state = one[1], kind = thing.kind, shape, numbers, text, found;
    if (kind !== "scene") { shape = core["address_" + kind + "_shape"](thing.spec); }
    else { shape = core.address_scene_shape(thing.spec[0], thing.spec[1]); }
    if (kind === "scene") { numbers = core.address_scene_numbers(thing.spec[1], state.picked, state.moved); }
    else if (kind === "explorer") { numbers = core.address_explorer_numbers(thing.spec, state.settings, state.other); }
    else if (kind === "story") { numbers = core.address_story_numbers(thing.spec, state); }
    else if (kind === "feed") { numbers = core.address_feed_numbers(thing.spec, state.number, state.at); }
    else { numbers = core.address_talk_numbers(thing.spec, state.seed, state.path, state.before); }
    text = core.address_write(thing.id, shape, numbers);
    found = core.address_read(text);
    var fits = core.address_is_of(found, thing.id) && core.address_fits(found, shape);
    if (kind === "scene") { return [text, core.address_scene_read(thing.spec[1], thing.spec[2], found.body), fits]; }
    return [text, core["address_" + kind + "_read"](thing.spec, found.body), fits];
  });
}"""


def there_and_back(count, seed):
    """Play random states in both runtimes; return for each its kind, its address and what is wrong with it, if anything."""
    rng = random.Random(seed)
    known = things()
    cases = [(number % len(known), some_state(rng, known[number % len(known)])) for number in range(count)]
    told = compiled().run(COMPILED, {"specs": [one._asdict() for one in known], "cases": cases})
    found = []
    for (number, state), (text, back, fits) in zip(cases, told, strict=True):
        thing = known[number]
        here = written(thing, state)
        wrong = [
            name
            for name, right in {
                "the runtimes differ": here == text,
                "CPython reads something else": read_back(thing, here) == state,
                "compiled reads something else": back == state,
                "it is of another thing": fits,
            }.items()
            if not right
        ]
        found.append((thing.kind, here, wrong))
    return found


def main():
    """Play them and print what came of it."""
    found = there_and_back(int(sys.argv[1]), seed=16)
    for kind in dict.fromkeys(kind for kind, *_ in found):
        lengths = sorted(len(text) for one, text, _ in found if one == kind)
        fit = sum(length <= ROOM for length in lengths) / len(lengths)
        print(
            f"{kind}: {len(lengths)} states, {statistics.median(lengths):.0f} letters, at most {lengths[-1]}; {fit:.2%} in {ROOM}"
        )
    wrong = [(text, why) for _, text, why in found if why]
    print(f"{len(found)} states, {len(wrong)} wrong", *wrong[:5], sep="\n")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
