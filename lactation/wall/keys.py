"""The code of the room, and the secret of who leads it.

Both are kept for half a day in this user's own folder, so that phones and the projector find their way back by themselves when
the server or the laptop is started again. Nothing else of the wall is ever written to a disk.
"""

import json
import secrets
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_cache_path

from lactation.files import write_whole

DIGITS = "23456789"  # read aloud alike everywhere; no 0 and 1, which look like letters
LENGTH = 4
KEPT_S = 12 * 3600  # a day of a course
FILE = user_cache_path("milk-in-motion") / "wall.json"


@dataclass(frozen=True)
class Keys:
    """The code that phones join by, the secret of who leads, and when both were made (s since 1970)."""

    code: str
    secret: str
    made: float


def new_keys(now: float) -> Keys:
    """Return new ones."""
    return Keys("".join(secrets.choice(DIGITS) for _ in range(LENGTH)), secrets.token_urlsafe(18), now)


def other_code(keys: Keys) -> Keys:
    """Return the same keys with a code that is another one."""
    code = keys.code
    while code == keys.code:
        code = new_keys(0).code
    return Keys(code, keys.secret, keys.made)


def is_code(text: object) -> bool:
    """Return whether a text could be a room's code."""
    return isinstance(text, str) and len(text) == LENGTH and all(one in DIGITS for one in text)


def read_keys(path: Path, now: float) -> Keys | None:
    """Return what was kept, unless it is too old or no keys at all."""
    try:
        kept = Keys(**json.loads(path.read_text(encoding="utf-8")))
        whole = is_code(kept.code) and isinstance(kept.secret, str) and len(kept.secret) >= 24
        return kept if whole and 0 <= now - kept.made < KEPT_S else None
    except (OSError, ValueError, TypeError):
        return None


def keep_keys(keys: Keys, path: Path = FILE) -> Keys:
    """Keep keys for a restart, readable by this user alone; where that cannot be, a restart has new ones."""
    with suppress(OSError):
        write_whole(path, json.dumps(vars(keys)).encode(), 0o600)
    return keys


def keys_of_today(path: Path = FILE) -> Keys:
    """Return the keys that a server had less than half a day ago, or new ones."""
    now = time.time()
    return read_keys(path, now) or keep_keys(new_keys(now), path)
