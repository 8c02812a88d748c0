"""Cards for Anki: a deck a module, a card a question of its lessons. Read in again, it brings what changed, and no schedule.

The tests' bank stays out. A card knows its question by the key in the record, so whatever a later course says of it comes to the
same card.
"""

from __future__ import annotations

import hashlib
import html
import io
import tempfile
import zipfile
from pathlib import Path

import genanki

from lactation.content.paths import ENGLISH, language
from lactation.content.schema import words
from lactation.files import made_at, write_whole
from lactation.lms.asked import Asked, of_modules

HERE = Path(__file__).parent
FILE = "milk-in-motion.apkg"
ENTRY = (2020, 1, 1, 0, 0, 0)
FIELDS = ("key", "story", "question", "options", "answer", "reasons", "from")
ASKED = '{{#story}}<p class="story">{{story}}</p>{{/story}}<p class="question">{{question}}</p>'
FRONT = f'<div class="card-in">{ASKED}{{{{options}}}}</div>'
BACK = f'<div class="card-in">{ASKED}{{{{answer}}}}<hr>{{{{reasons}}}}<p class="from">{{{{from}}}}</p></div>'


def number(name: str) -> int:
    """Return a number for a deck or a kind of note: always the same for this name and language, as Anki wants it."""
    told = name if language() == ENGLISH else f"{language()} {name}"
    return (1 << 30) + int(hashlib.sha256(f"milk-in-motion {told}".encode()).hexdigest()[:8], 16) % (1 << 30)


def model() -> genanki.Model:
    """Return the kind of note: its fields, both sides, the look."""
    return genanki.Model(
        number("question"),
        words()["course_name"],
        fields=[{"name": name} for name in FIELDS],
        templates=[{"name": "1", "qfmt": FRONT, "afmt": BACK}],
        css=(HERE / "anki.css").read_text(encoding="utf-8"),
    )


def listed(one: Asked, best: bool) -> str:
    """Return the options as a list; ``best`` marks the best one."""
    marks = [' class="best"' if best and name == one.best else "" for name, _, _ in one.options]
    rows = "".join(f"<li{mark}>{html.escape(text)}</li>" for mark, (_, text, _) in zip(marks, one.options, strict=True))
    return f'<ol type="A">{rows}</ol>'


def reasons(one: Asked) -> str:
    """Return why the best option is the best, and then what there is to say of the others."""
    ordered = sorted(one.options, key=lambda option: option[0] != one.best)
    return "".join(f"<p><b>{html.escape(text)}</b> {html.escape(reason)}</p>" for _, text, reason in ordered)


def where_from(one: Asked) -> str:
    """Return lesson and sources, the lesson as a link where the course has an address."""
    told = html.escape(one.where_from().removesuffix(one.address).strip())
    lesson = html.escape(one.lesson)
    return told.replace(lesson, f'<a href="{html.escape(one.address)}">{lesson}</a>', 1) if one.address else told


def note(kind: genanki.Model, one: Asked) -> genanki.Note:
    """Return a question as a note."""
    fields = [one.key, html.escape(one.story), html.escape(one.question), listed(one, False), listed(one, True), reasons(one)]
    tag = one.key.split("/")[0]
    # Anki leaves out a note whose guid it has with another kind of note, as that of another language is.
    named = ("milk-in-motion", one.key) if language() == ENGLISH else ("milk-in-motion", language(), one.key)
    return genanki.Note(kind, fields=[*fields, where_from(one)], guid=genanki.guid_for(*named), tags=[tag])


def decks() -> list[genanki.Deck]:
    """Return a deck a module."""
    kind, made = model(), []
    for module, title, found in of_modules():
        deck = genanki.Deck(number(f"deck {module}"), f"{words()['course_name']}::{title}")
        for one in found:
            deck.add_note(note(kind, one))
        made.append(deck)
    return made


def same_bytes(path: Path) -> bytes:
    """Return a package with no time in it."""
    box = io.BytesIO()
    with zipfile.ZipFile(path) as found, zipfile.ZipFile(box, "w", zipfile.ZIP_DEFLATED) as made:
        for name in sorted(found.namelist()):
            made.writestr(zipfile.ZipInfo(name, ENTRY), found.read(name), zipfile.ZIP_DEFLATED, 9)
    return box.getvalue()


def write_anki(out: Path) -> Path:
    """Write the cards into a folder, and return where they are.

    Anki takes a card's new words only from a file that says it is newer, so the time of the course stands in it: the same course
    gives the same bytes where ``SOURCE_DATE_EPOCH`` is the same.
    """
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / FILE
        genanki.Package(decks()).write_to_file(str(path), timestamp=float(made_at()))
        write_whole(out / FILE, same_bytes(path))
    return out / FILE
