"""The positioning puzzle by finger, mouse and keyboard, and coaching with words, on their pages: what only a browser can show."""

import pytest

FOLDER = "notebooks/m06-position-and-attachment"
PUZZLE, COACHING = f"{FOLDER}/01-four-points-to-hold-four-to-take.html", f"{FOLDER}/02-help-with-words-alone.html"


@pytest.fixture
def puzzle(visit):
    """The puzzle's card, at a phone's width."""
    seen = visit(PUZZLE, width=360)
    yield seen.page.locator("#position-holds")
    assert seen.errors == []


def middle(handle):
    """Where a handle is, in the window."""
    box = handle.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def wish(card):
    """What the learner has moved, by sign."""
    return card.evaluate("card => card.play.state.wish")


def test_a_ring_is_dragged_and_pressed_by_key_and_stands_on_the_drawing(puzzle):
    page, hip = puzzle.page, puzzle.locator("[data-of=hip][data-pull]")
    hip.scroll_into_view_if_needed()
    picture, (x, y) = puzzle.locator(".feed-view").bounding_box(), middle(hip)
    assert picture["x"] <= x <= picture["x"] + picture["width"]
    assert picture["y"] <= y <= picture["y"] + picture["height"]
    before = wish(puzzle)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 10, y - 8, steps=3)
    page.mouse.move(x + 40, y - 45, steps=5)
    page.mouse.up()
    assert wish(puzzle) != before
    assert hip.get_attribute("data-held") is None
    assert puzzle.evaluate("card => card.play.state.moves") == 1
    hand, before = puzzle.locator("[data-of=hand][data-pull]"), wish(puzzle)
    hand.focus()
    for key in ("ArrowLeft", "ArrowUp", "ArrowLeft", "ArrowDown", "ArrowRight", "ArrowRight", "ArrowRight"):
        hand.press(key)
    assert wish(puzzle)["support"] != before["support"]


def test_a_finger_drags_and_the_page_stays(puzzle):
    page, nose = puzzle.page, puzzle.locator("[data-of=nose][data-pull]")
    nose.scroll_into_view_if_needed()
    (x, y), before, scrolled = middle(nose), wish(puzzle), page.evaluate("() => window.scrollY")
    touch = page.context.new_cdp_session(page)

    def point(kind, *at):
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": one[0], "y": one[1]} for one in at]})

    point("touchStart", (x, y))
    for step in range(1, 8):
        point("touchMove", (x - 6 * step, y))  # the baby lies across: nose and nipple meet sideways
    page.wait_for_timeout(100)
    point("touchEnd")
    assert wish(puzzle)["aim"] != before["aim"]
    assert page.evaluate("() => window.scrollY") == scrolled


def test_by_buttons_alone_four_lamps_burn_and_stay_after_a_reload(puzzle):
    for move in ("toward", "along", "straighten", "nearer"):
        for _ in range(5):
            button = puzzle.locator(f"[data-do=move][data-of={move}]")
            if button.is_visible():
                button.focus()
                button.press("Enter")
    assert puzzle.locator(".lamps [data-mark=lit]").count() == 4
    assert puzzle.locator("[data-slot=told]").is_visible()
    assert puzzle.locator("[data-pull]:visible").count() == 0
    puzzle.page.reload()
    assert puzzle.locator(".lamps [data-mark=lit]").count() == 4


def test_words_alone_move_the_figure_and_are_heard(visit):
    seen = visit(COACHING, width=360, height=640)
    card = seen.page.locator("#coach-rosa")
    for line in ("holds-well", "whole-body", "nose", "hand-down"):
        for _ in range(3):
            if card.locator(f"[data-of={line}]").is_visible():
                break
            card.locator("[data-do=deal]").press("Enter")
        card.locator(f"[data-of={line}]").press("Enter")
        assert card.locator("[data-slot=her]").inner_text()
        lamps = card.locator(".lamps").bounding_box()
        assert 0 <= lamps["y"] <= 320 - lamps["height"], "picture and lamps stay in sight, in half of the height"
    seen.page.wait_for_timeout(700)
    assert seen.page.evaluate("document.activeElement.dataset.slot") == "heard"
    assert card.locator("[data-slot=said]").text_content() == "", "what takes the focus is read there, and not once more"
    assert card.locator(".lamps [data-mark=lit]").count() == 4
    assert "100" in card.locator("[data-slot=score]").inner_text()
    assert card.evaluate("card => card.querySelector('[data-slot=figure] .feed-view').getAttribute('aria-label').length") > 20
    assert seen.errors == []


@pytest.mark.parametrize("width", [768, 1280])
def test_a_button_stays_in_its_place_when_something_is_told(visit, width):
    card = visit(PUZZLE, width=width).page.locator("#position-holds")
    button = card.locator("[data-do=move][data-of=straighten]")
    button.focus()
    places = []
    for _ in range(3):  # the baby’s body lies turned up, so from some press on it says why nothing moves
        places.append(card.locator(".hold-moves").bounding_box())
        button.press("Enter")
    assert card.locator("[data-slot=told]").is_visible()
    assert places == [card.locator(".hold-moves").bounding_box()] * 3


def test_the_nose_goes_along_the_baby_as_its_buttons_say(puzzle):
    nose, group = puzzle.locator("[data-of=nose][data-pull]"), puzzle.get_by_role("group", name="Slide him")
    places = [middle(nose)]
    for way in ("Head first", "Feet first", "Feet first"):
        group.get_by_role("button", name=way).press("Enter")
        places.append(middle(nose))
    first, headward, back, footward = [across for across, _ in places]
    assert headward > first + 2  # his head lies on the right
    assert abs(back - first) < 1
    assert footward < first - 2
