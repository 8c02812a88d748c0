"""The page's script: its pieces, how they are joined, and the linter over them."""

import re
from pathlib import Path

import pytest

from lactation.content.schema import HERE, explorer_content
from lactation.site import join
from lactation.site.join import PAGE, PieceError, join_pieces, join_script, piece_parts, pieces, place_of, taken
from lactation.site.load import SHARED, all_parts, shared_parts
from tests.lint_script import faults, unknown_names

MOST_LINES = 250
NAMES = [path.name for path in pieces()]


@pytest.mark.parametrize("path", pieces(), ids=NAMES)
def test_piece_is_short_and_says_first_what_it_is(path):
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= MOST_LINES
    assert re.match(r"/\* [A-Z].*\. \*/\n(/\* From other pieces: .*\. \*/\n)?\n", text)
    assert text.endswith("}\n") or text.endswith(";\n")


def test_names_give_the_order_and_after_the_start_is_only_what_comes_late():
    assert all(re.fullmatch(r"\d\d-[a-z-]+\.js", name) for name in NAMES)
    assert len({name[:2] for name in NAMES}) == len(NAMES)
    start = NAMES.index("90-start.js")
    late = {Path(name).stem for name in NAMES[start + 1 :]}
    assert NAMES[0] == "10-dom.js"
    assert {"91-share", "92-sent", "94-found", "97-listen"} <= late
    assert not late & {part for file in SHARED for part in shared_parts(file)}


def test_joined_script_is_one_function_around_all_pieces_in_order():
    script = join_script()
    assert script.count('(core, makeCore, WORDS, backend) {\n"use strict";\n') == script.count('"use strict"') == 1
    assert script == join_pieces() + PAGE
    assert join_pieces().endswith("\nreturn start;\n}\n")
    assert re.findall(r"^/\* ==== (\S+) ==== \*/$", script, re.M) == NAMES


def test_pieces_look_for_parts_of_an_activity_only_below_the_root_they_are_given():
    """In a notebook the card lies in a shadow root, which `document` does not see into."""
    asks = r"\bdocument\.(?:querySelector|getElement|activeElement|forms)|\ball\(document\b|\bwindow\.lactation(?:_core)?\b"
    found = [(path.name, ask) for path in pieces() for ask in re.findall(asks, path.read_text(encoding="utf-8"))]
    of_the_page = {
        "15-notice.js",
        "20-store.js",
        "80-workshop.js",
        "91-share.js",
        "92-sent.js",
        "97-listen.js",
    }  # about the whole page
    assert [one for one in found if one[0] not in of_the_page] == []


def test_every_line_of_the_joined_script_is_found_in_its_piece():
    lines = {path.name: path.read_text(encoding="utf-8").splitlines() for path in pieces()}
    found = []
    for number, text in enumerate(join_script().splitlines(), 1):
        name, line = place_of(number)
        if name:
            assert lines[name][line - 1] == text
            found.append((name, line))
    assert found == [(name, line + 1) for name in NAMES for line in range(len(lines[name]))]


def test_no_piece_knows_an_explorer_a_scene_or_a_figure_by_name():
    contents = {path.stem: explorer_content(path.stem) for path in (HERE / "explorers").glob("*.yaml")}
    figures = {drawing.draw for content in contents.values() for drawing in content.figures}
    names = {*contents, *(content.scene for content in contents.values()), *figures}
    assert {"supply", "growth"} <= names
    for path in pieces():
        assert not names & set(re.findall(r"[\"']([\w-]+)[\"']", path.read_text(encoding="utf-8"))), path.name


def test_linter_finds_nothing():
    code, told = faults(join_script())
    assert (code, told.strip()) == (0, "")


def test_linter_names_the_piece_and_the_line():
    head = "function outline(part, data) {"
    script = join_script().replace(head, head + " if (part == dada) { part = 1; }", 1)
    line = next(
        n
        for n, text in enumerate((pieces()[NAMES.index("28-places.js")]).read_text().splitlines(), 1)
        if "function outline" in text
    )
    code, told = faults(script)
    assert code == 1
    assert f"lactation/site/script/28-places.js:{line}:" in told
    assert "eqeqeq" in told
    assert "'dada' is not defined" in told


# ---- Pieces as parts ----


@pytest.fixture
def written(tmp_path, monkeypatch):
    """Return a function that puts pieces in place of the script."""
    monkeypatch.setattr(join, "SCRIPT", tmp_path)

    def write(**texts):
        for name, text in texts.items():
            (tmp_path / f"{name}.js").write_text(text, encoding="utf-8")
        return piece_parts({})

    return write


def test_no_piece_uses_a_name_of_another_that_it_does_not_say():
    parts = [part for part in all_parts().values() if part.call == "page_part"]
    assert len(parts) == len(NAMES)
    assert unknown_names("".join(part.text() for part in parts)) == ""
    assert "'svg' is not defined" in unknown_names(all_parts()["90-start"].text().replace("work(root)", "work(svg)"))


@pytest.mark.parametrize("path", pieces(), ids=NAMES)
def test_piece_uses_what_it_says_it_takes(path):
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    assert [name for name in taken(head) if not re.search(rf"\b{name}\b", body)] == []


def test_piece_gives_what_others_take_and_rests_on_them(written):
    uses = "/* B. */\n/* From other pieces: TWO. */\n\nfunction start() { return TWO; }\n"
    first = written(a="/* A. */\n\nvar ONE = 1, TWO = 2;\n", b=uses)
    assert (first["a"].gives, first["b"].needs[-1], first["b"].rests_on, first["b"].gives) == (
        ("TWO",),
        "TWO",
        ("a",),
        ("start",),
    )


def test_piece_rests_on_what_it_asks_of_the_core():
    assert "play.choose" not in all_parts()["50-explorer"].rests_on
    assert {"controls", "words"} <= set(all_parts()["50-explorer"].rests_on)
    assert "data.parameters" in all_parts()["53-settle"].rests_on


def test_piece_that_takes_what_a_later_one_gives_is_refused(written):
    with pytest.raises(PieceError, match=r"^a\.js: found later, expected a piece before it to define it$"):
        written(a="/* A. */\n/* From other pieces: later. */\n\nlater();\n", b="/* B. */\n\nfunction later() {}\n")


def test_piece_that_asks_the_core_for_what_it_does_not_give_is_refused(written):
    with pytest.raises(PieceError, match=r"^a\.js: found nothing_of_ours, expected the core to define it$"):
        written(a="/* A. */\n\ncore.nothing_of_ours();\n")


def test_pieces_ask_here_where_they_are_and_for_files():
    """In one file that holds the whole course neither the address nor a file is where a window would look for it."""
    asks = r"\blocation\.(?:search|hash|pathname|href|assign|replace)\b|\bhistory\.(?:replace|push)State\b"
    lines = [
        (path.name, line)
        for path in pieces()
        if path.name != "11-here.js"
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    assert [one for one in lines if re.search(asks, one[1]) or ('"_static/' in one[1] and "here.file(" not in one[1])] == []
