"""What a page loads: only what it uses, in few files, in their order, small, and readable for old browsers."""

import gzip
import json
import random
import re
import sys

import pytest

from lactation.accelerator import new_context
from lactation.content import HERE
from lactation.content.schema import explorer_content, words
from lactation.faces import page
from lactation.site import load
from lactation.site.load import (
    LATE,
    SHARED,
    TOOLS,
    LoadError,
    all_parts,
    asked_words,
    check_order,
    files_for,
    late_parts,
    minifier,
    own_name,
    parts_of,
    readable,
    scripts_in,
    small,
    used_by,
    version,
    weights,
    write_scripts,
)
from lactation.site.parts import Part
from tests import plays

BUDGET_KB = 45  # core and script of one lesson, as sent
MOST_SCRIPTS = 5
EXPLORERS = sorted(path.stem for path in (HERE / "explorers").glob("*.yaml"))
QUESTIONS = "".join(f'<form data-play="{kind}"></form>' for kind in ("choose", "predict", "say"))


def spec_of(name):
    """An explorer's spec, as far as it says what a page loads; with a band, which few are without."""
    content = explorer_content(name)
    controls = [control.model_dump(exclude_defaults=True) for control in content.controls]
    return {"scene": content.scene, "controls": controls, "band": True, "guess": bool(content.guess)}


def page_of(*specs, more=""):
    """A page with these explorers, and three plays as every lesson has them."""
    told = [f'<script type="application/json" class="spec">{json.dumps(spec)}</script>' for spec in specs]
    return f"<main>{QUESTIONS}{''.join(told)}{more}</main>"


def files_of(html):
    """The names of the parts in each file that a page loads."""
    return {file: list(parts) for file, parts in files_for(used_by(html)).items()}


PLAIN = {"scene": "supply", "controls": [{"name": "a"}], "band": False, "guess": None}


# ---- Only what is used ----


def test_page_of_questions_loads_one_file():
    assert list(files_of(page_of())) == ["milk"]


def test_page_on_which_nothing_moves_loads_nothing():
    assert files_of("<p>data-play is a word here</p>") == {}


@pytest.mark.parametrize(
    ("change", "brings", "leaves"),
    [
        (
            {},
            {"scenes.supply", "mother", "50-explorer"},
            {"data.ensemble", "40-band", "61-clock", "62-pairs", "65-guess", "search"},
        ),
        ({"scene": "storage_clock"}, {"scenes.storage_clock"}, {"mother", "scenes.supply", "data.mothers"}),
        ({"band": True}, {"data.ensemble", "data.mothers", "40-band"}, {"65-guess"}),
        ({"guess": {"at": [1]}}, {"65-guess"}, {"40-band"}),
        ({"controls": [{"name": "a", "kind": "day"}]}, {"61-clock"}, {"62-pairs", "56-recall"}),
        ({"controls": [{"name": "a", "kind": "pairs"}]}, {"62-pairs", "56-recall"}, {"61-clock"}),
    ],
)
def test_explorer_brings_what_it_uses_and_nothing_else(change, brings, leaves):
    held = {name for parts in files_of(page_of(PLAIN | change)).values() for name in parts}
    assert brings <= held
    assert not leaves & held


@pytest.mark.parametrize(
    ("html", "brings"),
    [
        ('<div data-play="order"></div>', "play.order"),
        ('<button type="button" class="quiet big" hidden>', "80-workshop"),
        ('<section data-activity="search">', "78-search"),
        ('<p class="buttons" data-print hidden>', "73-print"),
    ],
)
def test_what_a_page_holds_brings_its_part(html, brings):
    assert brings in {name for parts in files_of(html).values() for name in parts}


def test_several_explorers_share_what_both_need():
    files = files_of(page_of(PLAIN, PLAIN | {"scene": "planner", "controls": [{"name": "a", "kind": "clock"}]}))
    assert list(files) == ["milk", "explorer", "model", "own-clock-planner-supply"]
    assert len([name for parts in files.values() for name in parts]) == len({name for parts in files.values() for name in parts})


