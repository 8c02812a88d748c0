"""Worries with weights and nappies, on the course's own growth chart."""

from functools import cache
from typing import Any

from lactation.activities.explorer import Explorer
from lactation.activities.keyed import Keyed
from lactation.activities.stated import answer_key
from lactation.content.enough import Worry
from lactation.core.play.enough import ENOUGH_SURE, enough_check_key
from lactation.core.scenes.growth import FORTNIGHT_SHOWN
from lactation.core.words import as_text, fill_in, listed
from lactation.figures.svg import to_svg


@cache
def growth_chart() -> Explorer:
    """Return the growth explorer, by which every worry is drawn and judged."""
    return Explorer("growth")


def chart_settings(card: Worry) -> dict[str, Any]:
    """Return what the growth explorer is set to for a card."""
    found = card.measured.model_dump()
    return found | {"weights": [list(row) for row in found["weights"]]}


def charts_of(card: Worry, result: dict[str, Any]) -> list[str]:
    """Return the names of the figures that show a card: first percent and nappies by day, later kilograms and gain a week."""
    if card.measured.day <= FORTNIGHT_SHOWN + 1:
        return ["growth_loss", "growth_nappies"]
    return ["growth_weight", *["growth_gain"] * (result["readouts"]["gain_week"] > -1000)]


@cache
def charts(card: str, name: str) -> tuple[str, ...]:
    """Return a card’s figures as SVG; ``card`` is JSON, so that they are drawn once."""
    chart, worry = growth_chart(), Worry.model_validate_json(card)
    result = chart.result(chart_settings(worry), band=False)
    texts = chart.texts(result, chart_settings(worry))
    wanted = charts_of(worry, result)
    drawn = [one for one in chart.content.figures if one.draw in wanted]
    return tuple(to_svg(chart.draw(one, result, texts), f"{name}-{worry.id}-{one.draw}", one.alt) for one in drawn)


class Enough(Keyed):
    """Worries, one at a time: enough, too little, not known yet, or to refer."""

    kind = "enough"

    def parts(self) -> list[str]:
        """Return the ids of the cards, and of what is checked first for each."""
        cards = [card.id for card in self.content.cards]
        return [*cards, *(enough_check_key({"item": ""}, card)[1:] for card in cards)]

    def weights(self, card: Worry) -> str:
        """Return the weights of a card in words."""
        told = [fill_in(self.words["enough_birth"], {"n": as_text(card.measured.birth_kg, "2", self.words)})]
        for day, kg in card.measured.weights:
            values = {"time": as_text(day, "0", self.words), "n": as_text(kg, "2", self.words)}
            told.append(fill_in(self.words["enough_weighed"], values))
        return fill_in(self.words["enough_weights"], {"list": listed(told, "list_semicolon", self.words)})

    def nappies(self, card: Worry) -> str:
        """Return the nappies of a card in words."""
        of = card.measured
        values = {name: as_text(count, "0", self.words) for name, count in (("count", of.wet), ("n", of.soiled))}
        return fill_in(self.words["enough_nappies"], values)

    def view(self) -> dict[str, Any]:
        """Return what the template needs: the cards with their figures too."""
        cards = [
            {
                "card": card,
                "weights": self.weights(card),
                "nappies": self.nappies(card),
                "charts": charts(card.model_dump_json(), self.name),
            }
            for card in self.content.cards
        ]
        levels = [(level, self.words[f"enough_sure_{level}"]) for level in ENOUGH_SURE]
        return super().view() | {"cards": cards, "titles": self.content.titles(), "levels": levels}

    def __repr__(self) -> str:
        """State the worries and what was measured; the answers and their reasons as a key."""
        lines = [f"Enough {self.name}: {', '.join(self.content.titles().values())}"]
        for card in self.content.cards:
            answer = answer_key(card.answer, card.also, card.first, card.reliable, card.proves_nothing, card.differs)
            lines += [f"  - {card.who}: {card.worry} {card.more}", f"    {self.weights(card)} {self.nappies(card)} {answer}"]
        return "\n".join(lines)
