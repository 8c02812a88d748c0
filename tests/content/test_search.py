import pytest
from pydantic import ValidationError

from lactation.content.search import SearchWords, index_of, search_words
from lactation.core.search import stem_of


@pytest.mark.parametrize(
    ("alike", "skip", "told"),
    [
        ({"feed": ["fed"]}, ["The"], "'The'"), ({"feed": ["has fed"]}, ["the"], "'has fed'"),
        ({"feed": ["don't"]}, ["the"], "don't"),
        ({"feed": ["fed"], "eat": ["fed"]}, ["the"], "fed more than once"), ({"the": ["fed"]}, ["the"], "the more than once"),
    ],
)  # fmt: skip
def test_words_that_could_not_be_met_are_refused(alike, skip, told):
    with pytest.raises(ValidationError, match=told):
        SearchWords(alike=alike, skip=skip)


def test_index_says_which_texts_have_which_stem():
    index = index_of(["Feeding teas", "she fed", "tea"])
    assert dict(zip(index["stems"], index["found"], strict=True)) == {"feed": [0, 1], "she": [1], "tea": [0, 2]}
    assert [index["stems"][number] for number in index["of"]] == ["feed", "feed", "she", "tea", "tea"]
    assert index["alike"] == {"fed": "feed"}
    assert index["skip"] == search_words().skip


# ---- Another language ----


def test_language_names_its_stemmer_or_none(tmp_path, monkeypatch):
    monkeypatch.setenv("LACTATION_LANGUAGE", "es")
    monkeypatch.setenv("LACTATION_LOCALE", str(tmp_path))
    (tmp_path / "es").mkdir()
    for name, stem in (("spanish", "mam"), ("none", "mamas")):
        (tmp_path / "es" / "search.yaml").write_text(
            f"stemmer: {name}\nalike: {{leche: [leches]}}\nskip: [de]\n", encoding="utf-8"
        )
        assert search_words.__wrapped__().skip == ["de"]
        assert stem_of("mamas", {}) == stem
    monkeypatch.delenv("LACTATION_LANGUAGE")
    search_words.__wrapped__()
    assert stem_of("feeding", {}) == "feed"


def test_stemmer_that_is_none_is_refused():
    with pytest.raises(ValidationError, match="found the stemmer 'elvish', expected one of arabic"):
        SearchWords(stemmer="elvish", alike={"feed": ["fed"]}, skip=["the"])
