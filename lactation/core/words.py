"""Turn numbers into the words of a page: templates come from the content files, only their filling is here."""

from math import floor

from lactation.core.bands import in_order
from lactation.core.plurals import plural_of

PLAIN_DIGITS = "0123456789"
NOT_THERE = -9999.0  # stands for a number that is not known; a form with a template for it says so
NOON_HOUR = 12.0  # a day is drawn from noon to noon, so that a night is whole: 24 to 36 is the next morning


def fixed(value: float, digits: int) -> str:
    """Return ``value`` with ``digits`` decimals, halves rounded up, the same in both runtimes."""
    scale = 10.0**digits
    steps = floor(abs(value) * scale + 0.5)
    whole = floor(steps / scale)
    text = str(whole)
    if digits > 0:
        part = str(int(steps - whole * scale))
        while len(part) < digits:
            part = "0" + part
        text = text + "." + part
    if value < 0.0 and steps > 0:
        return "−" + text
    return text


def styled(text: str, words: dict) -> str:
    """Return a number that ``fixed`` wrote as the reader's language writes it: its decimal sign, its minus, its figures.

    Without ``number_decimal`` in ``words`` it stays as it is.
    """
    if "number_decimal" not in words:
        return text
    made = ""
    for i in range(len(text)):
        sign = text[i]
        if sign == ".":
            made = made + words["number_decimal"]
        elif sign == "−":
            made = made + words["number_minus"]
        elif sign in PLAIN_DIGITS:
            made = made + words["number_digits"][int(sign)]
        else:
            made = made + sign
    return made


def number_text(value: float, digits: int, words: dict) -> str:
    """Return ``value`` with ``digits`` decimals as a reader sees it."""
    return styled(fixed(value, digits), words)


def counted(name: str, value: float, words: dict) -> str:
    """Return how many things there are in words: ``NAME_FORM`` with its number ``{n}``, in the form that the number asks for."""
    return counted_with(name, value, {}, words)


def counted_with(name: str, value: float, values: dict, words: dict) -> str:
    """Return the same where the words also hold other ``values``, as texts by name."""
    text = fixed(value, 0)  # the form is asked of the number that is shown
    form = name + "_" + plural_of(abs(float(text.replace("−", "-"))), words["language"] if "language" in words else "en")
    told = fill_in(words[form] if form in words else words[name + "_other"], values)
    return fill_in(told, {"n": styled(text, words)})


def listed(parts: list, name: str, words: dict) -> str:
    """Return the parts one after the other, put together by the words ``name`` with ``{list}`` and ``{next}``."""
    text = ""
    for i in range(len(parts)):
        text = fill_in(words[name], {"list": text, "next": parts[i]}) if i > 0 else parts[i]
    return text


def with_unit(text: str, unit: str, words: dict) -> str:
    """Return a number with its unit, or alone where it has none."""
    if unit == "":
        return text
    return fill_in(words["with_unit"] if "with_unit" in words else "{number} {unit}", {"number": text, "unit": unit})


def from_noon(hour: float) -> float:
    """Return where an ``hour`` of the clock (0 up to 24) stands on an axis that begins at noon."""
    return hour if hour >= NOON_HOUR else hour + 24.0


def clock(hours: float, words: dict) -> str:
    """Return hours of the day (0 to 24) as a 24-hour clock time, ``"06:30"``."""
    minutes = floor(hours * 60.0 + 0.5) % 1440
    hour = floor(minutes / 60)
    minute = minutes - hour * 60
    values = {"hour": styled(_two_figures(hour), words), "minute": styled(_two_figures(minute), words)}
    return fill_in(words["clock_time"] if "clock_time" in words else "{hour}:{minute}", values)


def _two_figures(number: int) -> str:
    """Return a whole number below 100 with two figures."""
    return str(number) if number > 9 else "0" + str(number)


def day_text(day: list, kinds: dict, words: dict) -> str:
    """Return a planned day in words: for each of ``kinds`` (a label by name) its times in order.

    ``day`` holds pairs of an hour and a kind; ``words`` the text of an empty day.
    """
    told = []
    for kind in kinds:
        hours = []
        for one in day:
            if one[1] == kind:
                hours.append(one[0])
        times = []
        for hour in in_order(hours):
            times.append(clock(hour, words))
        if len(times) > 0:
            told.append(fill_in(words["kind_times"], {"kind": kinds[kind], "times": listed(times, "list_comma", words)}))
    return listed(told, "list_semicolon", words) if len(told) > 0 else words["day_none"]


