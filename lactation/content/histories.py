"""The schema of a history: a mother with a worry, six boxes, a few wordings for each, a file of ``content/histories``.

It is written shorter than a case, and becomes one: every wording a reply, every answer a line of hers. So the engine, the skills
and the learners of ``lactation.counselling`` are those of the talks. docs/writing-a-case.md says how one is written.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from lactation.content import HERE
from lactation.content.cases import CaseContent, Who
from lactation.content.kinds import Name, Strict, Text, Words, WordsOrNone, check_ids
from lactation.content.portrait import CaseLook, Face, drawn_people
from lactation.content.questions import Item
from lactation.content.skills import skill_words, skills_content
from lactation.content.talks import talk_data
from lactation.core.history import HISTORY_BACK, HISTORY_BOXES

Box = Literal["now", "baby", "birth", "mother", "before", "family"]
How = Literal[
    "reflect", "deep", "empathy", "accept", "praise", "summary", "dismiss", "self", "order", "judge", "scare", "promise",
    "lecture", "harm",
]  # fmt: skip
QUESTIONS, FACTS, WANTED = 12, 10, 8
CODES = {"open": "open", "direct": "interest", "closed": "closed", "leading": "closed", "stacked": "pile", "judging": "judge"}
SHUTS = ("closed", "leading", "stacked", "judging")  # after these the box is a little harder to open
SHUT_COSTS = 10  # points of trust that it takes besides
MORE_COSTS = 6  # points of trust more for what she tells when only "what else" is asked
LEADING_COSTS = 2
LONGEST_ID = 10  # of a thing to ask
MOMENT = 0.01  # of a minute: listening is no question
STEPS = ("concern", "cause", "act", "meet")
Say = Annotated[list[Words], Field(min_length=1, max_length=3)]


class Told(Strict):
    """Something that she tells when she is asked well, from a trust on; and what saying it back, or waiting, opens besides."""

    trust: float = Field(default=0, ge=0, le=90)
    facts: list[Name] = Field(min_length=1)
    say: Words
    face: Face = "listening"
    waited: "Told | None" = None
    back: list["Back"] = []


class Back(Strict):
    """Something to say to what she just told; and what it opens, where it does."""

    how: How
    say: Words
    opens: Told | None = None


class Asking(Strict):
    """One thing to ask of a box, in several wordings: two that let her tell it, and some that do not."""

    id: Name
    how: Literal["open", "direct"] = "open"  # a danger sign is asked for by its name
    well: list[Words] = Field(min_length=1, max_length=2)
    closed: WordsOrNone = ""
    leading: WordsOrNone = ""
    stacked: WordsOrNone = ""
    judging: WordsOrNone = ""
    told: list[Told] = Field(min_length=1)
    short: Words  # what she answers where she does not trust enough
    brief: Words  # what she answers to a question that wants a yes


class BoxContent(Strict):
    """One of the six boxes."""

    more: Words  # asks what else there is
    asks: list[Asking] = Field(min_length=1)


class HistoryFact(Strict):
    """Something there is to find: in which box it stands, and why it matters."""

    box: Box
    title: Words
    why: Words
    key: bool = False  # the one question that matters with this mother
    danger: bool = False


class General(Strict):
    """What she answers to anything of a kind."""

    heard: Say  # she was heard
    missed: Say  # she was comforted, ordered, told about oneself
    hurt: Say
    nod: Say
    waited: Words
    awkward: Words
    nothing: Say


class HistoryContent(Strict):
    """A file of ``content/histories``."""

    id: Name
    title: Words
    place: Words
    who: Who
    tone: int = Field(default=0, ge=0, le=3)
    look: CaseLook
    scene: Words
    first: Words
    face: Face = "worried"
    start: dict[Name, float]
    facts: dict[Name, HistoryFact]
    boxes: dict[Box, BoxContent]
    general: General
    wait: Words
    nod: Words
    plan: dict[Literal["concern", "cause", "act", "meet"], Item]
    after: Words  # how it went on, when somebody found it
    sources: list[Text] = Field(min_length=1)

    @model_validator(mode="after")
    def check_history(self) -> "HistoryContent":
        """There are six boxes, ten facts that are told and one that matters most, and four steps with options of their own."""
        for what, found, expected in (("boxes", self.boxes, HISTORY_BOXES), ("plan", self.plan, STEPS)):
            if list(found) != list(expected):
                raise ValueError(f"{what}: found {', '.join(found)}, expected {', '.join(expected)}, in this order")
        if len(self.facts) != FACTS:
            raise ValueError(f"facts: found {len(self.facts)}, expected {FACTS}")
        if sum(fact.key for fact in self.facts.values()) != 1:
            raise ValueError("facts: found none or several with key: true, expected one: the question that matters")
        told = [fact for _, asking in self.asks() for one in every(asking.told) for fact in one.facts]
        for fact in {*told} ^ {*self.facts}:
            raise ValueError(f"facts: found {fact} in one place only, expected each fact under facts and told by somebody")
        names = [asking.id for _, asking in self.asks()]
        for name in names:
            if len(name) > LONGEST_ID:
                raise ValueError(f"boxes: found the id {name}, expected at most {LONGEST_ID} letters: others are made of it")
        check_ids("boxes", names)
        check_ids("plan", [option.id for item in self.plan.values() for option in item.options])
        return self

    def asks(self) -> Iterator[tuple[str, Asking]]:
        """Find everything that can be asked, with its box."""
        for box, content in self.boxes.items():
            yield from ((box, asking) for asking in content.asks)

    def case(self) -> CaseContent:
        """Return the history as a case."""
        return CaseContent.model_validate(
            {
                "id": self.id, "size": "small", "title": self.title, "place": self.place, "who": self.who.model_dump(),
                "tone": self.tone, "look": self.look.model_dump(), "scene": self.scene, "start": self.start,
                "first_line": {"id": "first", "say": self.first, "face": self.face, "topic": HISTORY_BOXES[0]},
                "most_minutes": 40, "facts_wanted": WANTED, "safety": "a_plan",
                "facts": {name: fact.model_dump(include={"title", "why"}) for name, fact in self.facts.items()},
                "actions": {"plan": {"title": self.title, "counts": False}},
                "endings": {"over": [{"id": "over", "say": self.after, "when": []}]},
                "debrief": {"ask": self.title}, "replies": [*self.replies()], "lines": [*self.lines()],
            }
        )  # fmt: skip

    # ---- What can be said

    def replies(self) -> Iterator[dict[str, Any]]:
        """Return the wordings of all boxes, what can be said back, and what always stands below."""
        for box, content in self.boxes.items():
            for asking in content.asks:
                yield from wordings(box, asking)
            yield question(f"more_{box}", box, "open", content.more) | {"again": True}
        for _, asking in self.asks():
            for at, told in numbered(asking):
                for number, one in enumerate(told.back):
                    yield said_back(f"{at}_b{number}", just(at), one)
        quiet = {"step": "listen", "tray": True, "again": True, "minutes": MOMENT, "when": ["turn >= 1", "quieted < 1"]}
        quiet["effect"] = {"quieted": 1}
        yield quiet | {"id": "wait", "codes": ["wait"], "do": self.wait}
        yield quiet | {"id": "nod", "codes": ["interest"], "do": self.nod}
        yield {"id": "plan", "step": "follow", "tray": True, "closes": True, "minutes": 0, "codes": ["summary"], "do": self.title,
               "when": ["turn >= 1"]}  # fmt: skip

    # ---- What she answers

    def lines(self) -> Iterator[dict[str, Any]]:
        """Return what she answers: to each wording, and to anything of a kind."""
        for box, asking in self.asks():
            yield from answered(box, asking, bool(asking.how == "open"))
        general = self.general
        kinds = {
            "heard": ["reflect", "deep", "empathy", "accept", "praise", "summary"], "nod": ["interest"],
            "missed": ["dismiss", "self", "order", "promise", "lecture", "harm", "scare"], "hurt": ["judge"],
        }  # fmt: skip
        for name, by in kinds.items():
            for number, say in enumerate(getattr(general, name)):
                face = {"heard": "listening", "hurt": "closed", "missed": "closed"}.get(name, "waiting")
                yield {"id": f"any_{name}_{number}", "by": by, "say": say, "face": face, "again": True}
        yield {"id": "any_waited", "by": ["wait"], "say": general.waited, "again": True}
        yield {"id": "any_awkward", "by": ["awkward"], "say": general.awkward, "again": True}
        for number, say in enumerate(general.nothing):
            yield {"id": f"any_nothing_{number}", "to": [f"more_{box}" for box in self.boxes], "say": say, "again": True}


Told.model_rebuild()


def every(told: list[Told]) -> Iterator[Told]:
    """Find everything that is told, what listening opens too."""
    for one in told:
        yield one
        inner = [one.waited, *(back.opens for back in one.back)]
        yield from every([found for found in inner if found])


def numbered(asking: Asking) -> Iterator[tuple[str, Told]]:
    """Find what is told when a thing is asked, with the ids of her lines."""
    yield from ((f"{asking.id}_{number}", told) for number, told in enumerate(asking.told))


def just(at: str) -> str:
    """Return the condition that she just told something, whichever wording opened it."""
    return f"just {at} or just {at}_m"


def question(name: str, box: str, how: str, say: str) -> dict[str, Any]:
    """Return one wording as a reply of a case."""
    effect = {
        "quieted": 0,
        **({f"shut_{box}": 1} if how in SHUTS else {}),
        **({"trust": -LEADING_COSTS} if how == "leading" else {}),
    }
    return {"id": name, "step": "listen", "codes": [CODES[how]], "about": [box], "say": say, "effect": effect}


def wordings(box: str, asking: Asking) -> Iterator[dict[str, Any]]:
    """Return the wordings of one thing to ask: the good ones until all of it is told."""
    facts = {fact for told in asking.told for fact in told.facts}
    untold = [" or ".join(f"not {fact}" for fact in sorted(facts))]
    for number, say in enumerate(asking.well):
        yield question(f"{asking.id}_w{number}", box, asking.how, say) | {"when": untold}
    for how in SHUTS:
        if getattr(asking, how):
            yield question(f"{asking.id}_{how}", box, how, getattr(asking, how))


def said_back(name: str, when: str, one: Back) -> dict[str, Any]:
    """Return something to say back as a reply of a case."""
    return {"id": name, "step": "listen", "codes": [one.how], "say": one.say, "when": [when], "minutes": 0}


def answered(box: str, asking: Asking, more: bool) -> Iterator[dict[str, Any]]:
    """Return her answers to the wordings of one thing; ``more``: "what else" opens it too."""
    well = [f"{asking.id}_w{number}" for number in range(len(asking.well))]
    for at, told in numbered(asking):
        shut = f"shut_{box} < 1 or trust >= {told.trust + SHUT_COSTS:g}"
        opened = told_line(at, told) | {"to": well, "when": [f"trust >= {told.trust:g}", shut]}
        yield opened | {"effect": {f"shut_{box}": 0}}
        if more:
            untold = f"not {told.facts[-1]}"
            again = {"id": f"{at}_m", "to": [f"more_{box}"], "when": [f"trust >= {told.trust + MORE_COSTS:g}", untold]}
            yield told_line(at, told) | again | {"weight": told.trust / 10}
        if told.waited:
            yield told_line(f"{at}_t", told.waited) | {"by": ["wait"], "when": [just(at), f"trust >= {told.waited.trust:g}"]}
        for number, one in enumerate(told.back):
            if one.opens:
                opens = told_line(f"{at}_o{number}", one.opens)
                yield opens | {"to": [f"{at}_b{number}"], "when": [f"trust >= {one.opens.trust:g}"]}
    brief = [f"{asking.id}_{how}" for how in SHUTS if how != "judging" and getattr(asking, how)]
    yield {"id": f"{asking.id}_short", "to": well, "say": asking.short, "face": "closed", "again": True,
           "effect": {f"shut_{box}": 0}}  # fmt: skip
    if brief:
        yield {"id": f"{asking.id}_brief", "to": brief, "say": asking.brief, "again": True}


def told_line(name: str, told: Told) -> dict[str, Any]:
    """Return what she tells as a line of a case."""
    found = {"id": name, "say": told.say, "face": told.face, "tells": told.facts, "weight": told.trust / 10}
    return found | {"pause": 1 if told.waited else 0}


# ---- For the core


def history_talk(content: HistoryContent) -> dict[str, Any]:
    """Return a history as the core plays it (``core/history.py``)."""
    talk = talk_data(content.case(), skills_content())
    for name, fact in content.facts.items():
        talk["facts"][name] |= {"box": fact.box, "key": fact.key, "danger": fact.danger}
    hows = {f"{asking.id}_{how}": how for _, asking in content.asks() for how in SHUTS}
    hows |= {f"{asking.id}_w{number}": asking.how for _, asking in content.asks() for number in range(2)}
    boxes: dict[str, list[str]] = {box: [] for box in (*HISTORY_BOXES, HISTORY_BACK)}
    for reply in talk["replies"]:
        reply["how"] = hows.get(reply["id"], "")
        if not reply["tray"]:
            boxes[reply["about"][0] if reply["about"] else HISTORY_BACK].append(reply["id"])
    return talk | {"boxes": boxes, "questions": QUESTIONS}


def history_spec(content: HistoryContent, item: str) -> dict[str, Any]:
    """Return what ``core/play/history.py`` needs."""
    talk = history_talk(content)
    return {
        "items": [f"{item}/talk", *(f"{item}/{step}" for step in STEPS)],
        "item": item,
        "version": talk["version"],
        "talk": talk,
        "wanted": WANTED,
        "first": {"say": content.first, "face": content.face, "by_whom": ""},
        "skills": skill_words(),
        "drawn": drawn_people(content.look),
        "steps": list(STEPS),
        "best": {step: next(one.id for one in item.options if one.best) for step, item in content.plan.items()},
        "options": {step: [one.id for one in item.options] for step, item in content.plan.items()},
    }


@lru_cache
def history_names() -> list[str]:
    """Return the names of the histories."""
    return sorted(path.stem for path in (HERE / "histories").glob("*.yaml"))
