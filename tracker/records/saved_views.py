"""Saved views: filters that people keep under a name, to come back to them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import ClassVar

from tracker.languages import N_
from tracker.records.words import Words
from tracker.store import Condition, Listing, Record, Register, field_of


@dataclass(frozen=True, kw_only=True)
class SavedView(Record):
    """A filter of one list; ``query`` is a canonical one, so it is the same in every language."""

    table: ClassVar[str] = "saved_view"
    prefix: ClassVar[str] = "V"
    noun: ClassVar[str] = N_("Saved view")
    heading_field: ClassVar[str] = "name"

    name: Words = field_of(N_("Name"), default=Words(), searched=True, required=True)
    page: str = field_of(N_("List"), default="", shown=False)
    """The table of the kind of record it lists."""
    query: str = field_of(N_("Filter"), default="", shown=False)
    sort_order: str = field_of(N_("Order"), default="", shown=False)
    """The column it is sorted by, as the list names it; empty for the list's own order."""
    position: int = field_of(N_("Place"), default=0, shown=False)


# Questions


def listed(register: Register, page: type[Record]) -> Listing[SavedView]:
    """The saved views of the list of a kind, in the order in which they were added."""
    return register.listing(SavedView, _of(page.table), order="position, id")


# Edits


def add(register: Register, view: SavedView) -> SavedView:
    """A new view, after the others of its list."""
    with register.edit(N_("Save view")) as edit:
        last = register.first(SavedView, _of(view.page), order="position desc, id desc")
        return edit.save(replace(view, position=last.position + 1 if last else 1))


def change(register: Register, view: SavedView) -> SavedView:
    """The same view with another filter or order."""
    with register.edit(N_("Change view")) as edit:
        return edit.save(view)


def rename(register: Register, view: SavedView, name: Words) -> SavedView:
    with register.edit(N_("Rename view")) as edit:
        return edit.save(replace(view, name=name))


def move(register: Register, view: SavedView, by: int) -> None:
    """Up its list by -1, down by 1; at the end of the list it stays."""
    views = list(register.listing(SavedView, _of(view.page), order="position, id"))
    place = [each.id for each in views].index(view.id)
    views.insert(max(place + by, 0), views.pop(place))
    with register.edit(N_("Move view")) as edit:
        for position, each in enumerate(views, start=1):
            if each.position != position:
                edit.save(replace(each, position=position))


def remove(register: Register, chosen: Iterable[SavedView]) -> None:
    """Put views into the bin; what they listed is not touched."""
    with register.edit(N_("Delete view")) as edit:
        for view in chosen:
            edit.remove(view)


def _of(page: str) -> Condition:
    return Condition("page = ?", (page,))
