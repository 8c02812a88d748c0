import pytest
from babel import Locale

from lactation.core.plurals import plural_of

LANGUAGES = (
    "en",
    "es",
    "vi",
    "fr",
    "ar",
    "ru",
    "sw",
    "hi",
    "zh",
    "pt",
    "pl",
    "de",
    "uk",
    "id",
    "bn",
    "fa",
    "am",
    "ur",
    "so",
    "tr",
)
NUMBERS = (*range(250), 999, 1000, 1001, 10_000, 1_000_000, 1_000_001, 2_000_000)


@pytest.mark.parametrize("language", LANGUAGES)
def test_languages_count_as_unicode_says(language):
    rule = Locale.parse(language).plural_form
    wrong = {n: (plural_of(n, language), rule(n)) for n in NUMBERS if plural_of(n, language) != rule(n)}
    assert not wrong


def test_script_and_country_do_not_change_how_a_language_counts():
    assert [plural_of(3, name) for name in ("ru-RU", "sr-Latn", "en-XA")] == ["few", "other", "other"]
