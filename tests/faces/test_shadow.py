"""The page's style as a card in a notebook wears it."""

import re

import pytest

from lactation.faces.shadow import STYLE, shadow_style

PAGE = STYLE.read_text(encoding="utf-8")
CARD = shadow_style()


@pytest.mark.parametrize(
    ("page", "card"),
    [
        (":root { --a: 1 }", ":host { --a: 1 }"),
        ("html { margin: 0 }", ":host { margin: 0 }"),
        ("body, p { margin: 0 }", ":host, p { margin: 0 }"),
        ('[dir="rtl"] { --a: 1 }', ':host([dir="rtl"]) { --a: 1 }'),
        ('[dir="rtl"] .a { left: 0 }', ':host([dir="rtl"]) .a { left: 0 }'),
        (".a:is(.b, .c) { margin: 0 }", ".a:is(.b, .c) { margin: 0 }"),
        ("@media (prefers-color-scheme: dark) { :root { --a: 1 } }", "@media screen {\n:host(.dark) { --a: 1 }\n}"),
        ("@media (prefers-color-scheme: dark) { .a, .b { --a: 1 } }", ":host(.dark) .a, :host(.dark) .b { --a: 1 }"),
        ("@media (min-width: 46rem) { .a { margin: 0 } }", "@container (min-width: 46rem) {\n.a { margin: 0 }\n}"),
        (
            "@media screen and (max-width: 9rem) { a { b: c } }",
            "@media screen {\n@container (max-width: 9rem) {\na { b: c }\n}\n}",
        ),
        ("@media (min-width: 64rem) { .a { margin: 0 } }", "@container (min-width: 46rem)"),
        ("@keyframes a { from { opacity: 0 } }", "@keyframes a { from { opacity: 0 } }"),
        ("@media print { .a { margin: 0 } }", "@media print {\n.a { margin: 0 }\n}"),
        ("@page aid { margin: 0 }", "\n:host { display: block"),
    ],
)
def test_rule_of_the_page_becomes_one_of_the_card(page, card):
    assert card in shadow_style(page)


def test_no_rule_is_lost_but_those_of_the_paper():
    def count(text):
        return len(re.findall(r"\{[^{}]*\}", re.sub(r"/\*.*?\*/", "", text, flags=re.S)))

    own = count(shadow_style(""))
    assert count(CARD) - own == count(PAGE) - len(re.findall(r"@page|@supports", PAGE))


def test_card_asks_nothing_of_the_window_but_its_height_and_paper():
    asked = set(re.findall(r"@media ([^{]+) \{", CARD))
    assert {one for one in asked if "width" in one or "color-scheme" in one} == set()
    assert ":root" not in CARD
    assert not re.search(r"(^|[,}]\s*)(html|body)\s*[,{]", CARD)


def test_every_rule_that_asks_for_a_desk_is_known():
    """A new width in the page's style needs a place here: a card is not as wide as the window."""
    assert set(re.findall(r"min-width: ([\d.]+rem)\)", PAGE)) == {"34rem", "36rem", "46rem", "64rem"}
