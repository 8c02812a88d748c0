"""Choose: one question, some options, a reason for each. Quizzes, vignettes, myths, pictures with a fault.

Spec: ``item`` (its key in the record), ``best`` and ``options`` (ids).
"""

from lactation.core.play.kept import last_answer, one_of_these, quiet, tries


def choose_start(spec: dict, kept: list) -> dict:
    """Return the state: what was chosen last, unless it was asked anew since or the option is no longer there."""
    state = quiet({"choice": "", "done": False, "missing": False, "attempt": tries(kept, "answer", spec["item"])})
    last = last_answer(kept, "answer", spec["item"])
    if "option" in last and one_of_these(last["option"], spec["options"]):
        state["choice"] = last["option"]
        state["done"] = True
    return state


def choose_do(spec: dict, state: dict, event: dict) -> dict:
    """Return the state after ``pick`` (an option), ``check`` or ``again``."""
    quiet(state)
    if event["do"] == "pick" and one_of_these(event["value"], spec["options"]):
        state["choice"] = event["value"]
        state["done"] = False  # a new choice is not marked before it is checked
        state["missing"] = False
    elif event["do"] == "check":
        _choose_check(spec, state)
    elif event["do"] == "again" and state["done"]:
        state["choice"] = ""
        state["done"] = False
        state["keep"].append({"kind": "again", "item": spec["item"]})
        state["focus"] = "pick"
    return state


def _choose_check(spec: dict, state: dict) -> None:
    """Mark what was chosen, or say that nothing was."""
    if state["choice"] == "":
        state["missing"] = True
        state["focus"] = "pick"
        state["say"] = "missing"
    elif not state["done"]:
        state["done"] = True
        state["attempt"] = state["attempt"] + 1
        state["say"] = "reason:" + state["choice"]
        answer = {"kind": "answer", "item": spec["item"], "option": state["choice"], "sure": None}
        answer["attempt"] = state["attempt"]
        answer["right"] = state["choice"] == spec["best"]
        state["keep"].append(answer)


def choose_show(spec: dict, state: dict, words: dict) -> dict:
    """Return the view: reasons of the chosen and of the best option once it is checked."""
    parts = {"missing": state["missing"], "more": state["done"], "again": state["done"]}
    marked = {}
    show_reasons(spec, state["choice"], state["done"], parts, marked)
    return {"parts": parts, "marked": marked, "value": {"pick": state["choice"]}, "focus": state["focus"], "say": state["say"]}


def show_reasons(spec: dict, choice: str, shown: bool, parts: dict, marked: dict) -> None:
    """Write into ``parts`` and ``marked`` which reasons show, and which of them is the best option's."""
    for option in spec["options"]:
        best = option == spec["best"]
        parts["reason:" + option] = shown and (best or option == choice)
        marked["reason:" + option] = "best" if best else ""
