"""Run what a change touches, in under two minutes: ``make quick``.

What has changed is asked of git: all that differs from main and from the last commit, new files too. From there to the tests lead
the mirror (``lactation/core/words.py``, ``tests/core/test_words.py``), the imports, and the names of content: a test, a module or
a notebook that names a file is touched by it. The nearest come first, and always; what else has not run when the time is over is
named, as is what was left out. It is no proof: ``make test`` runs everything.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).parent.parent
SECONDS = 100.0  # when the last test is begun; lint and the start of pytest come before
FAR = 2  # imports between a change and a test
# Names pass through these to everything: what imports them says nothing about what it uses.
ALL = {"lactation", "lactation.activities", "lactation.core", "lactation.content", "lactation.figures", "tests"}
# Need the built site, JupyterLab, a copy of the course, or run over everything: minutes, whatever has changed.
LONG = (
    "tests/browser/", "tests/engines/", "tests/faces/test_in_jupyterlab.py", "tests/notebooks/test_mutations.py",
    "tests/content/test_mutations_of_authors.py", "tests/test_recipe.py",
)  # fmt: skip
MAKE_A_PAGE = ("lactation/site/", "lactation/faces/")  # a change in them is seen on a page, built for that alone
PAGE = "notebooks/m02-how-milk-works/03-oxytocin"
EVERYTHING = ("pyproject.toml", "requirements.txt", "Makefile", "_config.yml", "_toc.yml", "tests/conftest.py", "tests/budget.py")
MANY = ("explorers", "questions", "job_aids", "labels", "steps", "growth", "drawings", "templates")  # folders of files of a kind
BY_SCENE = ("lactation/core/scenes/", "lactation/figures/")


def git(*command):
    """Return the lines that git says; none when it knows no such thing."""
    run = subprocess.run(["git", *command], cwd=ROOT, capture_output=True, text=True, check=False)
    return run.stdout.splitlines() if run.returncode == 0 else []


def changes():
    """Return what differs from main and from the last commit, new files too."""
    since = git("merge-base", "HEAD", "main")[:1] or ["HEAD"]
    return sorted({*git("diff", "--no-renames", "--name-only", *since), *git("ls-files", "--others", "--exclude-standard")})


def module_of(path):
    """Return the module of a Python file in the package or the tests, or nothing."""
    if not path.endswith(".py") or path.split("/")[0] not in ("lactation", "tests"):
        return ""
    return path[:-3].replace("/", ".").removesuffix(".__init__")


class Course:
    """Who imports whom, and who names which file."""

    def __init__(self):
        self.graph = grimp.build_graph("lactation", "tests", cache_dir=None)
        found = [*(ROOT / "lactation").rglob("*.py"), *(ROOT / "tests").rglob("*.py"), *(ROOT / "notebooks").rglob("*.ipynb")]
        self.texts = {
            path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8").partition('"outputs"')[0]
            if path.suffix == ".py"
            else cells_of(path)
            for path in found
            if ".ipynb_checkpoints" not in path.parts
        }
        for path, text in self.texts.items():  # import_module(f"lactation.core.scenes.{name}")
            for package in re.findall(r'import_module\(f"([\w.]+)\.\{', text):
                for imported in self.graph.find_children(package):
                    self.graph.add_import(importer=module_of(path), imported=imported)

    def importers(self, module):
        """Return the modules that import this one, not those that hand on everything."""
        found = self.graph.find_modules_that_directly_import(module) if module in self.graph.modules else set()
        return found - ALL

    def naming(self, path):
        """Return the files that name this file of content, of the theme or of the script."""
        one = Path(path)
        names = [f'"{one.name}"', f"/{one.name}"]
        if one.parent.name in MANY:
            names += [f'"{one.parent.name}"', f'"{one.stem}"']
        elif one.suffix in (".js", ".css", ".po"):
            names.append(f'"{one.parent.name}"')
        return [name for name, text in self.texts.items() if any(word in text for word in names)]


def cells_of(path):
    """Return the source of a notebook's code cells."""
    try:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    except (ValueError, KeyError):
        return ""
    return "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")


