"""The guide for authors, followed to the letter: after it there is a working case, and a slip is answered as the guide says."""

import re

import pytest

from lactation.content import ContentError
from lactation.content.case_names import check_case
from lactation.content.cases import CaseContent
from lactation.content.paths import ROOT
from lactation.content.skills import skills_content
from lactation.counselling.limits import checks_of
from lactation.counselling.measures import measured
from lactation.counselling.runtime import runtime

GUIDE = (ROOT / "docs" / "writing-a-case.md").read_text(encoding="utf-8")
IN_THE_STEPS = {"id", "facts", "sources", "size"}
BELOW = re.compile(r"elow the line that begins with `([^`]+)` write\n\n   ```yaml\n(.*?)   ```", re.S)


@pytest.fixture
def mine(tmp_path):
    """The case as it is after the guide's steps."""
    text = (ROOT / "docs" / "small-case.yaml").read_text(encoding="utf-8").replace("id: small", "id: mine", 1)
    steps = BELOW.findall(GUIDE)
    assert len(steps) == 3
    for start, block in steps:
        (line,) = [one for one in text.splitlines() if one.startswith(start)]
        added = "\n".join(one.removeprefix("   ") for one in block.rstrip().splitlines())
        text = text.replace(f"{line}\n", f"{line}\n{added}\n", 1)
    path = tmp_path / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_guides_case_works_and_keeps_its_limits(mine):
    check_case(mine)
    found = measured(str(mine), runtime(), 40, 100)
    assert [check.told for check in checks_of(found, few=True) if not check.good] == []
    assert found.counts["facts"]["f_aunt"] and found.counts["lines"]["aunt_hid"]


def test_the_guides_slip_is_answered_as_it_says(mine):
    mine.write_text(mine.read_text(encoding="utf-8").replace("tells: [f_aunt]", "tells: [f_ant]"), encoding="utf-8")
    with pytest.raises(ContentError) as answer:
        check_case(mine)
    (told,) = re.findall(r"```text\n\s+(.*?)\n", GUIDE)
    assert str(answer.value).splitlines()[0].replace(f"{mine.parent}/", "") == told


def test_the_guide_names_every_skill_and_every_field():
    skills = set(skills_content().skills)
    named = set(re.findall(r"`([a-z_]+)", GUIDE))
    assert skills - named == set()
    assert set(CaseContent.model_fields) - named - IN_THE_STEPS == set()
