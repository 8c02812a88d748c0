"""What an address tells of a thing on a page: settings, a story with a group's bet, a place in a talk, a feed, a scene.

For each there are the ``shape`` (texts: if one of them changes, an old address is of another version), ``numbers`` for
``address_write``, and what is read again. What is read is in range by its radix, but for what only the thing's own check knows.
"""

from math import floor

from lactation.core.address import address_take, address_unpack
from lactation.core.words import fixed

_FINE = 1000000.0  # parts of one in which a number is told that lies on no step of its control
_QUARTERS = 96  # a clock moves in quarters of an hour
_PARTS_OF_DAY = 1000  # finest even division of a day that is told as one
_THOUSANDTHS = 24000
_MOST_DECIMALS = 6  # of typed rows
_NEAR = 0.000000001
_MOST_SEED = 100001
_MOST_REPLIES = 500
_MOST_HANDED = 10000
_MOST_PICKED = 100
_PARTS_OF_ONE = 1000
_MOST_LETTERS = 40  # of a group's name
_BLANK = 32
_LETTERS = 1114112  # of all scripts
_MOST_BET_DECIMALS = 11
_BET_PART = 1000000
_MOST_BET = 100000


def _read_to_the_end(limbs: list) -> None:
    """Raise a ValueError where an address says more than was asked."""
    if len(limbs) > 0:
        raise ValueError("rest")


def _near(one: float, other: float) -> bool:
    """Return whether two numbers are the same but for how a computer rounds."""
    return abs(one - other) < _NEAR


def _has_decimals(value: float, decimals: int) -> bool:
    """Return whether a number has no more decimals than so many."""
    scale = 10.0**decimals
    return _near(floor(value * scale + 0.5) / scale, value)


# ---- An explorer


def address_explorer_shape(controls: list) -> list:
    """Return the shape of an explorer: everything that its controls' numbers point into."""
    texts = ["explorer"]
    for control in controls:
        texts.append(control["name"])
        texts.append(_kind_of(control))
        for name in ["min", "max", "step", "most"]:
            texts.append(fixed(_of(control, name, -1), 6))
        for option in _parts(control, "options"):
            texts.append(option)
        for option in _parts(control, "kinds"):
            texts.append(option)
        for card in _parts(control, "cards"):
            texts.append(card["name"])
        for column in _parts(control, "columns"):
            texts.append(column["name"] + fixed(column["min"], 6) + fixed(column["max"], 6))
    return texts


def _of(control: dict, name: str, usual: float) -> float:
    """Return a number that the control says, or what is so by default."""
    return control[name] if name in control else usual


def _kind_of(control: dict) -> str:
    """Return the kind of a control."""
    return control["kind"] if "kind" in control else "slider"


def _parts(control: dict, name: str) -> list:
    """Return what a control has of something: a list, or the names of a table; none where it has not."""
    found = []
    if name in control:
        for part in control[name]:
            found.append(part)
    return found


def _room_in(control: dict) -> int:
    """Return how many times, cards or rows a list of this control may have, and one more: none."""
    return int(_of(control, "most", 0)) + 1


def address_explorer_numbers(controls: list, settings: dict, other: dict | None) -> list:
    """Return the numbers of the mother's ``settings`` and, where there is one, of the second mother's."""
    numbers = [[0 if other is None else 1, 2]]
    for control in controls:
        _control_out(control, settings, numbers)
    if other is not None:
        for control in controls:
            hers = control["name"] in other
            numbers.append([1 if hers else 0, 2])
            if hers:
                _control_out(control, other, numbers)
    return numbers


def address_explorer_read(controls: list, body: str) -> dict:
    """Return the ``settings``, and the ``other``'s or None.

    Raises
    ------
    ValueError
        It says more than these controls hold.
    """
    limbs = address_unpack(body)
    beside = address_take(limbs, 2) == 1
    settings = {}
    found = {"settings": settings, "other": None}
    for control in controls:
        _control_in(control, limbs, settings)
    if beside:
        hers = {}
        for control in controls:
            if address_take(limbs, 2) == 1:
                _control_in(control, limbs, hers)
        found["other"] = hers
    _read_to_the_end(limbs)
    return found


