"""Write the templates that a translator begins with, and bring a language's files up to date: ``make messages``.

What stands in notebooks and pages as Markdown is Sphinx's own part (its gettext builder); all else comes from ``collect.py``. The
files hold no dates, line numbers or folders of a machine, so that they change only where a text does.
"""

import re
import sys
from datetime import datetime, timezone
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry
from babel.messages.pofile import read_po, write_po

from lactation.content import ContentError
from lactation.content.messages import Message
from lactation.content.paths import PSEUDO, ROOT, domain_of, folder_of_language, locale_folder, named_language
from lactation.content.translated import placeholders
from lactation.translation.collect import all_messages

NO_DATE = datetime(2000, 1, 1, tzinfo=timezone.utc)
DOMAINS_OF_SPHINX = ("book", "notebooks")
Templates = dict[str, Catalog]


def note(text: str) -> list[str]:
    """Return what a translator is told beside a message: the places that stay as they are."""
    found = sorted(placeholders(text))
    return [f"Keep as they are: {' '.join(found)}"] if found else []


def catalogue_of(domain: str) -> Catalog:
    """Return an empty file of messages."""
    return Catalog(
        domain=domain, project="Milk in Motion", version="1", creation_date=NO_DATE, revision_date=NO_DATE, charset="utf-8"
    )


def add(catalogue: Catalog, message: Message) -> None:
    """Add a message of the content."""
    texts = (message.text, message.other) if message.other else message.text
    outside = message.file.startswith(("notebooks/", "_toc"))
    place = [(message.file if outside else f"lactation/content/{message.file}", 0)]
    catalogue.add(texts, context=message.context, auto_comments=note(message.text + message.other), locations=place)


def content_templates() -> Templates:
    """Return the templates of the content by domain."""
    made: Templates = {}
    for message in all_messages():
        domain = domain_of(message.file)
        add(made.setdefault(domain, catalogue_of(domain)), message)
    return made


def sphinx_templates(work: Path) -> Templates:
    """Return the templates of what stands in notebooks and pages as Markdown; ``work`` is a folder to build in."""
    # Imported here: only a build needs them.
    from jupyter_book.sphinx import build_sphinx  # noqa: PLC0415

    plain_words = {"nb_execution_mode": "off", "gettext_compact": True, "latex_individualpages": False}
    told = build_sphinx(
        ROOT, work / "gettext", path_config=str(ROOT / "_config.yml"), builder="gettext", doctreedir=str(work / "doctrees"),
        noconfig=True, confoverrides=plain_words, really_quiet=True,
    )  # fmt: skip
    if told:
        raise SystemExit(f"gettext: found {told}, expected a build without errors")
    return {domain: plain(work / "gettext" / f"{domain}.pot") for domain in DOMAINS_OF_SPHINX}


def plain(path: Path) -> Catalog:
    """Return a template of Sphinx's without dates, lines and folders of a machine."""
    with path.open("rb") as file:
        read = read_po(file)
    made = catalogue_of(path.stem)
    for entry in read:
        if entry.id:
            files = sorted({re.sub(r"^.*?(?=(?:book|notebooks)/)", "", str(name)) for name, _ in entry.locations})
            made.add(entry.id, auto_comments=note(str(entry.id)), locations=[(name, 0) for name in files])
    return made


def templates(work: Path) -> Templates:
    """Return all templates by domain."""
    return dict(sorted((content_templates() | sphinx_templates(work)).items()))


def write(path: Path, catalogue: Catalog) -> None:
    """Write a file of messages; nothing in it tells when or where."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as out:
        write_po(out, catalogue, width=130, include_lineno=False, sort_output=False)


def update(language: str, made: Templates) -> None:
    """Bring a language's files up to date: new messages are empty, those whose English changed are fuzzy."""
    for domain, template in made.items():
        path = folder_of_language(language) / f"{domain}.po"
        if path.exists():
            with path.open("rb") as file:
                catalogue = read_po(file, locale=language.replace("-", "_"), domain=domain)
            catalogue.update(template, keep_user_comments=True)
        else:
            catalogue = Catalog(locale=language.replace("-", "_"), domain=domain, project="Milk in Motion", creation_date=NO_DATE)
            for entry in template:
                if entry.id:
                    catalogue[entry.id] = Entry(
                        entry.id, auto_comments=entry.auto_comments, locations=entry.locations, context=entry.context
                    )
        catalogue.creation_date = catalogue.revision_date = NO_DATE
        write(path, catalogue)


def main(arguments: list[str]) -> int:
    """Write the templates, and the files of the languages named; ``en-XA`` is made whole, by a machine.

    Returns 1 where one of them is no language: nothing is written then.
    """
    from lactation.translation.pseudo import write_pseudo  # noqa: PLC0415

    try:
        for language in arguments:
            named_language(language, "LANGUAGES")
    except ContentError as error:
        print(error, file=sys.stderr)
        return 1
    made = templates(ROOT / "_build" / "messages")
    for domain, catalogue in made.items():
        write(locale_folder() / f"{domain}.pot", catalogue)
    for language in arguments:
        if language == PSEUDO:
            write_pseudo(made)
        else:
            update(language, made)
    print(f"{sum(len(catalogue) for catalogue in made.values())} messages in {len(made)} files of {locale_folder()}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
