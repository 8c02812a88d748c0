"""The schema of a case: a conversation in which she answers, a file of ``content/cases``.

docs/writing-a-case.md explains every field to authors. What the words of a condition mean stands in ``talks.py``; whether every
name is one that the case knows, ``case_names.py`` checks.
"""

from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator

from lactation.content import HERE, ContentError
from lactation.content.kinds import Name, Strict, Text, TextOrNone, Words, WordsOrNone
from lactation.content.marked import read
from lactation.content.portrait import Baby, CaseLook, Face
from lactation.content.yaml_file import load

Step = Literal["greet", "listen", "look", "check", "praise", "inform", "suggest", "follow"]
Effect = dict[Name, float]
CASES = HERE / "cases"


class Who(Strict):
    """Who is there, for the learner to read before the talk."""

    mother: Words
    baby: Words
    others: WordsOrNone = ""


class Fact(Strict):
    """Something there is to find: what it is, and why it matters."""

    title: Words
    why: Words


class Action(Strict):
    """Something that may be agreed, and what it does to the days after, if it is done.

    ``counts``: it is one of the suggestions, of which more than two are too many. ``effort``: how much being tired keeps her from
    it, 0 to 1. ``sound``: it counts as a good outcome; where nothing is said, when it cuts the other milk.
    """

    title: Words
    counts: bool
    effort: float = Field(default=0, ge=0, le=1)
    cup_cut: float = Field(default=0, ge=0, le=1)  # share of the other milk that it replaces
    cup_more: float = Field(default=0, ge=-1000, le=1000)  # mL a day
    feeds: float = Field(default=0, ge=-12, le=12)  # a day
    express: float = Field(default=0, ge=-8, le=8)  # a day
    attachment: float = Field(default=0, ge=-0.7, le=0.7)
    first_day: float = Field(default=0, ge=-10, le=10)
    unsafe: bool = False
    sound: bool | None = None


class Reply(Strict):
    """Something the learner can say or do. ``do`` where it is seen rather than heard."""

    id: Name
    step: Step
    codes: list[Name] = Field(min_length=1, max_length=3)
    say: WordsOrNone = ""
    do: WordsOrNone = ""
    about: list[Name] = []
    when: list[Text] = []
    needs: list[Text] = []
    effect: Effect = {}
    minutes: float = Field(default=1, ge=0, le=30)
    turns: int = Field(default=1, ge=0, le=1)
    again: bool = False
    tray: bool = False
    closes: bool = False
    weight: float = Field(default=0, ge=-20, le=80)

    @model_validator(mode="after")
    def check_reply(self) -> "Reply":
        """There is one sentence; and what may be said again and again takes time, or a talk would not end."""
        if bool(self.say) == bool(self.do):
            raise ValueError(f"{self.id}: found {'both' if self.say else 'none'} of say and do, expected one of them")
        if self.again and (self.turns < 1 or self.minutes <= 0):
            raise ValueError(f"{self.id}: found again without turns and minutes, expected both: a talk must end")
        return self


class Line(Strict):
    """Something she says, or that is seen. It answers what ``to``, ``about`` and ``by`` name, while ``when`` holds."""

    id: Name
    say: Words
    to: list[Name] = []
    about: list[Name] = []
    by: list[Name] = []
    when: list[Text] = []
    face: Face = "waiting"
    by_whom: Name | None = None  # of look.others: who is seen speaking
    baby: Baby | None = None  # how the baby is seen from here on; where nothing is said, as before
    tells: list[Name] = []
    effect: Effect = {}
    topic: Name | None = None
    pause: int = Field(default=0, ge=0, le=1)
    again: bool = False
    weight: float = Field(default=0, ge=-20, le=80)

    @model_validator(mode="after")
    def check_answer(self) -> "Line":
        """A line to one reply is not also about topics: the closer of two would always be taken."""
        if self.to and self.about:
            raise ValueError(f"{self.id}: found both of to and about, expected one of them")
        return self


class Interrupt(Line):
    """Something that happens by itself, once, after a turn."""

    @model_validator(mode="after")
    def check_interrupt(self) -> "Interrupt":
        """It answers nothing."""
        if self.to or self.about or self.by:
            raise ValueError(f"{self.id}: found to, about or by, expected only when: it happens by itself")
        return self


class Opening(Interrupt):
    """How a return visit begins: the first that holds."""

    scene: WordsOrNone = ""


