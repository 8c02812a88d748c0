"""Every page read aloud, at rest and worked on, against Chromium's accessibility tree: ``make test-everywhere PART=listen``."""

import shutil

import pytest

from lactation.site.load import built_pages
from tests.browser.conftest import *  # noqa: F403 -- the built site and the browser
from tests.browser.explorer_page import READY
from tests.browser.listen_page import FAKE, difference, heard, listen
from tests.browser.page_checks import COMMIT
from tests.chromium import FLAGS, path

# Answers and what they bring: each first option of what is asked, each fold, the first reply of a talk.
WORK = """() => {
    const seen = one => one.checkVisibility(), all = asked => [...document.querySelectorAll(asked)];
    all("main details").forEach(one => { if (!one.name) { one.open = true; } });
    all("main form .choice input:first-of-type").forEach(one => { if (seen(one) && !one.checked) { one.click(); } });
    all("main form [type=submit]").forEach(one => { if (seen(one) && !one.closest(".find")) { one.click(); } });
    all(".reply").filter(seen).slice(0, 1).forEach(one => one.click());
    all("main .explorer input[type=range]").filter(seen).forEach(one => {
        one.value = +one.max;
        one.dispatchEvent(new Event("input", {bubbles: true}));
    });
}"""


@pytest.fixture(scope="session")
def pages(built):
    """All pages that can be read aloud."""
    return [str(path.relative_to(built)) for path in built_pages(built) if "data-tool=" in path.read_text(encoding="utf-8")]


def test_every_page_is_heard_as_a_screen_reader_hears_it(visit, addresses, pages):
    page = visit(pages[0], script=FAKE, width=360).page
    found, sentences, states = {}, 0, 0
    for name in pages:
        page.goto(f"{addresses['http']}/{name}")
        page.wait_for_function(READY)
        listen(page)
        for state, work in (("at rest", "() => 0"), ("predicted", COMMIT), ("worked on", WORK), ("worked on again", WORK)):
            page.evaluate(work)
            page.wait_for_function(READY)
            page.wait_for_timeout(300)
            differs = difference(page)
            states += 1
            sentences += len(heard(page))
            if differs:
                found[f"{name}, {state}"] = differs
    print(f"\n{len(pages)} pages in {states} states, {sentences} sentences compared")
    assert len(pages) > 150
    assert found == {}


def test_a_real_voice_reads_or_the_page_says_why_none_does(browser, addresses, pages):
    """With speech-dispatcher, speech-dispatcher-espeak-ng and pulseaudio (apt-get, running) Chromium has a voice."""
    if not shutil.which("speech-dispatcher"):
        pytest.skip("found no speech-dispatcher: no real voice was tried")
    speaks = browser.browser_type.launch(executable_path=path(), args=[*FLAGS, "--enable-speech-dispatcher"])
    page = speaks.new_page()
    page.goto(f"{addresses['http']}/{pages[0]}")
    page.locator("[data-tool=listen]").click()
    page.wait_for_function(
        """() => {
            const bar = document.querySelector(".listen-bar");
            return bar && (bar.querySelector("[role=alert]:not([hidden])") || bar.listening.parts.indexOf(bar.listening.at) > 2);
        }""",
        timeout=90_000,
    )
    problem = page.locator(".listen-bar [role=alert]:visible")
    print("\n" + (problem.inner_text() if problem.count() else "a real voice read three sentences"))
    assert not problem.count() or len(problem.inner_text()) > 20
    speaks.close()
