"""The line for a group: short, plain, the same in both runtimes; whole codes are read through all noise, damaged ones are not."""

import random
import re
import string

import pytest

from lactation.content.line import PLAIN, ids_of, line_course, number_of, plain, steps
from lactation.core.line import (
    LINE_FIELDS,
    LINE_HEAD,
    LINE_MODULES,
    LINE_MOST,
    LINE_SIGNS,
    line_checks,
    line_code,
    line_marks,
    line_of,
    line_read,
    line_told,
    new_mark,
)
from lactation.translation.pseudo import pseudo
from tests.compiled import compiled
from tests.plays import course_kept, event_kept

COURSE = line_course()
MARK = new_mark("4f0c19")["option"]
SMS = set(string.ascii_letters + string.digits + " .,:'/%+?!-")  # GSM 03.38, each one sign, and no messenger's mark
SHOWN = [*string.printable, "é", "’", "“", "🙂", "А", "ß", "١", "\u00a0", "\u200e"]  # what a message may hold
NOISE = ["\n", "\r\n> ", " ", "\u00a0", "\u200f", "\u2068", "*", "_", "`", "”", "\u00ad", "–", "🙂 ", "> > "]


def told(chance):
    """Random fields."""
    return {name: chance.randrange(2**bits) for name, bits in LINE_FIELDS.items()} | {"version": 1}


def signs(code):
    """The signs of a code, without its head and its hyphens."""
    return code.removeprefix(LINE_HEAD).replace("-", "")


@pytest.mark.parametrize("text", ["A1LQFN3A", "?1v759aa", "split1checkupstagehandshakeupstreamerranterredcaperredlc445v"])
def test_checks_are_those_of_bech32m_as_it_was_published(text):
    head, _, data = text.upper().rpartition("1")
    values = [LINE_SIGNS.index(sign) for sign in data]
    assert line_checks(head, values[:-6]) == values[-6:]


def test_whatever_a_code_holds_comes_back_in_both_runtimes():
    chance = random.Random(1)
    many = [told(chance) for _ in range(300)]
    codes = [line_code(one) for one in many]
    assert compiled().each("line_code", [[one] for one in many]) == codes
    read = [line_read(code) for code in codes]
    assert read == [one | {"why": "", "end": len(code), "signs": 34} for one, code in zip(many, codes, strict=True)]
    damaged = ["".join(chance.choice(SHOWN) if chance.random() < 0.02 else sign for sign in f"hm {code} ok") for code in codes]
    both = [*damaged, *codes, *["mim", "MIM1", "MIM1-", "m\ni m1\u00a0PPPP", ""]]
    assert compiled().each("line_read", [[text] for text in both if not re.search("[^\0-\uffff]", text)]) == [
        line_read(text) for text in both if not re.search("[^\0-\uffff]", text)
    ]


def test_a_record_gives_the_same_line_in_both_runtimes():
    kept = [*course_kept(), event_kept(900, "breast/predict", "predict", option="a", sure=83, attempt=1, right=False)]
    for key in ("breast", "counselling", "c4", "gate"):
        here = line_told(kept, key, COURSE, MARK, 330)
        (there,) = compiled().each("line_told", [[kept, key, COURSE, MARK, 330]])
        assert there == here
        assert compiled().each("line_of", [[here, key, COURSE]]) == [line_of(here, key, COURSE)]
    line = line_of(line_told(kept, "breast", COURSE, MARK, 0), "breast", COURSE)
    words = "Milk in Motion 2.1 Inside the breast: quiz 2/4, guess not right, 85% sure. Fast track: 4/54 steps. MIM1-"
    assert re.sub(r"\d+/\d+ steps", "4/54 steps", line).startswith(words)


def test_an_answer_in_a_test_that_is_not_over_tells_nothing():
    asked = COURSE["catalogue"]["modules"][1]["steps"][0]["quiz"]
    dealt = event_kept(1, "quiz/m02", "test", order=asked, seed=1, version="m02")
    given = [event_kept(2 + n, item, of="quiz/m02", right=n > 1, option="x", sure=None) for n, item in enumerate(asked)]
    before = event_kept(0, asked[0], right=True, option="x", sure=None)
    first = line_told([before], "breast", COURSE, MARK, 0)
    assert (first["done"], first["right"]) == (1, 1)
    assert line_told([before, dealt, *given], "breast", COURSE, MARK, 0) == first


