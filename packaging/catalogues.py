"""Brings the catalogues up to date with the texts in the code, and compiles them.

Run by ``make catalogues``. New texts come in empty; a test names those without a translation.
"""

import io
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "resources" / "catalogues"
LANGUAGES = ("kk", "ru", "tr", "en")
KEYWORDS = {"_": None, "N_": None, "plural": (1, 2)}
NO_DATE = datetime(2021, 6, 3, tzinfo=UTC)  # the same texts give the same file on any day


def texts() -> Catalog:
    """Every text marked for people, with the files it stands in."""
    found = Catalog(project="cooperation-tracker", creation_date=NO_DATE, charset="utf-8")
    folder = ROOT / "tracker"
    for name, _line, message, comments, context in extract_from_dir(
        folder, keywords=KEYWORDS, method_map=[("**.py", "python")]
    ):
        # A label that is filled in elsewhere has no text of its own.
        if message and message != ("", ""):
            found.add(message, locations=[(name, 1)], auto_comments=comments, context=context)
    return found


def path(language: str, suffix: str = "po") -> Path:
    return FOLDER / language / "LC_MESSAGES" / f"tracker.{suffix}"


def read(language: str) -> Catalog:
    with path(language).open("rb") as stream:
        return read_po(stream, locale=language)


def empty(language: str) -> Catalog:
    return Catalog(
        language,
        header_comment="# Cooperation Tracker, one text an entry, the English first.",
        project="cooperation-tracker",
        version="1",
        copyright_holder="",
        msgid_bugs_address="-",
        last_translator="-",
        language_team=language,
        creation_date=NO_DATE,
        revision_date=NO_DATE,
        fuzzy=False,
    )


def updated(language: str, found: Catalog) -> Catalog:
    """The language's catalogue with exactly the texts of the code; nothing is guessed."""
    old = read(language) if path(language).exists() else empty(language)
    new = empty(language)
    for message in found:
        if message.id:
            known = old.get(message.id)
            new.add(message.id, known.string if known else "", locations=message.locations)
    return new


def as_text(catalogue: Catalog) -> bytes:
    stream = io.BytesIO()
    write_po(stream, catalogue, width=100, sort_output=True, include_lineno=False)
    return stream.getvalue()


def compiled(catalogue: Catalog) -> bytes:
    stream = io.BytesIO()
    write_mo(stream, catalogue)
    return stream.getvalue()


def has_words(message: Message) -> bool:
    said = message.string
    return bool(said if isinstance(said, str) else all(said))


def main() -> None:
    found = texts()
    for language in LANGUAGES:
        path(language).parent.mkdir(parents=True, exist_ok=True)
        path(language).write_bytes(as_text(updated(language, found)))
        path(language, "mo").write_bytes(compiled(read(language)))
        missing = sum(1 for message in read(language) if message.id and not has_words(message))
        print(f"{language}: {len(found)} texts, {missing} without a translation", file=sys.stderr)


if __name__ == "__main__":
    main()
