"""What `make quick` chooses for a change, and that it says what it left out."""

import subprocess
from types import SimpleNamespace

import pytest

from tests import quick

CONTENT, M02 = "lactation/content", "notebooks/m02-how-milk-works"
# What has changed: what must run; what must not.
CHOICES = {
    "lactation/core/breast.py": (
        [
            "tests/core/test_breast.py",
            "tests/core/scenes/test_full_breast.py",
            "tests/core/test_mother.py",
            "tests/test_evidence.py",
        ],
        ["tests/content/test_references.py", "tests/core/play/test_sort.py"],
    ),
    "lactation/core/scenes/supply.py": (
        ["tests/core/scenes/test_supply.py", "tests/content/test_explorers.py"],
        ["tests/core/test_breast.py"],
    ),
    "lactation/figures/supply.py": (["tests/content/test_explorers.py"], ["tests/core/test_breast.py"]),
    "lactation/core/play/bet.py": (
        ["tests/core/play/test_bet.py", "tests/core/play/test_games.py"],
        ["tests/core/play/test_sort.py"],
    ),
    f"{CONTENT}/explorers/supply.yaml": (
        ["tests/content/test_explorers.py", "tests/activities/test_explorer.py", f"{M02}/05-supply-follows-removal.ipynb"],
        [f"{M02}/02-prolactin.ipynb", "tests/core/test_breast.py"],
    ),
    f"{CONTENT}/questions/nights.yaml": (
        ["tests/content/test_schema.py", "tests/activities/test_questions.py", f"{M02}/08-why-nights-matter.ipynb"],
        [f"{M02}/02-prolactin.ipynb", "tests/core/test_mother.py"],
    ),
    f"{CONTENT}/claims.csv": (
        ["tests/content/test_claims.py", "tests/activities/test_library.py"],
        ["tests/core/test_mother.py"],
    ),
    f"{CONTENT}/parameters.csv": (["tests/test_evidence.py", "tests/content/test_content.py"], ["tests/core/play/test_sort.py"]),
    f"{CONTENT}/references.bib": (["tests/content/test_references.py"], ["tests/core/test_breast.py"]),
    f"{CONTENT}/yaml_file.py": (["tests/content/test_yaml_file.py"], ["tests/core/test_breast.py"]),
    "lactation/figures/drawings/cup_feed.svg": (["tests/figures/test_drawings.py"], ["tests/core/test_breast.py"]),
    "lactation/site/script/30-figure.js": (["tests/site/test_join.py"], ["tests/core/test_breast.py"]),
    "lactation/site/theme/static/milk.css": (["tests/faces/test_shadow.py"], ["tests/core/test_breast.py"]),
    f"{M02}/03-oxytocin.ipynb": ([f"{M02}/03-oxytocin.ipynb"], [f"{M02}/02-prolactin.ipynb", "tests/core/test_breast.py"]),
    "tests/core/strategies.py": (["tests/core/test_mother.py", "tests/core/test_plans.py"], ["tests/core/test_words.py"]),
    "tests/core/test_words.py": (["tests/core/test_words.py"], ["tests/core/test_breast.py"]),
    "docs/using-the-model.md": (["tests/test_docs.py"], ["tests/core/test_breast.py"]),
    "LICENSE": ([], ["tests/core/test_breast.py"]),
}


@pytest.fixture(scope="module")
def course():
    return quick.Course()


@pytest.mark.parametrize("changed", CHOICES)
def test_change_chooses_the_tests_it_touches_and_says_why(course, changed):
    wanted, unwanted = CHOICES[changed]
    found = quick.chosen([changed], course)
    assert set(wanted) <= set(found)
    assert not set(unwanted) & set(found)
    assert all(reason for _, reason in found.values())


@pytest.mark.parametrize("changed", [changed for changed in CHOICES if changed.startswith(("lactation/", "tests/"))])
def test_the_mirror_comes_before_what_is_far(course, changed):
    distances = [distance for distance, _ in quick.chosen([changed], course).values()]
    assert distances == sorted(distances)
    assert distances[0] < quick.FAR


