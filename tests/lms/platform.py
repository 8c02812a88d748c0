"""An LMS in a browser's page, without a server: a package's files and the LMS's own page are handed out by a route."""

import json
import mimetypes
import zipfile
from io import BytesIO
from pathlib import Path

ORIGIN = "http://lms.test"
STRICT = Path(__file__).parent / "strict.js"
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>LMS</title>
<style>html, body, iframe {{ margin: 0; width: 100%;
height: 100%; border: 0; }}</style><script src="/strict.js"></script>{scripts}<script>{begin}</script>
<iframe id="sco" src="/sco/lms.html"></iframe></html>"""
OURS = "window.API = SCORM.strictApi(KEPT, WANTS); window.eyes = API.eyes;"


class Platform:
    """A package in an LMS; ``context`` is a browser's, whose requests are all answered here."""

    def __init__(self, context, package):
        with zipfile.ZipFile(BytesIO(package)) as box:
            self.files = {name: box.read(name) for name in box.namelist()}
        self.context, self.more, self.asked = context, {}, []
        context.route("**/*", self.answer)

    def answer(self, route):
        """Hand out a file of the package, or of the LMS; anything else is refused."""
        path = route.request.url.removeprefix(ORIGIN).split("?")[0].split("#")[0]
        self.asked.append(path)
        known = {"/strict.js": STRICT.read_bytes(), **self.more}
        found = self.files.get(path.removeprefix("/sco/")) if path.startswith("/sco/") else known.get(path)
        if callable(found):
            found(route)
        elif found is None:
            route.fulfill(status=404, body="")
        else:
            route.fulfill(body=found, content_type=mimetypes.guess_type(path)[0] or "text/html")

    def visit(self, kept=None, wants=None, scripts="", begin=OURS, width=1280):
        """Open the LMS's page, in which the package is played; what it has of the learner is ``kept``."""
        page = self.context.new_page()
        page.set_viewport_size({"width": width, "height": 800})
        page.problems = []
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        given = f"var KEPT = {json.dumps(kept or {})}, WANTS = {json.dumps(wants or {})}; {begin}"
        self.more["/lms"] = PAGE.format(scripts=scripts, begin=given).encode()
        page.goto(f"{ORIGIN}/lms", wait_until="commit")
        page.wait_for_selector("#sco")
        return page


def start_page(page):
    """The frame of the package's first page."""
    return page.frame_locator("#sco")


def course_frame(page, path=""):
    """The frame in which the course stands, once it shows a page."""
    page.wait_for_function(
        "(path) => { const sco = document.getElementById('sco').contentDocument, frame = sco && sco.querySelector('iframe');"
        " return frame && frame.contentDocument && frame.contentDocument.readyState === 'complete'"
        " && frame.contentWindow.location.href.includes('.html') && frame.contentWindow.location.href.includes(path); }",
        arg=path,
    )
    return next(frame for frame in page.frames if frame.parent_frame and frame.parent_frame.parent_frame)


def state(page):
    """What the bar says: its state and its words."""
    bar = start_page(page).locator(".lms")
    return bar.get_attribute("data-state"), bar.locator(".state").inner_text()


def saved(page):
    """What the LMS has kept."""
    return page.evaluate("() => API.saved()")


def faults(page):
    """What was done against the rules."""
    return page.evaluate("() => eyes.faults") + page.problems
