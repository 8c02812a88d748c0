"""A history as it is played: boxes, wordings, what fills, the plan, and the record that gives all of it back."""

import pytest

from lactation import history
from lactation.content.schema import words
from lactation.core.play.history import history_do, history_show, history_start
from lactation.core.record import event_problem

WORDS = words()


@pytest.fixture(scope="module")
def spec():
    return history("kirsty").view()["spec"]


class Game:
    """A history as a learner plays it; ``kept`` is the record."""

    def __init__(self, spec, kept=()):
        self.spec, self.kept = spec, list(kept)
        self.state = history_start(spec, self.kept)

    def do(self, name, of="", value=""):
        self.state = history_do(self.spec, self.state, {"do": name, "of": of, "value": value})
        self.kept += self.state["keep"]
        return self

    def ask(self, box, place="1"):
        return self.do("box", box).do("pick", place)

    def plan(self, **chosen):
        """Choose the best of each step, or what is named, and check."""
        self.do("plan")
        for step in self.spec["steps"]:
            self.do("choose", step, chosen.get(step, self.spec["best"][step]))
        return self.do("check")

    def view(self):
        return history_show(self.spec, self.state, WORDS)


def seen(view):
    return {key: value for key, value in view.items() if key not in ("focus", "say")}


def other(spec, step):
    return next(one for one in spec["options"][step] if one != spec["best"][step])


def test_a_box_shows_its_wordings_in_place_of_the_boxes_and_an_answer_brings_these_back(spec):
    game = Game(spec)
    view = game.view()
    assert view["parts"]["boxes"] and not view["parts"]["asks"]
    view = game.do("box", "mother").view()
    assert view["parts"]["asks"] and not view["parts"]["boxes"]
    assert view["text"]["asks-head"] == WORDS["history_box_mother"] and view["focus"] == "asks"
    said = view["text"]["reply:2"]
    view = game.do("pick", "2").view()
    assert view["text"]["you"] == said
    assert view["text"]["skill"] and view["text"]["her"] != spec["first"]["say"]
    assert view["parts"]["boxes"] and (view["focus"], view["say"]) == ("talk", "heard")
    assert "11" in view["text"]["count"]


def test_keys_open_a_box_take_a_wording_and_go_back(spec):
    game = Game(spec).do("four")
    assert game.state["box"] == "mother"
    assert Game(spec).do("four").do("shut").state["box"] == ""
    assert game.do("one").state["path"] == Game(spec).ask("mother").state["path"]


def test_what_she_tells_fills_its_box_and_nothing_else_is_told_before_the_end(spec):
    game = Game(spec)
    for box in ("now", "baby", "birth", "mother", "before", "family"):
        game.ask(box)
    view, found = game.view(), game.state["now"]["n"]["found"]
    assert found == sum(len(view["rows"][f"facts:{box}"]) for box in ("now", "baby", "birth", "mother", "before", "family"))
    assert view["rows"]["missed"] == [] and view["text"]["key"] == "" and not view["parts"]["danger"]
    assert not any(view["parts"][f"reason:{one}"] for step in spec["steps"] for one in spec["options"][step])


def test_the_plan_is_shown_with_reasons_only_when_it_is_whole(spec):
    game = Game(spec).ask("now").do("plan").do("choose", "cause", other(spec, "cause")).do("check")
    view = game.view()
    assert view["parts"]["missing"] and view["focus"] == "choose:concern" and not view["parts"]["end"]
    for step in spec["steps"]:
        game.do("choose", step, other(spec, step) if step == "cause" else spec["best"][step])
    view = game.do("check").view()
    assert view["parts"]["end"] and view["parts"][f"reason:{other(spec, 'cause')}"]
    assert "3 of 4" in view["text"]["result"]
    assert view["parts"]["danger"]  # nobody asked for it by name
    assert len(view["rows"]["missed"]) + game.state["now"]["n"]["found"] == 10
    assert [row["you"] for row in view["rows"]["turns"]] == [game.view()["text"]["you"] or view["rows"]["turns"][0]["you"]]
    answers = [one for one in game.kept if one["kind"] == "answer"]
    assert [one["right"] for one in answers] == [True, False, True, True]
    assert [one["kind"] for one in game.kept][-1] == "end"


