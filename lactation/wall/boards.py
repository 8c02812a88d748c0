"""What the projector shows of an activity, read from the built page on which it stands: questions, options, figure, answer.

So nothing of the course is written twice: the texts are the page's, in its language, and the line that answers is worked out by
the core from the settings that the page's own question sets.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatch
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, Tag

from lactation.content import parameters
from lactation.core.play.bet import MOST_BET

MEETING = "notebooks/instructors/meeting-{}.html"
LEADS = "notebooks/instructors/"  # pages for who leads, where no phone is sent
SHOWN = ("predict", "choose", "triage", "sort_into", "enough", "sort", "rewrite")  # plays of whose answers there is a board
PLAY = re.compile(r'<[^>]*\bdata-play="(\w+)"[^>]*>')
ID = re.compile(r'\bid="([^"]+)"')
TITLE = re.compile(r"<title>(.*?)(?: · [^<]*)?</title>", re.S)
PLAN = re.compile(r"data-meeting=.*?<h2[^>]*>(.*?)</h2>", re.S)


class BoardError(ValueError):
    """What a page holds is not what a board needs."""


@dataclass(frozen=True)
class Taken:
    """What is taken of an item: the kind of event, and what may stand in it."""

    kind: str
    options: tuple[str, ...] = ()
    heights: int = 0
    low: float = 0.0
    high: float = 0.0


@dataclass
class Board:
    """One screen, and where phones are meanwhile (nowhere: they stay where they are)."""

    title: str
    page: str = ""
    lines: list[str] = field(default_factory=list)
    asks: dict[str, Any] = field(default_factory=dict)  # what is shown before the course's answer
    answer: dict[str, Any] = field(default_factory=dict)  # what is shown with it
    takes: dict[str, Taken] = field(default_factory=dict)


# ---- Reading a page ----


def words_of(tag: Tag | None) -> str:
    """Return the text of an element in one line; nothing where there is none."""
    return " ".join(tag.get_text(" ").split()) if tag is not None else ""


def spec_of(tag: Tag) -> dict[str, Any]:
    """Return what a play or an explorer is made of, from its own script.

    Raises
    ------
    BoardError
        It has none.
    """
    own = [one for one in tag.select("script.spec") if one.find_parent(attrs={"data-play": True}) in (None, tag)]
    outer = [one for one in own if tag.get("data-play") or one.parent is tag]
    if not outer:
        raise BoardError(f"{tag.get('id')}: found no spec, expected one")
    return dict(json.loads(outer[-1].string or "{}"))


def options_of(tag: Tag, slot: str) -> list[dict[str, str]]:
    """Return the options of a group of radios, in the page's order."""
    found = tag.select(f'[data-slot="{slot}"] label.choice')
    return [{"id": str(one.input["value"]), "text": words_of(one.span)} for one in found if one.input and one.span]


def asked(tag: Tag) -> Board:
    """Return the board of a question: ``choose``, or ``predict`` with what is drawn and bet on beside it."""
    spec, kind = spec_of(tag), "predict" if tag["data-play"] == "predict" else "answer"
    fold = tag.find_parent("details")
    head = fold.find("summary") if fold else None
    title = words_of(head.find("span") or head) if head else ""
    told = fold.select_one(".prompt") if fold else None
    board = Board(title)
    board.asks = {
        "is": "ask", "item": spec["item"], "question": words_of(tag.legend), "options": options_of(tag, "pick"),
        "story": words_of(told) if told is not None and told.find_parent("form") is None else "",
    }  # fmt: skip
    reason = tag.select_one(f'[data-slot="reason:{spec["best"]}"]')
    board.answer = {"best": spec["best"], "why": words_of(reason)}
    board.takes[spec["item"]] = Taken(kind, tuple(spec["options"]))
    card = tag.find_parent(attrs={"data-activity": "explore"})
    if card is not None:
        beside(board, tag, spec, card)
    return board


def beside(board: Board, tag: Tag, spec: dict[str, Any], card: Tag) -> None:
    """Add to a question's board what stands in an explorer with it: the figure to draw in, the number that is bet on."""
    explorer = spec_of(card)
    run = Run(explorer, spec.get("sets", {}))
    if spec.get("draw") and explorer.get("guess"):
        guess = explorer["guess"]
        places = [one["scales"].get(guess["series"]) for one in explorer["figures"]]
        number = next(n for n, scale in enumerate(places) if scale)
        svg = card.select("figure svg")[number]
        kept = [name for name in others(svg, guess["series"]) if name in run.result()["series"]]
        board.asks["draw"] = {
            "item": spec["draw"], "svg": bare(svg, kept), "scale": places[number],
            "at": guess["at"], "low": guess["low"], "high": guess["high"],
        }  # fmt: skip
        board.answer |= {"line": run.line(guess["series"]), "others": {name: run.line(name) for name in kept}}
        board.takes[spec["draw"]] = Taken("draw", heights=len(guess["at"]), low=guess["low"], high=guess["high"])
    fold = tag.find_parent("details")
    bet = fold.select_one('[data-play="bet"]') if fold else None
    if bet is not None:
        told = spec_of(bet)
        label = words_of(bet.select_one('label:has([data-slot="number"]) span'))
        board.asks["bet"] = {"item": told["item"], "label": label, "unit": told["readout"]["unit"]}
        board.answer["number"] = run.readout(told["readout"]["name"])
        board.takes[told["item"]] = Taken("bet", tuple(told["options"]), low=0, high=MOST_BET)


