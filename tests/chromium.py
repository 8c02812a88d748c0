"""How Chromium is started for the browser tests; finding it is ``lactation/chromium.py``'s."""

from lactation.chromium import chromium_path, find

__all__ = ["FLAGS", "find", "path"]

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
