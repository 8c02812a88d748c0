"""The stories beside an explorer: they ask, run, explain, are kept; and the second mother of a story."""

import pytest

from lactation.activities.asking import dealt
from lactation.activities.explorer import Explorer
from tests.browser.explorer_checks import COMPARING, assert_shows_the_other, gap_of, heights_of
from tests.browser.explorer_page import NAMES, WORDS, explorer_of

# ---- The second mother ----

# In a story the second mother shares whatever is not hers alone: what is shared moves both.
SHARING = [(name, story) for name in COMPARING for story in explorer_of(name).content.stories if story.other]


def test_second_mother_of_a_story_follows_what_both_share(card):
    seen = None
    for name, story in SHARING:
        seen = seen if seen and seen.name == name else card(name)
        assert_follows_what_both_share(seen, story)


def assert_follows_what_both_share(seen, story):
    asked = {"settings": story.see, "other": story.other, "other_name": story.other_name}
    seen.page.evaluate("([at, asked]) => document.querySelector(at).explorer.take(asked, null, true)", [seen.at, asked])
    assert_shows_the_other(seen, story.other, story.other_name)
    changes = ({"storage_ml": 80}, {"look_day": 20}, {"storage_ml": 390, "look_day": 70})
    own = [{key: value for key, value in change.items() if key not in story.other} for change in changes]
    own = [{"day_feeds": 6}, {"look_day": 20}] if seen.name == "relactation" else own
    for shown in seen.moved_one_by_one(own):
        assert_shows_the_other(seen, story.other, story.other_name, shown)
    # Once the name no longer tells how she differs, the list does.
    theirs = Explorer(seen.name, seen.settings, other=story.other)
    alike = next(key for key, value in story.other.items() if value != seen.settings[key])
    seen.set(**{alike: story.other[alike]})
    left = Explorer(seen.name, seen.settings, other=story.other).differences()
    assert left != theirs.differences()
    assert seen.find(".key .others").text_content() == story.other_name + (f" ({left})" if left else "")
    # Starting again forgets her and her name.
    seen.find("button.reset").click()
    assert not seen.find(".key").is_visible() or seen.model.other


# ---- Stories ----

TELLING = [name for name in NAMES if explorer_of(name).content.stories]


def story_of(seen, story):
    return seen.page.locator(f"#{seen.name}-story-{story.id}")


def unfold(told):
    """Open or close a story by its title; the browser tells of it a moment later."""
    told.locator("summary").first.click()
    told.page.wait_for_function(
        "() => [...document.querySelectorAll('.story')].every(one => one.querySelector('.predict').play.state.open === one.open)"
    )


def veiled(seen):
    """Whether the curves are hidden."""
    content = seen.model.content
    series = (content.compare or [name for table in content.tables for name in table.series if name not in content.first])[0]
    return seen.find(f'[data-series="{series}"]').first.evaluate("e => getComputedStyle(e).opacity") == "0"


@pytest.mark.parametrize("name", TELLING)
def test_each_story_veils_asks_runs_explains_and_is_kept(card, name):
    seen = card(name, reduced_motion="reduce")
    assert not veiled(seen)
    for story in seen.model.content.stories:
        told = story_of(seen, story)
        unfold(told)
        seen.page.wait_for_function("at => document.querySelector(at).matches('[data-asks=story]')", arg=seen.at)
        assert seen.find(".waits").is_visible(), "controls that move nothing in sight say why"
        assert veiled(seen), story.id
        assert not told.locator(".then").is_visible()
        told.locator("button[type=submit]").click()
        assert veiled(seen), "a story without an answer must not run"
        told.locator(".ask .choice").nth(0).click()
        told.locator("button[type=submit]").click()
        assert seen.settings == seen.model.settings | story.see, story.id
        assert not veiled(seen)
        assert not seen.find(".waits").is_visible()
        assert told.locator(f"[data-slot='reason:{dealt(story)[0].id}']").is_visible()
        assert told.locator(".reason[data-mark=best]").is_visible()
        verdict = WORDS["right"] if dealt(story)[0].best else WORDS["not_quite"]
        assert told.locator(".then").text_content() == f"{verdict} {story.then}"
        seen.assert_shows_the_model()
        if story.other:
            assert_shows_the_other(seen, seen.settings | story.other, story.other_name)
        assert seen.find("[data-other]").first.is_visible() == bool(story.other), story.id
    seen.page.reload()
    for story in seen.model.content.stories:
        told = story_of(seen, story)
        unfold(told)
        assert told.locator(".then").is_visible()
        assert told.locator(".ask input").nth(0).is_checked()
        assert not veiled(seen)
        assert seen.settings == seen.model.settings | story.see, "figure and words agree"


@pytest.mark.parametrize("name", TELLING)
def test_a_story_can_be_taken_again(card, name):
    seen = card(name, reduced_motion="reduce")
    story = seen.model.content.stories[0]
    told = story_of(seen, story)
    unfold(told)
    told.locator(".ask .choice").nth(0).click()
    told.locator("button[type=submit]").click()
    told.locator("[data-do=again]").click()
    assert veiled(seen)
    assert not told.locator(".then").is_visible()
    assert seen.settings == seen.model.settings
    seen.page.reload()
    unfold(told)
    assert not told.locator(".then").is_visible()


@pytest.mark.parametrize("name", TELLING)
def test_what_one_story_set_does_not_stand_beside_the_question_of_another(card, name):
    seen = card(name, reduced_motion="reduce")
    stories = seen.model.content.stories
    first = next((story for story in stories if story.other), stories[0])
    next_one = next(story for story in stories if story is not first)
    told = story_of(seen, first)
    unfold(told)
    seen.page.wait_for_function("at => document.querySelector(at).matches('[data-asks=story]')", arg=seen.at)
    told.locator(".ask .choice").nth(0).click()
    told.locator("button[type=submit]").click()
    assert seen.settings == seen.model.settings | first.see
    unfold(story_of(seen, next_one))
    seen.page.wait_for_function("at => document.querySelector(at).matches('[data-asks=story]')", arg=seen.at)
    assert veiled(seen)
    assert seen.settings == seen.model.settings, "the numbers of another mother"
    assert seen.find("[data-other]").first.is_visible() == bool(seen.model.content.other), "only the explorer's own"
    seen.assert_shows_the_model()
    unfold(told)
    seen.page.wait_for_function("at => document.querySelector(at).dataset.asks === ''", arg=seen.at)
    assert seen.settings == seen.model.settings | first.see
    assert not veiled(seen)


@pytest.mark.parametrize("name", [name for name in TELLING if explorer_of(name).content.guess])
def test_line_can_be_drawn_for_a_story(card, name):
    seen = card(name)
    story = seen.model.content.stories[0]
    told = story_of(seen, story)
    unfold(told)
    handle = seen.find(".guess .feed").first
    handle.focus()
    seen.page.keyboard.press("Home")
    told.locator(".ask .choice").nth(1).click()
    heights = heights_of(seen)
    told.locator("button[type=submit]").click()
    assert seen.find(".gap").text_content() == gap_of(seen, heights, [0])
