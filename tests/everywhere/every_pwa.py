"""The whole course kept by a browser on a phone, over http: ``make test-everywhere PART=pwa``.

In Chromium with a profile of its own, that is closed and opened again; on this machine, below ``course.localhost``.
"""

import json
import re
import time

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from tests import chromium
from tests.browser.conftest import (
    STARTED,
    built,  # noqa: F401
)
from tests.browser.explorer_page import PAGES, Card
from tests.browser.kept_site import LESSON, START, Host, other_version

MOST_MB = 3
TALK = "notebooks/practice/how-to-practise.html"


class Kept:
    """A browser that keeps what it has when it is closed."""

    def __init__(self, playwright, folder, host):
        self.playwright, self.folder, self.host, self.errors = playwright, folder, host, []
        self.context = None

    def start(self, **more):
        flags = [*chromium.FLAGS, "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE *.localhost"]
        settings = {"viewport": {"width": 360, "height": 740}} | more
        self.context = self.playwright.chromium.launch_persistent_context(
            str(self.folder), executable_path=chromium.path(), args=flags, headless=True, **settings
        )
        self.page = self.context.pages[0]
        self.page.on("pageerror", lambda error: self.errors.append(f"{self.page.url}: {error}"))
        self.page.on("requestfailed", self.hear)

    def hear(self, request):
        if request.failure != "net::ERR_ABORTED":  # what a page that is left had begun
            self.errors.append(f"{self.page.url}: {request.url} did not come ({request.failure})")

    def stop(self):
        if self.context:
            self.context.close()
            self.context = None

    def open(self, path=START):
        self.page.goto(f"{self.host.address}/{path}")
        self.page.wait_for_function(STARTED)

    def press(self, name):
        self.page.locator(f"[data-press={name}]:visible").click()

    def shows(self, state, seconds=120):
        self.page.wait_for_selector(f"[data-offline={state}]", timeout=seconds * 1000)


@pytest.fixture(scope="module")
def kept(built, tmp_path_factory):  # noqa: F811
    """The course, kept after a line that broke and a browser that was closed."""
    host = Host(built).up()
    with sync_playwright() as playwright:
        one = Kept(playwright, tmp_path_factory.mktemp("profile"), host)
        yield one
        one.stop()
        host.down()


def test_whole_course_is_loaded_over_a_line_that_breaks_and_a_browser_that_closes(kept, built):  # noqa: F811
    told = json.loads((built / "_offline" / "now.json").read_text(encoding="utf-8"))
    kept.start()
    kept.open()
    kept.shows("offer")
    control = kept.context.new_cdp_session(kept.page)
    assert control.send("Page.getInstallabilityErrors")["installabilityErrors"] == []
    assert control.send("Page.getAppManifest")["errors"] == []
    kept.host.clear()
    kept.host.bytes = 1_100_000
    kept.press("want")
    kept.shows("line")
    came = kept.host.sent
    kept.stop()
    kept.host.bytes = None
    kept.host.clear()
    kept.start()
    began = time.monotonic()
    kept.open()
    kept.shows("kept")
    page_itself = 150_000
    print(
        f"\nsent before the line broke {came / 1e6:.2f} MB, after it {kept.host.sent / 1e6:.2f} MB in "
        f"{time.monotonic() - began:.1f} s; said {told['sends'] / 1e6:.2f} MB; room {told['keeps'] / 1e6:.2f} MB"
    )
    assert told["sends"] <= MOST_MB * 1e6
    assert came + kept.host.sent <= told["sends"] + page_itself, "what had come was not loaded again"
    usage = kept.page.evaluate("navigator.storage.estimate().then(told => told.usage)")
    print(f"the browser says that it keeps {usage / 1e6:.2f} MB")


def test_every_page_comes_without_a_server(kept, built):  # noqa: F811
    kept.stop()
    kept.host.down()
    kept.start()
    pages = sorted(path.relative_to(built).as_posix() for path in built.rglob("*.html") if "_static" not in path.parts)
    kept.errors.clear()
    seconds = []
    for page in pages:
        if page == "index.html":
            continue
        began = time.monotonic()
        kept.open(f"{page}?x#y")
        seconds.append(time.monotonic() - began)
        title = re.search(r"<title>([^<]*)", (built / page).read_text(encoding="utf-8"))
        assert kept.page.title() and title
    seconds.sort()
    print(f"\n{len(seconds)} pages; half within {seconds[len(seconds) // 2]:.2f} s, the slowest {seconds[-1]:.2f} s")
    assert not kept.errors


@pytest.mark.parametrize("name", sorted(PAGES))
def test_every_explorer_moves_without_a_server(kept, name):
    kept.open(PAGES[name])
    card = Card(kept.page, name, False)
    card.commit()
    card.assert_shows_the_model()


def test_answer_survives_and_search_finds(kept):
    kept.open(LESSON)
    form = kept.page.locator(".quiz [open] > form").first
    form.locator(".choice").first.click()
    form.locator("button").first.click()
    kept.stop()
    kept.start()
    kept.open(LESSON)
    assert kept.page.locator(".quiz form .reason:visible").count()
    kept.open("search.html?q=milk")
    kept.page.wait_for_selector(".results li")
    assert kept.page.locator(".results li").count() > 5


def test_one_changed_page_is_all_that_an_update_loads(kept, built, tmp_path):  # noqa: F811
    first = kept.host.folder
    kept.host.folder = other_version(first, tmp_path / "second")
    kept.host.up()
    kept.open()
    kept.shows("newer")
    kept.host.clear()
    kept.press("want")
    kept.shows("taken")
    assert kept.host.fetched == [LESSON]
    print(f"\none page changed: {kept.host.sent / 1e3:.1f} KB")
    kept.host.folder = first
    kept.open()
    kept.shows("newer")
    kept.host.clear()
    kept.press("want")
    kept.shows("taken")
    assert kept.host.fetched == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_card_is_readable_by_everybody(kept, scheme):
    kept.page.emulate_media(color_scheme=scheme)
    for width in (360, 1280):
        kept.page.set_viewport_size({"width": width, "height": 800})
        kept.open()
        kept.shows("kept")
        for state in ("kept", "sure"):
            if state == "sure":
                kept.press("sure")
            found = Axe().run(kept.page, context="#keep-the-course").response["violations"]
            assert [one["id"] for one in found] == [], (scheme, width, state)
            assert kept.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
