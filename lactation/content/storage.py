"""The schema of how long milk keeps: published rules, and those of a country."""

from typing import Literal

from pydantic import Field, model_validator

from lactation.content import HERE
from lactation.content.kinds import Strict, TextOrNone, WordsOrNone
from lactation.content.marked import read

STORAGE_PLACES = ["room", "bag", "fridge", "freezer"]
STORAGE_MILKS = ["fresh", "thawed", "leftover"]


class StorageRule(Strict):
    """How long one kind of milk may be kept in one place, hours: the safer limit, and what is still accepted."""

    place: Literal["room", "bag", "fridge", "freezer"]
    milk: Literal["fresh", "thawed", "leftover"]
    hours: float = Field(gt=0, le=20000)
    longest: float = Field(gt=0, le=20000)

    @model_validator(mode="after")
    def check_limits(self) -> "StorageRule":
        """The safer limit is the shorter one."""
        if self.longest < self.hours:
            raise ValueError(f"longest ({self.longest:g}) must not be less than hours ({self.hours:g})")
        return self


class StorageRules(Strict):
    """Rules without two for the same milk in the same place. Those of a country may be empty until somebody fills them in."""

    name: WordsOrNone = ""
    source: TextOrNone = ""
    how: Literal["", "read", "secondary"] = ""
    rules: list[StorageRule] = []

    @model_validator(mode="after")
    def check_once(self) -> "StorageRules":
        """Each milk has one rule in a place."""
        pairs = [(rule.place, rule.milk) for rule in self.rules]
        for place, milk in pairs:
            if pairs.count((place, milk)) > 1:
                raise ValueError(f"found two rules for {milk} milk, {place}, expected one")
        if self.rules and not self.name:
            raise ValueError("rules need a name: whose values they are")
        return self


class StorageContent(Strict):
    """The file ``storage_rules.yaml``."""

    tables: list[StorageRules] = Field(min_length=1)


def storage_tables() -> list[StorageRules]:
    """Return the tables of how long milk keeps, the country's own last; errors as in ``explorer_content``."""
    return [*read(HERE / "storage_rules.yaml", StorageContent).tables, read(HERE / "storage_national.yaml", StorageRules)]


def storage_numbers() -> list[list[list[float]]]:
    """Return each table as rows of numbers: place, milk, hours, longest."""
    return [
        [[STORAGE_PLACES.index(r.place), STORAGE_MILKS.index(r.milk), r.hours, r.longest] for r in table.rules]
        for table in storage_tables()
    ]
