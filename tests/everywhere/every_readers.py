"""The ZIM in kiwix-serve and the zip in Kolibri, for ``make test-everywhere PART=readers``: each is opened in the real thing.

``MILK_SITE`` names the built site, ``MILK_SHOTS`` a folder for pictures at 360 px.
"""

import os
import re
import time
import urllib.parse
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from lactation.offline import kolibri, zim
from lactation.offline.forms import too_large
from lactation.offline.shell import Course
from tests import chromium
from tests.browser.explorer_page import NAMES, PAGES, Card
from tests.browser.test_talk import TALK, finish, words_of
from tests.everywhere.readers import PASSWORD, SUPERUSER, Kolibri, free_port, kiwix

ROOT = Path(__file__).parent.parent.parent
SITE = Path(os.environ.get("MILK_SITE", ROOT / "_build" / "html")).resolve()
SHOTS = os.environ.get("MILK_SHOTS")
LESSON = "notebooks/m01-the-counsellor/01-counselling-or-advising.html"
RECORD = "notebooks/course/my-record.html"
READY = """() => document.documentElement.dataset.record && [...document.querySelectorAll("[data-play]:not([data-late])")]
    .every(one => one.play) && [...document.querySelectorAll("[data-activity=explore]")].every(one => one.explorer)"""
WAITS_S = 90
KEPT = "() => document.querySelector('#my-record-card').play.state.count"


@pytest.fixture(scope="session")
def course(tmp_path_factory):
    return Course(SITE, tmp_path_factory.mktemp("offline"))


@pytest.fixture(scope="session")
def playwright():
    with sync_playwright() as one:
        yield one


@contextmanager
def browser(playwright, profile, width=360):
    """A phone-sized Chromium with a profile that outlives it."""
    context = playwright.chromium.launch_persistent_context(
        str(profile), executable_path=chromium.path(), args=chromium.FLAGS, viewport={"width": width, "height": 740}
    )
    context.set_default_timeout(60_000)
    try:
        yield context
    finally:
        context.close()


def shoot(page, name):
    if SHOTS:
        Path(SHOTS).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=str(Path(SHOTS) / f"{name}.png"))


def opened(frame, address):
    """Go to a page of the course in a window or a frame of it; wait until it can be answered."""
    frame.goto(address)
    frame.wait_for_function(READY)
    return frame


def moves(frame, name):
    """Move the first control of an explorer that shows something; return whether the figure followed and the model agrees."""
    card = Card(frame, name)
    card.commit()
    card.start()
    before = card.state()
    for control in card.model.content.controls:
        if control.kind != "slider":
            continue
        card.put(control)
        after = card.state()
        card.assert_shows_the_model(after)
        if after["figure"] != before["figure"] or after["numbers"] != before["numbers"]:
            return True
    shown = card.move_each()
    return any(after["figure"] != before["figure"] or after["numbers"] != before["numbers"] for _, (before, after) in shown)


def predict(frame):
    """Answer a lesson's prediction."""
    form = frame.locator("form.predict, [data-play=predict]").first
    form.locator(".choice").nth(1).click()
    form.locator("button[type=submit]").click()
    frame.wait_for_function("() => document.querySelector('[data-play=predict]').play.view.asks === ''")


# ---- Kiwix ----


@pytest.fixture(scope="session")
def zims(course, tmp_path_factory):
    """Ours, and another one with a key of its own in the storage that all ZIMs share."""
    from libzim import writer

    (ours,) = zim.make(course)
    other = tmp_path_factory.mktemp("other") / "other.zim"
    page = "<!DOCTYPE html><title>Other</title><p>Oxytocin elsewhere.</p><script>localStorage.setItem('theme', 'dark')</script>"
    with writer.Creator(other).config_indexing(True, "eng") as creator:
        creator.set_mainpath("book/a.html")
        creator.add_item(
            zim.as_item(writer, "book/a.html", "text/html", page.encode(), zim.Words("Other", "Oxytocin elsewhere."))
        )
        for name, text in {"Title": "Other", "Language": "eng", "Name": "other", "Date": "2026-01-01"}.items():
            creator.add_metadata(name, text)
    return [ours, other]


@pytest.fixture(scope="session")
def port():
    return free_port()


@pytest.fixture(scope="session")
def log(tmp_path_factory):
    return tmp_path_factory.mktemp("log") / "kiwix.log"


@pytest.fixture
def library(zims, port, log):
    """The address of our ZIM on a server that has another one too."""
    with kiwix(zims, port, log) as address:
        yield main_page(address, zims[0].stem)


