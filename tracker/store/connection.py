"""How a register file is opened: the driver, the checks before it is trusted, the transaction.

sqlcipher3 is the one SQLite of the process, with a key or without: a second copy of the library
on the same file would break its locks. The file is never opened by other means while it is in use.
"""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlcipher3 import dbapi2

from tracker.languages import N_, _

Connection = Any  # sqlcipher3 has no type hints

APPLICATION_ID = 0x434F4F50
"""Written into every register's header ("COOP"), to know one from any other SQLite file."""

SCHEMA_VERSION = 16
"""How many migrations this program knows; a test holds it to the list of migrations."""

_PRAGMAS = (
    "synchronous = full",  # without it a power cut loses edits already acknowledged
    "foreign_keys = on",
    "trusted_schema = off",  # a hostile file's views and triggers may not call functions
    "cell_size_check = on",
    "cache_size = -4096",  # KiB, of each of several connections; the system keeps the file too
    "temp_store = memory",
)


class RegisterError(Exception):
    """A register could not be opened or written; the text is a sentence for people."""


class NoSuchRegister(RegisterError):
    """There is no file at the path."""


class NotARegister(RegisterError):
    """The file is something else, or damaged beyond reading."""


class NewerRegister(RegisterError):
    """The register was made by a newer version of the program."""


class DamagedRegister(RegisterError):
    """Something in the file cannot be read; the rest may still be."""


class Interrupted(RegisterError):
    """A question was given up before it was answered."""


class ReadOnlyRegister(RegisterError):
    """The register cannot be written to."""


_OUR_OWN = (
    dbapi2.IntegrityError,
    dbapi2.ProgrammingError,
    dbapi2.DataError,
    dbapi2.NotSupportedError,
)
"""Errors that speak of the program and not of the file: they rise as they are."""

_DAMAGED = N_("{path} is damaged; use a copy of it made earlier.")

_FAULTS: tuple[tuple[str, type[RegisterError], str], ...] = (
    ("not a database", NotARegister, N_("{path} is not a register.")),
    ("malformed|decode", DamagedRegister, _DAMAGED),
    ("read-?only", ReadOnlyRegister, N_("{path} cannot be written to.")),
    ("interrupted", Interrupted, N_("The question was given up.")),
    ("full", RegisterError, N_("The disk is full; the change was not saved in {path}.")),
    ("locked|busy", RegisterError, N_("{path} is in use by another program.")),
)
"""What SQLite says, and what that means to people."""


def is_writable(path: Path) -> bool:
    """Whether the file and its folder let this user write; SQLite needs both."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def connect(path: Path, *, create: bool = False, readonly: bool = False) -> Connection:
    """A connection to the register at ``path``, checked and set up.

    Raises NoSuchRegister, NotARegister, NewerRegister or RegisterError.
    """
    if not create:
        _check_exists(path)
    with disk_words(path):
        connection = dbapi2.connect(
            _address(path, create, readonly),
            uri=True,
            isolation_level=None,
            timeout=5.0,
            check_same_thread=False,  # another thread may interrupt a question, and only that
        )
        try:
            connection.row_factory = dbapi2.Row
            # Otherwise SQLCipher prints its errors on stderr.
            connection.execute("pragma cipher_log_level = none")
            _check_identity(connection, path, fresh=create)
            _set_up(connection, readonly)
        except BaseException:
            connection.close()
            raise
    return connection


def _check_exists(path: Path) -> None:
    if not path.exists():
        raise NoSuchRegister(_("There is no register at {path}.", path=path))
    if not path.is_file() or path.stat().st_size == 0:
        raise NotARegister(_("{path} is not a register.", path=path))


def _address(path: Path, create: bool, readonly: bool) -> str:
    mode = "rwc" if create else "ro" if readonly else "rw"
    # A folder that cannot be written has no room for the -shm file that WAL needs.
    immutable = "&immutable=1" if readonly and not os.access(path.parent, os.W_OK) else ""
    return f"file:{quote(os.fsencode(path.absolute()))}?mode={mode}{immutable}"


def _check_identity(connection: Connection, path: Path, *, fresh: bool) -> None:
    [identity] = connection.execute("pragma application_id").fetchone()
    [version] = connection.execute("pragma user_version").fetchone()
    if fresh:
        return
    if identity != APPLICATION_ID:
        raise NotARegister(_("{path} is not a register.", path=path))
    if version > SCHEMA_VERSION:
        raise NewerRegister(_("{path} was made by a newer version of the program.", path=path))


def _set_up(connection: Connection, readonly: bool) -> None:
    if not readonly:
        connection.execute("pragma journal_mode = wal").fetchall()
    for pragma in _PRAGMAS:
        connection.execute(f"pragma {pragma}").fetchall()


def _in_words(error: Exception, path: Path) -> RegisterError:
    for pattern, kind, sentence in _FAULTS:
        if re.search(pattern, str(error)):
            return kind(_(sentence, path=path))
    return RegisterError(_("{path} cannot be opened ({reason}).", path=path, reason=error))


def written_elsewhere(connection: Connection) -> int:
    """A number that changes when another connection has written to the file."""
    [number] = connection.execute("pragma data_version").fetchone()
    return int(number)


@contextmanager
def writing(connection: Connection) -> Iterator[None]:
    """One transaction: all of it is kept, or none."""
    connection.execute("begin immediate")
    try:
        yield
        connection.commit()  # references are checked here, so this too can fail
    except BaseException:
        connection.rollback()
        raise


@contextmanager
def disk_words(path: Path) -> Iterator[None]:
    """Say the faults of the file and its disk in a sentence for people."""
    try:
        yield
    except _OUR_OWN:
        raise
    except UnicodeDecodeError as error:  # what SQLite says holds a damaged name
        raise DamagedRegister(_(_DAMAGED, path=path)) from error
    except dbapi2.DatabaseError as error:
        raise _in_words(error, path) from error


def temporary_copy(path: Path) -> Path:
    """A private copy of a register that stands where nothing can be written."""
    folder = Path(tempfile.mkdtemp(prefix="register-"))
    copy = folder / path.name
    for suffix in ("", "-wal"):
        if (source := path.with_name(path.name + suffix)).exists():
            shutil.copyfile(source, copy.with_name(copy.name + suffix))
    return copy
