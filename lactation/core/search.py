"""Search by words: how a word is read, where it stands, and what to show of its place. Pages and claims are searched alike.

An index holds ``words`` (each word of the texts as it is read, in order), ``of`` (for each its stem's number), ``stems`` (in
order) and ``found`` (for each stem the numbers of the texts with it); ``alike`` (a word that is read as another) and ``skip``
(words that say nothing) come from the course's data.
"""

from math import log

from snowballstemmer import stemmer

STEMMERS = [stemmer("porter")]  # one: that of the language in which the course is read
# Signs that people type or paste for an apostrophe, and marks that stand over the letter before: a word goes on without them.
SILENT = "'’‘‛`´ʼʻʽʹʾʿˈˊˋ′‵＇՚՛׳ߴߵꞋꞌ\u00ad\u200b\u200c\u200d\u2060\ufeff"
HYPHENS = "-‐‑"
SHORTEST_START = 4  # letters of a word's beginning that is looked for
PLACES_SHOWN = 3  # of one page
PLAIN = {
    "a": "àáâãäåāăą",
    "c": "çćĉċč",
    "d": "ďđð",
    "e": "èéêëēĕėęě",
    "g": "ĝğġģ",
    "h": "ĥħ",
    "i": "ìíîïĩīĭįı",
    "j": "ĵ",
    "k": "ķ",
    "l": "ĺļľŀł",
    "n": "ñńņňŋ",
    "o": "òóôõöøōŏő",
    "r": "ŕŗř",
    "s": "śŝşšș",
    "t": "ţťŧțþ",
    "u": "ùúûüũūŭůűų",
    "w": "ŵ",
    "y": "ýÿŷ",
    "z": "źżž",
    "ss": "ß",
    "ae": "æ",
    "oe": "œ",
}


def plain_letter(sign: str) -> str:
    """Return a sign as it is read, small and without accents; nothing if it ends a word, a blank if a word goes on without it."""
    low = sign.lower()[0]  # a letter of some alphabets has two small ones
    if (low >= "a" and low <= "z") or (low >= "0" and low <= "9"):
        return low
    if sign in SILENT or (low >= "\u0300" and low <= "\u036f"):
        return " "
    if low < "\u00aa" or low == "×" or low == "÷" or (low >= "\u2000" and low < "\u2c00") or (low >= "\u3000" and low < "\u3040"):
        return ""
    for letter in PLAIN:
        if low in PLAIN[letter]:
            return letter
    return low if low != "«" and low != "»" and low != "¿" and low != "·" else ""


def text_words(text: str) -> list:
    """Return the words of ``text`` as they are read, each ``[word, start, end]``; of two with a hyphen also the whole."""
    found = []
    word = ""
    start = 0
    end = 0
    for i in range(len(text) + 1):
        letter = plain_letter(text[i]) if i < len(text) else ""
        if letter == "":
            if word != "":
                found.append([word, start, end])
            word = ""
        elif letter != " ":
            if word == "":
                start = i
            word = word + letter
            end = i + 1
    return _with_wholes(text, found)


def _with_wholes(text: str, found: list) -> list:
    """Return the words, and after each two that a hyphen joins the whole word."""
    words = []
    for i in range(len(found)):
        words.append(found[i])
        if i > 0 and found[i][1] == found[i - 1][2] + 1 and text[found[i][1] - 1] in HYPHENS:
            words.append([found[i - 1][0] + found[i][0], found[i - 1][1], found[i][2]])
    return words


def read_with(one: object) -> None:
    """Read words with another of Snowball's stemmers; a page's script is given that of its language from the start."""
    STEMMERS[0] = one


def stem_of(word: str, alike: dict) -> str:
    """Return the stem of a word as it is read; ``alike`` says which words are read as another (fed: feed)."""
    return STEMMERS[0].stemWord(alike[word] if word in alike else word)


def place_where(ordered: list, wanted: str) -> int:
    """Return the place in a list of texts in order at which ``wanted`` stands, or would."""
    low = 0
    high = len(ordered)
    while low < high:
        middle = (low + high) // 2
        if ordered[middle] < wanted:
            low = middle + 1
        else:
            high = middle
    return low


def stems_meant(index: dict, word: str) -> list:
    """Return the numbers of the stems that a typed word means: its own; where no text has that, those of words that begin so.

    A beginning has at least four letters: "tea" must not find "teach".
    """
    stem = stem_of(word, index["alike"])
    place = place_where(index["stems"], stem)
    if place < len(index["stems"]) and index["stems"][place] == stem:
        return [place]
    numbers = []
    place = place_where(index["words"], word)
    while len(word) >= SHORTEST_START and place < len(index["words"]) and index["words"][place].startswith(word):
        if index["of"][place] not in numbers:
            numbers.append(index["of"][place])
        place = place + 1
    return numbers