def mirror_of(path):
    """Return the test file that stands where a module or a file of the package stands."""
    one = Path(path)
    name = one.parent.name if one.stem == "__init__" else one.stem
    return f"tests/{'/'.join(one.parts[1:-1])}/test_{name}.py".replace("//", "/")


def chosen(changed, course):
    """Return the files to run, the nearest first, each with why: ``{file: (distance, reason)}``."""
    found = {}

    def add(file, distance, reason):
        is_test = Path(file).name.startswith("test_") or file.endswith(".ipynb")
        if is_test and (ROOT / file).exists() and distance < found.get(file, (99, ""))[0]:
            found[file] = (distance, reason)

    for path in changed:
        add(path, 0, "changed")
        add(mirror_of(path), 1, f"mirrors {path}")
        start = {module_of(path): 0} if module_of(path) else {}
        if not start:
            for name in course.naming(path):
                add(name, 1, f"names {path}")
                if name.startswith("lactation/"):
                    add(mirror_of(name), 2, f"mirrors {name}, which names {path}")
                    start[module_of(name)] = 1
        follow(path, start, course, add)
    return dict(sorted(found.items(), key=lambda item: (item[1][0], item[0])))


def follow(path, start, course, add):
    """Add the tests that import what has changed, up to ``FAR`` imports away."""
    seen, now = set(start), start
    while now:
        following = {}
        for module, distance in now.items():
            for importer in course.importers(module) - seen if distance < FAR else ():
                seen.add(importer)
                following[importer] = distance + 1
                of = "" if module == module_of(path) else f", from {path}"
                add(importer.replace(".", "/") + ".py", distance + 1, f"imports {module}{of}")
        now = following


def families(changed):
    """Return for each folder of content in which files have changed: the names that have, and all names."""
    found = {}
    for path in changed:
        one = Path(path)
        if one.parent.name in MANY or path.startswith("lactation/core/play/"):
            known = {other.stem for other in (ROOT / one.parent).glob(f"*{one.suffix}")}
            found.setdefault(one.parent.name, (set(), known))[0].add(one.stem)
        if path.startswith(BY_SCENE):
            names, known = found.setdefault("explorers", (set(), set(scenes())))
            names.update(name for name, scene in scenes().items() if scene == one.stem)
    return [(sorted(names), sorted(known)) for names, known in found.values() if names & known]


def scenes():
    """Return each explorer's scene."""
    found = {path.stem: path.read_text(encoding="utf-8") for path in (ROOT / "lactation/content/explorers").glob("*.yaml")}
    return {name: re.search(r"^scene: *(\w+)", text, flags=re.M)[1] for name, text in found.items()}


def is_of_another(name, wanted):
    """Whether a test's parameters name other files of a folder, and none that has changed."""
    parts = set(re.split(r"[^\w]+", name.partition("[")[2]))
    return any(parts & set(known) and not parts & set(names) for names, known in wanted)


# ---- As a plugin of pytest, in each of its processes ----

PLAN = json.loads(os.environ.get("MILK_QUICK", "null"))


def pytest_collection_modifyitems(config, items):
    """Keep of a file that all content shares what is about the content that has changed."""
    kept = [item for item in items if item.location[0] in PLAN["whole"] or not is_of_another(item.name, PLAN["families"])]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
    items[:] = kept


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """Begin no test when the time is over, but for the nearest: on a busy machine nothing would be run."""
    if time.time() > PLAN["until"] and item.location[0] not in PLAN["nearest"]:
        pytest.skip("the time is over")


class Told:
    """What was not reached, by file."""

    def __init__(self):
        self.late = Counter()

    def pytest_runtest_logreport(self, report):
        if report.skipped and "the time is over" in str(report.longrepr):
            self.late[report.location[0]] += 1


# ---- The command ----


