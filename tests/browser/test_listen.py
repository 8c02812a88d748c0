"""A page read aloud: what is heard is what a screen reader says, in order; it follows the page, and no silence goes unsaid."""

import re
from pathlib import Path

import pytest

from tests.browser.explorer_page import READY
from tests.browser.listen_page import FAKE, difference, heard, listen, tokens
from tests.browser.page_checks import COMMIT

PLAIN = "notebooks/reading-the-web/article-1-oxytocin-tips.html"
EXPLORER = "notebooks/m02-how-milk-works/05-supply-follows-removal.html"
LESSON = "notebooks/m02-how-milk-works/03-oxytocin.html"
TALK = "notebooks/practice/c20-shirin.html"
KIND = r'data-(?:play|activity)="([\w-]+)"'
# Put activities of other pages into this one, as they stand in the finished pages.
GATHER = """async asked => {
    const main = document.querySelector("main");
    for (const [address, kinds] of asked) {
        const there = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
        kinds.map(kind => there.querySelector(`main [data-play="${kind}"], main [data-activity="${kind}"]`)).forEach(one => {
            one.querySelectorAll("script").forEach(script => script.remove());
            main.append(one);
        });
    }
}"""
# Read from an explorer's sentence on; move its first control.
TO_SENTENCE = r"""() => {
    const me = document.querySelector(".listen-bar").listening, said = document.querySelector("main .explorer .say");
    me.read(me.readPage().find(part => part.block.el === said && /\d/.test(part.text)));
}"""
MOVE = """() => {
    const one = [...document.querySelectorAll("main .explorer .controls input[type=range]")].find(one => one.checkVisibility());
    one.value = +one.max;
    one.dispatchEvent(new Event("input", {bubbles: true}));
}"""
HIDE = """() => {
    Object.defineProperty(document, "hidden", { configurable: true, value: true });
    document.dispatchEvent(new Event("visibilitychange"));
}"""
SHOWN = "() => [...(CSS.highlights.get('heard') || [])].map(String).join('')"
SAID = "() => window.said.filter(one => one.text).map(one => one.text)"


def covering(built):
    """Pages, and which kinds of activity to take from each, so that every kind there is stands in one of them."""
    here = {path: set(re.findall(KIND, path.read_text(encoding="utf-8"))) for path in sorted(built.rglob("*.html"))}
    left, chosen = set().union(*here.values()), []
    while left:
        path = max(here, key=lambda one: len(here[one] & left))
        chosen.append((path, sorted(here[path] & left)))
        left -= here[path]
    return chosen


def test_what_is_heard_of_every_kind_of_activity_is_what_a_screen_reader_hears(visit, addresses, built):
    page = visit(PLAIN, script=FAKE).page
    asked = [(f"{addresses['http']}/{Path(path).relative_to(built)}", kinds) for path, kinds in covering(built)]
    assert len([kind for _, kinds in asked for kind in kinds]) > 25
    assert difference_of(page) == ""
    page.evaluate(GATHER, asked)
    assert difference(page) == ""
    page.evaluate("document.querySelectorAll('main details').forEach(one => { one.open = true; })")
    assert difference(page) == ""
    assert len(tokens(" ".join(heard(page)))) > 5000


def difference_of(page):
    listen(page)
    return difference(page)


class Reading:
    """A page that is read aloud by a voice that waits for the test."""

    def __init__(self, visit, name, **more):
        self.page = visit(name, script=FAKE, **more).page
        self.page.wait_for_function(READY)

    def start(self):
        self.page.locator("[data-tool=listen]").click()
        self.page.locator(".listen-bar").wait_for()
        self.page.wait_for_function("() => window.said.length")

    def key(self, name):
        self.page.locator(".listen-bar").get_by_role("button", name=name, exact=True).click()

    def said(self):
        return self.page.evaluate(SAID)

    def end(self, times=1):
        for _ in range(times):
            self.page.evaluate("window.fakeVoice.end()")

    def settled(self):
        """What is new is offered."""
        self.page.get_by_role("button", name="Read what is new").first.wait_for()

    @property
    def bar(self):
        return self.page.locator(".listen-bar")

    @property
    def problem(self):
        return self.bar.locator("[role=alert]:visible")


