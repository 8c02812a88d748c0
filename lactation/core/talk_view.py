"""What is to be seen of a talk: the moment, the way so far, and at its end what it came to.

Besides what ``core/play/dialogue.py`` needs the spec holds ``skills`` (sentences of feedback by name), ``short`` (an error in a
few words, by code), ``tray`` (ids of what always stands below the four) and ``closings`` (ids of what ends a talk), ``first``
(her first words and face), ``scene_home`` and ``scene_away`` (of a next visit that is no talk) and ``drawn`` (for
``core/portrait.py``).
"""

from math import floor

from lactation.core.cast import cast_of
from lactation.core.conversation import ERROR_CODES, reply_named
from lactation.core.conversation_end import (
    OPEN_SHARE_WANTED,
    REFLECTIONS_PER_QUESTION_WANTED,
    clearest_reactions,
    endings_of,
    found_facts,
    missed_facts,
    score_of,
    share_done,
)
from lactation.core.conversation_milk import is_away, told_numbers, visit_line
from lactation.core.own_words import own_show
from lactation.core.portrait import portrait_said
from lactation.core.words import counted, fill_in, listed, number_text

MOST_MOMENTS = 44  # places of the strip; more than any talk has turns
CLEAREST = 3
TENTHS = 10.0
SUPPORT_WANTED = 24.0


def talk_view(spec: dict, state: dict, moments: list, own: str, words: dict) -> dict:
    """Return the view of a talk but for focus and what is read out.

    ``moments`` are the places in ``state["nodes"]`` of this try, to its end; ``own`` the line after which own words are
    asked for.
    """
    view = {"text": {}, "parts": {}, "marked": {}, "off": {}, "rows": {}, "width": {}, "value": {}, "drawn": {}}
    node = state["nodes"][state["at"]]
    over = node["turn"]["state"]["over"] != ""
    view["parts"]["waits"] = state["waits"]
    view["parts"]["changed"] = state["changed"]
    view["parts"]["talk"] = not state["waits"]
    view["parts"]["end"] = over
    view["parts"]["choices"] = not over
    view["marked"]["talk"] = "over" if over else "closing" if state["closing"] else "open"
    _show_her(spec, state, node, view, words)
    _show_replies(spec, state, node, view)
    _show_path(spec, state, moments, view, words)
    _show_own(spec, state, own, view, words)
    _show_end(spec, state, node, view, words)
    return view


def line_of_node(spec: dict, state: dict, at: int) -> dict:
    """Return what she said last at a moment (``say``, ``face``, ``by_whom``): what takes no turn leaves her words."""
    node = state["nodes"][at]
    while "id" not in node["turn"]["line"] and node["up"] >= 0:
        node = state["nodes"][node["up"]]
    if "id" in node["turn"]["line"]:
        return node["turn"]["line"]
    for line in spec["talk"]["openings"]:
        if line["id"] == node["turn"]["state"]["last"]:
            return line
    return spec["first"]


def her_words(spec: dict, state: dict, at: int, words: dict) -> str:
    """Return what she said last at a moment."""
    return _with_numbers(spec, line_of_node(spec, state, at)["say"], state["nodes"][at]["turn"]["state"]["n"], words)


def _with_numbers(spec: dict, text: str, numbers: dict, words: dict) -> str:
    """Return words with the model's numbers in their places; only a return visit has any."""
    return fill_in(text, told_numbers(numbers, words)) if "v_cup" in numbers and spec["before"] != "" else text


def _said_of(spec: dict, node: dict) -> str:
    """Return the sentences about a reply: the skill, then what it did."""
    text = ""
    for name in node["turn"]["said"]:
        text = text + (" " if text != "" else "") + spec["skills"][name]
    return text


