"""Numbers of the model that words quote: each is bound beside the words, and worked out anew here.

``python -m lactation.content.quoted`` (``make quoted``) names every one that no longer holds, and every amount that is not bound.
It runs the explorers as a page does, so it stands above the activities; nothing else in ``content`` imports it.
"""

import json
import re
import sys
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from lactation.activities.explorer import Explorer
from lactation.content import HERE, ContentError
from lactation.content.marked import load
from lactation.content.schema import Item, Prediction, Quoted, Story, Vignette, explorer_content, lesson_content
from lactation.content.yaml_file import line_of

ROOT = HERE.parent.parent
AMOUNT = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?)(?:–\d+)? (?:mL|g a day|g|kg|%)(?!\w)")
ENTRIES = TypeAdapter(list[Quoted])


class Text:
    """Words with the numbers they quote: where they stand, and what a learner has set when reading them."""

    def __init__(self, place: str, words: str, quoted: list[Quoted], explorer: str = "", lines: list[int] | None = None) -> None:
        self.place = place
        self.words = words
        self.quoted = quoted
        self.explorer = explorer
        self.lines = lines or []
        self.see: dict[str, Any] = {}
        self.other: dict[str, Any] = {}

    def where(self, number: int) -> str:
        """Return file, line and place of an entry."""
        path, _, place = self.place.partition(": ")
        return f"{path}:{self.lines[number]}: {place}" if self.lines else self.place


@lru_cache(maxsize=4)
def explorer(name: str) -> Explorer:
    """Return an explorer as a page has it."""
    return Explorer(name)


@lru_cache(maxsize=512)
def ran(name: str, settings: str, band: bool) -> dict[str, Any]:
    """Return the result of the explorer ``name`` with these settings, written as JSON."""
    return explorer(name).result(json.loads(settings), band)


def settings_of(one: Quoted, text: Text) -> dict[str, Any]:
    """Return the settings under which a number is read, where they differ from the explorer's defaults."""
    see, other = text.see, text.other
    if one.story:
        story = next((s for s in explorer_content(one.explorer or text.explorer).stories if s.id == one.story), None)
        if story is None:
            raise ValueError(f"found no story {one.story}")
        see, other = story.see, story.other
    elif one.lesson:
        see = lesson_content(one.lesson).predict.see
    if one.base == "default":
        return one.set
    if one.base == "shown":
        return see | one.set
    changed = other or explorer_content(one.explorer or text.explorer).other
    if not changed:
        raise ValueError("found base: other, but there is no second mother")
    return see | changed | one.set


def read(one: Quoted, result: dict[str, Any]) -> float:
    """Return the number that ``one`` names from a result."""
    if one.read:
        return result["readouts"][one.read] / (result["readouts"][one.per] if one.per else 1.0)
    series = result["series"][one.series]
    if isinstance(one.at, str):
        return (min if one.at == "lowest" else max)(series[one.edge])
    place = min(range(len(series["x"])), key=lambda i: abs(series["x"][i] - one.at))
    return series[one.edge][place]


def as_written(value: float, one: Quoted) -> str:
    """Return a value with as many decimals as the words have, or rounded to the ``nearest``."""
    places = len(one.number.partition(".")[2])
    return f"{round(value / one.nearest) * one.nearest if one.nearest else value:.{places}f}"


def stands_in(says: str, words: str) -> bool:
    """Return whether ``says`` stands in ``words``, not as the end or beginning of a longer number."""
    return re.search(rf"(?<!\d)(?<!\d\.){re.escape(says)}(?!\d|\.\d)", words) is not None


def mistake_in(one: Quoted, text: Text) -> str:
    """Return what is wrong with one quoted number; empty when it holds."""
    lines = text.words.splitlines()
    words = "\n".join(line for line in lines if line.startswith(one.line)) if one.line else text.words
    if not stands_in(one.says, words):
        return f"found no “{one.says}” in the words, expected it"
    if one.given:
        return ""
    name = one.explorer or text.explorer
    try:
        band = one.series.endswith(("_band", "_mothers"))
        expected = as_written(read(one, ran(name, json.dumps(settings_of(one, text)), band)), one)
    except (KeyError, ValueError) as error:  # a name or a setting that is not there
        return f"“{one.says}”: {error}, expected a number of the explorer {name or '(none named)'}"
    return "" if expected == one.number else f"“{sentence_with(one.says, words)}”: found {one.number}, expected {expected}"


def sentence_with(says: str, words: str) -> str:
    """Return the sentence in which ``says`` stands."""
    sentences = re.split(r"(?<=[.?!:])\s+|\n", words)
    return next((one for one in sentences if stands_in(says, one)), says)


def unbound(item: Item, quoted: list[Quoted]) -> list[str]:
    """Return the amounts in the reasons and the explanation that no entry binds."""
    told = [option.reason for option in item.options] + ([item.then] if isinstance(item, Prediction) else [])
    found = []
    for piece in told:
        bound = {start for one in quoted for start in starts_of(one, piece)}
        found += [match[0] for match in AMOUNT.finditer(piece) if match.start(1) not in bound]
    return found


