"""What changed with Türkiye since a day."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tracker.languages import Language, speaking
from tracker.records import agreements, changes, commitments, countries
from tracker.records.agreements import Action, ActionKind, Agreement
from tracker.records.commitments import Commitment, Progress
from tracker.records.partial_dates import PartialDate
from tracker.records.sessions import Session
from tracker.records.words import Words
from tracker.store import Refs

BEFORE = date(2021, 6, 4)


@pytest.fixture
def forum(register, turkiye):
    return commitments.add(
        register,
        Commitment(
            title=Words.of(en="Hold a forum"), partners=Refs((turkiye.id,)),
            due=PartialDate("2021-09-01"),
        ),
    )  # fmt: skip


def told(register, turkiye, day=BEFORE):
    return [changes.said(register, change) for change in changes.since(register, turkiye, day)]


def resave(register, saved, **fields):
    with register.edit("Edit") as edit:
        return edit.save(type(saved)(**{**vars(saved), **fields}))


def test_a_changed_date_is_told_with_both_values_the_latest_first(register, turkiye, forum):
    resave(register, forum, due=PartialDate("2021-10"))
    assert told(register, turkiye) == [
        f"{forum.code} · Hold a forum: changed (Due: 1 September 2021 → October 2021)",
        f"{forum.code} · Hold a forum: added",
    ]
    with speaking(Language.RU):
        assert "1 сентября 2021" in told(register, turkiye)[0]


def test_what_was_recorded_by_the_day_itself_is_not_told(register, turkiye, forum):
    assert told(register, turkiye, date(2021, 6, 5)) == []
    register._clock = lambda: datetime(2021, 6, 8, 12, tzinfo=UTC)
    resave(register, forum, item="2.1")
    assert len(told(register, turkiye, date(2021, 6, 6))) == 1


def test_other_partners_and_changes_nobody_sees_are_not_told(register, turkiye, forum):
    azerbaijan = countries.by_code(register, "AZ")
    assert told(register, azerbaijan) == []


def test_a_partner_taken_away_is_told_to_the_one_it_was_taken_from(register, turkiye, forum):
    resave(register, forum, partners=Refs())
    assert "Türkiye → –" in told(register, turkiye)[0]


def test_deleting_and_bringing_back_are_told(register, turkiye, forum):
    commitments.remove(register, [forum])
    register.undo()
    said = told(register, turkiye)
    assert [line.rpartition(": ")[2] for line in said] == ["brought back", "deleted", "added"]


def test_actions_and_the_journal_are_told_under_their_record(register, turkiye, forum):
    agreement = Agreement(title=Words.of(en="Customs"), partners=Refs((turkiye.id,)))
    signed = Action(kind=ActionKind.SIGNED, on=PartialDate("2021-06-03"))
    agreements.save(register, agreement, [signed])
    entry = Progress(
        commitment=forum.ref, on=PartialDate("2021-06-05"), text=Words.of(en="Letter sent")
    )
    commitments.report_progress(register, entry)
    journal, action, *_rest = told(register, turkiye)
    assert journal.endswith("Progress entry (5 June 2021 · Letter sent)")
    assert "Customs" in action
    assert action.endswith("Action (signed · 3 June 2021)")


def test_the_last_session_sets_the_day(register, turkiye, today, forum):
    assert changes.since_last_session(register, turkiye, today)[0] is None
    with register.edit("Meet") as edit:
        held = edit.save(
            Session(
                title=Words.of(en="Talks"), partners=Refs((turkiye.id,)),
                start=PartialDate("2021-06-03"), end=PartialDate("2021-06-04"),
            )
        )  # fmt: skip
    last, found = changes.since_last_session(register, turkiye, today)
    assert last == held
    assert {change.record.code for change in found} == {forum.code, held.code}
    later = today + timedelta(days=1)
    assert list(changes.since(register, turkiye, later)) == []