class FirstLine(Strict):
    """What she says before the learner has spoken. A return visit has its openings instead."""

    id: Name
    say: WordsOrNone = ""
    face: Face = "waiting"
    topic: Name
    by_whom: Name | None = None


class Ending(Strict):
    """One way it ends: the first of its list whose conditions hold."""

    id: Name
    say: Words
    when: list[Text]
    good: bool = False


class VisitLine(Strict):
    """What the next visit shows, where there is no talk: the first that holds."""

    id: Name
    say: Words
    when: list[Text]


class Ask(Strict):
    """A reply with which a next visit could begin."""

    id: Name
    codes: list[Name] = Field(min_length=1)
    say: Words


class Visit(Strict):
    """The next visit: a talk of its own (``return``, a file), or a scene with a line."""

    again: TextOrNone = Field(default="", alias="return")
    scene_home: WordsOrNone = ""
    scene_away: WordsOrNone = ""
    lines: list[VisitLine] = []
    ask: list[Ask] = []

    @model_validator(mode="after")
    def check_visit(self) -> "Visit":
        """It is one of both, and its last line holds always."""
        if bool(self.again) == bool(self.lines):
            raise ValueError(f"found {'both' if self.again else 'none'} of return and lines, expected one of them")
        if self.lines and self.lines[-1].when:
            raise ValueError(
                f"found conditions for {self.lines[-1].id}, expected none for the last line, so that there is always one"
            )
        if self.lines and not self.scene_home:
            raise ValueError("found no scene_home, expected where the next visit is")
        return self


class Before(Strict):
    """How it was before the talk: a day's feeds, and the other milk since a day."""

    feeds: float = Field(ge=1, le=16)
    cup_ml: float = Field(ge=0, le=1000)
    from_day: int = Field(ge=1, le=84)
    express: float = Field(default=0, ge=0, le=8)
    attachment: float = Field(default=1, ge=0.3, le=1)


class Model(Strict):
    """What becomes of the milk until the next visit: settings of the simulator's scene, and what an unsettled belief adds."""

    scene: Literal["simulator"] = "simulator"
    look_day: int = Field(ge=2, le=84)
    from_day: int = Field(ge=1, le=84)
    before: Before
    feeds: float = Field(ge=0, le=16)
    cup_ml: float = Field(ge=-1000, le=1000)
    cup_per: dict[Name, float] = {}  # mL for each point of a number
    express: float = Field(default=0, ge=0, le=8)
    attachment: float = Field(default=1, ge=0.3, le=1)
    first_day: float = Field(default=0, ge=0, le=10)
    storage_ml: float = Field(default=210, ge=70, le=400)  # of each breast
    twins: int = Field(default=0, ge=0, le=1)
    away_when: list[Text]
    away_from_day: int = Field(ge=1, le=84)
    away_feeds: float = Field(ge=0, le=16)
    away_cup_ml: float = Field(ge=0, le=1000)
    cup_is: WordsOrNone = ""  # what the cup holds at home where it is no milk, though the model takes it for milk
    tells_grams: bool = True  # false where the model's grams say nothing of this baby: no milk in the cup, the first days
    note: WordsOrNone = ""

    @model_validator(mode="after")
    def check_days(self) -> "Model":
        """What changes, changes before one looks; what is no milk in the cup lets no baby grow."""
        if self.cup_is and self.tells_grams:
            raise ValueError(f"tells_grams: found true, expected false: the model takes {self.cup_is} for milk")
        for name in ("from_day", "away_from_day"):
            if not self.before.from_day <= getattr(self, name) <= self.look_day:
                low, high = self.before.from_day, self.look_day
                raise ValueError(f"{name}: found {getattr(self, name)}, expected a day from {low} (before) to {high} (look_day)")
        return self


class Wanted(Strict):
    """How many make full marks."""

    questions: float = Field(default=4, gt=0)
    reflections: float = Field(default=4, gt=0)
    empathy: float = Field(default=2, gt=0)
    praise: float = Field(default=2, gt=0)


class Expert(Strict):
    """How somebody who knows the case plays it: for the checker."""

    wait_at: list[Name] = []
    most_waits: int = Field(default=1, ge=0)
    order: list[Name] = Field(min_length=1)  # of what is offered, the first in this order
    done: list[Text]  # what must be reached before she closes
    enough_turns: int = Field(ge=1)


class OwnWords(Strict):
    """An invitation to type a sentence of one's own after a line of hers."""

    after: Name
    prompt: Words
    models: list[Words] = Field(min_length=3, max_length=3)
    rubric: list[Words] = Field(min_length=4, max_length=4)
    cues: list[Name] = []


