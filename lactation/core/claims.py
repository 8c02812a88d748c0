"""Claims: in which order the sorting game deals them. Which of them a reader asked for: ``core/play/filter.py``."""

from lactation.core.checks import check_number


def dealt(order: list, hand: int, size: int) -> list:
    """Return the ``hand``-th (from 0) ``size`` of ``order``, from its start again after its end; at most the whole of it."""
    check_number("hand", hand, 0, 100000)
    cards = []
    for i in range(min(size, len(order))):
        cards.append(order[(hand * size + i) % len(order)])
    return cards
