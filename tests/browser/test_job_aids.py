"""The job aids on paper: one side of A5, nothing lost over its edge."""

import re

import pytest

from tests.execute import NOTEBOOKS

PAGES = {
    path.stem.partition("-")[0]: f"notebooks/job-aids/{path.stem}.html" for path in NOTEBOOKS if path.parent.name == "job-aids"
}
MM = 96 / 25.4  # CSS pixels


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [360, 1280])
def test_prints_as_one_side_of_a5(visit, name, width):
    pdf = visit(PAGES[name], width=width).page.pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", pdf)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    assert [(pytest.approx(419.5, abs=1), pytest.approx(595.3, abs=1))] == [(float(w), float(h)) for w, h in boxes]


@pytest.mark.parametrize("name", PAGES)
def test_only_the_sheet_is_printed_and_it_fits(visit, name):
    page = visit(PAGES[name], width=round(132 * MM)).page
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


@pytest.mark.parametrize("name", PAGES)
def test_button_prints(visit, name):
    page = visit(PAGES[name], script="window.print = () => { window.printed = (window.printed || 0) + 1 }").page
    page.locator("[data-print] button").click()
    assert page.evaluate("window.printed") == 1
