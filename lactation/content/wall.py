"""The words of the class wall: terminal, phones, projector."""

from functools import lru_cache

from lactation.content import HERE
from lactation.content.kinds import Strict, Words
from lactation.content.marked import read

FILLED = ("address", "code", "label", "m", "n", "of", "title")  # names that the program fills in


class WallContent(Strict):
    """What the wall says, each text by its name."""

    terminal_phones: Words
    terminal_room: Words
    terminal_lead: Words
    terminal_help: Words
    terminal_none: Words
    terminal_public: Words
    join_title: Words
    join_code: Words
    join_go: Words
    join_says: Words
    join_wrong: Words
    join_full: Words
    join_often: Words
    join_lost: Words
    join_storage: Words
    join_in: Words
    join_scripts: Words
    join_leads: Words
    strip_name: Words
    strip_room: Words
    strip_sent: Words
    strip_waits: Words
    strip_lost: Words
    strip_closed: Words
    strip_join: Words
    strip_busy: Words
    strip_moves: Words
    strip_typing: Words
    strip_go: Words
    strip_stay: Words
    strip_leave: Words
    show_title: Words
    show_no_key: Words
    show_lost: Words
    show_join: Words
    show_code: Words
    show_loopback: Words
    show_no_network: Words
    show_help: Words
    show_pick: Words
    show_meetings: Words
    show_lessons: Words
    show_begin: Words
    show_wait: Words
    show_phones: Words
    show_answered: Words
    show_place: Words
    show_none: Words
    show_back: Words
    show_next: Words
    show_reveal: Words
    show_unreveal: Words
    show_cover: Words
    show_uncover: Words
    show_clear: Words
    show_clear_sure: Words
    show_begin_sure: Words
    show_join_again: Words
    show_list: Words
    show_file: Words
    show_more: Words
    show_close: Words
    show_close_sure: Words
    show_yes: Words
    show_no: Words
    show_lines: Words
    show_line_key: Words
    show_answer_key: Words
    show_bets: Words
    show_model: Words
    show_cards_place: Words
    show_then: Words
    show_talk: Words
    show_covered: Words
    show_keys: Words
    show_file_says: Words
    show_file_table: Words
    show_file_data: Words


@lru_cache
def wall_texts() -> dict[str, str]:
    """Return the words of the wall, in the reader's language; errors as in ``marked.read``."""
    return read(HERE / "wall.yaml", WallContent).model_dump()
