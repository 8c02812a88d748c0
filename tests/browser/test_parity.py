"""Both runtimes of the core give the same numbers: hundreds of random settings a scene, CPython against compiled, in Chromium."""

import json
import math
import random

import pytest

from lactation.activities.explorer import Explorer
from lactation.content import HERE, ensemble, mothers, parameters
from lactation.content.schema import explorer_content, words
from lactation.core import bands, drawn_line, mother, ordering, pairs, schedules, scoring, sessions, typed, verdicts
from lactation.core import words as core_words
from lactation.core.controls import check_controls
from lactation.core.mothers import all_mothers
from lactation.site.compile import compile_core
from tests.core.test_controls import beyond

EXPLORERS = sorted(path.stem for path in (HERE / "explorers").glob("*.yaml"))
SCENES = sorted({explorer_content(name).scene for name in EXPLORERS})  # each by the explorer of its own name
# Where a run is slow, it serves several settings that only choose what to show of it, and not each run needs a member.
SHOWN_A_RUN = {"supply": 10, "relactation": 10}
MEMBERS_OF_EVERY = {"supply": 5, "simulator": 5, "relactation": 5, "planner": 5}
SETTINGS, FEWER = 500, {"attachment": 100}  # two controls, and a run that simulates weeks
BATCH = 50


@pytest.fixture(scope="module")
def core(browser):
    """A page that holds nothing but the compiled core."""
    page = browser.new_page()
    page.add_script_tag(content=compile_core())
    yield page
    page.close()


def alike(one, other):
    """Two plain numbers that agree: most of what is compared."""
    return type(one) is float and type(other) in (float, int) and math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)


def same(here, there):
    """Plain numbers that are the very same, as nearly all are: seen at once, where one by one takes long."""
    return here == there and set(map(type, here)) == {float}


def ask(core, function, cases):
    """The answer of a function of the page. As text, because playwright takes long to hand over many numbers one by one."""
    return json.loads(core.evaluate(f"cases => JSON.stringify(({function})(JSON.parse(cases)))", json.dumps(cases)))


def differences(here, there, place=""):
    """Yield where two results differ by more than 1e-9 relative."""
    if isinstance(here, dict):
        if set(here) != set(there):
            yield f"{place}: fields {sorted(set(here) ^ set(there))}"
        for key in here:
            yield from differences(here[key], there.get(key), f"{place}.{key}")
    elif isinstance(here, (list, tuple)):
        if type(there) is list and len(here) == len(there) and (same(here, there) or all(map(alike, here, there))):
            return
        if len(here) != len(there):
            yield f"{place}: {len(here)} against {len(there)} values"
        for i, (one, other) in enumerate(zip(here, there, strict=False)):
            yield from differences(one, other, f"{place}[{i}]")
    elif isinstance(here, (int, float)) and not isinstance(here, bool):
        if not isinstance(there, (int, float)) or not math.isclose(here, there, rel_tol=1e-9, abs_tol=1e-9):
            yield f"{place}: {here} against {there}"
    elif here != there:
        yield f"{place}: {here!r} against {there!r}"


def random_rows(control, rng):
    """Rows of two numbers, no two alike in the first."""
    first, second = control.columns
    xs = rng.sample(range(int(first.min), int(first.max) + 1), rng.randint(0, min(6, control.most)))
    return [[x, rng.uniform(second.min, second.max)] for x in xs]


def random_number(control, rng):
    """A number of a slider's range: whole where its steps are, otherwise anything between."""
    if float(control.step).is_integer():
        return rng.randint(int(control.min), int(control.max))
    return rng.uniform(control.min, control.max)


RANDOM = {
    "clock": lambda c, rng: [rng.uniform(0, 24) for _ in range(rng.randint(0, c.most))],
    "day": lambda c, rng: [[rng.uniform(0, 24), rng.choice(list(c.kinds))] for _ in range(rng.randint(0, c.most))],
    "pairs": random_rows,
    "cards": lambda c, rng: rng.sample([card.name for card in c.cards], rng.randint(0, min(c.most, len(c.cards)))),
    "switch": lambda _, rng: rng.randint(0, 1),
    "choice": lambda c, rng: rng.randint(0, len(c.options) - 1),
    "slider": random_number,
}


