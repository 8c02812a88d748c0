"""The package of a module in an LMS that takes only what SCORM 1.2 allows: answers kept, shown again, judged; failures said."""

import pytest

from lactation.content.course import course
from lactation.content.lms_order import order_rows
from lactation.content.schema import words
from lactation.lms.scorm import module_package, package_files
from lactation.offline.zips import zipped
from tests.core.test_packed import read
from tests.lms.learner import answer, chosen, questions, started
from tests.lms.platform import Platform, course_frame, faults, saved, start_page, state

SMALL = "web"  # the module with the fewest pages
SAID = words()
FAILURES = [  # how the platform fails, what is said, and the platform's own words in it
    ({"init": True}, "lms_not_begun", "101 General exception"),
    ({"commit": True}, "lms_not_kept", "101 General exception"),
    ({"set": "cmi.suspend_data"}, "lms_not_kept", "405 Not taken"),
    ({"throws": "commit"}, "lms_not_kept", "the platform is away"),
]


@pytest.fixture(scope="module")
def package(built):
    return zipped(package_files(module_package(next(one for one in course().modules if one.id == SMALL)), built))


@pytest.fixture(scope="module")
def platform(browser, package):
    context = browser.new_context()
    yield Platform(context, package)
    context.close()


def kept_when(page, what):
    """Wait until the bar is in a state."""
    page.wait_for_function(
        "what => document.getElementById('sco').contentDocument.querySelector('.lms').dataset.state === what", arg=what
    )


def test_answers_are_kept_shown_again_and_judged(platform):
    page = platform.visit()
    frame = course_frame(page)
    assert started(frame) == "host"
    assert all(one.is_hidden() for one in frame.locator(".private").all())  # that nothing leaves the device is not so here
    asked = questions(frame)
    answer(frame, asked[0])
    answer(frame, asked[1], right=False)
    kept_when(page, "kept")
    first, told = saved(page), chosen(frame)
    assert first["cmi.core.lesson_status"] == "incomplete"
    assert "cmi.core.score.raw" not in first
    given = {event["item"]: (event["option"], event["right"]) for event in read(first["cmi.suspend_data"])}
    assert given == {item: (told[item][0], item == asked[0]) for item in asked[:2]}
    rows = {row.item: row for row in order_rows()}
    for n, item in enumerate(asked[:2]):
        at = f"cmi.interactions.{n}."
        assert first[f"{at}id"] == item
        assert rows[item].options["abcde".index(first[f"{at}student_response"])] == told[item][0]
        assert first[f"{at}result"] == ("wrong" if n else "correct")
    assert faults(page) == []
    page.close()

    page = platform.visit(kept=first)  # another day, perhaps on another device
    frame = course_frame(page)
    started(frame)
    assert chosen(frame) == told
    for item in asked[2:]:
        answer(frame, item)
    answer(frame, asked[1], right=True)
    kept_when(page, "kept")
    last = saved(page)
    assert {name for name in last if name.endswith(".id")} == {f"cmi.interactions.{n}.id" for n in range(len(asked) + 1)}
    assert (last["cmi.core.lesson_status"], last["cmi.core.score.raw"]) == ("passed", "100")
    assert state(page)[1] == SAID["lms_passed"].replace("{n}", "100")
    start_page(page).get_by_text(SAID["lms_fold"], exact=True).click()
    start_page(page).get_by_role("button", name=SAID["lms_leave"]).click()
    assert start_page(page).get_by_text(SAID["lms_left"]).count() > 0
    assert saved(page)["cmi.core.exit"] == "suspend"
    assert faults(page) == []
    page.close()


def test_what_the_platform_refuses_is_said_at_once_and_tried_again(platform):
    page = platform.visit(wants={"init": True})
    frame = course_frame(page)
    started(frame)
    asked, alert = questions(frame), start_page(page).locator('[role="alert"]')
    for n, (wants, name, problem) in enumerate(FAILURES):
        page.evaluate(
            "wants => { Object.keys(API.wants).forEach(one => { delete API.wants[one]; }); Object.assign(API.wants, wants); }",
            wants,
        )
        answer(frame, asked[n])
        kept_when(page, "problem")
        before, after = SAID[name].split("{problem}")
        said = alert.locator('[data-note="problem"] span').inner_text()
        assert said.startswith(before)
        assert said.endswith(after)
        assert problem in said
        page.evaluate("() => Object.keys(API.wants).forEach(one => { delete API.wants[one]; })")
        alert.get_by_role("button", name=SAID["lms_again"]).click()
        kept_when(page, "kept")
        assert {event["item"] for event in read(saved(page)["cmi.suspend_data"])} == set(asked[: n + 1])
        assert alert.get_by_text(SAID["lms_kept_again"]).count() == 1
    frame.evaluate("() => document.querySelector('.brand').click()")  # it leads to a page that this package has not
    assert start_page(page).locator('[data-note="outside"]').inner_text().startswith("“Milk in Motion” is in another part")
    there = "one => one.hidden || one.querySelector('a').href.includes('reading-the-web')"
    assert frame.evaluate("() => [...document.querySelectorAll('.menu li')].every(" + there + ")")
    assert faults(page) == []
    page.close()


