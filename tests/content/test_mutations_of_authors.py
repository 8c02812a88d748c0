"""Mistakes that authors make, made on purpose in every kind of file: each is answered in words, none is silent.

The mistakes are generated from the files themselves: each field is dropped, renamed, emptied, given another type, moved out of
its range, told twice; each name is misspelt. What is harmless by nature is listed in ``HARMLESS`` with its reason.
"""

import copy
import io
import os
import random
import re

import pytest
from ruamel.yaml import YAML

from lactation.content import HERE, ContentError
from lactation.content.checked import check_file, content_files, kind_of

MOST = 24  # mistakes tried in one file, drawn from all by a fixed seed
THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"  # all of them
FILES = content_files()
# One file of each kind, and each explorer's shape.
CHOSEN = [path for path in FILES if path.parent == HERE and path.suffix == ".yaml"] + [
    HERE / name
    for name in (
        "explorers/supply.yaml", "explorers/simulator.yaml", "explorers/growth.yaml", "explorers/let_down_lab.yaml",
        "explorers/breast.yaml", "explorers/planner.yaml", "questions/supply.yaml", "questions/food.yaml", "job_aids/j3.yaml",
        "job_aids/j16.yaml", "labels/breast.yaml", "steps/back_rub.yaml",
    )
]  # fmt: skip
# (what was done, the last name in its place): why no message is right. A pattern over "kind:mutation:place".
HARMLESS = {
    r"text:.*": "another text is another text: only a reader can tell",
    r"drop:.*\.(help|unit|group|form|step|fine|play|most|bet|other_name|mark|moves|min|max)$": "optional",
    r"drop:.*:forms\.\w+$": "a number without a form is written whole",
    r"drop:.*:(compare|first|held|guess|other|forms|stories|fixed|mothers|expressing|faults|vignettes|myths|state)$": "optional",
    r"drop:.*\.(other|every|see|layers|words|effects|source|how|remarks|national)$": "optional",
    r"drop:conditions\.yaml:.*\.findings\..*": "a finding that says nothing of a condition has no weight",
    r"drop:storage_national\.yaml:.*": "a country may have no values of its own",
    r"drop:thresholds_national\.yaml:.*": "a country may have no values of its own",
    r"drop:.*\.see\.\w+$": "what a prediction does not set stays as it is",
    r"drop:.*\.effects\.\w+$": "a card may have no effect of a kind",
    r"emptied:.*\.(help|unit|group|moves|bet|other_name|mark|fever|aid)$": "the same as left out",
    r"far:.*\.columns\.\d\.(min|max)$": "the scene itself refuses what it cannot take, in words, as it is typed",
    r"drop:.*\.best$": "an option that is not the best needs no word",
}


def leaves(data, place=()):
    """Every place of a file with its value, containers too."""
    for step, value in list(data.items()) if isinstance(data, dict) else list(enumerate(data)):
        yield (*place, step), value
        if isinstance(value, (dict, list)):
            yield from leaves(value, (*place, step))


def at(data, place):
    for step in place:
        data = data[step]
    return data


# Fields that hold a name of something elsewhere.
NAMES = {
    "name",
    "kind",
    "scene",
    "draw",
    "picture",
    "drawing",
    "claim",
    "lessons",
    "sources",
    "form",
    "unit",
    "x_form",
    "bet",
    "level",
    "condition",
    "series",
    "first",
    "compare",
    "held",
    "limits",
    "layers",
    "moves",
    "strength",
    "best",
    "page",
    "place",
    "milk",
    "tone",
    "refer",
    "when",
    "any",
    "leading",
    "findings",
    "rows",
    "unsaid",
}


def is_a_name(place, kind):
    named = [step for step in place if isinstance(step, str)]
    if kind == "words.yaml" or {"words", "cards"} & set(named[:-1]):
        return False
    if not named or named[-1] not in NAMES:
        return False
    if named[-1] == "name" and (kind != "explorers" or "columns" in named):
        return False
    if named[-1] == "refer" and kind != "conditions.yaml":
        return False
    return not (named[-1] == "refer" and "stories" in named)


