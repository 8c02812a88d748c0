"""The Sphinx extension that makes the course site live.

It sets the page face for the notebooks that MyST-NB executes, tells each page which parts of the core and of the page's script it
loads and writes these (``load.py``), and gives the theme (``theme/``) what a lesson's header shows. `jupyter-book build .` needs
nothing else.

What only a build needs (Sphinx, MyST-NB, the cache of notebooks) is imported when one runs: a notebook asks this package for the
script, and should not wait for those. Nor should a build in which only words of a lesson changed wait for the checks of the
content, which draw every figure.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import shutil
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.errors import ExtensionError

from lactation.content.lesson_numbers import mistakes_in
from lactation.content.paths import ENGLISH, language, language_files, locale_folder
from lactation.content.references import bibliography_mistake
from lactation.content.schema import words
from lactation.content.translated import told
from lactation.faces.kernels import use_warm_kernels
from lactation.files import hash_of, hash_of_files
from lactation.registry import PAGE_FACE
from lactation.site.around import folded_menu, lesson_header, my_course_page, onward, start_page, step_header, told_summaries
from lactation.site.compile import CoreSubsetError
from lactation.site.found import add_finding, write_map
from lactation.site.installable import with_card, write_installable
from lactation.site.items import write_items
from lactation.site.join import PieceError
from lactation.site.load import TOOLS, LoadError, asked_words, files_for, small, used_by, version, write_scripts
from lactation.site.lower import STYLE, style
from lactation.site.places import write_places
from lactation.site.remembered import Remembered

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

KEPT_CACHES = 2  # of executed notebooks, beside the one in use
PACKAGE = Path(__file__).parent.parent
THEME = Path(__file__).parent / "theme"


@cache
def first_script(name: str = "first") -> str:
    """Return the one script that stands in a page: it says that scripts run, before anything is drawn.

    Where nothing moves it is ``plain``, which brings the others when a tool of the page is asked for.
    """
    return small((Path(__file__).parent / f"{name}.js").read_text(encoding="utf-8")).strip()


def policy(script: str) -> str:
    """Return what a page may load: its own files, its one inline script, the core's text as a worker, styles of elements.

    ``file:`` is for a course that was opened as a folder, where some browsers know no ``'self'``.
    """
    told = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    own = "'self' file:"
    allowed = {
        "default-src": "'none'",
        "script-src": f"{own} 'sha256-{told}'",
        "worker-src": "'self' blob:",
        "manifest-src": "'self'",
        "connect-src": "'self'",  # nothing of ours asks; who looks whether the host has a robots.txt does so from the page
        "style-src": f"{own} 'unsafe-inline'",
        "img-src": f"{own} data:",
        "form-action": own,
        "base-uri": "'none'",
    }
    return "; ".join(f"{what} {where}" for what, where in allowed.items())


def source_hash() -> str:
    """Return a hash of the package and the reader's language: an executed notebook is not reused after a change of them."""
    files = [path for path in sorted(PACKAGE.rglob("*")) if path.is_file() and "__pycache__" not in path.parts]
    from lactation.content.course import catalogue

    said = f"{language()} {json.dumps(catalogue(), sort_keys=True)}"  # my course adds up what all lessons say of themselves
    return hash_of_files([*files, *language_files()], PACKAGE, said)[:16]  # what a notebook shows holds words


def prepare(app: Sphinx, config: Config) -> None:
    """Choose the page face, let kernels find the package, and keep executed notebooks only while the package is the same.

    Raises
    ------
    ExtensionError
        The bibliography cannot be read: one line, before the extension of the citations meets it.
    """
    unread = bibliography_mistake()
    if unread:
        raise ExtensionError(unread.replace(f"{app.srcdir}{os.sep}", ""))
    os.environ[PAGE_FACE] = "page"
    speak(config)
    use_warm_kernels()
    root = str(PACKAGE.parent)
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
    caches = Path(app.outdir).parent / ".jupyter_cache"
    app.milk_source = source_hash()  # type: ignore[attr-defined]
    config.nb_execution_cache_path = str(caches / app.milk_source)  # type: ignore[attr-defined]
    drop_old(caches, config.nb_execution_cache_path)


def know_styles(_: Sphinx, config: Config) -> None:
    """Tell pybtex the styles of the citations: for each citation it reads the metadata of every installed package for them."""
    from pybtex.plugin import find_plugin, register_plugin

    style = config.bibtex_default_style
    used = find_plugin("pybtex.style.formatting", style)
    names = {
        "formatting": style,
        "names": used.default_name_style or "plain",
        "labels": used.default_label_style or "number",
        "sorting": used.default_sorting_style or "none",
    }
    for kind, name in names.items():
        register_plugin(f"pybtex.style.{kind}", name, find_plugin(f"pybtex.style.{kind}", name), force=True)


