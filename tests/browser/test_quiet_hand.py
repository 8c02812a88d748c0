"""A moving hand: what a screen reader is told, and where what was opened stays on the screen."""

import pytest

from tests.browser.explorer_page import NAMES, SHOWN, explorer_of

# `output` is a live region by itself.
LIVE = "[aria-live]:not([aria-live=off]), [role=status], [role=alert], [role=log], [role=timer], output"
COUNT = """live => {
    window.told = [];
    new MutationObserver(all => all.forEach(one => {
        const at = one.target.nodeType === 1 ? one.target : one.target.parentNode, region = at && at.closest(live);
        if (region && region.checkVisibility()) window.told.push(region.className + ': ' + region.textContent);
    })).observe(document.body, {subtree: true, childList: true, characterData: true, attributes: true});
}"""
PRESSES = 30
MOVED = ("slider", "clock", "day")
# One of each kind: what is told is the explorer's, whatever it shows.
CASES = list(
    {
        control.kind: (name, control)
        for name in reversed(NAMES)
        for control in reversed(explorer_of(name).content.controls)
        if control.kind in MOVED
    }.values()
)


@pytest.mark.parametrize(("name", "control"), CASES, ids=[f"{name} {control.name}" for name, control in CASES])
def test_thirty_presses_are_told_once_when_the_hand_rests(card, name, control):
    seen = card(name)
    seen.start()
    seen.page.wait_for_timeout(1000)
    seen.page.evaluate(COUNT, LIVE)
    target = seen.find(f"#{name}-{control.name}" if control.kind == "slider" else f"{seen.box(control)} .feed >> nth=0")
    target.focus()
    before = target.get_attribute("aria-valuetext")
    to = (
        "ArrowLeft"
        if control.kind == "slider" and seen.settings[control.name] > (control.min + control.max) / 2
        else "ArrowRight"
    )
    back = "ArrowRight" if to == "ArrowLeft" else "ArrowLeft"
    for press in range(PRESSES):
        seen.page.keyboard.press(to if press % 4 < 2 else back)
    assert seen.page.evaluate("window.told") == []
    assert target.get_attribute("aria-valuetext") != before, "the control itself says where it stands"
    sentence = seen.find(".say").text_content()
    seen.page.wait_for_timeout(1500)
    told = seen.page.evaluate("window.told")
    assert told in ([], [f"visually-hidden: {sentence}"]), told  # nothing where the sentence is the same as before


def test_a_wrong_setting_is_told_once_however_long_the_hand_moves(card):
    seen = card("supply")
    seen.page.wait_for_timeout(1000)
    seen.page.evaluate(COUNT, LIVE)
    for _ in range(10):
        seen.set(sessions=99)
    seen.page.wait_for_function("() => window.told.some(one => one.includes('99'))")
    seen.page.wait_for_timeout(1500)  # once more is soon after
    texts = [one for one in seen.page.evaluate("window.told") if "99" in one]
    assert len(set(texts)) == 1
    assert len(texts) <= 2  # its text, and that it shows
    seen.set(sessions=98)
    assert seen.find(".try > .problem").text_content().count("found 98") == 1


# ---- Folds ----

PAGES = ["notebooks/m10-breast-care/the-condition-sorter.html", *sorted({p for p, here in SHOWN.items() if "simulator" in here})]


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_title_of_a_story_stays_where_it_was_tapped(visit, name, width):
    page = visit(name, width=width, has_touch=width == 360, is_mobile=width == 360).page
    page.wait_for_timeout(500)
    titles = page.locator("details.story > summary")
    assert titles.count() > 2
    some = range(0, titles.count(), 3)
    for order in (some, reversed(some)):
        for index in order:
            title = titles.nth(index)
            title.evaluate("e => e.scrollIntoView({block: 'center', behavior: 'instant'})")
            before = title.bounding_box()["y"]
            if width == 360:
                title.tap()
            else:
                title.click()
            page.wait_for_timeout(400)  # as long as a fold that was opened may move
            assert abs(title.bounding_box()["y"] - before) <= 4, title.text_content()
