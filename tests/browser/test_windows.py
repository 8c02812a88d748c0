"""A window that serves test after test is as good as a new one: nothing of a visit is left to the next."""

import pytest

from tests.browser.conftest import Visits

LEAVE = """() => new Promise(done => {
    localStorage.setItem("left", "1");
    const asked = indexedDB.open("left", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("one");
    asked.onsuccess = () => done();
})"""
FOUND = """async () => ({
    stored: localStorage.length,
    bases: (await indexedDB.databases()).map(one => one.name).filter(name => name === "left"),
    paper: matchMedia("print").matches,
    dark: matchMedia("(prefers-color-scheme: dark)").matches,
    under: document.querySelectorAll("main:hover, a:hover, button:hover, summary:hover").length,
    width: innerWidth,
})"""
CLEAN = {"stored": 0, "bases": [], "paper": False, "dark": False, "under": 0, "width": 500}


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_nothing_is_left_to_the_next_visit(request, browser, addresses, scheme):
    windows = {}
    first, second = (Visits(request.session, browser, addresses, windows) for _ in range(2))
    page = first("book/welcome.html", scheme).page
    page.evaluate(LEAVE)
    page.emulate_media(media="print", color_scheme="dark")
    page.mouse.move(300, 200)
    assert page.evaluate(FOUND) != CLEAN
    first.end()
    again = second("book/welcome.html", scheme, width=500)
    assert again.page == page, "a window is used again"
    assert again.page.evaluate(FOUND) == CLEAN
    again.page.evaluate("() => console.error('heard')")
    assert again.errors == ["heard"]
    page.context.new_page()
    second.end()
    assert windows[repr([])] == [], "one with a second tab is not used again"
