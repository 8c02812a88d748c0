"""The words of the page on the model: what it is good for, where it fails, and what stands beside its numbers."""

from pydantic import Field

from lactation.content import HERE
from lactation.content.kinds import Strict, Text, Words, WordsOrNone
from lactation.content.marked import read


class Lines(Strict):
    """A list under a title."""

    title: Words
    lead: WordsOrNone = ""
    lines: list[Words] = Field(min_length=1)


class Situation(Strict):
    """One thing that ``evidence.situations`` acts out: what it gave before the model was mended, and what is published."""

    id: Text
    what: Words
    unit: Words
    before: float
    published: WordsOrNone = ""
    sources: list[Text] = Field(default=[])


class Situations(Strict):
    """The situations under a title."""

    title: Words
    rows: list[Situation] = Field(min_length=1)


class Gap(Strict):
    """One row of ``targets.csv`` that the model misses, or only just meets, and why."""

    row: Text
    text: Words
    sources: list[Text] = Field(min_length=1)


class Gaps(Strict):
    """The gaps under a title."""

    title: Words
    lines: list[Gap] = Field(min_length=1)


class Spread(Strict):
    """One row of ``targets.csv`` for which drawn mothers stand beside the doubt; ``expressing`` mothers differ more."""

    row: Text
    what: Words
    unit: Words
    published: Words
    sources: list[Text] = Field(min_length=1)
    expressing: bool = False


class Spreads(Strict):
    """How mothers differ, under a title."""

    title: Words
    lead: Words
    rows: list[Spread] = Field(min_length=1)
    sources_title: Words


class TrustContent(Strict):
    """The file ``content/trust.yaml``."""

    good_for: Lines
    not_for: Lines
    wrong_if: Lines
    read_back: list[Text]  # rows that show an equation again, and are no test of it
    situations: Situations
    gaps: Gaps
    spread: Spreads


def trust_content() -> TrustContent:
    """Return the words of the page on the model; errors as in ``explorer_content``."""
    return read(HERE / "trust.yaml", TrustContent)
