"""What an author gets from ``make check-cases``: lines, warnings, a map, talks to read aloud; once for each state of a case."""

import re
from xml.etree import ElementTree

import pytest

from lactation.content.cases import case_names
from lactation.counselling import check
from lactation.counselling.branch_map import branch_map
from lactation.counselling.check import judge_all, judged, main, same
from lactation.counselling.measures import measured
from lactation.counselling.runtime import InPython, InV8, runtime, script
from lactation.counselling.smells import smells_of
from tests.core.talks import SMALL

FEW = {"TALKS": 20, "RANDOM_TALKS": 40, "SAME_TALKS": 30, "FAST_TALKS": 20, "FAST_RANDOM": 40, "FAST_SAME": 20}


@pytest.fixture(autouse=True)
def few(monkeypatch, tmp_path):
    """Play few talks, and write elsewhere."""
    for name, count in FEW.items():
        monkeypatch.setattr(check, name, count)
    monkeypatch.setattr(check, "FOLDER", tmp_path)


@pytest.fixture(scope="module")
def small():
    return measured(SMALL, runtime(), 20, 40)


def test_learners_are_in_the_cores_subset_and_play_alike_in_both_runtimes():
    both = [InPython(), InV8()]
    for one in both:
        one.put("small", check.kit_of(SMALL))
    for learner in check.LEARNERS.values():
        mine, theirs = (one.ask("tally", "small", learner, list(range(1, 9))) for one in both)
        assert same(mine, theirs), learner
    assert "choice_of" in script()


def test_one_case_is_told_with_what_each_learner_reached(tmp_path):
    found = judged(SMALL, fast=True)
    assert found["text"].splitlines()[1].startswith("random ")
    assert re.search(r"^ok     replies: found 25, expected 8 to 44$", found["text"], re.M)
    assert (tmp_path / "small-case.svg").exists() and (tmp_path / "small-case.txt").read_text(encoding="utf-8") == found[
        "text"
    ] + "\n"


def test_a_broken_case_is_told_before_it_is_played(tmp_path):
    path = tmp_path / "broken.yaml"
    path.write_text(
        check.case_path(SMALL).read_text(encoding="utf-8").replace("to: [hello_form]", "to: [hello_fom]"), encoding="utf-8"
    )
    found = judged(str(path), fast=True)
    assert re.match(r".*broken\.yaml:\d+: lines\.1\.to\.0: found 'hello_fom', expected one of", found["fails"][0])


def test_what_was_right_is_not_played_again(monkeypatch):
    monkeypatch.setattr(check, "judged", lambda name, fast: {"fails": [], "smells": [], "text": "played"})
    monkeypatch.setattr(check, "ProcessPoolExecutor", Here)
    first, second = (judge_all([SMALL], fast=False) for _ in range(2))
    assert first == second and Here.played == [SMALL]
    monkeypatch.setattr(check, "key_of", lambda name: "another")
    judge_all([SMALL], fast=False)
    assert Here.played == [SMALL, SMALL]


class Here:
    """Plays in this process, and notes what."""

    played = []  # noqa: RUF012

    def __init__(self, *_, **__):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def map(self, work, names, *rest):
        self.played += names
        return [work(name, *more) for name, *more in zip(names, *rest, strict=True)]


def test_the_map_has_a_column_for_each_step_and_a_dot_for_each_reply(small):
    tree = ElementTree.fromstring(branch_map(small))
    name = "{http://www.w3.org/2000/svg}"
    heads = [el.text for el in tree.iter(f"{name}text") if el.get("class") == "head"]
    assert heads == ["greet", "listen", "look", "check", "praise", "inform", "suggest", "follow", "facts"]
    dots = list(tree.iter(f"{name}circle"))
    assert len(dots) == len(small.kit["talk"]["replies"])
    assert not any(dot.get("class") == "never" for dot in dots)
    arcs = [el.find(f"{name}title").text for el in tree.iter(f"{name}path") if el.get("class") == "arc"]
    assert "day_open opens f_sleep" in arcs


def test_what_nobody_was_offered_is_hatched(small):
    kept, small.counts["offered"]["praise"] = small.counts["offered"]["praise"], 0
    try:
        assert 'class="never"' in branch_map(small)
    finally:
        small.counts["offered"]["praise"] = kept


def test_weaknesses_are_named_as_warnings(small):
    assert any(told.startswith("fact f_soft: has one door only") for told in smells_of(small))


def test_a_talk_is_printed_to_be_read_aloud(capsys):
    assert main([SMALL, "--show", "expert", "3"]) == 0
    told = capsys.readouterr().out
    assert re.search(r"YOU .*Six days of Tom.*\[open\]", told) and "SHE (" in told and "points (cap 100)" in told
    assert main(["c3_return", "--show", "kind but", "2"]) == 0
    told = capsys.readouterr().out
    assert "=====" in told and "other milk" in told and not re.search(r"\{(cup_ml|gain|milk_ml)\}", told)


def test_a_learner_or_a_case_that_is_not_there_is_answered_with_those_that_are(capsys):
    assert main([SMALL, "--show", "nobody", "1"]) == 1
    assert "found the learner 'nobody', expected one of: random; " in capsys.readouterr().err
    assert main(["c99"]) == 1
    assert f"or one of {', '.join(case_names())}" in capsys.readouterr().err
