"""Turn numbers into the words of a page: templates come from the content files, only their filling is here."""

from math import floor


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


def fill_in(template: str, values: dict) -> str:
    """Return ``template`` with each ``{name}`` replaced by the text in ``values``."""
    text = template
    for name in values:
        text = text.replace("{" + name + "}", values[name])
    return text


def as_text(value: float, form: str, words: dict) -> str:
    """Return a number as a reader sees it.

    ``form`` is the number of decimals (``"0"``, ``"1"``), ``"percent"`` (of 0 to 1), ``"clock"`` (hours), ``"age"`` (days),
    ``"minutes"`` (as minutes and seconds), ``"yes"`` (0 or 1), or the name of a counted thing with two templates in ``words``,
    ``name_one`` and ``name_many``. ``words`` also holds the templates of ages and times, and yes and no.
    """
    if form == "percent":
        return fixed(100.0 * value, 0) + " %"
    if form == "clock":
        return clock(value)
    if form == "age":
        if value < 28:
            return fill_in(words["age_days"], {"n": fixed(value, 0)})
        weeks = floor(value / 7.0)
        days = value - 7.0 * weeks
        if days < 1:
            return fill_in(words["age_weeks"], {"n": fixed(weeks, 0)})
        return fill_in(words["age_weeks_day" if days == 1 else "age_weeks_days"], {"n": fixed(weeks, 0), "d": fixed(days, 0)})
    if form == "minutes":
        seconds = floor(value * 60.0 + 0.5)
        whole = floor(seconds / 60.0)
        if whole < 1:
            return fill_in(words["seconds"], {"s": fixed(seconds, 0)})
        if whole >= 10:
            return fill_in(words["minutes"], {"m": fixed(value, 0)})
        return fill_in(words["minutes_seconds"], {"m": fixed(whole, 0), "s": fixed(seconds - 60.0 * whole, 0)})
    if form == "yes":
        return words["yes"] if value > 0 else words["no"]
    if form == "0" or form == "1" or form == "2":
        return fixed(value, int(form))
    return fill_in(words[form + "_one"] if value == 1 else words[form + "_many"], {"n": fixed(value, 0)})


def text_values(numbers: dict, forms: dict, words: dict) -> dict:
    """Return the ``numbers`` as texts by name; those without a form in ``forms`` are whole numbers. Lists are left out."""
    texts = {}
    for name in numbers:
        if isinstance(numbers[name], (int, float)):
            texts[name] = as_text(numbers[name], forms[name] if name in forms else "0", words)
    return texts


def say(said: list, sentences: dict, texts: dict) -> str:
    """Return the sentences named in ``said``, one after the other, with their numbers filled in."""
    text = ""
    for i in range(len(said)):
        text = text + (" " if i > 0 else "") + fill_in(sentences[said[i]], texts)
    return text
