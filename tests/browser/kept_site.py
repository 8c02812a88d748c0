"""A host of static files that notes what it is asked: its line breaks, it meddles with pages, it publishes other versions."""

import gzip
import hashlib
import re
import shutil
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

from lactation.serve import content_type
from lactation.site.installable import make_installable

NAME = "course.localhost"  # this machine, but not by a name at which a page comes from the server first


class Host:
    """Serves ``folder`` below ``/course/``; ``name`` is how a browser calls it."""

    def __init__(self, folder, name=NAME):
        self.folder, self.name, self.port = folder, name, 0
        self.asked = []  # paths, in order; what a browser knew to be unchanged is not among them
        self.fetched = []  # those of them that no page asked for, but the worker
        self.sent = 0  # bytes of bodies
        self.line = None  # how many answers come before the line breaks; None: it holds
        self.bytes = None  # how many bytes of bodies come before it breaks, in the middle of one
        self.cuts = {}  # of these packs so many bytes come, and when ``breaks`` says so the line breaks, for all
        self.breaks = threading.Event()
        self.ranged = []  # packs of which only the rest was asked for
        self.goes_on = threading.Event()  # else packs wait
        self.goes_on.set()
        self.wanted = threading.Event()  # a pack was asked for
        self.strips = False  # leaves out .html, as some hosts do
        self.meddles = b""  # is added to each page
        self.served = None

    @property
    def address(self):
        return f"http://{self.name}:{self.port}/course"

    def up(self):
        """Answer from now on, at the same port as before."""
        host = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                host.answer(self)

            def log_message(self, *_):
                pass

        ThreadingHTTPServer.daemon_threads = True
        self.served = ThreadingHTTPServer(("127.0.0.1", self.port), Handler)
        self.port = self.served.server_port
        threading.Thread(target=self.served.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def down(self):
        """Answer no more, as a laptop that was shut."""
        if self.served:
            self.served.shutdown()
            self.served.server_close()
            self.served = None

    def clear(self):
        """Forget what was asked."""
        self.asked, self.fetched, self.sent = [], [], 0

    def answer(self, request):
        path = unquote(urlsplit(request.path).path).removeprefix("/course/")
        if self.served is None or (self.line is not None and self.line <= 0) or self.bytes == 0:
            request.close_connection = True
            return request.connection.close()
        found = self.found(path)
        if self.strips and found and path.endswith(".html"):
            return self.send(request, 308, b"", {"Location": "/course/" + path.removesuffix("index.html").removesuffix(".html")})
        if not found:
            return self.send(request, 404, b"nothing here", {})
        body = found.read_bytes() + (self.meddles if found.suffix == ".html" else b"")
        mark = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        told = {"Content-Type": content_type(found), "ETag": mark, "Cache-Control": "no-cache"}
        if request.headers.get("If-None-Match") == mark:
            return self.send(request, 304, b"", told)
        self.asked.append(path)
        if request.headers.get("Sec-Fetch-Dest") == "empty" and "?" not in request.path:  # a page's scripts carry ?v=
            self.fetched.append(path)
        if self.line is not None:
            self.line -= 1
        if "gzip" in request.headers.get("Accept-Encoding", "") and found.suffix not in (".png", ".bin"):
            body, told = gzip.compress(body, 6), told | {"Content-Encoding": "gzip"}
        return self.send(request, 200, body, told)

    def found(self, path):
        tried = [self.folder / path, self.folder / path / "index.html"]
        tried += [self.folder / f"{path}.html"] if self.strips else []
        return next((one for one in tried if one.is_file()), None)

    def send(self, request, status, body, told):
        name = request.path.rsplit("/", 1)[-1]
        asked = re.fullmatch(r"bytes=(\d+)-", request.headers.get("Range", ""))
        if asked and status == 200:
            self.ranged.append(name)
            told = told | {"Content-Range": f"bytes {asked[1]}-{len(body) - 1}/{len(body)}"}
            status, body = 206, body[int(asked[1]) :]
        whole = len(body)
        if self.bytes is not None:
            body, self.bytes = body[: self.bytes], max(0, self.bytes - whole)
        body = body[: self.cuts.get(name, whole)]
        self.sent += len(body)
        if request.path.endswith(".bin"):
            self.wanted.set()
            self.goes_on.wait(20)
        request.send_response(status)
        for name, value in told.items():
            request.send_header(name, value)
        request.send_header("Content-Length", str(whole))
        request.end_headers()
        request.wfile.write(body)
        if len(body) < whole:
            if name in self.cuts:
                self.breaks.wait(20)
                self.line = 0
            else:
                time.sleep(0.5)  # what was sent arrives before the line breaks
            request.close_connection = True
            request.connection.close()


START, LESSON, SEARCH = "book/welcome.html", "notebooks/m02-how-milk-works/05-supply-follows-removal.html", "search.html"
PAGES = (START, "index.html", LESSON, SEARCH, "notebooks/course/my-record.html")


def specimen(built, folder):
    """Copy a few pages of the built site, with all that they load, and make them installable as a site of their own."""
    named = set()
    for page in PAGES:
        text = (built / page).read_text(encoding="utf-8")
        write(folder / page, text)
        named |= set(re.findall(r'_static/([^"?]+)', text))
    for path in sorted((built / "_static").iterdir()):
        if path.name in named or path.name.startswith("late-") or path.name == "places.js":
            write(folder / "_static" / path.name, path.read_bytes())
    return publish(folder)


def publish(folder, site=None):
    """Make a folder installable, with the worker of the site that it comes after; the first one's has time for a slow machine."""
    make_installable(folder)
    worker = folder / "sw.js"
    if site:
        shutil.copy(site / "sw.js", worker)
    else:
        patient, found = re.subn(r"\bANSWER_MS ?= ?\d+", "ANSWER_MS=4000", worker.read_text(encoding="utf-8"))
        assert found == 1
        write(worker, patient)
    return folder


def write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


def other_version(site, folder, page=LESSON, old="</h1>", new=" (new)</h1>"):
    """Return another version of a site, in which one page says something else, or each where none is named."""
    shutil.copytree(site, folder)
    for path in [folder / page] if page else folder.rglob("*.html"):
        write(path, path.read_text(encoding="utf-8").replace(old, new))
    return publish(folder, site)
