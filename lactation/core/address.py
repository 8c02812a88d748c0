"""Addresses: what stands behind the ``#`` of a page, so that whoever opens it sees what somebody else saw.

One is ``~``, the version, three letters for the thing on the page that is meant, three for its shape (the lists that numbers in
it point into), the numbers themselves, and four letters that check the rest. All letters are such as no messenger cuts or
rewrites; the last is a letter or figure, as a sign at the end of a line is taken for the end of a sentence.

The numbers are the digits of one large number, each in its own radix: a control of 21 steps takes 4.4 bits, not 5. A large number
is a list of limbs, the lowest first, so that products stay below 2^53 and both runtimes agree.
"""

ADDRESS_MARK = "~"
ADDRESS_VERSION = "1"
ADDRESS_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-."
ADDRESS_LONGEST = 240  # letters; what is longer is none of ours
_FOR_THING = 3  # letters
_FOR_CHECK = 4
_CHECKS = 62  # letters and figures, of which the check is made
_HEAD = 2 + 2 * _FOR_THING  # letters before the numbers
_FARTHEST = 2000  # letters that are looked at, whatever stands between ours
_LIMB = 262144  # three letters
_IN_LIMB = 3
_MIX = 1000003
_PRIME = 2147483647


def address_hash(texts: list, count: int, radix: int = 64) -> str:
    """Return ``count`` letters that stand for a list of texts, the same in both runtimes."""
    value = 1
    for text in texts:
        for letter in text:
            code = ord(letter)
            if code > 65535:  # JavaScript tells such a letter in two halves
                value = (value * _MIX + 0xD800 + (code - 65536) // 1024) % _PRIME
                code = 0xDC00 + code % 1024
            value = (value * _MIX + code) % _PRIME
        value = (value * _MIX + 65537) % _PRIME  # the end of a text
    made = ""
    for _ in range(count):
        made = made + ADDRESS_LETTERS[value % radix]
        value = value // radix
    return made


def address_letters(text: str, first: int, end: int) -> str:
    """Return the letters of a text from ``first`` to before ``end``."""
    made = ""
    for i in range(first, min(end, len(text))):
        made = made + text[i]
    return made


# ---- Numbers as letters


def address_pack(numbers: list) -> str:
    """Return numbers as letters; each is ``[value, radix]``, a whole number from 0 to below its radix (at most 2^31)."""
    limbs = []
    for i in range(len(numbers)):
        one = numbers[len(numbers) - 1 - i]
        carry = int(one[0])
        for k in range(len(limbs)):
            total = limbs[k] * one[1] + carry
            limbs[k] = total % _LIMB
            carry = total // _LIMB
        while carry > 0:
            limbs.append(carry % _LIMB)
            carry = carry // _LIMB
    made = ""
    zeros = ""
    for limb in limbs:
        left = limb
        for _digit in range(_IN_LIMB):
            zeros = zeros + ADDRESS_LETTERS[left % 64]
            if left % 64 > 0:
                made = made + zeros
                zeros = ""
            left = left // 64
    return made


def address_unpack(text: str) -> list:
    """Return the limbs of what ``address_pack`` wrote.

    Raises
    ------
    ValueError
        A letter is none of ours.
    """
    limbs = []
    scale = 1
    for i in range(len(text)):
        if text[i] not in ADDRESS_LETTERS:
            raise ValueError("letters")
        if i % _IN_LIMB == 0:
            scale = 1
            limbs.append(0)
        limbs[len(limbs) - 1] += scale * ADDRESS_LETTERS.find(text[i])
        scale = scale * 64
    return limbs


def address_take(limbs: list, radix: int) -> int:
    """Return the next number, and take it out of the limbs."""
    rest = 0
    for i in range(len(limbs)):
        k = len(limbs) - 1 - i
        total = rest * _LIMB + limbs[k]
        limbs[k] = total // radix
        rest = total % radix
    while len(limbs) > 0 and limbs[len(limbs) - 1] == 0:
        limbs.pop()
    return rest


# ---- The whole


def address_write(thing: str, shape: list, numbers: list) -> str:
    """Return an address: of the ``thing`` (an id on the page), whose lists are of this ``shape`` (texts), with its numbers."""
    head = ADDRESS_MARK + ADDRESS_VERSION + address_hash([thing], _FOR_THING) + address_hash(shape, _FOR_THING)
    text = head + address_pack(numbers)
    return text + address_hash([text], _FOR_CHECK, _CHECKS)


def _unseen(code: int) -> bool:
    """Return whether a letter is a blank, an end of a line, or such as nobody sees: messengers put them where a line is long."""
    if code <= 32 or code == 0xA0 or code == 0xAD or code == 0xFEFF:
        return True
    return (code >= 0x2000 and code <= 0x200F) or (code >= 0x2028 and code <= 0x202F) or (code >= 0x2060 and code <= 0x206F)


def _address_in(given: str) -> dict:
    """Return the ``text`` of the address in what was given, without what lies between its letters, and where it may end.

    ``ends``: behind the last letter, and before each sign or blank with which a messenger may have hung on something.
    """
    text = ""
    ends = []
    for i in range(min(len(given), _FARTHEST)):
        letter = given[i]
        if _unseen(ord(letter)):
            ends.append(len(text))
        elif text == "" and letter != ADDRESS_MARK:
            if letter != "#":
                return {"text": "", "ends": []}
        elif text != "" and letter not in ADDRESS_LETTERS:
            break
        else:
            if letter in ADDRESS_LETTERS and ADDRESS_LETTERS.find(letter) >= _CHECKS:
                ends.append(len(text))
            text = text + letter
    ends.append(len(text))
    return {"text": text, "ends": ends}


def address_read(given: str) -> dict:
    """Return what an address says, in letters: ``thing``, ``shape`` and ``body``.

    ``problem`` is nothing, ``none`` (another form), ``newer`` (another version of it) or ``cut``. What a messenger hung on
    behind it (a full stop, a bracket, its own ``?fbclid=…``), or put before it or in between (blanks, marks of direction) is
    left out.
    """
    found = {"problem": "none", "thing": "", "shape": "", "body": ""}
    told = _address_in(given)
    if told["text"] == "":
        return found
    found["problem"] = "cut"
    if len(given) > _FARTHEST:
        return found
    for i in range(len(told["ends"])):
        end = told["ends"][len(told["ends"]) - 1 - i]
        start = end - _FOR_CHECK
        if start < 2 or end > ADDRESS_LONGEST:
            continue
        text = address_letters(told["text"], 0, start)
        if address_hash([text], _FOR_CHECK, _CHECKS) == address_letters(told["text"], start, end):
            return _address_parts(text, found)
    return found


def _address_parts(text: str, found: dict) -> dict:
    """Return what stands in the letters before the check."""
    if text[1] != ADDRESS_VERSION:
        found["problem"] = "newer"
    elif len(text) >= _HEAD:
        found["problem"] = ""
        found["thing"] = address_letters(text, 2, 2 + _FOR_THING)
        found["shape"] = address_letters(text, 2 + _FOR_THING, _HEAD)
        found["body"] = address_letters(text, _HEAD, len(text))
    return found


def address_is_of(found: dict, thing: str) -> bool:
    """Return whether what was read is about the thing with this id."""
    return found["thing"] == address_hash([thing], _FOR_THING)


def address_fits(found: dict, shape: list) -> bool:
    """Return whether what was read was written for lists of this shape."""
    return found["shape"] == address_hash(shape, _FOR_THING)
