"""The built pages in real Chromium, network blocked: over http and from a folder, at 360 px and at 1280 px."""

import json
import re
from collections import Counter
from pathlib import Path
from urllib.parse import unquote

import axe_playwright_python
import pytest

from lactation.content.marked import named
from lactation.content.schema import LabelsContent
from lactation.core.words import fill_in
from tests.browser.explorer_page import ASKING, READY, SHOWN, SPECIMENS, WORDS, Card, explorer_of, modelled
from tests.browser.explorer_page import PAGES as PAGE_OF
from tests.execute import LESSONS, NOTEBOOKS, ROOT


def page_of(path):
    """The page of a source file."""
    return path.relative_to(ROOT).with_suffix(".html").as_posix()


AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
LESSON_PAGES = [page_of(path) for path in LESSONS]
PAGES = [*map(page_of, sorted((ROOT / "book").glob("*.md"))), *map(page_of, NOTEBOOKS)]


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


@pytest.mark.parametrize("name", PAGES)
def test_page_on_a_phone_and_on_a_desk_is_quiet_fits_is_large_enough_and_accessible(visit, name):
    seen = visit(name, width=360, has_touch=True, is_mobile=True, color_scheme="light", reduced_motion="reduce")
    if name in {PAGE_OF[explorer] for explorer in ASKING}:
        assert_first_screen(seen.page)
    commit_all(seen.page)
    assert_quiet(seen, 360)
    assert_large_enough(seen.page, name)
    unfold(seen.page)
    assert_accessible(seen.page)
    assert_each_answer_has_its_reason(seen.page, name)
    if name in SPECIMENS:
        for scheme in ("light", "dark"):
            assert_readable(seen.page, scheme)
    seen.page.set_viewport_size({"width": 1280, "height": 800})
    assert_quiet(seen, 1280)


@pytest.mark.parametrize("name", SPECIMENS)
def test_page_from_a_folder_is_quiet_fits_and_is_accessible_before_any_answer(visit, name):
    seen = visit(name, "file", 1280, color_scheme="light")
    seen.page.wait_for_function(READY)
    assert_accessible(seen.page)
    for explorer in on_page(name):
        Card(seen.page, explorer).commit()
    assert_quiet(seen, 1280)


def test_what_a_page_loads_lies_beside_it_and_needs_no_server(built):
    """From a folder a browser loads no module and nothing by an address from the root."""
    wrong = []
    for path in built.rglob("*.html"):
        html = re.sub(r"<!--.*?-->", "", path.read_text(encoding="utf-8"), flags=re.S)
        for tag in re.findall(r"<(?:script|link|img|iframe|source|a)\b[^>]*>", html):
            to = re.search(r'\s(?:src|href)="([^"#?]+)', tag)
            if to and not re.match(r"(https?|mailto|data):", to[1]) and not (path.parent / unquote(to[1])).exists():
                wrong.append(f"{path.relative_to(built)}: {tag}")
            if re.search(r'type="module"|\scrossorigin', tag):
                wrong.append(f"{path.relative_to(built)}: {tag}")
    assert wrong == []


def test_every_page_is_free_of_third_parties(built):
    for path in built.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert not re.search(r"<(script|link|img|iframe)[^>]+(?:src|href)=[\"'](?:https?:)?//", html), path
        assert "fontawesome" not in html.lower(), path
    assert not [path for path in built.rglob("*") if "fontawesome" in path.name.lower()]
    for path in built.rglob("*.css"):
        assert not re.search(r"url\([\"']?(?:https?:)?//|@import", path.read_text(encoding="utf-8")), path


def test_ids_are_unique(built):
    ids = {page: Counter(re.findall(r'<[^>]* id="([^"]+)"', (built / page).read_text(encoding="utf-8"))) for page in PAGES}
    assert [f"{page} {name}" for page, counts in ids.items() for name, count in counts.items() if count > 1] == []


def test_citations_lead_to_their_sources(built):
    for page in LESSON_PAGES:
        html = (built / page).read_text(encoding="utf-8")
        targets = set(re.findall(r'<a [^>]*class="[^"]*footnote-reference[^"]*"[^>]*href="#([^"]+)"', html))
        targets |= set(re.findall(r'<a [^>]*href="#([^"]+)"[^>]*class="[^"]*footnote-reference', html))
        assert len(targets) >= 3, page
        assert [target for target in targets if f'id="{target}"' not in html] == [], page


WITHOUT_SCRIPT = """at => {
    const el = document.querySelector(at);
    const shown = selector => [...el.querySelectorAll(selector)].filter(e => e.checkVisibility());
    return {
        numbers: Object.fromEntries(shown("[data-readout]").map(e => [e.dataset.readout, e.textContent])),
        sentence: el.querySelector(".say").textContent,
        figure: el.querySelector("figure svg").checkVisibility(),
        answer: shown("details.no-script summary").length > 0,
    };
}"""


