"""Chromium prints: a page of the built course, or a page of the pack's own."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from lactation.chromium import chromium_path

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]  # only our own files are opened
SETTLED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())))"
# What reaches over the right edge of its sheet, on paper. What only a screen reader sees may lie anywhere.
OUTSIDE = """() => { const wide = document.documentElement.clientWidth;
    return [...document.querySelectorAll('body *')].filter(e => e.checkVisibility() && !e.closest('svg, .visually-hidden')
        && e.getBoundingClientRect().right > wide + 1).map(e => e.tagName + ' ' + e.textContent.trim().slice(0, 40)); }"""

FOOT = """<p style="width: 100%; margin: 0 14mm; display: flex; justify-content: space-between; font: 9pt sans-serif">
    <span class="title"></span><span><span class="pageNumber"></span> / <span class="totalPages"></span></span></p>"""


class Printer:
    """Chromium, opened once for the whole pack."""

    def __init__(self, browser: Any) -> None:
        self.page = browser.new_page()

    def address(self, address: str, css: str = "", width: int = 0) -> bytes:
        """Return a page of the course as PDF; ``width``: between the margins in CSS px, to find what reaches over them."""
        self.page.goto(address)
        return self.pdf(css, width, address)

    def html(self, html: str, width: int = 0) -> bytes:
        """Return a page that is given as text as PDF."""
        self.page.set_content(html)
        return self.pdf("", width, self.page.title())

    def plan(self, address: str, css: str, width: int) -> tuple[str, bytes]:
        """Return a long page's heading and the page, its title and number at the foot of each sheet."""
        self.page.goto(address)
        heading = self.page.locator("h1").first.inner_text().strip()
        return heading, self.pdf(css, width, address, foot=FOOT)

    def pdf(self, css: str, width: int, name: str, foot: str = "") -> bytes:
        """Return the open page as PDF, tagged and with an outline.

        Raises
        ------
        ValueError
            Something reaches over the edge of the sheet: what.
        """
        if css:
            self.page.add_style_tag(content=css)
        self.page.emulate_media(media="print")
        self.page.evaluate(SETTLED)
        if width:
            self.page.set_viewport_size({"width": width, "height": 1000})
            over = self.page.evaluate(OUTSIDE)
            if over:
                raise ValueError(f"{name}: found {over[0]!r} over the edge of the sheet, expected all within {width} px")
        feet = {"display_header_footer": True, "header_template": "<i></i>", "footer_template": foot} if foot else {}
        return bytes(self.page.pdf(prefer_css_page_size=True, tagged=True, outline=True, **feet))


@contextmanager
def printer() -> Iterator[Printer]:
    """Open Chromium, and close it again.

    Raises
    ------
    SystemExit
        There is no Chromium, or what drives it is missing: says how to get it.
    """
    path = chromium_path("The printed pack needs")
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415  # the course runs without it
    except ImportError:
        sys.exit("The printed pack needs playwright, which drives Chromium: found none. Install it: pip install playwright")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        try:
            yield Printer(browser)
        finally:
            browser.close()
