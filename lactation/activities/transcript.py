"""A talk to read, turn by turn: a fixed list of replies, played by the same engine when the page is built."""

from typing import Any, NamedTuple

from lactation.content import ContentError
from lactation.content.cases import CaseContent
from lactation.content.skills import skill_words
from lactation.core.conversation import available, new_conversation, reply_named, take_turn
from lactation.core.conversation_end import endings_of

FIRST_SEED = 1


class Told(NamedTuple):
    """One turn: what the counsellor said or did, what she answered with which face, and what is said about it."""

    you: str
    her: str
    extra: str
    face: str
    by_whom: str
    said: str


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
        said = " ".join(skills[one] for one in turn["said"])
        her = (line.get("say", ""), extra.get("say", ""), line.get("face", ""), line.get("by_whom", ""))
        found.append(Told(reply_named(talk, name)["text"], *her, said))
    return found


def endings_told(talk: dict[str, Any], replies: list[str]) -> list[str]:
    """Return how such a talk ends."""
    state = played(talk, replies).state
    return [one["say"] for group, name in endings_of(talk, state).items() for one in talk["endings"][group] if one["id"] == name]


def listening_path(talk: dict[str, Any], content: CaseContent) -> list[Told]:
    """Return the talk of a listening counsellor; none where the case has no such path."""
    return turns_told(talk, content.path_of_listening)
