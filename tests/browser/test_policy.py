"""Each page says what it may load; nothing it does needs more, and what is put into it does not run."""

import pytest

from tests.browser.explorer_page import READY

KINDS = {
    "an explorer": "notebooks/m02-how-milk-works/05-supply-follows-removal.html",
    "typed rows": "notebooks/m02-how-milk-works/07-the-first-two-weeks.html",
    "a drawing with labels": "notebooks/m02-how-milk-works/01-inside-the-breast.html",
    "steps": "notebooks/m09-helping-milk-flow/02-the-back-rub.html",
    "stories and a finder": "notebooks/m10-breast-care/01-full-engorged-or-a-lump.html",
    "the simulator": "notebooks/simulator/the-milk-supply-simulator.html",
    "a page of prose": "book/welcome.html",
    "the search": "search.html?q=milk",
}
ATTACK = """() => new Promise(done => {
  window.ran = [];
  const box = document.createElement("div");
  box.innerHTML = '<img src="nothing.png" onerror="window.ran.push(1)">';
  document.body.append(box);
  const script = document.createElement("script");
  script.textContent = "window.ran.push(2)";
  document.body.append(script);
  const link = document.createElement("a");
  link.href = "javascript:window.ran.push(3)";
  document.body.append(link);
  link.click();
  setTimeout("window.ran.push(4)", 0);
  fetch("https://example.org/").catch(() => 0).finally(() => setTimeout(() => done(window.ran), 300));
})"""


# From a folder too where a worker or a file of places is loaded; all kinds are opened so in ``test_pages.py``.
CASES = [*((kind, "http") for kind in KINDS), *((kind, "file") for kind in ("an explorer", "the simulator", "the search"))]


@pytest.mark.parametrize(("kind", "scheme"), CASES)
def test_page_does_all_it_does_under_its_policy(visit, kind, scheme):
    watched = visit(KINDS[kind], scheme)
    page = watched.page
    page.wait_for_function(READY)
    for button in page.locator("main button:visible").all()[:6]:
        if button.is_visible() and button.is_enabled():
            button.click()
    for slider in page.locator("main input[type=range]:visible").all()[:3]:
        slider.press("ArrowRight")
    page.wait_for_function(READY)  # a band comes from its worker
    assert watched.errors == []


@pytest.mark.parametrize(("cores", "workers"), [(8, 2), (1, 1)])
def test_two_bands_are_worked_out_side_by_side_where_there_are_cores(visit, cores, workers):
    script = f"Object.defineProperty(navigator, 'hardwareConcurrency', {{ value: {cores} }});"
    watched = visit(KINDS["an explorer"], script=script)
    watched.page.wait_for_function(READY)
    assert len(watched.page.workers) == workers
    assert watched.errors == []


@pytest.mark.parametrize("name", [KINDS["an explorer"], KINDS["the search"]])
def test_what_is_put_into_a_page_does_not_run(visit, name):
    page = visit(name).page
    assert page.evaluate(ATTACK) == []
