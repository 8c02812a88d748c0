"""Find Chromium for what needs a browser (tests, printing), or install Debian's package where that is possible."""

import os
import shutil
import subprocess
import sys
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find() -> str | None:
    """Return the path of an installed Chromium or Chrome; the variable CHROMIUM goes first."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named if os.access(named, os.X_OK) else None
    return next(filter(None, map(shutil.which, NAMES)), None)


def install(package: str = "chromium") -> None:
    """Install Debian's package of that name when this is root on a machine with apt-get."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        print(f"Installing Debian's {package}.", flush=True)
        quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.STDOUT}
        subprocess.run(["apt-get", "update"], check=False, **quiet)
        subprocess.run(["apt-get", "install", "-y", "--no-install-recommends", package], check=False, **quiet)


def chromium_path(needed: str) -> str:
    """Return the path of Chromium; ``needed`` begins the message where there is none, such as ``"The browser tests need"``.

    Raises
    ------
    SystemExit
        There is none: says what was looked for and how to get it.
    """
    found = find()
    if found is None:
        looked = os.environ.get("CHROMIUM") or ", ".join(NAMES)
        sys.exit(
            f"{needed} Chromium: found none of {looked}. Install it (Debian: apt-get install chromium), or set "
            "CHROMIUM to the path of Chromium or Chrome."
        )
    return found


if __name__ == "__main__":
    if find() is None and not os.environ.get("CHROMIUM"):
        install()
    print(f"Chromium: {chromium_path('The browser tests and the printed pack need')}")
