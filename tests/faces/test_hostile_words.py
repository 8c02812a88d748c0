"""Whatever stands in a content file is text: no face takes it for HTML."""

import functools
import re
from importlib import import_module

import pytest
from ruamel.yaml import YAML

from lactation import activities, content, history, label_it, note, steps
from lactation.activities import (
    Article,
    Certificate,
    Claims,
    ClaimsLibrary,
    Conditions,
    Explorer,
    FiveWays,
    JobAid,
    MeetingPart,
    MeetingPlan,
    Meetings,
    ModuleQuiz,
    MyCourse,
    MyRecord,
    Numbers,
    Pair,
    Quiz,
    Review,
    Say,
    SortClaims,
    Talk,
    Techniques,
    Trust,
    Vignettes,
    Week,
)
from lactation.content import ensemble, mothers, yaml_file
from lactation.faces import page

trust = import_module("lactation.activities.trust")  # the package has a function of that name
HOSTILE = "<img src=x onerror=alert(1)>&\"'"
NAMES = re.compile(r"[\w.:/#%+-]*|[\d. °C]+")
SKIPPED = {"quoted",   # fields whose texts are names that something else must know
    "name", "kind", "id", "scene", "draw", "picture", "drawing", "claim", "lessons", "sources", "form", "unit", "x_form", "bet",
    "condition", "series", "first", "compare", "held", "limits", "layers", "strength", "best", "page", "place", "milk", "tone",
    "when", "any", "leading", "findings", "rows", "default", "cards_default", "see", "fixed", "forms", "tables_from", "fever",
    "level", "unsaid", "aid", "needs", "done", "away_when", "how", "for", "look", "expert", "effect", "pair", "return",
    "listening_path", "cues", "faces", "heads", "skins", "poses", "arms", "numbers",
    "modules", "workshops", "leaves_out", "sizes", "cell", "shows", "starts", "at", "size",
}  # fmt: skip
MADE = {
    "explorer": lambda: Explorer("simulator", predict=None),
    "explorer with cards": lambda: Explorer("let_down_lab"),
    "explorer with two mothers": lambda: Explorer("supply", {}, None, {"sessions": 6}),
    "quiz": lambda: Quiz("supply"),
    "vignettes": lambda: Vignettes("supply"),
    "say": lambda: Say("supply"),
    "job aid": lambda: JobAid("j3"),
    "storage sheet": lambda: JobAid("j16"),
    "labels": lambda: label_it("breast"),
    "steps": lambda: steps("back_rub"),
    "techniques": Techniques,
    "conditions": Conditions,
    "ways": FiveWays,
    "article": lambda: Article("S0"),
    "claims": lambda: Claims("supply"),
    "library": ClaimsLibrary,
    "sorting": lambda: SortClaims(("S0-10", "S3-15")),
    "numbers": Numbers,
    "trust": Trust,
    "talk": lambda: Talk("c3"),
    "return visit": lambda: Talk("c3_return"),
    "pair": lambda: Pair("c3"),
    "history": lambda: history("flor"),
    "note": lambda: note("achieng"),
    "week": Week,
    "my record": MyRecord,
    "my course": MyCourse,
    "certificate": Certificate,
    "review": Review,
    "module quiz": ModuleQuiz,
    "meetings": Meetings,
    "meeting": lambda: MeetingPlan("a"),
    "part of a meeting": lambda: MeetingPart("a", "bets"),
}


def made_hostile(data, key=""):
    """Put hostile text behind every text that is no name; what is no text stays."""
    if isinstance(data, dict):
        return {name: value if name in SKIPPED else made_hostile(value, name) for name, value in data.items()}
    if isinstance(data, list):
        return [made_hostile(value, key) for value in data]
    return (
        data + HOSTILE
        if isinstance(data, str) and not (key not in ("label", "title", "text") and NAMES.fullmatch(data))
        else data
    )


@functools.cache
def parsed(text):
    """What a file's text holds, hostile; kept as the course keeps it, for every activity asks for the same few files."""
    return made_hostile(YAML(typ="safe").load(text))


@pytest.fixture
def few(monkeypatch):
    """One set of numbers, and one mother: no word depends on how many there are."""
    for kept in (trust.ensemble_observations, trust.ensemble_situations):  # what others keep stays as it is
        monkeypatch.setattr(trust, kept.__name__, functools.cache(kept.__wrapped__))
    monkeypatch.setattr(trust, "ensemble", lambda: ensemble()[:1])
    monkeypatch.setattr(trust, "mothers", lambda: mothers()[:1])


def forget():
    """Drop what was made of the content's texts and kept."""
    for module in (content.articles, content.course, content.meetings, content.bank, content.rewrite):
        for kept in vars(module).values():
            if hasattr(kept, "cache_clear"):
                kept.cache_clear()


@pytest.fixture
def hostile(monkeypatch, few):
    """Every YAML and CSV text of the course with hostile text behind it."""
    parse, read_table = yaml_file.parse, content.read_table

    def table(path, columns, fill=None):
        texts = {"claim", "teach", "authority", "observation", "category", "meaning", "what", "value", "subject"}
        if path.name in ("claims.csv", "targets.csv", "parameters.csv"):
            texts -= {"value"}
        return [
            {name: value + HOSTILE if name in texts and path.parent.name == "content" else value for name, value in row.items()}
            for row in read_table(path, columns, fill)
        ]

    forget()
    monkeypatch.setattr(yaml_file, "parse", parsed)
    for module in (content, content.articles, content.thresholds, content.tables):
        if hasattr(module, "read_table"):
            monkeypatch.setattr(module, "read_table", table)
    yield
    monkeypatch.undo()
    assert yaml_file.parse is parse
    forget()


@pytest.mark.parametrize("name", MADE)
def test_hostile_words_stay_text(name, hostile):
    shown = page.render(MADE[name](), quick=True)
    assert "&lt;img" in shown, "nothing hostile was shown"
    assert "<img" not in shown


def test_every_activity_is_tried(few):
    kinds = {type(make()).__name__ for make in MADE.values()}
    missing = {one for one in activities.__all__ if one[0].isupper()} - kinds
    assert missing == {"Activity", "Myths", "Predict"}  # drawn by the same code as a quiz
