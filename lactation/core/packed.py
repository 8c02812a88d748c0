"""The record in a few letters: what an LMS keeps of a learner, fewer than 4,096 characters (``suspend_data`` of SCORM 1.2).

``m1`` HEAD ``.`` ANSWERS ``.`` MARKS ``.`` CHECK. The head names the list of items by how many rows it had and a hash of them,
the learner by a few drawn letters, and the day. The answers stand in the order of the list, two letters each: the first
and second half of one number that holds choice, right or wrong, how sure, and of what is asked anew the rung of the ladder and
the day when it is due. Items without an answer between others are counted. Marks are what is no choice: the size of the course,
the gate, agreement, tests. The check shows that nothing was cut off or changed.

The list (``content/lms_order.csv``) only grows: the same place means the same item for ever, the same number the same option. So
a newer course reads what an older one packed; the other way round, or with a list that was shuffled, nothing is read.

What is read back are events of the record's own kinds with ``lms`` 1: the last answer to each item, and of what is asked anew the
right answers before it that lead to its rung. Their ids hold the drawn letters, so that two learners never share one.
"""

from math import floor

from lactation.core.recall import recall_family, recall_others, recall_times
from lactation.core.record import events_in_order
from lactation.core.review import DAY_MS, LADDER_DAYS, REVIEW_EARLY, settled
from lactation.core.scoring import brier

PACKED_VERSION = "m1"
PACKED_MOST = 4095  # characters: fewer than 4,096, always
PACKED_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
PACKED_SKIP = "~"  # and a letter: so many items, from 1, have no answer
PACKED_SURE = [-1, 20, 25, 34, 40, 50, 55, 60, 65, 70, 75, 80, 85, 90, 95, 100]  # percent; -1 where nobody asked
PACKED_OPTIONS = {"ladder": 5, "plain": 85, "mark": 85}  # that a number can hold
PACKED_SHARE = 4000  # steps of a share from 0 to 1
_GRID_DAYS = [1, 2, 5, 15]  # to which the day is rounded when an item on a rung is due
_RUNGS = [1, 4, 9, 16]  # the first number of each rung: due; the following count the grid's steps from the day of packing
_DUES = 23
_HEAD = 17  # letters, with the version
PACKED_OWN = "-"  # the option of what was written, not chosen: the words themselves are not kept
PACKED_BANK = "bank/"  # begins the keys of a test's items, which end in the form's letter
PACKED_TEST = "test/"
_RIGHT = [False, True, None]


# ---- Letters ----


def packed_number(value: float, width: int) -> str:
    """Return a whole number from 0 in so many letters; one that is too large as the largest."""
    most = 1.0
    for _ in range(width):
        most = most * 64
    left = max(0, min(most - 1, floor(value)))
    text = ""
    for _ in range(width):
        text = PACKED_LETTERS[int(left % 64)] + text
        left = floor(left / 64)
    return text


def _letter_places() -> dict:
    """Return the place of each letter."""
    places = {}
    place = 0
    for letter in PACKED_LETTERS:
        places[letter] = place
        place = place + 1
    return places


def _letters_at(text: str, start: int, width: int) -> str:
    """Return so many letters of a text."""
    found = ""
    for i in range(start, min(start + width, len(text))):
        found = found + text[i]
    return found


def _number_at(text: str, start: int, width: int, places: dict) -> int:
    """Return the number that letters of a text are; -1 where they are none."""
    value = 0
    for i in range(start, start + width):
        if i >= len(text) or text[i] not in places:
            return -1
        value = value * 64 + places[text[i]]
    return value


def packed_hash(text: str, before: int) -> int:
    """Return a hash of a text, 0 to 2 to the power of 30, that goes on from that of a text before it."""
    value = before
    for letter in text:
        value = (value * 257 + ord(letter) + 1) % 1073741789
    return value


# ---- The list ----


