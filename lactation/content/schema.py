"""The schemas of the files that authors write."""

import re
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from lactation.content import HERE, ContentError
from lactation.content.marked import load, read
from lactation.content.tables import number_table
from lactation.content.thresholds import limits
from lactation.content.yaml_file import line_of
from lactation.core.pairs import check_pairs

Text = Annotated[str, Field(min_length=1)]
Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,23}$")]  # a record keeps it: the same in every language, never used anew
GIVES_AWAY = ("right", "wrong", "best")  # ids that would tell the answer
NUMBER = re.compile(r"\d+(?:\.\d+)?")
Trait = Literal["storage", "gland", "pumped", "onset", "appetite", "meal"]  # of core.mothers


class Strict(BaseModel):
    """A part of a content file: unknown fields are mistakes."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)

    @model_validator(mode="before")
    @classmethod
    def check_numbers(cls, data: Any) -> Any:
        """A number is no yes or no."""
        for name, value in data.items() if isinstance(data, dict) else []:
            field = cls.model_fields.get(name)
            if isinstance(value, bool) and field is not None and field.annotation in (int, float):
                raise ValueError(f"{name}: found {str(value).lower()}, expected a number")
        return data


def check_range(place: str, low: float, high: float, step: float) -> None:
    """Raise a ValueError when numbers from ``low`` to ``high`` in steps cannot be."""
    if low >= high:
        raise ValueError(f"{place}found {low:g} to {high:g}, expected a smaller number first")
    if not 0 < step <= high - low:
        raise ValueError(f"{place}found step {step:g}, expected a number above 0 and at most {high - low:g}")


class Card(Strict):
    """One card a learner can lay: what it says, how well it is known, and what it does to the scene, by name."""

    name: Text
    title: Text
    text: Text
    strength: Literal["trial", "small", "studies", "animals", "advice"]  # words.yaml says what each means
    sources: list[Text] = Field(min_length=1)
    effects: dict[str, float] = {}
    group: str = ""  # cards of one group lie together under its title


class Column(Strict):
    """One of the two columns of a control with rows: numbers from ``min`` to ``max``."""

    name: Text
    label: Text
    min: float
    max: float
    step: float
    unit: str = ""  # a number typed in a smaller unit, as 3400 for 3.4 kg, is asked back

    @model_validator(mode="after")
    def check_range(self) -> "Column":
        """There are numbers to type."""
        check_range(f"{self.name}: ", self.min, self.max, self.step)
        return self


class Control(Strict):
    """One control of an explorer.

    ``slider`` and ``switch`` hold a number, ``choice`` the number of one of ``options``, ``clock`` a list of hours, ``day`` a
    list of pairs of an hour and one of ``kinds``, ``cards`` the names of the cards that lie, and ``pairs`` pairs of numbers.
    Controls with the same ``group`` fold away together.
    """

    name: Text
    kind: Literal["slider", "switch", "clock", "choice", "day", "cards", "pairs"]
    label: Text
    unit: str = ""
    min: float = 0
    max: float = 1
    step: float = 1
    default: float | list[Any]
    form: str = "0"
    help: str = ""
    most: int = Field(default=0, ge=0, le=100)
    options: list[Text] = []
    kinds: dict[str, Text] = {}
    cards: list[Card] = []
    columns: list[Column] = []
    group: str = ""
    moves: str = ""  # of pairs: the slider that follows to the newest row's first number
    fine: bool = False  # of a slider: two buttons move it by one step, where a finger could not
    play: float = 0  # seconds in which a button moves the slider from end to end

    @model_validator(mode="after")
    def check_default(self) -> "Control":
        """The default fits the kind."""
        if self.kind == "slider":
            check_range(f"{self.name}: ", self.min, self.max, self.step)
        if self.kind in ("clock", "day", "cards", "pairs"):
            if not isinstance(self.default, list) or self.most < len(self.default):
                raise ValueError(f"a {self.kind} needs a list as its default, no longer than 'most'")
        elif isinstance(self.default, list) or not self.min <= self.default <= self.highest:
            raise ValueError(f"default must be a number from {self.min:g} to {self.highest:g}")
        if self.kind == "pairs":
            if len(self.columns) != 2:
                raise ValueError("pairs need two columns")
            first, second = (column.model_dump(exclude_defaults=True) for column in self.columns)
            check_pairs("default", self.default, first, second, self.most)  # type: ignore[arg-type]
        if self.kind == "choice" and len(self.options) < 2:
            raise ValueError("a choice needs at least two options")
        given = self.default if isinstance(self.default, list) else []
        if self.kind == "day" and not all(isinstance(one, list) and len(one) == 2 and str(one[1]) in self.kinds for one in given):
            raise ValueError(f"a day needs pairs of an hour and one of {', '.join(self.kinds)}")
        if self.kind == "cards" and set(given) - {card.name for card in self.cards}:
            raise ValueError(f"the cards that lie must be among {', '.join(card.name for card in self.cards)}")
        return self

    @property
    def highest(self) -> float:
        """Return the highest number the control can hold."""
        return len(self.options) - 1 if self.kind == "choice" else self.max


class Drawing(Strict):
    """One figure of an explorer: the function that draws it, what it says to a screen reader, and its words."""

    draw: Text
    alt: Text
    words: dict[str, Text]


class Readout(Strict):
    """One number that is read out beside the figure."""

    name: Text
    label: Text
    unit: str = ""


class Table(Strict):
    """One table of the numbers behind a figure; ``every`` keeps each n-th point."""

    caption: Text
    x: Text
    series: list[Text]
    y: list[Text]
    form: Text = "0"
    every: int = Field(default=1, ge=1)


class Guess(Strict):
    """An invitation to draw a line before it is shown: handles at these x, dragged to the y expected."""

    series: Text
    at: list[float] = Field(min_length=1)
    start: float
    low: float
    high: float
    step: float
    unit: str = ""
    form: Text = "0"
    label: Text  # of one handle, with {x}
    x_form: Text = "0"
    near: Text  # what to think when the guess was near, above or below, with {x}, {guess}, {model} at the widest gap
    above: Text
    below: Text

    @model_validator(mode="after")
    def check_range(self) -> "Guess":
        """There is a line to draw."""
        check_range("", self.low, self.high, self.step)
        if not self.low <= self.start <= self.high:
            raise ValueError(f"found start {self.start:g}, expected a number from {self.low:g} to {self.high:g}")
        if sorted(set(self.at)) != self.at:
            raise ValueError(f"found at {', '.join(f'{x:g}' for x in self.at)}, expected each place once, in order")
        return self


class ExplorerContent(Strict):
    """A file of ``content/explorers``: everything of an explorer that a reader sees."""

    title: Text
    scene: Text
    controls: list[Control] = Field(min_length=1)
    fixed: dict[str, Any] = {}
    tables_from: dict[str, Text] = {}  # tables of numbers for the scene, joined to ``fixed``: files below content
    limits: list[Text] = []  # names of thresholds.csv whose numbers the scene decides by, joined to ``fixed`` as ``limits``
    held: list[Trait] = []  # traits in which the mothers of the band do not differ, because the reader sets them
    mothers: bool = True  # whether drawn mothers differ in what the scene shows; not where the controls set one breast
    expressing: bool = False  # the mothers of the band only express: they differ more (``spreads.csv``)
    first: list[Text] = []  # series that show before a prediction is committed
    compare: list[Text] = []  # lines that a second mother's may be laid beside
    other: dict[str, Any] = {}  # the second mother's settings, where they differ, if one is there from the start
    guess: Guess | None = None
    stories: list["Story"] = []
    figures: list[Drawing] = Field(min_length=1)
    readouts: list[Readout] = Field(min_length=1)
    forms: dict[str, Text]
    sentences: dict[str, Text]
    unsaid: list[Text] = []  # sentences of the scene that this explorer leaves unsaid
    tables: list[Table]
    sources: list[Text] = Field(min_length=1)


class Quoted(Strict):
    """One number in words, bound to where it comes from: ``lactation.content.quoted`` works it out anew.

    It is read from a readout (``read``, perhaps divided by that of ``per``), or from a series at an x (or its ``lowest`` or
    ``highest``; ``edge`` is the lower or upper one of a band). ``given`` numbers are not the model's: those of a study, of a
    setting that the text names, of a rule, or of a sum in the text.
    """

    says: Text  # a piece of the text, with this number in it
    read: str = ""
    per: str = ""
    series: str = ""
    at: float | Literal["lowest", "highest"] | None = None
    edge: Literal["y", "low", "high"] = "y"
    base: Literal["shown", "default", "other"] = (
        "shown"  # what the learner sees after committing; the defaults; the second mother
    )
    set: dict[str, Any] = {}  # settings changed on top of these
    explorer: str = ""  # where it is not the text's own
    story: str = ""  # of that explorer: its settings are what is shown
    lesson: str = ""  # whose prediction's settings are what is shown
    line: str = ""  # of a page: how the line begins in which this stands
    nearest: float = Field(default=0, ge=0)  # rounded to tens, with 10
    given: Literal["", "study", "setting", "rule", "sum"] = ""

    @property
    def number(self) -> str:
        """Return the number as it is written."""
        return NUMBER.findall(self.says)[0]

    @model_validator(mode="after")
    def check_one(self) -> "Quoted":
        """It holds one number, and comes from one place."""
        if len(NUMBER.findall(self.says)) != 1:
            raise ValueError(f"says: found {self.says!r}, expected words with exactly one number")
        if sum(bool(one) for one in (self.read, self.series, self.given)) != 1:
            raise ValueError("found none or several of read, series and given, expected one of them")
        if bool(self.series) != (self.at is not None):
            raise ValueError("a series needs an at: an x, lowest or highest")
        return self


class Option(Strict):
    """One option of a question, with the reason why it is or is not the best."""

    id: Id
    text: Text
    reason: Text
    best: bool = False


def check_ids(place: str, ids: list[str]) -> None:
    """Raise a ValueError when two of the ids are the same, or one tells the answer."""
    for one in ids:
        if ids.count(one) > 1:
            raise ValueError(f"{place}: found the id {one} {ids.count(one)} times, expected an id of its own for each")
        if one in GIVES_AWAY:
            raise ValueError(f"{place}: found the id {one}, expected one that does not tell the answer")


class Item(Strict):
    """One question with one best option."""

    id: Text
    question: Text
    options: list[Option] = Field(min_length=2, max_length=5)
    sources: list[Text] = Field(min_length=1)
    quoted: list[Quoted] = []

    @model_validator(mode="after")
    def check_best(self) -> "Item":
        """Exactly one option is the best, and each has an id of its own."""
        best = sum(option.best for option in self.options)
        if best != 1:
            raise ValueError(f"exactly one option must be marked 'best: true'; {best} are")
        texts = [option.text for option in self.options]
        if len(set(texts)) < len(texts):
            raise ValueError(f"{self.id}: found an option twice, expected options that differ")
        check_ids(self.id, [option.id for option in self.options])
        return self


class Prediction(Item):
    """A prediction before an explorer: ``see`` sets the explorer's controls when the learner commits."""

    see: dict[str, Any] = {}
    then: Text


