"""Names in time: what a country, an organisation, a person or a series was called, and when."""

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from tracker.languages import N_, _
from tracker.records.countries import Country
from tracker.records.organisations import Organisation
from tracker.records.partial_dates import PartialDate
from tracker.records.people import Person
from tracker.records.series import Series
from tracker.records.words import Words
from tracker.store import (
    AnyRef,
    Condition,
    Edit,
    Problem,
    Record,
    Register,
    Vocabulary,
    field_of,
)

Named = Country | Organisation | Person | Series
"""What has names beside the one it is known by today."""

NAMED: dict[str, type[Named]] = {
    kind.table: kind for kind in (Country, Organisation, Person, Series)
}


class NameKind(Vocabulary):
    OFFICIAL = "official", N_("official name")
    SHORT = "short", N_("short name")
    FORMER = "former", N_("former name")
    ABBREVIATION = "abbreviation", N_("abbreviation")
    ALIAS = "alias", N_("also known as")
    TRANSLITERATION = "transliteration", N_("transliteration")


@dataclass(frozen=True, kw_only=True)
class Name(Record):
    """One more name; of a former one, the languages it is not recorded in had today's name."""

    table: ClassVar[str] = "name"
    prefix: ClassVar[str] = "N"
    noun: ClassVar[str] = N_("Name")
    heading_field: ClassVar[str] = "text"

    owner: AnyRef | None = field_of(N_("Name of"), shown=False)
    text: Words = field_of(N_("Name"), default=Words(), searched=True, required=True)
    kind: NameKind = field_of(N_("Kind"), default=NameKind.FORMER)
    valid_from: PartialDate | None = field_of(N_("In use from"), hint=N_("3 June 2009 or 2009"))
    valid_to: PartialDate | None = field_of(N_("In use until"), hint=N_("November 2021 or 2021"))

    def problems(self) -> list[Problem]:
        found = super().problems()
        if self.valid_from and self.valid_to and self.valid_to.latest < self.valid_from.earliest:
            found.append(Problem("valid_to", _("The end is before the beginning.")))
        return found

    def was_in_use(self, when: PartialDate) -> bool:
        """Whether it surely was the name at a time.

        Of a name in use until November 2021, no event of that November is sure to bear it.
        """
        begun = self.valid_from is None or self.valid_from.latest <= when.earliest
        return begun and (self.valid_to is None or when.latest <= self.valid_to.earliest)

    @property
    def is_dated(self) -> bool:
        return self.valid_from is not None or self.valid_to is not None

    @property
    def names_by_itself(self) -> bool:
        """Whether papers of its time print it as the name, not beside the name."""
        return self.kind in (NameKind.OFFICIAL, NameKind.SHORT, NameKind.FORMER)


# Questions


def of(register: Register, record: Record) -> list[Name]:
    """The names of a record beside its own, the latest first; those without a date come last."""
    return list(_of(register, record.any_ref.to_column()))


def called(register: Register, record: Record, on: PartialDate | date | None) -> Words:
    """What a record was called at the time of an event; today's name where no other is known.

    A partial date gives the former name only if it surely was the name all that time.
    """
    now = present(record)
    if on is None or record.table not in NAMED:
        return now
    when = PartialDate.of(on) if isinstance(on, date) else on
    then = next((n for n in _in_time(register, record) if n.was_in_use(when)), None)
    # In the language the name did not change in, it was what it is.
    return Words.of({**now.by_language, **then.text.by_language}) if then else now


def with_present_name(
    register: Register,
    record: Record,
    on: PartialDate | date | None,
    today: date | None = None,
) -> str:
    """``Turkic Council (now: Organization of Turkic States)``; today's name alone if the same.

    ``today`` is the day of a brief that tells of an earlier time; else the name is the present one.
    """
    then, now = str(called(register, record, on)), str(called(register, record, today))
    if on is None or then == now:
        return now
    return _("{then} (now: {now})", then=then, now=now)


def present(record: Record) -> Words:
    """The name a record is known by today."""
    heading = record.heading
    return heading if isinstance(heading, Words) else Words()


# Edits


def save(register: Register, name: Name) -> Name:
    """Add or change a name; the search finds its owner by it from then on."""
    with register.edit(N_("Save name")) as edit:
        before = register.get(Name, name.ref).owner if name.id else None
        saved = edit.save(name)
        for owner in dict.fromkeys((before, saved.owner)):
            remember(register, edit, owner)
    return saved


def remove(register: Register, name: Name) -> None:
    with register.edit(N_("Delete name")) as edit:
        edit.remove(name)
        remember(register, edit, name.owner)


def remember(register: Register, edit: Edit, ref: AnyRef | None) -> None:
    """Keep the texts of all its names in their owner, where a search looks for them."""
    owner = register.at(ref, dict(NAMED)) if ref else None
    if isinstance(owner, Named):
        texts = [text for each in of(register, owner) for text in each.text.all_texts]
        edit.save(replace(owner, also_called="; ".join(dict.fromkeys(texts))))


def _in_time(register: Register, record: Record) -> list[Name]:
    """The dated names of a record that papers print; a country goes by its short name."""
    found = register.kept(_of, record.any_ref.to_column())
    dated = [n for n in found if n.is_dated and n.names_by_itself]
    if isinstance(record, Country):
        return [name for name in dated if name.kind is not NameKind.OFFICIAL]
    return dated


def _of(register: Register, owner: str) -> tuple[Name, ...]:
    found = register.find(
        Name,
        Condition("owner = ?", (owner,)),
        order="valid_to desc nulls last, valid_from desc nulls last, id",
    )
    return tuple(found)
