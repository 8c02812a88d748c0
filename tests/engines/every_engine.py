"""The built site in Chromium, Firefox and WebKit, over http and from a folder, for ``make test-browsers``.

``MILK_SITE`` names the built site (``_build/html``), ``MILK_SHOTS`` a folder that gets a picture of every page.
"""

import os
import shutil
from pathlib import Path

import pytest
from pypdf import PdfReader

from lactation.serve import serving
from tests.browser.explorer_page import STARTS
from tests.engines.drive import ENGINES
from tests.engines.specimens import first_with, job_aids, specimens

ROOT = Path(__file__).parent.parent.parent
SITE = Path(os.environ.get("MILK_SITE", ROOT / "_build" / "html")).resolve()
SHOTS = os.environ.get("MILK_SHOTS")
PHONE, WIDE = (360, 740), (1280, 800)
WAYS = [("file", PHONE), ("http", WIDE)]
LEAST_TEXT_PX, LEAST_FIGURE_PX = 9, 200
PAPER_DARK = "rgb(27, 26, 31)"
STOPS = 70  # presses of Tab
moved: dict[str, dict[str, bool]] = {}  # by page: what its sliders moved in the first engine that opened it


@pytest.fixture(scope="session")
def addresses():
    with serving(SITE) as address:
        yield {"http": address, "file": SITE.as_uri()}


@pytest.fixture(scope="session", params=ENGINES)
def engine(request):
    made = ENGINES[request.param]()
    print(f"\n{made.name} {made.version}")
    yield made
    made.close()


@pytest.fixture(scope="session", params=ENGINES)
def dark_engine(request):
    made = ENGINES[request.param](dark=True, calm=True)
    yield made
    made.close()


@pytest.fixture
def visit(addresses):
    """Return a function that opens a page and waits until it can be used."""

    def go(engine, name, scheme="http", size=WIDE):
        engine.size(*size)
        engine.open(f"{addresses[scheme]}/{name}")
        engine.wait("return milkLook.started()")

    return go


def shoot(engine, name, kind):
    """Keep a picture where one is wanted."""
    if SHOTS:
        Path(SHOTS).mkdir(parents=True, exist_ok=True)
        engine.shot(Path(SHOTS) / f"{Path(name).stem}-{kind}-{engine.name}.png")


def click(engine, selector, number=0):
    """Press what is seen there with the mouse."""
    at = engine.js("return milkLook.at(arguments[0], arguments[1])", selector, number)
    assert at, f"{engine.name}: found no {selector} in sight"
    engine.click(at["x"], at["y"])


def faults(engine):
    return engine.js("return window.milkFaults")


# ---- Every page of the set ----


@pytest.mark.parametrize(("scheme", "size"), WAYS, ids=["phone-from-a-folder", "wide-over-http"])
@pytest.mark.parametrize("name", specimens(SITE))
def test_page_is_whole_and_its_sliders_move_the_figure(engine, visit, name, scheme, size):
    visit(engine, name, scheme, size)
    shoot(engine, name, f"{size[0]}-begin")
    engine.js("milkLook.commit()")
    assert engine.js("return milkLook.wide()") == []
    assert engine.js("return milkLook.small(arguments[0], arguments[1])", LEAST_TEXT_PX, LEAST_FIGURE_PX) == []
    found = engine.js("return milkLook.sliders(arguments[0])", STARTS)
    assert found == moved.setdefault(name, found), "the same sliders move the same figures in every engine"
    assert not found or sum(found.values()) > 0.9 * len(found)
    shoot(engine, name, f"{size[0]}-open")
    assert faults(engine) == []


@pytest.mark.parametrize("name", specimens(SITE))
def test_dark_and_calm_page_is_whole(dark_engine, visit, name):
    visit(dark_engine, name, "http", PHONE)
    shoot(dark_engine, name, "360-dark")
    assert dark_engine.js("return getComputedStyle(document.body).backgroundColor") == PAPER_DARK
    assert dark_engine.js("return matchMedia('(prefers-reduced-motion: reduce)').matches")
    assert dark_engine.js("return milkLook.wide()") == []
    assert faults(dark_engine) == []


# ---- Hands ----


@pytest.fixture(scope="session")
def pages():
    """A page for each thing to try, found by what it holds."""
    wanted = (
        "play sort",
        "explorer with guess",
        "explorer with band",
        "control clock",
        "play choose",
        "play say",
        "control slider",
    )
    return {feature: first_with(SITE, feature) for feature in wanted}


SLIDER = ".controls input[type=range]"


@pytest.mark.parametrize("scheme", ["file", "http"])
def test_band_is_worked_out_beside_the_page(engine, visit, pages, scheme):
    visit(engine, pages["explorer with band"], scheme)
    engine.js("milkLook.commit()")
    engine.wait("return milkWorkers > 0 && !document.querySelector('.band-waits')")
    assert faults(engine) == []


def test_slider_is_dragged_and_stepped(engine, visit, pages):
    visit(engine, pages["control slider"], "http", PHONE)
    engine.js("milkLook.commit()")
    before, at = engine.js("return milkLook.value(arguments[0])", SLIDER), engine.js("return milkLook.at(arguments[0])", SLIDER)
    start = (float(before) - engine.js("return +document.querySelector(arguments[0]).min", SLIDER)) / engine.js(
        "var e = document.querySelector(arguments[0]); return e.max - e.min", SLIDER
    )
    grip = at["left"] + 8 + start * (at["width"] - 16)
    engine.drag((grip, at["y"]), (at["left"] + (0.9 if start < 0.5 else 0.1) * at["width"], at["y"]))
    dragged = engine.js("return milkLook.value(arguments[0])", SLIDER)
    assert dragged != before
    engine.press("ArrowLeft" if start < 0.5 else "ArrowRight")
    assert engine.js("return milkLook.value(arguments[0])", SLIDER) not in (before, dragged)


