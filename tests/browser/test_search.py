"""The search of the whole site: what it finds, where it leads, by keyboard, on a phone, from a folder, without scripts."""

import gzip
import json
import re

import pytest

from tests.browser.explorer_page import TYPE

BOX = "#q"
QUERIES = [  # typed, the end of the address of a page that must be among the first five
    ("prolactin", "02-prolactin"),
    ("PROLACTIN", "02-prolactin"),
    ("prolac", "02-prolactin"),
    ("mastitis", "02-mastitis-and-abscess"),
    ("masti", "02-mastitis-and-abscess"),
    ("abscesses", "02-mastitis-and-abscess"),
    ("mother's feelings", "03-oxytocin"),
    ("mother’s feelings", "03-oxytocin"),
    ("mothers feelings", "03-oxytocin"),
    ("letdown", "03-oxytocin"),
    ("let-down", "03-oxytocin"),
    ("night feeds", "08-why-nights-matter"),
    ("nights feeding", "08-why-nights-matter"),
    ("diaper", "the-numbers-that-decide"),
    ("wet nappies", "the-numbers-that-decide"),
    ("coffee", "02-coffee-alcohol-herbs"),
    ("caféine coffée", ""),
    ("tea", "02-coffee-alcohol-herbs"),
    ("teas", "02-coffee-alcohol-herbs"),
    ("storing milk fridge", "05-storing-cup-and-spoon"),
    ("back rub", "02-the-back-rub"),
    ("hand expression cup", "03-hand-expression"),
    ("thrush", "03-sore-nipples-and-breast-care"),
    ("leaking pads", "04-leaking"),
    ("brewer's yeast", ""),
    ("ducts sinuses ultrasound", "01-inside-the-breast"),
    ("fist massage", "05-massage"),
    ("twelve hours mastitis", ""),
    ("storage capacity", "06-storage-capacity"),
    ("WHO course", "claims-library"),
    ("bet cards", "workshop-supply-bet"),
    ("job aid night plan", "j20-night-plan"),
    ("small babies cup", "06-small-babies-and-work"),
]


def look_for(page, typed):
    page.locator(BOX).fill(typed)
    page.wait_for_function("typed => new URLSearchParams(location.search).get('q') === typed", arg=typed)
    return page.locator(".results > li > h2 a").evaluate_all("all => all.map(one => one.getAttribute('href').split('?')[0])")


@pytest.fixture(scope="module")
def asked(browser, addresses):
    """What each query finds, in one visit from a folder."""
    page = browser.new_page()
    page.goto(f"{addresses['file']}/search.html")
    found = {typed: look_for(page, typed) for typed, _ in QUERIES}
    page.close()
    return found


@pytest.mark.parametrize(("typed", "expected"), QUERIES, ids=[typed for typed, _ in QUERIES])
def test_a_query_finds_its_page_among_the_first(asked, typed, expected):
    pages = [re.sub(r"\.html$", "", one).rsplit("/", 1)[-1] for one in asked[typed]]
    assert (expected in pages[:5]) if expected else len(pages) == len(set(pages))


@pytest.mark.parametrize(
    "same", [("mother's feelings", "mother’s feelings", "mothers feelings"), ("prolactin", "PROLACTIN"), ("tea", "teas")]
)
def test_forms_of_a_query_find_the_same(asked, same):
    assert len({tuple(asked[typed]) for typed in same}) == 1


def held(built):
    text = (built / "_static" / "places.js").read_text(encoding="utf-8")
    return json.loads(text.removeprefix("var MILK_PLACES = ").rstrip().rstrip(";"))


def test_every_claim_condition_job_aid_and_subject_of_numbers_is_a_place(built):
    told = held(built)
    ids = {place[0] for place in told["places"]}
    html = {name: (built / name).read_text(encoding="utf-8") for name in told["addresses"]}
    wanted = {
        one
        for text in html.values()
        for one in re.findall(r' id="(S\d-\d\d|about-[\w-]+|job-aid-\w+|numbers-\d+|differ-\d+)"', text)
    }
    assert len(wanted) > 200
    assert wanted - ids == set()


def test_each_place_is_on_its_page_and_each_page_is_found(built):
    told = held(built)
    html = {name: (built / name).read_text(encoding="utf-8") for name in told["addresses"]}
    for number, place in zip(told["index"]["at"], told["places"], strict=True):
        assert not place[0] or f'id="{place[0]}"' in html[told["addresses"][number]]
    assert set(told["addresses"]) == {path.relative_to(built).as_posix() for path in built.rglob("*.html")} - {
        "index.html",
        "search.html",
    }


def test_what_is_no_text_of_the_page_is_not_searched(built):
    told = held(built)
    lines = "\n".join(told["lines"])
    assert '":{"' not in lines
    assert "data-" not in lines
    for page in told["addresses"]:
        for option in re.findall(
            r'<label class="choice"><input type="radio"[^>]*> <span>([^<]{30,})</span>',
            (built / page).read_text(encoding="utf-8"),
        ):
            assert option not in told["lines"]


