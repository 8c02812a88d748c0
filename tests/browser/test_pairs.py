"""Rows of two numbers in a page: typing, adding, removing, what is refused, and what stays on the device."""

import time

import pytest

from lactation.activities.explorer import Explorer
from lactation.content.schema import words
from lactation.core.words import fill_in
from lactation.faces import page as page_face
from lactation.site.compile import CORE, compile_core
from lactation.site.join import join_script
from tests.browser import record_page
from tests.browser.conftest import Visits

STATIC = CORE.parent / "site" / "theme" / "static"


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """A page with nothing but the growth chart, as a file."""
    path = tmp_path_factory.mktemp("pairs") / "growth.html"
    path.write_text(
        f"""<!doctype html><html lang="en" class="js"><meta charset="utf-8"><title>Growth</title>
        <style>{(STATIC / "milk.css").read_text(encoding="utf-8")}</style><main>{page_face.render(Explorer("growth"))}</main>
        <script type="application/json" id="words">{page_face.as_json(words())}</script><script>{compile_core()}</script>
        <script>{join_script()}</script></html>""",
        encoding="utf-8",
    )
    return path.as_uri()


@pytest.fixture
def growth(request, browser, address, windows):
    """The page at phone width; an error or a warning fails the test."""
    visits = Visits(request.session, browser, {"file": address.rpartition("/")[0]}, windows)
    watched = visits("growth.html", "file", 360, height=740)
    record_page.ready(watched.page)
    yield watched.page
    visits.end()
    assert watched.errors == []


def cell(page, row, column):
    return page.locator(".pairs .rows li").nth(row).locator("input").nth(column)


def again(page):
    """Load the page anew, until it has what was kept."""
    page.reload()
    record_page.ready(page)


def problem(page):
    return page.locator(".pairs .problem")


def expected(**settings):
    explorer = Explorer("growth")
    return explorer.sentence(explorer.result(settings), settings)


def test_typing_a_weight_changes_figure_and_sentence(growth):
    before = growth.locator('[data-series="weights"] path').get_attribute("d")
    cell(growth, 2, 1).fill("3.3")
    assert growth.locator('[data-series="weights"] path').get_attribute("d") != before
    assert growth.locator(".say").inner_text() == expected(weights=[[3, 3.18], [7, 3.34], [14, 3.3]])


BAD = [
    (2, 1, "0.3", "Weights after birth, row 3, Weight in kg: found 0.3, expected a number from 1 to 10"),
    (1, 0, "99", "Weights after birth, row 2, Day: found 99, expected a number from 0 to 84"),
    (1, 0, "3", "Weights after birth, row 2, Day: found 3 as in row 1, expected one row for each"),
    (0, 1, "", "Weights after birth, row 1, Weight in kg: found nothing, expected a number from 1 to 10"),
    (0, 1, "0x3", "Weights after birth, row 1, Weight in kg: found 0x3, expected a number from 1 to 10"),
    (0, 1, "3OO", "Weights after birth, row 1, Weight in kg: found 3OO, expected a number from 1 to 10"),
    (0, 1, "3 400", "Weights after birth, row 1, Weight in kg: found 3 400, expected a number from 1 to 10"),
    (2, 1, "3400", "Weights after birth, row 3, Weight in kg: found 3400, expected a number from 1 to 10. Did you mean 3.4 kg?"),
]


def test_bad_value_gives_one_message_and_leaves_the_last_good_state(growth):
    said = growth.locator(".say").inner_text()
    for row, column, typed, message in BAD:
        cell(growth, row, column).fill(typed)
        growth.locator("#growth-birth_kg").focus()
        assert problem(growth).inner_text() == message
        assert growth.locator(".problem:visible").count() == 1
        assert growth.locator(".say").inner_text() == said
        wrong = growth.locator(f".pairs li:nth-child({row + 1}) [aria-invalid]")
        assert wrong.count() == growth.locator("[aria-invalid]").count() == 2
        growth.locator(".reset").click()
        assert not problem(growth).is_visible()