@pytest.mark.parametrize("tongue", [str, pseudo, lambda text: f"{text} und noch viel mehr"], ids=["English", "pseudo", "long"])
def test_every_line_is_one_sms_of_plain_signs(tongue):
    says = {name: plain(tongue(text), text) for name, text in COURSE["says"].items()}
    titles = {key: plain(tongue(text), text) for key, text in COURSE["titles"].items()}
    course = COURSE | {"says": says, "titles": titles}
    most = {name: 2**bits - 1 for name, bits in LINE_FIELDS.items()} | {
        "version": 1,
        "of": 15,
        "done": 14,
        "right": 13,
        "size": 2,
    }
    for key in steps():
        for guess, sure in ((0, 31), (2, 20)):
            fields = most | {"lesson": COURSE["ids"][key][0], "quiz": COURSE["ids"][key][1], "guess": guess, "sure": sure}
            line = line_of(fields, key, course)
            assert len(line) <= LINE_MOST, line
            assert set(line) <= SMS, line
            assert not re.search(r"\.\w*[A-Za-z]|://|--|\.\.|(?<= )[:;8]-?[()DPpO](?= )", line), f"a messenger changes it: {line}"
            assert line_read(line) == fields | {"why": "", "end": len(line), "signs": 34}


def test_letters_of_no_sms_give_english_words():
    assert plain("Hậu thắm – “đỏ” …", "x") == "Hau tham - do"
    assert plain("مرحبا", "Hello, [you]*") == "Hello, you"
    assert not PLAIN.search("Milk's 3/4, 80%: a-b. c+?!")


def test_each_step_has_numbers_of_its_own_and_modules_have_room():
    ids = [ids_of(step) for step in steps().values()]
    assert len({lesson for lesson, _ in ids}) == len(ids)
    assert len(COURSE["catalogue"]["modules"]) <= LINE_MODULES
    assert all(0 < number_of(text, 3) < 8 for text in string.printable)


def test_the_oldest_mark_counts_and_what_is_none_does_not():
    kept = [{"kind": "mark", "item": "line", "option": one} for one in ("QQQQQ", "qqqqq", "QQQQ", "BBBBB", None, "QQQQQ", MARK)]
    assert line_marks(kept) == ["QQQQQ", MARK]
    seeds = [f"{n:018x}" for n in range(2000)]
    assert len({new_mark(seed)["option"] for seed in seeds}) > 1997
    assert compiled().each("new_mark", [[seed] for seed in seeds[:50]]) == [new_mark(seed) for seed in seeds[:50]]


# ---- Noise and damage ----


def noisy(code, chance):
    """A code as messengers hand it on: other capitals, line ends, marks of quotes and directions between its signs."""
    made = "".join(sign + (chance.choice(NOISE) if sign != "I" and chance.random() < 0.1 else "") for sign in code)
    return chance.choice(
        [made, made.lower(), made.capitalize(), made.replace("-", ""), made.replace("-", "–"), made.replace("-", " ")]
    )


def changed(code, chance):
    """A code with one to four signs changed, two exchanged, or a part that is gone or stands twice."""
    at, other = sorted(chance.sample(range(len(LINE_HEAD) + 1, len(code)), 2))
    kind = chance.randrange(4)
    if kind == 0:
        spots = chance.sample([n for n in range(len(LINE_HEAD), len(code)) if code[n] != "-"], chance.randrange(1, 5))
        return "".join(chance.choice(LINE_SIGNS.replace(sign, "")) if n in spots else sign for n, sign in enumerate(code))
    if kind == 1:
        return code[:at] + code[other] + code[at + 1 : other] + code[at] + code[other + 1 :]
    return code[:at] + (code[other:] if kind == 2 else code[at:other] + code[at:])


def test_a_whole_code_is_read_through_all_noise_and_a_changed_one_never():
    chance = random.Random(3)
    for _ in range(400):
        fields = told(chance)
        code = line_code(fields)
        found = line_read(f"well {noisy(code, chance)} 🙂 done. MIM")
        assert {name: found.get(name) for name in fields} == fields
        damaged = changed(code, chance)
        if signs(damaged) != signs(code):
            assert line_read(damaged)["why"] in {"cut", "changed", "letter", "version"}, (code, damaged)


def test_why_a_code_is_refused():
    code = line_code(told(random.Random(5)))
    newer = line_code(told(random.Random(5)) | {"version": 2})
    texts = {
        "none": "hi mim",
        "cut": code[:30],
        "letter": code[:20] + "b" + code[21:],
        "changed": code[:-1] + "Q",
        "version": newer,
    }
    texts["changed"] = code[:-1] + ("P" if code[-1] == "Q" else "Q")
    assert {why: line_read(text)["why"] for why, text in texts.items()} == {why: why for why in texts}
