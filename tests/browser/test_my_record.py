"""The learner's record on its page: two people on one device, files out and in, deleting; and the certificate."""

import io
import json
import re

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from lactation.core.certificate import certificate_check
from lactation.core.record_file import record_file
from tests.browser import record_page
from tests.plays import course_passed

RECORD = "notebooks/course/my-record.html"
CERTIFICATE = "notebooks/course/certificate.html"
LESSON = "notebooks/m01-the-counsellor/01-counselling-or-advising.html"
WIDE = "() => document.documentElement.scrollWidth"
PLAYS = "() => [...document.querySelectorAll('[data-play]:not([data-late])')].every(one => one.play)"


def known(page):
    """Wait until the page says what is kept, and return it."""
    page.wait_for_function("""() => { const found = document.querySelector('#my-record-card');
        return found && found.play && found.play.state.mode !== 'waiting'; }""")
    return page.locator("[data-slot=now]").inner_text()


def anew(page, press):
    """Press something after which the page begins anew."""
    page.evaluate("() => { window.before = true; }")
    press()
    page.wait_for_function("() => !window.before")
    return known(page)


def saved(page, press=None):
    """Save the file; return its text and the name under which the browser would keep it."""
    with page.expect_download() as told:
        (press or page.locator("#my-record-card [data-slot=out] [data-do=export]")).click()
    return told.value.path().read_text(encoding="utf-8"), told.value.suggested_filename


def hand(page, text, name="record.json"):
    page.set_input_files("#my-record-file", {"name": name, "mimeType": "application/json", "buffer": text.encode()})


def drop(page, text):
    page.evaluate(
        """text => {
            const given = new DataTransfer();
            given.items.add(new File([text], "record.json"));
            const place = document.querySelector("[data-file-place]");
            for (const name of ["dragenter", "dragover", "drop"]) {
                place.dispatchEvent(new DragEvent(name, {dataTransfer: given, bubbles: true, cancelable: true}));
            }
        }""",
        text,
    )


def assert_told(page, text):
    """What came of it is told: this text, or one that a pattern finds."""
    expect(page.locator("[data-slot=told]")).to_have_text(text)


def begin(page, name):
    page.locator("[data-slot='typed:new']").fill(name)
    return anew(page, lambda: page.locator("[data-slot='typed:new']").press("Enter"))


def say_in(page, words):
    page.locator("textarea:visible").first.fill(words)


def bases(page):
    return page.evaluate("() => indexedDB.databases().then(all => all.map(one => one.name).sort())")


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_two_people_on_one_telephone_and_a_second_tab(visit, scheme):
    visited = visit(RECORD, scheme, width=360)
    page = visited.page
    assert known(page) == "0 answers are kept."
    assert page.locator(".who").count() == 0
    lesson = page.context.new_page()
    lesson.goto(page.url.replace(RECORD, LESSON))
    lesson.wait_for_function(PLAYS)
    say_in(lesson, "From the first one.")
    lesson.locator("h1").click()  # what is written is kept when the hand leaves the field
    say_in(lesson, "From the first one. Still typing")
    assert begin(page, "  Ольга  Ким ") == "Ольга Ким learns on this device. 0 answers are kept."
    # The other tab says so, is out of reach, and what was being typed went where it belongs.
    lesson.locator("body > [role=alert]").wait_for()
    assert "Ольга Ким learns on this device now" in lesson.locator("body > [role=alert]").inner_text()
    assert lesson.evaluate("() => document.querySelector('main').inert")
    lesson.evaluate("() => document.querySelector('[data-play=choose]').play.tell('choose', '', 'x')")
    assert page.locator(".who").inner_text() == "Ольга Ким"
    assert page.evaluate(WIDE) <= 360
    lesson.locator("body > [role=alert] button").click()
    lesson.wait_for_function(f"() => !document.querySelector('body > [role=alert]') && ({PLAYS})()")
    assert lesson.locator("textarea:visible").first.input_value() == ""
    say_in(lesson, "From the second one.")
    lesson.locator("h1").click()
    page.get_by_text("1 answer is kept.").wait_for()  # told by the other tab when it is safely written
    text, name = saved(page)
    assert (name.startswith("milk-in-motion-Ольга-Ким-20"), json.loads(text)["learner"]) == (True, "Ольга Ким")
    lesson.close()
    page.reload()
    assert known(page).endswith("1 answer is kept.")
    assert [one["text"] for one in json.loads(saved(page)[0])["events"]] == ["From the second one."]
    assert anew(page, lambda: page.get_by_role("button", name="First learner").click()).startswith("First learner learns")
    texts = [one["text"] for one in json.loads(saved(page)[0])["events"]]
    assert texts == ["From the first one.", "From the first one. Still typing"]
    assert begin(page, "M" * 40).startswith("M" * 40 + " learns")
    assert page.evaluate(WIDE) <= 360
    assert visited.errors == []


