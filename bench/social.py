"""The picture that a messenger shows beside a link to the course. ``python -m bench.social`` draws it anew, in Chromium.

It holds no words, so every language shares it: a feed as the course draws it, its curve, its drop.
"""

from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from lactation.content.marked import named
from lactation.content.observing import ObserveContent
from lactation.core.feed_generate import feed_of_classes
from lactation.figures.feed import feed_svg
from lactation.site.found import PICTURE_SIZE
from tests.chromium import FLAGS, path

THEME = Path(__file__).parent.parent / "lactation" / "site" / "theme" / "static"
PAPER, ACCENT, SECOND, SOFT = "#fbf7f1", "#0e6e6a", "#b8482f", "#d8cfc2"
COLOURS = 64  # flat areas and their edges need no more
CURVE = "M20 300C90 290 130 270 180 210S300 70 500 52"


def page() -> str:
    """Return the picture as a page of its size."""
    wide, high = PICTURE_SIZE
    feed = next(one for one in named("observing", "trainer", ObserveContent).scenes if one.id == "ama")
    drop = (THEME / "drop.svg").read_text(encoding="utf-8").replace("<svg", '<svg width="120"', 1)
    axes = f'<path d="M20 20V320H520" stroke="{SOFT}" stroke-width="5"/>'
    dot = f'<circle cx="300" cy="99" r="15" fill="{SECOND}"/>'
    line = f'<path d="{CURVE}" stroke="{ACCENT}" stroke-width="11"/>'
    curve = f'<svg width="420" viewBox="0 0 560 340" fill="none">{axes}{line}{dot}</svg>'
    picture = feed_svg(feed.scene() | {"signs": feed_of_classes({})}, "wide").replace("<svg", f'<svg height="{high}"', 1)
    beside = f'<div style="display:grid;place-items:center;width:{wide - high * 9 // 8}px">{drop}{curve}</div>'
    return f'<body style="margin:0;display:flex;background:{PAPER}">{picture}{beside}</body>'


def main() -> None:
    """Draw the picture into the theme."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path(), args=FLAGS)
        shown = browser.new_page(viewport={"width": PICTURE_SIZE[0], "height": PICTURE_SIZE[1]})
        shown.set_content(page())
        drawn = Image.open(BytesIO(shown.screenshot())).convert("P", palette=Image.Palette.ADAPTIVE, colors=COLOURS)
        drawn.save(THEME / "social.png", optimize=True)
        browser.close()


if __name__ == "__main__":
    main()
