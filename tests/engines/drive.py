"""Three engines with one face: Chromium by playwright, Firefox by plain WebDriver BiDi, WebKitGTK by its own driver.

Debian has no geckodriver, and playwright's own Firefox and WebKit are downloads; so Firefox is spoken to in WebDriver BiDi, and
WebKit opens the bare window of ``bare.py``.
"""

import atexit
import base64
import itertools
import json
import os
import re
import shutil
import subprocess
import tempfile
import time
from functools import cache
from pathlib import Path
from typing import ClassVar

from tests import chromium
from tests.engines.installed import found

HERE = Path(__file__).parent
PRELOAD = HERE / "preload.js"
# What the drivers call a key that is no letter (WebDriver's table).
KEYS = {
    "ArrowRight": "\ue014", "ArrowLeft": "\ue012", "ArrowDown": "\ue015", "ArrowUp": "\ue013", "Tab": "\ue004",
    "Enter": "\ue007", "Escape": "\ue00c", "Space": " ",
}  # fmt: skip
PATIENCE_S = 60


def until(what, seconds=PATIENCE_S, every=0.1):
    """Return what ``what()`` gives as soon as it is something; whatever it gives when the time is over."""
    stop = time.monotonic() + seconds
    while not (given := what()) and time.monotonic() < stop:
        time.sleep(every)
    return given


def keys(text):
    """The actions of a hand that types these keys."""
    return [{"type": kind, "value": KEYS.get(key, key)} for key in text for kind in ("keyDown", "keyUp")]


def moved(x, y, duration=0):
    """The action of a pointer that goes there."""
    return {"type": "pointerMove", "x": round(x), "y": round(y), "duration": duration, "origin": "viewport"}


DOWN, UP = {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}


class Engine:
    """What all engines can do; ``actions`` and ``run`` are each engine's own."""

    name = ""

    def js(self, body, *args):
        """What a function with this body returns on the page; its arguments are ``arguments``."""
        raise NotImplementedError

    def actions(self, given):
        """Carry out WebDriver's actions."""
        raise NotImplementedError

    def pointer(self, *steps):
        self.actions([{"type": "pointer", "id": "hand", "parameters": {"pointerType": "mouse"}, "actions": list(steps)}])

    def click(self, x, y):
        self.pointer(moved(x, y), DOWN, UP)

    def drag(self, start, end):
        (x, y), (to_x, to_y) = start, end
        steps = [moved(x + (to_x - x) * part / 6, y + (to_y - y) * part / 6, 40) for part in range(1, 7)]
        self.pointer(moved(x, y), DOWN, *steps, UP)

    def press(self, *names):
        self.actions([{"type": "key", "id": "keys", "actions": keys(names)}])

    def wait(self, body, *args, seconds=PATIENCE_S):
        """Wait until the page says yes.

        Raises
        ------
        AssertionError
            It does not within the time.
        """
        assert until(lambda: self.js(body, *args), seconds), f"{self.name}: not within {seconds} s: {body[:300]}"


@cache
def started_playwright():
    """Playwright, once in a process: a second one beside it refuses to start."""
    from playwright.sync_api import sync_playwright

    started = sync_playwright().start()
    atexit.register(started.stop)
    return started