def words_asked(index: dict, typed: str) -> list:
    """Return the words that were typed and say something, each ``{"word", "stems"}``: no stems where no text has it."""
    asked = []
    seen = []
    for one in text_words(typed):
        if one[0] not in index["skip"] and one[0] not in seen and not _joins(typed, one):
            seen.append(one[0])
            asked.append({"word": one[0], "stems": stems_meant(index, one[0])})
    return asked


def _joins(typed: str, one: list) -> bool:
    """Return whether a word is the whole of two with a hyphen: its parts are looked for already."""
    for i in range(one[1], one[2]):
        if typed[i] in HYPHENS:
            return True
    return False


def texts_with(index: dict, asked: dict, count: int) -> list:
    """Return for each of ``count`` texts whether it has the asked word (see ``words_asked``)."""
    has = []
    for _ in range(count):
        has.append(False)
    for number in asked["stems"]:
        for text in index["found"][number]:
            has[text] = True
    return has


def texts_with_all(index: dict, typed: str, count: int) -> list:
    """Return for each of ``count`` texts whether it has every word typed; with nothing typed, all have."""
    has = []
    for _ in range(count):
        has.append(True)
    for asked in words_asked(index, typed):
        with_it = texts_with(index, asked, count)
        for i in range(count):
            has[i] = has[i] and with_it[i]
    return has


def searched(index: dict, typed: str) -> dict:
    """Return ``pages`` with all the words, the best first, and ``stems``, to mark them; where there is none, what to ``try``.

    The index is one of places; its ``at`` says on which page each stands (in order), ``heads`` for each stem the places with it
    in their heading, ``titles`` the pages with it in their title. A page is ``{"page", "places", "more"}``: its number, those of
    its best places, and how many more it has. ``asked`` is how many words were looked for.
    """
    asked = words_asked(index, typed)
    stems = _stems_to_mark(index, asked)
    scores = _scores(index, asked)
    pages = _best_pages(index, scores, len(asked))
    return {"asked": len(asked), "pages": pages, "stems": stems, "try": _tries(index, asked, typed) if len(pages) == 0 else []}


def _stems_to_mark(index: dict, asked: list) -> list:
    """Return the stems that were found, and those of words that are read as them (fed, where feed was found)."""
    stems = []
    for one in asked:
        for number in one["stems"]:
            stems.append(index["stems"][number])
    for word in index["alike"]:
        if stem_of(index["alike"][word], {}) in stems:
            stems.append(stem_of(word, {}))
    return stems


def _scores(index: dict, asked: list) -> dict:
    """Return ``words`` (how many of the asked ones), ``points`` of each ``place`` and each ``page``."""
    place_words = _zeros(len(index["at"]))
    place_points = _zeros(len(index["at"]))
    page_words = _zeros(index["pages"])
    page_points = _zeros(index["pages"])
    for one in asked:
        here = _zeros(index["pages"])
        title = _zeros(index["pages"])
        seen = texts_with(index, one, len(index["at"]))
        for place in range(len(seen)):
            if seen[place]:
                place_words[place] = place_words[place] + 1
                here[index["at"][place]] = here[index["at"][place]] + 1
        for number in one["stems"]:
            for place in index["heads"][number]:
                place_points[place] = place_points[place] + 2
            for page in index["titles"][number]:
                title[page] = 6
        for page in range(len(here)):
            if here[page] > 0:
                page_words[page] = page_words[page] + 1
                page_points[page] = page_points[page] + title[page] + log(1.0 + here[page])
    return {"place_words": place_words, "place_points": place_points, "page_words": page_words, "page_points": page_points}


def _zeros(count: int) -> list:
    """Return ``count`` zeros."""
    made = []
    for _ in range(count):
        made.append(0)
    return made


def _best_pages(index: dict, scores: dict, asked: int) -> list:
    """Return the pages with all words, the best first: by their title, their headings, and words that stand together."""
    places = []
    for _ in range(index["pages"]):
        places.append([])
    for place in range(len(index["at"])):
        if scores["place_words"][place] > 0:
            places[index["at"][place]].append(place)
    pages = []
    points = []
    for page in range(index["pages"]):
        if asked > 0 and scores["page_words"][page] == asked:
            order = _best_first(places[page], _place_points(places[page], scores))
            best = order[0]
            together = 4 * (scores["place_words"][best] - 1) + scores["place_points"][best]
            shown = _first(order, PLACES_SHOWN)
            pages.append({"page": page, "places": shown, "more": len(order) - len(shown)})
            points.append(scores["page_points"][page] + together)
    return _best_first(pages, points)


def _place_points(places: list, scores: dict) -> list:
    """Return for each place how well it fits: first by how many of the words stand there."""
    points = []
    for place in places:
        points.append(10 * scores["place_words"][place] + scores["place_points"][place])
    return points


def _first(values: list, count: int) -> list:
    """Return at most the first ``count`` values."""
    made = []
    for i in range(min(count, len(values))):
        made.append(values[i])
    return made


