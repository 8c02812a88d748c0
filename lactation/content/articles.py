"""The source articles, the five ways to more milk, and where each lesson stands."""

from functools import lru_cache
from typing import Literal

from pydantic import Field, model_validator

from lactation.content import HERE, ContentError, claim_rows
from lactation.content.kinds import Strict, Text, Words
from lactation.content.marked import read

VERDICTS = ("supported", "partly", "unsupported", "contradicted", "unsafe")  # from the best to the worst
WEIGH = ("who", "know", "sell", "check", "refer")


class LessonPage(Strict):
    """What a lesson is called in a link, and its page below ``notebooks``."""

    title: Words
    page: Text

    @property
    def link(self) -> str:
        """Return the address as seen from another page of a folder below ``notebooks``."""
        return f"../{self.page}.html"


class Belief(Strict):
    """What a mother may believe after reading, and what a helper may say: it accepts without agreeing, and corrects one thing."""

    belief: Words  # in her words
    say: Words


class ArticleContent(Strict):
    """One source article, in our own words."""

    title: Words  # as in claims.csv
    short: Words
    page: Text  # below notebooks
    what: Words
    right: list[Words] = Field(min_length=1)
    care: list[Words] = Field(min_length=1)
    wrong: list[Words] = Field(min_length=1)
    weigh: dict[Literal["who", "know", "sell", "check", "refer"], Words]
    believes: list[Belief] = Field(min_length=1)
    sources: list[Text] = Field(min_length=1)

    @model_validator(mode="after")
    def check_weigh(self) -> "ArticleContent":
        """All five questions are answered."""
        missing = [name for name in WEIGH if name not in self.weigh]
        if missing:
            raise ValueError(f"weigh: found no {', '.join(missing)}, expected an answer to each of {', '.join(WEIGH)}")
        return self

    @property
    def link(self) -> str:
        """Return the address as seen from another page of a folder below ``notebooks``."""
        return f"../{self.page}.html"


class Way(Strict):
    """One of the five ways: what the article says, the claim that decides its verdict, and what a helper can really move."""

    id: Text
    name: Words
    says: Words
    claim: Text
    lever: Words
    lessons: list[Text] = Field(min_length=1)


class WaysContent(Strict):
    """The file ``content/five_ways.yaml``: a map and what stands under it."""

    title: Words
    lead: Words
    drawing: Text
    alt: Words
    words: dict[Text, Words]
    ways: list[Way] = Field(min_length=1)
    sources: list[Text] = Field(min_length=1)


class LessonsContent(Strict):
    """The file ``content/lessons.yaml``."""

    pages: dict[Text, LessonPage]


class ArticlesContent(Strict):
    """The file ``content/articles.yaml``."""

    articles: dict[Text, ArticleContent]


@lru_cache
def lesson_pages() -> dict[str, LessonPage]:
    """Return each lesson's title and page, by its key."""
    return read(HERE / "lessons.yaml", LessonsContent).pages


@lru_cache
def articles() -> dict[str, ArticleContent]:
    """Return the source articles by key (S0 to S4, with which their claims' ids begin)."""
    return read(HERE / "articles.yaml", ArticlesContent).articles


def article_content(key: str) -> ArticleContent:
    """Return one source article.

    Raises
    ------
    ContentError
        There is none of that key: names the file and the keys there are.
    """
    known = articles()
    if key not in known:
        raise ContentError(f"{HERE / 'articles.yaml'}: found no article {key!r}, expected one of {', '.join(known)}")
    return known[key]


def ways_content() -> WaysContent:
    """Return the five ways to more milk."""
    return read(HERE / "five_ways.yaml", WaysContent)


def article_key(claim: str) -> str:
    """Return the key of the article that a claim comes from."""
    return claim.partition("-")[0]


def topics() -> list[str]:
    """Return the claims' topics in the order of the alphabet."""
    return sorted({row["category"] for row in claim_rows()}, key=str.lower)