def _show_her(spec: dict, state: dict, node: dict, view: dict, words: dict) -> None:
    """Show her face, her words, what happened besides, what the learner said, and what it did."""
    text = view["text"]
    line = line_of_node(spec, state, state["at"])
    cast = cast_of(line)
    began = node["up"] < 0
    view["drawn"]["figure"] = cast
    text["her"] = her_words(spec, state, state["at"], words)
    text["scene"] = line["scene"] if began and "scene" in line else ""
    text["extra"] = node["turn"]["extra"]["say"] if not began and "id" in node["turn"]["extra"] else ""
    text["you"] = "" if began else reply_named(spec["talk"], node["reply"])["text"]
    text["skill"] = "" if began else _said_of(spec, node)
    text["heard"] = portrait_said(spec["drawn"], cast) + " " + text["her"] + " " + text["extra"] + " " + text["skill"]
    view["parts"]["scene"] = text["scene"] != ""
    view["parts"]["extra"] = text["extra"] != ""
    view["parts"]["after"] = not began
    view["off"]["take"] = began
    shown = state["moved"] + (0 if state["stored"] else 1)  # the first reply keeps the beginning as well
    view["marked"]["her-mark"] = "odd" if shown % 2 > 0 else "even"


def _show_replies(spec: dict, state: dict, node: dict, view: dict) -> None:
    """Show the four, the tray, and in their place the ways to close: where she asks to, or all else is said."""
    nothing = len(node["menu"]) < 1
    closes = state["closing"] or nothing
    for i in range(4):
        place = "reply:" + str(i + 1)
        there = i < len(node["menu"])
        view["parts"][place] = there and not closes
        view["text"][place] = reply_named(spec["talk"], node["menu"][i])["text"] if there else ""
        view["marked"][place] = "tried" if there and _was_tried(state, node["menu"][i]) else ""
    for reply in spec["tray"]:
        view["parts"]["tray:" + reply] = reply in node["tray"]
    can_close = False
    for reply in spec["closings"]:
        there = reply in node["tray"]
        can_close = can_close or there
        view["parts"]["closing:" + reply] = there and closes
        view["marked"]["closing:" + reply] = "tried" if there and _was_tried(state, reply) else ""
    view["off"]["close"] = not can_close or nothing
    view["parts"]["stay"] = closes and not nothing


def _was_tried(state: dict, reply: str) -> bool:
    """Return whether a reply was tried at this moment before."""
    for node in state["nodes"]:
        if node["up"] == state["at"] and node["reply"] == reply:
            return True
    return False


def _tries_at(state: dict, at: int) -> int:
    """Return how many replies were tried at a moment."""
    count = 0
    for node in state["nodes"]:
        if node["up"] == at:
            count = count + 1
    return count


def _show_path(spec: dict, state: dict, moments: list, view: dict, words: dict) -> None:
    """Show the strip of moments and, for those who read, what was said so far."""
    rows = []
    now = -1
    for i in range(len(moments)):
        if moments[i] == state["at"]:
            now = i
    for i in range(MOST_MOMENTS):
        place = "dot:" + str(i + 1)
        there = i < len(moments)
        view["parts"][place] = there
        mark = ""
        if there:
            mark = "now" if i == now else "ahead" if i > now else "forks" if _tries_at(state, moments[i]) > 1 else ""
        view["marked"][place] = mark
    for i in range(now + 1):
        if i > 0:
            rows.append(_told_turn(spec, state, moments[i], words))
    view["rows"]["told"] = rows
    view["parts"]["path"] = len(moments) > 1


def _told_turn(spec: dict, state: dict, at: int, words: dict) -> dict:
    """Return one turn to read: what the learner said, what it is called, and what she answered."""
    node = state["nodes"][at]
    extra = " " + node["turn"]["extra"]["say"] if "id" in node["turn"]["extra"] else ""
    her = her_words(spec, state, at, words) + extra if "id" in node["turn"]["line"] else ""
    return {"you": reply_named(spec["talk"], node["reply"])["text"], "her": her, "skill": _said_of(spec, node)}


def _show_own(spec: dict, state: dict, own: str, view: dict, words: dict) -> None:
    """Show where a sentence of one's own is asked for."""
    for line in spec["own"]:
        view["parts"]["own"] = own != ""
        if line == own:
            own_show(spec["own"][own], state["own"][own], view)


# ---- The end


