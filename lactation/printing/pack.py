"""What is in the pack: each file's pages, how they are printed, and what is expected of them."""

import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pypdf import PdfReader

from lactation.content import ContentError
from lactation.content.print_pack import print_content
from lactation.content.schema import job_aid_content
from lactation.core.play.triage import TRIAGE_ANSWERS
from lactation.core.words import fill_in
from lactation.printing.browser import Printer
from lactation.printing.cards import Role, feeds, roles, triage_cards
from lactation.printing.checks import Expected, mistakes
from lactation.printing.impose import A4, A5, LYING, Card, finished_alone, imposed, joined, sides_of
from lactation.printing.sheets import sheet, style

PX = 96 / 25.4  # CSS px in a millimetre
AID_PX = round(134 * PX)  # of a job aid between its margins
A5_PX = round(134 * PX)
A4_PX = round(182 * PX)
LYING_PX = round(273 * PX)
TWICE = {"forms": ("j7", "j10"), "observers": ("j5", "j23")}  # job aids that are needed again and again
NAMES, DAYS = 17, 8  # rows and days of the attendance sheet
LONGEST_PLAN = 12  # pages of one meeting or workshop
CARDS_A_SHEET = 8
MEETINGS = "notebooks/instructors/meeting-*.html"
WORKSHOPS = "book/workshop-*.html"
NUMBER = re.compile(r"j(\d+)-")
MEETING = re.compile(r"meeting-([a-z]+)")


@dataclass(frozen=True)
class Part:
    """One file of the pack. ``print``: whether it needs ``one`` side, ``both`` or ``any``."""

    name: str
    pdf: bytes
    expected: Expected
    print: str = "any"


@dataclass(frozen=True)
class Aid:
    """A job aid of the built course: its title, its page and how many sides it has."""

    name: str
    title: str
    page: Path
    sides: int


@dataclass(frozen=True)
class Press:
    """What all parts are made with: the built course, and Chromium."""

    site: Path
    printer: Printer

    def title(self, name: str) -> str:
        """Return the title of a file."""
        return f"{print_content().parts[name].title} · {print_content().texts['pack']}"

    def own(self, name: str, width: int, **view: object) -> bytes:
        """Return pages of the pack's own."""
        return finished_alone(self.printer.html(sheet(name, print_content().parts[name].title, **view), width), self.title(name))


# ---- Job aids ----


def aids(site: Path) -> list[Aid]:
    """Return the job aids of the built course, in the order of the curriculum.

    Raises
    ------
    ContentError
        There are none: where they were looked for, and how the course is built.
    """
    folder = site / "notebooks" / "job-aids"
    pages = {int(found[1]): path for path in folder.glob("j*.html") if (found := NUMBER.match(path.name))}
    if not pages:
        raise ContentError(f"{folder}: found no job aids, expected the built course; build it with `make build`")
    return [aid_of(f"j{number}", pages[number]) for number in sorted(pages)]


def aid_of(name: str, page: Path) -> Aid:
    """Return a job aid by its name and its built page."""
    content = job_aid_content(name)
    return Aid(name, f"{name.upper()} · {content.title}", page, 2 if content.overleaf else 1)


def printed(press: Press, aid: Aid) -> bytes:
    """Return a job aid on A5.

    Raises
    ------
    ValueError
        It has more pages than sides, or something reaches over its edge.
    """
    pdf = press.printer.address(aid.page.as_uri(), width=AID_PX)
    wrong = mistakes(aid.page.name, finished_alone(pdf, aid.title), Expected((aid.sides, aid.sides), A5))
    if wrong:
        raise ValueError("\n".join(wrong))
    return pdf


def aid_parts(press: Press, chosen: Sequence[Aid]) -> Iterator[Part]:
    """Give all job aids on A5, to cut, and those that are needed again and again."""
    done = {aid.name: (aid.title, printed(press, aid)) for aid in chosen}
    count = sum(aid.sides for aid in chosen)
    yield Part("aids", joined([*done.values()], press.title("aids")), Expected((count, count), A5))
    for name, sides in (("aids_cut", 1), ("aids_cut_both", 2)):
        some = [aid for aid in chosen if aid.sides == sides]
        if some:
            cards = [[*range(sides * n, sides * (n + 1))] for n in range(len(some))]
            yield cut(press, name, joined([done[aid.name] for aid in some], name), cards, [aid.title for aid in some])
    for name, wanted in TWICE.items():
        some = [aid for aid in chosen if aid.name in wanted]
        if some:
            yield twice(press, name, joined([done[aid.name] for aid in some], name), some)


