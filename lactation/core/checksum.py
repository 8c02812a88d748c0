"""SHA-256 of a text: a checksum that two runtimes, and any other program, work out alike (FIPS 180-4).

The browser's own stands behind ``crypto.subtle``, which is missing where a page comes over plain http.
"""

_WORD = 4294967296  # all arithmetic is of 32 bits
_HEX = "0123456789abcdef"
# The first 32 bits of the fractional parts of the cube roots of the first 64 primes, and of the square roots of the first 8.
_ROUNDS = [
    0x428A2F98, 0x71374491, 0xB5C0FBCF, 0xE9B5DBA5, 0x3956C25B, 0x59F111F1, 0x923F82A4, 0xAB1C5ED5,
    0xD807AA98, 0x12835B01, 0x243185BE, 0x550C7DC3, 0x72BE5D74, 0x80DEB1FE, 0x9BDC06A7, 0xC19BF174,
    0xE49B69C1, 0xEFBE4786, 0x0FC19DC6, 0x240CA1CC, 0x2DE92C6F, 0x4A7484AA, 0x5CB0A9DC, 0x76F988DA,
    0x983E5152, 0xA831C66D, 0xB00327C8, 0xBF597FC7, 0xC6E00BF3, 0xD5A79147, 0x06CA6351, 0x14292967,
    0x27B70A85, 0x2E1B2138, 0x4D2C6DFC, 0x53380D13, 0x650A7354, 0x766A0ABB, 0x81C2C92E, 0x92722C85,
    0xA2BFE8A1, 0xA81A664B, 0xC24B8B70, 0xC76C51A3, 0xD192E819, 0xD6990624, 0xF40E3585, 0x106AA070,
    0x19A4C116, 0x1E376C08, 0x2748774C, 0x34B0BCB5, 0x391C0CB3, 0x4ED8AA4A, 0x5B9CCA4F, 0x682E6FF3,
    0x748F82EE, 0x78A5636F, 0x84C87814, 0x8CC70208, 0x90BEFFFA, 0xA4506CEB, 0xBEF9A3F7, 0xC67178F2,
]  # fmt: skip
_FIRST = [0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A, 0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19]


def utf8_bytes(text: str) -> list:
    """Return the bytes of a text in UTF-8. Half of a pair that has no other half becomes U+FFFD, as browsers write it."""
    found = []
    first = 0  # the first half of a pair: JavaScript tells letters beyond U+FFFF in two halves, Python in one
    for letter in text:
        code = ord(letter)
        if first > 0 and code >= 0xDC00 and code < 0xE000:
            _utf8_add(found, 0x10000 + (first - 0xD800) * 1024 + code - 0xDC00)
            first = 0
            continue
        if first > 0:
            _utf8_add(found, 0xFFFD)
            first = 0
        if code >= 0xD800 and code < 0xDC00:
            first = code
        else:
            _utf8_add(found, 0xFFFD if code >= 0xDC00 and code < 0xE000 else code)
    if first > 0:
        _utf8_add(found, 0xFFFD)
    return found


def _utf8_add(found: list, code: int) -> None:
    """Add the bytes of one letter."""
    if code < 0x80:
        found.append(code)
        return
    if code < 0x800:
        found.append(0xC0 + code // 64)
    else:
        if code < 0x10000:
            found.append(0xE0 + code // 4096)
        else:
            found.append(0xF0 + code // 262144)
            found.append(0x80 + code // 4096 % 64)
        found.append(0x80 + code // 64 % 64)
    found.append(0x80 + code % 64)


def _padded(found: list) -> list:
    """Return the bytes with their end marked and their count of bits, in whole blocks of 64."""
    count = len(found)
    made = []
    for one in found:
        made.append(one)
    made.append(0x80)
    while len(made) % 64 != 56:
        made.append(0)
    size = 8 * count
    scale = 2.0**56
    for _ in range(8):
        made.append(int(size // scale % 256))
        scale = scale / 256.0
    return made


def _positive(word: int) -> int:
    """Return a word of 32 bits as a number from 0: JavaScript's ``^`` and ``&`` give those above 2**31 as negative ones."""
    return word + _WORD if word < 0 else word


def _turned(word: int, by: int) -> int:
    """Return a word turned right by some bits; shifts of JavaScript would lose the highest bit."""
    scale = 2**by
    return word // scale + word % scale * (_WORD // scale)


def _mixed(word: int, one: int, two: int, three: int) -> int:
    """Return three turns of a word over each other."""
    return _positive(_turned(word, one) ^ _turned(word, two) ^ _turned(word, three))


def _shift_mixed(word: int, one: int, two: int, shift: int) -> int:
    """Return two turns and a shift of a word over each other."""
    return _positive(_turned(word, one) ^ _turned(word, two) ^ (word // 2**shift))


def _schedule(padded: list, start: int) -> list:
    """Return the 64 words that are made of a block."""
    words = []
    for i in range(16):
        at = start + 4 * i
        words.append(padded[at] * 16777216 + padded[at + 1] * 65536 + padded[at + 2] * 256 + padded[at + 3])
    for i in range(16, 64):
        early = _shift_mixed(words[i - 15], 7, 18, 3)
        late = _shift_mixed(words[i - 2], 17, 19, 10)
        words.append((words[i - 16] + early + words[i - 7] + late) % _WORD)
    return words


def _block(state: list, words: list) -> list:
    """Return the state after a block's 64 rounds."""
    a, b, c, d, e, f, g, h = state
    for i in range(64):
        chosen = _positive((e & f) ^ ((_WORD - 1 - e) & g))
        most = _positive((a & b) ^ (a & c) ^ (b & c))
        one = (h + _mixed(e, 6, 11, 25) + chosen + _ROUNDS[i] + words[i]) % _WORD
        two = (_mixed(a, 2, 13, 22) + most) % _WORD
        h = g
        g = f
        f = e
        e = (d + one) % _WORD
        d = c
        c = b
        b = a
        a = (one + two) % _WORD
    made = []
    turned = [a, b, c, d, e, f, g, h]
    for i in range(8):
        made.append((state[i] + turned[i]) % _WORD)
    return made


def sha256(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, as 64 digits of base 16."""
    padded = _padded(utf8_bytes(text))
    state = _FIRST
    for block in range(len(padded) // 64):
        state = _block(state, _schedule(padded, 64 * block))
    told = ""
    for word in state:
        for place in range(8):
            told = told + _HEX[word // 16 ** (7 - place) % 16]
    return told
