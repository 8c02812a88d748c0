"""Refuse what is newer than the floor (docs/browsers.md) in what a page gets: its style and its scripts.

``python -m tests.floor.check`` says each place and since when the browsers know it. What may be used all the same, because a
page is whole without it, stands in ``graceful.csv`` with the reason.
"""

import csv
import re
import sys
from functools import cache
from pathlib import Path
from typing import NamedTuple

import tinycss2
import tree_sitter_javascript
from tree_sitter import Language, Parser

from lactation.site import parts
from lactation.site.compile import compile_core
from lactation.site.join import join_script
from lactation.site.lower import FLOOR, STYLE, lowered, split, style
from lactation.site.parts import LINKER

HERE = Path(__file__).parent
FIRST = (Path(parts.__file__).parent / "first.js").read_text(encoding="utf-8")
SYNTAX = {  # what the grammar calls it; the course's scripts are written as in 2009, so that nothing needs to be translated
    "arrow_function", "assignment_pattern", "await_expression", "class", "class_declaration", "class_static_block",
    "field_definition", "for_of", "generator_function", "generator_function_declaration", "import_statement", "export_statement",
    "lexical_declaration", "object_pattern", "array_pattern",
    "optional_chain", "private_property_identifier", "rest_pattern", "spread_element",
    "template_string", "??", "??=", "&&=", "||=", "**", "**=", "async",
}  # fmt: skip
FLAGS = re.compile(r"\(\?<[=!]|\(\?<\w|\\p\{")  # look-behind came with Safari 16.4


class Newer(NamedTuple):
    """When the browsers of the floor got a feature."""

    kind: str
    name: str
    since: tuple[str, ...]

    def __str__(self):
        told = ", ".join(f"{browser} {version or 'never'}" for browser, version in zip(FLOOR, self.since, strict=True))
        return f"{self.kind} {self.name} ({told})"


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(line for line in file if not line.startswith("#")))[1:]


@cache
def newer():
    """What is newer than the floor, by kind and name."""
    return {(kind, name): Newer(kind, name, tuple(since)) for kind, name, *since in rows(HERE / "newer.csv")}


@cache
def graceful():
    """What may be used: pairs of feature and place."""
    return [(feature, where) for feature, where, _ in rows(HERE / "graceful.csv")]


def allowed(found, place):
    return any(feature == f"{found.kind} {found.name}" and where in place for feature, where in graceful())


def refused(kind, name, place):
    """A line for a feature that is newer and may not be used there; nothing for all others."""
    found = newer().get((kind, name))
    return [f"{place}: {found}"] if found and not allowed(found, place) else []


# ---- Style ----


def in_selector(tokens, place):
    """What a selector holds that is newer."""
    found, before = [], None
    for token in tokens:
        if before is not None and before.type == "literal" and before.value == ":" and token.type in ("ident", "function"):
            found += refused("selector", token.lower_value if token.type == "ident" else token.lower_name, place)
        if token.type == "function":
            if token.lower_name == "not" and len(split(token.arguments)) > 1:
                found += refused("selector", "not a list", place)
            found += in_selector(token.arguments, place)
        before = token
    return found


def in_value(name, tokens, place):
    """What a value holds that is newer."""
    found = []
    for token in tokens:
        if token.type == "ident":
            found += refused("value", f"{name}: {token.lower_value}", place)
        elif token.type == "dimension":
            found += refused("unit", token.lower_unit, place)
        elif token.type == "function":
            found += refused("function", token.lower_name, place) + refused("value", f"{name}: {token.lower_name}", place)
            found += in_value(name, token.arguments, place)
    return found


def in_declarations(declarations, selector):
    """What a rule declares that is newer, where no older declaration of the same property stands before it."""
    found, said = [], set()
    for one in declarations:
        if one.type != "declaration":
            continue
        place = f"{selector} {{{one.name}: {tinycss2.serialize(one.value).strip()}}}"
        mistakes = refused("property", one.lower_name, place)
        mistakes += [] if one.lower_name in said else in_value(one.lower_name, one.value, place)
        found += mistakes
        if not mistakes:
            said.add(one.lower_name)
    return found