def _best_first(values: list, points: list) -> list:
    """Return the values by their points, the most first; equals as they stand."""
    ordered = []
    given = []
    for i in range(len(values)):
        ordered.append(values[i])
        given.append(points[i])
        place = i
        while place > 0 and given[place - 1] < points[i]:
            ordered[place] = ordered[place - 1]
            given[place] = given[place - 1]
            place = place - 1
        ordered[place] = values[i]
        given[place] = points[i]
    return ordered


def _tries(index: dict, asked: list, typed: str) -> list:
    """Return other texts to look for: with mistyped words mended; where every word stands somewhere, each alone."""
    mended = typed
    alone = []
    for one in asked:
        if len(one["stems"]) > 0:
            alone.append(one["word"])
        else:
            near = nearest_word(index, one["word"])
            if near == "":
                mended = ""
            else:
                mended = _with_word(mended, one["word"], near)
    if len(alone) == len(asked) or mended == "":
        return alone if len(asked) > 1 else []
    return [mended]


def _with_word(typed: str, word: str, other: str) -> str:
    """Return what was typed with a word in place of another."""
    made = ""
    for one in text_words(typed):
        if not _joins(typed, one):
            made = made + (" " if made != "" else "") + (other if one[0] == word else one[0])
    return made


def nearest_word(index: dict, word: str) -> str:
    """Return the word of the texts that is nearest to one mistyped, the more frequent of equals; nothing if none is near."""
    most = 0 if len(word) < 4 else (1 if len(word) < 6 else 2)
    best = ""
    nearest = most + 1
    frequent = 0
    for i in range(len(index["words"])):
        other = index["words"][i]
        if len(other) >= 4 and abs(len(other) - len(word)) <= most:
            steps = letters_apart(word, other, nearest)
            often = len(index["found"][index["of"][i]])
            if steps < nearest or (steps == nearest and steps <= most and often > frequent):
                best = other
                nearest = steps
                frequent = often
    return best


def letters_apart(one: str, other: str, most: int) -> int:
    """Return how many letters must be put in, left out, changed or swapped; what is more than ``most`` may be told too low."""
    before = []
    row = []
    for j in range(len(other) + 1):
        row.append(j)
    for i in range(1, len(one) + 1):
        older = before
        before = row
        row = [i]
        least = i
        for k in range(1, len(other) + 1):
            steps = min(before[k] + 1, row[k - 1] + 1)
            steps = min(steps, before[k - 1] + (0 if one[i - 1] == other[k - 1] else 1))
            if i > 1 and k > 1 and one[i - 1] == other[k - 2] and one[i - 2] == other[k - 1]:
                steps = min(steps, older[k - 2] + 1)
            row.append(steps)
            least = min(least, steps)
        if least > most:
            return least
    return row[len(other)]


def best_line(lines: list, stems: list) -> int:
    """Return the number of the line with the most of the stems, the first of equals."""
    best = 0
    most = 0
    for i in range(len(lines)):
        there = []
        for one in text_words(lines[i]):
            stem = _stem_among(one[0], stems)
            if stem != "" and stem not in there:
                there.append(stem)
        if len(there) > most:
            best = i
            most = len(there)
    return best


def marked_text(text: str, stems: list, around: int) -> list:
    """Return what to show of ``text``: pieces ``{"text", "hit"}``, at most ``around`` signs before and after the first hit."""
    hits = word_hits(text, stems)
    first = hits[0] if len(hits) > 0 else [0, 0]
    start = max(first[0] - around, 0)
    while start > 0 and start < first[0] and text[start - 1] != " ":
        start = start + 1
    end = min(first[1] + around, len(text))
    while end < len(text) and end > first[1] and text[end] != " ":
        end = end - 1
    pieces = []
    before = "…" if start > 0 else ""
    at = start
    for hit in hits:
        if hit[1] <= end:
            pieces.append({"text": before + _part(text, at, hit[0]), "hit": False})
            pieces.append({"text": _part(text, hit[0], hit[1]), "hit": True})
            before = ""
            at = hit[1]
    pieces.append({"text": before + _part(text, at, end) + ("…" if end < len(text) else ""), "hit": False})
    return pieces


def _stem_among(word: str, stems: list) -> str:
    """Return the word's stem if it is one of ``stems``, else nothing; only words that begin like one need the stemmer."""
    for stem in stems:
        if stem[0] == word[0]:
            own = stem_of(word, {})
            return own if own in stems else ""
    return ""


def _part(text: str, start: int, end: int) -> str:
    """Return a part of ``text``."""
    made = ""
    for i in range(start, end):
        made = made + text[i]
    return made


def word_hits(text: str, stems: list) -> list:
    """Return where words of the stems stand in ``text``, each ``[start, end]``, none inside another (stems: see ``searched``)."""
    hits = []
    for one in text_words(text):
        if _stem_among(one[0], stems) != "":
            if len(hits) > 0 and one[1] < hits[len(hits) - 1][1]:
                hits[len(hits) - 1][1] = max(one[2], hits[len(hits) - 1][1])
            else:
                hits.append([one[1], one[2]])
    return hits
