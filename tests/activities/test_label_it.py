import re
from html import unescape
from xml.etree import ElementTree

import pytest

from lactation import label_it
from lactation.content import HERE, ContentError
from lactation.faces import page

NAMES = sorted(path.stem for path in (HERE / "labels").glob("*.yaml"))
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(params=NAMES)
def activity(request):
    return label_it(request.param)


@pytest.fixture
def html(activity):
    return page.render(activity)


def test_unknown_labels_are_refused_with_those_there_are():
    with pytest.raises(ContentError, match="found no such labels, expected one of breast"):
        label_it("elephant")


def test_there_are_at_least_six_parts_to_name(activity):
    assert len(activity.content.labels) >= 6


def test_each_part_has_its_number_in_the_drawing_and_no_number_is_left_over(activity):
    texts = [element.text for element in ElementTree.fromstring(activity.svg()).iter(f"{SVG}text")]
    assert sorted(texts) == [str(number + 1) for number in range(len(activity.content.labels))]


def test_drawing_gives_no_name_away(activity):
    svg = activity.svg()
    visible = re.sub(r'aria-label="[^"]*"', "", svg)
    assert not any(label.name in visible for label in activity.content.labels)


def test_choices_stand_in_another_order_than_the_numbers(activity):
    ids = [value for _, value in activity.choices()]
    assert sorted(ids) == sorted(label.id for label in activity.content.labels)
    assert ids != [label.id for label in activity.content.labels]


def test_every_place_is_a_name_to_choose_with_what_it_does(activity):
    spec = activity.view()["spec"]
    assert spec["best"] == {name: name for name in spec["options"]}
    assert [one["n"] for one in spec["about"].values()] == list(range(1, len(spec["options"]) + 1))
    assert [one["does"] for one in spec["about"].values()] == [label.does for label in activity.content.labels]


def test_repr_states_numbers_and_names_but_not_which_belongs_to_which(activity):
    first, *lines = repr(activity).splitlines()
    assert first.endswith(": " + ", ".join(name for name, _ in activity.choices()))
    assert [re.sub("[0-9a-f]{8}$", "", line) for line in lines] == [f"  {n}: key " for n, _ in enumerate(lines, 1)]
    assert len(set(lines)) == len(activity.content.labels)


def test_page_has_a_native_list_for_each_number(activity, html):
    assert html.count("<select") == len(activity.content.labels)
    assert html.count("<option") == len(activity.content.labels) * (len(activity.content.labels) + 1)


def test_every_list_has_a_label_of_its_own(html):
    ids = re.findall(r'<select id="([^"]+)"', html)
    assert ids == re.findall(r'<label for="([^"]+)"', html)
    assert len(ids) == len(set(ids))


def test_ids_of_drawing_and_lists_differ(html):
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))


def test_key_can_be_read_without_scripts(activity, html):
    key = unescape(re.search(r'<details class="no-script">(.*?)</details>', html, flags=re.S)[1])
    for label in activity.content.labels:
        assert label.name in key
        assert label.does in key
