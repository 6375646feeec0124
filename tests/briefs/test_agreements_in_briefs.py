"""The agreements of a partner brief: whose step is awaited, and until when to denounce."""

from datetime import date

import pytest

from tests.briefs.asked import asked
from tracker.briefs.content import Table
from tracker.records import agreements, countries
from tracker.records.agreements import (
    Action,
    ActionKind,
    Agreement,
    AgreementStatus,
    EntryIntoForce,
)
from tracker.records.partial_dates import PartialDate
from tracker.records.words import Words
from tracker.store import Refs


@pytest.fixture
def row(register, turkiye):
    """The row of the brief's only agreement, of which this was done, under these terms."""

    def row(*done, on=date(2021, 6, 5), **terms):
        agreement = Agreement(title=Words.of(en="Media"), partners=Refs((turkiye.id,)), **terms)
        agreements.save(register, agreement, done)
        brief = asked(register, day=on)
        [table] = [b for b in brief.blocks if isinstance(b, Table) and b.caption == "By status"]
        [row] = table.rows
        return row

    return row


def test_it_names_whose_step_is_awaited(register, row):
    ours = countries.home(register).ref
    found = row(
        Action(kind=ActionKind.SIGNED, on=PartialDate("2021-01-15")),
        Action(kind=ActionKind.NOTIFIED, on=PartialDate("2021-05"), party=ours),
        entry=EntryIntoForce.LAST_NOTIFICATION,
    )
    assert found.cells[1].note == "agreement · awaited from: Türkiye"


def test_it_names_the_last_day_to_denounce(row):
    found = row(
        Action(kind=ActionKind.IN_FORCE, on=PartialDate("2017-01-10")),
        term_years=5,
        renewal_years=5,
        notice_months=6,
    )
    assert found.cells[1].note == "agreement · denounce by: 10 Jul 2021"
    assert found.cells[3].text == "in force"


def test_what_is_not_known_is_not_said(row):
    found = row(Action(kind=ActionKind.SIGNED, on=PartialDate("2003-05-22")))
    assert found.cells[1].note == "agreement"


def test_a_term_that_is_over_by_the_day_is_told_as_expired(row):
    found = row(
        Action(kind=ActionKind.IN_FORCE, on=PartialDate("2017-01-10")),
        on=date(2022, 1, 11),
        term_years=5,
        renewal_years=0,
    )
    assert found.cells[3].text == AgreementStatus.EXPIRED.label
