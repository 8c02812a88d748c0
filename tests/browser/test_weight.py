"""What the scripts of each built page weigh, as sent: core and script of a lesson together."""

from lactation.site.load import weights
from lactation.site.places import FILE
from tests.site.test_load import BUDGET_KB, MOST_SCRIPTS

MEETING_KB = 56  # who leads a group shows several activities from one page, on a laptop


def test_every_page_keeps_to_the_budget(built):
    found = weights(built)
    assert sum(bool(scripts) for scripts in found.values()) > 20
    for page, scripts in found.items():
        own = sum(size for name, size in scripts.items() if name != FILE) / 1024  # the search's page has the words of all pages
        most = MEETING_KB if "/instructors/meeting-" in page else BUDGET_KB
        assert own <= most, f"{page}: found {own:.1f} KB of scripts ({scripts}), expected at most {most}"
        assert len(scripts) <= MOST_SCRIPTS, (
            f"{page}: found {len(scripts)} scripts ({', '.join(scripts)}), expected at most {MOST_SCRIPTS}"
        )
