"""A talk in which she answers, one case each: at the end its debriefing, and what the week after it brings."""

from functools import cached_property
from typing import Any

from lactation.activities.base import Activity
from lactation.activities.stated import answer_key
from lactation.activities.transcript import Told, endings_told, listening_path
from lactation.content import ContentError, parameters
from lactation.content.cases import CaseContent, case_content
from lactation.content.cues import cue_rules, cue_words
from lactation.content.portrait import CaseLook, drawn_people
from lactation.content.references import all_works, work
from lactation.content.schema import words
from lactation.content.skills import skill_words
from lactation.content.talks import return_of, talk_of
from lactation.core.conversation import ERROR_CODES
from lactation.core.talk_view import MOST_MOMENTS

WEEKS = "../practice/the-weeks-round-a-talk.html"  # from any folder of pages
TRAY = ("wait", "nod", "sit", "book")  # replies that every case has below the four, and their short words, in this order


class Talk(Activity):
    """A talk with a mother, by the name of its case; ``then`` names the page beside it on which the next visit is played.

    Raises
    ------
    ContentError
        There is no such case, or it is wrong.
    """

    template = "talk.html"

    def __init__(self, name: str, then: str = "") -> None:
        self.name = name
        self.then = then
        self.content: CaseContent = case_content(name)
        self.words = words()

    @cached_property
    def talk(self) -> dict[str, Any]:
        """Return the case as the core plays it."""
        return talk_of(self.name)

    def item(self) -> str:
        """Return its key in the learner's record."""
        return f"{self.name}/talk"

    def goes_on_from(self) -> str:
        """Return the key of the talk that a return visit goes on from, or nothing."""
        return f"{self.content.first_case.removesuffix('.yaml')}/talk" if self.content.first_case else ""

    def hands_on(self) -> list[str]:
        """Return the numbers that the return visit asks for."""
        after = return_of(self.name)
        return sorted({row[1] for row in case_content(after).carry}) if after else []

    def drawn(self) -> dict[str, Any]:
        """Return what ``core/portrait.py`` needs of those who are there."""
        return drawn_people(self.look())

    def look(self) -> CaseLook:
        """Return how those who are drawn look; in a return visit as in the talk before it, where nothing else is said.

        Raises
        ------
        ContentError
            Nothing is said at all.
        """
        first = self.content.first_case.removesuffix(".yaml")
        look = self.content.look or (case_content(first).look if first else None)
        if not look:
            raise ContentError(f"cases/{self.name}.yaml: found no look, expected how the mother is drawn")
        return look

    def tray(self) -> list[str]:
        """Return the ids of what always stands below the four, but for the ways to close."""
        there = [reply.id for reply in self.content.replies if reply.tray and not reply.closes]
        return sorted(there, key=lambda name: (*TRAY, name).index(name))

    def spec(self) -> dict[str, Any]:
        """Return what ``core/play/dialogue.py`` and ``core/talk_view.py`` need."""
        own = self.own()
        item, before, visit, skills = self.item(), self.goes_on_from(), self.content.visit, skill_words()
        return {
            "items": [item, *([before] if before else []), *(one["item"] for one in own.values())],
            "item": item,
            "version": self.talk["version"],
            "talk": self.talk,
            "first": self.content.first_line.model_dump(include={"say", "face"})
            | {"by_whom": self.content.first_line.by_whom or ""},
            "skills": skills,
            "short": {code: skills[f"skill_{code}"].rstrip(".") for code in ERROR_CODES},
            "tray": self.tray(),
            "closings": [reply.id for reply in self.content.replies if reply.closes],
            "drawn": self.drawn(),
            "own": own,
            "before": before,
            "readouts": self.content.readouts,
            "hands_on": self.hands_on(),
            "scene_home": visit.scene_home if visit else "",
            "scene_away": visit.scene_away if visit else "",
            "parameters": parameters(),
        }

    def own(self) -> dict[str, dict[str, Any]]:
        """Return by the line after which it is asked what ``core/own_words.py`` needs for a sentence of one's own."""
        return {
            one.after: {
                "item": f"{self.name}/say-{one.after}",
                "prompt": one.prompt,
                "names": one.cues,
                "cues": cue_rules(one.cues),
                "asks": cue_words(one.cues),
                "models": one.models,
                "rubric": {f"r{number}": text for number, text in enumerate(one.rubric, start=1)},
            }
            for one in self.content.own_words
        }

    def told(self) -> list[Told]:
        """Return the talk of a listening counsellor, to read; none where the case has no such path."""
        return listening_path(self.talk, self.content)

    def view(self) -> dict[str, Any]:
        """Return what the template needs."""
        return {
            "name": self.name,
            "content": self.content,
            "spec": self.spec(),
            "tray": [(one, self.short(one), self.text_of(one)) for one in self.tray()],
            "danger": self.danger(),
            "weeks": WEEKS if self.content.model and self.content.model.tells_grams else "",
            "then": f"{self.then}.html" if self.then else "",
            "rubric": [f"r{number}" for number in range(1, 5)] if self.content.own_words else [],
            "moments": MOST_MOMENTS,
            "told": self.told(),
            "told_ends": endings_told(self.talk, self.content.path_of_listening),
            "works": [work(one.key) for one in self.content.sources if one.key in all_works()],
        }

    def danger(self) -> str:
        """Return what the danger needed, where that was something to agree."""
        action = self.content.actions.get(self.content.safety.removeprefix("a_"))
        return action.title if action else ""

    def short(self, name: str) -> str:
        """Return a reply in a word or two, where there are such."""
        return self.words.get(f"talk_tray_{name}") or self.text_of(name)

    def text_of(self, name: str) -> str:
        """Return what a reply says."""
        return next(reply.say or reply.do for reply in self.content.replies if reply.id == name)

    def __repr__(self) -> str:
        """State who speaks and how much there is to say; how it goes as a key."""
        content = self.content
        count = f"{len(content.replies)} replies, {len(content.lines)} lines, {len(content.facts)} facts"
        return f"Talk {self.name}: {content.title}\n  {count}\n  {answer_key(self.talk)}"
