"""Which of the words of every page (``words.yaml``) the course asks for.

A word is known in one of three ways, a function each:

- ``written_out``: a program or a template names it where it asks for it, ``words["skip"]``, ``WORDS.skip``, ``words.skip``,
  ``counted("claims", n, words)``. Nothing is to be done for such a word.
- ``put_together``: what asks has only its beginning, ``words[f"verdict_{verdict}"]``, or keeps its name first. Such a word stands
  in ``FAMILIES``; a test says which beginning or which word is missing there.
- ``counted_by_explorers``: an explorer's file names what is counted, ``form: a_day``.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from lactation.content import HERE
from lactation.content.articles import VERDICTS, WEIGH
from lactation.content.bank import BLUEPRINT
from lactation.content.explorers import all_controls, explorer_content
from lactation.content.line import PAGE, SAYS
from lactation.content.names import FORMS
from lactation.content.thresholds import LEVELS
from lactation.core.feed_signs import FEED_HIDES
from lactation.core.history import HISTORY_BOXES
from lactation.core.passing import PASS_RULES
from lactation.core.play.observe import OBSERVE_SAYS
from lactation.core.play.triage import TRIAGE_ANSWERS

HOLDERS = ("words", "texts")  # what a program calls the words of every page
ELSEWHERE = ("figures", "printing", "feed_said")  # folders and programs that call other words so
# Functions of `core/words.py` that ask for a word: with how many arguments, which of them names it, whether it is counted.
ASKING = {"counted": (3, 0, True), "counted_with": (4, 0, True), "as_text": (3, 1, True), "listed": (3, 1, False)}
SAYING = ("filled", "problem", "sentProblem", "stop")  # functions of scripts that say the word which they are given
MANY = ("one", "other")
LEVEL_SAID = ("now", "today", "routine")
# Words by their beginning, with each end that stands nowhere whole.
FAMILIES: dict[str, tuple[str, ...]] = {
    "answers": ("damaged", "not_kept", "unreadable"),
    "article": ("right", "care", "wrong"), "article_weigh": WEIGH,
    "band": ("note", "note_one"),
    "bets": ("closed", "hidden", "in_sight", "place", "replaced"), "bets_sure": ("1", "2", "3"),
    "certificate": tuple(PASS_RULES), "certificate_line": ("visit", "stations", "place", "supervisor"),
    **dict.fromkeys((f"certificate_{rule}" for rule in ("post", "gate", "agreement")), ("not_yet", "again", "done", "go")),
    "certificate_quizzes": ("done",),
    **dict.fromkeys(("coach_calm", "coach_ease"), ("low", "middle", "high")), "coach_over": ("four", "rest", "tired"),
    "coach_skill": ("clear", "double", "force", "judges", "praise", "asks", "eases", "rest"),
    "course": ("hours", "days", "weeks"),
    "day": ("feed", "express", "cup"),
    "enough_check": ("first", "later"), "enough_sure": ("25", "50", "75", "100"),
    "exam_domain": tuple(BLUEPRINT), "exam_sure": ("34", "50", "75", "100"),
    "fits": ("well", "part", "less", "open"),
    "history": ("direct", "leading"), "history_box": tuple(HISTORY_BOXES), "history_key": ("asked", "missed"),
    "how": ("read", "derived", "secondary", "assumed"),
    "level": LEVELS,
    "line": (*SAYS, *PAGE),
    "listen": (
        "before", "done", "faster", "goes_on", "here", "network", "new", "next", "no_speech", "no_voice", "pause", "play",
        "silent", "slower", "stop",
    ),
    "lms": ("cut", "failed", "kept_done", "list", "newer", "passed"),
    "my_record": ("deleted", "deleted_all", "given", "host", "kolibri", "memory"), "my_record_name": ("empty", "taken", "full"),
    "my_record_saved": ("shared", "wait"), **dict.fromkeys(("my_record_sure", "my_record_sure_of"), MANY),
    "numbers": ("read", "abstract", "secondary", "taught", "others"),
    "observe_level": ("unknown", "below", "enough", "target"), "observe_says": tuple(OBSERVE_SAYS),
    "observe_way": tuple(FEED_HIDES),
    "offline": (
        "title", "offer", "want", "coming", "progress", "pause", "paused", "go", "line", "full", "broken", "again", "kept",
        "look", "same", "home", "newer", "news", "get", "waits", "taken", "forget", "sure", "not", "mb", "kb", "menu",
        "damaged", "no_page", "no_scripts", "opening", "start",
    ),
    "pair": ("judging", "listening"),
    "path": ("left", "whole", "post", "certificate", "my_record"), "path_kind": ("lesson", "talk", "play", "gate"),
    **dict.fromkeys(("path_is", "path_mark"), ("done", "begun", "not")), "path_sure": ("none", "0", "1", "2"),
    "path_test": ("pre", "post", "later"),
    "position": ("across", "no_further", "shown", "slant", "upright"),
    **dict.fromkeys(("coach_point", "position_short"), ("line", "close", "support", "facing")),
    **dict.fromkeys(("position_group", "position_handle"), ("head", "hip", "nose", "hand")),
    "position_held": ("facing", "support", "more"),
    "position_move": ("nearer", "further", "toward", "upward", "straighten", "bend", "raise", "lower", "along", "gather"),
    "problem": ("number", "meant", "whole", "twice", "most", "row"),
    "record": ("event", "foreign", "newer", "not_kept", "not_saved", "short", "slow", "unreadable", "version_newer"),
    "refer": (*LEVEL_SAID, "closer"), "refer_line": (*LEVEL_SAID, "closer"), "refer_said": LEVEL_SAID,
    "saved": ("broken",),
    "search": ("none", "nothing", *MANY),
    "share": (
        "cut", "left_all", "left_second", "newer", "not_here", "odd", "other_version", "paste_none", "paste_unknown", "refused",
    ),
    "share_for": ("computer", "file", "net", "platform"),
    **dict.fromkeys(
        ("share_is", "share_says"), ("asked", "card", "explorer", "feed", "finding", "page", "scene", "story", "talk"),
    ),
    "sort": ("called", "few", "hand", "harm", "kept", "missed", "needless"),
    "still": ("english",),
    "strength": ("trial", "small", "studies", "animals", "advice"),
    "sure": ("near", "over", "under"), **dict.fromkeys(("sure_right", "sure_wrong"), ("sure", "unsure")),
    "talk_bar": ("open", "back", "support", "found", "holds"),
    **{f"talk_bar_{name}": ("says",) for name in ("open", "back", "support", "found")},
    "talk_bar_holds": ("says", "hardly", "none"), "talk_over": ("door", "time"), "talk_tray": ("book", "nod", "sit", "wait"),
    "tool": ("listen", "share"),
    "triage": (*TRIAGE_ANSWERS, "again", "again_missed", "passed"), "triage_is": ("far", "high", "low", "missed", "right"),
    **{f"triage_{answer}": ("help",) for answer in TRIAGE_ANSWERS},
    "trust": ("further", "high", "low", "observation", "published", "model"),
    "trust_count": ("breast", "new", "baby", "marks"),
    **dict.fromkeys(("trust_group", "trust_tests"), ("breast", "both", "baby")),
    "verdict": VERDICTS, "verdict_among": VERDICTS,
    "welcome": ("start", "go_on"),
    **dict.fromkeys(("myths", "quiz", "vignettes"), ("step", "title")),
    **dict.fromkeys(("by_day", "centile", "count", "grams", "term_grams"), (*MANY, "none")),
    **dict.fromkeys(("library", "path_bin", "path_module", "path_module_whole"), MANY),
}  # fmt: skip


@dataclass
class Asked:
    """What programs ask for: names written out, and beginnings to which they put an end."""

    names: set[str] = field(default_factory=set)
    begins: set[str] = field(default_factory=set)

    def add(self, text: str, whole: bool, counted: bool = False) -> None:
        """Note a name, or a beginning; of a counted thing both forms."""
        if not whole:
            self.begins.add(text)
        elif counted:
            self.names |= {f"{text}_{form}" for form in MANY}
        else:
            self.names.add(text)


def named_by(node: ast.AST) -> Iterator[tuple[str, bool]]:
    """Find the texts that an expression may give, whichever way its conditions go; False where only its beginning is known."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value, True
    elif isinstance(node, ast.IfExp):
        yield from named_by(node.body)
        yield from named_by(node.orelse)
    elif isinstance(node, ast.BinOp):
        yield from ((text, False) for text, _ in named_by(node.left))
    elif isinstance(node, ast.JoinedStr):
        yield from ((text, False) for text, _ in named_by(node.values[0]))


