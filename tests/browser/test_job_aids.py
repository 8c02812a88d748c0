"""The job aids on paper: one side of A5, or both, nothing lost over its edge, and type that can be read."""

import re

import pytest

from lactation.content.schema import job_aid_content
from tests.browser.paper import LEAST_TYPE_PT, MM, smallest_type
from tests.execute import NOTEBOOKS

PAGES = {
    path.stem.partition("-")[0]: f"notebooks/job-aids/{path.stem}.html" for path in NOTEBOOKS if path.parent.name == "job-aids"
}
SIDES = {name: 2 if job_aid_content(name).overleaf else 1 for name in PAGES}


# How far each side of the sheet goes down, in CSS pixels.
EDGES = """e => {
    const box = e.getBoundingClientRect(), back = e.querySelector('.back-title');
    if (!back || !back.checkVisibility()) return [box.height];
    const at = back.getBoundingClientRect().top;
    return [e.querySelector('.turn-over').getBoundingClientRect().bottom - box.top, box.bottom - at];
}"""


def sides_of_a5(pdf):
    boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", pdf)
    for width, height in boxes:
        assert (float(width), float(height)) == (pytest.approx(419.5, abs=1), pytest.approx(595.3, abs=1))
    return len(boxes)


@pytest.mark.parametrize("name", PAGES)
def test_prints_by_its_button_on_its_sides_of_a5_with_nothing_lost(visit, name):
    page = visit(PAGES[name], width=360).page
    page.evaluate("() => { window.print = () => { window.printed = (window.printed || 0) + 1; }; }")
    page.locator("[data-print] button").click()
    assert page.evaluate("window.printed") == 1
    assert sides_of_a5(page.pdf(prefer_css_page_size=True)) == SIDES[name]
    page.set_viewport_size({"width": 1280, "height": 800})
    pdf = page.pdf(prefer_css_page_size=True)
    assert sides_of_a5(pdf) == SIDES[name]
    size, text = smallest_type(pdf)
    assert size >= LEAST_TYPE_PT, text
    page.set_viewport_size({"width": round(134 * MM), "height": 800})
    assert_only_the_sheet_is_printed_and_it_fits(page)


def assert_only_the_sheet_is_printed_and_it_fits(page):
    page.emulate_media(media="print")
    for hidden in (".top", ".foot", ".print-tools", "h1"):
        assert not page.locator(hidden).first.is_visible()
    sheet = page.locator(".job-aid")
    assert sheet.is_visible()
    edges = sheet.evaluate(EDGES)
    assert max(edges) <= 200 * MM
    assert sheet.evaluate("e => e.scrollWidth <= e.clientWidth")
