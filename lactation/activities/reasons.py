"""Boards of reasons: findings into columns, the likeliest cause, and what to ask or watch next."""

from typing import Any

from lactation.activities.asking import dealt
from lactation.activities.keyed import Keyed
from lactation.activities.stated import answer_key, item_lines
from lactation.core.play.reasons import REASONS_ASKS


class Reasons(Keyed):
    """Boards, one at a time."""

    kind = "reasons"

    def parts(self) -> list[str]:
        """Return the names of the boards, of their findings and of their questions."""
        found = []
        for board in self.content.boards:
            inside = [*(one.id for one in board.findings), *REASONS_ASKS]
            found += [board.id, *(f"{board.id}/{one}" for one in inside)]
        return found

    def view(self) -> dict[str, Any]:
        """Return what the template needs: the questions' options in the order in which they are shown."""
        asks = {board.id: {name: dealt(getattr(board, name)) for name in REASONS_ASKS} for board in self.content.boards}
        keys = " ".join(f"{number}:{one.id}" for number, one in enumerate(self.content.columns, 1))
        return super().view() | {"asks": asks, "names": REASONS_ASKS, "titles": self.content.titles(), "keys": keys}

    def __repr__(self) -> str:
        """State the boards and their questions; where each finding belongs and why as a key."""
        lines = [f"Reasons {self.name}: {', '.join(self.content.titles().values())}"]
        for board in self.content.boards:
            lines += [f"  {board.title}: {board.story}"]
            lines += [f"  - {one.text} {answer_key(one.column, one.reason)}" for one in board.findings]
            for name in REASONS_ASKS:
                lines += [f"  {getattr(board, name).question}", *item_lines(getattr(board, name))]
        return "\n".join(lines)
