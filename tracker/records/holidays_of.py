"""Public holidays of the countries that work together, said beside a chosen day.

By the library ``holidays`` (MIT), imported where it is first asked, for it takes a tenth of a
second. It speaks Kazakh for Kazakhstan and Turkish for Türkiye; else its English is put in our
own words, where we have them.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache

from tracker.languages import N_, Language, _, current
from tracker.records.countries import Country

_SPOKEN = {Language.KK: "kk", Language.TR: "tr", Language.EN: "en_US"}
_ENGLISH = "en_US"

NAMES = (
    N_("New Year's Day"),
    N_("Orthodox Christmas"),
    N_("International Women's Day"),
    N_("Nowruz Holiday"),
    N_("Kazakhstan's People Solidarity Holiday"),
    N_("Defender of the Fatherland Day"),
    N_("Victory Day"),
    N_("Capital Day"),
    N_("Eid al-Fitr"),
    N_("Eid al-Adha"),
    N_("Constitution Day"),
    N_("Republic Day"),
    N_("Independence Day"),
    N_("National Sovereignty and Children's Day"),
    N_("Labor and Solidarity Day"),
    N_("Commemoration of Atatürk, Youth and Sports Day"),
    N_("Democracy and National Unity Day"),
)
"""What the library calls the holidays of Kazakhstan and Türkiye in English."""


def said(day: date, countries: Iterable[Country]) -> str:
    """The weekday and the countries where the day is a public holiday; empty where it is none."""
    named = [(country.name, on(day, country.code)) for country in countries]
    where = "; ".join(f"{country} ({holiday})" for country, holiday in named if holiday)
    return (
        _("{weekday}, public holiday: {where}", weekday=weekday(day), where=where) if where else ""
    )


def on(day: date, country: str) -> str:
    """What a day is called that is a public holiday in a country, by its ISO code; empty if none.

    Of a country that the library does not know nothing is said.
    """
    name = _of_year(country, day.year, current()).get(day, "")
    return _(name) if name in NAMES else name


def weekday(day: date) -> str:
    """Its name standing alone, in the language in use."""
    from babel import Locale  # slow to load

    name: str = Locale(current().value).days["stand-alone"]["wide"][day.weekday()]
    return name[:1].upper() + name[1:]


@cache
def _of_year(country: str, year: int, language: Language) -> Mapping[date, str]:
    import holidays

    if country not in holidays.list_supported_countries():
        return {}
    spoken = holidays.country_holidays(country).supported_languages
    wished = _SPOKEN.get(language, _ENGLISH)
    used = wished if wished in spoken else _ENGLISH if _ENGLISH in spoken else None
    return holidays.country_holidays(country, years=year, language=used)
