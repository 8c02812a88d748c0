"""A hub's place on a machine: its data folder, for one hub at a time, and its three ports."""

import errno
import fcntl
import os
import socket
from pathlib import Path

import psutil

from lactation.hub.proxy import NAME as PROXY
from lactation.hub.settings import Settings

LOCK = "lock"
PROXY_PID = "proxy.pid"
LOOPBACKS = ("127.0.0.1", "127.0.0.1")  # of the hub and its proxy among themselves


class PlaceError(Exception):
    """The data folder or a port is somebody else's: says which, and what to do."""


def own(data: Path) -> int:
    """Take the data folder for this process and what it becomes, until it ends; return the lock's descriptor.

    The lock goes with ``exec``, and not to the children: whoever is left of a hub that was killed does not hold it.

    Raises
    ------
    PlaceError
        Another hub has it.
    """
    lock = os.open(data / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(lock)
        raise PlaceError(
            f"{data}: found a hub that is running with this folder, expected none. Stop that one (Ctrl+C in its terminal), "
            "or name another folder with MILK_HUB_DATA"
        ) from error
    os.set_inheritable(lock, True)
    return lock


def proxy_left(data: Path) -> bool:
    """Return whether the proxy of a hub that was killed still runs."""
    try:
        return any(PROXY in part for part in psutil.Process(int((data / PROXY_PID).read_text(encoding="utf-8"))).cmdline())
    except (OSError, ValueError, psutil.Error):
        return False


def check_ports(told: Settings) -> None:
    """Look whether the three ports are free. What an earlier hub's proxy still holds, JupyterHub clears away itself.

    Raises
    ------
    PlaceError
        One is taken, or the address is none of this machine's.
    """
    if proxy_left(told.data):
        return
    for k, host in enumerate((told.host, *LOOPBACKS)):
        try:
            with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as one:
                one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                one.bind((host, told.port + k))
        except OSError as error:
            raise PlaceError(why_not(error, host, told.port + k, told.port)) from error


def why_not(error: OSError, host: str, port: int, first: int) -> str:
    """Return in words why a port cannot be had."""
    if error.errno == errno.EADDRNOTAVAIL:
        return f"HOST: found {host}, which is no address of this machine, expected one of its own, or 0.0.0.0 for all"
    free = f"expected three free ports from {first} on. Try others: make hub PORT={first + 100 if first < 65000 else 8100}"
    return f"PORT: port {port} cannot be had ({error.strerror}), {free}"
