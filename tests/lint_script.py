"""Check the page's script with oxlint as it is joined, and say the piece and its line of every fault.

The pieces are checked together because they share one scope: alone, each would seem to use unknown names and leave its
own unused.
"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from lactation.site.join import SCRIPT, join_script, place_of

ROOT = Path(__file__).parent.parent
CONFIG = ROOT / ".oxlintrc.json"
ALONE = [
    Path("bench") / "lab.js",
    Path("bench") / "probe.js",
    Path("tests") / "engines" / "preload.js",
    Path("lactation") / "site" / "first.js",
    Path("lactation") / "lms" / "session.js",
    Path("lactation") / "lms" / "start.js",
    Path("lactation") / "lms" / "windows.js",
    Path("tests") / "lms" / "strict.js",
    Path("lactation") / "site" / "parts.js",
    Path("lactation") / "site" / "kept" / "card.js",
    Path("lactation") / "site" / "plain.js",
    *(Path("lactation") / "wall" / "static" / f"{name}.js" for name in ("boards", "join", "show")),
    *(Path("lactation") / "offline" / f"{name}.js" for name in ("inflate", "unpack", "show")),
    *(Path("lactation") / "faces" / f"{name}.js" for name in ("card", "citations", "notebook")),
]


def oxlint(*paths: Path, config: Path = CONFIG) -> tuple[int, str]:
    """Return what oxlint ends with and what it says of these files."""
    command = [str(Path(sys.executable).parent / "oxlint"), "--config", str(config), "--deny-warnings", "--format", "unix"]
    run = subprocess.run([*command, *map(str, paths)], cwd=ROOT, capture_output=True, text=True, check=False)
    return run.returncode, run.stdout + run.stderr


def in_piece(found: re.Match[str]) -> str:
    """Return the place of a fault in a piece instead of the joined script."""
    name, line = place_of(int(found[1]))
    return f"{(SCRIPT / name).relative_to(ROOT)}:{line}:"


def faults(script: str) -> tuple[int, str]:
    """Return oxlint's verdict on a joined script, on a notebook's own and on the probe of the measurements."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "milk.js"
        path.write_text(script, encoding="utf-8")
        code, told = oxlint(path, *ALONE)
        return code, re.sub(re.escape(str(path)) + r":(\d+):", in_piece, told)


def unknown_names(script: str) -> str:
    """Return what oxlint says of names that a script uses and nobody defines; pieces as parts each have a scope of their own."""
    rules = {"env": {"browser": True, "es2017": True}, "globals": {"page_part": "readonly"}, "categories": {"correctness": "off"}}
    with tempfile.TemporaryDirectory() as folder:
        path, config = Path(folder) / "parts.js", Path(folder) / "config.json"
        path.write_text(script, encoding="utf-8")
        config.write_text(json.dumps(rules | {"rules": {"no-undef": "error"}}), encoding="utf-8")
        code, told = oxlint(path, config=config)
        return told if code else ""


if __name__ == "__main__":
    code, told = faults(join_script())
    print(told.strip() or "The page's script: all checks passed!")
    sys.exit(code)
