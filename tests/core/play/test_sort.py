"""Sort: what is told of a claim, hands, the result, and a record that gives back every answer."""

import re

import hypothesis.strategies as st
import pytest
from hypothesis import given

from lactation import sort_claims
from lactation.content.articles import VERDICTS
from lactation.content.schema import words
from lactation.core.play.sort import sort_do, sort_hand, sort_show, sort_start, told_text
from lactation.core.verdicts import SURE_LEVELS

WORDS = words()
SPEC = sort_claims().spec()
FEW = sort_claims("S0-10", "S3-15", "S3-20", "S3-24", "S2-01").spec()
SMALL = SPEC | {"claims": SPEC["claims"][:7], "size": 3, "items": SPEC["items"][:7]}  # hands of three, three and one


def play(*events, kept=(), spec=SPEC):
    state, kept = sort_start(spec, list(kept)), list(kept)
    for name, *value in events:
        state = sort_do(spec, state, {"do": name, "of": "", "value": value[0] if value else ""})
        kept += state["keep"]
    return sort_show(spec, state, WORDS), kept


def answer(verdict, sure=60):
    return ("pick", verdict), ("sure", str(sure)), ("commit",)


def whole(spec, hand, sure=60, verdict=None):
    """The events that answer a hand, rightly or all with one verdict."""
    for claim in sort_hand(spec["claims"], spec["size"], hand):
        yield from (*answer(verdict or claim["verdict"], sure), ("next",))


def kept_answer(claim, option="partly", sure=60):
    return {"kind": "sort", "item": f"claims/{claim}", "option": option, "sure": sure}


def test_a_claim_is_asked_and_nothing_told():
    view, _ = play()
    assert view["text"]["place"] == "Claim 1 of 10"
    assert view["text"]["claim"] == f"“{SPEC['claims'][0]['claim']}”"
    assert view["parts"] | {"game": True, "answer": False, "result": False, "commit": True} == view["parts"]
    assert all(view["text"][slot] == "" for slot in ("verdict", "teach", "lesson", "result-said"))


def test_an_answer_is_kept_by_names_and_told_with_who_says_so():
    claim = SPEC["claims"][0]
    view, kept = play(*answer(claim["verdict"], 80))
    assert kept == [
        {
            "kind": "sort", "item": f"claims/{claim['id']}", "option": claim["verdict"], "sure": 80,
            "attempt": 1, "right": True, "points": 1.0,
        }
    ]  # fmt: skip
    assert (view["text"]["told"], view["text"]["verdict"], view["text"]["teach"]) == ("Yes.", claim["says"], claim["teach"])
    assert claim["said_by"] in view["text"]["authority"] and view["link"]["lesson"] == claim["lesson_link"]
    assert (view["focus"], view["off"], view["marked"]["reason"]) == ("answer", {"pick": True, "sure-set": True}, "best")


@pytest.mark.parametrize(
    ("events", "missing", "focus"),
    [
        ([], "verdict", "pick"),
        ([("sure", "60")], "verdict", "pick"),
        ([("pick", "unsafe")], "sure", "sure-set"),
    ],
)
def test_commit_without_both_says_which_is_missing(events, missing, focus):
    view, kept = play(*events, ("commit",))
    assert (view["parts"][f"missing:{missing}"], view["focus"], view["say"], kept) == (True, focus, f"missing:{missing}", [])
    view, _ = play(*events, ("commit",), ("pick", "unsafe"), ("sure", "60"))
    assert not any(view["parts"][f"missing:{name}"] for name in ("verdict", "sure"))


@pytest.mark.parametrize(
    ("verdict", "told", "safe"),
    [
        ("unsafe", "right", "kept"),
        ("contradicted", "sort_close", "kept"),
        ("unsupported", "sort_close", "missed"),
        ("supported", "not_quite", "missed"),
    ],
)
def test_what_may_harm_is_told_apart_from_the_label(verdict, told, safe):
    assert told_text(VERDICTS.index(verdict), VERDICTS.index("unsafe"), WORDS) == f"{WORDS[told]} {WORDS['sort_' + safe]}"
    spec = sort_claims("S4-11").spec()
    view, _ = play(*answer(verdict), ("next",), spec=spec)
    assert f"Of these claims, 1 may harm. You would have kept a mother from {int(safe == 'kept')}." in view["text"]["result-said"]


