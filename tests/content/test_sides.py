"""Numbers and their units: in texts that are read from right to left, and at the end of a line."""

import pytest

from lactation.content.schema import words
from lactation.content.sides import END, ISOLATE, foreign, isolated, unbroken


def shown(text):
    """An isolated text with brackets in place of the isolates."""
    return isolated(text).replace(ISOLATE, "[").replace(END, "]")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{n} رضعات: {milk} mL.", "[{n}] رضعات: [{milk} mL]."),
        ("{number} {unit}", "[{number} {unit}]"),
        ("−5 % من الوزن", "[−5 %] من الوزن"),
        ("1–2 g", "[1]–[2 g]"),
        ("7:30 و 19:30", "[7:30] و [19:30]"),
        ("1,500 ng/mL", "[1,500 ng/mL]"),
        ("44 WHO", "[44] WHO"),
        ("12 grams", "[12] grams"),
        (
            "رضعات {cite:p}`Kent2006`, [هنا](../a/02-b.html#c3) <b>2</b>",
            "رضعات {cite:p}`Kent2006`, [هنا](../a/02-b.html#c3) <b>[2]</b>",
        ),
        ("J14 https://a.org/2006", "J14 https://a.org/2006"),
        ("لا شيء", "لا شيء"),
    ],
)
def test_number_is_kept_with_its_sign_and_unit(text, expected):
    assert shown(text) == expected


def test_what_is_not_translated_keeps_its_order():
    assert foreign("8 feeds.") == f"{ISOLATE}8 feeds.{END}"


def test_no_line_breaks_between_a_number_and_its_unit_and_nothing_else_is_touched():
    page = '<p title="90 %">sure (100 %), {n} g, 37.5 °C</p><script>{"a": "90 %"}</script> 5 girls, 3 months, 5 mLs'
    told = page.replace("(100 %", "(100\u00a0%").replace("{n} g", "{n}\u00a0g").replace("5 °C", "5\u00a0°C")
    assert unbroken(page) == told == unbroken(told)
    assert "\u00a0%" in words()["enough_sure_100"]
