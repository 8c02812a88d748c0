"""A workshop's JupyterHub, started for real on this machine: twenty participants in waves, and one in Chromium.

``make test-everywhere PART=hub`` prints what each participant takes, and fails where a lesson fails, an answer is lost, or memory
runs away. Time is told, never judged. ``MILK_PARTICIPANTS=3`` for fewer; ``MILK_SHOTS`` names a folder for a picture. ``CHART``
names the folder of a chart of Zero to JupyterHub that is newer than the kept one: what a cluster is told is held against it.
"""

import contextlib
import json
import os
import signal
import socket
import statistics
import subprocess
import sys
import threading
import time
import uuid
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import quote

import nbformat
import psutil
import pytest
import requests
import websocket
import yaml

from lactation.classroom.files import read_class
from lactation.hub.proxy import ProxyError, proxy_path
from lactation.hub.settings import NOTEBOOKS, OPENS
from tests.browser.conftest import *  # noqa: F403 -- the browser
from tests.execute import ROOT
from tests.faces.test_in_jupyterlab import BEST, CARDS, ITEM, LabVisit, Visit, free_port, kept
from tests.hub.chart import chart, problems

HOW_MANY = int(os.environ.get("MILK_PARTICIPANTS", "20"))
WAVE, WAVE_S = 5, 15.0  # so many log in together, so long after the ones before
NAMED = ("mary ann", "zoë", "o.k-1", "n’diaye", "मीरा")  # as people are called
LONG_S = 600.0
MOST_MB = 400.0  # a participant; about 200 measured
CELLS = [cell.source for cell in nbformat.read(NOTEBOOKS / OPENS, as_version=4).cells if cell.cell_type == "code"]


class LostKernelError(Exception):
    """A kernel died, or did not answer."""


def wait_for(what, seconds=LONG_S, every=0.5):
    """Ask until there is an answer."""
    stop = time.monotonic() + seconds
    while True:
        found = what()
        if found:
            return found
        assert time.monotonic() < stop, "nothing came"
        time.sleep(every)


def three_free_ports():
    """Return a port with two free ones above it."""
    while True:
        port = free_port()
        with contextlib.suppress(OSError), socket.socket() as one, socket.socket() as other:
            one.bind(("127.0.0.1", port + 1))
            other.bind(("127.0.0.1", port + 2))
            return port


class Hub:
    """``make hub``, as a process of its own with its data in a folder."""

    def __init__(self, folder):
        self.data, self.port = folder / "hub", three_free_ports()
        self.address = f"http://127.0.0.1:{self.port}"
        self.log = (folder / "hub.log").open("ab")
        self.process = None

    def start(self):
        told = {"MILK_HUB_DATA": str(self.data), "MILK_HUB_PORT": str(self.port), "MILK_HUB_MOST": "40", "PYTHONPATH": str(ROOT)}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "lactation.hub", "start"], cwd=ROOT, env=os.environ | told, stdout=self.log, stderr=self.log
        )
        wait_for(self.answers)
        self.password = (self.data / "password").read_text()
        return self

    def answers(self):
        assert self.process.poll() is None, self.told()
        try:
            return requests.get(f"{self.address}/hub/health", timeout=5).ok
        except requests.RequestException:
            return False

    def told(self):
        return Path(self.log.name).read_text()[-4000:]

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(120)
            except subprocess.TimeoutExpired:
                self.process.kill()

    def used(self):
        """By participant, the MB (PSS) and CPU seconds of server and kernels; the hub and its proxy by the name ``""``."""
        found = {}
        for one in [psutil.Process(self.process.pid), *psutil.Process(self.process.pid).children(recursive=True)]:
            try:
                name, part = (
                    one.environ().get("JUPYTERHUB_USER", ""),
                    "kernel" if "ipykernel" in " ".join(one.cmdline()) else "server",
                )
                mb, times = one.memory_full_info().pss / 1e6, one.cpu_times()
            except psutil.Error:
                continue
            held = found.setdefault(name, {"server": 0.0, "kernel": 0.0, "cpu": 0.0})
            held[part] += mb
            held["cpu"] += times.user + times.system
        return found


