"""The built pages in real Chromium, network blocked: over http and from a folder, at 360 px and at 1280 px."""

import json
import re
from collections import Counter
from urllib.parse import unquote

import pytest

from lactation.content.marked import named
from lactation.content.schema import LabelsContent
from lactation.core.words import fill_in
from tests.browser.explorer_page import PAGES as PAGE_OF
from tests.browser.explorer_page import SHOWN, WORDS, Card, explorer_of, modelled
from tests.browser.page_checks import LESSON_PAGES, PAGES, visit_on_a_phone_and_on_a_desk

PHONE = {"width": 360, "has_touch": True, "is_mobile": True, "color_scheme": "light", "reduced_motion": "reduce"}


@pytest.mark.parametrize("name", [page for page in PAGES if page not in LESSON_PAGES])
def test_page_on_a_phone_and_on_a_desk_is_quiet_fits_is_large_enough_and_accessible(visit, name):
    visit_on_a_phone_and_on_a_desk(visit, name)


def test_what_a_page_loads_lies_beside_it_and_needs_no_server(built):
    """From a folder a browser loads no module and nothing by an address from the root."""
    wrong = []
    for path in built.rglob("*.html"):
        html = re.sub(r"<!--.*?-->", "", path.read_text(encoding="utf-8"), flags=re.S)
        for tag in re.findall(r"<(?:script|link|img|iframe|source|a)\b[^>]*>", html):
            to = re.search(r'\s(?:src|href)="([^"#?]+)', tag)
            if to and not re.match(r"(https?|mailto|data):", to[1]) and not (path.parent / unquote(to[1])).exists():
                wrong.append(f"{path.relative_to(built)}: {tag}")
            if re.search(r'type="module"|\scrossorigin', tag):
                wrong.append(f"{path.relative_to(built)}: {tag}")
    assert wrong == []


def test_every_page_is_free_of_third_parties(built):
    for path in built.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert not re.search(r"<(script|link|img|iframe)[^>]+(?:src|href)=[\"'](?:https?:)?//", html), path
        assert "fontawesome" not in html.lower(), path
    assert not [path for path in built.rglob("*") if "fontawesome" in path.name.lower()]
    for path in built.rglob("*.css"):
        assert not re.search(r"url\([\"']?(?:https?:)?//|@import", path.read_text(encoding="utf-8")), path


def test_ids_are_unique(built):
    ids = {page: Counter(re.findall(r'<[^>]* id="([^"]+)"', (built / page).read_text(encoding="utf-8"))) for page in PAGES}
    assert [f"{page} {name}" for page, counts in ids.items() for name, count in counts.items() if count > 1] == []


WITHOUT_SCRIPT = """at => {
    const el = document.querySelector(at);
    const shown = selector => [...el.querySelectorAll(selector)].filter(e => e.checkVisibility());
    return {
        numbers: Object.fromEntries(shown("[data-readout]").map(e => [e.dataset.readout, e.textContent])),
        sentence: el.querySelector(".say").textContent,
        figure: el.querySelector("figure svg").checkVisibility(),
        answer: shown("details.no-script summary").length > 0,
    };
}"""


@pytest.mark.parametrize("name", sorted(set(PAGE_OF.values())))
def test_finished_before_any_script(visit, name):
    page = visit(name, width=360, java_script_enabled=False).page
    for explorer in (explorer_of(one) for one in SHOWN[name] if PAGE_OF[one] == name):
        result = modelled(explorer.name, "{}")
        assert page.evaluate(WITHOUT_SCRIPT, f"#explore-{explorer.name}") == {
            "numbers": {one["name"]: one["text"] for one in explorer.readouts(explorer.texts(result))},
            "sentence": explorer.sentence(result),
            "figure": True,
            "answer": bool(SHOWN[name][explorer.name]),
        }


# What could be pressed or filled in.
PRESSED = """() => [...document.querySelectorAll('main :is(button, input, select, textarea)')]
    .filter(e => e.checkVisibility() && getComputedStyle(e).pointerEvents !== 'none').map(e => e.outerHTML.slice(0, 80))"""
IDLE = [
    "notebooks/course/my-record.html",
    "notebooks/course/my-course.html",
    "notebooks/course/module-quiz.html",
    "notebooks/m07-history-and-plan/04-a-short-note-and-a-day.html",
    "notebooks/m08-enough-milk/04-four-columns-of-reasons.html",
    "book/welcome.html",
]


