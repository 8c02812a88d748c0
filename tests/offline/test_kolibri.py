"""The zip for Kolibri: what it asks of one, and the same bytes from the same course."""

import io
import zipfile

from lactation.offline import kolibri
from tests.offline.test_zim import small_site


def test_zip_begins_with_its_first_page_and_holds_every_page_and_no_foreign_address(tmp_path):
    (tmp_path / "html").mkdir()
    course = small_site(tmp_path / "html")
    (path,) = kolibri.make(course)
    content = path.read_bytes()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        assert archive.testzip() is None
        assert {"index.html", *course.pages} < set(names)
        first = archive.read("index.html")
        assert b'url=book/welcome.html"' in first and b'<body>\n<p><a href="book/welcome.html">' in first
        assert all(b"://" not in archive.read(name).split(b"<body")[0] for name in course.pages)
    assert not any(name.startswith(("/", "..")) or "\\" in name for name in names)
    kolibri.make(course)
    assert path.read_bytes() == content
