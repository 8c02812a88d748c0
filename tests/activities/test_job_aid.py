import re

import pytest

from lactation import job_aid
from lactation.activities.job_aid import (
    DAYS,
    LIMIT_PERCENT,
    LONG_LIST,
    growth_rows,
    loss_bars,
    median_losses,
    week_rows,
)
from lactation.content import HERE, ContentError
from lactation.content.schema import MOST_CHECKS, Checklist, JobAidContent
from lactation.content.skills import skills_content
from lactation.faces import page
from lactation.figures.picture import DRAWINGS, picture

AIDS = sorted(path.stem for path in (HERE / "job_aids").glob("*.yaml"))
MADE = pytest.mark.parametrize("name", AIDS)


def visible_text(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_there_are_job_aids():
    assert {"j2", "j3"} <= set(AIDS)


def test_unknown_job_aid_is_refused_with_those_there_are():
    with pytest.raises(ContentError, match="found no such job aid, expected one of j0, j1, "):
        job_aid("elephant")


@MADE
def test_page_shows_every_line_and_leaves_no_placeholder(name):
    activity = job_aid(name)
    html = page.render(activity)
    text = visible_text(html)
    assert not re.search(r"\{\w*\}", text)
    for panel in activity.content.panels:
        assert panel.title in text
        for line in panel.lines:
            assert line in text
    for signs in activity.refer():
        assert signs["title"] in text
        for line in signs["lines"]:
            assert line in text


@MADE
def test_every_picture_says_what_it_shows(name):
    for svg in re.findall(r"<svg [^>]*>", page.render(job_aid(name))):
        assert 'aria-hidden="true"' in svg or re.search(r'role="img" aria-label="[^"]{10,}"', svg)


@MADE
def test_pictures_need_no_colour(name):
    for panel, content in zip(job_aid(name).panels(), job_aid(name).content.panels, strict=True):
        if content.hold:  # a drawn feed has its paper's colours in its style
            assert re.search(r"--m-skin: ?#ffffff", panel["svg"])
            continue
        colours = set(re.findall(r'(?:fill|stroke)="([^"]+)"', panel["svg"]))
        for colour in colours - {
            "none",
            "currentColor",
        }:  # a variable that a sheet leaves unset falls back to black, white or grey
            assert re.fullmatch(r"var\(--[a-z-]+, (?:var\(--(?:card|line), )?(currentColor|#([0-9a-f])\2\2)\)+", colour), colour


def test_storage_sheet_has_a_column_to_write_in_and_all_published_figures():
    text = repr(job_aid("j16"))
    assert "Fresh, in the room | 4 hours, at most 8 hours | 6 hours | \n" in text
    assert job_aid("j16").storage()["head"][-1] == job_aid("j16").content.storage.national
    assert "25 °C or colder" in job_aid("j16").content.storage.note
    assert "confirmed" not in text


@MADE
def test_says_when_to_refer(name):
    said = "go at once" if name == "j11" else "refer"  # the plan slip speaks to the mother
    assert any(said in signs.title.lower() for signs in job_aid(name).content.refer)


@MADE
def test_repr_states_every_line(name):
    activity = job_aid(name)
    assert all(line in repr(activity) for signs in activity.refer() for line in signs["lines"])


def test_week_shows_the_nappies_of_the_growth_tables():
    rows = week_rows(job_aid("j3").content.week)
    least = {row["day"]: row for row in growth_rows("nappies")}
    assert [row["day"] for row in rows] == list(DAYS)
    for row in rows:
        assert (row["wet"], row["soiled"]) == (least[row["day"]]["wet_least"], least[row["day"]]["soiled_least"])


def test_page_draws_one_mark_for_each_nappy():
    html = page.render(job_aid("j3"))
    rows = week_rows(job_aid("j3").content.week)
    assert html.count(picture("nappy_wet")) == sum(row["wet"] for row in rows)
    assert html.count(picture("nappy_soiled")) == sum(row["soiled"] for row in rows)


def test_week_shows_the_median_losses_and_no_others():
    losses = median_losses()
    for row in week_rows(job_aid("j3").content.week):
        expected = [f"{losses[row['day'], kind]:.0f} %" for kind in (0, 1) if (row["day"], kind) in losses]
        assert re.findall(r"\d+ %", row["lost"]) == expected


def test_note_gives_the_medians_of_the_study():
    note = job_aid("j3").note()
    for row in growth_rows("nappy_medians"):
        assert f"{row['wet']:g}" in note
        assert f"{row['soiled']:g}" in note


def test_every_mark_of_the_bars_has_a_key():
    aid = job_aid("j3")
    filled, hollow, limit = aid.keys()
    assert [key["svg"].count("<rect") for key in (filled, hollow, limit)] == [1, 1, 0]
    assert f"{LIMIT_PERCENT} %" in limit["text"]
    assert all(key["text"] in page.render(aid) for key in (filled, hollow, limit))


def test_bars_are_as_long_as_the_losses():
    one, two = (float(width) for width in re.findall(r' width="([\d.]+)"', loss_bars([4.0, 8.0])))
    assert two == 2 * one
    assert "<rect" not in loss_bars([None, None])


def test_signs_that_depend_on_the_table_name_its_limit():
    lines = [line for signs in job_aid("j3").refer() for line in signs["lines"]]
    assert any(line.startswith(f"{LIMIT_PERCENT} %") for line in lines)


def test_job_aid_without_a_picture_is_refused():
    with pytest.raises(ValueError, match="pictures come first"):
        JobAidContent(title="a", lead="b", refer=[{"title": "c", "lines": ["d"]}], sources=["e"])


# ---- A sheet to tick ----

GROUP = {"title": "Talking", "rows": ["asks", "listens"]}
CHECKLIST = {"caption": "a", "what": "b", "columns": ["yes", "no"], "fields": ["who"], "groups": [GROUP], "note": "c"}
SHEET = {"title": "a", "lead": "b", "refer": [{"title": "c", "lines": ["d"]}], "sources": ["e"]}


def observed():
    return job_aid("j23").content.checklist


def checked_rows(sheet):
    return [row for group in sheet.groups for row in group.rows]


def test_checklist_needs_no_picture():
    assert checked_rows(JobAidContent(**SHEET, checklist=CHECKLIST).checklist) == ["asks", "listens"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"columns": ["seen"]}, "at least 2 items"),
        ({"columns": ["a", "b", "c", "d"]}, "at most 3 items"),
        ({"fields": []}, "at least 1 item"),
        ({"groups": []}, "at least 1 item"),
        ({"groups": [GROUP | {"rows": []}]}, "at least 1 item"),
        ({"groups": [GROUP, GROUP]}, "each row may stand once; twice are asks, listens"),
        (
            {"groups": [GROUP | {"rows": [f"row {n}" for n in range(MOST_CHECKS + 1)]}]},
            f"room for {MOST_CHECKS} rows .* are {MOST_CHECKS + 1}",
        ),
        ({"score": "out of 18"}, "Extra inputs are not permitted"),
    ],
)
def test_checklist_that_does_not_fit_is_refused(change, told):
    with pytest.raises(ValueError, match=told):
        Checklist(**CHECKLIST | change)


