"""The order in which Tab goes: that of the layouts, whenever their widgets were made."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def follow_layout(widget: QWidget) -> None:
    """Make Tab go through what stands in the widget as it is laid out."""
    for one, next_one in pairwise(_stops(widget)):
        QWidget.setTabOrder(one, next_one)


def focus_first(widget: QWidget) -> None:
    """Put the cursor where Tab would come first."""
    for stop in _stops(widget):
        stop.setFocus()
        break


def _stops(widget: QWidget) -> Iterator[QWidget]:
    layout = widget.layout()
    if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
        yield widget
    elif isinstance(widget, QScrollArea) and (inside := widget.widget()):
        yield from _stops(inside)
    elif layout:
        yield from _stops_in(layout)


def _stops_in(layout: QLayout) -> Iterator[QWidget]:
    for n in range(layout.count()):
        item = layout.itemAt(n)
        if item and (widget := item.widget()):
            yield from _stops(widget)
        elif item and (inner := item.layout()):
            yield from _stops_in(inner)
