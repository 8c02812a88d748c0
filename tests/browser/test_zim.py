"""The whole course as a ZIM: small enough, and all of it in there."""

from libzim.reader import Archive
from libzim.search import Query, Searcher

from lactation.offline import zim
from lactation.offline.forms import too_large
from lactation.offline.shell import Course


def test_every_page_is_in_the_zim_which_is_small_and_its_search_finds(built, tmp_path):
    course = Course(built, tmp_path)
    (path,) = zim.make(course)
    assert not too_large("zim", path)
    archive = Archive(path)
    assert all(archive.has_entry_by_path(name) for name in course.files)
    assert archive.article_count == len(course.pages)
    found = Searcher(archive).search(Query().set_query("oxytocin")).getResults(0, 20)
    assert "notebooks/m09-helping-milk-flow" in "".join(found)
