"""Boards of reasons (``content/reasons``): findings with their columns, the likeliest cause, and what comes next."""

from typing import Any

from pydantic import Field, model_validator

from lactation.content.kinds import Id, Strict, Text, Words, check_ids
from lactation.content.questions import Item
from lactation.core.play.reasons import REASONS_ASKS


class ReasonColumn(Strict):
    """One column: what it is called, and how common its reasons are; none for what is no reason."""

    id: Id
    title: Words
    common: Words


class Finding(Strict):
    """One finding of a history, where it belongs, and why."""

    id: Id
    text: Words
    column: Text
    reason: Words


class Board(Strict):
    """One history: what was found, and the two questions once every finding lies."""

    id: Id
    mother: Words  # her name
    title: Words
    story: Words
    findings: list[Finding] = Field(min_length=6, max_length=9)
    cause: Item
    next: Item


class ReasonsContent(Strict):
    """A file of ``content/reasons``: columns, the common ones first, and boards."""

    title: Words
    prompt: Words
    columns: list[ReasonColumn] = Field(min_length=5, max_length=5)
    boards: list[Board] = Field(min_length=1)
    sources: list[Text] = Field(min_length=1)

    @model_validator(mode="after")
    def check_names(self) -> "ReasonsContent":
        """Every finding has a column that is there, and a name that no other has."""
        columns = [one.id for one in self.columns]
        check_ids("columns", columns)
        check_ids("boards", [one.id for one in self.boards])
        check_ids("findings", [one.id for board in self.boards for one in board.findings] + REASONS_ASKS)
        for board in self.boards:
            for one in board.findings:
                if one.column not in columns:
                    raise ValueError(f"{one.id}: column: found {one.column!r}, expected one of {', '.join(columns)}")
        return self

    def titles(self) -> dict[str, str]:
        """Return the columns' titles by id."""
        return {one.id: one.title for one in self.columns}

    def spec(self) -> dict[str, Any]:
        """Return what ``core/play/reasons.py`` needs, but for its keys in the record."""
        return {"columns": list(self.titles()), "boards": [board_spec(board) for board in self.boards]}


def board_spec(board: Board) -> dict[str, Any]:
    """Return what the rules need of one board."""
    asks = {name: getattr(board, name) for name in REASONS_ASKS}
    return {
        "id": board.id,
        "findings": [one.id for one in board.findings],
        "belongs": {one.id: one.column for one in board.findings},
    } | {
        name: {
            "options": [option.id for option in item.options],
            "best": next(option.id for option in item.options if option.best),
        }
        for name, item in asks.items()
    }
