"""How Chromium is started for the browser tests; finding it is ``lactation/chromium.py``'s."""

import os
import shutil

from lactation.chromium import chromium_path, find, install

__all__ = ["FLAGS", "find", "light", "path"]

LIGHT = "chromium-headless-shell"  # Debian's package of this name

# The first two draw the address bar's popups, in each new window, and cost more than our page. This list takes the place of
# playwright's own, so what that switches off is here too.
OFF = (
    "WebUIOmniboxPopup", "WebUIOmniboxAimPopup",
    "AimEnabled", "AvoidCorsURLLoaderRestartOnRedirect", "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable", "HttpsUpgrades", "LensOverlay", "MediaRouter", "NetworkTimeServiceQuerying",
    "OptimizationHints", "PaintHolding", "PreconnectToSearch", "TcpPortRandomizationWin", "ThirdPartyStoragePartitioning",
)  # fmt: skip
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    f"--disable-features={','.join(OFF)}",
]


def path() -> str:
    """Return the path of Chromium; errors as in ``chromium_path``."""
    return chromium_path("The browser tests need")


def light() -> str:
    """Return the path of Chromium without its windows where that is installed: it draws the same for a third less."""
    return (None if "CHROMIUM" in os.environ else shutil.which(LIGHT)) or path()


if __name__ == "__main__":
    if not (shutil.which(LIGHT) or os.environ.get("CHROMIUM")):
        install(LIGHT)
    print(f"Tests: {light()}")