def called(node: ast.AST) -> str:
    """Return the last name of what is called or looked into: ``words`` of ``self.words`` and of ``words()``."""
    if isinstance(node, ast.Call):
        return called(node.func)
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def in_python(text: str, asked: Asked) -> None:
    """Note what a program in Python asks for."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Subscript) and called(node.value) in HOLDERS:
            for name, whole in named_by(node.slice):
                asked.add(name, whole)
        elif isinstance(node, ast.Call) and called(node) in ASKING:
            size, place, counted = ASKING[called(node)]
            for name, whole in named_by(node.args[place]) if len(node.args) == size else ():
                if not (called(node) == "as_text" and name in FORMS):
                    asked.add(name, whole, counted)


def in_script(text: str, asked: Asked) -> None:
    """Note what a script asks for: ``WORDS.NAME``, what ``WORDS[...]`` gives, whichever way its conditions go, what is said."""
    asked.names |= set(re.findall(r"\b(?:WORDS|course\.words)\.(\w+)", text))
    for inner in re.findall(r"\bWORDS\[((?:[^\[\]]|\[[^\]]*\])*)\]", text):
        for name, more in re.findall(r"(?:^|[?:] )\"(\w+)\"( \+)?", inner):
            asked.add(name, not more)
    asked.names |= set(re.findall(rf"\b(?:{'|'.join(SAYING)})\(\"(\w+)\"[,)]", text))
    for name in re.findall(r"\bcounted(?:_with)?\(\"(\w+)\"", text):
        asked.add(name, whole=True, counted=True)


def in_template(text: str, asked: Asked) -> None:
    """Note what a template asks for."""
    asked.names |= set(re.findall(r"\bwords\.(\w+)", text.replace("site_words", "words"))) - {"get"}
    for _, name, more in re.findall(r"\b(?:site_)?words\[(['\"])(\w+)\1( [~+])?", text):
        asked.add(name, not more)


READ = {".py": in_python, ".js": in_script, ".html": in_template}


@lru_cache
def written_out(folder: Path = HERE.parent) -> Asked:
    """Return what the programs and templates below a folder ask for."""
    asked = Asked()
    for path in sorted(folder.rglob("*")):
        if path.suffix in READ and not {path.parent.name, path.stem} & {*ELSEWHERE}:
            text = path.read_text(encoding="utf-8")
            if re.search(r"words|texts|counted|WORDS", text):
                READ[path.suffix](text, asked)
    return asked


def put_together() -> set[str]:
    """Return the words of ``FAMILIES``."""
    return {f"{first}_{last}" for first, lasts in FAMILIES.items() for last in lasts}


def counted_by_explorers() -> set[str]:
    """Return the words of what the explorers' files count."""
    forms = {control.form for controls in all_controls().values() for control in controls.values()}
    for name in all_controls():
        content = explorer_content(name)
        forms |= {*content.forms.values(), *(table.form for table in content.tables)}
    return {f"{form}_{last}" for form in forms - set(FORMS) for last in MANY}


def used_words() -> set[str]:
    """Return the names of all words that the course asks for."""
    return written_out().names | put_together() | counted_by_explorers()