def speak(config: Config) -> None:
    """Tell Sphinx the reader's language, and where the translations of notebooks and pages lie."""
    if language() != ENGLISH:
        config.language = language().replace("-", "_")
        config.locale_dirs = [str(locale_folder())]
        config.translation_progress_classes = "untranslated"  # the style marks what is still English


def tell_captions(app: Sphinx, config: Config) -> None:
    """Tell the heads of the menu in the reader's language, once the table of contents was read."""
    site_map = getattr(config, "external_site_map", None) if language() != ENGLISH else None
    for document in site_map.values() if site_map else []:
        for part in document.subtrees:
            part.caption = told("_toc.yml", "caption", part.caption) if part.caption else part.caption


def own_search(app: Sphinx) -> None:
    """Write the course's own search page, and no index of Sphinx's: that one knows pages but not what stands on them."""
    if app.builder.format == "html":
        app.builder.search = False  # type: ignore[attr-defined]
        app.config.html_additional_pages["search"] = "search.html"


def drop_old(caches: Path, used: str) -> None:
    """Remove the caches of earlier contents, but for the newest two: another build may be using one."""
    others = [path for path in caches.glob("*") if path.is_dir() and str(path) != used]
    for path in sorted(others, key=lambda one: one.stat().st_mtime, reverse=True)[KEPT_CACHES:]:
        shutil.rmtree(path, ignore_errors=True)


