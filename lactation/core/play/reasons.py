"""Reasons: findings of a history, each put into a column of reasons; then the likeliest cause, then what to ask next.

Spec: ``item``, ``columns`` (ids), ``boards`` (``id``, ``findings`` (ids, each once in the file), ``belongs`` (a column for each),
``cause`` and ``next`` (``options``, ids, and ``best``)), ``items`` (for each board its key, those of its findings, of its cause
and of what comes next).

A finding is told at once and then lies; a page opened again shows the board on which something was done last.
"""

from lactation.core.play.kept import about_any, one_of_these, quiet, tries
from lactation.core.words import fill_in, number_text

REASONS_ASKS = ["cause", "next"]  # what is asked once all findings lie, in this order


def reasons_key(spec: dict, board: dict, part: str) -> str:
    """Return by which key the record knows a board, or with a ``part`` one of its findings or questions."""
    key = spec["item"] + "/" + board["id"]
    return key if part == "" else key + "/" + part


def reasons_start(spec: dict, kept: list) -> dict:
    """Return the state: what lies where, what was answered, and the board on which something was done last."""
    state = quiet({"at": 0, "laid": {}, "settled": {}, "tries": {}, "last": "", "taken": ""})
    for board in spec["boards"]:
        _reasons_clear(spec, state, board)
        for part in _reasons_parts(board):
            key = reasons_key(spec, board, part)
            state["tries"][key] = tries(kept, "answer", key)
    _reasons_ask(state)
    for event in kept:
        if about_any(event, "answer") or about_any(event, "again"):
            _reasons_take(spec, state, event)
    return state


def reasons_scene(spec: dict, state: dict) -> dict:
    """Return what an address tells: the board that is in sight; no answer."""
    boards = []
    for board in spec["boards"]:
        boards.append(board["id"])
    return {"choices": boards, "picked": [boards[state["at"]]], "moved": []}


def reasons_sent(spec: dict, picked: list, moved: list) -> dict:
    """Return the state in which the board is in sight that an address names."""
    state = reasons_start(spec, [])
    for i in range(len(spec["boards"])):
        if one_of_these(spec["boards"][i]["id"], picked):
            state["at"] = i
    return state


def _reasons_parts(board: dict) -> list:
    """Return what is answered on a board: its findings, then its questions."""
    parts = []
    for one in board["findings"]:
        parts.append(one)
    for ask in REASONS_ASKS:
        parts.append(ask)
    return parts


def _reasons_clear(spec: dict, state: dict, board: dict) -> None:
    """Take everything from a board."""
    for one in board["findings"]:
        state["laid"][one] = ""
    for ask in REASONS_ASKS:
        state["settled"][reasons_key(spec, board, ask)] = ""


def _reasons_ask(state: dict) -> None:
    """Begin with nothing chosen."""
    state["picks"] = {"cause": "", "next": ""}
    state["missing"] = ""


def _reasons_take(spec: dict, state: dict, event: dict) -> None:
    """Take one event of the record; what no game of today would have kept is left aside."""
    for i in range(len(spec["boards"])):
        board = spec["boards"][i]
        if event["item"] == reasons_key(spec, board, "") and event["kind"] == "again":
            _reasons_clear(spec, state, board)
            state["at"] = i
            state["last"] = ""
        for part in _reasons_parts(board):
            if event["item"] == reasons_key(spec, board, part) and _reasons_put(spec, state, board, part, event):
                state["at"] = i


def _reasons_put(spec: dict, state: dict, board: dict, part: str, event: dict) -> bool:
    """Put what the record says of a finding or a question, and return whether it fits."""
    option = event["option"] if "option" in event else ""
    if part in REASONS_ASKS:
        if event["kind"] != "answer" or not one_of_these(option, board[part]["options"]):
            return False
        state["settled"][reasons_key(spec, board, part)] = option
        state["last"] = ""
        return True
    if event["kind"] == "again":
        state["laid"][part] = ""
        state["last"] = ""
        return True
    if not one_of_these(option, spec["columns"]):
        return False
    state["laid"][part] = option
    state["last"] = part
    return True


def reasons_waiting(board: dict, state: dict) -> list:
    """Return the findings of a board that lie nowhere yet."""
    waiting = []
    for one in board["findings"]:
        if state["laid"][one] == "":
            waiting.append(one)
    return waiting


def _reasons_missed(board: dict, state: dict) -> list:
    """Return the findings of a board that lie in another column than the course's."""
    missed = []
    for one in board["findings"]:
        if state["laid"][one] != "" and state["laid"][one] != board["belongs"][one]:
            missed.append(one)
    return missed


