"""Dialogue: every try stays, one can go back to any moment, and the record gives back what was seen, in any order."""

import pytest

from lactation import talk
from lactation.content.schema import words
from lactation.core.play.dialogue import dialogue_do, dialogue_show, dialogue_start
from lactation.core.record import event_problem

WORDS = words()


@pytest.fixture(scope="module")
def spec():
    """The first talk of a case that has a return visit."""
    return talk("c3").spec()


@pytest.fixture(scope="module")
def visit():
    """Its return visit."""
    return talk("c3_return").spec()


class Game:
    """A talk as a learner plays it; ``kept`` is the record."""

    def __init__(self, spec, kept=()):
        self.spec, self.kept = spec, list(kept)
        self.state = dialogue_start(spec, self.kept)

    def do(self, name, of="", value=""):
        self.state = dialogue_do(self.spec, self.state, {"do": name, "of": of, "value": value})
        self.kept += self.state["keep"]
        return self

    def view(self):
        return dialogue_show(self.spec, self.state, WORDS)

    def menu(self):
        self.view()
        return self.state["nodes"][self.state["at"]]["menu"]

    def over(self):
        return self.view()["parts"]["end"]

    def finish(self, closing="close_date"):
        """Say the first of four until one may close."""
        for _ in range(40):
            self.view()
            ways = [one for one in self.state["nodes"][self.state["at"]]["tray"] if one == closing]
            self.do("closing", ways[0]) if ways else self.do("pick", "1")
            if self.over():
                return self
        raise AssertionError("the talk did not end")


def seen(view):
    """What is to be seen; that something new is shown (``her-mark``) is of the moment, as focus is."""
    shown = {key: value for key, value in view.items() if key not in ("focus", "say")}
    return shown | {"marked": {slot: mark for slot, mark in view["marked"].items() if slot != "her-mark"}}


def test_a_reply_is_answered_named_and_kept(spec):
    game = Game(spec)
    said = game.menu()[1]
    before = game.view()["text"]["her"]
    view = game.do("pick", "2").view()
    assert view["text"]["her"] != before
    assert view["text"]["you"] == next(one["text"] for one in spec["talk"]["replies"] if one["id"] == said)
    assert view["text"]["skill"]
    assert (view["focus"], view["say"]) == ("talk", "heard")
    assert [one["path"] for one in game.kept] == [[], [said]]
    assert {one["version"] for one in game.kept} == {spec["version"]}


def test_what_is_kept_can_stand_in_a_record(spec):
    game = Game(spec).finish()
    assert [one["kind"] for one in game.kept].count("end") == 1
    for number, event in enumerate(game.kept):
        assert event_problem({"id": f"a{number}", "at": number, **event}) == ""


def test_each_move_is_marked_as_new_also_after_one_was_taken_back(spec):
    game, marks = Game(spec), []
    for asked in (("pick", "1"), ("take",), ("pick", "2"), ("take",), ("pick", "3"), ("dot", "1"), ("dot", "2"), ("again",)):
        marks.append(game.view()["marked"]["her-mark"])
        game.do(*asked)
    assert all(one != other for one, other in zip(marks, [*marks[1:], game.view()["marked"]["her-mark"]], strict=True))


def test_taken_back_both_tries_stay_and_are_marked(spec):
    game = Game(spec).do("pick", "1").do("take").do("pick", "3").do("take")
    view = game.view()
    assert [view["marked"][f"reply:{n}"] for n in "1234"] == ["tried", "", "tried", ""]
    assert view["parts"]["dot:2"] and not view["parts"]["dot:3"]  # the latest try is the way ahead
    assert view["marked"]["dot:2"] == "ahead"
    assert len(game.do("pick", "1").state["nodes"]) == 3  # said again, it is the same try


