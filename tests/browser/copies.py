"""Copies of the course that need no network, opened by double-click: where a page is, when it is there, whether it moves."""

from pathlib import Path

from lactation.offline import folder, one_file
from lactation.offline.shell import Course
from tests.browser.explorer_page import READY, SHOWN, SPECIMENS, Card

TALK, QUIZ = "notebooks/practice/c3-doina.html", "notebooks/course/module-quiz.html"
PLAIN = "book/workshop-confidence.html"
MEETING, START, SEARCH = "notebooks/instructors/meeting-a.html", "book/welcome.html", "search.html"
MOVING = [page for page in SPECIMENS if SHOWN.get(page)]  # few pages that hold every kind of explorer and control
WAYS = {"one": f"{one_file.NAME}#/", "folder": f"{folder.NAME}/"}
# The page is there, and what can be answered on it waits for an answer.
THERE = """() => document.querySelector("main") && !document.getElementById("milk-told")
    && [...document.querySelectorAll("[data-play]:not([data-late])")].every(one => one.play)
    && (!document.querySelector("[data-play]") || document.documentElement.dataset.record)"""


def make_copies(course: Course) -> Path:
    """Write both copies; return the folder in which they are."""
    one_file.make(course)
    folder.make(course)
    return course.folder


class Copy:
    """A window without a network in which a copy is open; it notes what goes wrong in it."""

    def __init__(self, context, where, way):
        self.context, self.way, self.base, self.errors = context, way, f"{where.as_uri()}/{WAYS[way]}", []
        self.page = context.pages[0] if context.pages else context.new_page()
        self.page.on("console", lambda told: self.errors.append(told.text) if told.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("requestfailed", self.lost)

    def lost(self, request):
        """Note what did not come, but for what a page no longer wanted when it was left."""
        if request.failure != "net::ERR_ABORTED":
            self.errors.append(f"did not come: {request.url}")

    def open(self, page):
        """Open a page by its address, in a fresh window: behind the # alone nothing would be loaded."""
        self.page.goto("about:blank")
        self.page.goto(self.base + page)
        self.there()

    def there(self, title=""):
        """Wait until a page is there, and if a title is given, that one."""
        self.page.wait_for_function(f"title => document.title.includes(title) && ({THERE})()", arg=title)

    def moves(self, page):
        """Open a page and move each control of its explorers; return the names of those of which nothing moved."""
        self.open(page)
        still = []
        for name in SHOWN[page]:
            card = Card(self.page, name)
            card.commit()
            self.page.wait_for_function(READY)
            if not any(before["figure"] != after["figure"] for _, (before, after) in card.move_each()):
                still.append(name)
        return still
