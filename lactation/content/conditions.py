"""The schemas of what is told about breast and nipple conditions and about massage."""

from itertools import chain
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from lactation.content import HERE, claim_rows
from lactation.content.kinds import Degrees, Id, Strict, Text, Words, WordsOrNone
from lactation.content.marked import read
from lactation.content.questions import Item, Option
from lactation.core.conditions import MOST_WEIGHT, level_place, refer_level, refer_reasons

Level = Literal["now", "today", "routine", "closer"]
MILDEST: Level = "closer"  # where no rule is met one still looks closer, and never says that all is well
Tone = Annotated[int, Field(ge=1, le=4)]
OTHER = "other"  # an option of a story: none of the conditions


class Finding(Strict):
    """One thing that a mother tells or a counsellor sees."""

    id: Text
    text: Words


class Feature(Strict):
    """One question about a breast, with the findings that can answer it."""

    id: Text
    question: Words
    help: WordsOrNone = ""
    many: bool = False  # more than one can be true of a mother
    findings: list[Finding] = Field(min_length=2)


class Rule(Strict):
    """What makes a counsellor refer or look closer: all findings of ``when`` and, if there are any, one of ``any``."""

    id: Text
    level: Level
    text: Words
    when: list[Text] = Field(min_length=1)
    any: list[Text] = Field(default=[])
    aid: WordsOrNone = ""  # the line of job aid J17 that says it

    @model_validator(mode="after")
    def check_aid(self) -> "Rule":
        """What makes one refer stands on the job aid."""
        if self.level != MILDEST and not self.aid:
            raise ValueError("found no aid, expected the line of job aid J17 that says it")
        return self


class Part(Strict):
    """One bar of a time course."""

    start: float = Field(alias="from")
    end: float = Field(alias="to")
    text: Words


class Course(Strict):
    """A time course as a small strip: bars over hours or days."""

    unit: Literal["hours", "days", "weeks"]
    span: float = Field(gt=0, le=336)  # hours, days or weeks: the strip has room for seven marks
    since: Words  # what the strip's 0 is
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

    id: Id
    name: Words
    mark: WordsOrNone = ""  # what is uncertain about it
    means: Words
    layers: list[Text]  # of the drawing, beside the breasts as they usually are
    alt: Words
    level: Level | None = None  # how soon to refer whenever it fits at all
    leading: list[Annotated[list[Text], Field(min_length=1)]] = Field(min_length=1)  # one of these is there, or it does not fit
    findings: dict[Text, Annotated[int, Field(ge=-MOST_WEIGHT, le=MOST_WEIGHT)]]
    course: Course
    care: list[Words] = Field(min_length=1)
    refer: list[Text] = Field(min_length=1)  # ids of rules
    sources: list[Text] = Field(min_length=1)


class Choice(Strict):
    """One option of a story: a condition by its id (the option's too), with the reason why it is or is not the likeliest."""

    condition: Text
    reason: Words
    best: bool = False


class Case(Strict):
    """A story with drawing and time course, and the question what it is most like."""

    id: Text
    title: Words
    story: Words
    tone: Tone
    layers: list[Text]
    alt: Words
    fever: Degrees = ""  # what the thermometer shows, if there is one
    course: Course
    findings: list[Text] = Field(min_length=2)
    options: list[Choice] = Field(min_length=3, max_length=5)
    also: Words
    do: Words
    level: Level
    refer: Words
    sources: list[Text] = Field(min_length=1)


class Tones(Strict):
    """The words of the drawing that shows one change on four skins."""

    title: Words
    text: Words
    alt: Words
    sources: list[Text] = Field(min_length=1)