def test_a_moment_of_the_way_is_reached_by_its_dot_and_the_way_ahead_stays(spec):
    game = Game(spec).do("pick", "1").do("pick", "1").do("pick", "1")
    third = game.view()["text"]["her"]
    view = game.do("dot", "2").view()
    assert [view["marked"][f"dot:{n}"] for n in range(1, 5)] == ["", "now", "ahead", "ahead"]
    assert len(view["rows"]["told"]) == 1
    assert game.do("dot", "4").view()["text"]["her"] == third
    assert seen(game.do("dot", "99").view()) == seen(game.view())


def test_what_takes_no_turn_leaves_her_words_and_the_menu(spec):
    game = Game(spec)
    menu, her = list(game.menu()), game.view()["text"]["her"]
    view = game.do("tray", "sit").view()
    assert view["text"]["her"] == her
    assert game.menu() == menu
    assert not view["parts"]["tray:sit"]
    assert view["text"]["you"]


def test_closing_is_asked_before_it_is_done(spec):
    game = Game(spec)
    assert game.view()["off"]["close"]
    for _ in range(8):
        game.do("pick", "1")
    view = game.do("close").view()
    assert view["parts"]["closing:close_date"] and view["parts"]["stay"]
    assert not view["parts"]["reply:1"]
    assert game.do("close").view()["parts"]["reply:1"]


def test_where_all_is_said_the_ways_to_close_stand_in_the_place_of_the_four(spec):
    game = Game(spec)
    for _ in range(8):
        game.do("pick", "1")
    game.menu()
    game.state["nodes"][game.state["at"]]["menu"] = []
    view = game.view()
    assert view["parts"]["closing:close_date"]
    assert not view["parts"]["stay"] and not view["parts"]["reply:1"]
    assert view["off"]["close"]
    assert game.do("closing", "close_date").over()


@pytest.mark.parametrize(
    "asked", [("pick", "5"), ("pick", ""), ("tray", "ghost"), ("closing", "close_date"), ("take", ""), ("dot", "7")]
)
def test_what_cannot_be_asked_changes_nothing(spec, asked):
    game = Game(spec)
    before = seen(game.view())
    assert seen(game.do(*asked).view()) == before
    assert game.kept == []


# ---- The end


def test_the_end_tells_endings_reactions_bars_and_facts_with_their_doors(spec):
    view = Game(spec).finish().view()
    assert view["parts"]["end"] and not view["parts"]["choices"]
    assert all(view["text"][f"ending:{group}"] for group in spec["talk"]["endings"])
    assert len(view["rows"]["clear"]) == 3
    assert all(row["you"] and row["her"] and row["skill"] for row in view["rows"]["clear"])
    assert len(view["rows"]["bars"]) == 5
    assert all(0 <= row["full"] <= 100 and row["says"] for row in view["rows"]["bars"])
    assert len(view["rows"]["found"]) + len(view["rows"]["missed"]) == len(spec["talk"]["facts"])
    assert all(row["opens"] for row in view["rows"]["missed"])
    assert "mL" in view["text"]["week"]


def test_points_show_from_the_second_talk_on_and_say_what_holds_them_down(spec):
    game = Game(spec).finish("close_vague")
    assert not game.view()["parts"]["points"]
    game.do("again").finish("close_vague")
    view = game.view()
    assert view["parts"]["points"]
    assert view["parts"]["safety"]
    assert "60" in view["text"]["points"] or "55" in view["text"]["points"]
    assert Game(spec, game.kept).view()["parts"]["points"]


def test_a_second_talk_has_other_menus_and_leaves_the_first_in_the_record(spec):
    game = Game(spec).finish()
    count = len(game.kept)
    game.do("again")
    assert game.state["seed"] == 2
    assert len(game.kept) == count + 1
    assert not game.view()["parts"]["end"]


def test_an_end_is_kept_once_for_each_way_to_it(spec):
    game = Game(spec).finish()
    game.do("take").do("closing", "close_date")
    assert [one["kind"] for one in game.kept].count("end") == 1
    game.do("take").do("closing", "close_vague")
    assert [one["kind"] for one in game.kept].count("end") == 2


