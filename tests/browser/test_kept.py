"""The course kept on a device: asked for, loaded over a bad line, brought up to date, never in the middle of something."""

import json

import pytest

from tests.browser.conftest import MOST_MS, STARTED
from tests.browser.explorer_page import Card
from tests.browser.kept_site import LESSON, SEARCH, START, Host, other_version, publish, specimen

KEPT = "() => navigator.serviceWorker.getRegistrations().then(all => all.length)"
# Part of a pack is in the browser's keeping.
LAID_BY = """() => caches.keys().then(names => Promise.all(names.map(name => caches.open(name).then(cache => cache.keys()))))
    .then(kept => kept.flat().some(one => one.url.includes("/_offline/parts/")))"""
# What a page answers the worker has come, and hears what is pressed from now on.
ANSWERS = "() => window.lactation && lactation.offline_page"
TITLE = "document.querySelector('h1').textContent"


@pytest.fixture(scope="module")
def versions(built, tmp_path_factory):
    """A small site, and the same with another word on one page."""
    folder = tmp_path_factory.mktemp("kept")
    first = specimen(built, folder / "first")
    return first, other_version(first, folder / "second")


class Phone:
    """A browser of its own on a phone, and the host that it asks."""

    def __init__(self, browser, host):
        self.host = host
        self.context = browser.new_context(viewport={"width": 360, "height": 740})
        self.context.set_default_timeout(MOST_MS)
        self.page = self.context.new_page()

    def open(self, path=START, page=None):
        page = page or self.page
        page.goto(f"{self.host.address}/{path}")
        page.wait_for_function(STARTED)
        return page

    def tab(self, path=START):
        page = self.open(path, self.context.new_page())
        page.wait_for_function(ANSWERS)
        return page

    def press(self, name):
        self.page.locator(f"[data-press={name}]:visible").click()

    def shows(self, *states):
        self.page.wait_for_selector(", ".join(f"[data-offline={state}]" for state in states))
        return self.page.locator("#keep-the-course").inner_text()

    def keep(self):
        self.open()
        self.shows("offer")
        self.press("want")
        self.shows("kept")
        self.host.clear()

    def title(self, path, page=None):
        return self.open(path, page).evaluate(TITLE)


@pytest.fixture
def phone(browser, versions, request):
    """Return a phone with nothing kept on it; ``name`` is how it calls the host."""
    made = []

    def one(**named):
        made.append(Phone(browser, Host(versions[0], **named).up()))
        return made[-1]

    yield one
    for each in made:
        each.context.close()
        each.host.down()


def test_kept_course_needs_no_server(phone, versions):
    one = phone()
    one.open()
    told = json.loads((versions[0] / "_offline" / "now.json").read_text(encoding="utf-8"))
    assert f"{told['sends'] / 1e6:.1f} MB" in one.shows("offer")
    control = one.context.new_cdp_session(one.page)
    errors = control.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert {error["errorId"] for error in errors} <= {"in-incognito"}, "what a test's window is"
    assert not control.send("Page.getAppManifest")["errors"]
    assert one.page.evaluate(KEPT) == 0
    assert one.host.fetched == ["_offline/now.json"], "nothing is loaded before somebody asks"
    before = one.host.sent
    one.press("want")
    one.shows("kept")
    assert one.host.sent - before <= told["sends"] * 1.02 + 20_000, "what was said, and the list"
    assert one.page.evaluate("document.activeElement.closest('#keep-the-course') !== null"), "a keyboard stays where it was"
    one.host.down()
    card = Card(one.open(LESSON + "?x#y"), "supply", False)
    card.commit()
    card.set(sessions=12)
    card.assert_shows_the_model()
    one.page.reload()
    one.page.wait_for_function(STARTED)
    assert one.page.evaluate("document.querySelector('[data-play=predict]').play.known !== '[]'"), "the answer survived"
    assert one.page.evaluate("document.documentElement.dataset.record") == "browser"
    one.open(SEARCH + "?q=milk")
    one.page.wait_for_selector(".results li")
    for address in ("", "index.html", START.removesuffix(".html"), "book/welcome?a=b"):
        one.page.goto(f"{one.host.address}/{address}")
        one.page.wait_for_selector("#keep-the-course", state="attached")


def test_an_address_that_the_kept_course_does_not_have_leads_to_a_page_that_says_so(phone):
    one = phone()
    one.keep()
    one.host.down()
    one.open("notebooks/m02-how-milk-works/05-supply-fol")
    assert one.page.url == f"{one.host.address}/{SEARCH}?q="
    note = one.page.locator("[data-gone]")
    assert note.is_visible()
    note.get_by_role("link").click()
    one.page.wait_for_selector("#keep-the-course", state="attached")
    one.open(SEARCH)
    assert note.is_hidden()


def test_broken_line_leaves_what_came_and_the_rest_follows(phone, versions):
    one = phone()
    one.open()
    one.shows("offer")
    one.host.clear()
    offered = versions[0] / "_offline"
    listed = json.loads((offered / json.loads((offered / "now.json").read_text())["list"]).read_text())
    longest = max(listed["packs"], key=lambda pack: pack["bytes"])
    one.host.cuts = {longest["name"]: 200_000}
    one.press("want")
    one.page.wait_for_function(LAID_BY)
    one.host.breaks.set()
    one.shows("line")
    one.page.close()
    one.host.cuts, one.host.line = {}, None
    one.host.ranged, one.host.sent = [], 0
    one.page = one.tab(LESSON)  # any page goes on with it
    one.open(START)
    one.shows("kept")
    # the browser asks for icons and manifest by itself, as often as it likes
    files = [name for name in one.host.fetched if not name.startswith(("_offline/", "_static/icon-", "manifest"))]
    assert len(files) == len(set(files)), "what had come was not loaded again"
    assert one.host.ranged == [longest["name"]], "of a pack only the rest"