class Participant:
    """Somebody with a browser: signs in by the form, waits for the server, opens a lesson and runs it."""

    def __init__(self, hub, name):
        self.hub, self.name = hub, name
        self.session = requests.Session()
        self.server = f"{hub.address}/user/{quote(name, safe='@')}"
        self.home = hub.data / "homes" / name
        self.seconds, self.retried, self.problems = {}, 0, []
        self.event = {"id": f"hub-{uuid.uuid4().hex[:12]}", "at": int(time.time() * 1000), "kind": "predict", "item": ITEM}
        self.event |= {"option": BEST.id, "sure": 60}

    def timed(self, what, work):
        begun = time.monotonic()
        found = work()
        self.seconds[what] = time.monotonic() - begun
        return found

    def hub_xsrf(self):
        return next(one.value for one in self.session.cookies if one.name == "_xsrf" and one.path.rstrip("/") == "/hub")

    def sign_in(self):
        self.session.get(f"{self.hub.address}/hub/login", timeout=LONG_S)
        form = {"username": self.name, "password": self.hub.password, "_xsrf": self.hub_xsrf()}
        told = self.session.post(f"{self.hub.address}/hub/login", data=form, timeout=LONG_S, allow_redirects=False)
        assert told.status_code == 302, f"{self.name}: signing in gave {told.status_code}"
        asked = f"{self.hub.address}/hub/api/users/{quote(self.name)}/tokens"
        told = self.session.post(asked, json={"note": "trial"}, headers={"X-XSRFToken": self.hub_xsrf()}, timeout=LONG_S)
        assert told.status_code == 201, f"{self.name}: a token gave {told.status_code} {told.text[:200]}"
        self.session.headers["Authorization"] = f"token {told.json()['token']}"

    def wait_for_server(self):
        told = self.session.get(f"{self.hub.address}/hub/spawn", timeout=LONG_S, allow_redirects=False)
        assert told.status_code in (200, 302), f"{self.name}: the server gave {told.status_code}"
        wait_for(self.ready)

    def ready(self):
        told = self.session.get(f"{self.hub.address}/hub/api/users/{quote(self.name)}", timeout=LONG_S).json()
        return told["servers"].get("", {}).get("ready")

    def ask(self, method, path, **more):
        told = self.session.request(method, f"{self.server}/api/{path}", timeout=LONG_S, **more)
        assert told.ok, f"{self.name}: {method} {path} gave {told.status_code} {told.text[:200]}"
        return told.json() if told.content else None

    def lesson(self):
        """Open the lesson and run all of it; begin once more where the kernel is lost."""
        assert self.ask("GET", f"contents/notebooks/{OPENS}")["type"] == "notebook"
        try:
            self.run_lesson()
        except LostKernelError as lost:
            self.retried += 1
            self.problems.append(f"lost a kernel: {lost}")
            self.close_lesson()
            self.run_lesson()

    def run_lesson(self):
        asked = {"path": f"notebooks/{OPENS}", "name": OPENS, "type": "notebook", "kernel": {"name": "python3"}}
        self.opened, self.kernel = self.ask("POST", "sessions", json=asked), None
        self.kernel = Kernel(self, self.opened["kernel"]["id"])
        self.cards = [card for source in CELLS for card in self.kernel.run(source)]
        assert len(self.cards) == CARDS
        for card in self.cards:
            assert self.kernel.card(card, "html")["html"]
        assert self.kernel.card(self.cards[0], "course")["script"]

    def close_lesson(self):
        if self.kernel:
            self.kernel.socket.close()
        wait_for(self.closed)

    def closed(self):
        """Ask for the end of the session; while its kernel is being started again, the server refuses that."""
        return self.session.delete(f"{self.server}/api/sessions/{self.opened['id']}", timeout=LONG_S).status_code in (204, 404)

    def answer(self):
        told = self.kernel.card(self.cards[0], "add", event=self.event)
        assert not told["problem"], told["problem"]

    def come(self):
        """Everything, from the form to the answer."""
        try:
            self.timed("signed in", self.sign_in)
            self.timed("server", self.wait_for_server)
            self.timed("lesson", self.lesson)
            self.answer()
        except Exception as wrong:
            self.problems.append(f"failed: {type(wrong).__name__}: {wrong}")

    @property
    def failed(self):
        return [one for one in self.problems if one.startswith("failed")]


