"""What a page loads: the parts of the core and of the script that it uses, in few files, made small.

What a page uses is read from its finished HTML. A few files serve many pages (``SHARED``); whatever else a page needs, its
scenes, its rarer plays and controls, stands in one file of its own, which pages that need the same share. So a page has at most
five scripts, and its weight does not grow with the course. ``python -m bench.weights`` tells what each built page weighs.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from lactation.content.line import line_course
from lactation.content.schema import words
from lactation.site.compile import core_parts, data_part, data_parts
from lactation.site.join import piece_parts
from lactation.site.lower import lowered
from lactation.site.parts import LINKER, Part, with_all_they_rest_on

THEME = Path(__file__).parent / "theme"
OFFLINE_CARD = Path(__file__).parent / "kept" / "card.js"
OLD_IDS = Path(__file__).parent.parent / "content" / "record_v1.json"
HEAD = """\
/* Milk in Motion: moves the finished page, and holds the model that it asks. Made from lactation/core (by PScript) and
   lactation/site/script. Do not edit: change those. */
"""
START = """\
document.addEventListener("DOMContentLoaded", function () {
  var words = document.getElementById("words"); // a page on which nothing moves starts when a tool is asked for (plain.js)
  if (words) { start_page(JSON.parse(words.textContent)); }
});
"""
# Files that many pages share, and the parts with which each begins; a page loads one when it needs the first of them.
SHARED = {
    "milk": (
        "90-start", "10-dom", "13-tools", "20-store", "57-menu", "58-in-sight", "59-paper", "70-play", "77-place",
        "89-offline", "66-wall-look",
        "play.choose", "play.predict", "play.say",
    ),
    "explorer": ("50-explorer", "51-row", "52-compare", "53-settle", "64-asks"),
    "bands": ("54-explorer-band",),
    "model": ("mother",),
}  # fmt: skip
CONTROLS: dict[str, tuple[str, ...]] = {
    "slider": (), "switch": (), "choice": (), "cards": (),
    "clock": ("61-clock",), "day": ("61-clock",), "pairs": ("56-recall", "62-pairs"),
}  # fmt: skip
WORKSHOP = "late-workshop"
# What hardly any page needs, asked for by the script when it does.
LATE = {
    "late-shelf": ("22-shelf",),
    "late-record": ("record_file", "data.old_ids", "24-old-record"),
    "late-search": ("search", "94-found"),
    "late-feed": ("feed_close", "feed_wide"),
    WORKSHOP: ("play.bet", "play.scoreboard"),
    "late-onward": ("play.onward",),
    "late-offline": ("offline_card",),
    "late-wall": ("93-wall",),
    "late-line": ("line", "data.line_course", "99-line-made"),
}
# The row of tools below a page's title, in its order: what comes when a tool's button is pressed, with the words it needs, which
# begin with its name. No page is the heavier for them.
TOOLS: dict[str, tuple[str, ...]] = {
    "listen": ("98-listen-bar",),
    "share": ("91-share", "92-sent"),
}
WITHOUT_WORDS = "late-offline"  # its words stand in its card
SPEC = re.compile(r'<script type="application/json" class="spec">(.*?)</script>', re.S)
OWN_WORDS = {"late-line": "line_"}  # a file that brings its words along, and how these begin: a page need not have them
CONTENT = ("data.line_course",)  # data that changes with a word of the course: a page is the same as before
COUNTS = ("zero", "one", "two", "few", "many", "other", "none")  # how a counted word ends
ALWAYS = "milk"
KNOWN_BY = {
    "play.": ("play", "{}_start"),
    "scenes.": ("scene", "{}_run"),
}  # folders of the core: what is in them, and what it gives


class LoadError(ValueError):
    """A page asks for what no part of the core or of the script gives."""


@cache
def all_parts() -> dict[str, Part]:
    """Return every part of the core, of its data and of the script, each after those that it rests on."""
    ids = json.dumps(json.loads(OLD_IDS.read_text(encoding="utf-8")), separators=(",", ":"))
    line = json.dumps(line_course(), ensure_ascii=False, separators=(",", ":"))
    told = {"data.old_ids": data_part("old_ids", ids), "data.line_course": data_part("line_course", line)}
    core = core_parts() | data_parts() | told
    card = Part(
        "offline_card", ("fill_in", "number_text"), ("offline_page",), ("words",), OFFLINE_CARD.read_text(encoding="utf-8")
    )
    return core | piece_parts(core) | {card.name: card}  # not a piece: a notebook has no use for it


# ---- What a page uses ----


def explorer_parts(spec: dict[str, Any]) -> list[str]:
    """Return the parts that an explorer needs, from its spec.

    Raises
    ------
    LoadError
        It has a kind of control that no piece draws.
    """
    found = [*SHARED["explorer"], f"scenes.{spec['scene']}"]
    for control in spec["controls"]:
        kind = control.get("kind", "slider")
        if kind not in CONTROLS:
            raise LoadError(f"a control {control['name']}: found kind {kind}, expected one of {', '.join(CONTROLS)}")
        found += CONTROLS[kind]
    return found + ["54-explorer-band"] * bool(spec["band"]) + ["65-guess"] * bool(spec["guess"])


def kind_of(tag: str) -> list[str]:
    """Return the kind of the play that begins with this tag; none where its rules come late."""
    return [] if "data-late=" in tag else re.findall(r'data-play="([^"]*)"', tag)


def used_by(html: str) -> set[str]:
    """Return the parts with which a page's use of the script begins; none for a page on which nothing moves.

    Raises
    ------
    LoadError
        The page holds a play, a scene or a control that there is no part for.
    """
    found = {f"play.{kind}" for tag in re.findall(r"<[^>]*data-play=[^>]*>", html) for kind in kind_of(tag)}
    for spec in map(json.loads, SPEC.findall(html)):
        if "scene" in spec:
            found.update(explorer_parts(spec))
    marks = {
        r"data-moves=": "31-sketch",
        r"data-drag=": "71-drag",
        r"<input[^>]* data-file>": "88-take-along",
        r"<[^>]* data-idle[ >=]": "84-idle",
        r"<[^>]* data-line=": "67-line",
        r"data-print": "73-print", r'class="[^"]*\bportrait\b': "76-portrait", r'data-activity="search"': "78-search",
        r"data-pull=": "75-pull", r"<figure[^>]*><div data-feed=": "81-drawn",
        r"data-late-feed=": "83-late-feed", r'data-play="(exam|module_quiz|review)"': "82-chunks",
        r"data-meeting=": "87-slides",
        r"data-feed=": "79-feed", r'data-feed="close"': "feed_close", r'data-feed="wide"': "feed_wide",
        r'<button[^>]*class="[^"]*\bbig\b': "80-workshop",
    }  # fmt: skip
    found |= {part for mark, part in marks.items() if re.search(mark, html)}
    for folder, (what, given) in KNOWN_BY.items():
        known = [
            name
            for name in all_parts()
            if name.startswith(folder) and given.format(name[len(folder) :]) in all_parts()[name].gives
        ]
        for name in sorted(name for name in found if name.startswith(folder) and name not in known):
            told = ", ".join(sorted(one[len(folder) :] for one in known))
            raise LoadError(f"found the {what} {name[len(folder) :]}, expected one of {told}")
    return found


# ---- In which files ----


def parts_of(names: Iterable[str]) -> dict[str, Part]:
    """Return parts and all that they rest on, by name."""
    return {part.name: part for part in with_all_they_rest_on(all_parts(), names)}


@cache
def shared_parts(file: str) -> dict[str, Part]:
    """Return the parts of a shared file: all that its first ones rest on, but for what files before it hold."""
    before = list(SHARED)[: list(SHARED).index(file)]
    held = {name for other in before for name in shared_parts(other)}
    return {name: part for name, part in parts_of(SHARED[file]).items() if name not in held}


def files_for(used: set[str]) -> dict[str, dict[str, Part]]:
    """Return the files that a page loads, in order, and the parts in each; none for a page on which nothing moves.

    Raises
    ------
    LoadError
        A part would come before one that it rests on.
    """
    if not used:
        return {}
    needed = parts_of(used)
    files = {file: shared_parts(file) for file, first in SHARED.items() if file == ALWAYS or first[0] in needed}
    held = {name for parts in files.values() for name in parts}
    own = {name: part for name, part in needed.items() if name not in held}
    if own:
        files[own_name(name for name in used if name in own)] = own
    check_order(files)
    return files


def own_name(names: Iterable[str]) -> str:
    """Return the name of a page's own file: what it brings."""
    return "-".join(("own", *sorted(re.sub(r"^(?:\w+\.|\d\d-)", "", name) for name in names)))


