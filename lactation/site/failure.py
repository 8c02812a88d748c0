"""A build with a mistake fails, fails again while the mistake is there, and says it in a few lines, last on the screen.

Sphinx keeps what it read of a page with a mistake and warns only about pages it reads anew, so a second build would succeed.
"""

import atexit
import logging
import os
import re
import sys
from copy import copy
from pathlib import Path

from myst_nb.sphinx_ import NbMetadataCollector
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError
from sphinx.util.logging import WarningLogRecordTranslator, is_suppressed_warning

MARK = "unfinished"  # lies beside the doctrees from the start of a build until it has ended without a mistake
COLOURS = re.compile(r"\x1b\[[0-9;]*m")
CELL_FAILED = ("mystnb", "exec")  # MyST-NB's kind of warning
MOST_TOLD = 10  # mistakes; the others come to light when these are mended
MOST_LETTERS = 600  # of one mistake


def mark_of(app: Sphinx) -> Path:
    """Return where the mark of an unfinished build lies."""
    return Path(app.doctreedir) / MARK


def read_all_after_failure(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """Return every page to be read anew when the last build did not end well, and mark this one as unfinished."""
    mark = mark_of(app)
    again = sorted(env.found_docs) if mark.exists() else []
    mark.parent.mkdir(parents=True, exist_ok=True)
    mark.write_text("This build has not ended, or not well: the next one reads every page anew.\n", encoding="utf-8")
    return again


def cell_error(traceback: str) -> str:
    """Return what a cell's traceback says in the end: the error and its message."""
    lines = COLOURS.sub("", traceback).strip().splitlines() or ["its kernel ended"]
    starts = [i for i, line in enumerate(lines) if re.match(r"[A-Za-z_.]*(Error|Exception|Interrupt|Iteration|Warning)\b", line)]
    return " ".join(line.strip() for line in lines[starts[-1] if starts else -1 :])


def broken_notebooks(app: Sphinx) -> list[str]:
    """Return one line for each notebook of the book with a cell that failed: file and error."""
    ran = {name: NbMetadataCollector.get_exec_data(app.env, name) for name in sorted(app.env.found_docs)}
    return [
        f"{app.env.doc2path(name, base=False)}: {cell_error(data.get('traceback') or '')}"
        for name, data in ran.items()
        if data and not data["succeeded"]
    ]


class Mistakes(logging.Handler):
    """Notes the mistakes of a build, to tell them once more when everything else has been said."""

    def __init__(self, app: Sphinx) -> None:
        super().__init__(logging.WARNING)
        self.app = app
        self.places = WarningLogRecordTranslator(app)
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Note a warning with its place."""
        kind = getattr(record, "type", ""), getattr(record, "subtype", "")
        if (
            is_suppressed_warning(*kind, self.app.config.suppress_warnings) or kind == CELL_FAILED
        ):  # broken_notebooks tells of a cell in fewer words
            return
        text = " ".join(COLOURS.sub("", record.getMessage()).split())
        record = copy(record)  # Sphinx's own handler does the same, before or after
        self.places.filter(record)  # type: ignore[arg-type]
        place = str(getattr(record, "location", None) or "").replace(f"{self.app.srcdir}{os.sep}", "")
        self.note(f"{place}: {text}" if place else text)

    def note(self, mistake: str) -> None:
        """Note a mistake, once."""
        if mistake not in self.told:
            self.told.append(mistake)

    def tell(self) -> None:
        """Say what was noted."""
        shown = [one if len(one) <= MOST_LETTERS else f"{one[:MOST_LETTERS]} …" for one in self.told[:MOST_TOLD]]
        more = len(self.told) - len(shown)
        if shown:
            lines = [
                "",
                "The course was not built:",
                *(f"  {one}" for one in shown),
                *([f"  … and {more} more"] if more > 0 else []),
            ]
            print("\n".join(lines), file=sys.stderr, flush=True)


def watch(app: Sphinx) -> None:
    """Note the mistakes of this build."""
    mistakes = Mistakes(app)
    logging.getLogger("sphinx").addHandler(mistakes)
    app.milk_mistakes = mistakes  # type: ignore[attr-defined]
    atexit.register(mistakes.tell)  # after what the book's command has to say


def end(app: Sphinx, error: Exception | None) -> None:
    """Take the mark away when nothing was wrong.

    Raises
    ------
    ExtensionError
        A cell failed: one line for each notebook. With or without warnings as errors, such a page is no lesson.
    """
    mistakes: Mistakes = app.milk_mistakes  # type: ignore[attr-defined]
    logging.getLogger("sphinx").removeHandler(mistakes)
    if error is not None:
        for line in str(error).splitlines():
            mistakes.note(line)
        return
    broken = broken_notebooks(app)
    for line in broken:
        mistakes.note(line)
    if broken:
        raise ExtensionError("\n".join(broken))
    if app._warncount == 0:
        mark_of(app).unlink(missing_ok=True)
    elif not app.keep_going:
        atexit.unregister(mistakes.tell)  # only warned: the build succeeds


def connect(app: Sphinx) -> None:
    """Register all of this with Sphinx."""
    app.connect("builder-inited", watch)
    app.connect("env-get-outdated", read_all_after_failure)
    app.connect("build-finished", end, priority=900)  # after all others
