"""``python -m lactation.printing [SITE [FOLDER]]``: make the printed pack from the built course, and look at every page."""

import sys
import time
from pathlib import Path

from lactation.content import ContentError
from lactation.files import write_whole
from lactation.printing.browser import printer
from lactation.printing.checks import mistakes
from lactation.printing.pack import Part, Press, file_of, pack, pages_of

SITE, FOLDER = Path("_build/html"), Path("_build/print")


def write(parts: list[Part], folder: Path) -> list[str]:
    """Write the files of a pack; return one line for each thing that is wrong with one of them."""
    folder.mkdir(parents=True, exist_ok=True)
    wrong = []
    for part in parts:
        path = folder / file_of(part.name)
        write_whole(path, part.pdf)
        wrong += mistakes(str(path), part.pdf, part.expected)
        print(f"{path}: {pages_of(part)} pages, {len(part.pdf) / 1000:.0f} KB", flush=True)
    return wrong


def main(site: Path = SITE, folder: Path = FOLDER) -> int:
    """Make the pack; return 1 when a page is not as it should be."""
    begun = time.monotonic()
    try:
        with printer() as chromium:
            wrong = write(pack(Press(site.resolve(), chromium)), folder)
    except (ContentError, ValueError) as error:
        wrong = [str(error)]
    for line in wrong:
        print(line, file=sys.stderr)
    print(f"{'Not all is well' if wrong else 'All pages are as they should be'}; {time.monotonic() - begun:.0f} seconds.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:3])))
