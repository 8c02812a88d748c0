"""A workshop on the simulator's page: groups bet, the run comes, the bets are uncovered, the points add up; and the way out."""

import pytest

from lactation.activities.asking import dealt
from lactation.activities.explorer import Explorer
from lactation.content.schema import words
from lactation.core.words import as_text
from tests.browser.explorer_page import PAGES, Card

WORDS = words()
NAME = "simulator"
MODEL = Explorer(NAME)
STORY, NEXT = [story for story in MODEL.content.stories if story.bet][:2]
SHOWN = dealt(STORY)
RIGHT = next(i for i, option in enumerate(SHOWN) if option.best)
WRONG = next(i for i, option in enumerate(SHOWN) if not option.best)
SIZES = [(1280, 800), (360, 740)]
SIZED = pytest.mark.parametrize(("width", "height"), SIZES)
COVERED = """el => [...el.querySelectorAll('button, summary, input, a')].filter(one => {
    if (one.disabled || !one.checkVisibility()) return false;
    one.scrollIntoView({block: 'nearest', behavior: 'instant'});
    let box = one.getBoundingClientRect();
    const found = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return !(found && (one.contains(found) || found.contains(one)));
}).map(one => one.outerHTML.slice(0, 120))"""


class Room:
    """The simulator in workshop mode, as who leads the workshop sees it."""

    def __init__(self, watched):
        self.watched, self.page = watched, watched.page
        self.card = Card(self.page, NAME)
        self.big = self.card.find("button.big")

    def begin(self):
        self.big.click()
        assert self.card.el.evaluate("e => e.classList.contains('workshop')")
        self.page.wait_for_function("at => !document.querySelector(at + ' [data-late]')", arg=self.card.at)  # the bets' rules
        return self

    def open(self, story=STORY):
        told = self.page.locator(f"#{NAME}-story-{story.id}")
        told.locator("summary").first.click()
        return told

    def settled(self):
        """Wait for the run, with or without its band."""
        self.page.wait_for_function("at => document.querySelector(at).dataset.asks === ''", arg=self.card.at)

    def points(self):
        rows = self.card.find(".board ol > li").all()
        return [
            (row.locator("[data-cell=group]").text_content(), row.locator("[data-cell=points]").text_content()) for row in rows
        ]


def fill(told, group, choice, number, sure):
    told.locator("[data-slot=group]").fill(group)
    if choice is not None:
        told.locator(".bets [data-slot=option] label").nth(choice).click()
    told.locator("[data-slot=number]").fill(number)
    told.locator(".bets [data-slot=sure] label").nth(sure - 1).click()


def place(told, group, choice=RIGHT, number="300", sure=1):
    fill(told, group, choice, number, sure)
    told.locator("[data-slot=place]").click()


def reads(told, slot):
    return told.locator(f".bets [data-slot={slot}]").text_content()


@pytest.fixture
def room(visit):
    entered = []

    def enter(width=1280, height=800, **more):
        entered.append(Room(visit(PAGES[NAME], width=width, height=height, reduced_motion="reduce", **more)))
        return entered[-1]

    yield enter
    for seen in entered:
        assert seen.watched.errors == []


def test_bets_belong_to_a_workshop(room):
    seen = room()
    told = seen.open()
    for selector in (".bets", "[data-do=reveal]"):
        assert not told.locator(selector).is_visible(), selector
    assert not seen.card.find(".board").is_visible()
    assert told.locator("[data-slot=commit]").is_visible()
    seen.begin()
    for selector in (".bets", "[data-do=reveal]"):
        assert told.locator(selector).is_visible(), selector
    assert seen.card.find(".board").is_visible()
    assert not told.locator("[data-slot=commit]").is_visible(), "nobody answers for all groups"


