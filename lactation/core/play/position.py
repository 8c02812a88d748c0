"""Position: a mother and a baby to be moved until the four points of a good hold light up.

Spec: ``item``, ``poses`` (ids in the order in which they are shown), ``scenes`` (by pose: a scene as the drawings take it, with
its ``signs`` at the start), ``items`` (the puzzle's own key, then that of each pose).

What the learner moves are wishes; what is drawn and judged is what of them can go together (``hold_settle``): a baby whose
body is turned up cannot have its head in line, however much one straightens it. How a pose that waits was left is kept after
each move, so a page opened again shows it so.
"""

from math import floor, sqrt

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
POSITION_SIGNS = ["line", "close", "support", "facing", "aim"]  # what can be moved
POSITION_BACK = ["further", "upward", "bend", "lower", "gather"]  # those that lower their sign
POSITION_STEP = 0.2
HOLD_WAYS = {"left": [-1, 0], "right": [1, 0], "up": [0, -1], "down": [0, 1]}
HOLD_KEY_STEP = 8.0  # units of the drawing that a key moves a handle
HOLD_WIDE = 360.0  # of the drawing
HOLD_HIGH = 320.0
POSITION_HARDLY = 0.03  # of a sign: nobody sees that it moved
POSITION_MOST = 99999  # moves that anybody makes
POSITION_APART = 55.0  # units between two rings: 44 px on a phone of 360 px, so that none lies over another
POSITION_PUSHES = 12  # rounds in which rings that lie too near are moved apart
POSITION_ALONG = 0.1  # of a sign: how far it is moved to see along which line its ring goes
POSITION_SLANT = 0.4  # of a step along that line: a smaller part of it is no direction of its own


def position_start(spec: dict, kept: list) -> dict:
    """Return the state: which poses were brought right so far; the first that was not is shown."""
    state = quiet({"done": {}, "tries": {}, "left": {}, "at": 0})
    for pose in spec["poses"]:
        state["done"][pose] = ""
        state["left"][pose] = None  # how it was left, where it waits
        state["tries"][pose] = tries(kept, "answer", position_key(spec, pose))
    for event in kept:
        if about(event, "again", spec["item"]):
            _position_clear(spec, state)
        elif about_any(event, "answer"):
            _position_take(spec, state, event)
        elif about_any(event, "pose"):
            _position_take_half(spec, state, event)
    _position_lay(spec, state, min(state["at"], len(spec["poses"]) - 1))
    return state


def position_scene(spec: dict, state: dict) -> dict:
    """Return what an address tells: the pose in sight, and how far each sign is moved; one that is done is told as it begins."""
    pose = spec["poses"][state["at"]]
    signs = spec["scenes"][pose]["signs"] if state["done"][pose] != "" else state["wish"]
    moved = []
    for sign in POSITION_SIGNS:
        moved.append(signs[sign])
    return {"choices": spec["poses"], "picked": [pose], "moved": moved}


def position_sent(spec: dict, picked: list, moved: list) -> dict:
    """Return the state in which the pose is in sight that an address names, moved as it says."""
    kept = []
    for pose in picked:
        signs = {}
        for i in range(len(POSITION_SIGNS)):
            signs[POSITION_SIGNS[i]] = moved[i]
        kept.append({"kind": "pose", "item": position_key(spec, pose), "settings": signs, "number": 0})
    return position_start(spec, kept)


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


def _position_take_half(spec: dict, state: dict, event: dict) -> None:
    """Take from the record how a pose was left; one that is done, or with values that no puzzle of today has, stays as it is."""
    left = event["settings"] if "settings" in event else None
    if not isinstance(left, dict):
        return
    for sign in POSITION_SIGNS:
        if sign not in left or isinstance(left[sign], bool) or not is_number(left[sign], -1 if sign == "aim" else 0, 1):
            return
    for i in range(len(spec["poses"])):
        pose = spec["poses"][i]
        if event["item"] == position_key(spec, pose) and state["done"][pose] == "":
            moves = event["number"] if "number" in event and is_number(event["number"], 0, POSITION_MOST) else 0
            state["left"][pose] = {"wish": left, "moves": moves}
            state["at"] = i


def _position_clear(spec: dict, state: dict) -> None:
    """Begin every pose anew."""
    for pose in spec["poses"]:
        state["done"][pose] = ""
        state["left"][pose] = None
    state["at"] = 0


