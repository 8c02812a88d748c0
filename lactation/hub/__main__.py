"""``python -m lactation.hub start`` starts the workshop's hub, ``collect FOLDER [--names]`` gathers the answers.

The other verbs are for images (``deploy/z2jh``, ``.binder``): ``warm`` works out once what all participants share, ``quiet`` and
``home`` prepare the home of who asks.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from lactation.hub.collect import collect
from lactation.hub.homes import keep_quiet, refresh
from lactation.hub.place import PlaceError, check_ports, own
from lactation.hub.proxy import ProxyError, proxy_path
from lactation.hub.settings import CONFIG, NOTEBOOKS, Settings, data_folder, settings, shared
from lactation.wall.network import ALL, LOOPBACK, is_loopback, reached_at, url
from lactation.wall.say import qr_text

NEEDED = ("jupyterhub", "jupyterhub_idle_culler", "jupyterlab")
WARM = "import matplotlib.font_manager; from lactation.faces.notebook import course; course()"


def warm(more: dict[str, str]) -> None:
    """Work out once what each participant's first lesson would wait for; ``more`` are variables that say where to keep it."""
    subprocess.run([sys.executable, "-c", WARM], env=os.environ | more, check=True)


def prepare_home() -> None:
    """Bring the lessons into the home of who asks."""
    brought = refresh(NOTEBOOKS, Path.home())
    for problem in brought.problems:
        print(problem, file=sys.stderr)
    quiet()


def quiet() -> None:
    """Let JupyterLab ask nobody about Jupyter's news. That it could not be told is no reason to stop."""
    try:
        keep_quiet(Path.home())
    except OSError as error:
        print(error, file=sys.stderr)


def lines_to_say(told: Settings, colours: bool) -> list[str]:
    """Return what the terminal says."""
    here = url(LOOPBACK if told.host in ALL else told.host, told.port)
    lines = [f"The hub is at {here}/  (stop with Ctrl+C)"]
    addresses = [f"{url(one, told.port)}/" for one in reached_at(told.host)]
    if addresses:
        lines += ["For everybody in the same network:", *(f"  {one}" for one in addresses), qr_text(addresses[0], colours)]
    elif not is_loopback(told.host):
        lines += ["This machine is in no network yet: join one, then start again."]
    if not is_loopback(told.host):
        lines += ["Whoever has the password can run programs on this machine, as you. Keep it in the room."]
    return [
        *lines,
        "Sign in with a name of one's own, that nobody else here has, and this password:",
        f"  {told.password}",
        f"Room for {told.most} at once, by the memory that is free now. Everything is kept in {told.data}",
    ]


def start() -> None:
    """Start the hub and say where, until it is interrupted.

    Raises
    ------
    SystemExit
        Something is missing or wrong: says what.
    """
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        sys.exit(f"found no {', '.join(missing)}, expected what the extra “hub” brings (make hub)")
    try:
        told, proxy = settings(), proxy_path()
        own(told.data)
        check_ports(told)
    except (ValueError, ProxyError, PlaceError) as wrong:
        sys.exit(str(wrong))
    try:
        warm(shared(told.data))
    except (OSError, subprocess.CalledProcessError) as error:  # only the first lesson is slower
        print(f"{told.data / 'shared'}: {error}", file=sys.stderr)
    print("\n".join(lines_to_say(told, sys.stdout.isatty())), flush=True)
    os.environ["MILK_HUB_PROXY"] = str(proxy)
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    os.execv(sys.executable, [sys.executable, "-m", "jupyterhub", "-f", str(CONFIG)])


def gather(folder: Path, names: bool) -> None:
    """Gather the answers and say what came of it."""
    try:
        told = collect(data_folder() / "homes", folder, names)
    except OSError as wrong:
        sys.exit(str(wrong))
    print("\n".join([*told.problems, f"{len(told.files)} participants’ answers are in {folder}"]))


DO: dict[str, Callable[[], None]] = {
    "start": start, "warm": lambda: warm({}), "quiet": quiet, "home": prepare_home,
}  # fmt: skip


def main() -> None:
    """Do what the command line asks."""
    parser = argparse.ArgumentParser(prog="python -m lactation.hub", description=__doc__)
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("start", help="start the hub, as the variables MILK_HUB_… say")
    asked = verbs.add_parser("collect", help="gather the participants' answers for the class report")
    asked.add_argument("folder", type=Path, help="a new or an empty folder")
    asked.add_argument("--names", action="store_true", help="keep the names by which participants signed in")
    verbs.add_parser("warm", help="for images: work out once what all participants share")
    verbs.add_parser("quiet", help="for images: let JupyterLab ask nobody about Jupyter's news")
    verbs.add_parser("home", help="for images: bring the lessons into the home folder, never over what was changed there")
    found = parser.parse_args()
    if found.verb == "collect":
        gather(found.folder, found.names)
    else:
        DO[found.verb]()


if __name__ == "__main__":
    main()
