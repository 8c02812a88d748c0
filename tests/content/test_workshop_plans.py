"""The plans of the workshops: whole, timed to the minute, and of one mind with the lessons whose feeds and cards they use."""

import re

import pytest

from lactation.content import HERE
from lactation.content.marked import load
from lactation.content.observing import observation_form
from lactation.content.thresholds import thresholds
from lactation.core.feed_signs import feed_key
from tests.content.drawn_feeds import BOOK, drawings, shown, workshop_feeds
from tests.execute import ROOT

PAGES = {path.stem: path.read_text(encoding="utf-8") for path in sorted(BOOK.glob("workshop-*.md"))}
LONG = {"Seventy-five": 75, "Eighty": 80, "Ninety": 90, "A hundred": 100, "A hundred and ten": 110, "Two hours": 120}
WATCHING, REFER, ENOUGH = (PAGES[f"workshop-{name}"] for name in ("watching-a-feed", "when-to-refer", "enough-milk"))
HISTORY = PAGES["workshop-history"]
SHEETS = {"Now": "now", "Same day": "today", "Routine": "routine", "Reassure": "reassure"}


def rows(text, first):
    """Return the cells of the rows of a page's tables whose first cell matches."""
    found = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line.startswith("| ")]
    return [cells for cells in found if re.fullmatch(first, cells[0])]


@pytest.mark.parametrize("name", PAGES)
def test_each_minute_of_the_plan_is_used_once(name):
    times = [tuple(map(int, cells[0].split("–"))) for cells in rows(PAGES[name], r"\d+–\d+")]
    assert [start for start, _ in times] == [0, *(end for _, end in times[:-1])]
    said = re.search(r"^# .*\n\n(\w+(?: \w+)*?) (?:minutes )?for a group", PAGES[name])
    assert LONG[said[1]] == times[-1][1]


@pytest.mark.parametrize("name", PAGES)
def test_whole_plan_stands_in_the_book_and_leads_to_pages_that_exist(name):
    for part in ("**After it, everyone can**", "## Materials", "## Minute by minute", "## Safety", "## Sources"):
        assert part in PAGES[name]
    assert f"      - file: book/{name}\n" in (ROOT / "_toc.yml").read_text(encoding="utf-8")
    assert f"]({name}.md)" in (BOOK / "welcome.md").read_text(encoding="utf-8")
    assert [link for link in re.findall(r"\]\(([^)#:]+)\)", PAGES[name]) if not (BOOK / link).exists()] == []


def test_drawn_feeds_are_as_the_course_draws_them_now():
    for path, text in drawings().items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name}: run python -m tests.content.drawn_feeds"


def test_key_of_the_drawn_feeds_is_that_of_the_drawings_and_is_counted_right():
    signs, counts = observation_form().signs(), {"well": 0, "difficulty": 0, "unseen": 0}
    for feed, cells in zip(workshop_feeds(), rows(WATCHING, r"\d · \w+"), strict=True):
        assert cells[0].endswith(feed.mother)
        assert feed.line in WATCHING
        assert shown(feed) in WATCHING
        key = feed_key(feed.scene())
        for told, kind in ((cells[1], "difficulty"), (cells[2], "unseen")):
            names = [signs[name].name for name, one in key.items() if one == kind]
            assert told.split("; ") == [name[0].lower() + name[1:] for name in names]
        for one in key.values():
            counts[one] += 1
    assert f"could be seen: {counts['well'] + counts['difficulty']} in all" in WATCHING
    assert f"out of the {counts['difficulty']} that" in WATCHING
    assert f"everywhere has {counts['well']} of {counts['well'] + counts['difficulty']} right" in WATCHING


def filled(text):
    """Return a text with the numbers that decide in their places."""
    return re.sub(r"\[\[(\w+)\]\]", lambda found: f"{thresholds()[found[1]].number:g}", text)


def test_cards_on_the_floor_are_cards_of_the_gate_with_their_levels():
    by_words = {f"{one['who']}.** {one['scene']}": one for one in load(HERE / "triage" / "refer.yaml")["cards"]}
    laid = re.findall(r"^\*\*Card (\d+) · (.+)$", REFER, flags=re.M)
    for (number, words), (said, sheet, why) in zip(laid, rows(REFER, r"\d+"), strict=True):
        assert number == said
        assert SHEETS[sheet] == by_words[words]["level"]
        assert why == filled(by_words[words]["why"])
    assert {sheet for _, sheet, _ in rows(REFER, r"\d+")} == set(SHEETS)


def test_cards_of_the_race_are_worries_of_the_lesson_with_their_decisions():
    known = {one["worry"]: one for one in load(HERE / "enough" / "worries.yaml")["cards"]}
    short = {"Enough for now": "enough", "Low intake": "needs-help", "Can’t tell yet": "look-closer", "Refer": "refer"}
    dealt = re.findall(r"^\*\*Card (\d) · (.+)\.\*\* (“.+?”) (.+)\n\n(Born .+)$", ENOUGH, flags=re.M)
    for (number, who, worry, more, weighed), (said, decision, why, nothing) in zip(dealt, rows(ENOUGH, r"\d"), strict=True):
        one = known[worry]
        found = one["measured"]
        assert (number, who, more, short[decision]) == (said, one["who"], one["more"], one["answer"])
        assert (why, nothing) == (filled(one["reliable"]), filled(one["proves_nothing"]))
        points = ", ".join(f"day {day}: {kg:.2f} kg" for day, kg in found["weights"])
        nappies = f"In 24 hours {found['wet']} wet and {found['soiled']} soiled nappies."
        assert weighed == f"Born {found['birth_kg']:.2f} kg; {points}. {nappies}"


def test_findings_lie_on_the_sheets_where_the_lesson_lays_them():
    content = load(HERE / "reasons" / "histories.yaml")
    titles = {one["id"]: one["title"] for one in content["columns"]}
    boards = [one for one in content["boards"] if f"**{one['mother']}.**" in ENOUGH]
    assert len(boards) == 2
    for one in (finding for board in boards for finding in board["findings"]):
        assert f"| {one['text']} | {titles[one['column']]} |" in ENOUGH
    for question in (board[name] for board in boards for name in ("cause", "next")):
        assert next(option["text"] for option in question["options"] if option.get("best")) in ENOUGH


def test_quiet_boy_of_the_histories_gets_too_little_by_the_numbers_that_decide():
    before, now = map(float, re.search(r"weighed ([\d.]+) kg four weeks ago, and ([\d.]+) kg today", HISTORY).groups())
    assert (now - before) * 1000 / 28 * 30.4 < thresholds()["gain_least_g_month"].number
    assert "(4) four wet nappies" in HISTORY
    assert thresholds()["wet_floor_day_5"].number > 4


@pytest.mark.parametrize(
    "name", [name for name in PAGES if "position" in name or "history" in name or PAGES[name] in (WATCHING, REFER)]
)
def test_who_did_it_speaks_before_the_others_and_the_trainer_comes_last(name):
    told = PAGES[name].split("goes\n\n1. ")[1]
    assert told.index("that went well") < told.index("*You* come last" if "*You* come last" in told else "*You* last")
