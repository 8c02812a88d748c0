"""The map of a case: a column for each step, a dot for each reply, arcs to the facts it opens.

A dot is as large as it is often offered; hatched, it was never. Full dots help by their codes, hollow ones tempt.
"""

from html import escape
from typing import Any, get_args

from lactation.content.cases import Step
from lactation.content.talks import is_error, is_helping
from lactation.counselling.measures import Measured

COLUMN, ROW, TOP, LEFT = 150, 26, 60, 30
FACTS_AT = 8  # columns from the left
DOT = (3.0, 11.0)
HEAD = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="11">
<style>text {{ fill: #222; }} .arc {{ fill: none; stroke: #7a8a94; stroke-opacity: .45; }} .help {{ fill: #2a6f77; }}
.tempt {{ fill: #fff; stroke: #a1502a; stroke-width: 2; }} .plain {{ fill: #b9c0c4; }}
.never {{ fill: url(#never); stroke: #b3261e; }}
.fact {{ fill: #f4d9a6; stroke: #8a6414; }} .head {{ font-weight: bold; }}</style>
<defs><pattern id="never" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
<rect width="4" height="4" fill="#fff"/><rect width="2" height="4" fill="#b3261e"/></pattern></defs>
<rect width="{width}" height="{height}" fill="#fff"/>
"""


def places(replies: list[dict[str, Any]]) -> dict[str, tuple[int, int]]:
    """Return where each reply stands: by its step, and from above by its place in the file."""
    steps, found = list(get_args(Step)), dict[str, tuple[int, int]]()
    filled = dict.fromkeys(steps, 0)
    for reply in replies:
        found[reply["id"]] = (LEFT + COLUMN * steps.index(reply["step"]), TOP + ROW * filled[reply["step"]])
        filled[reply["step"]] += 1
    return found


def look_of(reply: dict[str, Any], offered: int) -> str:
    """Return the class of a reply's dot."""
    if not offered and not reply["tray"]:
        return "never"
    if is_error(reply["codes"]):
        return "tempt"
    return "help" if is_helping(reply["codes"]) else "plain"


def branch_map(case: Measured) -> str:
    """Return the map of a case as SVG."""
    talk, offered = case.kit["talk"], case.counts["offered"]
    at = places(talk["replies"])
    facts = {name: (LEFT + COLUMN * FACTS_AT, TOP + 2 * ROW * number) for number, name in enumerate(talk["facts"])}
    height = max(y for _, y in (*at.values(), *facts.values())) + 2 * ROW
    parts = [HEAD.format(width=LEFT + COLUMN * (FACTS_AT + 1) + 60, height=height)]
    heads = [*get_args(Step), "facts"]
    parts += [f'<text class="head" x="{LEFT + COLUMN * n - 8}" y="24">{head}</text>' for n, head in enumerate(heads)]
    for fact, doors in talk["doors"].items():
        for name in dict.fromkeys(one["reply"] for one in doors if one["reply"] and not one["after"]):
            parts.append(arc(at[name], facts[fact], f"{name} opens {fact}"))
    most = max(offered.values(), default=1) or 1
    for reply in talk["replies"]:
        x, y = at[reply["id"]]
        size = DOT[0] + (DOT[1] - DOT[0]) * (offered[reply["id"]] / most) ** 0.5
        told = f"{reply['id']}: {reply['text']} (offered {offered[reply['id']]} times, said {case.counts['said'][reply['id']]})"
        look = look_of(reply, offered[reply["id"]])
        parts.append(f'<circle class="{look}" cx="{x}" cy="{y}" r="{size:.1f}"><title>{escape(told)}</title></circle>')
        parts.append(f'<text x="{x + 14}" y="{y + 4}">{reply["id"]}</text>')
    for name, (x, y) in facts.items():
        told = f"{talk['facts'][name]['title']} (told {case.counts['facts'][name]} times)"
        parts.append(f'<rect class="fact" x="{x - 6}" y="{y - 6}" width="12" height="12"><title>{escape(told)}</title></rect>')
        parts.append(f'<text x="{x + 12}" y="{y + 4}">{name}</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"


def arc(start: tuple[int, int], end: tuple[int, int], told: str) -> str:
    """Return a bow from a reply to a fact."""
    (x, y), (to_x, to_y) = start, end
    bow = f"M{x} {y} C{x + 60} {y - 20}, {to_x - 120} {to_y}, {to_x - 6} {to_y}"
    return f'<path class="arc" d="{bow}"><title>{escape(told)}</title></path>'
