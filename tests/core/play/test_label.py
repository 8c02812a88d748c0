"""Label: a reason for each choice when it is checked, a count of what is right and what is open, one event a check."""

import hypothesis.strategies as st
import pytest
from hypothesis import given

from lactation.content.schema import words
from lactation.core.play.label import label_do, label_show, label_start

WORDS = words()
ABOUT = {name: {"name": name.title(), "does": f"It is {name}.", "n": n} for n, name in enumerate(["sac", "duct", "fat"], 1)}
NAMES = list(ABOUT)
SPEC = {
    "items": ["breast/labels"], "item": "breast/labels", "places": NAMES, "best": {name: name for name in NAMES},
    "options": NAMES, "about": ABOUT,
}  # fmt: skip
TABLE = SPEC | {"best": {"sac": "fine", "duct": "never", "fat": "fine"}, "options": ["fine", "never"], "about": {}}


def kept_picks(picks):
    return {"kind": "labels", "item": "breast/labels", "picks": picks, "attempt": 1, "sure": None, "right": 0}


def play(*events, kept=(), spec=SPEC):
    """The view after events: a pair picks, ``"check"`` checks."""
    state, kept = label_start(spec, list(kept)), list(kept)
    for one in events:
        event = {"do": "check", "of": "", "value": ""} if one == "check" else {"do": "pick", "of": one[0], "value": one[1]}
        state = label_do(spec, state, event)
        kept += state["keep"]
    return label_show(spec, state, WORDS), kept


def reasons(view):
    return {name[7:]: view["marked"][name] for name, shows in view["parts"].items() if name.startswith("reason:") and shows}


def test_right_name_is_told_right_with_what_the_part_does():
    view, _ = play(("sac", "sac"), "check")
    assert reasons(view) == {"sac": "best"}
    assert view["text"]["reason:sac"] == f"{WORDS['right']} Sac. It is sac."


def test_wrong_name_is_told_where_it_belongs_and_not_what_is_right_here():
    view, _ = play(("sac", "duct"), "check")
    assert reasons(view) == {"sac": "other"}
    assert view["text"]["reason:sac"] == f"{WORDS['not_quite']} “Duct” belongs to number 2. It is duct."


def test_where_the_page_holds_the_reasons_none_is_written():
    view, _ = play(("duct", "never"), ("fat", "never"), "check", spec=TABLE)
    assert reasons(view) == {"duct": "best", "fat": "other"}
    assert set(view["text"]) == {"count"}


PART = SPEC | {"items": ["round-1", "breast/labels"], "item": "round-1", "before": "breast/labels", "places": ["sac", "duct"]}


def test_what_an_older_course_asked_all_at_once_shows_in_its_round_until_that_is_checked():
    old = kept_picks({"sac": "sac", "fat": "duct"})
    view, _ = play(kept=[old], spec=PART)
    assert reasons(view) == {"sac": "best"}
    assert view["value"] == {"pick:sac": "sac", "pick:duct": ""}
    _, kept = play(("sac", "duct"), "check", kept=[old], spec=PART)
    assert kept[-1] == old | {"item": "round-1", "picks": {"sac": "duct"}}
    assert reasons(play(kept=kept, spec=PART)[0]) == {"sac": "other"}


def test_count_says_what_is_right_and_what_is_open():
    view, kept = play(("sac", "sac"), ("duct", "fat"), "check")
    assert view["text"]["count"] == "1 of 3 are right. Still to name: 1."
    assert view["say"] == "count"
    assert kept == [
        {
            "kind": "labels",
            "item": "breast/labels",
            "picks": {"sac": "sac", "duct": "fat"},
            "attempt": 1,
            "sure": None,
            "right": 1,
        }
    ]
    view, _ = play(*zip(NAMES, NAMES, strict=True), "check")
    assert view["text"]["count"] == "3 of 3 are right."


def test_check_without_a_choice_says_so_and_goes_to_the_first():
    view, kept = play("check")
    assert (view["parts"]["missing"], view["focus"], view["say"], kept) == (True, "pick:sac", "missing", [])
    assert not play("check", ("duct", "fat"))[0]["parts"]["missing"]


def test_a_new_choice_is_not_marked_before_it_is_checked():
    view, _ = play(("sac", "sac"), ("duct", "duct"), "check", ("sac", "fat"))
    assert reasons(view) == {"duct": "best"}
    assert view["text"]["count"] == ""


def test_a_choice_can_be_taken_back():
    view, kept = play(("sac", "sac"), ("sac", ""), "check")
    assert (view["parts"]["missing"], kept) == (True, [])


def test_only_a_new_choice_is_another_try():
    _, kept = play(("sac", "sac"), "check", "check", ("duct", "duct"), "check")
    assert [(one["attempt"], one["right"]) for one in kept] == [(1, 1), (2, 2)]


@pytest.mark.parametrize("picks", [None, [], "sac", {"sac": "gone"}, {"sac": 1}, {"sac": ["sac"]}, {"gone": "sac"}, {}])
def test_kept_picks_that_cannot_be_are_open(picks):
    view, _ = play(kept=[kept_picks(picks)])
    assert (set(view["value"].values()), reasons(view), view["text"]["count"]) == ({""}, {}, "")


def test_what_is_still_known_of_an_older_course_stays():
    view, _ = play(kept=[kept_picks({"sac": "sac", "duct": "gone", "bone": "fat"})])
    assert reasons(view) == {"sac": "best"}
    assert view["text"]["count"] == "1 of 3 are right. Still to name: 2."


picks = st.lists(st.one_of(st.tuples(st.sampled_from(NAMES), st.sampled_from([*NAMES, ""])), st.just("check")), max_size=12)


@given(picks)
def test_marks_and_count_agree_with_the_choices(events):
    view, kept = play(*events, ("sac", "sac"), "check")
    chosen = {name: view["value"][f"pick:{name}"] for name in NAMES}
    assert reasons(view) == {name: "best" if one == name else "other" for name, one in chosen.items() if one}
    assert kept[-1]["right"] == sum(name == one for name, one in chosen.items())
    assert kept[-1]["picks"] == {name: one for name, one in chosen.items() if one}
