"""The start page and my course: the one way on, what is due, the picture by the size that was chosen; nothing else is kept."""

import json

import pytest

from lactation.activities.path import MyCourse, Welcome
from lactation.content.schema import words
from lactation.core.course_view import course_onward
from lactation.core.play.my_course import my_course_show, my_course_start
from lactation.core.play.welcome import welcome_do, welcome_show, welcome_start
from lactation.core.review import DAY_MS
from tests.plays import course_kept, event_kept

LATE = course_kept()[-1]["at"] + 14 * DAY_MS
SPEC = json.loads(json.dumps(Welcome().spec() | Welcome().view()["spec"]))
REVIEW = SPEC | {"now": LATE, "links": SPEC["links"] | {"review": "review.html"}}
MINE = MyCourse().view()["spec"] | {"now": LATE}


def shown(spec, kept, *events):
    """The view of the start page after events, and what was kept."""
    state, record = welcome_start(spec, kept), []
    for name, value in events:
        state = welcome_do(spec, state, {"do": name, "of": "", "value": value})
        record += state["keep"]
    return welcome_show(spec, state, words()), record


def mine(kept):
    """The view of my course."""
    return my_course_show(MINE, my_course_start(MINE, kept), words())


def test_a_new_reader_is_asked_to_start_with_the_first_lesson():
    view, _ = shown(REVIEW, [])
    assert view["text"]["go"] == "Start"
    assert view["link"]["go_link"].endswith("01-counselling-or-advising.html")
    assert not view["parts"]["due_line"]
    assert not any(view["parts"][name] for name in view["parts"] if name.startswith("here:"))


def test_who_comes_back_goes_on_with_what_is_due():
    view, _ = shown(REVIEW, course_kept())
    assert (view["text"]["go"], view["text"]["due"]) == ("Continue", "12 questions are due today")
    assert view["parts"]["due_line"]
    assert view["parts"]["here:m04"]  # after the talk, which is begun last
    assert not shown(SPEC | {"now": LATE, "links": SPEC["links"] | {"review": ""}}, course_kept())[0]["parts"]["due_line"]


def test_the_slider_answers_at_once_and_fuller_is_less():
    views = [shown(SPEC, [], ("wait", at))[0] for at in range(len(SPEC["waits"]))]
    full = [view["width"]["full"] for view in views]
    made = [view["width"]["made"] for view in views]
    assert full == sorted(full)
    assert made == sorted(made, reverse=True)
    assert len({view["text"]["answer"] for view in views}) > 2
    assert shown(SPEC, [], ("wait", 99))[0] == shown(SPEC, [])[0]


def test_a_size_is_kept_and_the_picture_follows():
    view, record = shown(SPEC, [], ("size", "extension"), ("size", "extension"), ("size", "all"))
    assert record == [{"kind": "size", "item": "course", "option": "extension"}]
    assert view["parts"]["module:web"]
    fast, _ = shown(SPEC, [event_kept(0, "course", "size", option="fast")])
    assert fast["value"]["size"] == "fast"
    assert not fast["parts"]["module:web"]
    assert not fast["parts"]["step:beliefs"]
    assert fast["parts"]["cut:m01"]
    assert not fast["parts"]["cut:m03"] or fast["parts"]["step:together"]


def test_a_module_fills_and_says_so_in_words():
    view, _ = shown(SPEC, course_kept())
    assert view["text"]["told:m01"] == "✓ 1 of 1 done"
    assert view["width"]["level:m01"] == 100
    assert view["text"]["told:m02"].startswith("2 of 8 done")
    assert view["text"]["is:breast"] == ", done"


def test_my_course_tells_what_to_look_at_again_and_when_it_is_too_early_to_say_how_sure():
    view = mine(course_kept())
    assert view["parts"]["weak:prolactin"]
    assert view["text"]["missed:prolactin"] == "2 of 4 missed"
    assert not view["parts"]["sure"]
    assert "too early" in view["text"]["sure_few"]
    many = [event_kept(n, f"breast/q{n}", right=n % 2 == 0, sure=90) for n in range(24)]
    assert mine(many)["parts"]["sure"]
    assert mine(many)["width"]["bin_right:2"] == 50


def test_my_course_tells_the_best_of_each_test_that_was_handed_in():
    assert not mine(course_kept())["parts"]["tests"]
    kept = [
        event_kept(0, "test/post", "result", n=40, same=30, points=0.75, right=False),
        event_kept(1, "quiz/m02", "result", n=8, same=8, points=1, right=True),
        event_kept(2, "test/post", "result", n=40, same=36, points=0.9, right=True),
        event_kept(3, "test/post", "result", n=40, same=36, points=0.9, right=True),
        event_kept(1500, "test/pre", "result", n=20, same=7, points=0.35, right=True),
        event_kept(1501, "quiz/m99", "result", n=8, same=8, points=1, right=True),
        event_kept(1502, "test/later", "result", n=8, same=9, right=True),
    ]
    view = mine(kept)
    assert view["parts"]["tests"]
    assert [(row["name"], row["told"]) for row in view["rows"]["results"]] == [
        ("Before the course", "7 of 20 right, on 2025-11-27"),
        ("Quiz: How milk works", "8 of 8 right, on 2025-11-26"),
        ("After the course", "Passed. 36 of 40 right, on 2025-11-26"),
    ]
    assert view["rows"]["results"][1]["link"] == "../course/module-quiz.html#module=m02"


def test_after_all_steps_comes_the_test_and_once_it_is_passed_the_certificate():
    done = {key: {"of": 1, "done": 1} for key in shown_done()}
    spec = SPEC | {"links": SPEC["links"] | {"post": "post.html", "certificate": "certificate.html"}}
    leads = [course_onward(spec, {"done": done, "size": "core", "passed": passed}, words())["link"] for passed in (False, True)]
    assert leads == ["post.html", "certificate.html"]
    result = event_kept(0, "test/post", "result", right=True)
    assert [welcome_start(SPEC, kept)["passed"] for kept in ([], [{**result, "right": False}], [result])] == [False, False, True]


def shown_done():
    """The keys of all steps."""
    return [step["key"] for module in SPEC["catalogue"]["modules"] for step in module["steps"]]


@pytest.mark.parametrize("kept", [[None], [{}], [{"kind": 3}], [{"id": "a", "at": "x", "kind": "answer", "item": "breast/a"}]])
def test_what_is_no_event_is_passed_over(kept):
    assert shown(SPEC, kept)[0] == shown(SPEC, [])[0]


@pytest.mark.parametrize(
    ("kinds", "lesson", "said"),
    [([], False, "see first"), ([], True, ""), (["test"], True, "Go on"), (["test", "result"], False, "")],
)
def test_the_test_before_the_course_is_offered_until_it_is_handed_in(kinds, lesson, said):
    kept = [event_kept(900 + at, "test/pre", kind) for at, kind in enumerate(kinds)] + (course_kept() if lesson else [])
    view, _ = shown(SPEC, kept)
    assert view["parts"]["before"] is bool(said)
    assert said in view["text"]["before_text"]