def lint(changed):
    """Return the commands that check the files themselves."""
    python = [sys.executable, "-m"]
    found = [[*python, "ruff", "check", "."], [*python, "ruff", "format", "--check", "."]]
    if any(path.startswith("lactation/") and path.endswith(".py") for path in changed):
        found.append([*python, "mypy", "lactation"])
    if any(path.endswith(".js") for path in changed):
        found.append([*python, "tests.lint_script"])
    if any(path.endswith((".js", ".css")) or path == "lactation/site/lower.py" for path in changed):
        found.append([*python, "tests.floor.check"])
    return found


def tell(changed, files, long):
    """Say in a few lines what was chosen and why, and what was left out."""
    print(f"{len(changed)} changed: {', '.join(changed[:6])}{' …' if len(changed) > 6 else ''}")
    print(f"{len(files)} files of tests, the nearest first:")
    for file, (_, reason) in list(files.items())[:12]:
        print(f"  {file}: {reason}")
    if len(files) > 12:
        print(f"  … and {len(files) - 12} more, at most {FAR} imports away")
    print(f"Left out: what is further away, and what takes minutes: {', '.join(long) or 'browser, JupyterLab, mutations'}.")
    if on_a_page(changed):
        print(f"One page is built and visited in Chromium: {PAGE}.")
    if any(path in EVERYTHING for path in changed):
        print("What you changed touches every test: run make test before you hand it on.")


def main():
    """Choose, lint, run, tell; return what the process ends with."""
    begun = time.time()
    changed = changes()
    if not changed:
        print("Nothing has changed since main and the last commit: nothing to run. make test runs everything.")
        return 0
    every = chosen(changed, Course())
    files = {file: why for file, why in every.items() if not file.startswith(LONG)}
    tell(changed, files, [file for file in every if file not in files])
    wrong = [" ".join(command[2:]) for command in lint(changed) if subprocess.run(command, cwd=ROOT, check=False).returncode]
    wrong += [f"the visit of {PAGE}"] if on_a_page(changed) and not visited() else []
    code = run(files, changed, begun) if files else 0
    print(f"{time.time() - begun:.0f} s.", *[f"{one} found faults." for one in wrong])
    return 1 if wrong else int(code)


def on_a_page(changed):
    """Whether what has changed is to be seen on a page."""
    return any(path.startswith(MAKE_A_PAGE) for path in changed)


def visited():
    """Build a book of one lesson and run in Chromium the tests of that page; return whether they pass."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("lactation", "notebooks", "book", "docs", "_config.yml"):
            (folder / part).symlink_to(ROOT / part)
        (folder / "_toc.yml").write_text(f"format: jb-book\nroot: book/welcome\nchapters: [{{file: {PAGE}}}]\n", encoding="utf-8")
        bin_of = Path(sys.executable).parent
        build = [bin_of / "jupyter-book", "build", ".", "--keep-going", "--quiet"]
        subprocess.run(build, cwd=folder, capture_output=True, check=False)
        tests = [sys.executable, "-m", "pytest", "-n", "0", "tests/browser/test_pages.py", "-k", Path(PAGE).name]
        environment = {key: value for key, value in os.environ.items() if key != "MILK_QUICK"}
        site = environment | {"MILK_SITE": str(folder / "_build" / "html")}
        return subprocess.run(tests, cwd=ROOT, env=site, check=False).returncode == 0


def run(files, changed, begun):
    """Run the tests in that order until the time is over."""
    whole = [file for file in files if file in changed]
    nearest = [file for file, (distance, _) in files.items() if distance < FAR]
    plan = {"until": begun + SECONDS, "nearest": nearest, "whole": whole, "families": families(changed)}
    os.environ["MILK_QUICK"] = json.dumps(plan)
    told = Told()
    code = pytest.main(["-p", "tests.quick", "--no-loadscope-reorder", *files], plugins=[told])
    if told.late:
        print(f"Not reached in time: {', '.join(f'{file} ({count})' for file, count in told.late.most_common())}")
    return 0 if code == pytest.ExitCode.NO_TESTS_COLLECTED else code


if __name__ == "__main__":
    sys.exit(main())