def test_weight_is_read_in_the_digits_of_any_script(growth):
    for typed in ("3,3", "٣٫٣", "३.३"):
        cell(growth, 2, 1).fill(typed)
        assert growth.locator(".say").inner_text() == expected(weights=[[3, 3.18], [7, 3.34], [14, 3.3]]), typed
        growth.locator(".reset").click()


def test_mending_an_old_weight_keeps_the_day_looked_at(growth):
    growth.locator("#growth-day").fill("3")
    cell(growth, 0, 1).fill("3.1")
    assert growth.locator("#growth-day").input_value() == "3"
    assert growth.locator(".say").inner_text() == expected(weights=[[3, 3.1], [7, 3.34], [14, 3.68]], day=3)
    cell(growth, 2, 1).fill("3.7")
    assert growth.locator("#growth-day").input_value() == "3"


def test_new_newest_weight_moves_the_day_looked_at_to_it(growth):
    growth.locator("#growth-day").fill("3")
    growth.locator(".pairs .add").click()
    cell(growth, 3, 0).fill("20.5")
    cell(growth, 3, 1).fill("3.9")
    assert growth.locator("#growth-day").input_value() == "21"


def test_every_10_g_of_birth_weight_can_be_reached_by_a_finger(growth):
    more = growth.get_by_role("button", name=fill_in(words()["fine_more"], {"label": "Birth weight"}))
    less = growth.get_by_role("button", name=fill_in(words()["fine_less"], {"label": "Birth weight"}))
    more.click()
    assert growth.locator("#growth-birth_kg").input_value() == "3.41"
    assert growth.locator('[data-control="birth_kg"] .value').inner_text() == "3.41 kg"
    for _ in range(2):
        less.click()
    assert growth.locator("#growth-birth_kg").input_value() == "3.39"
    assert growth.locator(".say").inner_text() == expected(birth_kg=3.39)
    assert more.bounding_box()["height"] >= 44
    assert more.bounding_box()["width"] >= 44


def test_card_says_how_urgent_it_is(growth):
    assert growth.locator(".say").get_attribute("data-level") == "usual"
    cell(growth, 2, 1).fill("3.3")
    assert growth.locator(".say").get_attribute("data-level") == "today"


def test_good_value_takes_the_message_away(growth):
    cell(growth, 2, 1).fill("0.3")
    cell(growth, 2, 1).press("Tab")
    cell(growth, 2, 1).fill("3.7")
    assert not problem(growth).is_visible()
    assert growth.locator("[aria-invalid]").count() == 0


def test_row_can_be_added_by_keyboard_and_is_not_blamed_while_half_typed(growth):
    growth.locator(".pairs .add").press("Enter")
    growth.keyboard.type("21")
    growth.keyboard.press("Tab")
    assert not problem(growth).is_visible()
    growth.keyboard.type("3.9")
    growth.locator("#growth-day").fill("21")
    weights = [[3, 3.18], [7, 3.34], [14, 3.68], [21, 3.9]]
    assert growth.locator(".say").inner_text() == expected(weights=weights, day=21)
    assert growth.locator('[data-series="weighed"] use:visible').count() == 5


def test_empty_row_at_the_end_is_not_there_yet(growth):
    said = growth.locator(".say").inner_text()
    growth.locator(".pairs .add").click()
    growth.locator("#growth-birth_kg").focus()
    assert not problem(growth).is_visible()
    assert growth.locator(".say").inner_text() == said


def test_removed_row_is_gone_and_the_rest_is_numbered_anew(growth):
    growth.get_by_role("button", name=fill_in(words()["pairs_remove"], {"n": "1"})).click()
    assert growth.locator(".pairs .rows li").count() == 2
    assert cell(growth, 0, 0).input_value() == "7"
    assert growth.get_by_label("Day, row 1").evaluate("el => el === document.activeElement")
    assert growth.get_by_label("Weight in kg, row 2").input_value() == "3.68"


def test_all_rows_can_go(growth):
    for _ in range(3):
        growth.locator(".pairs .remove").first.click()
    assert growth.locator(".pairs .add").evaluate("el => el === document.activeElement")
    assert growth.locator(".say").inner_text() == expected(weights=[])


