"""Module quiz: which module, and a test (``core/play/exam.py``) of the questions of its lessons.

Spec: ``modules``: of each by its id what ``exam.py`` needs of a test, but its key, and its ``title``; ``have``, ``held`` and
``files`` as there, of all modules; ``address``: the module stands behind the ``#``; where none does, it is the one asked last.
"""

from lactation.core.play.exam import exam_do, exam_show, exam_size, exam_start
from lactation.core.play.kept import about, one_of_these, quiet
from lactation.core.words import fill_in, number_text

MODULE_QUIZ = "quiz/"  # begins the key of each


def module_quiz_start(spec: dict, kept: list) -> dict:
    """Return the state: of each module the test that was dealt last, and which module that was."""
    state = quiet({"module": "", "last": "", "exams": {}})
    for name in spec["modules"]:
        state["exams"][name] = exam_start(_module_quiz_spec(spec, name), kept)
    for event in kept:
        for name in spec["modules"]:
            if about(event, "test", MODULE_QUIZ + name) and state["exams"][name]["screen"] != "begin":
                state["last"] = name
    state["module"] = state["last"]
    return state


def _module_quiz_spec(spec: dict, name: str) -> dict:
    """Return the spec of a module's test."""
    made = {"item": MODULE_QUIZ + name, "have": spec["have"], "held": spec["held"]}
    for key in spec["modules"][name]:
        made[key] = spec["modules"][name][key]
    for key in ["now", "zone"]:
        if key in spec:
            made[key] = spec[key]
    return made


def module_quiz_do(spec: dict, state: dict, event: dict) -> dict:
    """Return the state after ``module`` (value: its id), or after what is done in a test."""
    quiet(state)
    if event["do"] == "module":
        state["module"] = state["last"]
        for name in spec["modules"]:
            if one_of_these(event["value"], [name]):
                state["module"] = name
    elif state["module"] != "":
        exam = exam_do(_module_quiz_spec(spec, state["module"]), state["exams"][state["module"]], event)
        state["exams"][state["module"]] = exam
        for name in ["keep", "focus", "say"]:
            state[name] = exam[name]
        if event["do"] == "deal":
            state["last"] = state["module"]
    return state


def module_quiz_show(spec: dict, state: dict, words: dict) -> dict:
    """Return the view: the module, and where one is chosen its test."""
    first = ""
    most = 0
    for name in spec["modules"]:
        first = name if first == "" else first
        most = max(most, exam_size(spec["modules"][name], "all"))
    name = state["module"] if state["module"] != "" else first
    made = _module_quiz_spec(spec, name)
    view = exam_show(made, state["exams"][name], words)
    size = exam_size(made, "all")
    view["value"]["module"] = state["module"]
    view["parts"]["quiz"] = state["module"] != ""
    view["parts"]["go-part"] = view["parts"]["go-part"] and size == most
    view["parts"]["lessons"] = view["parts"]["lessons"] and not view["parts"]["groups-part"]  # those have links themselves
    view["text"]["title"] = made["title"]
    view["text"]["how"] = fill_in(words["exam_how"], {"n": number_text(size, 0, words)})
    view["focus"] = state["focus"]
    view["say"] = state["say"]
    return view