class Story(Prediction):
    """A preset of an explorer: a story with a question before the run and an explanation (``then``) after it."""

    title: Text
    story: Text
    other: dict[str, Any] = {}  # a second mother to compare with, if the story has one
    name: str = ""  # how the first line is called, beside the second mother's
    other_name: str = ""  # how the second line is called
    bet: Text = ""  # the readout that groups bet on in a workshop

    @model_validator(mode="after")
    def check_names(self) -> "Story":
        """Both lines have a name, or none has."""
        if bool(self.name) != bool(self.other_name):
            raise ValueError(f"{self.id}: found only one of name and other_name, expected both or none")
        return self


class SayIt(Strict):
    """An invitation to say something to a mother, with one good answer to compare."""

    prompt: Text
    good: Text
    why: Text


class Vignette(Item):
    """A short story at the end of a lesson, with a question about it."""

    story: Text


class LessonContent(Strict):
    """A file of ``content/questions``: what a lesson asks."""

    predict: Prediction
    quiz: list[Item] = Field(min_length=4, max_length=4)
    say: SayIt
    vignettes: list[Vignette] = []
    myths: list[Vignette] = []  # things said to mothers, each a ``story``, to judge one by one


class Panel(Strict):
    """One picture of a job aid: a file of ``figures/drawings``, the words in it, and what stands beside it."""

    picture: Text
    layers: list[Text] = []
    alt: Text
    title: Text
    lines: list[Text] = Field(min_length=1, max_length=3)
    words: dict[str, Text] = {}


