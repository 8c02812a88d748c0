"""The observation form, and the feeds to watch: what a slip in them is answered with, and that the key is worth scoring."""

from collections import Counter

import pytest
from pydantic import ValidationError

from lactation import job_aid
from lactation.content import HERE
from lactation.content.feed import feed_drawn
from lactation.content.marked import named, read
from lactation.content.observing import FORM, KeyedFeed, ObservationForm, ObserveContent, observation_form
from lactation.content.yaml_file import load
from lactation.core.feed_signs import FEED_HIDES, FEED_VIEWS, feed_key, feed_names

TRAINER = named("observing", "trainer", ObserveContent)
FEED = {
    "id": "one", "mother": "Ama", "line": "A line.", "hold": "cradle", "skin": 1, "look": {"head": "short", "cloth": "#7c9fb0"},
    "difficulty": ["looks"], "note": "A note.",
}  # fmt: skip


def test_signs_stand_in_the_view_that_shows_them():
    for sign in observation_form().signs().values():
        assert sign.id in FEED_VIEWS[sign.view]
        assert {f"{sign.id}_well", f"{sign.id}_difficulty"} <= set(feed_drawn()["words"])


def test_job_aid_holds_every_sign_of_the_form():
    text = repr(job_aid("j7"))
    for sign in observation_form().signs().values():
        assert f"{sign.name} | ☐ {sign.well} | ☐ {sign.difficulty} | ☐" in text


def test_two_dozen_feeds_of_all_skins_and_holds_show_every_sign_both_ways():
    assert len(TRAINER.scenes) >= 24
    assert {one.skin for one in TRAINER.scenes} == {0, 1, 2, 3}
    assert min(Counter(one.hold for one in TRAINER.scenes).values()) > 5
    assert {what for one in TRAINER.scenes for what in one.hides} == set(FEED_HIDES)
    found = Counter((name, one) for scene in TRAINER.scenes for name, one in feed_key(scene.scene()).items())
    rare = [(name, one) for name in feed_names() for one in ("well", "difficulty") if found[name, one] < 3]
    assert rare == []


def test_some_feeds_look_hard_and_are_fine_and_some_the_other_way_round():
    """Neither view may give the other away."""
    body, mouth = {*FEED_VIEWS["wide"]}, {"gape", "lip", "areola", "chin", "cheek", "sucks", "swallow"}
    counts = [(len(body & {*one.difficulty}), len(mouth & {*one.difficulty})) for one in TRAINER.scenes if not one.hides]
    assert sum(wide >= 3 and near == 0 for wide, near in counts) >= 2
    assert sum(wide == 0 and near >= 4 for wide, near in counts) >= 2


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"difficulty": ["lips"]}, "one: difficulty: found lips, expected one of ease"),
        ({"hides": ["hat"]}, "one: hides: found hat, expected one of shawl"),
        ({"hides": ["arm"], "difficulty": ["chin"]}, "one: difficulty: found chin, which arm hides; expected it left out"),
        ({"difficulty": ["facing", "close"]}, "one: difficulty: line: found well, expected"),
        ({"difficulty": feed_names()}, "one: difficulty: .*"),
        ({"difficulty": ["support", "line"]}, "one: difficulty: close: found well, expected difficulty: a body that hangs"),
        ({"skin": 4}, "skin"),
        ({"hold": "lying"}, "hold"),
    ],
)
def test_a_feed_that_cannot_be_is_refused_with_its_reason(change, message):
    with pytest.raises(ValidationError, match=message):
        KeyedFeed.model_validate(FEED | change)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"scenes": []}, "scenes"),
        ({"per_set": 2}, "scenes: found 1, expected sets of 2"),
        ({"blocks": ["mouth"]}, "blocks: found mouth, expected one of general"),
        ({"per_set": 1, "generate": True}, "lines: found none"),
        ({"per_set": 1, "scenes": [FEED, FEED]}, "scenes: found the id one 2 times"),
        ({"scenes": [FEED | {"id": f"feed-{n}"} for n in range(6)]}, "from feed-0 on: found a set with"),
    ],
)
def test_a_set_that_cannot_be_scored_is_refused_with_its_reason(change, message):
    data = {"title": "T", "prompt": "P", "scenes": [FEED], "sources": ["who2009"]} | change
    with pytest.raises(ValidationError, match=message):
        ObserveContent.model_validate(data)


def test_a_form_without_a_sign_is_refused(tmp_path):
    data = load(HERE / FORM)
    left = [block if block["id"] != "breast" else {**block, "signs": block["signs"][:1]} for block in data["blocks"]]
    with pytest.raises(ValidationError, match=r"blocks: found .* expected as in core"):
        ObservationForm.model_validate({**data, "blocks": left})
    assert read(HERE / FORM, ObservationForm).causes[0].id == "none-yet"
