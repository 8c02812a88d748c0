"""The style holds for both directions of reading: what has a side names it by the text's start and end."""

import re

import tinycss2

from lactation.faces.page import TEMPLATES
from lactation.faces.shadow import RTL, STYLE

# What may name a side of the screen, and why.
SIDES = {
    (".menu > nav", "right"): "Chrome 80 knows no inset-inline-end; a rule for right to left follows",
    (".sures legend", "float"): "as wide as its fieldset: only taken out of the frame",
    (".activity td, .activity tbody th", "text-align"): "digits are written from left to right everywhere",
    (".activity thead th", "text-align"): "stands over its digits",
}
AROUND = ("margin", "padding", "inset", "border-width", "border-style", "border-color", "scroll-margin", "scroll-padding")


def sided(rules):
    """Each declaration that names a side of the screen, as its selector and property."""
    found = []
    for rule in rules:
        if rule.type == "at-rule" and rule.content:
            found += sided(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True))
        elif rule.type == "qualified-rule":
            selector = " ".join(tinycss2.serialize(rule.prelude).split())
            declared = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
            found += [(selector, one.lower_name) for one in declared if one.type == "declaration" and names_a_side(one)]
    return found


def names_a_side(declaration):
    """Whether a declaration is about the left or the right of the screen."""
    name, value = declaration.lower_name, tinycss2.serialize(declaration.value).strip()
    if re.search(r"(^|-)(left|right)(-|$)", name):
        return True
    if name in ("text-align", "float", "clear"):
        return value in ("left", "right")
    parts = [part for part in declaration.value if part.type not in ("whitespace", "comment")]
    four = [tinycss2.serialize([part]) for part in parts]
    if name == "border-radius":  # corners from the upper left on, as the hands of a clock go
        return len(four) == 4 and (four[0] != four[1] or four[2] != four[3])
    return name in AROUND and len(four) == 4 and four[1] != four[3]


def sheet(css):
    return tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)


def test_style_names_no_side_of_the_screen():
    found = {one for one in sided(sheet(STYLE.read_text(encoding="utf-8"))) if not one[0].startswith(RTL)}
    assert found == set(SIDES)


def test_sides_are_found():
    css = "a { margin: 0 1px 0 2px } @media print { b { padding-left: 0 } } c { text-align: right } d { margin: 0 1px 2px 1px }"
    assert sided(sheet(css)) == [("a", "margin"), ("b", "padding-left"), ("c", "text-align")]


def test_templates_name_no_side_of_the_screen():
    html = [path.read_text(encoding="utf-8") for path in TEMPLATES.glob("*.html")]
    assert [style for text in html for style in re.findall(r'style="[^"]*"', text) if re.search("left|right", style)] == []