class Chromium(Engine):
    """Chromium, by playwright."""

    name = "chromium"

    def __init__(self, dark=False, calm=False):
        self.browser = started_playwright().chromium.launch(executable_path=chromium.path(), args=chromium.FLAGS)
        look = {"color_scheme": "dark" if dark else "light", "reduced_motion": "reduce" if calm else "no-preference"}
        self.context = self.browser.new_context(**look)
        self.context.add_init_script(path=PRELOAD)
        self.page = self.context.new_page()
        self.version = self.browser.version

    def size(self, width, height):
        self.page.set_viewport_size({"width": width, "height": height})

    def open(self, address):
        self.page.goto(address)

    def js(self, body, *args):
        from playwright.sync_api import Error

        called = "args => (function () {" + body + "}).apply(null, args)"
        try:
            return self.page.evaluate(called, list(args))
        except Error as error:  # asked between two pages: the next one answers
            if "context was destroyed" not in str(error):
                raise
            self.page.wait_for_load_state()
            return self.page.evaluate(called, list(args))

    def actions(self, given):
        """Playwright has no such actions, but can do each."""
        for step in given[0]["actions"]:
            kind = step["type"]
            if kind == "pointerMove":
                self.page.mouse.move(step["x"], step["y"])
            elif kind in ("pointerDown", "pointerUp"):
                (self.page.mouse.down if kind == "pointerDown" else self.page.mouse.up)()
            else:
                name = next((name for name, code in KEYS.items() if code == step["value"]), step["value"])
                (self.page.keyboard.down if kind == "keyDown" else self.page.keyboard.up)(name)

    def shot(self, path):
        self.page.screenshot(path=path)

    def pdf(self, path):
        self.page.pdf(path=path, prefer_css_page_size=True)

    def close(self):
        self.browser.close()


class Firefox(Engine):
    """Firefox, in WebDriver BiDi over one socket."""

    name = "firefox"
    QUIET: ClassVar = {
        "browser.shell.checkDefaultBrowser": False, "datareporting.policy.dataSubmissionEnabled": False,
        "app.update.enabled": False, "toolkit.telemetry.enabled": False, "browser.startup.homepage_override.mstone": "ignore",
        "app.normandy.enabled": False,
        "network.captive-portal-service.enabled": False, "network.connectivity-service.enabled": False,
        "services.settings.server": "data:,", "extensions.update.enabled": False, "browser.aboutwelcome.enabled": False,
        "termsofuse.bypassNotification": True, "remote.active-protocols": 1, "ui.useOverlayScrollbars": 1,
    }  # fmt: skip

    def __init__(self, dark=False, calm=False):
        import websocket

        self.folder = Path(tempfile.mkdtemp(prefix="milk-firefox-"))
        wanted = {"layout.css.prefers-color-scheme.content-override": 0 if dark else 1, "ui.prefersReducedMotion": int(calm)}
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in {**self.QUIET, **wanted}.items()]
        (self.folder / "user.js").write_text("".join(lines), encoding="utf-8")
        self.log = self.folder / "log"
        with self.log.open("w", encoding="utf-8") as log:
            command = [found("firefox"), "--headless", "--no-remote", "--profile", str(self.folder), "--remote-debugging-port=0"]
            self.process = subprocess.Popen(command, stdout=log, stderr=log)
        told = until(lambda: re.search(r"BiDi listening on (ws://\S+)", self.log.read_text(encoding="utf-8", errors="replace")))
        assert told, f"firefox: found no address to speak to: {self.log.read_text(encoding='utf-8', errors='replace')[-500:]}"
        self.socket = websocket.create_connection(f"{told[1]}/session", timeout=PATIENCE_S, suppress_origin=True)
        self.numbers = itertools.count(1)
        self.version = self.send("session.new", capabilities={})["capabilities"]["browserVersion"]
        self.send("script.addPreloadScript", functionDeclaration="() => {" + PRELOAD.read_text(encoding="utf-8") + "}")
        self.tab = self.send("browsingContext.create", type="tab")["context"]

    def send(self, method, **params):
        number = next(self.numbers)
        self.socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while (answer := json.loads(self.socket.recv())).get("id") != number:
            pass
        assert answer["type"] != "error", f"firefox: {method}: {answer.get('error')} {answer.get('message', '')[:300]}"
        return answer["result"]

    def size(self, width, height):
        self.send("browsingContext.setViewport", context=self.tab, viewport={"width": width, "height": height})

    def open(self, address):
        self.send("browsingContext.navigate", context=self.tab, url=address, wait="complete")

    def js(self, body, *args):
        called = f"JSON.stringify((function () {{{body}}}).apply(null, {json.dumps(args)}))"
        told = self.send("script.evaluate", expression=called, target={"context": self.tab}, awaitPromise=False)
        assert told["type"] != "exception", f"firefox: {told.get('exceptionDetails', {}).get('text')}"
        value = told["result"].get("value")
        return None if value is None else json.loads(value)

    def actions(self, given):
        for one in given:  # BiDi calls the viewport by another name, and does not know a key's duration
            for step in one["actions"]:
                step.pop("origin", None)
        self.send("input.performActions", context=self.tab, actions=given)

    def shot(self, path):
        Path(path).write_bytes(base64.b64decode(self.send("browsingContext.captureScreenshot", context=self.tab)["data"]))

    def pdf(self, path):
        paper = {"width": 21.0, "height": 29.7}
        printed = self.send("browsingContext.print", context=self.tab, page=paper, shrinkToFit=True)
        Path(path).write_bytes(base64.b64decode(printed["data"]))

    def close(self):
        self.socket.close()
        self.process.terminate()
        self.process.wait(20)
        shutil.rmtree(self.folder, ignore_errors=True)


