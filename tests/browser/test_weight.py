"""What the scripts of each built page weigh, as sent: core and script of a lesson together."""

from lactation.site.load import weights
from lactation.site.places import FILE
from tests.site.test_load import BUDGET_KB, MOST_SCRIPTS


def test_every_page_keeps_to_the_budget(built):
    found = weights(built)
    assert sum(bool(scripts) for scripts in found.values()) > 20
    for page, scripts in found.items():
        own = sum(size for name, size in scripts.items() if name != FILE) / 1024  # the search's page has the words of all pages
        assert own <= BUDGET_KB, f"{page}: found {own:.1f} KB of scripts ({scripts}), expected at most {BUDGET_KB}"
        assert len(scripts) <= MOST_SCRIPTS, (
            f"{page}: found {len(scripts)} scripts ({', '.join(scripts)}), expected at most {MOST_SCRIPTS}"
        )
