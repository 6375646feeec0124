"""Names of countries: all of ISO 3166-1, in four languages, as papers of the region write them."""

import re

import pytest

from tracker.languages import LANGUAGES, Language
from tracker.languages.countries import codes, name, official_name

KK, RU, TR, EN = LANGUAGES


def test_there_are_the_249_assigned_codes():
    assert len(codes()) == len(set(codes())) == 249
    assert codes() == sorted(codes())
    assert {"KZ", "TR", "KG", "PS", "TW", "AX", "SS", "ZW"} <= set(codes())
    assert not {"EU", "XK", "ZZ", "UN", "AC", "CQ", "001"} & set(codes())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_country_has_one_name_of_its_own(language):
    names = {code: name(code, language) for code in codes()}
    assert len(set(names.values())) == 249
    assert not [code for code in codes() if names[code].strip() in ("", code)]
    assert not [called for called in names.values() if not called[0].isupper()]


@pytest.mark.parametrize("language", [KK, RU])
def test_cyrillic_names_hold_no_latin_letter(language):
    assert not [
        name(code, language) for code in codes() if re.search("[A-Za-z]", name(code, language))
    ]


def test_names_are_those_of_the_papers():
    assert [name("TR", language) for language in LANGUAGES] == [
        "Түркия",
        "Турция",
        "Türkiye",
        "Türkiye",
    ]
    assert [name("KG", language) for language in LANGUAGES] == [
        "Қырғызстан",
        "Кыргызстан",
        "Kırgızistan",
        "Kyrgyzstan",
    ]
    assert [name("HU", language) for language in LANGUAGES] == [
        "Мажарстан",
        "Венгрия",
        "Macaristan",
        "Hungary",
    ]
    assert name("MD", RU) == "Молдова"
    assert name("BY", RU) == "Беларусь"
    assert name("TM", RU) == "Туркменистан"


def test_names_are_written_in_full():
    assert name("FO", RU) == "Фарерские острова"
    assert name("CK", RU) == "Острова Кука"
    assert name("BA", EN) == "Bosnia and Herzegovina"
    assert name("LC", EN) == "Saint Lucia"
    shortened = re.compile(r"\bо-в|&|\bSt\.|\bСв\.")
    assert not [code for code in codes() for x in LANGUAGES if shortened.search(name(code, x))]


def test_a_code_that_iso_does_not_assign_has_no_name():
    with pytest.raises(KeyError):
        name("XK", Language.EN)


def test_official_names_are_those_of_the_agreements():
    assert [official_name("KZ", language) for language in LANGUAGES] == [
        "Қазақстан Республикасы",
        "Республика Казахстан",
        "Kazakistan Cumhuriyeti",
        "Republic of Kazakhstan",
    ]
    assert official_name("TR", KK) == "Түркия Республикасы"
    assert official_name("TR", RU) == "Турецкая Республика"
    assert official_name("TR", TR) == "Türkiye Cumhuriyeti"
    assert official_name("TR", EN) == "Republic of Türkiye"


def test_an_official_name_we_do_not_know_is_not_made_up():
    assert official_name("KG", RU) is None
