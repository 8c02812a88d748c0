"""The condition sorter: the same answers in both runtimes, and the page that moves by hand and by keyboard."""

import random

import pytest

from lactation.content.conditions import conditions_content
from lactation.core import conditions as core_conditions
from lactation.site.compile import compile_core

SORTER = "notebooks/m10-breast-care/the-condition-sorter.html"
MASSAGE = "notebooks/m10-breast-care/05-massage.html"
CONTENT = conditions_content()
ALL = [{"id": one.id, "weights": one.findings} for one in CONTENT.conditions]
RULES = [rule.model_dump() for rule in CONTENT.rules]


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
    cases = [rng.sample(known, rng.randint(0, 10)) for _ in range(500)]
    there = core.evaluate(
        """([cases, all, rules]) => cases.map(c =>
            [lactation.conditions_in_order(c, all), lactation.rules_met(c, rules), lactation.refer_level(c, rules)])""",
        [cases, ALL, RULES],
    )
    for chosen, (order, met, level) in zip(cases, there, strict=True):
        here = core_conditions.conditions_in_order(chosen, ALL)
        assert [(one["id"], one["word"]) for one in here] == [(one["id"], one["word"]) for one in order]
        assert [one["fit"] for one in here] == pytest.approx([one["fit"] for one in order], rel=1e-12)
        assert core_conditions.rules_met(chosen, RULES) == met
        assert core_conditions.refer_level(chosen, RULES) == level


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
    story.locator("input[type=radio]").nth(2).press(" ")
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
    assert page.locator(".fits > li").first.get_attribute("data-condition") == "mastitis"
    assert page.locator(".when-refer .met").all_inner_texts() == ["fever with shivering fits"]
    assert "at once" in page.locator(".refer-say").inner_text()
    page.locator(".findings button[type=reset]").click()
    page.wait_for_function("document.querySelectorAll('.when-refer .met').length === 0")
    assert page.locator(".fits > li").first.get_attribute("data-condition") == "full"


def test_techniques_are_checked_and_kept(visit):
    page = visit(MASSAGE).page
    page.locator("#technique-S4-09").select_option("fine")
    page.locator("#technique-S1-25").select_option("fine")
    page.locator("#techniques button").click()
    assert page.locator("#techniques .count").inner_text() == f"1 of {page.locator('#techniques select').count()} are right."
    assert "Never" in page.locator('[data-claim="S4-09"] .told').inner_text()
    assert not page.locator('[data-claim="S4-11"] .told p').first.is_visible()
    page.reload()
    assert page.locator("#technique-S4-09").input_value() == "fine"
    assert page.locator('[data-claim="S1-25"] .told p').first.is_visible()


@pytest.mark.parametrize("name", [SORTER, MASSAGE])
def test_everything_is_there_without_scripts(visit, name):
    page = visit(name, java_script_enabled=False).page
    if name == MASSAGE:
        assert all(one.is_visible() for one in page.locator("#techniques .told").all())
    else:
        assert page.locator(".when-refer li").count() == len(CONTENT.rules)
        page.locator("#condition-tight > summary").click()
        assert page.locator("#condition-tight .follows").is_visible()
