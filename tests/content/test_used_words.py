"""Which words the course asks for: each way of asking is seen, and no word of ``words.yaml`` is asked for by nobody."""

import pytest

from lactation.content import ContentError
from lactation.content.checked_words import MAY_BE_EMPTY, check_words
from lactation.content.used_words import FAMILIES, Asked, in_python, in_script, in_template, used_words, written_out
from lactation.content.words import words

ASKS = [  # a program, the names written out in it, and the beginnings
    (in_python, 'self.words["skip"]', {"skip"}, set()),
    (in_python, 'words()["skip"] + texts.get("no")', {"skip"}, set()),
    (in_python, 'words["done" if told["met"] else ("again" if late else "not_yet")]', {"done", "again", "not_yet"}, set()),
    (in_python, 'words["verdict_" + verdict] + words[f"refer_{level}_now"]', set(), {"verdict_", "refer_"}),
    (in_python, 'counted("claims" if many else "row", n, words)', {"claims_one", "claims_other", "row_one", "row_other"}, set()),
    (in_python, 'as_text(n, "span_days", words) + as_text(n, "clock", words)', {"span_days_one", "span_days_other"}, set()),
    (in_python, 'listed(parts, "list_comma", words)', {"list_comma"}, set()),
    (in_python, 'self.counted("record") or rows["skip"] or words[name]', set(), set()),
    (in_script, 'say(course.words.skip, WORDS[told[0] === "b" ? "again" : "done"])', {"skip", "again", "done"}, set()),
    (in_script, 'WORDS["share_is_" + kind] + core.counted("claims", n, WORDS)', {"claims_one", "claims_other"}, {"share_is_"}),
    (in_script, 'notice("record_slow", {}); filled("lms_saved", values)', {"lms_saved"}, set()),
    (in_template, "{{ words.skip }} {{ site_words.again }} {{ words.get(name) }}", {"skip", "again"}, set()),
    (in_template, "{{ words[\"how_\" ~ how] }} {{ site_words['tool_' ~ tool] }} {{ words['no'] }}", {"no"}, {"how_", "tool_"}),
]  # fmt: skip


@pytest.mark.parametrize(("read", "text", "names", "begins"), ASKS)
def test_each_way_to_ask_for_a_word_is_seen(read, text, names, begins):
    asked = Asked()
    read(text, asked)
    assert (asked.names, asked.begins) == (names, begins)


def test_every_beginning_that_a_program_asks_with_has_its_ends_in_the_list():
    assert len(written_out().begins) > 20
    assert [one for one in sorted(written_out().begins) if not any(f"{name}_".startswith(one) for name in FAMILIES)] == []


def test_no_word_is_asked_for_by_nobody():
    """A word that is, but is not found: name it in ``FAMILIES``; a word that nothing asks for any more can go."""
    assert sorted(set(words()) - used_words()) == []


def test_every_word_that_is_used_exists():
    assert sorted(name for name in used_words() if not words().get(name, "").strip()) == sorted(MAY_BE_EMPTY)


def test_every_word_that_is_dropped_is_told(tmp_path):
    path = tmp_path / "words.yaml"
    path.write_text("language: en\n", encoding="utf-8")
    with pytest.raises(ContentError) as refusal:
        check_words(path)
    told = {line.split("found no ")[1].split(",")[0] for line in str(refusal.value).splitlines()}
    assert told == set(words()) - {"language"}
