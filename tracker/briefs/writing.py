"""A brief as a file: what kind it is follows from the end of its name."""

import os
from errno import EEXIST, EINVAL, EISDIR
from pathlib import Path

from tracker.briefs.content import Brief
from tracker.store import Register


def write(register: Register, brief: Brief, path: Path) -> None:
    """Write the brief at ``path``, over an older file there.

    Raises OSError, with ``path`` as its file name, where that cannot be done or would write over
    the register or over what is no file at all.
    """
    from tracker.briefs import pdf

    check(register, path)
    try:
        pdf.draw(brief, path)
    except OSError as fault:  # of the partial file beside it, of which nobody has heard
        raise OSError(fault.errno, fault.strerror, str(path)) from fault


def check(register: Register, path: Path) -> None:
    """Raises OSError where a brief must not be written, before it is made for nothing."""
    if register.is_kept_in(path):
        raise FileExistsError(EEXIST, os.strerror(EEXIST), str(path))
    if path.exists() and not path.is_file():
        number = EISDIR if path.is_dir() else EINVAL
        raise OSError(number, os.strerror(number), str(path))
