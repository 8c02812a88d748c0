"""Cases against themselves: those of the course are right; each kind of slip is answered with file, line, found, expected."""

import re
import shutil

import pytest

from lactation.content import ContentError
from lactation.content.case_names import check_case
from lactation.content.cases import CASES, case_content, case_names, case_path
from lactation.content.skills import skill_words
from tests.core.talks import SMALL


@pytest.mark.parametrize("name", [*case_names(), SMALL])
def test_every_name_in_a_case_is_known(name):
    check_case(case_path(name))


@pytest.fixture
def written(tmp_path):
    """Return a function that writes the small case, or another, with one thing changed, and gives the answer of the check."""

    def write(old, new, case=SMALL, count=1):
        for path in CASES.glob("*.yaml"):
            shutil.copy(path, tmp_path)
        text = case_path(case).read_text(encoding="utf-8")
        assert old in text, old
        path = tmp_path / case_path(case).name
        path.write_text(text.replace(old, new, count), encoding="utf-8")
        try:
            check_case(path)
        except ContentError as error:
            lines = path.read_text(encoding="utf-8").splitlines()
            return str(error), [number for number, line in enumerate(lines, 1) if new in line][-1]
        return "", 0

    return write


# (what is written, what instead, what is answered)
SLIPS = [
    ("codes: [open], about: [greet]", "codes: [opne], about: [greet]", r"replies\.6\.codes\.0: found 'opne', expected one of"),
    ("about: [sleep, milk]", "about: [sleeep, milk]", r"about\.0: found 'sleeep', expected one of .*sleep"),
    ("when: [f_soft]", "when: [f_sofd]", r"when\.0: found 'f_sofd', expected one of f_sleep, f_soft, f_water"),
    ("when: [f_soft]", "when: [f_soft > 2]", r"when\.0: found the condition 'f_soft > 2', expected one such as"),
    ("[trust >= 46]", "[trust = 46]", r"when\.0: found 'trust = 46', which hardly ever holds: .*; expected >= or <"),
    ("[trust >= 46]", "[trsut >= 46]", r"when\.0: found 'trsut', expected one of .*trust"),
    ("to: [day_open]", "to: [day_opn]", r"lines\.\d+\.to\.0: found 'day_opn', expected one of .*day_open"),
    ("tells: [f_water]", "tells: [f_watr]", r"tells\.0: found 'f_watr', expected one of f_sleep, f_soft, f_water"),
    ("tells: [f_soft]", "tells: []", r"facts\.f_soft: found f_soft, which no line tells, expected one with tells"),
    ("face: proud", "face: prud", r"face: found 'prud', expected: 'waiting', 'worried'"),
    ("step: greet", "step: great", r"step: found 'great', expected"),
    ("effect: {hid: 1}", "effect: {trsut: 1}", r"effect\.trsut: found 'trsut', which nothing asks for, expected trust"),
    ("effect: {hid: 1}", "effect: {hidd: 1}", r"effect\.hidd: found 'hidd', which nothing asks for, expected hid"),
    ("effect: {a_list: 0.5}", "effect: {a_lst: 0.5}", r"effect\.a_lst: found 'a_lst', expected one of a_list, a_skin, a_today"),
    ("effect: {a_list: 0.5}", "effect: {a_list: 5}", r"effect\.a_list: found 5, expected a share from 0 to 1"),
    ("effect: {hid: 1}", "effect: {f_water: 1}", r"found 'f_water', which the core counts"),
    ("safety: a_today", "safety: a_tody", r"safety: found 'a_tody', expected one of a_list, a_skin, a_today"),
    ("{id: night_hid, to:", "{id: night_hid, on:", r"lines\.\d+\.on: found .*, expected: one of id, say, to, about, by"),
    ("{id: soft_back,", "{id: soft_open,", r"replies\.\d+\.id: found 'soft_open' as in line \d+, expected an id of its own"),
    ("{id: w_milk,", "{id: w_sleep,", r"lines\.\d+\.id: found 'w_sleep' as in line \d+, expected an id of its own"),
    ("{id: late,", "{id: seen,", r"endings\.tom\.1\.id: found 'seen' as in line \d+"),
    ("{id: w_night,", "{id: silence,", r"found 'silence' as in the core's own"),
    ("by: [too_soon]", "by: [to_soon]", r"by\.0: found 'to_soon', expected one of .*too_soon"),
    ("codes: [suggest]", "codes: [too_soon]", r"codes\.0: found 'too_soon', expected one of"),
    ("wait_at: [tell_soft]", "wait_at: [tel_soft]", r"expert\.wait_at\.0: found 'tel_soft', expected one of"),
    ("order: [hello_open", "order: [helo_open", r"expert\.order\.0: found 'helo_open', expected one of"),
    ("a_skin >= 1, n_p", "a_skn >= 1, n_p", r"expert\.done\.4: found 'a_skn', expected one of"),
    ("tempting: [sleep_luck", "tempting: [slep_luck", r"debrief\.tempting\.0: found 'slep_luck', expected one of"),
    ("listening: [sit", "listening: [sitt", r"debrief\.pair\.listening\.0: found 'sitt', expected one of"),
    ('when: [], say: "He', 'when: [trust >= 1], say: "He', r"tom: found the id late last, with conditions, expected"),
    ("say: \"“Yes. Thank you for coming.”\"", "sey: \"“Yes.”\"", r"say: found nothing, expected: this field"),
    ("say: \"“Yes. Thank you for coming.”\"", "say: \"{cup} mL\"", r"found '\{cup\}', expected one of none"),
    ("say: \"“And the nights", "do: \"“And the nights", ""),
    ("trust: 38", "trust: 380", r"start\.trust: found 380, expected a number from 0 to 100"),
    ("again: true, codes: [wait]", "again: true, minutes: 0, codes: [wait]", r"found again without turns and minutes"),
    ("id: basket, when", "id: basket, by: [wait], when", r"basket: found to, about or by, expected only when"),
    ("by: [wait, empathy, accept]", "to: [wait], about: [milk], by: [wait]", r"found both of to and about, expected one of them"),
    ("closes: true", "closes: perhaps", r"closes: found 'perhaps', expected"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "answer"), SLIPS, ids=[f"{number}-{slip[1][:24]}" for number, slip in enumerate(SLIPS)])
