"""Simulated phones and a projector: real clients over http on this machine, by the same rules as 93-wall.js and show.js."""

import asyncio
import json
import logging
import secrets
import time
from contextlib import asynccontextmanager

from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest
from tornado.httpserver import HTTPServer

from lactation.serve import application, bind
from lactation.wall.keys import Keys

KEYS = Keys("4729", "s" * 24, 0.0)
LEAD = {"X-Wall-Lead": KEYS.secret}
logging.getLogger("tornado.access").setLevel(logging.CRITICAL)  # as serve.py does: a client that goes is no matter


class Laptop:
    """The server, whose network can go away, and which can be started anew on the same port."""

    def __init__(self, folder, keys=KEYS):
        self.folder, self.keys, self.port, self.web = folder, keys, 0, None
        self.answers = None

    def start(self, anew=True):
        door = bind(self.port, "127.0.0.1")
        self.port = door.getsockname()[1]
        if anew or self.answers is None:
            self.answers = application(self.folder, "127.0.0.1", self.port, self.keys)
        self.web = HTTPServer(self.answers, idle_connection_timeout=20, max_body_size=65536)
        self.web.add_socket(door)
        return self

    async def go_away(self):
        self.web.stop()
        await self.web.close_all_connections()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"


@asynccontextmanager
async def laptop(folder):
    made = Laptop(folder).start()
    try:
        yield made
    finally:
        await made.go_away()


class Client:
    """Asks the laptop, with a connection of its own each time, as many phones have."""

    def __init__(self, made, headers=None):
        self.laptop, self.headers = made, headers or {}
        self.http = AsyncHTTPClient(force_instance=True, max_clients=4)

    async def ask(self, way, sent=None, **headers):
        """Return what is answered; raises HTTPClientError for a refusal, OSError where nobody is there."""
        told = {**self.headers, **headers}
        if sent is not None:
            told = {"Content-Type": "application/json", **told}
        request = HTTPRequest(
            self.laptop.url + way,
            "GET" if sent is None else "POST",
            told,
            None if sent is None else json.dumps(sent),
            request_timeout=40,
            connect_timeout=5,
        )
        answer = await self.http.fetch(request)
        return json.loads(answer.body)

    async def status(self, way, sent=None, **headers):
        """Return the status of an answer, and its text."""
        try:
            return 200, json.dumps(await self.ask(way, sent, **headers))
        except HTTPClientError as error:
            return error.code, error.response.body.decode() if error.response else ""


class Phone(Client):
    """A phone: a queue that is sent in order and again until it is answered, and a place where the group is."""

    def __init__(self, made, retry_s=0.05, token=None):
        super().__init__(made)
        self.token, self.retry_s = token or secrets.token_hex(9), retry_s
        self.queue, self.sent, self.page, self.items, self.seen, self.boot = [], [], "", {}, "", ""
        self.problems, self.tasks = [], []

    async def join(self, code=KEYS.code):
        self.take(await self.ask("/wall/api/join", {"room": code, "phone": self.token}))
        self.tasks = [asyncio.create_task(self.listen()), asyncio.create_task(self.send())]

    def take(self, told):
        if self.boot and told["boot"] != self.boot:
            self.queue, self.sent = self.sent + self.queue, []
        self.boot, self.page, self.items = told["boot"], told["page"] or self.page, told["items"]
        self.seen = f"{told['boot']}.{told['step']}"

    async def listen(self):
        while True:
            try:
                self.take(await self.ask(f"/wall/api/now?room={KEYS.code}&phone={self.token}&seen={self.seen}"))
            except (HTTPClientError, OSError):
                await asyncio.sleep(self.retry_s)

    async def send(self):
        while True:
            now = [one for one in self.queue if self.items.get(one["item"]) == one["kind"]][:20]
            try:
                if now:
                    told = await self.ask("/wall/api/send", {"room": KEYS.code, "phone": self.token, "events": now})
                    done = {*told["kept"], *(one["id"] for one in told["refused"])}
                    self.problems += told["refused"]
                    self.sent += [one for one in now if one["id"] in told["kept"]]
                    self.queue = [one for one in self.queue if one["id"] not in done]
                    continue
            except (HTTPClientError, OSError):
                await asyncio.sleep(self.retry_s)
            await asyncio.sleep(0.01)

    def answer(self, kind, item, **more):
        event = {"id": secrets.token_hex(9), "at": int(time.time() * 1000), "kind": kind, "item": item, **more}
        self.queue.append(event)
        return event

    async def leave(self):
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)
        self.http.close()


class Projector(Client):
    """The projector's page: waits for news, and keeps what it showed last, with the moment."""

    def __init__(self, made):
        super().__init__(made, LEAD)
        self.state, self.moments, self.task = {}, [], None

    async def lead(self, what, **more):
        await self.ask("/wall/lead/do", {"do": what, **more})

    async def begin(self):
        self.state = await self.ask("/wall/lead/state?seen=")
        self.task = asyncio.create_task(self.listen())

    async def listen(self):
        while True:
            seen = f"{self.state['boot']}.{self.state['version']}"
            try:
                self.state = await self.ask(f"/wall/lead/state?seen={seen}")
                self.moments.append((time.perf_counter(), self.state))
            except (HTTPClientError, OSError):
                await asyncio.sleep(0.05)

    async def until(self, fits, most_s=60):
        """Wait until what is shown fits."""
        end = time.monotonic() + most_s
        while not fits(self.state):
            assert time.monotonic() < end, f"after {most_s} s it shows {self.state}"
            await asyncio.sleep(0.01)

    async def leave(self):
        if self.task:
            self.task.cancel()
            await asyncio.gather(self.task, return_exceptions=True)
        self.http.close()


@asynccontextmanager
async def room(made, count, retry_s=0.05):
    """A projector and so many phones that have joined."""
    wall, phones = Projector(made), [Phone(made, retry_s) for _ in range(count)]
    try:
        await wall.begin()
        await asyncio.gather(*(one.join() for one in phones))
        yield wall, phones
    finally:
        await asyncio.gather(wall.leave(), *(one.leave() for one in phones))