class Week(Strict):
    """The words of a chart of the first week; its numbers come from the tables of ``content/growth``."""

    caption: Text
    day: Text
    wet: Text
    soiled: Text
    weight: Text
    birth: Text
    caesarean: Text
    limit: Text
    growing: Text
    note: Text


class Signs(Strict):
    """Signs for which a counsellor refers, and how soon."""

    title: Text
    lines: list[Text] = Field(min_length=1)


class StorageLine(Strict):
    """One line of a storage table: what it is called, and the rule it shows."""

    label: Text
    place: Literal["room", "bag", "fridge", "freezer"]
    milk: Literal["fresh", "thawed", "leftover"]


class StorageSheet(Strict):
    """The words of a storage table; its figures come from ``storage_rules.yaml`` and ``storage_national.yaml``."""

    caption: Text
    what: Text
    national: Text  # head of the column for the country's own values
    note: Text
    to: Text  # "{hours} to {longest}"
    lines: list[StorageLine] = Field(min_length=1)


MOST_CHECKS = 18  # rows to tick that one A5 side has room for


class CheckGroup(Strict):
    """Some rows of a checklist under one heading."""

    title: Text
    rows: list[Text] = Field(min_length=1)


class Checklist(Strict):
    """A list to tick: what is looked for in groups, a column for each thing that can be ticked, lines to write on."""

    caption: Text
    what: Text
    columns: list[Text] = Field(min_length=2, max_length=3)
    fields: list[Text] = Field(min_length=1, max_length=4)
    groups: list[CheckGroup] = Field(min_length=1)
    remarks: list[Text] = []
    note: Text

    @model_validator(mode="after")
    def check_rows(self) -> "Checklist":
        """No row stands twice, and all of them have room on the sheet."""
        rows = [row for group in self.groups for row in group.rows]
        if len(rows) > MOST_CHECKS:
            raise ValueError(f"one A5 side has room for {MOST_CHECKS} rows to tick; there are {len(rows)}")
        twice = sorted({row for row in rows if rows.count(row) > 1})
        if twice:
            raise ValueError(f"each row may stand once; twice are {', '.join(twice)}")
        return self


