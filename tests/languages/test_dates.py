"""Dates in words: what each language writes, what an officer may type, what is refused."""

import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.languages import LANGUAGES, Language
from tracker.languages.dates import NotADate, bounds, is_iso, read, write, write_range

KK, RU, TR, EN = LANGUAGES
TODAY = date(2021, 6, 3)  # a Thursday

days = st.dates(min_value=date(1000, 1, 1))
partial_dates = st.one_of(
    days.map(date.isoformat),
    days.map(lambda day: day.isoformat()[:7]),
    days.map(lambda day: str(day.year)),
    days.map(lambda day: f"{day.year}-Q{(day.month + 2) // 3}"),
)
languages = st.sampled_from(LANGUAGES)


@pytest.mark.parametrize(
    ("iso", "kk", "ru", "tr", "en"),
    [
        ("2021-06-03", "2021 жылғы 3 маусым", "3 июня 2021 года", "3 Haziran 2021", "3 June 2021"),
        ("2021-06", "2021 жылғы маусым", "июнь 2021 года", "Haziran 2021", "June 2021"),
        ("2021", "2021 жыл", "2021 год", "2021", "2021"),
        (
            "2021-Q4",
            "2021 жылғы IV тоқсан",
            "IV квартал 2021 года",
            "2021 4. çeyrek",
            "Q4 2021",
        ),
        (
            "1992-03-02",
            "1992 жылғы 2 наурыз",
            "2 марта 1992 года",
            "2 Mart 1992",
            "2 March 1992",
        ),
    ],
)
def test_official_papers_write_dates_out_in_their_own_order(iso, kk, ru, tr, en):
    assert [write(iso, language) for language in (KK, RU, TR, EN)] == [kk, ru, tr, en]


@pytest.mark.parametrize(
    ("iso", "kk", "ru", "tr", "en"),
    [
        ("2021-06-03", "03.06.2021", "03.06.2021", "03.06.2021", "3 Jun 2021"),
        ("2021-06", "06.2021", "06.2021", "06.2021", "Jun 2021"),
        ("2021", "2021", "2021", "2021", "2021"),
        ("2021-Q4", "2021 IV тқс.", "IV кв. 2021", "2021 Ç4", "Q4 2021"),
    ],
)
def test_the_short_form_fits_a_column(iso, kk, ru, tr, en):
    written = [write(iso, language, short=True) for language in (KK, RU, TR, EN)]
    assert written == [kk, ru, tr, en]


def test_months_have_their_own_names():
    kazakh = "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан"
    turkish = "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık"
    months = [f"2021-{n:02}" for n in range(1, 13)]
    assert [write(month, KK).split()[-1] for month in months] == kazakh.split()
    assert [write(month, TR).split()[0] for month in months] == turkish.split()


@pytest.mark.parametrize(
    ("start", "end", "kk", "ru", "tr", "en"),
    [
        (
            "2021-06-03",
            "2021-06-04",
            "2021 жылғы 3–4 маусым",
            "3–4 июня 2021 года",
            "3–4 Haziran 2021",
            "3–4 June 2021",
        ),
        (
            "2021-06-30",
            "2021-07-02",
            "2021 жылғы 30 маусым – 2 шілде",
            "30 июня – 2 июля 2021 года",
            "30 Haziran – 2 Temmuz 2021",
            "30 June – 2 July 2021",
        ),
        (
            "2021-12-30",
            "2022-01-02",
            "2021 жылғы 30 желтоқсан – 2022 жылғы 2 қаңтар",
            "30 декабря 2021 года – 2 января 2022 года",
            "30 Aralık 2021 – 2 Ocak 2022",
            "30 December 2021 – 2 January 2022",
        ),
        (
            "2021-06",
            "2021-07",
            "2021 жылғы маусым–шілде",
            "июнь–июль 2021 года",
            "Haziran–Temmuz 2021",
            "June–July 2021",
        ),
        ("2021", "2022", "2021–2022 жылдар", "2021–2022 годы", "2021–2022", "2021–2022"),
        (
            "2021-Q1",
            "2021-Q2",
            "2021 жылғы I–II тоқсан",
            "I–II кварталы 2021 года",
            "2021 1.–2. çeyrek",
            "Q1–Q2 2021",
        ),
        (
            "2021",
            "2022-03",
            "2021 жыл – 2022 жылғы наурыз",
            "2021 год – март 2022 года",
            "2021 – Mart 2022",
            "2021 – March 2022",
        ),
    ],
)
def test_a_range_says_once_what_both_ends_share(start, end, kk, ru, tr, en):
    written = [write_range(start, end, language) for language in (KK, RU, TR, EN)]
    assert written == [kk, ru, tr, en]


