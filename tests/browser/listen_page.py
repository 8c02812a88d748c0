"""A page that is read aloud: what it says, what Chromium tells a screen reader of it, and a voice for tests."""

import re
from pathlib import Path

# speechSynthesis of a device as a test wants it: `said` is what was asked of it, `fake` how it behaves.
FAKE = (Path(__file__).parent / "fake_voice.js").read_text(encoding="utf-8")
# What a hand works (its label is read), the marks of sources, and what is told once as it happens.
UNHEARD_ROLES = {
    "combobox", "slider", "textbox", "searchbox", "spinbutton", "listbox", "radio", "checkbox", "switch", "menuitem",
    "doc-noteref", "doc-backlink", "option", "MenuListPopup", "menulist",
}  # fmt: skip
HEARD = """() => document.querySelector(".listen-bar").listening.readPage().map(part => part.text)"""

SAID_BY_NAME = {"StaticText", "ListMarker", "image", "img", "graphics-symbol"}


def tokens(text):
    """The words and numbers of a text: what is heard of it."""
    return re.findall(r"\w+", text)


def listen(page):
    """Open the bar of a page, and let it be quiet."""
    page.locator("[data-tool=listen]").click()
    page.locator(".listen-bar").wait_for()
    page.evaluate("document.querySelector('.listen-bar').listening.pause()")


def heard(page):
    """The sentences that would be read, in order."""
    return page.evaluate(HEARD)


def value(node, name):
    return node.get(name, {}).get("value", "")


def named(document):
    """What elements of the document are called by an attribute, by their backend id; None for what is not heard."""
    found, waiting = {}, [document]
    while waiting:
        node = waiting.pop()
        given = dict(zip(node.get("attributes", [])[::2], node.get("attributes", [])[1::2], strict=True))
        classes, around = given.get("class", "").split(), node.get("around", {})
        for child in node.get("children", []):
            child["around"] = given
        answer = "reply" in classes or "tray" in around.get("class", "").split() or "data-drag" in around
        if ("visually-hidden" in classes and "role" in given) or (node["nodeName"] == "BUTTON" and not answer):
            found[node["backendNodeId"]] = None
        elif "aria-label" in given:
            found[node["backendNodeId"]] = given["aria-label"]
        waiting += node.get("children", [])
    return found


def accessible(page):
    """What Chromium's accessibility tree holds of ``main``, in order, as a screen reader would come to it."""
    control = page.context.new_cdp_session(page)
    nodes = {node["nodeId"]: node for node in control.send("Accessibility.getFullAXTree")["nodes"]}
    labels = named(control.send("DOM.getDocument", {"depth": -1})["root"])
    control.detach()
    main = next(node for node in nodes.values() if value(node, "role") == "main")
    told = []

    def walk(node):
        role, label = value(node, "role"), labels.get(node.get("backendDOMNodeId"), "")
        if role in UNHEARD_ROLES or label is None:
            return
        if role in SAID_BY_NAME or (label and role == "button"):
            told.append(value(node, "name"))
            return
        before = len(told)
        for child in node.get("childIds", []):
            if child in nodes:
                walk(nodes[child])
        if label and not node["ignored"] and len(told) > before:
            told.insert(before, label)  # a group in which nothing is read is not named

    walk(main)
    return told


def difference(page):
    """The first place at which what is heard and what the tree holds differ; nothing where they are one."""
    one, two = (tokens(" ".join(texts)) for texts in (heard(page), accessible(page)))
    at = next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    return (
        ""
        if one == two
        else f"heard … {' '.join(one[max(0, at - 6) : at + 8])} … / tree … {' '.join(two[max(0, at - 6) : at + 8])} …"
    )
