import pytest
from pydantic import ValidationError

from lactation.content.search import SearchWords, index_of, search_words


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
