"""The stored text of a notebook: a change of any answer changes it, and it gives no answer away."""

import re

import pytest

from lactation import conditions, explore, label_it, myths, predict, quiz, say, sort_claims, steps, techniques, vignettes
from lactation.activities.stated import answer_key, item_lines
from lactation.content import HERE

LESSONS = sorted(path.stem for path in (HERE / "questions").glob("*.yaml"))
KEY = re.compile(r"\bkey [0-9a-f]{8}$", re.M)


def test_key_is_short_and_of_every_part():
    assert KEY.fullmatch(answer_key("a", "b"))
    assert len({answer_key("a", "b"), answer_key("b", "a"), answer_key("a"), answer_key("a", "b", ""), answer_key("ab")}) == 5


def changed(item, number, **update):
    options = [one.model_copy(update=update) if i == number else one for i, one in enumerate(item.options)]
    return item.model_copy(update={"options": options})


def test_every_change_of_a_question_changes_what_is_stated():
    item = quiz("supply").items()[0]
    best = next(number for number, one in enumerate(item.options) if one.best)
    turned = changed(changed(item, best, best=False), best - 1, best=True)
    others = [turned, changed(item, 0, reason="Because."), changed(item, 0, text="Milk")]
    stated = ["\n".join(item_lines(one)) for one in (item, *others)]
    assert len(set(stated)) == len(stated)


@pytest.mark.parametrize("lesson", LESSONS)
def test_options_stand_alike_with_one_key_a_question(lesson):
    for activity in (quiz(lesson), predict(lesson)):
        text = repr(activity)
        assert "*" not in text
        assert len(KEY.findall(text)) == len(activity.items())
        for item in activity.items():
            assert item.question in text
            assert all(f"    - {option.id}: {option.text}\n" in text for option in item.options)
            assert not any(option.reason in text for option in item.options)


def test_good_answer_is_not_stated():
    assert say("supply").content.good not in repr(say("supply"))


def test_sentence_under_a_veil_is_a_key_until_the_prediction_is_taken_away():
    asking, open_one = explore("let_down", predict="oxytocin"), explore("let_down")
    sentence = open_one.sentence(open_one.result())
    assert sentence in repr(open_one)
    assert sentence not in repr(asking)
    assert answer_key(sentence) in repr(asking)


@pytest.mark.parametrize(
    "activity", [sort_claims(), techniques(), label_it("breast"), steps("back_rub"), conditions(finder=False)]
)
def test_verdicts_and_orders_are_keys(activity):
    text = repr(activity)
    assert KEY.search(text)
    said = [activity.words[f"verdict_{name}"] for name in ("unsafe", "contradicted", "partly", "supported")]
    assert not any(word in text for word in [*said, ": unsafe", ": supported"])


@pytest.mark.parametrize("activity", [vignettes("supply"), myths("food")])
def test_stories_are_stated_as_other_questions(activity):
    assert len(KEY.findall(repr(activity))) == len(activity.items())
