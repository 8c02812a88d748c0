import json
import re
from copy import copy
from html import unescape
from html.parser import HTMLParser

import ipywidgets
import pytest
from jinja2 import UndefinedError

from lactation import explore, quiz, say
from lactation.activities.base import PAGE_FACE
from lactation.activities.explorer import FEW
from lactation.activities.questions import Predict
from lactation.content import HERE
from lactation.faces import page
from tests.execute import NOTEBOOKS, explorers_in

EXPLORERS = sorted(path.stem for path in (HERE / "explorers").glob("*.yaml"))
LESSONS = sorted(path.stem for path in (HERE / "questions").glob("*.yaml"))
VOID = {"input", "br", "img", "hr", "meta", "link"}


class Page(HTMLParser):
    """The elements of a page with their attributes; fails where tags do not match."""

    def __init__(self, html):
        super().__init__()
        self.elements, self.open = [], []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def all(self, tag, **wanted):
        return [
            a
            for t, a in self.elements
            if t == tag and all(a.get(k.rstrip("_").replace("_", "-")) == v for k, v in wanted.items())
        ]


ASKED = {name: lesson for path in NOTEBOOKS for name, lesson in explorers_in(path).items()}


@pytest.fixture(scope="module")
def shown():
    """Each explorer with its result and drawings, its bands of few runs: they are drawn like whole ones, and sooner."""
    found = {}
    for name in EXPLORERS:
        explorer = explore(name)
        result = explorer.result(most=FEW)
        found[name] = explorer, result, explorer.drawings(result, explorer.texts(result))
    return found


@pytest.fixture(scope="module")
def pages(shown):
    """Every explorer as a page, with its prediction where a lesson asks one."""
    found = {}
    for name, (explorer, _, _) in shown.items():
        asking = copy(explorer)
        asking.predict = Predict(ASKED[name]) if ASKED.get(name) else None
        found[name] = page.render(asking, quick=True)
    return found


@pytest.fixture(params=EXPLORERS)
def html(request, pages):
    return pages[request.param]


@pytest.fixture(params=[*(("quiz", lesson) for lesson in LESSONS), *(("say", lesson) for lesson in LESSONS)], ids="-".join)
def small(request):
    """A quiz or a say as a page."""
    kind, lesson = request.param
    return page.render({"quiz": quiz, "say": say}[kind](lesson))


def specs_of(html):
    """The specs of a page, in order: those of the plays in an explorer's card come before its own."""
    return [
        json.loads(one) for one in re.findall(r'<script type="application/json" class="spec">(.*?)</script>', html, flags=re.S)
    ]


def spec_of(html):
    return specs_of(html)[-1]


def text_of(html):
    without_scripts = re.sub(r"<script.*?</script>", "", html, flags=re.S)
    return unescape(re.sub(r"<[^>]+>", " ", without_scripts))


# ---- No widget on a page ----


def test_page_face_creates_no_widget(monkeypatch):
    made = []
    monkeypatch.setenv(PAGE_FACE, "page")
    ipywidgets.Widget.on_widget_constructed(made.append)
    try:
        for activity in (explore("let_down", predict="oxytocin"), quiz("oxytocin"), say("oxytocin")):
            activity._repr_mimebundle_()
    finally:
        ipywidgets.Widget.on_widget_constructed(None)
    assert made == []


def test_notebook_face_creates_widgets(monkeypatch):
    made = []
    monkeypatch.delenv(PAGE_FACE, raising=False)
    ipywidgets.Widget.on_widget_constructed(made.append)
    try:
        say("oxytocin")._repr_mimebundle_()
    finally:
        ipywidgets.Widget.on_widget_constructed(None)
    assert made


# ---- The page is finished before any script runs ----


def test_tags_of_an_explorer_match(html):
    assert Page(html).elements


def test_tags_of_a_quiz_or_say_match(small):
    assert Page(small).elements


def test_nothing_is_left_unfilled(html):
    assert not re.search(r"\{\{|\{%|\bNone\b(?!\.)|Undefined", text_of(html))


@pytest.mark.parametrize("name", EXPLORERS)
def test_page_says_the_sentence_and_the_readouts(pages, shown, name):
    explorer, result, _ = shown[name]
    text = text_of(pages[name])
    assert explorer.sentence(result) in text
    for readout in explorer.readouts(explorer.texts(result)):
        assert readout["label"] in text
        assert readout["text"] in text


@pytest.mark.parametrize("name", EXPLORERS)
def test_page_holds_the_numbers_as_tables(pages, shown, name):
    explorer, result, _ = shown[name]
    found = Page(pages[name])
    tables = explorer.tables(result)
    assert len(found.all("tbody")) == len(tables)
    assert len(found.all("th", scope="row")) == sum(len(table["rows"]) for table in tables)
    assert len(found.all("caption")) == len(tables)


def test_figures_are_inlined_and_drawn(html):
    strips = html.count('<svg class="feed-strip')  # the sucks of a drawn feed stand beside it in its figure
    assert len(Page(html).all("figure")) == html.count("<svg") - strips >= 1


@pytest.mark.parametrize("name", EXPLORERS)
def test_page_names_its_sources(pages, shown, name):
    text = text_of(pages[name])
    assert all(work["short"] if isinstance(work, dict) else work.short in text for work in shown[name][0].quick_view()["works"])


def test_ids_are_unique_on_a_page_of_all_activities(pages, shown):
    together = {explorer.content.scene: name for name, (explorer, _, _) in shown.items()}.values()  # figures are drawn by scene
    html = "".join(
        [*(pages[name] for name in together), *(page.render(kind(lesson)) for kind in (quiz, say) for lesson in LESSONS)]
    )
    ids = [attributes["id"] for _, attributes in Page(html).elements if "id" in attributes]
    assert len(ids) == len(set(ids)) > 20


