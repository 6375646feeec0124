"""An open register: edits write it, listeners hear what changed; ``reading`` is its other half."""

import errno
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from tracker.languages import _
from tracker.store import bulk, derived, history
from tracker.store.as_of import as_it_was
from tracker.store.connection import (
    SCHEMA_VERSION,
    Connection,
    ReadOnlyRegister,
    connect,
    disk_words,
    is_writable,
    temporary_copy,
    writing,
)
from tracker.store.documents import Files
from tracker.store.edits import Change, Edit, StaleRecord, apply, joined, read_row
from tracker.store.reading import Reading
from tracker.store.record import Record

Listener = Callable[[Edit], None]
Clock = Callable[[], datetime]

_OFTEN = 50_000
"""Steps of SQLite's machine between two looks at whether to go on: some milliseconds."""


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Register(Reading):
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
        super().__init__(path)
        self.user = user
        self._clock = clock
        self._listeners: list[Listener] = []
        self._copy: Path | None = None
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

    @property
    def files(self) -> Files:
        """The files kept inside the register."""
        return Files(self._db, self.path, is_readonly=self.is_readonly)

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
