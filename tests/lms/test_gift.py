"""Questions for Moodle: each text is the source's when it is read back, names are keys of the record, the bank lies apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lactation.content.articles import lesson_pages
from lactation.content.bank import FORMS, bank_items
from lactation.content.course import course
from lactation.content.lms_order import order_rows
from lactation.content.questions import lesson_content
from lactation.lms.asked import Asked
from lactation.lms.gift import BANK, LESSONS, category, escaped, gift, write_gift
from tests.lms.gift_reader import hold, plain, read_gift


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("gift")
    return {path.name: read_gift(path.read_text(encoding="utf-8")) for path in write_gift(folder)}


def said(item):
    """A question of the source, as it is read back."""
    story = getattr(item, "story", "")
    return (f"{story.strip()}\n{item.question}" if story else item.question).strip()


def options(item):
    return {(one.text.strip(), one.reason.strip(), one.best) for one in item.options}


def test_every_question_of_the_lessons_is_there_word_for_word(files):
    found = {one.name: one for one in files[LESSONS]}
    assert len(found) == len(files[LESSONS])
    wanted = {}
    for lesson in lesson_pages():
        content = lesson_content(lesson)
        wanted[f"{lesson}/predict"] = content.predict
        wanted |= {f"{lesson}/{item.id}": item for item in (*content.quiz, *content.vignettes, *content.myths)}
    assert set(found) == set(wanted)
    for name, item in wanted.items():
        assert found[name].text == said(item)
        assert set(found[name].options) == options(item)
        assert lesson_pages()[name.split("/")[0]].title in found[name].general
    assert {one.category for one in files[LESSONS]} <= {("Milk in Motion", module.title) for module in course().modules}


def test_the_bank_is_in_a_file_and_a_category_of_its_own_without_drawn_feeds(files):
    wanted = {f"bank/{item.id}": item for form in FORMS for _, _, item in bank_items(form) if item.feed is None}
    assert {one.name for one in files[BANK]} == set(wanted)
    for one in files[BANK]:
        assert (one.text, set(one.options)) == (said(wanted[one.name]), options(wanted[one.name]))
    assert {one.category[0] for one in files[BANK]} == {"Milk in Motion, tests (keep from learners)"}
    assert not {one.name for one in files[LESSONS]} & set(wanted)


def test_names_are_those_of_the_list_that_never_changes(files):
    assert {one.name for found in files.values() for one in found} <= {row.item for row in order_rows()}


@given(st.text(st.characters(exclude_categories=["Cs", "Co", "Cc"], include_characters="\n"), min_size=1).filter(str.strip))
def test_any_text_comes_back(text):
    assert plain(hold(escaped(text))) == text.strip()
    options = (("a", text, text), ("b", text + "b", text))
    one = Asked("a/b", "", text, options, "a", "Lesson", "", "Source 2020")
    (read,) = read_gift(gift("Course", [("m", "Title", [one])]))
    assert (read.text, read.options) == (
        text.strip(),
        [(text.strip(), text.strip(), True), ((text + "b").strip(), text.strip(), False)],
    )


def test_a_source_without_a_year_ends_with_one_full_stop(files):
    undated = [one.general for found in files.values() for one in found if "n.d." in one.general]
    assert undated
    assert not [told for told in undated if ".." in told]
    ends = {
        "NHS n.d.": "Lesson: Why nights matter? Sources: NHS n.d.",
        "NHS n.d., WHO 2009": "Lesson: Why nights matter? Sources: NHS n.d., WHO 2009.",
    }
    assert {sources: Asked("a/b", "", "", (), "", "Why nights matter?", "", sources).where_from() for sources in ends} == ends


def test_a_stroke_in_a_category_is_doubled():
    assert category("Milk", "and/or") == "$CATEGORY: $course$/top/Milk/and//or"
