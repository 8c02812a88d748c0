"""What makes the built site one that a browser can install and keep: manifest, icons, a worker, and a list of all files by hash.

The list does not stand in the worker, as it often does: a browser loads a changed worker by itself, and with it the files of its
list, unasked. Here a page asks for ``_offline/now.json``, a few hundred bytes, and loads what changed when somebody wants it. So
the worker is the same for every build, and what makes a version is data. docs/offline.md tells how a learner meets it.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment

from lactation.content.schema import words
from lactation.files import hash_of, write_whole
from lactation.site.load import small

if TYPE_CHECKING:
    from sphinx.application import Sphinx

HERE = Path(__file__).parent / "kept"
UNPACK = Path(__file__).parent.parent / "offline" / "unpack.js"
OURS = "_offline"  # what the worker alone asks for
WORKER, MANIFEST = "sw.js", "manifest.webmanifest"
START_PAGE = "book/welcome.html"
PAPER = "#fbf7f1"  # --paper of milk.css
HASH_DIGITS = 16
VERSION_HERE = b"@scripts@"  # as in kept/worker-1.js
CARD = '<div class="offline-here"></div>'  # where a page has the card
RECORD = "notebooks/course/my-record"  # the page that tells what is kept on the device has it at its end
# What a reader's browser never asks for: the worker itself, what Sphinx leaves for programs, what is for messengers and searches.
NOT_KEPT = re.compile(r"sw\.js|_offline/.*|reports/.*|.*\.inv|\..*|sitemap\.xml|robots\.txt|_static/social\.png")
UNUSED = re.compile(r"_static/[^/]+\.(css|js|png)")  # Sphinx brings some that the theme does not link


@dataclass(frozen=True)
class KeptFile:
    """A file of the built site: the beginning of its SHA-256, and its bytes as sent (gzip)."""

    hash: str
    sent: int


def card() -> str:
    """Return the card on which a learner keeps the course; without scripts nothing of it shows."""
    page = Environment(autoescape=True).from_string((HERE / "card.html").read_text(encoding="utf-8"))
    return page.render(words=words())


def with_card(page: str, body: str) -> str:
    """Return a page's HTML with the card in its place: on the start page, and below the learner's record."""
    return body + card() if page == RECORD and body else body.replace(CARD, card()) if CARD in body else body


# ---- The list ----


def kept_files(site: Path) -> dict[str, KeptFile]:
    """Return what is kept of a built site, by its path, in order."""
    paths = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*")) if path.is_file()}
    found = {name: path.read_bytes() for name, path in paths.items() if not NOT_KEPT.fullmatch(name)}
    asked = b"".join(text for name, text in found.items() if name.endswith((".html", ".js", ".css", ".webmanifest")))
    used = set(re.findall(r"[\w.-]+", asked.decode("utf-8", "ignore")))
    scripts = scripts_version(found.get(START_PAGE, b"").decode())
    kept = {name: content for name, content in found.items() if not UNUSED.fullmatch(name) or Path(name).name in used}
    return {name: described(name, content, scripts) for name, content in kept.items()}


def described(name: str, content: bytes, scripts: str) -> KeptFile:
    """Return a file's line of the list.

    A page is hashed without the version of its scripts, which stands in all of them: or else a new comma in one script would make
    each phone load every page again. The worker does the same, and puts the version in when it hands a page out.
    """
    still = content.replace(scripts.encode(), VERSION_HERE) if name.endswith(".html") and scripts else content
    packed = len(gzip.compress(content, 6, mtime=0))
    return KeptFile(hashlib.sha256(still).hexdigest()[:HASH_DIGITS], min(packed, len(content)))


def version_of(files: dict[str, KeptFile], scripts: str) -> str:
    """Return the name of a state of the whole site."""
    told = json.dumps([scripts, *((name, one.hash) for name, one in files.items())])
    return hashlib.sha256(told.encode()).hexdigest()[:HASH_DIGITS]


def scripts_version(start: str) -> str:
    """Return the ``?v=`` that a page's scripts carry."""
    found = re.search(r'data-version="([^"]*)"', start)
    return found[1] if found else ""


