import re

import pytest

from lactation.content import HERE, ContentError
from lactation.content.references import BIBLIOGRAPHY, Work, work

BOOKS = r"""
@article{one2001, author = {One, Ann}, title = {A title}, year = {2001}, journal = {J}, doi = {10.1/x}}
@article{two2002, author = {One, Ann and {van der Two}, Bo}, title = {A title}, year = {2002}, journal = {J}, url = {https://example.org/2}}
@article{three2003, author = {von Three, Cy and Two, Bo and One, Ann}, title = {A title}, year = {2003}, journal = {J}}
@book{house2004, title = {The {House} Book}, year = {2004}, publisher = {P}}
@book{edited2005, editor = {Ed, Itor}, title = {A title}, year = {2005}, publisher = {P}}
"""


@pytest.fixture
def bibliography(tmp_path):
    path = tmp_path / "references.bib"
    path.write_text(BOOKS, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("key", "short", "link"),
    [
        ("one2001", "One 2001", "https://doi.org/10.1/x"),
        ("two2002", "One and van der Two 2002", "https://example.org/2"),
        ("three2003", "von Three et al. 2003", ""),
        ("house2004", "The House Book 2004", ""),
        ("edited2005", "Ed 2005", ""),
    ],
)
def test_work_has_a_short_name_and_a_link(bibliography, key, short, link):
    assert work(key, bibliography) == Work(key, short, link)


def test_unknown_key_is_refused_by_name(bibliography):
    with pytest.raises(ContentError, match=r"references\.bib: found no work 'nobody1999', expected one of its 5 keys"):
        work("nobody1999", bibliography)


@pytest.mark.parametrize("text", ["@article{one, title = {A title}", "@article{one, title = A, year}", "@article{one\n"])
def test_broken_bibliography_is_refused(tmp_path, text):
    path = tmp_path / "broken.bib"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError, match=r"broken\.bib: found .*expected a BibTeX file"):
        work("one", path)


def test_missing_bibliography_is_refused(tmp_path):
    with pytest.raises(ContentError, match=r"nowhere\.bib: found .*expected a BibTeX file"):
        work("one", tmp_path / "nowhere.bib")


def test_work_without_a_year_is_refused_by_name(tmp_path):
    path = tmp_path / "yearless.bib"
    path.write_text("@article{one, author = {One, Ann}, title = {A title}}", encoding="utf-8")
    with pytest.raises(ContentError, match="one"):
        work("one", path)


# ---- The course's own bibliography ----

needs_bibliography = pytest.mark.skipif(not BIBLIOGRAPHY.exists(), reason="the bibliography is not written yet")
KEYS = re.findall(r"^@\w+\{([^,\s]+),", BIBLIOGRAPHY.read_text(encoding="utf-8"), flags=re.M) if BIBLIOGRAPHY.exists() else []


@needs_bibliography
def test_keys_are_unique():
    assert len(KEYS) == len(set(KEYS)) > 0


@pytest.mark.parametrize("key", KEYS)
def test_work_of_the_course_can_be_named(key):
    assert re.fullmatch(r".+ (\d{4}|n\.d\.)", work(key).short)  # n.d.: the work bears no date


@pytest.mark.parametrize("key", KEYS)
def test_work_of_the_course_links_safely_or_not_at_all(key):
    assert work(key).link == "" or re.fullmatch(r"https://\S+", work(key).link)


@pytest.mark.parametrize("key", KEYS)
def test_short_name_holds_no_braces_or_commands(key):
    assert not re.search(r"[{}\\]", work(key).short)


@needs_bibliography
def test_every_work_cited_in_content_is_in_the_bibliography():
    cited = {
        key.strip()
        for path in HERE.rglob("*.yaml")
        for found in re.findall(r"^\s*sources: \[([^\]]*)\]", path.read_text(encoding="utf-8"), flags=re.M)
        for key in found.split(",")
    }
    assert cited
    assert cited - set(KEYS) == set()
