"""The sheet of all drawings holds every one of them, and is no part of the course."""

import re
from types import SimpleNamespace

import pytest

from lactation.activities import Conditions, FiveWays, JobAid
from lactation.content import HERE
from lactation.figures import picture as pictures
from lactation.figures.composed import composed, stems
from lactation.figures.conditions import DRAWING
from lactation.figures.picture import DRAWINGS
from lactation.figures.sketch import Sketch
from lactation.registry import KINDS, folder_of, function_of
from lactation.site import write_drawings
from lactation.site.drawings import LOOKS, SHEET, SKINS, Specimen, box_of, cut, sheet_html, widths

HTML = sheet_html()


def on(html):
    """Each picture on a sheet: its drawing and layers."""
    labels = re.findall(r"<small>(\w+)\.svg ?([^(<]*?)(?: \([^<]*)?</small>", html)
    return {(name, tuple(layers.split(" + ")) if layers else ()) for name, layers in labels}


def missing(html, made):
    """What is made and not on a sheet."""
    return sorted(made - on(html))


@pytest.fixture(scope="module")
def made_by_activities():
    """Every picture that is composed while each activity of the content makes what its page needs."""
    made = set()
    with pytest.MonkeyPatch.context() as patch:
        compose, expect = pictures.with_layers, Sketch._expect

        def composing(path, svg, layers):
            made.add((path.stem, tuple(layers)))
            return compose(path, svg, layers)

        def expecting(self, layers):
            made.add((self.drawing, tuple(layers)))
            expect(self, layers)

        patch.setattr(pictures, "with_layers", composing)
        patch.setattr(Sketch, "_expect", expecting)
        for kind in KINDS:
            for name in stems(folder_of(kind)):
                function_of(kind)(name).view()
        for name in stems("job_aids"):
            JobAid(name).view()
        for activity in (Conditions(), FiveWays()):
            activity.view()
    return {(name, tuple(one for one in layers if not one.endswith("-usual"))) for name, layers in made}


def test_sheet_has_every_drawing():
    assert {name for name, _ in on(HTML)} == {path.stem for path in DRAWINGS.glob("*.svg")}


def test_sheet_has_every_picture_that_an_activity_composes(made_by_activities):
    assert len(made_by_activities) > len(list(DRAWINGS.glob("*.svg")))
    assert missing(HTML, made_by_activities) == []


def test_picture_that_is_not_on_the_sheet_is_found(made_by_activities):
    without = re.sub(r"<small>scope\.svg along .*?</small>", "", HTML)
    assert missing(without, made_by_activities) == [("scope", ("along",))]


def test_drawings_of_explorers_are_on_the_sheet():
    assert {("breast", ("breast_section",)), ("storage_clock", ("storage_clock_dial",))} <= on(HTML)


def test_each_picture_stands_once_and_each_layer_is_seen():
    made = [(one.drawing, one.layers) for one in composed()]
    assert len(made) == len(set(made))
    sorter = {layer for name, layers in made if name == DRAWING for layer in layers}
    assert {"armpit", "nipple-pus"} <= sorter


def test_picture_is_shown_in_all_looks_and_with_skin_on_all_skins():
    for one in re.findall(r"<section.*?</section>", HTML, re.S):
        shown = re.findall(r'<figure class="([\w -]+)"', one)
        name = re.search(r'href="#(picture-\d+)"', one)[1]
        drawn = re.search(rf'<symbol id="{name}".*?</symbol>', HTML, re.S)[0]
        expected = len(LOOKS) + (len(SKINS) - 1 if "var(--skin" in drawn else 0)
        assert len(shown) == len(set(shown)) == expected, one[:200]


def test_sheet_has_no_script_and_nothing_from_elsewhere():
    assert not re.search(r"<script|<link|src=|https?:(?!//www\.w3\.org)|@import", HTML)


def test_ids_of_the_sheet_are_its_own():
    ids = re.findall(r'\bid="([^"]+)"', HTML)
    assert len(ids) == len(set(ids))
    asked = re.findall(r'<use [^>]*?href="#([^"]+)"', HTML) + re.findall(r"url\(#([^)]+)\)", HTML)
    assert set(asked) <= set(ids)


def test_sheet_lies_beside_the_course_and_not_in_it(tmp_path):
    course = tmp_path / "html"
    course.mkdir()
    app = SimpleNamespace(builder=SimpleNamespace(format="html"), outdir=str(course))
    write_drawings(app, RuntimeError("a page failed"))
    assert not (tmp_path / "drawings").exists()
    write_drawings(app, None)
    assert sorted(path.name for path in (tmp_path / "drawings").iterdir()) == ["index.html", "portraits.svg"]
    assert list(course.iterdir()) == []


def test_specimen_of_a_picture_that_is_gone_is_named():
    with pytest.raises(ValueError, match=r"specimen a hand: found no picture wings open"):
        cut(Specimen("wings", ("open",), (0, 0, 1, 1), "a hand"), {}, {})


def test_widths_are_told_for_a_drawing_320_wide(tmp_path):
    path = tmp_path / "small.svg"
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 90" stroke-width="1.5">'
    path.write_text(f'{head}<path stroke-width="1" d=""/></svg>', encoding="utf-8")
    told = widths(path)
    assert (told["outline"], told["others"], told["small"], told["large"]) == ("3", "2", "1.4", "3.0")
    assert box_of(path.read_text(encoding="utf-8")) == (0, 0, 160, 90)


def test_every_file_of_the_sheet_is_in_the_package():
    assert {path.name for path in SHEET.iterdir()} == {"drawings.css", "drawings.html"}
    assert HERE.parent in SHEET.parents
