"""A talk to read, turn by turn: a fixed list of replies, played by the same engine when the page is built."""

from typing import Any, NamedTuple

from lactation.content import ContentError, parameters
from lactation.content.cases import CaseContent
from lactation.content.skills import skill_words
from lactation.content.talks import talk_of
from lactation.content.words import words
from lactation.core.conversation import available, new_conversation, new_visit, reply_named, take_turn
from lactation.core.conversation_end import endings_of
from lactation.core.conversation_milk import is_away, told_numbers, visit_line
from lactation.core.play.dialogue import week_after
from lactation.core.talk_view import week_told
from lactation.core.words import fill_in

FIRST_SEED = 1


class Told(NamedTuple):
    """One turn: what the counsellor said or did, what she answered with which face, and what is said about it."""

    you: str
    her: str
    face: str
    by_whom: str
    said: str

    def plain(self) -> dict[str, str]:
        """Return it as ``core/play/pair.py`` takes it."""
        return self._asdict()


class Played(NamedTuple):
    """A talk with fixed replies: its turns, and the state at its end."""

    turns: list[dict[str, Any]]
    state: dict[str, Any]


def played(talk: dict[str, Any], replies: list[str]) -> Played:
    """Return the talk with these replies; that menus would have offered each with three others is not asked.

    Raises
    ------
    ContentError
        One of them cannot be said when its turn comes.
    """
    state, turns = new_conversation(talk, FIRST_SEED), []
    for number, name in enumerate(replies, start=1):
        there = [reply["id"] for tray in (False, True) for reply in available(talk, state, tray)]
        if state["over"] or name not in there:
            raise ContentError(
                f"{talk['id']}: turn {number}: found {name}, expected one of {', '.join(there) or 'none: it is over'}"
            )
        turns.append(take_turn(talk, state, name, []))
        state = turns[-1]["state"]
    return Played(turns, state)


def turns_told(talk: dict[str, Any], replies: list[str]) -> list[Told]:
    """Return the turns of such a talk in words."""
    skills, found = skill_words(), []
    for name, turn in zip(replies, played(talk, replies).turns, strict=True):
        line, extra = turn["line"], turn["extra"]
        her = " ".join(one["say"] for one in (line, extra) if one)
        said = " ".join(skills[one] for one in turn["said"])
        found.append(Told(reply_named(talk, name)["text"], her, line.get("face", ""), line.get("by_whom", ""), said))
    return found


def first_told(content: CaseContent) -> Told:
    """Return what she says before anybody spoke."""
    first = content.first_line
    return Told("", first.say, first.face, first.by_whom or "", "")


def with_one_answer_each(turns: list[Told]) -> list[Told]:
    """Return the turns, what she did not answer (sitting down) joined to what came after it."""
    found, waiting = list[Told](), list[Told]()
    for one in turns:
        waiting.append(one)
        if one.her:
            you, said = (" ".join(getattr(part, name) for part in waiting) for name in ("you", "said"))
            found.append(one._replace(you=you, said=said))
            waiting = []
    return found


def next_visit_told(talk: dict[str, Any], content: CaseContent, replies: list[str]) -> list[str]:
    """Return what the next visit finds after such a talk: the numbers, and its scene and first words; none without a model."""
    state, texts = played(talk, replies).state, words()
    if not talk["model"]:
        return []
    week = week_after({"talk": talk, "parameters": parameters()}, state)
    numbers = told_numbers(week, texts)
    return [week_told(talk, state, week, texts), *(fill_in(one, numbers) for one in opening_told(talk, content, state, week))]


def opening_told(talk: dict[str, Any], content: CaseContent, state: dict[str, Any], week: dict[str, Any]) -> list[str]:
    """Return the scene and the first words of the next visit."""
    if content.visit and content.visit.again:
        after = talk_of(content.visit.again.removesuffix(".yaml"))
        now = new_visit(after, state, {name: week[name] for name in week}, FIRST_SEED)
        line = next(one for one in after["openings"] if one["id"] == now["last"])
        return [one for one in (line["scene"], line["say"]) if one]
    line = visit_line(talk, state, week)
    scene = content.visit and (content.visit.scene_away if is_away(talk, state) else content.visit.scene_home)
    return [one for one in (scene, line.get("say")) if one]


def endings_told(talk: dict[str, Any], replies: list[str]) -> list[str]:
    """Return how such a talk ends."""
    state = played(talk, replies).state
    return [one["say"] for group, name in endings_of(talk, state).items() for one in talk["endings"][group] if one["id"] == name]


def listening_path(talk: dict[str, Any], content: CaseContent) -> list[Told]:
    """Return the talk of a listening counsellor; none where the case has no such path."""
    return turns_told(talk, content.path_of_listening)
