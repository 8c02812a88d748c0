"""Both runtimes of the core give the same numbers: 500 random settings a scene, CPython against compiled, in Chromium."""

import json
import math
import random

import pytest

from lactation.activities.explorer import Explorer
from lactation.content import claim_rows, ensemble, parameters
from lactation.content.schema import explorer_content, words
from lactation.core import bands, mother, schedules, scoring
from lactation.core import claims as core_claims
from lactation.core import words as core_words
from lactation.site.compile import compile_core

SCENES = ["supply", "prolactin_day", "let_down", "breast", "growth", "planner", "expressing", "storage_clock"]
SETTINGS = 500
BATCH = 25


@pytest.fixture(scope="module")
def core(browser):
    """A page that holds nothing but the compiled core."""
    page = browser.new_page()
    page.add_script_tag(content=compile_core())
    yield page
    page.close()


def differences(here, there, place=""):
    """Yield where two results differ by more than 1e-9 relative."""
    if isinstance(here, dict):
        if set(here) != set(there):
            yield f"{place}: fields {sorted(set(here) ^ set(there))}"
        for key in here:
            yield from differences(here[key], there.get(key), f"{place}.{key}")
    elif isinstance(here, (list, tuple)):
        if len(here) != len(there):
            yield f"{place}: {len(here)} against {len(there)} values"
        for i, (one, other) in enumerate(zip(here, there, strict=False)):
            yield from differences(one, other, f"{place}[{i}]")
    elif isinstance(here, (int, float)) and not isinstance(here, bool):
        if not isinstance(there, (int, float)) or not math.isclose(here, there, rel_tol=1e-9, abs_tol=1e-9):
            yield f"{place}: {here} against {there}"
    elif here != there:
        yield f"{place}: {here!r} against {there!r}"


def random_settings(scene, rng):
    """A setting anywhere in the controls' ranges, on or off their steps."""
    settings = {}
    content = explorer_content(scene)
    for control in content.controls:
        if control.kind == "clock":
            settings[control.name] = [rng.uniform(0, 24) for _ in range(rng.randint(0, control.most))]
        elif control.kind == "day":
            count = rng.randint(0, control.most)
            settings[control.name] = [[rng.uniform(0, 24), rng.choice(list(control.kinds))] for _ in range(count)]
        elif control.kind == "pairs":
            first, second = control.columns
            xs = rng.sample(range(int(first.min), int(first.max) + 1), rng.randint(0, min(6, control.most)))
            settings[control.name] = [[x, rng.uniform(second.min, second.max)] for x in xs]
        elif control.kind == "switch":
            settings[control.name] = rng.randint(0, 1)
        elif control.kind == "choice":
            settings[control.name] = rng.randrange(len(control.options))
        elif float(control.step).is_integer():
            settings[control.name] = rng.randint(int(control.min), int(control.max))
        else:
            settings[control.name] = rng.uniform(control.min, control.max)
    return content.fixed | settings


