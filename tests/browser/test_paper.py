"""Pages on paper, and at sizes between the usual ones: nothing folded, clipped, wider than its page or out of sight."""

import re

import pytest

from tests.browser.explorer_page import WORDS
from tests.browser.paper import LEAST_TYPE_PT, smallest_type

LESSONS = "notebooks/m02-how-milk-works"
SPECIMENS = [  # one of each kind of activity, and the pages with the widest and longest of each
    f"{LESSONS}/01-inside-the-breast.html",
    f"{LESSONS}/02-prolactin.html",
    f"{LESSONS}/07-the-first-two-weeks.html",
    "notebooks/m09-helping-milk-flow/03-hand-expression.html",
    "notebooks/m09-helping-milk-flow/05-storing-cup-and-spoon.html",
    "notebooks/m10-breast-care/the-condition-sorter.html",
    "notebooks/m10-breast-care/05-massage.html",
    "notebooks/about/how-far-can-you-trust-this-model.html",
    "notebooks/about/the-numbers-that-decide.html",
    "notebooks/reading-the-web/claims-library.html",
    "notebooks/reading-the-web/article-0-more-milk.html",
    "notebooks/reading-the-web/five-ways-to-more-milk.html",
    "notebooks/simulator/the-milk-supply-simulator.html",
    "notebooks/job-aids/j14-hand-expression.html",
    "notebooks/job-aids/j3-first-week.html",
]
PAPER_PX = 718  # 190 mm, the width of A4 without its margins

LOST = """() => {
    const wide = document.documentElement.clientWidth, name = e => e.tagName + ' ' + e.textContent.trim().slice(0, 40);
    const shows = e => e.checkVisibility() && e.getBoundingClientRect().height > 1;
    const seen = [...document.querySelectorAll('main *')].filter(e => shows(e) && !e.closest('svg, .visually-hidden, .tones'));
    return {
        folded: seen.filter(e => e.matches('details') && ![...e.children].some(c => !c.matches('summary') && shows(c))).map(name),
        wide: seen.filter(e => e.getBoundingClientRect().right > wide + 1).map(name),
        clipped: seen.filter(e => getComputedStyle(e).overflow !== 'visible'
            && (e.scrollHeight > e.clientHeight + 2 || e.scrollWidth > e.clientWidth + 2)).map(name),
        stuck: seen.filter(e => ['sticky', 'fixed'].includes(getComputedStyle(e).position)).map(name),
    };
}"""


UNCOVER = """() => document.querySelectorAll('main details, [data-asks]').forEach(e => {
    if (e.tagName === 'DETAILS') e.open = true; else e.dataset.asks = ''; })"""
DRAWN = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())))"


PRINTED = [
    *(one for one in SPECIMENS if "claims-library" not in one and "job-aids" not in one),
    "notebooks/m03-listening/02-open-questions.html",
    "notebooks/practice/c3-doina.html",
    "notebooks/practice/the-weeks-round-a-talk.html",
    "book/workshop-supply-bet.html",
]


def assert_type_can_be_read(page, paper):
    edge = dict.fromkeys(("top", "bottom", "left", "right"), "10mm")
    size, text = smallest_type(page.pdf(format=paper, margin=edge))
    assert size >= LEAST_TYPE_PT, f"{paper}: {text}"


@pytest.mark.parametrize("name", dict.fromkeys([*SPECIMENS, *PRINTED]))
def test_on_paper_nothing_is_lost_and_type_can_be_read_and_text_twice_as_large_fits_a_phone(visit, name):
    page = visit(name).page
    for paper in ("A4", "A5") if name in PRINTED else ():
        assert_type_can_be_read(page, paper)
    if name not in SPECIMENS:
        return
    page.set_viewport_size({"width": PAPER_PX, "height": 800})
    page.emulate_media(media="print")
    page.evaluate(DRAWN)
    assert page.evaluate(LOST) == {"folded": [], "wide": [], "clipped": [], "stuck": []}
    page.emulate_media(media="null")
    page.set_viewport_size({"width": 360, "height": 740})
    page.evaluate("() => { document.documentElement.style.fontSize = '200%'; }")
    page.evaluate(UNCOVER)
    page.evaluate(DRAWN)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_answers_of_a_quiz_are_printed_under_their_heading(visit):
    page = visit(SPECIMENS[3], width=PAPER_PX).page
    page.emulate_media(media="print")
    headings = page.locator("details.no-script > summary").filter(has_text=WORDS["answers_without_script"])
    shown = [one for one in headings.all() if one.is_visible()]
    assert shown
    for heading in shown:
        for answer in heading.locator("xpath=..").locator("li").all():
            assert answer.is_visible() and answer.bounding_box()["height"] > 10