@pytest.mark.parametrize("over", ["time", "door"])
def test_who_did_not_end_the_talk_is_told_why_it_is_over_and_hears_it(spec, over):
    game = Game(spec).finish()
    assert not game.view()["parts"]["over-why"]
    assert game.view()["text"]["heard"].endswith(WORDS["talk_ended"])
    game.state["nodes"][game.state["at"]]["turn"]["state"]["over"] = over
    view = game.view()
    assert view["parts"]["over-why"]
    assert view["text"]["over-why"] == WORDS[f"talk_over_{over}"]
    assert view["text"]["over-why"] in view["text"]["heard"]


def test_what_was_agreed_is_not_called_nothing_though_hardly_any_of_it_will_be_done(spec):
    game = Game(spec).finish()
    numbers = game.state["nodes"][game.state["at"]]["turn"]["state"]["n"]
    sound = next(name for name, action in spec["talk"]["actions"].items() if action["sound"])
    says = {}
    for name, trust, agreed in (("much", 100, 1), ("hardly", 0, 1), ("none", 100, 0)):
        numbers.update({f"a_{one}": 0 for one in spec["talk"]["actions"]} | {"trust": trust, "sure": 0, "tired": trust * 0.1})
        numbers.update({"n_check": 0, f"a_{sound}": agreed * (1 if trust else 0.5)})
        says[name] = game.view()["rows"]["bars"][-1]["says"]
    assert says["hardly"] == WORDS["talk_bar_holds_hardly"]
    assert says["none"] == WORDS["talk_bar_holds_none"]
    assert "10" in says["much"]


@pytest.mark.parametrize(("cup_is", "grams"), [("", True), ("water", False)])
def test_grams_are_told_only_where_the_model_knows_them_and_water_is_not_called_milk(spec, cup_is, grams):
    game = Game(spec).finish()
    model = spec["talk"]["model"] | {"cup_is": cup_is, "tells_grams": grams, "away_when": [["turn", "<", 0]]}
    week = Game(spec | {"talk": spec["talk"] | {"model": model}}, game.kept).view()["text"]["week"]
    assert ("\u00a0g." in week) == grams
    assert ("other milk" in week) == (not cup_is)
    assert cup_is in week


# ---- From the record


def test_a_talk_goes_on_where_it_stood(spec):
    game = Game(spec).do("pick", "1").do("tray", "wait").do("take").do("pick", "4").do("dot", "2")
    assert seen(Game(spec, game.kept).view()) == seen(game.view())


def test_two_copies_of_a_record_make_one_tree(spec):
    one, other = Game(spec).do("pick", "1").do("pick", "2"), Game(spec).do("pick", "3")
    for kept in (one.kept + other.kept, other.kept + one.kept):
        merged = Game(spec, kept)
        assert len(merged.state["nodes"]) == 4
        assert merged.state["at"] != 0


def test_a_case_that_was_rewritten_begins_anew_and_says_so(spec):
    game = Game(spec).do("pick", "1").do("pick", "1")
    newer = Game(spec | {"version": "another"}, game.kept)
    assert newer.view()["parts"]["changed"]
    assert newer.state["at"] == 0
    newer.do("pick", "1")
    assert not newer.view()["parts"]["changed"]
    assert newer.kept[: len(game.kept)] == game.kept
    assert not Game(newer.spec, newer.kept).view()["parts"]["changed"]


def test_a_reply_that_is_no_longer_offered_is_passed_over(spec):
    game = Game(spec).do("pick", "1")
    gone = game.kept[-1] | {"path": ["gone", *game.kept[-1]["path"]]}
    again = Game(spec, [*game.kept, gone])
    assert seen(again.view()) == seen(game.view())


