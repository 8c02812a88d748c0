"""Which pages every engine opens, on a small made-up site."""

from tests.engines.specimens import SEARCH, START, features, first_with, specimens

SPEC = '{"controls": [{"kind": "slider"}], "figures": [{"scales": {"a": [1, 1, 1, 1]}}], "band": true}'
EXPLORER = f'<section class="card activity explorer" data-activity="explore"><script class="spec">{SPEC}</script></section>'
QUIZ = '<section class="card activity quiz"><form data-play="choose"></form></section>'
AID = '<section class="card activity job-aid panels-4 refers-2"></section>'


def test_features_of_a_page():
    wanted = {"activity explorer", "control slider", "figure with axes", "explorer with band", "activity quiz", "play choose"}
    assert features(EXPLORER + QUIZ) == wanted
    assert features(AID) == {"activity job-aid"}


def test_richest_pages_come_first_and_none_twice(tmp_path):
    for name, html in {"a": QUIZ, "b": EXPLORER + QUIZ, "c": AID, "d": AID}.items():
        (tmp_path / f"{name}.html").write_text(html, encoding="utf-8")
    assert specimens(tmp_path) == (START, SEARCH, "b.html", "c.html")
    assert first_with(tmp_path, "play choose") == "a.html"
