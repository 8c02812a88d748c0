"""What a lesson's prose says decides is what decides."""

import json

import pytest

from lactation.content.lesson_numbers import mistakes_in, stands_in
from tests.execute import NOTEBOOKS


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_lesson_holds_the_numbers_it_rests_on(path):
    assert mistakes_in(path) == []


@pytest.mark.parametrize(
    ("text", "number", "there"),
    [
        ("about 10 % lost", 10, True),
        ("at 37.5 °C.", 37.5, True),
        ("100 g", 10, False),
        ("10.5 %", 10, False),
        ("day 10.", 10, True),
    ],
)
def test_number_is_found_as_a_whole(text, number, there):
    assert stands_in(text, number) == there


@pytest.mark.parametrize(
    ("name", "found"), [("loss_refer_percent", "found no 10, expected it, as loss_refer_percent is 10"), ("loss", "found 'loss'")]
)
def test_mistake_is_answered_with_file_and_cell(tmp_path, name, found):
    path = tmp_path / "one.ipynb"
    cells = [{"source": ["# A"], "metadata": {}}, {"source": ["Refer at ", "12 %."], "metadata": {"thresholds": [name]}}]
    path.write_text(json.dumps({"cells": cells}), encoding="utf-8")
    (mistake,) = mistakes_in(path)
    assert mistake.startswith(f"{path}: cell 2: {found}")
