"""Real or feared: one worry at a time, how sure, and what would be checked first; another source's answer counts for nothing."""

from random import Random

from lactation.content.schema import words
from lactation.core.play.enough import ENOUGH_SURE, enough_check_key, enough_do, enough_key, enough_show, enough_start

ITEM = "worries/enough"
SPEC = {
    "item": ITEM,
    "cards": ["a", "b", "c", "d", "e", "f"],
    "answers": ["enough", "needs-help", "look-closer", "refer"],
    "unknown": "look-closer",
    "checks": ["weigh", "feed", "colour"],
    "belongs": {"a": "enough", "b": "look-closer", "c": "refer", "d": "needs-help", "e": "enough", "f": "refer"},
    "also": {"a": [], "b": [], "c": ["needs-help"], "d": [], "e": [], "f": []},
    "first": {"a": [], "b": ["weigh", "feed"], "c": [], "d": [], "e": [], "f": []},
    "who": {card: card.upper() for card in "abcdef"},
    "mark": 85,
}
SPEC["items"] = [ITEM, *(enough_key(SPEC, card) for card in SPEC["cards"]), *(enough_check_key(SPEC, c) for c in SPEC["cards"])]
EXPERT = ["enough", "look-closer", "refer", "needs-help", "enough", "refer"]


def answered(option, sure=75, check="weigh"):
    """The events of one answer."""
    return [f"pick={option}", *[f"check={check}"] * (option == "look-closer"), f"sure={sure}", "commit", "next"]


def play(*does, kept=()):
    """Return the view and what was kept, after events such as ``pick=enough``."""
    state, record = enough_start(SPEC, list(kept)), []
    for one in does:
        name, _, value = one.partition("=")
        state = enough_do(SPEC, state, {"do": name, "of": "", "value": value})
        record += state["keep"]
    return enough_show(SPEC, state, words()), record


def game(options, sure=75, check="weigh"):
    """Play a whole game of these answers."""
    return play(*(one for option in options for one in answered(option, sure, check)))


def shown(view):
    return [card for card in SPEC["cards"] if view["parts"]["card:" + card]]


def test_nothing_is_told_before_it_is_asked_and_all_three_are_asked():
    for does, missing in (((), "pick"), (("pick=look-closer",), "check"), (("pick=look-closer", "check=feed"), "sure")):
        view, record = play(*does, "commit")
        assert record == []
        assert not any(view["parts"]["reason:" + card] for card in SPEC["cards"])
        assert [name for name in ("pick", "check", "sure") if view["parts"]["missing:" + name]] == [missing]
    assert not play("pick=enough")[0]["parts"]["check-part"]
    assert play("pick=look-closer")[0]["parts"]["check-part"]


def test_an_answer_is_kept_with_how_sure_and_with_its_check():
    view, record = play(*answered("enough")[:-1])
    assert record == [{"kind": "answer", "item": f"{ITEM}/a", "option": "enough", "sure": 75, "attempt": 1, "right": True}]
    assert (shown(view), view["parts"]["reason:a"], view["parts"]["form"]) == (["a"], True, False)
    _, record = play(*answered("enough"), *answered("look-closer", 100, "colour"))
    assert record[1:] == [
        {"kind": "answer", "item": f"{ITEM}/b/check", "option": "colour", "sure": None, "attempt": 1, "right": False},
        {"kind": "answer", "item": f"{ITEM}/b", "option": "look-closer", "sure": 100, "attempt": 1, "right": True},
    ]


def test_who_is_reassured_too_soon_is_told_so():
    view, _ = play(*answered("enough"), *answered("enough", 100)[:-1])
    assert view["text"]["told:b"].endswith(words()["enough_low"])
    assert words()["enough_low"] not in play(*answered("refer")[:-1])[0]["text"]["told:a"]


def test_what_another_source_says_counts_neither_way():
    view, record = play(*answered("enough"), *answered("look-closer"), *answered("needs-help")[:-1])
    assert record[-1]["right"] is None
    assert view["text"]["told:c"] == words()["enough_also"]
    assert view["text"]["count"] == "So far 2 of 2 as in the course."


def test_an_expert_reaches_all_and_a_calibration_is_told():
    view, _ = game(EXPERT, 100)
    assert view["text"]["count"] == "So far 6 of 6 as in the course."
    assert "85" in view["text"]["mark"]
    assert view["text"]["when-sure"] == "When you were sure or certain, you were right in 6 of 6."
    assert view["rows"]["wrong"] == []
    assert not view["parts"]["missed"]
    view, _ = game(["enough"] * 6, 100)
    assert [row["who"] for row in view["rows"]["wrong"]] == ["B", "C", "D", "F"]
    assert view["text"]["low"] == "Called enough too soon: B, C, D, F."
    assert view["text"]["sure-said"].endswith(words()["sure_over"])
    assert game(["enough"] * 6, 25)[0]["text"]["when-sure"] == words()["enough_never_sure"]


def test_missed_ones_are_asked_again_and_a_page_opened_again_shows_the_same():
    does = [one for option in ["enough"] * 6 for one in answered(option)]
    view, record = play(*does, "missed")
    assert shown(view) == ["b"]
    again, _ = play(kept=record)
    assert again["parts"] == view["parts"]
    view, more = play(*answered("look-closer"), kept=record)
    assert more[-1]["attempt"] == 2


def test_who_clicks_at_random_is_right_in_a_quarter():
    pick = Random(3)
    hits = 0
    for _ in range(300):
        _, record = game([pick.choice(SPEC["answers"]) for _ in SPEC["cards"]], pick.choice(ENOUGH_SURE))
        hits += sum(one["right"] is True for one in record if not one["item"].endswith("/check"))
    assert 0.2 < hits / 1800 < 0.3


def test_what_no_game_of_today_kept_is_left_aside():
    answer = {"kind": "answer", "item": f"{ITEM}/a", "option": "enough", "sure": 75}
    odd = [answer | {"option": "gone"}, answer | {"sure": 60}, 3]
    assert play(kept=odd)[0]["parts"] == play()[0]["parts"]
