"""What is shared as a link, and opened by somebody else: the same in sight, nothing in their record, no answer given away."""

import re
from urllib.parse import urlparse

import pytest

from lactation.content.schema import words
from tests.addresses import WHOLE
from tests.browser.explorer_page import READY

WORDS = words()

SUPPLY = "notebooks/m02-how-milk-works/05-supply-follows-removal.html"
SIMULATOR = "notebooks/simulator/the-milk-supply-simulator.html"
TALK = "notebooks/practice/c4-natasha.html"
FEEDS = "notebooks/m05-watching-a-feed/07-your-eye-and-the-key.html"
SHOWN = """async el => {
    const exact = ({explorer}) => explorer && explorer.result && (!explorer.exact || explorer.exact());
    while (!exact(el)) await new Promise(done => setTimeout(done, 50));
    return JSON.stringify([
        el.explorer.settings, el.explorer.other, el.explorer.result.readouts, el.querySelector('.try > .say').textContent,
    ]);
}"""


def sharing(page, button="[data-tool=share] >> nth=0"):
    """Open the panel by the keyboard; return it."""
    page.locator(button).focus()
    page.keyboard.press("Enter")
    panel = page.locator(".share")
    panel.wait_for()
    return panel


def link_of(panel, kind=None, which=0):
    """The link that a panel shows, for a thing of that kind."""
    if kind:
        value = (
            panel.locator("select")
            .first.locator("option")
            .evaluate_all(
                "(options, [kind, which]) => options.filter(one => one.textContent.startsWith(kind))[which].value", [kind, which]
            )
        )
        panel.locator("select").first.select_option(value)
    shown = panel.locator("input:visible, textarea:visible").first.input_value()
    place = re.search(r"paste this whole text: (notebooks/\S+)$", shown)  # in a copy to which no link leads
    return panel.page.url.split("notebooks/")[0] + place[1] if place else shown


def test_settings_that_came_wait_behind_the_question_that_they_would_help_to_answer(visit):
    mine = visit(SUPPLY, "file", 360).page
    begun = mine.locator("#explore-supply").evaluate(SHOWN)
    mine.locator("#explore-supply").evaluate("el => el.explorer.set({ sessions: 13 })")
    panel = sharing(mine)
    link = link_of(panel, "With its controls")
    assert panel.get_by_text("Show it inside another website").is_hidden()  # no other website can show a file
    theirs = visit(SUPPLY, "file", 360)
    theirs.page.goto(link)
    card = theirs.page.locator("#explore-supply")
    again = card.locator(".sent button").first
    again.wait_for()
    assert again.is_disabled()
    assert card.evaluate(SHOWN) == begun
    card.locator("label:visible", has_text="About the same milk").first.click()
    card.get_by_role("button", name="Commit").first.click()
    again.click()
    assert card.evaluate("el => el.explorer.settings.sessions") == 13
    assert theirs.errors == []


def test_question_of_a_story_that_an_address_names_is_not_below_the_figure(visit):
    page = visit(f"{SIMULATOR}#ask-simulator-nights-predict", "http", 360).page
    page.wait_for_function(READY)
    page.wait_for_function("""() => {
        const place = at => document.querySelector(at).getBoundingClientRect();
        const top = place("#ask-simulator-nights-predict").top;
        return top >= place("#explore-simulator .row").bottom - 1 && top < innerHeight;
    }""")


