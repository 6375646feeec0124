"""A brief as a PDF file: the same brief gives the same bytes, on any day and any machine."""

import os
import secrets
from pathlib import Path

from tracker.briefs.content import Brief


def to_bytes(brief: Brief) -> bytes:
    """The whole file. ReportLab is imported at the first call, not with this package."""
    from tracker.briefs.pdf import document

    return document.render(brief)


def draw(brief: Brief, path: Path) -> None:
    """Write the file at ``path``, over what was there; after an error what was there still is.

    Raises OSError where the folder or the file may not be written.
    """
    data = to_bytes(brief)
    part = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        part.write_bytes(data)
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
