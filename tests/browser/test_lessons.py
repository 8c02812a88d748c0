"""The lessons in real Chromium, network blocked: each visited once, on a phone and then on a desk."""

import re

import pytest

from tests.browser.page_checks import LESSON_PAGES, assert_each_answer_has_its_reason, visit_on_a_phone_and_on_a_desk

# Lessons on one skill of WHO's course, which rest on that course and little else: each as many works as it has.
CITES_FEWER = {
    "notebooks/m05-watching-a-feed/01-ask-and-look-first.html": 2,
    "notebooks/m05-watching-a-feed/03-how-he-is-held.html": 2,
    "notebooks/m06-position-and-attachment/05-two-babies-a-scar-a-large-breast.html": 2,
    "notebooks/m06-position-and-attachment/06-practise-with-a-doll.html": 1,
    "notebooks/m07-history-and-plan/04-a-short-note-and-a-day.html": 2,
    "notebooks/m01-the-counsellor/02-what-people-believe-here.html": 2,
    "notebooks/m03-listening/02-open-questions.html": 2,
    "notebooks/m03-listening/06-words-that-judge.html": 1,
}


@pytest.mark.parametrize("name", LESSON_PAGES)
def test_lesson_on_a_phone_and_on_a_desk_is_quiet_fits_is_large_enough_and_accessible(visit, name):
    visit_on_a_phone_and_on_a_desk(visit, name)


def test_quiz_gives_the_reason_for_the_chosen_option(visit):
    page = visit(LESSON_PAGES[0]).page
    quiz = page.locator(".quiz").last
    hand = quiz.locator("form").first
    hand.locator(".choice").last.click()
    hand.locator("button[type=submit]").click()
    assert hand.locator(".reason").last.is_visible()
    assert_each_answer_has_its_reason(page, LESSON_PAGES[0])
    spoken = "() => [...document.querySelectorAll('.quiz [role=status]')].every(one => one.textContent)"
    page.wait_for_function(spoken)


def test_fold_of_a_question_shows_whether_it_was_answered_and_how_after_a_reload_too(visit):
    page = visit(LESSON_PAGES[0]).page
    sign = "e => getComputedStyle(e.querySelector('summary > span'), '::after').content"
    second, third, last = (page.locator(".quiz .one-ask").nth(-nth) for nth in (3, 2, 1))
    for fold, chosen in ((second, '[data-mark="best"]'), (third, ':not([data-mark="best"])')):
        fold.locator("summary").first.click()
        place = fold.locator(f".reason{chosen}").first.get_attribute("data-slot")
        fold.locator(f'input[value="{place.partition(":")[2]}"]').check()
        fold.locator("button[type=submit]").click()
    for _ in range(2):
        assert [fold.evaluate(sign) for fold in (second, third, last)] == ['" ✓"', '" ↻"', "none"]
        page.reload()


def test_citations_lead_to_their_sources(built):
    for page in LESSON_PAGES:
        html = (built / page).read_text(encoding="utf-8")
        targets = set(re.findall(r'<a [^>]*class="[^"]*footnote-reference[^"]*"[^>]*href="#([^"]+)"', html))
        targets |= set(re.findall(r'<a [^>]*href="#([^"]+)"[^>]*class="[^"]*footnote-reference', html))
        assert len(targets) >= CITES_FEWER.get(page, 3), page
        assert [target for target in targets if f'id="{target}"' not in html] == [], page
