"""What a workshop's hub is told: by environment variables, so that ``jupyterhub -f …/jupyterhub_config.py`` reads the same."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

import psutil
from platformdirs import user_data_path

from lactation.wall.network import ALL, LOOPBACK, as_address, is_local

ROOT = Path(__file__).parent.parent.parent
NOTEBOOKS = ROOT / "notebooks"
CONFIG = ROOT / "deploy" / "jupyterhub" / "jupyterhub_config.py"
OPENS = "m02-how-milk-works/05-supply-follows-removal.ipynb"
SHORTEST = 8  # letters of a password; JupyterHub refuses shorter ones
SYLLABLES = 6  # 36 bits, easy to read out loud
CONSONANTS, VOWELS = "bdfgklmnprtvz", "aeiou"
MB = 1_000_000
A_PARTICIPANT = 280 * MB  # 250 measured; each further lesson that is open takes 115 more
THE_REST = 700 * MB  # hub, proxy, and the machine's own


@dataclass(frozen=True)
class Settings:
    """Where the hub keeps its data and listens (``port`` and the two above it), who comes in, and the lesson that opens."""

    data: Path
    host: str
    port: int
    password: str
    most: int
    opens: str

    @property
    def homes(self) -> Path:
        """The folder of the participants' folders."""
        return self.data / "homes"


def data_folder() -> Path:
    """Return where the hub keeps everything: outside the course, so that neither is deleted with the other."""
    named = os.environ.get("MILK_HUB_DATA")
    return Path(named).resolve() if named else user_data_path("milk-in-motion", appauthor=False) / "hub"


def shared(data: Path) -> dict[str, str]:
    """Return the variables that make all participants share what is worked out once: fonts, and the compiled script."""
    return {"MPLCONFIGDIR": str(data / "shared" / "matplotlib"), "XDG_CACHE_HOME": str(data / "shared" / "cache")}


def new_password() -> str:
    """Return a password that can be read out in a room."""
    sounds = [secrets.choice(CONSONANTS) + secrets.choice(VOWELS) for _ in range(SYLLABLES)]
    return "-".join("".join(sounds[k : k + 2]) for k in range(0, SYLLABLES, 2))


def workshop_password(data: Path) -> str:
    """Return the password that was given, or the one kept from the last start, or a new one, which is kept.

    Raises
    ------
    ValueError
        The one that was given is too short.
    """
    given = os.environ.get("MILK_HUB_PASSWORD", "").strip()
    if given:
        if len(given) < SHORTEST:
            raise ValueError(f"MILK_HUB_PASSWORD: found {len(given)} letters, expected at least {SHORTEST}")
        return given
    kept = data / "password"
    found = kept.read_text(encoding="utf-8", errors="replace").strip() if kept.is_file() else ""
    if len(found) < SHORTEST:  # none yet, or half of one
        found = new_password()
        kept.touch(mode=0o600)
        kept.write_text(found, encoding="utf-8")
    return found


def whole_number(name: str, text: str, least: int, most: int) -> int:
    """Return a number that was given as text.

    Raises
    ------
    ValueError
        It is none, or outside of what is allowed.
    """
    if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
        raise ValueError(f"{name}: found {text}, expected a whole number from {least} to {most}")
    return int(text)


def who_fits(free_bytes: int) -> int:
    """Return how many participants a machine with so much free memory takes without running out."""
    return max(1, (free_bytes - THE_REST) // A_PARTICIPANT)


def settings() -> Settings:
    """Return what the environment says, and the usual for the rest.

    Raises
    ------
    ValueError
        A variable holds what it cannot: says which, what was found and what is expected.
    """
    told = os.environ.get
    host = told("MILK_HUB_HOST") or LOOPBACK
    host = LOOPBACK if host == "localhost" else host
    if as_address(host) is None or not (host in ALL or is_local(host)):
        raise ValueError(f"MILK_HUB_HOST: found {host}, expected 127.0.0.1, 0.0.0.0 or one of this machine's local addresses")
    opens = told("MILK_HUB_OPENS") or OPENS
    if not (NOTEBOOKS / opens).is_file():
        raise ValueError(f"MILK_HUB_OPENS: found {opens}, expected a notebook in {NOTEBOOKS}, such as {OPENS}")
    data, free = data_folder(), psutil.virtual_memory().available
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ValueError(f"MILK_HUB_DATA: found {data} ({error.strerror}), expected a folder that can be written") from error
    return Settings(
        data=data,
        host=host,
        port=whole_number("MILK_HUB_PORT", told("MILK_HUB_PORT") or "8000", 1, 65533),
        password=workshop_password(data),
        most=whole_number("MILK_HUB_MOST", told("MILK_HUB_MOST") or str(who_fits(free)), 1, 1000),
        opens=opens,
    )
