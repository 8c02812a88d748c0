"""What is searched: how words are read (``content/search.yaml``), and the index of texts that ``core/search.py`` asks."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from pydantic import Field, model_validator
from snowballstemmer import algorithms, stemmer

from lactation.content.kinds import Strict, Text
from lactation.content.marked import read
from lactation.content.paths import own_file
from lactation.core.search import read_with, stem_of, text_words

NO_STEMMER = "none"


class Whole:
    """A stemmer for languages that have none: a word is its own stem."""

    def stemWord(self, word: str) -> str:  # noqa: N802  # Snowball's name
        """Return the word."""
        return word


class SearchWords(Strict):
    """Words that are read as another, by that other, and words that are not looked for."""

    stemmer: Text = "porter"  # one of Snowball's, by its name; "none" where a language has none
    alike: dict[Text, list[Text]] = Field(min_length=1)
    skip: list[Text] = Field(min_length=1)

    @model_validator(mode="after")
    def check_words(self) -> "SearchWords":
        """Each is one word as it is read, and stands once."""
        if self.stemmer not in (*algorithms(), NO_STEMMER):
            known = ", ".join((*algorithms(), NO_STEMMER))
            raise ValueError(f"found the stemmer {self.stemmer!r}, expected one of {known}")
        words = [*self.alike, *(word for words in self.alike.values() for word in words), *self.skip]
        for word in words:
            if [one[0] for one in text_words(word)] != [word]:
                raise ValueError(f"found {word!r}, expected one word without capitals, accents, signs")
        twice = sorted({word for word in words if words.count(word) > 1})
        if twice:
            raise ValueError(f"found {', '.join(twice)} more than once, expected each word once")
        return self

    def reading(self) -> dict[str, str]:
        """Return for each word that is read as another, that other."""
        return {word: other for other, words in self.alike.items() for word in words}


@lru_cache
def search_words() -> SearchWords:
    """Return how words are read; errors as in ``explorer_content``. From then on the core reads them so."""
    found = read(own_file("search.yaml"), SearchWords)
    read_with(Whole() if found.stemmer == NO_STEMMER else stemmer(found.stemmer))
    return found


def index_of(texts: Iterable[str]) -> dict[str, Any]:
    """Return the index of ``texts``, for ``core/search.py``: there it says what it holds."""
    known = search_words()
    alike = known.reading()
    held = [{one[0] for one in text_words(text)} for text in texts]
    stem = {word: stem_of(word, alike) for word in sorted(set().union(*held))}
    stems = sorted(set(stem.values()))
    number = {one: place for place, one in enumerate(stems)}
    found: list[list[int]] = [[] for _ in stems]
    for place, words in enumerate(held):
        for one in sorted({number[stem[word]] for word in words}):
            found[one].append(place)
    used = {word: other for word, other in alike.items() if stem_of(other, {}) in number}
    return {
        "words": list(stem),
        "of": [number[one] for one in stem.values()],
        "stems": stems,
        "found": found,
        "alike": used,
        "skip": known.skip,
    }


def index_of_places(pages: list[str], at: list[int], heads: list[str], texts: list[str]) -> dict[str, Any]:
    """Return the index of the places of pages: titles of ``pages``; of each place its page, heading and text."""
    index = index_of([*(f"{head} {text}" for head, text in zip(heads, texts, strict=True)), *pages])
    number = dict(zip(index["words"], index["of"], strict=True))
    count = len(at)
    titles = [[place - count for place in found if place >= count] for found in index["found"]]
    index["found"] = [[place for place in found if place < count] for found in index["found"]]
    in_heads: list[list[int]] = [[] for _ in index["stems"]]
    for place, head in enumerate(heads):
        for one in sorted({number[word[0]] for word in text_words(head)}):
            in_heads[one].append(place)
    return index | {"titles": titles, "heads": in_heads, "at": at, "pages": len(pages)}
