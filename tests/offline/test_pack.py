"""Packs: nothing is lost, the same files give the same bytes, and the browser's reader reads what Python's does."""

import json
import random
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lactation.accelerator import new_context
from lactation.offline import pack
from lactation.offline.pack import COMMON, SHARED, PackError, course_files, files_in, pack_files, pack_site, unpack, unpacked_text
from lactation.offline.repeats import find_repeats, marks_of
from lactation.offline.shell import written

READER = "".join((Path(pack.__file__).parent / f"{name}.js").read_text(encoding="utf-8") for name in ("inflate", "unpack"))
# What a browser has beside the language: texts of bytes.
BROWSER = """
function TextDecoder() {}
TextDecoder.prototype.decode = function (bytes) { return decodeURIComponent(escape(String.fromCharCode.apply(null, bytes))); };
function inflated(listed) {
  try { return JSON.stringify(Array.from(milk_inflate(bytesOf(listed)))); } catch (error) { return error.message; }
}
function bytesOf(listed) { return new Uint8Array(listed); }
function read(whole, before) {
  var found = milk_laid_out(bytesOf(whole), before ? milk_laid_out(bytesOf(before), null) : null), made = {};
  Object.keys(found.files).forEach(function (name) { made[name] = Array.from(found.files[name]); });
  return JSON.stringify(made);
}
"""
PHRASES = [random.Random(n).randbytes(200) for n in range(4)]
TEXTS = st.lists(
    st.one_of(st.binary(max_size=30), st.sampled_from(PHRASES), st.just(b"the milk that is drunk is made anew ")), max_size=8
).map(b"".join)
NAMES = st.sampled_from(
    ["index.html", "notebooks/a/1.html", "notebooks/a/2.html", "notebooks/b/1.html", "_static/milk.js", "book/ü.html"]
)
FILES = st.dictionaries(NAMES, TEXTS, max_size=6)


@pytest.fixture(scope="module")
def browser():
    engine = new_context()
    engine.eval(READER + BROWSER)
    return engine


def read_by_script(browser, packs):
    """All files as the browser's reader finds them."""
    whole = {name: list(zlib.decompress(one)) for name, one in packs.packs.items()}
    found = {}
    for name, listed in whole.items():
        base = None if name == SHARED else whole[SHARED]
        found |= json.loads(browser.eval(f"read({json.dumps(listed)}, {json.dumps(base)})"))
    found.pop(COMMON)
    return {name: bytes(listed) for name, listed in found.items()}


@given(FILES)
def test_all_files_come_back_byte_for_byte_in_both_languages(browser, files):
    packs = pack_files(files)
    assert unpack(packs) == files == read_by_script(browser, packs)
    assert pack_files(dict(reversed(files.items()))).packs == packs.packs


@given(
    TEXTS,
    st.sampled_from([(0, zlib.Z_DEFAULT_STRATEGY), (9, zlib.Z_DEFAULT_STRATEGY), (9, zlib.Z_FIXED), (9, zlib.Z_HUFFMAN_ONLY)]),
)
def test_a_browser_that_cannot_inflate_does_it_by_our_script(browser, text, how):
    made = zlib.compressobj(how[0], strategy=how[1])
    whole = made.compress(text) + made.flush()
    assert json.loads(browser.eval(f"inflated({list(whole)})")) == list(text)


@pytest.mark.parametrize("spoil", [lambda one: one[:-1], lambda one: one[:90], lambda one: one[:-1] + bytes([one[-1] ^ 1])])
def test_our_script_refuses_what_is_not_whole(browser, spoil):
    whole = zlib.compress(b"".join(PHRASES) * 9, 9)
    assert browser.eval(f"inflated({list(spoil(whole))})") == "damaged"


@given(st.binary(max_size=40))
def test_signs_of_a_page_are_bytes_again(browser, content):
    signs = written(content)
    assert not set(signs) & set("<&\"'\\\n")
    assert bytes(json.loads(browser.eval(f"JSON.stringify(Array.from(milk_bytes({json.dumps(signs)})))"))) == content