def _position_lay(spec: dict, state: dict, at: int) -> None:
    """Show a pose: as it began, as it was left, or as it ended."""
    pose = spec["poses"][at]
    left = state["left"][pose]
    state["at"] = at
    state["moves"] = 0
    state["held"] = ""  # the handle that is being dragged
    state["shift"] = [0.0, 0.0]  # of that handle: from its place to its ring, as the drag began
    state["pull"] = [0.0, 0.0]  # how far it was pulled
    state["from"] = {}  # what was wished before
    state["told"] = ""
    state["why"] = ""  # the point that lit last
    state["wish"] = hold_copy(spec["scenes"][pose]["signs"])
    if state["done"][pose] != "":
        _position_end(state)
    elif left is not None:
        state["moves"] = left["moves"]
        for sign in POSITION_SIGNS:
            state["wish"][sign] = left["wish"][sign]


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
        state["focus"] = "place"
    elif state["done"][pose] != "":
        return state
    elif event["do"] == "drag" and one_of_these(event["of"], HOLD_HANDLES) and _position_is_place(event["value"]):
        _position_pull(spec, state, event["of"], [floor(event["value"] / 1000.0), event["value"] % 1000])
        _position_tell(state, before, "")
    elif event["do"] == "drop":
        _position_drop(spec, state, pose)
    elif event["do"] == "move" and isinstance(event["of"], str) and event["of"] in POSITION_MOVES:
        _position_moved(spec, state, pose, before, _position_step(state, event["of"]))
    elif isinstance(event["do"], str) and event["do"] in HOLD_WAYS and one_of_these(event["of"], HOLD_HANDLES):
        way = HOLD_WAYS[event["do"]]
        scene = hold_scene(spec["scenes"][pose], before)
        at = feed_places(scene)[event["of"]]
        state["from"] = hold_copy(state["wish"])
        _position_drag(spec, state, event["of"], [at[0] + way[0] * HOLD_KEY_STEP, at[1] + way[1] * HOLD_KEY_STEP])
        _position_moved(spec, state, pose, before, "")
        _position_stuck(state, scene, event["of"], way)
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


def _position_pull(spec: dict, state: dict, handle: str, to: list) -> None:
    """Drag a handle; the first event of a drag remembers where it began, and how far its ring lies from its place."""
    scene = hold_scene(spec["scenes"][spec["poses"][state["at"]]], hold_settle(state["wish"]))
    if state["held"] != handle:
        place = feed_places(scene)[handle]
        ring = position_rings(scene)[handle]
        state["moves"] = state["moves"] + 1
        state["held"] = handle
        state["shift"] = [ring[0] - place[0], ring[1] - place[1]]
        state["start"] = ring
        state["from"] = hold_copy(state["wish"])
    state["pull"] = [to[0] - state["start"][0], to[1] - state["start"][1]]
    _position_drag(spec, state, handle, [to[0] - state["shift"][0], to[1] - state["shift"][1]])


def _position_drop(spec: dict, state: dict, pose: str) -> None:
    """Let go of a handle: keep where it is, or say along which line it moves, where that was another one."""
    held = state["held"]
    state["held"] = ""
    if held != "":
        _position_check(spec, state, pose)
        _position_stuck(state, hold_scene(spec["scenes"][pose], hold_settle(state["wish"])), held, state["pull"])


def _position_stuck(state: dict, scene: dict, handle: str, pull: list) -> None:
    """Say why a handle that was pulled did not move: it lies on another line, or goes no further."""
    far = sqrt(pull[0] * pull[0] + pull[1] * pull[1])
    if far < HOLD_KEY_STEP - 0.5 or not _position_same(state["wish"], state["from"]):
        return
    way = position_way(scene, handle)
    if len(way) == 0 or abs(way[0] * pull[0] + way[1] * pull[1]) > POSITION_SLANT * far:
        state["told"] = "no_further"
    elif abs(way[1]) < POSITION_SLANT:
        state["told"] = "across"
    else:
        state["told"] = "upright" if abs(way[0]) < POSITION_SLANT else "slant"
    state["say"] = "told"


