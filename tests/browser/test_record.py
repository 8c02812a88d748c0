"""The record loses nothing: storage forbidden, full, slow or damaged, two tabs, Back, a browser that is killed, a wrong clock."""

import json
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from lactation.content.words import words
from lactation.serve import serving
from tests import chromium
from tests.browser import record_page
from tests.browser.record_page import Tab

RECORDS = Path(__file__).parent.parent / "core" / "records"
SCHEMES = ["http", "file"]
# Here localStorage keeps the record.
NO_BASE = {
    "reading it throws": "Object.defineProperty(window, 'indexedDB', {get() { throw new DOMException('no', 'SecurityError'); }})",
    "there is none": "Object.defineProperty(window, 'indexedDB', {value: undefined})",
    "opening throws": "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); }",
    "Kolibri": "window.kolibri = {}",
}
NO_SHELF = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }})"
FORBIDDEN = {
    "both": f"{NO_BASE['reading it throws']};{NO_SHELF}",
    "switched off": f"{NO_BASE['there is none']}; Object.defineProperty(window, 'localStorage', {{value: null}})",
    "opening fails": """IDBFactory.prototype.open = () => {
        const asked = {error: new DOMException('no', 'UnknownError')};
        setTimeout(() => asked.onerror({preventDefault() {}}), 5);
        return asked;
    }""",
}
FULL = {
    "at once": "IDBObjectStore.prototype.add = () => { throw new DOMException('full', 'QuotaExceededError'); }",
    "later": "IDBObjectStore.prototype.add = function () { this.transaction.abort(); return {}; }",
}
SLOW = """(() => {
  const real = IDBFactory.prototype.open;
  IDBFactory.prototype.open = function (...given) {
    const asked = {}, hand = name => { asked.result = this.asked.result; asked[name]({target: asked}); };
    setTimeout(() => {
      this.asked = real.apply(this, given);
      this.asked.onupgradeneeded = () => hand("onupgradeneeded");
      this.asked.onsuccess = () => hand("onsuccess");
    }, 3000);
    return asked;
  };
})()"""


@pytest.fixture(scope="session")
def places(tmp_path_factory):
    """The addresses of a page that holds only the record: over http and as a folder."""
    folder = tmp_path_factory.mktemp("record")
    record_page.write(folder)
    with serving(folder) as address:
        yield {"http": address, "file": folder.as_uri()}


@pytest.fixture
def tabs(browser, places):
    """Return a function that opens a tab: ``tabs(scheme, script, context)``; a new context shares nothing with another."""
    contexts = []

    def open_tab(scheme="http", script="", context=None):
        if context is None:
            context = browser.new_context()
            context.set_default_timeout(30_000)
            contexts.append(context)
        page = context.new_page()
        page.add_init_script(script)
        return Tab(page, places[scheme])

    yield open_tab
    for context in contexts:
        context.close()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_was_kept_is_there_again(tabs, scheme):
    tab = tabs(scheme).go()
    event = tab.add("supply/one")
    tab.reload()
    assert tab.page.evaluate("store.of(['supply/one'], '')") == [event]
    assert tab.page.evaluate("store.of([], 'answer')") == [event]
    assert tab.page.evaluate("store.of(['supply/two'], '')") == []
    assert (tab.state()["mode"], tab.told(), tab.errors) == ("browser", [], [])


@pytest.mark.parametrize("script", FORBIDDEN.values(), ids=FORBIDDEN)
def test_forbidden_storage_is_said_once_and_the_page_works(tabs, script):
    tab = tabs(script=script).go()
    for item in ("one", "two"):
        tab.add(item)
    tab.until("() => store.state().unsaved === 2")
    assert tab.items() == ["one", "two"]
    (told,) = tab.told()
    assert "keeps nothing" in told
    assert (tab.state()["mode"], tab.errors) == ("memory", [])


@pytest.mark.parametrize("script", FULL.values(), ids=FULL)
def test_full_storage_is_said_once_and_tried_again(tabs, script):
    tab = tabs().go()
    tab.page.evaluate("() => { window.real = IDBObjectStore.prototype.add; }")
    tab.page.evaluate(f"() => {{ {script} }}")
    for item in ("one", "two"):
        tab.add(item)
    tab.until("() => store.state().unsaved === 2")
    (told,) = tab.told()
    assert "could not be saved" in told
    assert tab.base()["events"] == []
    tab.page.evaluate("() => { IDBObjectStore.prototype.add = window.real; }")
    tab.add("three")
    tab.until("() => store.state().unsaved === 0")
    assert tab.told() == ["All your answers are saved again."]
    tab.page.get_by_role("button", name="Close").click()
    assert tab.told() == []
    tab.reload()
    assert tab.items() == ["one", "two", "three"]
    assert (tab.told(), tab.errors) == ([], [])


