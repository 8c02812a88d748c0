"""The room: who is there, what is asked, what came. In memory alone, and bounded; nothing in it says who anybody is.

A phone is a number that it drew itself, for counting. What it sends are events of the record's own kinds, without names and own
words; each has an id, so that one that is sent again counts once.
"""

import json
import secrets
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from lactation.core.record import as_found, event_problem
from lactation.wall.boards import Board, Taken
from lactation.wall.keys import Keys

MOST_PHONES = 200
MOST_ANSWERS = 400  # to one item: some come again as another phone
MOST_WAITING = 500  # requests that wait for news
MOST_AT_ONCE = 40  # events in one request
LONGEST_EVENT = 2000  # characters of JSON
MOST_IDS = 20000  # of events, to know those that come again
HERE_S = 15.0  # so long after its last request a phone is in the room: it may be loading a page
BURST, A_SECOND = 60.0, 4.0  # requests of one phone
WRONG_CODES, WRONG_S = 10.0, 60.0  # of one address
TOKEN = frozenset("0123456789abcdef")
TOKEN_LENGTH = 18
KINDS = ("answer", "predict", "draw", "sort", "rewrite", "bet")  # of events that phones keep for the wall
FIELDS = ("id", "at", "kind", "item", "option", "sure", "heights", "number", "attempt", "right")


class Refused(ValueError):  # noqa: N818
    """What was sent is not taken: says what was found and expected, with the status for it."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


@dataclass
class Allowance:
    """So many at once, and so many a second after that."""

    left: float
    since: float

    def allows(self, now: float, burst: float, each_second: float) -> bool:
        """Return whether one more is allowed."""
        self.left = min(burst, self.left + each_second * (now - self.since))
        self.since = now
        return self.left >= 1

    def take(self, now: float, burst: float, each_second: float) -> bool:
        """Return whether one more is allowed, and count it."""
        if not self.allows(now, burst, each_second):
            return False
        self.left -= 1
        return True


@dataclass
class Phone:
    """One phone: its number in this room, when it last asked, and how many of its requests wait for news."""

    number: int
    seen: float
    allowance: Allowance
    waits: int = 0


@dataclass
class Answer:
    """What one phone answered to one item: the last that came."""

    kind: str
    option: str = ""
    sure: float | None = None
    number: float | None = None
    heights: list[float] = field(default_factory=list)


def is_token(text: object) -> bool:
    """Return whether a text could be a phone's number that it drew."""
    return isinstance(text, str) and len(text) == TOKEN_LENGTH and set(text) <= TOKEN


