"""Documents: protocols, statements and letters, each with its file kept inside the register."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from tracker.languages import N_, _, current
from tracker.records import links
from tracker.records.links import Link, LinkKind
from tracker.records.partial_dates import PartialDate
from tracker.records.words import Words
from tracker.store import (
    AnyRef,
    Condition,
    Problem,
    Record,
    Register,
    RegisterError,
    Vocabulary,
    field_of,
)
from tracker.store.documents import Content, Progress


class DocumentKind(Vocabulary):
    PROTOCOL = "protocol", N_("protocol")
    JOINT_STATEMENT = "joint_statement", N_("joint statement")
    ACTION_PLAN = "action_plan", N_("action plan")
    LETTER = "letter", N_("letter")
    PRESS_NOTE = "press_note", N_("press note")
    OTHER = "other", N_("other document")


class DocumentStatus(Vocabulary):
    DRAFT = "draft", N_("draft")
    SIGNED = "signed", N_("document: signed")


class NotOpened(RegisterError):
    """A file of a kind that is never handed to the system, only saved."""


@dataclass(frozen=True, kw_only=True)
class Document(Record):
    """``sha256`` names the content in the register's files; ``size`` is in bytes."""

    table: ClassVar[str] = "document"
    prefix: ClassVar[str] = "DOC"
    noun: ClassVar[str] = N_("Document")

    title: Words = field_of(
        N_("Title"), default=Words(), searched=True, required=True, hint=N_("What it is called")
    )
    kind: DocumentKind = field_of(N_("Kind"), default=DocumentKind.OTHER)
    number: str = field_of(N_("Number"), default="", searched=True)
    date: PartialDate | None = field_of(N_("Date"))
    languages: str = field_of(N_("Languages"), default="", hint=N_("kk, ru"))
    pages: int | None = field_of(N_("Number of pages"))
    marking: str = field_of(N_("Marking"), default="")
    status: DocumentStatus | None = field_of(N_("Status"))
    file_name: str = field_of(N_("File"), default="", searched=True, shown=False)
    sha256: str = field_of(N_("SHA-256"), default="", shown=False)
    size: int | None = field_of(N_("Size"), shown=False)

    def problems(self) -> list[Problem]:
        found = super().problems()
        if self.pages is not None and self.pages < 1:
            found.append(Problem("pages", _("A document has at least one page.")))
        return found


# Questions


def of(register: Register, record: Record) -> list[Document]:
    """The documents of a record, as they were attached; those in the bin are left out."""
    found = (_document_of(register, link) for link in _attachments(register, record))
    return [document for document in found if document and not document.binned]


def _attachments(register: Register, record: Record) -> list[Link]:
    return [
        link
        for link in links.of(register, record)
        if link.kind is LinkKind.HAS_DOCUMENT and link.origin == record.any_ref
    ]


def _document_of(register: Register, link: Link) -> Document | None:
    found = register.at(link.target, {Document.table: Document}) if link.target else None
    return found if isinstance(found, Document) else None


def same_content(register: Register, content: Content) -> Document | None:
    """The document that has this very file, if one was attached before."""
    return register.first(Document, Condition("sha256 = ?", (content.sha256,)))


# Edits


def keep(register: Register, path: Path, progress: Progress | None = None) -> Content:
    """Take a file into the register, where it waits for a document that names it."""
    return register.files.put(path, progress) if progress else register.files.put(path)


def attach(register: Register, record: Record, name: str, content: Content) -> Document:
    """Give a record a document with this content; a known file is linked, not recorded twice."""
    with register.edit(N_("Attach document")) as edit:
        document = same_content(register, content)
        if document is None:
            document = edit.save(_named(name, content))
        if document not in of(register, record):
            edit.save(_link(record.any_ref, document.any_ref))
    return document


def save(register: Register, document: Document) -> Document:
    with register.edit(N_("Edit document")) as edit:
        return edit.save(document)


def remove(register: Register, chosen: Iterable[Document]) -> None:
    """Into the bin; the files stay in the register, for they may come back."""
    with register.edit(N_("Delete document")) as edit:
        for document in chosen:
            edit.remove(document)


