"""Position: a mother and a baby to be moved until the four points of a good hold light up.

Spec: ``item``, ``poses`` (ids in the order in which they are shown), ``scenes`` (by pose: a scene as the drawings take it, with
its ``signs`` at the start), ``items`` (the puzzle's own key, then that of each pose).

What the learner moves are wishes; what is drawn and judged is what of them can go together (``hold_settle``): a baby whose
body is turned up cannot have its head in line, however much one straightens it.
"""

from math import floor

from lactation.core.checks import is_number
from lactation.core.feed_wide import FEED_HANDLES, feed_moved, feed_places
from lactation.core.holding import (
    HOLD_LIT_FROM,
    HOLD_POINTS,
    hold_copy,
    hold_count,
    hold_hundredths,
    hold_latch,
    hold_lit,
    hold_scene,
    hold_settle,
)
from lactation.core.play.kept import about, about_any, one_of_these, quiet, tries
from lactation.core.words import counted, fill_in, number_text

HOLD_HANDLES = ["head", "hip", "nose", "hand"]
# What a button moves.
POSITION_MOVES = {
    "nearer": "close",
    "further": "close",
    "toward": "facing",
    "upward": "facing",
    "straighten": "line",
    "bend": "line",
    "raise": "aim",
    "lower": "aim",
    "along": "support",
    "gather": "support",
}
POSITION_BACK = ["further", "upward", "bend", "lower", "gather"]  # those that lower their sign
POSITION_STEP = 0.2
HOLD_WAYS = {"left": [-1, 0], "right": [1, 0], "up": [0, -1], "down": [0, 1]}
HOLD_KEY_STEP = 8.0  # units of the drawing that a key moves a handle
HOLD_WIDE = 360.0  # of the drawing
HOLD_HIGH = 320.0


def position_start(spec: dict, kept: list) -> dict:
    """Return the state: which poses were brought right so far; the first that was not is shown."""
    state = quiet({"done": {}, "tries": {}, "at": 0})
    for pose in spec["poses"]:
        state["done"][pose] = ""
        state["tries"][pose] = tries(kept, "answer", position_key(spec, pose))
    for event in kept:
        if about(event, "again", spec["item"]):
            _position_clear(spec, state)
        elif about_any(event, "answer"):
            _position_take(spec, state, event)
    _position_lay(spec, state, min(state["at"], len(spec["poses"]) - 1))
    return state


def position_key(spec: dict, pose: str) -> str:
    """Return by which key the record knows a pose."""
    return spec["item"] + "/" + pose


def _position_take(spec: dict, state: dict, event: dict) -> None:
    """Take one answer of the record; what no puzzle of today would have kept is left aside."""
    for i in range(len(spec["poses"])):
        pose = spec["poses"][i]
        if event["item"] == position_key(spec, pose) and "option" in event and one_of_these(event["option"], ["moved", "shown"]):
            state["done"][pose] = event["option"]
            state["at"] = i


def _position_clear(spec: dict, state: dict) -> None:
    """Begin every pose anew."""
    for pose in spec["poses"]:
        state["done"][pose] = ""
    state["at"] = 0


def _position_lay(spec: dict, state: dict, at: int) -> None:
    """Show a pose: as it began, or as it ended."""
    pose = spec["poses"][at]
    state["at"] = at
    state["moves"] = 0
    state["held"] = ""  # the handle that is being dragged
    state["told"] = ""
    state["why"] = ""  # the point that lit last
    state["wish"] = hold_copy(spec["scenes"][pose]["signs"])
    if state["done"][pose] != "":
        _position_end(state)


def _position_end(state: dict) -> None:
    """Bring everything where it should be, and the baby to the breast."""
    for point in HOLD_POINTS:
        state["wish"][point] = 1.0
    hold_latch(state["wish"])


def position_do(spec: dict, state: dict, event: dict) -> dict:
    """Return the state after an event.

    ``move`` (of: a name of ``POSITION_MOVES``), ``drag`` (of: a handle; value: across times 1000 plus down, in units of the
    drawing), ``drop`` (the hand lets go), ``left``, ``right``, ``up`` and ``down`` (of: a handle), ``show`` (the answer),
    ``next``, ``again``.
    """
    quiet(state)
    pose = spec["poses"][state["at"]]
    before = hold_settle(state["wish"])
    if event["do"] == "next":
        _position_next(spec, state)
    elif event["do"] == "again" and _position_left(spec, state) == 0:
        _position_clear(spec, state)
        _position_lay(spec, state, 0)
        state["keep"].append({"kind": "again", "item": spec["item"]})
        state["focus"] = "figure"
    elif state["done"][pose] != "":
        return state
    elif event["do"] == "drag" and one_of_these(event["of"], HOLD_HANDLES) and _position_is_place(event["value"]):
        if state["held"] != event["of"]:
            state["moves"] = state["moves"] + 1
            state["held"] = event["of"]
        _position_drag(spec, state, event["of"], [floor(event["value"] / 1000.0), event["value"] % 1000])
        _position_tell(state, before, "")
    elif event["do"] == "drop":
        state["held"] = ""
        _position_check(spec, state, pose)
    elif event["do"] == "move" and isinstance(event["of"], str) and event["of"] in POSITION_MOVES:
        _position_moved(spec, state, pose, before, _position_step(state, event["of"]))
    elif isinstance(event["do"], str) and event["do"] in HOLD_WAYS and one_of_these(event["of"], HOLD_HANDLES):
        way = HOLD_WAYS[event["do"]]
        at = feed_places(hold_scene(spec["scenes"][pose], before))[event["of"]]
        _position_drag(spec, state, event["of"], [at[0] + way[0] * HOLD_KEY_STEP, at[1] + way[1] * HOLD_KEY_STEP])
        _position_moved(spec, state, pose, before, "")
    elif event["do"] == "show":
        _position_ends(spec, state, pose, "shown")
    return state


