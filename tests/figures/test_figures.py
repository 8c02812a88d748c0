import re
from xml.etree import ElementTree

import matplotlib.pyplot as plt
import pytest

from lactation.activities.explorer import Explorer
from lactation.content import HERE
from lactation.figures.sketch import Sketch
from lactation.figures.style import VARIABLES
from tests.execute import NOTEBOOKS, explorers_in

SVG = "{http://www.w3.org/2000/svg}"
EXPLORERS = sorted(path.stem for path in (HERE / "explorers").glob("*.yaml"))


ZOOMED = {"oxytocin", "oxytocin_now", "flow"}  # the hormones' feed: minutes that another figure shows lie beyond


@pytest.fixture(params=EXPLORERS)
def one(request, shown):
    """One explorer, its result and its drawings."""
    return shown[request.param]


def moving(svg):
    """The elements that move, by series."""
    return {e.get("data-series"): e for e in ElementTree.fromstring(svg).iter() if e.get("data-series")}


def plotted(drawings):
    """The drawings of matplotlib; those by hand and drawn feeds have no scales, and tests of their own."""
    return [drawing for drawing in drawings if drawing["scales"] and all(drawing["scales"].values())]


def test_every_moving_artist_is_a_series_or_the_label_of_one(one):
    _, result, drawings = one
    for drawing in drawings:
        for name in drawing["scales"]:
            assert name == "guess" or re.sub(r"_(label|other)$", "", name) in result["series"], name


def test_every_scale_has_its_artist_in_the_svg(one):
    for drawing in one[2]:
        assert set(moving(drawing["svg"])) == set(drawing["scales"])


def test_every_moving_label_has_its_words(one):
    for drawing in one[2]:
        assert {name for name in drawing["scales"] if name.endswith("_label")} <= set(drawing["words"])


def test_every_series_moves_something_in_an_explorer_of_its_scene(one, shown):
    explorer, result, _ = one
    alike = [drawings for other, _, drawings in shown.values() if other.content.scene == explorer.content.scene]
    assert set(result["series"]) <= {name for drawings in alike for drawing in drawings for name in drawing["scales"]}


def test_figure_is_an_image_with_a_text_instead(one):
    explorer, _, drawings = one
    for drawing, content in zip(drawings, explorer.content.figures, strict=True):
        root = ElementTree.fromstring(drawing["svg"])
        assert root.get("role") == "img"
        assert root.get("aria-label") == content.alt


def test_no_colour_is_written_by_value(one):
    for drawing in plotted(one[2]):
        without_references = re.sub(r'url\(#\w+\)|href="#\w+"|id="\w+"', "", drawing["svg"])
        assert "#" not in without_references
        assert set(re.findall(r"(?:fill|stroke): ([^;\"]+)", drawing["svg"])) <= {
            "none",
            *(f"var({v})" for v in VARIABLES.values()),
        }


def test_no_text_is_smaller_than_11(one):
    for drawing in plotted(one[2]):
        sizes = [float(size) for size in re.findall(r"font(?:-size)?:[^;\"]*?(\d+\.?\d*)px", drawing["svg"])]
        assert len(sizes) == len(re.findall(r"<text", drawing["svg"])) > 0
        assert min(sizes) >= 11


@pytest.mark.parametrize("names", [names for path in NOTEBOOKS if (names := explorers_in(path))], ids="-".join)
def test_ids_are_unique_on_a_page(shown, names):
    drawings = [drawing for name in names for drawing in shown[name][2]]
    ids = [name for drawing in drawings for name in re.findall(r'\bid="([^"]+)"', drawing["svg"])]
    assert ids
    assert len(ids) == len(set(ids))


def test_scales_map_the_series_to_what_is_drawn(one):
    _, result, drawings = one
    checked = 0
    for drawing in plotted(drawings):
        for name, group in moving(drawing["svg"]).items():
            series, (ax, bx, ay, by) = result["series"].get(name), drawing["scales"][name][:4]
            if series is None:
                continue
            if "low" in series:
                ends = [(series["x"][0], series["low"][0])]
            else:
                ends = [(series["x"][0], series["y"][0]), (series["x"][-1], series["y"][-1])]
            uses = group.findall(f".//{SVG}use")
            if uses:
                found = [[float(uses[i].get("x")), float(uses[i].get("y"))] for i in (0, -1)]
            else:
                path = [float(n) for n in re.findall(r"-?\d+\.?\d*", group.find(f".//{SVG}path").get("d"))]
                found = [path[:2], path[-2:]][: len(ends)]
            if name in ZOOMED:
                ends = ends[:1]  # its last point lies beyond the figure
            for (x, y), place in zip(ends, found, strict=False):
                assert place == pytest.approx([ax + bx * x, ay + by * y], abs=0.02), name
                checked += 1
    assert checked >= 4


