"""The schemas of the files that authors write."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from lactation.content import HERE, ContentError
from lactation.content.yaml_file import load, read

Text = Annotated[str, Field(min_length=1)]


class Strict(BaseModel):
    """A part of a content file: unknown fields are mistakes."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Control(Strict):
    """One control of an explorer: a slider, a switch or a clock with feeds."""

    name: Text
    kind: Literal["slider", "switch", "clock"]
    label: Text
    unit: str = ""
    min: float = 0
    max: float = 1
    step: float = 1
    default: float | list[float]
    form: Text
    help: str = ""
    most: int = 0

    @model_validator(mode="after")
    def check_default(self) -> "Control":
        """The default is a list for a clock and a number from min to max for the rest."""
        if self.kind == "clock":
            if not isinstance(self.default, list) or self.most < len(self.default):
                raise ValueError("a clock needs a list of hours as its default, no longer than 'most'")
        elif isinstance(self.default, list) or not self.min <= self.default <= self.max:
            raise ValueError(f"default must be a number from {self.min} to {self.max}")
        return self


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


class ExplorerContent(Strict):
    """A file of ``content/explorers``: everything of an explorer that a reader sees."""

    title: Text
    scene: Text
    controls: list[Control] = Field(min_length=1)
    fixed: dict[str, float] = {}
    first: list[Text] = []  # series that show before a prediction is committed
    figures: list[Drawing] = Field(min_length=1)
    readouts: list[Readout] = Field(min_length=1)
    forms: dict[str, Text]
    sentences: dict[str, Text]
    tables: list[Table]
    sources: list[Text] = Field(min_length=1)


class Option(Strict):
    """One option of a question, with the reason why it is or is not the best."""

    text: Text
    reason: Text
    best: bool = False


class Item(Strict):
    """One question with one best option."""

    id: Text
    question: Text
    options: list[Option] = Field(min_length=2, max_length=5)
    sources: list[Text] = Field(min_length=1)

    @model_validator(mode="after")
    def check_best(self) -> "Item":
        """Exactly one option is the best."""
        best = sum(option.best for option in self.options)
        if best != 1:
            raise ValueError(f"exactly one option must be marked 'best: true'; {best} are")
        return self


class Prediction(Item):
    """A prediction before an explorer: ``see`` sets the explorer's controls when the learner commits."""

    see: dict[str, float | list[float]] = {}
    then: Text


class SayIt(Strict):
    """An invitation to say something to a mother, with one good answer to compare."""

    prompt: Text
    good: Text
    why: Text


class LessonContent(Strict):
    """A file of ``content/questions``: what a lesson asks."""

    predict: Prediction
    quiz: list[Item] = Field(min_length=4, max_length=4)
    say: SayIt


class Panel(Strict):
    """One picture of a job aid: a file of ``figures/drawings``, the words in it, and what stands beside it."""

    picture: Text
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


class JobAidContent(Strict):
    """A file of ``content/job_aids``: one A5 side, pictures first."""

    title: Text
    lead: Text
    panels: list[Panel] = []
    week: Week | None = None
    refer: list[Signs] = Field(min_length=1)
    sources: list[Text] = Field(min_length=1)

    @model_validator(mode="after")
    def check_pictures(self) -> "JobAidContent":
        """There is something to look at."""
        if not self.panels and self.week is None:
            raise ValueError("a job aid needs panels or a week: pictures come first")
        return self


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
    return read(path, ExplorerContent)


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
    path = HERE / "words.yaml"
    data = load(path)
    if not isinstance(data, dict) or not all(isinstance(value, str) for value in data.values()):
        raise ContentError(f"{path}: found something else, expected names with texts (put yes and no in quotes)")
    return {str(name): str(text) for name, text in data.items()}
