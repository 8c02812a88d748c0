"""From shallow to deep: all signs change together and without a jump, and the milk with them."""

from itertools import pairwise

import pytest

from lactation.activities.explorer import Explorer
from lactation.content import ensemble, parameters
from lactation.core.bands import band
from lactation.core.feed_close import feed_close
from lactation.core.feed_moment import feed_moment, feed_rhythm
from lactation.core.scenes.attachment import (
    ATTACHED_DEPTHS,
    attachment_day,
    attachment_run,
    attachment_scene,
    attachment_signs,
    attachment_takes,
)

DEPTHS = [number / 100 for number in range(101)]
MOVING = ("gape", "lip", "chin", "cheek", "sucks", "swallow", "quiet", "areola")


def numbers(shapes):
    """Every number of the drawing's shapes that is written as a number, in order."""
    found = []
    for shape in shapes:
        found += [value for value in shape.values() if isinstance(value, (int, float))]
        found += numbers(shape.get("parts", []))
    return found


@pytest.mark.parametrize("sign", MOVING)
def test_each_sign_grows_from_shallow_to_deep_without_a_jump(sign):
    values = [attachment_signs(depth)[sign] for depth in DEPTHS]
    steps = [after - before for before, after in pairwise(values)]
    assert min(steps) >= -1e-9
    assert max(steps) < 0.04
    assert values[0] < 0.4
    assert values[-1] > 0.9


def test_the_picture_and_the_sucks_change_a_little_at_a_time():
    pictures = [feed_close(attachment_scene(depth), feed_moment(attachment_scene(depth), 0)) for depth in DEPTHS]
    assert len({len(str(picture)) > 0 and len(picture) for picture in pictures}) == 1
    for before, after in pairwise(map(numbers, pictures)):
        assert len(before) == len(after)
    rates = [feed_rhythm(attachment_scene(depth))["rate"] for depth in DEPTHS]
    assert rates[0] > 1.4 * rates[-1]
    assert max(abs(after - before) for before, after in pairwise(rates)) < 0.05


def test_milk_grows_with_depth_and_a_baby_who_drinks_well_stands_above_the_curve():
    fixed = Explorer("attachment").content.fixed
    run = attachment_run(fixed | {"depth": 0.35, "better": 0}, parameters())
    assert all(after >= before for before, after in pairwise(run["curve"]))
    assert run["curve"][0] < 0.5 * run["curve"][-1]
    better = attachment_run(fixed | {"depth": 0.35, "better": 1}, parameters())
    assert better["curve"] == run["curve"]
    assert better["chosen"]["milk"] == run["curve"][-1] > run["chosen"]["milk"]
    assert (attachment_takes(0, 0), attachment_takes(1, 0), attachment_takes(0.2, 1)) == (0.3, 1, 1)


def test_the_band_that_stands_in_the_file_is_that_of_every_accepted_set_of_numbers():
    fixed = Explorer("attachment").content.fixed
    curves = [[attachment_day(fixed, attachment_takes(depth, 0), one)["milk"] for depth in ATTACHED_DEPTHS] for one in ensemble()]
    found = band(curves)
    for name in ("low", "high"):
        assert found[name] == pytest.approx(fixed[name], abs=1), f"attachment.yaml: fixed.{name}"


def test_words_name_what_is_seen_felt_and_drunk():
    explorer = Explorer("attachment")
    said = {depth: explorer.result({"depth": depth}, band=False)["sentence"] for depth in (0.0, 0.4, 0.7, 1.0)}
    assert [said[depth][0] for depth in said] == ["mouth_shallow", "mouth_middle", "mouth_middle", "mouth_deep"]
    assert [said[depth][1] for depth in said] == ["pain_whole", "pain_sore", "pain_start", "pain_none"]
    assert "refer" in said[0.0]
    assert "refer" not in said[1.0]
