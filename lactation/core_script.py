"""The compiled core, compiled once for all: kept in the user's own cache folder under a name made of what it is compiled from.

Compiling takes most of a second, and every notebook, test and build asks for the same text. A change of the core, of its numbers,
of how the reader's language reads words, of the compiler or of a library that takes part gives another name, so nothing old is
ever taken for it.
"""

import hashlib
import sys
from contextlib import suppress
from functools import lru_cache
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

from platformdirs import user_cache_path

from lactation.content.paths import own_file
from lactation.files import hash_of_files, write_whole

PACKAGE = Path(__file__).parent
NUMBERS = ("parameters.csv", "ensemble.csv", "mothers.csv")
LIBRARIES = ("pscript", "sphinx")  # the compiler, and who brings the stemmer's JavaScript
KEPT = 6  # scripts, of the newest contents


def folder() -> Path:
    """Return where compiled cores are kept."""
    return user_cache_path("milk-in-motion", appauthor=False) / "core"


def sources() -> list[Path]:
    """Return the files that the script is made from, but for the one that names the language's stemmer."""
    scripts = [path for part in ("core", "site", "content") for path in sorted((PACKAGE / part).rglob("*.py"))]
    return [*scripts, *(PACKAGE / "content" / name for name in NUMBERS)]


def key(data: bool = True) -> str:
    """Return the name of the script: a hash of everything that it is made from."""
    stemmer = own_file("search.yaml").read_bytes()
    return hash_of_files(sources(), PACKAGE, data, sys.version_info[:2], stemmer, *map(version, LIBRARIES))


def core_script(data: bool = True) -> str:
    """Return what ``site.compile.compile_core`` gives, from the cache where it is there, whole and right."""
    return kept_script(key(data), data)


@lru_cache(maxsize=2)
def kept_script(name: str, data: bool) -> str:
    """Return the script of this name; a folder that cannot be read or written costs time, nothing else."""
    path = folder() / f"{name}.js"
    kept = read_whole(path)
    if kept is None:
        compiler = import_module("lactation.site.compile")  # slow to import, and rarely needed
        kept = str(compiler.compile_core(data))
        with suppress(OSError):
            keep(path, kept)
    return kept


def digest_of(text: str) -> str:
    """Return the line that stands above a kept script and proves it whole."""
    return f"// {hashlib.sha256(text.encode()).hexdigest()}\n"


def read_whole(path: Path) -> str | None:
    """Return a kept script, or None where there is none or something happened to it."""
    try:
        first, _, text = path.read_bytes().decode("utf-8").partition("\n")  # bytes: as text, line ends would change
    except (OSError, UnicodeDecodeError):
        return None
    return text if f"{first}\n" == digest_of(text) else None


def keep(path: Path, text: str) -> None:
    """Write a script, and drop those of contents long gone."""
    write_whole(path, (digest_of(text) + text).encode())
    for old in sorted(path.parent.glob("*.js"), key=lambda one: one.stat().st_mtime, reverse=True)[KEPT:]:
        old.unlink(missing_ok=True)
