"""What the core takes is what the controls of the explorers can hold, for every control of every explorer there is."""

import math
import random

import pytest

from lactation.activities.explorer import Explorer
from lactation.content import HERE
from lactation.core.controls import check_controls

NAMES = sorted(path.stem for path in (HERE / "explorers").glob("*.yaml"))
EXPLORERS = {name: Explorer(name) for name in NAMES}
CASES = [(name, control) for name, explorer in EXPLORERS.items() for control in explorer.content.controls]
IDS = [f"{name} {control.name}" for name, control in CASES]
NO_NUMBER = [math.nan, math.inf, -math.inf, "1", None, True, [1], {}]
NO_LIST = [0, math.nan, "feed", None, True, {}]
FEW = {"supply", "storage", "top_ups", "simulator", "nights", "stress", "leaking"}  # explorers whose runs are slow


def beyond(control):
    """Values that a control cannot hold, each a kind of its own."""
    if control.kind == "slider":
        step = control.step
        return [*NO_NUMBER, control.min - step, control.max + step, math.nextafter(control.max, math.inf)]
    if control.kind in ("switch", "choice"):
        return [*NO_NUMBER, 0.5, control.highest - 0.5, -1, control.highest + 1]
    good = control.default or {"clock": [3], "day": [[3, next(iter(control.kinds or ["feed"]))]]}.get(control.kind)
    one = good[0] if good else next(card.name for card in control.cards)
    wrong = {
        "clock": [[24.25], [-0.25], ["3"], [math.nan], [True]],
        "day": [[[24.25, one[1]]] if control.kind == "day" else [], [[3, "nap"]], [[3]], [3], [["3", "feed"]]],
        "cards": [["a card that is not there"], [3], [one, one]],
        "pairs": [[[3]], [[3, "x"]], [[3, math.nan]], [3], [one, one]],
    }[control.kind]
    return [*NO_LIST, *wrong, [one] * (control.most + 1)]


@pytest.mark.parametrize(("name", "control"), CASES, ids=IDS)
def test_what_a_control_cannot_hold_is_refused_with_its_name_what_was_found_and_expected(name, control):
    explorer = EXPLORERS[name]
    for value in beyond(control):
        with pytest.raises(ValueError, match=rf"^{control.name}.*: found .*, expected ") as refusal:
            explorer.result({control.name: value}, band=False)
        assert len(str(refusal.value)) < 4000


@pytest.mark.parametrize(("name", "control"), [case for case in CASES if case[1].kind in ("switch", "choice")])
def test_half_a_switch_or_choice_is_refused_by_the_scene_itself(name, control):
    explorer = EXPLORERS[name]
    for value in (0.5, control.highest - 0.5, -1, control.highest + 1, math.nan):
        with pytest.raises(ValueError, match=rf"^{control.name}: found .*, expected a whole number from 0 to \d$"):
            explorer.scene.check(explorer.fixed | explorer.settings | {control.name: value})


@pytest.mark.parametrize(("name", "control"), [case for case in CASES if case[1].kind == "slider"])
def test_both_ends_of_a_slider_and_all_between_its_steps_are_taken(name, control):
    explorer, rng = EXPLORERS[name], random.Random(control.name)
    for value in (control.min, control.max, rng.uniform(control.min, control.max)):
        explorer.fits(explorer.fixed | explorer.settings | {control.name: value})
    if name not in FEW:
        explorer.result({control.name: rng.uniform(control.min, control.max)}, band=False)


@pytest.mark.parametrize("name", NAMES)
def test_unknown_and_missing_settings_are_refused_by_name(name):
    explorer = EXPLORERS[name]
    with pytest.raises(ValueError, match=r"^found setting milkiness, expected one of "):
        explorer.result({"milkiness": 1}, band=False)
    for missing in [*explorer.settings, *explorer.fixed]:
        kept = {key: value for key, value in (explorer.fixed | explorer.settings).items() if key != missing}
        with pytest.raises(ValueError, match=rf"^{missing}: found nothing, expected a value"):
            explorer.fits(kept)


def test_what_a_control_leaves_out_is_as_by_default():
    check_controls({"part": 0.5}, [{"name": "part", "kind": "slider"}], [])
    with pytest.raises(ValueError, match=r"^part: found 1\.5, expected a number from 0 to 1$"):
        check_controls({"part": 1.5}, [{"name": "part", "kind": "slider"}], [])
    with pytest.raises(ValueError, match=r"^day: number of times: found 1, expected a number from 0 to 0$"):
        check_controls({"day": [[1, "feed"]]}, [{"name": "day", "kind": "day", "kinds": {"feed": "Feed"}}], [])