def test_browser_that_answers_late_brings_everything_and_the_page_begins_without(tabs):
    first = tabs().go()
    first.add("before")
    tab = tabs(script=SLOW, context=first.page.context)
    tab.page.add_init_script("addEventListener('load', () => store.on(() => { window.heard = true; }))")
    tab.go()
    assert tab.items() == []
    tab.add("during")
    assert words()["record_slow"] in "".join(tab.told())
    tab.until("() => window.heard")
    assert sorted(tab.items()) == ["before", "during"]
    assert tab.told() == []
    first.reload()
    assert sorted(first.items()) == ["before", "during"]


def test_damaged_events_are_laid_aside_and_said_once(tabs):
    tab = tabs().go()
    tab.add("whole")
    damaged = [{"id": "x1"}, {"id": "x2", "at": "late", "kind": "answer", "item": "a", "option": "b"}, {"id": 7, "at": 1}]
    tab.base(damaged)
    tab.reload()
    assert tab.items() == ["whole"]
    (told,) = tab.told()
    assert "3 saved answers" in told
    tab.until("() => store.state().aside === 3")
    tab.reload()
    assert tab.told() == []
    found = tab.base()
    assert [event["item"] for event in found["events"]] == ["whole"]
    assert sorted(found["aside"], key=str) == sorted(damaged, key=str)
    assert tab.errors == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_two_tabs_lose_nothing(tabs, scheme):
    one = tabs(scheme)
    two = tabs(scheme, context=one.page.context)
    for tab in (one.go(), two.go()):
        tab.page.evaluate("() => { window.heard = 0; store.on(() => { window.heard += 1; }); }")
    # Started in both before either is through.
    for name, tab in (("a", one), ("b", two)):
        tab.page.evaluate(
            """name => { let n = 0; (function next() {
                store.add({kind: "answer", item: name + n, option: "a", attempt: 1});
                n += 1;
                if (n < 200) { setTimeout(next, 2); }
            })(); }""",
            name,
        )
    for tab in (one, two):
        tab.until("() => store.all().length === 400 && store.state().unsaved === 0")
        assert tab.page.evaluate("window.heard") > 0
    one.reload()
    assert len(set(one.items())) == 400
    assert one.page.evaluate("store.all().map(e => e.id)") == two.page.evaluate("store.all().map(e => e.id)")


def test_tab_that_comes_into_sight_reads_what_others_kept_without_a_channel(tabs):
    one = tabs(script="delete window.BroadcastChannel")
    two = tabs(context=one.page.context)
    one.go()
    two.go().add("elsewhere")
    two.until("() => store.state().unsaved === 0")
    assert one.items() == []
    one.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    one.until("() => store.all().length === 1")


def test_clock_set_back_reorders_nothing(tabs):
    tab = tabs(script="const real = Date.now; window.shift = 0; Date.now = () => real() + window.shift").go()
    tab.add("first")
    tab.page.evaluate("window.shift = -1e9")
    tab.add("second")
    tab.page.evaluate("window.shift = -2e9")
    tab.add("third")
    tab.until("() => store.state().unsaved === 0")
    tab.reload()
    tab.add("fourth")
    assert tab.items() == ["first", "second", "third", "fourth"]