def test_a_danger_that_was_asked_for_by_name_is_not_called_missed(spec):
    game = Game(spec)
    game.state["now"]["n"]["trust"] = 60
    view = game.do("box", "mother").view()
    texts = {reply["text"]: reply["how"] for reply in spec["talk"]["replies"]}
    for _ in range(3):
        direct = [n for n in "1234" if texts.get(view["text"][f"reply:{n}"]) == "direct"]
        if direct:
            break
        view = game.do("pick", "1").do("box", "mother").view()
    view = game.do("pick", direct[0]).view()
    assert WORDS["history_direct"] in view["text"]["skill"]
    assert not game.plan().view()["parts"]["danger"]


def test_leading_questions_are_called_so(spec):
    texts = {reply["text"]: reply["how"] for reply in spec["talk"]["replies"]}
    for seed in range(1, 40):
        game = Game(spec, [{"kind": "talk", "item": "history-kirsty/talk", "path": [], "seed": seed, "version": spec["version"]}])
        for box in ("now", "baby", "birth", "mother", "before", "family"):
            view = game.do("box", box).view()
            leading = [n for n in "1234" if texts.get(view["text"][f"reply:{n}"]) == "leading"]
            if leading:
                assert game.do("pick", leading[0]).view()["text"]["skill"].startswith(WORDS["history_leading"])
                return
            game.do("shut")
    raise AssertionError("no leading question was offered")


def test_reopened_it_stands_where_it_was_also_at_its_end_and_can_stand_in_a_record(spec):
    game = Game(spec).ask("now", "2").ask("baby", "3").do("tray", "nod")
    assert seen(Game(spec, game.kept).view()) == seen(game.view())
    game.plan()
    assert seen(Game(spec, game.kept).view()) == seen(game.view())
    for number, event in enumerate(game.kept):
        assert event_problem({"id": f"a{number}", "at": number, **event}) == ""


def test_begun_anew_the_wordings_are_dealt_otherwise_and_no_answer_is_shown(spec):
    game = Game(spec).ask("now").plan()
    before = [game.do("again").do("box", box).view()["text"]["reply:1"] for box in ("now",)]
    view = game.do("shut").view()
    assert not view["parts"]["end"] and not view["parts"]["plan"] and view["text"]["her"] == spec["first"]["say"]
    assert set(view["value"].values()) == {""}
    dealt = []
    for box in ("now", "baby", "birth", "mother"):
        dealt.append((game.do("box", box).view()["text"]["reply:1"], Game(spec).do("box", box).view()["text"]["reply:1"]))
    assert before and any(one != first for one, first in dealt)
    assert seen(Game(spec, game.kept).view()) == seen(game.do("shut").view())


NOT_NOW = [
    ("pick", "1"), ("pick", "9"), ("box", "attic"), ("box", "back"), ("tray", "wait"), ("tray", "plan"), ("plan",), ("check",),
    ("choose", "concern", "nothing-in-there"), ("again",), ("ghost",),
]  # fmt: skip


@pytest.mark.parametrize("asked", NOT_NOW)
def test_what_cannot_be_asked_changes_nothing(spec, asked):
    game = Game(spec)
    before = seen(game.view())
    assert seen(game.do(*asked).view()) == before
    assert game.kept == []


def test_a_record_of_an_older_history_is_left_aside_and_said_so(spec):
    game = Game(spec).ask("now").plan()
    old = [event | ({"version": "older"} if "version" in event else {}) for event in game.kept]
    view = Game(spec, old).view()
    assert view["parts"]["changed"] and not view["parts"]["plan"]
    assert set(view["value"].values()) == {""}
