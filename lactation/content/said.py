"""A file of words, each by its name, of which a program fills in some: read in the reader's language, and checked as a whole."""

from functools import cached_property
from pathlib import Path
from typing import Generic

from lactation.content import HERE
from lactation.content.marked import read
from lactation.content.names import check_filled
from lactation.content.yaml_file import Schema


class Said(Generic[Schema]):
    """The words of one part of the course: its file, what stands in it, and which names between braces are filled in."""

    def __init__(self, file: str, schema: type[Schema], filled: tuple[str, ...]) -> None:
        self.file, self.schema, self.filled = file, schema, filled

    @cached_property
    def content(self) -> Schema:
        """The words as they stand; errors as in ``marked.read``."""
        return read(HERE / self.file, self.schema)

    @cached_property
    def _texts(self) -> dict[str, str]:
        return self.content.model_dump()

    def texts(self) -> dict[str, str]:
        """Return each text by its name."""
        return self._texts

    def check(self, path: Path) -> None:
        """Check a file of such words: each name between braces is one that is filled in.

        Raises
        ------
        ContentError
            One line for each mistake.
        """
        check_filled(path, self.schema, self.filled)
