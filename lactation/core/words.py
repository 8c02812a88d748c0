"""Turn numbers into the words of a page: templates come from the content files, only their filling is here."""

from math import floor

from lactation.core.bands import in_order

NOT_THERE = -9999.0  # stands for a number that is not known; a form with a template for it says so


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


def clock(hours: float) -> str:
    """Return hours of the day (0 to 24) as a 24-hour clock time, ``"06:30"``."""
    minutes = floor(hours * 60.0 + 0.5) % 1440
    hour = floor(minutes / 60)
    minute = minutes - hour * 60
    text = str(hour) if hour > 9 else "0" + str(hour)
    return text + ":" + (str(minute) if minute > 9 else "0" + str(minute))


def day_text(day: list, kinds: dict, words: dict) -> str:
    """Return a planned day in words: for each of ``kinds`` (a label by name) its times in order.

    ``day`` holds pairs of an hour and a kind; ``words`` the text of an empty day.
    """
    text = ""
    for kind in kinds:
        hours = []
        for one in day:
            if one[1] == kind:
                hours.append(one[0])
        hours = in_order(hours)
        times = ""
        for hour in hours:
            times = times + (", " if times != "" else "") + clock(hour)
        if times != "":
            text = text + ("; " if text != "" else "") + kinds[kind] + " " + times
    return text if text != "" else words["day_none"]


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
    (hours after a midnight, as a day and a time), or the name of a counted thing with two templates in ``words``,
    ``name_one`` and ``name_many``, and ``name_none`` where the number may be ``NOT_THERE``. ``words`` also holds the templates of
    ages and times, and yes and no.
    """
    if form == "percent":
        return fixed(100.0 * value, 0) + " %"
    if form == "clock":
        return clock(value)
    if form == "age":
        return age_text(value, words)
    if form == "minutes":
        seconds = floor(value * 60.0 + 0.5)
        whole = floor(seconds / 60.0)
        if whole < 1:
            return fill_in(words["second"] if seconds == 1 else words["seconds"], {"s": fixed(seconds, 0)})
        if whole >= 10:
            return fill_in(words["minutes"], {"m": fixed(value, 0)})
        return fill_in(words["minutes_seconds"], {"m": fixed(whole, 0), "s": fixed(seconds - 60.0 * whole, 0)})
    if form == "span":
        return span_text(value, words)
    if form == "until":
        return until_text(value, words)
    if form == "yes":
        return words["yes"] if value > 0 else words["no"]
    if form == "0" or form == "1" or form == "2":
        return fixed(value, int(form))
    if value == NOT_THERE and form + "_none" in words:
        return words[form + "_none"]
    number = fixed(value, 0)  # one or many is asked of the number that is shown
    return fill_in(words[form + "_one"] if number == "1" else words[form + "_many"], {"n": number})


def age_text(days: float, words: dict) -> str:
    """Return an age in days, from 28 days on in weeks and days; rounded to whole days first."""
    whole = floor(days + 0.5)
    if whole < 28:
        return fill_in(words["age_day"] if whole == 1 else words["age_days"], {"n": fixed(whole, 0)})
    weeks = floor(whole / 7.0)
    rest = whole - 7.0 * weeks
    if rest < 1:
        return fill_in(words["age_weeks"], {"n": fixed(weeks, 0)})
    return fill_in(words["age_weeks_day" if rest == 1 else "age_weeks_days"], {"n": fixed(weeks, 0), "d": fixed(rest, 0)})


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
        return fill_in(words["until_months"], {"n": fixed(floor(hours / 730.0), 0)})
    name = "until_same" if days < 1 else ("until_next" if days == 1 else "until_days")
    return fill_in(words[name], {"n": fixed(days, 0), "time": clock(hours - 24.0 * days)})


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
