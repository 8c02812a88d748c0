"""Write the style for the browsers of docs/browsers.md: what they do not know is said in older words, and all of it in few bytes.

``theme/static/milk.css`` is written as CSS is written today. Before a page gets it,

1. a list inside a selector is written out: ``:is(a, b) c`` becomes ``a c, b c``, and ``:not(a, b)`` becomes ``:not(a):not(b)``;
2. pairs of sides become two sides, and places that depend on the direction of writing, and that the floor does not know, become
   left and right, and the other way round below ``[dir="rtl"]``;
3. a box whose children stand in a row gets margins where ``gap`` is known in grids alone (Chrome before 84, Safari before 14.1:
   those do not know ``inset`` either, which can be asked);
4. ``lightningcss`` does the rest: shorthands such as ``inset`` and ``padding-inline``, colours, rules one of whose selectors an
   older browser would refuse (it would drop the whole list), white space.

``tests/floor`` checks what comes out.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import product
from pathlib import Path
from typing import Any

import lightningcss
import tinycss2

FLOOR = {"chrome": 80, "firefox": 75, "safari": 13.1}
STYLE = Path(__file__).parent / "theme" / "static" / "milk.css"
# Chrome 87, Firefox 63 to 66, Safari 14.1 to 15; and what each is where one writes from left to right, and from right to left.
SIDES = {
    "inset-inline-start": ("left", "right"),
    "inset-inline-end": ("right", "left"),
    "border-start-start-radius": ("border-top-left-radius", "border-top-right-radius"),
    "border-start-end-radius": ("border-top-right-radius", "border-top-left-radius"),
    "border-end-start-radius": ("border-bottom-left-radius", "border-bottom-right-radius"),
    "border-end-end-radius": ("border-bottom-right-radius", "border-bottom-left-radius"),
}
PAIRS = re.compile(r"(?:scroll-)?(?:margin|padding)-(?:inline|block)|border-(?:inline|block)|inset-inline")
ROOT_CLASS = ".js"  # the one class of the document itself
Tokens = Sequence[Any]


def split(tokens: Tokens) -> list[list[Any]]:
    """Return what stands between the commas."""
    found: list[list[Any]] = [[]]
    for token in tokens:
        if token.type == "literal" and token.value == ",":
            found.append([])
        else:
            found[-1].append(token)
    return found


def written(tokens: Iterable[Any]) -> str:
    """Return tokens as text."""
    return str(tinycss2.serialize(list(tokens))).strip()


def alternatives(token: Any, before: Any) -> list[str]:
    """Return the ways in which one token of a selector can be written out; ``before`` is the token before it.

    Raises
    ------
    ValueError
        ``:is`` with the name of an element stands behind something: it would run into it.
    """
    if token.type == "function" and token.lower_name == "is":
        found = [one for part in split(token.arguments) for one in written_out(part)]
        if any(one[0].isalpha() for one in found) and before is not None and before.type not in ("whitespace", "literal"):
            raise ValueError(f"found {token.serialize()} behind {before.serialize()!r}, expected the element's name first")
        return found
    if token.type == "function" and token.lower_name == "not":
        return ["):not(".join(one for part in split(token.arguments) for one in written_out(part)).join(("not(", ")"))]
    if token.type == "function":
        return [f"{token.name}({', '.join(one for part in split(token.arguments) for one in written_out(part))})"]
    return [token.serialize()]


def written_out(selector: Tokens) -> list[str]:
    """Return the selectors without lists inside that together say the same as one selector."""
    parts: list[list[str]] = []
    before = None
    tokens = list(selector)
    for number, token in enumerate(tokens):
        colon = token.type == "literal" and token.value == ":"
        following = tokens[number + 1] if number + 1 < len(tokens) else None
        if colon and following is not None and following.type == "function" and following.lower_name == "is":
            continue  # the colon goes with its function
        parts.append(alternatives(token, before))
        before = token
    return ["".join(one).strip() for one in product(*parts)]


def values_of(declaration: Any) -> list[str]:
    """Return the one or two values of a pair of sides; a border's value is for both."""
    found: list[list[Any]] = [[]]
    for token in declaration.value:
        if token.type == "whitespace" and not declaration.lower_name.startswith("border"):
            found.append([])
        else:
            found[-1].append(token)
    values = [written(one) for one in found if one]
    return [values[0], values[-1]]


def sides(declaration: Any) -> list[tuple[str, str]]:
    """Return a declaration as names and values, a pair of sides as two."""
    important = " !important" if declaration.important else ""
    if not PAIRS.fullmatch(declaration.lower_name):
        return [(declaration.name, written(declaration.value) + important)]
    start, end = values_of(declaration)
    return [(f"{declaration.lower_name}-start", start + important), (f"{declaration.lower_name}-end", end + important)]