def test_a_short_range_says_once_what_both_ends_share():
    assert write_range("2021-06-03", "2021-06-04", KK, short=True) == "03–04.06.2021"
    assert write_range("2021-06-30", "2021-07-02", TR, short=True) == "30.06–02.07.2021"
    assert write_range("2021-12-30", "2022-01-02", RU, short=True) == "30.12.2021 – 02.01.2022"
    assert write_range("2021-06-30", "2021-07-02", EN, short=True) == "30 Jun – 2 Jul 2021"
    assert write_range("2021-Q1", "2021-Q2", RU, short=True) == "I–II кв. 2021"


def test_a_range_of_one_date_is_that_date():
    assert write_range("2021-06-03", "2021-06-03", EN) == "3 June 2021"
    assert write_range("2021-06-03", None, EN) == "3 June 2021"
    assert write_range("2021-06-03", "", EN) == "3 June 2021"


def test_a_range_shows_that_its_start_is_not_known():
    assert write_range(None, "2021-06-03", RU) == "… – 3 июня 2021 года"


def test_a_range_of_nothing_known_is_empty():
    assert write_range(None, None, KK) == ""
    assert write_range("", "", KK) == ""


def test_a_range_the_wrong_way_round_stays_visible():
    assert write_range("2021-06-04", "2021-06-03", EN) == "4 June 2021 – 3 June 2021"


@given(partial_dates, languages, st.booleans())
def test_what_the_program_writes_it_reads(iso, language, short):
    assert read(write(iso, language, short=short), TODAY) == iso


@given(partial_dates)
def test_what_is_stored_can_be_typed(iso):
    assert is_iso(iso)
    assert read(iso, TODAY) == iso


@pytest.mark.parametrize(
    "typed",
    [
        "2021-06-03",
        "03.06.2021",
        "3/6/2021",
        "3-6-2021",
        "3.6.21",
        "2021.06.03",
        " 03.06.2021 г. ",
        "3 маусым 2021",
        "2021 жылғы 3 маусым",
        "2021 ж. 3 маусым",
        "2021 жылдың 3 маусымында",
        "2021 жылғы 3 маусымға дейін",
        "2021 ж. 3 маусым, бейсенбі",
        "3-і маусым 2021",
        "3 мауcым 2021",  # with a Latin c
        "3 июня 2021 г.",
        "3-го июня 2021 года",
        "до 3 июня 2021",
        "3 ИЮНЯ 2021",
        "3 Haziran 2021",
        "3 HAZİRAN 2021",
        "3 Haziran'a kadar",
        "3 Haziran’da",
        "2021'de 3 Haziran",
        "3 June 2021",
        "3rd of June, 2021",
        "June 3, 2021",
        "Jun 3 2021",
        "Thursday, 3 June 2021",
    ],
)
def test_a_day_is_read_however_it_is_typed(typed):
    assert read(typed, TODAY) == "2021-06-03"


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("06.2021", "2021-06"),
        ("2021-06", "2021-06"),
        ("июнь 2021", "2021-06"),
        ("в июне 2021 года", "2021-06"),
        ("2021 жылғы маусым айында", "2021-06"),
        ("маусымда", "2021-06"),
        ("Haziran'da", "2021-06"),
        ("in June 2021", "2021-06"),
        ("мае 2021", "2021-05"),
        ("12.2021", "2021-12"),
        ("Aralığa kadar", "2021-12"),
        ("қыркүйегінде", "2021-09"),
        ("agustos 2021", "2021-08"),
        ("кантар 2021", "2021-01"),
        ("2021", "2021"),
        ("2021 ж.", "2021"),
        ("2021 год", "2021"),
        ("2021'de", "2021"),
    ],
)
def test_what_was_not_typed_stays_unknown(typed, iso):
    assert read(typed, TODAY) == iso


