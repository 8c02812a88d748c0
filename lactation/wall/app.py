"""What answers below ``/wall``: the page on which phones join, what they send, and the projector's page for who leads.

Who leads is known by the secret of ``keys.py`` in a header, which no page of another origin can send. News are waited for: a
request is answered when there is some, or after ``WAIT_S``, and asked again.
"""

import asyncio
import json
import secrets
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from tornado.web import Application, HTTPError, RequestHandler

from lactation.content.schema import words
from lactation.content.wall import wall_texts
from lactation.core.record import as_found
from lactation.wall.answer import Answer
from lactation.wall.boards import BoardError, Course
from lactation.wall.export import as_data, as_table
from lactation.wall.keys import Keys, keep_keys, other_code
from lactation.wall.network import is_loopback, reached_at, url
from lactation.wall.rooms import MOST_WAITING, Refused, Room
from lactation.wall.say import join_url, qr_svg

HERE = Path(__file__).parent
WAIT_S = 25.0  # shorter than what lies between may bear
COUNT_S = 2.0  # so often it is looked who is still here, while nobody sends anything
TOGETHER_S = 0.05  # news that come within it are shown at once
MOST_BODY = 16384
LEAD = "X-Wall-Lead"
SCRIPTS = {
    "join.js": "text/javascript", "boards.js": "text/javascript", "show.js": "text/javascript",
    "wall.css": "text/css", "phone.css": "text/css",
}  # fmt: skip
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; img-src 'self' data:; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)


class Wall:
    """What all handlers share: the room, the course, and where phones reach this machine."""

    def __init__(self, folder: Path, host: str, port: int, keys: Keys) -> None:
        self.course = Course(folder)
        self.host, self.port = host, port
        self.room = Room(keys)

    def addresses(self) -> list[dict[str, str]]:
        """Return each address at which phones join, with its QR code; none where only this machine gets here."""
        found = reached_at(self.host)
        code = self.room.keys.code
        return [{"url": f"{url(one, self.port)}/wall", "svg": qr_svg(join_url(one, self.port, code))} for one in found]


class Part(Answer):
    """What all answers of the wall have in common: nothing of it is kept by a browser."""

    def initialize(self, wall: Wall) -> None:
        """Know the wall."""
        self.wall, self.room = wall, wall.room

    def set_default_headers(self) -> None:
        """Keep nothing, and let a page load what is its own."""
        self.clear_header("Server")
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Referrer-Policy", "no-referrer")
        self.set_header("Content-Security-Policy", POLICY)

    def address(self) -> str:
        """Return from where somebody asks."""
        return str(self.request.remote_ip)

    def sent(self) -> dict[str, Any]:
        """Return what was sent.

        Raises
        ------
        Refused
            It comes from a page of elsewhere, is too long, or no object in JSON.
        """
        origin = self.request.headers.get("Origin")
        if origin and origin.partition("://")[2] != self.request.headers.get("Host"):
            raise Refused(403, "origin: found another page, expected one of this course")
        if self.request.headers.get("Content-Type", "").partition(";")[0].strip() != "application/json":
            raise Refused(415, "found no application/json, expected it")
        if len(self.request.body) > MOST_BODY:
            raise Refused(413, f"found {len(self.request.body)} bytes, expected at most {MOST_BODY}")
        try:
            found = json.loads(self.request.body)
        except (ValueError, RecursionError):
            raise Refused(400, "found no JSON, expected an object") from None
        if not isinstance(found, dict):
            raise Refused(400, f"found {as_found(found)}, expected an object")
        return found

    async def answer(self, work: Callable[[], Any]) -> None:
        """Answer with what ``work`` gives, as JSON; with why not, where it is refused."""
        try:
            told = work()
            told = await told if isinstance(told, Awaitable) else told
        except Refused as refused:
            self.set_status(refused.status)
            told = {"problem": str(refused)}
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.finish(json.dumps(told))

    async def news(self, whose: str, is_new: Callable[[], bool]) -> None:
        """Wait until there is something new, or for a while."""
        if len(self.room.waiting[whose]) >= MOST_WAITING:
            raise Refused(503, f"found {MOST_WAITING} requests that wait, expected no more")
        end = asyncio.get_running_loop().time() + WAIT_S
        while not is_new():
            left = end - asyncio.get_running_loop().time()
            if left <= 0:
                return
            woken = asyncio.Event()
            self.room.waiting[whose].append(woken.set)
            self.woken = woken
            try:
                await asyncio.wait_for(woken.wait(), min(left, COUNT_S))
            except asyncio.TimeoutError:
                self.room.count()
            finally:
                self.room.waiting[whose] = [one for one in self.room.waiting[whose] if one != woken.set]
            if self.request.connection.stream.closed():  # type: ignore[union-attr]
                raise HTTPError(499)

    def on_connection_close(self) -> None:
        """Wait no longer for somebody who has left."""
        if hasattr(self, "woken"):
            self.woken.set()


