"""Pages whose language is read from right to left, on a phone."""

from itertools import pairwise

from lactation.content.sides import isolated
from tests.browser.explorer_page import PAGES, READY

STEPS = "notebooks/m09-helping-milk-flow/03-hand-expression.html"
COVERING = [
    PAGES["supply"], PAGES["simulator"], STEPS, "notebooks/m10-breast-care/the-condition-sorter.html",
    "notebooks/job-aids/j3-first-week.html", "notebooks/about/how-far-can-you-trust-this-model.html", "search.html?q=milk",
]  # fmt: skip
# Where each text of a drawing stands in it.
IN_DRAWINGS = """() => [...document.querySelectorAll("main svg")].filter(svg => svg.checkVisibility()).flatMap(svg => {
    const left = svg.getBoundingClientRect().left;
    return [...svg.querySelectorAll("text")].map(text => Math.round(text.getBoundingClientRect().left - left));
})"""
TURN = "() => { document.documentElement.dir = 'rtl'; return document.documentElement.scrollWidth; }"
# How far to the right each of some pieces of an element's text begins, and ends.
SPANS = """(el, pieces) => pieces.map(piece => {
    const walker = document.createTreeWalker(el, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const at = walker.currentNode.data.indexOf(piece), range = document.createRange();
        if (at < 0) { continue; }
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + piece.length);
        const box = range.getBoundingClientRect();
        return [box.left, box.right];
    }
})"""


def assert_in_order(element, *pieces):
    """Pieces of a text stand one right of the other."""
    spans = element.evaluate(SPANS, list(pieces))
    told = dict(zip(pieces, spans, strict=True))
    assert all(one[1] <= other[0] + 1 for one, other in pairwise(spans)), told


def test_pages_fit_and_drawings_stay_as_they_are(visit):
    seen = visit(COVERING[0], width=360, has_touch=True, is_mobile=True)
    origin = seen.page.url.removesuffix(COVERING[0])
    for name in COVERING:
        seen.page.goto(origin + name)
        seen.page.wait_for_function(READY)  # a label may yet move with its band
        before = seen.page.evaluate(IN_DRAWINGS)
        assert seen.page.evaluate(TURN) <= 360, name
        assert seen.page.evaluate(IN_DRAWINGS) == before, name
    assert seen.errors == []


def test_menu_opens_inside_a_phone(visit):
    """Also where its word is in a line of its own, on the other side."""
    page = visit(STEPS, width=360).page
    page.locator(".menu > summary").click()
    for _ in range(2):
        box = page.locator(".menu nav").bounding_box()
        assert 0 <= box["x"] <= 360 - box["width"]
        page.evaluate(TURN)


def test_numbers_read_in_order_and_keys_follow_the_text(visit):
    page = visit(PAGES["supply"], width=360).page
    page.evaluate(TURN)
    number = page.locator("[data-series=chosen_label] text")
    assert_in_order(number, *number.text_content().split(" "))
    assert_in_order(page.locator(".predict .output").first, "60", "%")
    say = page.locator(".lesson blockquote p").first
    template = isolated("{n} رضعات: {milk} mL، −{lost} %")
    say.evaluate("(el, text) => { el.textContent = lactation.fill_in(text, { n: '8', milk: '516', lost: '7' }); }", template)
    assert_in_order(say, "−", "7", "%", "516", "mL", "رضعات", "8")
    page.goto(page.url.replace(PAGES["supply"], STEPS))
    player = page.locator(".player[data-mark]").first
    player.focus()
    page.evaluate(TURN)
    place = player.locator(".count")
    first = place.text_content()
    page.keyboard.press("ArrowLeft")
    assert place.text_content() != first
    page.keyboard.press("ArrowRight")
    assert place.text_content() == first
