"""Days of sessions: evenly spaced, with a night's pause, or as uneven as real days are."""

from math import log

from lactation.core.checks import check_number
from lactation.core.sessions import MOST_SESSIONS_A_DAY, session

FIRST_FEED_HOUR = 6.0  # of a day without night feeds
LAST_FEED_HOUR = 22.0


def even_day(sessions: int, kind: str = "feed") -> list:
    """Return a day with evenly spaced sessions, the first half a gap after midnight."""
    check_number("sessions", sessions, 0, MOST_SESSIONS_A_DAY)
    day = []
    for i in range(sessions):
        day.append(session(24.0 * (i + 0.5) / sessions, kind))
    return day


def day_without_nights(sessions: int) -> list:
    """Return a day with sessions spread evenly from 06:00 to 22:00 and none at night."""
    check_number("sessions", sessions, 1, MOST_SESSIONS_A_DAY)
    day = []
    for i in range(sessions):
        share = i / (sessions - 1) if sessions > 1 else 0.5
        day.append(session(FIRST_FEED_HOUR + (LAST_FEED_HOUR - FIRST_FEED_HOUR) * share))
    return day


def next_random(seed: int) -> int:
    """Return the next seed of Park and Miller's generator: products stay below 2^53, so both runtimes agree."""
    return (seed * 16807) % 2147483647


def uneven_day(sessions: int, seed: int) -> list:
    """Return a day with gamma-spaced sessions (shape 6), as uneven as real days; the same ``seed`` gives the same day."""
    check_number("sessions", sessions, 1, MOST_SESSIONS_A_DAY)
    check_number("seed", seed, 1, 2147483646)
    for _ in range(3):
        seed = next_random(seed)  # small seeds start with small numbers
    gaps = []
    total = 0.0
    for _ in range(sessions + 1):
        gap = 0.0
        for _draw in range(6):
            seed = next_random(seed)
            gap = gap - log(seed / 2147483647.0)
        gaps.append(gap)
        total = total + gap
    hour = 0.0
    day = []
    for i in range(sessions):
        hour = hour + gaps[i] * 24.0 / total
        day.append(session(hour))
    return day


def spaced_days(sessions_per_day: float, days: int, kind: str = "feed") -> list:
    """Return ``days`` days of sessions evenly spaced through all of them; 7.3 a day is a session every 3.29 h."""
    check_number("sessions_per_day", sessions_per_day, 0.1, MOST_SESSIONS_A_DAY)
    spaced = []
    gap_hours = 24.0 / sessions_per_day
    hour = 0.5 * gap_hours
    for _ in range(days):
        day = []
        while hour < 24.0:
            day.append(session(hour, kind))
            hour = hour + gap_hours
        hour = hour - 24.0
        spaced.append(day)
    return spaced


def responsive_sessions(day: int) -> int:
    """Sessions a day when a baby is fed on demand: 11 in the first two weeks, 9 to four weeks, then 8.

    WHO's 8 to 12 for the newborn; Kent 2006 and 2013 for the months after.
    """
    if day < 14:
        return 11
    return 9 if day < 28 else 8


def responsive_days(days: int, seed: int = 0) -> list:
    """Return ``days`` days of feeding on demand from birth; a ``seed`` above 0 makes them uneven, as real days are."""
    plan = []
    even = {11: even_day(11), 9: even_day(9), 8: even_day(8)}
    for d in range(days):
        sessions = responsive_sessions(d)
        plan.append(uneven_day(sessions, seed + d) if seed > 0 else even[sessions])
    return plan
