"""The words of every page, ``words.yaml``: each that the course asks for is there, and each place in it is one that is filled."""

import re
from pathlib import Path

from lactation.content import (
    HERE,
)
from lactation.content.articles import VERDICTS, WEIGH
from lactation.content.bank import BLUEPRINT
from lactation.content.explorers import all_controls
from lactation.content.mistakes import Mistakes
from lactation.content.names import FORMS
from lactation.content.schema import (
    read_words,
)
from lactation.content.thresholds import LEVELS
from lactation.core.feed_signs import FEED_HIDES
from lactation.core.history import HISTORY_BOXES
from lactation.core.play.observe import OBSERVE_SAYS

# Names that the script, the templates and the activities fill in the words of every page.
WORD_PLACES = (
    "accept", "all", "article", "aside", "asked", "baby_inside", "baby_rows", "back_rows", "both_inside", "both_rows",
    "breast_inside", "breast_rows", "cap", "check", "claim", "count", "country", "counts", "cup_ml", "d", "days", "does",
    "doing", "done", "expected", "field", "file", "fits", "found", "gain", "gap", "group", "harmful", "high", "hour",
    "inside", "kappa", "kept", "key", "kind", "label", "language", "least", "left", "level", "list", "load", "low", "m",
    "meant", "members", "milk_ml", "minute", "minutes", "model", "module", "most", "n", "name", "names", "needless",
    "new_inside", "new_rows", "next", "number", "of", "option", "percent", "permission", "points", "praise", "problem",
    "read", "reason", "reply", "right", "room", "row", "s", "set", "share", "since", "source", "steps", "suggestions",
    "sure", "text", "time", "times", "title", "unit", "value", "verdict", "wanted", "weeks", "what", "whole", "why",
    "words", "you",
)  # fmt: skip
COUNTED = (
    "exam_left", "exam_left_end", "exam_really", "exam_unsure", "review_again", "review_due", "review_early_again", "review_next",
    "age_days", "age_weeks", "article_counts", "board_stories", "conditions_more", "history_left", "lesson_where", "library",
    "minutes", "note_lines", "record_aside", "rewrite_done", "search", "search_more", "seconds", "span_days", "span_hours",
    "span_months", "sure_so_far", "talk_questions", "talk_times", "until_days", "until_months",
    "hours", "path_bin", "path_due", "path_missed", "path_module", "path_module_whole", "path_steps", "path_sure_few",
    "step_where", "welcome_hours", "welcome_ml", "welcome_slow",
)  # fmt: skip
# Words that are asked for by a beginning and one of several ends.
FAMILIES: dict[str, tuple[str, ...]] = {
    "problem": ("number", "meant", "whole", "twice", "most", "row"), "verdict": VERDICTS,
    "verdict_among": VERDICTS, "article": ("right", "care", "wrong"), "article_weigh": WEIGH,
    "course": ("hours", "days", "weeks"), "pair": ("judging", "listening"), "talk_over": ("door", "time"),
    "history_box": tuple(HISTORY_BOXES), "history": ("direct", "leading"),
    "coach_skill": ("clear", "double", "force", "judges", "praise", "asks", "eases", "rest"),
    "history_key": ("asked", "missed"),
    "answers": ("damaged", "not_kept", "unreadable"), "talk_tray": ("book", "nod", "sit", "wait"),
    "talk_bar": ("open", "back", "support", "found", "holds"),
    **{f"talk_bar_{name}": ("says",) for name in ("open", "back", "support", "found")},
    "talk_bar_holds": ("says", "hardly", "none"),
    "observe_way": tuple(FEED_HIDES), "observe_says": tuple(OBSERVE_SAYS),
    "observe_level": ("unknown", "below", "enough", "target"),
    "sure_right": ("sure", "unsure"), "sure_wrong": ("sure", "unsure"),
    "record": ("event", "foreign", "newer", "not_kept", "not_saved", "short", "slow", "unreadable", "version_newer"),
    "level": LEVELS, "numbers": ("read", "abstract", "secondary", "taught", "others"),
    "how": ("read", "derived", "secondary", "assumed"),
    **dict.fromkeys((f"certificate_{rule}" for rule in ("post", "gate", "agreement")), ("not_yet", "again", "done", "go")),
    "certificate_quizzes": ("done",), "trust_count": ("breast", "new", "baby", "marks"),
    "position_move": (
        "nearer", "further", "toward", "upward", "straighten", "bend", "raise", "lower", "along", "gather",
    ),
    "my_record_name": ("empty", "taken", "full"), "my_record": ("given", "host", "kolibri"), "search": ("none", "nothing"),
    "exam_sure": ("34", "50", "75", "100"), "exam_domain": tuple(BLUEPRINT),
    "refer": ("now", "today", "routine", "closer"), "refer_line": ("now", "today", "routine", "closer"),
    "refer_said": ("now", "today", "routine"), "strength": ("trial", "small", "studies", "animals", "advice"),
    **dict.fromkeys(("path_mark", "path_is"), ("done", "begun", "not")), "path_kind": ("lesson", "talk", "play", "gate"),
    "path_sure": ("none", "0", "1", "2"), "welcome": ("start", "go_on"),
    **dict.fromkeys(("coach_ease", "coach_calm"), ("low", "middle", "high")), "coach_over": ("four", "rest", "tired"),
    **dict.fromkeys(("position_group", "position_handle"), ("head", "hip", "nose", "hand")),
    "position_short": ("line", "close", "support", "facing"),
    "offline": (
        "title", "offer", "want", "coming", "progress", "pause", "paused", "go", "line", "full", "broken", "again", "kept",
        "look", "same", "home", "newer", "news", "get", "waits", "taken", "forget", "sure", "not", "mb", "kb", "menu",
    ),
    "position_held": ("facing", "support", "more"), "path": ("left", "whole", "post", "certificate", "my_record"),
    "fits": ("well", "part", "less", "open"), "day": ("feed", "express", "cup"), "bets_sure": ("1", "2", "3"),
    "enough_sure": ("25", "50", "75", "100"), "enough_check": ("first", "later"),
    "trust": ("high", "low", "observation", "published", "model"), "band": ("note", "note_one"),
    "bets": ("place", "closed", "in_sight"), "trust_group": ("breast", "both", "baby"),
    "sort": ("called", "few", "hand", "harm", "kept", "missed", "needless"), "sure": ("near", "over", "under"),
    **dict.fromkeys(("by_day", "centile", "count", "grams", "term_grams"), ("one", "other", "none")),
    **dict.fromkeys(COUNTED, ("one", "other")),
}  # fmt: skip
MAY_BE_EMPTY = ("fits_open",)


