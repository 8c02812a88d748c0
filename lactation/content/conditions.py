"""The schemas of what is told about breast and nipple conditions and about massage."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from lactation.content import HERE, claim_rows
from lactation.content.marked import read
from lactation.content.schema import Item, Option, Strict, Text
from lactation.core.conditions import MOST_WEIGHT

Level = Literal["now", "today", "routine"]
Tone = Annotated[int, Field(ge=1, le=4)]
OTHER = "other"  # an option of a story: none of the conditions


class Finding(Strict):
    """One thing that a mother tells or a counsellor sees."""

    id: Text
    text: Text


class Feature(Strict):
    """One question about a breast, with the findings that can answer it."""

    id: Text
    question: Text
    findings: list[Finding] = Field(min_length=2)


class Rule(Strict):
    """What makes a counsellor refer, and how soon. ``when`` names findings; without them the rule is only read."""

    level: Level
    text: Text
    when: list[Text] = Field(default=[])


class Part(Strict):
    """One bar of a time course."""

    start: float = Field(alias="from")
    end: float = Field(alias="to")
    text: Text


class Course(Strict):
    """A time course as a small strip: bars over hours or days."""

    unit: Literal["hours", "days", "weeks"]
    span: float = Field(gt=0)
    since: Text  # what the strip's 0 is
    parts: list[Part] = Field(min_length=1, max_length=4)

    @model_validator(mode="after")
    def check_parts(self) -> "Course":
        """Each bar has a length and lies on the strip."""
        for part in self.parts:
            if not 0 <= part.start < part.end <= self.span:
                raise ValueError(f"a part must go from a smaller to a larger number between 0 and {self.span:g}")
        return self


class Condition(Strict):
    """One condition: what it is, how it is drawn, what speaks for and against it, what to do and when to refer."""

    id: Text
    name: Text
    mark: str = ""  # what is uncertain about it
    means: Text
    layers: list[Text]  # of the drawing, beside the breasts as they usually are
    alt: Text
    findings: dict[Text, Annotated[int, Field(ge=-MOST_WEIGHT, le=MOST_WEIGHT)]]
    course: Course
    care: list[Text] = Field(min_length=1)
    refer: Text
    sources: list[Text] = Field(min_length=1)


class Choice(Strict):
    """One option of a story: a condition by its id, with the reason why it is or is not the likeliest."""

    condition: Text
    reason: Text
    best: bool = False


class Case(Strict):
    """A story with drawing and time course, and the question what it is most like."""

    id: Text
    title: Text
    story: Text
    tone: Tone
    layers: list[Text]
    alt: Text
    fever: str = Field(default="", pattern=r"^([34]\d\.\d °C)?$")  # what the thermometer shows, if there is one
    course: Course
    findings: list[Text] = Field(min_length=2)
    options: list[Choice] = Field(min_length=3, max_length=5)
    also: Text
    do: Text
    level: Level
    refer: Text
    sources: list[Text] = Field(min_length=1)


class Tones(Strict):
    """The words of the drawing that shows one change on four skins."""

    title: Text
    text: Text
    alt: Text
    sources: list[Text] = Field(min_length=1)


class ConditionsContent(Strict):
    """The file ``content/conditions.yaml``."""

    title: Text
    question: Text
    other: Text
    tones: Tones
    features: list[Feature] = Field(min_length=2)
    rules: list[Rule] = Field(min_length=1)
    conditions: list[Condition] = Field(min_length=2)
    stories: list[Case] = Field(min_length=1)

    @model_validator(mode="after")
    def check_names(self) -> "ConditionsContent":
        """Everything that is named is there: findings, conditions; each story has one best option."""
        self._all_different("features", [one.id for one in self.features])
        self._all_different("conditions", [one.id for one in self.conditions])
        self._all_different("stories", [one.id for one in self.stories])
        known = self.known()
        self._all_different("findings", known)
        for place, named in (
            *((f"rule “{one.text}”", one.when) for one in self.rules),
            *((f"condition {one.id}", list(one.findings)) for one in self.conditions),
            *((f"story {one.id}", one.findings) for one in self.stories),
        ):
            for name in named:
                if name not in known:
                    raise ValueError(f"{place}: found the finding {name}, expected one of {', '.join(known)}")
        names = [*(one.id for one in self.conditions), OTHER]
        for story in self.stories:
            for option in story.options:
                if option.condition not in names:
                    raise ValueError(f"story {story.id}: found {option.condition}, expected one of {', '.join(names)}")
            self.item(story)  # exactly one best option
        return self

    @staticmethod
    def _all_different(what: str, names: list[str]) -> None:
        if len(names) != len(set(names)):
            raise ValueError(f"{what}: found {', '.join(names)}, expected each name once")

    def known(self) -> list[str]:
        """Return the ids of all findings, as ``feature-finding``."""
        return [f"{feature.id}-{finding.id}" for feature in self.features for finding in feature.findings]

    def texts(self) -> dict[str, str]:
        """Return the words of each finding by its id."""
        return {f"{feature.id}-{finding.id}": finding.text for feature in self.features for finding in feature.findings}

    def names(self) -> dict[str, str]:
        """Return the names of the conditions by id, and of none of them."""
        return {one.id: one.name for one in self.conditions} | {OTHER: self.other}

    def item(self, story: Case) -> Item:
        """Return a story's question with its options."""
        names = self.names()
        options = [Option(text=names[one.condition], reason=one.reason, best=one.best) for one in story.options]
        return Item(id=story.id, question=self.question, options=options, sources=story.sources)


class Technique(Strict):
    """One technique that the articles name: the claim it stands in, a name of our own, and what becomes of it."""

    claim: Text
    name: Text
    best: Literal["fine", "light", "never"]


class TechniquesContent(Strict):
    """The file ``content/techniques.yaml``."""

    title: Text
    prompt: Text
    fine: Text
    light: Text
    never: Text
    techniques: list[Technique] = Field(min_length=2)

    @model_validator(mode="after")
    def check_claims(self) -> "TechniquesContent":
        """Each technique stands in a claim, and what is unsafe or contradicted is never allowed."""
        verdicts = {row["id"]: row["verdict"] for row in claim_rows()}
        for one in self.techniques:
            if one.claim not in verdicts:
                raise ValueError(f"found the claim {one.claim}, expected one of claims.csv")
            if verdicts[one.claim] in ("unsafe", "contradicted") and one.best != "never":
                raise ValueError(f"{one.claim}: found best {one.best}, expected never, as the claim is {verdicts[one.claim]}")
        return self


def conditions_content() -> ConditionsContent:
    """Return the conditions and their stories.

    Raises
    ------
    ContentError
        The file is missing or wrong.
    """
    return read(HERE / "conditions.yaml", ConditionsContent)


def techniques_content() -> TechniquesContent:
    """Return the techniques of massage; errors as in ``conditions_content``."""
    return read(HERE / "techniques.yaml", TechniquesContent)
