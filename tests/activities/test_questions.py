import pytest

from lactation import quiz, say
from lactation.activities.questions import Predict
from lactation.content import HERE, ContentError

LESSONS = sorted(path.stem for path in (HERE / "questions").glob("*.yaml"))


@pytest.mark.parametrize("make", [Predict, quiz, say])
def test_unknown_lesson_is_refused_with_those_there_are(make):
    with pytest.raises(ContentError, match="found no such lesson, expected one of "):
        make("elephant")


def best_of(item):
    return next(option for option in item.options if option.best)


def other_of(item):
    return next(option for option in item.options if not option.best)


@pytest.mark.parametrize("lesson", LESSONS)
def test_view_of_a_question_names_its_works(lesson):
    for one in quiz(lesson).view()["asks"]:
        assert len(one["works"]) == len(one["item"].sources) > 0
