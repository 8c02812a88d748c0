"""The command that makes the forms: it says how it is used, and what it cannot make."""

import pytest

from lactation.offline.__main__ import main
from lactation.offline.forms import FORMS


def test_help_tells_the_forms_and_ends_well(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    told = capsys.readouterr().out
    assert ended.value.code == 0
    assert "usage: python -m lactation.offline" in told
    assert [name for name, form in FORMS.items() if f"{name:9}{form.told}" not in told] == []


def test_a_form_that_there_is_not_and_a_course_that_was_not_built_are_told(capsys, tmp_path):
    assert main([str(tmp_path), "folder", "cassette"]) == 1
    assert "found the form cassette, expected one of folder, file" in capsys.readouterr().err
    assert main([str(tmp_path / "none")]) == 1
    assert str(tmp_path / "none") in capsys.readouterr().err
