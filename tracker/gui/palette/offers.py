"""What the palette offers: records under the names of their kinds, then commands."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QAction, QIcon

from tracker.gui.commands import key_of, plain
from tracker.gui.icons import icon
from tracker.languages import N_, _, fold
from tracker.records import hits
from tracker.records.agreements import Agreement
from tracker.records.commitments import Commitment
from tracker.records.countries import Country
from tracker.records.documents import Document
from tracker.records.hits import Hit, Keys, Marked
from tracker.records.organisations import Organisation
from tracker.records.people import Person
from tracker.records.searching import Found
from tracker.records.series import Series
from tracker.records.sessions import Session
from tracker.records.sources import Source
from tracker.records.topics import Topic
from tracker.store import Register

Index = QModelIndex | QPersistentModelIndex

HEADS: dict[str, tuple[str, str]] = {
    Commitment.table: (N_("Commitments"), "commitments"),
    Session.table: (N_("Sessions"), "sessions"),
    Agreement.table: (N_("Agreements"), "agreements"),
    Country.table: (N_("Countries"), "partners"),
    Person.table: (N_("People"), "person"),
    Organisation.table: (N_("Organisations"), "organisation"),
    Series.table: (N_("S&eries"), "series"),
    Topic.table: (N_("Topics"), "topic"),
    Document.table: (N_("Documents"), "document"),
    Source.table: (N_("Sources"), "source"),
}
"""What stands above the records of a kind, and the icon before each."""


_NOTHING = Marked("")


@dataclass(frozen=True)
class Line:
    """A row as it is drawn: a title, below it what tells more, and a key at its end."""

    icon: QIcon
    title: Marked
    more: Marked = _NOTHING
    key: str = ""


@dataclass(frozen=True)
class Head:
    """What stands above a group; nobody can choose it."""

    words: str


class RecordOffer:
    """A record to open. It is put into words only when it comes in sight."""

    def __init__(self, register: Register, hit: Hit, keys: Keys) -> None:
        self._register = register
        self.hit = hit
        self._keys = keys

    @cached_property
    def line(self) -> Line:
        told = hits.told(self._register, self.hit, self._keys)
        code = self.hit.code
        marks = ((0, len(code)),) if self.hit.is_by_code else ()
        more = Marked(" · ".join(filter(None, (code, told.note))), marks)
        if told.passage:
            more = _after(f"{more.text} · {told.passage.label}: ", told.passage.words)
        _words, picture = HEADS[self.hit.ref.table]
        return Line(icon(picture), told.title, more)


class CommandOffer:
    """A command to run."""

    def __init__(self, action: QAction, marks: Iterable[tuple[int, int]]) -> None:
        self.action = action
        picture = icon("chevron-right") if action.icon().isNull() else action.icon()
        self.line = Line(picture, Marked(plain(action.text()), tuple(marks)), key=key_of(action))


Offer = RecordOffer | CommandOffer
Row = Head | Offer


class Offers(QAbstractListModel):
    """The rows of the palette."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []

    def show(self, rows: Iterable[Row]) -> None:
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def offer(self, row: int) -> Offer | None:
        """What can be chosen at a row; None for a head, and where there is no row."""
        found = self.rows[row] if 0 <= row < len(self.rows) else None
        return None if isinstance(found, Head) else found

    def is_of_two_lines(self, row: int) -> bool:
        return isinstance(self.rows[row], RecordOffer)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = 0) -> Any:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return said(row)
        if role == Qt.ItemDataRole.DisplayRole:
            return row.words if isinstance(row, Head) else row.line.title.text
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.offer(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def said(row: Row) -> str:
    """A row as it is read aloud."""
    if isinstance(row, Head):
        return row.words
    parts = (row.line.title.text, row.line.more.text, row.line.key)
    return ", ".join(filter(None, parts))


def of_records(register: Register, found: Found) -> Iterator[Row]:
    """What was found, group by group."""
    for group in found.groups:
        words, _picture = HEADS[group.kind.table]
        yield Head(plain(_(words)))
        for hit in group.hits:
            yield RecordOffer(register, hit, found.keys)


def of_commands(actions: Iterable[QAction], typed: str) -> list[Row]:
    """The commands that can be run now and have words that begin like each typed one."""
    asked = fold.query(typed)
    offers = [_command(action, asked) for action in actions if action.isEnabled()] if asked else []
    found = [offer for offer in offers if offer]
    return [Head(_("Commands")), *found] if found else []


def found(
    register: Register, typed: str, found: Found, actions: Iterable[QAction]
) -> Iterator[Row]:
    """The rows for what was typed."""
    return chain(of_records(register, found), of_commands(actions, typed))


def lately(register: Register, opened: Sequence[Hit]) -> Iterator[Row]:
    """The rows before anything is typed: what was opened last."""
    if opened:
        yield Head(_("Opened lately"))
    for hit in opened:
        yield RecordOffer(register, hit, ())


def _command(action: QAction, asked: Keys) -> CommandOffer | None:
    words = plain(action.text())
    marks = [fold.begun(words, spellings) for spellings in asked]
    return CommandOffer(action, sorted(set(chain(*marks)))) if all(marks) else None


def _after(before: str, marked: Marked) -> Marked:
    shift = len(before)
    marks = tuple((begin + shift, end + shift) for begin, end in marked.marks)
    return Marked(before + marked.text, marks)
