"""The packages in scorm-again, an LMS's half of SCORM 1.2 as real LMSs use it, in Chromium: ``make test-everywhere PART=lms``.

scorm-again (MIT) comes from npm into a folder of its own. It lets much pass that the standard forbids, so ``tests/lms/strict.js``
looks at everything that goes through. ``MILK_SHOTS`` names a folder for pictures of the first page.
"""

import json
import os
import re
import shutil
import subprocess
import time
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from lactation.content.course import course
from lactation.content.schema import words
from lactation.lms.scorm import package_files, packages
from lactation.offline.zips import zipped
from tests.browser.conftest import *  # noqa: F403 -- the built site and the browser
from tests.core.test_packed import read
from tests.lms.learner import answer, chosen, questions, started
from tests.lms.platform import ORIGIN, Platform, course_frame, start_page

VERSION = "3.4.3"
SAID = words()
BEGIN = """
  window.API_REAL = new Scorm12API({ autocommit: false, lmsCommitUrl: "/commit", logLevel: 4, masteryOverride: true,
    useAsynchronousCommits: false, asyncCommit: false, responseHandler: undefined });
  if (KEPT.cmi) { API_REAL.loadFromJSON(KEPT.cmi, ""); }
  API_REAL.cmi.student_data.mastery_score = "80";
  window.API = SCORM.checkedApi(API_REAL); window.eyes = API.eyes;
"""


