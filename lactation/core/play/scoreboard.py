"""Scoreboard: the points of the groups over all stories of an explorer whose bets were uncovered.

Spec: ``items`` (of the bets) and ``titles`` (of their stories, by item). It keeps ``clear`` for each story when a new workshop
begins.
"""

from lactation.core.play.bet import bet_points, bets_of, name_key, signed_points
from lactation.core.play.kept import quiet
from lactation.core.words import counted, fill_in


def scoreboard_start(spec: dict, kept: list) -> dict:
    """Return the state: points by group, how many stories count, which stories have bets, and one that is not uncovered yet."""
    state = quiet({"groups": {}, "count": 0, "used": [], "waits": "", "asking": False, "refused": False})
    for item in spec["items"]:
        story = bets_of(kept, item)
        if story["uncovered"]:
            state["count"] = state["count"] + 1
            _add_points(state["groups"], story)
        elif story["model"] is not None:
            state["waits"] = item
        if story["uncovered"] or len(story["bets"]) > 0:
            state["used"].append(item)
    return state


def _add_points(groups: dict, story: dict) -> None:
    """Add a story's points to those of the groups, under the name that a group gave first."""
    points = bet_points(story["bets"], story["model"], story["right"])
    for i in range(len(points)):
        name = story["bets"][i]["group"]
        key = "=" + name_key(name)  # no name is one that JavaScript knows by itself
        if key not in groups:
            groups[key] = {"group": name, "points": 0.0}
        groups[key]["points"] = groups[key]["points"] + points[i]


def scoreboard_do(spec: dict, state: dict, event: dict) -> dict:
    """Return the state after ``new``, ``yes`` or ``no``."""
    quiet(state)
    if event["do"] == "new" and len(state["used"]) > 0:
        state["refused"] = state["waits"] != ""
        state["asking"] = not state["refused"]
        state["focus"] = "no" if state["asking"] else ""
        state["say"] = "refused" if state["refused"] else ""
    elif event["do"] == "no" and state["asking"]:
        state["asking"] = False
        state["focus"] = "new"
    elif event["do"] == "yes" and state["asking"]:
        for item in state["used"]:
            state["keep"].append({"kind": "clear", "item": item})
        kept = state["keep"]
        state = scoreboard_start(spec, [])
        state["keep"] = kept
        state["focus"] = "board"
    return state


def scoreboard_show(spec: dict, state: dict, words: dict) -> dict:
    """Return the view: the groups from the most points to the fewest, with bars to the left or right of nothing."""
    rows = _ranked(state["groups"])
    most = 1.0
    for row in rows:
        most = max(most, abs(row["total"]))
    shown = []
    for row in rows:
        width = 100.0 * row["total"] / most
        points = signed_points(row["total"], words)
        shown.append({"group": row["group"], "points": points, "plus": max(0.0, width), "minus": max(0.0, -width)})
    count = counted("board_stories", state["count"], words)
    refused = "" if state["waits"] == "" else fill_in(words["board_waits"], {"title": spec["titles"][state["waits"]]})
    parts = {"groups": len(rows) > 0, "none": len(rows) == 0, "count": len(rows) > 0}
    parts["new"] = len(state["used"]) > 0 and not state["asking"]
    parts["asking"] = state["asking"]
    parts["no"] = state["asking"]
    parts["board"] = True
    parts["refused"] = state["refused"]
    return {
        "text": {"count": count, "refused": refused},
        "parts": parts,
        "rows": {"groups": shown},
        "focus": state["focus"],
        "say": state["say"],
    }


def _ranked(groups: dict) -> list:
    """Return the groups from the most points to the fewest; who came first stays first where they are level."""
    rows = []
    for key in groups:
        total = _whole_points(groups[key]["points"])
        place = len(rows)
        row = {"group": groups[key]["group"], "total": total}
        rows.append(row)
        while place > 0 and rows[place - 1]["total"] < total:
            rows[place] = rows[place - 1]
            place = place - 1
        rows[place] = row
    return rows


def _whole_points(points: float) -> float:
    """Return points without what adding thirds leaves behind: three thirds are one."""
    return int(abs(points) * 1000.0 + 0.5) / 1000.0 * (1 if points >= 0 else -1)
