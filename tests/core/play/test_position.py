"""The positioning puzzle: lamps, what holds a move back, three ways to move, and what is kept."""

import random

import pytest

from lactation import position
from lactation.content.schema import words
from lactation.core.feed_wide import feed_places
from lactation.core.holding import HOLD_POINTS, hold_count, hold_lit, hold_settle
from lactation.core.play.position import HOLD_HANDLES, POSITION_MOVES, position_do, position_show, position_start

WORDS = words()
SPEC = position("holds").view()["spec"]
FIRST, LAST = SPEC["poses"][0], SPEC["poses"][-1]


def do(state, name, of="", value=""):
    return position_do(SPEC, state, {"do": name, "of": of, "value": value})


def at(pose):
    """The puzzle as it shows a pose for the first time."""
    state = position_start(SPEC, [])
    while SPEC["poses"][state["at"]] != pose:
        state = do(state, "next")
    return state


def solve(state):
    """Press buttons as an expert would, and return the state and what was kept."""
    for move in ("toward", "along", "straighten", "nearer"):
        while state["wish"][POSITION_MOVES[move]] < 0.8 and not state["keep"]:
            state = do(state, "move", move)
    while not state["keep"]:
        state = do(state, "move", "lower" if state["wish"]["aim"] > 0 else "raise")
    return state, state["keep"]


def test_no_pose_begins_solved_and_three_holds_and_four_skins_are_there():
    scenes = SPEC["scenes"].values()
    assert len(SPEC["poses"]) >= 6
    assert all(hold_count(hold_settle(scene["signs"])) < 4 for scene in scenes)
    assert {scene["hold"] for scene in scenes} == {"cradle", "cross", "underarm"}
    assert {scene["skin"] for scene in scenes} == {0, 1, 2, 3}
    for point in HOLD_POINTS:
        assert any(not hold_lit(hold_settle(scene["signs"]))[point] for scene in scenes), point


@pytest.mark.parametrize("pose", SPEC["poses"])
def test_an_expert_solves_every_pose_and_it_is_kept(pose):
    state, kept = solve(at(pose))
    assert [(one["kind"], one["item"], one["option"], one["right"]) for one in kept] == [
        ("answer", f"holds/position/{pose}", "moved", True)
    ]
    view = position_show(SPEC, state, WORDS)
    assert set(view["marked"].values()) == {"lit"}
    assert all(view["parts"][f"why:{point}"] for point in HOLD_POINTS)
    assert view["feed"]["figure"]["signs"]["on"] == 1
    again = position_show(SPEC, position_start(SPEC, kept), WORDS)
    assert (again["marked"], again["feed"]) == (view["marked"], view["feed"]), "reopened as it was left"


def test_who_presses_at_random_seldom_solves_a_pose_and_to_be_shown_is_not_right():
    pick, solved, games = random.Random(3), 0, 300
    for _ in range(games):
        state = at(pick.choice(SPEC["poses"]))
        for _ in range(12):
            state = do(state, "move", pick.choice(list(POSITION_MOVES)))
            if state["keep"]:
                solved += 1
                break
    assert solved / games < 0.1
    state = do(at(FIRST), "show")
    assert (state["keep"][0]["option"], state["keep"][0]["right"]) == ("shown", False)


def test_a_body_turned_up_holds_the_head_back_until_it_is_turned():
    state = at(FIRST)
    before = hold_settle(state["wish"])["line"]
    state = do(do(state, "move", "straighten"), "move", "straighten")
    assert hold_settle(state["wish"])["line"] == before
    assert (state["told"], state["say"]) == ("held_facing", "told")
    for _ in range(4):
        state = do(state, "move", "toward")
    assert hold_lit(hold_settle(state["wish"]))["line"], "what was held back is done as soon as that lets go"


def test_a_lamp_that_lights_says_why():
    state = at("far")
    while not hold_lit(hold_settle(state["wish"]))["close"]:
        state = do(state, "move", "nearer")
    assert state["say"] in ("why:close", "told")


@pytest.mark.parametrize("handle", HOLD_HANDLES)
def test_a_handle_follows_finger_and_keys_without_a_jump(handle):
    """Dragged to where it is, it stays; to the edge of the picture, it goes no further than it can; keys move it a little."""
    for pose in SPEC["poses"]:
        state = at(pose)
        scene = SPEC["scenes"][pose]
        x, y = feed_places({**scene, "signs": hold_settle(state["wish"])})[handle]
        before = dict(state["wish"])
        state = do(state, "drag", handle, 1000 * int(x) + int(y))
        assert all(
            abs(hold_settle(state["wish"])[name] - hold_settle(before)[name]) < 0.25 for name in ("close", "support", "aim")
        ), (
            pose,
            state["wish"],
        )
        for to in (0, 359319, 359000, 319):
            state = do(state, "drag", handle, to)
            assert all(-1 <= value <= 1 for value in state["wish"].values())
        assert state["keep"] == [], "while it is dragged, nothing is kept"
        moved = 0
        for way in ("left", "right", "up", "down"):
            state = at(pose)
            old = hold_settle(state["wish"])
            moved += hold_settle(do(state, way, handle, "key")["wish"]) != old
        assert moved >= 1, (pose, handle)


def test_a_drag_is_one_move_and_ends_when_the_hand_lets_go():
    state = at(FIRST)
    for to in (150200, 152200, 154200):
        state = do(state, "drag", "hip", to)
    assert state["moves"] == 1
    state["wish"].update({"line": 1.0, "close": 1.0, "support": 1.0, "facing": 1.0, "aim": 0.0})
    assert do(state, "drop", "hip")["keep"][0]["option"] == "moved"