def check_content(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Stop the build where a file of the content, a notebook or a citation names something that is not there.

    What an earlier build found right, and what it rests on is the same, is not looked at again.

    Raises
    ------
    ExtensionError
        One line for each mistake: file, line or cell, what was found and what was expected.
    """
    if language() != ENGLISH:  # names and numbers were checked in English
        from lactation.translation.check import language_mistakes

        mistakes = language_mistakes()
        if mistakes:
            raise ExtensionError("\n".join(mistakes))
        return
    right = Remembered(Path(app.doctreedir) / "right.json", app.milk_source)  # type: ignore[attr-defined]
    mistakes = unless_right(right, "content", "", package_mistakes)
    if not mistakes:
        for path in (Path(env.doc2path(name)) for name in sorted(env.found_docs)):
            mistakes += unless_right(right, str(path), hash_of(path.read_bytes()), partial(page_mistakes, path))
    right.write()
    if mistakes:
        raise ExtensionError("\n".join(mistake.replace(f"{app.srcdir}{os.sep}", "") for mistake in mistakes))


def unless_right(right: Remembered, name: str, content: str, check: Callable[[], list[str]]) -> list[str]:
    """Return the mistakes that a check finds; none, without asking it, where it found none in this content before."""
    if right.get(name, content):
        return []
    mistakes = check()
    if not mistakes:
        right.note(name, content, True)
    return mistakes


def package_mistakes() -> list[str]:
    """Return a line for each mistake in the content of the package."""
    from lactation.content.checked import content_mistakes

    return content_mistakes()


def page_mistakes(path: Path) -> list[str]:
    """Return a line for each mistake of one page."""
    from lactation.content.checked_notebooks import cite_mistakes, notebook_mistakes

    if path.suffix == ".ipynb":
        return notebook_mistakes(path)
    return [f"{path}: {one}" for one in cite_mistakes(path.read_text(encoding="utf-8"))] if path.suffix == ".md" else []


def check_numbers(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Stop the build where a lesson's prose holds another number than the one that decides.

    Raises
    ------
    ExtensionError
        One line for each: file, cell, what was found and what was expected.
    """
    notebooks = [path for path in (Path(env.doc2path(name)) for name in sorted(env.found_docs)) if path.suffix == ".ipynb"]
    mistakes = [mistake for path in notebooks for mistake in mistakes_in(path)]
    if mistakes:
        raise ExtensionError("\n".join(mistakes))


def execute_ahead(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Execute the notebooks that are not in the cache side by side; MyST-NB, which takes them one by one, then finds them there.

    What fails here is left to MyST-NB, which reports it in its place.
    """
    if app.config.nb_execution_mode == "off":  # where only words are looked for
        return
    from jupyter_cache import get_cache
    from jupyter_cache.executors import load_executor

    cache = get_cache(app.config.nb_execution_cache_path)
    notebooks = [path for path in (Path(env.doc2path(name)) for name in docnames) if path.suffix == ".ipynb"]
    waiting = [cache.add_nb_to_project(str(path)) for path in notebooks]
    if len(waiting) > 1:
        load_executor("local-parallel", cache=cache).run_and_cache(
            filter_uris=[record.uri for record in waiting], timeout=app.config.nb_execution_timeout
        )


def write_parts(app: Sphinx, error: Exception | None) -> None:
    """Write the scripts that the pages load beside the other static files."""
    if error is None and app.builder.format == "html":
        write_scripts(Path(app.outdir))


def write_style(app: Sphinx, error: Exception | None) -> None:
    """Write the style over the theme's own, in the words of the oldest browsers that the course supports."""
    if error is None and app.builder.format == "html":
        (Path(app.outdir) / "_static" / STYLE.name).write_text(style(), encoding="utf-8")


def write_drawings(app: Sphinx, error: Exception | None) -> None:
    """Write the sheet of all drawings beside the course: it is for those who draw, not for readers."""
    if error is None and app.builder.format == "html":
        from lactation.site.drawings import FOLDER, write_sheet

        write_sheet(Path(app.outdir).parent / FOLDER)


def with_template(templatename: str, body: str) -> str:
    """Return what is on a page: its own, or where it is a template of the theme, as the search is, that one."""
    own = THEME / templatename
    return body or (own.read_text(encoding="utf-8") if own.exists() and templatename != "layout.html" else "")


def scripts_of(pagename: str, text: str) -> list[str]:
    """Return the scripts that a page loads, in order; none for one on which nothing moves.

    Raises
    ------
    ExtensionError
        The page holds a play, a scene or a control that the script has no part for, or the core does not compile.
    """
    try:
        return list(files_for(used_by(text)))
    except (CoreSubsetError, PieceError, LoadError) as wrong:
        raise ExtensionError(f"{pagename}: {wrong}") from wrong


def add_context(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any) -> None:
    """Give the theme the site's words, the page's scripts and the lesson's header."""
    texts = words()
    context["site_words"] = texts
    context["project"] = texts["course_name"]
    # A wide table scrolls by itself; the keyboard must reach it.
    context["body"] = context.get("body", "").replace('<table class="docutils', '<table tabindex="0" class="docutils')
    if language() != ENGLISH:
        source = Path(app.env.doc2path(pagename, base=False)) if pagename in app.env.found_docs else Path(pagename)
        context["body"] = told_summaries(source.as_posix(), context["body"])
    context["body"] = with_card(pagename, start_page(context["body"]))
    page = pagename.removeprefix("notebooks/")
    context["onward"] = onward(page)
    context["folded_menu"] = folded_menu
    context["my_course"] = my_course_page()
    shown = with_template(templatename, context["body"] + context["onward"] if context["body"] else "")
    context["scripts"] = scripts_of(pagename, shown)
    asked = asked_words(shown, texts) if context["scripts"] else {}
    context["words_json"] = json.dumps(asked, ensure_ascii=False).replace("<", "\\u003c")
    context["version"] = version()
    context["tools"] = [tool for tool in TOOLS if "<h1" in context["body"]]
    context["first_script"] = (
        first_script("first" if context["scripts"] else "plain") if context["scripts"] or context["tools"] else ""
    )
    context["policy"] = policy(context["first_script"])
    context["lesson"] = lesson_header(Path(app.env.doc2path(pagename)), texts) if doctree is not None else None
    context["step"] = step_header(page, texts) if context["onward"] and not context["lesson"] else ""
    add_finding(context, pagename, doctree)


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension with Sphinx."""
    from lactation.site import failure
    from lactation.site.folded import fold_works

    for unused in ("comments_config", "use_jupyterbook_latex"):
        app.add_config_value(unused, None, "env", [dict, bool])  # Jupyter Book sets them for extensions that are not loaded
    app.add_html_theme("milk_in_motion", str(THEME))
    failure.connect(app)
    app.connect("config-inited", prepare)
    app.connect("config-inited", know_styles)
    app.connect("config-inited", tell_captions, priority=950)  # after the table of contents was read, at 900
    app.connect("builder-inited", own_search)
    app.connect("env-before-read-docs", check_content)
    app.connect("env-before-read-docs", check_numbers)
    app.connect("env-before-read-docs", execute_ahead)
    app.connect("doctree-resolved", fold_works)
    app.connect("html-page-context", add_context)
    app.connect("build-finished", write_parts)
    app.connect("build-finished", write_style)
    app.connect("build-finished", write_places)
    app.connect("build-finished", write_drawings)
    app.connect("build-finished", write_map)
    app.connect("build-finished", write_items)
    app.connect("build-finished", write_installable, priority=950)  # when all files are there
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
