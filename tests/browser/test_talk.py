"""A talk by mouse and by keyboard, reloaded in the middle, to its end and the next visit; at 360 px she stays in sight."""

import pytest

TALK, LATER = "notebooks/practice/c3-doina.html", "notebooks/practice/c3-doina-a-week-later.html"
BOX = "el => { const box = el.getBoundingClientRect(); return [box.top, box.bottom, box.left, box.right]; }"
IN_SIGHT = """names => names.map(name => document.querySelector(`[data-slot=${name}]`).getBoundingClientRect()).every(
    ({top, bottom, left, right}) => top >= -1 && bottom <= 641 && left >= 0 && right <= 360)"""


def words_of(page):
    return page.locator("[data-slot=her]").inner_text()


def seen(page):
    """All that the play shows; that something new is shown is of the moment, as focus is."""
    return page.evaluate("""() => {
        const view = document.querySelector('[data-play]').play.view;
        return JSON.stringify({...view, marked: {...view.marked, "her-mark": ""}, focus: '', say: ''});
    }""")


def finish(page):
    """Say the first of four until one may close, then close."""
    for _ in range(30):
        close = page.locator("[data-slot=close]")
        if close.is_enabled():
            close.click()
            page.locator("[data-do=closing]:visible").first.click()
            return
        page.locator("[data-slot='reply:1']").click()
    raise AssertionError("the talk did not end")


@pytest.fixture
def phone(visit):
    seen = visit(TALK, width=360, height=640)
    yield seen.page
    assert seen.errors == []


def test_a_talk_is_played_reloaded_taken_back_and_ended_and_the_next_visit_goes_on_from_it(phone):
    first = words_of(phone)
    phone.locator("[data-slot='reply:2']").click()
    answer = words_of(phone)
    assert answer != first
    assert phone.locator("[data-slot=skill]").inner_text()
    figure = phone.locator("[data-slot=figure]")
    assert figure.get_attribute("role") == "img" and figure.get_attribute("aria-label")
    phone.locator("[data-slot='reply:1']").click()
    before = seen(phone)
    phone.reload()
    assert seen(phone) == before
    phone.locator("[data-slot=take]").click()
    assert words_of(phone) == answer
    assert phone.locator("[data-slot='reply:1']").get_attribute("data-mark") == "tried"
    finish(phone)
    assert phone.locator(".ending:visible").count() == 2
    assert phone.locator("[data-slot=bars] .bar-told").count() == 5
    assert "mL" in phone.locator("[data-slot=week]").inner_text()
    assert not phone.locator("[data-slot=points]").is_visible()
    ended = seen(phone)
    phone.reload()
    assert seen(phone) == ended
    phone.locator("a.go").click()
    phone.wait_for_url(f"**/{LATER}")
    phone.locator("[data-slot='reply:1']").click()
    assert "{" not in words_of(phone)


def test_her_figure_words_and_the_tray_are_in_sight_while_one_chooses(phone):
    phone.locator("[data-slot='reply:1']").click()
    phone.wait_for_function(IN_SIGHT, arg=["figure", "her", "close"])  # once the page has come to rest
    figure, her = (phone.locator(f"[data-slot={name}]").evaluate(BOX) for name in ("figure", "her"))
    assert her[2] >= figure[3]  # her words beside her, which leaves the room to the replies
    phone.locator("[data-slot='reply:4']").scroll_into_view_if_needed()
    top, bottom, *_ = phone.locator("[data-slot=figure]").evaluate(BOX)
    assert top >= -1 and bottom <= 400
    assert all(one.evaluate(BOX)[3] - one.evaluate(BOX)[2] > 280 for one in phone.locator(".reply:visible").all())


def said_so_far(page):
    return page.evaluate("() => document.querySelector('[data-play]').play.state.nodes.length - 1")


@pytest.mark.parametrize("settings", [{}, {"reduced_motion": "reduce"}])
def test_a_double_tap_says_one_reply_and_takes_back_one(visit, settings):
    page = visit(TALK, width=360, height=640, **settings).page
    page.wait_for_timeout(600)
    page.locator("[data-slot='reply:1']").dblclick(delay=20)
    assert said_so_far(page) == 1
    page.locator("[data-slot='reply:1']").click()
    assert said_so_far(page) == 2
    page.wait_for_timeout(600)
    page.locator("[data-slot=take]").dblclick(delay=20)
    assert page.locator("[data-slot=take]").is_enabled()  # still one turn from the beginning