def _control_out(control: dict, settings: dict, numbers: list) -> None:
    """Add what a control holds."""
    value = settings[control["name"]]
    kind = _kind_of(control)
    if kind == "slider":
        _number_out(value, _of(control, "min", 0), _of(control, "max", 1), _of(control, "step", 1), numbers)
    elif kind == "switch":
        numbers.append([value, 2])
    elif kind == "choice":
        numbers.append([value, len(control["options"])])
    elif kind == "pairs":
        _pairs_out(control, value, numbers)
    elif kind == "cards":
        _picked_out(value, _card_names(control), _room_in(control), numbers)
    else:
        _times_out(control, value, numbers)


def _control_in(control: dict, limbs: list, settings: dict) -> None:
    """Read what a control holds into ``settings``."""
    kind = _kind_of(control)
    name = control["name"]
    if kind == "slider":
        settings[name] = _number_in(_of(control, "min", 0), _of(control, "max", 1), _of(control, "step", 1), limbs)
    elif kind == "switch":
        settings[name] = address_take(limbs, 2)
    elif kind == "choice":
        settings[name] = address_take(limbs, len(control["options"]))
    elif kind == "pairs":
        settings[name] = _pairs_in(control, limbs)
    elif kind == "cards":
        settings[name] = _picked_in(_card_names(control), _room_in(control), limbs)
    else:
        settings[name] = _times_in(control, limbs)


def _number_out(value: float, low: float, high: float, step: float, numbers: list) -> None:
    """Add a slider's number as its step; one that lies on none, such as a story may set, in millionths."""
    steps = floor((high - low) / step + _NEAR)
    at = floor((value - low) / step + 0.5)
    if at >= 0 and at <= steps and _near(low + at * step, value):
        numbers.append([at, steps + 2])
        return
    numbers.append([steps + 1, steps + 2])
    most = floor((high - low) * _FINE + 0.5)
    numbers.append([max(0, min(most, floor((value - low) * _FINE + 0.5))), most + 1])


def _number_in(low: float, high: float, step: float, limbs: list) -> float:
    """Return a slider's number."""
    steps = floor((high - low) / step + _NEAR)
    at = address_take(limbs, steps + 2)
    if at <= steps:
        return floor((low + at * step) * _FINE + 0.5) / _FINE  # as a browser reads the number from its text
    return floor(low * _FINE + 0.5 + address_take(limbs, floor((high - low) * _FINE + 0.5) + 1)) / _FINE


def _card_names(control: dict) -> list:
    """Return the names of the cards of a deck."""
    names = []
    for card in control["cards"]:
        names.append(card["name"])
    return names


def _place_of(name: str, names: list) -> int:
    """Return the place of a name in a list.

    Raises
    ------
    ValueError
        It is not there.
    """
    for i in range(len(names)):
        if names[i] == name:
            return i
    raise ValueError("place")


def _picked_out(picked: list, choices: list, below: int, numbers: list) -> None:
    """Add how many were picked (fewer than ``below``), and which, in their order."""
    numbers.append([len(picked), below])
    for one in picked:
        numbers.append([_place_of(one, choices), len(choices)])


def _picked_in(choices: list, below: int, limbs: list) -> list:
    """Return what was picked, in its order."""
    picked = []
    count = address_take(limbs, below)  # not in range(): JavaScript would ask for it at each turn
    for _ in range(count):
        picked.append(choices[address_take(limbs, len(choices))])
    return picked


def _times_out(control: dict, times: list, numbers: list) -> None:
    """Add the times of a clock or of a planned day, in their order: each a part of a day that is divided evenly."""
    numbers.append([len(times), _room_in(control)])
    if len(times) == 0:
        return
    kinds = _parts(control, "kinds")
    parts = _parts_of_day(times, len(kinds) > 0)
    numbers.append([0 if parts > _PARTS_OF_DAY else parts, _PARTS_OF_DAY + 1])
    for one in times:
        hour = one[0] if len(kinds) > 0 else one
        at = floor(hour * parts / 24.0 + 0.5)
        if len(kinds) > 0:
            numbers.append([at * len(kinds) + _place_of(one[1], kinds), (parts + 1) * len(kinds)])
        else:
            numbers.append([at, parts + 1])