@pytest.mark.parametrize(
    ("changed", "name", "left"),
    [
        (f"{CONTENT}/explorers/supply.yaml", "test_grid_is_wide[breast]", True),
        (f"{CONTENT}/explorers/supply.yaml", "test_grid_is_wide[supply]", False),
        (f"{CONTENT}/explorers/supply.yaml", "test_two[supply-breast]", False),
        (f"{CONTENT}/explorers/supply.yaml", "test_without_parameters", False),
        (f"{CONTENT}/explorers/supply.yaml", "test_of_else[apple]", False),
        ("lactation/core/scenes/supply.py", "test_grid_is_wide[storage]", False),
        ("lactation/core/scenes/supply.py", "test_grid_is_wide[breast]", True),
        ("lactation/core/play/bet.py", "test_games[sort]", True),
        ("lactation/core/play/bet.py", "test_games[bet]", False),
        ("lactation/core/words.py", "test_grid_is_wide[breast]", False),
    ],
)
def test_of_a_test_for_all_files_only_those_that_changed_are_run(changed, name, left):
    assert quick.is_of_another(name, quick.families([changed])) == left


def test_what_takes_minutes_is_there_and_a_page_is_visited_for_what_makes_it():
    assert all((quick.ROOT / name).exists() for name in quick.LONG if "engines" not in name)
    assert (quick.ROOT / f"{quick.PAGE}.ipynb").exists()
    assert quick.on_a_page(["lactation/site/theme/static/milk.css"])
    assert not quick.on_a_page(["lactation/core/breast.py"])


# ---- What has changed ----


@pytest.fixture
def tree(tmp_path, monkeypatch):
    """A repository with one file and one commit on main; returns a function that runs git in it."""

    def git(*command):
        who = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
        subprocess.run(["git", *who, *command], cwd=tmp_path, check=True, capture_output=True)

    git("init", "-b", "main")
    for name in ("kept.py", "changed.py", "removed.py"):
        (tmp_path / name).write_text("1", encoding="utf-8")
    (tmp_path / ".gitignore").write_text("ignored.py\n", encoding="utf-8")
    git("add", ".")
    git("commit", "-m", "one")
    monkeypatch.setattr(quick, "ROOT", tmp_path)
    return git


def test_nothing_has_changed(tree, capsys):
    assert quick.changes() == []
    assert quick.main() == 0
    assert capsys.readouterr().out.startswith("Nothing has changed")


def test_changed_removed_staged_new_and_committed_files_are_seen_and_ignored_ones_are_not(tree, tmp_path):
    tree("checkout", "-b", "branch")
    (tmp_path / "committed.py").write_text("1", encoding="utf-8")
    tree("add", ".")
    tree("commit", "-m", "two")
    (tmp_path / "changed.py").write_text("2", encoding="utf-8")
    (tmp_path / "removed.py").unlink()
    (tmp_path / "staged.py").write_text("1", encoding="utf-8")
    tree("add", "staged.py")
    for name in ("new.py", "ignored.py"):
        (tmp_path / name).write_text("1", encoding="utf-8")
    assert quick.changes() == ["changed.py", "committed.py", "new.py", "removed.py", "staged.py"]


# ---- What is told ----


def test_choice_is_told_with_reasons_and_with_what_is_left_out(capsys):
    files = {f"tests/test_{n}.py": (1, f"imports {n}") for n in range(20)}
    quick.tell(["lactation/faces/page.py", "pyproject.toml"], files, ["tests/browser/test_pages.py"])
    told = capsys.readouterr().out
    for part in ("2 changed: ", "20 files", "tests/test_0.py: imports 0", "and 8 more", "test_pages.py", "One page", "make test"):
        assert part in told


def test_when_the_time_is_over_only_the_nearest_tests_are_begun(monkeypatch):
    near, distant = (SimpleNamespace(location=(name, 1, "test")) for name in ("tests/near.py", "tests/distant.py"))
    monkeypatch.setattr(quick, "PLAN", {"until": 0, "nearest": ["tests/near.py"]})
    quick.pytest_runtest_setup(near)
    with pytest.raises(pytest.skip.Exception, match="the time is over"):
        quick.pytest_runtest_setup(distant)
    monkeypatch.setattr(quick, "PLAN", {"until": 1e12, "nearest": []})
    quick.pytest_runtest_setup(distant)
