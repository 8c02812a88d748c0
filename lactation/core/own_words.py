"""Own words with more to them: cues that only ask, models to compare with, and a rubric that the learner ticks. A part of a play.

Spec: ``item``, ``prompt``, ``names`` (of the cues), ``cues`` (for ``core/cues.py``), ``asks`` (what each of them asks),
``models`` (sentences to compare with) and ``rubric`` (sentences to tick, by id). Kept are ``say`` and ``rubric``.
"""

from lactation.core.cues import cues_of
from lactation.core.play.kept import last_answer, quiet
from lactation.core.play.say import say_do, say_start


def own_start(spec: dict, kept: list) -> dict:
    """Return the state: what was written last, and what was ticked."""
    state = say_start(spec, kept)
    last = last_answer(kept, "rubric", spec["item"])
    state["compared"] = "ticked" in last and isinstance(last["ticked"], list)
    state["ticked"] = {}
    for name in spec["rubric"]:
        state["ticked"][name] = False
    if state["compared"]:
        for name in last["ticked"]:
            if isinstance(name, str) and name in spec["rubric"]:
                state["ticked"][name] = True
    return state


def own_do(spec: dict, state: dict, event: dict) -> dict:
    """Return the state after ``write`` or ``rest`` (as in ``say``), ``compare`` or ``tick`` (of: a sentence of the rubric)."""
    quiet(state)
    if event["do"] == "compare" and not state["compared"]:
        state["compared"] = True
        state["focus"] = "models"  # the button that was pressed is gone
        _own_keep(spec, state)
    elif event["do"] == "tick" and state["compared"] and isinstance(event["value"], bool):
        if isinstance(event["of"], str) and event["of"] in spec["rubric"] and state["ticked"][event["of"]] != event["value"]:
            state["ticked"][event["of"]] = event["value"]
            _own_keep(spec, state)
    else:
        say_do(spec, state, event)
    return state


def _own_keep(spec: dict, state: dict) -> None:
    """Keep what is ticked."""
    names = []
    for name in spec["rubric"]:
        if state["ticked"][name]:
            names.append(name)
    state["keep"].append({"kind": "rubric", "item": spec["item"], "ticked": names})


def own_show(spec: dict, state: dict, view: dict) -> None:
    """Write into ``view`` the text, cues once the hand has rested, models and what to tick once somebody compares."""
    asked = []
    for cue in cues_of(state["safe"], spec["names"], spec["cues"]):
        asked.append({"ask": spec["asks"][cue]})
    models = []
    for model in spec["models"]:
        models.append({"model": model})
    view["text"]["prompt"] = spec["prompt"]
    view["value"]["text"] = state["written"]
    view["rows"]["cues"] = asked
    view["rows"]["models-list"] = models
    view["parts"]["cues"] = len(asked) > 0
    view["parts"]["models"] = state["compared"]
    view["parts"]["compare"] = not state["compared"]
    for name in spec["rubric"]:
        view["text"]["rubric:" + name] = spec["rubric"][name]
        view["value"]["tick:" + name] = state["ticked"][name]
