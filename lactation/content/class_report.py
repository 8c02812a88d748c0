"""The words of the class report."""

from functools import lru_cache

from lactation.content import HERE
from lactation.content.kinds import Strict, Words
from lactation.content.marked import read


class ClassReportContent(Strict):
    """What the report says, by name."""

    texts: dict[str, Words]


@lru_cache
def class_report_texts() -> dict[str, str]:
    """Return the words of the report, in the reader's language; errors as in ``marked.read``."""
    return read(HERE / "class_report.yaml", ClassReportContent).texts
