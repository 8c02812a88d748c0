"""A pair: the same mother with a judging and with a listening counsellor, side by side. Played when the page is built."""

from functools import cached_property
from typing import Any

from lactation.activities.stated import answer_key
from lactation.activities.talk import Talk
from lactation.activities.transcript import endings_told, first_told, next_visit_told, turns_told, with_one_answer_each

SIDES = ("judging", "listening")


class Pair(Talk):
    """The two talks of a case's debriefing, turn by turn.

    Raises
    ------
    ContentError
        There is no such case, or one of its talks cannot be said.
    """

    template = "pair.html"

    @cached_property
    def replies(self) -> dict[str, list[str]]:
        """Return the two lists of replies."""
        pair = self.content.debrief.pair
        return {"judging": pair.judging, "listening": pair.listening}

    def turns(self, side: str) -> list[dict[str, str]]:
        """Return the turns of one talk, the first of them before anybody spoke."""
        told = with_one_answer_each(turns_told(self.talk, self.replies[side]))
        return [one.plain() for one in (first_told(self.content), *told)]

    def view(self) -> dict[str, Any]:
        """Return what the template needs."""
        titles = {side: self.words[f"pair_{side}"] for side in SIDES}
        ends = {
            side: [*endings_told(self.talk, self.replies[side]), *next_visit_told(self.talk, self.content, self.replies[side])]
            for side in SIDES
        }
        spec = {
            "items": [],
            "sides": list(SIDES),
            "names": titles,
            "turns": {side: self.turns(side) for side in SIDES},
            "drawn": self.drawn(),
        }
        return {"name": self.name, "content": self.content, "sides": SIDES, "titles": titles, "ends": ends, "spec": spec}

    def __repr__(self) -> str:
        """State how long each talk is; how they go as a key."""
        turns = {side: self.turns(side) for side in SIDES}
        counts = ", ".join(f"{side} {len(turns[side]) - 1} turns" for side in SIDES)
        return f"Pair {self.name}: {counts}\n  {answer_key(turns)}"
