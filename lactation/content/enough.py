"""Worries with weights and nappies (``content/enough``): enough, too little, not known yet, or to refer."""

from typing import Any

from pydantic import Field, model_validator

from lactation.content.kinds import Id, Strict, Text, Words, WordsOrNone, check_ids


class Choice(Strict):
    """One answer, or one thing to check first."""

    id: Id
    text: Words


class Measured(Strict):
    """What the growth chart is set to: its controls by name (``content/explorers/growth.yaml``)."""

    girl: int = Field(default=0, ge=0, le=1)
    birth_kg: float
    weights: list[tuple[float, float]] = []  # day, kg
    day: int = Field(ge=1)
    wet: int
    soiled: int
    caesarean: int = Field(default=0, ge=0, le=1)
    early: int = Field(default=0, ge=0, le=1)
    dry: int = Field(default=0, ge=0, le=1)
    stool: int = 0
    urine: int = 0
    skin: int = 0


class Worry(Strict):
    """One mother's worry, what was measured, and the answer with its reasons."""

    id: Id
    who: Words
    worry: Words
    more: Words
    measured: Measured
    answer: Text
    also: list[Text] = []  # answers that another source gives
    first: list[Text] = []  # what to check first, where it is not known yet
    beyond: bool = False  # what decides stands in the words, and no chart shows it
    reliable: Words
    proves_nothing: Words
    differs: WordsOrNone = ""

    @model_validator(mode="after")
    def check_differs(self) -> "Worry":
        """Where another answer counts for nothing, the page says why."""
        if bool(self.also) != bool(self.differs):
            raise ValueError(f"{self.id}: found only one of also and differs, expected both or none")
        return self


class EnoughContent(Strict):
    """A file of ``content/enough``: answers, checks, and worries in the order in which they are dealt."""

    title: Words
    prompt: Words
    answers: list[Choice] = Field(min_length=4, max_length=4)  # the first reassures
    unknown: Text  # the answer that asks for a check
    checks: list[Choice] = Field(min_length=3, max_length=7)
    cards: list[Worry] = Field(min_length=12)
    mark: float = Field(gt=0, le=100)
    sources: list[Text] = Field(min_length=1)

    @model_validator(mode="after")
    def check_names(self) -> "EnoughContent":
        """Every answer and check that a card names is there; each answer has a card, and what is unknown has a first check."""
        answers, checks = [one.id for one in self.answers], [one.id for one in self.checks]
        for place, ids in (("answers", answers), ("checks", checks), ("cards", [card.id for card in self.cards])):
            check_ids(place, ids)
        if self.unknown not in answers[1:]:
            raise ValueError(f"unknown: found {self.unknown!r}, expected one of {', '.join(answers[1:])}")
        for card in self.cards:
            self.check_card(card, answers, checks)
        empty = sorted(set(answers) - {card.answer for card in self.cards})
        if empty:
            raise ValueError(f"answers: found no card for {', '.join(empty)}, expected one for each")
        return self

    def check_card(self, card: Worry, answers: list[str], checks: list[str]) -> None:
        """Raise a ValueError where a card names what is not there, or lacks what its answer asks for."""
        named = [(one, answers) for one in (card.answer, *card.also)] + [(one, checks) for one in card.first]
        for found, known in named:
            if found not in known:
                raise ValueError(f"{card.id}: found {found!r}, expected one of {', '.join(known)}")
        if card.answer in card.also:
            raise ValueError(f"{card.id}: also: found {card.answer}, the answer itself, expected others")
        if bool(card.first) != (card.answer == self.unknown):
            raise ValueError(f"{card.id}: first: found {card.first}, expected some only where the answer is {self.unknown}")

    def titles(self) -> dict[str, str]:
        """Return answers and checks by id."""
        return {one.id: one.text for one in (*self.answers, *self.checks)}

    def spec(self) -> dict[str, Any]:
        """Return what ``core/play/enough.py`` needs, but for its keys in the record."""
        return {
            "cards": [card.id for card in self.cards],
            "answers": [one.id for one in self.answers],
            "unknown": self.unknown,
            "checks": [one.id for one in self.checks],
            "belongs": {card.id: card.answer for card in self.cards},
            "also": {card.id: card.also for card in self.cards},
            "first": {card.id: card.first for card in self.cards},
            "who": {card.id: card.who for card in self.cards},
            "mark": self.mark,
        }
