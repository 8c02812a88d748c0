"""What the report says of a group's lines: who told how much, how each lesson went, what cannot be read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lactation.classroom.files import ClassFiles
from lactation.classroom.group_lines import Damaged, GroupLine
from lactation.content.class_report import class_report_texts
from lactation.content.course import catalogue
from lactation.content.line import place, steps
from lactation.core.line import line_marks
from lactation.core.words import fill_in


class GroupReport:
    """The lines of all chats, put together by sender and by lesson; ``called`` says what a learner is called."""

    def __init__(self, files: ClassFiles, called: Callable[[int], str], names: bool) -> None:
        self.lines, self.told, self.names = files.lines, class_report_texts(), names
        marks = {mark: n for n, learner in enumerate(files.learners) for mark in line_marks(learner.events)}
        self.same = {mark: called(n) for mark, n in marks.items()}
        self.by_mark: dict[str, list[GroupLine]] = {}
        self.by_step: dict[str, list[GroupLine]] = {}
        for one in self.lines.whole:
            self.by_mark.setdefault(one.mark, []).append(one)
            self.by_step.setdefault(one.step, []).append(one)

    def said(self, name: str, **values: Any) -> str:
        """Return a sentence of the report with its values."""
        return fill_in(self.told[name], {key: str(value) for key, value in values.items()})

    def summary(self) -> list[str]:
        """Return how many lines of how many senders, and who of them is known."""
        one = self.lines
        if not one.whole and not one.damaged:
            return [self.told["group_none"]]
        known = sum(mark in self.same for mark in self.by_mark)
        told = [self.said("group_read", n=len(one.whole), senders=len(self.by_mark), twice=one.twice, older=one.older)]
        told += [self.said("group_known", n=known)] if known else []
        return told + ([self.said("group_unknown", n=len(self.by_mark) - known)] if known < len(self.by_mark) else [])

    def sender(self, mark: str) -> str:
        """Return what a sender is called: the sign, who that is where it is known, and the name where names are asked for."""
        parts = [self.said("group_sign", sign=mark)]
        parts += [self.said("group_same", who=self.same[mark])] if mark in self.same else []
        parts += sorted({one.sender for one in self.by_mark[mark]} - {""}) if self.names else []
        return ", ".join(parts)

    def senders(self) -> list[dict[str, str]]:
        """Return a row for each sender: the newest line says how far they are."""
        rows = []
        for mark, lines in self.by_mark.items():
            newest, days = lines[-1], [one.day for one in lines if one.day]
            modules = self.told["none"] if newest.modules is None else f"{len(newest.modules)} / {len(catalogue()['modules'])}"
            rows.append(
                {
                    "who": self.sender(mark),
                    "lines": str(len(lines)),
                    "right": self.right(lines),
                    "path": f"{newest.steps} / {newest.of_steps}",
                    "modules": modules,
                    "last": max(days).isoformat() if days else self.told["none"],
                }
            )
        return rows

    def right(self, lines: list[GroupLine]) -> str:
        """Return of how many quiz questions how many were right, over lines of steps that have questions."""
        asked = [one for one in lines if steps()[one.step]["quiz"]]
        return f"{sum(one.right for one in asked)} / {sum(one.of for one in asked)}" if asked else self.told["none"]

    def lessons(self) -> list[dict[str, str]]:
        """Return a row for each step that somebody told of, in the order of the course."""
        rows = []
        for key, step in steps().items():
            lines = self.by_step.get(key, [])
            guesses = [one.guess for one in lines if one.guess is not None]
            if lines:
                rows.append(
                    {
                        "title": f"{place(step)} {step['title']}".strip(),
                        "senders": str(len(lines)),
                        "right": self.right(lines),
                        "guess": f"{sum(guesses)} / {len(guesses)}" if guesses else self.told["none"],
                    }
                )
        return rows

    def where(self, one: Damaged) -> str:
        """Return where a damaged line stands, and who sent it where names are asked for."""
        told = self.said(f"by_{one.by}", file=one.file, place=one.place)
        return f"{told} ({one.sender})" if one.sender else told

    def view(self) -> dict[str, Any]:
        """Return what the template needs."""
        other = sum(not one.same for one in self.lines.whole)
        return {
            "lines": self.summary(),
            "senders": self.senders(),
            "lessons": self.lessons(),
            "other": [self.said("group_other", n=other)] if other else [],
            "damaged": [(self.where(one), self.told[f"damaged_{one.why}"]) for one in self.lines.damaged],
            "damaged_title": self.said("group_damaged", n=len(self.lines.damaged)),
        }