@pytest.mark.parametrize("field", ["path", "seed", "version"])
@pytest.mark.parametrize("value", [None, True, -1, 1.5, "x", [3], {}])
def test_what_is_damaged_is_passed_over(spec, field, value):
    game = Game(spec).do("pick", "1")
    again = Game(spec, [*game.kept, game.kept[-1] | {"path": [], field: value}])
    assert again.view()["parts"]["talk"]
    if field != "version" or value != "x":
        assert seen(again.view()) == seen(game.view())


# ---- A return visit


def test_a_return_visit_waits_for_the_end_of_the_first_talk(spec, visit):
    game = Game(visit, Game(spec).do("pick", "1").kept)
    view = game.view()
    assert view["parts"]["waits"] and not view["parts"]["talk"]
    assert game.do("pick", "1").kept == Game(spec).do("pick", "1").kept


def test_a_return_visit_begins_with_what_the_first_talk_left(spec, visit):
    first = Game(spec).finish()
    game = Game(visit, first.kept)
    numbers = game.state["nodes"][0]["turn"]["state"]["n"]
    end = first.kept[-1]["hands_on"]
    assert numbers["trust"] == pytest.approx(0.55 * end["trust"] + 20, abs=10)  # the opening may add to it
    assert numbers["v_cup"] == end["v_cup"]
    assert game.view()["text"]["scene"]
    assert "{" not in game.view()["text"]["her"]


def test_a_return_visit_goes_on_as_it_began(spec, visit):
    game = Game(visit, Game(spec).finish().kept).do("pick", "1")
    assert seen(Game(visit, game.kept).view()) == seen(game.view())


@pytest.mark.parametrize("ended", [False, True])
def test_a_return_visit_begins_anew_when_the_first_talk_came_to_another_end_since(spec, visit, ended):
    game = Game(visit, Game(spec).finish().kept).do("pick", "1")
    game = game.finish() if ended else game
    later = Game(spec, game.kept).do("again").finish("close_vague")
    again = Game(visit, later.kept)
    assert (again.state["at"], again.state["seed"]) == (0, 2)
    assert again.state["before"] == later.kept[-1]["hands_on"] != game.state["before"]
    assert again.do("pick", "1").do("take").do("pick", "2").state["before"] == later.kept[-1]["hands_on"]
    assert seen(Game(visit, again.kept).view()) == seen(again.view())


def test_the_next_visit_goes_on_from_the_end_where_one_stands(spec, visit):
    game = Game(spec).finish("close_date").do("take").do("closing", "close_vague").do("take").do("closing", "close_date")
    ends = [one["hands_on"] for one in game.kept if one["kind"] == "end"]
    assert len(ends) == 3 and ends[0] == ends[2] != ends[1]
    assert Game(visit, game.kept).state["before"] == ends[0]
    assert [one["kind"] for one in Game(spec, game.kept).do("dot", "3").kept].count("end") == 3


def test_a_new_return_visit_begins_from_the_newest_first_talk(spec, visit):
    first = Game(spec).finish("close_date")
    other = Game(spec, first.kept).do("again").finish("close_vague")
    ends = [one["hands_on"] for one in other.kept if one["kind"] == "end"]
    assert Game(visit, other.kept).state["before"] == ends[-1]


# ---- Own words


def test_own_words_are_asked_after_their_line_and_kept(spec):
    line, own = next(iter(spec["own"].items()))
    game = Game(spec)
    assert not game.view()["parts"]["own"]
    game.state["nodes"][0]["turn"]["state"]["last"] = line  # as if she had just said it
    assert game.view()["parts"]["own"]
    game.do("rest", value="You noticed when it turned.").do("compare")
    assert game.view()["focus"] == "models"  # the button that was pressed is gone
    game.do("tick", "r1", True)
    assert [(one["kind"], one["item"]) for one in game.kept] == [
        ("say", own["item"]),
        ("rubric", own["item"]),
        ("rubric", own["item"]),
    ]
    view = game.view()
    assert [row["model"] for row in view["rows"]["models-list"]] == own["models"]
    assert view["value"]["tick:r1"] and not view["value"]["tick:r2"]