def starts_of(one: Quoted, words: str) -> list[int]:
    """Return where in ``words`` the number stands that ``one`` binds."""
    within = one.says.index(one.number)
    return [match.start() + within for match in re.finditer(re.escape(one.says), words)]


def item_words(item: Item) -> str:
    """Return all words of a question."""
    options = [words for option in item.options for words in (option.text, option.reason)]
    story = [item.story] if isinstance(item, Story | Vignette) else []
    then = [item.then] if isinstance(item, Prediction) else []
    return "\n".join([*story, item.question, *options, *then])


def item_text(path: Path, data: Any, place: tuple[int | str, ...], item: Item, name: str) -> Text:
    """Return an item's words with its numbers; ``place`` is where it stands in the file's ``data``."""
    lines = [line_of(data, (*place, "quoted", number)) for number in range(len(item.quoted))]
    text = Text(f"{path}: {item.id}", item_words(item), item.quoted, name, lines)
    if isinstance(item, Prediction):
        text.see = item.see
    if isinstance(item, Story):
        text.other = item.other
    return text


def lesson_explorers() -> dict[str, str]:
    """Return by lesson the explorer that shows its prediction, as the notebooks say."""
    pages = sorted((ROOT / "notebooks").rglob("*.ipynb"))
    calls = [re.findall(r'\bexplore\(\\"(\w+)\\", predict=\\"(\w+)\\"', page.read_text(encoding="utf-8")) for page in pages]
    return {lesson: name for found in calls for name, lesson in found}


def stories_texts() -> list[tuple[Text, Item]]:
    """Return the stories of all explorers."""
    found: list[tuple[Text, Item]] = []
    for path in sorted((HERE / "explorers").glob("*.yaml")):
        for number, story in enumerate(explorer_content(path.stem).stories):
            found.append((item_text(path, load(path), ("stories", number), story, path.stem), story))
    return found


def lesson_texts() -> list[tuple[Text, Item]]:
    """Return the questions of all lessons that have an explorer or quote numbers."""
    found: list[tuple[Text, Item]] = []
    explorers = lesson_explorers()
    for path in sorted((HERE / "questions").glob("*.yaml")):
        content, name = lesson_content(path.stem), explorers.get(path.stem, "")
        asked: list[tuple[tuple[int | str, ...], Item]] = []
        if name or content.predict.quoted:
            asked.append((("predict",), content.predict))
        parts: dict[str, list[Any]] = {"quiz": content.quiz, "vignettes": content.vignettes, "myths": content.myths}
        for part, items in parts.items():
            asked += [((part, number), item) for number, item in enumerate(items) if item.quoted]
        found += [(item_text(path, load(path), place, item, name), item) for place, item in asked]
    return found


def entries(data: Any, place: str) -> list[Quoted]:
    """Return the entries written in a notebook or beside a page.

    Raises
    ------
    ContentError
        One of them is wrong.
    """
    try:
        return ENTRIES.validate_python(data)
    except ValidationError as error:
        told = "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())
        raise ContentError(f"{place}: quoted: {told}") from None


def notebook_texts(path: Path) -> list[Text]:
    """Return the cells of a notebook that quote numbers."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [
        Text(place := f"{path}: cell {number}", "".join(cell["source"]), entries(cell["metadata"]["quoted"], place))
        for number, cell in enumerate(cells, 1)
        if "quoted" in cell["metadata"]
    ]


def page_text(path: Path) -> Text:
    """Return a page of prose with the numbers in ``NAME.quoted.yaml`` beside it."""
    data = load(path)
    page = path.with_name(path.name.replace(".quoted.yaml", ".md"))
    quoted = entries(data["quoted"], str(path))
    lines = [line_of(data, ("quoted", number)) for number in range(len(quoted))]
    return Text(f"{path}: {page.name}", page.read_text(encoding="utf-8"), quoted, data.get("explorer", ""), lines)


def mistakes_of(text: Text) -> list[str]:
    """Return one line for each number of a text that does not hold."""
    checked = [(text.where(number), mistake_in(one, text)) for number, one in enumerate(text.quoted)]
    return [f"{where}: {mistake}" for where, mistake in checked if mistake]


def mistakes() -> list[str]:
    """Return one line for each quoted number that does not hold, and for each amount that is not bound."""
    found = []
    for text, item in [*stories_texts(), *lesson_texts()]:
        found += mistakes_of(text)
        found += [f"{text.place}: found “{amount}”, expected an entry for it in quoted" for amount in unbound(item, text.quoted)]
    for path in sorted((ROOT / "notebooks").rglob("*.ipynb")):
        found += [mistake for text in notebook_texts(path) for mistake in mistakes_of(text)]
    for path in sorted((ROOT / "book").glob("*.quoted.yaml")):
        found += mistakes_of(page_text(path))
    return found


if __name__ == "__main__":
    told = mistakes()
    print("\n".join([*told, f"{len(told)} quoted numbers to mend" if told else "all quoted numbers hold"]))
    sys.exit(bool(told))