def test_letters_that_cannot_be_read_are_left_until_one_begins_afresh(platform):
    kept = {"cmi.suspend_data": "m1 of another course", "cmi.core.lesson_status": "passed", "cmi.core.score.raw": "90"}
    page = platform.visit(kept=kept)
    frame = course_frame(page)
    started(frame)
    assert start_page(page).get_by_text(SAID["lms_cut"]).count() == 1
    asked = questions(frame)
    answer(frame, asked[0])
    kept_when(page, "problem")
    page.wait_for_timeout(200)  # longer than an answer waits to be kept
    assert saved(page)["cmi.suspend_data"] == kept["cmi.suspend_data"]
    start_page(page).get_by_text(SAID["lms_fold"], exact=True).click()
    start_page(page).get_by_role("button", name=SAID["lms_leave"]).click()
    assert start_page(page).get_by_text(SAID["lms_left"]).count() == 0  # what was answered now is not kept
    start_page(page).get_by_role("button", name=SAID["lms_afresh"]).click()
    kept_when(page, "kept")
    assert [event["item"] for event in read(saved(page)["cmi.suspend_data"])] == asked[:1]
    assert (saved(page)["cmi.core.lesson_status"], saved(page)["cmi.core.score.raw"]) == ("passed", "90")
    assert faults(page) == []
    page.close()


def test_nothing_is_written_over_where_the_platform_cannot_say_what_it_keeps(platform):
    page = platform.visit()
    frame = course_frame(page)
    started(frame)
    asked = questions(frame)
    # An answer of the last moment before the window closes is kept too.
    answer(frame, asked[0], then="parent.dispatchEvent(new PageTransitionEvent('pagehide'));")
    first = saved(page)
    assert [event["item"] for event in read(first["cmi.suspend_data"])] == asked[:1]
    page.close()

    page = platform.visit(kept=first, wants={"away": "cmi.suspend_data"})
    frame = course_frame(page)
    kept_when(page, "problem")
    started(frame)
    answer(frame, asked[1])
    page.wait_for_timeout(200)  # longer than an answer waits to be kept
    assert saved(page) == first
    page.evaluate("() => { delete API.wants.away; }")
    start_page(page).get_by_role("button", name=SAID["lms_again"]).click()
    kept_when(page, "kept")
    assert {event["item"] for event in read(saved(page)["cmi.suspend_data"])} == set(asked[:2])
    page.close()


def test_without_a_platform_it_is_the_plain_course(platform):
    page = platform.visit(begin="")
    frame = course_frame(page)
    assert started(frame) == "browser"
    assert state(page)[1] == SAID["lms_none"]
    assert page.problems == []
    page.close()


# What real ones do: figures for true and false, words for nothing, a score in words, a refusal now and then.
LOOSE = """
  var real = SCORM.strictApi(KEPT, WANTS), refuses = 1;
  window.eyes = real.eyes;
  window.API = Object.assign({}, real, {
    LMSInitialize: one => real.LMSInitialize(one) === "true" ? 1 : 0,
    LMSCommit: one => real.LMSCommit(one).toUpperCase(),
    LMSGetLastError: () => Number(real.LMSGetLastError()),
    LMSGetValue: name => name === "cmi.core.score.raw" ? "n/a" : real.LMSGetValue(name) || "undefined",
    LMSSetValue: (name, value) => /interactions/.test(name) && refuses-- > 0 ? 0 : real.LMSSetValue(name, value) === "true",
  });"""
LATE = """
  var real = SCORM.strictApi(KEPT, WANTS), asked = 0;
  window.eyes = real.eyes;
  Object.defineProperty(window, "API", { get: () => asked++ > 2 ? real : document.createElement("applet") });"""
