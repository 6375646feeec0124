"""People: who spoke for a side, and the posts they held from one date to another."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from tracker.languages import N_
from tracker.records.countries import Country
from tracker.records.organisations import Organisation
from tracker.records.partial_dates import PartialDate, first_day
from tracker.records.words import Words
from tracker.store import Condition, Record, Ref, Register, field_of


@dataclass(frozen=True, kw_only=True)
class Person(Record):
    """A person under the spellings of their name; aliases are what else the papers write."""

    table: ClassVar[str] = "person"
    prefix: ClassVar[str] = "P"
    noun: ClassVar[str] = N_("Person")
    heading_field: ClassVar[str] = "name"

    name: Words = field_of(N_("Full name"), default=Words(), searched=True, required=True)
    aliases: str = field_of(N_("Also written"), default="", searched=True)
    country: Ref[Country] | None = field_of(N_("Country"))
    organisation: Ref[Organisation] | None = field_of(N_("Organisation"))
    post: Words | None = field_of(N_("Post"), searched=True)
    also_called: str = field_of(N_("Also called"), default="", searched=True, shown=False)


@dataclass(frozen=True, kw_only=True)
class Tenure(Record):
    """A post a person held; an unknown beginning or end stays unknown."""

    table: ClassVar[str] = "tenure"
    prefix: ClassVar[str] = "TN"
    noun: ClassVar[str] = N_("Post")

    person: Ref[Person] | None = field_of(N_("Person"), required=True)
    organisation: Ref[Organisation] | None = field_of(N_("Organisation"))
    title: Words = field_of(N_("Post"), default=Words(), searched=True, required=True)
    start: PartialDate | None = field_of(N_("Held from"))
    end: PartialDate | None = field_of(N_("Held until"))

    def covers(self, day: date) -> bool:
        """Whether nothing known speaks against the post being held on this day."""
        begun = self.start is None or self.start.earliest <= day
        return begun and (self.end is None or day <= self.end.latest)


def save(register: Register, person: Person) -> Person:
    with register.edit(N_("Save person")) as edit:
        return edit.save(person)


def appoint(register: Register, tenure: Tenure) -> Tenure:
    with register.edit(N_("Save post")) as edit:
        return edit.save(tenure)


def tenures(register: Register, person: Person) -> list[Tenure]:
    """The posts of a person, the latest first; those without a date come last."""
    return register.find(
        Tenure,
        Condition("person = ?", (person.id,)),
        order=f"{first_day('start')} desc nulls last, id",
    )


def post_on(register: Register, person: Person, day: date) -> Words | None:
    """The post as of a day, else the one in the person's own record."""
    held = [tenure for tenure in tenures(register, person) if tenure.covers(day)]
    return held[0].title if held else person.post