def _reasons_now(spec: dict, state: dict, board: dict) -> str:
    """Return the question that is asked on a board: none before all findings lie, and none after the last."""
    if len(reasons_waiting(board, state)) > 0:
        return ""
    for ask in REASONS_ASKS:
        if state["settled"][reasons_key(spec, board, ask)] == "":
            return ask
    return ""


def _reasons_ends(spec: dict, state: dict, board: dict) -> bool:
    """Return whether everything on a board has an answer."""
    return len(reasons_waiting(board, state)) == 0 and _reasons_now(spec, state, board) == ""


def reasons_do(spec: dict, state: dict, event: dict) -> dict:
    """Return the state after an event.

    ``take`` (of: a finding), ``put`` (of: a column; what was taken, else the first), ``drop`` (of: a finding, value: a column), a
    column's own name (of: a finding; by key), ``choose`` and ``settle`` (of: a question), ``board``, ``missed`` or ``again``.
    """
    quiet(state)
    board = spec["boards"][state["at"]]
    waiting = reasons_waiting(board, state)
    asked = event["do"]
    of = event["of"]
    if asked == "board":
        _reasons_go(spec, state, of)
    elif asked == "take" and one_of_these(of, waiting):
        state["taken"] = of
    elif asked == "put" and len(waiting) > 0 and one_of_these(of, spec["columns"]):
        _reasons_lay(spec, state, board, _reasons_hand(state, waiting), of)
    elif asked == "drop" and one_of_these(of, waiting) and one_of_these(event["value"], spec["columns"]):
        _reasons_lay(spec, state, board, of, event["value"])
    elif one_of_these(asked, spec["columns"]) and one_of_these(of, waiting):
        _reasons_lay(spec, state, board, of, asked)
    elif asked == "choose" and of == _reasons_now(spec, state, board) and of != "":
        if one_of_these(event["value"], board[of]["options"]):
            state["picks"][of] = event["value"]
            state["missing"] = ""
    elif asked == "settle" and of == _reasons_now(spec, state, board) and of != "":
        _reasons_settle(spec, state, board, of)
    elif asked == "missed" or asked == "again":
        _reasons_anew(spec, state, board, asked)
    return state


def _reasons_hand(state: dict, waiting: list) -> str:
    """Return the finding that is in the hand: the one taken, else the first that waits."""
    return state["taken"] if state["taken"] in waiting else waiting[0]


def _reasons_go(spec: dict, state: dict, name: object) -> None:
    """Go to another board."""
    for i in range(len(spec["boards"])):
        if spec["boards"][i]["id"] == name and i != state["at"]:
            state["at"] = i
            state["last"] = ""
            state["taken"] = ""
            state["focus"] = "board:" + spec["boards"][i]["id"]
            _reasons_ask(state)


def _reasons_answer(spec: dict, state: dict, board: dict, part: str, option: str, best: str) -> None:
    """Keep an answer."""
    key = reasons_key(spec, board, part)
    state["tries"][key] = state["tries"][key] + 1
    answer = {
        "kind": "answer",
        "item": key,
        "option": option,
        "sure": None,
        "attempt": state["tries"][key],
        "right": option == best,
    }
    state["keep"].append(answer)


def _reasons_lay(spec: dict, state: dict, board: dict, finding: str, column: str) -> None:
    """Put a finding into a column, and tell its reason."""
    state["laid"][finding] = column
    state["last"] = finding
    state["taken"] = ""
    _reasons_answer(spec, state, board, finding, column, board["belongs"][finding])
    waiting = reasons_waiting(board, state)
    state["focus"] = "wait:" + waiting[0] if len(waiting) > 0 else "reason:" + finding
    state["say"] = "reason:" + finding


def _reasons_settle(spec: dict, state: dict, board: dict, ask: str) -> None:
    """Keep what was chosen of a question, and tell the reasons; or say that nothing was chosen."""
    option = state["picks"][ask]
    if option == "":
        state["missing"] = ask
        state["focus"] = ask + ":" + board["id"]
        state["say"] = "missing-" + ask + ":" + board["id"]
        return
    state["settled"][reasons_key(spec, board, ask)] = option
    state["last"] = ""
    _reasons_ask(state)
    _reasons_answer(spec, state, board, ask, option, board[ask]["best"])
    state["focus"] = "why:" + board["id"] + "/" + ask + "/" + option
    state["say"] = state["focus"]