# ---- Phones ----


class Script(Part):
    """A script or a style of the wall."""

    def get(self, name: str) -> None:
        """Answer with it."""
        self.set_header("Content-Type", f"{SCRIPTS[name]}; charset=utf-8")
        self.finish((HERE / "static" / name).read_bytes())


class Page(Part):
    """A page of the wall."""

    def initialize(self, wall: Wall, name: str = "") -> None:
        """Know the wall and the page."""
        super().initialize(wall)
        self.name = name

    def get(self) -> None:
        """Answer with it, in the reader's language."""
        told = wall_texts()
        as_json = json.dumps(told).replace("<", "\\u003c")
        self.render(f"{self.name}.html", told=told, texts=words(), as_json=as_json)


class Join(Part):
    """A phone comes in by the room's code."""

    async def post(self) -> None:
        """Check the code; give the words of the strip that the phone will show."""
        await self.answer(self.come)

    def come(self) -> dict[str, Any]:
        """Return what a phone needs to know."""
        sent = self.sent()
        self.room.check_code(sent.get("room"), self.address(), sent.get("phone"))
        self.room.phone(sent.get("phone"))
        strip = {name: text for name, text in wall_texts().items() if name.startswith("strip_")}
        return {"words": strip, **self.room.now()}


class Now(Part):
    """Where the group is: answered when it moves on from what the phone has seen."""

    async def get(self) -> None:
        """Answer."""
        await self.answer(self.wait)

    async def wait(self) -> dict[str, Any]:
        """Wait until the group moves, or for a while."""
        code, seen = self.get_query_argument("room", ""), self.get_query_argument("seen", "")
        token = self.get_query_argument("phone", "")
        self.room.check_code(code, self.address(), token)
        with self.room.waits(self.room.phone(token)):
            await self.news("phones", lambda: f"{self.room.boot}.{self.room.step}" != seen)
        self.room.check_code(code, self.address(), token)  # it may have been closed meanwhile
        return self.room.now()


class Send(Part):
    """What a phone's learner answered."""

    async def post(self) -> None:
        """Take it."""
        await self.answer(self.take)

    def take(self) -> dict[str, Any]:
        """Return which events are kept and which are not."""
        sent = self.sent()
        self.room.check_code(sent.get("room"), self.address(), sent.get("phone"))
        return self.room.take(self.room.phone(sent.get("phone")), sent.get("events"))


class Leave(Part):
    """A phone goes, or comes again as another one."""

    async def post(self) -> None:
        """Forget it."""
        await self.answer(self.go)

    def go(self) -> dict[str, Any]:
        """Forget the phone."""
        sent = self.sent()
        self.room.check_code(sent.get("room"), self.address(), sent.get("phone"))
        self.room.leave(sent.get("phone"))
        return {}


# ---- Who leads ----


class Lead(Part):
    """What only who leads may ask for."""

    def check(self) -> None:
        """Check the secret.

        Raises
        ------
        Refused
            It is another one.
        """
        if not secrets.compare_digest(self.request.headers.get(LEAD, "").encode(), self.room.keys.secret.encode()):
            raise Refused(403, "found no key of who leads, expected the address that stands in the terminal")


class Start(Lead):
    """What the projector's page begins with."""

    async def get(self) -> None:
        """Answer."""
        await self.answer(self.begin)

    async def begin(self) -> dict[str, Any]:
        """Return what there is to choose from, read while others are answered; then read what choosing will need."""
        self.check()
        course, loop = self.wall.course, asyncio.get_running_loop()
        told = {"meetings": await loop.run_in_executor(None, course.meetings)}
        told["pages"] = await loop.run_in_executor(None, course.pages)
        loop.run_in_executor(None, course.places)
        return told


