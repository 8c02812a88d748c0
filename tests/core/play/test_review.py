"""Review: what is due is dealt, mixed and told at once; it opens where one was, and what comes early is only practice."""

from itertools import pairwise
from random import Random

import pytest

from lactation import review
from lactation.content.schema import words
from lactation.core.play.review import review_do, review_show, review_start
from lactation.core.review import DAY_MS, REVIEW_EARLY

NOW = 1764158400000
SPEC = review().quick_view()["spec"]
WORDS = words()


class Page:
    """A page with the review: events, what it keeps, what it shows."""

    def __init__(self, kept=(), day=0.0, **changes):
        self.spec = SPEC | changes | {"now": NOW + day * DAY_MS}
        self.record = list(kept)
        self.state = review_start(self.spec, self.record)

    def do(self, *names):
        for name in names:
            asked, _, value = name.partition("=")
            self.state = review_do(self.spec, self.state, {"do": asked, "of": value, "value": value})
            self.record += [
                one | {"at": self.spec["now"] + len(self.record), "id": f"i{len(self.record)}"} for one in self.state["keep"]
            ]
        return self

    def view(self):
        return review_show(self.spec, self.state, WORDS)

    def item(self):
        return self.state["order"][self.state["at"]]

    def place(self, right=True):
        """Where the best option of the question at hand stands, or another."""
        held = self.spec["held"][self.item()]
        return next(n for n, one in enumerate(held["options"]) if (one["id"] == held["best"]) == right)

    def answer(self, right=True, sure=75):
        return self.do(f"pick={self.place(right)}", f"sure={sure}", "check")


def kind_of(item):
    """The kind of the event that answers an item."""
    if item.startswith("rewrite/"):
        return "rewrite"
    return "predict" if item.endswith("/predict") else "answer"


def answered(items, day=0.0):
    """What a learner keeps who answers these, every other one right."""
    told = {"option": "a", "sure": 50, "attempt": 1}
    at = int(NOW + day * DAY_MS)
    return [
        {"id": f"e{n}", "at": at + n, "kind": kind_of(item), "item": item, "right": n % 2 == 0} | told
        for n, item in enumerate(items)
    ]


ALL = [key for key in SPEC["held"] if key.split("/")[0] in SPEC["modules"]] + [f"rewrite/{pair[0]}" for pair in SPEC["twins"]]
SOME = ALL[::13]
assert len(SOME) > 30


def test_all_that_is_due_comes_within_some_sittings_and_nothing_twice():
    page, asked = Page(answered(SOME), day=3), []
    assert page.view()["text"]["due"] == f"{len(SOME)} questions are due."
    assert page.view()["text"]["rest"] == "You get 12 of them now. The rest can wait."
    while page.view()["parts"]["go"]:
        page.do("begin=due")
        assert 0 < len(page.state["order"]) <= 12
        while page.view()["parts"]["ask"]:
            asked.append(page.item())
            page.answer().do("next")
    twin = {f"rewrite/{one}": f"rewrite/{two}" for one, two in SPEC["twins"]}
    assert sorted(asked) == sorted(twin.get(item, item) for item in SOME)
    modules = [SPEC["modules"].get(item.split("/")[0], "rewrite") for item in asked]
    assert sum(one == two for one, two in pairwise(modules)) <= 2  # where two sittings meet
    assert page.view()["text"]["then"] == "The next question comes in 7 days."
    assert {one["right"] for one in page.record if one.get("sure") == 75} == {True}


def test_nothing_is_told_before_it_is_answered_then_every_reason_and_the_day():
    page = Page(answered(SOME), day=3).do("begin=due")
    view = page.view()
    assert not any(view["text"][f"reason:{n}"] or view["text"][f"is:{n}"] or view["marked"][f"choice:{n}"] for n in "012")
    assert (page.do("check").view()["parts"]["missing:pick"], page.state["focus"]) == (True, "pick")
    assert page.do("pick=1", "check").view()["parts"]["missing:sure"]
    assert page.record[-1]["kind"] == "begin"
    view = page.answer().view()
    held = page.spec["held"][page.item()]
    assert [view["text"][f"reason:{n}"] for n in "012"] == [one["reason"] for one in held["options"]]
    assert view["marked"][f"choice:{page.place()}"] == "best"
    assert view["text"]["again"] == "It comes again in 7 days."
    assert (view["link"]["lesson"], view["focus"]) == (held["page"], "told-part")
    page.do("next").answer(right=False)
    assert page.view()["text"]["again"] == "It comes again in 2 days."