def _named(name: str, content: Content) -> Document:
    safe = safe_name(name)
    title = Words(((current(), Path(safe).stem),))
    return Document(title=title, file_name=safe, sha256=content.sha256, size=content.size)


def _link(origin: AnyRef, target: AnyRef) -> Link:
    return Link(origin=origin, target=target, kind=LinkKind.HAS_DOCUMENT)


# Files going out


def save_as(
    register: Register, document: Document, target: Path, progress: Progress | None = None
) -> None:
    """Write the document's file at ``target``. Raises DamagedFile or OSError."""
    args = (document.sha256, target)
    register.files.write(*args, progress) if progress else register.files.write(*args)


def open_copy(
    register: Register, document: Document, folder: Path, progress: Progress | None = None
) -> Path:
    """A copy in ``folder`` that cannot be written to, to be handed to the system.

    Raises NotOpened for a kind that may do harm when opened, DamagedFile or OSError.
    """
    if not can_be_opened(register, document):
        raise NotOpened(
            _("“{name}” is not opened from here; save it first.", name=document.file_name)
        )
    own = folder / document.sha256[:16]
    own.mkdir(mode=0o700, parents=True, exist_ok=True)
    copy = own / safe_name(document.file_name)
    if copy.exists():
        copy.chmod(0o600)
    save_as(register, document, copy, progress)
    copy.chmod(0o400)
    return copy


def is_whole(register: Register, document: Document) -> bool:
    """Whether the file is still what was attached, by its SHA-256; asked before printing it."""
    return register.files.is_whole(document.sha256)


_ZIP = b"PK\x03\x04"
_OPEN_DOCUMENT = _ZIP + b".{26}mimetypeapplication/vnd\\.oasis\\.opendocument\\."

_OPENED = {
    ".pdf": re.compile(b"%PDF-"),
    ".docx": re.compile(_ZIP),
    ".xlsx": re.compile(_ZIP),
    ".odt": re.compile(_OPEN_DOCUMENT + b"text", re.DOTALL),
    ".ods": re.compile(_OPEN_DOCUMENT + b"spreadsheet", re.DOTALL),
    ".png": re.compile(b"\x89PNG\r\n\x1a\n"),
    ".jpg": re.compile(b"\xff\xd8\xff"),
    ".jpeg": re.compile(b"\xff\xd8\xff"),
    ".txt": re.compile(b"[^\x00]*\\Z", re.DOTALL),
}
"""The kinds of file that are opened: how each ends, and how its content begins."""


def is_opened_by_name(document: Document) -> bool:
    """Whether its name alone says so; the content is looked at when it is opened."""
    return _ending(document) in _OPENED


def can_be_opened(register: Register, document: Document) -> bool:
    """Both the name and the content must be of a kind known to be safe to look at."""
    begins = _OPENED.get(_ending(document))
    return bool(begins and begins.match(register.files.beginning(document.sha256)))


def _ending(document: Document) -> str:
    return Path(safe_name(document.file_name)).suffix.lower()


# Names

_LONGEST = 180
"""Bytes of a file's name, so that any file system takes it."""

_FORBIDDEN = re.compile(r'[<>:"|?*/\\]')
_RESERVED = re.compile(
    r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\.|$)", re.IGNORECASE
)


def safe_name(name: str) -> str:
    """The name as it may stand in any folder of any system.

    No path, no sign that steers the direction of reading or hides, none of the names and signs
    that Windows keeps for itself (a colon would open a second stream of another file).
    """
    last = re.split(r"[/\\]", name)[-1]
    seen = "".join(c for c in unicodedata.normalize("NFC", last) if _is_seen(c))
    plain = _FORBIDDEN.sub("_", seen).strip(" .")
    stem, dot, ending = plain.rpartition(".")
    if not dot:
        stem, ending = plain, ""
    short = _cut(stem, _LONGEST - len(ending.encode()) - 1).strip(" .")
    whole = f"{short or 'document'}{dot}{_cut(ending, 20)}"
    return f"_{whole}" if _RESERVED.match(whole) else whole


def _is_seen(letter: str) -> bool:
    """Neither a control, nor a steering mark, nor half a letter, nor a line end."""
    return unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def _cut(text: str, most: int) -> str:
    return text.encode()[: max(most, 0)].decode(errors="ignore")