def the_list(files: dict[str, KeptFile], packs: list[dict[str, Any]], scripts: str) -> dict[str, Any]:
    """Return all that the worker must know of this version."""
    in_packs = {path for pack in packs for path in pack["files"]}
    sends = sum(pack["bytes"] for pack in packs) + sum(one.sent for name, one in files.items() if name not in in_packs)
    return {
        "version": version_of(files, scripts),
        "scripts": scripts,
        "sends": sends,
        "keeps": sum(one.sent for one in files.values()),
        "files": {name: [one.hash, one.sent] for name, one in files.items()},
        "packs": packs,
    }


# ---- What is written ----


def manifest() -> dict[str, Any]:
    """Return what a browser needs to put the course beside a device's other programs; all addresses are relative.

    It has no ``id``: one would be taken from the host's root, and the languages of a course below one address are programs of
    their own, each told by where it starts.
    """
    texts = words()
    icons = [{"src": f"_static/icon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png"} for size in (192, 512)]
    whole = {"src": "_static/icon-whole-512.png", "sizes": "512x512", "type": "image/png", "purpose": "maskable"}
    return {
        "name": texts["course_name"],
        "short_name": texts["course_name"],
        "description": texts["describe_course"],
        "lang": texts["language"],
        "dir": texts["direction"],
        "start_url": START_PAGE,
        "scope": "./",
        "display": "standalone",
        "theme_color": PAPER,
        "background_color": PAPER,
        "icons": [*icons, whole],
    }


def worker() -> str:
    """Return the worker's script."""
    return small("".join(path.read_text(encoding="utf-8") for path in (*sorted(HERE.glob("worker*.js")), UNPACK)))


def write_json(path: Path, data: dict[str, Any]) -> None:
    """Write data as short as it goes."""
    write_whole(path, json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode())


def write_packs(site: Path, files: dict[str, KeptFile]) -> list[dict[str, Any]]:
    """Write what brings all files at once, and return what is in each, the shared one first."""
    from lactation.offline.pack import SHARED, pack_site  # noqa: PLC0415  # not when a notebook asks this package for the script

    made = pack_site(site)
    told = []
    for name in sorted(made.packs, key=lambda one: (one != SHARED, one)):
        pack = made.packs[name]
        file = f"{name}-{hash_of(pack)[:HASH_DIGITS]}.bin"
        write_whole(site / OURS / file, pack)
        held = [path for path in files if made.place.get(path) == name]
        told.append({"name": file, "bytes": len(pack), "shared": name == SHARED, "files": held})
    return told


def written_packs(site: Path, version: str) -> list[dict[str, Any]]:
    """Return the packs that an earlier build wrote for the same version: to make them takes seconds."""
    before = site / OURS / f"list-{version}.json"
    return list(json.loads(before.read_text(encoding="utf-8"))["packs"]) if before.exists() else []


def make_installable(site: Path) -> dict[str, Any]:
    """Write what makes a built site installable, and return the list."""
    from lactation.site.icons import write_icons  # noqa: PLC0415  # draws

    write_icons(site / "_static", PAPER)
    write_json(site / MANIFEST, manifest())
    files = kept_files(site)
    scripts = scripts_version((site / START_PAGE).read_text(encoding="utf-8"))
    packs = written_packs(site, version_of(files, scripts)) or write_packs(site, files)
    told = the_list(files, packs, scripts)
    name = f"list-{told['version']}.json"
    write_json(site / OURS / name, told)
    write_json(
        site / OURS / "now.json", {"version": told["version"], "list": name, "sends": told["sends"], "keeps": told["keeps"]}
    )
    write_whole(site / WORKER, worker().encode())
    for old in (site / OURS).iterdir():
        if old.name not in {name, "now.json", *(pack["name"] for pack in packs)}:
            old.unlink()
    return told


def write_installable(app: Sphinx, error: Exception | None) -> None:
    """Make the built site installable, when all else of it is written; a book without our start page is not the course."""
    if error is None and app.builder.format == "html" and (Path(app.outdir) / START_PAGE).is_file():
        make_installable(Path(app.outdir))