def test_wrong_file_is_refused_in_words_and_somebody_elses_is_asked_about(visit):
    visited = visit(RECORD)
    page = visited.page
    known(page)
    event = {"id": "a1", "at": 5, "kind": "say", "item": "supply/say", "text": "Hers."}
    file = {"format": "milk-in-motion/record", "version": 3, "made": "now", "learner": "Ada", "count": 1, "events": [event]}
    whole = json.dumps(file)
    for wrong, why in ((whole[:-9], "cut short"), (json.dumps(file | {"count": 2}), "cut short"), ("{}", "not a file of answers"),
                       (json.dumps(file | {"version": 99}), "newer course")):  # fmt: skip
        hand(page, wrong)
        page.wait_for_function("why => document.querySelector('[data-slot=told]').textContent.includes(why)", arg=why)
        assert_told(page, re.compile(r"Nothing was taken from it\.$"))
        assert page.locator("[data-slot=now]").inner_text() == "0 answers are kept."
    drop(page, whole)  # an empty record without a name becomes hers
    page.wait_for_function("() => document.querySelector('[data-slot=now]').textContent.startsWith('Ada learns')")
    assert_told(page, "1 new answer came in.")
    hand(page, whole)
    page.wait_for_function("() => document.querySelector('[data-slot=told]').textContent.includes('already')")
    begin(page, "☀")
    hand(page, whole)
    page.locator("[data-slot=whose]").wait_for()
    assert (
        page.locator("[data-slot=whose-text]").inner_text()
        == "This file belongs to Ada. The record that is open here is that of ☀."
    )
    assert anew(page, lambda: page.locator("[data-slot='take:other']").click()) == "Ada learns on this device. 1 answer is kept."
    hand(page, json.dumps(file | {"learner": "Eva", "events": [event | {"id": "e1"}]}))
    page.locator("[data-slot=whose]").wait_for()
    assert anew(page, lambda: page.locator("[data-slot='take:other']").click()) == "Eva learns on this device. 1 answer is kept."
    assert_told(page, "1 new answer came in.")
    assert visited.errors == []


