"""What a build found out and the next need not find out again, in files beside the doctrees; it holds for a content by its hash.

Nothing here is needed: a file that is missing, half or of another shape is the same as one that knows nothing.
"""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from lactation.files import write_whole


class Remembered:
    """Values by name, each with the hash of the content it was found for; all of them for one version of the package.

    What is not asked for or noted in a build is forgotten at its end, such as a page that is gone.
    """

    def __init__(self, path: Path, package: str) -> None:
        self.path, self.package = path, package
        self.kept = self.read()
        self.used: dict[str, Any] = {}

    def read(self) -> dict[str, Any]:
        """Return what an earlier build noted for the same package."""
        with suppress(OSError, ValueError, AttributeError):
            told = json.loads(self.path.read_text(encoding="utf-8"))
            if told.get("package") == self.package and isinstance(told.get("kept"), dict):
                return dict(told["kept"])
        return {}

    def get(self, name: str, content: str) -> Any:
        """Return the value noted under ``name`` for the content of this hash, or None."""
        one = self.kept.get(name)
        if not isinstance(one, dict) or one.get("content") != content:
            return None
        self.used[name] = one
        return one.get("value")

    def note(self, name: str, content: str, value: Any) -> None:
        """Note a value for the content of this hash."""
        self.used[name] = {"content": content, "value": value}

    def write(self) -> None:
        """Write what was asked for and noted, all of it or nothing; a folder that cannot be written costs time only."""
        told = json.dumps({"package": self.package, "kept": self.used}, ensure_ascii=False)
        with suppress(OSError):
            write_whole(self.path, told.encode())
