"""Serve the built course and say where: ``python -m lactation.serve _build/html 8000``, to this machine alone.

With a third argument, ``0.0.0.0`` or one of this machine's addresses, machines of the same local network are answered too: a room
of phones needs no internet. Below ``/wall`` stands the class wall (``lactation/wall``), read when it is first asked for.
"""

import asyncio
import errno
import gzip
import hashlib
import logging
import mimetypes
import re
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

from tornado.httputil import HTTPServerRequest
from tornado.routing import PathMatches, Router, Rule
from tornado.web import Application, HTTPError

from lactation.wall.answer import Answer
from lactation.wall.connections import OTHERS, Web, may_open
from lactation.wall.keys import Keys, keys_of_today, new_keys
from lactation.wall.network import ALL, LOOPBACK, is_local, is_loopback, is_typed, url

HOST = LOOPBACK  # nobody else on the network
MOST_SENT = 65536  # bytes of what a client may send
TRIES = 20  # ports, from the one asked for
HIGHEST_PORT = 65535
WAIT_S = 20  # for a request, before a silent connection is closed
TEXTS = (".html", ".css", ".js", ".svg", ".json", ".txt", ".xml")  # pictures and fonts are packed already
TYPES = {".js": "text/javascript", ".json": "application/json", ".svg": "image/svg+xml", ".woff2": "font/woff2"}
HUNG_ON = ".,;:!)]}>'\"”’»…"  # signs at an address's end that are the sentence's
USE = "expected: python -m lactation.serve FOLDER PORT HOST"
EXPECTED_HOST = (
    "0.0.0.0 (all networks), 127.0.0.1 (this machine alone) or one of this machine's addresses (make serve HOST=0.0.0.0)"
)


@lru_cache(maxsize=256)
def content(path: Path, changed_ns: int, size: int) -> tuple[bytes, bytes, str]:
    """Return a file, the same packed (empty when that is no gain), and a mark of what is in it."""
    whole = path.read_bytes()
    packed = gzip.compress(whole, 6, mtime=0) if path.suffix in TEXTS else b""
    return whole, packed if len(packed) < len(whole) else b"", hashlib.sha256(whole).hexdigest()[:20]


def content_type(path: Path) -> str:
    """Return what a file is, as a browser wants to know it."""
    found = TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return f"{found}; charset=utf-8" if path.suffix in TEXTS else found


class Page(Answer):
    """Answers with a file of the course; folders are not listed."""

    SUPPORTED_METHODS = ("GET", "HEAD")

    def initialize(self, folder: Path) -> None:
        """Know the folder."""
        self.folder = folder

    def set_default_headers(self) -> None:
        """Say nothing of the program; let a browser ask each time whether a page has changed, and take types as they are said."""
        self.clear_header("Server")
        self.set_header("Cache-Control", "no-cache")
        self.set_header("X-Content-Type-Options", "nosniff")

    def find(self, name: str) -> Path:
        """Return the file of that name.

        Raises
        ------
        HTTPError
            There is none, or it lies elsewhere.
        """
        try:
            if PurePath(name).anchor:  # a place of this machine, not of the course: even where it lies there, nobody is told
                raise HTTPError(404)
            path = (self.folder / name).resolve()
            if path.is_dir():
                path /= "index.html"
            if path.is_relative_to(self.folder) and path.is_file():
                return path
        except (OSError, ValueError):  # a name that cannot be a file's
            pass
        raise HTTPError(404)

    def get(self, name: str) -> None:
        """Answer with the file, packed if the browser can unpack it, or that it has not changed."""
        page = re.split("[?#]", name)[0].rstrip(HUNG_ON)
        if page and page != name:  # a messenger wrote `#` as %23, or took a bracket for a part of the address
            self.find(page)
            self.redirect(f"/{quote(page)}{quote(name[len(page) :].rstrip(HUNG_ON), safe='?#=&%')}")
            return
        path = self.find(name)
        if name and not name.endswith("/") and path.name == "index.html" and (self.folder / name).is_dir():
            self.redirect(f"/{name}/".replace("//", "/"))
            return
        told = path.stat()
        whole, packed, mark = content(path, told.st_mtime_ns, told.st_size)
        body = packed if packed and "gzip" in self.request.headers.get("Accept-Encoding", "") else whole
        self.set_header("Content-Type", content_type(path))
        self.set_header("Vary", "Accept-Encoding")
        self.set_header("Etag", f'"{mark}{"-gz" if body is not whole else ""}"')
        if body is not whole:
            self.set_header("Content-Encoding", "gzip")
        if self.check_etag_header():
            self.set_status(304)
            return
        self.finish(body)

    head = get  # the server leaves out what a HEAD does not ask for

    def compute_etag(self) -> str | None:
        """Return the mark that ``get`` has set."""
        return None


def bind(port: int, host: str = HOST) -> socket.socket:
    """Return a socket on ``port`` of ``host``, or on the next free one after it; 0 takes any free port.

    Raises
    ------
    OSError
        None of the ports tried is free, or this machine does not allow them.
    """
    last = min(port + TRIES, HIGHEST_PORT + 1) if port else 1
    for one in range(port, last):
        try:
            six = ":" in host
            family = socket.AF_INET6 if six else socket.AF_INET
            both = host == ALL[1] and socket.has_dualstack_ipv6()
            made = socket.create_server((host, one), family=family, backlog=128, dualstack_ipv6=both)
            made.setblocking(False)
            return made
        except OSError as error:
            if error.errno != errno.EADDRINUSE or one == last - 1:
                raise
    raise AssertionError("unreachable")