def in_at_rule(rule):
    """What an at-rule holds that is newer; what stands behind a question of support may be newer."""
    name, prelude = rule.lower_at_keyword, tinycss2.serialize(rule.prelude)
    found = refused("at-rule", name, f"@{name}{prelude}")
    words = re.findall(r"[\w-]+", prelude) + (["range_syntax"] if re.search("[<>]", prelude) else [])
    found += [line for word in words for line in refused(f"in @{name}", word, f"@{name}{prelude}")]
    if rule.content is None or (name == "supports" and not prelude.strip().startswith("not")):
        return found
    if name in ("media", "supports"):
        return found + in_rules(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True))
    return found + in_declarations(tinycss2.parse_blocks_contents(rule.content), f"@{name}")


def in_rules(rules):
    found = []
    for rule in rules:
        if rule.type == "at-rule":
            found += in_at_rule(rule)
            continue
        selector = tinycss2.serialize(rule.prelude).strip()
        parts = [in_selector(part, tinycss2.serialize(part).strip()) for part in split(rule.prelude)]
        found += [line for part in parts for line in part]
        unknown = [bool(in_selector_at_all(part)) for part in split(rule.prelude)]
        if any(unknown) and not all(unknown):
            found.append(f"{selector}: a browser that does not know one of these selectors would drop the others too")
        found += in_declarations(tinycss2.parse_blocks_contents(rule.content), selector)
    return found


def in_selector_at_all(tokens):
    """Whether a selector holds what is newer, allowed or not."""
    before = None
    for token in tokens:
        if before is not None and before.type == "literal" and before.value == ":" and token.type in ("ident", "function"):
            name = token.lower_value if token.type == "ident" else token.lower_name
            if ("selector", name) in newer() or (token.type == "function" and in_selector_at_all(token.arguments)):
                return True
        before = token
    return False


def style_faults(css):
    """Return a line for everything in a style that the floor does not know."""
    return in_rules(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True))


# ---- Script ----


def nodes(tree):
    """Every node of a parsed script."""
    waiting = [tree.root_node]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(node.children)


def own_names(found):
    """The names that a script gives its own members: they tell nothing about the browser's."""
    for node in found:
        left = node.child_by_field_name("left") if node.type == "assignment_expression" else None
        if left is not None and re.match(r"this\.|\w+\.prototype\.", left.text.decode()) and left.type == "member_expression":
            yield left.child_by_field_name("property").text.decode()
        elif node.type == "pair":
            yield node.child_by_field_name("key").text.decode().strip("\"'")


def script_faults(text, name):
    """Return a line for all in a script that the floor does not know: its syntax, and what it asks of the browser by name."""
    found = list(nodes(Parser(Language(tree_sitter_javascript.language())).parse(text.encode())))
    own, told = set(own_names(found)), []
    for node in found:
        place = f"{name}:{node.start_point[0] + 1}"
        if node.type in SYNTAX:
            told.append(f"{place}: found {node.type} ({node.text.decode()[:40]}), expected plain words of 2009")
        elif node.type == "regex" and FLAGS.search(node.text.decode()):
            told.append(f"{place}: {node.text.decode()[:40]}: Safari knows this since 16.4")
        elif node.type == "property_identifier" and node.text.decode() not in own:
            told += refused("member", node.text.decode(), place) + refused("global", node.text.decode(), place)
        elif node.type == "identifier":
            told += refused("global", node.text.decode(), place)
    return told


def faults():
    """Return everything in what a page gets that is newer than the floor."""
    return (
        style_faults(style())
        + style_faults((STYLE.parent / "slides.css").read_text(encoding="utf-8"))  # as it is written
        + script_faults(join_script(), "milk.js")
        + script_faults(compile_core(), "core.js")
        + script_faults(LINKER, "parts.js")
        + script_faults(FIRST, "first.js")
        + script_faults((STYLE.parent.parent.parent / "plain.js").read_text(encoding="utf-8"), "plain.js")
        + [line for path in STYLE.parent.parent.glob("*.css") for line in style_faults(lowered(path.read_text(encoding="utf-8")))]
    )


if __name__ == "__main__":
    told = faults()
    print("\n".join(told) or f"Style and scripts: nothing newer than {', '.join(f'{n} {v:g}' for n, v in FLOOR.items())}.")
    sys.exit(1 if told else 0)
