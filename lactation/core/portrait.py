"""A person drawn from numbers: a look (colours, hair, age) and a state (face, arms, baby) give a list of shapes.

All shapes follow from the numbers, in an order and count that never change, so a page goes from one state to the next by moving
numbers. A shape is ``{"id", "is"}`` and attributes of SVG; a group has its shapes under ``parts``. Lengths are tenths of a unit
of the drawing, which is 200 wide and high.

What a state's numbers mean, and how far they may go, stands in ``content/portrait.yaml``; ``drawn`` is what
``content/portrait.py`` makes of it; a cast is a list of ``{"who", "face"}``, and ``"baby"`` where it is not as in the look.
"""

from lactation.core.portrait_body import portrait_arm, portrait_body, portrait_child, portrait_cold, portrait_hand
from lactation.core.portrait_face import portrait_head
from lactation.core.portrait_lines import group, place, shape
from lactation.core.words import fill_in

HEAD = 1.12  # beside the body: on a phone the face has to carry it
ARM = ["_elbow_x", "_elbow_y", "_wrist_x", "_wrist_y", "_hand", "_curl"]


def portrait_of(look: dict, state: dict) -> list:
    """Return the shapes of one person: ``look`` of ``drawn["people"]``, ``state`` from ``portrait_numbers``."""
    turned = place(1000 + 6 * state["lean"], 640 + 4 * state["nod"], state["tilt"], HEAD, HEAD)
    behind = shape("back", look["back"], look["back_fill"], look["edge"], 24)
    parts = [group("behind", turned, [behind])]
    below = [
        portrait_body(look, state),
        portrait_arm(look, state, "left"),
        portrait_cold(look, state),
        portrait_child(look, state),
    ]
    for layer in below:
        for one in layer:
            parts.append(one)
    parts.append(portrait_hand(look, state, "left"))
    parts.append(group("head", turned, portrait_head(look, state)))
    for one in portrait_arm(look, state, "right"):
        parts.append(one)
    parts.append(portrait_hand(look, state, "right"))
    size = look["size"]
    return [group("figure", place(1000 - 1000 * size, 1950 - 1950 * size, 0, size, size), parts)]


def portrait_between(before: dict, after: dict, t: float) -> dict:
    """Return the numbers of a state between two others: 0 is ``before``, 1 is ``after``."""
    found = {}
    for name in after:
        found[name] = before[name] + (after[name] - before[name]) * t
    return found


def portrait_numbers(drawn: dict, one: dict) -> dict:
    """Return the numbers of a state for one of a cast."""
    found = {}
    face = drawn["faces"][one["face"]]
    for name in drawn["usual"]:
        found[name] = face["moves"][name] if name in face["moves"] else drawn["usual"][name]
    baby = portrait_baby(drawn, one)
    held = _held(baby)
    pose = drawn["poses"][face["pose"]]
    arms = pose["held"] if held else pose["bump" if baby == "bump" else "alone"]
    _arm_numbers(found, "left", drawn["arms"][arms[0]])
    _arm_numbers(found, "right", drawn["arms"][arms[1]])
    _baby_numbers(found, baby, pose["baby"])
    return found


def _baby_numbers(found: dict, baby: str, where: list) -> None:
    found["baby"] = 1 if _held(baby) else 0
    found["baby_awake"] = 1 if baby == "awake" else 0
    found["baby_feeds"] = 1 if baby == "feeding" else 0
    found["bump"] = 1 if baby == "bump" else 0
    found["baby_x"] = where[0]
    found["baby_y"] = where[1]
    found["baby_turn"] = where[2]


def portrait_baby(drawn: dict, one: dict) -> str:
    """Return what is in the arms: ``asleep``, ``awake``, ``feeding``, ``none`` or ``bump``. A face may wake or feed a baby."""
    baby = drawn["people"][one["who"]]["baby"]
    if "baby" in one and one["baby"] != "":
        baby = one["baby"]
    asked = drawn["faces"][one["face"]]["baby"]
    return asked if _held(baby) and asked != "" else baby


def _held(baby: str) -> bool:
    return baby != "none" and baby != "bump"


def _arm_numbers(found: dict, side: str, arm: list) -> None:
    for i in range(len(ARM)):
        found[side + ARM[i]] = arm[i]


def portrait_said(drawn: dict, cast: list) -> str:
    """Return in words what is drawn: the accessible name of the picture, and what a transcript says."""
    said = []
    for one in cast:
        baby = portrait_baby(drawn, one)
        says = drawn["says"][one["face"]]
        said.append(fill_in(says["held" if _held(baby) else "alone"], {"who": drawn["people"][one["who"]]["name"]}))
        if drawn["babies"][baby] != "":
            said.append(drawn["babies"][baby])
    return " ".join(said)
