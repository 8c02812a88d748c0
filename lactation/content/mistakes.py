"""What is wrong with a file that an author edits: for each mistake file, line, place, what was found, what was expected."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from lactation.content import ContentError
from lactation.content.marked import load
from lactation.content.references import work
from lactation.content.yaml_file import line_of

PLACE = re.compile(r"\{(\w*)\}")
MANY = 24  # names; of more the nearest are told

Place = tuple[int | str, ...]


def one_of(found: Any, known: Iterable[str]) -> str:
    """Return in words that ``found`` is not among the known names: all of them, or the nearest of many."""
    names = sorted(set(known))
    if len(names) > MANY:
        near = get_close_matches(str(found), names, 4, 0.3) or names[:4]
        return f"found {found!r}, expected one of {len(names)} names, such as {', '.join(near)}"
    return f"found {found!r}, expected one of {', '.join(names) or 'none'}"


class Mistakes:
    """What is wrong with a YAML file, line by line."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.data = load(path)
        self.lines: list[str] = []

    def add(self, place: Place, text: str) -> None:
        """Note what is wrong at a place."""
        told = ".".join(str(step) for step in place)
        self.lines.append(f"{self.path}:{line_of(self.data, place)}: {told}: {text}")

    def expect(self, place: Place, found: str, known: Iterable[str]) -> bool:
        """Return whether a name is known; note it when it is not."""
        names = set(known)
        if found not in names:
            self.add(place, one_of(found, names))
        return found in names

    def once(self, place: Place, names: list[str]) -> None:
        """Note a name that stands twice."""
        for number, name in enumerate(names):
            if name in names[:number]:
                self.add((*place, number), f"found {name!r} a second time, expected each name once")

    def places(self, place: Place, text: str, known: Iterable[str]) -> None:
        """Note a ``{name}`` in a text that nothing fills, and a brace that is left over."""
        for name in PLACE.findall(text):
            if name not in set(known):
                self.add(place, one_of(f"{{{name}}}", [f"{{{one}}}" for one in known]))
        if "{" in PLACE.sub("", text) or "}" in PLACE.sub("", text):
            self.add(place, f"found a single brace in {text[:60]!r}, expected a name between two")

    def sources(self, data: Any = None, place: Place = ()) -> None:
        """Note each key under ``sources`` that is no work of the bibliography."""
        data = self.data if data is None else data
        for step, value in data.items() if isinstance(data, dict) else enumerate(data):
            if step == "sources" and isinstance(value, list):
                for number, key in enumerate(value):
                    self.cited((*place, step, number), str(key))
            elif isinstance(value, (dict, list)):
                self.sources(value, (*place, step))

    def cited(self, place: Place, key: str) -> None:
        """Note a key that is no work of the bibliography."""
        try:
            work(key)
        except ContentError as error:
            self.add(place, str(error))

    def stop(self) -> None:
        """Raise a ContentError with a line for each mistake, if there is one."""
        if self.lines:
            raise ContentError("\n".join(dict.fromkeys(self.lines)))


def braces(
    found: Mistakes, filled: dict[str, tuple[str, ...]], data: Any = None, place: Place = (), always: tuple[str, ...] = ()
) -> None:
    """Note each name between braces that nothing fills, and braces without a partner.

    ``filled`` holds names by the last step of a place; ``always`` are filled everywhere.
    """
    data = found.data if data is None else data
    for step, value in data.items() if isinstance(data, dict) else enumerate(data):
        if isinstance(value, str):
            found.places((*place, step), value, (*always, *filled.get(str(step), ())))
        elif isinstance(value, (dict, list)):
            braces(found, filled, value, (*place, step), always)