def test_references_between_elements_lead_somewhere(html):
    elements = Page(html).elements
    ids = {attributes["id"] for _, attributes in elements if "id" in attributes}
    asked = {a[key] for _, a in elements for key in ("for", "aria-describedby", "aria-labelledby") if key in a}
    assert asked
    assert asked <= ids


class Inputs(HTMLParser):
    """The inputs of a page, each with whether it stands inside a label."""

    def __init__(self, html):
        super().__init__()
        self.found, self.depth = [], 0
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.depth += tag == "label"
        if tag == "input":
            self.found.append((dict(attrs), self.depth > 0))

    def handle_endtag(self, tag):
        self.depth -= tag == "label"


def test_every_input_has_a_label(html):
    labelled = {label["for"] for label in Page(html).all("label") if "for" in label}
    inputs = Inputs(html).found
    assert inputs
    for attributes, inside in inputs:
        assert inside or attributes["id"] in labelled


@pytest.mark.parametrize("name", EXPLORERS)
def test_sliders_have_their_range_and_say_their_value(pages, shown, name):
    explorer = shown[name][0]
    inputs = {a["id"]: a for a in Page(pages[name]).all("input", type="range")}
    for control in explorer.content.controls:
        if control.kind == "slider":
            found = inputs[f"{name}-{control.name}"]
            assert [float(found[key]) for key in ("min", "max", "step", "value")] == [
                control.min, control.max, control.step, control.default,
            ]  # fmt: skip
            assert found["aria-valuetext"] == explorer.show(control, control.default)


@pytest.mark.parametrize("name", EXPLORERS)
def test_switches_are_ticked_as_set(pages, shown, name):
    explorer = shown[name][0]
    boxes = {a.get("id"): a for a in Page(pages[name]).all("input", type="checkbox")}
    for control in explorer.content.controls:
        if control.kind == "switch":
            assert ("checked" in boxes[f"{name}-{control.name}"]) == (control.default > 0)


def test_page_has_a_live_region_and_a_place_for_problems(html):
    found = Page(html)
    assert found.all("p", role="status")
    assert found.all("p", role="alert")


@pytest.mark.parametrize("name", EXPLORERS)
def test_spec_gives_the_script_settings_scales_and_words(pages, shown, name):
    explorer, _, drawings = shown[name]
    spec = spec_of(pages[name])
    assert spec["settings"] == explorer.settings
    assert [figure["scales"] for figure in spec["figures"]] == [drawing["scales"] for drawing in drawings]
    assert spec["sentences"] == explorer.content.sentences


@pytest.mark.parametrize("name", sorted(name for name, lesson in ASKED.items() if lesson))
def test_prediction_tells_the_script_what_to_set(pages, name):
    asked, *_, spec = specs_of(pages[name])
    assert set(asked["sets"]["settings"]) <= set(spec["settings"])
    assert asked["asks"] == "first"


def test_explorer_without_prediction_has_no_prediction_form():
    html = page.render(explore("let_down"))
    assert 'class="predict"' not in html
    assert "veil" not in html


def test_prediction_by_itself_is_a_page():
    assert Predict("supply").content.predict.question in page.render(Predict("supply"))


# ---- Questions ----


@pytest.mark.parametrize("lesson", LESSONS)
def test_quiz_groups_the_options_of_each_question(lesson):
    activity = quiz(lesson)
    found = Page(page.render(activity))
    assert len(found.all("fieldset")) == len(found.all("legend")) == 4
    assert len(found.all("input", type="radio")) == sum(len(item.options) for item in activity.items())


@pytest.mark.parametrize("lesson", LESSONS)
def test_radio_groups_have_their_own_names(lesson):
    names = [a["name"] for a in Page(page.render(quiz(lesson))).all("input", type="radio")]
    assert len(set(names)) == 4


@pytest.mark.parametrize("lesson", LESSONS)
def test_each_question_has_its_key_and_a_reason_for_every_option(lesson):
    html = page.render(quiz(lesson))
    items = quiz(lesson).items()
    for item, spec in zip(items, specs_of(html), strict=True):
        assert spec["item"] == f"{lesson}/{item.id}"
        assert spec["best"] == next(option.id for option in item.options if option.best)
        assert spec["options"] == [option.id for option in item.options]
    assert html.count('data-slot="reason:') == sum(len(one.options) for one in items)


@pytest.mark.parametrize("lesson", LESSONS)
def test_reasons_can_be_read_without_scripts(lesson):
    activity = quiz(lesson)
    html = page.render(activity)
    without = unescape(" ".join(re.findall(r'<details class="no-script">(.*?)</details>', html, flags=re.S)))
    for item in activity.items():
        assert all(option.reason in without for option in item.options)


@pytest.mark.parametrize("lesson", LESSONS)
def test_good_answer_can_be_read_without_scripts(lesson):
    assert say(lesson).content.good in text_of(page.render(say(lesson)))


# ---- Safety ----


def test_json_cannot_close_its_script():
    made = page.as_json({"text": "</script><b>"})
    assert "<" not in made
    assert json.loads(made) == {"text": "</script><b>"}


def test_content_is_escaped():
    activity = say("supply")
    activity.content = activity.content.model_copy(update={"good": "<b>bold</b> & more"})
    assert "&lt;b&gt;bold&lt;/b&gt; &amp; more" in page.render(activity)


def test_missing_name_in_a_template_is_an_error():
    with pytest.raises(UndefinedError, match="nothing"):
        page.environment().from_string("{{ nothing }}").render()


def test_page_asks_for_nothing_from_elsewhere(html):
    for _, attributes in Page(html).elements:
        assert not any(attributes.get(key, "").startswith(("http:", "https:", "//")) for key in ("src", "srcset", "action"))