@SIZED
def test_two_groups_play_a_whole_story(room, width, height):
    seen = room(width, height).begin()
    told = seen.open()
    told.locator("[data-slot=place]").click()
    assert reads(told, "problem") == "Still missing: the name of the group, an answer, a number."
    place(told, "{option} <i>$&</i>", RIGHT, "3oo", 3)
    assert "“3oo”" in reads(told, "problem")
    told.locator("[data-slot=number]").fill("٣٠٠")
    assert not told.locator(".bets .problem").is_visible(), "an error clears when it is mended"
    told.locator("[data-slot=place]").click()
    for slot in ("group", "number"):
        assert told.locator(f"[data-slot={slot}]").input_value() == "", "the next group reads nothing"
    assert told.locator(".bets .choice :checked").count() == 1, "only how sure, as at first"
    place(told, "Blue", WRONG, "700", 2)
    place(told, "blue", WRONG, "712,5", 2)
    assert reads(told, "told") == "blue: the new bet is hidden, and takes the place of the first."
    assert told.locator("[data-slot=names] li").all_text_contents() == ["{option} <i>$&</i>", "blue"]
    assert not seen.card.find(".bets .result").filter(visible=True).count()

    told.locator("[data-do=reveal]").click()
    seen.settled()
    assert not told.locator(".then").is_visible(), "the run comes first, in silence"
    assert not told.locator(".result").is_visible()
    assert reads(told, "place") == WORDS["bets_closed"]
    assert told.locator("[data-slot=place]").is_disabled()
    assert not told.locator("[data-slot=group]").is_visible()
    seen.card.assert_shows_the_model()
    assert seen.page.evaluate("document.activeElement.dataset.do") == "uncover"

    told.locator("[data-do=uncover]").click()
    assert told.locator(".then").is_visible()
    model = float(as_text(MODEL.result(STORY.see, band=False)["readouts"][STORY.bet], "0", WORDS))
    assert reads(told, "model") == f"The model has {model:.0f} mL."
    cells = ("group", "points", "option", "right", "sure", "number", "gap")
    rows = [[row.locator(f"[data-cell={cell}]").text_content() for cell in cells] for row in told.locator(".result li").all()]
    assert rows == [
        [
            "{option} <i>$&</i>",
            "+4",
            SHOWN[RIGHT].text,
            WORDS["right"],
            "very sure",
            "300 mL",
            f"{model - 300:.0f} mL away",
        ],
        [
            "blue",
            "−2",
            SHOWN[WRONG].text,
            WORDS["not_quite"],
            "fairly sure",
            "713 mL",
            f"{712.5 - model + 0.01:.0f} mL away",
        ],
    ]
    assert seen.points() == [("{option} <i>$&</i>", "+4"), ("blue", "−2")]
    assert told.locator(".result i").count() == 0, "a name is no HTML"


def test_points_add_up_over_stories_and_a_new_workshop_asks_back(room):
    seen = room().begin()
    for story in (STORY, NEXT):
        told = seen.open(story)
        right = next(i for i, option in enumerate(dealt(story)) if option.best)
        place(told, "Red", right, "1", 1)
        place(told, "Blue", (right + 1) % len(story.options), "2", 1)
        told.locator("[data-do=reveal]").click()
        seen.settled()
        told.locator("[data-do=uncover]").click()
        told.locator("summary").first.click()
    assert seen.points() == [("Red", "+2"), ("Blue", "0")]
    assert seen.card.find(".board [data-slot=count]").text_content() == "After 2 stories"
    bars = seen.card.find(".board [data-bar=plus]")
    assert [bar.evaluate("e => e.style.width") for bar in bars.all()] == ["100%", "0%"]
    seen.page.reload()
    seen.begin()
    assert seen.points() == [("Red", "+2"), ("Blue", "0")]
    board = seen.card.find(".board")
    board.locator("[data-do=new]").click()
    assert seen.points(), "one tap takes nothing away"
    board.locator("[data-do=no]").click()
    board.locator("[data-do=new]").click()
    board.locator("[data-do=yes]").click()
    assert seen.points() == []
    told = seen.open()
    assert told.locator("[data-slot=group]").is_visible(), "a new workshop bets anew"


