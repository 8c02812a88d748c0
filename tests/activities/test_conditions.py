import re

import pytest

from lactation import conditions, techniques
from lactation.activities.conditions import Story
from lactation.content import ContentError, claim_rows
from lactation.content.conditions import ConditionsContent, TechniquesContent, conditions_content
from lactation.content.schema import job_aid_content
from lactation.faces import page
from lactation.figures.conditions import TONES, breasts, strip

CONTENT = conditions_content()
HTML = page.render(conditions())
STORIES = pytest.mark.parametrize("story", CONTENT.stories, ids=lambda story: story.id)


def test_at_least_twelve_stories_and_each_condition_is_once_the_answer():
    best = {option.condition for story in CONTENT.stories for option in story.options if option.best}
    assert len(CONTENT.stories) >= 12
    assert {one.id for one in CONTENT.conditions} <= best


def test_all_four_skins_are_there():
    assert {story.tone for story in CONTENT.stories} == set(TONES)


def test_the_best_option_does_not_always_stand_in_the_same_place():
    places = [[option.best for option in story.options].index(True) for story in CONTENT.stories]
    assert max(map(places.count, places)) <= len(places) / 2


@STORIES
def test_story_is_on_the_page_with_its_reasons(story):
    part = HTML[HTML.index(f'id="condition-{story.id}"') :]
    part = part[: part.index("</details>\n</div>") if "</details>\n</div>" in part else None]
    assert part.count('type="radio"') >= len(story.options)
    for text in (story.title, story.do, story.also):
        assert page.environment().from_string("{{ t }}").render(t=text) in HTML


@STORIES
def test_story_says_when_to_refer(story):
    assert Story(CONTENT, story).refer().lower().endswith(story.refer.lower())
    begins = {"now": "at once", "today": "today", "routine": "within days", "closer": "not now. see her again"}
    assert story.refer.lower().startswith(begins[story.level])


def test_job_aid_j17_says_what_the_rules_say():
    lines = [signs.lines for signs in job_aid_content("j17").refer]
    assert lines == [CONTENT.aid_lines(level) for level in ("now", "today", "routine")]


@pytest.mark.parametrize("one", CONTENT.conditions, ids=lambda one: one.id)
def test_card_says_what_the_rules_say(one):
    told = conditions().card_refer(one)
    texts = [rule.text for rule in CONTENT.rules if rule.id in one.refer]
    assert sorted("; ".join(text for _, text in told).split("; ")) == sorted(texts)
    levels = [level for level, _ in told]
    assert levels == [level for level in ("At once", "Today", "Within days") if level in levels]
    if one.level:
        said = page.environment().from_string("{{ t }}").render(t=conditions().always(one))
        assert said in HTML and said.startswith("Always refer")


@pytest.mark.parametrize("name", ["mastitis", "abscess", "sore"])
def test_card_says_what_a_mother_with_hiv_needs(name):
    one = next(one for one in CONTENT.conditions if one.id == name)
    assert any("lives with HIV" in line and "National policy decides" in line for line in one.care)
    assert "hiv" in one.refer


def test_pain_relief_is_left_to_a_health_worker_and_is_not_codeine_or_aspirin():
    for one in CONTENT.conditions:
        told = " ".join(one.care)
        if "or pain" in told or "medicine" in told:
            assert "ask a health worker" in told and "Not codeine, and not aspirin" in told
    assert "usual pain relief" not in CONTENT.model_dump_json()


def test_page_says_that_it_is_no_diagnosis_and_lists_all_rules():
    assert HTML.count("This is for learning, not for diagnosis.") >= 2
    for rule in CONTENT.rules:
        assert rule.text in HTML


def test_ids_on_the_page_are_unique():
    ids = re.findall(r'\bid="([^"]+)"', HTML)
    assert len(ids) == len(set(ids))


def test_some_stories_without_finder():
    few = conditions(["tight", "pinch"], finder=False)
    html = page.render(few)
    assert html.count('<details class="story"') == 2
    assert "findings" not in html and "tones" not in html


def test_unknown_story_is_refused_with_the_known_ones():
    with pytest.raises(ContentError, match="stories: found 'nowhere', expected one of milk-in, tight"):
        conditions(["nowhere"])


