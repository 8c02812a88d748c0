"""What stands in the notebooks: the metadata of lessons, citations, and the names in calls of the course's functions."""

import ast
import json
import re
from pathlib import Path
from typing import Any

from lactation.content import (
    CLAIM_COLUMNS,
    HERE,
    ContentError,
    read_table,
)
from lactation.content.marked import fill
from lactation.content.mistakes import one_of
from lactation.content.names import misfits, settings_of
from lactation.content.references import BIBLIOGRAPHY, _entries
from lactation.content.scene_program import run_of
from lactation.content.schema import (
    explorer_content,
    lesson_content,
)
from lactation.registry import KINDS, folder_of

CITE = re.compile(r"\{cite[a-z:]*\}`([^`]+)`")
LESSON_FIELDS: dict[str, type] = {
    "module": str, "number": int, "of": int, "minutes_doing": int, "minutes_reading": int, "objectives": list, "claims": list,
}  # fmt: skip


def notebook(path: Path) -> dict[str, Any]:
    """Return a notebook's JSON.

    Raises
    ------
    ContentError
        It is empty, cut off, or something else.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise ContentError(f"{path}: byte {error.start}: found text that is not UTF-8, expected UTF-8") from error
    except json.JSONDecodeError as error:
        what = "nothing" if not path.stat().st_size else f"{error.msg.lower()} (the file may be cut off)"
        raise ContentError(f"{path}:{error.lineno}: found {what}, expected a notebook") from error
    if not isinstance(data, dict) or not isinstance(data.get("cells"), list) or not isinstance(data.get("metadata"), dict):
        raise ContentError(f"{path}: found no cells and metadata, expected a notebook")
    for number, cell in enumerate(data["cells"], 1):
        if not isinstance(cell, dict) or not {"cell_type", "source", "metadata"} <= set(cell):
            raise ContentError(f"{path}: cell {number}: found no cell_type, source and metadata, expected them")
    return data


def lesson_mistakes(path: Path, lesson: Any) -> list[str]:
    """Return a line for each mistake in the metadata of a lesson."""
    place = f"{path}: metadata.lesson"
    if not isinstance(lesson, dict):
        return [f"{place}: found {lesson!r}, expected {', '.join(LESSON_FIELDS)}"]
    found = []
    for field, kind in LESSON_FIELDS.items():
        if field not in lesson:
            found.append(f"{place}: found no {field}, expected {', '.join(LESSON_FIELDS)}")
        elif not isinstance(lesson[field], kind) or isinstance(lesson[field], bool):
            expected = {int: "a whole number", str: "a text"}.get(kind, "a list")
            found.append(f"{place}.{field}: found {lesson[field]!r}, expected {expected}")
    if not found and not 1 <= lesson["number"] <= lesson["of"]:
        found.append(f"{place}.number: found {lesson['number']}, expected a number from 1 to {lesson['of']}")
    if not found:
        claims = {row["id"] for row in read_table(HERE / "claims.csv", CLAIM_COLUMNS, fill)}
        found += [f"{place}.claims: {one_of(one, claims)}" for one in lesson["claims"] if one not in claims]
    return found


def calls_in(source: str) -> list[ast.Call]:
    """Return the calls of the course's functions in a cell's code."""
    try:
        tree = ast.parse(source)
    except SyntaxError:  # such as a magic: running it will say
        return []
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]


def call_mistakes(call: ast.Call) -> list[str]:
    """Return what is wrong with the names that a call gives."""
    name = call.func.id  # type: ignore[attr-defined]
    folders = {"explore": "explorers", "job_aid": "job_aids"} | {kind: folder_of(kind) for kind in KINDS}
    folders |= dict.fromkeys(("quiz", "say", "predict", "vignettes", "myths"), "questions")
    given = call.args[0].value if call.args and isinstance(call.args[0], ast.Constant) else None
    if name not in folders or not isinstance(given, str):
        return []
    known = [path.stem for path in (HERE / folders[name]).glob("*.yaml")]
    if given not in known:
        return [f"{name}: {one_of(given, known)}"]
    return explore_mistakes(given, call) if name == "explore" else []


def explore_mistakes(name: str, call: ast.Call) -> list[str]:
    """Return what is wrong with the settings of an explorer in a notebook, and with those that its prediction sets."""
    content = explorer_content(name)
    controls = {control.name: control for control in content.controls}
    given = {word.arg: ast.literal_eval(word.value) for word in call.keywords if word.arg and is_plain(word.value)}
    predict, other = given.pop("predict", ""), given.pop("other", None) or {}
    lessons = [path.stem for path in (HERE / "questions").glob("*.yaml")]
    if predict and predict not in lessons:
        return [f"explore({name!r}): predict: {one_of(predict, lessons)}"]
    found = []
    seen = lesson_content(predict).predict.see if predict else {}
    asked_by = HERE / "questions" / f"{predict}.yaml"
    here, there = f"explore({name!r})", f"{asked_by}: predict.see"
    for place, settings in ((here, given), (f"{here}: other", other), (there, seen)):
        found += [f"{place}: {setting}: {wrong}" for setting, wrong in misfits(controls, settings).items()]
    if not found:
        start = settings_of(content) | given
        for place, settings in ((here, start), (there, start | seen)):
            try:
                run_of(content.scene, json.dumps(settings))
            except ValueError as error:
                found.append(f"{place}: {error}")
    return found


def is_plain(node: ast.AST) -> bool:
    """Return whether a part of a program is a value by itself."""
    try:
        ast.literal_eval(node)
    except ValueError:
        return False
    return True


def cite_mistakes(text: str, bibliography: Path = BIBLIOGRAPHY) -> list[str]:
    """Return what is wrong with the citations in a text."""
    known = _entries(bibliography)
    cited = [key.strip() for keys in CITE.findall(text) for key in keys.split(",")]
    return [f"cite: {one_of(key, known)}" for key in cited if key not in known]


def notebook_mistakes(path: Path) -> list[str]:
    """Return a line for each mistake of a notebook: its metadata, its citations and the names in its code."""
    try:
        data = notebook(path)
    except ContentError as error:
        return [str(error)]
    found = lesson_mistakes(path, data["metadata"]["lesson"]) if "lesson" in data["metadata"] else []
    for number, cell in enumerate(data["cells"], 1):
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            told = cite_mistakes(source)
        else:
            told = [mistake for call in calls_in(source) for mistake in call_mistakes(call)]
        found += [f"{path}: cell {number}: {one}" for one in told]
    return found