def test_a_reload_in_the_middle_keeps_the_bets_hidden(room):
    seen = room().begin()
    told = seen.open()
    place(told, "Blue", RIGHT, "456", 1)
    seen.page.reload()
    told = seen.begin().open()
    assert told.locator("[data-slot=names] li").all_text_contents() == ["Blue"]
    assert "456" not in told.inner_text()
    place(told, "Red", WRONG, "321", 1)
    told.locator("[data-do=reveal]").click()
    seen.settled()
    seen.page.reload()
    told = seen.begin().open()
    assert reads(told, "place") == WORDS["bets_closed"], "a reload opens no bets that were closed"
    assert "456" not in told.inner_text()
    told.locator("[data-do=uncover]").click()
    assert [row[0] for row in seen.points()] == ["Blue", "Red"]


def test_two_tabs_bet_on_one_story(room):
    one = room().begin()
    here = one.open()
    page = one.page.context.new_page()
    page.goto(one.page.url)
    other = Room(type("Watched", (), {"page": page}))
    there = other.begin().open()
    here.locator("[data-slot=group]").fill("Half typ")
    place(there, "Blue")
    here.locator("[data-slot=names] li", has_text="Blue").wait_for()
    assert here.locator("[data-slot=group]").input_value() == "Half typ", "what is being typed stays"
    place(here, "Red")
    there.locator("[data-slot=names] li", has_text="Red").wait_for()
    there.locator("[data-do=reveal]").click()
    here.locator("[data-slot=place]", has_text=WORDS["bets_closed"]).wait_for()
    page.reload()
    assert other.begin().open().locator("[data-slot=names] li").all_text_contents() == ["Blue", "Red"]


@SIZED
def test_nothing_is_covered_and_the_screen_is_filled(room, width, height):
    seen = room(width, height).begin()
    box = seen.card.el.bounding_box()
    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, width, height)
    told = seen.open()
    for step in ("open", "placed", "run", "uncovered"):
        if step == "placed":
            place(told, "Blue")
        elif step == "run":
            told.locator("[data-do=reveal]").click()
            seen.settled()
        elif step == "uncovered":
            told.locator("[data-do=uncover]").click()
        assert seen.card.el.evaluate(COVERED) == [], step
        assert seen.card.el.evaluate("e => e.scrollWidth <= e.clientWidth"), step


def test_figure_and_question_stand_side_by_side(room):
    seen = room().begin()
    figure, told = seen.card.find("figure").first.bounding_box(), seen.open()
    asked = told.locator(".bets").bounding_box()
    assert figure["x"] + figure["width"] <= asked["x"]
    assert figure["width"] >= 360, "its words have 14 px, and four such figures are in sight at once"
    view = seen.card.find(".view").bounding_box()
    last = seen.card.find(".view > :is(.bands, .draw)").filter(visible=True).last.bounding_box()
    assert last["y"] + last["height"] > 0.9 * view["height"], "no empty quarter"
    size = seen.card.el.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    assert size > 19
    told.locator("[data-slot=place]").scroll_into_view_if_needed()
    assert seen.card.find("figure").first.bounding_box()["y"] == pytest.approx(figure["y"], abs=40), "the figure stays in sight"


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1920, 1080)])
def test_words_in_every_figure_can_be_read(room, width, height):
    texts = room(width, height).begin().card.find("figure svg text")
    sizes = texts.evaluate_all(
        "all => all.map(e => parseFloat(getComputedStyle(e).fontSize) * e.ownerSVGElement.getScreenCTM().a)"
    )
    assert len(sizes) > 30
    assert min(sizes) >= 14