def turned(declarations: Tokens) -> tuple[str, str]:
    """Return the declarations for who writes from left to right, and those to lay over them from right to left."""
    plain, other = [], []
    for name, value in (pair for one in declarations if one.type == "declaration" for pair in sides(one)):
        left, right = SIDES.get(name, (name, ""))
        plain.append(f"{left}: {value};")
        if right:
            undo = ("auto" if name.startswith("inset") else "0") + (" !important" if "!important" in value else "")
            other += [f"{left}: {undo};", f"{right}: {value};"]
    return "".join(plain), "".join(other)


def below(mark: str, selectors: Iterable[str]) -> str:
    """Return selectors that hold only below a document with this mark."""
    return ", ".join(mark + ("" if one.startswith(ROOT_CLASS) else " ") + one for one in selectors)


class Boxes(dict[str, dict[str, str]]):
    """What a style says of boxes in a row, by the last part of each selector: whether they are, which way, whether they wrap."""

    KNOWN = ("display", "flex-direction", "flex-wrap")

    def note(self, rules: Tokens) -> None:
        """Read the rules, also those inside others."""
        for rule in rules:
            if rule.type == "at-rule" and rule.content is not None and rule.lower_at_keyword == "media":
                self.note(tinycss2.parse_rule_list(rule.content))
            elif rule.type == "qualified-rule":
                told = declared(rule)
                for part in split(rule.prelude):
                    if told.get("display", "").endswith("flex"):
                        self.setdefault(last(written(part)), {}).update({key: told[key] for key in self.KNOWN if key in told})

    def margins(self, rule: Any, selectors: Sequence[str]) -> str:
        """Return a rule that keeps the children of a box apart as its ``gap`` would; nothing for other rules."""
        told = declared(rule)
        rows = [one for one in selectors if self.is_row(one, told)] if "gap" in told else []
        if not rows:
            return ""
        row, across = (told["gap"].split(" ") * 2)[:2]
        box = {**self.get(last(rows[0]), {}), **told}
        upright, wraps = box.get("flex-direction") == "column", "flex-wrap" in box
        margins = f"margin-inline-end: {0 if upright else across}; margin-bottom: {row if upright or wraps else 0};"
        children = below(":root", (f"{one} > :not(:last-child)" for one in rows))
        return f"@supports not (inset: 0) {{ {children} {{ {margins} }} }}"

    def is_row(self, selector: str, told: dict[str, str]) -> bool:
        """Return whether the children of what a selector means stand in a row, or under each other in a flex box."""
        return told["display"].endswith("flex") if "display" in told else last(selector) in self


def declared(rule: Any) -> dict[str, str]:
    """Return what a rule declares, by name."""
    return {
        one.lower_name: written(one.value) for one in tinycss2.parse_blocks_contents(rule.content) if one.type == "declaration"
    }


def last(selector: str) -> str:
    """Return the last part of a selector."""
    return re.split(r"[\s>+~]+", selector)[-1]


def older(rules: Tokens, boxes: Boxes) -> str:
    """Return rules with their lists written out and their sides turned."""
    return "\n".join(older_rule(rule, boxes) for rule in rules)


def older_rule(rule: Any, boxes: Boxes) -> str:
    """Return one rule so."""
    if rule.type == "at-rule" and rule.content is not None and rule.lower_at_keyword in ("media", "supports"):
        inside = tinycss2.parse_rule_list(rule.content, skip_comments=True)
        return f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{older(inside, boxes)}}}"
    if rule.type != "qualified-rule":
        return str(rule.serialize())
    selectors = [one for part in split(rule.prelude) for one in written_out(part)]
    plain, other = turned(tinycss2.parse_blocks_contents(rule.content, skip_comments=True))
    from_right = below('[dir="rtl"]', selectors) + f" {{{other}}}" if other else ""
    return "\n".join([f"{', '.join(selectors)} {{{plain}}}", from_right, boxes.margins(rule, selectors)])


def lowered(css: str) -> str:
    """Return a style as the floor reads it, in few bytes."""
    rules, boxes = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), Boxes()
    boxes.note(rules)
    plain = older(rules, boxes)
    targets = [f"{name} {version}" for name, version in FLOOR.items()]
    return str(lightningcss.process_stylesheet(plain, filename=STYLE.name, browsers_list=targets, minify=True))


def style() -> str:
    """Return the style of a page."""
    return lowered(STYLE.read_text(encoding="utf-8"))