def test_no_file_of_one_page_has_the_name_of_a_shared_one():
    assert all(not own_name([name]).startswith(tuple(SHARED)) for name in all_parts())


@pytest.mark.parametrize("file", LATE)
def test_what_comes_late_is_on_no_lesson(file):
    assert set(LATE[file]) <= set(late_parts(file))
    for name in EXPLORERS:
        assert not set(LATE[file]) & {one for parts in files_of(page_of(spec_of(name))).values() for one in parts}


@pytest.mark.parametrize("tool", TOOLS)
def test_tool_brings_its_words_and_no_page_has_its_parts_or_words(tool):
    name, html = f"late-{tool}", page_of(spec_of(EXPLORERS[0]))
    own = {word for word in words() if word.startswith(f"{tool}_")}
    assert set(re.findall(rf'"({tool}_\w+)": "', readable(name, late_parts(name)))) == own
    assert own
    assert f"tool_{tool}" in words()
    assert not own & set(asked_words(html, words()))
    assert not set(TOOLS[tool]) & {one for parts in files_of(html).values() for one in parts}


@pytest.mark.parametrize(
    ("html", "message"),
    [
        ('<div data-play="ghost">', "found the play ghost, expected one of bet, certificate, choose, "),
        ('<div data-play="kept">', "found the play kept, expected one of bet, certificate, choose, "),
        (page_of(PLAIN | {"scene": "ghost"}), "found the scene ghost, expected one of attachment, breast, "),
        (
            page_of(PLAIN | {"controls": [{"name": "dose", "kind": "knob"}]}),
            "a control dose: found kind knob, expected one of slider, ",
        ),
    ],
)
def test_what_there_is_no_part_for_is_refused(html, message):
    with pytest.raises(LoadError, match=f"^{message}"):
        used_by(html)


# ---- In their order ----


@pytest.mark.parametrize("name", EXPLORERS)
def test_files_of_an_explorer_link_and_hold_its_scene(name):
    context = new_context()
    context.eval("var document = { addEventListener() {} };")
    files = files_for(used_by(page_of(spec_of(name))))
    for file, parts in files.items():
        context.eval(small(readable(file, parts)))
    assert context.eval(f"typeof lactation.{explorer_content(name).scene}_run") == "function"
    taken = context.eval("JSON.stringify(milk_parts.page.map(part => part.needs))")
    assert all("core" in needs for needs in json.loads(taken))
    context.close()


def test_part_before_one_that_it_rests_on_is_refused_with_both():
    first, second = Part("first", (), (), ("second",), ""), Part("second", (), (), (), "")
    check_order({"milk": {"second": second}, "own": {"first": first}})
    with pytest.raises(LoadError, match=r"^milk\.js: found first, expected it after second"):
        check_order({"milk": {"first": first}, "own": {"second": second}})


def test_part_that_misses_another_says_which():
    context = new_context()
    context.eval("var document = { addEventListener() {} };")
    context.eval(readable("milk", {}))
    with pytest.raises(Exception, match="found no mother, expected a part before this one to give it"):
        context.eval('core_part(["mother"], function (mother) { return {}; })')
    context.close()


# ---- Small, and readable for old browsers ----


@pytest.mark.parametrize("name", EXPLORERS)
def test_lesson_with_an_explorer_keeps_to_the_budget(name):
    files = files_for(used_by(page_of(spec_of(name), more='<div data-play="label"></div>')))
    found = {file: len(gzip.compress(small(readable(file, parts)).encode(), 6)) / 1024 for file, parts in files.items()}
    assert sum(found.values()) <= BUDGET_KB, f"{name}: found {sum(found.values()):.1f} KB ({found}), expected at most {BUDGET_KB}"
    assert len(files) <= MOST_SCRIPTS