def cut(press: Press, name: str, pdf: bytes, cards: Sequence[Card], titles: Sequence[str]) -> Part:
    """Return cards two by two on A4; every side has its two names in the outline."""
    sides = sides_of(cards)
    of_page = {page: title for card, title in zip(cards, titles, strict=True) for page in card}
    names = [" | ".join(dict.fromkeys(of_page[page] for page in side)) for side in sides]
    made = imposed(pdf, sides, press.title(name), names)
    return Part(name, made, Expected((len(sides), len(sides)), LYING, forms=True), "one" if len(cards[0]) == 1 else "both")


def twice(press: Press, name: str, pdf: bytes, some: Sequence[Aid]) -> Part:
    """Return each page twice on one side, with its back behind it where there is one."""
    pages = sum(aid.sides for aid in some)
    sides = [(page, page) for page in range(pages)]
    names = [aid.title for aid in some for _ in range(aid.sides)]
    return Part(name, imposed(pdf, sides, press.title(name), names), Expected((pages, pages), LYING, forms=True), "any")


# ---- Role-play ----


def role_parts(press: Press, some: Sequence[Role]) -> Iterator[Part]:
    """Give the cards of each kind in a file of its own, so that two kinds never lie side by side or back to back."""
    for name, sides in (("mothers", 2), ("counsellors", 1), ("watchers", 1)):
        pdf = press.own(name, A5_PX, roles=some)
        count = len(some) * sides
        wrong = mistakes(name, pdf, Expected((count, count), A5))
        if wrong:
            raise ValueError("\n".join(wrong))
        cards = [[*range(sides * n, sides * (n + 1))] for n in range(len(some))]
        yield cut(press, name, pdf, cards, [f"{role.name.upper()} · {role.title}" for role in some])


# ---- Keys, attendance, plans, cover ----


def key_parts(press: Press) -> Iterator[Part]:
    """Give the drawn feeds and the cards of the triage, each with its key in another file."""
    drawn, cards = feeds(), triage_cards()
    sheets = -(-len(cards) // CARDS_A_SHEET)
    yield Part("feeds", press.own("feeds", A4_PX, feeds=drawn), Expected((len(drawn), len(drawn)), A4), "one")
    yield Part("feeds_key", press.own("feeds_key", A4_PX, feeds=drawn), Expected((1, 1), A4))
    yield Part("triage", press.own("triage", A4_PX, cards=cards, levels=TRIAGE_ANSWERS), Expected((sheets, sheets), A4), "one")
    yield Part("triage_key", press.own("triage_key", A4_PX, cards=cards), Expected((2, 8), A4))


def attendance(press: Press) -> Part:
    """Return the attendance sheet: a column for each meeting there is, or for each day."""
    letters = [found[1].upper() for path in sorted(press.site.glob(MEETINGS)) if (found := MEETING.match(path.stem))]
    said = print_content().texts
    days = letters or [fill_in(said["day"], {"n": str(n + 1)}) for n in range(DAYS)]
    return Part("attendance", press.own("attendance", LYING_PX, days=days, rows=NAMES), Expected((1, 1), LYING))


def plans(press: Press, name: str, pattern: str) -> Iterator[Part]:
    """Give the plans that the built course has, one behind the other."""
    pages = sorted(press.site.glob(pattern))
    if pages:
        files = [press.printer.plan(page.as_uri(), style("plan"), A4_PX) for page in pages]
        yield Part(name, joined(files, press.title(name)), Expected((len(pages), LONGEST_PLAN * len(pages)), A4))


def cover(press: Press, parts: Sequence[Part]) -> Part:
    """Return the cover: what is in the pack, and how it is printed."""
    told = [
        {"file": file_of(part.name), "pages": pages_of(part), "print": part.print} | print_content().parts[part.name].model_dump()
        for part in parts
    ]
    return Part("start", press.own("start", A4_PX, parts=told), Expected((1, 1), A4))


def pages_of(part: Part) -> int:
    """Return how many pages a part has."""
    return len(PdfReader(io.BytesIO(part.pdf)).pages)


def file_of(name: str) -> str:
    """Return the name of a part's file: its place in the pack, and its name."""
    return f"{[*print_content().parts].index(name):02d}-{name.replace('_', '-')}.pdf"


def pack(press: Press, chosen: Callable[[Sequence[Aid]], Sequence[Aid]] = list, some: Sequence[Role] | None = None) -> list[Part]:
    """Return all parts, the cover first."""
    parts = [
        *aid_parts(press, chosen(aids(press.site))),
        *role_parts(press, roles() if some is None else some),
        *key_parts(press),
    ]
    parts += [attendance(press), *plans(press, "meetings", MEETINGS), *plans(press, "workshops", WORKSHOPS)]
    return [cover(press, parts), *parts]