class JobAidContent(Strict):
    """A file of ``content/job_aids``: one A5 side, pictures first, or a checklist."""

    title: Text
    lead: Text
    panels: list[Panel] = []
    week: Week | None = None
    storage: StorageSheet | None = None
    checklist: Checklist | None = None
    refer: list[Signs] = Field(min_length=1)
    sources: list[Text] = Field(min_length=1)

    @model_validator(mode="after")
    def check_pictures(self) -> "JobAidContent":
        """There is something to look at."""
        if not self.panels and self.week is None and self.checklist is None:
            raise ValueError("a job aid needs panels, a week or a checklist: pictures come first")
        return self


ExplorerContent.model_rebuild()


class Label(Strict):
    """One part of a drawing: the place it has there, what it is called and what it does."""

    id: Text
    name: Text
    does: Text


class LabelsContent(Strict):
    """A file of ``content/labels``: the parts of a drawing, in the order of their numbers."""

    title: Text
    prompt: Text
    drawing: Text
    alt: Text
    state: dict[str, float] = {}  # series of the drawing, 0 to 1; those left out are 0
    labels: list[Label] = Field(min_length=2)
    sources: list[Text] = Field(min_length=1)

    @model_validator(mode="after")
    def check_ids(self) -> "LabelsContent":
        """Each place has one label."""
        ids = [label.id for label in self.labels]
        if len(ids) != len(set(ids)):
            raise ValueError(f"each label needs an id of its own; found {', '.join(ids)}")
        return self

    def spec(self) -> dict[str, Any]:
        """Return what ``core/play/label.py`` needs: each place is named by the label that belongs there."""
        about = {label.id: {"name": label.name, "does": label.does, "n": n} for n, label in enumerate(self.labels, 1)}
        return {"places": list(about), "best": {name: name for name in about}, "options": list(about), "about": about}


class Pictured(Strict):
    """A drawing of ``figures/drawings`` with those of its layers that show."""

    picture: Text
    layers: list[Text] = []
    alt: Text


class Step(Pictured):
    """One step: what it is called, what is done, and why it stands where it stands."""

    id: Id
    title: Text
    text: Text
    why_here: Text


class Fault(Item, Pictured):
    """A picture in which something needs care: a question with reasons, and what to say to the mother."""

    say: Text


class StepsContent(Strict):
    """A file of ``content/steps``: steps in order, and pictures in which something needs care."""

    title: Text
    lead: Text
    tone: Literal["deep", "middle", "light"] = "middle"  # of the skin in the drawings
    seed: int = Field(default=1, ge=1)
    steps: list[Step] = Field(min_length=6, max_length=8)
    faults: list[Fault] = []
    sources: list[Text] = Field(min_length=1)

    @model_validator(mode="after")
    def check_steps(self) -> "StepsContent":
        """Each step has an id of its own."""
        check_ids("steps", [step.id for step in self.steps])
        return self


STORAGE_PLACES = ["room", "bag", "fridge", "freezer"]
STORAGE_MILKS = ["fresh", "thawed", "leftover"]