class Screen:
    """A screen that nobody sees, for a browser that has no headless mode."""

    def __init__(self):
        read, write = os.pipe()
        command = [found("webkit's screen"), "-displayfd", str(write), "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]
        quiet = subprocess.DEVNULL
        self.process = subprocess.Popen(command, pass_fds=[write], stdout=quiet, stderr=quiet)
        os.close(write)
        with os.fdopen(read, encoding="ascii") as told:
            self.name = f":{told.readline().strip()}"

    def close(self):
        self.process.terminate()
        self.process.wait(10)


class WebKit(Engine):
    """WebKitGTK in a bare window, by selenium."""

    name = "webkit"

    def __init__(self, dark=False, calm=False):
        from selenium import webdriver
        from selenium.webdriver.webkitgtk.options import Options
        from selenium.webdriver.webkitgtk.service import Service

        self.folder = Path(tempfile.mkdtemp(prefix="milk-webkit-"))
        self.printed, self.screen, options = self.folder / "page.pdf", Screen(), Options()
        options.binary_location = str(HERE / "bare.py")
        wanted = {
            "BARE_DARK": str(int(dark)),
            "BARE_CALM": str(int(calm)),
            "BARE_PDF": str(self.printed),
            "BARE_SCRIPT": str(PRELOAD),
        }
        plain = {"DISPLAY": self.screen.name, "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1", "LIBGL_ALWAYS_SOFTWARE": "1"}
        service = Service(found("webkit"), env={**os.environ, **plain, **wanted})
        self.driver = webdriver.WebKitGTK(options=options, service=service)
        self.driver.set_script_timeout(PATIENCE_S)
        self.version = self.driver.capabilities["browserVersion"]

    def size(self, width, height):
        for _ in range(4):  # the window takes a moment, and may hold more than its page
            inside = self.js("return [innerWidth, innerHeight]")
            if inside == [width, height]:
                return
            outside = self.driver.get_window_size()
            self.driver.set_window_size(width + outside["width"] - inside[0], height + outside["height"] - inside[1])
            until(lambda: self.js("return [innerWidth, innerHeight]") == [width, height], seconds=1)

    def open(self, address):
        self.driver.get(address)

    def js(self, body, *args):
        return self.driver.execute_script(body, *args)

    def actions(self, given):
        self.driver.execute("actions", {"actions": given})

    def shot(self, path):
        self.driver.save_screenshot(str(path))

    def pdf(self, path):
        self.printed.unlink(missing_ok=True)
        self.js("document.title = 'milk: print'")
        whole = until(lambda: self.printed.exists() and b"%%EOF" in self.printed.read_bytes()[-16:])
        assert whole, "webkit: printed nothing"
        shutil.copy(self.printed, path)

    def close(self):
        self.driver.quit()
        self.screen.close()
        shutil.rmtree(self.folder, ignore_errors=True)


ENGINES = {one.name: one for one in (Chromium, Firefox, WebKit)}
