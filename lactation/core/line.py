"""The line at a lesson's end, for a group in a messenger: what was done in words, then a code that a program reads.

A line is at most 160 characters of those that an SMS sends as one (GSM 03.38), and none that a messenger takes for a style, a
link, a tag or a smiley. Its code is bech32m (BIP 350) with ``MIM`` before the ``1``: whichever four of its signs are changed, it
is seen, and of what is damaged worse one in a thousand million is not. Capitals and whatever stands between signs do not matter.

A ``course`` here is what ``content/line.py`` gives: ``says`` (texts by name, with signs of an SMS only), ``titles`` and
``numbers`` by step, ``hash`` (of the list of modules), ``ids`` (two numbers by step: of its key, of its questions) and
``catalogue`` (``core/course.py``).
"""

from math import floor

from lactation.core.course import course_done, course_events, course_modules, course_size
from lactation.core.learners import plain_name
from lactation.core.play.kept import about, percent
from lactation.core.words import fill_in, fixed

LINE_MOST = 160  # characters: one SMS
LINE_VERSION = 1
LINE_HEAD = "MIM1"
LINE_SIGNS = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"  # bech32's, in its order
LINE_SMALL_SIGNS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
LINE_GROUP = 5
LINE_CHECKS = 6
# What a code holds, and in how many bits: 28 signs, and 6 that check them.
LINE_FIELDS = {
    "version": 5,
    "lesson": 20,  # of the step's key
    "quiz": 10,  # of its questions' keys
    "of": 4,
    "done": 4,
    "right": 4,
    "guess": 2,  # 0: no prediction, 1: right, 2: not
    "sure": 5,  # of the prediction, in steps of 5 %; LINE_NOT_SAID
    "size": 2,
    "steps": 8,  # of the size, done
    "all": 8,
    "course": 10,  # of the list of modules
    "modules": 20,  # a bit each, the first module's the highest
    "day": 13,  # since 1 January 2025; 0 where the clock was wrong
    "mark": 25,  # of who sends
}
LINE_NOT_SAID = 31
LINE_MODULES = 20
LINE_FIRST_DAY = 20089  # 1 January 2025, in days since 1970
MARK_ITEM = "line"  # what an event of the kind `mark` is about
MARK_SIGNS = 5
_LONG = 34  # signs of a code
_FARTHEST = 12  # signs of no code between two that are: a line's end, a quote's mark, a mark of direction
_PRIME = 33554393  # the largest below 2**25


# ---- The check: BIP 350 ----


def _line_mod(values: list) -> int:
    """Return the remainder of bech32's polynomial over values of 5 bits."""
    made = 1
    for value in values:
        top = made >> 25
        made = ((made & 33554431) << 5) ^ value
        made = made ^ (996825010 if top & 1 else 0)
        made = made ^ (642813549 if top & 2 else 0)
        made = made ^ (513874426 if top & 4 else 0)
        made = made ^ (1027748829 if top & 8 else 0)
        made = made ^ (705979059 if top & 16 else 0)
    return made


def _line_head(head: str) -> list:
    """Return what stands before the ``1``, in values of 5 bits, as bech32 checks it."""
    small = head.lower()
    values = []
    for i in range(len(small)):
        values.append(ord(small[i]) >> 5)
    values.append(0)
    for i in range(len(small)):
        values.append(ord(small[i]) & 31)
    return values


def line_checks(head: str, values: list) -> list:
    """Return the six values that check these values of 5 bits after that head: bech32m."""
    whole = _line_head(head)
    for value in values:
        whole.append(value)
    for _ in range(LINE_CHECKS):
        whole.append(0)
    made = _line_mod(whole) ^ 734539939
    checks = []
    for i in range(LINE_CHECKS):
        checks.append((made >> (5 * (LINE_CHECKS - 1 - i))) & 31)
    return checks


# ---- Fields and signs ----


