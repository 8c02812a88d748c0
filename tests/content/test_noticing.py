"""Scenes to notice praise in: what a file may hold, and that all of it stands on the page without scripts."""

import pytest

from lactation import notice
from lactation.content.noticing import NoticeContent
from lactation.faces import page
from tests.plays import names_in

SCENE = {"id": "a", "text": "t", "noticed": [{"who": "w", "say": "s"}] * 3, "rather_not": "n"}
CONTENT = {"title": "t", "prompt": "p", "first": "f", "second": "s", "scenes": [SCENE, SCENE | {"id": "b"}], "sources": ["s"]}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"scenes": [SCENE, SCENE]}, "found the id a 2 times"),
        ({"scenes": [SCENE]}, "at least 2 items"),
        ({"scenes": [SCENE, SCENE | {"id": "b", "noticed": SCENE["noticed"][:2]}]}, "at least 3 items"),
    ],
)
def test_scenes_that_do_not_fit_are_refused(change, told):
    with pytest.raises(ValueError, match=told):
        NoticeContent(**CONTENT | change)


def test_each_field_has_a_key_and_a_label_of_its_own():
    for name in names_in("notice"):
        activity = notice(name)
        html, spec = page.render(activity), activity.view()["spec"]
        assert len(spec["items"]) == 1 + len(set(spec["texts"]))
        assert html.count('<input type="text"') == html.count('<label class="own-field">') == len(spec["texts"])


def test_each_scene_has_something_of_hers_and_something_of_another():
    for name in names_in("notice"):
        for scene in notice(name).content.scenes:
            assert len({one.who for one in scene.noticed}) > 1, scene.id
