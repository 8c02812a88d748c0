"""The words of the class report."""

from functools import lru_cache
from pathlib import Path

from lactation.content import HERE
from lactation.content.kinds import Strict, Words
from lactation.content.marked import read
from lactation.content.names import check_filled

FILLED = (  # names that the report fills in
    "after", "before", "files", "form", "high", "items", "kappa", "least", "low", "mean", "n", "right", "share", "sure", "value",
    "wanted",
)  # fmt: skip


class ClassReportContent(Strict):
    """What the report says, each text by its name."""

    example: Words
    read_title: Words
    read: Words
    joined: Words
    skipped_title: Words
    empty: Words
    skipped_none: Words
    change_title: Words
    change_alt: Words
    change: Words
    change_few: Words
    change_form: Words
    before: Words
    after: Words
    domain: Words
    later: Words
    domains_title: Words
    items_title: Words
    items_alt: Words
    items_few: Words
    reliability: Words
    reliability_none: Words
    items_wide: Words
    look: Words
    difficulty: Words
    discrimination: Words
    hard: Words
    easy: Words
    flat: Words
    backwards: Words
    calibration_title: Words
    calibration_alt: Words
    calibration: Words
    calibration_none: Words
    sure: Words
    right: Words
    help_title: Words
    help_none: Words
    help_note: Words
    why_gate: Words
    why_post: Words
    why_post_missing: Words
    why_agreement: Words
    why_agreement_missing: Words
    why_quizzes: Words
    why_sure: Words
    why_silent: Words
    learners_title: Words
    learner: Words
    number: Words
    pre: Words
    post: Words
    gate: Words
    agreement: Words
    lessons: Words
    passed: Words
    last: Words
    none: Words
    certificate_agrees: Words
    certificate_none: Words
    certificate_day: Words
    certificate_missing: Words
    certificate_differs: Words


@lru_cache
def class_report_texts() -> dict[str, str]:
    """Return the words of the report, in the reader's language; errors as in ``marked.read``."""
    return read(HERE / "class_report.yaml", ClassReportContent).model_dump()


def check_class_report(path: Path) -> None:
    """Check the words of the report: each name between braces is one that the report fills in.

    Raises
    ------
    ContentError
        One line for each mistake.
    """
    check_filled(path, ClassReportContent, FILLED)
