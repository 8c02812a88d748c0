"""Every activity of every lesson in the language that nobody speaks, without a build: what is not translated, a line each.

A process of its own (``python -m tests.translation.render``), for what is read once is kept in the language it was read in.
"""

import ast
import json
import os
import sys
import tempfile
from importlib import import_module
from pathlib import Path

from lactation.content.paths import FOLDER, LANGUAGE, PSEUDO, ROOT, folder_of_language


def cells(path: Path) -> list[str]:
    """Return the programs of a notebook."""
    found = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in found if cell["cell_type"] == "code"]


def shown(source: str, names: dict[str, object]) -> object:
    """Run a cell; return what it shows."""
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "cell", "exec"), names)
    return eval(compile(ast.Expression(last.value), "cell", "eval"), names) if last else None


def main() -> int:
    """Render, and tell what was found."""
    from lactation.translation.pseudo import write_pseudo
    from lactation.translation.templates import content_templates

    with tempfile.TemporaryDirectory() as folder:
        os.environ[FOLDER] = folder
        write_pseudo(content_templates(), folder_of_language(PSEUDO))
        os.environ[LANGUAGE] = PSEUDO
        from lactation.activities import Activity, explorer
        from lactation.content import ensemble, mothers
        from lactation.faces import page
        from tests.translation.seen import unbracketed

        trust = import_module("lactation.activities.trust")  # the package has a function of that name
        # Words do not depend on how many sets of numbers are behind a band.
        explorer.FEW = 1
        trust.ensemble, trust.mothers = (lambda: ensemble()[:1]), (lambda: mothers()[:1])
        done, found = set(), []
        for path in sorted((ROOT / "notebooks").rglob("*.ipynb")):
            names: dict[str, object] = {}
            for source in cells(path):
                one = shown(source, names)
                if isinstance(one, Activity) and source not in done:
                    done.add(source)
                    place = f"{path.relative_to(ROOT)} {source.strip().splitlines()[-1]}"
                    found += unbracketed(place, page.render(one, quick=True))
    lines = list(dict.fromkeys(map(str, found)))
    print("\n".join([*lines, f"{len(done)} activities"]))
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