def test_drawn_line_keeps_to_its_series_everywhere(one):
    """Every corner of a drawn line lies on the series: drawing may leave points out, but not move them."""
    _, result, drawings = one
    for drawing in plotted(drawings):
        for name, group in moving(drawing["svg"]).items():
            series, (ax, bx, ay, by) = result["series"].get(name), drawing["scales"][name][:4]
            path = group.find(f".//{SVG}path")
            if series is None or "y" not in series or len(series["x"]) < 3 or group.find(f".//{SVG}use") is not None:
                continue
            corners = [float(n) for n in re.findall(r"-?\d+\.?\d*", path.get("d"))]
            points = [(ax + bx * x, ay + by * y) for x, y in zip(series["x"], series["y"], strict=True)]
            if name in ZOOMED:
                corners = corners[:-2]  # the last is where the figure cuts it off
            for x, y in zip(corners[::2], corners[1::2], strict=True):
                assert min(abs(x - px) + abs(y - py) for px, py in points) < 1.2, name


def outside(figure, series):
    """The series that leave their axes. Closes the figure."""
    found = set()
    for axes in figure.axes:
        (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
        for artist in axes.get_children():
            data = series.get(artist.get_gid())
            if data:
                values = data["y"] if "y" in data else [*data["low"], *data["high"]]
                wide = artist.get_gid() not in ZOOMED and any(not left <= x <= right for x in data["x"])
                if wide or any(not bottom <= y <= top for y in values):
                    found.add(artist.get_gid())
    plt.close(figure)
    return found


def leaving(explorer, changes, result=None):
    """The series that leave the axes of their figure at these settings."""
    result = result or explorer.result(changes, band=False)
    texts = explorer.texts(result, changes)
    return {
        name
        for drawing in explorer.content.figures
        if not isinstance(figure := explorer.draw(drawing, result, texts), Sketch)
        for name in outside(figure, result["series"])
    }


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("supply", {}),
        ("supply", {"sessions": 14, "day": 84, "storage_ml": 390}),
        ("supply", {"sessions": 3, "day": 3, "attachment": 0.3}),
        ("breast", {"gap_hours": 6, "step": 1}),
        ("let_down", {"early": 1, "attachment": 1}),
        ("let_down", {"stress": 1, "pain": 1, "alcohol_g_per_kg": 2}),
        ("full_breast", {"wait_hours": 12, "storage_ml": 390, "pace_ml_h": 40, "left_percent": 0}),
        ("full_breast", {"wait_hours": 1, "storage_ml": 80, "pace_ml_h": 10, "left_percent": 80}),
        ("hormones", {"minute": 180, "hour": 24, "feeds": 14}),
        ("hormones", {"stress": 1, "early": 0, "feeds": 4}),
        ("let_down_lab", {"cards": ["baby", "rub", "warmth", "relax", "photo", "privacy"]}),
        ("let_down_lab", {"cards": ["pain", "doubt", "clock", "watched"]}),
        ("simulator", {"twins": 1, "look_day": 84, "storage_ml": 390}),
        ("simulator", {"a_day": [[8 * i, "feed"] for i in range(3)], "look_day": 2, "storage_ml": 80}),
        ("simulator", {"a_day": [*([3 * i, "feed"] for i in range(8)), [10, "express"]], "look_day": 84}),
        ("storage", {"storage_ml": 390, "sessions": 14, "day": 84}),
        ("nights", {"b_from": 3, "b_day": [], "look_day": 84, "storage_ml": 390}),
        ("prolactin_day", {"day": 1, "feeds": [3.0 * i for i in range(8)]}),
        ("prolactin_day", {"day": 180, "feeds": []}),
    ],
)
def test_curves_stay_within_their_axes(shown, name, changes):
    assert leaving(shown[name][0], changes) == set()


def test_most_feeds_the_clock_holds_stay_within_the_axes(shown):
    feeds = [1.5 * i for i in range(16)]
    assert leaving(shown["prolactin_day"][0], {"day": 1, "half_life_min": 47, "feeds": feeds}) == set()


def test_bands_of_all_members_stay_within_the_axes():
    drawn = 0
    for explorer in map(Explorer, EXPLORERS):
        result = explorer.result()
        assert leaving(explorer, {}, result) == set()
        drawn += sum(len(series["low"]) > 1 for series in result["series"].values() if "low" in series)
    assert drawn >= 3


@pytest.mark.parametrize("name", [name for name in EXPLORERS if Explorer(name).content.compare])
def test_second_mothers_line_and_the_guess_are_drawn_on_the_firsts_axes(name):
    explorer = Explorer(name, other={Explorer(name).content.controls[0].name: Explorer(name).content.controls[0].min})
    result = explorer.result(band=False)
    drawings = explorer.drawings(result, explorer.texts(result))
    scales = {name: scale for drawing in drawings for name, scale in drawing["scales"].items()}
    for line in explorer.content.compare:
        assert scales[f"{line}_other"] == scales[line]
    if explorer.content.guess:
        assert scales["guess"] == scales[explorer.content.guess.series]
    for drawing in drawings:
        assert set(moving(drawing["svg"])) == set(drawing["scales"])
    ids = [found for drawing in drawings for found in re.findall(r'\bid="([^"]+)"', drawing["svg"])]
    assert len(ids) == len(set(ids))


def test_every_explorer_draws_all_its_figures(shown):
    for name, (explorer, _, drawings) in shown.items():
        assert len(drawings) == len(explorer.content.figures) > 0, name
        assert all(drawing["svg"].startswith("<svg") and (drawing["scales"] or drawing["feed"]) for drawing in drawings), name
