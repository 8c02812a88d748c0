"""Measurements without a browser: the model in CPython, an explorer in a live kernel, and the build of the book."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import monotonic, perf_counter
from typing import Any

from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.manager import start_new_kernel

from bench.report import Sample

LEFT_OUT = shutil.ignore_patterns("_build", ".venv", ".git", ".*_cache", ".hypothesis", "__pycache__", "*.egg-info")
KERNEL_WARM_UP = 2
KERNEL_EVENTS = 15
PATIENCE_S = 120


def environment(site: Path) -> dict[str, str]:
    """Return this environment with the site's own package first, and ipywidgets as the face."""
    kept = {name: value for name, value in os.environ.items() if name != "LACTATION_FACE"}
    return kept | {"PYTHONPATH": str(site), "PYDEVD_DISABLE_FILE_VALIDATION": "1"}


SIMULATION = """
import json, sys
from time import perf_counter
from lactation.content import parameters
from lactation.core.mother import birth_state, simulate
from lactation.core.schedules import even_day
known, plan, found = parameters(), [even_day(8)] * 42, []
for _ in range({runs}):
    state = birth_state(known)
    start = perf_counter()
    simulate(plan, known, state, {per_session})
    found.append(1000 * (perf_counter() - start))
print(json.dumps(found))
"""


def simulation(site: Path, per_session: bool, runs: int, warm_up: int) -> Sample:
    """Return ms for 42 days of 8 even sessions in CPython."""
    code = SIMULATION.format(runs=runs, per_session=per_session)
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=site, env=environment(site), check=True, capture_output=True, text=True
    )
    took = json.loads(done.stdout)
    return Sample(took[warm_up:], took[0])


class LiveExplorer:
    """An explorer shown in a kernel, moved by the messages that a front end sends."""

    def __init__(self, site: Path, name: str) -> None:
        self.manager, self.client = start_new_kernel(env=environment(site), cwd=str(site), stderr=subprocess.DEVNULL)
        self.models: dict[str, str] = {}  # a widget's description: its model
        self.name = name

    def __enter__(self) -> "LiveExplorer":
        code = f"from lactation import explore; explore({self.name!r})"

        def note(message: dict[str, Any], _: float) -> None:
            content = message["content"]
            if message["msg_type"] == "comm_open":
                self.models[content["data"]["state"].get("description", "")] = content["comm_id"]
            if message["msg_type"] == "error":
                raise RuntimeError(f"the kernel cannot show {self.name}: {content['evalue']}")

        follow(self.client, self.client.execute(code), note)
        return self

    def __exit__(self, *_: object) -> None:
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)

    def move(self, label: str, value: float) -> dict[str, float]:
        """Set the slider with this label; return ms until the first new figure, the last one and an idle kernel."""
        updates: list[float] = []
        data = {"method": "update", "state": {"value": value}, "buffer_paths": []}
        message = self.client.session.msg("comm_msg", {"comm_id": self.models[label], "data": data})

        def note(answer: dict[str, Any], at: float) -> None:
            state = answer["content"].get("data", {}).get("state", {}) if answer["msg_type"] == "comm_msg" else {}
            if "<svg" in str(state.get("value", "")):
                updates.append(at)

        start = perf_counter()
        self.client.shell_channel.send(message)
        idle = follow(self.client, message["header"]["msg_id"], note)
        if not updates:
            raise RuntimeError(f"{self.name}: found no new figure after moving {label}, expected one")
        return {"first": 1000 * (updates[0] - start), "last": 1000 * (updates[-1] - start), "idle": 1000 * (idle - start)}


def follow(client: BlockingKernelClient, request: str, note: Callable[[dict[str, Any], float], None]) -> float:
    """Hand on what the kernel says about a request, with the time, until it is idle; return that time."""
    until = monotonic() + PATIENCE_S
    while True:
        message = client.get_iopub_msg(timeout=max(0.1, until - monotonic()))
        at = perf_counter()
        if message["parent_header"].get("msg_id") == request:
            note(message, at)
            if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
                return at


def kernel_moves(site: Path, explorer: str, control: dict[str, Any]) -> dict[str, Sample]:
    """Move one slider in a fresh kernel up and down; return ms until the first figure, the last and an idle kernel."""
    low, step = control["min"], control["step"]
    count = int((control["max"] - low) / step) + 1
    there_and_back = [low + step * (i if i < count else 2 * count - 2 - i) for i in range(2 * count - 2)]
    start = there_and_back.index(control["default"])
    with LiveExplorer(site, explorer) as live:
        values = [there_and_back[(start + i) % len(there_and_back)] for i in range(1, KERNEL_WARM_UP + KERNEL_EVENTS + 1)]
        found = [live.move(control["label"], value) for value in values]
    return {name: Sample([one[name] for one in found[KERNEL_WARM_UP:]], found[0][name]) for name in ("first", "last", "idle")}


def build(folder: Path) -> float:
    """Build the book and return the seconds it took."""
    index = folder / "_build" / "html" / "index.html"
    index.unlink(missing_ok=True)
    code = "from jupyter_book.cli.main import main; main()"
    start = perf_counter()
    done = subprocess.run([sys.executable, "-c", code, "build", str(folder)], capture_output=True, text=True, check=False)
    took = perf_counter() - start
    if done.returncode or not index.exists():
        raise SystemExit(f"jupyter-book build {folder}: failed\n{done.stdout[-1000:]}{done.stderr[-2000:]}")
    return took


def build_times(site: Path) -> tuple[float, float]:
    """Return seconds for a clean build of a copy, and for one more after a change of one notebook's words."""
    with tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary) / "site"
        shutil.copytree(site, copy, ignore=LEFT_OUT)
        clean = build(copy)
        path = next(iter(sorted((copy / "notebooks").rglob("*.ipynb"))))
        notebook = json.loads(path.read_text(encoding="utf-8"))
        cell = next(cell for cell in notebook["cells"] if cell["cell_type"] == "markdown")
        cell["source"] = [*cell["source"], "\n\nOne more sentence."]
        path.write_text(json.dumps(notebook, indent=1), encoding="utf-8")
        return clean, build(copy)