def packed_list(rows: list) -> dict:
    """Return the list made ready: ``rows`` (item, kind, group, options), ``place`` of each item, ``hashes`` after each row.

    ``kind`` is the kind of the event that answers; ``group`` is ``ladder`` (asked anew), ``plain``, or ``mark`` (what is no
    choice). A second row of an item adds options to the first.
    """
    options = []
    place = {}
    hashes = [0]
    for i in range(len(rows)):
        item = rows[i][0]
        known = []
        if item in place:
            for option in rows[i][3]:
                options[place[item]].append(option)
        else:
            place[item] = i
            for option in rows[i][3]:
                known.append(option)
        options.append(known)
        text = rows[i][0] + " " + rows[i][1] + " " + rows[i][2]
        for option in rows[i][3]:
            text = text + " " + option
        hashes.append(packed_hash(text, hashes[i]))
    return {"rows": rows, "place": place, "options": options, "hashes": hashes}


def _place_of(listed: dict, item: str, kind: str) -> int:
    """Return the place of an item whose answers are events of a kind; -1 where the list has none."""
    if item not in listed["place"]:
        return -1
    at = listed["place"][item]
    return at if listed["rows"][at][1] == kind else -1


def _option_place(options: list, option: object) -> int:
    """Return the place of an option, -1 where there is none."""
    for i in range(len(options)):
        if isinstance(option, str) and options[i] == option:
            return i
    return -1


def packed_place(listed: dict, event: dict) -> int:
    """Return the place of an answer's option among those of its item in the list; -1 where the list has none."""
    at = _place_of(listed, event["item"], event["kind"])
    return _option_place(listed["options"][at], event["option"] if "option" in event else PACKED_OWN) if at >= 0 else -1


# ---- One answer ----


def _sure_place(sure: object) -> int:
    """Return the place of the nearest of ``PACKED_SURE``."""
    best = 0
    if isinstance(sure, (int, float)) and not isinstance(sure, bool):
        best = 1
        for i in range(2, len(PACKED_SURE)):
            if abs(PACKED_SURE[i] - sure) < abs(PACKED_SURE[best] - sure):
                best = i
    return best


def _right_place(right: object) -> int:
    """Return 0 for wrong, 1 for right, 2 where it is not known."""
    if right is True:
        return 1
    return 0 if right is False else 2


def _bucket(day: int, rung: int) -> int:
    """Return the number of the grid's step that is nearest to a day."""
    return floor((day + _GRID_DAYS[rung] / 2.0) / _GRID_DAYS[rung])


def _due_number(told: dict, today: int) -> int:
    """Return rung and day of what is due (``at`` in ms, ``step``) as one number, from 1."""
    rung = told["step"]
    ahead = _bucket(floor(told["at"] / DAY_MS), rung) - _bucket(today, rung)
    most = (_RUNGS[rung + 1] if rung < 3 else _DUES) - _RUNGS[rung] - 1
    return _RUNGS[rung] + max(0, min(most, ahead))


def _code(listed: dict, at: int, event: dict, due: int) -> int:
    """Return an answer as a number from 1; 0 where its option is not in the list, or too far down in it."""
    group = listed["rows"][at][2]
    option = _option_place(listed["options"][at], event["option"] if "option" in event else PACKED_OWN)
    if option < 0 or option >= PACKED_OPTIONS[group]:
        return 0
    sure = _sure_place(event["sure"] if "sure" in event else None)
    right = _right_place(event["right"] if "right" in event else None)
    if group == "ladder":
        return 1 + ((option * 2 + right % 2) * 16 + sure) * _DUES + due
    return 1 + (option * 3 + right) * 16 + sure


# ---- Packing ----


def packed_encode(listed: dict, events: list, more: dict) -> dict:
    """Return ``{"text", "left", "lost"}``: the record in letters; how many open tests and how many answers had no room.

    ``more`` holds ``now`` (ms), ``salt`` (four drawn letters, the learner's own), ``lessons`` and ``twins`` as for
    ``recall_times``.
    """
    today = floor(more["now"] / DAY_MS)
    done = settled(events)
    rows = listed["rows"]
    head = PACKED_VERSION + packed_number(len(rows), 3) + packed_number(listed["hashes"][len(rows)], 5)
    head = head + more["salt"] + packed_number(today, 3)
    whole = _packed_answers(listed, _last_codes(listed, done, more, today))
    marks = _packed_marks(listed, done)
    room = PACKED_MOST - len(head) - len(marks) - 8
    answers = _letters_at(whole, 0, 2 * floor(room / 2))
    room = room - len(answers)
    left = 0
    for test in _open_tests(listed, events_in_order(events)):
        if len(test) <= room:
            marks = marks + test
            room = room - len(test)
        else:
            left = left + 1
    text = head + "." + answers + "." + marks + "."
    return {"text": text + packed_number(packed_hash(text, 7), 5), "left": left, "lost": (len(whole) - len(answers)) / 2}