def test_deleting_asks_once_and_the_file_brings_everything_back(visit):
    visited = visit(RECORD)
    page = visited.page
    known(page)
    record_page.base(page, [{"id": "a1", "at": 5, "kind": "say", "item": "supply/say", "text": "Mine."}])
    parked = json.dumps([{"id": "a2", "at": 6, "kind": "say", "item": "nights/say", "text": "Parked."}])
    page.evaluate("text => localStorage.setItem('milk-in-motion-version-1', '{}')", parked)
    page.reload()
    assert known(page) == "1 answer is kept."
    begin(page, "Ada")
    record_page.base(page)  # the first one's base is not touched by what comes
    other = page.context.new_page()
    other.goto(page.url)
    known(other)
    page.evaluate("text => localStorage.setItem('milk-in-motion-parked-9-9', text)", parked)
    anew(page, lambda: page.get_by_role("button", name="First learner").click())
    page.locator("[data-do=ask][data-of=one]").click()
    assert page.evaluate("() => document.activeElement.dataset.slot") == "sure"
    text, _ = saved(page, page.locator("[data-slot=sure] [data-do=export]"))
    assert json.loads(text)["count"] == 2
    page.locator("[data-do=stay]").click()
    assert page.evaluate("() => document.activeElement.dataset.slot") == "ask:one"
    page.locator("[data-do=ask][data-of=one]").click()
    assert anew(page, lambda: page.locator("[data-do=delete]").click()) == "Ada learns on this device. 0 answers are kept."
    assert_told(page, re.compile(r"^The record is deleted\."))
    assert page.evaluate("() => Object.keys(localStorage)") == []
    assert record_page.base(page) == {"events": [], "aside": []}
    hand(page, text)
    page.locator("[data-slot=whose]").wait_for()
    page.locator("[data-slot='take:here']").click()
    page.wait_for_function("() => document.querySelector('[data-slot=told]').textContent.startsWith('2 new answers')")
    # All of the device: the other tab says that its record is gone.
    begin(page, "Eva")
    other.locator("body > [role=alert]").wait_for()
    page.locator("[data-do=ask][data-of=all]").click()
    assert "Ada, Eva" in page.locator("[data-slot=sure-text]").inner_text()
    assert anew(page, lambda: page.locator("[data-do=delete]").click()) == "0 answers are kept."
    assert_told(page, re.compile(r"^Everything is deleted\."))
    page.wait_for_function("() => indexedDB.databases().then(all => all.length <= 2)")
    assert visited.errors == []


def test_where_nothing_can_be_kept_the_record_can_still_be_saved(visit):
    forbidden = "Object.defineProperty(window, '{}', {{get() {{ throw new DOMException('no', 'SecurityError'); }}}});"
    visited = visit(RECORD, script="".join(map(forbidden.format, ("indexedDB", "localStorage"))))
    page = visited.page
    assert known(page) == "0 answers are kept."
    assert "keeps nothing" in page.locator("[data-slot=place]").inner_text()
    assert not page.locator("[data-slot=learners]").is_visible() and not page.locator("[data-slot=delete]").is_visible()
    event = {"id": "a1", "at": 5, "kind": "say", "item": "supply/say", "text": "Mine."}
    hand(page, json.dumps(json.loads(saved(page)[0]) | {"learner": "Ada", "count": 1, "events": [event]}))
    assert_told(page, "1 new answer came in.")
    assert json.loads(saved(page)[0])["events"] == [event]


def test_several_people_where_local_storage_keeps_their_records(visit):
    """As in Kolibri: what is said there, and all that is done with records elsewhere."""
    visited = visit(RECORD, width=360, script="window.kolibri = {}")
    page = visited.page
    known(page)
    assert "Kolibri keeps your answers" in page.locator("[data-slot=place]").inner_text()
    assert not page.locator("[data-slot=intro]").is_visible()
    event = {"id": "a1", "at": 5, "kind": "say", "item": "supply/say", "text": "Mine."}
    assert not page.locator("[data-slot=out]").is_visible()  # no file leaves Kolibri's frame
    text = json.dumps(record_file([event], "2026-11-27T10:00:00.000Z", "Ada"))
    hand(page, text)
    assert_told(page, "1 new answer came in.")
    assert begin(page, "Eva") == "Eva learns on this device. 0 answers are kept."
    assert anew(page, lambda: page.get_by_role("button", name="Ada").click()) == "Ada learns on this device. 1 answer is kept."
    other = page.context.new_page()
    other.goto(page.url.replace(RECORD, LESSON))
    other.wait_for_function(PLAYS)
    page.locator("[data-do=ask][data-of=one]").click()
    assert anew(page, lambda: page.locator("[data-do=delete]").click()) == "Eva learns on this device. 0 answers are kept."
    other.locator("body > [role=alert]").wait_for()
    assert page.evaluate("() => Object.keys(localStorage)") == ["milk-in-motion-learners-shelf-who-learners"]
    hand(page, text)  # back in
    page.locator("[data-slot=whose]").wait_for()
    assert anew(page, lambda: page.locator("[data-slot='take:other']").click()) == "Ada learns on this device. 1 answer is kept."
    assert bases(page) == [] and visited.errors == []


