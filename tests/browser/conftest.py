"""The built site, served on this machine, and Chromium with the network blocked."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from playwright.sync_api import expect

from lactation.serve import serving
from tests.browser.explorer_page import PAGES, Card

ROOT = Path(__file__).parent.parent.parent


def build(folder):
    """Build the site with plain `jupyter-book build .`, warnings as errors, in a copy of what a reader of the tree has."""
    for part in ("lactation", "notebooks", "book", "docs"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints"))
    for part in ("_config.yml", "_toc.yml"):
        shutil.copy(ROOT / part, folder)
    command = [str(Path(sys.executable).parent / "jupyter-book"), "build", ".", "-W", "-n", "--keep-going"]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return "" if run.returncode == 0 else run.stdout[-4000:] + run.stderr[-4000:]


@pytest.fixture(scope="session")
def built(tmp_path_factory, worker_id):
    """The built site; the processes of one test run build it once between them.

    While you write tests, ``MILK_SITE=_build/html`` takes the site that is there.
    """
    if "MILK_SITE" in os.environ:
        return Path(os.environ["MILK_SITE"]).resolve()
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "site"
    done = folder.with_name("site-done")
    try:
        folder.mkdir()
        first = True
    except FileExistsError:
        first = False
    if first:
        told = "the build broke off"
        try:
            told = build(folder)
        finally:
            # Written whole under another name first, so that the others never read half of it.
            done.with_suffix(".part").write_text(told, encoding="utf-8")
            done.with_suffix(".part").rename(done)
    stop = time.monotonic() + 900
    while not done.exists():
        assert time.monotonic() < stop, "another process did not finish building the site in 15 minutes"
        time.sleep(0.5)
    message = done.read_text(encoding="utf-8")
    assert not message, message
    return folder / "_build" / "html"


@pytest.fixture(scope="session")
def addresses(built):
    """The site's two addresses: over http from this machine, and as a folder opened by double-click."""
    with serving(built) as address:
        yield {"http": address, "file": built.as_uri()}


MOST_MS = 30_000  # what has not come by then does not come
expect.set_options(timeout=MOST_MS)
# A page with a play begins when the learner's record is there, or without it where that takes long: then it comes later. Pages
# without scripts have none to wait for.
STARTED = """() => !document.documentElement.classList.contains("js") || !document.querySelector("[data-play]")
    || [...document.querySelectorAll("[data-play]:not([data-late])")].every(one => one.play)
    && document.documentElement.dataset.record !== 'waiting'"""


class Watched:
    """A page that notes console errors, script errors and every request."""

    def __init__(self, page, origin):
        self.page, self.origin = page, origin
        self.errors, self.requests, self.outside = [], [], []
        self.heard = {"console": self.hear, "pageerror": lambda error: self.errors.append(str(error)), "request": self.judge}
        for what, hear in self.heard.items():
            page.on(what, hear)

    def hear(self, message):
        if message.type in ("error", "warning"):
            self.errors.append(message.text)

    def judge(self, request):
        self.requests.append(request.url)
        if not request.url.startswith((self.origin, "data:", "blob:")):
            self.outside.append(request.url)

    def open(self, address):
        self.page.goto(address)
        self.page.wait_for_function(STARTED)
        self.page.reload = self.reload_and_wait

    def reload_and_wait(self):
        """Load the page again, up to where it can be answered."""
        type(self.page).reload(self.page)
        self.page.wait_for_function(STARTED)

    def leave(self):
        """Hear no more of the page."""
        del self.page.reload
        for what, hear in self.heard.items():
            self.page.remove_listener(what, hear)


class Window:
    """A context with one page. A new window costs more than loading a page of ours, so a clean one serves test after test."""

    def __init__(self, browser, settings):
        self.settings = settings
        self.context = browser.new_context(**settings)
        self.context.set_default_timeout(MOST_MS)
        self.page = self.context.new_page()
        self.control = self.context.new_cdp_session(self.page)

    def clean(self, origins):
        """Leave nothing of one test to the next: no record, no hover, no other medium."""
        self.page.mouse.move(0, 0)  # nothing there looks another way; outside, a browser without windows keeps the last place
        self.page.emulate_media(
            media="null",
            color_scheme=self.settings.get("color_scheme", "light"),
            reduced_motion=self.settings.get("reduced_motion", "no-preference"),
        )
        self.page.goto("about:blank")
        for origin in origins:
            self.control.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})


class Visits:
    """Opens pages: ``visits(name, scheme="http", width=1280, script="", height=800, **settings)``.

    Each page has a window and a record of its own. ``own=True``: and nobody after it, because the test does to the window what
    cannot be undone; so it is with a ``script``, with a second tab, and where a test failed.
    """

    def __init__(self, session, browser, addresses, windows):
        self.session, self.browser, self.addresses, self.windows = session, browser, addresses, windows
        self.failed, self.opened = session.testsfailed, []

    def __call__(self, name, scheme="http", width=1280, script="", height=800, own=False, **settings):
        free = self.windows.setdefault(repr(sorted(settings.items())), [])
        own = own or bool(script)
        window = free.pop() if free and not own else Window(self.browser, settings)
        window.page.set_viewport_size({"width": width, "height": height})
        if script:
            window.context.add_init_script(script)
        watched = Watched(window.page, self.addresses[scheme])
        self.opened.append((watched, window, None if own else free))
        watched.open(f"{self.addresses[scheme]}/{name}")
        return watched

    def end(self):
        for watched, window, free in self.opened:
            if free is None or len(window.context.pages) > 1 or self.session.testsfailed > self.failed:
                window.context.close()
            else:
                watched.leave()
                window.clean(["file://", *(one for one in self.addresses.values() if one.startswith("http"))])
                free.append(window)


@pytest.fixture(scope="session")
def windows():
    """Clean windows by their settings."""
    return {}


@pytest.fixture
def visit(request, browser, addresses, windows):
    """Return a function that opens a page: see ``Visits``."""
    visits = Visits(request.session, browser, addresses, windows)
    yield visits
    visits.end()


@pytest.fixture
def card(visit):
    """Return a function that opens an explorer's page and makes its prediction."""

    def open_card(name, scheme="http", width=1280, **more):
        touch = more.get("has_touch", False)
        found = Card(visit(PAGES[name], scheme, width, **more).page, name, touch)
        found.commit()
        return found

    return open_card
