"""Prolactin through a day of feeds that the learner places on a clock."""

from lactation.core.checks import check_number
from lactation.core.hormones import prolactin_baseline_ng_ml, prolactin_fading, prolactin_rise
from lactation.core.words import NOON_HOUR, from_noon

MOST_FEEDS = 16
POINTS_AN_HOUR = 10
DAYS_SHOWN = 180


def check_prolactin_day(settings: dict) -> None:
    """Raise a ValueError naming the setting, the value and the range, when a setting cannot be."""
    check_number("day", settings["day"], 1, DAYS_SHOWN)
    check_number("half_life_min", settings["half_life_min"], 25, 50)
    feeds = settings["feeds"]
    if not isinstance(feeds, list):
        raise ValueError(f"feeds: found {feeds}, expected a list of hours from 0 to 24")
    check_number("number of feeds", len(feeds), 0, MOST_FEEDS)
    for i in range(len(feeds)):
        check_number(f"feed {i + 1}: hour", feeds[i], 0, 24)


def level_ng_ml(hour: float, feeds: list, baseline: float, half_life_min: float, feed_min: float) -> float:
    """Return prolactin at ``hour`` of a day that repeats, ng/mL: the baseline and what is left of each feed's rise."""
    rises = 0.0
    for i in range(len(feeds)):
        since_h = hour - feeds[i]
        if since_h < 0.0:
            since_h = since_h + 24.0
        rises = rises + prolactin_rise(since_h * 60.0, feed_min, half_life_min)
    return baseline * (1.0 + rises)


def longest_gap_hours(feeds: list) -> float:
    """Return the longest time without a feed, over midnight too; 24 for one feed or none."""
    if len(feeds) < 2:
        return 24.0
    longest = 0.0
    for i in range(len(feeds)):
        gap = 24.0
        for k in range(len(feeds)):
            ahead = feeds[k] - feeds[i]
            if ahead <= 0.0:
                ahead = ahead + 24.0
            if k != i and ahead < gap:
                gap = ahead
        longest = max(longest, gap)
    return longest


def prolactin_day_run(settings: dict, parameters: dict) -> dict:
    """Return the day's curve and the baseline over the first six months at this number of feeds.

    Raises
    ------
    ValueError
        A setting is outside its range.
    """
    check_prolactin_day(settings)
    feeds = settings["feeds"]
    feed_min = parameters["prolactin_feed_min"]
    fading = prolactin_fading(settings["day"], parameters)
    baseline = prolactin_baseline_ng_ml(fading, len(feeds), parameters)
    hours = []
    levels = []
    for i in range(24 * POINTS_AN_HOUR + 1):
        hour = NOON_HOUR + i / POINTS_AN_HOUR
        hours.append(hour)
        levels.append(level_ng_ml(hour % 24.0, feeds, baseline, settings["half_life_min"], feed_min))
    days = []
    baselines = []
    unsuckled = []
    for i in range(61):
        day = 3.0 * i
        days.append(day)
        baselines.append(prolactin_baseline_ng_ml(prolactin_fading(day, parameters), len(feeds), parameters))
        unsuckled.append(prolactin_baseline_ng_ml(prolactin_fading(day, parameters), 0.0, parameters))
    return {
        "hours": hours,
        "levels": levels,
        "baseline": baseline,
        "days": days,
        "baselines": baselines,
        "unsuckled": unsuckled,
        "feed_min": feed_min,
    }


def prolactin_day_member(settings: dict, parameters: dict) -> dict:
    """Return nothing: no parameter of this scene is fitted, so the ensemble has no band here."""
    return {}


def prolactin_day_show(settings: dict, run: dict, members: list) -> dict:
    """Return series (hours from noon, or days; ng/mL), readouts and the names of the sentences to say."""
    feeds = settings["feeds"]
    baseline = run["baseline"]
    half_life_min = settings["half_life_min"]
    mean = 0.0
    highest = 0.0
    peak_hour = 0.0
    for i in range(len(run["levels"]) - 1):
        mean = mean + run["levels"][i]
        if run["levels"][i] > highest:
            highest = run["levels"][i]
            peak_hour = run["hours"][i] % 24.0
    mean = mean / (len(run["levels"]) - 1)
    at_feeds = []
    feed_places = []
    for i in range(len(feeds)):
        top_hour = feeds[i] + run["feed_min"] / 60.0  # a peak may lie between two points of the curve
        if top_hour >= 24.0:
            top_hour = top_hour - 24.0
        top = level_ng_ml(top_hour, feeds, baseline, half_life_min, run["feed_min"])
        if top > highest:
            highest = top
            peak_hour = top_hour
        feed_places.append(from_noon(feeds[i]))
        at_feeds.append(level_ng_ml(feeds[i], feeds, baseline, half_life_min, run["feed_min"]))
    gap = longest_gap_hours(feeds)
    left_percent = 100.0 * prolactin_rise(run["feed_min"] + 120.0, run["feed_min"], half_life_min)
    said = []
    if len(feeds) == 0:
        said.append("no_feeds")
    else:
        said.append("each_feed")
        said.append("fades")
        if len(feeds) < 4:
            said.append("few_feeds")
        elif gap >= 6.0:
            said.append("long_gap")
        elif len(feeds) > 7:
            said.append("kept_up")
    return {
        "series": {
            "level": {"x": run["hours"], "y": run["levels"]},
            "baseline": {"x": [NOON_HOUR, NOON_HOUR + 24.0], "y": [baseline, baseline]},
            "feeds": {"x": feed_places, "y": at_feeds},
            "baselines": {"x": run["days"], "y": run["baselines"]},
            "unsuckled": {"x": run["days"], "y": run["unsuckled"]},
            "today": {"x": [settings["day"]], "y": [baseline]},
        },
        "readouts": {
            "baseline_ng_ml": baseline,
            "highest_ng_ml": highest,
            "mean_ng_ml": mean,
            "longest_gap_h": gap,
            "left_percent": left_percent,
            "feed_count": len(feeds),
            "peak_hour": peak_hour,
        },
        "sentence": said,
    }


def prolactin_day_light() -> list:
    """Return the settings that need no new run: none."""
    return []
