"""What a run costs in CPU seconds, by test file, and the most that it may cost: beyond that the run fails.

Counted are a process of pytest and all that it starts (kernels, Chromium, a build), so a busy machine changes little. A machine
may be slower than the one the numbers were found on: a small fixed work, timed where the tests run, says by how much.
"""

import time
from collections import Counter
from pathlib import Path

import psutil
import pytest

FILE = 75.0  # CPU seconds of one test file; the dearest, which visit each page once in the browser, cost 64
WHOLE = 1300.0  # of a run of all tests; 1,267 with 12,500 tests
SLOWEST = 30  # files that are named at the end of a run
WORK_SECONDS = 0.025  # of the fixed work, on the machine of these numbers
SLOWER, MORE = 1.1, 1.25  # on a machine that is so much slower browsers and large data take longer still than the fixed work
SHARED, OTHER = "(made once for all: {})", "(collecting, and pytest itself)"


def tree_seconds():
    """Return the CPU seconds of this process and of all that it has started, whether they still run or not."""
    found = 0.0
    me = psutil.Process()
    for process in (me, *me.children(recursive=True)):
        try:
            found += sum(process.cpu_times()[:4])  # user, system, and both of the children that have ended
        except psutil.Error:
            continue  # it ended just now; its parent counts it
    return found


def slowness():
    """Return by how much a test may take longer here than on the machine of the numbers; a faster one counts as that one."""
    best = WORK_SECONDS * 100
    for _ in range(3):
        start = time.process_time()
        sum(one * one % 7 for one in range(600_000))
        best = min(best, time.process_time() - start)
    found = max(1.0, best / WORK_SECONDS)
    return found * MORE if found > SLOWER else found


def faults(spent, slower, whole):
    """Return what cost too much: file, found, expected."""
    found = [
        f"{name}: found {seconds:.0f} CPU seconds, expected at most {FILE * slower:.0f}: share fixtures, use fewer members or"
        " rows, or split the file by what it tests"
        for name, seconds in spent.most_common()
        if Path(name).name.startswith("test_") and seconds > FILE * slower  # not what its own verb runs
    ]
    total = sum(spent.values())
    if whole and total > WHOLE * slower:
        found.append(f"the whole run: found {total:.0f} CPU seconds, expected at most {WHOLE * slower:.0f} (tests/budget.py)")
    return found


class Budget:
    """Counts in each process of a run; where the run is told, adds up and judges."""

    def __init__(self, config):
        self.config = config
        self.spent, self.counted, self.slower, self.faults = Counter(), 0.0, 1.0, []
        self.is_worker = hasattr(config, "workerinput")

    def count(self, name):
        """Count what was spent since the last count for a name."""
        now = tree_seconds()
        self.spent[name] += max(0.0, now - self.counted)
        self.counted = now

    @pytest.hookimpl(wrapper=True)
    def pytest_runtestloop(self, session):
        self.count(OTHER)
        return (yield)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item, nextitem):
        done = yield
        if nextitem is None or nextitem.location[0] != item.location[0]:
            self.count(item.location[0])
        return done

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef, request):
        """What all files share is not charged to the one that asks first."""
        if fixturedef.scope != "session":
            return (yield)
        self.count(request.node.name if request.node is not request.session else request._pyfuncitem.location[0])
        made = yield
        self.count(SHARED.format(fixturedef.argname))
        return made

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node, error):
        told = getattr(node, "workeroutput", {}).get("budget")
        if told:
            self.spent.update(told["spent"])
            self.slower = max(self.slower, told["slower"])

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session, exitstatus):
        if self.is_worker:
            self.config.workeroutput["budget"] = {"spent": dict(self.spent), "slower": slowness()}
            return
        if self.spent.total() > FILE / 2:
            self.slower = max(self.slower, slowness())
        whole = not self.config.getoption("keyword") and self.config.args_source.name == "TESTPATHS"
        self.faults = faults(self.spent, self.slower, whole)
        if self.faults and exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter):
        say = terminalreporter.write_line
        if len(self.spent) > SLOWEST:
            say(f"CPU seconds: {self.spent.total():.0f}, of them")
            for name, seconds in self.spent.most_common(SLOWEST):
                say(f"{seconds:8.1f}  {name}")
        for one in self.faults:
            say(one, red=True)
