"""Names of countries by ISO 3166-1 code, from CLDR, as the papers of this region write them."""

from functools import cache

from tracker.languages.catalogues import Language

# What CLDR names besides the 249 officially assigned codes: islands and unions that ISO only
# reserves, codes for private use, pseudo-languages.
_NOT_ASSIGNED = frozenset(
    ("AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ")
)

# Where usage differs from CLDR. Both Kazakhstan and Türkiye recognise Palestine as a state.
_AS_IN_PAPERS = {
    Language.KK: {
        "CD": "Конго Демократиялық Республикасы",
        "CG": "Конго Республикасы",
        "HK": "Гонконг",
        "HU": "Мажарстан",  # in the state's news; CLDR still has Венгрия
        "MM": "Мьянма",
        "MO": "Макао",
        "PS": "Палестина",
    },
    Language.RU: {
        "AE": "Объединённые Арабские Эмираты",
        "CD": "Демократическая Республика Конго",
        "CG": "Республика Конго",
        "HK": "Гонконг",
        "KG": "Кыргызстан",  # its own name for itself in Russian; CLDR has Киргизия
        "MM": "Мьянма",
        "MO": "Макао",
        "PS": "Палестина",
        "SH": "Остров Святой Елены",
        "US": "Соединённые Штаты Америки",
    },
    Language.TR: {
        "CD": "Kongo Demokratik Cumhuriyeti",
        "CG": "Kongo Cumhuriyeti",
        "HK": "Hong Kong",
        "MM": "Myanmar",
        "MO": "Makao",
        "PS": "Filistin",
    },
    Language.EN: {
        "CD": "Democratic Republic of the Congo",
        "CG": "Republic of the Congo",
        "HK": "Hong Kong",
        "MM": "Myanmar",
        "MO": "Macao",
        "PS": "Palestine",
    },
}

# CLDR shortens for menus; a paper does not.
_IN_FULL = {
    Language.RU: (("о-ва", "острова"), ("о-в", "остров")),
    Language.EN: ((" & ", " and "), ("St. ", "Saint ")),
}

_OFFICIAL = {
    "KZ": {
        Language.KK: "Қазақстан Республикасы",
        Language.RU: "Республика Казахстан",
        Language.TR: "Kazakistan Cumhuriyeti",
        Language.EN: "Republic of Kazakhstan",
    },
    "TR": {
        Language.KK: "Түркия Республикасы",
        Language.RU: "Турецкая Республика",
        Language.TR: "Türkiye Cumhuriyeti",
        Language.EN: "Republic of Türkiye",
    },
}


def codes() -> list[str]:
    """The 249 officially assigned two-letter codes of ISO 3166-1, in their own order."""
    return sorted(_names(Language.EN))


def name(code: str, language: Language) -> str:
    """The short name of a country today; KeyError where ISO assigns no such code."""
    return _names(language)[code]


def official_name(code: str, language: Language) -> str | None:
    """The full name of a state in its papers, or None where we do not know it."""
    return _OFFICIAL.get(code, {}).get(language)


@cache
def _names(language: Language) -> dict[str, str]:
    from babel import Locale  # slow to load, and many runs name no country

    territories = Locale(language.value).territories
    return {
        code: _AS_IN_PAPERS[language].get(code) or _in_full(named, language)
        for code, named in territories.items()
        if _is_two_letters(code) and code not in _NOT_ASSIGNED
    }


def _is_two_letters(code: str) -> bool:
    return len(code) == 2 and code.isalpha()


def _in_full(named: str, language: Language) -> str:
    for short, full in _IN_FULL.get(language, ()):
        named = named.replace(short, full)
    return named[0].upper() + named[1:]