def test_settings_that_are_shared_are_seen_by_whoever_opens_the_link(visit):
    mine = visit(SIMULATOR, "http", 1280)
    card = mine.page.locator("#explore-simulator")
    card.evaluate("""el => {
        el.explorer.compare({ storage_ml: 120 });
        el.explorer.set({ look_day: 33, a_attachment: 0.55, b_day: [[1.25, 'feed'], [3, 'cup']] });
    }""")
    panel = sharing(mine.page, "#explore-simulator [data-tool=share]")
    link = link_of(panel)
    assert len(link) - len(link.split("notebooks/")[0]) + 60 <= WHOLE
    panel.locator("button").first.click()
    panel.get_by_text("Copied").first.wait_for()
    mine.page.keyboard.press("Escape")
    assert panel.count() == 0
    assert mine.page.evaluate("document.activeElement.dataset.tool") == "share"
    theirs = visit(SIMULATOR, "http", 360)
    theirs.page.goto(link)
    theirs.page.locator("#explore-simulator .sent").wait_for()
    assert theirs.page.locator("#explore-simulator").evaluate(SHOWN) == card.evaluate(SHOWN)
    assert theirs.page.evaluate("document.documentElement.scrollWidth") <= 360
    before = theirs.page.evaluate("history.length")
    theirs.page.locator("#explore-simulator").evaluate("el => el.explorer.set({ look_day: 50 })")
    assert theirs.page.evaluate("history.length") == before
    theirs.page.goto(link[:-2])
    theirs.page.locator(".sent.problem").wait_for()
    assert "cut short" in theirs.page.locator(".sent").inner_text()
    assert mine.errors == theirs.errors == []


def test_story_opens_with_its_question_and_a_bet_waits_to_be_placed(visit):
    mine = visit(SIMULATOR, "file", 1280)
    page = mine.page
    page.locator("button.big").click()
    story = page.locator("details.story").nth(1)
    story.evaluate("""el => { el.open = true; }""")
    page.wait_for_function("() => document.querySelectorAll('details.story .bets')[1].play")
    story.locator(".bets").evaluate("""el => {
        const tell = (name, value) => el.play.tell(name, '', value);
        tell('group', '<b>Группа</b>'); tell('option', el.play.spec.options[1]);
        tell('number', '655.5'); tell('sure', '2'); tell('place', '');
    }""")
    panel = sharing(page, "#explore-simulator [data-tool=share]")
    plain = link_of(panel)
    panel.locator("select").nth(1).select_option(label="<b>Группа</b>")
    with_bet = link_of(panel)
    theirs = visit(SIMULATOR, "file", 360).page
    theirs.goto(plain)
    opened = theirs.locator("details.story").nth(1)
    opened.locator("button[type=submit]:visible").wait_for()
    assert theirs.locator("#explore-simulator").get_attribute("data-asks") == "story"
    assert not opened.locator("[data-slot=then]").is_visible()
    theirs.goto(with_bet)
    note = opened.locator(".sent")
    note.wait_for()
    assert "“<b>Группа</b>”" in note.inner_text()
    assert opened.evaluate("el => !el.querySelector('.bets').play")
    note.locator("button").click()
    theirs.wait_for_function(
        "() => (document.querySelectorAll('details.story .bets')[1].play || { state: { bets: [] } }).state.bets.length"
    )
    bet = opened.locator(".bets").evaluate("el => el.play.state.bets[0]")
    assert (bet["group"], bet["number"], bet["sure"]) == ("<b>Группа</b>", 655.5, 2)


def test_talk_and_feed_that_were_sent_leave_ones_own_as_they_are(visit):
    mine, theirs = (visit(TALK, "file", 360) for _ in range(2))
    for page, replies in ((mine.page, "1312"), (theirs.page, "2")):
        page.locator("#talk-c4").evaluate("(el, replies) => { for (const n of replies) el.play.tell('pick', n, ''); }", replies)
    said, own = (one.page.locator("[data-slot=her]").inner_text() for one in (mine, theirs))
    link = link_of(sharing(mine.page))
    page, kept = theirs.page, theirs.page.locator("#talk-c4").evaluate("el => el.play.fresh()")
    page.evaluate("text => { location.hash = text; }", urlparse(link).fragment)
    page.locator(".sent").wait_for()
    assert page.locator("[data-slot=her]").inner_text() == said != own
    page.locator("#talk-c4 .reply:visible").first.click()
    assert page.locator("#talk-c4").evaluate("el => el.play.fresh()") == kept
    page.locator(".sent button").click()
    assert page.locator("[data-slot=her]").inner_text() == own
    page.goto(page.url.replace(TALK, FEEDS).split("#")[0])
    feeds = page.locator("#observe-trainer")
    page.wait_for_function("() => document.querySelector('#observe-trainer').play")
    link_of(sharing(page), "The feed")
    text = page.evaluate("""() => { const spec = document.querySelector('#observe-trainer').play.spec, core = lactation;
        return core.address_write('observe-trainer', core.address_feed_shape(spec), core.address_feed_numbers(spec, 5, 3)); }""")
    page.evaluate("text => { location.hash = text; }", text)
    feeds.locator(".sent").wait_for()
    assert "Set 6, feed 4" in feeds.locator("[data-slot=place]").inner_text()
    feeds.locator(".sent button").click()
    assert "Set 1, feed 1" in feeds.locator("[data-slot=place]").inner_text()
    assert mine.errors == theirs.errors == []


