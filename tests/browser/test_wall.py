"""The class wall in Chromium, with two phones and a projector: drawn, sent, shown, revealed; a phone asks before it goes on."""

import pytest

from lactation.serve import serving
from lactation.wall import network
from tests.browser.conftest import MOST_MS, STARTED
from tests.wall.phones import KEYS

LESSON = "notebooks/m02-how-milk-works/05-supply-follows-removal.html"
ADDRESSES = ["127.0.0.1"]
LINES = "n => document.querySelectorAll('#board .theirs path').length === n"


@pytest.fixture
def wall(built, monkeypatch):
    monkeypatch.setattr("lactation.serve.new_keys", lambda now: KEYS)
    monkeypatch.setattr("lactation.wall.app.keep_keys", lambda keys: keys)
    monkeypatch.setattr("lactation.wall.app.reached_at", lambda host: ADDRESSES)
    assert network.is_loopback("127.0.0.1")
    with serving(built) as address:
        yield address


def is_error(message):
    """Whether a line of the console is an error; a phone of a closed room is told 404, and that is as it should be."""
    return message.type == "error" and not ("404" in message.text and "/wall/api/" in message.location["url"])


@pytest.fixture
def opened(browser, wall):
    """Return a function that opens a page of the wall in a window of its own, whose errors are none at the end."""
    contexts, errors = [], []

    def open_one(way, width, height):
        contexts.append(browser.new_context(viewport={"width": width, "height": height}))
        contexts[-1].set_default_timeout(MOST_MS)
        page = contexts[-1].new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda message: errors.append(message.text) if is_error(message) else None)
        page.goto(f"{wall}/wall/{way}")
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert errors == []


def begin(projector, page):
    projector.click("[data-show=list]")
    projector.select_option("#page", page)
    projector.click("#pick button")


def test_two_phones_draw_and_the_screen_lays_the_models_line_over(opened):
    projector = opened(f"show#{KEYS.secret}", 1280, 720)
    projector.wait_for_selector("#door svg")
    assert KEYS.secret not in projector.url
    assert projector.text_content("#code") == KEYS.code
    phones = [opened(f"join?room={KEYS.code}", 360, 740) for _ in range(2)]
    for phone in phones:
        phone.click("button[type=submit]")
        phone.wait_for_selector("#in:not([hidden])")
    begin(projector, LESSON)
    for n, phone in enumerate(phones):
        phone.wait_for_selector(".wall-strip")
        phone.wait_for_function(STARTED)
        assert phone.url.endswith("#ask-supply-predict")
        assert phone.evaluate("() => document.documentElement.scrollWidth") <= 360
        handle = phone.locator(".guess [role=slider]").nth(2)
        handle.focus()
        handle.press("PageUp")
        phone.locator("form.predict input[type=radio]").nth(n).check()
        phone.click("form.predict [type=submit]")
        projector.wait_for_function(LINES, arg=n + 1, polling=100)  # a window behind others paints no frames
    assert projector.locator("#board .model").count() == 0
    assert projector.evaluate("() => document.documentElement.scrollHeight") <= 720
    projector.keyboard.press("r")
    projector.wait_for_selector("#board path.model", state="attached")
    assert projector.locator("#board .best .n").text_content() == "1"

    phone, other = phones
    phone.evaluate("() => document.querySelectorAll('main details').forEach(one => { one.open = true; })")
    phone.locator("main textarea").first.fill("I would say")
    projector.keyboard.press("ArrowRight")
    other.wait_for_url("**#ask-supply-m02-*")
    phone.wait_for_selector(".wall-strip.asks")
    assert phone.url.endswith("#ask-supply-predict")
    phone.click(".wall-strip button:visible >> nth=0")
    phone.wait_for_url("**#ask-supply-m02-*")
    phone.locator(".wall-strip button:visible").last.click()
    phone.wait_for_selector(".wall-strip", state="detached")
    assert phone.evaluate("() => sessionStorage.length") == 0


def test_laptop_comes_into_a_network_and_a_room_is_left_by_question_and_in_words(opened, monkeypatch):
    monkeypatch.setattr("lactation.wall.app.reached_at", lambda host: [])
    projector = opened(f"show#{KEYS.secret}", 1280, 720)
    projector.wait_for_selector("#how:has-text('make serve')")
    assert projector.locator("#qr svg").count() == 0
    monkeypatch.setattr("lactation.wall.app.reached_at", lambda host: ADDRESSES)
    projector.click("[data-show=door]")
    projector.wait_for_selector("#qr svg")

    phone = opened(f"join?room={KEYS.code}", 360, 740)
    phone.click("button[type=submit]")
    phone.wait_for_selector("#in:not([hidden])")
    waiting = {"id": "f" * 18, "at": 1, "kind": "predict", "item": "supply/predict", "option": "more", "sure": 60}
    kept = "JSON.parse(sessionStorage['milk-in-motion-wall'])"
    phone.evaluate(f"one => {{ sessionStorage['milk-in-motion-wall'] = JSON.stringify({{...{kept}, queue: [one]}}); }}", waiting)
    phone.reload()  # scanned once more
    phone.wait_for_selector("#in:not([hidden])")
    assert phone.evaluate(f"{kept}.queue") == [waiting]
    begin(projector, LESSON)
    phone.wait_for_selector(".wall-strip")
    projector.wait_for_selector("#answered:has-text('1')")

    begin(projector, LESSON)
    projector.wait_for_selector("#sure:not([hidden])")
    projector.click("#no")
    projector.click("[data-show=list]")
    assert projector.text_content("#answered") == "Answered: 1"
    projector.click("[data-show=more]")
    projector.click("[data-sure=close]")
    projector.click("#yes")
    phone.wait_for_selector(".wall-strip.asks:has-text('This room is closed')")
    phone.click(".wall-strip button")
    phone.wait_for_selector("#code:focus")
