"""Files kept inside the register, by the SHA-256 of their content, which never changes.

A file is kept in pieces, so that its size is no matter: neither going in nor coming out is more
than one piece of it in memory. The pieces are no part of undo; the records that name them are.
"""

import hashlib
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tracker.languages import _
from tracker.store.connection import (
    Connection,
    ReadOnlyRegister,
    RegisterError,
    disk_words,
    writing,
)

PIECE = 1024 * 1024
"""Bytes in a piece; the last one of a file is shorter."""

_AT_ONCE = 8
"""Pieces written in one transaction: others can write to the register between two of them."""

Progress = Callable[[int, int], None]
"""Told how many bytes are done, of how many; what it raises ends the work with nothing left."""


class DamagedFile(RegisterError):
    """What is kept is no longer what was put in."""


@dataclass(frozen=True)
class Content:
    """What a file holds, known by its SHA-256 in hexadecimal; its size is in bytes."""

    sha256: str
    size: int


def _say_nothing(_done: int, _of: int) -> None:
    pass


class Files:
    """The files of one open register."""

    def __init__(self, connection: Connection, register: Path, *, is_readonly: bool) -> None:
        self._db = connection
        self._register = register
        self._is_readonly = is_readonly

    def put(self, source: Path, progress: Progress = _say_nothing) -> Content:
        """Keep a copy of the file; one that is kept already is not kept twice.

        Not within an edit. Raises ReadOnlyRegister, RegisterError or OSError.
        """
        if self._is_readonly:
            raise ReadOnlyRegister(_("{path} cannot be written to.", path=self._register))
        if not source.is_file():
            raise RegisterError(_("{path} is not a file.", path=source))
        content = _measured(source, progress)
        if self.has(content.sha256):
            return content
        try:
            with disk_words(self._register):
                self._take_in(source, content, progress)
        except BaseException:
            with suppress(Exception):  # what went wrong first is what people must hear of
                self._forget(content)
            raise
        return content

    def has(self, sha256: str) -> bool:
        return self._size(sha256) is not None

    def write(self, sha256: str, target: Path, progress: Progress = _say_nothing) -> None:
        """Write the file at ``target``, over what was there, and only if it is whole.

        Raises DamagedFile or OSError; then what was there still is.
        """
        part = target.with_name(f".{secrets.token_hex(8)}.part")
        try:
            with part.open("xb") as file:
                for piece in self._checked(sha256, progress):
                    file.write(piece)
                file.flush()
                os.fsync(file.fileno())
            os.replace(part, target)
        finally:
            part.unlink(missing_ok=True)

    def is_whole(self, sha256: str, progress: Progress = _say_nothing) -> bool:
        """Whether it is still, to the byte, what was put in."""
        try:
            for _piece in self._checked(sha256, progress):
                pass
        except DamagedFile:
            return False
        return True

    def beginning(self, sha256: str) -> bytes:
        """The first piece, from which the kind of a file is known; empty if nothing is kept."""
        return self._piece(sha256, 0) or b""

    # Pieces

    def _take_in(self, source: Path, content: Content, progress: Progress) -> None:
        sha256 = hashlib.sha256()
        done = 0
        for place, pieces in enumerate(_in_bundles(source)):
            with writing(self._db):
                for n, piece in enumerate(pieces, place * _AT_ONCE):
                    self._keep_piece(content.sha256, n, piece)
            for piece in pieces:
                sha256.update(piece)
                done += len(piece)
            progress(done, content.size)
        if sha256.hexdigest() != content.sha256 or not self._complete(content):
            raise RegisterError(_("{path} changed while it was read; try again.", path=source))

    def _complete(self, content: Content) -> bool:
        """Vouch for a file whose pieces are all there; False if some are not."""
        with writing(self._db):
            [there] = self._db.execute(
                "select coalesce(sum(length(data)), 0) from content_piece where sha256 = ?",
                [content.sha256],
            ).fetchone()
            if there != content.size:
                return False
            self._db.execute(
                "insert into content (sha256, size) values (?, ?) on conflict (sha256) do nothing",
                [content.sha256, content.size],
            )
        return True

    def _keep_piece(self, sha256: str, place: int, piece: bytes) -> None:
        self._db.execute(
            "insert into content_piece (sha256, place, data) values (?, ?, ?) "
            "on conflict (sha256, place) do update set data = excluded.data",
            [sha256, place, piece],
        )

    def _forget(self, content: Content) -> None:
        """Drop the pieces of a file that did not come in whole."""
        with writing(self._db):
            self._db.execute(
                "delete from content_piece where sha256 = ? "
                "and not exists (select 1 from content where content.sha256 = ?)",
                [content.sha256, content.sha256],
            )

    def _checked(self, sha256: str, progress: Progress) -> Iterator[bytes]:
        """The pieces in their order. Raises DamagedFile at the end if they are not the file."""
        size = self._size(sha256)
        seen, done, place = hashlib.sha256(), 0, 0
        while size is not None and (piece := self._piece(sha256, place)) is not None:
            seen.update(piece)
            yield piece
            done += len(piece)
            place += 1
            progress(done, size)
        if size is None or seen.hexdigest() != sha256:
            raise DamagedFile(_("The file in the register is damaged: {sha256}", sha256=sha256))

    def _piece(self, sha256: str, place: int) -> bytes | None:
        row = self._db.execute(
            "select data from content_piece where sha256 = ? and place = ?", [sha256, place]
        ).fetchone()
        return bytes(row[0]) if row else None

    def _size(self, sha256: str) -> int | None:
        row = self._db.execute("select size from content where sha256 = ?", [sha256]).fetchone()
        return row[0] if row else None


def _measured(source: Path, progress: Progress) -> Content:
    """Read the file once to know it; it is read again to be kept."""
    sha256, size = hashlib.sha256(), 0
    for piece in _pieces(source):
        sha256.update(piece)
        size += len(piece)
        progress(0, size)
    return Content(sha256.hexdigest(), size)


def _pieces(source: Path) -> Iterator[bytes]:
    with source.open("rb") as file:
        while piece := file.read(PIECE):
            yield piece


def _in_bundles(source: Path) -> Iterator[list[bytes]]:
    bundle: list[bytes] = []
    for piece in _pieces(source):
        bundle.append(piece)
        if len(bundle) == _AT_ONCE:
            yield bundle
            bundle = []
    if bundle:
        yield bundle
