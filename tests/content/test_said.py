import pytest

from lactation.content import ContentError
from lactation.content.kinds import Strict, Words
from lactation.content.said import Said


class TwoWords(Strict):
    hello: Words
    bye: Words


SAID = Said("two.yaml", TwoWords, ("name",))


@pytest.fixture
def path(tmp_path, monkeypatch):
    monkeypatch.setattr("lactation.content.said.HERE", tmp_path)
    path = tmp_path / "two.yaml"
    path.write_text("hello: Good day, {name}\nbye: Until then\n", encoding="utf-8")
    return path


def test_words_are_read_once(path):
    said = Said("two.yaml", TwoWords, ("name",))
    assert said.texts() == {"hello": "Good day, {name}", "bye": "Until then"}
    path.unlink()
    assert said.texts()["bye"] == said.content.bye == "Until then"


def test_name_that_nothing_fills_is_found(path):
    SAID.check(path)
    path.write_text("hello: Good day, {who}\nbye: Until then\n", encoding="utf-8")
    with pytest.raises(ContentError, match=r"two\.yaml.*who"):
        SAID.check(path)
