"""The compiled core is compiled once, and never an old, half or spoilt one is taken for it."""

import shutil
import threading

import pytest

from lactation import core_script as kept
from lactation.site.compile import compile_core


@pytest.fixture
def compiled(monkeypatch, tmp_path):
    """An empty folder for the cache; how often the compiler was asked."""
    asked = []

    def compile_(data=True):
        asked.append(data)
        return f"// data {data}, line\u2028\r\nvar lactation;\n"

    monkeypatch.setattr(kept, "folder", lambda: tmp_path / "cache")
    monkeypatch.setattr("lactation.site.compile.compile_core", compile_)
    kept.kept_script.cache_clear()
    yield asked
    kept.kept_script.cache_clear()


def as_another_process(data=True):
    kept.kept_script.cache_clear()
    return kept.core_script(data)


def test_it_is_what_the_compiler_gives():
    assert kept.core_script() == compile_core()


def test_second_process_compiles_nothing(compiled):
    assert as_another_process() == as_another_process() == "// data True, line\u2028\r\nvar lactation;\n"
    assert compiled == [True]


def test_scripts_with_and_without_data_are_two(compiled):
    assert as_another_process(True) != as_another_process(False)


@pytest.mark.parametrize("spoil", [lambda b: b[:-5], lambda b: b"", lambda b: b.replace(b"var", b"let"), lambda b: b"\xff" + b])
def test_spoilt_script_is_compiled_anew(compiled, tmp_path, spoil):
    first = as_another_process()
    (path,) = (tmp_path / "cache").glob("*.js")
    path.write_bytes(spoil(path.read_bytes()))
    assert as_another_process() == first
    assert compiled == [True, True]
    assert as_another_process() == first and len(compiled) == 2


@pytest.mark.parametrize("changed", ["core/mother.py", "core/scenes/supply.py", "site/compile.py", "content/parameters.csv"])
def test_change_of_what_it_is_made_from_gives_another_name(monkeypatch, tmp_path, changed):
    copy = tmp_path / "lactation"
    shutil.copytree(kept.PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    before = kept.key()
    monkeypatch.setattr(kept, "PACKAGE", copy)
    assert kept.key() == before
    path = copy / changed
    path.write_bytes(path.read_bytes() + b"\n")
    assert kept.key() != before


def test_another_language_gives_another_name(monkeypatch, tmp_path):
    before = kept.key()
    (tmp_path / "es").mkdir()
    english = (kept.PACKAGE / "content" / "search.yaml").read_text(encoding="utf-8")
    (tmp_path / "es" / "search.yaml").write_text(f"{english}stemmer: spanish\n", encoding="utf-8")
    monkeypatch.setenv("LACTATION_LOCALE", str(tmp_path))
    assert kept.key() == before
    monkeypatch.setenv("LACTATION_LANGUAGE", "es")
    assert kept.key() != before


def test_another_compiler_gives_another_name(monkeypatch):
    before = kept.key()
    monkeypatch.setattr(kept, "version", lambda _: "0.0.1")
    assert kept.key() != before


def test_folder_that_cannot_be_written_costs_time_only(compiled, monkeypatch, tmp_path):
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setattr(kept, "folder", lambda: tmp_path / "file" / "cache")
    assert as_another_process() == as_another_process()
    assert compiled == [True, True]


def test_many_at_once_leave_one_whole_script(compiled, tmp_path):
    path = tmp_path / "cache" / "one.js"
    texts = [f"{number}" * 100_000 for number in range(8)]
    seen = []

    def work(text):
        for _ in range(5):
            kept.keep(path, text)
            seen.append(kept.read_whole(path) in texts)

    threads = [threading.Thread(target=work, args=(text,)) for text in texts]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(seen) == 40 and all(seen)
    assert [one.name for one in path.parent.iterdir()] == ["one.js"]


def test_scripts_of_old_contents_go(compiled, tmp_path):
    for number in range(kept.KEPT + 3):
        kept.keep(tmp_path / "cache" / f"{number}.js", "text")
    left = {one.stem for one in (tmp_path / "cache").iterdir()}
    assert len(left) == kept.KEPT
    assert str(kept.KEPT + 2) in left
