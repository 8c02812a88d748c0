"""The whole course in the language that nobody speaks: built as any other, looked through, played and measured.

Takes as long as a build, so it is no part of ``make test``: ``make test-languages``. One build serves both directions: what is
read from right to left is the same pages with another ``dir``.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from lactation.content.paths import FOLDER, LANGUAGE, PSEUDO, ROOT
from tests.translation.seen import ATTRIBUTES, unbracketed

BUILD = ["jupyter-book", "build", ".", "-W", "-n", "--keep-going", "--quiet", "--path-output"]
KINDS = re.compile(r'data-(?:play|activity)="\w+"|data-print|class="control [\w ]+"|role="switch"|type="range"|class="tones"')
PHONE = {"width": 360, "height": 740}
BUTTONS = 80  # pressed on a page, at most


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The built pages, or those of an earlier build that ``PSEUDO_SITE`` names."""
    if os.environ.get("PSEUDO_SITE"):
        return Path(os.environ["PSEUDO_SITE"])
    folder = tmp_path_factory.mktemp("languages")
    told = os.environ | {FOLDER: str(folder / "locale")}
    subprocess.run([sys.executable, "-m", "lactation.translation.templates", PSEUDO], check=True, env=told, cwd=ROOT)
    told |= {LANGUAGE: PSEUDO}
    built = subprocess.run(
        [str(Path(sys.executable).parent / BUILD[0]), *BUILD[1:], str(folder)],
        check=False,
        env=told,
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert built.returncode == 0, built.stdout[-4000:] + built.stderr[-4000:]
    return folder / "_build" / "html"


@pytest.fixture(scope="session")
def pages(site):
    """Each page by its place, as it was written."""
    return {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))}


def covering(pages):
    """Return a few pages that have every kind of activity and control between them: always the one that adds the most."""
    left = {name: set(KINDS.findall(html)) for name, html in pages.items()}
    chosen = ["search.html"]
    wanted = set().union(*left.values())
    while wanted:
        best = max(left, key=lambda name: len(left[name] & wanted))
        chosen.append(best)
        wanted -= left[best]
    return chosen


def test_every_text_of_every_page_is_translated(pages):
    assert len(pages) > 50
    found = [one for name, html in pages.items() for one in unbracketed(name, html)]
    assert not found, "\n".join(dict.fromkeys(map(str, found)))


def test_decimal_sign_is_that_of_the_language(pages):
    """In the language that nobody speaks it is a comma; a point between figures comes from a program, or from a cited work."""
    wrong = []
    for name, html in pages.items():
        plain = re.sub(
            r'<script.*?</script>|<style.*?</style>|<[^>]*class="[^"]*(?:works|sources|footnote)[^>]*>.*?</(?:p|span|aside)>',
            " ",
            html,
            flags=re.S,
        )
        seen = re.sub(r"<[^>]*>", " ", plain)
        wrong += [f"{name}: {one}" for one in re.findall(r"[^\s]*(?<![\d./:-])\d+\.\d+(?![\d./])[^\s]*", seen)]
    assert not wrong, "\n".join(wrong[:40])


PLAY = """async (most) => {
  const wait = ms => new Promise(done => setTimeout(done, ms));
  document.querySelectorAll("details").forEach(one => { one.open = true; });
  document.querySelectorAll("fieldset, li, form").forEach(one => {
    const radio = one.querySelector('input[type="radio"]:not(:disabled)');
    if (radio && !one.querySelector("input:checked")) { radio.click(); }
  });
  document.querySelectorAll("select").forEach(one => {
    one.selectedIndex = one.options.length - 1;
    one.dispatchEvent(new Event("change", { bubbles: true }));
  });
  document.querySelectorAll('form[data-play] [type="submit"], [data-play] form [type="submit"]').forEach(one => { one.click(); });
  await wait(300);
  const say = (input, what) => { input.dispatchEvent(new Event(what, { bubbles: true })); };
  const set = (input, value) => { input.value = value; say(input, "input"); };
  document.querySelectorAll('.try input[type="range"]').forEach(one => { set(one, one.min); set(one, one.max); });
  document.querySelectorAll('.try input[type="checkbox"]').forEach(one => { one.click(); });
  document.querySelectorAll('.pairs input[type="text"]').forEach(one => { set(one, "3400"); say(one, "change"); });
  document.querySelectorAll("textarea, .bets input[type=text]").forEach(one => { set(one, "5"); });
  document.querySelectorAll("#q").forEach(one => { set(one, "milk"); });
  await wait(400);
  const all = document.querySelectorAll("main button:not(.big, .play, .reset)");
  const buttons = [...all].filter(one => !one.closest("[data-print]"));
  for (const button of buttons.slice(0, most)) { if (!button.disabled && button.offsetParent) { button.click(); } }
  await wait(700);
  return document.documentElement.outerHTML;
}"""
WIDE = """() => {
  const seen = document.documentElement.clientWidth, rtl = document.documentElement.dir === "rtl";
  if (document.documentElement.scrollWidth <= seen) { return []; }
  const held = one => { for (let up = one.parentElement; up; up = up.parentElement) {
    if (["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(up).overflowX)) { return true; } } return false; };
  return [...document.querySelectorAll("body *")].filter(one => {
    const box = one.getBoundingClientRect();
    return box.width && (rtl ? box.left < -1 : box.right > seen + 1) && !held(one);
  }).slice(-4).map(one => one.tagName + "." + one.className + " " + one.textContent.slice(0, 60));
}"""


def mine(html):
    """Return a page without what the reader of the test typed."""
    return re.sub(r"<textarea.*?</textarea>", "", html, flags=re.S)


@pytest.mark.parametrize("way", ["ltr", "rtl"])
def test_what_scripts_write_is_translated_and_fits_a_phone(browser, site, pages, way):
    context = browser.new_context(viewport=PHONE)

    def turn(route):
        body = Path(site / route.request.url.split("?")[0].removeprefix(f"file://{site}/")).read_text(encoding="utf-8")
        route.fulfill(body=body.replace('dir="ltr"', f'dir="{way}"', 1), content_type="text/html")

    context.route(re.compile(r"\.html(\?.*)?$"), turn)
    found, wide, errors = [], [], []
    for name in covering(pages):
        page = context.new_page()
        page.on("pageerror", lambda error, name=name: errors.append(f"{name}: {error}"))
        page.goto(f"file://{site / name}")
        page.wait_for_function("() => document.readyState === 'complete'")
        wide += [f"{name} ({way}): {one}" for one in page.evaluate(WIDE)]
        html = page.evaluate(PLAY, BUTTONS)
        assert f'dir="{way}"' in html[:400]
        found += unbracketed(name, mine(html))
        wide += [f"{name} ({way}), after moves: {one}" for one in page.evaluate(WIDE)]
        page.close()
    context.close()
    told = [*errors, *dict.fromkeys(map(str, found)), *(f"{one}: wider than the phone" for one in wide)]
    assert not told, "\n".join(told)


def test_attributes_that_are_looked_at_are_those_the_course_uses(pages):
    used = {
        name for html in pages.values() for name in re.findall(r' (aria-[a-z]+|alt|title|placeholder)="[^"]*[a-z]{3} [a-z]', html)
    }
    assert used <= {*ATTRIBUTES, "aria-labelledby", "aria-describedby"}