def test_lesson_is_said_in_order_shows_where_it_is_and_obeys_its_bar(visit):
    reading = Reading(visit, LESSON, width=360, height=740)
    page = reading.page
    reasons = page.eval_on_selector_all(".reason", "all => all.map(one => one.textContent)")
    assert page.evaluate("window.said") == []
    reading.start()
    sentences = heard(page)
    assert not [one for one in sentences for reason in reasons if len(one) > 20 and one in reason]
    assert reading.said() == sentences[:1]
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Pause"
    reading.end(2)
    assert reading.said() == sentences[:3]
    assert page.evaluate(SHOWN) == sentences[2]
    reading.key("Faster")
    assert page.evaluate("window.said.at(-1)") == {"text": sentences[2], "lang": "en-GB", "rate": 1.2, "voice": "own"}
    assert page.evaluate("localStorage.getItem('milk-in-motion-listen')") == "1.2"
    reading.key("One sentence back")
    reading.key("Pause")
    assert page.evaluate("window.said.at(-1)") == "cancel"
    assert page.evaluate(SHOWN) == reading.said()[-1] == sentences[1]
    reading.key("Read on")
    assert reading.said()[-1] == sentences[1]
    reading.end(len(sentences) // 3)
    assert reading.said()[-1] == sentences[1 + len(sentences) // 3]
    assert page.evaluate("window.scrollY") > 300
    page.evaluate("window.scrollTo(0, 0)")  # whoever scrolls away is left there
    reading.end()
    assert page.evaluate("window.scrollY") == 0
    reading.key("Read from here")
    assert reading.said()[-1] == sentences[0]
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert reading.bar.get_by_role("button", name="Pause").count() == 1
    page.evaluate(HIDE)
    assert page.evaluate("window.said.at(-1)") == "cancel"
    assert reading.bar.get_by_role("button", name="Read on").count() == 1
    page.keyboard.press("Escape")
    assert reading.bar.count() == 0
    assert page.evaluate("document.activeElement.dataset.tool") == "listen"
    assert page.evaluate("CSS.highlights.has('heard')") is False


def test_what_is_new_is_read_when_it_is_asked_for_and_by_itself_only_where_that_was_chosen(visit):
    reading = Reading(visit, TALK)
    page = reading.page
    page.locator("[data-tool=listen]").click()
    page.wait_for_function("() => window.said.length")
    reading.key("Pause")
    choose = "() => [...document.querySelectorAll('.reply')].find(one => one.checkVisibility()).click()"
    before = set(heard(page))
    count = len(reading.said())
    page.evaluate(choose)
    reading.settled()
    assert len(reading.said()) == count
    fresh = [one for one in heard(page) if one not in before]
    reading.key("Read what is new")
    assert reading.said()[-1] == fresh[0]
    reading.key("Always read what is new")
    reading.end(60)
    count = len(reading.said())
    page.evaluate(choose)
    page.wait_for_function(f"() => window.said.filter(one => one.text).length > {count}")
    assert reading.said()[-1] in heard(page)
    assert difference(page) == ""


def test_sentence_whose_numbers_changed_is_said_as_it_stands_now_and_nothing_out_of_sight(visit):
    reading = Reading(visit, EXPLORER)
    page = reading.page
    page.evaluate(COMMIT)
    reading.start()
    reading.key("Pause")
    page.evaluate(TO_SENTENCE)
    before = reading.said()[-1]
    assert re.search(r"\d", before)
    reading.key("Pause")
    page.evaluate(MOVE)
    page.wait_for_function("told => !document.querySelector('main .explorer .say').textContent.includes(told)", arg=before)
    reading.key("Read on")
    now = reading.said()[-1]
    assert now != before
    assert now in heard(page)
    assert page.evaluate(SHOWN) == now
    reading.key("Faster")
    assert reading.said()[-1] == now

    reading.key("Pause")
    page.evaluate("document.querySelector('.listen-bar').listening.goesOn = true")
    count = len(reading.said())
    page.evaluate(HIDE)
    page.evaluate(MOVE.replace("one.max", "one.min"))
    reading.settled()
    assert len(reading.said()) == count


def test_pressed_again_on_a_slow_line_it_comes_once_and_reads(visit):
    reading = Reading(visit, PLAIN)
    page, held = reading.page, []

    def hold(route):
        held.append(route)

    page.route("**/late-listen.js*", hold)
    page.locator("[data-tool=listen]").click()
    page.wait_for_selector("html.coming")
    held.pop().abort()
    page.wait_for_selector("html.missing")
    page.locator("[data-tool=listen]").dblclick()
    page.wait_for_selector("html.coming:not(.missing)")
    for one in held:
        one.continue_()
    page.wait_for_function("() => window.said.length")
    assert page.evaluate("window.said.at(-1).text") == heard(page)[0]
    assert reading.bar.get_by_role("button", name="Pause").count() == 1


@pytest.fixture
def silent(visit):
    """A plain page with a clock of the test's own."""
    reading = Reading(visit, PLAIN)
    reading.page.clock.install()
    return reading


def test_silence_is_told_in_words(silent):
    page = silent.page
    page.evaluate("fakeVoice.voices = []; fakeVoice.silent = true")
    page.locator("[data-tool=listen]").click()
    silent.bar.wait_for()
    assert silent.said() == []  # a browser may tell its voices late
    page.evaluate("fakeVoice.told([{lang: 'fr-FR', voiceURI: 'f'}])")
    assert "(English)" in silent.problem.inner_text()
    page.evaluate("fakeVoice.voices = [{lang: 'en_GB', localService: true, voiceURI: 'own'}]")
    silent.key("Read on")
    page.clock.run_for(17_000)
    assert silent.said() == [silent.said()[0]] * 2  # tried once more
    assert "does not begin" in silent.problem.inner_text()
    page.evaluate("fakeVoice.silent = false; fakeVoice.fails = {own: 'language-unavailable'}")
    silent.key("Read on")
    page.clock.run_for(500)
    assert "no voice for the language" in silent.problem.inner_text()
    page.evaluate("fakeVoice.fails = {}; fakeVoice.voices.push({lang: 'en-US', localService: false, voiceURI: 'far'})")
    silent.key("Read on")
    page.clock.run_for(500)
    assert page.evaluate("window.said.at(-1).voice") == "far"
    assert silent.problem.count() == 0
    page.evaluate("fakeVoice.stop()")
    assert silent.bar.get_by_role("button", name="Read on").count() == 1
    assert silent.problem.count() == 0
    page.evaluate("fakeVoice.fails = {far: 'network'}")
    silent.key("Read on")
    page.clock.run_for(500)
    assert "needs the internet" in silent.problem.inner_text()
    page.evaluate("fakeVoice.fails = {far: 'synthesis-failed'}")
    silent.key("Read on")
    page.clock.run_for(2_000)
    assert "does not begin" in silent.problem.inner_text()
    silent.key("Stop")
    page.evaluate("delete window.SpeechSynthesisUtterance")
    page.locator("[data-tool=listen]").click()
    assert "cannot read aloud" in silent.problem.inner_text()
