"""Items that pages bring late are written beside the other static files, and old ones go."""

from types import SimpleNamespace

from lactation.content.chunks import FOLDER, chunk_file, chunk_names
from lactation.site.items import write_items


def test_every_chunk_is_written_and_one_of_an_earlier_text_goes(tmp_path):
    static = tmp_path / "_static"
    (static / FOLDER).mkdir(parents=True)
    (static / FOLDER / "bank-a-00000000.js").write_text("old", encoding="utf-8")
    app = SimpleNamespace(outdir=str(tmp_path), builder=SimpleNamespace(format="html"))
    write_items(app, None)
    assert {f"{FOLDER}/{path.name}" for path in (static / FOLDER).iterdir()} == {chunk_file(name) for name in chunk_names()}


def test_nothing_is_written_after_a_build_that_failed(tmp_path):
    write_items(SimpleNamespace(outdir=str(tmp_path), builder=SimpleNamespace(format="html")), ValueError("broken"))
    assert list(tmp_path.iterdir()) == []