def test_no_more_rows_than_the_scene_takes(growth):
    add = growth.locator(".pairs .add")
    while add.is_enabled():
        add.click()
    assert growth.locator(".pairs .rows li").count() == 20


def test_what_was_typed_is_there_after_a_reload(growth):
    cell(growth, 2, 1).fill("3.3")
    growth.locator("#growth-birth_kg").fill("3.6")
    said = growth.locator(".say").inner_text()
    assert not growth.locator(".kept").is_visible()
    again(growth)
    assert cell(growth, 2, 1).input_value() == "3.3"
    assert growth.locator(".say").inner_text() == said
    assert growth.locator(".kept").inner_text().startswith(words()["kept_shown"])
    growth.get_by_role("button", name=words()["kept_clear"]).click()
    assert cell(growth, 2, 1).input_value() == "3.68"
    assert not growth.locator(".kept").is_visible()
    again(growth)
    assert cell(growth, 2, 1).input_value() == "3.68"
    assert not growth.locator(".kept").is_visible()


def test_start_again_brings_the_first_rows_back(growth):
    cell(growth, 2, 1).fill("0.3")
    growth.locator(".pairs .remove").first.click()
    growth.locator(".reset").click()
    assert [cell(growth, 2, column).input_value() for column in (0, 1)] == ["14", "3.68"]
    assert not problem(growth).is_visible()


def test_record_of_an_older_course_is_left_aside(growth):
    said = growth.locator(".say").inner_text()
    for at, kept in enumerate(({"weights": [[3, 99]]}, {"weights": "x"}, {"another": 1}), 1):
        record_page.base(growth, [{"id": f"old{at}", "at": at, "kind": "rows", "item": "explore-growth", "settings": kept}])
        again(growth)
        assert growth.locator(".say").inner_text() == said, kept


def test_old_record_of_rows_is_taken_up(growth):
    record_page.base(
        growth, [{"id": "old", "at": 1, "kind": "rows", "item": "explore-growth", "settings": {"weights": [[5, 3.2]]}}]
    )
    again(growth)
    assert growth.locator(".pairs .rows li").count() == 1
    assert growth.locator(".kept").is_visible()


def test_typing_is_kept_when_the_hand_rests_and_not_with_each_key(growth):
    cell(growth, 2, 1).press("End")
    for _ in range(6):
        growth.keyboard.press("Backspace")
        growth.keyboard.type("5")
    assert record_page.base(growth)["events"] == []
    stop = time.monotonic() + 10
    while not record_page.base(growth)["events"] and time.monotonic() < stop:
        growth.wait_for_timeout(100)
    (event,) = record_page.base(growth)["events"]
    assert event["settings"]["weights"][2] == [14, float(cell(growth, 2, 1).input_value())]


def test_rows_typed_in_another_tab_come_into_this_one(growth, address):
    other = growth.context.new_page()
    other.goto(address)
    record_page.ready(other)
    cell(other, 2, 1).fill("3.3")
    other.locator("#growth-birth_kg").focus()  # the hand leaves
    growth.wait_for_function("() => document.querySelectorAll('.pairs .rows li')[2].querySelectorAll('input')[1].value === '3.3'")


def test_rows_outlive_a_prediction_that_is_taken_again(card):
    page = card("growth").page
    cell(page, 2, 1).evaluate("field => { field.closest('details')?.setAttribute('open', ''); }")
    cell(page, 2, 1).fill("3.3")
    page.locator("#growth-birth_kg").focus()
    page.locator("#ask-growth-predict [data-do=again]").click()
    page.wait_for_timeout(1000)  # longer than a hand rests
    again(page)
    assert cell(page, 2, 1).input_value() == "3.3"


def test_everything_to_press_is_44_px(growth):
    for el in growth.locator(".pairs input, .pairs button").all():
        assert el.bounding_box()["height"] >= 44
        assert el.bounding_box()["width"] >= 44


def test_nothing_is_wider_than_a_phone(growth):
    assert growth.evaluate("document.documentElement.scrollWidth") <= 360
