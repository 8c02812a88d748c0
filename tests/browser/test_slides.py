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
