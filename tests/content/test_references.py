import csv
import json
import re

import pytest

from lactation.content import HERE, ContentError
from lactation.content.checked import content_mistakes
from lactation.content.marked import load
from lactation.content.references import BIBLIOGRAPHY, Work, _entries, bibliography_mistake, work
from tests.execute import NOTEBOOKS, ROOT

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


@pytest.mark.parametrize(
    ("text", "line", "found", "expected"),
    [
        ("@article{one, title = {A title}", 1, "@article{one, title = {A title}", "an entry that ends with '}'"),
        ("\n@article{one,\n title = {A, year}", 3, "title = {A, year}", "an entry that ends with '}'"),
        ("@misc{one,\n title = {A}\n year = {2000}\n}", 3, "year = {2000}", "'}'"),
        ("@misc{,\n title = {A}}", 1, "@misc{,", "entry key"),
    ],
)
def test_broken_bibliography_is_refused_once_by_file_and_line(tmp_path, text, line, found, expected, monkeypatch):
    path = tmp_path / "broken.bib"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as refused:
        work("one", path)
    assert str(refused.value) == f"{path}:{line}: found “{found}”, expected {expected} there or just before"
    monkeypatch.setattr(bibliography_mistake, "__defaults__", (path,))
    assert content_mistakes() == [str(refused.value)], "not once more for each citation"


def test_a_key_that_stands_twice_is_refused(tmp_path):
    path = tmp_path / "twice.bib"
    path.write_text(BOOKS + "@misc{one2001, title = {B}, year = {2002}}", encoding="utf-8")
    assert bibliography_mistake(path).startswith(f"{path}: found repeated bibliography entry: one2001, expected")


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", " javascript:alert(1)", "ftp://a", "//a.org", "www.a.org"]
)
def test_link_that_is_none_of_the_web_is_refused(tmp_path, url):
    path = tmp_path / "bad.bib"
    path.write_text(f"@misc{{one, author = {{A, B}}, title = {{T}}, year = {{2000}}, url = {{{url}}}}}", encoding="utf-8")
    with pytest.raises(ContentError, match=r"bad\.bib: one: url: found .*, expected one that begins with https:// or http://"):
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


def test_every_work_of_the_course_can_be_named():
    short = {key: work(key).short for key in KEYS}
    assert {key: one for key, one in short.items() if not re.fullmatch(r".+ (\d{4}|n\.d\.)", one)} == {}  # n.d.: no date


def test_works_of_the_course_link_safely_or_not_at_all():
    links = {key: work(key).link for key in KEYS}
    assert {key: link for key, link in links.items() if link and not re.fullmatch(r"https://\S+", link)} == {}


def test_short_names_hold_no_braces_or_commands():
    assert {key: work(key).short for key in KEYS if re.search(r"[{}\\]", work(key).short)} == {}


HOW = ("read", "abstract", "secondary", "cited", "unread", "own")


def sources(data):
    """Return every key that stands under ``source`` or ``sources`` in loaded YAML."""
    if isinstance(data, list):
        return {key for item in data for key in sources(item)}
    if not isinstance(data, dict):
        return set()
    found = {key for value in data.values() for key in sources(value)}
    for name in ("source", "sources"):
        value = data.get(name) or []
        found |= {value} if isinstance(value, str) else {key for key in value if isinstance(key, str)}
        found |= {one["key"] for one in value if isinstance(one, dict) and one.get("key") in KEYS}  # a case's, with what and how
    return found


def cited():
    """Return every key that content, notebooks and book cite, with the files that do."""
    found = {}

    def add(keys, path):
        for key in keys:
            found.setdefault(key.strip(), set()).add(path.name)

    for path in HERE.rglob("*.yaml"):
        if path.name not in NOT_KEYS:
            add(sources(load(path)), path)
    for path in [HERE / "parameters.csv", HERE / "doubtful.csv", *(HERE / "growth").glob("*.csv")]:
        with path.open(encoding="utf-8", newline="") as file:
            add({key for row in csv.DictReader(file) for key in row["source"].split(";") if key.strip()}, path)
    for path in [*NOTEBOOKS, *(ROOT / "book").glob("*.md")]:
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".ipynb":
            text = "\n".join("".join(cell["source"]) for cell in json.loads(text)["cells"] if cell["cell_type"] == "markdown")
        for keys in re.findall(r"\{(?:foot)?cite(?::\w+)?\}`([^`]+)`", text):
            add(keys.split(","), path)
    return found


# Their sources are written out.
NOT_KEYS = ("thresholds_national.yaml", "storage_national.yaml", "words.yaml", "differences.yaml")
CITED = cited()


@needs_bibliography
def test_every_work_that_is_cited_is_in_the_bibliography():
    assert CITED
    assert {key: files for key, files in CITED.items() if key not in KEYS} == {}


def test_every_work_in_the_bibliography_is_cited():
    assert [key for key in KEYS if not CITED.get(key)] == []


def fields_of_works():
    """The fields of each work of the course by key."""
    return {key: _entries(BIBLIOGRAPHY)[key].fields for key in KEYS}


def test_every_work_says_how_it_was_read():
    said = re.compile(r"\b(read|abstract|secondary|cop(y|ies))\b")
    without = {key: one.get("note", "") for key, one in fields_of_works().items() if one.get("annote") not in HOW}
    assert {key: note for key, note in without.items() if not said.search(note)} == {}


def test_what_is_printed_of_a_work_holds_no_doubt_of_its_authors():
    printed = {
        key: " ".join(value for name, value in fields.items() if name != "annote") for key, fields in fields_of_works().items()
    }
    doubt = re.compile(r"recalled|confirmed|not noted|not quoted|described")
    assert {key: text for key, text in printed.items() if doubt.search(text)} == {}


def test_doi_is_a_doi_and_nothing_else():
    dois = {key: fields.get("doi", "10.1/x") for key, fields in fields_of_works().items()}
    assert {key: doi for key, doi in dois.items() if not re.fullmatch(r"10\.\d+(\.\d+)*/\S+", doi)} == {}


def test_a_work_that_nobody_read_is_named_where_a_clinician_looks():
    unread = [key for key in KEYS if _entries(BIBLIOGRAPHY)[key].fields.get("annote") == "unread"]
    to_confirm = (ROOT / "docs" / "to-confirm.md").read_text(encoding="utf-8")
    assert [key for key in unread if key not in to_confirm] == []
