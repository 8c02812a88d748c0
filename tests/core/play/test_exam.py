"""A test: dealt by a seed, changed until it is handed in, silent before, told in full after; taken again another day."""

from random import Random

from lactation.content.schema import words
from lactation.core.play.exam import EXAM_SURE, exam_do, exam_options, exam_show, exam_start

SIZE = 10
DAY = 86400000
TOLD = ("reason:0", "reason:1", "reason:2", "is:0", "is:1", "is:2", "told", "verdict", "points")


def held(key):
    options = [{"id": name, "text": f"{key} {name}", "reason": f"why {name}"} for name in ("x", "y", "z")]
    return {"question": f"{key}?", "options": options, "best": "y", "objective": "o", "lesson": f"L{key[-1]}", "page": key[-1]}


FORMS = {form: [f"bank/{form}{n}" for n in range(SIZE)] for form in ("b", "a")}
KEYS = [key for keys in FORMS.values() for key in keys]
SPEC = {
    "item": "test/post", "items": ["test/post", *KEYS], "forms": FORMS, "number": 0, "mark": 0.8, "again": "failed", "days": 1,
    "chunks": {form: [f"bank-{form}"] for form in FORMS}, "have": {"bank-a": True, "bank-b": True},
    "held": {key: held(key) for key in KEYS}, "titles": {"low": "Low", "high": "High"},
    "groups": {"low": [k for k in KEYS if k[-1] < "4"], "high": [k for k in KEYS if k[-1] > "3"]},
    "zone": 0,
}  # fmt: skip


class Game:
    """A page with a test: events, what it keeps, what it shows."""

    def __init__(self, kept=(), now=1000 * DAY + 5, **changes):
        self.spec = SPEC | changes | {"now": now}
        self.state, self.record = exam_start(self.spec, list(kept)), list(kept)

    def do(self, *names):
        for name in names:
            asked, _, value = name.partition("=")
            self.state = exam_do(self.spec, self.state, {"do": asked, "of": value, "value": value})
            self.record += [one | {"at": self.spec["now"]} for one in self.state["keep"]]
        return self

    def view(self):
        return exam_show(self.spec, self.state, words())

    def place_of(self, option):
        """Return where an option of the item at hand stands."""
        options = exam_options(self.spec, self.state, self.state["order"][self.state["at"]])
        return [one["id"] for one in options].index(option)

    def all(self, option="y", sure=75, of=SIZE):
        """Answer all items, the first ``of`` with the option, the others with x."""
        for number in range(SIZE):
            self.do(f"go={number + 1}")
            self.do(f"pick={self.place_of(option if number < of else 'x')}", f"sure={sure}")
        return self.do("end")


def kinds(record):
    return [one["kind"] for one in record]


def test_a_test_is_dealt_shuffled_and_by_its_seed_the_same_everywhere():
    game = Game().do("deal")
    test = game.record[0]
    assert (test["kind"], test["item"], test["version"]) == ("test", "test/post", "b")
    assert sorted(test["order"]) == sorted(FORMS["b"])
    assert test["order"] != FORMS["b"]
    again = Game(game.record)
    assert (again.view(), again.state["order"]) == (game.view() | {"focus": ""}, test["order"])


def test_the_best_option_stands_in_each_place_equally_often():
    places = [0, 0, 0]
    for start in range(150):
        game = Game(now=1000 * DAY + start * 977000).do("deal")
        for number in range(SIZE):
            game.do(f"go={number + 1}")
            places[game.place_of("y")] += 1
    assert all(0.3 < count / sum(places) < 0.37 for count in places), places


def test_nothing_is_told_before_the_end_and_answers_can_be_changed():
    game = Game().do("deal")
    item = game.state["order"][0]
    game.do(f"pick={game.place_of('x')}")
    assert game.view()["parts"]["sure-part"]
    game.do("sure=50", "next", "back", f"pick={game.place_of('y')}", "sure=99", "pick=7")
    assert [one["option"] for one in game.record[1:]] == ["x", "x", "y"]
    answer = {"kind": "answer", "item": item, "of": "test/post", "option": "y", "sure": 50, "attempt": 1, "right": True}
    assert game.record[-1] == answer | {"at": game.spec["now"]}
    for _ in range(SIZE + 1):
        view = game.view()
        assert {name: view["text"][name] for name in TOLD} == dict.fromkeys(TOLD, "")
        assert not any(view["marked"].values())
        assert not view["parts"]["result"]
        game.do("next")
    assert game.view()["parts"]["end"]


def test_who_hands_in_with_answers_missing_is_told_how_many_and_asked():
    game = Game().do("deal", "pick=0", "end", "hand")
    view = game.view()
    assert (view["focus"], view["parts"]["really"], view["parts"]["hand"]) == ("really", True, False)
    assert "9" in view["text"]["really-said"]
    assert "1" in view["text"]["unsure-said"]
    assert "result" not in kinds(game.record)
    assert game.do("left").state["at"] == 1
    assert not game.do("end").view()["parts"]["really"]
    assert kinds(game.do("hand", "really").record)[-1] == "result"


def test_an_expert_passes_and_is_told_by_group_and_lesson():
    game = Game().do("deal").all().do("hand")
    result = game.record[-1]
    assert {name: result[name] for name in ("kind", "item", "version", "right", "points", "n", "same")} == {
        "kind": "result", "item": "test/post", "version": "b", "right": True, "points": 1.0, "n": SIZE, "same": SIZE
    }  # fmt: skip
    assert 0 < result["brier"] < 0.2
    view = game.view()
    assert view["text"]["verdict"] == words()["exam_passed"]
    assert [(row["name"], row["count"]) for row in view["rows"]["groups"]] == [("Low", "4 of 4"), ("High", "6 of 6")]
    assert (view["parts"]["again"], view["parts"]["lessons"], view["parts"]["look-missed"]) == (False, False, False)
    assert kinds(game.do("deal").record).count("test") == 1


