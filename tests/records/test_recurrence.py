"""What recurs is typed in words of four languages, and expands into dated commitments."""

from dataclasses import replace
from datetime import date

import pytest

from tracker.languages import LANGUAGES, speaking
from tracker.records import commitments, deadlines, instances
from tracker.records.commitments import Commitment, NotAllowed, Status
from tracker.records.deadlines import DeadlineChange, DeadlineReason
from tracker.records.partial_dates import PartialDate
from tracker.records.recurrence import MOST, NotARecurrence, Recurrence
from tracker.records.words import Words

TODAY = date(2021, 6, 5)
QUARTERLY = "FREQ=MONTHLY;INTERVAL=3;UNTIL=20241231"


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        ("every quarter until 2024", QUARTERLY),
        ("2024 жылға дейін тоқсан сайын", QUARTERLY),
        ("Ежеквартально до конца 2024 года", QUARTERLY),
        ("2024'e kadar her çeyrek", QUARTERLY),
        ("quarterly, until December 2024", QUARTERLY),
        ("every month until 10.12.2021", "FREQ=MONTHLY;UNTIL=20211210"),
        ("every month until 2021-12-10", "FREQ=MONTHLY;UNTIL=20211210"),
        ("ежегодно до 12.2023", "FREQ=YEARLY;UNTIL=20231231"),
        ("апта сайын", "FREQ=WEEKLY"),
        ("раз в полгода до 2023", "FREQ=MONTHLY;INTERVAL=6;UNTIL=20231231"),
        ("her yıl", "FREQ=YEARLY"),
        ("freq=yearly;count=3", "FREQ=YEARLY;COUNT=3"),
    ],
)
def test_it_is_read_in_each_language(typed, rule):
    assert Recurrence.read(typed, TODAY) == Recurrence(rule)


@pytest.mark.parametrize("typed", ["often", "every quarter until the end of time", "FREQ=NEVER"])
def test_what_is_no_recurrence_is_said(typed):
    with pytest.raises(NotARecurrence) as told:
        Recurrence.read(typed, TODAY)
    assert str(told.value).endswith(".")


def test_nothing_typed_is_none():
    assert Recurrence.read("  ", TODAY) is None


def test_it_is_said_in_words_that_are_read_back():
    said = str(Recurrence(QUARTERLY))
    assert said == "every quarter, until 2024"
    assert Recurrence.read(said, TODAY) == Recurrence(QUARTERLY)
    assert str(Recurrence("FREQ=DAILY;COUNT=2")) == "FREQ=DAILY;COUNT=2"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("until", ["2024", "2024-06", "2024-06-03", None])
def test_what_it_says_in_any_language_can_be_typed(language, until):
    for often in ("FREQ=WEEKLY", "FREQ=MONTHLY;INTERVAL=3", "FREQ=MONTHLY;INTERVAL=6"):
        meant = Recurrence.of(often, until and PartialDate(until))
        with speaking(language):
            assert Recurrence.read(str(meant), TODAY) == meant


@pytest.mark.parametrize(
    ("rule", "first", "dates"),
    [
        ("FREQ=MONTHLY;INTERVAL=3;COUNT=4", "2021-Q2", ["2021-Q3", "2021-Q4", "2022-Q1"]),
        ("FREQ=MONTHLY;COUNT=4", "2021-01-31", ["2021-02-28", "2021-03-31", "2021-04-30"]),
        ("FREQ=YEARLY;COUNT=3", "2024-02-29", ["2025-02-28", "2026-02-28"]),
        ("FREQ=YEARLY;UNTIL=20231231", "2021", ["2022", "2023"]),
        ("FREQ=MONTHLY;UNTIL=20210831", "2021-06", ["2021-07", "2021-08"]),
        ("FREQ=WEEKLY;COUNT=2", "2021-06-03", ["2021-06-10"]),
    ],
)
def test_dates_are_as_precise_as_the_first_and_no_month_is_left_out(rule, first, dates):
    found = Recurrence(rule).dates(PartialDate(first))
    assert [when.iso for when in found] == dates


def test_a_rule_without_end_gives_only_so_many():
    assert len(Recurrence("FREQ=WEEKLY").dates(PartialDate("2021-06-03"))) == MOST - 1


# The commitments that follow


@pytest.fixture
def report(register):
    return commitments.add(
        register,
        Commitment(
            title=Words.of(en="Report on the road map"),
            due=PartialDate("2021-Q2"),
            repeats=Recurrence("FREQ=MONTHLY;INTERVAL=3;UNTIL=20211231"),
            item="4",
        ),
    )


def test_each_date_becomes_a_commitment_of_its_own(register, report):
    to_come = instances.to_come(register, report)
    assert [day.iso for day in to_come] == ["2021-Q3", "2021-Q4"]
    assert register.count(Commitment) == 1
    made = instances.make(register, report, to_come)
    assert made == instances.of(register, report)
    assert [(c.due, c.due_original, c.status) for c in made] == [
        (day, day, Status.ON_CONTROL) for day in to_come
    ]
    assert made[0].title == report.title
    assert made[0].repeats is None
    assert instances.to_come(register, report) == []
    register.undo()
    assert register.count(Commitment) == 1


def test_a_date_that_was_moved_is_not_made_twice(register, report):
    [first, *_rest] = instances.make(register, report, instances.to_come(register, report))
    why = DeadlineChange(
        new=PartialDate("2022"), reason=DeadlineReason.FUNDING, allowed_by="Minister"
    )
    deadlines.extend(register, first, why)
    assert instances.to_come(register, report) == []


def test_what_repeats_without_end_or_first_date_is_not_expanded(register, report):
    endless = replace(report, repeats=Recurrence("FREQ=YEARLY"))
    with pytest.raises(NotAllowed, match="until when"):
        instances.to_come(register, endless)
    monthly = Recurrence("FREQ=MONTHLY;UNTIL=20221231")
    with pytest.raises(NotAllowed, match="more exactly"):
        instances.to_come(register, replace(report, repeats=monthly))
    with pytest.raises(NotAllowed, match="when it is due"):
        instances.to_come(register, replace(report, due_original=None))
