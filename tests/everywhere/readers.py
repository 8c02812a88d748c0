"""What reads the course elsewhere, installed and started on loopback: kiwix-serve, and Kolibri in an environment of its own."""

import hashlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import platformdirs
import pytest

CACHE = Path(platformdirs.user_cache_dir("milk-in-motion"))
KOLIBRI = "kolibri>=0.18,<0.20"
STARTS_S = 180
SUPERUSER, PASSWORD = "admin", "breast"


def run(command, why, **more):
    """Run a command; where it fails, say for what it was and how it ended."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, **more)
    assert done.returncode == 0, f"{why}: {' '.join(map(str, command))}\n{(done.stdout + done.stderr)[-2000:]}"
    return done.stdout


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def answers(address):
    """Wait until a server answers there."""
    stop = time.monotonic() + STARTS_S
    while True:
        try:
            return urllib.request.urlopen(address, timeout=5).status
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            assert time.monotonic() < stop, f"{address}: found no answer, expected one within {STARTS_S} s"
            time.sleep(0.3)


@contextmanager
def started(command, address, log, **more):
    """A server that runs as long as it is needed."""
    with log.open("ab") as told:
        process = subprocess.Popen(command, stdout=told, stderr=told, **more)
    try:
        answers(address)
        yield address
    finally:
        process.terminate()
        process.wait(60)


# ---- Kiwix ----


def kiwix_serve():
    """The path of kiwix-serve; Debian's is installed where it is missing and we may."""
    if not shutil.which("kiwix-serve"):
        if os.geteuid() or not shutil.which("apt-get"):
            pytest.fail("kiwix-serve: found none, and may not install it; expected Debian's package kiwix-tools", pytrace=False)
        run(["apt-get", "update"], "kiwix-serve")
        run(["apt-get", "install", "-y", "kiwix-tools"], "kiwix-serve")
    return shutil.which("kiwix-serve")


@contextmanager
def kiwix(zims, port, log):
    """A server of these ZIMs; gives its address."""
    address = f"http://127.0.0.1:{port}"
    with started([kiwix_serve(), "--address=127.0.0.1", f"--port={port}", *map(str, zims)], f"{address}/", log):
        yield address


# ---- Kolibri ----


def kolibri_python():
    """Python with Kolibri in an environment of its own, made once for all runs."""
    made = CACHE / f"kolibri-{hashlib.sha256((KOLIBRI + sys.version).encode()).hexdigest()[:8]}"
    python, done = made / "bin" / "python", made / "done"
    if not done.exists():
        run([sys.executable, "-m", "venv", "--clear", made], "Kolibri")
        run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", KOLIBRI], "Kolibri")
        done.touch()
    return python


class Kolibri:
    """A Kolibri with the course as its only channel."""

    def __init__(self, home, package):
        self.python, self.home, self.log = kolibri_python(), home, home.with_suffix(".log")
        self.port, self.content_port = free_port(), free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.known = os.environ | {
            "KOLIBRI_HOME": str(home),
            "KOLIBRI_HTTP_PORT": str(self.port),
            "KOLIBRI_ZIP_CONTENT_PORT": str(self.content_port),
            "KOLIBRI_LISTEN_ADDRESS": "127.0.0.1",
            "KOLIBRI_ZEROCONF_ENABLED": "false",
            "PYTHONPATH": "",
        }
        self.manage("provisiondevice", "--facility", "Clinic", "--superusername", SUPERUSER, "--superuserpassword", PASSWORD,
                    "--preset", "nonformal", "--language_id", "en", "--verbosity", "0", "--noinput")  # fmt: skip
        channel = Path(__file__).with_name("kolibri_channel.py")
        told = run([self.python, channel, package, "Milk in Motion"], "the channel", env=self.known).split()
        self.lesson, self.checksum = told[-2:]

    def manage(self, *command):
        return run([self.python, "-m", "kolibri", "manage", *command], "Kolibri", env=self.known)

    @contextmanager
    def running(self):
        command = [self.python, "-m", "kolibri", "start", "--foreground"]
        with started(command, f"{self.address}/", self.log, env=self.known) as address:
            yield address
