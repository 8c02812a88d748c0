"""The question bank of the tests: ``content/bank``, one file a domain of the blueprint.

A slot is one place of a test, with three parallel items: forms a, b and c ask the same thing of another mother.
``python -m lactation.content.bank`` says what is wrong, while somebody writes, and what there is.
"""

import sys
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, model_validator

from lactation.content import HERE, ContentError
from lactation.content.articles import lesson_pages
from lactation.content.kinds import Id, Strict, Text, Words
from lactation.content.marked import read
from lactation.content.mistakes import Mistakes, braces, one_of
from lactation.content.observing import DrawnFeed
from lactation.content.questions import Item

FOLDER = "bank"
FORMS = ("a", "b", "c")
OPTIONS = 3
BLUEPRINT = {  # slots of each domain, in the order in which a result tells them
    "physiology": 8, "communication": 8, "observation": 6, "positioning": 3, "history": 3, "sufficiency": 5, "expression": 2,
    "conditions": 3, "safety": 2,
}  # fmt: skip
DRAWN = "observation"  # the domain whose items show a feed
Form = Literal["a", "b", "c"]


class BankFeed(DrawnFeed):
    """The feed that an item shows, without a word about it, in one of its two views."""

    view: Literal["close", "wide"]


class BankItem(Item):
    """One item of a test: three options, one best."""

    id: Id
    feed: BankFeed | None = None

    @model_validator(mode="after")
    def check_three(self) -> "BankItem":
        """There are three options."""
        if len(self.options) != OPTIONS:
            raise ValueError(f"{self.id}: options: found {len(self.options)}, expected {OPTIONS}")
        return self


class Slot(Strict):
    """One place of a test, with an item for each form."""

    id: Id
    lesson: Text
    objective: Words
    a: BankItem
    b: BankItem
    c: BankItem

    def forms(self) -> dict[str, BankItem]:
        """Return the items by form."""
        return {form: getattr(self, form) for form in FORMS}

    @model_validator(mode="after")
    def check_items(self) -> "Slot":
        """An item is called like its slot and form, its lesson is known, and no question stands twice."""
        if self.lesson not in lesson_pages():
            raise ValueError(f"{self.id}: lesson: {one_of(self.lesson, lesson_pages())}")
        for form, item in self.forms().items():
            if item.id != f"{self.id}-{form}":
                raise ValueError(f"{self.id}: {form}: id: found {item.id}, expected {self.id}-{form}")
        asked = [item.question + str(item.feed or "") for item in self.forms().values()]
        if len(set(asked)) < len(asked):
            raise ValueError(f"{self.id}: found the same question in two forms, expected another mother in each")
        return self


class BankContent(Strict):
    """A file of ``content/bank``: one domain."""

    domain: Text
    slots: list[Slot] = Field(min_length=1)

    @model_validator(mode="after")
    def check_domain(self) -> "BankContent":
        """The domain is one of the blueprint, has its slots, and only one of feeds shows feeds."""
        if self.domain not in BLUEPRINT:
            raise ValueError(f"domain: found {self.domain}, expected one of {', '.join(BLUEPRINT)}")
        if len(self.slots) != BLUEPRINT[self.domain]:
            raise ValueError(f"slots: found {len(self.slots)}, expected {BLUEPRINT[self.domain]} as in the blueprint")
        for slot in self.slots:
            for item in slot.forms().values():
                if (item.feed is not None) != (self.domain == DRAWN):
                    raise ValueError(
                        f"{item.id}: feed: found {'one' if item.feed else 'none'}, expected one in {DRAWN} and nowhere else"
                    )
        return self


def domain_content(path: Path) -> BankContent:
    """Return one domain; errors as in ``marked.read``, and where the file is not called like its domain."""
    content = read(path, BankContent)
    if content.domain != path.stem:
        raise ContentError(f"{path}: domain: found {content.domain}, expected {path.stem}, as the file is called")
    return content


@lru_cache
def bank_content() -> dict[str, BankContent]:
    """Return the domains in the order of the blueprint."""
    found = {path.stem: domain_content(path) for path in sorted((HERE / FOLDER).glob("*.yaml"))}
    return {name: found[name] for name in BLUEPRINT if name in found}


def bank_items(form: str) -> list[tuple[str, Slot, BankItem]]:
    """Return the items of a form: domain, slot and item, in the order of the blueprint."""
    return [(domain, slot, slot.forms()[form]) for domain, content in bank_content().items() for slot in content.slots]


def check_bank(path: Path) -> None:
    """Check one domain: slots are called differently in all of the bank, works are known, no brace is left over.

    Raises
    ------
    ContentError
        One line for each mistake.
    """
    content, found = domain_content(path), Mistakes(path)
    for number, slot in enumerate(content.slots):
        for place in slot_places(path.parent, slot.id)[:2]:
            if place != f"{path.name}, slot {number + 1}":
                found.add(("slots", number, "id"), f"found {slot.id} as in {place}, expected an id of its own for each slot")
    found.sources()
    braces(found, {})
    found.stop()


def slot_places(folder: Path, name: str) -> list[str]:
    """Return where slots of that id stand in a folder."""
    files = {path: _slots(path) for path in sorted(folder.glob("*.yaml"))}
    return [f"{path.name}, slot {n}" for path, ids in files.items() for n, one in enumerate(ids, 1) if one == name]


def _slots(path: Path) -> list[Any]:
    """Return the ids of a file's slots; none where it cannot be read, which its own check tells."""
    try:
        return [slot.id for slot in read(path, BankContent).slots]
    except ContentError:
        return []


def main() -> int:
    """Say what is wrong, or which slots there are; return 1 where something is wrong."""
    wrong: list[str] = []
    for path in sorted((HERE / FOLDER).glob("*.yaml")):
        try:
            check_bank(path)
        except ContentError as error:
            wrong += str(error).replace(f"{Path.cwd()}/", "").splitlines()
    told = wrong or [f"{name}: {', '.join(slot.id for slot in one.slots)}" for name, one in bank_content().items()]
    print("\n".join(told), file=sys.stderr if wrong else sys.stdout)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
