"""Write all that an LMS can take: ``python -m lactation.lms SITE OUT``."""

import sys
from pathlib import Path

from sphinx.errors import ExtensionError

from lactation.content import ContentError
from lactation.lms.anki import write_anki
from lactation.lms.gift import write_gift
from lactation.lms.scorm import write_packages
from lactation.offline.pack import PackError

ARGUMENTS = 2


def main(arguments: list[str]) -> int:
    """Write the packages, the questions and the cards; return 1 where something is missing, 2 where it was asked wrongly."""
    if len(arguments) != ARGUMENTS:
        print(f"found {len(arguments)} arguments, expected SITE (a built course) and OUT (a folder)", file=sys.stderr)
        return 2
    site, out = map(Path, arguments)
    try:
        written = [*write_packages(site, out / "scorm"), *write_gift(out), write_anki(out)]
    except (ContentError, ExtensionError, PackError) as wrong:
        print(wrong, file=sys.stderr)
        return 1
    for path in written:
        print(f"{path}: {path.stat().st_size / 1e6:.2f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
