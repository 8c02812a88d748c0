"""A small course with a lesson, the gate, sorting and a meeting, as the build would write them."""

import pytest

import lactation
from lactation.activities.explorer import Explorer
from lactation.faces import page

PAGE = """<!DOCTYPE html><html data-content_root="/"><head><title>{title} · Milk</title></head>
<body><main id="main"><h1>{title}</h1>{body}</main></body></html>"""
LESSON, GATE, SORT = "notebooks/m02/supply.html", "notebooks/m12/gate.html", "notebooks/m01/sort.html"
MEETING = "notebooks/instructors/meeting-a.html"


def whole(title, *activities):
    title = title.replace("&", "&amp;").replace("<", "&lt;")
    return PAGE.format(title=title, body="".join(page.render(one, quick=isinstance(one, Explorer)) for one in activities))


@pytest.fixture(scope="session")
def course(tmp_path_factory):
    folder = tmp_path_factory.mktemp("course")
    pages = {
        "index.html": PAGE.format(title="Start", body=""),
        LESSON: whole("Supply <& removal", lactation.explore("supply", predict="supply"), lactation.quiz("supply")),
        GATE: whole("The gate", lactation.triage("refer")),
        SORT: whole(
            "Sorting",
            lactation.sort_into("counselling"),
            lactation.enough("worries"),
            lactation.sort_claims("S0-10", "S2-30"),
            lactation.rewrite("open"),
        ),
        "notebooks/simulator/simulator.html": whole("Simulator", lactation.explore("simulator")),
        MEETING: whole(
            "Meeting A",
            lactation.meeting("a"),
            lactation.meeting_part("a", "recall"),
            lactation.quiz("supply"),
            lactation.meeting_part("a", "bets"),
            lactation.explore("simulator"),
            lactation.meeting_part("a", "pair"),
            lactation.pair("c1"),
        ),
    }
    for name, text in pages.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder
