"""The page's style for one card in a notebook, whose root is not a document and whose width is not the window's.

Nothing is styled twice: ``milk.css`` is rewritten by rule. The root's rules become the host's; what asks how wide the window is
asks how wide the card is; dark is what the notebook's theme says (the class ``dark`` on the host), and paper is always light.
"""

import re
from pathlib import Path
from typing import Any

import tinycss2

STYLE = Path(__file__).parent.parent / "site" / "theme" / "static" / "milk.css"
DARK = "(prefers-color-scheme: dark)"
RTL = '[dir="rtl"]'
DESK = {
    "63.99rem": "45.99rem",
    "64rem": "46rem",
}  # a card of this width has room for figure and controls side by side; a page's has margins too
OWN = """
:host { display: block; container-type: inline-size; background: none; color-scheme: light; }
:host(.dark) { color-scheme: dark; }
.card { margin: 0; }
.talk-end a { display: none !important; } /* they lead to pages of the site; a notebook has its own list of notebooks */
.print-tools { display: none !important; } /* a notebook prints itself, not one card */
@container (min-width: 46rem) and (max-width: 62rem) { /* beside a side bar: four figures need the room */
  .explorer:has(figure:nth-child(3)) { grid-template-columns: minmax(0, 1fr) 17.5rem; column-gap: var(--s2); padding: var(--s2); }
  .explorer:has(figure:nth-child(3)) .figures { gap: var(--s1); }
}
.no-band-yet :is([data-series$="_band"], [data-series$="_mothers"]) { opacity: 0 !important; }
"""


def shadow_style(css: str | None = None) -> str:
    """Return the style of a card in a notebook, from the page's style."""
    text = STYLE.read_text(encoding="utf-8") if css is None else css
    return "\n".join(rules_in(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True))) + OWN


def rules_in(nodes: list[Any], dark: bool = False) -> list[str]:
    """Return each rule as text; ``dark``: only for a dark notebook."""
    return [text for node in nodes if (text := at_rule(node) if node.type == "at-rule" else plain_rule(node, dark))]


def plain_rule(node: Any, dark: bool) -> str:
    """Return a rule with its selectors as a card has them."""
    selectors = tinycss2.serialize(node.prelude).strip()
    named = ", ".join(selector(one, dark) for one in re.split(r",\s*(?![^(]*\))", selectors))
    return f"{named} {{{tinycss2.serialize(node.content)}}}"


def selector(text: str, dark: bool) -> str:
    """Return one selector: the root, the document and its body are the host."""
    host = ":host(.dark)" if dark else ":host"
    if text in (":root", "html", "body"):
        return host
    if text.startswith(RTL):  # what the page says of itself, the notebook says of the host
        return f":host({RTL}){text.removeprefix(RTL)}"
    return f"{host} {text}" if dark else text


def at_rule(node: Any) -> str:
    """Return a rule with a condition, or how something moves; a sheet of paper's own rules mean nothing in a card."""
    if node.at_keyword == "keyframes":
        return tinycss2.serialize([node])
    if node.at_keyword != "media":
        return ""
    asked = tinycss2.serialize(node.prelude).strip()
    inside = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
    body = "\n".join(rules_in(inside, dark=asked == DARK))
    if asked == DARK:
        return f"@media screen {{\n{body}\n}}"
    parts = asked.split(" and ")
    of_card = [widen(part) for part in parts if "-width" in part]
    of_window = [part for part in parts if "-width" not in part]
    for kind, conditions in (("container", of_card), ("media", of_window)):
        if conditions:
            body = f"@{kind} {' and '.join(conditions)} {{\n{body}\n}}"
    return body


def widen(condition: str) -> str:
    """Return a condition on the window's width as one on the card's."""
    for page, card in DESK.items():
        condition = condition.replace(page, card)
    return condition
