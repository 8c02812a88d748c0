"""The questions that other programs ask: those of the lessons by module, and the tests' bank, as plain data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lactation.content.bank import FORMS, bank_items
from lactation.content.course import course
from lactation.content.exams import bank_key, held_bank_item
from lactation.content.memory import held_lesson, module_lessons
from lactation.content.paths import language
from lactation.content.schema import words
from lactation.core.words import fill_in
from lactation.site.found import address_of


def one_stop(text: str) -> str:
    """Return a sentence without the full stop that follows another sign of its end: what it ends with may have one, as “n.d.”."""
    return re.sub(r"([.?!…])\.$", r"\1", text)


@dataclass(frozen=True)
class Asked:
    """One question: its key in the record, what is told before it, options with reasons, the best one, where it is from."""

    key: str
    story: str
    question: str
    options: tuple[tuple[str, str, str], ...]  # id, text, reason; in the order in which the course shows them
    best: str
    lesson: str
    address: str  # of the lesson; empty where nobody knows where the course stands
    sources: str

    def where_from(self) -> str:
        """Return the lesson and the sources in one line, with the lesson's address where there is one."""
        texts = words()
        told = fill_in(texts["label_value"], {"label": texts["lms_lesson"], "value": self.lesson})
        lesson = one_stop(fill_in(texts["sentence_end"], {"text": told}))
        sources = one_stop(fill_in(texts["lms_sources"], {"list": self.sources}))
        return " ".join(filter(None, (lesson, sources, self.address)))


def asked(key: str, held: dict[str, Any]) -> Asked:
    """Return a question as a page of the course gets it as one of ours."""
    options = tuple((one["id"], one["text"], one["reason"]) for one in held["options"])
    page = held["page"].removeprefix("../")
    address = address_of(f"notebooks/{page}", language())
    return Asked(key, held.get("story", ""), held["question"], options, held["best"], held["lesson"], address, held["sources"])


def of_modules() -> Iterator[tuple[str, str, list[Asked]]]:
    """Find the modules that ask something: id, title, and the questions of the lessons."""
    for module in course().modules:
        found = [asked(key, held) for lesson in module_lessons(module.id) for key, held in held_lesson(lesson).items()]
        if found:
            yield module.id, module.title, found


def of_bank() -> Iterator[tuple[str, str, list[Asked]]]:
    """Find the domains of the tests' bank: id, title, and the questions but for those that show a drawn feed."""
    domains: dict[str, list[Asked]] = {}
    for form in FORMS:
        for domain, slot, item in bank_items(form):
            if item.feed is None:
                domains.setdefault(domain, []).append(asked(bank_key(item), held_bank_item(slot, item)))
    for domain, found in domains.items():
        yield domain, words()[f"exam_domain_{domain}"], found