def _last_codes(listed: dict, done: list, more: dict, today: int) -> dict:
    """Return by place in the list the number of each item's last answer, and of a talk that ended its points."""
    others = recall_others(more["twins"])
    times = recall_times(done, more["lessons"], more["twins"])
    last = {}  # of a family, which of its items was answered last
    codes = {}
    for event in done:
        at = _place_of(listed, event["item"], event["kind"])
        early = "of" in event and event["of"] == REVIEW_EARLY
        if at < 0 or (early and str(at) in codes):
            continue
        if event["kind"] == "end":
            codes[str(at)] = 1 + _share_place(event["points"] / 100.0 if "points" in event else 0)
        elif listed["rows"][at][2] != "mark":
            number = _code(listed, at, event, 0)
            if number > 0:
                codes[str(at)] = number
                if not early:
                    last[recall_family(event["item"], others)] = at
    for family in last:
        at = last[family]
        if family in times and listed["rows"][at][2] == "ladder":
            codes[str(at)] = codes[str(at)] + _due_number(times[family], today)
    return codes


def _share_place(share: object) -> int:
    """Return a share from 0 to 1 as a step."""
    if isinstance(share, (int, float)) and not isinstance(share, bool):
        return floor(max(0, min(1, share)) * PACKED_SHARE + 0.5)
    return 0


def _packed_answers(listed: dict, codes: dict) -> str:
    """Return the answers in letters, in the order of the list, up to the last one."""
    text = ""
    empty = 0
    for at in range(len(listed["rows"])):
        if listed["place"][listed["rows"][at][0]] != at:
            continue
        if str(at) not in codes:
            empty = empty + 1
            continue
        while empty > 0:
            text = text + PACKED_SKIP + PACKED_LETTERS[min(empty, 64) - 1]
            empty = empty - min(empty, 64)
        text = text + packed_number(codes[str(at)], 2)
    return text


def _packed_marks(listed: dict, done: list) -> str:
    """Return in letters what is no choice: of each item and form the last, of gates one that was passed, the best agreement."""
    marks = {}
    for event in done:
        at = _place_of(listed, event["item"], event["kind"])
        if at < 0 or listed["rows"][at][2] != "mark" or event["kind"] == "end":
            continue
        mark = _mark(listed, at, event)
        key = str(at) + (" " + mark[3] if event["kind"] == "result" else "")  # each form of a test by itself
        key = event["kind"] if event["kind"] == "agreement" else key
        if mark != "" and (key not in marks or _mark_goes_on(marks[key], mark)):
            marks[key] = mark
    found = []
    for key in marks:
        found.append(marks[key])
    text = ""
    for mark in sorted(found):
        text = text + mark
    return text


def _mark_goes_on(before: str, mark: str) -> bool:
    """Return whether a later mark takes the place of one before: a gate that was passed stays so, agreement is the best."""
    if mark[0] == "g":
        return before[3] == "A" or mark[3] == "B"
    places = _letter_places()
    return mark[0] != "a" or _number_at(mark, 7, 2, places) >= _number_at(before, 7, 2, places)


def _mark(listed: dict, at: int, event: dict) -> str:
    """Return one mark in letters: its kind, the place of its item, and what it says; nothing where it says too little."""
    head = packed_number(at, 2)
    kind = event["kind"]
    if kind == "size":
        option = _option_place(listed["options"][at], event["option"])
        return "s" + head + PACKED_LETTERS[option] if option >= 0 else ""
    if kind == "gate":
        return "g" + head + ("B" if event["right"] is True else "A") + packed_number(100 * event["points"] + 0.5, 2)
    if kind == "mark":
        return "m" + head + _letters_at(event["option"] + "AAAAA", 0, 5)
    if kind == "agreement":
        text = "a" + head + packed_number(event["n"], 2) + packed_number(event["same"], 2)
        for field in ["kappa", "low", "high"]:
            known = field in event and isinstance(event[field], (int, float))
            text = text + packed_number(1 + _share_place((event[field] + 1) / 2.0) if known else 0, 2)
        return text
    form = _option_place(listed["options"][at], event["version"] if "version" in event else "")
    if kind == "result" and form >= 0:
        text = "t" + head + PACKED_LETTERS[form] + packed_number(event["n"], 2) + packed_number(event["same"], 2)
        score = 1 + _share_place(event["brier"] / 2.0) if "brier" in event else 0
        right = _right_place(event["right"] if "right" in event else None)
        return text + packed_number(score, 2) + PACKED_LETTERS[right] + packed_number(floor(event["at"] / DAY_MS), 3)
    return ""