def cards(tag: Tag) -> Board:
    """Return the board of a play with cards: how each card was answered."""
    spec, kind = spec_of(tag), str(tag["data-play"])
    if kind == "sort":
        texts = {one["item"]: one["claim"] for one in spec["claims"]}
        best = {one["item"]: one["verdict"] for one in spec["claims"]}
        return card_board(tag, texts, best, options_of(tag, "pick"), "sort")
    if kind == "rewrite":
        return rewordings(tag, spec)
    keys = {card: f"{spec['item']}/{card}" for card in spec["cards"]}
    texts = {key: words_of(tag.select_one(f'[data-slot="card:{card}"] .prompt')) for card, key in keys.items()}
    right = spec["level"] if kind == "triage" else spec["belongs"]
    return card_board(
        tag, texts, {key: right[card] for card, key in keys.items()}, buttons(tag) or options_of(tag, "pick"), "answer"
    )


def rewordings(tag: Tag, spec: dict[str, Any]) -> Board:
    """Return the board of sentences to say in another way, each with wordings of its own."""
    board = Board(words_of(tag.h2) or words_of(tag.select_one(".step")))
    made = [
        {
            "item": one["item"],
            "text": one["given"],
            "options": [{"id": option["id"], "text": option["say"]} for option in one["options"]],
        }
        for one in spec["cards"]
    ]
    board.asks = {"is": "cards", "options": [], "cards": made}
    board.answer = {"best": {one["item"]: one["best"] for one in spec["cards"]}}
    board.takes = {one["item"]: Taken("rewrite", tuple(option["id"] for option in one["options"])) for one in spec["cards"]}
    return board


def buttons(tag: Tag) -> list[dict[str, str]]:
    """Return the answers of a play with cards that has a button for each, in the page's order."""
    found = tag.select('[data-slot="groups"] button')
    return [
        {"id": str(one.get("data-of") or one["data-do"]), "text": words_of(one.b or one).lstrip("0123456789 ")} for one in found
    ]


def card_board(tag: Tag, texts: dict[str, str], best: dict[str, str], options: list[dict[str, str]], kind: str) -> Board:
    """Return the board of cards by their texts, with the answer of each."""
    board = Board(words_of(tag.h2) or words_of(tag.select_one(".hint")))
    board.asks = {"is": "cards", "options": options, "cards": [{"item": item, "text": text} for item, text in texts.items()]}
    board.answer = {"best": best}
    board.takes = {item: Taken(kind, tuple(one["id"] for one in options)) for item in texts}
    return board


def others(svg: Tag, series: str) -> list[str]:
    """Return the other plain lines of a figure: no band, no label, no dots, nothing that the learner moves."""
    apart = ("_band", "_mothers", "_other", "_label")
    found = {str(one["data-series"]): bool(one.select("use, text, defs")) for one in svg.select("[data-series]")}
    return [name for name, more in found.items() if name not in (series, "guess") and not name.endswith(apart) and not more]


def bare(svg: Tag, kept: list[str]) -> str:
    """Return a figure's axes and limits, and of what moves with the settings only the lines ``kept``."""
    text = BeautifulSoup(str(svg), "html.parser")
    for one in text.select("[data-series]"):
        if one["data-series"] not in kept:
            one.decompose()
    return str(text).replace("viewbox=", "viewBox=")


class Run:
    """The run that a question sets, worked out by the core when it is asked for."""

    def __init__(self, explorer: dict[str, Any], sets: dict[str, Any]) -> None:
        self.scene = explorer["scene"]
        self.settings = explorer["fixed"] | explorer["settings"] | sets.get("settings", {})
        self.done: dict[str, Any] | None = None

    def result(self) -> dict[str, Any]:
        """Return the scene's series and readouts."""
        if self.done is None:
            module = import_module(f"lactation.core.scenes.{self.scene}")
            run = getattr(module, f"{self.scene}_run")(self.settings, parameters())
            self.done = getattr(module, f"{self.scene}_show")(self.settings, run, [])
        return self.done

    def line(self, series: str) -> dict[str, list[float]]:
        """Return a line as ``x`` and ``y``."""
        found = self.result()["series"][series]
        return {"x": [float(one) for one in found["x"]], "y": [float(one) for one in found["y"]]}

    def readout(self, name: str) -> float:
        """Return one number."""
        return float(self.result()["readouts"][name])


