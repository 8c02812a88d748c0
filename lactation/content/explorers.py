"""The schema of an explorer: a file of ``content/explorers``."""

from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, model_validator

from lactation.content import HERE, ContentError
from lactation.content.kinds import Strict, Text, TextOrNone, Words, WordsOrNone, check_range
from lactation.content.marked import load, read
from lactation.content.questions import Story
from lactation.content.storage import storage_numbers
from lactation.content.tables import number_table
from lactation.content.thresholds import limits
from lactation.content.yaml_file import line_of
from lactation.core.pairs import check_pairs

Trait = Literal["storage", "gland", "pumped", "onset", "appetite", "meal"]  # of core.mothers


class Card(Strict):
    """One card a learner can lay: what it says, how well it is known, and what it does to the scene, by name."""

    name: Text
    title: Words
    text: Words
    strength: Literal["trial", "small", "studies", "animals", "advice"]  # words.yaml says what each means
    sources: list[Text] = Field(min_length=1)
    effects: dict[Text, float] = {}
    group: WordsOrNone = ""  # cards of one group lie together under its title


class Column(Strict):
    """One of the two columns of a control with rows: numbers from ``min`` to ``max``."""

    name: Text
    label: Words
    min: float
    max: float
    step: float
    unit: WordsOrNone = ""  # a number typed in a smaller unit, as 3400 for 3.4 kg, is asked back

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
    label: Words
    unit: WordsOrNone = ""
    min: float = 0
    max: float = 1
    step: float = 1
    default: float | list[Any]
    form: Text = "0"
    help: WordsOrNone = ""
    most: int = Field(default=0, ge=0, le=100)
    options: list[Words] = []
    kinds: dict[Text, Words] = {}
    cards: list[Card] = []
    columns: list[Column] = []
    group: WordsOrNone = ""
    moves: TextOrNone = ""  # of pairs: the slider that follows to the newest row's first number
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
    alt: Words
    words: dict[Text, Words]


class Readout(Strict):
    """One number that is read out beside the figure."""

    name: Text
    label: Words
    unit: WordsOrNone = ""


class Table(Strict):
    """One table of the numbers behind a figure; ``every`` keeps each n-th point."""

    caption: Words
    x: Words
    series: list[Text]
    y: list[Words]
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
    unit: WordsOrNone = ""
    form: Text = "0"
    label: Words  # of one handle, with {x}
    x_form: Text = "0"
    near: Words  # what to think when the guess was near, above or below, with {x}, {guess}, {model} at the widest gap
    above: Words
    below: Words

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

    title: Words
    scene: Text
    controls: list[Control] = Field(min_length=1)
    fixed: dict[Text, Any] = {}
    tables_from: dict[Text, Text] = {}  # tables of numbers for the scene, joined to ``fixed``: files below content
    limits: list[Text] = []  # names of thresholds.csv whose numbers the scene decides by, joined to ``fixed`` as ``limits``
    held: list[Trait] = []  # traits in which the mothers of the band do not differ, because the reader sets them
    mothers: bool = True  # whether drawn mothers differ in what the scene shows; not where the controls set one breast
    expressing: bool = False  # the mothers of the band only express: they differ more (``spreads.csv``)
    first: list[Text] = []  # series that show before a prediction is committed
    compare: list[Text] = []  # lines that a second mother's may be laid beside
    other: dict[Text, Any] = {}  # the second mother's settings, where they differ, if one is there from the start
    name: WordsOrNone = ""  # how the first mother is called beside her
    other_name: WordsOrNone = ""  # how the second one is called, as long as she is the one from the start
    guess: Guess | None = None
    stories: list[Story] = []
    figures: list[Drawing] = Field(min_length=1)
    readouts: list[Readout] = Field(min_length=1)
    forms: dict[Text, Text]
    sentences: dict[Text, Words]
    unsaid: list[Text] = []  # sentences of the scene that this explorer leaves unsaid
    tables: list[Table]
    sources: list[Text] = Field(min_length=1)


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


@lru_cache
def all_controls() -> dict[str, dict[str, Control]]:
    """Return the controls of each explorer by name; errors as in ``explorer_content``."""
    names = sorted(path.stem for path in (HERE / "explorers").glob("*.yaml"))
    return {name: {control.name: control for control in explorer_content(name).controls} for name in names}