def _open_tests(listed: dict, events: list) -> list:
    """Return in letters each test that was dealt and not handed in, the one dealt last first, with its answers so far."""
    tests = {}
    given = {}
    order = []
    for event in events:
        if event["kind"] == "test":
            tests[event["item"]] = event
            given[event["item"]] = {}
            order.append(event)
        elif event["kind"] == "result":
            tests[event["item"]] = {}
        elif event["kind"] == "answer" and "of" in event and event["of"] in given:
            given[event["of"]][event["item"]] = event
    texts = []
    for test in order:
        text = ""
        if "id" in tests[test["item"]] and tests[test["item"]]["id"] == test["id"]:
            text = _open_test(listed, test, given[test["item"]])
        if text != "":
            texts.insert(0, text)
    return texts


def _open_test(listed: dict, test: dict, given: dict) -> str:
    """Return a test in letters: form, seed, and its items in order with what was answered; nothing where the list lacks it."""
    at = _place_of(listed, test["item"], "result")
    form = _option_place(listed["options"][at], test["version"]) if at >= 0 else -1
    if form < 0:
        return ""
    text = (
        "o" + packed_number(at, 2) + PACKED_LETTERS[form] + packed_number(test["seed"], 6) + packed_number(len(test["order"]), 2)
    )
    for item in test["order"]:
        at = _place_of(listed, item, "answer")
        if at < 0:
            return ""
        text = text + packed_number(at, 2) + packed_number(_code(listed, at, given[item], 0) if item in given else 0, 2)
    return text


# ---- Reading ----


def _nothing_read() -> dict:
    """Return what is told before anything was read."""
    return {"problem": "cut", "events": [], "salt": "", "day": 0, "of": {}}


def packed_decode(listed: dict, text: str) -> dict:
    """Return ``{"problem", "events", "salt", "day", "of"}``: why nothing was read (or ""); the events; whose; of which day.

    ``problem`` is ``cut`` (something was cut off or changed), ``newer`` (of another version) or ``list`` (packed by a list that
    is not the beginning of this one).
    """
    told = _nothing_read()
    places = _letter_places()
    if len(text) < _HEAD + 8 or _letters_at(text, 0, 1) != "m":
        return told
    body = _letters_at(text, 0, len(text) - 5)
    if packed_hash(body, 7) != _number_at(text, len(text) - 5, 5, places):
        return told
    if _letters_at(text, 0, 2) != PACKED_VERSION:
        told["problem"] = "newer"
        return told
    rows = _number_at(text, 2, 3, places)
    told["problem"] = "list"
    if rows >= len(listed["hashes"]) or listed["hashes"][rows] != _number_at(text, 5, 5, places):
        return told
    told["problem"] = ""
    told["salt"] = _letters_at(text, 10, 4)
    told["day"] = _number_at(text, 14, 3, places)
    parts = body.split(".")
    codes = _read_answers(listed, parts[1], rows, places)
    _tell_tests(listed, told, parts[2], codes, rows, places)
    for at in range(rows):
        if str(at) in codes and str(at) not in told["of"]:
            _tell(listed, told, at, codes[str(at)])
    return told


def _read_answers(listed: dict, text: str, rows: int, places: dict) -> dict:
    """Return by place in the list the number of each answer."""
    codes = {}
    at = 0
    empty = 0
    i = 0
    while at < rows and i + 1 < len(text):
        if listed["place"][listed["rows"][at][0]] != at:
            at = at + 1
            continue
        if empty == 0 and text[i] == PACKED_SKIP:
            empty = 1 + places[text[i + 1]]
            i = i + 2
        if empty > 0:
            empty = empty - 1
        else:
            codes[str(at)] = _number_at(text, i, 2, places)
            i = i + 2
        at = at + 1
    return codes