HOLDS = "notebooks/m06-position-and-attachment/01-four-points-to-hold-four-to-take.html"
COACH = "notebooks/m06-position-and-attachment/02-help-with-words-alone.html"
REASONS = "notebooks/m08-enough-milk/04-four-columns-of-reasons.html"
WORRIES = "notebooks/m08-enough-milk/03-plot-and-decide.html"
FINDER = "notebooks/m10-breast-care/the-condition-sorter.html"
# By page: the play, what is done in it, and what tells that it came back.
SCENES = {
    COACH: ("coach-zainab", "play => [0, 1].forEach(() => play.tell('say', document.querySelector('#coach-zainab .replies"
            " button:not([hidden])').dataset.of, ''))", "[play.state.said, play.state.wish]"),
    HOLDS: ("position-holds", "play => ['nearer', 'toward', 'nearer'].forEach(one => play.tell('move', one, ''))",
            "[play.state.at, ['line', 'close', 'aim'].map(one => play.state.wish[one].toFixed(3))]"),
    WORRIES: ("enough-worries", "play => { play.state.at = 3; play.shown(true); }", "[play.spec.cards[play.state.at]]"),
    REASONS: ("reasons-histories", "play => play.tell('board', play.spec.boards[1].id, '')", "[play.state.at]"),
    FINDER: ("weigh-conditions", "play => play.tell('tick', play.spec.findings[play.spec.many[0]][1], true)",
             "[play.view.text.refer, play.view.order]"),
}  # fmt: skip


@pytest.mark.parametrize("name", SCENES)
def test_scene_that_was_sent_is_seen_as_it_stood_and_ones_own_comes_back(visit, name):
    play, do, tells = SCENES[name]
    mine, theirs = (visit(name, "file", 360) for _ in range(2))
    seen = f"el => {{ const play = el.play; return JSON.stringify({tells}); }}"
    own = theirs.page.locator(f"#{play}").evaluate(seen)
    mine.page.locator(f"#{play}").evaluate(f"el => ({do})(el.play)")
    sent = mine.page.locator(f"#{play}").evaluate(seen)
    panel = sharing(mine.page)
    value = mine.page.evaluate("id => [...document.querySelectorAll('[data-tool=share]')][0].sharePanel.things"
                               ".findIndex(one => one.el.id === id)", play)  # fmt: skip
    panel.locator("select").first.select_option(str(value))
    theirs.page.evaluate("text => { location.hash = text; }", urlparse(link_of(panel)).fragment)
    theirs.page.locator(f"#{play} .sent").wait_for()
    assert theirs.page.locator(f"#{play}").evaluate(seen) == sent != own
    assert theirs.page.locator(f"#{play}").evaluate("el => el.play.fresh()") == "[]"
    theirs.page.locator(f"#{play} .sent button").click()
    assert theirs.page.locator(f"#{play}").evaluate(seen) == own
    assert mine.errors == theirs.errors == []


def test_every_card_and_story_of_a_page_has_an_address_that_opens_it(visit):
    watched = visit(FINDER, "http", 360)
    page = watched.page
    links = sharing(page).evaluate(
        "el => { const [what, link] = [el.querySelector('select'), el.querySelector('input')];"
        " return [...what.options].map(one => { what.value = one.value;"
        " what.dispatchEvent(new Event('change', { bubbles: true })); return link.value; }); }"
    )
    assert len(links) == len(set(links)) == 22
    page.evaluate("text => { location.hash = text; }", urlparse(links[3]).fragment)
    page.locator("details.story").nth(2).locator(":scope[open]").wait_for()
    assert page.locator(".sent").count() == 0
    assert watched.errors == []


