import base64
import hashlib
import json
import os
import re
import shutil
from types import SimpleNamespace

import pytest
from docutils.utils import new_document
from sphinx.errors import ExtensionError

from lactation import site
from lactation.activities.base import PAGE_FACE
from lactation.content.paths import ROOT
from lactation.content.schema import words
from lactation.site import (
    add_context,
    around,
    first_script,
    policy,
    prepare,
    scripts_of,
    setup,
    source_hash,
    with_template,
    write_parts,
)
from lactation.site.around import WELCOME, folded_menu, lesson_header, onward, start_page, step_header
from lactation.site.join import SCRIPT
from lactation.site.load import TOOLS, version

LESSON = {
    "module": 2, "number": 3, "of": 7, "minutes_doing": 18, "minutes_reading": 7, "objectives": ["one"], "claims": ["c1"],
}  # fmt: skip


@pytest.fixture
def notebook(tmp_path):
    """Return a function that writes a notebook with this metadata."""

    def write(metadata):
        path = tmp_path / "lesson.ipynb"
        path.write_text(json.dumps({"cells": [], "metadata": metadata}), encoding="utf-8")
        return path

    return write


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A small package in place of the real one, for its hash."""
    folder = tmp_path / "package"
    (folder / "core").mkdir(parents=True)
    (folder / "core" / "model.py").write_text("A = 1\n", encoding="utf-8")
    monkeypatch.setattr(site, "PACKAGE", folder)
    return folder


# ---- The header of a lesson ----


def test_header_says_which_lesson_and_how_long(notebook):
    header = lesson_header(notebook({"lesson": LESSON}), words())
    assert (header["number"], header["of"]) == (3, 7)
    assert "25" in header["where"]
    assert "18" in header["where"]
    assert not any("{" in header[name] for name in ("where", "place"))


def test_header_names_its_module_in_plain_text_as_what_links_tell_of_a_page_is_no_html(monkeypatch, notebook):
    monkeypatch.setattr(around, "on_the_map", lambda page, module: f'<a href="#m02">{module}</a>')
    header = lesson_header(notebook({"lesson": LESSON}), words())
    assert header["module"] == str(LESSON["module"])
    assert f'<a href="#m02">{LESSON["module"]}</a>' in header["where"]


@pytest.mark.parametrize("field", LESSON)
def test_lesson_without_a_field_is_refused_with_file_and_field(notebook, field):
    path = notebook({"lesson": {name: value for name, value in LESSON.items() if name != field}})
    with pytest.raises(ExtensionError, match=f"lesson.ipynb: metadata.lesson: found no {field}, expected module, number"):
        lesson_header(path, words())


def test_notebook_that_is_no_lesson_has_no_header(notebook):
    assert lesson_header(notebook({}), words()) is None


def test_prose_page_has_no_header(tmp_path):
    path = tmp_path / "page.md"
    path.write_text("# A page\n", encoding="utf-8")
    assert lesson_header(path, words()) is None


# ---- Before the build ----


@pytest.fixture
def prepared(tmp_path, monkeypatch, package):
    """The configuration after ``prepare``; the environment is put back."""
    monkeypatch.setenv(PAGE_FACE, "")
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    config = SimpleNamespace()
    prepare(SimpleNamespace(outdir=str(tmp_path / "_build" / "html")), config)
    return config


def test_build_chooses_the_page_face(prepared):
    assert os.environ[PAGE_FACE] == "page"


def test_kernels_find_the_package_first(prepared, package):
    assert os.environ["PYTHONPATH"].split(os.pathsep) == [str(package.parent), "/elsewhere"]


def test_executed_notebooks_are_kept_under_the_packages_hash(prepared, tmp_path):
    assert prepared.nb_execution_cache_path == str(tmp_path / "_build" / ".jupyter_cache" / source_hash())


def test_caches_of_earlier_contents_are_removed_but_for_two(tmp_path, monkeypatch, package):
    monkeypatch.setenv(PAGE_FACE, "")
    monkeypatch.setenv("PYTHONPATH", "")
    caches = tmp_path / "_build" / ".jupyter_cache"
    for number in range(5):
        (caches / f"old{number}").mkdir(parents=True)
        (caches / f"old{number}" / "global.db").write_bytes(b"x")
        os.utime(caches / f"old{number}", (number, number))
    (caches / source_hash()).mkdir()
    prepare(SimpleNamespace(outdir=str(tmp_path / "_build" / "html")), SimpleNamespace())
    assert {path.name for path in caches.iterdir()} == {"old3", "old4", source_hash()}


def test_hash_stays_while_nothing_changes(package):
    assert source_hash() == source_hash()


def test_hash_changes_with_a_file(package):
    before = source_hash()
    (package / "core" / "model.py").write_text("A = 2\n", encoding="utf-8")
    assert source_hash() != before


def test_hash_changes_with_a_name(package):
    before = source_hash()
    (package / "core" / "model.py").rename(package / "core" / "other.py")
    assert source_hash() != before


def test_hash_does_not_depend_on_compiled_files(package):
    before = source_hash()
    (package / "core" / "__pycache__").mkdir()
    (package / "core" / "__pycache__" / "model.pyc").write_bytes(b"x")
    assert source_hash() == before


def test_hash_does_not_depend_on_the_folder(package, tmp_path, monkeypatch):
    before = source_hash()
    shutil.copytree(package, tmp_path / "copy")
    monkeypatch.setattr(site, "PACKAGE", tmp_path / "copy")
    assert source_hash() == before


# ---- While and after building ----


def test_page_gets_words_as_json_that_cannot_close_its_script(notebook):
    context = {}
    app = SimpleNamespace(env=SimpleNamespace(doc2path=lambda _: str(notebook({"lesson": LESSON}))))
    context["body"] = PAGE
    add_context(app, "lesson", "page.html", context, doctree=new_document("lesson"))
    told = json.loads(context["words_json"])
    assert context["site_words"] == words()
    assert told.items() < words().items()
    assert {"label_is", "labels_right", "record_not_saved"} <= set(told)
    assert not {"triage_now", "trust_title", "welcome_start"} & set(told)
    assert "<" not in context["words_json"]
    assert context["lesson"]["number"] == 3


def test_page_without_a_document_has_no_header():
    context = {}
    app = SimpleNamespace(env=SimpleNamespace(doc2path=lambda _: pytest.fail("asked for a document")))
    add_context(app, "search", "search.html", context, doctree=None)
    assert context["lesson"] is None


def test_page_says_what_it_may_load_and_names_its_one_script_by_hash(notebook):
    context = {}
    app = SimpleNamespace(env=SimpleNamespace(doc2path=lambda _: str(notebook({"lesson": LESSON}))))
    add_context(app, "lesson", "page.html", context, doctree=new_document("lesson"))
    told = base64.b64encode(hashlib.sha256(context["first_script"].encode()).digest()).decode()
    parts = dict(part.split(" ", 1) for part in context["policy"].split("; "))
    assert parts["default-src"] == "'none'"
    assert parts["script-src"].split() == ["'self'", "file:", f"'sha256-{told}'"]
    assert "unsafe-eval" not in context["policy"]
    assert "http" not in context["policy"]


def test_layout_holds_no_script_or_handler_beside_the_one_with_a_hash():
    text = (site.THEME / "layout.html").read_text(encoding="utf-8")
    inline = re.findall(r"<script>(.*?)</script>", text)
    assert inline == ["{{ first_script | safe }}"]
    assert not re.search(r"\son[a-z]+=", text)
    assert text.index("Content-Security-Policy") < text.index("<script") < text.index("<body")


PAGE = '<main><div data-play="choose" id="a"></div><div data-play="label" id="b"></div></main>'


@pytest.fixture
def built(tmp_path):
    (tmp_path / "_static").mkdir()
    (tmp_path / "lesson.html").write_text(PAGE, encoding="utf-8")
    return tmp_path


def test_scripts_of_the_pages_are_written_after_an_html_build(built):
    write_parts(SimpleNamespace(outdir=str(built), builder=SimpleNamespace(format="html")), None)
    assert {path.name for path in (built / "_static").iterdir()} == {
        "milk.js",
        "own-label.js",
        "late-listen.js",
        "late-onward.js",
        "late-record.js",
        "late-feed.js",
        "late-offline.js",
        "late-search.js",
        "late-shelf.js",
        "late-line.js",
        "late-share.js",
        "late-wall.js",
        "late-workshop.js",
    }


@pytest.mark.parametrize(("format_", "error"), [("html", RuntimeError("broken")), ("latex", None)])
def test_scripts_are_not_written_otherwise(built, format_, error):
    write_parts(SimpleNamespace(outdir=str(built), builder=SimpleNamespace(format=format_)), error)
    assert list((built / "_static").iterdir()) == []


def test_page_has_the_scripts_that_it_needs_and_says_their_version(notebook):
    assert scripts_of("lesson", with_template("page.html", PAGE)) == ["milk", "own-label"]
    context = {"body": PAGE}
    app = SimpleNamespace(env=SimpleNamespace(doc2path=lambda _: str(notebook({"lesson": LESSON}))))
    add_context(app, "lesson", "page.html", context, doctree=new_document("lesson"))
    assert (context["scripts"], context["version"]) == (["milk", "own-label"], version())


def test_page_on_which_nothing_moves_has_no_script():
    assert scripts_of("page", "<p>Read this.</p>") == scripts_of("page", with_template("layout.html", "")) == []


@pytest.mark.parametrize(
    ("body", "script", "tools"),
    [("<h1>A</h1><p>Read.</p>", "plain", TOOLS), (f"<h1>A</h1>{PAGE}", "first", TOOLS), (PAGE, "first", ()), ("", "", ())],
)
def test_every_page_with_a_title_has_its_tools_and_a_script_that_brings_them(body, script, tools):
    context = {"body": body}
    add_context(SimpleNamespace(), "page", "page.html", context, doctree=None)
    assert context["tools"] == [*tools]
    assert context["first_script"] == (first_script(script) if script else "")
    assert context["policy"] == policy(context["first_script"])


def test_search_has_a_script_though_its_page_is_a_template():
    assert scripts_of("search", with_template("search.html", "")) == ["milk", "own-search"]


def test_unknown_play_stops_the_build_with_the_page():
    with pytest.raises(ExtensionError, match=r"^m02/01: found the play ghost, expected one of bet, certificate, choose, "):
        scripts_of("m02/01", '<div data-play="ghost"></div>')


def test_theme_is_where_the_extension_says():
    themes = {}
    app = SimpleNamespace(
        add_config_value=lambda *_: None,
        connect=lambda *_, **__: None,
        add_html_theme=lambda name, path: themes.update({name: path}),
    )
    assert setup(app)["parallel_read_safe"]
    assert os.path.exists(os.path.join(themes["milk_in_motion"], "theme.toml"))


def test_theme_asks_for_nothing_from_elsewhere():
    for path in [*site.THEME.rglob("*"), *SCRIPT.iterdir()]:
        if path.suffix in {".css", ".js", ".html"}:
            text = path.read_text(encoding="utf-8")
            assert "@import" not in text
            assert 'src="http' not in text
            assert "url(http" not in text
            assert '<link rel="stylesheet" href="http' not in text


# ---- The way through ----

MENU = (
    '<p class="caption" role="heading"><span class="caption-text">One</span></p>\n<ul>\n<li><a href="a.html">A</a></li>\n</ul>\n'
    '<p class="caption" role="heading"><span class="caption-text">Two</span></p>\n<ul class="current">\n'
    '<li class="current"><a>B</a></li></ul>'
)


def test_menu_is_folded_by_parts_and_the_readers_own_is_open():
    assert folded_menu(MENU).split("\n<details") == [
        '<details class="part"><summary>One</summary><ul>\n<li><a href="a.html">A</a></li>\n</ul></details>',
        ' class="part" open><summary>Two</summary><ul class="current">\n<li class="current"><a>B</a></li></ul></details>\n',
    ]


def test_page_with_a_link_above_the_menu_stands_in_no_part_of_it():
    menu = (
        '<p class="caption" role="heading"><span class="caption-text">One</span></p>\n<ul>\n'
        '<li class="toctree-l1"><a class="reference internal" href="mine.html">Mine</a></li>\n'
        '<li class="toctree-l1"><a class="reference internal" href="a.html">A</a></li>\n</ul>\n'
    )
    assert folded_menu(menu, "mine.html") == (
        '<details class="part"><summary>One</summary><ul>\n'
        '<li class="toctree-l1"><a class="reference internal" href="a.html">A</a></li>\n</ul></details>\n'
    )
    here = (
        menu.replace('"toctree-l1"', '"toctree-l1 current"', 1)
        .replace('"mine.html"', '"#"')
        .replace("<ul>", '<ul class="current">')
    )
    assert folded_menu(here, "#").count("<li") == 1
    assert " open><summary>One" in folded_menu(here, "#")


def test_step_of_the_course_ends_with_one_next_step_and_another_page_with_none():
    assert 'href="../m02-how-milk-works/02-prolactin.html"' in onward("m02-how-milk-works/01-inside-the-breast")
    assert onward("job-aids/j4-listening") == ""


def test_a_step_that_is_no_lesson_says_where_it_stands():
    assert step_header("practice/c4-natasha", words()) == (
        '<a href="../../book/welcome.html#m03">Listening and learning</a> · talk with a mother, 20 minutes'
    )


def test_start_page_gets_what_moves_in_its_place():
    assert 'data-play="welcome"' in start_page(f"<h1>Milk</h1>{WELCOME}")
    assert start_page("<h1>Milk</h1>") == "<h1>Milk</h1>"
    assert WELCOME in (ROOT / "book" / "welcome.md").read_text(encoding="utf-8")
