import numpy as np
import pytest

from lactation.content import mothers, spread_rows
from lactation.content.references import work
from lactation.core.mothers import TRAITS
from lactation.mothers import draw


def test_file_of_mothers_is_what_the_spreads_give():
    assert [{trait: float(value) for trait, value in mother.items()} for mother in draw()] == mothers()


@pytest.mark.parametrize("row", spread_rows(), ids=lambda row: row["name"])
def test_mothers_are_spread_as_the_table_says(row):
    logs = np.log([mother[row["name"]] for mother in mothers()])
    assert np.std(logs) == pytest.approx(float(row["sd_of_log"]), rel=0.15)


@pytest.mark.parametrize("row", spread_rows(), ids=lambda row: row["name"])
def test_source_of_the_spread_is_in_the_bibliography(row):
    for key in row["source"].split(";"):
        assert work(key).key == key


def test_meals_go_with_the_appetite_and_the_rest_stands_alone():
    logs = {trait: np.log([mother[trait] for mother in mothers()]) for trait in TRAITS}
    assert np.corrcoef(logs["meal"], logs["appetite"])[0, 1] == pytest.approx(0.5, abs=0.15)
    assert np.corrcoef(logs["pumped"], logs["gland"])[0, 1] > 0.999
    for one, other in (("gland", "appetite"), ("storage", "gland"), ("storage", "appetite"), ("onset", "gland")):
        assert abs(np.corrcoef(logs[one], logs[other])[0, 1]) < 0.2