def test_older_browsers_open_all_folds_for_the_printer_and_close_them_again(visit):
    page = visit(SPECIMENS[6], script="CSS.supports = () => false").page
    states = "() => [...document.querySelectorAll('main details')].map(e => [e.open, e.getAttribute('name')])"
    before = page.evaluate(states)
    assert any(not opened for opened, _ in before) and any(opened for opened, _ in before)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert all(opened for opened, _ in page.evaluate(states))
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(states) == before


@pytest.mark.parametrize(("name", "sides"), [("j14-hand-expression", 1), ("j3-first-week", 2)])
def test_job_aid_has_its_sides_on_a4_too(visit, name, sides):
    pdf = visit(f"notebooks/job-aids/{name}.html").page.pdf(format="A4", prefer_css_page_size=False)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == sides


# ---- Between the usual sizes ----

EXPLORING = [SPECIMENS[1], SPECIMENS[11], SPECIMENS[12]]


@pytest.mark.parametrize("name", EXPLORING)
def test_figure_stays_in_sight_beside_its_controls_on_a_phone_on_its_side(visit, name):
    page = visit(name, width=740, height=360).page
    page.evaluate(UNCOVER)
    for explorer in page.locator(".explorer").all():
        slider = explorer.locator(".try input").last
        slider.evaluate("e => e.scrollIntoView({block: 'center', behavior: 'instant'})")
        figure, at = explorer.locator("figure svg").first.bounding_box(), slider.bounding_box()
        assert figure["y"] >= 0 and figure["y"] + figure["height"] <= 360
        assert figure["x"] + figure["width"] <= at["x"], "beside, not under it"


SIZES = [(1280, 800), (1024, 768), (768, 1024), (740, 360), (360, 740)]
LEAST_TEXT_PX = 11


@pytest.mark.parametrize("name", [SPECIMENS[1], SPECIMENS[2], SPECIMENS[11], SPECIMENS[12]])
def test_text_in_figures_can_be_read(visit, name):
    page = visit(name).page
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate(DRAWN)
        sizes = page.evaluate(
            """() => [...document.querySelectorAll('.explorer figure svg')].map(svg => Math.min(
                ...[...svg.querySelectorAll('text')].filter(t => t.textContent.trim())
                    .map(t => parseFloat(getComputedStyle(t).fontSize) * svg.getScreenCTM().a)))"""
        )
        assert min(sizes) >= LEAST_TEXT_PX, width


def test_figures_take_the_room_of_a_projector(visit):
    page = visit(SPECIMENS[12]).page
    boxes = [one.bounding_box() for one in page.locator(".explorer figure svg").all()]
    assert min(box["width"] for box in boxes) >= 360
    page.locator(".explorer").evaluate("e => e.scrollIntoView({block: 'start', behavior: 'instant'})")
    last = page.locator(".explorer figure svg").last.bounding_box()
    assert last["y"] + last["height"] <= 800, "all four fit the screen"


def test_figures_of_a_row_fill_it_one_by_one_and_their_numbers_lead_to_them(visit):
    page = visit(SPECIMENS[12], width=360, height=740, has_touch=True, is_mobile=True, reduced_motion="reduce").page
    row, numbers = page.locator(".explorer .figures").first, page.locator(".explorer .nth button")
    inside = row.evaluate("e => [e.getBoundingClientRect().x, e.clientWidth]")
    assert numbers.count() == row.locator("figure").count() == 4
    for number, figure in reversed([*enumerate(row.locator("figure").all())]):
        if number % 2:
            numbers.nth(number).tap()
        else:
            numbers.nth(number).press("Enter")
        page.wait_for_function("n => document.querySelectorAll('.nth button')[n].ariaPressed === 'true'", arg=number)
        assert page.locator(".nth [aria-pressed=true]").count() == 1
        box = figure.bounding_box()
        assert [box["x"], box["width"]] == pytest.approx(inside, abs=1), "nothing of the others shows"
        assert min(numbers.nth(number).bounding_box()[side] for side in ("width", "height")) >= 44


def test_figure_that_an_explanation_names_comes_into_view(visit):
    page = visit(SPECIMENS[1], width=360, height=740, has_touch=True, is_mobile=True, reduced_motion="reduce").page
    card = page.locator("#explore-prolactin_day")
    card.locator(".nth button").nth(1).tap()
    page.wait_for_function("() => document.querySelectorAll('.nth button')[1].ariaPressed === 'true'")
    card.locator("form.predict .choice").nth(1).tap()
    card.locator("form.predict [type=submit]").tap()
    page.wait_for_function("() => document.querySelectorAll('.nth button')[0].ariaPressed === 'true'")
    named = card.locator(".predict .then a")
    assert named.all_text_contents() == WORDS["figure_names"].split("; ")[:2]
    named.nth(1).tap()
    page.wait_for_function("() => document.querySelectorAll('.nth button')[1].ariaPressed === 'true'")
