"""The order in which the files of a whole run begin: the longest first, so that at its end no process waits for another.

The first of them builds the site; those that need it too come when it is there. Files that wait for Chromium stand between files
that compute.
"""

LONGEST = (
    "tests/browser/test_lessons.py",
    "tests/content/test_explorers.py",
    "tests/core/play/test_games.py",
    "tests/counselling/test_limits.py",
    "tests/content/test_mutations_of_authors.py",
    "tests/faces/test_in_jupyterlab.py",
    "tests/browser/test_pages.py",
    "tests/browser/test_explorers.py",
    "tests/site/test_failure.py",
    "tests/browser/test_parity.py",
    "tests/site/test_protocol.py",
    "tests/browser/test_paper.py",
    "tests/translation/test_pseudo.py",
    "tests/core/test_feed.py",
    "tests/content/test_triage.py",
    "tests/activities/test_trust.py",
    "tests/notebooks/test_mutations.py",
    "tests/core/test_feed_wide.py",
    "tests/core/test_search.py",
    "tests/faces/test_page.py",
    "tests/site/test_compile.py",
    "tests/core/test_mother.py",
    "tests/faces/test_hostile_words.py",
)
RANKS = {name: rank for rank, name in enumerate(LONGEST)}


def in_order(items):
    """Return a run's tests with the longest files first, each whole; all others as they were found."""
    return sorted(items, key=lambda item: RANKS.get(item.location[0], len(RANKS)))