def line_packed(told: dict) -> list:
    """Return the fields of ``LINE_FIELDS`` (whole numbers) in values of 5 bits."""
    bits = []
    for field in LINE_FIELDS:
        for i in range(LINE_FIELDS[field]):
            bits.append(told[field] // 2 ** (LINE_FIELDS[field] - 1 - i) % 2)
    values = []
    for i in range(len(bits) // 5):
        value = 0
        for j in range(5):
            value = 2 * value + bits[5 * i + j]
        values.append(value)
    return values


def line_unpacked(values: list) -> dict:
    """Return the fields of these values of 5 bits."""
    told = {}
    at = 0
    for field in LINE_FIELDS:
        number = 0
        for _ in range(LINE_FIELDS[field]):
            number = 2 * number + (values[at // 5] >> (4 - at % 5)) % 2
            at = at + 1
        told[field] = number
    return told


def line_code(told: dict) -> str:
    """Return the code of these fields, in groups."""
    values = line_packed(told)
    for value in line_checks("MIM", values):
        values.append(value)
    code = LINE_HEAD
    for i in range(len(values)):
        code = code + ("-" if i % LINE_GROUP == 0 else "") + LINE_SIGNS[values[i]]
    return code


def mark_text(mark: int) -> str:
    """Return a sender's mark in signs."""
    text = ""
    for i in range(MARK_SIGNS):
        text = text + LINE_SIGNS[mark // 32 ** (MARK_SIGNS - 1 - i) % 32]
    return text


def _line_place(letter: str) -> int:
    """Return which value of 5 bits a letter stands for; -1 where it is a letter or figure of no code, -2 where it is neither."""
    for i in range(32):
        if letter == LINE_SIGNS[i] or letter == LINE_SMALL_SIGNS[i]:
            return i
    return -1 if letter in "BIO1bio" else -2


# ---- Reading ----


def line_start(text: str, start: int) -> int:
    """Return where behind the next ``MIM1`` of a text the signs begin, from ``start`` on; -1 where there is none."""
    for i in range(start, len(text)):
        if text[i] == "M" or text[i] == "m":
            at = _line_head_end(text, i)
            if at > 0:
                return at
    return -1


def _line_head_end(text: str, start: int) -> int:
    """Return where ``MIM1`` ends that begins at ``start``, whatever stands between its signs; -1 where it is something else."""
    wanted = ["Mm", "Iiİı", "Mm", "1"]
    found = 0
    gap = 0
    for i in range(start, len(text)):
        if text[i] in wanted[found]:
            found = found + 1
            gap = 0
            if found == len(wanted):
                return i + 1
        elif _line_place(text[i]) > -2 or gap == _FARTHEST:
            return -1
        else:
            gap = gap + 1
    return -1


def line_read(text: str) -> dict:
    """Return what the first code of a text says, or why not: ``why`` and ``end``, and where it is whole the fields.

    ``why`` is nothing where the code is whole, or ``none`` (no code), ``cut`` (it ends too early), ``letter`` (a letter that no
    code has), ``changed`` (it does not fit its check) or ``version`` (of a newer course). ``signs`` says how many signs there
    are, ``end`` where to read on.
    """
    at = line_start(text, 0)
    if at < 0:
        return {"why": "none", "end": len(text), "signs": 0}
    values = []
    gap = 0
    why = ""
    for i in range(at, len(text)):
        place = _line_place(text[i])
        gap = 0 if place > -2 else gap + 1
        if place == -1 or gap > _FARTHEST or len(values) == _LONG:
            why = "letter" if place == -1 else "cut"
            break
        at = i + 1
        if place >= 0:
            values.append(place)
    if len(values) < _LONG:
        return {"why": why if why != "" else "cut", "end": at, "signs": len(values)}
    told = _line_checked(values)
    told["end"] = at
    told["signs"] = _LONG
    return told


def _line_checked(values: list) -> dict:
    """Return the fields of a code's values, or why not."""
    data = []
    for i in range(_LONG - LINE_CHECKS):
        data.append(values[i])
    checks = line_checks("MIM", data)
    for i in range(LINE_CHECKS):
        if checks[i] != values[_LONG - LINE_CHECKS + i]:
            return {"why": "changed"}
    told = line_unpacked(data)
    told["why"] = "" if told["version"] == LINE_VERSION else "version"
    return told


# ---- The mark of who sends ----


def line_marks(events: list) -> list:
    """Return the marks in a record, the oldest first."""
    found = []
    for event in events:
        if about(event, "mark", MARK_ITEM) and "option" in event and _is_mark(event["option"]) and event["option"] not in found:
            found.append(event["option"])
    return found


def _is_mark(value: object) -> bool:
    """Return whether a kept value is a mark."""
    if not isinstance(value, str) or len(value) != MARK_SIGNS:
        return False
    for i in range(MARK_SIGNS):
        if value[i] not in LINE_SIGNS:
            return False
    return True


def new_mark(seed: str) -> dict:
    """Return the event that keeps a mark made of a text that no other learner has (``id`` and ``at`` are added)."""
    made = 7
    for letter in seed:
        made = (made * 131 + ord(letter)) % _PRIME
    return {"kind": "mark", "item": MARK_ITEM, "option": mark_text(made)}


def _mark_number(mark: str) -> int:
    """Return a mark as a number."""
    number = 0
    for letter in mark:
        number = 32 * number + _line_place(letter)
    return number


# ---- What a line says ----


def line_told(kept: list, key: str, course: dict, mark: str, zone: float) -> dict:
    """Return the fields for a step (its ``key``), from a record; ``zone`` is how many minutes a clock there is ahead of UTC.

    What was answered in a test is passed over: until it is handed in nobody is told what was right.
    """
    events = course_events(kept)
    done = course_done(events, course["catalogue"])
    size = course_size(events, course["catalogue"]["sizes"])
    told = {"version": LINE_VERSION, "lesson": course["ids"][key][0], "quiz": course["ids"][key][1], "course": course["hash"]}
    _line_scores(events, key, course, told)
    if told["of"] == 0:
        told["of"] = min(15, done[key]["of"])
        told["done"] = min(15, done[key]["done"])
    _line_guess(events, key + "/predict", told)
    _line_path(done, course, size, told)
    told["day"] = _line_day(events, key, course, zone)
    told["mark"] = _mark_number(mark)
    return told


def _line_scores(events: list, key: str, course: dict, told: dict) -> None:
    """Add of how many questions how many were answered, and how many of them right the last time."""
    last = {}
    for event in events:
        if event["kind"] == "answer" and "of" not in event:
            last[event["item"]] = 1 if "right" in event and event["right"] is True else 0
    told["of"] = 0
    told["done"] = 0
    told["right"] = 0
    for item in _line_step(key, course)["quiz"]:
        told["of"] = told["of"] + 1
        told["done"] = told["done"] + (1 if item in last else 0)
        told["right"] = told["right"] + (last[item] if item in last else 0)


def _line_step(key: str, course: dict) -> dict:
    """Return a step of the course."""
    found = {}
    for module in course["catalogue"]["modules"]:
        for step in module["steps"]:
            if step["key"] == key:
                found = step
    return found


def _line_day(events: list, key: str, course: dict, zone: float) -> int:
    """Return on which day something was done last in a step, in days since 1 January 2025."""
    step = _line_step(key, course)
    begins = key + "/" if len(step["quiz"]) > 0 else step["done"]["item"]
    last = 0
    for event in events:
        if event["item"].startswith(begins) and "of" not in event:
            last = max(last, event["at"])
    return max(0, min(8191, floor((last / 60000.0 + zone) / 1440.0) - LINE_FIRST_DAY))


def _line_guess(events: list, item: str, told: dict) -> None:
    """Add whether a prediction was right the last time, and how sure it was."""
    told["guess"] = 0
    told["sure"] = LINE_NOT_SAID
    for event in events:
        if about(event, "predict", item) and "right" in event:
            told["guess"] = 1 if event["right"] is True else 2
            told["sure"] = floor((event["sure"] + 2.5) / 5.0) if "sure" in event and percent(event["sure"]) else LINE_NOT_SAID


def _line_path(done: dict, course: dict, size: str, told: dict) -> None:
    """Add the size of the course, how many of its steps are done, and which modules."""
    whole = {}
    told["steps"] = 0
    told["all"] = 0
    for one in course_modules(done, course["catalogue"], size):
        told["steps"] = told["steps"] + one["done"]
        told["all"] = told["all"] + one["of"]
        whole[one["id"]] = one["done"] == one["of"]
    told["steps"] = min(255, told["steps"])
    told["all"] = min(255, told["all"])
    told["size"] = 0
    for i in range(len(course["catalogue"]["sizes"])):
        if course["catalogue"]["sizes"][i] == size:
            told["size"] = i
    told["modules"] = 0
    for i in range(LINE_MODULES):
        has = i < len(course["catalogue"]["modules"]) and course["catalogue"]["modules"][i]["id"] in whole
        here = has and whole[course["catalogue"]["modules"][i]["id"]]
        told["modules"] = 2 * told["modules"] + (1 if here else 0)


def line_of(told: dict, key: str, course: dict) -> str:
    """Return the line of these fields in words and code.

    Where it would be too long, the prediction goes first, then words of the title from its end, then the path.
    """
    says = course["says"]
    title = course["titles"][key].split(" ")
    score = _line_score(told, says)
    guess = _line_guessed(told, says)
    numbers = {"done": fixed(told["steps"], 0), "of": fixed(told["all"], 0), "name": says["size_" + fixed(told["size"], 0)]}
    path = fill_in(says["path"], numbers)
    for tried in [[score + guess, path], [score, path]]:
        for count in range(len(title), 0, -1):
            text = _line_put(tried, title, count, told, key, course)
            if len(text) <= LINE_MOST and (count == len(title) or guess == "" or tried[0] == score):
                return text
    return _line_put([score, ""], [""], 1, told, key, course)


def _line_put(parts: list, title: list, count: int, told: dict, key: str, course: dict) -> str:
    """Return a line: ``parts`` are the score and the path, of the title the first ``count`` words."""
    name = course["says"]["course"] + " " + course["numbers"][key]
    for i in range(count):
        name = name + " " + title[i]
    text = plain_name(name, 1000) + ": " + parts[0] + ". " + (parts[1] + ". " if parts[1] != "" else "")
    return plain_name(text + line_code(told), 1000)


def _line_score(told: dict, says: dict) -> str:
    """Return in words how a step went."""
    numbers = {"right": fixed(told["right"], 0), "of": fixed(told["of"], 0), "done": fixed(told["done"], 0)}
    if told["quiz"] > 0:
        return fill_in(says["quiz" if told["done"] == told["of"] else "quiz_part"], numbers)
    return fill_in(says["done"], numbers)


def _line_guessed(told: dict, says: dict) -> str:
    """Return in words how the prediction went; nothing where there was none, or nobody said how sure."""
    if told["guess"] == 0 or told["sure"] == LINE_NOT_SAID:
        return ""
    return ", " + fill_in(says["guess_" + fixed(told["guess"], 0)], {"sure": fixed(5 * told["sure"], 0)})
