"""Gather what participants answered, for the class report: one file a participant, as *My record* saves it.

Names are left out unless asked for, and the order is drawn anew each time. Nothing in the participants' folders is touched.
"""

from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from random import SystemRandom

from lactation.core.record import event_problem
from lactation.core.record_file import record_file
from lactation.core.record_merge import merged
from lactation.faces.answers import Answers, text_of
from lactation.files import write_whole
from lactation.hub.homes import answers_in


@dataclass(frozen=True)
class Collected:
    """What was gathered: the files that were written, and in words what of whom could not be read."""

    files: list[Path]
    problems: list[str]


def collect(homes: Path, into: Path, names: bool = False) -> Collected:
    """Write what each participant answered into the empty or new folder ``into``.

    Raises
    ------
    FileNotFoundError
        Nobody has answered anything.
    FileExistsError
        The folder holds something, so two gatherings would lie in one.
    """
    found = answers_in(homes)
    if not found:
        raise FileNotFoundError(f"{homes}: found no answers, expected NAME/notebooks/answers.jsonl")
    if into.exists() and (not into.is_dir() or any(into.iterdir())):
        raise FileExistsError(f"{into}: found something there, expected a new or an empty folder")
    everybody = list(found)
    if not names:
        SystemRandom().shuffle(everybody)
    told = Collected([], [])
    for number, name in enumerate(everybody, 1):
        called = name if names else f"participant-{number:02d}"
        gather(found[name], into / f"{called}.json", name if names else "", told)
    return told


def gather(answers: Path, place: Path, learner: str, told: Collected) -> None:
    """Write one participant's record, and note what of it could not be read."""
    file = Answers(answers)
    try:
        events = file.newer()
    except OSError as error:
        told.problems.append(f"{place.name}: {error.strerror or error}, expected a file of answers")
        return
    whole = [event for event in events if not event_problem(event)]
    left = len(events) - len(whole)
    problem = file.problem if learner else file.problem.replace(str(answers), answers.name)  # the folder is called by the name
    if problem or left:
        told.problems.append(f"{place.name}: {problem or f'{left} answers are none of this course'}")
    made = datetime.now(timezone.utc).isoformat(timespec="seconds")
    record = record_file(merged(whole, []), made, learner)
    write_whole(place, text_of(record).encode())
    told.files.append(place)