class ConditionsContent(Strict):
    """The file ``content/conditions.yaml``."""

    title: Words
    question: Words
    other: Words
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
        self._all_different("rules", [one.id for one in self.rules])
        for place, named in (
            *((f"rule {one.id}", [*one.when, *one.any]) for one in self.rules),
            *((f"condition {one.id}", [*one.findings, *chain(*one.leading)]) for one in self.conditions),
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
        self._check_refer()
        self._check_levels()
        return self

    def _check_refer(self) -> None:
        """Each card names rules that make one refer, and all those that are the reasons to refer its leading findings."""
        rules = self.plain_rules()
        known = [rule.id for rule in self.rules if rule.level != MILDEST]
        for one in self.conditions:
            for name in one.refer:
                if name not in known:
                    raise ValueError(f"condition {one.id}: refer: found the rule {name}, expected one of {', '.join(known)}")
            for names in one.leading:
                for name in [rules[place]["id"] for place in refer_reasons(names, rules)]:
                    if name in known and name not in one.refer:
                        raise ValueError(f"condition {one.id}: refer: found no {name}, expected it for {', '.join(names)}")

    def _check_levels(self) -> None:
        """Rules, conditions and stories say the same.

        A rule met stays met when a finding more is chosen. So it is enough to look at each list of leading findings by itself:
        where it meets a rule of the condition's level, every set of findings with which the condition fits does. The first
        condition needs none: it stands on top while none fits.
        """
        rules = self.plain_rules()
        first = self.conditions[0]
        if first.level:
            raise ValueError(f"condition {first.id}: level: found {first.level}, expected none for the first in the file")
        for one in self.conditions:
            for names in one.leading:
                found = refer_level(names, rules)
                if level_place(found) < level_place(one.level or ""):
                    told = f"found {found or 'no rule'}, expected {one.level} or sooner"
                    raise ValueError(f"condition {one.id}: leading {', '.join(names)}: {told}")
        for story in self.stories:
            found = refer_level(story.findings, rules) or MILDEST
            if story.level != found:
                raise ValueError(f"story {story.id}: level: found {story.level}, expected {found}, as the rules say")

    def plain_rules(self) -> list[dict[str, Any]]:
        """Return the rules as the core wants them, in their order."""
        return [rule.model_dump() for rule in self.rules]

    def weights(self) -> list[dict[str, Any]]:
        """Return each condition with its weights and leading findings, as the core wants them."""
        return [{"id": one.id, "weights": one.findings, "leading": one.leading} for one in self.conditions]

    def aid_lines(self, level: Level) -> list[str]:
        """Return the lines of job aid J17 that say the rules of a level, each once."""
        return list(dict.fromkeys(rule.aid for rule in self.rules if rule.level == level))

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
        options = [Option(id=one.condition, text=names[one.condition], reason=one.reason, best=one.best) for one in story.options]
        return Item(id=story.id, question=self.question, options=options, sources=story.sources)


# What a technique's answer may be when its claim has this verdict. What is only not shown to help does no harm.
BEST_BY_VERDICT = {
    "supported": ("fine",),
    "partly": ("light",),
    "unsupported": ("fine", "light"),
    "contradicted": ("never",),
    "unsafe": ("never",),
}


class Technique(Strict):
    """One technique that the articles name: the claim it stands in, a name of our own, and what becomes of it."""

    claim: Text
    name: Words
    best: Literal["fine", "light", "never"]


class TechniquesContent(Strict):
    """The file ``content/techniques.yaml``."""

    title: Words
    prompt: Words
    fine: Words
    light: Words
    never: Words
    techniques: list[Technique] = Field(min_length=2)

    @model_validator(mode="after")
    def check_claims(self) -> "TechniquesContent":
        """Each technique stands in a claim, and the answer goes with the claim's verdict."""
        verdicts = {row["id"]: row["verdict"] for row in claim_rows()}
        for one in self.techniques:
            if one.claim not in verdicts:
                raise ValueError(f"found the claim {one.claim}, expected one of claims.csv")
            verdict = verdicts[one.claim]
            if one.best not in BEST_BY_VERDICT[verdict]:
                expected = " or ".join(BEST_BY_VERDICT[verdict])
                raise ValueError(f"{one.claim}: found best {one.best}, expected {expected}, as the claim is {verdict}")
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
