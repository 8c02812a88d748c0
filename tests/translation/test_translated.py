"""The course in another language: its words in place of the English ones, and what is not translated yet."""

import pytest

from lactation.content import HERE, ContentError, checked, claim_rows
from lactation.content.paths import FOLDER, LANGUAGE, compiled, direction, folder_of_language, language
from lactation.content.schema import explorer_content, words
from lactation.core.words import as_text
from lactation.site import source_hash
from lactation.translation import templates
from lactation.translation.templates import catalogue_of, write


@pytest.fixture
def speak(tmp_path, monkeypatch):
    """Return a function that sets the reader's language and writes a few messages of it."""

    def begin(name, *messages, plural="nplurals=2; plural=(n != 1);"):
        monkeypatch.setenv(LANGUAGE, name)
        monkeypatch.setenv(FOLDER, str(tmp_path))
        made = {}
        for domain, context, text, told, *flags in messages:
            made.setdefault(domain, catalogue_of(domain)).add(text, told, context=context, flags=flags)
        for domain, catalogue in made.items():
            catalogue.locale = name.replace("-", "_")
            write(folder_of_language(name) / f"{domain}.po", catalogue)

    return begin


SESSIONS = ("explorers", "explorers/supply.yaml:controls.sessions.label", "Feeds in 24 hours", "Tomas en 24 horas")


def test_explorer_is_told_in_the_readers_language(speak):
    speak("es", SESSIONS)
    content = explorer_content("supply")
    assert content.controls[0].label == "Tomas en 24 horas"
    assert content.controls[1].label == "Baby’s age"  # not translated: English
    assert content.controls[0].name == "sessions"


def test_english_needs_no_folder(monkeypatch):
    monkeypatch.delenv(LANGUAGE, raising=False)
    assert explorer_content("supply").controls[0].label == "Feeds in 24 hours"
    assert (words()["language"], words()["direction"]) == ("en", "ltr")


def test_what_decides_care_carries_a_mark_while_it_is_english(speak):
    english = claim_rows()[0]["teach"]
    speak("es", ("claims", "claims.csv:S0-01.claim", claim_rows()[0]["claim"], "Una madre"))
    row = claim_rows()[0]
    assert row["claim"] == "Una madre"
    assert row["teach"] == f"[English] {english}"
    assert (row["id"], row["verdict"]) == ("S0-01", "supported")


def test_fuzzy_translation_is_not_shown(speak):
    english = claim_rows()[0]["claim"]
    speak("es", ("claims", "claims.csv:S0-01.claim", english, "Algo viejo", "fuzzy"))
    assert claim_rows()[0]["claim"] == f"[English] {english}"


def test_numbers_that_decide_stay_those_of_the_table(speak):
    english = next(row for row in claim_rows() if row["id"] == "S0-01")
    assert "[[" not in english["teach"]
    speak("es")
    assert not [row["id"] for row in claim_rows() if "[[" in row["teach"]]


def test_words_count_as_the_language_does(speak):
    forms = ("{n} кормление", "{n} кормления", "{n} кормлений")
    speak("ru", ("words", "words.yaml:feed", ("{n} feed", "{n} feeds"), forms), ("words", "words.yaml:number_decimal", ".", ","))
    texts = words()
    assert [as_text(n, "feed", texts) for n in (1, 3, 5, 21)] == ["1 кормление", "3 кормления", "5 кормлений", "21 кормление"]
    assert as_text(1.5, "1", texts) == "1,5"
    assert (texts["language"], texts["direction"]) == ("ru", "ltr")


def test_language_that_is_none_is_refused(monkeypatch):
    monkeypatch.setenv(LANGUAGE, "../etc")
    with pytest.raises(ContentError, match=r"LACTATION_LANGUAGE: found '\.\./etc', expected the name of a language"):
        language()


def test_language_that_is_none_is_told_in_one_line_by_the_verbs(monkeypatch, capsys):
    assert templates.main(["es", "../etc"]) == 1
    assert capsys.readouterr().err == "LANGUAGES: found '../etc', expected the name of a language, such as es or pt-BR\n"
    monkeypatch.setenv(LANGUAGE, "../etc")
    assert checked.content_mistakes([HERE / "articles.yaml", HERE / "feed.yaml"]) == [
        "LACTATION_LANGUAGE: found '../etc', expected the name of a language, such as es or pt-BR"
    ]


def test_directions():
    assert [direction(name) for name in ("en", "ar", "ar-EG", "ur", "pa", "en-XA")] == ["ltr", "rtl", "rtl", "rtl", "ltr", "ltr"]


def test_file_is_compiled_anew_when_a_translator_saves(speak, tmp_path):
    speak("es", SESSIONS)
    path = folder_of_language("es") / "explorers.po"
    made = compiled(path)
    before = made.stat().st_mtime_ns
    assert compiled(path).stat().st_mtime_ns == before
    assert sorted(one.suffix for one in path.parent.iterdir()) == [".mo", ".po"]


def test_executed_notebooks_are_kept_by_language(speak, monkeypatch):
    monkeypatch.delenv(LANGUAGE, raising=False)
    english = source_hash()
    speak("es")
    nothing = source_hash()
    speak("es", SESSIONS)
    assert len({english, nothing, source_hash()}) == 3