def check_words(path: Path) -> None:
    """Check the words of every page."""
    found, given = Mistakes(path), read_words(path)
    for name, text in given.items():
        found.places((name,), text, WORD_PLACES)
        if not text.strip() and name not in MAY_BE_EMPTY:
            found.add((name,), "found an empty text, expected words")
    for name in sorted(used_words() - set(given)):
        found.add((), f"found no {name}, expected it, as the course uses it")
    found.stop()


def used_words() -> set[str]:
    """Return the names of words that templates, script and activities ask for."""
    asks = {".html": r"\b(?:site_)?words\.(\w+)", ".js": r"\bWORDS\.(\w+)", ".py": r"\b(?:(?:self\.)?words|texts)\[\"(\w+)\"\]"}
    files = [path for path in HERE.parent.rglob("*") if path.suffix in asks and path.parent.name != "figures"]
    one_of_two = {".js": r"\bWORDS\[[^\]+]*\? \"(\w+)\" : \"(\w+)\"\]", ".py": r"\bwords\[\"(\w+)\" if [^\]+]* else \"(\w+)\"\]"}
    found = set()
    for path in files:
        text = path.read_text(encoding="utf-8")
        found |= set(re.findall(asks[path.suffix], text))
        found |= {name for pair in re.findall(one_of_two.get(path.suffix, r"(?!)()"), text) for name in pair}
    counted = {control.form for controls in all_controls().values() for control in controls.values()} - set(FORMS)
    ends = {f"{first}_{last}" for first, lasts in FAMILIES.items() for last in lasts}
    return (found | ends | {f"{form}_{last}" for form in counted for last in ("one", "other")}) - {"get"}
