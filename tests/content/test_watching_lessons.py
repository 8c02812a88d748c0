"""Module 5: what cannot wait is acted on, whatever a feed looked like, and each short practice is about its lesson."""

import pytest

from lactation.content.marked import named
from lactation.content.observing import ObserveContent
from lactation.content.schema import lesson_content

LESSONS = ("first", "pair", "position", "attachment", "suckling", "end", "agree")
CONTENTS = [lesson_content(f"watch_{lesson}") for lesson in LESSONS]
ITEMS = [item for one in CONTENTS for item in (one.predict, *one.quiz, *one.vignettes)]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("m05-first-wake", "refer him now"),
        ("m05-suck-limp", "refer him now"),
        ("m05-pair-hot", "seen today"),
        ("m05-attach-scales", "seen today"),
        ("m05-end-sleeps", "seen today"),
    ],
)
def test_danger_is_acted_on_whatever_the_feed_looked_like(name, told):
    item = next(one for one in ITEMS if one.id == name)
    assert told in next(option.text for option in item.options if option.best)


def test_hidden_is_the_right_answer_where_something_hides():
    hidden = [option for item in ITEMS for option in item.options if option.id in ("what-shows", "cant-hear", "tick-hidden")]
    assert [option.best for option in hidden] == [True] * 3


@pytest.mark.parametrize(("name", "blocks"), [
    ("pair", ["general", "breast"]), ("position", ["position"]), ("attachment", ["attachment"]), ("suckling", ["suckling"]),
])  # fmt: skip
def test_short_practices_show_well_and_difficult_and_tell_no_kappa(name, blocks):
    content = named("observing", name, ObserveContent)
    spec = content.spec()
    assert list(spec["blocks"]) == blocks
    assert not spec["scored"]
    shown = [bool(set(one.difficulty) & set(spec["signs"])) for one in content.scenes]
    assert True in shown
