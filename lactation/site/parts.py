"""Parts of the course's script: modules of the core, pieces of the page's script, data. A page loads those that it uses.

A part is written as a function of the names that it needs and returns the names that it gives, so what it does in its loops it
does with variables of its own; ``parts.js`` links them. What is not handed out may have the same name in several parts.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

LINKER = (Path(__file__).parent / "parts.js").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Part:
    """One part: its name, what it needs and gives by name, the parts that must be there too, and its text."""

    name: str
    needs: tuple[str, ...]
    gives: tuple[str, ...]
    rests_on: tuple[str, ...]
    body: str
    call: str = "core_part"

    def text(self) -> str:
        """Return the part as it stands in a script: what links it, around its text."""
        given = ", ".join(f"{name}: {name}" for name in self.gives)
        needed = f"{json.dumps(self.needs)}, function ({', '.join(self.needs)})"
        return f'{self.call}({needed} {{ "use strict"; /* ==== {self.name} ==== */\n{self.body}return {{{given}}}; }});\n'


def with_all_they_rest_on(parts: dict[str, Part], names: Iterable[str]) -> list[Part]:
    """Return these parts and all that they rest on, in the order in which they are linked.

    Raises
    ------
    KeyError
        There is no part of that name.
    """
    wanted: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in wanted:
            wanted.add(name)
            waiting += parts[name].rests_on
    return [part for name, part in parts.items() if name in wanted]