def main_page(address, name):
    """The address below which a ZIM's pages are: newer servers say ``/content/NAME``."""
    for place in (f"{address}/content/{name}", f"{address}/{name}"):
        try:
            found = urllib.request.urlopen(place).url
        except urllib.error.HTTPError:
            continue
        return found.split("/book/")[0]
    raise AssertionError(f"{address}: found no {name}")


def test_zim_is_small(zims):
    print(f"\nthe ZIM: {zims[0].stat().st_size / 1e6:.2f} MB")
    assert not too_large("zim", zims[0])


def test_every_explorer_moves_in_kiwix(playwright, library, tmp_path):
    begun, still = time.monotonic(), []
    with browser(playwright, tmp_path / "profile") as context:
        page, faults = context.pages[0], []
        page.on("pageerror", lambda error: faults.append(str(error)))
        for name in NAMES:
            opened(page, f"{library}/{PAGES[name]}")
            still += [] if moves(page, name) else [name]
        shoot(page, "kiwix-explorer")
    print(f"\n{len(NAMES)} explorers in kiwix-serve: {time.monotonic() - begun:.0f} s")
    assert (still, [one for one in faults if "kiwix" not in one.lower()]) == ([], [])


def test_a_case_plays_and_answers_outlive_browser_and_server(playwright, zims, port, log, tmp_path):
    with kiwix(zims, port, log) as address:
        place = main_page(address, zims[0].stem)
        with browser(playwright, tmp_path / "profile") as context:
            page = opened(context.pages[0], f"{place}/{LESSON}")
            shoot(page, "kiwix-lesson")
            predict(page)
            opened(page, f"{place}/{TALK}")
            first = words_of(page)
            page.locator("[data-slot='reply:2']").click()
            assert words_of(page) != first
            finish(page)
            said = words_of(page)
            page.goto(f"{main_page(address, zims[1].stem)}/book/a.html")
            assert page.evaluate("() => localStorage.getItem('theme')") == "dark"
            count = opened(page, f"{place}/{RECORD}").evaluate(KEPT)
            assert count > 2
            foreign = "() => Object.keys(localStorage).filter(key => key.startsWith('milk') === false)"
            assert page.evaluate(foreign) == ["theme"]
            assert all(one["name"].startswith("milk-in-motion") for one in page.evaluate("() => indexedDB.databases()"))
    with kiwix(zims, port, log), browser(playwright, tmp_path / "profile") as context:
        page = opened(context.pages[0], f"{place}/{RECORD}")
        assert page.evaluate(KEPT) == count
        shoot(page, "kiwix-record")
        assert words_of(opened(page, f"{place}/{TALK}")) == said
        page = opened(page, f"{place}/{LESSON}")
        assert page.evaluate("() => document.querySelector('[data-play=predict]').play.view.asks") == ""


def test_the_readers_search_finds_in_one_zim_only_and_quotes_no_wrong_answer(zims, port, log):
    with kiwix(zims, port, log) as address:

        def found(name, words):
            asked = urllib.parse.urlencode({"content": name, "pattern": words})
            page = urllib.request.urlopen(f"{address}/search?{asked}").read().decode()
            return re.findall(r'<a href="([^"]+)">', page.split('class="results"')[1].split('class="footer"')[0])

        ours = found(zims[0].stem, "oxytocin")
        assert ours and all(f"/{zims[0].stem}/" in one for one in ours)
        assert any("oxytocin" in one for one in ours)
        assert [one for one in found(zims[1].stem, "oxytocin") if f"/{zims[0].stem}/" in one] == []


def test_addresses_with_a_query_and_a_place_and_a_frame_around(playwright, library, tmp_path):
    """The course's own search leads to a place; newer servers show pages in a frame of their own (``/viewer``)."""
    with browser(playwright, tmp_path / "profile") as context:
        page = opened(context.pages[0], f"{library}/search.html?q=oxytocin")
        page.locator(".results a").first.wait_for()
        page.locator(".results a").first.click()
        page.wait_for_url("**?found=*")
        page.wait_for_function("() => CSS.highlights.size")
        shoot(page, "kiwix-place")
        viewer = library.rsplit("/", 1)[0] + "/viewer-as-newer-servers-have-it"
        inside = f'<iframe style="width:100%;height:95vh" src="{library}/{LESSON}"></iframe>'
        page.route(viewer, lambda route: route.fulfill(content_type="text/html", body=inside))
        page.goto(viewer)
        frame = page.frames[-1]
        frame.wait_for_function(READY)
        predict(frame)
        assert opened(frame, f"{library}/{RECORD}").evaluate(KEPT) == 1