def test_feed_of_a_clock_is_dragged(engine, visit, pages):
    visit(engine, pages["control clock"], "http", PHONE)
    engine.js("milkLook.commit()")
    before = engine.js("return milkLook.text('.times')")
    face = engine.js("return milkLook.at('.clock-face')")
    box = engine.js(
        "var b = document.querySelector('.clock .feed .dot').getBoundingClientRect(); return [b.left, b.top, b.width]"
    )
    at = (box[0] + box[2] / 2, box[1] + box[2] / 2)
    engine.drag(at, (2 * face["x"] - at[0] + 5, 2 * face["y"] - at[1] + 5))
    assert engine.js("return milkLook.text('.times')") != before


def test_keyboard_stops_only_where_one_sees_it(engine, visit, pages):
    visit(engine, pages["explorer with guess"])
    engine.js("milkLook.commit()")
    engine.js("document.querySelector('.explorer input').focus()")
    for _ in range(STOPS):
        engine.press("Tab")
        focus = engine.js("return milkLook.focus()")
        assert focus["seen"], f"{engine.name}: Tab stops at {focus['name']}, which is not in sight"
        if focus["body"]:
            break


def test_question_is_answered_by_hand_and_outlasts_the_page(engine, visit, pages):
    name = pages["play choose"]
    for round_ in range(2):
        visit(engine, name, "http", PHONE)
        if round_ == 0:
            click(engine, ".one-ask[open] form .choice")
            click(engine, ".one-ask[open] form button[type=submit]")
            engine.wait("return milkLook.seen('.one-ask[open] .reason') > 0")
            engine.wait("return document.documentElement.dataset.record === 'browser'")
            engine.js("document.documentElement.dataset.since = Date.now()")
            engine.wait("return Date.now() - document.documentElement.dataset.since > 500")  # until the record is on the disk
    assert engine.js("return milkLook.seen('.one-ask[open] .reason')") > 0
    assert engine.js("return document.querySelector('.one-ask[open] form .choice input').checked")


def test_claims_are_sorted_to_the_end(engine, visit, pages):
    visit(engine, pages["play sort"], "http", PHONE)
    for _ in range(40):
        if engine.js("return milkLook.seen('.sort [data-slot=result]')"):
            break
        click(engine, ".sort [data-slot=pick] .choice")
        click(engine, ".sort [data-slot='sure-set'] .choice", 2)
        click(engine, ".sort [data-slot=commit]")
        engine.wait("return milkLook.seen('.sort [data-slot=answer]') > 0")
        click(engine, ".sort [data-slot=next]")
    assert engine.js("return milkLook.seen('.sort [data-slot=result]')") == 1
    shoot(engine, pages["play sort"], "360-end")
    assert faults(engine) == []


def test_search_finds_and_leads_there(engine, visit):
    visit(engine, "search.html", "file", PHONE)
    engine.js("document.querySelector('#q').focus()")
    engine.press(*"prolactin", "Enter")
    engine.wait("return milkLook.seen('.results a') > 0")
    assert "prolactin" in engine.js("return milkLook.text('.results mark')").lower()
    click(engine, ".results ul a")
    engine.wait("return !/search/.test(location.pathname) && document.readyState === 'complete'")
    assert "found=" in engine.js("return location.search")
    assert faults(engine) == []


def test_menu_opens_fits_the_screen_and_closes_by_escape(engine, visit, pages):
    visit(engine, pages["play choose"], "http", PHONE)
    click(engine, ".menu > summary")
    engine.wait("return milkLook.seen('.menu nav summary') > 3")
    shoot(engine, "menu", "360")
    assert engine.js(
        "var b = document.querySelector('.menu > nav').getBoundingClientRect(); return b.left >= 0 && b.bottom <= innerHeight"
    )
    engine.press("Escape")
    engine.wait("return !document.querySelector('.menu').open")


def test_workshop_fills_the_screen_and_leaves(engine, visit):
    visit(engine, first_with(SITE, "play bet"))
    engine.js("milkLook.commit()")
    click(engine, "button.big")
    engine.wait("return document.querySelector('.explorer').classList.contains('workshop')")
    engine.wait("var b = document.querySelector('.explorer').getBoundingClientRect(); return b.width >= 1270 && b.top <= 0")
    shoot(engine, "workshop", "1280")
    click(engine, "button.big")
    engine.wait("return !document.querySelector('.explorer').classList.contains('workshop')")
    assert faults(engine) == []


@pytest.mark.parametrize("name", job_aids(SITE))
def test_job_aid_is_one_sheet_of_paper(engine, visit, tmp_path, name):
    visit(engine, name)
    engine.pdf(tmp_path / "aid.pdf")
    if SHOTS:
        shutil.copy(tmp_path / "aid.pdf", Path(SHOTS) / f"{Path(name).stem}-{engine.name}.pdf")
    sides = 2 if engine.js("return !!document.querySelector('.job-aid.overleaf')") else 1
    assert len(PdfReader(tmp_path / "aid.pdf").pages) == sides
