"""The rewrite drill: sentences with a fault, each with a twin, and how to judge a wording of one's own."""

from functools import cache
from typing import Any

from pydantic import Field, model_validator

from lactation.content.articles import lesson_pages
from lactation.content.cues import check_cues, cue_rules, cue_words
from lactation.content.kinds import Id, Strict, Text, TextOrNone, Words, WordsOrNone, check_ids
from lactation.content.marked import named

FOLDER = "rewrite"
OPTIONS, RUBRIC = 3, 4


class Wording(Strict):
    """One wording to choose, and why it is or is not the best."""

    id: Id
    say: Words
    why: Words
    best: bool = False


class RewriteItem(Strict):
    """One sentence with a fault, said to one mother."""

    id: Id
    twin: Id  # the item with the same fault and another mother
    setting: Words
    given: Words
    options: list[Wording] = Field(min_length=OPTIONS, max_length=OPTIONS)
    models: list[Words] = Field(min_length=2, max_length=3)
    see: TextOrNone = ""  # lesson about what she believes

    @model_validator(mode="after")
    def check_options(self) -> "RewriteItem":
        """Exactly one wording is the best, and ids and wordings differ."""
        check_ids(self.id, [one.id for one in self.options])
        best = sum(one.best for one in self.options)
        if best != 1:
            raise ValueError(f"{self.id}: found {best} options with 'best: true', expected one")
        said = [self.given, *(one.say for one in self.options), *self.models]
        if len(set(said)) < len(said):
            raise ValueError(f"{self.id}: found a wording twice, expected wordings that differ")
        if self.see and self.see not in lesson_pages():
            raise ValueError(f"{self.id}: see: found {self.see!r}, expected a lesson of lessons.yaml")
        return self


class Judged(Strict):
    """One of the things to judge a line by."""

    id: Id
    text: Words


class RewriteContent(Strict):
    """A file of ``content/rewrite``: one kind of fault with its items, or (``of``) several kinds mixed."""

    title: Words
    asks: WordsOrNone = ""  # with wordings to choose from
    types: WordsOrNone = ""  # with a line to type
    rubric: list[Judged] = []
    cues: list[Text] = []
    of: list[Text] = []
    items: list[RewriteItem] = []
    sources: list[Text] = Field(min_length=1)

    @model_validator(mode="after")
    def check_kind(self) -> "RewriteContent":
        """It holds items and how to judge them, or names other files."""
        if self.of and (self.items or self.rubric or self.cues or self.asks or self.types):
            raise ValueError("found of and items, expected one of them")
        if not self.of and not (self.items and self.asks and self.types and len(self.rubric) == RUBRIC):
            raise ValueError(f"found no whole kind, expected asks, types, items and a rubric of {RUBRIC}")
        check_ids("rubric", [one.id for one in self.rubric])
        check_ids("items", [one.id for one in self.items])
        check_cues("cues", self.cues)
        return self

    @model_validator(mode="after")
    def check_twins(self) -> "RewriteContent":
        """Twins name each other."""
        twins = {one.id: one.twin for one in self.items}
        for name, twin in twins.items():
            if twin == name or twins.get(twin) != name:
                found = f"{twin}, whose twin is {twins[twin]}" if twin in twins else f"{twin}, which is no item here"
                raise ValueError(f"{name}: twin: found {found}, expected another item that names {name}")
        return self

    def families(self) -> list[list[RewriteItem]]:
        """Return the items by twins, in the order of the file."""
        known = {one.id: one for one in self.items}
        return [[one, known[one.twin]] for one in self.items if self.items.index(one) < self.items.index(known[one.twin])]

    def parts(self) -> dict[str, "RewriteContent"]:
        """Return the kinds of a mixed file by name; none of another."""
        return {name: kind_of_fault(name) for name in self.of}


@cache
def kind_of_fault(name: str) -> RewriteContent:
    """Return one file of ``content/rewrite``.

    Raises
    ------
    ContentError
        The content file is missing or wrong.
    """
    return named(FOLDER, name, RewriteContent)


def kind_spec(kind: RewriteContent) -> dict[str, Any]:
    """Return how ``core/play/rewrite.py`` asks a kind."""
    return {
        "title": kind.title,
        "asks": kind.asks,
        "types": kind.types,
        "rubric": [one.model_dump() for one in kind.rubric],
        "cues": kind.cues,
    }


def card_spec(kind: str, family: str, item: RewriteItem) -> dict[str, Any]:
    """Return one item as ``core/play/rewrite.py`` asks it."""
    page = lesson_pages()[item.see] if item.see else None
    best = next(one for one in item.options if one.best)
    return {
        "id": item.id,
        "item": f"rewrite/{item.id}",
        "family": family,
        "kind": kind,
        "setting": item.setting,
        "given": item.given,
        "options": [{"id": one.id, "say": one.say, "why": one.why} for one in item.options],
        "best": best.id,
        "models": [best.say, *item.models],
        "lesson": page.title if page else "",
        "link": page.link if page else "",
    }


def drill_spec(kinds: dict[str, RewriteContent], size: int) -> dict[str, Any]:
    """Return what ``core/play/rewrite.py`` needs: one family of each kind after the other, so that kinds are mixed."""
    rows = [(name, kind.families()) for name, kind in kinds.items()]
    longest = max(len(families) for _, families in rows)
    dealt = [(name, families[i]) for i in range(longest) for name, families in rows if i < len(families)]
    cards = [card_spec(name, family[0].id, item) for name, family in dealt for item in family]
    names = list(dict.fromkeys(name for kind in kinds.values() for name in kind.cues))
    return {
        "items": [card["item"] for card in cards],
        "cards": cards,
        "kinds": {name: kind_spec(kind) for name, kind in kinds.items()},
        "cues": cue_rules(names),
        "cue_words": cue_words(names),
        "size": size,
    }