def check_order(files: dict[str, dict[str, Part]]) -> None:
    """Raise LoadError where a part comes before one that it rests on."""
    there: set[str] = set()
    for file, parts in files.items():
        for name, part in parts.items():
            missing = [one for one in part.rests_on if one not in there]
            if missing:
                raise LoadError(f"{file}.js: found {name}, expected it after {missing[0]} (SHARED in {__name__})")
            there.add(name)


def late_parts(file: str) -> dict[str, Part]:
    """Return the parts of a file that the script asks for by itself, or that a tool's button asks for."""
    first = LATE[file] if file in LATE else TOOLS[file.removeprefix("late-")]
    return {name: part for name, part in parts_of(first).items() if name not in shared_parts(ALWAYS)}


# ---- The words that it needs ----


@cache
def said_in(part: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the texts that stand in a part's program as a name or the beginning of one, and all names in it."""
    text = all_parts()[part].text()
    return frozenset(re.findall(r"[\"'](\w+)[\"']", text)), frozenset(re.findall(r"\w+", text))


def asked_words(html: str, words: dict[str, str]) -> dict[str, str]:
    """Return those of the course's words that a page's scripts may ask for: by name, by a beginning, or counted.

    Too many rather than too few: a name that stands anywhere in its programs or its specs is taken for a word that is asked for.
    """
    parts = {name for files in files_for(used_by(html)).values() for name in files}
    brought = (*OWN_WORDS.values(), *(f"{tool}_" for tool in TOOLS))
    words = {word: text for word, text in words.items() if not word.startswith(brought)}
    late = [file for file in LATE if (file != WORKSHOP or WORKSHOP in html) and file not in (WITHOUT_WORDS, *OWN_WORDS)]
    parts |= {name for file in late for name in late_parts(file)}
    begins = {name for part in parts for name in said_in(part)[0]}
    asked = {name for part in parts for name in said_in(part)[1]}
    asked.update(*(re.findall(r"\w+", spec) for spec in SPEC.findall(html)))

    def needed(word: str) -> bool:
        cuts = [word[: at.start()] for at in re.finditer("_", word)]
        counted = bool(cuts) and word[len(cuts[-1]) + 1 :] in COUNTS and cuts[-1] in asked
        return word in asked or counted or any(cut in begins or f"{cut}_" in begins for cut in cuts)

    return {word: text for word, text in words.items() if needed(word)}


# ---- As text ----


@cache
def tool_words(tool: str) -> str:
    """Return, as a part of the script, the words and the style that a tool brings with it."""
    told = {name: text for name, text in words().items() if name.startswith(f"{tool}_")}
    body = f"Object.assign(WORDS, {json.dumps(told, ensure_ascii=False)});\n"
    look = THEME / f"{tool}.css"
    if look.exists():
        body += (
            f'var style = document.createElement("style");\nstyle.textContent = {json.dumps(lowered(look.read_text("utf-8")))};\n'
        )
        body += "document.head.appendChild(style);\n"
    return Part(f"words of {tool}", ("WORDS",), (), (), body, "page_part").text()


def readable(file: str, parts: dict[str, Part]) -> str:
    """Return the script of a file as it is written, before it is made small."""
    tool = file.removeprefix("late-")
    text = (tool_words(tool) if tool in TOOLS else "") + "".join(part.text() for part in parts.values())
    return HEAD + LINKER + text + START if file == ALWAYS else HEAD + text


@cache
def minifier() -> Any:
    """Return the library that makes scripts small, set to the oldest browsers; None where it does not run."""
    try:
        import minify  # noqa: PLC0415
    except (ImportError, OSError):
        print(
            "found no tdewolff-minify for this computer: the scripts are written as they are, half as heavy again",
            file=sys.stderr,
        )
        return None
    minify.config({"js-version": "2017"})  # later is `?.` and `??`, which Chrome 79 cannot read
    return minify


@cache
def small(text: str) -> str:
    """Return a script made small."""
    library = minifier()
    return str(library.string("text/javascript", text)) if library else text


@cache
def version() -> str:
    """Return a name for this state of all scripts: a page never mixes those of two."""
    text = LINKER + START + "".join(part.text() for name, part in all_parts().items() if name not in CONTENT)
    text += "".join(map(tool_words, TOOLS))
    return hashlib.sha256(text.encode()).hexdigest()[:8]


# ---- After the build ----


def write_scripts(folder: Path) -> None:
    """Write the scripts that the built pages in ``folder`` load, and those that the script asks for, into ``_static``."""
    files = {file: late_parts(file) for file in (*LATE, *(f"late-{tool}" for tool in TOOLS))}
    for path in built_pages(folder):
        files |= files_for(used_by(path.read_text(encoding="utf-8")))
    for file, parts in files.items():
        (folder / "_static" / f"{file}.js").write_text(small(readable(file, parts)), encoding="utf-8")


def built_pages(folder: Path) -> list[Path]:
    """Return the pages of a built course."""
    return sorted(path for path in folder.rglob("*.html") if "_static" not in path.parts)


def scripts_in(page: str) -> list[str]:
    """Return the names of the scripts that a page loads."""
    return re.findall(r'<script defer src="[^"]*_static/([^"?]+\.js)[^"]*">', page)


def weights(folder: Path) -> dict[str, dict[str, int]]:
    """Return what each script weighs that a built page loads, in bytes as sent (gzip), by page and script."""

    @cache
    def sent(name: str) -> int:
        return len(gzip.compress((folder / "_static" / name).read_bytes(), 6, mtime=0))

    pages = {str(path.relative_to(folder)): scripts_in(path.read_text(encoding="utf-8")) for path in built_pages(folder)}
    return {page: {name: sent(name) for name in names} for page, names in pages.items()}
