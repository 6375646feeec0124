"""Rows on the clipboard: as a table for Word and Excel, with tabs for the rest."""

import html
from collections.abc import Iterable

from PySide6.QtCore import QMimeData


def copied(rows: list[list[str]]) -> QMimeData:
    """The rows, of which the first is the headings."""
    data = QMimeData()
    data.setText(_with_tabs(rows))
    data.setHtml(_as_html(rows))
    return data


def _with_tabs(rows: Iterable[Iterable[str]]) -> str:
    return "\n".join("\t".join(_harmless(text) for text in row) for row in rows)


def _harmless(text: str) -> str:
    """The text so that a spreadsheet does not run it as a formula (OWASP, CSV injection)."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text


def _as_html(rows: list[list[str]]) -> str:
    # Excel reads a cell so styled as text, whatever it begins with.
    head = "".join(f"<th>{html.escape(text)}</th>" for text in rows[0])
    body = "".join(
        "<tr>" + "".join(f"<td style='{_AS_TEXT}'>{html.escape(x)}</td>" for x in row) + "</tr>"
        for row in rows[1:]
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


_AS_TEXT = 'mso-number-format:"\\@"'