def _show_end(spec: dict, state: dict, node: dict, view: dict, words: dict) -> None:
    """Show what the talk came to."""
    now = node["turn"]["state"]
    talk = spec["talk"]
    over = now["over"] != ""
    endings = endings_of(talk, now) if over else {}
    for group in talk["endings"]:
        view["text"]["ending:" + group] = ""
        if over:
            for ending in talk["endings"][group]:
                if ending["id"] == endings[group]:
                    view["text"]["ending:" + group] = ending["say"]
    for name in ["clear", "bars", "found", "missed"]:
        view["rows"][name] = []
    for name in ["points", "costs", "week", "next_visit", "over-why"]:
        view["text"][name] = ""
    for name in ["missed-some", "found-some", "safety", "points", "costs", "week-part"]:
        view["parts"][name] = False
    view["parts"]["over-why"] = over and now["over"] != "closed"
    if over:
        view["text"]["over-why"] = words["talk_over_" + now["over"]] if now["over"] != "closed" else ""
        view["text"]["heard"] = view["text"]["heard"] + " " + view["text"]["over-why"] + " " + words["talk_ended"]
        _show_reactions(spec, state, view, words)
        _show_bars(spec, now, view, words)
        _show_points(spec, state, now, view, words)
        _show_facts(spec, now, view, words)
        _show_week(spec, node, view, words)


def _turns_to(state: dict, at: int) -> list:
    """Return the moments of the turns from the beginning to this one."""
    back = []
    while state["nodes"][at]["up"] >= 0:
        back.append(at)
        at = state["nodes"][at]["up"]
    found = []
    for i in range(len(back)):
        found.append(back[len(back) - 1 - i])
    return found


def _show_reactions(spec: dict, state: dict, view: dict, words: dict) -> None:
    """Show her clearest reactions, each with what it answered."""
    moments = _turns_to(state, state["at"])
    turns = []
    for at in moments:
        turns.append(state["nodes"][at]["turn"])
    for place in clearest_reactions(spec["talk"], turns, CLEAREST):
        view["rows"]["clear"].append(_told_turn(spec, state, moments[place], words))


def _show_bars(spec: dict, now: dict, view: dict, words: dict) -> None:
    """Show five bars with what they count."""
    talk = spec["talk"]
    n = now["n"]
    score = score_of(talk, now)
    asked = counted("talk_questions", score["questions"], words)
    bars = view["rows"]["bars"]
    values = {"n": number_text(n["n_open"], 0, words), "of": asked}
    bars.append(_bar("talk_bar_open", "talk_bar_open_says", values, score["open_share"] / OPEN_SHARE_WANTED, words))
    values = {"n": counted("talk_times", score["reflections"], words), "of": asked}
    bars.append(_bar("talk_bar_back", "talk_bar_back_says", values, score["ratio"] / REFLECTIONS_PER_QUESTION_WANTED, words))
    bars.append(
        _bar("talk_bar_support", "talk_bar_support_says", _support(n, score, words), score["support"] / SUPPORT_WANTED, words)
    )
    values = {"n": number_text(n["found"], 0, words), "of": number_text(_how_many(talk["facts"]), 0, words)}
    bars.append(_bar("talk_bar_found", "talk_bar_found_says", values, n["found"] / talk["facts_wanted"], words))
    share = _best_share(talk, now)
    values = {"n": number_text(TENTHS * share, 0, words)}
    bars.append(_bar("talk_bar_holds", _holds_says(talk, n, share), values, share, words))
    _show_costs(spec, n, view, words)


def _holds_says(talk: dict, n: dict, share: float) -> str:
    """Return the name of the sentence about what will be done of what was agreed."""
    if share >= 0.5 / TENTHS:
        return "talk_bar_holds_says"
    for name in talk["actions"]:
        if talk["actions"][name]["sound"] and n["a_" + name] > 0:
            return "talk_bar_holds_hardly"
    return "talk_bar_holds_none"


def _support(n: dict, score: dict, words: dict) -> dict:
    """Return how often the skills of support were used, as texts."""
    values = {"suggestions": number_text(score["suggestions"], 0, words)}
    for code in ["accept", "praise", "permission", "check"]:
        values[code] = number_text(n["n_" + code], 0, words)
    return values


def _how_many(things: dict) -> int:
    """Return how many things a dict holds."""
    count = 0
    for name in things:
        count = count + (1 if name != "" else 0)
    return count


