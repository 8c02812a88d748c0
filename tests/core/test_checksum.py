"""SHA-256 as everybody else works it out, for texts of every script, in both runtimes."""

import hashlib

from hypothesis import given, settings
from hypothesis import strategies as st

from lactation.core.checksum import sha256, utf8_bytes
from tests.compiled import compiled

TEXTS = st.one_of(st.text(), st.text(alphabet=st.sampled_from("aé ا中🙂\n")), st.integers(0, 200).map("x".__mul__))


def expected(text):
    return hashlib.sha256(text.encode()).hexdigest()


@given(st.lists(TEXTS, min_size=20, max_size=40))
@settings(max_examples=15, deadline=None)
def test_checksum_is_the_one_of_every_other_program(texts):
    assert [sha256(text) for text in texts] == [expected(text) for text in texts]
    assert compiled().each("sha256", [[text] for text in texts]) == [expected(text) for text in texts]


def test_every_length_round_the_end_of_a_block():
    texts = ["é" * (n // 2) + "a" * (n % 2) for n in range(132)]
    assert [sha256(text) for text in texts] == [expected(text) for text in texts]


def test_names_in_many_scripts_have_their_bytes():
    for name in ("Åsa Öst", "Ольга", "فاطمة الزهراء", "สมใจ", "王小明", "𞤀𞤁", "👩🏽‍🍼"):
        assert utf8_bytes(name) == list(name.encode())


def test_half_of_a_pair_is_written_as_browsers_write_it():
    for text, plain in (("\ud800", "�"), ("\udc00", "�"), ("a\ud83dz", "a�z"), ("\ud83d\ud83d\ude42", "�🙂")):
        assert sha256(text) == expected(plain)