@pytest.mark.parametrize("scene", SCENES)
def test_scene_gives_the_same_in_both_runtimes(core, scene):
    rng = random.Random(scene)
    found = Explorer(scene).scene
    sets = [parameters(), *ensemble()]
    for _ in range(SETTINGS // BATCH):
        cases = [(random_settings(scene, rng), rng.choice(sets)) for _ in range(BATCH)]
        there = core.evaluate(
            f"""cases => cases.map(([s, p]) =>
                lactation.{scene}_show(s, lactation.{scene}_run(s, p), [lactation.{scene}_member(s, p)]))""",
            [list(case) for case in cases],
        )
        for (settings, own), answer in zip(cases, there, strict=True):
            here = found.show(settings, found.run(settings, own), [found.member(settings, own)])
            assert list(differences(here, answer)) == [], json.dumps(settings)


def random_day(rng):
    day = []
    for hour in sorted(rng.uniform(0, 23.99) for _ in range(rng.randint(0, 14))):
        one = mother.session(hour, rng.choice(mother.KINDS))
        one["breast"] = rng.choice(mother.BREASTS)
        one["minutes"] = rng.uniform(0, 40)
        one["efficacy"] = rng.random()
        one["stress"] = rng.random()
        one["supplement_before_ml"] = rng.choice([0.0, rng.uniform(0, 90)])
        one["supplement_after_ml"] = rng.choice([0.0, rng.uniform(0, 90)])
        day.append(one)
    return day


def test_random_schedules_give_the_same_in_both_runtimes(core):
    rng = random.Random("schedules")
    sets = [parameters(), *ensemble()]
    for _ in range(10):
        cases = []
        for _ in range(10):
            p = rng.choice(sets)
            state = mother.birth_state(p, rng.uniform(0.4, 2), rng.uniform(0.3, 1.5), rng.uniform(0.3, 1.5))
            cases.append([[random_day(rng) for _ in range(rng.randint(1, 12))], p, state])
        there = core.evaluate("cases => cases.map(([days, p, state]) => lactation.simulate(days, p, state, true))", cases)
        for (days, p, state), answer in zip(cases, there, strict=True):
            assert list(differences(mother.simulate(days, p, state), answer)) == []


def test_uneven_days_give_the_same_in_both_runtimes(core):
    for seed in (1, 2, 12345, 2147483646):
        here = schedules.uneven_day(9, seed)
        assert list(differences(here, core.evaluate("seed => lactation.uneven_day(9, seed)", seed))) == []


def test_text_is_the_same_in_both_runtimes(core):
    rng = random.Random("text")
    texts = words()
    forms = ["0", "1", "2", "percent", "clock", "age", "minutes", "yes", "let_down", "feed"]
    cases = [(rng.choice([rng.uniform(0, 100), rng.randint(0, 100)]), rng.choice(forms)) for _ in range(500)]
    there = core.evaluate("([cases, w]) => cases.map(([v, f]) => lactation.as_text(v, f, w))", [cases, texts])
    assert [core_words.as_text(value, form, texts) for value, form in cases] == there


def test_bands_are_the_same_in_both_runtimes(core):
    rng = random.Random("bands")
    for members in (1, 2, 7, 48):
        lines = [[rng.uniform(0, 1000) for _ in range(12)] for _ in range(members)]
        assert list(differences(bands.band(lines), core.evaluate("lines => lactation.band(lines, 0.05, 0.95)", lines))) == []


def test_brier_is_the_same_in_both_runtimes(core):
    cases = [(choice, best, 3, tenth / 10) for choice in range(3) for best in range(3) for tenth in range(11)]
    there = core.evaluate("cases => cases.map(c => lactation.brier(...c))", cases)
    assert list(differences([scoring.brier(*case) for case in cases], there)) == []


def test_calibration_is_the_same_in_both_runtimes(core):
    rng = random.Random("calibration")
    cases = [
        [
            {"choice": rng.randint(0, 4), "best": rng.randint(0, 4), "sure": rng.choice(scoring.SURE_LEVELS)}
            for _ in range(rng.randint(0, 30))
        ]
        for _ in range(200)
    ]
    there = core.evaluate("cases => cases.map(c => lactation.calibration(c, 5))", cases)
    assert list(differences([scoring.calibration(case, 5) for case in cases], there)) == []


def test_dealing_and_filtering_of_claims_are_the_same_in_both_runtimes(core):
    rng = random.Random("claims")
    seeds = [rng.randint(1, 2147483646) for _ in range(50)]
    deal = "seeds => seeds.map((s, i) => lactation.dealt(lactation.deck(159, s), i, 10))"
    assert [core_claims.dealt(core_claims.deck(159, s), i, 10) for i, s in enumerate(seeds)] == core.evaluate(deal, seeds)
    rows = [
        {"article": row["id"][:2], "topic": row["category"], "verdict": row["verdict"], "text": row["teach"]}
        for row in claim_rows()
    ]
    asked = [
        {
            "article": rng.choice(["", "S0", "S4"]), "topic": rng.choice(["", "leaking", "massage"]),
            "verdict": rng.choice(["", "unsafe", "partly"]), "words": rng.choice(["", "Milk", "WHO  light", "no such", "é"]),
        }
        for _ in range(40)
    ]  # fmt: skip
    there = core.evaluate("([asked, rows]) => asked.map(w => rows.map(r => lactation.claim_fits(r, w)))", [asked, rows])
    assert [[core_claims.claim_fits(row, one) for row in rows] for one in asked] == there


@pytest.mark.parametrize(
    ("scene", "change"),
    [("supply", {"sessions": 40}), ("supply", {"day": math.nan}), ("prolactin_day", {"day": -1}), ("let_down", {"stress": 7})],
)
def test_wild_setting_is_refused_alike(core, scene, change):
    settings = random_settings(scene, random.Random(1)) | change
    (field,) = change
    with pytest.raises(ValueError, match=field) as here:
        Explorer(scene).scene.run(settings, parameters())
    assert f"{field}: found" in str(here.value)
    there = core.evaluate(
        f"""s => {{
            for (const k in s) if (s[k] === "NaN") s[k] = NaN;
            try {{ lactation.{scene}_run(s, lactation.parameters); return "nothing"; }} catch (e) {{ return e.message; }}
        }}""",
        {key: "NaN" if isinstance(value, float) and math.isnan(value) else value for key, value in settings.items()},
    )
    assert f"{field}: found" in there