def _position_same(one: dict, other: dict) -> bool:
    """Return whether the learner's wishes are as good as the same in both."""
    for sign in POSITION_SIGNS:
        if abs(one[sign] - other[sign]) > POSITION_HARDLY:
            return False
    return True


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
    state["say"] = "burning"
    for point in HOLD_POINTS:
        if lit[point] and not was[point]:
            state["why"] = point
            state["say"] = "why:" + point
    if sign != "" and abs(now[sign] - state["wish"][sign]) > 0.05 and abs(now[sign] - before[sign]) < 0.01:
        state["told"] = "held_" + _position_holder(now, sign)
        state["say"] = "told"


def _position_check(spec: dict, state: dict, pose: str) -> None:
    """Keep the pose: that it is done, when all four points are lit, or how it was left."""
    if hold_count(hold_settle(state["wish"])) == len(HOLD_POINTS):
        _position_ends(spec, state, pose, "moved")
        return
    wish = {}
    for sign in POSITION_SIGNS:
        wish[sign] = state["wish"][sign]
    state["left"][pose] = {"wish": wish, "moves": state["moves"]}
    state["keep"].append({"kind": "pose", "item": position_key(spec, pose), "settings": wish, "number": state["moves"]})


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
    state["focus"] = "told"  # the buttons are gone
    state["say"] = ""


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
            state["focus"] = "place"
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
    burning = {"n": number_text(hold_count(signs), 0, words), "of": number_text(len(HOLD_POINTS), 0, words)}
    text["burning"] = fill_in(words["position_burning"], burning)
    marked = {"stage": "" if done == "" else "over"}
    for point in HOLD_POINTS:
        marked["point:" + point] = "lit" if lit[point] else ""
        parts["why:" + point] = done != "" or (state["why"] == point and lit[point])
        text["lamp:" + point] = words["position_on"] if lit[point] else words["position_off"]
    for one in spec["poses"]:
        parts["pose:" + one] = one == pose
    spots = {}
    rings = position_rings(scene)
    for handle in HOLD_HANDLES:
        spot = [100.0 * rings[handle][0] / HOLD_WIDE, 100.0 * rings[handle][1] / HOLD_HIGH]
        for part in position_way(scene, handle):
            spot.append(part)
        spots["handle:" + handle] = spot
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


def position_rings(scene: dict) -> dict:
    """Return where the ring of each handle stands: at its place, or beside it where rings would lie over each other."""
    places = feed_places(scene)
    rings = {}
    for handle in HOLD_HANDLES:
        rings[handle] = [places[handle][0], places[handle][1]]
    for _ in range(POSITION_PUSHES):
        for i in range(len(HOLD_HANDLES)):
            for k in range(i):
                _position_push(rings[HOLD_HANDLES[i]], rings[HOLD_HANDLES[k]])
    return rings


def _position_push(one: list, other: list) -> None:
    """Move two rings apart, each half of what is missing."""
    x = one[0] - other[0]
    y = one[1] - other[1]
    far = sqrt(x * x + y * y)
    if far >= POSITION_APART:
        return
    step = 0.5 * (POSITION_APART - far) / max(far, 0.001)
    x = x * step if far > 0.001 else 0.5 * POSITION_APART
    y = y * step
    one[0] = one[0] + x
    one[1] = one[1] + y
    other[0] = other[0] - x
    other[1] = other[1] - y


def position_way(scene: dict, handle: str) -> list:
    """Return along which line a handle goes, as a step of length 1; empty where it goes anywhere, or hardly moves."""
    if len(FEED_HANDLES[handle]) > 1:
        return []
    one = FEED_HANDLES[handle][0]
    sign = str(one[0])
    value = scene["signs"][sign]
    low = _position_where(scene, handle, sign, max(one[1], value - POSITION_ALONG))
    high = _position_where(scene, handle, sign, min(one[2], value + POSITION_ALONG))
    x = high[0] - low[0]
    y = high[1] - low[1]
    far = sqrt(x * x + y * y)
    return [x / far, y / far] if far > 0.5 else []


def _position_where(scene: dict, handle: str, sign: str, value: float) -> list:
    """Return where a handle would be with one sign changed."""
    signs = hold_copy(scene["signs"])
    signs[sign] = value
    return feed_places(hold_scene(scene, signs))[handle]


def _position_told(state: dict, words: dict) -> str:
    """Return what is said to the last move."""
    if state["told"] == "":
        return ""
    if state["told"] == "moved":
        return counted("position_moved", state["moves"], words)
    return words["position_" + state["told"]]
