"""Series: recurring mechanisms, such as a commission, whose sessions are numbered."""

from dataclasses import dataclass
from typing import ClassVar

from tracker.languages import N_
from tracker.records.countries import Country
from tracker.records.words import Words
from tracker.store import Record, Refs, Register, field_of


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


def save(register: Register, series: Series) -> Series:
    with register.edit(N_("Save series")) as edit:
        return edit.save(series)
