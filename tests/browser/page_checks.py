"""What every page of the course is asked in its one visit, on a phone and then at the width of a desk."""

from collections import Counter
from pathlib import Path

import axe_playwright_python

from tests.browser.explorer_page import ASKING, READY, SHOWN, SPECIMENS
from tests.browser.explorer_page import PAGES as PAGE_OF
from tests.content.short import SCREEN_PX, exceptions, most_screens
from tests.execute import LESSONS, NOTEBOOKS, ROOT


def page_of(path):
    """The page of a source file."""
    return path.relative_to(ROOT).with_suffix(".html").as_posix()


AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
LESSON_PAGES = [page_of(path) for path in LESSONS]
PAGES = [*map(page_of, sorted((ROOT / "book").glob("*.md"))), *map(page_of, NOTEBOOKS)]


SIMULATOR = "notebooks/simulator/the-milk-supply-simulator.html"
WEEKS = "notebooks/practice/the-weeks-round-a-talk.html"  # an explorer that is set by a talk


LEAST_PX = {"phone": 11, "desk": 14}  # of the letters in any drawing
TEXT_SIZES = """() => [...document.querySelectorAll('main svg text')]
    .filter(text => text.textContent.trim() && text.getBoundingClientRect().width)
    .map(text => {
        const {a, b} = text.getScreenCTM();
        return [parseFloat(getComputedStyle(text).fontSize) * Math.hypot(a, b), text.textContent];
    })"""


def assert_text_of(page, least):
    """No letters in a drawing are smaller."""
    assert [one for one in page.evaluate(TEXT_SIZES) if one[0] < least] == []


def assert_room_can_read(page):
    """In workshop mode every figure is in sight at once, and its words are large enough."""
    if page.locator("button.big").count():
        page.locator("button.big").click()
        ends = page.evaluate(
            "[...document.querySelectorAll('.workshop figure svg')].map(one => one.getBoundingClientRect().bottom)"
        )
        assert max(ends) <= page.viewport_size["height"]
        assert_text_of(page, LEAST_PX["desk"])


def on_page(name):
    """The explorers of a page."""
    return list(SHOWN.get(name, {}))


COMMIT = """() => {
    document.querySelectorAll(".explorer > form.predict").forEach(form => {
        form.querySelectorAll(".choice")[1].click();
        form.querySelector("[type=submit]").click();
    });
    document.querySelectorAll(".explorer details.group").forEach(group => { group.open = true; });
    const waits = one => one.dataset.asks || !one.querySelector(".try").checkVisibility();
    return [...document.querySelectorAll(".explorer")].filter(waits).map(one => one.id);
}"""
ANSWER_EACH = """() => [...document.querySelectorAll(".quiz form")].map(form => {
    const reasons = [...form.querySelectorAll(".reason")];
    if (form.closest("details")) { form.closest("details").open = true; }
    return [...form.querySelectorAll(".choice")].map((choice, option) => {
        choice.click();
        form.querySelector("button").click();
        const best = form.querySelector(".reason[data-mark=best]");
        return [reasons[option].checkVisibility() ? reasons[option].textContent : "", best.checkVisibility()];
    });
})"""


def commit_all(page):
    """Make every prediction of a page."""
    assert page.evaluate(COMMIT) == []


def assert_quiet(seen, width):
    """A page fits its width, says nothing on the console and asks nobody else."""
    seen.page.wait_for_function(READY)
    assert seen.errors == []
    assert seen.outside == []
    assert seen.requests
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= width


def assert_each_answer_has_its_reason(page, name):
    """Whatever is chosen in a quiz, its reason shows, and the best one's beside it."""
    forms = page.evaluate(ANSWER_EACH)
    assert bool(forms) or name not in LESSON_PAGES
    for answers in forms:
        assert len(answers) >= 2
        for reason, best_shows in answers:
            assert len(reason) > 20
            assert best_shows


