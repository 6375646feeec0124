"""The registers measured: a large synthetic one, made once, and the small sample."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.bench import NotRun
from tracker.sample import kazakhstan_turkiye
from tracker.store import Register, RegisterError
from tracker.store.connection import SCHEMA_VERSION, connect
from tracker.store.derived import are_current

SEED = 7


def large(folder: Path, commitments: int) -> Path:
    """The synthetic register of so many commitments; made again where the schema is another."""
    path = folder / ("million.register" if commitments == 1_000_000 else f"{commitments}.register")
    if not _is_current(path):
        remove(path)
        command = [sys.executable, "-m", "tracker", "sample", str(path), "--seed", str(SEED)]
        subprocess.run([*command, "--commitments", str(commitments)], check=True, stdout=2)
    return path


def given(path: Path) -> Path:
    """One made elsewhere. Raises NotRun where opening it would bring it up to date."""
    if not _is_current(path):
        raise NotRun(f"{path} is missing, or was made by another version of the program")
    return path


def reading(path: Path) -> Register:
    """Open to read it where it stands; otherwise what has a log would be copied first."""
    return Register(path, readonly=True, alongside=True)


def small(folder: Path) -> Path:
    path = folder / "sample.register"
    remove(path)
    kazakhstan_turkiye.make(path).close()
    return path


@contextmanager
def copied(path: Path, folder: Path) -> Iterator[Path]:
    """A copy to write to, with what its log holds; gone afterwards."""
    copy = folder / "copy.register"
    remove(copy)
    try:
        for end in ("", "-wal"):
            if (part := path.with_name(path.name + end)).exists():
                shutil.copyfile(part, copy.with_name(copy.name + end))
        yield copy
    finally:
        remove(copy)


def remove(path: Path) -> None:
    for end in ("", "-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)


def _is_current(path: Path) -> bool:
    try:
        connection = connect(path, readonly=True)
    except RegisterError:
        return False
    [version] = connection.execute("pragma user_version").fetchone()
    is_current = version == SCHEMA_VERSION and are_current(connection)
    connection.close()
    return is_current
