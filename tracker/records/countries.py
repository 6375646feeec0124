"""Countries: the partners, by ISO 3166-1, under names that the ministry may change."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from tracker.languages import LANGUAGES, N_, Language, current
from tracker.languages import countries as known
from tracker.languages.collation import sort_key
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
    some,
)

HOME = "home_country"
"""The register's setting that names the country it is kept in."""

FIRST = ("KZ", "TR", "UZ")
"""The countries whose ministries keep such registers, offered first; the first where none is set.

They are codes of ISO 3166-1, as all codes here.
"""

_REGIONS_OF_A_LANGUAGE = ("RU", "US")
"""Regions that systems name wherever their Russian or English is chosen."""


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


def begin(path: Path, user: str, home: str) -> Register:
    """A new register of a country, by its code, with the countries in it and nothing else; open.

    Raises FileExistsError if the path is taken, LookupError if ISO has no such code.
    """
    known.name(home, current())
    register = Register.create(path, user=user)
    try:
        seed(register, home)
    except BaseException:
        register.close()
        with suppress(OSError):
            path.unlink()  # ours alone: it was made a moment ago
        raise
    return register


def seed(register: Register, home: str = FIRST[0]) -> None:
    """Give a new register every country, under its names in the four languages, and its own."""
    with register.edit(N_("List the countries"), founding=True) as edit:
        found = {country.code: edit.save(country) for country in every()}
    make_home(register, found[home])


def every() -> list[Country]:
    """Every country, not saved yet, in the order of the codes."""
    return [_country(code) for code in known.codes()]


def by_code(register: Register, code: str) -> Country | None:
    """The country with this ISO code, in either case."""
    return register.first(Country, Condition("code = ?", (code.upper(),)))


def home(register: Register) -> Country:
    """The country whose register this is."""
    found = by_code(register, register.setting(HOME, FIRST[0]))
    assert found, "every register has the countries of ISO 3166"
    return found


def likely_home(region: str, language: Language) -> str:
    """The code of the country whose a new register most likely is.

    ``region`` is that of the system, empty if it names none; ``language`` is the window's.
    """
    if region in known.codes() and region not in _REGIONS_OF_A_LANGUAGE:
        return region
    return "TR" if language is Language.TR else FIRST[0]


def in_order_of_choice(names: Mapping[str, str]) -> list[str]:
    """Codes by their names: the likeliest first, then by the alphabet of the language in use."""
    others = names.keys() - set(FIRST)
    return [*FIRST, *sorted(others, key=lambda code: sort_key(names[code], current()))]


def alone(partner: Country | None) -> Refs[Country]:
    """One partner as a record names its partners; none if there is none."""
    return Refs((partner.saved_id,)) if partner else Refs()


def only(partner: Country | None) -> Condition:
    """Those whose record is the partner's own; all where there is none."""
    return Condition("id = ?", (partner.id,)) if partner else EVERYTHING


def partners(register: Register) -> list[Country]:
    """The countries with which anything is recorded, without our own."""
    return list(listed(register, PARTNERS))


def listed(register: Register, where: Condition = EVERYTHING, order: str = "") -> Listing[Country]:
    return register.listing(Country, where, order=order or by_title(current()))


def make_home(register: Register, country: Country) -> None:
    """Make it this country's register: what is "ours" is its own from now on.

    No step to undo, for no record changes; choosing the other one again takes it back.
    Raises ReadOnlyRegister.
    """
    if country.code != home(register).code:
        register.set_setting(HOME, country.code)


def save(register: Register, country: Country) -> Country:
    with register.edit(N_("Edit country")) as edit:
        return edit.save(country)


_NAMED = Condition("country_id = country.id")
IN_USE = (
    some("session_partners", _NAMED)
    | some("agreement_partners", _NAMED)
    | some("commitment_partners", _NAMED)
)
"""That a session, an agreement or a commitment names it as a partner."""

PARTNERS = IN_USE & Condition(
    "code <> coalesce((select value from setting where setting.name = ?), ?)", (HOME, FIRST[0])
)
"""That anything is recorded with a country other than our own."""


def _country(code: str) -> Country:
    return Country(code=code, name=_names(code), official_name=_official_names(code))


def _names(code: str) -> Words:
    return Words.of({language: known.name(code, language) for language in LANGUAGES})


def _official_names(code: str) -> Words | None:
    names = {language: known.official_name(code, language) or "" for language in LANGUAGES}
    return Words.of(names) or None
