"""Series: recurring mechanisms, such as a commission, whose sessions are numbered."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from tracker.languages import N_, current
from tracker.records.countries import Country
from tracker.records.words import Words
from tracker.store import (
    EVERYTHING,
    Condition,
    Listing,
    Record,
    Refs,
    Register,
    by_title,
    field_of,
    names_one,
)


@dataclass(frozen=True, kw_only=True)
class Series(Record):
    table: ClassVar[str] = "series"
    prefix: ClassVar[str] = "SR"
    noun: ClassVar[str] = N_("Series")
    heading_field: ClassVar[str] = "name"

    name: Words = field_of(N_("Name"), default=Words(), searched=True, required=True)
    short: Words | None = field_of(N_("Short name"), searched=True)
    partners: Refs[Country] = field_of(N_("Partners"), default=Refs())
    note: Words | None = field_of(N_("Note"), long=True)
    also_called: str = field_of(N_("Also called"), default="", searched=True, shown=False)


def with_partner(country: Country | None) -> Condition:
    if country is None:
        return EVERYTHING
    return names_one("series", "partners", "country", country.saved_id)


def listed(register: Register, where: Condition = EVERYTHING, order: str = "") -> Listing[Series]:
    return register.listing(Series, where, order=order or by_title(current()))


def save(register: Register, series: Series) -> Series:
    with register.edit(N_("Save series")) as edit:
        return edit.save(series)


def remove(register: Register, chosen: Iterable[Series]) -> None:
    """Put series into the bin; their sessions stay, and keep their numbers."""
    with register.edit(N_("Delete series")) as edit:
        for series in chosen:
            edit.remove(series)
