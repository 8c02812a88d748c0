"""The forms in which languages count: 1 feed, 2 feeds. Names and rules are those of Unicode's CLDR, for whole numbers from 0."""

# Languages by how they count; one that is not here has two forms, as English has.
COUNT_ALL_ALIKE = ["zh", "id", "ms", "th", "ja", "ko", "my", "lo", "km", "yo", "ig", "wo", "bo"]
COUNT_NONE_AS_ONE = ["vi", "hi", "bn", "gu", "kn", "as", "fa", "am", "zu", "ak", "ln", "mg", "pa", "ti", "fil"]
COUNT_MILLIONS = ["es", "it", "ca", "pt"]
COUNT_NONE_AS_ONE_AND_MILLIONS = ["fr"]
COUNT_BY_LAST_FIGURE = ["ru", "uk", "be"]


def base_language(language: str) -> str:
    """Return the language without its script and country: ``pt`` of ``pt-BR``."""
    parts = language.split("-")
    return parts[0]


def plural_of(number: float, language: str) -> str:
    """Return the form in which ``language`` counts a whole number: ``zero``, ``one``, ``two``, ``few``, ``many`` or ``other``."""
    base = base_language(language)
    if base in COUNT_ALL_ALIKE:
        return "other"
    if base in COUNT_NONE_AS_ONE:
        return "one" if number < 2 else "other"
    if base in COUNT_NONE_AS_ONE_AND_MILLIONS:
        return "one" if number < 2 else _of_millions(number)
    if base in COUNT_MILLIONS:
        none = language == "pt" or language == "pt-BR"
        return "one" if number == 1 or (none and number == 0) else _of_millions(number)
    if base in COUNT_BY_LAST_FIGURE:
        return _by_last_figure(number)
    if base == "pl":
        few = number % 10 > 1 and number % 10 < 5 and (number % 100 < 12 or number % 100 > 14)
        return "one" if number == 1 else ("few" if few else "many")
    if base == "ar":
        return _as_arabic(number)
    return "one" if number == 1 else "other"


def _of_millions(number: float) -> str:
    """Return the form of a number above one where whole millions have their own."""
    return "many" if number > 0 and number % 1000000 == 0 else "other"


def _by_last_figure(number: float) -> str:
    """Return the form where the last figure decides, but for the teens."""
    last = number % 10
    teen = number % 100 > 10 and number % 100 < 15
    if last == 1 and not teen:
        return "one"
    return "few" if last > 1 and last < 5 and not teen else "many"


def _as_arabic(number: float) -> str:
    """Return the form in which Arabic counts."""
    if number < 3:
        return "zero" if number == 0 else ("one" if number == 1 else "two")
    rest = number % 100
    if rest > 10:
        return "many"
    return "few" if rest > 2 else "other"