@pytest.fixture(scope="session")
def library(tmp_path_factory):
    """scorm-again's script."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("found no npm, expected it: scorm-again comes from there")
    folder = tmp_path_factory.mktemp("scorm-again")
    run = subprocess.run(
        [npm, "install", "--no-audit", "--no-fund", f"scorm-again@{VERSION}"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        pytest.skip(f"npm could not install scorm-again {VERSION}: {run.stderr[-400:]}")
    return (folder / "node_modules" / "scorm-again" / "dist" / "scorm12.min.js").read_bytes()


class Lms(Platform):
    """scorm-again with a server that keeps what it is sent, or fails: ``fails`` is a status, ``waits`` seconds."""

    def __init__(self, context, package, library):
        super().__init__(context, package)
        self.more |= {"/again.js": library, "/commit": self.commit}
        self.commits, self.fails, self.waits, self.refuses = [], 0, 0, False

    def commit(self, route):
        if self.waits:
            time.sleep(self.waits)
        if self.fails:
            route.fulfill(status=self.fails, body="the server is away")
            return
        if self.refuses:
            route.fulfill(body=json.dumps({"result": "false", "errorCode": 101}), content_type="application/json")
            return
        self.commits.append(json.loads(route.request.post_data))
        route.fulfill(body=json.dumps({"result": "true", "errorCode": 0}), content_type="application/json")

    def come(self, width=1280):
        """Come to the course as the LMS has it: what was committed last."""
        kept = {"cmi": self.commits[-1]["cmi"]} if self.commits else {}
        return self.visit(kept=kept, scripts='<script src="/again.js"></script>', begin=BEGIN, width=width)


@pytest.fixture(scope="session")
def made(built):
    """The packages by name, each made when it is asked for."""
    kept = {}

    def make(name):
        if name not in kept:
            kept[name] = zipped(package_files(next(one for one in packages() if one.name == name), built))
        return kept[name]

    return make


@pytest.fixture
def lms(browser, library, made):
    """Return a function that makes an LMS with a package in it."""
    contexts = []

    def make(name, **settings):
        contexts.append(browser.new_context(**settings))
        return Lms(contexts[-1], made(name), library)

    yield make
    for context in contexts:
        context.close()


def faults(page):
    return page.evaluate("() => eyes.faults") + page.problems


def bar_is(page, what):
    page.wait_for_function(
        "what => document.getElementById('sco').contentDocument.querySelector('.lms').dataset.state === what", arg=what
    )


def core_of(one):
    return one.commits[-1]["cmi"]["core"]


def leave(page):
    start_page(page).locator("summary").first.click()
    start_page(page).get_by_role("button", name=SAID["lms_leave"]).click()
    start_page(page).locator(".left button").wait_for()


def go_to(page, path):
    course_frame(page).evaluate("path => { location.href = new URL(path, parent.location.href).href; }", path)
    frame = course_frame(page, path)
    frame.wait_for_selector('form[data-play="choose"]', state="attached")
    return frame


@pytest.mark.parametrize("right", [True, False])
def test_a_module_from_the_first_visit_to_its_end(lms, right):
    one = lms("web")
    page = one.come()
    frame = course_frame(page)
    assert started(frame) == "host"
    asked = questions(frame)
    answer(frame, asked[0], right)
    bar_is(page, "kept")
    assert len(one.commits) >= 2
    assert core_of(one)["lesson_status"] == "incomplete"
    told = chosen(frame)
    page.close()  # without a word: what was answered is in the LMS

    page = one.come()
    frame = course_frame(page)
    started(frame)
    assert chosen(frame) == told
    for item in asked[1:]:
        answer(frame, item, right)
    bar_is(page, "kept")
    leave(page)
    assert core_of(one)["lesson_status"] == ("passed" if right else "failed")
    assert core_of(one)["score"]["raw"] == ("100" if right else "0")
    assert core_of(one)["exit"] == "suspend"
    assert re.fullmatch(r"\d{2,4}:\d\d:\d\d(\.\d+)?", core_of(one)["session_time"])
    assert faults(page) == []

    page = one.come()  # and after its end it can be read again
    frame = course_frame(page)
    started(frame)
    assert all(shown for _, shown in chosen(frame).values())
    told = SAID["lms_passed" if right else "lms_failed"].replace("{n}", "100" if right else "0").replace("{least}", "80")
    start_page(page).get_by_text(told).first.wait_for()
    assert faults(page) == []


@pytest.mark.parametrize("name", ["course", "course-small"])
def test_the_whole_course_opens_where_it_was_left(lms, name):
    one = lms(name)
    page = one.come()
    frame = go_to(page, "notebooks/m02-how-milk-works/05-supply-follows-removal.html")
    assert started(frame) == "host"
    answer(frame, questions(frame)[0])
    bar_is(page, "kept")
    told = chosen(frame)
    page.close()
    page = one.come()
    frame = course_frame(page, "05-supply")
    frame.wait_for_selector('form[data-play="choose"]', state="attached")
    started(frame)
    assert chosen(frame) == told
    course_frame(page).evaluate(
        "() => { location.href = new URL('notebooks/course/my-course.html', parent.location.href).href; }"
    )
    frame = course_frame(page, "my-course")
    frame.wait_for_selector("[data-play]", state="attached")
    assert faults(page) == []


def test_a_test_that_was_begun_goes_on_in_another_window(lms):
    one = lms("course")
    page = one.come()
    course_frame(page).evaluate("() => { location.href = new URL('notebooks/course/pre-test.html', parent.location.href).href; }")
    frame = course_frame(page, "pre-test")
    frame.locator('[data-do="deal"]').first.click()
    for _ in range(3):
        frame.locator('[data-do="pick"] input').first.check()
        frame.locator('[data-do="sure"] input').nth(2).check()
        frame.locator('[data-do="next"]').first.click()
    bar_is(page, "kept")
    question = frame.locator('[data-slot="question"]').inner_text()
    events = read(one.commits[-1]["cmi"]["suspend_data"])
    dealt = next(event for event in events if event["kind"] == "test")
    given = [event for event in events if event.get("of") == "test/pre"]
    assert (len(dealt["order"]) > 30, len(given), {event["sure"] for event in given}) == (True, 3, {75})
    assert not [
        key for key in one.commits[-1]["cmi"]["interactions"] or [] if "bank/" in json.dumps(key)
    ]  # not before it is handed in
    page.close()
    page = one.come()
    frame = course_frame(page, "pre-test")
    frame.locator('[data-slot="question"]').wait_for()
    frame.locator('[data-do="next"]').first.click()
    assert frame.locator('[data-slot="question"]').inner_text() == question
    assert faults(page) == []


def test_a_server_that_fails_refuses_or_is_slow(lms):
    one = lms("web")
    page = one.come()
    frame = course_frame(page)
    started(frame)
    asked = questions(frame)
    one.fails = 500
    answer(frame, asked[0])
    bar_is(page, "problem")
    alert = start_page(page).locator('[data-note="problem"]')
    assert alert.inner_text().startswith(SAID["lms_not_kept"].split(" (")[0])
    leaves = """() => {
      const told = new Event("beforeunload", { cancelable: true });
      document.getElementById("sco").contentWindow.dispatchEvent(told);
      return told.defaultPrevented; }"""
    assert page.evaluate(leaves)
    before = len(one.commits)
    one.fails = 0
    page.wait_for_timeout(6000)  # by itself
    bar_is(page, "kept")
    assert len(one.commits) > before
    assert [event["item"] for event in read(one.commits[-1]["cmi"]["suspend_data"])] == asked[:1]
    one.refuses = True
    answer(frame, asked[1])
    bar_is(page, "problem")
    with page.expect_download() as saved:
        alert.get_by_role("button", name=SAID["lms_save"]).click()
    file = json.loads(Path(saved.value.path()).read_text(encoding="utf-8"))
    assert {event["item"] for event in file["events"]} == set(asked[:2])
    one.refuses = False
    alert.get_by_role("button", name=SAID["lms_again"]).click()
    bar_is(page, "kept")
    one.waits = 2
    answer(frame, asked[2])
    page.wait_for_timeout(3000)
    bar_is(page, "kept")
    assert {event["item"] for event in read(one.commits[-1]["cmi"]["suspend_data"])} == set(asked[:3])
    assert faults(page) == []


def test_the_first_page_by_keyboard_and_by_axe(lms):
    for width, scheme in ((360, "light"), (360, "dark"), (1280, "light"), (1280, "dark")):
        one = lms("web", color_scheme=scheme)
        page = one.come(width=width)
        started(course_frame(page))
        bar_is(page, "kept")
        shot(page, f"lms-{width}-{scheme}")
        sco = next(frame for frame in page.frames if frame.parent_frame == page.main_frame)
        sco.locator("summary").first.focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert sco.evaluate("() => document.activeElement.dataset.lms") == "leave"
        page.keyboard.press("Tab")
        assert sco.evaluate("() => document.activeElement.dataset.lms") == "save"
        assert sco.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")
        shot(page, f"lms-{width}-{scheme}-open")
        found = Axe().run(page).response["violations"]
        assert [
            one["id"] for one in found if one["id"] not in ("page-has-heading-one", "region", "frame-title", "landmark-one-main")
        ] == []
        one.fails = 500
        frame = course_frame(page)
        answer(frame, questions(frame)[0])
        bar_is(page, "problem")
        shot(page, f"lms-{width}-{scheme}-problem")


def shot(page, name):
    if "MILK_SHOTS" in os.environ:
        page.screenshot(path=str(Path(os.environ["MILK_SHOTS"]) / f"{name}.png"))


def test_an_lms_at_another_address_is_said(browser, made):
    context = browser.new_context()
    one = Platform(context, made("web"))
    page = context.new_page()
    one.more["/outer"] = (
        b'<!doctype html><title>LMS</title><script>window.API = {};</script><iframe id="sco" src="http://other.test/sco/lms.html"></iframe>'
    )
    context.route("http://other.test/**", lambda route: one.answer(Elsewhere(route)))
    page.goto(f"{ORIGIN}/outer", wait_until="commit")
    text = page.frame_locator("#sco").locator(".state")
    text.wait_for()
    page.wait_for_timeout(500)
    assert text.inner_text() == SAID["lms_foreign"]
    context.close()


class Elsewhere:
    """A request to another address, answered as if it had been to ours."""

    def __init__(self, route):
        self.route, self.request = route, self

    @property
    def url(self):
        return self.route.request.url.replace("http://other.test", ORIGIN)

    def fulfill(self, **told):
        self.route.fulfill(**told)


def test_every_package_opens(lms):
    for package in packages():
        one = lms(package.name)
        page = one.come()
        frame = course_frame(page, package.first)
        assert started(frame) in ("host", None) if package.small else started(frame) == "host"
        bar_is(page, "kept")
        assert faults(page) == []
        page.close()
    assert len(packages()) == 2 + len(course().modules)