@pytest.mark.parametrize("form", ["{first}\n{rest} See you", "{percents}?fbclid=x"])
def test_link_that_a_messenger_broke_is_whole_when_it_is_pasted(visit, form):
    watched = visit(SUPPLY, "file", 360)
    panel = sharing(watched.page)
    link = link_of(panel, "With its controls")
    panel.get_by_text(WORDS["share_paste"], exact=True).click()
    told = form.format(first=link[:-4], rest=link[-4:], percents=link.replace("#", "%23"))
    panel.get_by_label(WORDS["share_paste_label"]).fill(told)
    panel.get_by_role("button", name=WORDS["share_paste_open"], exact=True).click()
    watched.page.locator("#explore-supply .sent").wait_for()
    assert watched.page.locator(".sent.problem").count() == 0
    assert watched.errors == []


MANGLED = ("{}?fbclid=IwAR0", "{}&utm_source=x", "%23{}", "%E2%80%AE{}", "{}%0A", "%257E{}", "{}.)")


def test_links_that_messengers_changed_are_read_and_what_names_nothing_says_so(visit):
    watched = visit(SUPPLY, "file", 360)
    page = watched.page
    good = urlparse(link_of(sharing(page), "With its controls")).fragment
    for form in MANGLED:
        text = form.format(good[1:] if "257E" in form else good)
        page.evaluate("text => { document.querySelectorAll('.sent').forEach(el => el.remove()); location.hash = text; }", text)
        page.locator(".sent").wait_for()
        assert page.locator(".sent.problem").count() == 0, form
    for text in ("javascript:alert(1)", "__proto__", "constructor", "nothing-of-this-name", "%"):
        page.evaluate("text => { document.querySelectorAll('.sent').forEach(el => el.remove()); location.hash = text; }", text)
        page.locator(".sent.problem").wait_for()
        assert "not on this page" in page.locator(".sent").inner_text(), text
    for text in ("quiz-supply", "main", "top", "article=S1&words=tea"):
        page.evaluate("text => { document.querySelectorAll('.sent').forEach(el => el.remove()); location.hash = text; }", text)
        page.wait_for_timeout(200)
        assert page.locator(".sent").count() == 0, text
    assert watched.errors == []


HOSTILE = ("~1<img src=x onerror=alert(1)>", "%7E1%3Cscript%3E", "~__proto__", "~1" + "A" * 5000, "~%E0%A4%A", "~1constructor")


def test_hostile_links_inject_nothing_and_say_what_is_wrong(visit):
    watched = visit(SUPPLY, "file", 360)
    page = watched.page
    page.on("dialog", lambda dialog: watched.errors.append(dialog.message))
    begins = page.locator("#explore-supply").evaluate(SHOWN)
    for text in HOSTILE:
        page.evaluate("text => { document.querySelectorAll('.sent').forEach(el => el.remove()); location.hash = text; }", text)
        page.locator(".sent.problem").wait_for()
        assert page.locator("main img, main script:not(.spec)").count() == 0
        assert page.locator("#explore-supply").evaluate(SHOWN) == begins
    assert watched.errors == []


def test_one_thing_of_a_page_inside_another_website_works_where_nothing_can_be_kept(visit, addresses):
    watched = visit("index.html", "http", 1280)
    panel_page = visit(SUPPLY, "http", 1280).page
    panel = sharing(panel_page)
    link_of(panel, "With its controls")
    snippet = panel.get_by_label(WORDS["share_snippet"]).input_value()
    assert snippet.startswith("<iframe src=")
    page = watched.page
    page.goto(f"{addresses['http']}/_static/milk.css")  # no page of the course: those forbid frames
    page.set_content(snippet.replace("<iframe ", '<iframe sandbox="allow-scripts" '))  # which takes all storage from it
    frame = page.frame_locator("iframe")
    frame.locator(".embed-from a").wait_for()
    assert frame.locator("#explore-supply").is_visible()
    assert not frame.locator(".top").is_visible()
    assert frame.locator("[data-notice]:visible").count() == 0
    assert frame.locator("main h1:visible").count() == 0
    assert [error for error in watched.errors if "404" not in error] == []  # the other website's own icon