class Kernel:
    """A kernel behind the participant's server, by its websocket, as JupyterLab speaks to it."""

    def __init__(self, who, number):
        self.token = who.session.headers["Authorization"]
        self.number = uuid.uuid4().hex
        address = f"{who.server}/api/kernels/{number}/channels?session_id={self.number}".replace("http:", "ws:")
        try:
            self.socket = websocket.create_connection(address, header=[f"Authorization: {self.token}"], timeout=120)
        except (OSError, websocket.WebSocketException) as wrong:
            raise LostKernelError(f"no socket ({wrong})") from wrong

    def send(self, kind, content):
        header = {
            "msg_id": uuid.uuid4().hex,
            "msg_type": kind,
            "session": self.number,
            "username": "",
            "version": "5.3",
            "date": "",
        }
        message = {"header": header, "parent_header": {}, "metadata": {}, "content": content, "channel": "shell", "buffers": []}
        self.socket.send(json.dumps(message))
        return header["msg_id"]

    def said(self, asked):
        """Yield what the kernel says to a message, until it is idle again."""
        while True:
            try:
                text = self.socket.recv()
            except (OSError, websocket.WebSocketException) as wrong:
                raise LostKernelError(str(wrong)) from wrong
            if not text:  # the server closed the socket
                raise LostKernelError("the socket was closed")
            message = json.loads(text)
            kind, content = message["header"]["msg_type"], message["content"]
            if kind == "status" and content.get("execution_state") in ("dead", "restarting"):
                raise LostKernelError(content["execution_state"])
            if message["parent_header"].get("msg_id") != asked:
                continue
            if kind == "status" and content["execution_state"] == "idle":
                return
            yield kind, content

    def run(self, source):
        """Run a cell; return the cards in its output."""
        asked = self.send("execute_request", {"code": source, "silent": False, "store_history": True, "allow_stdin": False})
        cards = []
        for kind, content in self.said(asked):
            assert kind != "error", f"{content['ename']}: {content['evalue']}"
            assert not (kind == "stream" and content["name"] == "stderr"), content["text"]
            if kind in ("display_data", "execute_result"):
                view = content["data"].get("application/vnd.jupyter.widget-view+json")
                cards += [view["model_id"]] if view else []
        return cards

    def card(self, model, ask, **more):
        """Ask a card's kernel side, as its front end does."""
        content = {"method": "custom", "content": {"id": 1, "ask": ask, **more}}
        asked = self.send("comm_msg", {"comm_id": model, "data": content})
        for kind, told in self.said(asked):
            if kind == "comm_msg" and told["data"].get("method") == "custom":
                answer = told["data"]["content"]
                assert "told" in answer, answer
                return answer["told"]
        raise LostKernelError(f"{ask}: no answer")


class HubVisit(LabVisit):
    """Somebody in Chromium, from the form to the lesson."""

    def __init__(self, browser, hub, name):
        Visit.__init__(self, browser, SimpleNamespace(address=hub.address), "/hub/login")
        self.page.set_default_timeout(LONG_S * 1000)
        self.page.fill("#username_input", name)
        self.page.fill("#password_input", hub.password)
        self.page.click("#login_submit")
        self.page.locator(".jp-Notebook .jp-Cell").first.wait_for()
        self.idle()


@pytest.fixture(scope="module")
def hub(tmp_path_factory):
    try:
        proxy_path()
    except ProxyError as wrong:
        pytest.skip(str(wrong))
    made = Hub(tmp_path_factory.mktemp("hub"))
    yield made.start()
    made.stop()
    made.log.close()


@pytest.fixture(scope="module")
def workshop(hub):
    """All participants in their lessons, and what that took."""
    names = [*NAMED, *(f"participant-{n:02d}" for n in range(len(NAMED) + 1, 100))][:HOW_MANY]
    everybody = [Participant(hub, name) for name in names]
    begun, threads = time.monotonic(), []
    for k in range(0, len(everybody), WAVE):
        if k:
            time.sleep(WAVE_S)
        threads += [threading.Thread(target=one.come, daemon=True) for one in everybody[k : k + WAVE]]
        for thread in threads[k:]:
            thread.start()
    for thread in threads:
        thread.join(LONG_S * 2)
    return SimpleNamespace(everybody=everybody, seconds=time.monotonic() - begun, used=hub.used())


@pytest.fixture(scope="module")
def in_chromium(browser, hub, workshop):
    """One more participant, in a real JupyterLab."""
    visit = HubVisit(browser, hub, "chromium")
    visit.run_all(CARDS)
    visit.explorer.evaluate("section => section.scrollIntoView({block: 'start'})")
    committed = visit.commit()
    if os.environ.get("MILK_SHOTS"):
        visit.page.screenshot(path=Path(os.environ["MILK_SHOTS"]) / "hub.png")
    found = SimpleNamespace(visit=visit, committed=committed, kept=kept(hub.data / "homes" / "chromium" / "notebooks", ITEM))
    yield found
    visit.context.close()


def row(name, values):
    return f"{name:<22}" + "".join(f"{value:>10.1f}" for value in values)


