"""Tips with texts of records: always the text as it is, never read as markup."""

import html

from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip, QWidget


def tell_whole(event: QEvent, widget: QWidget, text: str, *, is_cut: bool) -> bool:
    """Answer a widget's question for its tip with a text that was cut short; else do nothing."""
    if not isinstance(event, QHelpEvent) or event.type() != QEvent.Type.ToolTip:
        return False
    if is_cut:
        QToolTip.showText(event.globalPos(), f"<qt>{html.escape(text)}</qt>", widget)
    else:
        QToolTip.hideText()
    return True
