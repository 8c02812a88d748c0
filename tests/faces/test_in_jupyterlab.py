"""A lesson in a real JupyterLab and in a real Voilà, in Chromium, with all but this machine's own servers out of reach.

Each server is started once, in a copy of a few notebooks; one visit notes what is seen, and each test looks at one thing of it.
"""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import nbformat
import pytest

from lactation.activities.explorer import Explorer
from lactation.content.schema import lesson_content, words
from tests.execute import ROOT

pytestmark = pytest.mark.xdist_group("jupyter")

LESSON = "m02-how-milk-works/05-supply-follows-removal.ipynb"
CARDS = 4  # that it shows
SEE = lesson_content("supply").predict.see
BEST = next(option for option in lesson_content("supply").predict.options if option.best)
ITEM = "supply/predict"
LONG_MS = 120_000
TYPED = "a b dd x 00 m y"  # each letter is a command of a notebook's
VOILA_ASKS = "cdn.jsdelivr.net/npm/@fortawesome"  # Voilà's own page asks for icons; it does without

LOOK = """section => {
  const box = el => { const b = (el || section).getBoundingClientRect(); return [b.left, b.top, b.right, b.bottom]; };
  return {
    asks: section.dataset.asks,
    settings: section.explorer.settings,
    veils: [...section.querySelectorAll('.veil')].map(el => getComputedStyle(el).opacity),
    tries: getComputedStyle(section.querySelector('.try')).display,
    figures: box(section.querySelector('.figures')),
    question: box(section.querySelector('form.predict')),
    control: box(section.querySelector('[data-control=sessions]')),
    said: section.querySelector('.say').textContent,
    curve: section.querySelector('[data-series=curve] path').getAttribute('d'),
    shown: [...section.querySelectorAll('.control .value')].map(el => el.textContent),
    ground: getComputedStyle(section).backgroundColor,
    chosen: (section.querySelector('form.predict input:checked') || {}).value,
  };
}"""

ROOTS = "[...document.querySelectorAll('*')].map(el => el.shadowRoot).filter(root => root)"
EXPLORERS = f"{ROOTS}.map(root => (root.querySelector('.explorer') || {{}}).explorer).filter(one => one)"


