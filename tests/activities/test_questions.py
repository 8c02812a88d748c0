from html import escape

import pytest

from lactation import quiz, say
from lactation.activities.questions import Predict
from lactation.content import HERE, ContentError

LESSONS = sorted(path.stem for path in (HERE / "questions").glob("*.yaml"))


@pytest.mark.parametrize("make", [Predict, quiz, say])
def test_unknown_lesson_is_refused_with_those_there_are(make):
    with pytest.raises(ContentError, match="found no such lesson, expected one of "):
        make("elephant")


@pytest.mark.parametrize("lesson", LESSONS)
def test_quiz_asks_the_lessons_questions_in_order(lesson):
    activity = quiz(lesson)
    assert [field.name for field in activity.fields()] == [item.id for item in activity.content.quiz]


@pytest.mark.parametrize("lesson", LESSONS)
def test_choices_are_the_options_of_the_item(lesson):
    activity = quiz(lesson)
    for field, item in zip(activity.fields(), activity.content.quiz, strict=True):
        assert field.kind == "choice"
        assert field.options == tuple(option.text for option in item.options)


def best_of(item):
    return next(option for option in item.options if option.best)


def other_of(item):
    return next(option for option in item.options if not option.best)


@pytest.mark.parametrize("lesson", LESSONS)
def test_best_answer_is_told_right_with_its_reason(lesson):
    activity = quiz(lesson)
    for item in activity.items():
        html = activity.respond({item.id: best_of(item).text})
        assert activity.words["right"] in html
        assert activity.words["not_quite"] not in html
        assert escape(best_of(item).reason) in html


@pytest.mark.parametrize("lesson", LESSONS)
def test_other_answer_is_told_its_reason_and_the_best(lesson):
    activity = quiz(lesson)
    for item in activity.items():
        html = activity.respond({item.id: other_of(item).text})
        assert html.startswith(f"<p><b>{activity.words['not_quite']}</b>")
        assert escape(other_of(item).reason) in html
        assert escape(best_of(item).text) in html


@pytest.mark.parametrize("value", [None, "something else"])
def test_question_without_an_answer_gets_no_feedback(value):
    activity = quiz("supply")
    assert activity.respond({activity.items()[0].id: value}) == ""


def test_feedback_comes_for_every_answered_question():
    activity = quiz("supply")
    html = activity.respond({item.id: best_of(item).text for item in activity.items()[:3]})
    assert html.count(activity.words["right"]) == 3


def test_feedback_escapes_what_could_be_markup():
    activity = quiz("supply")
    item = activity.items()[0]
    wild = item.model_copy(update={"options": [option.model_copy(update={"reason": "a < b & c"}) for option in item.options]})
    assert "a &lt; b &amp; c" in activity.feedback(wild, best_of(wild).text)


@pytest.mark.parametrize("lesson", LESSONS)
def test_prediction_asks_one_question_and_how_sure(lesson):
    kinds = [field.kind for field in Predict(lesson).fields()]
    assert kinds == ["choice", "slider"]


def test_confidence_is_at_least_a_guess_among_three():
    sure = Predict("supply").fields()[1]
    assert (sure.low, sure.high) == (34, 100)
    assert sure.show(60) == "60 %"


@pytest.mark.parametrize("lesson", LESSONS)
def test_no_confidence_is_below_that_of_a_guess(lesson):
    predict = Predict(lesson)
    assert predict.fields()[1].low >= 100 / len(predict.items()[0].options)


@pytest.mark.parametrize("lesson", LESSONS)
def test_view_of_a_question_names_its_works(lesson):
    for one in quiz(lesson).view()["asks"]:
        assert len(one["works"]) == len(one["item"].sources) > 0


@pytest.mark.parametrize("lesson", LESSONS)
def test_say_compares_with_a_good_answer_and_says_why(lesson):
    activity = say(lesson)
    html = activity.respond({"text": "Anything."})
    assert html == f"<blockquote>{escape(activity.content.good)}</blockquote><p>{escape(activity.content.why)}</p>"


def test_say_offers_room_to_write():
    (field,) = say("supply").fields()
    assert field.kind == "text"


@pytest.mark.parametrize("lesson", LESSONS)
def test_repr_of_a_quiz_marks_the_best_option(lesson):
    text = repr(quiz(lesson))
    assert text.count("    * ") == 4
    for item in quiz(lesson).items():
        assert f"    * {best_of(item).text}" in text
