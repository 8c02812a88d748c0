"""Answers given before options had ids are read by a frozen table of ids; what it names stays."""

import hashlib
import json

from lactation.content import HERE
from lactation.content.articles import VERDICTS
from lactation.content.conditions import conditions_content
from lactation.content.marked import named
from lactation.content.schema import StepsContent, explorer_content, lesson_content

TABLE = json.loads((HERE / "record_v1.json").read_text(encoding="utf-8"))
FROZEN = "c3a60e8da8ae8fe6"  # of the table: a change would read old answers as other ones


def names(folder):
    return sorted(path.stem for path in (HERE / folder).glob("*.yaml"))


def today():
    """Yield the key in the record of everything that was kept by place, with the ids there are now."""
    for name in names("questions"):
        content = lesson_content(name)
        yield f"{name}/predict", content.predict.options
        for item in (*content.quiz, *content.vignettes, *content.myths):
            yield f"{name}/{item.id}", item.options
    for name in names("explorers"):
        for story in explorer_content(name).stories:
            yield f"{name}-{story.id}/predict", story.options
            yield f"{name}-{story.id}/bets", story.options
    conditions = conditions_content()
    for case in conditions.stories:
        yield f"conditions-{case.id}/predict", conditions.item(case).options
    for name in names("steps"):
        content = named("steps", name, StepsContent)
        yield f"{name}/order", content.steps
        for fault in content.faults:
            yield f"steps-{name}/{fault.id}", fault.options


TODAY = {key: [one.id for one in ones] for key, ones in today()}


def test_the_table_is_what_it_was():
    """A learner's old answers are read by it: it is never written again. New questions need no row."""
    assert hashlib.sha256(json.dumps(TABLE).encode()).hexdigest()[:16] == FROZEN


def test_ids_in_the_table_are_those_of_the_question_while_there_is_one():
    """An answer that was kept names them: a question that loses an option becomes a new one, with a new id."""
    lost = {key: set(TABLE[key]) - set(TODAY.get(key, TABLE[key])) for key in TABLE if key != "sorted"}
    assert {key: ids for key, ids in lost.items() if ids} == {}


def test_most_of_the_table_is_still_asked():
    """Not because the keys were spelt in another way."""
    assert len(TABLE.keys() & TODAY.keys()) > len(TABLE) / 2


def test_verdicts_of_sorted_claims_are_those_of_the_claims():
    assert set(TABLE["sorted"]) <= set(VERDICTS)