def old(name):
    return (RECORDS / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_old_record_becomes_events_once_and_is_laid_away(tabs, scheme):
    text = old("version-1.json")
    tab = tabs(scheme).go()
    tab.page.evaluate("text => localStorage.setItem('milk-in-motion', text)", text)
    other = tabs(scheme, context=tab.page.context)
    tab.page.reload()
    other.go()  # both at once
    tab.wait()
    count = len(tab.items())
    assert count > 10
    tab.until("() => localStorage.getItem('milk-in-motion') === null")
    assert tab.page.evaluate("localStorage.getItem('milk-in-motion-version-1')") == text
    assert len(tab.base()["events"]) == count == len(other.items())
    # A tab with the course of yesterday writes the same again.
    tab.page.evaluate("text => localStorage.setItem('milk-in-motion', text)", text)
    tab.reload()
    assert (len(tab.items()), tab.told(), tab.errors) == (count, [], [])


def test_old_record_stays_until_its_events_are_written(tabs):
    text = old("version-1.json")
    tab = tabs().go()
    tab.page.evaluate("text => localStorage.setItem('milk-in-motion', text)", text)
    tab.page.context.add_init_script(FULL["at once"])
    tab.reload()
    assert len(tab.items()) > 10
    assert tab.page.evaluate("localStorage.getItem('milk-in-motion')") == text


def test_old_record_stays_while_its_table_is_missing(tabs):
    text = old("version-1.json")
    tab = tabs().go()
    tab.page.evaluate("text => localStorage.setItem('milk-in-motion', text)", text)
    tab.page.route("**/late-record.js*", lambda route: route.abort())
    tab.reload()
    assert tab.items() == []
    assert tab.page.evaluate("localStorage.getItem('milk-in-motion')") == text
    tab.page.unroute("**/late-record.js*")
    tab.reload()
    assert len(tab.items()) > 10


HOSTILE = {
    "supply/predict": {"choice": '"]'},
    "supply/draw": {"heights": 5},
    "oxytocin/draw": {"heights": ["<b>"]},
    "storage/draw": {"heights": [None]},
    "explore-growth": {"settings": "abc"},
    "simulator-nights/bets": 5,
    "simulator-stress/bets": [None],
    "simulator-attachment/bets": {},
    "all/sorted": {"hand": "3", "answers": {"S0-12": 1}},
    "reading/sorted": {"hand": 1e9, "answers": []},
    "techniques": {"answers": 7},
    "breast/labels": {"picks": [1]},
    "back_rub/order": {"order": [0, 0, 1]},
    "cup_feeding/order": {"order": "abc"},
    "hand_expression/order": {"order": [7, 6, 5, 4, 3, 2, 1, -1]},
    "supply/say": {"text": 5},
    "oxytocin/predict": {"choice": 99, "sure": 60, "brier": 0.1},
    "storage/predict": {"choice": 0, "sure": "<b>", "brier": None},
    "__proto__": {"choice": 0},
    "constructor/predict": {"choice": 0, "sure": 60, "brier": 0.2},
    "": {"choice": 0},
    "no such key": 5,
}


def test_each_hostile_entry_is_set_aside_and_all_else_starts(tabs):
    whole = {"breast/m02-breast-size": {"choice": 2}}
    tab = tabs().go()
    tab.page.evaluate(
        "text => localStorage.setItem('milk-in-motion', text)", json.dumps({"version": 1, "answers": HOSTILE | whole})
    )
    tab.reload()
    assert tab.page.evaluate("store.all().map(e => [e.item, e.option])") == [["breast/m02-breast-size", "cannot-tell"]]
    (told,) = tab.told()
    assert f"{len(HOSTILE)} saved answers" in told
    assert sorted(one["key"] for one in tab.base()["aside"]) == sorted(HOSTILE)
    tab.add("next")
    tab.reload()
    assert (tab.items(), tab.told(), tab.errors) == (["breast/m02-breast-size", "next"], [], [])


@pytest.mark.parametrize(
    "broken", ["{not json", '{"version": 99}', "null", '{"version": 1, "answers": 3}', '{"version":1,"answers":[]}']
)
def test_unreadable_old_record_is_laid_aside_and_said(tabs, broken):
    tab = tabs().go()
    tab.page.evaluate("text => localStorage.setItem('milk-in-motion', text)", broken)
    tab.reload()
    (told,) = tab.told()
    assert broken[:40] in told
    found = tab.page.evaluate("Object.entries(localStorage).filter(([k]) => k.includes('unreadable')).map(([, v]) => v)")
    assert found == [broken]
    assert (tab.items(), tab.errors) == ([], [])


RAISE = (
    "() => new Promise(ok => { const r = indexedDB.open('milk-in-motion', 2); r.onsuccess = () => { r.result.close(); ok(); }; })"
)


def test_newer_course_takes_over_and_the_page_says_so(tabs):
    tab = tabs().go()
    tab.add("one")
    tab.until("() => store.state().unsaved === 0")
    other = tabs(context=tab.page.context).go()
    other.page.evaluate(RAISE)
    tab.page.wait_for_selector("main > [role=alert]")
    assert "newer version" in tab.told()[0]
    tab.add("two")
    tab.until("() => store.state().unsaved === 1")
    assert len(tab.told()) == 1
    tab.reload()
    assert (tab.items(), len(tab.told()), tab.state()["mode"]) == (["two"], 1, "memory")
    assert "newer version" in tab.told()[0]


def test_file_goes_from_one_device_to_another_whole(tabs):
    one, two = tabs().go(), tabs("file").go()
    for tab in (one, two):
        for n in range(5):
            tab.add(f"{tab.address[:4]}{n}")
    text = one.page.evaluate("store.exported()")
    assert json.loads(text)["count"] == 5
    two.page.evaluate("() => { window.heard = 0; store.on(() => { window.heard += 1; }); }")
    assert two.page.evaluate("text => store.merge(text)", text) == {"refused": "", "added": 5, "aside": 0}
    assert two.page.evaluate("text => store.merge(text)", text)["added"] == 0
    assert two.page.evaluate("window.heard") == 1
    two.reload()
    assert len(two.items()) == 10
    one.page.evaluate("text => store.merge(text)", two.page.evaluate("store.exported()"))
    assert one.page.evaluate("store.all()") == two.page.evaluate("store.all()")


@pytest.mark.parametrize("path", sorted(RECORDS.glob("refused-*")), ids=lambda path: path.stem)
def test_file_that_is_wrong_is_refused_whole_with_the_reason(tabs, path):
    tab = tabs().go()
    tab.add("mine")
    told = tab.page.evaluate("text => store.merge(text)", path.read_text(encoding="utf-8"))
    assert told["refused"].endswith("Nothing was taken from it.")
    assert "{" not in told["refused"].replace("{}", "")
    tab.reload()
    assert tab.items() == ["mine"]


def test_file_of_version_1_is_taken_in(tabs):
    tab = tabs().go()
    told = tab.page.evaluate("text => store.merge(text)", old("version-1.json"))
    assert told["refused"] == ""
    assert told["added"] > 10


def test_merge_that_breaks_in_the_middle_takes_nothing(tabs):
    tab = tabs().go()
    text = tab.page.evaluate("""() => { for (let n = 0; n < 5; n++) { store.add({kind: "answer", item: "a" + n, option: "b"}); }
        return store.exported(); }""")
    other = tabs().go()
    other.page.evaluate("""() => {
        const real = IDBObjectStore.prototype.add;
        let n = 0;
        IDBObjectStore.prototype.add = function (one) {
            n += 1;
            if (n === 3) { throw new DOMException('full', 'QuotaExceededError'); }
            return real.call(this, one);
        };
    }""")
    assert "could not be saved" in other.page.evaluate("text => store.merge(text)", text)["refused"]
    assert other.items() == []
    assert other.base()["events"] == []


# ---- localStorage in its place ----

FILL = """() => {
    localStorage.setItem("milk-in-motion-shelf-events-cut", '[{"id": "a1"');
    localStorage.setItem("milk-in-motion-shelf-events-odd", '[null, 7]');
    for (let size = 2 ** 22, n = 0; size > 16; n += 1) {
        try { localStorage.setItem("full" + n, "x".repeat(size)); } catch { size /= 2; }
    }
}"""
ON_SHELF = "() => Object.keys(localStorage).filter(key => key.includes('-shelf-events-')).length"


@pytest.mark.parametrize("script", NO_BASE.values(), ids=NO_BASE)
def test_without_indexeddb_local_storage_keeps_the_record(tabs, script):
    tab = tabs(script=script).go()
    event = tab.add("one")
    tab.go("two")  # left at once
    assert tab.page.evaluate("store.all()") == [event]
    tab.add("two")
    tab.until("() => store.state().unsaved === 0")
    tab.reload()
    assert tab.items() == ["one", "two"]
    assert (tab.told(), tab.errors) == ([], [])
    assert tab.state()["mode"] == ("kolibri" if "kolibri" in script else "browser")
    assert tab.page.evaluate("Object.keys(localStorage).filter(key => !key.startsWith('milk-in-motion'))") == []
    assert tab.page.evaluate(ON_SHELF) == 2


def test_two_tabs_on_the_shelf_lose_nothing_and_hear_each_other_without_a_channel(tabs):
    one = tabs(script=f"delete window.BroadcastChannel; {NO_BASE['there is none']}").go()
    two = tabs(script=NO_BASE["there is none"], context=one.page.context).go()
    for name, tab in (("a", one), ("b", two)):
        tab.page.evaluate(
            """name => { let n = 0; (function next() {
                store.add({kind: "answer", item: name + n, option: "a", attempt: 1});
                n += 1;
                if (n < 50) { setTimeout(next, 2); }
            })(); }""",
            name,
        )
    for tab in (one, two):
        tab.until("() => store.all().length === 100 && store.state().unsaved === 0")
    one.reload()
    assert len(set(one.items())) == 100


def test_full_shelf_is_said_and_tried_again_and_what_is_damaged_is_set_aside(tabs):
    tab = tabs(script=NO_BASE["there is none"]).go()
    tab.add("before")
    tab.page.evaluate(FILL)
    for item in ("one", "two"):
        tab.add(item)
    tab.until("() => store.state().unsaved === 2")
    assert "could not be saved" in tab.told()[0]
    tab.page.evaluate("Object.keys(localStorage).forEach(key => key.startsWith('full') && localStorage.removeItem(key))")
    tab.add("three")
    tab.until("() => store.state().unsaved === 0")
    assert tab.told() == ["All your answers are saved again."]
    tab.reload()
    assert tab.items() == ["before", "one", "two", "three"]
    assert "set aside" in tab.told()[0]
    tab.until("() => ['cut', 'odd'].every(key => localStorage.getItem('milk-in-motion-shelf-events-' + key) === null)")
    aside = tab.page.evaluate("Object.entries(localStorage).filter(([key]) => key.includes('-shelf-aside-')).map(one => one[1])")
    assert sorted(json.loads(text)["text"] for text in aside) == ["7", '[{"id": "a1"', "null"]
    tab.reload()
    assert (tab.told(), tab.errors) == ([], [])


def test_what_lies_on_the_shelf_goes_into_indexeddb_when_there_is_one(tabs):
    shelf = tabs(script=NO_BASE["there is none"]).go()
    for item in ("one", "two"):
        shelf.add(item)
    tab = tabs(context=shelf.page.context).go()
    assert tab.items() == ["one", "two"]
    tab.until("() => Object.keys(localStorage).length === 0")
    assert len(tab.base()["events"]) == 2


# ---- somebody else in its place ----

HOST = """() => {
    window.kept = [{id: "k1", at: 5, kind: "answer", item: "before", option: "a"}];
    window.milkRecord = {
        load() { return Promise.resolve(window.kept.slice()); },
        addAll(text) {
            return window.refuses ? Promise.reject(new Error("no LMS")) : Promise.resolve(window.kept.push(...JSON.parse(text)));
        },
        told(callback) { window.hand = callback; }
    };
    const frame = document.createElement("iframe"), inner = document.createElement("iframe");
    document.body.append(frame);  // a shell between the two
    frame.contentDocument.body.append(inner);
    return new Promise(ok => { inner.onload = ok; inner.src = location.href.replace("one.html", "two.html"); });
}"""


def test_page_around_the_course_can_keep_the_record(tabs):
    tab = tabs().go()
    tab.page.evaluate(HOST)
    inner = Tab(tab.page.frames[-1], tab.address).wait()
    assert inner.state()["mode"] == "host"
    inner.add("mine")
    assert inner.items() == ["before", "mine"]
    assert len(tab.page.evaluate("kept")) == 2
    tab.page.evaluate("hand([{id: 'k2', at: 9, kind: 'say', item: 'a', text: 'b'}])")
    assert inner.items() == ["before", "a", "mine"]
    tab.page.evaluate("window.refuses = true")
    inner.add("two")
    inner.until("() => store.state().unsaved === 1")
    assert inner.told() == [words()["record_not_taken_by_host"]]
    tab.page.evaluate("window.refuses = false")
    inner.add("three")
    inner.until("() => store.state().unsaved === 0")
    assert inner.told() == [words()["record_saved_again"]]
    assert tab.reload().items() == []  # nothing of it in this browser


def test_page_around_it_from_elsewhere_is_not_asked(tabs):
    tab = tabs().go()
    tab.page.evaluate("""() => new Promise(ok => {
        window.milkRecord = {load() { return Promise.reject(new Error("never")); }};
        const frame = document.createElement("iframe");
        frame.sandbox = "allow-scripts";
        frame.onload = ok;
        frame.src = location.href;
        document.body.append(frame);
    })""")
    inner = Tab(tab.page.frames[-1], tab.address).wait()
    inner.add("mine")
    assert (inner.state()["mode"], inner.items()) == ("memory", ["mine"])
    assert "keeps nothing" in inner.told()[0]


GIVEN = """window.kept = [{id: "k1", at: 5, kind: "answer", item: "before", option: "a"}];
window.backend = {
  load() { return Promise.resolve(window.kept.slice()); },
  add(event) { return window.full ? Promise.reject(new Error("full")) : Promise.resolve(window.kept.push(event)); },
  told(callback) { window.hand = callback; }
};
addEventListener("load", () => { store.ready.then(() => { document.documentElement.dataset.record = store.state().mode; }); });"""


def test_another_place_can_hold_the_record(tabs):
    tab = tabs(script=GIVEN).go()
    tab.add("mine")
    tab.page.evaluate(
        "() => { store.on(() => { window.heard = true; }); window.hand([{id: 'k2', at: 9, kind: 'say', item: 'a', text: 'b'}]); }"
    )
    assert tab.items() == ["before", "a", "mine"]
    assert tab.page.evaluate("[window.heard, window.kept.length]") == [True, 2]
    tab.page.evaluate("window.full = true")
    tab.add("two")
    tab.until("() => store.state().unsaved === 1")
    assert tab.told() == []  # that place tells it itself
    tab.page.evaluate("window.full = false")
    tab.add("three")
    tab.until("() => window.kept.length === 4")
    assert tab.page.evaluate("indexedDB.databases().then(all => all.length)") == 0


def test_what_is_no_event_is_not_kept_and_said(tabs):
    tab = tabs().go()
    tab.add("bad key!")
    tab.add("fine")
    assert tab.items() == ["fine"]
    assert len(tab.told()) == 1
    assert tab.state()["why"].startswith("item: found “bad key!”, expected")


def test_page_that_comes_back_as_it_was_takes_in_what_was_kept_meanwhile(browser, places):
    with browser.browser_type.launch(
        executable_path=chromium.path(), args=chromium.FLAGS, ignore_default_args=["--disable-back-forward-cache"]
    ) as other:
        tab = Tab(other.new_page(), places["http"])
        added = []
        while not added or tab.page.evaluate("() => window.same !== 1"):  # a busy browser may load the page anew instead
            assert len(added) < 8, "no page came back as it was"
            tab.go("one")
            tab.page.evaluate("() => { window.same = 1; store.on(() => { window.heard = true; }); }")
            added += [f"before{len(added)}", f"meanwhile{len(added)}"]
            tab.add(added[-2])
            tab.until("() => store.state().unsaved === 0")
            tab.go("two")
            tab.add(added[-1])
            tab.page.go_back(wait_until="commit")  # a page that comes back does not load
        tab.page.wait_for_function("most => window.heard && store.all().length === most", arg=len(added))
        tab.add("after")
        tab.go("two")
        assert tab.items() == [*added, "after"]


def launched(profile):
    """Start Chromium by itself, so that it can be killed; return it and the address for its control."""
    flags = [*chromium.FLAGS, "--headless=new", "--remote-debugging-port=0", f"--user-data-dir={profile}", "about:blank"]
    process = subprocess.Popen(
        [chromium.path(), *flags], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    port = profile / "DevToolsActivePort"
    stop = time.monotonic() + 30
    while not port.exists() or not port.read_text().strip():
        assert time.monotonic() < stop, "Chromium did not start in 30 s"
        time.sleep(0.05)
    return process, f"http://127.0.0.1:{port.read_text().split()[0]}"


def killed(process):
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def test_answer_outlives_a_browser_that_is_killed(browser, places, tmp_path):
    profile = tmp_path / "profile"
    for n in range(3):
        process, address = launched(profile)
        try:
            tab = Tab(browser.browser_type.connect_over_cdp(address).contexts[0].new_page(), places["http"]).go()
            assert tab.items() == [f"answer{k}" for k in range(n)]
            tab.add(f"answer{n}")
            tab.until("() => store.state().unsaved === 0")
        finally:
            killed(process)
        (profile / "DevToolsActivePort").unlink()