class Room:
    """One room, from the start of the server to its end."""

    def __init__(self, keys: Keys, clock: Callable[[], float] = time.monotonic) -> None:
        self.keys = keys
        self.clock = clock
        self.boot = secrets.token_hex(4)  # another one after each start: phones then send anew what they have
        self.version = 0  # of all that the projector shows
        self.step = 0  # how often the group was sent on
        self.phones: dict[str, Phone] = {}
        self.numbers = 0
        self.counted = 0  # phones in the room, as the projector was told
        self.wrong: OrderedDict[str, Allowance] = OrderedDict()
        self.closed: deque[str] = deque(maxlen=20)  # codes that held before: who has one is late, and guesses nothing
        self.ids: OrderedDict[str, None] = OrderedDict()
        self.answers: dict[str, dict[int, Answer]] = {}
        self.boards: list[Board] = []
        self.page = ""  # the meeting or the lesson that is played
        self.at = 0
        self.opened: set[str] = set()  # items of boards that were shown since this page was chosen
        self.revealed: set[int] = set()
        self.covered = False
        self.waiting: dict[str, list[Callable[[], None]]] = {"phones": [], "wall": []}

    # ---- who is told ----

    def tell(self, *whom: str) -> None:
        """Wake those who wait for news."""
        self.version += 1
        for name in whom:
            waiting, self.waiting[name] = self.waiting[name], []
            for wake in waiting:
                wake()

    # ---- phones ----

    def check_code(self, code: object, address: str, token: object = None) -> None:
        """Check the room's code; from one address only so many wrong ones a minute, and then no right one by a new phone either.

        Raises
        ------
        Refused
            It is another code, or too many wrong ones came.
        """
        found = self.wrong.get(address)
        known = isinstance(token, str) and token in self.phones
        if found and not known and not found.allows(self.clock(), WRONG_CODES, WRONG_CODES / WRONG_S):
            raise Refused(429, "room: found too many wrong codes, expected the one on the screen, in a minute")
        if isinstance(code, str) and secrets.compare_digest(code.encode(errors="replace"), self.keys.code.encode()):
            return
        if code in self.closed:
            raise Refused(404, f"room: found {as_found(code)}, which is closed, expected the code on the screen")
        told = self.wrong.setdefault(address, Allowance(WRONG_CODES, self.clock()))
        self.wrong.move_to_end(address)
        while len(self.wrong) > MOST_PHONES:
            self.wrong.popitem(last=False)
        told.take(self.clock(), WRONG_CODES, WRONG_CODES / WRONG_S)
        raise Refused(404, f"room: found {as_found(code)}, expected the code on the screen")

    def phone(self, token: object) -> Phone:
        """Return a phone, a new one if it was not here before.

        Raises
        ------
        Refused
            It is no number of a phone, the room is full, or it asks too often.
        """
        if not is_token(token):
            raise Refused(400, f"phone: found {as_found(token)}, expected {TOKEN_LENGTH} digits or letters from a to f")
        found, now = self.phones.get(str(token)), self.clock()
        if found is None:
            self.make_place()
            self.numbers += 1
            found = self.phones[str(token)] = Phone(self.numbers, now, Allowance(BURST, now))
            self.tell("wall")
        if not found.allowance.take(now, BURST, A_SECOND):
            raise Refused(429, "phone: found too many requests, expected fewer, in a few seconds")
        found.seen = now
        return found

    def make_place(self) -> None:
        """Forget the phone that went longest ago, where there are as many as a room may have.

        Raises
        ------
        Refused
            All are here.
        """
        if len(self.phones) < MOST_PHONES:
            return
        gone = min(self.phones, key=lambda token: (self.is_here(self.phones[token]), self.phones[token].seen))
        if self.is_here(self.phones[gone]):
            raise Refused(503, f"room: found {MOST_PHONES} phones, expected no more")
        del self.phones[gone]

    def leave(self, token: object) -> None:
        """Forget a phone; what it answered stays, and is nobody's."""
        if self.phones.pop(str(token), None):
            self.tell("wall")

    @contextmanager
    def waits(self, phone: Phone) -> Iterator[None]:
        """Know that a request of a phone waits: so long it is here."""
        phone.waits += 1
        try:
            yield
        finally:
            phone.waits -= 1
            phone.seen = self.clock()

    def is_here(self, phone: Phone) -> bool:
        """Return whether a phone is in the room now."""
        return phone.waits > 0 or self.clock() - phone.seen < HERE_S

    def here(self) -> int:
        """Return how many phones are in the room now."""
        return sum(self.is_here(one) for one in self.phones.values())

    def count(self) -> None:
        """Tell the projector where the number of phones has changed: one that goes says nothing."""
        if self.here() != self.counted:
            self.tell("wall")

    # ---- what they send ----

    def take(self, phone: Phone, events: object) -> dict[str, Any]:
        """Take events in their order; return the ids of those ``kept`` and what was ``refused``, with the reasons.

        Raises
        ------
        Refused
            It is no list of events, or too long.
        """
        if not isinstance(events, list) or len(events) > MOST_AT_ONCE:
            found = f"{len(events)} events" if isinstance(events, list) else as_found(events)
            raise Refused(400, f"events: found {found}, expected a list of at most {MOST_AT_ONCE}")
        kept, refused = [], []
        for event in events:
            problem = self.problem(event) or self.crowd(phone, event["item"])
            name = event.get("id") if isinstance(event, dict) else None
            if problem:
                refused.append({"id": name if isinstance(name, str) else "", "why": problem})
                continue
            kept.append(name)
            if self.is_new(str(name)):
                self.put(phone, event)
        if kept:
            self.tell("wall")
        return {"kept": kept, "refused": refused}

    def problem(self, event: Any) -> str:
        """Return why an event is not taken, as ``FIELD: found ..., expected ...``; nothing where it is."""
        if isinstance(event, dict):
            for name in event:
                if name not in FIELDS:
                    return f"found the field {as_found(name)}, expected only {', '.join(FIELDS)}: own words stay on the phone"
            if len(json.dumps(event)) > LONGEST_EVENT:
                return f"found an event that is too long, expected at most {LONGEST_EVENT} characters"
        whole = {**event, "group": ""} if isinstance(event, dict) and event.get("kind") == "bet" else event
        return event_problem(whole) or self.misfit(event)

    def misfit(self, event: dict[str, Any]) -> str:
        """Return what of a whole event does not fit what is asked now, or was asked before in this meeting."""
        taken = self.taken(event["item"])
        if taken is None:
            return f"item: found {as_found(event['item'])}, expected one that the group has now"
        if event["kind"] != taken.kind:
            return f"kind: found {as_found(event['kind'])}, expected {taken.kind}"
        if taken.options and event.get("option") not in taken.options:
            return f"option: found {as_found(event.get('option'))}, expected one of {', '.join(taken.options)}"
        if taken.kind == "draw" and len(event["heights"]) != taken.heights:
            return f"heights: found {len(event['heights'])}, expected {taken.heights}"
        field = {"draw": "heights", "bet": "number"}.get(taken.kind, "")
        numbers = event["heights"] if field == "heights" else [event["number"]] if field else []
        out = [one for one in numbers if not taken.low <= one <= taken.high]
        return f"{field}: found {out[0]:g}, expected {taken.low:g} to {taken.high:g}" if out else ""

    def crowd(self, phone: Phone, item: str) -> str:
        """Return that an item has answers enough, where phones came again and again as others."""
        told = self.answers.get(item, {})
        return f"found {MOST_ANSWERS} answers, expected no more" if len(told) >= MOST_ANSWERS and phone.number not in told else ""

    def taken(self, item: str) -> Taken | None:
        """Return what is taken of an item; None where it was not asked."""
        if item not in self.opened:
            return None
        return next((board.takes[item] for board in self.boards if item in board.takes), None)

    def is_new(self, name: str) -> bool:
        """Return whether an event of that id has not come before, and remember it."""
        new = name not in self.ids
        self.ids[name] = None
        while len(self.ids) > MOST_IDS:
            self.ids.popitem(last=False)
        return new

    def put(self, phone: Phone, event: dict[str, Any]) -> None:
        """Put an answer in the place of the same phone's last one to the same item; not once the course's answer is in sight.

        Then it tells what was read, no more what was thought. A first one still counts: it may have waited for the network.
        """
        item, told = event["item"], self.answers.setdefault(event["item"], {})
        if phone.number in told and any(item in self.boards[at].takes for at in self.revealed):
            return
        fields = {name: event[name] for name in ("option", "sure", "number", "heights") if event.get(name) is not None}
        told[phone.number] = Answer(event["kind"], **fields)

    # ---- who leads ----

    def choose(self, page: str, boards: list[Board], at: int = 0) -> None:
        """Begin a meeting or a lesson: what was answered before is gone."""
        self.page, self.boards = page, boards
        self.answers, self.opened, self.revealed, self.covered = {}, set(), set(), False
        self.go(at)

    def go(self, at: int) -> None:
        """Go to a board, and send the phones there."""
        self.at = max(0, min(len(self.boards) - 1, at))
        self.step += 1
        if self.boards:
            self.opened |= set(self.boards[self.at].takes)
        self.tell("phones", "wall")

    def reveal(self) -> None:
        """Show the course's answer, or take it away again."""
        self.revealed ^= {self.at}
        self.tell("wall")

    def cover(self) -> None:
        """Show only how many have answered, or what they answered."""
        self.covered = not self.covered
        self.tell("wall")

    def clear(self) -> None:
        """Forget what was answered on this board."""
        for item in self.board().takes:
            self.answers.pop(item, None)
        self.revealed.discard(self.at)
        self.tell("wall")

    def renew(self, keys: Keys) -> None:
        """Close the room and open another one: a new code, nobody in it, nothing kept."""
        self.closed.append(self.keys.code)
        self.keys = keys
        self.phones, self.answers, self.ids = {}, {}, OrderedDict()
        self.revealed = set()
        self.step += 1  # phones that wait are told at once that they are in no room
        self.tell("phones", "wall")

    def board(self) -> Board:
        """Return the board that is shown; an empty one before anything was chosen."""
        return self.boards[self.at] if self.boards else Board("", asks={"is": "none"})

    # ---- what is told ----

    def now(self) -> dict[str, Any]:
        """Return where the group is, for phones."""
        board = self.board()
        return {
            "boot": self.boot, "step": self.step, "page": board.page, "title": board.title, "takes": KINDS,
            "items": {item: told.kind for one in self.boards for item, told in one.takes.items() if item in self.opened},
        }  # fmt: skip

    def shown(self) -> dict[str, Any]:
        """Return all that the projector shows; the course's answer only when it is revealed."""
        board, revealed, self.counted = self.board(), self.at in self.revealed, self.here()
        found = {item: list(self.answers.get(item, {}).items()) for item in board.takes}
        seen = {} if self.covered and not revealed else found
        return {
            "boot": self.boot, "version": self.version, "code": self.keys.code, "board": f"{self.boot}-{self.step}",
            "phones": self.counted, "answered": len({number for told in found.values() for number, _ in told}),
            "page": self.page, "at": self.at, "of": len(self.boards), "title": board.title, "lines": board.lines,
            "next": self.boards[self.at + 1].title if self.at + 1 < len(self.boards) else "",
            "kept": any(self.answers.values()),
            "revealed": revealed, "covered": self.covered, "answer": board.answer if revealed else {},
            "answers": {item: [plain(one) for _, one in told] for item, told in seen.items()},
        }  # fmt: skip

    def rows(self) -> list[dict[str, Any]]:
        """Return all that was answered, a row each, for a file; in it no row tells what others are of the same phone."""
        rows = []
        for item, told in self.answers.items():
            mixed = list(told.values())
            secrets.SystemRandom().shuffle(mixed)
            rows += [{"page": self.page, "item": item, "kind": one.kind, **plain(one)} for one in mixed]
        return rows


def plain(one: Answer) -> dict[str, Any]:
    """Return an answer as plain data, without what it does not have."""
    told = {"option": one.option, "sure": one.sure, "number": one.number, "heights": one.heights}
    return {name: value for name, value in told.items() if value not in ("", None, [])}
