"""The class report as a notebook shows it."""

from __future__ import annotations

from datetime import datetime, timezone
from math import floor, isnan
from pathlib import Path
from time import time
from typing import Any
from unicodedata import normalize

import pandas as pd

from lactation.activities.base import Activity
from lactation.classroom import measures, needs
from lactation.classroom.files import Learner, read_class
from lactation.classroom.group_report import GroupReport
from lactation.classroom.results import Sitting, first, matrix
from lactation.classroom.sample import invented_files
from lactation.content.bank import bank_items
from lactation.content.class_report import class_report_texts
from lactation.content.exams import bank_key
from lactation.content.schema import words
from lactation.core.certificate import certificate_check
from lactation.core.passing import PASS_POST
from lactation.core.play.exam import EXAM_SURE
from lactation.core.words import fill_in, number_text
from lactation.figures.class_report import before_and_after, sure_and_right, worth
from lactation.figures.svg import to_svg

FORMS = {"pre": "a", "post": "b", "later": "c"}  # which form is whose first


class ClassReport(Activity):
    """A class, from the files in a folder; without one an invented class, which says so.

    Attributes are for who wants to go on from there: ``files`` (what was read and passed over), ``taken`` (each learner's first
    sitting by test), ``items`` (a frame by form: difficulty and discrimination), ``change`` (before and after).
    """

    template = "class_report.html"

    def __init__(self, folder: str | Path = "", names: bool = False) -> None:
        self.words = words()
        self.told = class_report_texts()
        self.example, self.names = not folder, names
        self.files = read_class(folder, names) if folder else invented_files()
        self.learners = self.files.learners
        self.taken = {test: first(self.learners, test) for test in FORMS}
        self.right = {form: matrix(self.taken[test], form) for test, form in FORMS.items()}
        self.items = {form: measures.items(right) for form, right in self.right.items() if len(right)}
        both = [(one.share, other.share) for one, other in self.pairs()]
        self.before, self.after = [one for one, _ in both], [other for _, other in both]
        self.change = measures.change(self.before, self.after)

    def pairs(self) -> list[tuple[Sitting, Sitting]]:
        """Return the sittings of those who took both tests."""
        both = zip(self.taken["pre"], self.taken["post"], strict=True)
        return [(one, other) for one, other in both if one is not None and other is not None]

    # ---- Words ----

    def said(self, name: str, **values: Any) -> str:
        """Return a sentence of the report with its numbers."""
        return fill_in(self.told[name], {key: str(value) for key, value in values.items()})

    def percent(self, share: float, signed: bool = False) -> str:
        """Return a share (0 to 1) in percent, without its sign; a dash where there is none."""
        if isnan(share):
            return self.told["none"]
        return ("+" if signed and share > 0 else "") + number_text(100 * share, 0, self.words)

    def number(self, value: float) -> str:
        """Return a number with two decimals; a dash where there is none."""
        return self.told["none"] if isnan(value) else number_text(value, 2, self.words)

    def called(self, place: int) -> str:
        """Return what a learner is called: by number, or where names are asked for by name or file."""
        learner = self.learners[place]
        numbered = self.said("number", n=place + 1)
        return (learner.name or learner.files[0]) if self.names else numbered

    # ---- Parts ----

    def read_lines(self) -> list[str]:
        """Return how many learners of how many files."""
        count = len(self.learners)
        files = sum(len(one.files) for one in self.learners)
        lines = [self.said("read", n=count)]
        lines += [self.said("joined", files=files)] if files != count else []
        kinds = [self.said(f"kind_{kind}", n=n) for kind, n in sorted(self.files.read.items())]
        lines += [self.said("kinds", what=", ".join(kinds))] if kinds else []
        return lines + ([self.told["lms_same"]] if "lms" in self.files.read else [])

    def change_lines(self) -> list[str]:
        """Return what is said of before and after."""
        one = self.change
        if one.n < measures.FEWEST:
            lines = [self.said("change_few", n=one.n, least=measures.FEWEST)]
        else:
            ends = {"low": self.percent(one.low, True), "high": self.percent(one.high, True)}
            shares = {"before": self.percent(one.before) + " %", "after": self.percent(one.after) + " %"}
            lines = [self.said("change", n=one.n, mean=self.percent(one.mean, True), **shares, **ends), self.told["change_form"]]
        later = [sitting.share for sitting in self.taken["later"] if sitting is not None]
        if later:
            lines.append(self.said("later", n=len(later), share=self.percent(sum(later) / len(later)) + " %"))
        return lines

    def domain_rows(self) -> list[dict[str, str]]:
        """Return for each subject the share that was right before and after, over those who took the test."""
        rows = []
        for domain in dict.fromkeys(domain for domain, _, _ in bank_items("a")):
            shares = {test: self.share_of(domain, test) for test in ("pre", "post")}
            rows.append(
                {"title": self.words[f"exam_domain_{domain}"]} | {name: self.percent(one) for name, one in shares.items()}
            )
        return rows

    def share_of(self, domain: str, test: str) -> float:
        """Return the share of right answers to a subject's items in the first sittings of a test."""
        form = FORMS[test]
        keys = {bank_key(item) for name, _, item in bank_items(form) if name == domain}
        right = self.right[form]
        asked = right[[key for key in right if key in keys]]
        return float(asked.to_numpy().mean()) if asked.size else float("nan")

    def item_parts(self) -> list[dict[str, Any]]:
        """Return for each form that somebody took what its questions are worth: sentences, a figure, the ones to look at."""
        parts = []
        for form, right in self.right.items():
            if not len(right):
                continue
            few = len(right) < measures.FEWEST_FOR_ITEMS
            told = {"form": form.upper(), "n": len(right)}
            lines = [self.said("items_few", least=measures.FEWEST_FOR_ITEMS, **told)] if few else self.reliability(form, told)
            rows = [] if few else self.to_look_at(form)
            look = self.said("look", n=len(rows))
            parts.append({"lines": lines, "svg": "" if few else self.worth(form), "rows": rows, "look": look})
        return parts

    def reliability(self, form: str, told: dict[str, Any]) -> list[str]:
        """Return the sentences on how far the items of a form agree."""
        right = self.right[form]
        value = measures.kr20(right)
        if isnan(value):
            return [self.said("reliability_none", form=told["form"])]
        low, high = measures.kr20_interval(value, *right.shape)
        ends = {"low": self.number(low), "high": self.number(high), "wanted": self.number(measures.RELIABLE)}
        return [self.said("reliability", items=right.shape[1], value=self.number(value), **told, **ends)]

    def worth(self, form: str) -> str:
        """Return the figure of a form's questions."""
        drawn = worth(self.items[form].dropna(), measures.DISCRIMINATES, self.told)
        return to_svg(drawn, f"class-items-{form}", self.told["items_alt"])

    def to_look_at(self, form: str) -> list[dict[str, str]]:
        """Return the questions of a form that somebody should read again, and why."""
        asked = {bank_key(item): item.question for _, _, item in bank_items(form)}
        rows = []
        for key, one in self.items[form].iterrows():
            why = self.remarks(one)
            if why:
                share, tells = self.percent(one["difficulty"]) + " %", self.number(one["discrimination"])
                rows.append(
                    {"question": asked.get(str(key), str(key)), "difficulty": share, "tells": tells, "why": "; ".join(why)}
                )
        return rows

    def remarks(self, one: pd.Series) -> list[str]:
        """Return what is to be said of an item's numbers; nothing where nothing stands out."""
        tells = one["discrimination"]
        checks = {
            "hard": one["difficulty"] < measures.HARD,
            "easy": one["difficulty"] > measures.EASY,
            "backwards": tells < 0,
            "flat": 0 <= tells < measures.DISCRIMINATES and one["difficulty"] <= measures.EASY,
        }
        return [self.told[name] for name, holds in checks.items() if holds]

    def confidence(self) -> dict[str, Any]:
        """Return how sure the class was and how right, over the first sittings of all tests."""
        given = [
            {"sure": sure, "right": sitting.right[item]}
            for sittings in self.taken.values()
            for sitting in sittings
            if sitting is not None
            for item, sure in sitting.sure.items()
        ]
        if not given:
            return {"line": self.told["calibration_none"], "svg": ""}
        answers = pd.DataFrame(given)
        bins = measures.calibration(answers, [(level, level) for level in EXAM_SURE])
        shares = {
            "sure": self.percent(answers["sure"].mean() / 100) + " %",
            "right": self.percent(answers["right"].mean()) + " %",
        }
        svg = to_svg(sure_and_right(bins, self.told), "class-sure", self.told["calibration_alt"])
        return {"line": self.said("calibration", n=len(answers), **shares), "svg": svg}

    def help_rows(self) -> list[dict[str, Any]]:
        """Return those whom a rule names, and by which: whoever most rules name first."""
        ends = [learner.events[-1]["at"] for learner in self.learners]
        known = [end for end in ends if end < 1000 * time()]  # a clock that runs ahead makes nobody else silent
        newest = max(ends if self.example or not known else known)
        rows = []
        for place, learner in enumerate(self.learners):
            found = needs.reasons(learner, newest)
            if found:
                rows.append({"who": self.called(place), "why": [self.why(name, value) for name, value in found]})
        return sorted(rows, key=lambda row: -len(row["why"]))

    def why(self, name: str, value: float) -> str:
        """Return a reason in words."""
        least = needs.LIMITS.get(name, 0.0)
        cut = floor(100 * value + 1e-9) / 100  # never as high as what it falls short of
        shares = {"share": self.percent(value) + " %", "kappa": self.number(cut)}
        limit = self.percent(least) + " %" if name == "why_post" else self.number(least)
        return self.said(name, n=number_text(value, 0, self.words), least=limit, **shares)

    def learner_rows(self) -> list[dict[str, str]]:
        """Return each learner: tests, gate, agreement, lessons, the last day on which something was done."""
        return [self.learner_row(place, learner) for place, learner in enumerate(self.learners)]

    def learner_row(self, place: int, learner: Learner) -> dict[str, str]:
        """Return one learner's row."""
        rules = needs.passed(learner)["rules"]
        shares = {test: one[place].share if one[place] else float("nan") for test, one in self.taken.items()}  # type: ignore[union-attr]
        kappa = rules["agreement"]["value"] if rules["agreement"]["ids"] else float("nan")
        last = datetime.fromtimestamp(learner.events[-1]["at"] / 1000, tz=timezone.utc).date().isoformat()
        return {
            "who": self.called(place),
            "pre": self.percent(shares["pre"]),
            "post": self.percent(shares["post"]),
            "gate": self.told["passed"] if rules["gate"]["met"] else self.told["none"],
            "agreement": self.number(kappa),
            "lessons": f"{rules['quizzes']['value']} / {len(needs.core_quizzes())}",
            "last": last,
        }

    # ---- Faces ----

    def view(self) -> dict[str, Any]:
        """Return what the template needs."""
        drawn = before_and_after(self.before, self.after, PASS_POST, self.told) if self.before else None
        return {
            "texts": self.told,
            "example": self.example,
            "read": self.read_lines(),
            "skipped": self.files.skipped,
            "change": self.change_lines(),
            "change_svg": to_svg(drawn, "class-change", self.told["change_alt"]) if drawn else "",
            "domains": self.domain_rows(),
            "items": (parts := self.item_parts()),
            "wide": any(part["svg"] for part in parts),
            "confidence": self.confidence(),
            "help": self.help_rows() if self.learners else [],
            "rows": self.learner_rows(),
            "group": GroupReport(self.files, self.called, self.names).view(),
        }

    def certificate(self, file: str, name: str, day: str, code: str) -> str:
        """Return whether a certificate on paper agrees with a learner's file: name, day (2026-11-27) and code as printed.

        Raises
        ------
        ValueError
            No such file was read: names those that were.
        """
        known = {path: learner for learner in self.learners for path in learner.files}
        if file not in known:
            raise ValueError(f"file: found {file!r}, expected one of {', '.join(known)}")
        spelled = [name, *(normalize(form, name) for form in ("NFC", "NFD"))]  # é is one sign or two: nobody sees which on paper
        whys = [certificate_check(known[file].events, one, day, code)["why"] for one in spelled]
        return self.told[f"certificate_{'agrees' if 'agrees' in whys else whys[0]}"]

    def __repr__(self) -> str:
        """State what was read, and how many of each test."""
        taken = ", ".join(f"{test} {sum(one is not None for one in sittings)}" for test, sittings in self.taken.items())
        lines = self.files.lines
        told = f"; lines of chats: {len(lines.whole)} whole, {len(lines.damaged)} damaged" if lines.whole or lines.damaged else ""
        return f"Class report: {len(self.learners)} learners, {len(self.files.skipped)} files passed over; tests: {taken}{told}"