@given(TEXTS, TEXTS)
def test_repeats_lie_in_order_and_can_be_copied_at_once(base, own):
    text, done = base + own, len(base)
    for one in find_repeats((base, marks_of(base)), (own, marks_of(own))):
        assert done <= one.at
        assert one.source + one.length <= (len(base) if one.source < len(base) else one.at)
        assert text[one.at : one.at + one.length] == text[one.source : one.source + one.length]
        done = one.at + one.length


def test_a_repeat_is_found_however_far_away():
    rng = random.Random(5)
    own = b"".join([PHRASES[0], rng.randbytes(100_000), PHRASES[0]])
    (one,) = find_repeats((b"", marks_of(b"")), (own, marks_of(own)))
    assert (one.at, one.source, one.length) == (100_200, 0, 200)


def test_pages_of_two_folders_lay_what_they_have_in_common_into_the_shared_pack():
    text = random.Random(6).randbytes(5000)
    packs = pack_files({"notebooks/a/1.html": text + b"one", "notebooks/b/1.html": text + b"two"})
    assert unpacked_text(packs.packs[SHARED]) == text
    assert len(packs.packs["a"]) + len(packs.packs["b"]) < 400


@pytest.fixture
def site(tmp_path):
    """A small built course."""
    files = {
        "index.html": "x",
        "notebooks/a/1.html": '<script defer src="../../_static/milk.js?v=1"></script><img src="../../_images/a.svg">',
        "notebooks/b/1.html": '<script defer src="../../_static/milk.js?v=1"></script>',
        "_static/milk.js": 'late("late-" + name + ".js")',
        "_static/late-feed.js": "1",
        "_static/own-of-an-older-build.js": "1",
        "_images/a.svg": "<svg/>",
        "reports/notebooks/a.err.log": "wrong",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_what_pages_and_their_scripts_name_is_packed_and_nothing_else(site):
    packs = pack_site(site)
    assert packs.place == {
        "index.html": "book", "notebooks/a/1.html": "a", "notebooks/b/1.html": "b",
        "_images/a.svg": "a", "_static/milk.js": SHARED, "_static/late-feed.js": SHARED,
    }  # fmt: skip
    assert unpack(packs) == course_files(site)


def test_some_pages_bring_only_what_they_name(site):
    assert set(course_files(site, ["notebooks/b/1.html"])) == {"notebooks/b/1.html", "_static/milk.js", "_static/late-feed.js"}


@pytest.mark.parametrize(
    ("pages", "told"),
    [(["notebooks/c/1.html"], "found no page notebooks/c/1.html"), (["_static/milk.js"], "found no page _static/milk.js")],
)
def test_a_page_that_is_not_there_is_named(site, pages, told):
    with pytest.raises(PackError, match=told):
        pack_site(site, pages)


def test_a_folder_without_a_course_is_named(tmp_path):
    with pytest.raises(PackError, match=r"found no index\.html, expected a built course"):
        pack_site(tmp_path)


@pytest.mark.parametrize("spoil", [lambda one: one[:-9], lambda one: one[:50] + b"?" + one[51:], lambda _: b""])
def test_a_damaged_pack_is_refused(site, spoil):
    packs = pack_site(site)
    with pytest.raises(PackError, match="damaged"):
        files_in(spoil(packs.packs["a"]), unpacked_text(packs.packs[SHARED]))


def test_packs_of_two_builds_are_not_mixed(site, browser):
    packs = pack_site(site)
    with pytest.raises(PackError, match="another one"):
        files_in(packs.packs["a"], b"the text of another build")
    a = list(zlib.decompress(packs.packs["a"]))
    assert browser.eval(f"try {{ read({a}, null) }} catch (error) {{ error.message }}") == "mixed"