def test_pause_and_go_on(phone):
    one = phone()
    one.open()
    one.shows("offer")
    one.host.goes_on.clear()
    one.press("want")
    assert one.host.wanted.wait(20)
    one.shows("coming")
    one.press("pause")
    one.shows("paused")
    one.host.goes_on.set()
    one.open()
    one.shows("paused", "kept")  # what was under way when it was paused may have been all that was left
    one.page.evaluate("() => { const go = document.querySelector('[data-press=go]'); if (go.offsetParent) go.click(); }")
    one.shows("kept")


def test_newer_version_comes_when_it_is_wanted_and_the_old_one_again(phone, versions):
    one = phone()
    one.keep()
    one.host.folder = versions[1]
    one.open()
    assert "KB" in one.shows("newer")
    assert one.page.locator(".keep-it-news a").is_visible(), "said where the long page begins"
    assert not one.title(LESSON).endswith("(new)"), "the old one stays until then"
    talks = one.tab(LESSON)
    talks.locator("[data-play=predict] label").first.click()
    one.open()
    one.shows("newer")
    one.host.clear()
    one.press("want")
    one.shows("waits")
    assert one.host.fetched == [LESSON], "only what changed is loaded"
    assert not one.title(LESSON).endswith("(new)"), "not while something is open elsewhere"
    talks.close()
    assert one.title(LESSON).endswith("(new)")
    one.host.folder = versions[0]
    one.open()
    one.shows("newer")
    one.host.clear()
    one.press("want")
    one.shows("taken")
    assert one.host.fetched == [], "the version before is still here"
    one.host.down()
    assert not one.title(LESSON).endswith("(new)")


def test_version_that_is_not_whole_takes_nothing_away(phone, versions, tmp_path):
    one = phone()
    one.keep()
    one.host.folder = other_version(versions[0], tmp_path / "broken")
    whole = {path: path.read_bytes() for path in (one.host.folder / "_offline").glob("*.bin")}
    for path in whole:
        path.unlink()
    one.host.meddles = b"<p>Log in to this network</p>"
    one.open()
    one.shows("newer")
    one.press("want")
    one.shows("broken")
    assert not one.title(LESSON).endswith("(new)")
    for path, content in whole.items():
        path.write_bytes(content)
    one.open()
    one.shows("taken", "kept")  # the pages still come with something added: the packs do not
    one.host.down()
    assert one.title(LESSON).endswith("(new)")


def test_tabs_never_mix_two_versions(phone, versions, tmp_path):
    one = phone()
    one.keep()
    old = one.tab(LESSON)
    mark = old.evaluate("document.documentElement.dataset.version")
    one.host.folder = other_version(versions[0], tmp_path / "new", None, mark, "0123abcd")
    late = one.host.folder / "_static" / "late-search.js"
    late.write_text("// newer\n" + late.read_text(encoding="utf-8"), encoding="utf-8")
    publish(one.host.folder, versions[0])
    one.open()
    one.shows("newer")
    one.host.clear()
    one.press("want")
    one.shows("taken")
    assert one.host.fetched == ["_static/late-search.js"], "that scripts have another version changes every page, and loads none"
    one.host.down()
    asked = "version => fetch('../../_static/late-search.js?v=' + version).then(came => came.text())"
    assert not old.evaluate(asked, mark).startswith("// newer")
    new = one.tab(LESSON)
    assert new.evaluate("document.documentElement.dataset.version") == "0123abcd"
    assert new.evaluate(asked, "0123abcd").startswith("// newer")


def test_host_that_leaves_out_html_and_a_device_without_room(phone):
    one = phone()
    one.host.strips = True
    one.open()
    one.shows("offer")
    control = one.context.new_cdp_session(one.page)
    control.send("Storage.overrideQuotaForOrigin", {"origin": f"http://{one.host.name}:{one.host.port}", "quotaSize": 400_000})
    one.press("want")
    one.shows("full")
    control.send("Storage.overrideQuotaForOrigin", {"origin": f"http://{one.host.name}:{one.host.port}"})
    one.press("want")
    one.shows("kept")
    one.host.down()
    assert one.title(LESSON)
    one.open()
    one.shows("kept")
    one.press("sure")
    one.press("forget")
    one.shows("offer")
    one.page.wait_for_function("() => caches.keys().then(names => !names.length)")
    assert one.page.evaluate(KEPT) == 0


def test_machine_that_serves_the_course_shows_what_was_just_built(phone, versions):
    one = phone(name="127.0.0.1")
    one.keep()
    one.host.folder = versions[1]
    assert one.title(LESSON).endswith("(new)")
    one.host.down()
    assert not one.title(LESSON).endswith("(new)")


def test_guest_to_whom_the_browser_lends_no_worker_is_the_plain_course(phone):
    one, problems = phone(), []
    one.page.on("pageerror", lambda error: problems.append(str(error)))
    frame = f'<iframe sandbox="allow-scripts" style="width: 350px; height: 700px" src="{START}"></iframe>'
    one.page.route("**/guest.html", lambda route: route.fulfill(body=frame, content_type="text/html"))
    one.page.goto(f"{one.host.address}/guest.html")
    guest = one.page.frames[1]
    guest.wait_for_function(STARTED)
    guest.wait_for_function("() => performance.getEntriesByType('resource').some(one => one.name.includes('late-offline'))")
    assert guest.evaluate("() => document.documentElement.dataset.record") == "memory"
    assert guest.locator('[data-notice="record_not_kept"]').count() == 1  # it is said that nothing is kept
    assert guest.locator("#keep-the-course:visible").count() == 0
    assert problems == []
