"""The course's tests as a page and a notebook have them: light, silent about answers, and whole for who knows them."""

import json
import re

import pytest

from lactation import tests as course_test
from lactation.content.bank import FORMS, bank_items
from lactation.content.chunks import chunk, chunk_file, chunk_names, chunk_script
from lactation.content.exams import bank_key
from lactation.core.play.exam import exam_do, exam_options, exam_start
from lactation.faces import page

NAMES = ("pre", "post", "later")


@pytest.mark.parametrize("name", NAMES)
def test_no_item_is_in_the_page_and_all_are_in_a_notebook(name):
    light, whole = page.render(course_test(name)), page.render(course_test(name), quick=True)
    told = [item.question for form in course_test(name).content.forms for _, _, item in bank_items(form)]
    assert not any(text in light for text in told)
    assert all(json.dumps(text, ensure_ascii=False)[1:-1] in whole for text in told)
    assert len(light) < 20_000


@pytest.mark.parametrize("name", NAMES)
def test_what_is_stored_in_a_notebook_tells_no_answer(name):
    stored = repr(course_test(name))
    assert not any(item.question in stored or item.id in stored for form in FORMS for _, _, item in bank_items(form))
    assert re.findall(r"form (\w): (\d+) items key \w{8}", stored)


def test_nothing_that_a_reader_sees_of_a_notebook_names_an_answer():
    html = re.sub(r"<script.*?</script>", "", page.render(course_test("pre"), quick=True), flags=re.S)
    assert not any(option.text in html for _, _, item in bank_items("a") for option in item.options)


def test_each_form_is_a_chunk_with_its_feeds_and_another_text_has_another_name():
    assert set(chunk_names()) >= {f"bank-{form}" for form in FORMS}
    for form in FORMS:
        held = chunk(f"bank-{form}")["items"]
        assert list(held) == [bank_key(item) for _, _, item in bank_items(form)]
        assert re.fullmatch(rf"items/bank-{form}-[0-9a-f]{{8}}\.js", chunk_file(f"bank-{form}"))
    assert chunk_script("bank-a").startswith('(window.MILK_ITEMS = window.MILK_ITEMS || {})["bank-a"] = {')


@pytest.mark.parametrize("name", NAMES)
def test_who_knows_all_is_right_in_all_of_every_form(name):
    spec, kept = course_test(name).made(whole=True)["spec"] | {"again": "always", "days": 0}, []
    for _ in spec["forms"]:
        state = exam_do(spec, exam_start(spec, kept), {"do": "deal", "of": "", "value": ""})
        kept += state["keep"]
        for item in list(state["order"]):
            options = [one["id"] for one in exam_options(spec, state, item)]
            for asked, value in (("pick", str(options.index(spec["held"][item]["best"]))), ("sure", "100"), ("next", "")):
                state = exam_do(spec, state, {"do": asked, "of": "", "value": value})
                kept += state["keep"]
        kept += exam_do(spec, state, {"do": "hand", "of": "", "value": ""})["keep"]
    results = [one for one in kept if one["kind"] == "result"]
    assert [(one["version"], one["points"]) for one in results] == [(form, 1.0) for form in spec["forms"]]