class StorageRule(Strict):
    """How long one kind of milk may be kept in one place, hours: the safer limit, and what is still accepted."""

    place: Literal["room", "bag", "fridge", "freezer"]
    milk: Literal["fresh", "thawed", "leftover"]
    hours: float = Field(gt=0, le=20000)
    longest: float = Field(gt=0, le=20000)

    @model_validator(mode="after")
    def check_limits(self) -> "StorageRule":
        """The safer limit is the shorter one."""
        if self.longest < self.hours:
            raise ValueError(f"longest ({self.longest:g}) must not be less than hours ({self.hours:g})")
        return self


class StorageRules(Strict):
    """Rules without two for the same milk in the same place. Those of a country may be empty until somebody fills them in."""

    name: str = ""
    source: str = ""
    how: Literal["", "read", "secondary"] = ""
    rules: list[StorageRule] = []

    @model_validator(mode="after")
    def check_once(self) -> "StorageRules":
        """Each milk has one rule in a place."""
        pairs = [(rule.place, rule.milk) for rule in self.rules]
        for place, milk in pairs:
            if pairs.count((place, milk)) > 1:
                raise ValueError(f"found two rules for {milk} milk, {place}, expected one")
        if self.rules and not self.name:
            raise ValueError("rules need a name: whose values they are")
        return self


class StorageContent(Strict):
    """The file ``storage_rules.yaml``."""

    tables: list[StorageRules] = Field(min_length=1)


def storage_tables() -> list[StorageRules]:
    """Return the tables of how long milk keeps, the country's own last; errors as in ``explorer_content``."""
    return [*read(HERE / "storage_rules.yaml", StorageContent).tables, read(HERE / "storage_national.yaml", StorageRules)]


def storage_numbers() -> list[list[list[float]]]:
    """Return each table as rows of numbers: place, milk, hours, longest."""
    return [
        [[STORAGE_PLACES.index(r.place), STORAGE_MILKS.index(r.milk), r.hours, r.longest] for r in table.rules]
        for table in storage_tables()
    ]


def explorer_content(name: str) -> ExplorerContent:
    """Return the explorer ``name``.

    Raises
    ------
    ContentError
        There is no such file, or it is wrong.
    """
    path = HERE / "explorers" / f"{name}.yaml"
    if not path.exists():
        known = ", ".join(sorted(p.stem for p in path.parent.glob("*.yaml")))
        raise ContentError(f"{path}: found no such explorer, expected one of {known}")
    return read_explorer(path)


def read_explorer(path: Path) -> ExplorerContent:
    """Return the explorer of a file, with its tables and limits; errors as in ``explorer_content``."""
    content = read(path, ExplorerContent)
    for name, file in content.tables_from.items():
        known = [str(one.relative_to(HERE).as_posix()) for one in HERE.rglob("*.csv")] + ["storage_rules.yaml"]
        if file not in known:
            line = line_of(load(path), ("tables_from", name))
            raise ContentError(f"{path}:{line}: tables_from.{name}: found {file}, expected one of {', '.join(sorted(known))}")
    tables: dict[str, Any] = {
        name: storage_numbers() if file == "storage_rules.yaml" else number_table(HERE / file)
        for name, file in content.tables_from.items()
    }
    try:
        decides = {"limits": limits(content.limits)} if content.limits else {}
    except ValueError as error:
        raise ContentError(f"{path}: {error}") from None
    sentences = content.sentences | dict.fromkeys(content.unsaid, "")
    return content.model_copy(update={"fixed": content.fixed | tables | decides, "sentences": sentences})


def lesson_content(name: str) -> LessonContent:
    """Return the questions of the lesson ``name``; errors as in ``explorer_content``."""
    path = HERE / "questions" / f"{name}.yaml"
    if not path.exists():
        known = ", ".join(sorted(p.stem for p in path.parent.glob("*.yaml")))
        raise ContentError(f"{path}: found no such lesson, expected one of {known}")
    return read(path, LessonContent)


def job_aid_content(name: str) -> JobAidContent:
    """Return the job aid ``name``; errors as in ``explorer_content``."""
    path = HERE / "job_aids" / f"{name}.yaml"
    if not path.exists():
        known = ", ".join(sorted(p.stem for p in path.parent.glob("*.yaml")))
        raise ContentError(f"{path}: found no such job aid, expected one of {known}")
    return read(path, JobAidContent)


def words() -> dict[str, str]:
    """Return the words that every page uses, by name."""
    return read_words(HERE / "words.yaml")


def read_words(path: Path) -> dict[str, str]:
    """Return the words of a file by name; errors as in ``explorer_content``."""
    data = load(path)
    if not isinstance(data, dict) or not all(isinstance(value, str) for value in data.values()):
        raise ContentError(f"{path}: found something else, expected names with texts (put yes and no in quotes)")
    return {str(name): str(text) for name, text in data.items()}
