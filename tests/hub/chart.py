"""Zero to JupyterHub's chart, as far as values are held against it: its schema without descriptions, and its defaults.

``python -m tests.hub.chart FOLDER VERSION`` makes ``chart.json`` anew; FOLDER holds the chart (of ``helm pull --untar``, or the
folder ``jupyterhub`` of its repository) and VERSION is the chart's. The chart is BSD 3-Clause: its licence's text
stands in the file.
"""

import json
import sys
from pathlib import Path

import yaml
from jsonschema import Draft7Validator

FILE = Path(__file__).with_name("chart.json")
SOURCE = "https://github.com/jupyterhub/zero-to-jupyterhub-k8s"
LICENCE_ENDS = "SUCH DAMAGE."  # behind it stands the licence of something that is not taken


def bare(value):
    """Return a schema without what it says to people."""
    if isinstance(value, dict):
        return {key: bare(below) for key, below in value.items() if not (key == "description" and isinstance(below, str))}
    return [bare(one) for one in value] if isinstance(value, list) else value


def read(folder, name):
    path = next(path for path in (folder / f"{name}.yaml", folder / f"{name}.json") if path.is_file())
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def chart(folder):
    """Return schema and defaults of the chart in a folder."""
    return {"schema": bare(read(folder, "values.schema")), "values": read(folder, "values")}


def kept():
    """Return the chart that is kept here: ``version``, ``schema``, ``values``, and whose it is."""
    return json.loads(FILE.read_text(encoding="utf-8"))


def laid_over(chart, ours):
    """Return the chart's values with ours laid over them, as helm does it: what is null is taken away."""
    if not (isinstance(chart, dict) and isinstance(ours, dict)):
        return ours
    both = chart | {key: laid_over(chart.get(key), value) for key, value in ours.items()}
    return {key: value for key, value in both.items() if key not in ours or ours[key] is not None}


def problems(found, ours):
    """Return what a chart's own schema says about values laid over its defaults."""
    checker = Draft7Validator(found["schema"])
    return [f"{one.json_path}: {one.message}" for one in checker.iter_errors(laid_over(found["values"], ours))]


def make(folder, version):
    """Write the file anew."""
    licence = next(path for path in (folder / "LICENSE", folder.parent / "LICENSE") if path.is_file()).read_text(encoding="utf-8")
    head, end, _ = licence.partition(LICENCE_ENDS)
    told = {"source": SOURCE, "version": version, "licence": (head + end).splitlines()} | chart(folder)
    FILE.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    make(Path(sys.argv[1]), sys.argv[2])