def test_everybody_comes_in_and_runs_the_lesson(workshop, capsys):
    who = workshop.everybody
    used = {name: one for name, one in workshop.used.items() if name}
    rest = workshop.used[""]
    columns = {
        "server ready, s": [one.seconds.get("server", 0) for one in who],
        "lesson run, s": [one.seconds.get("lesson", 0) for one in who],
        "server, MB PSS": [one["server"] for one in used.values()],
        "kernel, MB PSS": [one["kernel"] for one in used.values()],
        "both, MB PSS": [one["server"] + one["kernel"] for one in used.values()],
        "CPU seconds": [one["cpu"] for one in used.values()],
    }
    with capsys.disabled():
        print(f"\n{len(who)} participants in waves of {WAVE}, {WAVE_S:.0f} s apart: all done after {workshop.seconds:.0f} s")
        print(f"{'':<22}{'least':>10}{'median':>10}{'most':>10}")
        for name, values in columns.items():
            print(row(name, [min(values), statistics.median(values), max(values)]))
        print(row("all together, GB PSS", [sum(one["server"] + one["kernel"] for one in workshop.used.values()) / 1000]))
        print(row("hub and proxy, MB", [rest["server"]]))
        print(f"kernels lost and retried: {sum(one.retried for one in who)}; failed: {sum(bool(one.failed) for one in who)}")
    assert [f"{one.name}: {one.failed}" for one in who if one.failed] == []
    assert len(used) == len(who)
    assert max(columns["both, MB PSS"]) < MOST_MB


def test_each_answer_lies_in_its_own_home(workshop):
    for one in workshop.everybody:
        lines = (one.home / "notebooks" / "answers.jsonl").read_text().splitlines()
        assert [json.loads(line) for line in lines] == [one.event]
    assert not [path for path in NOTEBOOKS.rglob("answers*.jsonl") if "hub-" in path.read_text()]


def test_lesson_in_chromium_asks_no_other_host_and_keeps_the_answer(in_chromium):
    assert in_chromium.committed["asks"] == ""
    (answer,) = [event for event in in_chromium.kept if event["item"] == ITEM]
    assert answer["option"] == BEST.id
    assert in_chromium.visit.elsewhere == []
    assert in_chromium.visit.page.get_by_text("Jupyter news").count() == 0


def test_wrong_password_and_a_name_that_is_a_path_are_refused(hub):
    wrong = (
        ("somebody", "wrong-password"),
        ("somebody", "größe – 8"),
        ("../up", hub.password),
        (".hidden", hub.password),
        ("", hub.password),
    )
    for name, password in wrong:
        one = Participant(SimpleNamespace(address=hub.address, data=hub.data, password=password), name)
        with pytest.raises(AssertionError, match="signing in gave 403"):
            one.sign_in()


def test_answers_are_gathered_for_the_class_report(hub, workshop, in_chromium, tmp_path):
    command = [sys.executable, "-m", "lactation.hub", "collect", str(tmp_path / "class")]
    subprocess.run(command, cwd=ROOT, env=os.environ | {"MILK_HUB_DATA": str(hub.data), "PYTHONPATH": str(ROOT)}, check=True)
    read = read_class(tmp_path / "class")
    assert (len(read.learners), read.skipped) == (len(workshop.everybody) + 1, [])
    assert {one.name for one in read.learners} == {""}


def test_kernel_that_dies_is_started_again_and_knows_the_answers(hub, workshop):
    one = workshop.everybody[-1]
    for process in psutil.Process(hub.process.pid).children(recursive=True):
        if process.environ().get("JUPYTERHUB_USER") == one.name and "ipykernel" in " ".join(process.cmdline()):
            process.kill()
    whole, retried = one.run_lesson, one.retried

    def loses():
        one.run_lesson = whole
        one.kernel.run("while True: pass")

    one.run_lesson = loses
    one.lesson()
    assert one.retried == retried + 1
    assert one.kernel.card(one.cards[0], "answers")["events"] == [one.event]


def test_answer_and_changed_notebook_are_there_after_a_restart(hub, workshop, in_chromium):
    one = workshop.everybody[0]
    lesson = one.home / "notebooks" / OPENS
    lesson.write_text(lesson.read_text().replace("Supply follows removal", "My own words"))
    hub.stop()
    hub.start()
    again = Participant(hub, one.name)
    again.sign_in()
    again.wait_for_server()
    again.lesson()
    told = again.kernel.card(again.cards[0], "answers")
    assert (told["events"], told["problem"]) == ([one.event], "")
    assert "My own words" in lesson.read_text()


# ---- The cluster ----


@pytest.fixture(scope="module")
def asked():
    """What the schema of a chart that is named says about values."""
    if not os.environ.get("CHART"):
        pytest.skip("found no CHART, expected the folder of a newer chart (helm pull jupyterhub/jupyterhub --untar)")
    found = chart(Path(os.environ["CHART"]))
    return lambda ours: problems(found, ours)


def test_chart_takes_our_values_and_notices_a_slip(asked):
    ours = (ROOT / "deploy" / "z2jh" / "values.yaml").read_text(encoding="utf-8")
    assert asked(yaml.safe_load(ours)) == []
    for right, wrong in (("defaultUrl:", "defaultURL:"), ("type: dynamic", "type: dynamo"), ("hosts: [", "hosts: 1 #")):
        assert ours.count(right) == 1
        assert asked(yaml.safe_load(ours.replace(right, wrong))) != [], wrong
