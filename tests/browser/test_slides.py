"""A meeting's page as slides: nothing taller than the screen, the keys, what moves still moves, and notes in a second window."""

import pytest

from lactation.content.meetings import meetings

FOLDER = "notebooks/instructors"
SIZES = [(1280, 720), (1024, 768)]
READABLE_PX = 11.5  # as painted; before a projector of 1,280 px most is 15 and more
WALK = """() => {
    const faults = [], count = document.querySelector('.slide-bar .count'), bar = document.querySelector('.slide-bar');
    const all = Number(count.textContent.split(' / ')[1]);
    for (let n = 1; n <= all; n++) {
        const el = document.querySelector('.slide'), box = el.getBoundingClientRect(), say = told => faults.push(`${n}: ${told}`);
        const text = parseFloat(getComputedStyle(el.querySelector('label, li, p')).fontSize) * box.width / el.offsetWidth;
        if (box.height < 60) say('shows nothing');
        if (box.bottom > bar.getBoundingClientRect().top + 1 || el.scrollHeight > el.clientHeight + 1) say('is too tall');
        if (box.right > innerWidth + 1 || el.scrollWidth > el.clientWidth + 1) say('is too wide');
        if (text < READABLE) say(`has words of ${text.toFixed(1)} px`);
        if (count.textContent !== `${n} / ${all}`) say(count.textContent);
        document.dispatchEvent(new KeyboardEvent('keydown', { key: ['ArrowRight', 'PageDown', ' '][n % 3], bubbles: true }));
    }
    return faults;
}""".replace("READABLE", str(READABLE_PX))


@pytest.mark.parametrize("letter", [one.id for one in meetings().meetings])
def test_no_slide_of_a_meeting_is_taller_than_the_screen(visit, letter):
    watched = visit(f"{FOLDER}/meeting-{letter}.html?slides", "file", 1280, height=720)
    for width, height in SIZES:
        watched.page.set_viewport_size({"width": width, "height": height})
        while watched.page.locator(".slide-bar button").first.is_enabled():
            watched.page.keyboard.press("ArrowLeft")
        assert watched.page.evaluate(WALK) == [], (width, height)
    assert watched.errors == []


def place(page):
    return int(page.locator(".slide-bar .count").text_content().split(" / ")[0])


@pytest.mark.parametrize("scheme", ["file", "http"])
def test_slides_are_alive_and_the_notes_follow_and_lead(visit, scheme):
    watched = visit(f"{FOLDER}/meeting-a.html", scheme, 1280, height=720, own=True)
    page = watched.page
    part = meetings().meetings[0].parts[1]
    page.locator("[data-slides] button").click()
    for key in ("PageDown", "ArrowRight", " "):
        page.keyboard.press(key)
    assert place(page) == 4
    page.keyboard.press("PageUp")
    page.keyboard.press("Shift+ ")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    question = page.locator(".slide")  # a question of the quiz, alone, which grows when it is answered
    assert question.locator(".asks > li:visible").count() == 1
    question.locator(".choice:visible").first.click()
    question.locator("button[type=submit]:visible").click()
    question.locator(".reason:visible").first.wait_for()
    page.wait_for_function("""() => { const el = document.querySelector('.slide');
        return el.getBoundingClientRect().bottom <= document.querySelector('.slide-bar').getBoundingClientRect().top + 1
            && el.scrollHeight <= el.clientHeight + 1; }""")
    with page.context.expect_page() as opened:
        page.locator(".slide-bar").get_by_role("button", name="Notes").click()
    notes = opened.value
    notes.locator(".noted .for-you").get_by_text(part.you[0]).wait_for()
    assert f"{part.minutes} of {part.minutes}" in notes.locator(".time-left").text_content()
    notes.locator(".slide-bar").get_by_role("button", name="Next").click()
    page.wait_for_function("() => document.querySelector('.slide-bar .count').textContent.startsWith('5 ')")
    page.keyboard.press("ArrowLeft")
    notes.wait_for_function("() => document.querySelector('.slide-bar .count').textContent.startsWith('4 ')")
    page.keyboard.press("Escape")
    page.wait_for_function("() => !document.documentElement.classList.contains('slides')")
    assert page.locator("h1").is_visible()
    assert not page.locator(".slide-bar").is_visible()
    assert watched.errors == [] and watched.outside == []