@pytest.mark.parametrize(("sure", "words"), [(100, "sure_near"), (20, "sure_under")])
def test_right_answers_are_held_against_how_sure(sure, words):
    view, _ = play(*whole(SPEC, 0, sure))
    assert view["text"]["result-said"].startswith("10 of 10 points.") and view["parts"]["sure-bars"]
    said = f"You thought you would be right in {sure // 10} of 10. You were right in 10 of 10. {WORDS[words]}"
    assert view["text"]["sure-said"] == said
    assert view["width"] | {"sure-bar": sure, "right-bar": 100, f"level:{sure}": 100} == view["width"]
    assert view["text"][f"level-said:{sure}"] == "10 of 10" and view["text"]["level-said:60"] == WORDS["sort_no_answer"]


def test_wrong_and_sure_is_told_so_without_a_formula():
    view, _ = play(*whole(FEW, 0, 100, "unsafe"), spec=FEW)
    assert "Called unsafe without need: 5." in view["text"]["result-said"]
    assert view["text"]["sure-said"].endswith(WORDS["sure_over"])
    assert "brier" not in str(view).lower()


def test_no_word_of_the_course_names_a_score():
    assert "brier" not in str(WORDS).lower()


@pytest.mark.parametrize("count", [1, 4, 5, 10])
def test_sentences_on_how_sure_need_no_more_than_times_in_ten_and_say_little_of_few_answers(count):
    """A person of twelve reads them: no score, no percent, no place for a decimal, no picture of four answers."""
    spec = sort_claims(*(claim["id"] for claim in SPEC["claims"][:count])).spec()
    view, _ = play(*whole(spec, 0, 40), spec=spec)
    assert not re.search(r"%|\d\.\d|brier|calibrat|mean|average|confiden", view["text"]["sure-said"].lower())
    assert view["parts"]["sure-bars"] == (view["text"]["sure-said"] != WORDS["sort_few"]) == (count >= 5)


def test_small_set_ends_without_another_ten():
    view, kept = play(*whole(FEW, 0), ("more",), spec=FEW)
    assert (view["parts"]["result"], view["parts"]["more"], len(kept)) == (True, False, 5)