@pytest.mark.parametrize("full", [True, False], ids=["full screen", "no full screen"])
def test_escape_leaves_and_focus_returns(room, full):
    seen = room(script="" if full else "delete Element.prototype.requestFullscreen;")
    told = None
    for focus in ("button", "input", "nowhere"):
        seen.begin()
        told = told or seen.open()
        inert = "() => document.querySelectorAll('[inert]').length"
        assert seen.page.evaluate(inert) > 0
        if focus == "input":
            told.locator("[data-slot=group]").fill("Blue")
        elif focus == "nowhere":
            seen.page.evaluate("document.activeElement.blur()")
        seen.page.keyboard.press("Escape")
        seen.page.wait_for_function("at => !document.querySelector(at).classList.contains('workshop')", arg=seen.card.at)
        seen.page.wait_for_function("() => !document.fullscreenElement")
        assert seen.page.evaluate(inert) == 0
        assert seen.page.evaluate("document.activeElement.className") == "quiet big"
        assert seen.big.text_content() == WORDS["workshop"]
        if focus == "input":
            assert told.locator("[data-slot=group]").input_value() == "Blue", "nothing is lost by leaving"


def test_the_rest_of_the_page_is_out_of_reach(room):
    seen = room().begin()
    reached = []
    for _ in range(40):
        seen.page.keyboard.press("Tab")
        reached.append(seen.page.evaluate("at => document.querySelector(at).contains(document.activeElement)", seen.card.at))
    assert all(reached[:10]) and sum(reached) > 35, "Tab goes round in the card, perhaps over the browser's own bar"


def test_a_group_bets_by_keyboard(room):
    seen = room()
    seen.big.focus()
    seen.page.keyboard.press("Enter")
    told = seen.page.locator(f"#{NAME}-story-{STORY.id}")
    told.locator("summary").first.focus()
    seen.page.keyboard.press("Enter")
    told.locator(".bets").wait_for()
    for keys in (["Tab", *"Blue"], ["Tab", "Space", "ArrowDown"], ["Tab", *"300"], ["Tab", "ArrowRight"], ["Tab", "Enter"]):
        for key in keys:
            seen.page.keyboard.press(key)
    assert reads(told, "told") == "Blue: the bet is placed and hidden."
    assert seen.page.evaluate("document.activeElement.dataset.slot") == "group"
    told.locator("[data-do=reveal]").focus()
    seen.page.keyboard.press("Enter")
    seen.settled()
    seen.page.keyboard.press("Enter")  # the focus went on to uncovering
    assert seen.points() == [("Blue", "+3" if RIGHT == 1 else "−1")]


# ---- One learner, no workshop ----


@SIZED
def test_a_waiting_story_says_so_beside_the_controls_and_explanation_comes_with_the_figure(room, width, height):
    seen = room(width, height)
    waits = seen.card.find(".waits")
    assert not waits.is_visible()
    told = seen.open()
    waits.wait_for(state="visible")
    waits.locator("button").click()
    assert seen.page.evaluate("document.activeElement.closest('.story').id") == f"{NAME}-story-{STORY.id}"
    seen.page.wait_for_timeout(300)  # a fold that was opened holds its place so long; no reader answers sooner
    told.locator(".predict .choice").nth(RIGHT).click()
    told.locator("[data-slot=commit]").click()
    seen.settled()
    assert not waits.is_visible()
    figure, then = seen.card.find("figure").first.bounding_box(), told.locator(".then").bounding_box()
    assert figure["y"] > -60 and figure["y"] + figure["height"] <= height
    assert 0 <= then["y"] < height - 150, "some lines of the explanation"
    if width < 500:
        assert then["y"] >= figure["y"] + figure["height"] - 30, "below the figure, not under it"


def test_both_lines_of_a_story_are_named(room):
    seen = room()
    for story in MODEL.content.stories:
        told = seen.open(story)
        told.locator(".predict .choice").first.click()
        told.locator("[data-slot=commit]").click()
        seen.settled()
        assert seen.card.find(".key .mine").text_content() == story.name
        assert seen.card.find(".key .name").text_content() == story.other_name
    seen.card.find("button.reset").click()
    seen.card.find("button.pin").click()
    assert seen.card.find(".key .mine").text_content() == WORDS["this_mother"]
