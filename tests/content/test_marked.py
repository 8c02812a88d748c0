import pytest

from lactation.content import HERE, ContentError
from lactation.content.marked import fill, load
from lactation.content.thresholds import thresholds


def test_number_stands_where_its_name_was():
    assert fill("a: [[loss_refer_percent]] %, [[baby_fever_c]] °C", HERE) == "a: 10 %, 37.5 °C"


def test_lists_of_lists_are_left_alone():
    text = "default: [[3, 3.18], [7, 3.34]]\nother: [[1, feed], [4, feed]]"
    assert fill(text, HERE) == text


def test_unknown_name_is_answered_with_file_line_and_the_nearest_names(tmp_path):
    path = tmp_path / "one.yaml"
    path.write_text("a: 1\nb: at [[loss_refer]] %\n", encoding="utf-8")
    with pytest.raises(ContentError) as refused:
        load(path)
    assert str(refused.value).startswith(
        f"{path}:2: found 'loss_refer', expected a name of thresholds.csv, such as loss_refer_percent"
    )


def test_filled_number_is_a_number_in_yaml(tmp_path):
    path = tmp_path / "one.yaml"
    path.write_text("a: [[loss_refer_percent]]\n", encoding="utf-8")
    assert load(path)["a"] == thresholds()["loss_refer_percent"].number
