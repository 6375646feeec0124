"""The whole register as it was at a moment: a copy, from which what came later is taken back."""

import tempfile
from datetime import datetime
from pathlib import Path

from tracker.store import history
from tracker.store.connection import Connection, connect, writing


def as_it_was(connection: Connection, name: str, at: datetime) -> Path:
    """A private copy in a new folder, of the register's name; the register is only read."""
    copy = Path(tempfile.mkdtemp(prefix="register-")) / name
    connection.execute("vacuum into ?", [str(copy)])
    earlier = connect(copy)
    with writing(earlier):
        history.take_back_after(earlier, at)
    # Without a -wal beside it, it can be opened where nothing may be written.
    earlier.execute("pragma journal_mode = delete").fetchall()
    earlier.close()
    return copy