@pytest.mark.parametrize("name", IDLE)
def test_without_scripts_nothing_offers_what_it_cannot_do(visit, name):
    assert visit(name, width=360, java_script_enabled=False).page.evaluate(PRESSED) == []


def test_parts_are_named_by_keyboard_alone(visit):
    page = visit(PAGE_OF["breast"]).page
    labels = named("labels", "breast", LabelsContent).labels
    activity = page.locator(".label-it")
    picks = activity.locator(".pick")
    assert picks.count() == len(labels) >= 6
    for number in range(picks.count()):
        pick = picks.nth(number)
        pick.locator("select").focus()
        wanted = pick.locator("select").get_attribute("data-of")
        for _ in range(len(labels) + 1):
            if pick.locator("select").input_value() == wanted:
                break
            page.keyboard.press("ArrowDown")
    activity.locator("form button[type=submit]").focus()
    page.keyboard.press("Enter")
    of = str(len(labels))
    assert activity.locator(".count").text_content() == fill_in(WORDS["labels_right"], {"n": of, "of": of})
    assert activity.locator(".reason[data-mark=best]").count() == len(labels)


# ---- Questions, and what is kept ----


def test_what_was_missing_is_no_longer_said_once_it_is_there(visit):
    page = visit(PAGE_OF["supply"]).page
    form = page.locator("form.predict").first
    form.locator("[data-slot=commit]").click()
    said = form.locator("[data-slot=said]")
    page.wait_for_function('said => said.textContent !== ""', arg=said.element_handle())
    assert said.text_content() == WORDS["choose_first"]
    form.locator(".choice").first.click()
    form.locator("[data-slot=commit]").click()
    assert form.locator(".then").is_visible()
    assert said.text_content() != WORDS["choose_first"]


def test_a_slider_of_a_play_says_its_value_with_its_unit(visit):
    page = visit("book/welcome.html").page
    slider = page.locator("#welcome-wait")
    before = slider.get_attribute("aria-valuetext")
    slider.press("ArrowRight")
    said = slider.get_attribute("aria-valuetext")
    assert said == page.locator("[data-slot=hours]").text_content() != before


def test_a_plan_of_three_columns_fits_a_phone(visit):
    page = visit("book/workshop-confidence.html", **PHONE).page
    plan = page.locator("main table:has(th:nth-child(3))").first
    assert plan.evaluate("table => table.scrollWidth - table.clientWidth") == 0


def test_a_question_folded_away_keeps_to_its_card_in_letters_twice_as_large(visit):
    page = visit(PAGE_OF["supply"], **PHONE).page
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    beyond = "all => all.map(one => one.scrollWidth - one.clientWidth).filter(px => px > 0)"
    assert page.locator(".one-ask > summary").count() > 1
    assert page.locator(".one-ask > summary").evaluate_all(beyond) == []


def test_own_words_are_kept(visit):
    page = visit(PAGE_OF["supply"]).page
    page.locator("textarea").fill("You are giving so much.")
    page.reload()  # at once: what is being written is kept when the page is left
    page.wait_for_function("() => document.documentElement.dataset.record && document.querySelector('textarea').value")
    assert page.locator("textarea").input_value() == "You are giving so much."


def test_broken_saved_record_gives_one_message_and_is_not_lost(visit):
    broken = '{"version": 1, "answers": 3}'  # other ways to be broken: ``test_record.py``
    seen = visit(PAGE_OF["supply"])
    page = seen.page
    page.evaluate("text => localStorage.setItem('milk-in-motion', text)", broken)
    page.reload()
    message = page.locator("main > .problem[data-notice]").text_content()
    assert broken[:40] in message
    assert "expected a saved course record" in message
    kept = page.evaluate("Object.entries(localStorage).filter(([k]) => k.includes('unreadable')).map(([, v]) => v)")
    assert kept == [broken]
    Card(page, "supply").commit()
    assert seen.errors == []


def test_every_notebook_and_page_is_in_the_site(built):
    assert [page for page in PAGES if not (built / page).exists()] == []


def test_pages_hold_no_widget_state(built):
    for page in PAGES:
        html = (built / page).read_text(encoding="utf-8")
        assert "application/vnd.jupyter" not in html
        for spec in re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', html, flags=re.S):
            json.loads(spec)