def assert_short(page, name):
    """A page is as many screens of a phone as it may be, before anybody has answered; who is excused has need of it."""
    where = name.removeprefix("notebooks/").removesuffix(".html")
    screens = page.evaluate("document.documentElement.scrollHeight") / SCREEN_PX
    excused = exceptions().get(("screens", where))
    assert screens <= (excused[0] if excused else most_screens(where)), f"{where}: found {screens:.1f} screens"
    assert excused is None or screens > most_screens(where), f"{where}: {screens:.1f} screens, take its line away"


def assert_first_screen(page):
    """The mother's worry and most of the figure are there before anybody scrolls; no code is."""
    worry, figure = page.locator("blockquote").first.bounding_box(), page.locator("figure svg").first.bounding_box()
    assert worry["y"] + worry["height"] <= 740
    assert figure["y"] + 0.6 * figure["height"] <= 740
    assert page.locator(".highlight, pre").count() == 0


def assert_toy_first(page):
    """Most of the first figure is there before anybody scrolls: who came to try something need not read first."""
    figure = page.locator("figure svg").first.bounding_box()
    assert figure["y"] + 0.8 * figure["height"] <= SCREEN_PX


def assert_large_enough(page, name):
    """Text in figures can be read, and fingers meet what they aim at."""
    sizes = page.evaluate(TEXT_SIZES)
    assert sizes or not (on_page(name) or name == WEEKS)
    assert_text_of(page, LEAST_PX["phone"])
    small = page.evaluate(
        """() => [...document.querySelectorAll(['.activity button', '.activity input[type=range]', '.activity .choice',
                                                '.activity select', '.activity summary', '.top a', '.top summary'].join(','))]
            .filter(e => e.checkVisibility()).map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
            .filter(([, box]) => box.height < 44 || box.width < 24).map(([html]) => html)"""
    )
    assert small == []
    for finger in page.locator(".clock-face .finger").all():
        if finger.is_visible():
            box = finger.bounding_box()
            assert min(box["width"], box["height"]) >= 40


def assert_room_below_the_tools(page):
    """On a page that is no lesson, what can be pressed in the row of tools ends above the text."""
    room = page.evaluate("""() => {
        const row = document.querySelector('body.page .page-tools');
        return row && row.nextElementSibling.getBoundingClientRect().top - row.getBoundingClientRect().bottom;
    }""")
    assert room is None or room > 0


def unfold(page):
    """Open the tables of numbers and the first story."""
    page.evaluate("""() => {
        document.querySelectorAll("details.numbers").forEach(one => { if (one.checkVisibility()) { one.open = true; } });
        document.querySelectorAll("details.story > summary").forEach((one, number) => { if (!number) { one.click(); } });
    }""")


