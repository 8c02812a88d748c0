"""Feeds to watch, and the form to tick."""

from typing import Any

from lactation.activities.play import Play
from lactation.activities.stated import answer_key
from lactation.content.feed import feed_drawn
from lactation.content.observing import MOST_SETS, observation_form
from lactation.core.play.observe import OBSERVE_VIEWS
from lactation.figures.feed import feed_figure


class Observe(Play):
    """Feeds to watch, a set at a time, with a key in the record for each set."""

    def items(self) -> list[str]:
        """Return the keys of the sets: those that are written, and those that are made at random after them."""
        sets = MOST_SETS if self.content.generate else len(self.content.scenes) // self.content.per_set
        return [f"{self.item()}/{number}" for number in range(1, sets + 1)]

    def view(self) -> dict[str, Any]:
        """Return what the template needs: the blocks of the form that are asked, and the key of the first feed."""
        view, form, first = super().view(), observation_form(), self.content.scenes[0]
        view["spec"] |= {"items": self.items(), "feed": feed_drawn()}
        blocks = [block for block in form.blocks if block.id in self.content.blocks]
        shown = [name for block in blocks for name in (sign.id for sign in block.signs)]
        signs = [
            sign.told("difficulty" if name in first.difficulty else "well")
            for name, sign in form.signs().items()
            if name in shown
        ]
        figures = {one: feed_figure(first.scene(), one) for one in OBSERVE_VIEWS}
        return view | {"form": form, "blocks": blocks, "first": first, "first_signs": signs, "figures": figures}

    def __repr__(self) -> str:
        """State the mothers; the key of each feed as a digest."""
        lines = [f"Observe {self.name}: {self.content.title}", f"  {', '.join(self.content.blocks)}"]
        lines += [
            f"  - {one.mother}: {one.line} {answer_key(one.difficulty, one.hides, one.note)}" for one in self.content.scenes
        ]
        return "\n".join(lines)