class Door(Lead):
    """Where phones get in now: a laptop may join a network, or another one, at any time."""

    async def get(self) -> None:
        """Answer."""
        await self.answer(self.look)

    def look(self) -> dict[str, Any]:
        """Return the addresses, and whether there could be any."""
        self.check()
        return {"addresses": self.wall.addresses(), "open": not is_loopback(self.wall.host)}


class State(Lead):
    """All that the projector shows, when it is newer than what it has."""

    async def get(self) -> None:
        """Answer."""
        await self.answer(self.wait)

    async def wait(self) -> dict[str, Any]:
        """Wait for news, or for a while."""
        self.check()
        seen = self.get_query_argument("seen", "")
        await self.news("wall", lambda: f"{self.room.boot}.{self.room.version}" != seen)
        await asyncio.sleep(TOGETHER_S)
        return self.room.shown()


class BoardOf(Lead):
    """What is asked on the board that is shown."""

    async def get(self) -> None:
        """Answer."""
        await self.answer(self.asked)

    def asked(self) -> dict[str, Any]:
        """Return the questions, options and figure."""
        self.check()
        return self.room.board().asks


class Do(Lead):
    """What who leads does: choose, go, reveal, cover, clear, close."""

    async def post(self) -> None:
        """Do it."""
        await self.answer(self.work)

    async def work(self) -> dict[str, Any]:
        """Return nothing, once it is done."""
        self.check()
        sent = self.sent()
        what, at, room = sent.get("do"), sent.get("at", 0), self.room
        plain = {"reveal": room.reveal, "cover": room.cover, "clear": room.clear}
        if not isinstance(at, int) or isinstance(at, bool):
            raise Refused(400, f"at: found {as_found(at)}, expected a whole number")
        if what == "choose":
            await self.choose(str(sent.get("page", "")), at, sent.get("again") is True)
        elif what == "go":
            room.go(at)
        elif what == "close":
            room.renew(keep_keys(other_code(room.keys)))
        elif isinstance(what, str) and what in plain:
            plain[what]()
        else:
            raise Refused(400, f"do: found {as_found(what)}, expected one of choose, go, close, {', '.join(plain)}")
        return {}

    async def choose(self, page: str, at: int, again: bool) -> None:
        """Read the boards of a page, while others are answered, and begin there; ``again``: only if nothing was begun yet.

        After a new start each projector's page asks so for its place: the second one must not take away what came since.
        """
        try:
            boards = await asyncio.get_running_loop().run_in_executor(None, self.wall.course.boards, page)
        except BoardError as error:
            raise Refused(400, f"page: {error}") from None
        if not (again and self.room.page):
            self.room.choose(page, boards, at)


class Export(Lead):
    """All that is on the wall, as a file."""

    async def get(self, kind: str) -> None:
        """Answer with a table or with data."""
        await self.answer(lambda: self.file(kind))

    def file(self, kind: str) -> dict[str, Any]:
        """Return the file's name and text."""
        self.check()
        rows = self.room.rows()
        return {"name": f"class-wall.{kind}", "text": (as_data if kind == "json" else as_table)(rows)}


class Other(Part):
    """What there is not."""

    def prepare(self) -> None:
        """Say so.

        Raises
        ------
        HTTPError
            Always.
        """
        super().prepare()
        raise HTTPError(404)


def wall_application(folder: Path, host: str, port: int, keys: Keys) -> Application:
    """Return what answers below ``/wall``."""
    wall = {"wall": Wall(folder, host, port, keys)}
    answers: dict[str, tuple[type[RequestHandler], dict[str, Any]]] = {
        "/wall/?": (Page, wall | {"name": "join"}),
        "/wall/join": (Page, wall | {"name": "join"}),
        "/wall/show": (Page, wall | {"name": "show"}),
        f"/wall/({'|'.join(name.replace('.', '[.]') for name in SCRIPTS)})": (Script, wall),
        "/wall/api/join": (Join, wall), "/wall/api/now": (Now, wall),
        "/wall/api/send": (Send, wall), "/wall/api/leave": (Leave, wall),
        "/wall/lead/start": (Start, wall), "/wall/lead/door": (Door, wall),
        "/wall/lead/state": (State, wall), "/wall/lead/board": (BoardOf, wall),
        "/wall/lead/do": (Do, wall), "/wall/lead/file/(csv|json)": (Export, wall), "/wall.*": (Other, wall),
    }  # fmt: skip
    return Application([(way, *what) for way, what in answers.items()], template_path=str(HERE / "templates"))
