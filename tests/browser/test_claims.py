"""The claims library and the sorting game in the built site: filters, address, keyboard, memory, calibration."""

import gzip
import json

import pytest

from lactation.activities.sorting import SortClaims
from lactation.content.words import words
from tests.browser.explorer_page import TYPE

FOLDER = "notebooks/reading-the-web/"
LIBRARY, SORT, MAP = (f"{FOLDER}{name}.html" for name in ("claims-library", "sort-the-claims", "five-ways-to-more-milk"))
READING = f"{FOLDER}01-reading-the-web-with-a-mother.html"
SHOWN = "#claims-library .rows > li:not([hidden])"
COUNT = "#claims-library .count"


def test_library_is_light(built):
    assert len(gzip.compress((built / LIBRARY).read_bytes())) < 200_000


def test_library_is_a_whole_list_without_scripts(visit):
    page = visit(LIBRARY, width=360, java_script_enabled=False).page
    assert page.locator(SHOWN).count() == 159
    assert not page.locator("#S3-19").is_visible()
    open_shelves(page)
    assert not page.locator("form.filters").is_visible()
    assert page.locator("#S3-19").is_visible()
    assert page.locator("details.claim:not([open])").count() == 121
    page.locator("#S0-01 summary").click()
    assert page.locator("#S0-01 .sources").first.is_visible()
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def open_shelves(page):
    """Open every topic, as a finger does."""
    for fold in page.locator(".shelf > summary").all():
        fold.click()


def test_library_is_a_few_screens_on_a_phone_and_its_count_stays_in_sight(visit):
    page = visit(LIBRARY, width=360).page
    page.wait_for_function("() => !document.querySelector('form.filters').hidden")
    assert page.evaluate("document.documentElement.scrollHeight") < 4 * 640
    page.locator(".shelf").first.locator("summary").first.click()
    page.locator(".shelf").first.locator(".claim").last.scroll_into_view_if_needed()
    for one in (page.locator(COUNT), page.get_by_label("Words to look for")):
        box = one.bounding_box()
        assert 0 <= box["y"] < 250
    page.get_by_label("Words to look for").fill("lump")
    page.wait_for_function("() => document.querySelector('#claims-library .count').textContent.length < 17")
    assert page.locator("#claims-library .rows > li:visible").count() == page.locator(SHOWN).count() > 3
    page.get_by_role("button", name="Show all").click()
    assert page.locator(".shelf[open]").count() == 0
    assert page.locator(".shelf:visible").count() == page.locator(".shelf").count()


def test_what_does_not_hold_shows_its_correction(visit):
    page = visit(LIBRARY, width=360).page
    open_shelves(page)
    for verdict in ("unsafe", "contradicted", "unsupported"):
        shows = """claim => [claim.id, claim.querySelector(".verdict").checkVisibility(),
            claim.querySelector(":scope > p").checkVisibility()]"""
        told = page.locator(f"details.claim.{verdict}").evaluate_all(f"claims => claims.map({shows})")
        assert [one for one, *parts in told if not all(parts)] == []
        assert len(told) > 5


def test_filters_are_counted_and_kept_in_the_address(visit):
    page = visit(LIBRARY).page
    page.get_by_text("Choose article, topic or verdict").click()
    page.get_by_label("Verdict").select_option("unsafe")
    assert page.locator(SHOWN).count() == 7
    assert page.locator(COUNT).inner_text() == "7 claims of 159."
    page.get_by_label("Words to look for").fill("lump")
    page.reload()
    page.wait_for_function("() => document.querySelector('#library-words').value === 'lump'")
    assert "verdict=unsafe" in page.url
    assert 0 < page.locator(SHOWN).count() < 7
    page.get_by_label("Words to look for").fill("no such word")
    assert page.locator(COUNT).inner_text().startswith("No claim fits.")
    page.get_by_role("button", name="Show all").click()
    assert page.locator(SHOWN).count() == 159
    assert page.get_by_label("Words to look for").evaluate("el => el === document.activeElement")
    assert not page.evaluate("location.hash")


def test_screen_reader_hears_the_count_when_the_hand_rests(visit):
    page = visit(LIBRARY).page
    page.evaluate("""() => {
      window.heard = [];
      const live = document.querySelector("#claims-library [role=status]"), all = { childList: true, subtree: true };
      new MutationObserver(() => { if (live.textContent) { window.heard.push(1); } }).observe(live, all);
    }""")
    page.evaluate(TYPE, ["#library-words", "massage and lumps"])
    page.wait_for_function("() => window.heard.length")
    assert page.evaluate("window.heard.length") == 1


@pytest.mark.parametrize("address", ["#article=S4", "#article=nowhere", "#S3-19", "#words=%E0%A4%A"])
def test_any_address_opens_the_library(visit, address):
    seen = visit(LIBRARY + address, scheme="file")
    seen.page.wait_for_function("() => !document.querySelector('form.filters').hidden")
    expected = 21 if address == "#article=S4" else 159
    assert seen.errors == []
    assert seen.page.locator(SHOWN).count() == expected or "words" in address
    if address == "#S3-19":
        assert seen.page.locator("#S3-19[open]").is_visible()


@pytest.mark.parametrize("second", ["#article=nowhere", "#words=" + 100 * "x"])
def test_an_address_with_nothing_to_choose_shows_all_and_not_what_was_chosen_before(visit, second):
    page = visit(LIBRARY + "#article=S4&words=milk").page
    page.wait_for_function("() => document.querySelector('#library-words').value === 'milk'")
    page.evaluate("hash => { location.hash = hash; }", second)
    page.wait_for_function("() => document.querySelector('#library-words').value === ''")
    assert page.locator(SHOWN).count() == 159