def test_the_mark_is_reached_by_eight_of_ten_and_not_by_seven():
    assert Game().do("deal").all(of=8).do("hand").record[-1]["right"] is True
    assert Game().do("deal").all(of=7).do("hand").record[-1]["right"] is False


def test_each_item_is_told_with_all_reasons_and_its_lesson_those_missed_first_if_asked():
    game = Game().do("deal").all(of=7).do("hand", "look=missed")
    assert game.view()["text"]["place"] == "Question 1 of 3"
    seen = []
    while game.view()["parts"]["ask"]:
        view = game.view()
        best = str(game.place_of("y"))
        assert sorted(view["text"][f"reason:{n}"] for n in "012") == ["why x", "why y", "why z"]
        assert [n for n in "012" if view["marked"][f"choice:{n}"] == "best"] == [best]
        assert view["text"]["told"] == words()["not_quite"]
        assert view["off"]["choice:0"]
        seen.append(view["link"]["lesson"])
        game.do("pick=0", "next")
    assert seen == [item[-1] for item in game.state["order"][7:]]
    assert kinds(game.record)[-1] == "result"
    view = game.view()
    assert [view["link"][f"title:{n}"] for n in range(3)] == seen
    assert game.do("look=all").view()["text"]["place"] == "Question 1 of 10"


def test_a_test_that_is_not_passed_is_taken_again_in_the_other_form_on_another_day():
    game = Game().do("deal").all(of=3).do("hand")
    assert game.view()["text"]["again-said"] == words()["exam_again_later"]
    assert kinds(game.do("deal").record).count("test") == 1
    later = Game(game.record, now=1001 * DAY)  # five milliseconds before a day has passed, and another day
    assert later.view()["parts"]["again"]
    assert later.do("deal").record[-1]["version"] == "a"
    third = later.all(of=3).do("hand")
    assert Game(third.record, now=1002 * DAY).do("deal").record[-1]["version"] == "b"


def test_a_clock_set_back_gives_no_test_and_one_that_was_years_ahead_bars_nobody():
    game = Game().do("deal").all(of=3).do("hand")
    assert not any(Game(game.record, now=(1000 - back) * DAY).view()["parts"]["again"] for back in (0, 1, 7))
    assert Game(game.record, now=500 * DAY).view()["parts"]["again"]


def test_the_day_is_that_of_the_clock_on_the_wall():
    game = Game(zone=120, now=1000 * DAY - 3 * 3600000).do("deal").all(of=3).do("hand")  # 23 o'clock
    assert not Game(game.record, zone=120, now=1000 * DAY - 2.5 * 3600000).view()["parts"]["again"]
    assert Game(game.record, zone=120, now=1000 * DAY - 1.9 * 3600000).view()["parts"]["again"]


def test_a_test_before_the_course_is_judged_by_nobody_and_taken_once():
    game = Game(mark=0, again="never").do("deal").all(of=2).do("hand")
    assert game.view()["text"]["verdict"] == words()["exam_done"]
    assert Game(game.record, mark=0, again="never", now=1100 * DAY).do("deal").record == game.record


def test_who_clicks_at_random_is_right_in_a_third():
    pick, same = Random(4), 0
    for _ in range(60):
        game = Game(now=1000 * DAY + pick.randrange(DAY)).do("deal")
        for _ in range(SIZE):
            game.do(f"pick={pick.randrange(3)}", f"sure={pick.choice(EXAM_SURE)}", "next")
        same += game.do("hand").record[-1]["same"]
    assert 0.28 < same / (60 * SIZE) < 0.39


def test_items_that_are_not_there_yet_are_asked_for_and_their_loss_is_told():
    game = Game(have={}, held={}).do("deal")
    assert game.view()["needs"] == {"waits": "bank-b"}
    assert not game.view()["parts"]["ask"]
    assert game.do("pick=0").record[1:] == []
    assert game.do("lost").view()["needs"] == {"waits": ""}
    assert game.view()["parts"]["problem"]
    assert game.do("bring").view()["needs"] == {"waits": "bank-b"}


def test_answers_on_a_lessons_page_count_for_no_test():
    game = Game().do("deal")
    key = game.state["order"][0]
    other = {"kind": "answer", "item": key, "option": "y", "sure": None, "attempt": 1, "right": True}
    assert Game([*game.record, other]).state["given"] == {}
    assert Game([*game.record, other | {"of": "test/pre"}]).state["given"] == {}
    assert list(Game([*game.record, other | {"of": "test/post"}]).state["given"]) == [key]


def test_of_a_test_whose_items_are_gone_the_sum_stays():
    game = Game().do("deal").all(of=8).do("hand")
    gone = [one | {"order": ["bank/gone", *one["order"][1:]]} if one["kind"] == "test" else one for one in game.record]
    view = Game(gone).view()
    assert (view["parts"]["changed"], view["parts"]["whole"]) == (True, False)
    assert view["text"]["points"].startswith("8 of 10")


def test_a_second_result_of_the_same_test_changes_nothing():
    game = Game().do("deal").all(of=8).do("hand")
    assert Game([*game.record, game.record[-1] | {"n": 3, "same": 1}]).view() == Game(game.record).view()


def test_a_quiz_deals_some_of_many_and_as_often_as_one_likes():
    game = Game(number=4, again="always", days=0).do("deal")
    assert len(game.state["order"]) == 4
    game.do("end", "hand", "really", "deal")
    assert kinds(game.record) == ["test", "result", "test"]
