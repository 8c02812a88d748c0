"""Cards to sort into groups (``content/sort_into``)."""

from typing import Any

from pydantic import Field, model_validator

from lactation.content.kinds import Id, Strict, Text, TextOrNone, Words, WordsOrNone, check_ids


class Group(Strict):
    """One group that cards are put into."""

    id: Id
    title: Words


class SortCard(Strict):
    """One card: what is said or seen, the group in which it belongs, and why; perhaps with a drawing."""

    id: Id
    text: Words
    group: Text
    reason: Words
    picture: TextOrNone = ""
    layers: list[Text] = []
    alt: WordsOrNone = ""

    @model_validator(mode="after")
    def check_alt(self) -> "SortCard":
        """A drawing says what it shows."""
        if bool(self.picture) != bool(self.alt):
            raise ValueError(f"{self.id}: found only one of picture and alt, expected both or none")
        return self


class SortIntoContent(Strict):
    """A file of ``content/sort_into``: groups, and cards in the order in which they are dealt."""

    title: Words
    prompt: Words
    groups: list[Group] = Field(min_length=2, max_length=8)
    cards: list[SortCard] = Field(min_length=4, max_length=30)
    sources: list[Text] = Field(min_length=1)

    @model_validator(mode="after")
    def check_groups(self) -> "SortIntoContent":
        """Each card belongs in a group, each group has a card, and no id stands twice."""
        groups = [one.id for one in self.groups]
        check_ids("groups", groups)
        check_ids("cards", [one.id for one in self.cards])
        for card in self.cards:
            if card.group not in groups:
                raise ValueError(f"{card.id}: group: found {card.group!r}, expected one of {', '.join(groups)}")
        empty = sorted(set(groups) - {card.group for card in self.cards})
        if empty:
            raise ValueError(f"groups: found no card for {', '.join(empty)}, expected one for each group")
        return self

    def titles(self) -> dict[str, str]:
        """Return the groups' titles by id."""
        return {one.id: one.title for one in self.groups}

    def spec(self) -> dict[str, Any]:
        """Return what ``core/play/sort_into.py`` needs, but for its keys in the record."""
        belongs = {card.id: card.group for card in self.cards}
        return {"cards": list(belongs), "groups": list(self.titles()), "belongs": belongs}
