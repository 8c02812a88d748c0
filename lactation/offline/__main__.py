"""``python -m lactation.offline [SITE [FORM …]]``: make of the built course what needs no network, and say how large it is."""

import argparse
import sys
import time
from pathlib import Path

from sphinx.errors import ExtensionError

from lactation.content import ContentError
from lactation.offline.forms import FORMS, MEGABYTE, make_form, size, too_large
from lactation.offline.pack import PackError
from lactation.offline.shell import Course

SITE = Path("_build/html")
FOLDER = "offline"  # beside the site


def line(name: str, path: Path, whole: int) -> str:
    """Return a line of the table: what was made, its size, how often it goes into the site, what it is for."""
    found = size(path)
    return f"{path!s:50} {found / MEGABYTE:6.2f} MB  1/{whole / found:<5.1f} {FORMS[name].told}"


def make_all(course: Course, names: list[str]) -> list[str]:
    """Make forms and print a line for each thing made; return what is wrong."""
    whole = sum(map(len, course.files.values()))
    print(f"{course.site!s:50} {whole / MEGABYTE:6.2f} MB  the course as it is built, {len(course.pages)} pages", flush=True)
    wrong = []
    for name in names:
        for path in make_form(name, course):
            print(line(name, path, whole), flush=True)
            wrong.append(too_large(name, path))
    return [one for one in wrong if one]


def asked(arguments: list[str]) -> argparse.Namespace:
    """Return what a command line asks for: ``site``, a path, and ``forms``, names in their order, perhaps none."""
    known = "\n".join(f"  {name:9}{form.told}" for name, form in FORMS.items())
    parser = argparse.ArgumentParser(
        prog="python -m lactation.offline",
        description="Make of the built course what needs no network, and say how large it is.",
        epilog=f"forms:\n{known}\n\nWhat is made lies in the folder {FOLDER}, beside SITE.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "site", nargs="?", type=Path, default=SITE, metavar="SITE", help=f"the built course (else {SITE.as_posix()})"
    )
    parser.add_argument("forms", nargs="*", metavar="FORM", help="what to make (else all forms)")
    return parser.parse_args(arguments)


def main(arguments: list[str]) -> int:
    """Make all forms, or those named; return 1 when something is wrong."""
    given, begun = asked(arguments), time.process_time()
    unknown = [name for name in given.forms if name not in FORMS]
    try:
        if unknown:
            raise PackError(f"found the form {unknown[0]}, expected one of {', '.join(FORMS)}")
        wrong = make_all(Course(given.site, given.site.parent / FOLDER), given.forms or list(FORMS))
    except (ContentError, ExtensionError, PackError) as error:
        wrong = [str(error)]
    for one in wrong:
        print(one, file=sys.stderr)
    print(f"{'Not all is well' if wrong else 'All is made'}; {time.process_time() - begun:.0f} CPU seconds.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