def mutations(data, kind):
    """Yield ``(what, place, change)`` for each mistake that could be made in a file."""
    for place, value in leaves(data):
        parent, last = place[:-1], place[-1]
        if isinstance(last, str):
            yield "rename", place, lambda d, p=parent, k=last: at(d, p).__setitem__(f"{k}x", at(d, p).pop(k))
            yield "drop", place, lambda d, p=parent, k=last: at(d, p).pop(k)
        if isinstance(value, bool):
            continue
        if isinstance(value, (int, float)):
            for what, bad in (
                ("no number", "many"),
                ("infinite", float("inf")),
                ("not a number", float("nan")),
                ("far", -1e9),
                ("far", 1e9),
            ):
                yield what, place, lambda d, p=parent, k=last, b=bad: at(d, p).__setitem__(k, b)
        elif isinstance(value, str):
            yield "list for text", place, lambda d, p=parent, k=last: at(d, p).__setitem__(k, ["a", "b"])
            yield "placeholder", place, lambda d, p=parent, k=last, v=value: at(d, p).__setitem__(k, f"{v} {{nobody_knows}}")
            if value:
                yield "emptied", place, lambda d, p=parent, k=last: at(d, p).__setitem__(k, "")
            if is_a_name(place, kind):
                yield "misspelt", place, lambda d, p=parent, k=last, v=value: at(d, p).__setitem__(k, f"{v}q")
            if last == "id":
                yield "id twice", place, lambda d, p=parent, k=last: twice(d, p, k)
        elif isinstance(value, (dict, list)):
            yield "text for more", place, lambda d, p=parent, k=last: at(d, p).__setitem__(k, "a text")


def twice(data, place, key):
    """Give an entry the id of the entry before or after it."""
    here, others = place[-1], at(data, place[:-1])
    if isinstance(here, int) and len(others) > 1:
        others[here][key] = others[here - 1 if here else 1][key]
    else:
        raise LookupError


def answer(path):
    """What the check says: the text of a ContentError, or nothing."""
    try:
        check_file(path)
    except ContentError as error:
        return str(error)
    return ""


def written(tmp_path, path, text):
    """A mutated copy beside the others of its folder."""
    folder = tmp_path / path.parent.name if path.parent != HERE else tmp_path
    folder.mkdir(exist_ok=True)
    copied = folder / path.name
    copied.write_text(text, encoding="utf-8")
    return copied


def dump(data):
    text = io.StringIO()
    YAML(typ="safe").dump(data, text)
    return text.getvalue()


def chosen(data, kind, seed):
    """One mistake of each kind at each sort of place, in an order by chance that is always the same."""
    found = {}
    every = list(mutations(data, kind))
    random.Random(seed).shuffle(every)
    for what, place, change in every:
        sort = tuple(step for step in place if isinstance(step, str))
        found.setdefault(
            (what, sort if len(data) < 60 else place), (what, place, change)
        )  # words.yaml: each word is its own sort
    return list(found.values())[: None if THOROUGH else MOST]


def tried(path, tmp_path):
    """Yield each mistake made in a file with what was said: a text, or the error that was none of the course's."""
    data = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    for what, place, change in chosen(data, kind_of(path), path.name):
        changed = copy.deepcopy(data)
        try:
            change(changed)
        except LookupError:
            continue
        copied = written(tmp_path, path, dump(changed))
        told = f"{what}:{kind_of(path)}:{'.'.join(map(str, place))}"
        try:
            yield told, answer(copied)
        except Exception as error:
            yield told, error


def harmless(told):
    return any(re.fullmatch(pattern, told) for pattern in HARMLESS)


@pytest.mark.parametrize("path", CHOSEN, ids=[f"{path.parent.name}-{path.stem}" for path in CHOSEN])
def test_every_mistake_in_a_file_is_answered_with_file_and_place(path, tmp_path):
    answers = dict(tried(path, tmp_path))
    bare = {told: repr(one) for told, one in answers.items() if isinstance(one, Exception)}
    silent = [told for told, one in answers.items() if one == "" and not harmless(told)]
    vague = {
        told: one
        for told, one in answers.items()
        if one and not re.match(rf".*{re.escape(path.name)}(:\d+)?: .*found ", str(one))
    }
    long = {told: one for told, one in answers.items() if len(str(one).splitlines()) > 12 or len(str(one)) > 6000}
    assert (bare, silent, vague, long) == ({}, [], {}, {})
    assert len(answers) > 3