def answer(page, verdict, sure):
    """Answer the claim that is asked by keyboard alone."""
    page.locator(f"[data-play=sort] [data-slot=pick] input[value='{verdict}']").focus()
    page.keyboard.press("Space")
    page.locator(f"[data-play=sort] [data-slot=sure-set] input[value='{sure}']").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")


def test_ten_claims_by_keyboard_end_in_how_sure_against_how_right(visit):
    page = visit(SORT, width=360).page
    for claim in SortClaims().claims:
        assert claim["claim"] in page.locator("[data-slot=claim]").inner_text()
        assert not page.locator("[data-slot=answer]").is_visible()
        answer(page, claim["verdict"], 100)
        assert claim["teach"] in page.locator("[data-slot=answer]").inner_text()
        assert page.locator("[data-slot=told]").inner_text().startswith("Yes.")
        page.locator("[data-do=next]").press("Enter")
    assert page.locator("[data-slot=result-said]").inner_text().startswith("10 of 10 points.")
    said = page.locator("[data-slot=sure-said]").inner_text()
    assert said.startswith("You thought you would be right in 10 of 10. You were right in 10 of 10.")
    widths = page.locator("[data-slot=sure-bars] i").evaluate_all("all => all.map(one => one.style.width)")
    assert widths == ["100%", "100%"]
    page.locator(".result summary").press("Enter")
    assert page.locator("[data-slot='level-said:100']").inner_text() == "10 of 10"


def test_unsafe_claim_called_wrong_is_a_near_miss_that_keeps_her_from_harm(visit):
    page = visit(SORT).page
    for claim in SortClaims().claims:
        unsafe = claim["verdict"] == "unsafe"
        answer(page, "contradicted" if unsafe else claim["verdict"], 60)
        told = page.locator("[data-slot=told]").inner_text()
        assert told.startswith(words()["sort_close"] + " It may harm" if unsafe else "Yes.")
        page.locator("[data-do=next]").press("Enter")
    said = "9.5 of 10 points. Of these claims, 1 may harm. You would have kept a mother from 1."
    assert page.locator("[data-slot=result-said]").inner_text().startswith(said)


def test_another_ten_adds_up_and_a_reload_goes_on_where_it_was(visit):
    page = visit(SORT).page
    for _ in range(10):
        answer(page, "partly", 60)
        page.locator("[data-do=next]").click()
    page.get_by_role("button", name="Another ten").click()
    answer(page, "partly", 40)
    teach = page.locator("[data-slot=teach]").inner_text()
    page.reload()
    assert page.locator("[data-slot=teach]").inner_text() == teach  # what was told is not lost
    page.locator("[data-do=next]").click()
    assert page.locator("[data-slot=place]").inner_text() == "Claim 2 of 10"
    assert SortClaims(hand=2).claims[1]["claim"] in page.locator("[data-slot=claim]").inner_text()
    for _ in range(9):
        answer(page, "partly", 40)
        page.locator("[data-do=next]").click()
    page.reload()
    page.locator("[data-do=next]").click()
    shown = page.locator("[data-slot^=level-said]").all_text_contents()
    assert [text.split(" of ")[-1] for text in shown] == ["no answer", "10", "10", "no answer", "no answer"]
    page.get_by_role("button", name="Start again").click()
    assert page.locator("[data-slot=place]").inner_text() == "Claim 1 of 10"


def test_commit_says_what_is_missing_and_goes_there(visit):
    page = visit(SORT).page
    page.get_by_role("button", name="Commit and see").click()
    assert page.get_by_text(words()["sort_verdict_missing"]).first.is_visible()
    page.wait_for_function("() => document.querySelector('[data-play=sort] [data-slot=said]').textContent !== ''")
    assert page.evaluate("document.activeElement.closest('[data-slot]').dataset.slot") == "pick"
    assert not page.locator("[data-slot=answer]").is_visible()
    page.locator("[data-slot=pick] input").first.check()
    page.get_by_role("button", name="Commit and see").click()
    assert page.get_by_text(words()["sort_sure_missing"]).first.is_visible()
    assert page.evaluate("document.activeElement.closest('[data-slot]').dataset.slot") == "sure-set"
    assert not page.locator("[data-slot=answer]").is_visible()


@pytest.mark.parametrize(
    "kept",
    [
        {"hand": -1},
        {"hand": 1.5, "answers": {}},
        {"hand": 0, "answers": {"S0-12": {"choice": 9, "sure": 60}, "S9-99": 1}},
        7,
        "x",
        None,
    ],
)
def test_what_was_kept_wrongly_is_left_aside(visit, kept):
    saved = json.dumps({"version": 1, "answers": {"all/sorted": kept}})
    seen = visit(SORT, script=f"localStorage.setItem('milk-in-motion', {json.dumps(saved)})")
    assert seen.errors == []
    assert seen.page.locator("[data-slot=place]").inner_text() == "Claim 1 of 10"


def test_small_set_of_the_lesson_ends_without_another_ten(visit):
    page = visit(READING).page
    sort = page.locator("[data-play=sort]")
    for _ in range(5):
        answer(page, "supported", 80)
        sort.locator("[data-do=next]").click()
    assert words()["sure_over"] in sort.locator("[data-slot=sure-said]").inner_text()
    assert not sort.get_by_role("button", name="Another ten").is_visible()


def test_map_leads_to_each_way_by_keyboard(visit):
    page = visit(MAP).page
    for link in page.locator(".ways svg a").all():
        link.focus()
        page.keyboard.press("Enter")
        assert page.locator(page.evaluate("location.hash")).count() == 1