SHORT = """
  window.API = SCORM.strictApi(KEPT, WANTS);
  window.eyes = API.eyes;
  const sets = API.LMSSetValue;
  API.LMSSetValue = (name, value) => sets(name, name === "cmi.suspend_data" ? value.slice(0, 40) : value);"""


def test_a_platform_that_speaks_loosely_is_understood(platform):
    page = platform.visit(begin=LOOSE)
    frame = course_frame(page)
    assert started(frame) == "host"
    asked = questions(frame)
    for item in asked[:2]:
        answer(frame, item)
        kept_when(page, "kept")
    page.wait_for_function("() => real.saved()['cmi.interactions.1.result']")
    last = page.evaluate("() => real.saved()")
    assert [event["item"] for event in read(last["cmi.suspend_data"])] == asked[:2]
    assert [last[f"cmi.interactions.{n}.id"] for n in (0, 1)] == asked[:2]  # the one that was refused comes along, with no gap
    assert faults(page) == []
    page.close()


def test_what_counts_as_completed_stays_so(platform):
    page = platform.visit(kept={"cmi.core.lesson_status": "Completed"})
    frame = course_frame(page)
    started(frame)
    answer(frame, questions(frame)[0])
    page.wait_for_function("() => API.saved()['cmi.interactions.0.result']")
    assert saved(page)["cmi.core.lesson_status"] == "completed"
    assert faults(page) == []
    page.close()


def test_a_platform_that_comes_late_is_waited_for(platform):
    page = platform.visit(begin=LATE)
    frame = course_frame(page)
    assert started(frame) == "host"
    kept_when(page, "kept")
    assert faults(page) == []
    page.close()


def test_a_platform_that_cuts_off_what_it_keeps_is_not_believed(platform):
    page = platform.visit(begin=SHORT)
    frame = course_frame(page)
    started(frame)
    answer(frame, questions(frame)[0])
    kept_when(page, "problem")
    assert SAID["lms_short"].split("{n}")[0] + "40" in start_page(page).locator('[data-note="problem"] span').inner_text()
    page.close()


def test_two_windows_keep_the_answers_of_both(platform):
    pages = [platform.visit(), platform.visit()]
    frames = [course_frame(page) for page in pages]
    for frame in frames:
        assert started(frame) == "host"
    asked = questions(frames[0])
    answer(frames[0], asked[0])
    frames[1].wait_for_function(
        'item => document.querySelector(`form[data-item="${item}"] .reason:not([hidden])`)'
        " || [...document.querySelectorAll('form[data-play=\"choose\"]')].some(one => one.querySelector('input:checked'))",
        arg=asked[0],
    )
    answer(frames[1], asked[1])
    items = "() => [...Object.keys(API.saved())].filter(name => /interactions.*id$/.test(name)).length"
    pages[1].wait_for_function(f"() => ({items})() === 1")
    for page in pages:
        kept_when(page, "kept")
        page.wait_for_timeout(200)
        assert {event["item"] for event in read(saved(page)["cmi.suspend_data"])} == set(asked[:2])
        assert faults(page) == []
        page.close()


def test_a_window_that_the_platform_opened_finds_it(platform):
    page = platform.visit()
    course_frame(page)
    page.evaluate("() => document.getElementById('sco').remove()")
    page.evaluate("() => { window.API = SCORM.strictApi({}, {}); }")
    with page.context.expect_page() as opened:
        page.evaluate("() => { window.open('/sco/lms.html', 'sco', 'popup'); }")
    opened.value.wait_for_function("() => document.querySelector('.lms').dataset.state === 'kept'")
    opened.value.close()
    page.close()


def test_who_only_looks_is_told_so_and_the_session_is_ended(platform):
    page = platform.visit(wants={"mode": "review"})
    frame = course_frame(page)
    started(frame)
    answer(frame, questions(frame)[0])
    assert state(page)[1] == SAID["lms_look"]
    start_page(page).get_by_text(SAID["lms_fold"], exact=True).click()
    start_page(page).get_by_role("button", name=SAID["lms_leave"]).click()
    assert start_page(page).locator(".left p").inner_text() == SAID["lms_look"]
    calls = [call[0] for call in page.evaluate("() => eyes.calls")]
    assert (calls.count("end"), calls.count("set")) == (1, 0)
    assert faults(page) == []
    page.close()
