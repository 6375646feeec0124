"""Public holidays, named as the reader names them."""

import subprocess
import sys
from datetime import date

import pytest

from tracker.languages import Language, speaking
from tracker.records import countries, holidays_of

CHILDREN = date(2021, 4, 23)


@pytest.fixture
def both(register, turkiye):
    return countries.home(register), turkiye


def test_a_holiday_is_said_with_its_weekday_and_country(both):
    assert holidays_of.said(CHILDREN, both) == (
        "Friday, public holiday: Türkiye (National Sovereignty and Children's Day)"
    )


def test_a_day_free_in_both_countries_names_both(both):
    said = holidays_of.said(date(2021, 8, 30), both)
    assert "Kazakhstan (Constitution Day); Türkiye (Victory Day)" in said


def test_nothing_is_said_of_a_working_day(both):
    assert holidays_of.said(date(2021, 6, 3), both) == ""


def test_the_librarys_own_kazakh_and_turkish_are_used():
    with speaking(Language.KK):
        assert holidays_of.on(date(2021, 8, 30), "KZ").startswith("Қазақстан Республикасының")
    with speaking(Language.TR):
        assert holidays_of.on(CHILDREN, "TR") == "Ulusal Egemenlik ve Çocuk Bayramı"


def test_a_country_the_library_does_not_know_has_no_holidays_here():
    assert holidays_of.on(date(2021, 1, 1), "XX") == ""


def test_the_library_is_loaded_only_when_it_is_asked():
    script = (
        "import sys; import tracker.gui.editors.of_fields, tracker.records.holidays_of; "
        "sys.exit('holidays' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script], check=True, capture_output=True)
