"""Columns made from declared fields: what a page does not show of itself can still be shown."""

from collections.abc import Iterable
from typing import Any

from tracker.gui.record_model import Column
from tracker.records.display import shown
from tracker.store import Field, Record, Register, fields_of


def columns_of(
    register: Register, kind: type[Record], but: Iterable[str] = ()
) -> list[Column[Any]]:
    """A column for each declared field, hidden at first; ``but`` names fields left out."""
    left_out = set(but)
    return [_column(register, field) for field in fields_of(kind) if field.name not in left_out]


def _column(register: Register, field: Field) -> Column[Any]:
    return Column(
        field.declared.label, lambda record: shown(register, record, field), width=160, hidden=True
    )
