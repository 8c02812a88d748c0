"""One hub at a time in a data folder, on ports that are free: else one clear line."""

import os
import socket
import subprocess
import sys
from types import SimpleNamespace

import pytest

from lactation.hub.place import PROXY_PID, PlaceError, check_ports, own
from tests.execute import ROOT


@pytest.fixture
def taken():
    """A port that somebody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as one:
        yield one.getsockname()[1]


def told(tmp_path, port, host="127.0.0.1"):
    return SimpleNamespace(data=tmp_path, host=host, port=port)


def test_folder_has_one_hub_until_it_ends_whatever_it_becomes(tmp_path):
    holds = "import os, sys; from pathlib import Path; from lactation.hub.place import own; own(Path(sys.argv[1]))\n"
    becomes = "os.execv(sys.executable, [sys.executable, '-c', 'print(1, flush=True); input()'])"
    first = subprocess.Popen(
        [sys.executable, "-c", holds + becomes, str(tmp_path)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert first.stdout.readline() == b"1\n"
    with pytest.raises(PlaceError, match=r"found a hub that is running with this folder.*MILK_HUB_DATA"):
        own(tmp_path)
    first.communicate(b"\n", timeout=60)
    os.close(own(tmp_path))


@pytest.mark.parametrize("above", [0, 1, 2])
def test_each_of_the_three_ports_is_looked_at(tmp_path, taken, above):
    with pytest.raises(PlaceError, match=rf"PORT: port {taken} cannot be had .*make hub PORT=\d+"):
        check_ports(told(tmp_path, taken - above))


def test_address_of_another_machine_is_said(tmp_path):
    with pytest.raises(PlaceError, match=r"HOST: found 10\.255\.255\.254, which is no address of this machine"):
        check_ports(told(tmp_path, 8000, "10.255.255.254"))


def test_proxy_that_was_left_behind_is_jupyterhubs_to_clear_away(tmp_path, taken):
    left = subprocess.Popen([sys.executable, "-c", "input()", "configurable-http-proxy"], stdin=subprocess.PIPE)
    (tmp_path / PROXY_PID).write_text(str(left.pid))
    check_ports(told(tmp_path, taken))
    left.communicate(b"\n", timeout=60)
    with pytest.raises(PlaceError, match="cannot be had"):
        check_ports(told(tmp_path, taken))