def test_the_index_is_loaded_on_the_search_page_alone(built):
    for path in built.rglob("*.html"):
        assert ("places.js" in path.read_text(encoding="utf-8")) == (path.name == "search.html"), path
    assert (
        len(gzip.compress((built / "_static" / "places.js").read_bytes())) < 560_000
    )  # ten talks and three modules; on this page alone
    assert not (built / "searchindex.js").exists()


@pytest.mark.parametrize("scheme", ["http", "file"])
@pytest.mark.parametrize("width", [360, 1280])
def test_from_any_page_by_keyboard_to_the_place_and_back(visit, scheme, width):
    seen = visit("notebooks/m02-how-milk-works/01-inside-the-breast.html", scheme, width)
    page = seen.page
    page.locator(".menu > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("mastitis fever")
    page.keyboard.press("Enter")
    page.wait_for_selector(".results a")
    assert page.locator(BOX).input_value() == "mastitis fever"
    page.locator(BOX).focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    heading = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"found=.*#"))
    page.wait_for_function("() => CSS.highlights.has('found')")
    target = page.locator(f"#{page.url.split('#')[1]}")
    assert heading in re.sub(r"\s+", " ", target.text_content())
    marked = page.evaluate("() => Array.from(CSS.highlights.get('found'), one => one.toString().toLowerCase())")
    assert set(marked) <= {"mastitis", "fever"}
    assert marked
    inside = page.evaluate(
        "id => Array.from(CSS.highlights.get('found')).every(one => document.getElementById(id).contains(one.startContainer))",
        page.url.split("#")[1],
    )
    assert inside
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.go_back()
    page.wait_for_selector(".results a")
    assert page.locator(BOX).input_value() == "mastitis fever"
    assert seen.errors == []
    assert seen.outside == []


def test_first_mark_is_in_sight_and_what_was_folded_is_open(visit):
    page = visit("notebooks/reading-the-web/claims-library.html?found=pad#S3-02", width=360).page
    page.wait_for_function("() => CSS.highlights.has('found')")
    assert page.locator("#S3-02[open]").is_visible()
    assert 0 <= page.locator("#S3-02").bounding_box()["y"] < 800


def test_hits_of_one_page_are_one_entry_with_its_best_places(visit):
    page = visit("search.html?q=massage", width=360).page
    page.wait_for_selector(".results > li")
    links = look_for(page, "massage")
    assert len(links) == len(set(links)) <= 10
    for entry in page.locator(".results > li").all():
        assert 1 <= entry.locator("ul > li").count() <= 3
    assert "more places on this page" in page.locator(".results > li").first.inner_text()
    assert page.locator(".results mark").count() > 10
    before = page.locator(".results > li").count()
    page.get_by_role("button", name="Show more pages").click()
    assert page.locator(".results > li").count() > before
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_wrong_claim_is_never_quoted_without_its_verdict(visit):
    page = visit("search.html?q=rolling fist nipple").page
    page.wait_for_selector(".results > li")
    for place in page.locator('.results ul a[href*="#S"]').all():
        assert re.search(r"(True|Partly true|No good support|Not true|Unsafe)$", place.inner_text().strip())


NOTHING = [
    ("mastits", "No page has “mastits”.", ["mastitis"]),
    ("angorged brest", "No page has", ["engorged breast"]),
    ("qwertyuiop", "No page has “qwertyuiop”.", []),
    ("the", "Such small words are on every page.", []),
    ("<img src=x onerror=alert(1)>", "No page has “<img", []),
    ("constructor", "No page has", []),
]


def test_nothing_found_is_said_with_a_hint(visit):
    seen = visit("search.html")
    for typed, count, tries in NOTHING:
        look_for(seen.page, typed)
        assert seen.page.locator(".search > .count").inner_text().startswith(count)
        if tries:
            assert seen.page.locator(".tries a").all_inner_texts() == tries
        else:
            assert seen.page.locator(".results > li").count() == 0
    look_for(seen.page, NOTHING[0][0])
    seen.page.locator(".tries a").first.click()
    seen.page.wait_for_selector(".results > li")
    assert seen.errors == []


def test_screen_reader_hears_no_count_before_the_hand_rests(visit):
    page = visit("search.html").page
    page.evaluate("""() => {
      window.heard = [];
      const live = document.querySelector(".search [role=status]");
      new MutationObserver(() => window.heard.push(live.textContent)).observe(live, { childList: true, subtree: true });
    }""")
    page.evaluate(TYPE, [BOX, "prolactin at night"])
    page.wait_for_function("() => window.heard.length")
    assert page.evaluate("window.heard") == [page.locator(".search > .count").inner_text()]


def test_without_scripts_the_page_says_so(visit):
    page = visit("search.html", java_script_enabled=False).page
    assert "needs scripts" in page.locator("#search noscript").inner_text()


def test_search_is_the_first_entry_of_every_menu(built):
    for path in built.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        if path.name not in ("search.html", "index.html"):
            assert re.search(r'<nav aria-label="[^"]+"><form class="find" role="search" action="[./]*search.html">', html), path
