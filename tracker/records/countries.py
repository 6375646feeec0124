"""Countries: the partners, by ISO 3166-1, under names that the ministry may change."""

from dataclasses import dataclass
from typing import ClassVar

from tracker.languages import LANGUAGES, N_, current
from tracker.languages import countries as known
from tracker.records.words import Words
from tracker.store import EVERYTHING, Condition, Listing, Record, Refs, Register, by_title, field_of

HOME = "home_country"
"""The register's setting that names the country it is kept in."""


@dataclass(frozen=True, kw_only=True)
class Country(Record):
    """A country; its code is the ISO 3166-1 alpha-2 code."""

    table: ClassVar[str] = "country"
    prefix: ClassVar[str] = "CO"
    noun: ClassVar[str] = N_("Country")
    heading_field: ClassVar[str] = "name"

    name: Words = field_of(N_("Name"), default=Words(), searched=True, required=True)
    official_name: Words | None = field_of(N_("Official name"), searched=True)
    also_called: str = field_of(N_("Also called"), default="", searched=True, shown=False)


def seed(register: Register) -> None:
    """Give a new register every country, under its names in the four languages."""
    with register.edit(N_("List the countries"), founding=True) as edit:
        for country in every():
            edit.save(country)


def every() -> list[Country]:
    """Every country, not saved yet, in the order of the codes."""
    return [
        Country(code=code, name=_names(code), official_name=_official_names(code))
        for code in known.codes()
    ]


def by_code(register: Register, code: str) -> Country | None:
    """The country with this ISO code, in either case."""
    return register.first(Country, Condition("code = ?", (code.upper(),)))


def home(register: Register) -> Country:
    """The country whose register this is."""
    found = by_code(register, register.setting(HOME, "KZ"))
    assert found, "every register has the countries of ISO 3166"
    return found


def alone(partner: Country | None) -> Refs[Country]:
    """One partner as a record names its partners; none if there is none."""
    return Refs((partner.saved_id,)) if partner else Refs()


def partners(register: Register) -> list[Country]:
    """The countries with which anything is recorded, without our own."""
    return list(listed(register, IN_USE & Condition("code <> ?", (home(register).code,))))


def listed(register: Register, where: Condition = EVERYTHING, order: str = "") -> Listing[Country]:
    return register.listing(Country, where, order=order or by_title(current()))


def save(register: Register, country: Country) -> Country:
    with register.edit(N_("Edit country")) as edit:
        return edit.save(country)


IN_USE = Condition(
    "id in (select country_id from session_partners) "
    "or id in (select country_id from agreement_partners) "
    "or id in (select country_id from commitment_partners)"
)


def _names(code: str) -> Words:
    return Words.of({language: known.name(code, language) for language in LANGUAGES})


def _official_names(code: str) -> Words | None:
    names = {language: known.official_name(code, language) or "" for language in LANGUAGES}
    return Words.of(names) or None
