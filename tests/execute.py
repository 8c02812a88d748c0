"""Run every lesson and keep its outputs in the notebook, ready for strict nbval. ``make notebooks`` calls this."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

from lactation.faces.kernels import use_warm_kernels

ROOT = Path(__file__).parent.parent
NOTEBOOKS = sorted(path for path in (ROOT / "notebooks").rglob("*.ipynb") if ".ipynb_checkpoints" not in path.parts)


@cache
def notebook_of(path: Path) -> Any:
    """Return a notebook as it lies there, not to be changed: many tests ask for the same ones."""
    return nbformat.read(path, as_version=4)


LESSONS = [path for path in NOTEBOOKS if "lesson" in notebook_of(path).metadata]


def explorers_in(path: Path) -> dict[str, str]:
    """Return the explorers that a notebook shows, each with the lesson whose prediction it asks for first, if any."""
    cells = [cell.source for cell in notebook_of(path).cells if cell.cell_type == "code"]
    found = [one for source in cells for one in re.findall(r'\bexplore\("(\w+)"(?:, predict="(\w+)")?', source)]
    return dict(found)


def execute(path: Path) -> None:
    """Execute one notebook in place: outputs are kept, widget state and times are not."""
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=120, kernel_name="python3", store_widget_state=False).execute(cwd=str(path.parent))
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", []):
            # A widget's model lives only as long as its kernel: the text is what lasts, and what nbval compares.
            output.get("data", {}).pop("application/vnd.jupyter.widget-view+json", None)
    notebook.metadata["language_info"] = {"name": "python"}
    nbformat.validate(notebook)
    nbformat.write(notebook, path)


if __name__ == "__main__":
    use_warm_kernels()
    for notebook in NOTEBOOKS:
        print(notebook.relative_to(ROOT))
        execute(notebook)
