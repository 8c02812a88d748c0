"""Thirty phones and a projector against a real server of its own: how soon answers are shown, what 20 seconds offline lose.

``make test-everywhere PART=wall`` prints a table, and fails where an answer was lost or came later than a second. Load goes to
this machine alone. Where others use it too, its own delay is measured beside, and not laid to the wall.
"""

import asyncio
import multiprocessing
import os
import statistics
import time
from pathlib import Path

import psutil

from tests.wall.phones import room

PHONES, ROUNDS, AWAY_S = 30, 20, 20
LESSON = "notebooks/m02-how-milk-works/05-supply-follows-removal.html"
PREDICT, DRAW = "supply/predict", "supply/draw"
LATEST_S = 1.0
TICK_S = 0.02
TURNS = 3  # an answer waits for its turn at the phone, at the server, at the projector


class Process:
    """The server as a process of its own, so that its memory and time are its own."""

    def __init__(self, folder):
        self.folder, self.port = folder, 0
        fresh = multiprocessing.get_context("spawn")
        self.heard, told = fresh.Pipe()
        self.control, asked = fresh.Pipe()
        self.one = fresh.Process(target=serve_here, args=[folder, told, asked], daemon=True)
        self.one.start()
        self.port = self.heard.recv()
        self.told = psutil.Process(self.one.pid)

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def do(self, what):
        self.control.send(what)
        assert self.heard.recv() == what

    def used(self):
        times = self.told.cpu_times()
        return self.told.memory_info().rss / 1e6, times.user + times.system


def serve_here(folder, told, asked):
    """Run the laptop of the unit tests; let its network go and come."""
    from tests.wall.phones import Laptop

    async def work():
        made = Laptop(folder).start()
        told.send(made.port)
        while True:
            what = await asyncio.get_running_loop().run_in_executor(None, asked.recv)
            if what == "away":
                await made.go_away()
            elif what == "back":
                made.start(anew=False)
            told.send(what)

    asyncio.run(work())


def shown_at(moments, event_n):
    """Return when the projector had each phone's answer of a round, by the number in it."""
    first = {}
    for moment, state in moments:
        for one in state["answers"].get(DRAW, []):
            first.setdefault(one["heights"][0], moment)
    return first


async def own_delay(late):
    """Measure how late this machine wakes who asked to be woken."""
    while True:
        due = time.perf_counter() + TICK_S
        await asyncio.sleep(TICK_S)
        late.append(max(0.0, time.perf_counter() - due))


async def measure(made):
    """Play it; return the seconds until each answer was shown, what was lost, and what the server used."""
    idle, before = made.used()
    async with room(made, PHONES, retry_s=1.0) as (wall, phones):
        await wall.lead("choose", page=LESSON)
        await wall.until(lambda state: state["page"] == LESSON)
        sent, late = {}, []
        delay = asyncio.create_task(own_delay(late))
        for n in range(ROUNDS):
            marks = {(n * PHONES + k) % 1000 for k in range(PHONES)}
            for k, one in enumerate(phones):
                mark = (n * PHONES + k) % 1000  # 600 answers, each told apart by its first number
                sent[mark] = time.perf_counter()
                one.answer("draw", DRAW, heights=[mark, 200, 300, 400, 500, 600, 700])
                if k % 3 == 2:
                    await asyncio.sleep(0.02)
            await wall.until(lambda state, marks=marks: marks == {one["heights"][0] for one in state["answers"].get(DRAW, [])})
            await asyncio.sleep(0.5)
        delay.cancel()
        first = shown_at(wall.moments, ROUNDS)
        waits = sorted(first[mark] - at for mark, at in sent.items() if mark in first)
        missing = len(sent) - len(waits)
        memory, after = made.used()

        made.do("away")
        gone = time.perf_counter()
        for n in range(10):
            for one in phones:
                one.answer("predict", PREDICT, option=("same", "more", "less")[n % 3], sure=60)
            await asyncio.sleep(AWAY_S / 10)
        for one in phones:
            one.answer("predict", PREDICT, option="more", sure=99)  # the last one, which is to hold
        made.do("back")
        back = time.perf_counter()
        await wall.until(lambda state: [one["sure"] for one in state["answers"].get(PREDICT, [])] == [99] * PHONES, 60)
        again = time.perf_counter() - back
        await asyncio.sleep(0.5)
        kept = sum(len(one.sent) for one in phones)
        whole = PHONES * (ROUNDS + 11)
        left = sum(len(one.queue) for one in phones)
        refused = sum(len(one.problems) for one in phones)
    return {
        "waits": waits, "late": late,
        "missing": missing, "idle": idle, "memory": memory, "cpu": after - before, "away": back - gone,
        "again": again, "lost": whole - kept, "left": left, "refused": refused,
    }  # fmt: skip


def report(found):
    """Print the table; return what is not as it should be."""
    waits = found["waits"]
    cut = statistics.quantiles(waits, n=100)
    own = statistics.quantiles(found["late"], n=100)[98]
    rows = [
        ("answers of 30 phones, shown", f"{len(waits)}"),
        ("until shown: median", f"{1000 * cut[49]:.0f} ms"),
        ("until shown: 99 of 100", f"{1000 * cut[98]:.0f} ms"),
        ("until shown: the last", f"{1000 * waits[-1]:.0f} ms"),
        ("this machine's own delay: 99 of 100", f"{1000 * own:.0f} ms"),
        ("not shown", f"{found['missing']}"),
        ("without network", f"{found['away']:.0f} s"),
        ("all shown after it is back", f"{1000 * found['again']:.0f} ms"),
        ("lost", f"{found['lost']}"),
        ("refused", f"{found['refused']}"),
        ("memory before, with 30 phones", f"{found['idle']:.0f}, {found['memory']:.0f} MB"),
        ("CPU of the server for all answers", f"{found['cpu']:.1f} s"),
    ]
    for name, value in rows:
        print(f"{name:40} {value}")
    wrong = [name for name in ("missing", "lost", "left", "refused") if found[name]]
    return wrong + ["late"] * (cut[98] > LATEST_S + TURNS * own)


def test_nothing_is_late_or_lost(capsys):
    folder = Path(os.environ["MILK_SITE"]).resolve()
    assert (folder / LESSON).is_file(), f"{folder}: found no {LESSON}, expected a built course (make build)"
    process = Process(folder)
    try:
        found = asyncio.run(measure(process))
    finally:
        process.one.terminate()
    with capsys.disabled():
        wrong = report(found)
    assert wrong == []