NEWER = {
    "optional chaining": r"\?\.(?!\d)",
    "nullish coalescing": r"\?\?",
    "logical assignment": r"\|\|=|&&=",
    "optional catch": r"\bcatch\s*\{",
    "spread": r"\.\.\.",
    "async": r"\basync\b|\bawait\b",
    "bigint or separator": r"\b\d+(?:n\b|_\d)",
    "module": r"\b(?:import|export)\b",
}


@pytest.mark.parametrize("what", NEWER)
def test_no_script_holds_what_the_oldest_browsers_cannot_read(what):
    text = re.sub(
        r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|`[^`]*`", "0", small("".join(part.text() for part in all_parts().values()))
    )
    assert re.findall(rf".{{0,40}}(?:{NEWER[what]}).{{0,20}}", text) == []


def test_minifier_does_not_write_what_is_newer_than_it_was_given():
    written = small(
        "function f(a, b) { try { return a === null || a === undefined ? b : a; } catch (error) { return a && a.b; } } f(1);"
    )
    assert "??" not in written and "?." not in written and "catch{" not in written
    assert len(written) < 90


def test_without_the_minifier_scripts_are_as_written_and_the_build_says_so(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "minify", None)
    for function in (minifier, small):
        function.cache_clear()
    try:
        assert small("var a  = 1;") == "var a  = 1;"
        assert "found no tdewolff-minify" in capsys.readouterr().err
    finally:
        for function in (minifier, small):
            function.cache_clear()


# ---- As they lie in a built course ----


def test_scripts_are_written_for_the_pages_and_weighed(tmp_path):
    (tmp_path / "_static").mkdir()
    (tmp_path / "m02").mkdir()
    script = f'<script defer src="../_static/milk.js?v={version()}"></script>'
    (tmp_path / "m02" / "01.html").write_text(f'{script}<div data-play="label">', encoding="utf-8")
    (tmp_path / "words.html").write_text("<p>Words</p>", encoding="utf-8")
    write_scripts(tmp_path)
    found = weights(tmp_path)
    assert found.keys() == {"m02/01.html", "words.html"}
    assert found["words.html"] == {}
    assert list(found["m02/01.html"]) == scripts_in(script) == ["milk.js"]
    whole = (tmp_path / "_static" / "milk.js").read_bytes()
    assert found["m02/01.html"]["milk.js"] == len(gzip.compress(whole, 6, mtime=0))


def test_version_follows_every_change(monkeypatch):
    before = version()
    version.cache_clear()
    monkeypatch.setattr(load, "START", load.START + " ")
    try:
        assert version() != before
    finally:
        version.cache_clear()


def test_parts_of_a_name_that_is_not_there_are_refused():
    with pytest.raises(KeyError):
        parts_of(["ghost"])


# ---- The words that a page needs ----


@pytest.mark.parametrize("kind", sorted(set(plays.KINDS) - {"bet", "scoreboard", "visit", "filter"}))  # those take long to draw
def test_play_finds_every_word_it_asks_for_among_those_of_its_page(kind, monkeypatch):
    html = page.render(next(iter(plays.KINDS[kind].shown())))
    told = {**asked_words(html, words())}
    assert len(told) < len(words()) * 2 / 3
    monkeypatch.setattr(plays, "WORDS", told)
    pick = random.Random(7)
    for place in [one for one in plays.places_in(html) if one.kind == kind][:3]:
        for _ in range(4):
            plays.played(
                kind, place, plays.KINDS[kind].before(), plays.random_events(place, kind, pick)
            )  # a word missed is an error


@pytest.mark.parametrize("name", EXPLORERS)
def test_explorer_finds_the_words_of_its_numbers(name):
    told = asked_words(page_of(spec_of(name)), words())
    assert {"number_decimal", "minutes_other", "range"} <= set(told)
    forms = {control.form for control in explorer_content(name).controls}
    assert {word for form in forms for word in words() if re.fullmatch(rf"{form}_(one|other|none)", word)} <= set(told)
