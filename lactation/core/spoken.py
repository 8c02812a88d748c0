"""What is read aloud, in parts: a sentence each, or less where a sentence is long; and the voice that reads it.

Places in a text are counted as its runtime counts them. A part too many is a short rest; a part too long is cut off by some
browsers in the middle of a word, and a number that is cut in two is misheard.
"""

ENDS = ".!?…؟۔।॥።"  # of a sentence, where a space follows
WIDE_ENDS = "。！？．｡"  # and where none does
CLOSERS = "”’\"')]»›」』）】"
OPENERS = "“‘\"'([«‹¿¡「『（【"
CUTS = ",;:،؛"  # where a long sentence may be cut, if a space follows
WIDE_CUTS = "，；：、"
JOINTS = "-/_&=?#"  # of a word without end, such as an address
SPACES = " \n\t\r\u00a0\u202f\u3000"
LEAST_OF_MOST = 3  # a cut at a comma leaves at least this part of what may be said in one breath


def spoken_parts(text: str, short: str, most: int) -> list:
    """Return where the parts of ``text`` begin and end, in order, each ``[start, end]`` and at most ``most`` signs long.

    ``short``: words that end in a point and end no sentence, with blanks between them, in small letters.
    """
    parts = []
    start = 0
    i = 0
    while i < len(text):
        if text[i] in ENDS or text[i] in WIDE_ENDS:
            end = _after_marks(text, i)
            if _ends_sentence(text, i, end, short):
                _add_parts(parts, text, start, end, most)
                start = end
            i = end
        else:
            i = i + 1
    _add_parts(parts, text, start, len(text), most)
    return parts


def _after_marks(text: str, at: int) -> int:
    """Return where the marks end that begin here: more ends, and what closes a quotation or a bracket."""
    end = at
    while end < len(text) and (text[end] in ENDS or text[end] in WIDE_ENDS or text[end] in CLOSERS):
        end = end + 1
    return end


def _ends_sentence(text: str, at: int, end: int, short: str) -> bool:
    """Return whether a sentence ends with the marks from ``at`` to ``end``."""
    for i in range(at, end):
        if text[i] in WIDE_ENDS:
            return True
    if end == len(text):
        return True
    if text[end] not in SPACES:
        return False
    after = end
    while after < len(text) and (text[after] in SPACES or text[after] in OPENERS):
        after = after + 1
    goes_on = after < len(text) and text[after].upper() != text[after]  # with a small letter
    return not goes_on and not (text[at] == "." and _is_short(text, at, short))


def _is_short(text: str, at: int, short: str) -> bool:
    """Return whether the point at ``at`` belongs to its word: one letter, a number that begins the text, or a short word."""
    word = ""
    i = at - 1
    while i >= 0 and text[i] not in SPACES and text[i] not in OPENERS:
        word = text[i].lower() + word
        i = i - 1
    one_letter = len(word) == 1 and word.upper() != word
    return one_letter or (i < 0 and word >= "0" and word < ":") or (" " + word + ". ") in (" " + short + " ")


def _add_parts(parts: list, text: str, start: int, end: int, most: int) -> None:
    """Add what stands from ``start`` to ``end``, without blanks around it, in as many parts as it takes; none without a word."""
    first = start
    last = end
    while first < last and text[first] in SPACES:
        first = first + 1
    while last > first and text[last - 1] in SPACES:
        last = last - 1
    while last - first > most:
        cut = _cut_before(text, first, first + most)
        _add_parts(parts, text, first, cut, most)
        first = cut
        while text[first] in SPACES:
            first = first + 1
    if _has_word(text, first, last):
        parts.append([first, last])


def _cut_before(text: str, start: int, limit: int) -> int:
    """Return where a sentence that is too long is cut: after the last comma that leaves enough, else a space, else a joint."""
    space = -1
    joint = -1
    for back in range(limit - start):
        i = limit - back
        if text[i] in SPACES:
            if space < 0:
                space = i
            if text[i - 1] in CUTS and (i - start) * LEAST_OF_MOST >= limit - start:
                return i
        elif text[i - 1] in WIDE_CUTS and (i - start) * LEAST_OF_MOST >= limit - start:
            return i
        elif text[i - 1] in JOINTS and joint < 0:
            joint = i
    if space > start:
        return space
    return joint if joint > start else limit


def _has_word(text: str, start: int, end: int) -> bool:
    """Return whether there is a letter or a figure."""
    for i in range(start, end):
        sign = text[i]
        if sign.lower() != sign.upper() or (sign >= "0" and sign <= "9"):
            return True
        if sign >= "\u0590" and not _is_mark(sign):
            return True
    return False


def _is_mark(sign: str) -> bool:
    """Return whether a sign that is no Latin, Greek or Cyrillic letter is punctuation, an arrow or the like."""
    marks = (
        (sign >= "\u2000" and sign < "\u2c00") or (sign >= "\u3000" and sign < "\u3040") or (sign >= "\ufe00" and sign < "\ufe70")
    )
    return marks or sign in ENDS or sign in WIDE_ENDS or sign in CUTS or sign in WIDE_CUTS or sign in OPENERS or sign in CLOSERS


def spoken_voice(voices: list, language: str) -> int:
    """Return the number of the voice that reads ``language`` best, −1 where none does.

    One that needs no network comes first, then one of the same region, then the device's own choice. Each voice has ``lang``,
    ``local`` and ``chosen`` (whether the device would take it).
    """
    best = -1
    most = 0
    for i in range(len(voices)):
        rank = _voice_rank(voices[i], language.lower())
        if rank > most:
            most = rank
            best = i
    return best


def _voice_rank(voice: dict, language: str) -> int:
    """Return how well a voice fits a language that is written small, 0 where not at all."""
    lang = voice["lang"].replace("_", "-").lower()
    if _without_region(lang) != _without_region(language):
        return 0
    return 1 + (4 if voice["local"] else 0) + (2 if lang == language else 0) + (1 if voice["chosen"] else 0)


def _without_region(lang: str) -> str:
    """Return the name of a language without what follows the first hyphen."""
    name = ""
    for i in range(len(lang)):
        if lang[i] == "-":
            return name
        name = name + lang[i]
    return name