@pytest.mark.parametrize(
    "typed",
    [
        "Q4 2021",
        "2021-Q4",
        "4Q2021",
        "4th quarter 2021",
        "IV квартал 2021",
        "4-й квартал 2021 г.",
        "IV кв. 2021",
        "2021 жылғы ІV тоқсан",  # with a Cyrillic І, as CLDR has it
        "4-ші тоқсан 2021",
        "2021'in 4. çeyreği",
    ],
)
def test_a_quarter_is_read_however_it_is_typed(typed):
    assert read(typed, TODAY) == "2021-Q4"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", ["wide", "abbreviated"])
@pytest.mark.parametrize("context", ["format", "stand-alone"])
def test_no_name_of_a_month_is_taken_for_another(language, width, context):
    from babel import Locale

    names = Locale(language.value).months[context][width]
    assert {n: read(f"{name} 2021", TODAY) for n, name in names.items()} == {
        n: f"2021-{n:02}" for n in range(1, 13)
    }


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("today", 0),
        ("бүгін", 0),
        ("Сегодня", 0),
        ("bugün", 0),
        ("tomorrow", 1),
        ("ертең", 1),
        ("завтра", 1),
        ("yarın", 1),
        ("вчера", -1),
        ("in 2 weeks", 14),
        ("через 2 недели", 14),
        ("2 аптадан кейін", 14),
        ("2 hafta sonra", 14),
        ("in a week", 7),
        ("через неделю", 7),
        ("бір аптадан кейін", 7),
        ("10 күннен кейін", 10),
        ("через 10 дней", 10),
        ("3 gün sonra", 3),
        ("in 1 month", 30),
        ("через месяц", 30),
        ("2 айдан кейін", 61),
        ("2 ay sonra", 61),
        ("Friday", 1),
        ("в пятницу", 1),
        ("жұма күні", 1),
        ("cuma günü", 1),
        ("Thursday", 7),
        ("next Friday", 8),
        ("в следующую пятницу", 8),
        ("келесі жұма", 8),
        ("gelecek cuma", 8),
    ],
)
def test_days_may_be_counted_from_today(typed, days):
    assert read(typed, TODAY) == (TODAY + timedelta(days)).isoformat()


def test_a_month_from_the_31st_ends_on_the_last_day():
    assert read("in 1 month", date(2021, 1, 31)) == "2021-02-28"
    assert read("через 13 месяцев", date(2021, 1, 31)) == "2022-02-28"


def test_two_figures_of_a_year_mean_the_nearest_such_year():
    assert read("16.12.91", TODAY) == "1991-12-16"
    assert read("1.1.30", TODAY) == "2030-01-01"
    assert read("1.1.05", date(1999, 1, 1)) == "2005-01-01"


def test_a_day_without_a_year_is_of_this_year():
    assert read("3 Haziran", date(2026, 1, 1)) == "2026-06-03"


def test_nothing_typed_is_no_date_known():
    assert read("", TODAY) == ""
    assert read(" \t\n", TODAY) == ""


