"""Triage: cards to answer now, same day, routine or reassure, each with what it rests on in thresholds.csv."""

import re
from typing import Any

from lactation.activities.keyed import Keyed
from lactation.activities.numbers import PATH, Numbers
from lactation.activities.stated import answer_key
from lactation.content import in_language
from lactation.content.rows import ThresholdRow
from lactation.content.triage import Card
from lactation.core.passing import PASS_GATE
from lactation.core.play.triage import TRIAGE_ANSWERS, triage_size
from lactation.core.words import fill_in, number_text

ADDRESS = re.compile(r",?\s*(https?://[^\s;]+)")


class Triage(Keyed):
    """Rounds of cards; one that goes well passes the gate."""

    kind = "triage"

    def parts(self) -> list[str]:
        """Return the ids of the cards."""
        return [card.id for card in self.content.dealt()]

    def rows(self) -> dict[str, dict[str, Any]]:
        """Return the rows of thresholds.csv by id, as a reader sees them; a country's own number in place of the published."""
        numbers = Numbers()
        own = {one.row: numbers.national(one) for one in numbers.own}
        here = in_language(numbers.rows, ThresholdRow, PATH)
        made = {row["id"]: numbers.row(row, seen) for row, seen in zip(numbers.rows, here, strict=True)}
        return {name: row | self.told(row) | {"own": own.get(name, "")} for name, row in made.items()}

    def told(self, row: dict[str, Any]) -> dict[str, str]:
        """Return what a row says in one sentence, its source without the address, and the address, if it has one."""
        found = ADDRESS.search(row["source"])
        return {"says": self.says(row), "source": ADDRESS.sub("", row["source"]), "link": found[1] if found else ""}

    def says(self, row: dict[str, Any]) -> str:
        """Return what a row says in one sentence, with its value where it has one."""
        words = self.words["triage_row" if row["value"] else "triage_row_only"]
        return fill_in(words, {"what": row["what"], "value": row["value"]})

    def differs(self, card: Card) -> Any:
        """Return where sources differ about what a card rests on; None where they agree."""
        rests = self.content.rests(card)[:1]
        return next((one for one in Numbers().content.differences if set(rests) & set(one.rows)), None)

    def level(self, card: Card) -> str:
        """Return in words how soon somebody looks, and for what is routine in which way."""
        met = self.content.met(card.facts, card.age)
        name = f"refer_{met[0].urgency()}" if met and card.level == "routine" else f"triage_{card.level}_help"
        told = self.words[name][:1].lower() + self.words[name][1:]
        return fill_in(self.words["label_value"], {"label": self.words[f"triage_{card.level}"], "value": told})

    def card(self, card: Card, rows: dict[str, dict[str, Any]]) -> dict[str, Any]:
        """Return a card with its level in words, what it rests on, and where sources differ."""
        rests = [rows[one] for one in self.content.rests(card)]
        return {"card": card, "level": self.level(card), "rests": rests, "differs": self.differs(card)}

    def view(self) -> dict[str, Any]:
        """Return what the template needs: the cards, the answers from urgent to mild, and what a round asks for."""
        rows, view = self.rows(), super().view()
        cards = [self.card(card, rows) for card in self.content.dealt()]
        counts = {"of": triage_size(view["spec"]), "least": 100 * PASS_GATE}
        begin = fill_in(self.words["triage_begin_help"], {name: number_text(n, 0, self.words) for name, n in counts.items()})
        return view | {"cards": cards, "answers": TRIAGE_ANSWERS[::-1], "begin": begin}

    def __repr__(self) -> str:
        """State the cards; how soon, why and what to say as a key."""
        lines = [f"Triage {self.name}: {len(self.content.dealt())} cards, {self.content.shares}"]
        lines += [f"  - {one.who}: {one.scene} {answer_key(one.level, one.why, one.say, one.do)}" for one in self.content.dealt()]
        return "\n".join(lines)