# ---- Servers ----


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A copy of the notebooks that are visited, in a folder as the course has it."""
    made = tmp_path_factory.mktemp("lab") / "notebooks"
    (made / LESSON).parent.mkdir(parents=True)
    shutil.copy(ROOT / "notebooks" / LESSON, made / LESSON)
    cells = [
        'from lactation import explore\n\nshown = explore("supply")\nshown',
        'shown.widget().settings = {"sessions": 4}',
        'shown.widget().settings["sessions"]',
    ]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    notebook.metadata["kernelspec"] = {"display_name": "Python 3", "language": "python", "name": "python3"}
    nbformat.write(notebook, made / "instructor.ipynb")
    return made


class Server:
    """A program that serves the folder at a port of its own."""

    def __init__(self, folder, *command):
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        own = folder.parent / command[0]
        places = {f"JUPYTER_{name}_DIR": str(own / name.lower()) for name in ("CONFIG", "DATA", "RUNTIME")}
        places |= {f"JUPYTERLAB_{name}_DIR": str(own / name.lower()) for name in ("SETTINGS", "WORKSPACES")}
        self.log = own.with_suffix(".log").open("wb")
        self.process = subprocess.Popen(
            [sys.executable, "-m", *command, "--no-browser", f"--port={self.port}"],
            cwd=folder, stdout=self.log, stderr=self.log,
            env=os.environ | places | {"PYTHONPATH": str(ROOT), "HOME": str(own)},
        )  # fmt: skip
        self.wait()

    def wait(self):
        for _ in range(600):
            try:
                urllib.request.urlopen(self.address, timeout=30).close()
                return
            except OSError:
                assert self.process.poll() is None, Path(self.log.name).read_text()
                time.sleep(0.2)
        raise AssertionError(Path(self.log.name).read_text())

    def ask(self, path, method="GET"):
        with urllib.request.urlopen(urllib.request.Request(f"{self.address}{path}", method=method), timeout=60) as answer:
            return json.loads(answer.read() or b"null")

    def stop_kernels(self):
        for session in self.ask("/api/sessions"):
            self.ask(f"/api/sessions/{session['id']}", "DELETE")

    def stop(self):
        self.process.terminate()
        self.process.wait(30)
        self.log.close()


class Visit:
    """A page of a server, with what was said in its console and what was asked of elsewhere."""

    def __init__(self, browser, server, path):
        self.errors, self.elsewhere = [], []
        self.context = browser.new_context(viewport={"width": 1280, "height": 800})
        self.context.route("**/*", lambda route: self.let(route, server.address))
        self.page = self.context.new_page()
        self.page.set_default_timeout(LONG_MS)
        self.page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.goto(f"{server.address}{path}")

    def let(self, route, own):
        if route.request.url.startswith((own, "blob:", "data:")):
            route.continue_()
        else:
            self.elsewhere.append(route.request.url)
            route.abort()

    @property
    def explorer(self):
        return self.page.locator("section.explorer")

    def look(self):
        return self.explorer.evaluate(LOOK)

    def settled(self, key, value):
        """Look again until a control holds a value."""
        asked = f"([key, value]) => {EXPLORERS}.some(one => one.settings[key] === value)"
        self.page.wait_for_function(asked, arg=[key, value])
        return self.look()

    def commit(self):
        self.explorer.locator(f'form.predict input[value="{BEST.id}"]').check()
        self.explorer.locator("form.predict button[type=submit]").click()
        key, value = next(iter(SEE.items()))
        return self.settled(key, value)


class LabVisit(Visit):
    """A notebook in JupyterLab."""

    def __init__(self, browser, server, notebook):
        super().__init__(browser, server, f"/lab/tree/{notebook}?reset")
        self.page.locator(".jp-Notebook .jp-Cell").first.wait_for()
        self.idle()

    def idle(self):
        self.page.get_by_text("| Idle").wait_for()

    def menu(self, *names):
        *above, last = names
        for name in above:
            entry = self.page.locator(f".lm-MenuBar-item:has-text('{name}'), .lm-Menu-item:has-text('{name}')").first
            (entry.click if name == above[0] else entry.hover)()
        self.page.locator(f".lm-Menu-item:has-text('{last}')").first.click()

    def run_all(self, cards):
        self.menu("Run", "Run All Cells")
        self.page.wait_for_function(f"count => {ROOTS}.filter(root => root.querySelector('section')).length >= count", arg=cards)
        self.explorer.locator("svg").first.wait_for()


def kept(folder, item):
    """The events of the file of answers, once it holds one of an item: the kernel writes after the page has settled."""
    path, stop, found = folder / "answers.jsonl", time.monotonic() + LONG_MS / 1000, []
    while not any(event["item"] == item for event in found):
        assert time.monotonic() < stop, f"{path}: found {found}, expected an event of {item}"
        time.sleep(0.1)
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True) if path.exists() else []
        found = [json.loads(line) for line in lines if line.endswith("\n")]
    return found


# ---- What is seen ----


@pytest.fixture(scope="module")
def lab(folder):
    server = Server(
        folder, "jupyterlab", "--allow-root", "--IdentityProvider.token=", "--ServerApp.disable_check_xsrf=True",
        "--LabApp.news_url=None", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    )  # fmt: skip
    yield server
    server.stop()


@pytest.fixture(scope="module")
def seen(browser, lab, folder):
    """A lesson from opening it to the next day."""
    found = {}
    visit = LabVisit(browser, lab, LESSON)
    found["before"] = visit.page.locator(".jp-Notebook").inner_text()
    visit.run_all(CARDS)
    visit.explorer.evaluate("section => section.scrollIntoView({block: 'start'})")
    found["asked"] = visit.look()
    found["committed"] = visit.commit()
    slider = visit.explorer.locator("[data-control=sessions] input")
    slider.press("ArrowRight")
    found["moved"] = visit.settled("sessions", SEE["sessions"] + 1)
    field = visit.page.locator("section textarea").first
    field.click()
    visit.page.keyboard.type(TYPED)
    found["typed"] = field.input_value(), visit.page.locator(".jp-Notebook .jp-Cell").count()
    found["text"] = visit.page.locator(".jp-RenderedMarkdown").all_text_contents()
    found["sources"] = visit.page.locator(".jp-RenderedMarkdown [data-works] > span").all_text_contents()
    visit.menu("Settings", "Theme", "JupyterLab Dark")
    visit.page.wait_for_function("() => document.body.dataset.jpThemeLight === 'false'")
    found["dark"] = visit.look()
    visit.menu("Settings", "Theme", "JupyterLab Light")
    visit.page.wait_for_function("() => document.body.dataset.jpThemeLight === 'true'")
    found["light"] = visit.look()
    found["code"] = visit.page.locator(".jp-Notebook .jp-CodeCell .jp-InputArea-editor:visible").count()
    kept(folder, ITEM)
    visit.context.close()
    lab.stop_kernels()
    found["kept"] = kept(folder, ITEM)
    again = LabVisit(browser, lab, LESSON)
    again.run_all(CARDS)
    again.settled(*next(iter(SEE.items())))
    found["tomorrow"] = again.look()
    again.context.close()
    lab.stop_kernels()
    found["errors"], found["elsewhere"] = visit.errors + again.errors, visit.elsewhere + again.elsewhere
    return found


def test_nothing_is_given_away_before_the_lesson_is_run(seen):
    options = lesson_content("supply").predict.options
    assert all(option.text in re.sub(r"\n", "", seen["before"]) for option in options)
    assert not any(option.reason in seen["before"] for option in options)
    assert "*" not in seen["before"]
    explorer = Explorer("supply")
    assert explorer.sentence(explorer.result(band=False)) not in seen["before"]


def test_figure_is_veiled_until_the_prediction(seen):
    assert set(seen["asked"]["veils"]) == {"0"}
    assert (seen["asked"]["asks"], seen["asked"]["tries"]) == ("first", "none")


def test_figure_and_controls_stand_side_by_side_on_a_projector(seen):
    for state, place in (("asked", "question"), ("moved", "control")):
        _, top, right, bottom = seen[state]["figures"]
        left, above, _, below = seen[state][place]
        assert right <= left, "the figure lies beside"
        assert top < below and above < bottom, "and at the same height"
        assert bottom - top > 400 and right - seen[state]["figures"][0] > 400, "and is large"
    assert 0 <= seen["moved"]["control"][1] < 800 - 100, "a control and the figure are in sight together"
    assert seen["moved"]["figures"][1] < 200


def test_commit_sets_the_explorer(seen):
    assert seen["committed"]["asks"] == ""
    assert seen["committed"]["settings"] == Explorer("supply").settings | SEE
    assert seen["committed"]["tries"] != "none"


def test_slider_moves_the_figure_and_the_sentence(seen):
    explorer = Explorer("supply")
    settings = seen["moved"]["settings"]
    assert seen["moved"]["said"] == explorer.sentence(explorer.result(settings, band=False), settings)
    assert seen["moved"]["said"] != seen["committed"]["said"]


def test_values_have_their_units_as_on_the_page(seen):
    explorer = Explorer("supply")
    sliders = [control for control in explorer.content.controls if control.kind == "slider"]
    assert seen["moved"]["shown"] == [explorer.show(control, seen["moved"]["settings"][control.name]) for control in sliders]


def test_letters_typed_in_a_card_are_no_commands_of_the_notebook(seen):
    assert seen["typed"] == (TYPED, len(nbformat.read(ROOT / "notebooks" / LESSON, as_version=4).cells))


def test_citations_are_names_and_the_sources_a_list(seen):
    text = "\n".join(seen["text"])
    assert "footcite" not in text and "footbibliography" not in text
    assert "(De Carvalho et al. 1983)" in text
    assert len(seen["sources"]) >= 10
    assert any(one.startswith("Kent et al. 2006. Volume and frequency") for one in seen["sources"])


def test_dark_theme_has_no_white_card_and_is_followed_at_once(seen):
    assert (seen["dark"]["ground"], seen["light"]["ground"]) == ("rgb(37, 35, 41)", "rgb(255, 255, 254)")


def test_code_is_folded(seen):
    assert seen["code"] == 0


def test_answers_are_kept_in_the_file_and_there_again_the_next_day(seen):
    (answer,) = [event for event in seen["kept"] if event["item"] == ITEM]
    assert answer["option"] == BEST.id
    assert (seen["tomorrow"]["asks"], seen["tomorrow"]["chosen"]) == ("", BEST.id)
    assert seen["tomorrow"]["settings"] == Explorer("supply").settings | SEE


def test_nothing_is_asked_of_elsewhere_and_the_console_is_silent(seen):
    assert seen["elsewhere"] == []
    assert seen["errors"] == []


def test_instructor_reads_and_sets_the_widget(browser, lab):
    visit = LabVisit(browser, lab, "instructor.ipynb")
    visit.run_all(1)
    assert visit.settled("sessions", 4)["settings"] == Explorer("supply").settings | {"sessions": 4}
    visit.explorer.locator("[data-control=sessions] input").press("ArrowRight")
    visit.settled("sessions", 5)
    cell = visit.page.locator(".jp-CodeCell").last
    cell.locator(".cm-content").click()
    visit.page.keyboard.press("Control+Enter")
    cell.locator(".jp-OutputArea-output:has-text('5')").wait_for()
    visit.context.close()
    assert visit.errors == []


@pytest.fixture(scope="module")
def restarted(browser, lab, folder, seen):
    """A lesson whose kernel is started again under it: an answer before its cells are run anew, and after."""
    (folder / "answers.jsonl").unlink(missing_ok=True)  # of the visit before
    visit, found = LabVisit(browser, lab, LESSON), {}
    visit.run_all(CARDS)
    note = visit.explorer.locator("xpath=..").get_by_text(words()["card_lost"])
    found["at first"] = note.count()
    visit.menu("Kernel", "Restart Kernel…")
    visit.page.locator("button.jp-mod-warn:has-text('Restart')").click()
    note.wait_for()
    visit.commit()
    found["meanwhile"] = (folder / "answers.jsonl").read_text(encoding="utf-8")
    visit.run_all(CARDS)
    found["kept"] = kept(folder, ITEM)
    note.wait_for(state="detached")
    visit.context.close()
    lab.stop_kernels()
    return found | {"errors": visit.errors}


def test_card_says_that_its_kernel_was_started_again_and_the_answer_is_kept_when_cells_are_run(restarted):
    assert (restarted["at first"], restarted["meanwhile"]) == (0, "")
    assert [event["option"] for event in restarted["kept"]] == [BEST.id]
    assert restarted["errors"] == []


# ---- Voilà ----


@pytest.fixture(scope="module")
def app(browser, folder):
    """The lesson as an app, committed; after JupyterLab's visit, whose answers lie in the folder."""
    (folder / "answers.jsonl").unlink(missing_ok=True)
    server = Server(folder, "voila", ".", "--Voila.ip=127.0.0.1")
    visit = Visit(browser, server, f"/voila/render/{LESSON}")
    visit.explorer.locator("svg").first.wait_for()
    visit.page.wait_for_function(f"() => {EXPLORERS}.length > 0")
    yield {"asked": visit.look(), "committed": visit.commit(), "folder": folder, "visit": visit}
    visit.context.close()
    server.stop()


def test_lesson_works_as_an_app_without_network(app):
    assert set(app["asked"]["veils"]) == {"0"}
    assert app["committed"]["settings"] == Explorer("supply").settings | SEE
    assert app["asked"]["figures"][2] <= app["asked"]["question"][0]
    assert words()["card_waits"] not in app["visit"].page.locator("body").inner_text()


def test_app_keeps_answers_too(app):
    assert [event["option"] for event in kept(app["folder"], ITEM)] == [BEST.id]


def test_app_asks_nothing_of_elsewhere_but_its_own_icons_and_says_no_error(app):
    visit = app["visit"]
    assert [address for address in visit.elsewhere if VOILA_ASKS not in address] == []
    assert [error for error in visit.errors if "Failed to load resource" not in error] == []
