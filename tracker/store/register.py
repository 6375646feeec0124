"""An open register: questions read it, edits write it, listeners hear what changed."""

import errno
import os
import shutil
from array import array
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self, TypeVar

from tracker.languages import _
from tracker.store import bulk, derived, history, search, sql
from tracker.store.as_of import as_it_was
from tracker.store.connection import (
    SCHEMA_VERSION,
    Connection,
    DamagedRegister,
    ReadOnlyRegister,
    connect,
    disk_words,
    is_writable,
    temporary_copy,
    writing,
    written_elsewhere,
)
from tracker.store.documents import Files
from tracker.store.edits import Change, Edit, StaleRecord, apply, joined, read_row
from tracker.store.listing import Glance, Listing
from tracker.store.record import AnyRef, Record, Ref, Refs, columns_of, derived_names, from_rows
from tracker.store.sets import Sets
from tracker.store.sql import EVERYTHING, Condition

R = TypeVar("R", bound=Record)
T = TypeVar("T")
Listener = Callable[[Edit], None]
Clock = Callable[[], datetime]

MOST = 1_000_000
"""No question brings more records at once."""

MOST_LISTED = 100_000_000
"""A list on screen holds no more."""

MOST_KEPT = 2_000
"""So many answers are kept while nothing is written; then the keeping begins anew."""

_OFTEN = 50_000
"""Steps of SQLite's machine between two looks at whether to go on: some milliseconds."""

