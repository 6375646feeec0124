"""Ordinals: the number of a session in each language."""

import pytest

from tracker.languages import LANGUAGES, Language
from tracker.languages.ordinals import write


def test_the_fourth_session_in_four_languages():
    assert [write(4, language) for language in LANGUAGES] == ["4-ші", "4-е", "4.", "4th"]
    roman = [write(4, language, roman=True) for language in LANGUAGES]
    assert roman == ["IV", "IV", "IV.", "IV"]


@pytest.mark.parametrize(
    ("ending", "numbers"),
    [
        ("ші", [1, 2, 3, 4, 5, 7, 8, 50, 70, 80, 100, 200, 11, 65, 98, 1001, 1100, 2050]),
        ("шы", [6, 9, 10, 20, 30, 40, 60, 90, 16, 29, 110, 106, 1000, 5000, 1_000_000, 2010]),
    ],
)
def test_a_kazakh_ending_agrees_with_the_last_word_of_the_number(ending, numbers):
    assert [write(n, Language.KK) for n in numbers] == [f"{n}-{ending}" for n in numbers]


def test_an_english_ending_follows_the_spoken_number():
    written = [write(n, Language.EN) for n in (1, 2, 3, 4, 11, 12, 13, 21, 22, 33, 111, 112, 101)]
    assert written == [
        *("1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "33rd"),
        *("111th", "112th", "101st"),
    ]


def _value_of(roman: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}[c] for c in roman]
    following = [*values[1:], 0]
    return sum(-a if a < b else a for a, b in zip(values, following, strict=True))


def test_roman_numerals_up_to_3999_say_their_number_and_repeat_no_letter_four_times():
    written = {n: write(n, Language.KK, roman=True) for n in range(1, 4000)}
    assert {n: _value_of(roman) for n, roman in written.items()} == {n: n for n in written}
    assert not [roman for roman in written.values() if any(c * 4 in roman for c in "IXCM")]
    assert written[1994] == "MCMXCIV"
    assert written[3999] == "MMMCMXCIX"


@pytest.mark.parametrize(("n", "roman"), [(0, False), (-1, False), (0, True), (4000, True)])
def test_a_number_no_session_can_have_is_refused(n, roman):
    with pytest.raises(ValueError, match="no such ordinal"):
        write(n, Language.EN, roman=roman)