def random_settings(explorer, rng):
    """A setting anywhere in the controls' ranges, on or off their steps."""
    return explorer.fixed | {control.name: RANDOM[control.kind](control, rng) for control in explorer.content.controls}


def with_light(explorer, settings, shows, rng):
    """The settings, and the same with other values of what only chooses what to show: one run serves them all."""
    light = explorer.scene.light()
    others = [random_settings(explorer, rng) for _ in range(shows - 1)]
    return [settings, *(settings | {name: other[name] for name in light if name in other} for other in others)]


@pytest.mark.parametrize("name", SCENES)
def test_scene_gives_the_same_in_both_runtimes(core, name):
    rng = random.Random(name)
    explorer = Explorer(name)
    scene, sets = explorer.scene, [parameters(), *ensemble()]
    shows, every = SHOWN_A_RUN.get(name, 1), MEMBERS_OF_EVERY.get(name, 1)
    seen, wanted = 0, FEWER.get(name, SETTINGS)
    for _ in range(wanted // BATCH):
        cases = [
            (with_light(explorer, random_settings(explorer, rng), shows, rng), rng.choice(sets), i % every == 0)
            for i in range(BATCH // shows)
        ]
        there = ask(
            core,
            f"""cases => cases.map(([group, p, m]) => {{
                const run = lactation.{name}_run(group[0], p), members = m ? [lactation.{name}_member(group[0], p)] : [];
                return group.map(s => lactation.{name}_show(s, run, members));
            }})""",
            cases,
        )
        for (group, own, member), answers in zip(cases, there, strict=True):
            run, members = scene.run(group[0], own), [scene.member(group[0], own)] if member else []
            for settings, answer in zip(group, answers, strict=True):
                assert list(differences(scene.show(settings, run, members), answer)) == [], json.dumps(settings)
                seen += 1
    assert seen == wanted


def test_random_settings_reach_every_control():
    for name in SCENES:
        explorer, rng = Explorer(name), random.Random(name)
        found = [random_settings(explorer, rng) for _ in range(40)]
        for setting in explorer.settings:
            assert len({repr(settings[setting]) for settings in found}) > 1, f"{name} {setting}"


def random_day(rng):
    day = []
    for hour in sorted(rng.uniform(0, 23.99) for _ in range(rng.randint(0, 14))):
        one = sessions.session(hour, rng.choice(sessions.KINDS))
        one["breast"] = rng.choice(sessions.BREASTS)
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
        there = ask(core, "cases => cases.map(([days, p, state]) => lactation.simulate(days, p, state, true))", cases)
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


def test_mothers_are_the_same_in_both_runtimes(core):
    for expressing in (False, True):
        for held in ([], ["storage"], ["gland", "appetite"]):
            here = all_mothers(parameters(), mothers(), expressing, held)
            there = core.evaluate(
                "c => lactation.all_mothers(lactation.parameters, lactation.mothers, c[0], c[1])", [expressing, held]
            )
            assert list(differences(here, there)) == []


def test_equal_hours_come_in_the_same_order_in_both_runtimes(core):
    rng = random.Random("turns")
    days = [[one | {"hour": 6.0 * rng.randint(0, 3)} for one in random_day(rng)] for _ in range(100)]
    days = [sorted(day, key=lambda one: one["hour"]) for day in days]
    there = ask(core, "days => days.map(day => lactation.in_turn(day))", days)
    assert list(differences([sessions.in_turn(day) for day in days], there)) == []


def test_brier_is_the_same_in_both_runtimes(core):
    cases = [(choice, best, 3, tenth / 10) for choice in range(3) for best in range(3) for tenth in range(11)]
    there = core.evaluate("cases => cases.map(c => lactation.brier(...c))", cases)
    assert list(differences([scoring.brier(*case) for case in cases], there)) == []


def test_planned_days_read_the_same_in_both_runtimes(core):
    rng, texts = random.Random("days"), words()
    kinds = {"feed": "Feed", "express": "Expressing", "cup": "Cup"}
    days = [[[rng.uniform(0, 24), rng.choice(list(kinds))] for _ in range(rng.randint(0, 16))] for _ in range(100)]
    there = core.evaluate("([days, kinds, w]) => days.map(day => lactation.day_text(day, kinds, w))", [days, kinds, texts])
    assert [core_words.day_text(day, kinds, texts) for day in days] == there


def test_drawn_lines_are_compared_alike_in_both_runtimes(core):
    rng = random.Random("gaps")
    cases = []
    for _ in range(200):
        xs = sorted(rng.uniform(-5, 90) for _ in range(rng.randint(1, 30)))
        at = sorted(rng.uniform(-5, 90) for _ in range(rng.randint(1, 7)))
        cases.append([at, [rng.uniform(0, 900) for _ in at], xs, [rng.uniform(0, 900) for _ in xs], rng.uniform(100, 9000)])
    there = core.evaluate("cases => cases.map(c => lactation.widest_gap(...c))", cases)
    here = [drawn_line.widest_gap(*case) for case in cases]
    assert list(differences(here, there)) == []
    assert {found["verdict"] for found in here} == {"near", "above", "below"}


TYPED = [
    "3.18",
    "٣٫١٨",
    "3,18",
    "0x3",
    "7OO",
    "",
    "3.",
    "-5",
    "1e3",
    "३.१८",
    "3 400",
    "²",
    "1.2.3",
    "𞥓.𞥑",
    ".5",
    "−2",
    "1-2",
    " 7 ",
]


def test_typed_numbers_are_read_alike_in_both_runtimes(core):
    there = core.evaluate("texts => texts.map(text => lactation.typed_number(text))", TYPED)
    assert [typed.typed_number(text) for text in TYPED] == there


def test_slider_follows_rows_alike_in_both_runtimes(core):
    rng = random.Random("follow")
    cases = [
        [*([[rng.randint(0, 90), 3] for _ in range(rng.randint(0, 4))] for _ in range(2)), rng.randint(0, 84)] for _ in range(200)
    ]
    there = core.evaluate("cases => cases.map(c => lactation.follow_newest(c[0], c[1], c[2], 0, 84))", cases)
    assert [pairs.follow_newest(*case, 0, 84) for case in cases] == there


def test_rows_come_in_the_same_order_in_both_runtimes(core):
    rng = random.Random("rows")
    cases = [[[rng.randint(0, 9), i] for i in range(rng.randint(0, 12))] for _ in range(100)]
    there = core.evaluate("cases => cases.map(rows => lactation.pairs_in_order(rows))", cases)
    assert [pairs.pairs_in_order(case) for case in cases] == there


BAD_ROWS = [7, [7], [[1]], [[1, 2, 3]], [[99, 3]], [[1, 99]], [[1, 3], [2, 4], [1, 5]], [["x", 3]], [[i, 3] for i in range(5)]]


@pytest.mark.parametrize("rows", BAD_ROWS, ids=repr)
def test_bad_rows_are_refused_alike(core, rows):
    columns = [{"name": "day", "min": 0, "max": 84}, {"name": "kg", "min": 1, "max": 10}]
    with pytest.raises(ValueError, match=r"^weights.*: found .*, expected ") as here:
        pairs.check_pairs("weights", rows, *columns, 4)
    there = core.evaluate(
        """([rows, a, b]) => { try { lactation.check_pairs("weights", rows, a, b, 4); return "nothing"; }
            catch (e) { return e.message.replace(/^\\w+: /, ""); } }""",
        [rows, *columns],
    )
    # Lists print otherwise in JavaScript; where the fault lies and what was expected is said alike.
    assert there.partition(": found")[0] == str(here.value).partition(": found")[0]
    assert there.rpartition("expected")[2] == str(here.value).rpartition("expected")[2]


WILD = [
    ("supply", {"sessions": 40}),
    ("supply", {"day": math.nan}),
    ("prolactin_day", {"day": -1}),
    ("let_down", {"stress": 7}),
    ("full_breast", {"wait_hours": 0}),
    ("hormones", {"feeds": math.nan}),
    ("let_down_lab", {"cards": ["a card that is not there"]}),
    ("simulator", {"a_day": [[25, "feed"]]}),
    ("simulator", {"b_day": [[6, "nap"]]}),
    ("simulator", {"c_cup_ml": math.nan}),
]


@pytest.mark.parametrize(("name", "change"), WILD, ids=[f"{name} {change}" for name, change in WILD])
def test_wild_setting_is_refused_alike(core, name, change):
    explorer = Explorer(name)
    settings = random_settings(explorer, random.Random(1)) | change
    (field,) = change
    with pytest.raises(ValueError, match=rf"^{field}.*: found ") as here:
        explorer.scene.run(settings, parameters())
    there = core.evaluate(
        f"""s => {{
            for (const k in s) if (s[k] === "NaN") s[k] = NaN;
            try {{ lactation.{name}_run(s, lactation.parameters); return "nothing"; }} catch (e) {{ return e.message; }}
        }}""",
        {key: "NaN" if isinstance(value, float) and math.isnan(value) else value for key, value in settings.items()},
    )
    assert str(here.value).partition(": found")[0] in there
    assert ": found " in there
    assert str(here.value).rpartition("expected")[2].replace(".0", "") in there  # JavaScript writes 1.0 as 1


def refusal(check, *arguments):
    """What a check says: which setting, and what was expected. What was found prints otherwise in JavaScript."""
    try:
        check(*arguments)
    except ValueError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("name", EXPLORERS)
def test_what_no_control_can_hold_is_refused_alike(core, name):
    explorer = Explorer(name)
    controls = explorer.controls
    good = explorer.fixed | explorer.settings
    wild = [
        good | {control.name: value}
        for control in explorer.content.controls
        for value in beyond(control)
        if not any(word in repr(value) for word in ("nan", "inf"))  # JSON has none; the wild settings above do
    ]
    wild += [good, good | {"milkiness": 1}, {key: good[key] for key in [*good][1:]}]
    here = [refusal(check_controls, settings, controls, list(explorer.fixed)) for settings in wild]
    assert here.count("") == 1
    there = ask(
        core,
        """cases => cases.map(([settings, controls, others]) => {
            try { lactation.check_controls(settings, controls, others); return ""; }
            catch (error) { return error.message.replace(/^\\w+: /, ""); } })""",
        [[settings, controls, list(explorer.fixed)] for settings in wild],
    )
    for mine, yours in zip(here, there, strict=True):
        assert mine.partition("found ")[0] == yours.partition("found ")[0]
        assert mine.rpartition("expected ")[2] == yours.rpartition("expected ")[2]


def test_calibration_is_the_same_in_both_runtimes(core):
    rng = random.Random("calibration")
    cases = [
        [
            {"choice": rng.randint(0, 4), "best": rng.randint(0, 4), "sure": rng.choice(verdicts.SURE_LEVELS)}
            for _ in range(rng.randint(0, 30))
        ]
        for _ in range(200)
    ]
    there = core.evaluate("cases => cases.map(c => lactation.calibration(c))", cases)
    assert list(differences([verdicts.calibration(case) for case in cases], there)) == []
    pairs = [[choice, best] for choice in range(5) for best in range(5)]
    there = core.evaluate("pairs => pairs.map(p => [lactation.credit(...p), lactation.safety(...p)])", pairs)
    here = [[verdicts.credit(*pair), verdicts.safety(*pair)] for pair in pairs]
    assert list(differences(here, there)) == []
    there = core.evaluate("all => all.map(points => lactation.points_text(points, {}))", [0.0, 7.0, 7.5])
    assert there == [verdicts.points_text(points, {}) for points in (0.0, 7.0, 7.5)]


def test_dealing_of_claims_is_the_same_in_both_runtimes(core):
    rng = random.Random("claims")
    seeds = [rng.randint(1, 2147483646) for _ in range(50)]
    assert [ordering.deck(159, s) for s in seeds] == core.evaluate("seeds => seeds.map(s => lactation.deck(159, s))", seeds)
