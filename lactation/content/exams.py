"""The tests of the course, ``content/exams``: which forms of the question bank are taken, when again, and what is said."""

from typing import Any, Literal

from pydantic import Field

from lactation.content.articles import lesson_pages
from lactation.content.bank import BankItem, Form, Slot, bank_content, bank_items
from lactation.content.feed import feed_drawn
from lactation.content.held import Chunk, held_item
from lactation.content.kinds import Strict, Words
from lactation.content.schema import words
from lactation.core.passing import PASS_POST

PREFIX = "bank"  # of an item's key in the record, and of the chunk of a form


class ExamContent(Strict):
    """A file of ``content/exams``: one test."""

    title: Words
    prompt: Words
    begin: Words
    after: Words
    forms: list[Form] = Field(min_length=1)
    again: Literal["never", "failed", "always"]
    judged: bool = False  # whether it is passed or not

    def spec(self) -> dict[str, Any]:
        """Return what ``core/play/exam.py`` needs, but for its own key and what its chunks hold."""
        groups: dict[str, list[str]] = {domain: [] for domain in bank_content()}
        for form in self.forms:
            for domain, _, item in bank_items(form):
                groups[domain].append(bank_key(item))
        return {
            "forms": {form: [bank_key(item) for _, _, item in bank_items(form)] for form in self.forms},
            "number": 0,
            "chunks": {form: [bank_chunk_name(form)] for form in self.forms},
            "groups": groups,
            "titles": {domain: words()[f"exam_domain_{domain}"] for domain in groups},
            "mark": PASS_POST if self.judged else 0,
            "again": self.again,
            "days": 1,
        }


def bank_key(item: BankItem) -> str:
    """Return an item's key in the record."""
    return f"{PREFIX}/{item.id}"


def bank_chunk_name(form: str) -> str:
    """Return the name of the chunk that holds a form."""
    return f"{PREFIX}-{form}"


def bank_chunk(form: str) -> Chunk:
    """Return the items of a form as a page gets them, and how their feeds are drawn."""
    held = {bank_key(item): held_bank_item(slot, item) for _, slot, item in bank_items(form)}
    feed = feed_drawn() if any("feed" in one for one in held.values()) else None
    return {"items": held, "feed": feed}


def held_bank_item(slot: Slot, item: BankItem) -> dict[str, Any]:
    """Return an item as a page gets it."""
    held = held_item(item, lesson_pages()[slot.lesson]) | {"objective": slot.objective}
    return held | ({"feed": {"view": item.feed.view, **item.feed.scene()}} if item.feed else {})
