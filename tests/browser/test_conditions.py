"""The condition sorter: the same answers in both runtimes, and the page that moves by hand and by keyboard."""

import json
import random

import pytest

from lactation.content.conditions import conditions_content
from lactation.core import conditions as core_conditions
from lactation.site.compile import compile_core

SORTER = "notebooks/m10-breast-care/the-condition-sorter.html"
MASSAGE = "notebooks/m10-breast-care/05-massage.html"
CONTENT = conditions_content()
ALL = CONTENT.weights()
RULES = CONTENT.plain_rules()


@pytest.fixture(scope="module")
def core(browser):
    """A page that holds nothing but the compiled core."""
    page = browser.new_page()
    page.add_script_tag(content=compile_core())
    yield page
    page.close()


def test_findings_are_weighed_alike_in_both_runtimes(core):
    rng = random.Random("conditions")
    known = CONTENT.known()
    cases = [rng.sample(known, rng.randint(0, 14)) for _ in range(1000)]
    there = core.evaluate(
        """([cases, all, rules]) => cases.map(c =>
            [lactation.conditions_in_order(c, all), lactation.rules_met(c, rules), lactation.refer_level(c, rules),
             lactation.refer_reasons(c, rules)])""",
        [cases, ALL, RULES],
    )
    for chosen, (order, met, level, reasons) in zip(cases, there, strict=True):
        here = core_conditions.conditions_in_order(chosen, ALL)
        assert [(one["id"], one["word"]) for one in here] == [(one["id"], one["word"]) for one in order]
        assert [one["fit"] for one in here] == pytest.approx([one["fit"] for one in order], rel=1e-12)
        assert core_conditions.rules_met(chosen, RULES) == met
        assert core_conditions.refer_level(chosen, RULES) == level
        assert core_conditions.refer_reasons(chosen, RULES) == reasons


def test_unknown_finding_is_refused_alike(core):
    with pytest.raises(ValueError, match="found plague, expected one of") as here:
        core_conditions.check_findings(["plague"], CONTENT.known())
    there = core.evaluate(
        """known => { try { lactation.check_findings(["plague"], known); return ""; } catch (e) { return e.message; } }""",
        CONTENT.known(),
    )
    assert str(here.value) in there


def test_story_is_judged_with_the_keyboard_and_kept(visit):
    page = visit(SORTER).page
    page.locator("#condition-tight > summary").press("Enter")
    story = page.locator("#condition-tight")
    assert not story.locator(".follows").is_visible()
    story.locator("input[type=radio][value=engorged]").press(" ")
    story.locator("button[type=submit]").press("Enter")
    assert story.locator(".then").is_visible()
    assert story.locator(".follows").is_visible()
    assert "Engorged" in story.locator(".choice:has(:checked)").inner_text()
    page.reload()
    page.locator("#condition-tight > summary").click()
    assert page.locator("#condition-tight .follows").is_visible()


def test_finder_puts_what_fits_first_and_says_when_to_refer(visit):
    page = visit(SORTER).page
    page.locator("#finding-skin").select_option("skin-patch")
    page.locator("#finding-fever").select_option("fever-shivers")
    assert page.locator(".fits > li").first.get_attribute("data-id") == "mastitis"
    assert page.locator("[data-slot='bar:mastitis']").is_visible() and not page.locator("[data-slot='bar:full']").is_visible()
    assert page.locator(".when-refer [data-mark=met]").all_inner_texts() == [
        "fever with shivering fits",
        "a warm patch on the breast",
    ]
    assert page.locator("[data-slot=refer]").inner_text() == "Refer at once: fever with shivering fits."
    page.locator("#weigh-conditions [data-do=reset]").click()
    assert page.locator(".when-refer [data-mark=met]").count() == 0
    assert page.locator("#finding-skin").input_value() == ""
    assert page.locator(".fits > li").first.get_attribute("data-id") == "full"
    assert page.locator("[data-slot=refer]").inner_text() == "Choose what you have heard and seen."


def assert_inside(page, *selectors):
    """Each element can be seen whole, and nothing lies over it, once the page has come to rest."""
    page.wait_for_function(
        """selectors => selectors.every(selector => {
            const e = document.querySelector(selector), r = e.getBoundingClientRect();
            const at = document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2);
            return r.top >= 0 && r.bottom <= innerHeight && (at === e || e.contains(at));
        })""",
        arg=selectors,
    )


