"""Which answers count for a test."""

from lactation.classroom.files import Learner
from lactation.classroom.results import first, matrix, sittings


class Record:
    """A learner's events, one second after the other."""

    def __init__(self):
        self.events = []

    def add(self, kind, item, **fields):
        self.events.append({"id": f"e{len(self.events)}", "at": 1000 * len(self.events), "kind": kind, "item": item, **fields})
        return self

    def deal(self, test, *items, form="a"):
        return self.add("test", f"test/{test}", order=list(items), seed=1, version=form)

    def answer(self, item, right, test="pre", sure=50):
        return self.add("answer", item, of=f"test/{test}", option="x", sure=sure, right=right, attempt=1)

    def end(self, test="pre"):
        return self.add("result", f"test/{test}", right=True, points=0.5, n=2, same=1)


def test_last_answer_before_the_end_counts_and_what_was_left_open_is_not_right():
    one = Record().deal("pre", "p", "q", "r").answer("p", False).answer("p", True).answer("q", False, sure=None).end()
    (sitting,) = sittings(one.events, "pre")
    assert sitting.right == {"p": True, "q": False, "r": False}
    assert sitting.sure == {"p": 50.0}
    assert sitting.share == 1 / 3


def test_answers_on_other_pages_or_to_another_test_do_not_count():
    one = Record().deal("pre", "p").add("answer", "p", option="x", sure=None, right=True, attempt=1)
    one.deal("post", "p", form="b").answer("p", True, "post").end("pre")
    assert sittings(one.events, "pre")[0].right == {"p": False}


def test_test_that_was_not_handed_in_is_none_and_a_second_one_begins_anew():
    one = Record().deal("pre", "p").answer("p", True).deal("pre", "p", "q").answer("q", True).end()
    assert [sitting.right for sitting in sittings(one.events, "pre")] == [{"p": False, "q": True}]
    assert sittings(Record().deal("pre", "p").answer("p", True).events, "pre") == []


def test_end_without_a_test_is_nothing():
    assert sittings(Record().end().events, "pre") == []


def test_first_sitting_is_taken_of_each_and_none_of_who_has_none():
    twice = Record().deal("post", "p", form="b").end("post").deal("post", "p", form="a").answer("p", True, "post").end("post")
    learners = [Learner(("a",), "", twice.events), Learner(("b",), "", Record().deal("post", "p").events)]
    found = first(learners, "post")
    assert found[0].form == "b"
    assert found[0].share == 0
    assert found[1] is None


def test_matrix_holds_one_form_and_only_items_that_all_were_dealt():
    def taken(form, **right):
        one = Record().deal("pre", *right, form=form)
        for item, is_right in right.items():
            one.answer(item, is_right)
        return Learner(("x",), "", one.end().events)

    learners = [taken("a", p=True, q=False), taken("b", p=True), taken("a", p=False, q=True, r=True)]
    found = matrix(first(learners, "pre"), "a")
    assert found.to_dict("index") == {0: {"p": True, "q": False}, 2: {"p": False, "q": True}}
    assert matrix(first(learners, "pre"), "c").empty