def test_page_has_an_empty_box_for_each_row_and_column():
    sheet, html = observed(), page.render(job_aid("j23"))
    assert re.findall(r'<th scope="col">([^<]+)</th>', html) == [sheet.what, *sheet.columns]
    assert re.findall(r'<tr><th scope="row">([^<]+)</th>', html) == checked_rows(sheet)
    for line in re.findall(r'<tr><th scope="row">.*</tr>', html):
        assert line.count('<td><span class="tick"></span></td>') == len(sheet.columns)
    assert re.findall(r'scope="rowgroup" colspan="4">([^<]+)<', html) == [group.title for group in sheet.groups]


def test_page_has_the_lines_to_write_on():
    html = page.render(job_aid("j23"))
    written = re.findall(r'<div class="to-write[^"]*">(.*?)</div>', html)
    assert [re.findall(r"<p>([^<]+)</p>", part) for part in written] == [observed().fields, observed().remarks]


def test_repr_states_each_row_with_its_boxes():
    text, sheet = repr(job_aid("j23")), observed()
    for group in sheet.groups:
        for row in group.rows:
            assert f"  {group.title}: {row} | ☐ Seen ☐ Not yet ☐ Could not be seen\n" in text
    for line in (*sheet.fields, *sheet.remarks, sheet.note):
        assert line in text


def test_observed_practice_has_a_group_for_each_part_of_the_course_and_gives_no_score():
    sheet, text = observed(), repr(job_aid("j23"))
    assert len(sheet.groups) == 6
    assert "There is no score" in sheet.note
    assert "No screen can tell what hands can do" in sheet.note
    assert not re.search(r"\d+ ?%|points|\bpass", text)
    assert "Ask the mother first" in job_aid("j23").content.lead


WATCHED = (  # the skills of the practice cases for which J5 has a row, in its order
    *("nonverbal", "wait", "interest", "open", "reflect", "deep", "empathy"),
    *("accept", "praise", "permission", "info", "suggest", "check"),
    *("judge", "order", "dismiss", "self", "pile"),
)


def test_observer_has_a_row_for_each_skill_by_the_name_that_a_talk_gives_it():
    rows = checked_rows(job_aid("j5").content.checklist)
    names = [skills_content().skills[code].name.rstrip(".").lower() for code in WATCHED]
    assert [row for row, name in zip(rows, names, strict=True) if name.removeprefix("your ") not in row.lower()] == []


# ---- Drawings ----


def test_unknown_drawing_is_refused_with_those_there_are():
    with pytest.raises(ContentError, match=r"found no such drawing, expected one of .*milk_now"):
        picture("elephant")


@pytest.mark.parametrize("words", [{}, {"hormone": "oxytocin", "more": "x"}])
def test_words_that_do_not_fit_the_drawing_are_refused(words):
    with pytest.raises(ContentError, match=r"milk_now\.svg: found the words .*, expected hormone"):
        picture("milk_now", "A mother", words)


def test_words_and_alt_are_escaped():
    svg = picture("milk_now", 'a "b" < c', {"hormone": "<oxytocin>"})
    assert "&lt;oxytocin>" in svg
    assert 'aria-label="a &quot;b&quot; &lt; c"' in svg


@MADE
def test_drawings_are_all_there(name):
    for panel in job_aid(name).content.panels:
        assert panel.hold or (DRAWINGS / f"{panel.picture}.svg").exists()


@MADE
def test_sheet_says_how_much_there_is_to_fit(name):
    aid = job_aid(name)
    html = page.render(aid)
    classes = set(re.search(r'class="card activity job-aid([^"]*)"', html)[1].split())
    assert any(one.startswith("refers-") for one in classes)
    assert ("refers-long" in classes) == any(len(signs.lines) >= LONG_LIST for signs in aid.content.refer)
    assert ("panels-6" in classes) == (html.count('class="panel"') >= 6)