def fill_in(template: str, values: dict) -> str:
    """Return ``template`` with each ``{name}`` replaced by the text in ``values``."""
    text = template
    for name in values:
        text = text.replace("{" + name + "}", values[name])
    return text


def as_text(value: float, form: str, words: dict) -> str:
    """Return a number as a reader sees it.

    ``form`` is the number of decimals (``"0"``, ``"1"``), ``"percent"`` (of 0 to 1), ``"clock"`` (hours), ``"age"`` (days),
    ``"minutes"`` (as minutes and seconds), ``"yes"`` (0 or 1), ``"span"`` (hours, as hours, days or months), ``"until"``
    (hours after a midnight, as a day and a time), or the name of a counted thing with its forms in ``words``,
    ``name_one`` and ``name_other``, and ``name_none`` where the number may be ``NOT_THERE``. ``words`` also holds the templates
    of ages and times, and yes and no.
    """
    if form == "percent":
        return fill_in(words["percent"], {"n": number_text(100.0 * value, 0, words)})
    if form == "clock":
        return clock(value, words)
    if form == "age":
        return age_text(value, words)
    if form == "minutes":
        seconds = floor(value * 60.0 + 0.5)
        whole = floor(seconds / 60.0)
        if whole < 1:
            return counted("seconds", seconds, words)
        if whole >= 10:
            return counted("minutes", value, words)
        values = {"m": number_text(whole, 0, words), "s": number_text(seconds - 60.0 * whole, 0, words)}
        return fill_in(words["minutes_seconds"], values)
    if form == "span":
        return span_text(value, words)
    if form == "until":
        return until_text(value, words)
    if form == "yes":
        return words["yes"] if value > 0 else words["no"]
    if form == "0" or form == "1" or form == "2":
        return number_text(value, int(form), words)
    if value == NOT_THERE and form + "_none" in words:
        return words[form + "_none"]
    return counted(form, value, words)


def age_text(days: float, words: dict) -> str:
    """Return an age in days, from 28 days on in weeks and days; rounded to whole days first."""
    whole = floor(days + 0.5)
    if whole < 28:
        return counted("age_days", whole, words)
    weeks = floor(whole / 7.0)
    rest = whole - 7.0 * weeks
    if rest < 1:
        return counted("age_weeks", weeks, words)
    values = {"weeks": counted("age_weeks", weeks, words), "days": counted("age_days", rest, words)}
    return fill_in(words["age_both"], values)


def span_text(hours: float, words: dict) -> str:
    """Return hours as hours up to two days, as days up to two months, then as months."""
    if hours == NOT_THERE:
        return words["span_none"]
    if hours <= 48.0:
        return as_text(floor(hours), "span_hours", words)
    if hours <= 1460.0:
        return as_text(floor(hours / 24.0), "span_days", words)
    return as_text(floor(hours / 730.0), "span_months", words)


def until_text(hours: float, words: dict) -> str:
    """Return hours after a midnight as the day, counted from that one, with the time; far away without the time."""
    if hours == NOT_THERE:
        return words["until_none"]
    days = floor(hours / 24.0)
    if days > 60:
        return counted("until_months", floor(hours / 730.0), words)
    time = {"time": clock(hours - 24.0 * days, words)}
    if days > 1:
        return counted_with("until_days", days, time, words)
    return fill_in(words["until_same"] if days < 1 else words["until_next"], time)


def text_values(numbers: dict, forms: dict, words: dict) -> dict:
    """Return the ``numbers`` as texts by name; those without a form in ``forms`` are whole numbers.

    Of a list of cards (with a ``NAME_titles``, titles by card) the text is the title of the card that was laid last. Other lists
    are left out.
    """
    texts = {}
    for name in numbers:
        if isinstance(numbers[name], (int, float)):
            texts[name] = as_text(numbers[name], forms[name] if name in forms else "0", words)
        elif name + "_titles" in numbers and len(numbers[name]) > 0:
            texts[name] = numbers[name + "_titles"][numbers[name][len(numbers[name]) - 1]]
    return texts


def say(said: list, sentences: dict, texts: dict) -> str:
    """Return the sentences named in ``said``, one after the other, with their numbers filled in."""
    text = ""
    for name in said:
        if sentences[name] != "":  # an explorer may leave a sentence of its scene unsaid
            text = text + (" " if text != "" else "") + fill_in(sentences[name], texts)
    return text
