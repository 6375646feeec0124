"""Organisations: ministries, committees, funds and others that take part and carry out."""

from dataclasses import dataclass
from typing import ClassVar

from tracker.languages import N_
from tracker.records.countries import Country
from tracker.records.words import Words
from tracker.store import Record, Ref, Register, Vocabulary, field_of


class OrganisationKind(Vocabulary):
    MINISTRY = "ministry", N_("ministry")
    COMMITTEE = "committee", N_("committee")
    DEPARTMENT = "department", N_("department")
    AGENCY = "agency", N_("agency")
    FUND = "fund", N_("fund")
    CENTRE = "centre", N_("centre")
    RELIGIOUS = "religious", N_("religious body")
    MEDIA = "media", N_("media")
    NGO = "ngo", N_("non-governmental organisation")
    INTERNATIONAL = "international", N_("international organisation")


@dataclass(frozen=True, kw_only=True)
class Organisation(Record):
    table: ClassVar[str] = "organisation"
    prefix: ClassVar[str] = "O"
    noun: ClassVar[str] = N_("Organisation")
    heading_field: ClassVar[str] = "name"

    name: Words = field_of(N_("Name"), default=Words(), searched=True, required=True)
    short: Words | None = field_of(N_("Short name"), searched=True)
    kind: OrganisationKind | None = field_of(N_("Kind"))
    country: Ref[Country] | None = field_of(N_("Country"))
    parent: Ref["Organisation"] | None = field_of(N_("Part of"))
    also_called: str = field_of(N_("Also called"), default="", searched=True, shown=False)


def save(register: Register, organisation: Organisation) -> Organisation:
    with register.edit(N_("Save organisation")) as edit:
        return edit.save(organisation)
