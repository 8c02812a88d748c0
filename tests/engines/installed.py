"""What the engines need on this machine: install it where that is possible, and say what is missing where it is not."""

import os
import shutil
import subprocess
import sys

from tests import chromium

# What is looked for, and Debian's packages that bring it.
NEEDED = {
    "firefox": (("firefox-esr", "firefox"), ["firefox-esr"]),
    "webkit": (
        ("WebKitWebDriver",),
        ["webkit2gtk-driver", "xvfb", "xauth", "python3-gi", "gir1.2-webkit2-4.1", "gir1.2-gtk-3.0"],
    ),
    "webkit's screen": (("Xvfb",), ["xvfb"]),
    "webkit's python": (("/usr/bin/python3",), ["python3-gi", "gir1.2-webkit2-4.1", "gir1.2-gtk-3.0"]),
}
BINDINGS = "import gi; gi.require_version('WebKit2', '4.1'); gi.require_version('Gtk', '3.0'); from gi.repository import WebKit2"


def found(name: str) -> str | None:
    """Return the path of what an engine needs, or None."""
    path = next(filter(None, map(shutil.which, NEEDED[name][0])), None)
    if path and name == "webkit's python" and subprocess.run([path, "-c", BINDINGS], capture_output=True, check=False).returncode:
        return None
    return path


def missing() -> list[str]:
    """Return the names of what is not there."""
    return [name for name in NEEDED if found(name) is None] + ([] if chromium.find() else ["chromium"])


def install(names: list[str]) -> None:
    """Install Debian's packages for these."""
    packages = sorted({package for name in names for package in (NEEDED[name][1] if name in NEEDED else ["chromium"])})
    print(f"Installing {', '.join(packages)}.", flush=True)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.STDOUT}
    subprocess.run(["apt-get", "update"], check=False, **quiet)
    subprocess.run(["apt-get", "install", "-y", "--no-install-recommends", *packages], check=False, **quiet)


def ready() -> None:
    """Make sure that all engines are there.

    Raises
    ------
    SystemExit
        Something is missing and cannot be installed here: names it, and what to install.
    """
    lacking = missing()
    if lacking and shutil.which("apt-get") and os.geteuid() == 0:
        install(lacking)
        lacking = missing()
    if lacking:
        packages = sorted({package for name in lacking for package in (NEEDED[name][1] if name in NEEDED else ["chromium"])})
        sys.exit(
            f"Every engine is tried on Debian: found no {', '.join(lacking)}. As root, `make test-browsers` installs them; "
            f"otherwise ask for: apt-get install --no-install-recommends {' '.join(packages)}."
        )


if __name__ == "__main__":
    ready()
    print("Chromium, Firefox and WebKit are there.")