def test_a_digit_held_down_says_one_reply(visit):
    page = visit(TALK).page
    page.locator("[data-slot=talk]").focus()
    for _ in range(5):
        page.keyboard.down("2")
    page.keyboard.up("2")
    assert said_so_far(page) == 1
    page.keyboard.press("2")
    assert said_so_far(page) == 2


def at_own_words(page):
    """As if she had just said what a sentence of one's own is asked for after."""
    page.evaluate("""() => {
        const play = document.querySelector('[data-play]').play;
        play.state.nodes[play.state.at].turn.state.last = Object.keys(play.spec.own)[0];
        play.shown(true);
    }""")
    page.locator("details.own summary").click()


def test_own_words_are_kept_when_a_reply_is_tapped_while_one_writes(phone):
    at_own_words(phone)
    phone.locator("details.own textarea").fill("You noticed")
    phone.evaluate("() => document.querySelector(`[data-slot='reply:1']`).click()")  # a phone may leave the hand in the field
    phone.reload()
    written = "() => Object.values(document.querySelector('[data-play]').play.state.own)[0].written"
    assert phone.evaluate(written) == "You noticed"


def test_the_models_have_the_focus_once_one_compares(phone):
    at_own_words(phone)
    phone.locator("[data-slot=compare]").press("Enter")
    assert phone.evaluate("() => document.activeElement.dataset.slot") == "models"
    phone.keyboard.press("Tab")
    assert phone.evaluate("() => document.activeElement.type") == "checkbox"


def test_where_one_stands_on_the_way_is_told(phone):
    phone.locator("[data-slot='reply:1']").click()
    assert phone.locator(".dot[aria-current=step]").get_attribute("data-of") == "2"


def test_a_talk_by_keyboard_alone(visit):
    page = visit(TALK).page
    page.locator("[data-slot=talk]").focus()
    page.keyboard.press("2")
    answer = words_of(page)
    assert page.evaluate("() => document.activeElement.dataset.slot") == "talk"
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.dataset.slot") == "take"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert words_of(page) != answer
    page.wait_for_function("() => document.querySelector('[data-slot=said]').textContent.length > 20")  # heard, once
    assert words_of(page) in page.locator("[data-slot=said]").text_content()
    page.locator("[data-slot='dot:2']").press("Enter")
    assert words_of(page) == answer


@pytest.mark.parametrize(("width", "settings"), [(360, {}), (1280, {"color_scheme": "dark"})])
def test_with_the_text_twice_as_large_nothing_runs_over(visit, width, settings):
    page = visit(TALK, width=width, **settings).page
    page.add_style_tag(content="html { font-size: 200%; }")
    page.locator("[data-slot='reply:1']").click()
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    finish(page)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width


def test_a_return_visit_alone_says_what_it_waits_for(visit):
    page = visit(LATER, width=360).page
    assert page.locator("[data-slot=waits]").is_visible()
    assert not page.locator("[data-slot=talk]").is_visible()


def test_without_scripts_a_talk_can_be_read(visit):
    page = visit(TALK, width=360, java_script_enabled=False).page
    assert page.locator(".no-script blockquote:visible").count() > 10
    assert page.locator(".no-script .ending:visible").count() == 2
    assert not page.locator(".reply").first.is_visible()


def test_a_second_tab_stands_where_the_first_one_does(visit):
    seen_one = visit(TALK, own=True)
    other = seen_one.page.context.new_page()
    other.goto(seen_one.page.url)
    other.wait_for_function("() => document.querySelector('[data-play]').play")
    seen_one.page.locator("[data-slot='reply:3']").click()
    answer = words_of(seen_one.page)
    other.wait_for_function("words => document.querySelector('[data-slot=her]').textContent === words", arg=answer)


def test_the_weeks_round_a_talk_are_those_of_the_last_talk(visit):
    page = visit(TALK).page
    finish(page)
    page.locator("a.see").click()
    page.wait_for_url("**/the-weeks-round-a-talk.html")
    page.locator("[data-slot=told]").wait_for()
    settings = page.evaluate("() => document.querySelector('[data-activity=explore]').explorer.settings")
    assert settings["look_day"] == 42
    assert settings["c_cup_ml"] > 0
    page.locator("[data-slot=beside]").click()
    assert page.locator(".key:visible").count() == 1
