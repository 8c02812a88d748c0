"""What a window shows before there is a page of the course in it, and the script that puts one there (``show.js``)."""

import base64
import hashlib
import html
import json
import posixpath
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from lactation.content.schema import words
from lactation.offline.pack import PackError, Packs, course_files, pack_files
from lactation.site.load import small

HERE = Path(__file__).parent
TOLD = ("damaged", "no_page", "start")  # words of the script, below `offline_` in words.yaml
STYLE = (
    ":root{color-scheme:light dark;background:#fbf7f1;color:#2d2a32}"
    "@media(prefers-color-scheme:dark){:root{background:#1b1a1f;color:#f0ebe4}}"
    "body{max-width:40rem;margin:2rem auto;padding:0 1rem;font:1.06rem/1.6 system-ui,sans-serif}"
    "a{color:inherit}h1{line-height:1.2}"
)


@dataclass(frozen=True)
class Course:
    """A built course, or some of its pages, and the folder in which what is made of it is written."""

    site: Path
    folder: Path
    chosen: tuple[str, ...] | None = None

    @cached_property
    def files(self) -> dict[str, bytes]:
        """Return its files by path."""
        chosen = None if self.chosen is None else ("index.html", *self.chosen)
        return course_files(self.site, chosen)

    @cached_property
    def packs(self) -> Packs:
        """Return its packs."""
        return pack_files(self.files)

    @cached_property
    def pages(self) -> list[str]:
        """Return the paths of its pages, but for the one that only leads to the first."""
        return [name for name in self.files if name.endswith(".html") and name != "index.html"]

    @cached_property
    def start(self) -> str:
        """Return the path of the first page.

        Raises
        ------
        PackError
            ``index.html`` leads to no page of the course.
        """
        found = re.search(r"url=([^\"]+)", self.files["index.html"].decode())
        if not found or found[1] not in self.files:
            raise PackError(f"{self.site}/index.html: found {found[1] if found else 'no address'}, expected that of a page")
        return found[1]

    def title(self, page: str) -> str:
        """Return the title of a page, as HTML."""
        found = re.search(r"<title>(.*?)</title>", self.files[page].decode(), re.S)
        return found[1] if found else html.escape(words()["course_name"])


def places(course: Course) -> dict[str, str]:
    """Return the pack of each folder of pages, and of each page in none."""
    return {posixpath.dirname(page) or page: course.packs.place[page] for page in course.pages}


def loader(course: Course, one: bool, begin: str) -> str:
    """Return the script that shows a page out of packs; ``begin`` is run at its end and knows ``course``."""
    told = {name: words()[f"offline_{name}"] for name in TOLD}
    known = {"one": one, "start": course.start, "place": places(course), "told": told}
    script = "".join((HERE / name).read_text(encoding="utf-8") for name in ("inflate.js", "unpack.js", "show.js"))
    return small(f"{script}(function (course) {{\n{begin}}})({json.dumps(known, ensure_ascii=False)});\n").replace("</", "<\\/")


def hash_for_policy(script: str) -> str:
    """Return how a policy names a script that stands in the page."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def policy(course: Course, scripts: str) -> str:
    """Return what a page may load: ``scripts``, and what it unpacks itself; nothing from elsewhere.

    A page's scripts come by addresses that only its window knows (``blob:``); those that stand in the pages are named by them.
    """
    own = sorted(
        {one for page in course.pages for one in re.findall(r"'sha256-[^']+'", course.files[page].decode().split("</head>")[0])}
    )
    allowed = {
        "default-src": "'none'",
        "script-src": f"{scripts} blob: {' '.join(own)}".strip(),
        "worker-src": "blob:",
        "style-src": "'unsafe-inline'",
        "img-src": "blob: data:",
        "media-src": "blob: data:",
        "form-action": "'self' file:",
        "base-uri": "'none'",
    }
    return "; ".join(f"{what} {where}" for what, where in allowed.items())


def shell(title: str, allowed: str, body: str) -> str:
    """Return a page that shows another one: until then, and where no script runs, its title and what to do."""
    texts = words()
    told = {name: html.escape(texts[f"offline_{name}"]) for name in ("no_scripts", "opening")}
    head = title.split(" · ", 1)[0]
    return (
        f'<!DOCTYPE html>\n<html lang="{texts["language"]}" dir="{texts["direction"]}"><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{allowed}">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{title}</title><style>{STYLE}</style>\n"
        f"<noscript><h1>{head}</h1><p>{told['no_scripts']}</p></noscript>"
        f'<p id="milk-told" hidden>{told["opening"]}</p>\n{body}\n'
    )


def written(pack: bytes) -> str:
    """Return bytes as signs that no messenger and no editor changes: four bytes in five signs, a fifth less than base64 adds.

    They need no quoting in a script or a page: from "(" on, without "<" and the backslash. Before them stands how many bytes.
    """
    whole = np.frombuffer(pack + bytes(-len(pack) % 4), ">u4").astype(np.int64)
    signs = np.stack([whole // 85**power % 85 for power in (4, 3, 2, 1, 0)], axis=1) + ord("(")
    signs += signs >= ord("<")
    signs += signs >= ord("\\")
    return f"{len(pack)}:{signs.astype(np.uint8).tobytes().decode('ascii')}"
