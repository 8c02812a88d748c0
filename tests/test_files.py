"""Files are there whole or not at all; a name made of files changes with each of them."""

from pathlib import Path

import pytest

from lactation.files import hash_of_files, write_whole


def test_file_is_written_in_a_new_folder_and_over_another(tmp_path):
    path = tmp_path / "deep" / "a.json"
    write_whole(path, b"one")
    write_whole(path, b"two")
    assert path.read_bytes() == b"two"
    assert [one.name for one in path.parent.iterdir()] == ["a.json"]


def test_others_may_read_it_as_any_file(tmp_path):
    (tmp_path / "plain").write_bytes(b"")
    write_whole(tmp_path / "whole", b"")
    assert (tmp_path / "whole").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_what_is_ones_own_is_so_from_the_first_byte(tmp_path, monkeypatch):
    modes = []
    monkeypatch.setattr(Path, "write_bytes", lambda path, content: modes.append(path.stat().st_mode & 0o777))
    write_whole(tmp_path / "own", b"secret", 0o600)
    assert modes == [0o600]


def test_what_cannot_be_written_leaves_nothing(tmp_path):
    (tmp_path / "taken" / "inside").mkdir(parents=True)
    with pytest.raises(OSError):
        write_whole(tmp_path / "taken", b"text")
    assert [one.name for one in tmp_path.iterdir()] == ["taken"]


def test_name_changes_with_content_place_order_and_what_else_decides(tmp_path):
    one, two, three = (tmp_path / name for name in ("one", "two", "three"))
    one.write_bytes(b"ab")
    two.write_bytes(b"c")
    three.write_bytes(b"ab")
    names = [
        hash_of_files(files, tmp_path, *more)
        for files, more in (((one, two), ()), ((two, one), ()), ((three, two), ()), ((one,), ()), ((one, two), ("es",)))
    ]
    assert len(set(names)) == len(names)
    assert hash_of_files((one, two), tmp_path) == names[0]
