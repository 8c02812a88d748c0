import io
import socket

import pytest

from lactation.wall import network, say
from lactation.wall.keys import Keys, is_code, keep_keys, keys_of_today, new_keys, other_code, read_keys
from lactation.wall.network import host_is_ours, is_local, own_addresses, reached_at, url

KEYS = Keys("4729", "a" * 24, 0.0)


@pytest.mark.parametrize(
    "text",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.43.17", "169.254.7.7", "::1", "fd12::1", "fe80::1%eth0",
     "::ffff:192.168.1.5"],
)  # fmt: skip
def test_machines_of_a_local_network_are_answered(text):
    assert is_local(text)


@pytest.mark.parametrize(
    "text",
    ["8.8.8.8", "172.32.0.1", "172.15.255.255", "192.169.0.1", "11.0.0.1", "100.64.0.1", "2001:db8::1", "::ffff:8.8.8.8", "", "a",
     "0.0.0.0", "192.168.1.5.evil.org"],
)  # fmt: skip
def test_nobody_else_is(text):
    assert not is_local(text)


@pytest.mark.parametrize(
    "header", ["127.0.0.1", "192.168.1.5:8000", "[fd12::1]:8000", "[::1]", "localhost:8000", "LOCALHOST", "course.localhost:80"]
)
def test_pages_are_asked_for_by_an_address_of_ours(header):
    assert host_is_ours(header)


@pytest.mark.parametrize(
    "header", ["", "evil.org", "evil.org:8000", "192.168.1.5.evil.org", "localhost.evil.org", "8.8.8.8", "[2001:db8::1]:80"]
)
def test_a_name_of_the_internet_is_refused(header):
    assert not host_is_ours(header)


def test_machine_may_be_asked_by_its_own_name(monkeypatch):
    network.own_names.cache_clear()
    monkeypatch.setattr(socket, "gethostname", lambda: "Laptop.local")
    assert host_is_ours("laptop:8000")
    assert host_is_ours("laptop.local")
    network.own_names.cache_clear()


def test_addresses_come_from_the_route_first_and_version_4_before_6(monkeypatch):
    monkeypatch.setattr(network, "route", lambda target, family: "192.168.43.17" if family == socket.AF_INET else "fd00::2")
    found = ["127.0.0.1", "::1", "10.0.0.5", "fd00::2", "192.168.43.17", "8.8.8.8", "fe80::1%wlan0", "169.254.3.3"]
    monkeypatch.setattr(network, "interfaces", lambda: found)
    assert own_addresses() == ["192.168.43.17", "10.0.0.5", "169.254.3.3", "fd00::2"]
    assert reached_at("0.0.0.0") == ["192.168.43.17", "10.0.0.5", "169.254.3.3"]
    assert reached_at("::")[-1] == "fd00::2"
    assert reached_at("10.0.0.5") == ["10.0.0.5"]
    assert reached_at("127.0.0.1") == []


def test_this_machine_has_addresses():
    assert "127.0.0.1" in network.interfaces()


def test_address_of_version_6_stands_in_brackets():
    assert (url("fd00::2", 80), url("10.0.0.5", 80)) == ("http://[fd00::2]:80", "http://10.0.0.5:80")


def test_terminal_says_every_address_the_room_and_a_code_to_scan(monkeypatch):
    monkeypatch.setattr(say, "reached_at", lambda host: ["192.168.43.17", "10.0.0.5"])
    monkeypatch.setattr(say, "interfaces", lambda: ["192.168.43.17", "8.8.8.8"])
    text = "\n".join(say.lines_to_say("0.0.0.0", "127.0.0.1", 8000, KEYS, colours=False))
    told = (
        "http://192.168.43.17:8000/wall",
        "http://10.0.0.5:8000/wall",
        "4729",
        "http://127.0.0.1:8000/wall/show#" + KEYS.secret,
    )
    assert all(one in text for one in told)
    assert say.qr_text("http://192.168.43.17:8000/wall/join?room=4729", colours=False) in text
    assert "8.8.8.8" in text


def test_terminal_says_when_there_is_no_network(monkeypatch):
    monkeypatch.setattr(say, "reached_at", lambda host: [])
    monkeypatch.setattr(say, "interfaces", lambda: [])
    text = "\n".join(say.lines_to_say("0.0.0.0", "127.0.0.1", 8000, KEYS, colours=True))
    assert "no address on a local network" in text
    assert "█" not in text


@pytest.mark.parametrize(
    ("encoding", "colours", "drawn"), [("ascii", False, ""), ("ascii", True, "\x1b[7m"), ("cp437", False, "█")]
)
def test_terminal_of_any_kind_is_shown_a_code_that_it_can_draw(monkeypatch, encoding, colours, drawn):
    monkeypatch.setattr(say, "reached_at", lambda host: ["192.168.43.17"])
    monkeypatch.setattr(say, "interfaces", lambda: [])
    text = "\n".join(say.lines_to_say("0.0.0.0", "127.0.0.1", 8000, KEYS, colours, encoding))
    assert drawn in text
    assert ("█" in text) == (drawn == "█")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437", "utf-8"])
def test_terminal_of_any_kind_is_told_where(monkeypatch, encoding):
    monkeypatch.setattr(say, "reached_at", lambda host: ["192.168.43.17"])
    monkeypatch.setattr(say, "interfaces", lambda: [])
    out = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    monkeypatch.setattr("sys.stdout", out)
    say.say_where("0.0.0.0", "127.0.0.1", 8000, KEYS)
    text = out.buffer.getvalue().decode(encoding)
    assert "http://192.168.43.17:8000/wall" in text
    assert "?" not in text.replace("get there?", "")


def test_code_can_be_read_aloud_and_secret_not_guessed():
    found = [new_keys(0.0) for _ in range(50)]
    assert all(is_code(one.code) and len(one.secret) >= 24 for one in found)
    assert len({one.secret for one in found}) == 50


def test_new_room_has_another_code(monkeypatch):
    found = iter(["4729", "4729", "2345"])
    monkeypatch.setattr("lactation.wall.keys.new_keys", lambda now: Keys(next(found), "b" * 24, now))
    assert other_code(KEYS) == Keys("2345", KEYS.secret, KEYS.made)


def test_restart_keeps_the_room_for_half_a_day(tmp_path):
    path = tmp_path / "wall.json"
    first = keys_of_today(path)
    assert keys_of_today(path) == first
    assert path.stat().st_mode & 0o777 == 0o600
    assert read_keys(path, first.made + 13 * 3600) is None
    assert read_keys(path, first.made - 5) is None


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[]", '{"code": "0110", "secret": "' + "a" * 24 + '", "made": 1}', '{"code": "4729", "secret": "a", "made": 1}'],
)
def test_damaged_keys_are_replaced(tmp_path, text):
    path = tmp_path / "wall.json"
    path.write_text(text, encoding="utf-8")
    assert read_keys(path, 2.0) is None


def test_room_works_where_nothing_can_be_kept(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert keep_keys(KEYS, tmp_path / "file" / "wall.json") == KEYS
