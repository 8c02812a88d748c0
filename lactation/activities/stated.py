"""What a notebook's stored text states of a question: enough for nbval to see any change, and no answer for who only looks.

Options are named, the answer is a key: a digest. Somebody who reads the notebook before running it sees no answer in it.
"""

import hashlib
from typing import Any

from lactation.content.schema import Item


def answer_key(*answer: Any) -> str:
    """Return a line with the digest of an answer and of what is said to it."""
    told = "\n".join(map(str, answer))
    return f"key {hashlib.sha256(told.encode()).hexdigest()[:8]}"


def item_lines(item: Item) -> list[str]:
    """Return the lines that state a question: its options, and the best one and all reasons as a key."""
    options = [f"    - {option.id}: {option.text}" for option in item.options]
    answers = [(option.id, option.best, option.reason) for option in item.options]
    return [*options, f"    {answer_key(item.id, answers)}"]
