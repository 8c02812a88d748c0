"""Cards of a triage (``content/triage``): who, what is seen and said, and how soon somebody looks, by rules of thresholds.csv."""

from functools import lru_cache
from typing import Any, Literal

from pydantic import Field, model_validator

from lactation.content.kinds import Id, Name, Strict, Text, TextOrNone, Words, check_ids
from lactation.content.thresholds import LEVELS, threshold_rows, thresholds
from lactation.core.play.triage import TRIAGE_ANSWERS, triage_place

ANSWER_OF = {"usual": "reassure", "closer": "routine", "routine": "routine", "today": "today", "now": "now"}
HOURS = {"hours": 1, "days": 24, "weeks": 168}
Answer = Literal["now", "today", "routine", "reassure"]


@lru_cache
def row_levels() -> dict[str, str]:
    """Return the level of each row of thresholds.csv; what was only recalled decides nothing and is left out."""
    return {row["id"]: row["level"] for row in threshold_rows() if row["how"] != "recalled"}


def check_row(place: str, row: str) -> None:
    """Raise a ValueError when a row is not there, or was only recalled."""
    if row not in row_levels():
        raise ValueError(f"{place}: found {row}, expected an id of thresholds.csv that was not only recalled")


def has_national() -> bool:
    """Return whether a country has numbers of its own."""
    return any(one.national for one in thresholds().values())


class Age(Strict):
    """An age, by one unit."""

    hours: float = Field(default=0, ge=0)
    days: float = Field(default=0, ge=0)
    weeks: float = Field(default=0, ge=0)

    def in_hours(self) -> float:
        """Return it in hours."""
        return sum(getattr(self, unit) * hours for unit, hours in HOURS.items())


class Rule(Strict):
    """A sign that decides, as in its row of thresholds.csv: that it is there, or is as high or as low as this, at this age."""

    sign: Name
    row: Text
    at_least: float | None = None
    below: float | None = None
    start: Age = Field(default=Age(), alias="from")
    until: Age | None = None  # not included
    also: list[Name] = Field(default=[], alias="with")  # other signs that must be there
    level: Literal["closer", "routine", "today", "now", ""] = ""  # only where the course is more urgent than the row
    because: TextOrNone = ""

    @model_validator(mode="after")
    def check_level(self) -> "Rule":
        """The row is there, and a level of the rule's own is more urgent and has its reason."""
        check_row(f"rules: {self.sign}", self.row)
        more = LEVELS.index(self.level or "usual") > LEVELS.index(row_levels()[self.row])
        if bool(self.level) != bool(self.because) or (self.level and not more):
            raise ValueError(f"rules: {self.sign}: found the level {self.level!r}, expected one above {self.row}'s, with because")
        return self

    def urgency(self) -> str:
        """Return how soon somebody looks."""
        return self.level or row_levels()[self.row]

    def met(self, facts: dict[str, float | bool], age: float) -> bool:
        """Return whether the sign is there at this age (hours), as high or as low as it must be."""
        if self.sign not in facts or not all(one in facts for one in self.also):
            return False
        value = facts[self.sign]
        high = self.at_least is None or value >= self.at_least
        low = self.below is None or value < self.below
        return high and low and age >= self.start.in_hours() and (self.until is None or age < self.until.in_hours())


class Card(Strict):
    """One card: a short scene, its facts, and what is told once it is answered."""

    id: Id
    family: Id  # cards of the same sign
    who: Words
    age: float = Field(ge=0)  # in hours; of a mother: since the birth
    facts: dict[Name, float | Literal[True]]
    rows: list[Text] = []  # what it rests on, where no rule is met
    level: Answer
    scene: Words
    why: Words
    say: Words
    do: Words


class TriageContent(Strict):
    """A file of ``content/triage``."""

    title: Words
    prompt: Words
    shares: dict[Answer, int]
    rules: list[Rule] = Field(min_length=1)
    cards: list[Card] = Field(min_length=1)
    sources: list[Text] = Field(min_length=1)

    @model_validator(mode="after")
    def check_cards(self) -> "TriageContent":
        """Each card's level is what its facts give, it rests on a row, and there are enough cards for a round."""
        check_ids("cards", [one.id for one in self.cards])
        signs = {rule.sign for rule in self.rules}
        for card in self.cards:
            unknown = sorted(set(card.facts) - signs)
            if unknown:
                raise ValueError(f"{card.id}: facts: found {unknown[0]}, expected a sign of a rule")
            asked = self.answer(card.facts, card.age)
            if card.level != asked and not has_national():
                raise ValueError(f"{card.id}: level: found {card.level}, expected {asked}, by the rules that its facts meet")
            for row in card.rows:
                check_row(card.id, row)
            if card.level == asked and not self.rests(card):
                raise ValueError(f"{card.id}: found no rows, expected what a card rests on that meets no rule")
        for answer in TRIAGE_ANSWERS:
            there = sum(card.level == answer for card in self.dealt())
            if not 0 < self.shares.get(answer, 0) <= there:  # type: ignore[call-overload]
                raise ValueError(f"shares: {answer}: found {self.shares.get(answer)}, expected 1 to {there}")  # type: ignore[call-overload]
        return self

    def dealt(self) -> list[Card]:
        """Return the cards that are dealt: not those whose words a country's own number would make untrue."""
        return [card for card in self.cards if card.level == self.answer(card.facts, card.age)]

    def met(self, facts: dict[str, Any], age: float) -> list[Rule]:
        """Return the rules that facts meet at an age (hours), the most urgent first."""
        found = [rule for rule in self.rules if rule.met(facts, age)]
        return sorted(found, key=lambda rule: -LEVELS.index(rule.urgency()))

    def answer(self, facts: dict[str, Any], age: float) -> str:
        """Return the most urgent answer that a rule asks for; reassure where none is met."""
        return max((ANSWER_OF[rule.urgency()] for rule in self.met(facts, age)), key=triage_place, default="reassure")

    def rests(self, card: Card) -> list[str]:
        """Return the rows of thresholds.csv on which a card rests, the first one foremost."""
        urgent = [rule.row for rule in self.met(card.facts, card.age) if ANSWER_OF[rule.urgency()] == card.level]
        return [*dict.fromkeys([*card.rows, *urgent])]

    def spec(self) -> dict[str, Any]:
        """Return what ``core/play/triage.py`` needs, but for its keys in the record."""
        level = {card.id: card.level for card in self.dealt()}
        return {"cards": list(level), "level": level, "shares": {one: self.shares[one] for one in TRIAGE_ANSWERS}}  # type: ignore[index]
