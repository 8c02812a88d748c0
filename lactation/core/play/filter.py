"""Filter: rows that can be asked for by what they are and by their words; only those that fit are shown.

Spec: ``choices`` (for each list its values), ``rows`` (each an ``id`` and its value of each list), ``index`` of the rows' words
(see ``core/search.py``), ``address`` (what a link to a choice holds: the lists and ``words``), ``shelves`` (the list by whose
values the rows lie in folds). Nothing is kept in the record. Folds open for what is asked, and are otherwise the reader's.
"""

from lactation.core.play.kept import quiet
from lactation.core.search import texts_with_all
from lactation.core.words import counted_with, number_text

LONGEST_ASKED = 80  # signs of what is looked for


def filter_start(spec: dict, kept: list) -> dict:
    """Return the state: nothing asked."""
    return quiet({"chosen": _nothing_asked(spec), "told": False})


def filter_do(spec: dict, state: dict, event: dict) -> dict:
    """Return the state after ``choose`` (a value of a list, or words to look for) or ``clear``."""
    quiet(state)
    state["told"] = True
    of = event["of"]
    value = event["value"]
    if event["do"] == "clear":
        state["chosen"] = _nothing_asked(spec)
        state["focus"] = "words"
        state["say"] = "count"
    elif event["do"] == "choose" and isinstance(value, str):
        if (of == "words" and len(value) <= LONGEST_ASKED) or (of in spec["choices"] and _one_of(value, spec["choices"][of])):
            state["chosen"][of] = value
            state["say"] = "count"
    return state


def filter_show(spec: dict, state: dict, words: dict) -> dict:
    """Return the view: which rows show, and how many those are."""
    fits = rows_that_fit(spec, state["chosen"])
    parts = {"filters": True, "clear": _is_asked(state["chosen"])}
    value = {}  # the view's own: the state goes on
    for name in state["chosen"]:
        value[name] = state["chosen"][name]
    found = 0
    for i in range(len(fits)):
        parts["row:" + spec["rows"][i]["id"]] = fits[i]
        found = found + (1 if fits[i] else 0)
    _filter_shelves(spec, state, fits, parts, value)
    return {
        "text": {"count": count_text(found, len(fits), words)},
        "parts": parts,
        "value": value,
        "focus": state["focus"],
        "say": state["say"],
    }


def _filter_shelves(spec: dict, state: dict, fits: list, parts: dict, value: dict) -> None:
    """Say which folds show, and once something was asked which are open."""
    shelves = spec["choices"][spec["shelves"]]
    for i in range(len(shelves)):
        slot = "shelf:" + str(i)
        parts[slot] = False
        for j in range(len(fits)):
            parts[slot] = parts[slot] or (fits[j] and spec["rows"][j][spec["shelves"]] == shelves[i])
        if state["told"]:
            value[slot] = parts[slot] and _is_asked(state["chosen"])


def rows_that_fit(spec: dict, chosen: dict) -> list:
    """Return for each row whether it has every value that was chosen and every word that was typed."""
    fits = texts_with_all(spec["index"], chosen["words"], len(spec["rows"]))
    for name in spec["choices"]:
        if chosen[name] != "":
            for i in range(len(fits)):
                fits[i] = fits[i] and spec["rows"][i][name] == chosen[name]
    return fits


def count_text(found: int, count: int, words: dict) -> str:
    """Return in words how many of ``count`` rows show."""
    values = {"all": number_text(count, 0, words)}
    return words["library_none"] if found == 0 else counted_with("library", found, values, words)


def _nothing_asked(spec: dict) -> dict:
    """Return a choice that leaves every row."""
    chosen = {"words": ""}
    for name in spec["choices"]:
        chosen[name] = ""
    return chosen


def _one_of(value: str, values: list) -> bool:
    """Return whether a list has the value; nothing chosen is one too."""
    return value == "" or value in values


def _is_asked(chosen: dict) -> bool:
    """Return whether anything was chosen or typed."""
    for name in chosen:
        if chosen[name] != "":
            return True
    return False