def test_certificate_opens_when_all_is_done_and_agrees_with_the_file(visit):
    visited = visit(CERTIFICATE, width=360, timezone_id="Pacific/Kiritimati")  # 14 hours ahead: the day is the reader's
    page = visited.page
    assert not page.locator("[data-slot=form]").is_visible() and page.locator("[data-slot=locked]").is_visible()
    assert page.locator(".rules a:visible, .rules summary:visible").count() >= 3  # what is missing leads to where it is done
    record_page.base(page, course_passed()[1:])
    page.reload()
    assert not page.locator("[data-slot=form]").is_visible()
    page.locator(".rules summary").click()
    assert page.locator(".lessons-left a:visible").count() == 1
    record_page.base(page, course_passed()[:1])
    page.reload()
    page.locator("[data-slot=name]").press("Enter")
    assert page.locator("[data-slot=problem]").inner_text() == "Type your name first."
    name = "María Fernanda de los Ángeles Ковальчук"
    page.locator("[data-slot=name]").fill(name)
    page.locator("[data-slot=name]").press("Enter")
    day, code = (page.locator(f"[data-slot=sheet-{slot}]").inner_text() for slot in ("day", "code"))
    assert day == page.evaluate("() => { const d = new Date(); return [d.getFullYear(), d.getMonth() + 1, d.getDate()]"
                                ".map(n => String(n).padStart(2, '0')).join('-'); }")  # fmt: skip
    assert page.evaluate(WIDE) <= 360
    page.emulate_media(media="print")
    pages = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert [[round(side / 72 * 25.4) for side in one.mediabox[2:]] for one in pages] == [[210, 297]] * 2
    assert code in pages[0].extract_text() and "asks open questions" in pages[1].extract_text()
    page.wait_for_function("() => indexedDB.databases().then(all => all.length === 2)")
    events = record_page.base(page)["events"]
    assert certificate_check(events, name, day, code.upper())["agrees"]
    assert name not in json.dumps(events, ensure_ascii=False)
    page.reload()
    page.locator("[data-slot=name]").fill(f" {name} ")
    page.locator("[data-slot=name]").press("Enter")
    assert page.locator("[data-slot=sheet-code]").inner_text() == code
    assert len(record_page.base(page)["events"]) == len(events)
    assert visited.errors == []


def test_page_in_a_frame_that_forbids_forms_can_be_answered_all_the_same(visit):
    """As in Kolibri: its frame lets scripts run, and nothing be sent."""
    page = visit(RECORD, width=360, script="window.kolibri = {}").page
    around = page.url.replace(RECORD, "around")
    frame = f'<iframe sandbox="allow-scripts allow-same-origin" width=350 height=700 src="{LESSON}"></iframe>'
    page.route(around, lambda route: route.fulfill(content_type="text/html", body=frame))
    page.goto(around)
    frame = page.frames[-1]
    frame.wait_for_function(f"() => document.documentElement.dataset.record === 'kolibri' && ({PLAYS})()")
    form = frame.locator("[data-play=predict]").first
    form.locator(".choice").nth(1).click()
    form.locator("button[type=submit]").click()
    frame.wait_for_function("() => Object.keys(localStorage).some(key => key.startsWith('milk-in-motion-shelf-events-'))")
    frame.locator(".menu summary").first.click()
    frame.locator("#find").fill("oxytocin")
    frame.locator("#find").press("Enter")
    frame.wait_for_url("**/search.html?q=oxytocin")
