"""Pages that hold every kind of activity and of control between them: from a folder, and as a reader first finds them."""

import pytest

from tests.browser.explorer_page import READY, SPECIMENS, Card
from tests.browser.page_checks import assert_accessible, assert_quiet, on_page


@pytest.mark.parametrize("name", SPECIMENS)
def test_page_from_a_folder_is_quiet_fits_and_is_accessible_before_any_answer(visit, name):
    seen = visit(name, "file", 1280, color_scheme="light")
    seen.page.wait_for_function(READY)
    assert_accessible(seen.page)
    for explorer in on_page(name):
        Card(seen.page, explorer).commit()
    assert_quiet(seen, 1280)
