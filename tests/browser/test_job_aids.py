"""The job aids on paper: one side of A5, nothing lost over its edge."""

import re

import pytest

from tests.execute import NOTEBOOKS

PAGES = {
    path.stem.partition("-")[0]: f"notebooks/job-aids/{path.stem}.html" for path in NOTEBOOKS if path.parent.name == "job-aids"
}
MM = 96 / 25.4  # CSS pixels


def sides_of_a5(pdf):
    boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", pdf)
    assert [(pytest.approx(419.5, abs=1), pytest.approx(595.3, abs=1))] == [(float(w), float(h)) for w, h in boxes]
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.parametrize("name", PAGES)
def test_prints_by_its_button_as_one_side_of_a5_with_nothing_lost(visit, name):
    page = visit(PAGES[name], width=360).page
    page.evaluate("() => { window.print = () => { window.printed = (window.printed || 0) + 1; }; }")
    page.locator("[data-print] button").click()
    assert page.evaluate("window.printed") == 1
    assert sides_of_a5(page.pdf(prefer_css_page_size=True)) == 1
    page.set_viewport_size({"width": 1280, "height": 800})
    assert sides_of_a5(page.pdf(prefer_css_page_size=True)) == 1
    page.set_viewport_size({"width": round(132 * MM), "height": 800})
    assert_only_the_sheet_is_printed_and_it_fits(page)


def assert_only_the_sheet_is_printed_and_it_fits(page):
    page.emulate_media(media="print")
    for hidden in (".top", ".foot", ".print-tools", "h1"):
        assert not page.locator(hidden).first.is_visible()
    sheet = page.locator(".job-aid")
    assert sheet.is_visible()
    assert sheet.bounding_box()["height"] <= 198 * MM
    assert sheet.evaluate("e => e.scrollWidth <= e.clientWidth")
    sizes = sheet.evaluate(
        """e => [...e.querySelectorAll('p, li, td, th, h3')].filter(t => t.checkVisibility() && !t.matches('.sources'))
            .map(t => parseFloat(getComputedStyle(t).fontSize))"""
    )
    assert min(sizes) >= 10  # 7.5 pt