_HERE = Condition("binned = 0")


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Register:
    """One register file, open.

    ``user`` is who the history names; ``clock`` tells the time written there, in UTC.
    """

    def __init__(
        self,
        path: Path,
        *,
        user: str = "",
        clock: Clock = _utc_now,
        create: bool = False,
        readonly: bool = False,
        alongside: bool = False,
    ) -> None:
        self.path = path
        self.user = user
        self._clock = clock
        self._listeners: list[Listener] = []
        self._open_edit: Edit | None = None
        self._kept: dict[Hashable, Any] = {}
        self._kept_since = 0
        self._copy: Path | None = None
        self._sets: dict[type[Record], Sets] = {}
        self._by_sets = False
        self._is_given_up = False
        self._db: Connection = None
        self.recorded_by: datetime | None = None
        """Of an earlier state of a register: the moment it shows."""
        self.is_readonly = readonly or (not create and path.exists() and not is_writable(path))
        with self._tidy_where_it_fails():
            readable = path if alongside else self._readable(path)
            self._db = connect(readable, create=create, readonly=self.is_readonly)
            with disk_words(path):
                self._bring_up_to_date()
                self._seen = history.latest(self._db)

    @classmethod
    def create(cls, path: Path, *, user: str = "", clock: Clock = _utc_now) -> Self:
        """A new, empty register. Raises FileExistsError if something is there already."""
        if path.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
        try:
            return cls(path, user=user, clock=clock, create=True)
        except BaseException:
            with suppress(OSError):
                path.unlink()  # ours alone: it was made a moment ago
            raise

    @classmethod
    def open(cls, path: Path, *, user: str = "", clock: Clock = _utc_now) -> Self:
        """Raises NoSuchRegister, NotARegister, NewerRegister or RegisterError."""
        return cls(path, user=user, clock=clock)

    def alongside(self) -> "Register":
        """The same register for reading in another thread, which is the one to call this.

        Only ``interrupt`` may be called from elsewhere. It is told of edits by ``follow``.
        """
        beside = Register(self._copy or self.path, readonly=True, alongside=True)
        beside._by_sets = True
        # Between two questions there is nothing to interrupt, and the next one may be long.
        beside._db.set_progress_handler(lambda: beside._is_given_up, _OFTEN)
        return beside

    def interrupt(self) -> None:
        """Give up what is being asked, until ``go_on``: it raises Interrupted; from any thread."""
        self._is_given_up = True
        self._db.interrupt()

    def go_on(self) -> None:
        """Answer questions again after an interruption."""
        self._is_given_up = False

    def follow(self, edit: Edit) -> None:
        """Bring what is remembered up to date with an edit made elsewhere."""
        if edit.loaded:
            self.forget()
            return
        touched = edit.tables | history.TABLES
        for kind, sets in self._sets.items():
            sets.forget_what_tells_of(touched - {kind.table})
            changes = [change for change in edit.changes if change.table == kind.table]
            if changes:
                columns = {column for change in changes for column in change.columns}
                sets.follow({change.id for change in changes}, columns | derived_names(kind))
        self._kept.clear()

    def forget(self) -> None:
        """Read everything anew from now on."""
        self._sets.clear()
        self._kept.clear()

    # As it was

    def as_of(self, at: datetime) -> Self:
        """The register as it was recorded at a moment, read-only; close it to remove its copy."""
        return self.open_copy(self.copy_as_of(at), at)

    def copy_as_of(self, at: datetime) -> Path:
        """The private copy alone, for work in a thread; ``open_copy`` opens it."""
        return as_it_was(self._db, self.path.name, at)

    @classmethod
    def open_copy(cls, copy: Path, at: datetime) -> Self:
        earlier = cls(copy, readonly=True)
        earlier._copy, earlier.recorded_by = copy, at
        return earlier

    def binned_in(self, record: Record) -> int | None:
        """The number of the entry that put a record into the bin last; None if none did."""
        return next(
            (entry.id for entry in self.history_of(record) if entry.changes[0].puts_in_bin), None
        )

    def history_since(self, at: datetime, *kinds: type[Record]) -> Iterator[history.Entry]:
        """What was done to records of these kinds after the moment, the latest first."""
        return history.since(self._db, at, [kind.table for kind in kinds])

    def close(self) -> None:
        if self._db:
            self._db.close()
        if self._copy:
            shutil.rmtree(self._copy.parent, ignore_errors=True)

    def is_kept_in(self, path: Path) -> bool:
        """Whether the path is this register's own file, or one that SQLite keeps beside it."""
        own = (self.path.with_name(self.path.name + end) for end in ("", "-wal", "-shm"))
        return path.resolve() in {file.resolve() for file in own}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    @contextmanager
    def _tidy_where_it_fails(self) -> Iterator[None]:
        try:
            yield
        except BaseException:
            self.close()
            raise

    def _readable(self, path: Path) -> Path:
        """The path to open: a private copy where a pending -wal cannot be read in place."""
        if not (self.is_readonly and path.with_name(path.name + "-wal").exists()):
            return path
        self._copy = temporary_copy(path)
        return self._copy

    def _bring_up_to_date(self) -> None:
        [version] = self._db.execute("pragma user_version").fetchone()
        is_current = version == SCHEMA_VERSION and derived.are_current(self._db)
        if is_current:
            return
        path = self._writable_copy() if self.is_readonly else self.path
        if version < SCHEMA_VERSION:
            # sqlite-utils costs a tenth of a second to import, and is seldom needed here.
            from tracker.store import migrations

            migrations.bring_up_to_date(self._db, path, version)
        else:
            with writing(self._db):
                derived.compute_again(self._db)

    def _writable_copy(self) -> Path:
        """Go over to a private copy of a register that may not be written, to bring it up to date.

        Of a register already read from such a copy, to that.
        """
        self._db.close()
        self._copy = self._copy or temporary_copy(self.path)
        self._db = connect(self._copy)
        return self._copy

    # Reading

    def get(self, kind: type[R], ref: Ref[R] | int) -> R:
        """The record; raises LookupError if there is none."""
        id_ = ref if isinstance(ref, int) else ref.id
        found = self._records(kind, sql.rows_by_id(kind.table, columns_of(kind), 1), [id_])
        if not found:
            raise LookupError(f"no {kind.table} {id_}")
        return found[0]

    def get_all(self, kind: type[R], refs: Refs[R]) -> list[R]:
        """The records named, in their order; those in the bin are left out."""
        return [record for record in self._by_id(kind, refs.ids) if not record.binned]

    def at(self, ref: AnyRef, kinds: dict[str, type[Record]]) -> Record | None:
        """The record a provenance link names; None if it is gone or of a kind not known here."""
        kind = kinds.get(ref.table)
        with suppress(LookupError):
            return self.get(kind, ref.id) if kind else None
        return None

    def find(
        self,
        kind: type[R],
        where: Condition = EVERYTHING,
        *,
        order: str = "id",
        limit: int = MOST,
        binned: bool = False,
    ) -> list[R]:
        """The records of which the condition is true, in the order asked for."""
        where = where if binned else where & _HERE
        question = sql.rows(kind.table, columns_of(kind), where, order, limit)
        return self._records(kind, question, where.values)

    def outlines(
        self, kind: type[R], names: Sequence[str], where: Condition, *, order: str = "id"
    ) -> list[R]:
        """The same with only these columns read, for rules that need no others of very many.

        In the others they are like new records; they are not for saving.
        """
        where = where & _HERE
        return self._records(kind, sql.rows(kind.table, names, where, order, MOST), where.values)

    def first(self, kind: type[R], where: Condition, *, order: str = "id") -> R | None:
        found = self.find(kind, where, order=order, limit=1)
        return found[0] if found else None

    def listing(
        self, kind: type[R], where: Condition = EVERYTHING, *, order: str = "id"
    ) -> Listing[R]:
        """The same for a list on screen: ids now, the records when they are looked at."""
        return self.listed(kind, self.ids(kind, where, order, MOST_LISTED))

    def ids(self, kind: type[Record], where: Condition, order: str, limit: int) -> "array[int]":
        """The ids of the first records of which the condition is true, in the order asked for."""
        if self._by_sets and sql.looks_elsewhere(where):
            sets = self.sets(kind)
            return sets.first_in_order(sets.of(where), order, limit)
        where = where & _HERE
        rows = self._ask(sql.ids(kind.table, where, order, limit), where.values)
        return array("i", (row[0] for row in rows))

    def count(self, kind: type[Record], where: Condition = EVERYTHING) -> int:
        if self._by_sets and (sql.looks_elsewhere(where) or self.sets(kind).has_followed):
            return self.sets(kind).of(where).bit_count()
        where = where & _HERE
        [[number]] = self._rows(sql.count(kind.table, where), where.values)
        return int(number)

    def counts(
        self, kind: type[Record], among: Condition, conditions: Sequence[Condition]
    ) -> list[int]:
        """Of how many records that meet the one condition each of the others is true."""
        wholes = [among & where for where in conditions]
        if self._by_sets and any(map(sql.looks_elsewhere, wholes)):
            sets = self.sets(kind)
            return sets.counts(sets.of(among), conditions)
        return [self.count(kind, whole) for whole in wholes]

    def sets(self, kind: type[Record]) -> Sets:
        """The records of a kind as sets, for filters and their counts."""
        if kind not in self._sets:
            self._sets[kind] = Sets(kind, self._ask)
        return self._sets[kind]

    def glance(self, kind: type[R], where: Condition, *, order: str) -> Glance[R]:
        """The same for a page that shows how many there are, and the first of them."""
        return Glance(
            lambda: self.count(kind, where),
            lambda limit: self._by_id(kind, tuple(self.ids(kind, where, order, limit))),
        )

    def listed(self, kind: type[R], ids: "array[int]") -> Listing[R]:
        """A list on screen of records found before, read when they are looked at."""
        return Listing(ids, lambda some: self._by_id(kind, tuple(some)))

    def newest(
        self, kind: type[Record], question: str, limit: int, *, titles: bool = False
    ) -> list[int]:
        """The ids of the records that have the words of a question, the newest first.

        ``question`` is of ``search.expression``; ``titles``: only words of titles count. Those in
        the bin are among them.
        """
        if not question:
            return []
        rows = self._rows(search.newest(kind.table, titles=titles), [question, limit])
        return [row[0] for row in rows]

    def newest_titles(
        self, kind: type[Record], question: str, limit: int, *, titles: bool = False
    ) -> list[tuple[int, str]]:
        """The same without those in the bin, each with the folded words of its title."""
        if not question:
            return []
        rows = self._rows(search.newest_titles(kind.table, titles=titles), [question, limit])
        return [tuple(row) for row in rows]

    def kept(self, question: Callable[..., T], *about: Any) -> T:
        """The answer of ``question(self, *about)``, kept until anybody writes to the register.

        For lists, whose rows name the same few countries and organisations. The answer must be
        one that nobody changes. What an edit has not finished writing is asked for each time.
        """
        if self._open_edit:
            return question(self, *about)
        self._forget_what_others_changed()
        key = (question, *about)
        if key not in self._kept:
            answer = question(self, *about)
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            self._kept[key] = answer
        kept: T = self._kept[key]
        return kept

    def _forget_what_others_changed(self) -> None:
        with disk_words(self.path):
            number = written_elsewhere(self._db)
        if number != self._kept_since:
            self._kept.clear()
            self._kept_since = number

    def _by_id(self, kind: type[R], ids: Sequence[int]) -> list[R]:
        question = sql.rows_by_id(kind.table, columns_of(kind), len(ids))
        rows = self._records(kind, question, ids)
        found = {record.id: record for record in rows}
        return [found[id_] for id_ in ids if id_ in found]

    @property
    def files(self) -> Files:
        """The files kept inside the register."""
        return Files(self._db, self.path, is_readonly=self.is_readonly)

    def _records(self, kind: type[R], question: str, values: Sequence[object]) -> list[R]:
        rows = map(dict, self._rows(question, values))
        try:
            return from_rows(kind, rows)
        except (ValueError, TypeError) as error:
            raise DamagedRegister(
                _("{path} holds something this program cannot read.", path=self.path)
            ) from error

    def _ask(self, question: str, values: Sequence[object]) -> Iterator[Any]:
        """The rows one by one, which leaves other threads their turn."""
        with disk_words(self.path):
            yield from self._db.execute(question, values)

    def _rows(self, question: str, values: Sequence[object]) -> list[Any]:
        with disk_words(self.path):
            rows: list[Any] = self._db.execute(question, values).fetchall()
            return rows

    # Editing

    @contextmanager
    def edit(self, label: str, *, founding: bool = False) -> Iterator[Edit]:
        """Make several writes one transaction, one undo step, one notification.

        A ``founding`` edit gives a new register what it cannot do without: it is in the history,
        but it is no step to undo.

        An edit inside another joins it. Raises ReadOnlyRegister, RegisterError or StaleRecord;
        then nothing of it was saved, even if the edit around it goes on.
        """
        if self._open_edit:
            with joined(self._open_edit):
                yield self._open_edit
            return
        self._check_writable()
        edit = self._open_edit = Edit(label, self._db)
        try:
            with disk_words(self.path), writing(self._db):
                yield edit
                if edit.changes:
                    number = self._keep(edit, "edit")
                    if not founding:
                        history.push(self._db, number)
        finally:
            self._open_edit = None
        if edit.changes:
            self._seen = number
            self._notify(edit)

    def load(
        self,
        label: str,
        batches: Iterable[Sequence[Record]],
        progress: bulk.Progress = bulk.unheard,
        *,
        total: int = 0,
    ) -> None:
        """Insert very many new records in one transaction, far faster than an edit would.

        Each has an id above ``last_id`` of its kind already, so that others can name it; what a
        record names comes before it. A uid or code that it lacks is given to it. Nothing checks
        the rules of the records. Like a founding edit it is one entry in the history and no step to
        undo; and the entry has no changes, so that the history of such a record begins with the
        first edit of it. ``total`` is how many there are, where that is known, for ``progress``.

        Where a row fails or ``progress`` raises, the register is as it was. Raises ValueError for
        an id that was given before, ReadOnlyRegister or RegisterError.
        """
        self._check_writable()
        edit = Edit(label, self._db)
        with disk_words(self.path), bulk.roomy(self._db), writing(self._db):
            edit.loaded = bulk.load(self._db, batches, progress, total)
            number = self._keep(edit, "edit")
        self._seen = number
        self._notify(edit)

    def last_id(self, kind: type[Record]) -> int:
        """The highest id that a record of this kind was given; 0 where there was none."""
        with disk_words(self.path):
            return bulk.last_id(self._db, kind.table)

    def subscribe(self, listener: Listener, *, first: bool = False) -> None:
        """Hear of each edit, undo and redo; ``first`` before all who hear of them already."""
        self._listeners.insert(0 if first else len(self._listeners), listener)

    def unsubscribe(self, listener: Listener) -> None:
        self._listeners.remove(listener)

    def _check_writable(self) -> None:
        if self.is_readonly:
            raise ReadOnlyRegister(_("{path} cannot be written to.", path=self.path))

    def _keep(self, edit: Edit, action: str) -> int:
        return history.keep(self._db, edit.label, self.user, self._clock(), edit.changes, action)

    def _notify(self, edit: Edit) -> None:
        self.follow(edit)
        for listener in list(self._listeners):
            listener(edit)

    # Undo, redo, history

    @property
    def next_undo(self) -> str | None:
        """The label of the step that ``undo`` would take back, as it was marked with ``N_``."""
        return self._label_of(history.next_undo)

    @property
    def next_redo(self) -> str | None:
        """The label of the step that ``redo`` would do again."""
        return self._label_of(history.next_redo)

    def undo(self) -> None:
        """Take the last step back; nothing happens where there is none.

        The steps are the register's, whoever made them. Raises StaleRecord where another program
        has written since this one last wrote or asked for ``next_undo``: what would be taken back
        is then not what the person has seen.
        """
        self._replay(history.next_undo, "undo")

    def redo(self) -> None:
        """Do again the step that was undone last; raises as ``undo`` does."""
        self._replay(history.next_redo, "redo")

    def history_of(self, record: Record) -> list[history.Entry]:
        """What was done to a record, newest first."""
        with disk_words(self.path):
            return history.of_record(self._db, record.table, record.saved_id)

    def _label_of(self, which: Callable[[Connection], int | None]) -> str | None:
        with disk_words(self.path):
            self._seen = history.latest(self._db)
            number = which(self._db)
            return history.label(self._db, number) if number else None

    def _replay(self, which: Callable[[Connection], int | None], action: str) -> None:
        self._check_writable()
        with disk_words(self.path), writing(self._db):
            self._check_nobody_wrote()
            number = which(self._db)
            if number is None:
                return
            step = history.entry(self._db, number)
            edit = Edit(step.label, self._db)
            # Rows may come back in an order that breaks a reference for a moment.
            self._db.execute("pragma defer_foreign_keys = on")
            changes = step.changes if action == "redo" else step.reversed()
            edit.changes = [self._brought_back(change) for change in changes]
            kept = self._keep(edit, action)
            history.mark(self._db, step.id, undone=action == "undo")
        self._seen = kept
        self._notify(edit)

    def _check_nobody_wrote(self) -> None:
        seen, self._seen = self._seen, history.latest(self._db)
        if self._seen != seen:
            raise StaleRecord(
                _("Someone else has changed the register meanwhile; look at it again first.")
            )

    def _brought_back(self, change: Change) -> Change:
        """Apply a change again; the version goes on rising, so that stale copies show."""
        now = read_row(self._db, change.table, change.id)
        version = now["version"] + 1 if now else 1
        after = change.after and change.after | {"version": version}
        again = Change(change.table, change.id, now, after)
        apply(self._db, again)
        return again

    # The register's own settings

    def setting(self, name: str, default: str) -> str:
        rows = self._rows("select value from setting where name = ?", [name])
        return rows[0]["value"] if rows else default

    def set_setting(self, name: str, value: str) -> None:
        """Write a setting and tell everybody. It is no step to undo. Raises ReadOnlyRegister."""
        self._check_writable()
        with disk_words(self.path), writing(self._db):
            self._db.execute(
                "insert into setting (name, value) values (?, ?) "
                "on conflict (name) do update set value = excluded.value",
                [name, value],
            )
        self._notify(Edit("", self._db, is_of_setting=True))