@pytest.mark.parametrize(
    "typed",
    [
        "31 June",
        "31 маусым 2021",
        "30.02.2021",
        "29 февраля 2021",
        "13.2021",
        "2021-13",
        "2021-00",
        "00.06.2021",
        "Friday, 3 June 2021",
    ],
)
def test_a_day_that_does_not_exist_is_refused_as_such(typed):
    with pytest.raises(NotADate, match="no such date") as refused:
        read(typed, TODAY)
    assert typed in str(refused.value)


@pytest.mark.parametrize(
    "typed",
    [
        "0",
        "0000",
        "12021",
        "03.06.12021",
        "-2021",
        "2021?",
        "3.6.21?",
        "03.06",
        "June 21",
        "21 a June",
        "a June 2021",
        "3-4 June 2021",
        "3–4 June 2021",
        "2021 – 2022",
        "Q5 2021",
        "2021-Q0",
        "2021 days",
        "in 9999 weeks",
        "in June and July",
        "2021-06-03T10:00",
        "٢٠٢١",
        "²021",
        "soon",
        "белгісіз",
        "June\x002021",
        "{typed}",
        "x" * 10_000,
        "3 " * 5_000,
    ],
)
def test_what_is_no_date_is_refused_by_name(typed):
    with pytest.raises(NotADate, match="is not a date") as refused:
        read(typed, TODAY)
    assert typed.split("\x00")[0][:30].rstrip() in str(refused.value)
    assert len(str(refused.value)) < 150


def test_a_date_beyond_all_calendars_is_refused():
    with pytest.raises(NotADate):
        read("in 2 years", date(9998, 12, 31))


def is_read_or_refused(typed):
    try:
        return is_iso(read(typed, TODAY) or "2021")
    except NotADate as refused:
        return bool(str(refused))


@given(st.text(max_size=60))
def test_any_text_is_a_date_or_refused(typed):
    assert is_read_or_refused(typed)


NUMBERS = ["3", "31", "2021", "21", "06.2021", "IV", "4th"]
WORDS = ["June", "июня", "маусым", "Haziran", "Q", "тоқсан", "жыл", "г.", "today", "Friday", "жұма"]
LINKS = ["next", "in", "через", "weeks", "ай", "a", "кейін", ",", ".", "-", "–", "'de"]


@given(st.lists(st.sampled_from(NUMBERS + WORDS + LINKS), max_size=5), st.sampled_from(["", " "]))
def test_words_of_dates_in_any_order_are_a_date_or_refused(words, gap):
    assert is_read_or_refused(gap.join(words))


def test_reading_costs_nothing_until_it_is_asked_for():
    code = "import sys, tracker.languages.dates; sys.exit('babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


@pytest.mark.parametrize(
    ("iso", "earliest", "latest"),
    [
        ("2021-06-03", date(2021, 6, 3), date(2021, 6, 3)),
        ("2021-06", date(2021, 6, 1), date(2021, 6, 30)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2021-12", date(2021, 12, 1), date(2021, 12, 31)),
        ("2021-Q4", date(2021, 10, 1), date(2021, 12, 31)),
        ("2021-Q1", date(2021, 1, 1), date(2021, 3, 31)),
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("9999", date(9999, 1, 1), date(9999, 12, 31)),
    ],
)
def test_a_partial_date_spans_all_days_it_may_mean(iso, earliest, latest):
    assert bounds(iso) == (earliest, latest)


@pytest.mark.parametrize(
    "text",
    [
        *("", "0000", "0999", "12021", "2021-6", "2021-13", "2021-06-31", "2021-Q5"),
        *("2021-06-03\n", "03.06.2021", "٢٠٢١"),
    ],
)
def test_what_is_malformed_has_no_bounds_and_is_not_written(text):
    assert not is_iso(text)
    with pytest.raises(ValueError):  # noqa: PT011 - the message is for programmers
        bounds(text)
    with pytest.raises(ValueError):  # noqa: PT011
        write(text, Language.EN)