def test_a_slip_is_answered_with_its_line(written, old, new, answer):
    told, line = written(old, new)
    if not answer:
        assert told == ""
        return
    assert re.search(answer, told), told
    assert re.match(r".*small-case\.yaml:\d+: ", told), told
    if not re.search("which no line tells|found again without|basket: found|found both|expected: this field", told):
        assert f"small-case.yaml:{line}: " in told


@pytest.mark.parametrize(
    ("old", "new", "answer"),
    [
        (
            "[praised_sleep, praised_sleep, 1, 0]",
            "[praised_sleep, praised_slep, 1, 0]",
            r"carry\.7\.1: found 'praised_slep', expected",
        ),
        ("first_case: c3.yaml", "first_case: c33.yaml", r"first_case: found 'c33\.yaml', expected one of .*c3\.yaml"),
        ("d_doctor, d_own", "d_doctr, d_own", r"readouts\.3: found 'd_doctr', expected one of .*d_doctor"),
        ("when: [], scene", "when: [turn < 1], scene", r"openings: found the id o_fine last, with conditions, expected"),
    ],
)
def test_a_slip_in_a_return_visit_is_answered(written, old, new, answer):
    told, _ = written(old, new, "c3_return")
    assert re.search(answer, told), told


def test_a_next_visit_that_is_another_cases_is_a_mistake(written):
    told, line = written("visit: {return: c3_return.yaml}", "visit: {return: c2.yaml}", "c3")
    assert f"c3.yaml:{line}: visit.return: found c2.yaml, whose first_case is '', expected c3.yaml" in told


def test_days_of_a_plan_that_lie_before_what_was_before_are_a_mistake(written):
    told, _ = written("away_from_day: 37", "away_from_day: 12", "c3")
    assert "away_from_day: found 12, expected a day from 20 (before) to 42 (look_day)" in told


def test_what_is_no_milk_in_the_cup_tells_no_grams(written):
    told, _ = written("  tells_grams: false\n", "", "c5")
    assert "tells_grams: found true, expected false: the model takes water for milk" in told


def test_a_cue_that_does_not_exist_is_a_mistake(written):
    told, _ = written("cues: [question_mark", "cues: [qestion_mark", "c3")
    assert "own_words.0.cues.0: found 'qestion_mark', expected one of" in told


def test_a_case_that_is_not_there_is_answered_with_those_that_are():
    with pytest.raises(ContentError, match=r"c99\.yaml: found no such case, expected a file NAME.yaml, or one of .*c3"):
        case_content("c99")


def test_every_skill_has_a_name_and_a_meaning():
    words = skill_words()
    assert words["skill_open"] != words["skill_open_first"] and words["did_told"]
    assert all(words[f"{name}_first"].split(".")[0] for name in words if f"{name}_first" in words)
