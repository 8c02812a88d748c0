"""What a hub is told: a password that holds, addresses of this network alone, and one clear line for what is wrong."""

import subprocess

import pytest

from lactation.hub import __main__ as command
from lactation.hub import proxy
from lactation.hub.__main__ import lines_to_say
from lactation.hub.settings import MB, OPENS, settings, who_fits


@pytest.fixture(autouse=True)
def told(monkeypatch, tmp_path):
    """An environment that says only where the data lies; returns how to say more."""
    for name in ("HOST", "PORT", "PASSWORD", "MOST", "OPENS"):
        monkeypatch.delenv(f"MILK_HUB_{name}", raising=False)
    monkeypatch.setenv("MILK_HUB_DATA", str(tmp_path / "hub"))
    return lambda **more: [monkeypatch.setenv(f"MILK_HUB_{name.upper()}", value) for name, value in more.items()]


def test_password_is_made_once_kept_for_the_next_start_and_for_nobody_else(tmp_path):
    first = settings()
    assert (first.host, len(first.password)) == ("127.0.0.1", 14)
    assert settings().password == first.password
    assert (tmp_path / "hub" / "password").stat().st_mode & 0o077 == 0
    assert (tmp_path / "hub").stat().st_mode & 0o077 == 0


def test_half_a_kept_password_is_made_anew(tmp_path):
    settings()
    (tmp_path / "hub" / "password").write_text("ba")
    assert len(settings().password) == 14 and settings().password == (tmp_path / "hub" / "password").read_text()


def test_folder_is_for_nobody_else_when_the_password_was_given(told, tmp_path):
    told(password="given in the room")
    settings()
    assert (tmp_path / "hub").stat().st_mode & 0o077 == 0


def test_folder_that_cannot_be_made_gets_one_line(told, tmp_path):
    (tmp_path / "file").write_text("")
    told(data=str(tmp_path / "file" / "hub"))
    with pytest.raises(ValueError, match=r"MILK_HUB_DATA: found .*hub \(Not a directory\), expected a folder"):
        settings()


def test_given_password_is_taken_and_not_written(told, tmp_path):
    told(password="given in the room")
    assert settings().password == "given in the room"
    assert not (tmp_path / "hub" / "password").exists()


@pytest.mark.parametrize(
    ("wrong", "line"),
    [
        ({"password": "short"}, "MILK_HUB_PASSWORD: found 5 letters, expected at least 8"),
        ({"password": "a" + " " * 9}, "MILK_HUB_PASSWORD: found 1 letters, expected at least 8"),
        (
            {"host": "8.8.8.8"},
            "MILK_HUB_HOST: found 8.8.8.8, expected 127.0.0.1, 0.0.0.0 or one of this machine's local addresses",
        ),
        ({"port": "80a"}, "MILK_HUB_PORT: found 80a, expected a whole number from 1 to 65533"),
        ({"most": "0"}, "MILK_HUB_MOST: found 0, expected a whole number from 1 to 1000"),
        ({"opens": "no.ipynb"}, "MILK_HUB_OPENS: found no.ipynb, expected a notebook in "),
    ],
)
def test_wrong_setting_gets_one_line(told, wrong, line):
    told(**wrong)
    with pytest.raises(ValueError) as error:
        settings()
    assert str(error.value).startswith(line) and "\n" not in str(error.value)


def test_who_fits_follows_the_free_memory():
    assert [who_fits(gb * 1000 * MB) for gb in (0, 4, 8)] == [1, 11, 26]


def test_terminal_says_password_and_warns_only_where_others_can_come(told):
    told(password="given in the room", most="7")
    alone = "\n".join(lines_to_say(settings(), False))
    assert "http://127.0.0.1:8000/" in alone and "given in the room" in alone and "Room for 7" in alone
    assert "run programs on this machine" not in alone
    told(host="0.0.0.0")
    assert "run programs on this machine" in "\n".join(lines_to_say(settings(), False))


@pytest.mark.parametrize(("says", "line"), [(None, "found no node"), ("v18.19.0", "found node 18 (node), expected 20 or newer")])
def test_missing_or_old_node_is_said_with_what_to_do(monkeypatch, says, line):
    monkeypatch.setattr(proxy, "program", lambda _: says and "node")
    monkeypatch.setattr(subprocess, "run", lambda command, **_: subprocess.CompletedProcess(command, 0, f"{says}\n", ""))
    with pytest.raises(proxy.ProxyError) as error:
        proxy.proxy_path()
    assert str(error.value).startswith(line) and "Install Node.js 20 or newer" in str(error.value)


def test_verbs_prepare_a_home_and_say_that_nobody_has_answered(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setattr("sys.argv", ["hub", "home"])
    command.main()
    assert (tmp_path / "home" / "notebooks" / OPENS).is_file()
    assert len(list((tmp_path / "home").rglob("page_config.json"))) == 1
    monkeypatch.setattr("sys.argv", ["hub", "collect", str(tmp_path / "class")])
    with pytest.raises(SystemExit, match="found no answers"):
        command.main()
