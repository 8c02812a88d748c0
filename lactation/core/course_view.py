"""What is seen of the course as a picture: modules that fill, their steps, the size that was chosen, and what comes next.

Spec of the plays that show it: ``catalogue`` (``core/course.py``), ``titles`` (of steps, by key), ``links`` (of steps, by key,
and of ``review``, ``pre``, ``post``, ``my_record``, ``certificate``, ``module_quiz``, empty where such a page is not there) and
``lessons`` (keys) and ``twins`` (pairs of ids of the rewrite drill).
"""

from math import floor

from lactation.core.course import (
    COURSE_ITEM,
    course_done,
    course_due,
    course_is_done,
    course_modules,
    course_next,
    course_size,
    course_steps,
)
from lactation.core.play.kept import one_of_these
from lactation.core.words import counted, counted_with, fill_in, number_text

HALF_HOUR_MIN = 30.0


def course_look(spec: dict, state: dict, kept: list) -> dict:
    """Write what the record says of the course into a state: ``size``, ``done``, ``due``, ``passed``, ``before``, ``begun``."""
    state["size"] = course_size(kept, spec["catalogue"]["sizes"])
    state["done"] = course_done(kept, spec["catalogue"])
    state["due"] = course_due(kept, spec["lessons"], spec["twins"], spec["now"]) if "now" in spec else 0
    state["passed"] = False
    state["before"] = ""  # how far the test before the course is: "", open or done
    for event in kept:
        if event["item"] == "test/pre" and (event["kind"] == "test" or event["kind"] == "result"):
            state["before"] = "open" if event["kind"] == "test" else "done"
        if event["kind"] == "result" and event["item"] == "test/post" and "right" in event and event["right"] is True:
            state["passed"] = True
    state["begun"] = False
    for key in state["done"]:
        state["begun"] = state["begun"] or state["done"][key]["done"] > 0
    return state


def course_choose(spec: dict, state: dict, event: dict) -> None:
    """Take over another size of the course, and keep it."""
    if one_of_these(event["value"], spec["catalogue"]["sizes"]) and event["value"] != state["size"]:
        state["size"] = event["value"]
        state["keep"].append({"kind": "size", "item": COURSE_ITEM, "option": event["value"]})
        state["say"] = "size_told"


def hours_text(minutes: float, words: dict) -> str:
    """Return minutes in words: below an hour as they are, else in hours, to half an hour."""
    if minutes < 2 * HALF_HOUR_MIN:
        return counted("minutes", minutes, words)
    halves = floor(minutes / HALF_HOUR_MIN + 0.5)
    return (
        counted("hours", halves / 2.0, words)
        if halves % 2 == 0
        else fill_in(words["hours_half"], {"n": number_text(halves / 2.0, 1, words)})
    )


def step_mark(told: dict) -> str:
    """Return in a word how far a step is: done, begun or not."""
    if course_is_done(told):
        return "done"
    return "begun" if told["done"] > 0 else "not"


def course_show(spec: dict, state: dict, words: dict, view: dict) -> None:
    """Write the picture into a view that has ``text``, ``parts``, ``marked``, ``value``, ``width`` and ``link``."""
    catalogue = spec["catalogue"]
    following = course_next(state["done"], catalogue, state["size"])
    shown = {}
    whole = {"minutes": 0, "left": 0}
    for told in course_modules(state["done"], catalogue, state["size"]):
        shown[told["id"]] = True
        _course_show_module(told, words, view)
        whole["minutes"] = whole["minutes"] + told["minutes"]
        whole["left"] = whole["left"] + told["left"]
    for module in catalogue["modules"]:
        view["parts"]["module:" + module["id"]] = module["id"] in shown
        _course_show_steps(module, state, following, words, view)
    view["value"]["size"] = state["size"]
    times = {"whole": hours_text(whole["minutes"], words), "left": hours_text(whole["left"], words)}
    view["text"]["size_told"] = fill_in(words["path_left" if state["begun"] else "path_whole"], times)


def _course_show_module(told: dict, words: dict, view: dict) -> None:
    """Write how far a module is: how high its drop is filled, and the same in words."""
    name = told["id"]
    values = {"of": number_text(told["of"], 0, words), "left": hours_text(told["left"], words)}
    view["width"]["level:" + name] = floor(100.0 * told["share"] + 0.5)
    whole = told["done"] == told["of"]
    words_for = "path_module_whole" if whole else "path_module"
    view["text"]["told:" + name] = counted_with(words_for, told["done"], values, words)
    view["marked"]["module:" + name] = "done" if whole else ("begun" if told["share"] > 0 else "")
    view["parts"]["cut:" + name] = told["cut"]


def _course_show_steps(module: dict, state: dict, following: str, words: dict, view: dict) -> None:
    """Write which steps of a module show, and how far each is."""
    here = False
    steps = {}
    for step in course_steps(module, state["size"]):
        steps[step["key"]] = True
    for step in module["steps"]:
        key = step["key"]
        mark = step_mark(state["done"][key])
        view["parts"]["step:" + key] = key in steps
        view["text"]["mark:" + key] = words["path_mark_" + mark]
        view["text"]["is:" + key] = words["path_is_" + mark]
        view["marked"]["step:" + key] = "now" if key == following else mark
        here = here or key == following
    view["parts"]["here:" + module["id"]] = here and state["begun"]


def course_onward(spec: dict, state: dict, words: dict) -> dict:
    """Return what a learner does next: ``{"link", "text"}``; after the last step the test, once it is passed what follows."""
    key = course_next(state["done"], spec["catalogue"], state["size"])
    if key != "":
        return {"link": spec["links"][key], "text": spec["titles"][key]}
    for place in ["post", "certificate", "my_record"]:
        if spec["links"][place] != "" and not (place == "post" and state["passed"]):
            return {"link": spec["links"][place], "text": words["path_" + place]}
    return {"link": "", "text": ""}


def course_way(spec: dict, state: dict, words: dict, view: dict) -> None:
    """Put the one way on into a view: begin or go on, where to, and nothing where there is no way."""
    onward = course_onward(spec, state, words)
    view["link"]["go_link"] = onward["link"]
    view["text"]["go"] = words["welcome_go_on" if state["begun"] else "welcome_start"]
    view["text"]["to"] = onward["text"]
    view["parts"]["way"] = onward["link"] != ""