@given(st.integers(1, 60), st.integers(1, 12))
def test_hands_deal_every_claim_once(count, size):
    dealt = [claim for hand in range(-(-count // size)) for claim in sort_hand(list(range(count)), size, hand)]
    assert dealt == list(range(count))


def test_another_ten_stays_after_a_reload_before_its_first_answer():
    _, kept = play(*whole(SPEC, 0), ("more",))
    view, _ = play(kept=kept)
    assert view["text"]["place"] == "Claim 1 of 10" and SPEC["claims"][10]["claim"] in view["text"]["claim"]


def test_a_reload_shows_the_verdict_again_and_goes_on_from_there():
    view, kept = play(*whole(SPEC, 0), ("more",), *answer("partly", 40))
    again, _ = play(kept=kept)
    assert again == view | {"focus": ""}
    assert play(("next",), kept=kept)[0]["text"]["place"] == "Claim 2 of 10"
    view, _ = play(("next",), *[*whole(SPEC, 1, 40)][4:], kept=kept)
    assert [view["text"][f"level-said:{level}"].split(" of ")[-1] for level in (40, 60)] == ["10", "10"]


def test_answers_from_another_device_count_and_are_not_asked_again():
    there = [kept_answer(claim["id"]) for claim in SPEC["claims"][1:10]]
    _, here = play(*answer("partly"))
    view, _ = play(("next",), kept=here + there)
    assert view["parts"]["result"] and view["text"]["level-said:60"].endswith("of 10")
    far = [kept_answer(claim["id"]) for claim in SPEC["claims"][10:20]]  # the second ten were all sorted there
    _, kept = play(("next",), ("more",), kept=far + here + there)
    assert kept[-1] == {"kind": "again", "item": SPEC["claims"][20]["item"]}


def test_once_round_the_first_are_asked_anew_and_the_others_still_count():
    _, kept = play(*whole(SMALL, 0), ("more",), *whole(SMALL, 1), ("more",), *whole(SMALL, 2), spec=SMALL)
    view, more = play(("next",), ("more",), kept=kept, spec=SMALL)
    assert view["text"]["place"] == "Claim 1 of 3"
    assert sorted(one["item"] for one in more[len(kept) :]) == sorted(claim["item"] for claim in SMALL["claims"][:3])
    _, more = play(*answer("unsafe"), kept=more, spec=SMALL)
    assert more[-1]["attempt"] == 2
    view, _ = play(("next",), *[*whole(SMALL, 0)][4:], kept=more, spec=SMALL)
    assert view["text"]["level-said:60"].endswith("of 7")


def test_start_again_forgets_nothing_but_counts_anew():
    _, kept = play(*whole(SMALL, 0), ("more",), *whole(SMALL, 1), spec=SMALL)
    view, more = play(("next",), ("fresh",), kept=kept, spec=SMALL)
    assert view["text"]["place"] == "Claim 1 of 3" and more[: len(kept)] == kept
    assert sorted(one["item"] for one in more[len(kept) :]) == sorted(claim["item"] for claim in SMALL["claims"][:6])
    assert play(kept=more, spec=SMALL)[0] == view | {"focus": ""}


@pytest.mark.parametrize(
    "change",
    [{"option": 0}, {"option": "gone"}, {"option": ["partly"]}, {"option": None}, {"sure": "60"}, {"sure": 61}, {"sure": True},
     {"sure": None}, {"sure": [60]}, {"kind": "answer"}, {"item": "claims/constructor"}, {"item": "claims/S9-99"}],
)  # fmt: skip
def test_what_was_kept_wrongly_is_left_aside(change):
    assert play(kept=[kept_answer(SPEC["claims"][0]["id"]) | change])[0]["parts"]["commit"]


ANYTHING = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=5), st.just([]))
STRANGE = st.fixed_dictionaries(
    {"kind": st.sampled_from(["sort", "again", "answer", "x"]), "item": st.sampled_from([*SMALL["items"], "x"])},
    optional={
        "option": st.one_of(ANYTHING, st.sampled_from(VERDICTS)),
        "sure": st.one_of(ANYTHING, st.sampled_from(SURE_LEVELS)),
    },
)
EVENTS = st.lists(
    st.one_of(
        st.tuples(st.just("pick"), st.one_of(st.sampled_from(VERDICTS), ANYTHING)),
        st.tuples(st.just("sure"), st.one_of(st.sampled_from([*SURE_LEVELS, "40", "100"]), ANYTHING)),
        st.tuples(st.sampled_from(["commit", "next", "more", "fresh", "unknown"]), ANYTHING),
        st.sampled_from(VERDICTS).map(lambda verdict: ("all", verdict)),
    ),
    max_size=25,
)


def spread(events):
    """Whole answers among the single events, so that games get on."""
    for name, value in events:
        yield from (*((*one, "")[:2] for one in (*answer(value), ("next",))),) if name == "all" else [(name, value)]


@given(EVENTS, st.sampled_from([SMALL, FEW]))
def test_the_record_gives_back_what_was_seen_whenever_something_is_kept(events, spec):
    state, kept = sort_start(spec, []), []
    for name, value in spread(events):
        state = sort_do(spec, state, {"do": name, "of": "", "value": value})
        kept += state["keep"]
        if state["keep"]:
            assert sort_show(spec, sort_start(spec, kept), WORDS) == sort_show(spec, state, WORDS) | {"focus": "", "say": ""}


@given(EVENTS, st.sampled_from([SMALL, FEW]))
def test_every_answer_is_kept_once_and_attempts_count_up(events, spec):
    _, kept = play(*spread(events), spec=spec)
    for item in spec["items"]:
        attempts = [one["attempt"] for one in kept if one["kind"] == "sort" and one["item"] == item]
        assert attempts == list(range(1, len(attempts) + 1))


@given(st.lists(st.one_of(STRANGE, ANYTHING, st.just({})), max_size=20), EVENTS)
def test_strange_records_and_events_never_stop_the_game(kept, events):
    view, _ = play(*spread(events), kept=kept, spec=SMALL)
    assert view["parts"]["game"] != view["parts"]["result"]