class WallRouter(Router):
    """Finds what answers below ``/wall``; the wall is read when it is first asked for, or at once where others can get here."""

    def __init__(self, folder: Path, host: str, port: int, keys: Keys) -> None:
        self.told = (folder, host, port, keys)
        self.made: Application | None = None
        self.lock = threading.Lock()
        if not is_loopback(host):  # a room waits: nobody is to wait for the first phone
            threading.Thread(target=self.read, daemon=True).start()

    def read(self) -> Application:
        """Return what answers, read once."""
        with self.lock:
            if self.made is None:
                from lactation.wall.app import wall_application  # noqa: PLC0415

                self.made = wall_application(*self.told)
            return self.made

    def find_handler(self, request: HTTPServerRequest, **told: Any) -> Any:
        """Return the wall's answer to a request."""
        return self.read().find_handler(request, **told)


def application(folder: Path, host: str, port: int, keys: Keys) -> Application:
    """Return what answers: the course, and below ``/wall`` the class wall."""
    whole = folder.resolve()
    wall = Rule(PathMatches("/wall(/.*)?"), WallRouter(whole, host, port, keys))
    return Application([wall, ("/(.*)", Page, {"folder": whole})])


async def serve(folder: Path, door: socket.socket, stop: asyncio.Event, keys: Keys | None = None) -> None:
    """Answer until ``stop``; ``keys`` are the class wall's, new ones where there are none."""
    for quiet in ("tornado.access", "tornado.general", "tornado.application"):  # no line for each page or client that hangs up
        logging.getLogger(quiet).setLevel(logging.CRITICAL)
    host, port = door.getsockname()[:2]
    answers = application(folder, host, port, keys or new_keys(time.time()))
    most = may_open() - OTHERS
    web = Web(answers, idle_connection_timeout=WAIT_S, body_timeout=WAIT_S, max_body_size=MOST_SENT, most=most)
    web.add_socket(door)
    await stop.wait()
    web.stop()
    await web.close_all_connections()


@contextmanager
def serving(folder: Path, port: int = 0) -> Iterator[str]:
    """Serve a folder from a thread of this process, and give the address."""
    door = bind(port)
    loop, stop = asyncio.new_event_loop(), asyncio.Event()
    thread = threading.Thread(target=loop.run_until_complete, args=[serve(folder, door, stop)], daemon=True)
    thread.start()
    try:
        yield f"http://{HOST}:{door.getsockname()[1]}"
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(WAIT_S)
        loop.close()


def asked(arguments: list[str]) -> tuple[Path, int, str]:
    """Return the folder, the port and the host of the command line; 8000 and this machine alone when it names none.

    Raises
    ------
    SystemExit
        Says what was found and expected.
    """
    if len(arguments) not in (1, 2, 3):
        sys.exit(f"found {len(arguments)} arguments, {USE}")
    folder, port, host = Path(arguments[0]), (arguments[1:] or ["8000"])[0], (arguments[2:] or [HOST])[0]
    if not (port.isascii() and port.isdigit() and int(port) <= HIGHEST_PORT):
        sys.exit(f"port: found {port}, expected a whole number from 0 to {HIGHEST_PORT} (make serve PORT=8000)")
    host = HOST if host.lower() == "localhost" else host
    if not (host in ALL or (is_local(host) and is_typed(host))):
        sys.exit(f"host: found {host}, expected {EXPECTED_HOST}")
    if not (folder / "index.html").is_file():
        sys.exit(f"{folder}: found no index.html, expected a built course (make build)")
    return folder, int(port), host


def why_not(error: OSError, port: int, host: str) -> str:
    """Return in one line why nobody can listen there."""
    if error.errno in (errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT):
        return f"host: found {host}, which is none of this machine's addresses, expected {EXPECTED_HOST}"
    last = min(port + TRIES - 1, HIGHEST_PORT)
    return f"port: found none free from {port} to {last} ({error.strerror}), expected one (make serve PORT=9000)"


async def serve_and_say(folder: Path, door: socket.socket, host: str = HOST) -> None:
    """Say the address once somebody listens there, and answer for ever."""
    port, keys = door.getsockname()[1], keys_of_today()
    here = HOST if host in ALL else host
    print(f"The course is at {url(here, port)}/  (stop with Ctrl+C)", flush=True)
    if not is_loopback(host):
        from lactation.wall.say import say_where  # noqa: PLC0415

        say_where(host, here, port, keys)
    else:
        print(f"The class wall, to try on this machine: {url(here, port)}/wall/show#{keys.secret}", flush=True)
    await serve(folder, door, asyncio.Event(), keys)


def main() -> None:
    """Serve the folder, port and host named on the command line until interrupted."""
    folder, port, host = asked(sys.argv[1:])
    try:
        door = bind(port, host)
    except OSError as error:
        sys.exit(why_not(error, port, host))
    try:
        asyncio.run(serve_and_say(folder, door, host))
    except KeyboardInterrupt:
        print()


if __name__ == "__main__":
    main()
