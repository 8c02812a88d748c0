"""The five articles, the pages of the lessons, and where what is unsafe or wrong may be read."""

import json
import re

import pytest

from lactation.content import HERE, ContentError, claim_rows
from lactation.content.articles import article_content, article_key, articles, lesson_pages, ways_content
from lactation.content.references import work
from tests.execute import NOTEBOOKS, ROOT

ROWS = claim_rows()
ARTICLES = articles()
PAGES = lesson_pages()


def source(path):
    """What a notebook says and runs, without outputs."""
    return "\n".join("".join(cell["source"]) for cell in json.loads(path.read_text(encoding="utf-8"))["cells"])


def test_every_claim_has_its_article_and_titles_are_as_there():
    assert {article_key(row["id"]): row["article"] for row in ROWS} == {key: one.title for key, one in ARTICLES.items()}


def test_unknown_article_is_refused_with_those_there_are():
    with pytest.raises(ContentError, match="found no article 'S9', expected one of S0, S1, S2, S3, S4"):
        article_content("S9")


@pytest.mark.parametrize("key", ARTICLES)
def test_article_has_its_page(key):
    assert f'article("{key}")' in source(ROOT / "notebooks" / f"{ARTICLES[key].page}.ipynb")


@pytest.mark.parametrize("key", ARTICLES)
def test_article_cites_works_of_the_bibliography(key):
    assert all(work(one).short for one in ARTICLES[key].sources)


def test_every_lesson_that_teaches_claims_has_a_page():
    assert {row["lesson"] for row in ROWS} <= set(PAGES)


@pytest.mark.parametrize("key", PAGES)
def test_lesson_is_where_the_links_say(key):
    path = ROOT / "notebooks" / f"{PAGES[key].page}.ipynb"
    assert path in NOTEBOOKS
    teaches = any(row["lesson"] == key for row in ROWS)
    assert (f'claims("{key}")' in source(path)) == teaches
    assert f'quiz("{key}")' in source(path)


def test_each_way_names_a_claim_and_lessons_that_exist():
    ways = ways_content().ways
    assert len(ways) == 5
    assert {way.claim for way in ways} <= {row["id"] for row in ROWS}
    assert {lesson for way in ways for lesson in way.lessons} <= set(PAGES)


def test_ducts_are_the_way_that_does_not_hold():
    verdicts = {row["id"]: row["verdict"] for row in ROWS}
    assert {way.id for way in ways_content().ways if verdicts[way.claim] == "contradicted"} == {"ducts"}


def plain(text):
    """Letters and numbers only, so that quotes, dashes and lines do not hide a sentence."""
    return re.sub(r"[^a-z0-9]+", " ", text.lower()).strip()


HARMFUL = [row for row in ROWS if row["verdict"] in ("unsafe", "contradicted")]
TEXTS = {
    **{path: path.read_text(encoding="utf-8") for folder in ("book", "docs") for path in (ROOT / folder).rglob("*.md")},
    **{
        path: path.read_text(encoding="utf-8")
        for path in [*HERE.rglob("*.yaml"), *HERE.rglob("*.csv")]
        if path.name != "claims.csv"
    },
    **{path: source(path) for path in NOTEBOOKS},
    **{path: path.read_text(encoding="utf-8") for path in (ROOT / "lactation" / "figures" / "drawings").glob("*.svg")},
}
PLAIN = {path: plain(text) for path, text in TEXTS.items()}


def test_six_are_unsafe_and_fifteen_do_not_hold():
    assert [sum(row["verdict"] == verdict for row in HARMFUL) for verdict in ("unsafe", "contradicted")] == [6, 15]


# Library, articles, lessons and game show a claim from claims.csv, each with what to teach. Nothing else does.
@pytest.mark.parametrize("row", HARMFUL, ids=[row["id"] for row in HARMFUL])
def test_wording_of_a_harmful_claim_stands_only_where_its_correction_does(row):
    assert [path.name for path, text in PLAIN.items() if plain(row["claim"]) in text] == []


def test_a_claim_written_into_a_text_would_be_found():
    row = next(row for row in HARMFUL if row["id"] == "S3-28")
    assert plain(row["claim"]) in plain("So: wash nipples — and areola! — before each feed.")