class Pair(Strict):
    """The same mother with a judging and a listening counsellor: two lists of replies."""

    judging: list[Name] = []
    listening: list[Name] = []


class Debrief(Strict):
    """What to look at afterwards."""

    tempting: list[Name] = []
    worth_replaying: list[Name] = []
    pair: Pair = Pair()
    ask: Words


class Source(Strict):
    """What a work was read for, and how."""

    key: Text
    what: Text = Field(alias="for")
    how: Text


class CaseContent(Strict):
    """A file of ``content/cases``."""

    id: Name
    size: Literal["whole", "small"] = "whole"  # a small one, for a pair or to teach with, is held to fewer limits
    title: Words
    modules: list[Text] = []
    place: Words
    who: Who
    tone: int = Field(default=0, ge=0, le=3)
    look: CaseLook | None = None
    scene: Words
    first_line: FirstLine
    first_case: TextOrNone = ""  # of a return visit: the file of the talk before
    start: dict[Name, float]
    carry: list[tuple[Name, Name, float, float]] = []
    readouts: list[Name] = []
    door_below: float = Field(default=8, ge=0, le=100)
    most_minutes: float = Field(ge=1, le=40)  # the page has 44 dots, a turn takes a minute or more
    close_at: int = Field(default=14, ge=1, le=40)
    facts_wanted: int = Field(ge=1)
    wanted: Wanted = Wanted()
    safety: Name
    openings: list[Opening] = []
    facts: dict[Name, Fact] = Field(min_length=1)
    actions: dict[Name, Action] = Field(min_length=1)
    replies: list[Reply] = Field(min_length=4)
    lines: list[Line] = Field(min_length=1)
    interrupts: list[Interrupt] = []
    endings: dict[Name, list[Ending]] = Field(min_length=1)
    model: Model | None = None
    visit: Visit | None = None
    expert: Expert | None = None
    listening_path: list[Name] = []
    own_words: list[OwnWords] = []
    debrief: Debrief
    sources: list[Source] = []

    @model_validator(mode="after")
    def check_parts(self) -> "CaseContent":
        """Each list of endings has one for everything else; the learner can close; a return visit has what it begins with."""
        for name, endings in self.endings.items():
            if not endings or endings[-1].when:
                last = f"the id {endings[-1].id} last, with conditions" if endings else "no ending"
                raise ValueError(f"endings: {name}: found {last}, expected a last one with when: [], so that there is always one")
        if not any(reply.tray and reply.closes for reply in self.replies):
            raise ValueError("replies: found none with tray and closes, expected one with which the learner can go")
        if bool(self.first_case) != bool(self.openings):
            raise ValueError("found only one of first_case and openings, expected both for a return visit, else none")
        if self.openings and self.openings[-1].when:
            raise ValueError(
                f"openings: found the id {self.openings[-1].id} last, with conditions, expected a last one with when: []"
            )
        if not self.first_case and not self.first_line.say:
            raise ValueError("first_line: found no say, expected her first words")
        if self.visit and self.model is None:
            raise ValueError("found a visit without a model, expected both")
        return self

    @property
    def path_of_listening(self) -> list[str]:
        """Return the replies of a listening counsellor, for a reader without scripts."""
        return list(self.listening_path or self.debrief.pair.listening)


def case_path(name: str) -> Path:
    """Return the file of a case: by its name, or by a path for one that lies elsewhere.

    Raises
    ------
    ContentError
        There is none: names those there are.
    """
    path = CASES / f"{name.removesuffix('.yaml')}.yaml"
    if name.endswith(".yaml") and (Path(name).name != name or not path.exists()):
        path = Path(name)
    if not path.exists():
        raise ContentError(f"{path}: found no such case, expected a file NAME.yaml, or one of {', '.join(case_names())}")
    return path


def beside(name: str, file: str) -> str:
    """Return the name of another case by its file, in the same folder."""
    return str(case_path(name).with_name(file)) if name.endswith(".yaml") else Path(file).stem


def case_content(name: str) -> CaseContent:
    """Return a case by its name or path; errors as in ``explorer_content``."""
    return read(case_path(name), CaseContent)


def case_names(returns: bool = True) -> list[str]:
    """Return the names of the cases; ``returns`` False leaves out those that go on from another."""
    names = sorted(path.stem for path in CASES.glob("*.yaml"))
    return [name for name in names if returns or not load(CASES / f"{name}.yaml").get("first_case")]