def _parts_of_day(times: list, planned: bool) -> int:
    """Return into how many even parts a day is divided so that all times lie on them; thousandths of an hour where none does."""
    for i in range(_PARTS_OF_DAY + 1):
        parts = _QUARTERS if i == 0 else i
        fits = True
        for one in times:
            at = (one[0] if planned else one) * parts / 24.0
            fits = fits and _near(at, floor(at + 0.5))
        if fits:
            return parts
    return _THOUSANDTHS


def _times_in(control: dict, limbs: list) -> list:
    """Return the times of a clock or of a planned day."""
    times = []
    count = address_take(limbs, _room_in(control))
    if count == 0:
        return times
    kinds = _parts(control, "kinds")
    parts = address_take(limbs, _PARTS_OF_DAY + 1)
    if parts == 0:
        parts = _THOUSANDTHS
    for _ in range(count):
        at = address_take(limbs, (parts + 1) * max(1, len(kinds)))
        hour = 24.0 * (at // max(1, len(kinds))) / parts
        one = [hour, kinds[at % len(kinds)]] if len(kinds) > 0 else hour
        times.append(one)
    return times


def _pairs_out(control: dict, rows: list, numbers: list) -> None:
    """Add typed rows: of each column how many decimals it has, then the numbers in these."""
    numbers.append([len(rows), _room_in(control)])
    if len(rows) == 0:
        return
    for k in range(2):
        column = control["columns"][k]
        decimals = _decimals_of(rows, k)
        scale = 10.0**decimals
        low = floor(column["min"] * scale)
        numbers.append([decimals, _MOST_DECIMALS + 1])
        for row in rows:
            numbers.append([floor(row[k] * scale + 0.5) - low, floor(column["max"] * scale + 0.5) - low + 1])


def _decimals_of(rows: list, column: int) -> int:
    """Return how many decimals the numbers of a column have, at most six."""
    for decimals in range(_MOST_DECIMALS):
        fits = True
        for row in rows:
            fits = fits and _has_decimals(row[column], decimals)
        if fits:
            return decimals
    return _MOST_DECIMALS


def _pairs_in(control: dict, limbs: list) -> list:
    """Return typed rows."""
    rows = []
    count = address_take(limbs, _room_in(control))
    if count == 0:
        return rows
    for k in range(2):
        column = control["columns"][k]
        scale = 10.0 ** address_take(limbs, _MOST_DECIMALS + 1)
        low = floor(column["min"] * scale)
        most = floor(column["max"] * scale + 0.5) - low + 1
        for i in range(count):
            if k == 0:
                rows.append([0.0, 0.0])
            rows[i][k] = (low + address_take(limbs, most)) / scale
    return rows


# ---- A talk, and where one stands in it


def address_talk_shape(spec: dict) -> list:
    """Return the shape of a talk: its version, and its replies in their order."""
    texts = ["talk", spec["version"]]
    for reply in _reply_ids(spec):
        texts.append(reply)
    for name in address_handed(spec):
        texts.append(name)
    return texts


def address_handed(spec: dict) -> list:
    """Return the names of what a return visit begins with; none for a first talk."""
    names = []
    if "before" in spec and spec["before"] != "":
        for row in spec["talk"]["carry"]:
            names.append(row[1])
        for name in spec["readouts"]:
            names.append(name)
    return names


def _reply_ids(spec: dict) -> list:
    """Return the ids of a talk's replies."""
    ids = []
    for reply in spec["talk"]["replies"]:
        ids.append(reply["id"])
    return ids


def address_talk_numbers(spec: dict, seed: int, path: list, before: dict) -> list:
    """Return the numbers of a place in a talk: the number of the talk, the replies from the beginning, and what it began with."""
    numbers = [[seed, _MOST_SEED]]
    _picked_out(path, _reply_ids(spec), _MOST_REPLIES, numbers)
    for name in address_handed(spec):
        value = before[name] if name in before else 0
        whole = value >= 0 and value < 128 and value % 1 == 0
        numbers.append([1 if whole else 0, 2])
        if whole:
            numbers.append([value, 128])
        else:
            most = 2000 * _MOST_HANDED
            numbers.append([max(0, min(most, floor((value + _MOST_HANDED) * 1000.0 + 0.5))), most + 1])
    return numbers


def address_talk_read(spec: dict, body: str) -> dict:
    """Return the ``seed`` and ``path`` of a place in a talk, and ``before``.

    Raises
    ------
    ValueError
        It says more than a talk has.
    """
    limbs = address_unpack(body)
    before = {}
    found = {"seed": address_take(limbs, _MOST_SEED), "before": before}
    found["path"] = _picked_in(_reply_ids(spec), _MOST_REPLIES, limbs)
    for name in address_handed(spec):
        whole = address_take(limbs, 2) == 1
        thousandths = (
            1000 * address_take(limbs, 128) if whole else address_take(limbs, 2000 * _MOST_HANDED + 1) - 1000 * _MOST_HANDED
        )
        before[name] = thousandths / 1000.0
    _read_to_the_end(limbs)
    return found


def address_talk_kept(spec: dict, found: dict) -> dict:
    """Return the event that a record would hold of somebody who stands where an address says (``address_talk_read``)."""
    item = spec["item"] if "hands_on" in spec else spec["item"] + "/talk"
    event = {"id": "sent", "at": 1, "kind": "talk", "item": item, "path": found["path"], "seed": found["seed"]}
    event["version"] = spec["version"]
    event["hands_on"] = found["before"]
    return event


# ---- A feed to observe


def address_feed_shape(spec: dict) -> list:
    """Return the shape of feeds to observe: how many in how many sets, and what is to be seen in each."""
    texts = ["feed", str(len(spec["items"])), str(spec["per"])]
    for scene in spec["scenes"]:
        texts.append(scene["hold"])
        for name in scene["hides"]:
            texts.append(name)
        texts.append("difficulty")
        for name in scene["difficulty"]:
            texts.append(name)
    return texts


def address_feed_numbers(spec: dict, number: int, at: int) -> list:
    """Return the numbers of a feed: its set and its place in it, both from 0; at the end of a set its last one."""
    return [[number, len(spec["items"])], [min(at, spec["per"] - 1), spec["per"]]]


def address_feed_read(spec: dict, body: str) -> dict:
    """Return the set (``number``) and the place of the feed (``at``).

    Raises
    ------
    ValueError
        It says more than a feed has.
    """
    limbs = address_unpack(body)
    found = {"number": address_take(limbs, len(spec["items"]))}
    found["at"] = address_take(limbs, spec["per"])
    _read_to_the_end(limbs)
    return found


# ---- A scene: what was picked of a play's choices (lines that were said, findings, one of its cards), and what was moved


def address_scene_shape(play: str, choices: list) -> list:
    """Return the shape of a scene: the kind of the play, and what can be picked."""
    texts = ["scene", play]
    for choice in choices:
        texts.append(choice)
    return texts


def address_scene_numbers(choices: list, picked: list, moved: list) -> list:
    """Return the numbers of a scene: what was ``picked``, in its order, and what was ``moved`` (from -1 to 1, in thousandths)."""
    numbers = []
    _picked_out(picked, choices, _MOST_PICKED + 1, numbers)
    for value in moved:
        thousandths = floor(value * _PARTS_OF_ONE + 0.5)
        numbers.append([max(0, min(2 * _PARTS_OF_ONE, thousandths + _PARTS_OF_ONE)), 2 * _PARTS_OF_ONE + 1])
    return numbers


def address_scene_read(choices: list, count: int, body: str) -> dict:
    """Return what was ``picked``, and the ``count`` numbers that were ``moved``.

    Raises
    ------
    ValueError
        It says more than a scene has.
    """
    limbs = address_unpack(body)
    picked = _picked_in(choices, _MOST_PICKED + 1, limbs)
    moved = []
    for _ in range(count):
        moved.append((address_take(limbs, 2 * _PARTS_OF_ONE + 1) - _PARTS_OF_ONE) / _PARTS_OF_ONE)
    _read_to_the_end(limbs)
    return {"picked": picked, "moved": moved}


# ---- A story, with or without a group's bet


def address_story_shape(options: list) -> list:
    """Return the shape of a story: the ids of the answers to its question."""
    texts = ["story"]
    for option in options:
        texts.append(option)
    return texts


def address_story_numbers(options: list, bet: dict | None) -> list:
    """Return the numbers of a story; ``bet``: ``group``, ``option``, ``number`` and ``sure``, or None."""
    if bet is None:
        return []
    decimals = 0
    while decimals < _MOST_BET_DECIMALS and not _has_decimals(bet["number"], decimals):
        decimals += 1
    value = floor(bet["number"] * 10.0**decimals + 0.5)
    numbers = [[1, 2], [_place_of(bet["option"], options), len(options)], [bet["sure"] - 1, 3]]
    numbers.append([decimals, _MOST_BET_DECIMALS + 1])
    for _ in range(2):
        numbers.append([value % _BET_PART, _BET_PART])
        value = value // _BET_PART
    _name_out(bet["group"], numbers)
    return numbers


def address_story_read(options: list, body: str) -> dict | None:
    """Return the bet that comes with a story, or None.

    Raises
    ------
    ValueError
        It says more than a bet has.
    """
    limbs = address_unpack(body)
    if address_take(limbs, 2) == 0:
        _read_to_the_end(limbs)
        return None
    bet = {"option": options[address_take(limbs, len(options))], "sure": address_take(limbs, 3) + 1}
    scale = 10.0 ** address_take(limbs, _MOST_BET_DECIMALS + 1)
    value = 0
    part = 1
    for _ in range(2):
        value = value + part * address_take(limbs, _BET_PART)
        part = part * _BET_PART
    bet["number"] = value / scale
    if bet["number"] > _MOST_BET:
        raise ValueError("number")
    bet["group"] = _name_in(limbs)
    _read_to_the_end(limbs)
    return bet


def _name_out(name: str, numbers: list) -> None:
    """Add a group's name: each letter by its distance from the lowest, so that a script takes few signs; blanks by themselves."""
    codes = _codes_of(name)
    low = 0
    high = 0
    for code in codes:
        if code != _BLANK:
            low = code if low == 0 else min(low, code)
            high = max(high, code)
    numbers.append([len(codes), _MOST_LETTERS + 1])
    numbers.append([low, _LETTERS])
    numbers.append([high - low, _LETTERS])
    for code in codes:
        numbers.append([0 if code == _BLANK else code - low + 1, high - low + 2])


def _codes_of(name: str) -> list:
    """Return the numbers of at most forty letters, also of those that JavaScript tells in two halves."""
    codes = []
    first = 0
    for letter in name:
        code = ord(letter)
        if first > 0:
            code = 65536 + (first - 0xD800) * 1024 + code - 0xDC00
        first = code if code >= 0xD800 and code < 0xDC00 else 0
        if first == 0 and len(codes) < _MOST_LETTERS:
            codes.append(code)
    return codes


def _name_in(limbs: list) -> str:
    """Return a group's name.

    Raises
    ------
    ValueError
        It holds what is no letter.
    """
    count = address_take(limbs, _MOST_LETTERS + 1)
    low = address_take(limbs, _LETTERS)
    span = address_take(limbs, _LETTERS)
    name = ""
    for _ in range(count):
        at = address_take(limbs, span + 2)
        code = _BLANK if at == 0 else low + at - 1
        if code < _BLANK or code >= _LETTERS or (code >= 0xD800 and code < 0xE000):
            raise ValueError("letters")
        letter = chr(code)
        if ord(letter) < code:  # JavaScript tells it in two halves
            letter = chr(0xD800 + (code - 65536) // 1024) + chr(0xDC00 + code % 1024)
        name = name + letter
    return name