def test_it_opens_where_one_was_and_another_day_with_what_is_next():
    page = Page(answered(SOME), day=3).do("begin=due").answer(right=False)
    lasting = {"focus": "", "say": ""}
    assert Page(page.record, day=3.01).view() | lasting == page.view() | lasting
    assert Page(page.record, day=3.01).do("next").item() == page.state["order"][1]
    later = Page(page.record, day=4)
    assert (later.item(), later.state["told"]) == (page.state["order"][1], False)
    done = Page(answered(SOME[:1]), day=3).do("begin=due").answer().do("next")
    assert done.view()["text"]["sitting"] == "1 of 1 were right."
    assert Page(done.record, day=3.5).view()["text"]["sitting"] == ""


def test_what_was_answered_elsewhere_meanwhile_is_not_asked_again():
    page = Page(answered(SOME), day=3).do("begin=due")
    other = next(item for item in page.state["order"][1:] if item.split("/")[0] != "rewrite")
    kept = [*page.record, *(one | {"id": "x"} for one in answered([other], day=3.1))]
    page, asked = Page(kept, day=3.2).do("next"), []
    while page.view()["parts"]["ask"]:
        asked.append(page.item())
        page.answer().do("next")
    assert len(asked) == 11
    assert other not in asked


def test_what_is_being_answered_outlives_news_from_another_tab():
    page = Page(answered(SOME), day=3).do("begin=due", "pick=2", "sure=50")
    fresh = review_start(page.spec, page.record) | {"draft": page.state["draft"]}  # as the runner does
    assert review_show(page.spec, fresh, WORDS)["value"] == page.view()["value"] == {"pick": "2", "sure": "50"}


def test_early_practice_counts_for_nothing_on_the_ladder():
    page = Page(answered(SOME), day=1)
    view = page.view()
    assert (view["parts"]["go"], view["parts"]["early"], view["text"]["then"]) == (
        False,
        True,
        "The next question comes within a day.",
    )
    assert page.do("begin=due").view()["parts"]["begin"]
    page.do("begin=early")
    assert len(page.state["order"]) == SPEC["early"]
    while page.view()["parts"]["ask"]:
        page.answer(right=False)
        assert page.view()["text"]["again"] == "It keeps its day: tomorrow."
        page.do("next")
    assert {one.get("of") for one in page.record[-SPEC["early"] :]} == {REVIEW_EARLY}
    assert Page(page.record, day=3).view()["text"]["due"] == f"{len(SOME)} questions are due."


def test_who_has_answered_nothing_is_told_what_to_do():
    view = Page().view()
    assert (view["text"]["then"], view["parts"]["go"], view["parts"]["early"]) == (WORDS["review_none"], False, False)


def test_items_are_brought_when_they_are_wanted_and_what_is_gone_rests():
    page = Page(answered([SOME[0]]), day=3, have={}, held={}).do("begin=due")
    name = SPEC["chunks"][SPEC["modules"][SOME[0].split("/")[0]]]
    assert (page.view()["needs"], page.view()["parts"]["ask"]) == ({"waits": name}, False)
    assert page.do("lost").view()["parts"]["problem"]
    assert page.do("bring").view()["needs"] == {"waits": name}
    gone = Page(page.record, day=3, held={}).do("check")
    assert (gone.view()["parts"]["gone"], gone.view()["parts"]["form"]) == (True, False)
    gone.do("next")
    assert gone.record[-1]["kind"] == "gone"
    assert Page(gone.record, day=10).view()["text"]["due"] == WORDS["path_due_none"]


@pytest.mark.parametrize(("pick", "low", "high"), [(None, 0.24, 0.43), (True, 1, 1)], ids=["random", "expert"])
def test_who_clicks_at_random_is_right_in_a_third_and_who_knows_always(pick, low, high):
    rng, page = Random(3), Page(answered(ALL[::2]), day=3)
    while page.view()["parts"]["go"]:
        page.do("begin=due")
        while page.view()["parts"]["ask"]:
            if pick:
                page.answer().do("next")
            else:
                page.do(f"pick={rng.randrange(3)}", f"sure={rng.choice((34, 50, 75, 100))}", "check", "next")
    given = [one["right"] for one in page.record if "right" in one][len(ALL[::2]) :]
    assert len(given) == len(ALL[::2])
    assert low <= sum(given) / len(given) <= high
