"""The words of the printed pack (``lactation/printing``)."""

from functools import lru_cache

from pydantic import model_validator

from lactation.content import HERE
from lactation.content.kinds import Strict, Text, Words
from lactation.content.marked import read

FILE = "print.yaml"
FILLED = ("boxes", "mother", "n")  # names that the pack fills in
PARTS = (  # the files of the pack, in their order
    "start", "aids", "aids_cut", "aids_cut_both", "forms", "observers", "mothers", "counsellors", "watchers", "feeds",
    "feeds_key", "triage", "triage_key", "attendance", "meetings", "workshops",
)  # fmt: skip
TEXTS = (  # the words of its pages
    "pack", "cover_title", "cover_lead", "how_title", "how_size", "how_one", "how_both", "how_cut", "how_card",
    "how_secret", "contents_title", "column_file", "column_what", "column_pages", "column_print", "print_one",
    "print_both", "print_any", "for_mother", "for_counsellor", "for_watcher", "where", "who", "child", "others",
    "meet_who", "meet_child", "meet_others", "scene", "sees", "first", "play", "over", "tell", "hearts", "trust_later",
    "trust_late", "by_name", "waited", "about", "task_title", "task", "task_history", "task_note", "note_title",
    "find_title", "find", "star", "must", "ask", "comes", "feed", "feed_wide", "feed_close", "key_lead", "key_feed",
    "triage_card", "triage_key_lead", "card_number", "answer", "why", "say", "until", "attendance_lead", "name",
    "course_place", "course_from", "course_by", "day", "signed",
)  # fmt: skip


class PartWords(Strict):
    """What the cover says of one file of the pack."""

    title: Words
    says: Words


class PrintContent(Strict):
    """What the pack says, by name."""

    parts: dict[Text, PartWords]
    texts: dict[Text, Words]

    @model_validator(mode="after")
    def check_parts(self) -> "PrintContent":
        """Each part has its words, in the order of the pack, and each text is one that a page says."""
        if list(self.parts) != list(PARTS):
            raise ValueError(f"parts: found {', '.join(self.parts)}, expected {', '.join(PARTS)}, in this order")
        for name in {*self.texts} ^ {*TEXTS}:
            said = (
                "found a text that no page says, expected none"
                if name in self.texts
                else "found no such text, expected the words of a page"
            )
            raise ValueError(f"texts: {name}: {said}")
        return self


@lru_cache
def print_content() -> PrintContent:
    """Return the words of the pack, in the reader's language; errors as in ``marked.read``."""
    return read(HERE / FILE, PrintContent)
