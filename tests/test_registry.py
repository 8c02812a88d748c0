"""A line in the registry makes an activity: its function, its files, its check."""

import subprocess
import sys

import pytest

import lactation
from lactation.activities.play import Play
from lactation.content import HERE, ContentError
from lactation.content.checked import CHECKS
from lactation.content.checked_notebooks import call_mistakes, calls_in
from lactation.faces import page
from lactation.registry import KINDS, folder_of, schema_of

ALL = [(kind, path.stem) for kind in KINDS for path in sorted((HERE / folder_of(kind)).glob("*.yaml"))]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_a_public_function_with_files_and_a_check(kind):
    assert kind in lactation.__all__
    assert getattr(lactation, kind).__doc__ == KINDS[kind].does
    assert [name for one, name in ALL if one == kind]
    assert folder_of(kind) in CHECKS


@pytest.mark.parametrize(("kind", "name"), ALL)
def test_function_shows_a_file_of_its_folder(kind, name):
    activity = getattr(lactation, kind)(name)
    assert isinstance(activity, Play)
    assert isinstance(activity.content, schema_of(kind))
    assert "data-play=" in page.render(activity)
    assert repr(activity) == repr(getattr(lactation, kind)(name))


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_that_is_not_there_is_answered_with_those_that_are(kind):
    with pytest.raises(ContentError, match=f"found no such {folder_of(kind)}, expected one of "):
        getattr(lactation, kind)("elephant")
    (told,) = [one for call in calls_in(f"{kind}('elephant')") for one in call_mistakes(call)]
    assert told.startswith(f"{kind}: found 'elephant', expected one of ")


def test_a_plain_play_states_its_title_and_no_answer():
    text = repr(Play("breast", "label_it"))
    assert text.startswith("label_it breast: Name the parts of the breast\n  key ")
    assert "Duct" not in text


def test_importing_the_course_stays_light():
    heavy = (
        "import sys, lactation; lactation.__all__; print([n for n in ('pydantic', 'matplotlib', 'ruamel') if n in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", heavy], capture_output=True, text=True, check=True).stdout == "[]\n"
