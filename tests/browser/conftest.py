"""The built site, served on this machine, and Chromium with the network blocked."""

import os
import shutil
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

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


# A page with a play begins when the learner's record is there; pages without scripts have none to wait for.
STARTED = """() => !document.documentElement.classList.contains("js") || !document.querySelector("[data-play]")
    || [...document.querySelectorAll("[data-play]")].every(one => one.play)"""


class Watched:
    """A page that notes console errors, script errors and every request."""

    def __init__(self, context, origin):
        self.errors, self.requests, self.outside = [], [], []
        self.page = context.new_page()
        self.page.on(
            "console", lambda message: self.errors.append(message.text) if message.type in ("error", "warning") else None
        )
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        context.on("request", lambda request: self.judge(request.url, origin))

    def judge(self, url, origin):
        self.requests.append(url)
        if not url.startswith((origin, "data:", "blob:")):
            self.outside.append(url)


def reload_and_wait(page, reload):
    """Load a page again, up to where it can be answered."""
    reload()
    page.wait_for_function(STARTED)


@pytest.fixture
def visit(browser, addresses):
    """Return a function that opens a page: ``visit(name, scheme="http", width=1280, script="", height=800, **settings)``."""
    contexts = []

    def open_page(name, scheme="http", width=1280, script="", height=800, **more):
        context = browser.new_context(viewport={"width": width, "height": height}, **more)
        context.set_default_timeout(15_000)  # what has not come by then does not come
        context.add_init_script(script)
        contexts.append(context)
        watched = Watched(context, addresses[scheme])
        watched.page.goto(f"{addresses[scheme]}/{name}")
        watched.page.wait_for_function(STARTED)
        watched.page.reload = partial(reload_and_wait, watched.page, watched.page.reload)
        return watched

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def card(visit):
    """Return a function that opens an explorer's page and makes its prediction."""

    def open_card(name, scheme="http", width=1280, **more):
        touch = more.get("has_touch", False)
        found = Card(visit(PAGES[name], scheme, width, **more).page, name, touch)
        found.commit()
        return found

    return open_card
