"""Short names and links of the works in ``references.bib``, for use outside Sphinx (under a figure, after a quiz)."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pybtex.database import Entry, parse_file
from pybtex.scanner import PybtexError, PybtexSyntaxError

from lactation.content import HERE, ContentError

BIBLIOGRAPHY = HERE / "references.bib"


@dataclass(frozen=True)
class Work:
    """One cited work: how to name it in a line, and where to read it (may be empty)."""

    key: str
    short: str
    link: str


@lru_cache
def _entries(path: Path) -> dict[str, Entry]:
    try:
        return dict(parse_file(str(path), bib_format="bibtex", encoding="utf-8-sig").entries)
    except PybtexSyntaxError as error:
        told = str(error).partition(": ")[2]
        wanted = told.removesuffix(" expected") if told.endswith(" expected") else "an entry that ends with '}'"
        lines = path.read_text(encoding="utf-8-sig").splitlines()
        found = lines[min(error.lineno, len(lines)) - 1].strip()
        raise ContentError(f"{path}:{error.lineno}: found “{found}”, expected {wanted} there or just before") from error
    except (OSError, PybtexError) as error:
        raise ContentError(f"{path}: found {error}, expected a BibTeX file, each key once") from error


def bibliography_mistake(path: Path = BIBLIOGRAPHY) -> str:
    """Return why the bibliography cannot be read at all, in one line, or nothing: then each citation rests on it."""
    _entries.cache_clear()  # the file may have changed since
    try:
        _entries(path)
    except ContentError as error:
        return str(error)
    return ""


def work(key: str, path: Path = BIBLIOGRAPHY) -> Work:
    """Return the cited work ``key``.

    Raises
    ------
    ContentError
        The bibliography has no such key.
    """
    entries = _entries(path)
    if key not in entries:
        raise ContentError(f"{path}: found no work {key!r}, expected one of its {len(entries)} keys")
    entry = entries[key]
    people = entry.persons.get("author") or entry.persons.get("editor") or []
    if "year" not in entry.fields or not (people or "title" in entry.fields):
        raise ContentError(f"{path}: {key}: found no year or no author and title, expected both")
    names = [" ".join(re.sub(r"[{}]", "", part) for part in person.prelast_names + person.last_names) for person in people]
    first = names[0] if names else re.sub(r"[{}]", "", entry.fields["title"])
    others = " et al." if len(names) > 2 else (f" and {names[1]}" if len(names) == 2 else "")
    named = entry.fields.get("shortauthor", f"{first}{others}")
    doi, url = entry.fields.get("doi", ""), entry.fields.get("url", "")
    if url and not re.match(r"https?://", url):
        raise ContentError(f"{path}: {key}: url: found {url!r}, expected one that begins with https:// or http://")
    return Work(key, f"{named} {entry.fields['year']}", f"https://doi.org/{doi}" if doi else url)


def all_works(path: Path = BIBLIOGRAPHY) -> dict[str, dict[str, str]]:
    """Return every work of the bibliography by key: its short name, its title and its link."""
    found = {}
    for key, entry in _entries(path).items():
        one = work(key, path)
        title = re.sub(r"[{}]", "", entry.fields.get("title", ""))
        found[key] = {"short": one.short, "title": title, "link": one.link}
    return found
