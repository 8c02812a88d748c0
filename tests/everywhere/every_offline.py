"""The whole course as one file and as a folder, in Chromium with the network off: ``make test-everywhere PART=offline``.

Every page of both copies is opened and every explorer moved; the sizes are held; what is made twice is the same.
"""

import os
from pathlib import Path

import pytest

from lactation.offline.forms import FORMS, make_form, size, too_large
from lactation.offline.pack import unpack
from lactation.offline.shell import Course
from tests import chromium
from tests.browser.copies import SHOWN, TALK, WAYS, Copy
from tests.browser.test_offline import PHONE

ROOT = Path(__file__).parent.parent.parent
SITE = Path(os.environ.get("MILK_SITE", ROOT / "_build" / "html")).resolve()
OURS = ("folder", "file")


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    made = Course(SITE, tmp_path_factory.mktemp("offline"))
    for name in OURS:
        for path in make_form(name, made):
            print(f"\n{path.name}: {size(path) / 1e6:.2f} MB", end="")
    return made


@pytest.fixture(params=list(WAYS))
def copy(request, browser, course):
    context = browser.new_context(**PHONE)
    context.set_default_timeout(30_000)
    yield Copy(context, course.folder, request.param)
    context.close()


def test_nothing_of_the_course_is_lost(course):
    assert unpack(course.packs) == course.files


def test_sizes(course):
    assert set(OURS) <= set(FORMS)
    found = {path.name for path in course.folder.iterdir()}
    assert found == {"milk-in-motion", "milk-in-motion.zip", "milk-in-motion.html"}
    assert [told for path in course.folder.iterdir() if (told := too_large("file", path))] == []


def test_the_same_course_gives_the_same_bytes(course, tmp_path):
    again = Course(SITE, tmp_path)
    for name in OURS:
        for path in make_form(name, again):
            if path.is_file():
                assert path.read_bytes() == (course.folder / path.name).read_bytes()


def test_every_page_is_there_and_says_nothing_of_an_error(copy, course):
    wrong = {}
    for page in course.pages:
        copy.open(page)
        copy.page.wait_for_function("() => document.readyState === 'complete'")
        if copy.errors or not copy.page.locator("h1").count():
            wrong[page] = list(copy.errors)
        copy.errors.clear()
    assert wrong == {}


def test_every_explorer_moves(copy, course):
    still = {page: copy.moves(page) for page in course.pages if SHOWN.get(page)}
    print(f"\n{copy.way}: {sum(len(SHOWN[page]) for page in still)} explorers on {len(still)} pages", end="")
    assert {page: names for page, names in still.items() if names} == {}
    assert copy.errors == []


def test_answers_of_a_case_are_there_after_the_browser_was_closed(browser, course, tmp_path):
    for way in WAYS:
        told = []
        for first in (True, False):
            context = browser.browser_type.launch_persistent_context(
                tmp_path / way, executable_path=chromium.path(), args=chromium.FLAGS, **PHONE
            )
            seen = Copy(context, course.folder, way)
            seen.open(TALK)
            if first:
                seen.page.locator("[data-slot='reply:2']").click()
                seen.page.wait_for_timeout(200)
            told.append(seen.page.locator("[data-slot=her]").inner_text())
            context.close()
        assert told[0] == told[1]