def _reasons_anew(spec: dict, state: dict, board: dict, which: str) -> None:
    """Ask those findings anew that were missed, or the whole board; each once everything has an answer."""
    missed = _reasons_missed(board, state)
    if not _reasons_ends(spec, state, board) or (which == "missed" and len(missed) == 0):
        return
    if which == "again":
        _reasons_clear(spec, state, board)
        state["keep"].append({"kind": "again", "item": reasons_key(spec, board, "")})
    else:
        for one in missed:
            state["laid"][one] = ""
            state["keep"].append({"kind": "again", "item": reasons_key(spec, board, one)})
    state["last"] = ""
    state["focus"] = "board:" + board["id"]


def reasons_show(spec: dict, state: dict, words: dict) -> dict:
    """Return the view: one board, the reason of what was put last, and what is asked of it."""
    board = spec["boards"][state["at"]]
    view = {"text": {}, "parts": {}, "marked": {}, "order": {}, "off": {}, "value": {}}
    for one in spec["boards"]:
        view["parts"]["board:" + one["id"]] = one["id"] == board["id"]
        ends = _reasons_ends(spec, state, one)
        view["marked"]["tab:" + one["id"]] = "now" if one["id"] == board["id"] else ("done" if ends else "")
    _reasons_show_findings(spec, state, board, view)
    for ask in REASONS_ASKS:
        _reasons_show_ask(spec, state, words, view, ask)
    ends = _reasons_ends(spec, state, board)
    view["parts"]["missed:" + board["id"]] = ends and len(_reasons_missed(board, state)) > 0
    view["parts"]["again:" + board["id"]] = ends
    view["text"]["count:" + board["id"]] = _reasons_said(board, state, words)
    view["focus"] = state["focus"]
    view["say"] = state["say"]
    return view


def _reasons_show_findings(spec: dict, state: dict, board: dict, view: dict) -> None:
    """Write into ``view`` which findings wait, which lie in which column, and the reason of the last."""
    waiting = reasons_waiting(board, state)
    view["parts"]["put:" + board["id"]] = len(waiting) > 0
    hand = _reasons_hand(state, waiting) if len(waiting) > 0 else ""
    order = []
    for i in range(len(spec["columns"])):
        order.append("head-" + spec["columns"][i])
        for one in board["findings"]:
            if state["laid"][one] == spec["columns"][i]:
                order.append(one)
                right = spec["columns"][i] == board["belongs"][one]
                view["marked"]["laid:" + one] = "c" + str(i + 1) + (" best" if right else " other")
    for one in waiting:
        order.append(one)
        view["marked"]["laid:" + one] = ""
    view["order"]["laid:" + board["id"]] = order
    for one in board["findings"]:
        view["parts"]["wait:" + one] = state["laid"][one] == ""
        view["marked"]["wait:" + one] = "now" if one == hand else ""
        view["parts"]["laid:" + one] = state["laid"][one] != ""
        right = state["laid"][one] == board["belongs"][one]
        view["parts"]["reason:" + one] = one == state["last"]
        view["marked"]["reason:" + one] = "best" if right else "other"
        view["parts"]["right:" + one] = right
        view["parts"]["missed:" + one] = not right


def _reasons_show_ask(spec: dict, state: dict, words: dict, view: dict, ask: str) -> None:
    """Write into ``view`` a question of the board, once it is asked, and its reasons, once it is answered."""
    board = spec["boards"][state["at"]]
    name = board["id"]
    settled = state["settled"][reasons_key(spec, board, ask)]
    all_lie = len(reasons_waiting(board, state)) == 0
    before = ask == "cause" or state["settled"][reasons_key(spec, board, "cause")] != ""
    view["parts"][ask + "-part:" + name] = all_lie and before
    view["parts"]["missing-" + ask + ":" + name] = state["missing"] == ask
    view["parts"]["settle-" + ask + ":" + name] = settled == ""
    view["off"][ask + ":" + name] = settled != ""
    view["value"][ask + ":" + name] = settled if settled != "" else state["picks"][ask]
    for option in board[ask]["options"]:
        shown = settled != "" and (option == settled or option == board[ask]["best"])
        view["parts"]["why:" + name + "/" + ask + "/" + option] = shown
        view["marked"]["why:" + name + "/" + ask + "/" + option] = "best" if option == board[ask]["best"] else "other"


def _reasons_said(board: dict, state: dict, words: dict) -> str:
    """Return how many of the findings put so far lie as in the course."""
    count = len(board["findings"]) - len(reasons_waiting(board, state))
    right = count - len(_reasons_missed(board, state))
    values = {"n": number_text(right, 0, words), "of": number_text(count, 0, words)}
    return "" if count == 0 else fill_in(words["into_count"], values)
