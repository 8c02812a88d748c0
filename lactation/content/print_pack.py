"""The words of the printed pack (``lactation/printing``)."""

from functools import lru_cache
from pathlib import Path

from pydantic import model_validator

from lactation.content import HERE
from lactation.content.kinds import Strict, Words
from lactation.content.marked import read
from lactation.content.names import Mistakes, braces

FILE = "print.yaml"
FILLED = ("boxes", "mother", "n")  # names that the pack fills in
PARTS = (  # the files of the pack, in their order
    "start", "aids", "aids_cut", "aids_cut_both", "forms", "observers", "mothers", "counsellors", "watchers", "feeds",
    "feeds_key", "triage", "triage_key", "attendance", "meetings", "workshops",
)  # fmt: skip


class PartWords(Strict):
    """What the cover says of one file of the pack."""

    title: Words
    says: Words


class PrintContent(Strict):
    """What the pack says, by name."""

    parts: dict[str, PartWords]
    texts: dict[str, Words]

    @model_validator(mode="after")
    def check_parts(self) -> "PrintContent":
        """Each part has its words, in the order of the pack."""
        if list(self.parts) != list(PARTS):
            raise ValueError(f"parts: found {', '.join(self.parts)}, expected {', '.join(PARTS)}, in this order")
        return self


@lru_cache
def print_content() -> PrintContent:
    """Return the words of the pack, in the reader's language; errors as in ``marked.read``."""
    return read(HERE / FILE, PrintContent)


def check_print(path: Path) -> None:
    """Check the words of the pack: each name between braces is one that the pack fills in.

    Raises
    ------
    ContentError
        One line for each mistake.
    """
    read(path, PrintContent)
    found = Mistakes(path)
    braces(found, {}, always=FILLED)
    found.stop()
