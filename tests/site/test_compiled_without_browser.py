"""The helper that calls the compiled core without a browser gives what CPython gives, also a refusal and a NaN."""

import math

import pytest

from lactation.activities.explorer import Explorer
from lactation.content import HERE, parameters
from lactation.core import ordering
from lactation.core.scenes.supply import supply_quick, supply_run
from lactation.site.join import SCRIPT
from tests.compiled import compiled


def test_functions_give_the_same():
    cases = [[count, seed] for count in range(1, 9) for seed in (1, 7, 12345)]
    assert compiled().each("deck", cases) == [ordering.deck(*case) for case in cases]


def test_refusal_comes_back_as_a_message():
    with pytest.raises(ValueError, match="seed: found -1, expected") as here:
        ordering.deck(5, -1)
    assert compiled().tried("deck", [[2, 1], [5, -1]]) == [{"gives": ordering.deck(2, 1)}, {"refuses": str(here.value)}]


def test_nan_goes_in_as_nan():
    (told,) = compiled().tried("check_number", [["dose", math.nan, 0, 1]])
    assert told["refuses"].startswith("dose: found NaN")


def test_any_function_can_be_run():
    assert compiled().run("ones => ones.map(one => lactation.fixed(one, 1))", [1.25, 2]) == ["1.3", "2.0"]


# ---- What a page does with a scene, besides its runs ----

EXPLORERS = sorted(path.stem for path in (HERE / "explorers").glob("*.yaml"))
SHOWS_PACKED = """([scene, settings, pieces]) => {
  const { pack, unpack } = new Function(pieces + "; return { pack, unpack };")();
  const run = lactation[scene + "_run"](settings, lactation.parameters);
  const sets = lactation.ensemble.slice(0, 4).map(own => Object.assign({}, lactation.parameters, own));
  const members = sets.map(set => lactation[scene + "_member"](settings, set));
  const show = some => JSON.stringify(lactation[scene + "_show"](settings, run, some).series);
  const packed = pack(members);
  return [Boolean(packed), packed ? show(unpack(packed)) === show(members) : null];
}"""


@pytest.mark.parametrize("name", EXPLORERS)
def test_scene_shows_packed_runs_as_it_shows_plain_ones(name):
    explorer = Explorer(name)
    pieces = (SCRIPT / "38-pack.js").read_text(encoding="utf-8")
    given = [explorer.content.scene, explorer.fixed | explorer.settings, pieces]
    packed, alike = compiled().run(SHOWS_PACKED, given)
    assert alike is True or not packed
    if any(series.endswith("_band") for series in explorer.result(most=1)["series"]):
        assert packed  # where there is a band, its runs travel as one block


def test_runs_that_are_not_all_numbers_or_not_alike_are_not_packed():
    pieces = (SCRIPT / "38-pack.js").read_text(encoding="utf-8")
    cases = [[{"milk": [1]}, {"milk": [1, 2]}], [{"milk": "much"}], [{"milk": None}], [None], [{"a": [[1, 2], [3]], "b": 4}] * 2]
    work = "([pieces, cases]) => cases.map(one => Boolean(new Function(pieces + '; return pack;')()(one)))"
    assert compiled().run(work, [pieces, cases]) == [False, False, False, False, True]


def test_quick_run_is_the_same_in_both_runtimes():
    settings = Explorer("supply").settings
    last, known = supply_run(settings, parameters()), parameters()
    moved = settings | {"storage_ml": 260, "attachment": 0.8}
    cases = [[moved, known, last], [moved, known, None]]
    for there, case in zip(compiled().each("supply_quick", cases), cases, strict=True):
        here = supply_quick(*case)
        assert there["unfinished"] == here["unfinished"]
        for one, other in zip(there["tables"], here["tables"], strict=True):
            assert one["taken_ml"] == pytest.approx(other["taken_ml"], rel=1e-9)