def _position_is_place(value: object) -> bool:
    """Return whether a value is a place in the drawing, across and down in one number."""
    return is_number(value, 0, 999999) and not isinstance(value, bool)


def _position_step(state: dict, move: str) -> str:
    """Move one wish by a step, and return which; what something else holds back is done as soon as that lets go."""
    sign = POSITION_MOVES[move]
    lowest = -1.0 if sign == "aim" else 0.0
    step = -POSITION_STEP if move in POSITION_BACK else POSITION_STEP
    state["wish"][sign] = hold_hundredths(max(lowest, min(1.0, state["wish"][sign] + step)))
    return sign


def _position_drag(spec: dict, state: dict, handle: str, to: list) -> None:
    """Bring a handle as near to a place as it goes."""
    scene = hold_scene(spec["scenes"][spec["poses"][state["at"]]], hold_settle(state["wish"]))
    moved = feed_moved(scene, handle, to[0], to[1])
    for one in FEED_HANDLES[handle]:
        state["wish"][one[0]] = hold_hundredths(moved[one[0]])


def _position_moved(spec: dict, state: dict, pose: str, before: dict, sign: str) -> None:
    """Count a move, say what came of it, and keep the pose when all four points are lit."""
    state["moves"] = state["moves"] + 1
    state["held"] = ""
    _position_tell(state, before, sign)
    _position_check(spec, state, pose)


def _position_tell(state: dict, before: dict, sign: str) -> None:
    """Say what lit, or what holds a move back."""
    now = hold_settle(state["wish"])
    was = hold_lit(before)
    lit = hold_lit(now)
    state["told"] = ""
    for point in HOLD_POINTS:
        if lit[point] and not was[point]:
            state["why"] = point
            state["say"] = "why:" + point
    if sign != "" and abs(now[sign] - state["wish"][sign]) > 0.05 and abs(now[sign] - before[sign]) < 0.01:
        state["told"] = "held_" + _position_holder(now, sign)
        state["say"] = "told"


def _position_check(spec: dict, state: dict, pose: str) -> None:
    """Keep the pose when all four points are lit."""
    if hold_count(hold_settle(state["wish"])) == len(HOLD_POINTS):
        _position_ends(spec, state, pose, "moved")


def _position_holder(now: dict, sign: str) -> str:
    """Return which point holds another one back: the body turned up before the hand that holds too little."""
    if sign == "support":
        return "more"
    if now["facing"] < HOLD_LIT_FROM:
        return "facing"
    return "support" if now["support"] < HOLD_LIT_FROM else "more"


def _position_ends(spec: dict, state: dict, pose: str, how: str) -> None:
    """Keep how a pose came right: by the learner, or shown."""
    _position_end(state)
    state["done"][pose] = how
    state["told"] = how
    state["tries"][pose] = state["tries"][pose] + 1
    answer = {"kind": "answer", "item": position_key(spec, pose), "option": how, "right": how == "moved", "sure": None}
    answer["attempt"] = state["tries"][pose]
    answer["number"] = state["moves"]
    state["keep"].append(answer)
    state["say"] = "told"


def _position_left(spec: dict, state: dict) -> int:
    """Return how many poses wait."""
    count = 0
    for pose in spec["poses"]:
        count = count + (1 if state["done"][pose] == "" else 0)
    return count


def _position_next(spec: dict, state: dict) -> None:
    """Show the next pose that waits, after this one, or from the first."""
    count = len(spec["poses"])
    for i in range(count):
        at = (state["at"] + 1 + i) % count
        if state["done"][spec["poses"][at]] == "":
            _position_lay(spec, state, at)
            state["focus"] = "figure"
            return


def position_show(spec: dict, state: dict, words: dict) -> dict:
    """Return the view: the drawing, its handles, the four lights, and what was said to the last move."""
    pose = spec["poses"][state["at"]]
    done = state["done"][pose]
    signs = hold_settle(state["wish"])
    scene = hold_scene(spec["scenes"][pose], signs)
    lit = hold_lit(signs)
    left = _position_left(spec, state)
    values = {"n": number_text(state["at"] + 1, 0, words), "of": number_text(len(spec["poses"]), 0, words)}
    text = {"place": fill_in(words["position_place"], values), "told": _position_told(state, words)}
    parts = {"moves": done == "", "told": state["told"] != "", "next": left > 0 and done != "", "again": left == 0}
    parts["skip"] = done == "" and left > 1
    marked = {}
    for point in HOLD_POINTS:
        marked["point:" + point] = "lit" if lit[point] else ""
        parts["why:" + point] = done != "" or (state["why"] == point and lit[point])
        text["lamp:" + point] = words["position_on"] if lit[point] else words["position_off"]
    for one in spec["poses"]:
        parts["pose:" + one] = one == pose
    spots = {}
    places = feed_places(scene)
    for handle in HOLD_HANDLES:
        spots["handle:" + handle] = [100.0 * places[handle][0] / HOLD_WIDE, 100.0 * places[handle][1] / HOLD_HIGH]
        parts["handle:" + handle] = done == ""
    return {
        "text": text,
        "parts": parts,
        "marked": marked,
        "feed": {"figure": scene},
        "spot": spots,
        "focus": state["focus"],
        "say": state["say"],
    }


def _position_told(state: dict, words: dict) -> str:
    """Return what is said to the last move."""
    if state["told"] == "":
        return ""
    if state["told"] == "moved":
        return counted("position_moved", state["moves"], words)
    return words["position_" + state["told"]]