def _packed_event(told: dict, kind: str, item: str, name: str, at: float) -> dict:
    """Return an event made again; ``name`` tells it from others."""
    return {"id": "lms-" + told["salt"] + "-" + name, "at": at, "kind": kind, "item": item, "lms": 1}


def _tell(listed: dict, told: dict, at: int, code: int) -> None:
    """Make again the events that a number stands for."""
    row = listed["rows"][at]
    today = told["day"] * DAY_MS
    name = packed_number(at, 2) + packed_number(code, 2)
    if row[1] == "end":
        event = _packed_event(told, "end", row[0], name, today + at)
        event["path"] = []
        event["seed"] = 0
        event["version"] = "lms"
        event["points"] = 100.0 * (code - 1) / PACKED_SHARE
        event["attempt"] = 1
        event["sure"] = None
        told["events"].append(event)
    elif row[2] == "plain":
        event = _packed_event(told, row[1], row[0], name, today + at)
        _fill(listed, event, at, code - 1, 1)
        told["events"].append(event)
    else:
        _tell_ladder(listed, told, at, code - 1)


def _fill(listed: dict, event: dict, at: int, value: int, attempt: int) -> None:
    """Write into an event what a number says: option, how sure, right or wrong."""
    sure = PACKED_SURE[value % 16]
    value = floor(value / 16)
    kinds = 2 if listed["rows"][at][2] == "ladder" else 3
    options = listed["options"][at]
    option = floor(value / kinds)
    if option < len(options) and options[option] != PACKED_OWN:
        event["option"] = options[option]
    event["sure"] = None if sure < 0 else sure
    event["attempt"] = attempt
    event["right"] = _RIGHT[value % kinds]
    if event["kind"] == "predict" and sure >= 0 and len(options) > 1:
        event["brier"] = brier(0, 0 if event["right"] is True else 1, len(options), sure / 100.0)


def _tell_ladder(listed: dict, told: dict, at: int, value: int) -> None:
    """Make again the last answer to an item that is asked anew, and the right ones before it that lead to its rung."""
    due = value % _DUES
    row = listed["rows"][at]
    name = packed_number(at, 2) + packed_number(1 + value, 2)
    if due == 0:  # its twin was asked since
        event = _packed_event(told, row[1], row[0], name, told["day"] * DAY_MS)
        _fill(listed, event, at, floor(value / _DUES), 1)
        event["of"] = REVIEW_EARLY
        told["events"].append(event)
        return
    rung = 0
    for i in range(len(_RUNGS)):
        rung = i if due >= _RUNGS[i] else rung
    ahead = due - _RUNGS[rung]
    day = told["day"] if ahead == 0 else (_bucket(told["day"], rung) + ahead) * _GRID_DAYS[rung]
    times = [min(told["day"], day - LADDER_DAYS[rung])]
    for i in range(rung - 1, -1, -1):
        times.append(times[len(times) - 1] - LADDER_DAYS[i])
    for i in range(len(times)):
        event = _packed_event(told, row[1], row[0], name + "-" + str(i), times[len(times) - 1 - i] * DAY_MS)
        _fill(listed, event, at, floor(value / _DUES), i + 1)
        told["events"].append(event)


def _tell_tests(listed: dict, told: dict, text: str, codes: dict, rows: int, places: dict) -> None:
    """Make again what marks stand for."""
    sizes = {"s": 4, "m": 8, "g": 6, "a": 13, "t": 14}
    i = 0
    number = 0  # of tests that are not handed in, the one dealt last first
    while i + 3 < len(text):
        mark = text[i]
        at = _number_at(text, i + 1, 2, places)
        if at < 0 or at >= rows or (mark != "o" and mark not in sizes):
            return
        if mark == "o":
            count = _number_at(text, i + 10, 2, places)
            _tell_open(listed, told, text, i, number, places)
            number = number + 1
            i = i + 12 + 4 * count
        else:
            _tell_mark(listed, told, _letters_at(text, i, sizes[mark]), codes, places)
            i = i + sizes[mark]


