"""The documents of a record in its detail: what each is, and how large its file."""

from tracker.gui.chips import sentence
from tracker.gui.detail.blocks import File, Files, Section
from tracker.languages import N_, Language, _, current
from tracker.records import documents
from tracker.records.agreements import Agreement
from tracker.records.commitments import Commitment
from tracker.records.documents import Document
from tracker.records.sessions import Session
from tracker.store import Record, Register

TAKING = {kind.table for kind in (Session, Agreement, Commitment)}
"""The kinds of record that files can be attached to."""

_UNITS = (N_("{n} B"), N_("{n} KB"), N_("{n} MB"), N_("{n} GB"))


def of(register: Register, record: Record) -> list[Section]:
    """The section of its documents; of a document, of its own file."""
    if isinstance(record, Document):
        return [Section(_("File"), (Files((_file(record, is_own=True),)),))]
    if record.table not in TAKING:
        return []
    found = tuple(_file(document) for document in documents.of(register, record))
    return [Section(_("Documents"), (Files(found, takes_more=True),))]


def size_in_words(size: int) -> str:
    """A size in bytes as people read it, in steps of 1024."""
    value, unit = float(size), 0
    while value >= 1000 and unit < len(_UNITS) - 1:
        value, unit = value / 1024, unit + 1
    number = f"{value:.1f}" if unit and value < 10 else f"{value:.0f}"
    if current() is not Language.EN:
        number = number.replace(".", ",")
    return _(_UNITS[unit], n=number)


def _file(document: Document, *, is_own: bool = False) -> File:
    known = (
        "" if is_own else sentence(document.kind.label),
        "" if is_own or not document.date else document.date.short,
        size_in_words(document.size) if document.size is not None else "",
        document.file_name,
    )
    return File(
        title="" if is_own else str(document.title),
        note=" · ".join(part for part in known if part),
        ref=document.any_ref,
        opens=documents.is_opened_by_name(document),
        is_own=is_own,
    )
