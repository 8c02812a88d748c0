"""The one place that knows the reader's language, and the folders that go with it.

English needs nothing. Another language is chosen by ``LACTATION_LANGUAGE`` (``es``, ``pt-BR``); its translations lie in
``locale/LANGUAGE/LC_MESSAGES``, or in another folder that ``LACTATION_LOCALE`` names. See docs/translating.md.
"""

import gettext
import os
import re
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from lactation.files import write_whole

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
LANGUAGE = "LACTATION_LANGUAGE"
FOLDER = "LACTATION_LOCALE"
ENGLISH = "en"
PSEUDO = "en-XA"  # a language that nobody speaks: English in brackets, to see what is not translated
RIGHT_TO_LEFT = {"ar", "arc", "ckb", "dv", "fa", "ha-Arab", "he", "ks", "nqo", "pa-Arab", "ps", "sd", "syr", "ug", "ur", "yi"}
SHAPE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")


def language() -> str:
    """Return the reader's language by its name on the web, such as ``en`` or ``pt-BR``; errors as in ``named_language``."""
    return named_language(os.environ.get(LANGUAGE) or ENGLISH, LANGUAGE)


def named_language(name: str, place: str) -> str:
    """Return the name of a language; ``place`` is where it stands.

    Raises
    ------
    ContentError
        It is none: what was found and what was expected.
    """
    if not SHAPE.fullmatch(name):
        from lactation.content import ContentError  # noqa: PLC0415 - this module is read first

        raise ContentError(f"{place}: found {name!r}, expected the name of a language, such as es or pt-BR")
    return name


def direction(name: str) -> str:
    """Return in which direction a language is read: ``ltr`` or ``rtl``."""
    return "rtl" if name in RIGHT_TO_LEFT or name.split("-", maxsplit=1)[0] in RIGHT_TO_LEFT else "ltr"


def locale_folder() -> Path:
    """Return the folder of all translations."""
    return Path(os.environ.get(FOLDER) or ROOT / "locale")


def folder_of_language(name: str) -> Path:
    """Return the folder with a language's files of messages; Sphinx writes a language with an underscore."""
    return locale_folder() / name.replace("-", "_") / "LC_MESSAGES"


def own_file(name: str) -> Path:
    """Return a file that a language writes anew rather than message by message (``search.yaml``), or the English one."""
    own = locale_folder() / language().replace("-", "_") / name
    return own if language() != ENGLISH and own.exists() else HERE / name


def language_files() -> list[Path]:
    """Return every file that the reader's language adds to the course."""
    if language() == ENGLISH:
        return []
    return sorted(path for path in folder_of_language(language()).parent.rglob("*") if path.suffix in (".po", ".yaml"))


def domain_of(file: str) -> str:
    """Return the file of messages in which those of a content file stand: its folder's name, or its own.

    Example
    -------
    >>> domain_of("explorers/supply.yaml")
    'explorers'
    """
    folder = file.partition("/")[0]
    return "lessons" if folder in ("notebooks", "_toc.yml") else folder.partition(".")[0]  # "notebooks" are Sphinx's own


class Nothing(gettext.NullTranslations):
    """Messages that are not there: each is answered with an empty text, where gettext would give the English one."""

    def pgettext(self, context: str, message: str) -> str:
        """Return nothing."""
        return ""

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        """Return nothing."""
        return ""


@lru_cache(maxsize=64)
def translations_of(folder: Path, domain: str) -> gettext.NullTranslations:
    """Return the messages of a domain from a language's folder."""
    path = folder / f"{domain}.po"
    if not path.exists():
        return Nothing()
    with compiled(path).open("rb") as file:
        found = gettext.GNUTranslations(file)
    found.add_fallback(Nothing())
    return found


def translations(file: str) -> gettext.NullTranslations:
    """Return the messages of a content file in the reader's language."""
    return translations_of(folder_of_language(language()), domain_of(file))


def compiled(path: Path) -> Path:
    """Return the file that gettext reads beside a translator's, made anew when that one is newer; fuzzy messages are left out."""
    made = path.with_suffix(".mo")
    if not made.exists() or made.stat().st_mtime < path.stat().st_mtime:
        from babel.messages.mofile import write_mo  # noqa: PLC0415  # a reader of English needs neither
        from babel.messages.pofile import read_po  # noqa: PLC0415

        with path.open("rb") as file:
            catalogue = read_po(file)
        out = BytesIO()
        write_mo(out, catalogue)
        write_whole(made, out.getvalue())  # other kernels may be reading it
    return made
