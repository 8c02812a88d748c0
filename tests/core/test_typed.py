import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lactation.core.typed import DIGITS_OF_SCRIPTS, typed_number


@pytest.mark.parametrize(
    ("text", "number"),
    [("3.18", 3.18), (" 3,18 ", 3.18), ("7", 7),
     ("٣٫١٨", 3.18), ("٣,١٨", 3.18), ("३.१८", 3.18), ("၃.၁၈", 3.18), ("３．１８", 3.18),
     ("𞥓.𞥑", 3.1), ("-5", -5), ("−5", -5), ("007", 7)],
)  # fmt: skip
def test_number_is_read_in_any_script(text, number):
    assert typed_number(text) == number
    assert isinstance(typed_number(text), type(number))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "0x3",
        "7OO",
        "1 050",
        "700-800",
        "1e3",
        "3.",
        ".5",
        "1.2.3",
        "1,2,3",
        "--3",
        "3-",
        "-",
        "²",
        "½",
        "nan",
        "inf",
        "3 kg",
        "+3",
    ],
)
def test_what_is_no_plain_number_stays_text(text):
    assert typed_number(text) == text


@given(st.integers(0, 10**6), st.integers(0, 99), st.sampled_from([None, *DIGITS_OF_SCRIPTS]))
def test_every_number_is_read_back(whole, part, script):
    text = f"{whole}.{part:02}"
    if script:
        text = "".join(script.split(" ")[int(one)] if one.isdigit() else one for one in text)
    assert typed_number(text) == whole + part / 100


@pytest.mark.parametrize("script", DIGITS_OF_SCRIPTS)
def test_digits_of_each_script_are_0_to_9_in_order(script):
    assert [unicodedata.decimal(one) for one in script.split(" ")] == list(range(10))