def _best_share(talk: dict, now: dict) -> float:
    """Return how much of the best that was agreed will be done, 0 to 1."""
    best = 0.0
    for name in talk["actions"]:
        if talk["actions"][name]["sound"]:
            best = max(best, share_done(talk, now, name))
    return best


def _show_points(spec: dict, state: dict, now: dict, view: dict, words: dict) -> None:
    """Show the points from the second talk on, with what holds them down; and always whether the danger was missed."""
    score = score_of(spec["talk"], now)
    missed = now["n"][spec["talk"]["safety"]] < 1
    values = {"n": number_text(score["points"], 0, words), "cap": number_text(score["cap"], 0, words)}
    view["text"]["points"] = fill_in(words["talk_points"], values)
    if score["cap"] < 100:
        why = words["talk_cap_safety"] if missed else words["talk_cap_unsafe"]
        view["text"]["points"] = view["text"]["points"] + " " + fill_in(why, values)
    view["parts"]["points"] = _how_many(state["ended"]) > 0
    view["parts"]["safety"] = missed


def _bar(name: str, says: str, values: dict, share: float, words: dict) -> dict:
    """Return one bar: its name, what it counts in words, and how full it is."""
    return {"name": words[name], "says": fill_in(words[says], values), "full": floor(100.0 * min(1.0, max(0.0, share)) + 0.5)}


def _show_costs(spec: dict, n: dict, view: dict, words: dict) -> None:
    """Name what cost trust, each with how often."""
    told = []
    for code in ERROR_CODES:
        if n["n_" + code] > 0 and code in spec["short"]:
            values = {"what": spec["short"][code], "n": counted("talk_times", n["n_" + code], words)}
            told.append(fill_in(words["talk_cost"], values))
    view["parts"]["costs"] = len(told) > 0
    view["text"]["costs"] = fill_in(words["talk_costs"], {"list": listed(told, "list_semicolon", words)}) if len(told) > 0 else ""


def _show_facts(spec: dict, now: dict, view: dict, words: dict) -> None:
    """Show what she told, and what she did not, with what would have opened it."""
    talk = spec["talk"]
    for fact in found_facts(talk, now):
        view["rows"]["found"].append({"title": talk["facts"][fact]["title"], "why": talk["facts"][fact]["why"]})
    for one in missed_facts(talk, now):
        row = {"title": talk["facts"][one["fact"]]["title"], "why": talk["facts"][one["fact"]]["why"], "opens": ""}
        if one["reply"] != "":
            row["opens"] = fill_in(words["talk_opens"], {"reply": reply_named(talk, one["reply"])["text"]})
        view["rows"]["missed"].append(row)
    view["parts"]["found-some"] = len(view["rows"]["found"]) > 0
    view["parts"]["missed-some"] = len(view["rows"]["missed"]) > 0


def week_told(talk: dict, now: dict, week: dict, words: dict) -> str:
    """Return what the baby gets at the next visit; grams only where the model's are of such a baby."""
    values = told_numbers(week, words)
    values["what"] = talk["model"]["cup_is"] if talk["model"]["cup_is"] != "" else words["talk_other_milk"]
    told = fill_in(words["talk_week_away"] if is_away(talk, now) else words["talk_week"], values)
    return told + " " + fill_in(words["talk_week_gain"], values) if talk["model"]["tells_grams"] else told


def _show_week(spec: dict, node: dict, view: dict, words: dict) -> None:
    """Show the next visit: tin, milk and weight, and what it looks like where it is no talk of its own."""
    for name in ["v_cup", "v_milk", "v_gain"]:
        if name not in node["week"]:
            return
    talk = spec["talk"]
    now = node["turn"]["state"]
    values = told_numbers(node["week"], words)
    view["parts"]["week-part"] = True
    view["text"]["week"] = week_told(talk, now, node["week"], words)
    line = visit_line(talk, now, node["week"])
    if "id" in line:
        scene = spec["scene_away"] if is_away(talk, now) and spec["scene_away"] != "" else spec["scene_home"]
        view["text"]["next_visit"] = scene + " " + fill_in(line["say"], values)
