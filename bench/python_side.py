"""Measurements without a browser: the model in CPython and in V8 from Python, and a peer's explorer in a live kernel."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic, perf_counter
from typing import Any

from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.manager import start_new_kernel

from bench.report import Sample

PEER = Path(__file__).parent / "peers" / "interact.py"
SLIDER = "storage_ml"
VALUES = (220, 230, 240, 250)  # the first warms up
WARM_UP = 1
PATIENCE_S = 120


def environment(site: Path) -> dict[str, str]:
    """Return this environment with the site's own package first, and a notebook's face."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LACTATION_")}
    return kept | {"PYTHONPATH": str(site), "PYDEVD_DISABLE_FILE_VALIDATION": "1"}


# ---- The model ----

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
BANDS = """
import json
from time import perf_counter
from lactation.activities.explorer import Explorer
found = []
for storage_ml in range(210, 210 + 10 * {runs}, 10):
    explorer = Explorer("supply")
    explorer.result({{"storage_ml": storage_ml}}, band=False)
    start = perf_counter()
    explorer.result({{"storage_ml": storage_ml}})
    found.append(1000 * (perf_counter() - start))
print(json.dumps(found))
"""


def told_by(site: Path, code: str, **changed: str) -> Any:
    """Return what a fresh Python prints as JSON.

    Raises
    ------
    RuntimeError
        It ended with an error.
    """
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=site, env=environment(site) | changed, capture_output=True, text=True, check=False
    )
    if run.returncode:
        raise RuntimeError(f"Python ended with {run.returncode}: {run.stderr[-500:]}")
    return json.loads(run.stdout)


def simulation(site: Path, per_session: bool, runs: int) -> Sample:
    """Return ms for 42 days of 8 even sessions in CPython."""
    took = told_by(site, SIMULATION.format(runs=runs, per_session=per_session))
    return Sample(took[runs // 10 :], took[0])


def both_bands(site: Path, runtime: str, runs: int) -> Sample:
    """Return ms for both of supply's bands from Python: ``python`` or ``v8`` works them out."""
    took = told_by(site, BANDS.format(runs=runs), LACTATION_RUNTIME=runtime)
    return Sample(took[1:], took[0])


# ---- The peer's explorer in a live kernel ----


class LivePeer:
    """The peer's cell in a kernel, moved by the messages that a front end sends."""

    def __init__(self, site: Path) -> None:
        self.manager, self.client = start_new_kernel(env=environment(site), cwd=str(site), stderr=subprocess.DEVNULL)
        self.models: dict[str, str] = {}  # a slider's description: its model

    def __enter__(self) -> "LivePeer":
        def note(message: dict[str, Any], _: float) -> None:
            content = message["content"]
            if message["msg_type"] == "comm_open":
                self.models[content["data"]["state"].get("description", "")] = content["comm_id"]

        self.follow(self.client.execute(PEER.read_text(encoding="utf-8")), note)
        return self

    def __exit__(self, *_: object) -> None:
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)

    def move(self, value: float) -> dict[str, float]:
        """Set the slider; return ms until the figure is on iopub, and until the one with its bands is."""
        pictures: list[float] = []
        data = {"method": "update", "state": {"value": value}, "buffer_paths": []}
        message = self.client.session.msg("comm_msg", {"comm_id": self.models[SLIDER], "data": data})

        def note(answer: dict[str, Any], at: float) -> None:
            if "image/png" in answer["content"].get("data", {}):
                pictures.append(at)

        start = perf_counter()
        self.client.shell_channel.send(message)
        self.follow(message["header"]["msg_id"], note)
        if len(pictures) != 2:
            raise RuntimeError(f"{PEER.name}: found {len(pictures)} pictures after a move, expected 2")
        return {"first": 1000 * (pictures[0] - start), "band": 1000 * (pictures[1] - start)}

    def follow(self, request: str, note: Callable[[dict[str, Any], float], None]) -> None:
        """Hand on what the kernel says about a request, with the time, until it is idle.

        Raises
        ------
        RuntimeError
            The kernel said an error.
        """
        until = monotonic() + PATIENCE_S
        client: BlockingKernelClient = self.client
        while True:
            message = client.get_iopub_msg(timeout=max(0.1, until - monotonic()))
            at = perf_counter()
            if message["parent_header"].get("msg_id") != request:
                continue
            if message["msg_type"] == "error":
                raise RuntimeError(f"{PEER.name}: {message['content']['evalue']}")
            note(message, at)
            if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
                return


def peer_moves(site: Path) -> dict[str, Sample]:
    """Move the peer's slider in a fresh kernel; return ms until the figure and until its bands, on iopub."""
    with LivePeer(site) as live:
        found = [live.move(value) for value in VALUES]
    return {name: Sample([one[name] for one in found[WARM_UP:]], found[0][name]) for name in ("first", "band")}