@pytest.mark.parametrize("tone", TONES)
def test_drawing_has_its_skin_and_only_the_layers_wanted(tone):
    svg = breasts("one", ["right-wedge"], "A wedge", tone)
    assert TONES[tone][0] in svg and 'aria-label="A wedge"' in svg
    assert set(re.findall(r'data-layer="([^"]+)"', svg)) == {"right-wedge", "left-usual", "right-usual"}


def test_thermometer_rises_with_the_fever():
    moved = [float(re.search(r"translateY\((-?[\d.]+)px", breasts("a", ["fever"], "", 1, f))[1]) for f in ("37.6 °C", "39.2 °C")]
    assert moved[1] < moved[0] < 0


@STORIES
def test_every_layer_is_in_the_drawing(story):
    svg = breasts("a", story.layers, story.alt, story.tone, story.fever)
    assert set(story.layers) <= set(re.findall(r'data-layer="([^"]+)"', svg))
    assert ("fever" in story.layers) == bool(story.fever)


@STORIES
def test_time_course_stays_on_its_strip(story):
    svg = strip(story.course, conditions().words)
    for x, width in re.findall(r'<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)"', svg):
        assert float(x) >= 0 and float(x) + float(width) <= 310
    for part in story.course.parts:
        assert part.text in svg


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda data: data["rules"][0].update(when=["fever-high"]), "found the finding fever-high, expected one of"),
        (lambda data: data["stories"][0]["findings"].append("nothing"), "story milk-in: found the finding nothing"),
        (
            lambda data: data["stories"][0]["options"][0].update(condition="plague"),
            "story milk-in: found plague, expected one of",
        ),
        (lambda data: data["stories"][0]["options"][0].update(best=True), "exactly one option"),
        (lambda data: data["conditions"][0].update(id="engorged"), "conditions: found engorged"),
        (lambda data: data["stories"][0]["course"]["parts"][0].update({"from": 9}), "a part must go from"),
        (lambda data: data["stories"][1].update(fever="hot"), "should match pattern"),
        (lambda data: data["conditions"][0]["findings"].update({"fever-none": 3}), "less than or equal to 2"),
        (lambda data: data["conditions"][0].update(refer=["soon"]), "condition full: refer: found the rule soon"),
        (lambda data: data["conditions"][4]["refer"].remove("soft"), "condition abscess: refer: found no soft, expected it"),
        (
            lambda data: data["conditions"][4]["leading"].append(["sides-one"]),
            "condition abscess: leading sides-one: found no rule, expected today or sooner",
        ),
        (lambda data: data["conditions"][0]["leading"].append(["plague"]), "condition full: found the finding plague"),
        (lambda data: data["conditions"].insert(0, data["conditions"].pop(3)), "mastitis: level: found today, expected none"),
        (
            lambda data: data["stories"][1].update(level="routine"),
            "story tight: level: found routine, expected today, as the rules say",
        ),
        (lambda data: data["rules"][0].update(aid=""), "found no aid, expected the line of job aid J17"),
        (lambda data: data["rules"][0].update(id="patch"), "rules: found patch"),
    ],
)
def test_wrong_content_is_refused(change, message):
    data = CONTENT.model_dump(by_alias=True)
    change(data)
    with pytest.raises(ValueError, match=message):
        ConditionsContent.model_validate(data)


def test_unsafe_and_contradicted_techniques_are_never_allowed():
    verdicts = {row["id"]: row["verdict"] for row in claim_rows()}
    for row in techniques().rows():
        assert row["teach"]
        if verdicts[row["id"]] in ("unsafe", "contradicted"):
            assert row["best"] == "never"


def test_every_technique_of_the_massage_claims_is_in_the_table():
    named = {row["id"] for row in techniques().rows()}
    unsafe = {row["id"] for row in claim_rows() if row["category"] == "massage" and row["verdict"] == "unsafe"}
    assert unsafe <= named and len(named) == len(techniques().rows()) >= 12


@pytest.mark.parametrize(
    ("claim", "best", "message"),
    [("S9-99", "fine", "found the claim S9-99"), ("S4-09", "light", "S4-09: found best light, expected never")],
)
def test_wrong_techniques_are_refused(claim, best, message):
    data = techniques().content.model_dump()
    data["techniques"][0] = {"claim": claim, "name": "Something", "best": best}
    with pytest.raises(ValueError, match=message):
        TechniquesContent.model_validate(data)
