"""A page that holds nothing but the core and the learner's record: the pieces of the script up to the store, as on every page."""

import json

from lactation.content.schema import words
from lactation.site.compile import compile_core
from lactation.site.join import pieces
from lactation.site.load import late_parts, readable

PAGE = """<!DOCTYPE html>
<html lang="en" data-content_root="./" data-version="1"><head><meta charset="utf-8"><title>Record</title>
<script defer src="_static/core.js"></script><script defer src="_static/store.js"></script></head>
<body><main><h1>Record</h1></main><script type="application/json" id="words">{words}</script></body></html>
"""
LAST = "22"  # the pieces up to this one
LATER = "24-old-record.js"  # and this one, which reads old records


def write(folder):
    """Write the page twice, ``one.html`` and ``two.html``, with what they need."""
    static = folder / "_static"
    static.mkdir(parents=True)
    script = "".join(path.read_text(encoding="utf-8") for path in pieces() if path.name <= LAST + "~" or path.name == LATER)
    given = 'window.lactation, window.lactation_core, JSON.parse(document.getElementById("words").textContent), window.backend'
    wrapped = f'(function (core, makeCore, WORDS, backend) {{"use strict";\n{script}\nwindow.store = store;\n}})({given});'
    (static / "store.js").write_text(wrapped, encoding="utf-8")
    (static / "core.js").write_text(compile_core(data=False), encoding="utf-8")
    (static / "late-record.js").write_text(readable("late-record", late_parts("late-record")), encoding="utf-8")
    for name in ("one", "two"):
        (folder / f"{name}.html").write_text(PAGE.replace("{words}", json.dumps(words())), encoding="utf-8")


def base(page, more=()):
    """Put ``more`` among the events as they are, in a connection of its own; return ``{"events", "aside"}`` as they lie there."""
    return page.evaluate(
        """more => new Promise((ok, no) => {
            const asked = indexedDB.open("milk-in-motion");
            asked.onerror = () => no(asked.error);
            asked.onsuccess = () => {
                const base = asked.result, whole = base.transaction(["events", "aside"], "readwrite"), told = {};
                more.forEach(one => whole.objectStore("events").put(one));
                whole.objectStore("events").getAll().onsuccess = e => { told.events = e.target.result; };
                whole.objectStore("aside").getAll().onsuccess = e => { told.aside = e.target.result; };
                whole.oncomplete = () => { base.close(); ok(told); };
            };
        })""",
        list(more),
    )


def kept(page):
    """Wait until something is safely written; the page itself has made its base."""
    page.wait_for_function("""() => new Promise(ok => {
        const asked = indexedDB.open("milk-in-motion");
        asked.onsuccess = () => {
            const count = asked.result.transaction(["events"]).objectStore("events").count();
            count.onsuccess = () => { asked.result.close(); ok(count.result); };
        };
    })""")


def ready(page):
    """Wait until the page has what was kept."""
    page.wait_for_selector("html[data-record]", state="attached")


class Tab:
    """A page with the record in it."""

    def __init__(self, page, address):
        self.page, self.address, self.errors = page, address, []
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def go(self, name="one"):
        self.page.goto(f"{self.address}/{name}.html")
        return self.wait()

    def reload(self):
        self.page.reload()
        return self.wait()

    def wait(self):
        ready(self.page)
        return self

    def add(self, item, **more):
        """Keep an answer, and wait for nothing."""
        data = {"kind": "answer", "item": item, "option": "a", "sure": None, "attempt": 1, "right": True} | more
        return self.page.evaluate("data => store.add(data)", data)

    def items(self):
        return self.page.evaluate("store.all().map(one => one.item)")

    def state(self):
        return self.page.evaluate("store.state()")

    def told(self):
        """What the page says, and as what."""
        return self.page.locator("main > [role=alert]:not([hidden]) > span").all_text_contents()

    def until(self, function, argument=None):
        self.page.wait_for_function(function, arg=argument)

    def base(self, more=()):
        return base(self.page, more)