# How each text looks: its letters, and all that lies behind them; of a link also its line, and the letters around it. Letters in
# a drawing are left out: axe cannot tell what lies behind those, and never finds fault with them. The same look is asked about
# four times on a page at most, each one marked.
LOOKS = """() => {
    const behind = new Map(), found = new Map();
    const off = '[disabled], [aria-disabled=true], [aria-hidden=true]'; // axe asks nothing about these
    const plain = {backgroundColor: 'rgba(0, 0, 0, 0)', backgroundImage: 'none', opacity: '1', filter: 'none',
        mixBlendMode: 'normal', transform: 'none', position: 'static', float: 'none', clipPath: 'none', zIndex: 'auto'};
    const under = e => {
        if (!e) { return ''; }
        if (!behind.has(e)) {
            const style = getComputedStyle(e), own = Object.keys(plain).filter(name => style[name] !== plain[name]);
            const name = own.map(one => `${one} ${style[one]}`).join(' ');
            behind.set(e, under(e.parentElement) + (name && '|' + name));
        }
        return behind.get(e);
    };
    const says = e => e.matches('input, select, textarea')
        || [...e.childNodes].some(one => one.nodeType === 3 && one.data.trim());
    document.querySelectorAll('[data-look]').forEach(e => e.removeAttribute('data-look'));
    document.querySelectorAll('body *').forEach(e => {
        if (!says(e) || e.closest('svg, script, style') || !e.checkVisibility()) { return; }
        const style = getComputedStyle(e), control = (e.closest('label') || {}).control;
        const letters = [style.color, style.fontSize, style.fontWeight, style.textShadow];
        if (e.localName === 'a') {
            let block = e.parentElement;
            while (getComputedStyle(block).display.startsWith('inline')) { block = block.parentElement; }
            const around = getComputedStyle(block), alone = block.textContent.trim() === e.textContent.trim();
            letters.push('link', style.textDecoration, style.borderBottom, style.display);
            letters.push(alone || around.color + around.fontWeight);
        }
        const field = e.matches('input, select, textarea') ? e.localName : '';
        const kind = e.closest(off) || control && control.matches(off) ? 'off' : field;
        const key = [letters.join(' '), kind, under(e)].join('|');
        found.set(key, [...(found.get(key) || []), e]);
    });
    window.milkLooks = found;
    return [...found.keys()];
}"""
RUN = """([asked, looks]) => {
    const {milkLooks} = window, seen = new Map();
    looks.forEach(key => milkLooks.get(key).slice(0, 4).forEach(e => { e.dataset.look = ''; seen.set(e, key); }));
    const asked_of = {'color-contrast': '[data-look]', 'link-in-text-block': 'a[data-look]'};
    axe.configure({rules: Object.entries(asked_of).map(([id, selector]) => ({id, selector}))});
    let passed = [];
    axe.addReporter('milk', (results, options, done) => {
        const rule = results.find(one => one.id === 'color-contrast');
        passed = [...new Set(rule ? rule.passes.map(one => seen.get(one.node.element)) : [])];
        axe.getReporter('v2')(results, options, done);
    });
    return axe.run(document, {resultTypes: ['violations'], preload: false, reporter: 'milk', ...asked}).then(found => [
        found.violations.map(one => [one.id, one.help, one.nodes.map(node => node.failureSummary + " " + node.html)]),
        passed,
    ]);
}"""
# How often axe was asked about a look. It is not asked again once it found a text in it readable, nor where it could not tell on
# three pages, as of letters for a screen reader alone: to lay out a page for such a question is half of what its visit costs.
ASKED, ENOUGH = Counter(), 3
CONTRAST = ["color-contrast"]


def faults(page, **options):
    """What axe finds. Whether letters can be told from their ground, and links from letters, is dear: asked once of each look."""
    looks = [one for one in page.evaluate(LOOKS) if ASKED[one] < ENOUGH]
    if options.get("runOnly") == CONTRAST and not looks:
        return []
    if page.evaluate("typeof window.axe") == "undefined":
        page.evaluate(AXE)
    found, passed = page.evaluate(RUN, [options, looks])
    ASKED.update(looks)
    ASKED.update(passed * ENOUGH)
    return found


def assert_accessible(page):
    assert faults(page) == []


def assert_readable(page, scheme):
    """In the dark, and where something was answered, only the colours are others."""
    page.emulate_media(color_scheme=scheme)
    assert faults(page, runOnly=CONTRAST) == []


def visit_on_a_phone_and_on_a_desk(visit, name):
    """A page is quiet, fits, is large enough and accessible, and gives each answer its reason."""
    seen = visit(name, width=360, has_touch=True, is_mobile=True, color_scheme="light", reduced_motion="reduce")
    assert_short(seen.page, name)
    if name in {PAGE_OF[explorer] for explorer in ASKING}:
        assert_first_screen(seen.page)
    if name == SIMULATOR:
        assert_toy_first(seen.page)
    commit_all(seen.page)
    assert_quiet(seen, 360)
    assert_large_enough(seen.page, name)
    assert_room_below_the_tools(seen.page)
    unfold(seen.page)
    assert_accessible(seen.page)
    assert_each_answer_has_its_reason(seen.page, name)
    if name in SPECIMENS:
        for scheme in ("light", "dark"):
            assert_readable(seen.page, scheme)
    seen.page.set_viewport_size({"width": 1280, "height": 800})
    assert_quiet(seen, 1280)
    assert_text_of(seen.page, LEAST_PX["desk"])
    assert_room_can_read(seen.page)