# ---- Kolibri ----


@pytest.fixture(scope="session")
def school(course, tmp_path_factory):
    (package,) = kolibri.make(course)
    print(f"\nthe Kolibri zip: {package.stat().st_size / 1e6:.2f} MB")
    assert not too_large("kolibri", package)
    return Kolibri(tmp_path_factory.mktemp("kolibri") / "home", package)


def signed_in(page, school, name=SUPERUSER):
    """Sign in, open the course; return the frame in which its pages are."""
    page.goto(f"{school.address}/en/user/")
    page.evaluate(
        """async ([name, password]) => {
            await fetch("/api/auth/session/current/");  // brings the token
            const token = document.cookie.match(/kolibri_csrftoken=([^;]+)/)[1];
            const facilities = await (await fetch("/api/auth/facility/")).json();
            const told = await fetch("/api/auth/session/", {
                method: "POST", headers: {"Content-Type": "application/json", "X-CSRFToken": token},
                body: JSON.stringify({username: name, password, facility: facilities[0].id})
            });
            if (!told.ok) { throw new Error(await told.text()); }
        }""",
        [name, PASSWORD],
    )
    return course_in(page, school)


def course_in(page, school):
    page.goto(f"{school.address}/en/learn/#/topics/c/{school.lesson}")
    stop = time.monotonic() + WAITS_S
    while True:
        for frame in page.frames:
            if f"{school.checksum}.zip/book/" in frame.url:
                frame.wait_for_function(READY)
                return frame
        assert time.monotonic() < stop, f"found no page of the course in Kolibri: {[one.url for one in page.frames]}"
        page.wait_for_timeout(300)


def there(frame, path):
    """Go to a page by its address, as a link of the course does."""
    place = frame.url.split(".zip/")[0] + ".zip/"
    frame.evaluate("address => { location.href = address; }", place + path)
    frame.wait_for_url(f"**/{path}*")
    frame.wait_for_function(READY)
    return frame


def test_every_explorer_moves_in_kolibri(playwright, school, tmp_path):
    begun, still = time.monotonic(), []
    with school.running(), browser(playwright, tmp_path / "profile") as context:
        page, faults = context.pages[0], []
        page.on("pageerror", lambda error: faults.append(str(error)))
        frame = signed_in(page, school)
        shoot(page, "kolibri-start")
        for name in NAMES:
            still += [] if moves(there(frame, PAGES[name]), name) else [name]
        shoot(page, "kolibri-explorer")
    print(f"\n{len(NAMES)} explorers in Kolibri: {time.monotonic() - begun:.0f} s")
    assert (still, faults) == ([], [])


def test_a_case_plays_in_kolibri_and_answers_follow_the_learner(playwright, school, tmp_path):
    with school.running(), browser(playwright, tmp_path / "first") as context:
        page = context.pages[0]
        frame = there(signed_in(page, school), LESSON)
        assert frame.evaluate("() => document.documentElement.dataset.record") == "kolibri"
        predict(frame)
        there(frame, TALK)
        first = words_of(frame)
        frame.locator("[data-slot='reply:2']").click()
        assert words_of(frame) != first
        finish(frame)
        count = there(frame, RECORD).evaluate(KEPT)
        assert count > 2
        shoot(page, "kolibri-record")
        page.goto(f"{school.address}/en/learn/#/home")  # Kolibri keeps it on the way out
        page.wait_for_timeout(3000)
    # Server and browser anew, on another device.
    with school.running(), browser(playwright, tmp_path / "second") as context:
        frame = there(signed_in(context.pages[0], school), RECORD)
        assert frame.evaluate(KEPT) == count
        frame = there(frame, LESSON)
        assert frame.evaluate("() => document.querySelector('[data-play=predict]').play.view.asks") == ""


def test_somebody_else_on_the_same_device_has_a_record_of_their_own(playwright, school, tmp_path):
    with school.running(), browser(playwright, tmp_path / "profile") as context:
        page = context.pages[0]
        frame = there(signed_in(page, school), LESSON)
        page.goto(f"{school.address}/en/user/")
        page.evaluate("""async () => {
            const token = document.cookie.match(/kolibri_csrftoken=([^;]+)/)[1];
            await fetch("/api/auth/session/current/", {method: "DELETE", headers: {"X-CSRFToken": token}});
        }""")
        frame = there(course_in(page, school), RECORD)
        assert frame.evaluate(KEPT) == 0
        assert "Without a name" in frame.locator("[data-slot=place]").inner_text()