def _tell_mark(listed: dict, told: dict, mark: str, codes: dict, places: dict) -> None:
    """Make again the event of one mark."""
    at = _number_at(mark, 1, 2, places)
    row = listed["rows"][at]
    event = _packed_event(told, row[1], row[0], mark, told["day"] * DAY_MS)
    if mark[0] == "s":
        event["option"] = listed["options"][at][places[mark[3]]]
    elif mark[0] == "m":
        event["option"] = _letters_at(mark, 3, 5)
    elif mark[0] == "g":
        event["right"] = mark[3] == "B"
        event["points"] = _number_at(mark, 4, 2, places) / 100.0
    elif mark[0] == "a":
        event["n"] = _number_at(mark, 3, 2, places)
        event["same"] = _number_at(mark, 5, 2, places)
        event["attempt"] = 1
        event["sure"] = None
        event["right"] = None
        field = 7
        for name in ["kappa", "low", "high"]:
            found = _number_at(mark, field, 2, places)
            if found > 0:
                event[name] = 2.0 * (found - 1) / PACKED_SHARE - 1
            field = field + 2
    else:
        _tell_result(listed, told, event, mark, codes, places)
    told["events"].append(event)


def _tell_result(listed: dict, told: dict, event: dict, mark: str, codes: dict, places: dict) -> None:
    """Fill in how a test went, after the test and its answers where all of these were kept."""
    at = _number_at(mark, 1, 2, places)
    event["version"] = listed["options"][at][places[mark[3]]]
    event["n"] = _number_at(mark, 4, 2, places)
    event["same"] = _number_at(mark, 6, 2, places)
    event["points"] = 1.0 * event["same"] / event["n"]
    score = _number_at(mark, 8, 2, places)
    if score > 0:
        event["brier"] = 2.0 * (score - 1) / PACKED_SHARE
    event["right"] = _RIGHT[places[mark[10]]]
    event["at"] = _number_at(mark, 11, 3, places) * DAY_MS + 3
    _tell_dealt(listed, told, event, codes)


def _tell_dealt(listed: dict, told: dict, result: dict, codes: dict) -> None:
    """Make again the test that was handed in, and its answers, where the list holds just its items and these give its result."""
    ending = "-" + result["version"]
    places = []
    same = 0
    for at in range(len(listed["rows"])):
        item = listed["rows"][at][0]
        if listed["place"][item] == at and item.startswith(PACKED_BANK) and item.endswith(ending):
            places.append(at)
            right = str(at) in codes and floor((codes[str(at)] - 1) / 16) % 3 == 1
            same = same + (1 if right and str(at) not in told["of"] else 0)
    if not result["item"].startswith(PACKED_TEST) or len(places) != result["n"] or same != result["same"]:
        return
    test = _packed_event(told, "test", result["item"], "t" + ending + "-" + str(result["at"]), result["at"] - 2)
    test["order"] = []
    test["seed"] = 1
    test["version"] = result["version"]
    told["events"].append(test)
    for at in places:
        test["order"].append(listed["rows"][at][0])
        if str(at) in codes:
            name = packed_number(at, 2) + packed_number(codes[str(at)], 2)
            event = _packed_event(told, "answer", listed["rows"][at][0], name, result["at"] - 1)
            _fill(listed, event, at, codes[str(at)] - 1, 1)
            event["of"] = result["item"]
            told["of"][str(at)] = True
            told["events"].append(event)


def _tell_open(listed: dict, told: dict, text: str, start: int, number: int, places: dict) -> None:
    """Make again a test that is not handed in, with its answers so far."""
    at = _number_at(text, start + 1, 2, places)
    item = listed["rows"][at][0]
    dealt = told["day"] * DAY_MS + 10000 - 500 * number
    test = _packed_event(told, "test", item, _letters_at(text, start, 10), dealt)
    test["order"] = []
    test["seed"] = _number_at(text, start + 4, 6, places)
    test["version"] = listed["options"][at][places[text[start + 3]]]
    told["events"].append(test)
    for i in range(_number_at(text, start + 10, 2, places)):
        place = start + 12 + 4 * i
        asked = _number_at(text, place, 2, places)
        code = _number_at(text, place + 2, 2, places)
        test["order"].append(listed["rows"][asked][0])
        if code > 0:
            name = "o" + packed_number(at, 2) + _letters_at(text, place, 4)
            event = _packed_event(told, "answer", listed["rows"][asked][0], name, dealt + 1 + i)  # one goes on at the last
            ladder = listed["rows"][asked][2] == "ladder"
            _fill(listed, event, asked, floor((code - 1) / _DUES) if ladder else code - 1, 1)
            event["of"] = item
            told["events"].append(event)
