"""Plays whose parts are kept each by a key of its own: cards to sort, lines of the learner's, scenes."""

from typing import Any

from lactation.activities.play import Play
from lactation.activities.stated import answer_key
from lactation.figures.picture import picture


class Keyed(Play):
    """A play with a key in the record for each of its parts."""

    def parts(self) -> list[str]:
        """Return the names of the parts."""
        raise NotImplementedError

    def view(self) -> dict[str, Any]:
        """Return what the template needs, with the key of each part in the spec."""
        view, item = super().view(), self.item()
        view["spec"]["items"] = [item, *(f"{item}/{part}" for part in self.parts())]
        return view


class SortInto(Keyed):
    """Cards to put into groups, one at a time."""

    kind = "sort_into"

    def parts(self) -> list[str]:
        """Return the ids of the cards."""
        return [card.id for card in self.content.cards]

    def view(self) -> dict[str, Any]:
        """Return what the template needs: the cards with their drawings too."""
        cards = [
            {"card": card, "svg": picture(card.picture, card.alt, layers=card.layers) if card.picture else ""}
            for card in self.content.cards
        ]
        return super().view() | {"cards": cards, "titles": self.content.titles()}

    def __repr__(self) -> str:
        """State the cards and the groups; where each belongs and why as a key."""
        lines = [f"Sort into {self.name}: {', '.join(self.content.titles().values())}"]
        lines += [f"  - {card.text} {answer_key(card.group, card.reason)}" for card in self.content.cards]
        return "\n".join(lines)


class OwnLines(Keyed):
    """Lines that the learner writes, and perhaps puts into groups."""

    kind = "own_lines"

    def parts(self) -> list[str]:
        """Return the ids of the lines and of the fields."""
        spec = self.content.spec()
        return [*spec["texts"], *(row for row in spec["rows"] if row not in spec["texts"])]

    def __repr__(self) -> str:
        """State the lines that are given; what is known of them as a key."""
        lines = [f"Own lines {self.name}: {self.content.title}", f"  {self.content.lines} empty: {self.content.first}"]
        lines += [f"  - {one.text} ({one.told}) {answer_key(one.says)}" for one in self.content.given]
        return "\n".join(lines)


class Notice(Keyed):
    """Scenes in which the learner names two things, and then reads what others saw."""

    kind = "notice"

    def parts(self) -> list[str]:
        """Return the ids of the fields."""
        return [field for scene in self.content.scenes for field in scene.fields()]

    def __repr__(self) -> str:
        """State the scenes; what others saw in each as a key."""
        lines = [f"Notice {self.name}: {self.content.title}"]
        lines += [f"  - {one.text} {answer_key(one.rather_not, *(n.say for n in one.noticed))}" for one in self.content.scenes]
        return "\n".join(lines)
