"""The words of the class report."""

from functools import lru_cache
from pathlib import Path

from lactation.content import HERE
from lactation.content.kinds import Strict, Words
from lactation.content.marked import read
from lactation.content.names import Mistakes, braces

FILLED = (  # names that the report fills in
    "after", "before", "files", "form", "high", "items", "kappa", "least", "low", "mean", "n", "right", "share", "sure", "value",
    "wanted",
)  # fmt: skip


class ClassReportContent(Strict):
    """What the report says, by name."""

    texts: dict[str, Words]


@lru_cache
def class_report_texts() -> dict[str, str]:
    """Return the words of the report, in the reader's language; errors as in ``marked.read``."""
    return read(HERE / "class_report.yaml", ClassReportContent).texts


def check_class_report(path: Path) -> None:
    """Check the words of the report: each name between braces is one that the report fills in.

    Raises
    ------
    ContentError
        One line for each mistake.
    """
    read(path, ClassReportContent)
    found = Mistakes(path)
    braces(found, {}, always=FILLED)
    found.stop()
