"""Every file an author edits, checked before a build: ``make check-content``.

Each mistake is one line: file, line or place, what was found, what was expected. Nothing is run that a lesson runs, so the check
takes seconds where a build takes minutes.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from lactation.content import (
    HERE,
    ContentError,
    class_report,
    hub,
    print_pack,
    wall,
)
from lactation.content.bank import check_bank
from lactation.content.case_names import check_case
from lactation.content.checked_authors import (
    check_articles,
    check_conditions,
    check_course,
    check_cues_file,
    check_job_aid,
    check_labels,
    check_lesson,
    check_lessons,
    check_meetings,
    check_plain,
    check_portrait,
    check_sort_into,
    check_steps,
    check_storage,
    check_trust,
    check_ways,
)
from lactation.content.checked_notebooks import notebook_mistakes
from lactation.content.checked_tables import (
    check_bibliography,
    check_claims,
    check_doubtful,
    check_ensemble,
    check_growth,
    check_mothers,
    check_national,
    check_parameters,
    check_spreads,
    check_targets,
    check_thresholds,
    number_of_rows,
)
from lactation.content.checked_words import check_words
from lactation.content.conditions import TechniquesContent
from lactation.content.differences import DifferencesContent
from lactation.content.feed import FeedContent
from lactation.content.lms_order import check_lms_order
from lactation.content.marked import read
from lactation.content.names import check_explorer
from lactation.content.observing import ObservationForm
from lactation.content.references import bibliography_mistake
from lactation.content.schema import (
    LessonContent,
    StorageRules,
)
from lactation.content.search import SearchWords
from lactation.content.skills import SkillsContent
from lactation.registry import KINDS, folder_of, schema_of

CHECKS: dict[str, Callable[[Path], None]] = {  # by folder, or by name for a file of its own kind
    "bank": check_bank, "cases": check_case, "skills.yaml": check_plain(SkillsContent),
    "explorers": check_explorer, "questions": check_lesson, "job_aids": check_job_aid, "labels": check_labels,
    "steps": check_steps, "sort_into": check_sort_into, "growth": check_growth, "conditions.yaml": check_conditions,
    "techniques.yaml": check_plain(TechniquesContent), "differences.yaml": check_plain(DifferencesContent),
    "trust.yaml": check_trust, "cues.yaml": check_cues_file,
    "class_report.yaml": check_plain(class_report.ClassReportContent, class_report.FILLED),
    "print.yaml": check_plain(print_pack.PrintContent, print_pack.FILLED),
    "search.yaml": check_plain(SearchWords),
    "observation_form.yaml": check_plain(ObservationForm),
    "storage_rules.yaml": check_storage, "portrait.yaml": check_portrait, "storage_national.yaml": check_plain(StorageRules),
    "feed.yaml": check_plain(FeedContent),
    "five_ways.yaml": check_ways, "articles.yaml": check_articles, "lessons.yaml": check_lessons, "course.yaml": check_course,
    "meetings.yaml": check_meetings,
    "words.yaml": check_words, "wall.yaml": check_plain(wall.WallContent, wall.FILLED),
    "hub.yaml": check_plain(hub.HubContent, hub.FILLED),
    "thresholds_national.yaml": check_national, "parameters.csv": check_parameters,
    "ensemble.csv": check_ensemble, "doubtful.csv": check_doubtful, "mothers.csv": check_mothers, "spreads.csv": check_spreads,
    "targets.csv": check_targets,
    "lms_order.csv": check_lms_order,
    "claims.csv": check_claims, "thresholds.csv": check_thresholds, "references.bib": check_bibliography,
}  # fmt: skip
CHECKS |= {folder_of(kind): check_plain(schema_of(kind)) for kind in KINDS if folder_of(kind) not in CHECKS}


def kind_of(path: Path) -> str:
    """Return the kind of a content file: its name, or its folder's."""
    return path.parent.name if path.parent.name in CHECKS else path.name


def content_files(folder: Path = HERE) -> list[Path]:
    """Return the files of the content, in order."""
    return sorted(path for path in folder.rglob("*") if path.suffix in (".yaml", ".csv", ".bib"))


def check_file(path: Path) -> None:
    """Check one content file.

    Raises
    ------
    ContentError
        One line for each mistake, or that this kind of file is not known.
    """
    kind = kind_of(path)
    if kind not in CHECKS:
        raise ContentError(f"{path}: found a file of an unknown kind, expected one of {', '.join(CHECKS)}")
    if path.suffix == ".csv" and number_of_rows(path) < 1:
        raise ContentError(f"{path}: found no row, expected at least one")
    CHECKS[kind](path)


def repeated_ids() -> list[str]:
    """Return a line for each id of a question that stands in two lessons: answers are kept under it."""
    found, seen = [], dict[str, Path]()
    for path in sorted((HERE / "questions").glob("*.yaml")):
        content = read(path, LessonContent)
        for item in (content.predict, *content.quiz, *content.vignettes, *content.myths):
            if item.id in seen and seen[item.id] != path:
                found.append(f"{path}: found the id {item.id!r} as in {seen[item.id].name}, expected ids that differ")
            seen.setdefault(item.id, path)
    return found


def content_mistakes(files: list[Path] | None = None) -> list[str]:
    """Return a line for each mistake in the content; where one file is wrong, what rests on it may be told too.

    Where the bibliography cannot be read, that alone is told: all that cites rests on it.
    """
    unread = bibliography_mistake()
    if unread:
        return [unread]
    found: list[str] = []
    for path in content_files() if files is None else files:
        try:
            check_file(path)
        except ContentError as error:
            found += str(error).splitlines()
    return list(dict.fromkeys(found)) if found else repeated_ids()


def main(arguments: list[str]) -> int:
    """Check the content and the notebooks of the folders named; say the mistakes and return 1, or say nothing."""
    found = content_mistakes()
    if not found:
        paths = [path for folder in arguments for path in sorted(Path(folder).rglob("*.ipynb"))]
        found = [one for path in paths if ".ipynb_checkpoints" not in path.parts for one in notebook_mistakes(path)]
    here = f"{Path.cwd()}/"
    for line in found:
        print(line.replace(here, ""), file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
