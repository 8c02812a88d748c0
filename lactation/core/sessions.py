"""A day's sessions: what one is, what cannot be, and the order in which those of one hour happen."""

from lactation.core.checks import check_choice, check_fields, check_number, is_number

MOST_SESSIONS_A_DAY = 48
MOST_MOMENTS_A_DAY = 300  # sessions, and moments at which nothing is taken
KINDS = ["feed", "express", "missed"]  # in this order when they stand at the same hour
BREASTS = ["left", "right", "both"]
SESSION_FIELDS = [
    "hour", "kind", "breast", "minutes", "efficacy", "stress", "supplement_before_ml", "supplement_after_ml",
]  # fmt: skip


def session(hour: float, kind: str = "feed") -> dict:
    """Return a usual session at ``hour`` (0 up to 24) of a day: both breasts offered, good attachment, no stress.

    Change the other fields in place: ``breast`` (left, right, both), ``minutes`` at each breast, ``efficacy`` of attachment or
    pump (0 to 1), ``stress`` (0 to 1), ``supplement_before_ml`` and ``supplement_after_ml``.
    """
    return {
        "hour": hour,
        "kind": kind,
        "breast": "both",
        "minutes": 15.0,
        "efficacy": 1.0,
        "stress": 0.0,
        "supplement_before_ml": 0.0,
        "supplement_after_ml": 0.0,
    }


def check_day(sessions: list, day: int) -> None:
    """Raise a ValueError that names the day, the session, the field, the value and the range, if a day cannot be."""
    held = 0
    previous_hour = 0.0
    for i in range(len(sessions)):
        one = sessions[i]
        if not is_possible(one, previous_hour):
            check_session(one, previous_hour, f"day {day}, session {i + 1}: ")
        previous_hour = one["hour"]
        if one["kind"] != "missed":
            held += 1
    if held > MOST_SESSIONS_A_DAY or len(sessions) > MOST_MOMENTS_A_DAY:
        check_number(f"day {day}: number of sessions", held, 0, MOST_SESSIONS_A_DAY)
        check_number(f"day {day}: number of moments", len(sessions), 0, MOST_MOMENTS_A_DAY)


def is_possible(one: dict, previous_hour: float) -> bool:
    """Return whether a session can be, without the words of ``check_session``: they take longer than the physiology."""
    for field in SESSION_FIELDS:
        if field not in one:
            return False
    return (
        is_number(one["hour"], previous_hour, 24)
        and one["hour"] < 24.0
        and one["kind"] in KINDS
        and one["breast"] in BREASTS
        and is_number(one["minutes"], 0, 120)
        and is_number(one["efficacy"], 0, 1)
        and is_number(one["stress"], 0, 1)
        and is_number(one["supplement_before_ml"], 0, 500)
        and is_number(one["supplement_after_ml"], 0, 500)
    )


def check_session(one: dict, previous_hour: float, where: str) -> None:
    """Raise a ValueError that says ``where`` and names the field, the value and the range, if a session cannot be."""
    check_fields(where, one, SESSION_FIELDS)
    hour = check_number(where + "hour", one["hour"], 0, 24)
    if hour < previous_hour or hour >= 24.0:
        raise ValueError(f"{where}hour: found {hour}, expected {previous_hour} or later and before 24 (sessions in order)")
    check_choice(where + "kind", one["kind"], KINDS)
    check_choice(where + "breast", one["breast"], BREASTS)
    check_number(where + "minutes", one["minutes"], 0, 120)
    check_number(where + "efficacy", one["efficacy"], 0, 1)
    check_number(where + "stress", one["stress"], 0, 1)
    check_number(where + "supplement_before_ml", one["supplement_before_ml"], 0, 500)
    check_number(where + "supplement_after_ml", one["supplement_after_ml"], 0, 500)


def in_turn(sessions: list) -> list:
    """Return a day's sessions with those of one hour in the order of the model, whatever order they were written in.

    At the same hour the baby is fed before milk is expressed, and cups (``missed`` with other milk) come last. Of two feeds, the
    one with other milk before it comes first, and the one with other milk after it last.
    """
    for i in range(1, len(sessions)):
        if comes_before(sessions[i], sessions[i - 1]):
            return sorted_sessions(sessions)
    return sessions


def sorted_sessions(sessions: list) -> list:
    """Return the sessions by hour, and those of one hour by what decides next (see ``comes_before``)."""
    ordered = []
    for i in range(len(sessions)):
        ordered.append(sessions[i])
        place = i
        while place > 0 and comes_before(sessions[i], ordered[place - 1]):
            ordered[place] = ordered[place - 1]
            place -= 1
        ordered[place] = sessions[i]
    return ordered


def _stands_first(one: str, other: str, order: list) -> bool:
    """Return whether ``one`` of two different names stands before the ``other``."""
    for name in order:
        if name == one or name == other:
            return name == one
    return False


def comes_before(one: dict, other: dict) -> bool:
    """Return whether ``one`` happens before ``other``: by hour, then by kind, other milk, breast and the rest."""
    if one["hour"] != other["hour"]:
        return one["hour"] < other["hour"]
    if one["kind"] != other["kind"]:
        return _stands_first(one["kind"], other["kind"], KINDS)
    if one["supplement_before_ml"] != other["supplement_before_ml"]:
        return one["supplement_before_ml"] > other["supplement_before_ml"]
    if one["supplement_after_ml"] != other["supplement_after_ml"]:
        return one["supplement_after_ml"] < other["supplement_after_ml"]
    if one["breast"] != other["breast"]:
        return _stands_first(one["breast"], other["breast"], BREASTS)
    for field in ["minutes", "efficacy", "stress"]:
        if one[field] != other[field]:
            return one[field] < other[field]
    return False