@pytest.mark.parametrize("name", sorted(set(PAGE_OF.values())))
def test_finished_before_any_script(visit, name):
    page = visit(name, width=360, java_script_enabled=False).page
    for explorer in (explorer_of(one) for one in SHOWN[name] if PAGE_OF[one] == name):
        result = modelled(explorer.name, "{}")
        assert page.evaluate(WITHOUT_SCRIPT, f"#explore-{explorer.name}") == {
            "numbers": {one["name"]: one["text"] for one in explorer.readouts(explorer.texts(result))},
            "sentence": explorer.sentence(result),
            "figure": True,
            "answer": bool(SHOWN[name][explorer.name]),
        }


def assert_first_screen(page):
    """The mother's worry and most of the figure are there before anybody scrolls; no code is."""
    worry, figure = page.locator("blockquote").first.bounding_box(), page.locator("figure svg").first.bounding_box()
    assert worry["y"] + worry["height"] <= 740
    assert figure["y"] + 0.6 * figure["height"] <= 740
    assert page.locator(".highlight, pre").count() == 0


def test_parts_are_named_by_keyboard_alone(visit):
    page = visit(PAGE_OF["breast"]).page
    labels = named("labels", "breast", LabelsContent).labels
    activity = page.locator(".label-it")
    picks = activity.locator(".pick")
    assert picks.count() == len(labels) >= 6
    for number in range(picks.count()):
        pick = picks.nth(number)
        pick.locator("select").focus()
        wanted = pick.locator("select").get_attribute("data-of")
        for _ in range(len(labels) + 1):
            if pick.locator("select").input_value() == wanted:
                break
            page.keyboard.press("ArrowDown")
    activity.locator("form button[type=submit]").focus()
    page.keyboard.press("Enter")
    of = str(len(labels))
    assert activity.locator(".count").text_content() == fill_in(WORDS["labels_right"], {"n": of, "of": of})
    assert activity.locator(".reason[data-mark=best]").count() == len(labels)


# ---- Phones, eyes and fingers ----


def assert_large_enough(page, name):
    """Text in figures can be read, and fingers meet what they aim at."""
    sizes = page.evaluate(
        """() => [...document.querySelectorAll('.explorer figure svg')].flatMap(svg => [...svg.querySelectorAll('text')].map(t =>
            parseFloat(getComputedStyle(t).fontSize) * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width))"""
    )
    assert bool(sizes) == bool(on_page(name))
    assert min(sizes, default=11) >= 11
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


# ---- Questions, and what is kept ----


def test_quiz_gives_the_reason_for_the_chosen_option(visit):
    page = visit(LESSON_PAGES[0]).page
    quiz = page.locator(".quiz").last
    hand = quiz.locator("form").first
    hand.locator(".choice").last.click()
    hand.locator("button[type=submit]").click()
    assert hand.locator(".reason").last.is_visible()
    assert_each_answer_has_its_reason(page, LESSON_PAGES[0])
    spoken = "() => [...document.querySelectorAll('.quiz [role=status]')].every(one => one.textContent)"
    page.wait_for_function(spoken)


def test_own_words_are_kept(visit):
    page = visit(PAGE_OF["supply"]).page
    page.locator("textarea").fill("You are giving so much.")
    page.reload()  # at once: what is being written is kept when the page is left
    page.wait_for_function("() => document.documentElement.dataset.record && document.querySelector('textarea').value")
    assert page.locator("textarea").input_value() == "You are giving so much."


def test_broken_saved_record_gives_one_message_and_is_not_lost(visit):
    broken = '{"version": 1, "answers": 3}'  # other ways to be broken: ``test_record.py``
    seen = visit(PAGE_OF["supply"])
    page = seen.page
    page.evaluate("text => localStorage.setItem('milk-in-motion', text)", broken)
    page.reload()
    message = page.locator("main > .problem").text_content()
    assert broken[:40] in message
    assert "expected a saved course record" in message
    kept = page.evaluate("Object.entries(localStorage).filter(([k]) => k.includes('unreadable')).map(([, v]) => v)")
    assert kept == [broken]
    Card(page, "supply").commit()
    assert seen.errors == []


def unfold(page):
    """Open the tables of numbers and the first story."""
    page.evaluate("""() => {
        document.querySelectorAll("details.numbers").forEach(one => { if (one.checkVisibility()) { one.open = true; } });
        document.querySelectorAll("details.story > summary").forEach((one, number) => { if (!number) { one.click(); } });
    }""")


def faults(page, **options):
    """What axe finds."""
    if page.evaluate("typeof window.axe") == "undefined":
        page.evaluate(AXE)
    asked = {"resultTypes": ["violations"], "preload": False, **options}
    return page.evaluate(
        """asked => axe.run(document, asked).then(found => found.violations.map(
            one => [one.id, one.help, one.nodes.map(node => node.failureSummary + " " + node.html)]))""",
        asked,
    )


def assert_accessible(page):
    assert faults(page) == []


def assert_readable(page, scheme):
    """In the dark, and where something was answered, only the colours are others."""
    page.emulate_media(color_scheme=scheme)
    assert faults(page, runOnly=["color-contrast"]) == []


def test_every_notebook_and_page_is_in_the_site(built):
    assert [page for page in PAGES if not (built / page).exists()] == []


def test_pages_hold_no_widget_state(built):
    for page in PAGES:
        html = (built / page).read_text(encoding="utf-8")
        assert "application/vnd.jupyter" not in html
        for spec in re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', html, flags=re.S):
            json.loads(spec)
