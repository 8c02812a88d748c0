"""The one next step at the end of a page: by the size that was chosen, the module's quiz at its end, and what waits."""

import pytest

from lactation.activities.path import Onward
from lactation.content.schema import words
from lactation.core.play.onward import MANY_DUE, onward_show, onward_start
from lactation.core.review import DAY_MS
from tests.plays import course_kept, event_kept

LATE = course_kept()[-1]["at"] + 14 * DAY_MS


def after(key, *kept, size="core", quiz="", review=""):
    """What the page of a step leads to: address and text."""
    spec = Onward(key).spec() | {"now": LATE, "quiz": quiz, "review": review}
    view = onward_show(spec, onward_start(spec, [*kept, event_kept(900, "course", "size", option=size)]), words())
    return view["link"]["go_link"], view["text"]["go"], view["text"]["hint"]


@pytest.mark.parametrize(
    ("key", "size", "leads"),
    [
        ("breast", "core", "02-prolactin"),
        ("nights", "core", "09-only-milk-and-when-more"),
        ("nights", "fast", "01-what-your-body-says"),
        ("beliefs", "fast", "01-inside-the-breast"),  # a lesson that is not in this size leads back into it
        ("together", "core", "c4-natasha"),
        ("c20", "extension", "01-reading-the-web-with-a-mother"),
    ],
)
def test_next_is_the_next_step_of_the_size(key, size, leads):
    assert after(key, size=size)[0].endswith(f"{leads}.html")


def test_a_module_ends_with_its_quiz_where_there_is_one():
    assert after("contacts", quiz="quiz.html#module=m01")[:2] == ("quiz.html#module=m01", "Check yourself: The counsellor")
    assert after("contacts")[1] == "Inside the breast"
    assert after("beliefs", quiz="quiz.html")[1] == "Six contacts in two years"


def test_much_that_is_due_comes_first_and_little_at_the_end_of_a_module():
    few = [one for one in course_kept() if one["item"].startswith("breast/")]
    assert len(few) < MANY_DUE <= len(course_kept()) - 2
    assert after("breast", *course_kept(), review="review.html")[:2] == ("review.html", "12 questions are due today")
    assert after("breast", *few, review="review.html")[1] == "Prolactin"
    assert after("contacts", *few, review="review.html") == (
        "review.html",
        "4 questions are due today",
        "Then: Inside the breast",
    )
    assert after("breast", *course_kept())[1] == "Prolactin"


def test_after_the_last_step_there_is_still_a_way_on():
    link, text, hint = after("sort_claims", size="extension")
    assert link
    assert text
    assert hint == ""