def board_of(tag: Tag) -> Board:
    """Return the board of a play."""
    return asked(tag) if tag["data-play"] in ("predict", "choose") else cards(tag)


# ---- The pages of a course ----


class Course:
    """A built course: which page has which play, and the boards of a meeting or of a page."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @lru_cache(maxsize=1)  # noqa: B019
    def places(self) -> dict[str, str]:
        """Return on which page a learner finds each play, by the play's id."""
        found: dict[str, str] = {}
        for path in sorted((self.folder / "notebooks").rglob("*.html")):
            name = path.relative_to(self.folder).as_posix()
            if not name.startswith(LEADS):
                for tag in PLAY.finditer(path.read_text(encoding="utf-8")):
                    for one in ID.findall(tag[0]):
                        found.setdefault(one, name)
        return found

    @lru_cache(maxsize=1)  # noqa: B019
    def pages(self) -> list[dict[str, str]]:
        """Return the pages that have a board, each with its title."""
        found = []
        for path in sorted((self.folder / "notebooks").rglob("*.html")):
            name, text = path.relative_to(self.folder).as_posix(), path.read_text(encoding="utf-8")
            if not name.startswith(LEADS) and any(one in SHOWN for one in PLAY.findall(text)):
                title = TITLE.search(text)
                found.append({"id": name, "title": BeautifulSoup(title[1], "html.parser").get_text() if title else name})
        return found

    @lru_cache(maxsize=1)  # noqa: B019
    def meetings(self) -> list[dict[str, str]]:
        """Return the meetings that were built, each with its title."""
        found = []
        for path in sorted((self.folder / "notebooks/instructors").glob("meeting-?.html")):
            text = path.read_text(encoding="utf-8")
            titles = [title[1] for title in (TITLE.search(text), PLAN.search(text)) if title]
            told = BeautifulSoup(": ".join(titles), "html.parser").get_text()
            found.append({"id": path.relative_to(self.folder).as_posix(), "title": told or path.stem})
        return found

    def knows(self, page: str) -> bool:
        """Return whether a page is a meeting or a lesson of ``meetings`` and ``pages``, without reading all of them."""
        names = {path.relative_to(self.folder).as_posix(): path for path in (self.folder / "notebooks").rglob("*.html")}
        if page not in names:
            return False
        plays = PLAY.findall(names[page].read_text(encoding="utf-8"))
        return fnmatch(page, MEETING.format("?")) or (not page.startswith(LEADS) and any(one in SHOWN for one in plays))

    def boards(self, page: str) -> list[Board]:
        """Return the boards of a page, in their order.

        Raises
        ------
        BoardError
            There is no such page, or none of its activities has a board.
        """
        if not self.knows(page):
            raise BoardError(f"found the page {page[:80]}, expected a meeting or a lesson of this course")
        html = BeautifulSoup((self.folder / page).read_text(encoding="utf-8"), "html.parser")
        found = list(self.read(html.main or html, page))
        for board in found:
            board.title = board.title or words_of(html.h1).rstrip("#¶ ")
        return found

    def read(self, main: Tag, page: str) -> Iterator[Board]:
        """Find the boards of a page's activities; of a meeting's parts also the words that all see."""
        leads = page.startswith(LEADS)
        named: list[str] = []
        for card in main.select(".activity"):
            if card.has_attr("data-meeting"):
                continue
            if card.has_attr("data-minutes"):
                named = str(card.get("data-stories", "")).split()
                shown = card.select_one("[data-board]") or card
                yield Board(words_of(shown.h2), lines=[words_of(one) for one in shown.select("li")], asks={"is": "talk"})
            elif card.find_parent(class_="activity") is None:
                yield from self.activity(card, page, leads, named)

    def activity(self, card: Tag, page: str, leads: bool, named: list[str]) -> Iterator[Board]:
        """Find the boards of one activity; of an explorer in a meeting those of the stories that the plan names."""
        plays = [one for one in (card, *card.select("[data-play]")) if one.get("data-play")]
        shown = [one for one in plays if one["data-play"] in SHOWN]
        if leads and named and len(shown) > 1:
            kept = [one for name in named for one in shown if f"-{name}-predict" in str(one.get("id"))]
            shown = kept or shown
        for one in shown:
            board = board_of(one)
            board.page = self.place(str(one["id"]), page, leads)
            yield board
        if not shown and plays and leads:  # each goes an own way there: only where it is
            yield Board(words_of(card.h2), self.place(str(plays[0]["id"]), page, leads), asks={"is": "talk"})

    def place(self, play: str, page: str, leads: bool) -> str:
        """Return where phones find a play, with its place on the page; nothing where only who leads has it."""
        there = self.places().get(play, "") if leads else page
        return f"{there}#{play}" if there else ""
