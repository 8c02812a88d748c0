"""A line that breaks off: a script that does not arrive, or not yet, is said, and the rest of the page works."""

import pytest

from lactation.content.schema import words
from tests.browser.conftest import STARTED
from tests.browser.explorer_page import Card

WORDS = words()
LESSON = "notebooks/m02-how-milk-works/05-supply-follows-removal.html"
STEPS = "notebooks/m09-helping-milk-flow/05-storing-cup-and-spoon.html"
SIMULATOR = "notebooks/simulator/the-milk-supply-simulator.html"
ALIVE = """() => [...document.querySelectorAll('[data-play="choose"]')].every(one => one.play)"""


@pytest.fixture
def without(visit):
    """Return a function that opens a page to which some of its scripts do not come."""

    def opened(name, script, **more):
        page = visit("book/welcome.html", own=True, **more).page
        page.route(f"**/_static/{script}", lambda route: route.abort())
        page.goto(page.url.replace("book/welcome.html", name))
        return page

    return opened


def bar(page, which="missing"):
    return page.locator(f".{which}-part")


@pytest.mark.parametrize("script", ["explorer.js*", "bands.js*", "model.js*", "own-*.js*"])
def test_a_script_that_did_not_arrive_is_said_and_questions_are_asked(without, script):
    page = without(LESSON, script)
    page.wait_for_function(ALIVE)
    assert bar(page).inner_text() == f"{WORDS['part_missing']} {WORDS['part_again']}"
    form = page.locator(".quiz [open] > form").first
    form.locator(".choice").first.click()
    form.locator("button").first.click()
    assert form.locator(".reason:visible").count()
    page.unroute_all()
    bar(page).locator("a").click()
    page.wait_for_function("() => document.readyState === 'complete'")
    page.wait_for_function(STARTED)
    assert not bar(page).is_visible()
    assert page.evaluate("Boolean(document.querySelector('[data-activity=explore]').explorer)")
    assert page.locator(".quiz [open] > form").first.locator(".reason:visible").count(), "what was answered is kept"


def test_lines_move_where_the_bands_did_not_arrive(without):
    page = without(LESSON, "bands.js*")
    page.wait_for_function(STARTED)
    card = Card(page, "supply")
    card.commit()
    card.set(sessions=12)
    card.assert_shows_the_model()


def test_a_page_to_which_no_script_came_is_one_without_scripts(without):
    page = without(LESSON, "milk.js*", width=360)
    bar(page).wait_for(state="visible")
    assert page.locator(".quiz .no-script").first.is_visible()
    page.wait_for_function("() => getComputedStyle(document.querySelector('.quiz form .buttons')).display === 'none'")
    folded = page.locator(".quiz [open] > form details.no-script").first
    folded.locator("summary").click()
    assert folded.locator("li").first.is_visible()
    page.wait_for_function("() => getComputedStyle(document.querySelector('figure .veil')).opacity === '1'")


def test_a_play_whose_rules_did_not_arrive_leaves_the_others_alive(without):
    page = without(STEPS, "own-*.js*")
    page.wait_for_function(ALIVE)
    assert bar(page).is_visible()


def test_what_is_pressed_before_the_scripts_are_there_is_said_and_not_sent(visit):
    page, held = visit("book/welcome.html", own=True).page, []

    def hold(route):  # playwright takes no method of a list
        held.append(route)

    page.route("**/_static/model.js*", hold)
    page.goto(page.url.replace("book/welcome.html", LESSON), wait_until="commit")
    address = page.url
    form = page.locator("form.predict")
    assert not bar(page, "coming").is_visible()
    form.locator(".choice").first.click()
    form.locator("button[type=submit]").click()
    assert bar(page, "coming").is_visible()
    page.wait_for_timeout(300)  # as long as a page takes to be loaded anew
    held[0].continue_()
    page.wait_for_function(STARTED)
    assert page.url == address
    assert not bar(page, "coming").is_visible()
    form.locator(".choice").first.click()
    assert not bar(page, "coming").is_visible()


def test_a_workshop_without_the_bets_says_so_and_asks_all_the_same(without):
    page = without(SIMULATOR, "late-workshop.js*")
    page.wait_for_function(STARTED)
    big, told = page.locator("button.big"), page.locator(".in-workshop[role=alert]")
    big.click()
    told.wait_for(state="visible")
    assert told.inner_text() == WORDS["workshop_missing"]
    story = page.locator("details.story").first
    story.locator("summary").first.click()
    story.locator(".predict .choice input").first.check()
    story.locator(".predict [data-slot=commit]").click()
    story.locator(".predict .then").wait_for(state="visible")
    big.click()
    assert not told.is_visible()
    page.unroute_all()
    big.click()
    page.wait_for_function("() => !document.querySelector('main section [data-late]')")
    assert not told.is_visible()
    assert page.locator(".board").is_visible()


# What a newcomer sees first on such a page, and what lies below it.
BELOW = {
    "book/welcome.html": "#the-course",
    "notebooks/course/certificate.html": '[data-slot="locked"]',
    "notebooks/course/post-test.html": ".foot",
    "notebooks/instructors/meeting-b.html": "table.plan",
    "notebooks/job-aids/j21-red-flags.html": ".panels",
}


def test_nothing_jumps_when_the_scripts_come(visit):
    page, held, found = visit("book/welcome.html", own=True, width=360).page, [], {}
    address = page.url
    page.route("**/_static/milk.js*", lambda route: held.append(route) or None)
    for name, place in BELOW.items():
        page.goto(address.replace("book/welcome.html", name), wait_until="commit")
        page.wait_for_function("() => document.readyState === 'interactive'")
        before = page.locator(place).bounding_box()
        held.pop().continue_()
        page.wait_for_function(STARTED)
        page.wait_for_function("() => document.documentElement.dataset.record")
        if page.locator(place).bounding_box() != before:
            found[name] = (before, page.locator(place).bounding_box())
    assert found == {}