@pytest.mark.parametrize("width", [360, 1280])
def test_what_to_do_stays_in_sight_while_findings_are_chosen_by_keyboard(visit, width):
    page = visit(SORTER, width=width, height=640).page
    page.locator("#finding-sides").focus()
    for question in page.locator(".findings select").all():
        assert page.evaluate("document.activeElement.id") == question.get_attribute("id")
        page.keyboard.press("ArrowDown")
        assert_inside(page, ".answer-bar", f"#{question.get_attribute('id')}")
        page.keyboard.press("Tab")
    for sign in page.locator(".findings input").all():
        assert page.evaluate("document.activeElement.id") == sign.get_attribute("id")
        assert_inside(page, ".answer-bar", f"label:has(#{sign.get_attribute('id')})")
        page.keyboard.press("Tab")
    page.locator("#finding-signs-harm").press(" ")
    assert page.locator("[data-slot=refer]").inner_text().startswith("Refer at once: thoughts of harming herself or the baby")
    assert_inside(page, ".answer-bar")
    assert page.locator(".answer-bar").bounding_box()["height"] <= 190


def test_choosing_is_told_once_the_hand_rests(visit):
    page = visit(SORTER).page
    live = page.locator("#weigh-conditions [data-slot=said]")
    page.locator("#finding-skin").select_option("skin-patch")
    assert live.text_content() == ""
    page.locator("#finding-lump").select_option("lump-stays")
    page.wait_for_function("() => document.querySelector('#weigh-conditions [data-slot=said]').textContent !== ''")
    assert live.text_content().startswith("Refer today: a warm patch on the breast.")
    assert "Breast abscess" in live.text_content()


def test_sorter_prints_open_with_its_answers(visit):
    page = visit(SORTER, width=720).page
    page.emulate_media(media="print")
    for story in page.locator(".story").all():
        for what in (".prompt", ".follows dd", ".no-script li", "legend"):
            assert story.locator(what).first.is_visible(), what
            assert story.locator(what).first.bounding_box()["height"] > 8
    for card in page.locator(".fits > li").all():
        assert card.locator(".case ul li").first.is_visible() and card.locator("svg").first.bounding_box()["height"] > 50
    for hidden in (".findings", ".answer-bar", ".predict button"):
        assert not page.locator(hidden).first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_techniques_are_checked_and_kept(visit):
    page = visit(MASSAGE).page
    page.locator("#techniques details summary").nth(2).click()
    page.locator("#technique-S4-09").select_option("fine")
    page.locator("#technique-S1-25").select_option("fine")
    page.locator("#techniques-1-form button").click()
    page.locator("#techniques-3-form button").click()
    told = [page.locator(f"#techniques-{n}-form .count").text_content() for n in (1, 3, 2)]
    assert told == ["1 of 4 are right. Still to name: 3.", "0 of 4 are right. Still to name: 3.", ""]
    assert "Never" in page.locator('[data-slot="reason:S4-09"]').inner_text()
    assert not page.locator('[data-slot="reason:S4-11"] p').first.is_visible()
    page.reload()
    page.locator("#techniques details summary").nth(2).click()
    assert page.locator("#technique-S4-09").input_value() == "fine"
    assert page.locator('[data-slot="reason:S1-25"] p').first.is_visible()


def test_techniques_checked_all_at_once_in_an_older_course_are_not_lost(visit):
    saved = json.dumps({"version": 1, "answers": {"techniques": {"answers": {"S4-09": "fine", "S1-25": "fine"}}}})
    page = visit(MASSAGE, script=f"localStorage.setItem('milk-in-motion', {json.dumps(saved)})").page
    page.wait_for_function("() => document.querySelector('#technique-S1-25').value === 'fine'")
    assert page.locator("#technique-S4-09").input_value() == "fine"
    assert page.locator("#techniques-1-form .count").inner_text() == "1 of 4 are right. Still to name: 3."


@pytest.mark.parametrize("name", [SORTER, MASSAGE])
def test_everything_is_there_without_scripts(visit, name):
    page = visit(name, java_script_enabled=False).page
    if name == MASSAGE:
        for fold in page.locator("#techniques details > summary").all()[1:]:
            fold.click()
        assert page.locator("#techniques .told").count() == 18
        assert all(one.is_visible() for one in page.locator("#techniques .told").all())
    else:
        assert page.locator(".when-refer li").count() == len(CONTENT.rules)
        page.locator("#condition-tight > summary").click()
        assert page.locator("#condition-tight .follows").is_visible()
