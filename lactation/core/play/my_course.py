"""My course: what is done and due, tests, what to look at again, how sure against how right; and the course as a picture.

Spec: as in ``core/course_view.py``, ``with`` (all), ``belongs`` (the lesson of each lesson's key, and of each
question of a test), ``tests`` (in their order: ``item``, ``title``, ``link``, ``mark``: whether there is something to pass).
"""

from math import floor

from lactation.core.checks import is_number
from lactation.core.course import course_calibration, course_events, course_modules, course_weak
from lactation.core.course_view import course_choose, course_look, course_show, course_way, hours_text
from lactation.core.day import day_of
from lactation.core.play.kept import quiet
from lactation.core.words import counted, counted_with, fill_in, number_text


def my_course_start(spec: dict, kept: list) -> dict:
    """Return the state: all that the record says of the course."""
    events = course_events(kept)
    state = course_look(spec, quiet({}), events)
    state["weak"] = course_weak(events, spec["belongs"])
    state["sure"] = course_calibration(events)
    state["results"] = _my_course_results(events)
    return state


def _my_course_results(events: list) -> dict:
    """Return by item the result with most right, of equal ones the first: as the certificate takes them."""
    best = {}
    for event in events:
        if event["kind"] == "result" and "n" in event and "same" in event and is_number(event["n"], 1, 1000):
            if is_number(event["same"], 0, event["n"]):
                item = event["item"]
                if item not in best or event["same"] / event["n"] > best[item]["same"] / best[item]["n"]:
                    passed = "right" in event and event["right"] is True
                    best[item] = {"n": event["n"], "same": event["same"], "at": event["at"], "passed": passed}
    return best


def my_course_do(spec: dict, state: dict, event: dict) -> dict:
    """Return the state after ``size`` (value: a size of the course)."""
    quiet(state)
    if event["do"] == "size":
        course_choose(spec, state, event)
    return state


def my_course_show(spec: dict, state: dict, words: dict) -> dict:
    """Return the view: the one way on, the numbers, what is weak, how sure against how right, and the picture."""
    view = {"text": {}, "parts": {}, "marked": {}, "value": {}, "width": {}, "link": {}, "rows": {}}
    course_show(spec, state, words, view)
    course_way(spec, state, words, view)
    _my_course_numbers(spec, state, words, view)
    _my_course_weak(spec, state, words, view)
    _my_course_sure(state, words, view)
    _my_course_tests(spec, state, words, view)
    view["focus"] = state["focus"]
    view["say"] = state["say"]
    return view


def _my_course_numbers(spec: dict, state: dict, words: dict, view: dict) -> None:
    """Write how many steps are done, how many minutes those are, and what is due."""
    told = {"done": 0, "of": 0, "minutes": 0, "left": 0}
    for module in course_modules(state["done"], spec["catalogue"], state["size"]):
        for name in told:
            told[name] = told[name] + module[name]
    values = {"of": number_text(told["of"], 0, words)}
    view["text"]["done"] = counted_with("path_steps", told["done"], values, words)
    view["width"]["done_bar"] = floor(100.0 * told["done"] / told["of"] + 0.5)
    times = {"done": hours_text(told["minutes"] - told["left"], words), "left": hours_text(told["left"], words)}
    view["text"]["minutes"] = fill_in(words["path_time"], times)
    view["text"]["due"] = counted("path_due", state["due"], words) if state["due"] > 0 else words["path_due_none"]
    view["parts"]["review"] = state["due"] > 0 and spec["links"]["review"] != ""


def _my_course_weak(spec: dict, state: dict, words: dict, view: dict) -> None:
    """Write which lessons to look at again."""
    weak = {}
    for one in state["weak"]:
        weak[one["key"]] = one
    for key in spec["lessons"]:
        view["parts"]["weak:" + key] = key in weak
        view["text"]["missed:" + key] = ""
        if key in weak:
            values = {"of": number_text(weak[key]["of"], 0, words)}
            view["text"]["missed:" + key] = counted_with("path_missed", weak[key]["missed"], values, words)
    view["parts"]["weak"] = len(state["weak"]) > 0
    view["parts"]["weak_none"] = len(state["weak"]) == 0


def _my_course_sure(state: dict, words: dict, view: dict) -> None:
    """Write how sure against how often right, by bins; only how many are missing where there are too few answers."""
    sure = state["sure"]
    few = sure["verdict"] == "few"
    view["parts"]["sure"] = not few
    view["text"]["sure_few"] = counted("path_sure_few", sure["count"], words) if few else ""
    view["text"]["sure_told"] = ""
    if not few:
        values = {"sure": number_text(sure["sure"] / 10.0, 0, words), "share": number_text(sure["right"] / 10.0, 0, words)}
        view["text"]["sure_told"] = fill_in(words["sure_times"], values) + " " + words["sure_" + sure["verdict"]]
    for i in range(len(sure["bins"])):
        one = sure["bins"][i]
        name = str(i)
        view["width"]["bin_sure:" + name] = floor(one["sure"] + 0.5)
        view["width"]["bin_right:" + name] = floor(one["right"] + 0.5)
        values = {"right": number_text(one["right"], 0, words), "sure": number_text(one["sure"], 0, words)}
        view["text"]["bin:" + name] = words["path_sure_none"]
        if one["count"] > 0:
            view["text"]["bin:" + name] = counted_with("path_bin", one["count"], values, words)


def _my_course_tests(spec: dict, state: dict, words: dict, view: dict) -> None:
    """Write a row for each test that was handed in: how many were right, on which day, and whether it was passed."""
    rows = []
    for test in spec["tests"]:
        if test["item"] in state["results"]:
            best = state["results"][test["item"]]
            values = {"n": number_text(best["same"], 0, words), "of": number_text(best["n"], 0, words)}
            values["day"] = day_of(best["at"], spec["zone"] if "zone" in spec else 0)
            told = fill_in(words["path_result"], values)
            if test["mark"] and best["passed"]:
                told = words["exam_passed"] + " " + told
            rows.append({"name": test["title"], "link": test["link"], "told": told})
    view["rows"]["results"] = rows
    view["parts"]["tests"] = len(rows) > 0
