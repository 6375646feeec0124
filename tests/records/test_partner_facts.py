"""How matters stand with Türkiye on 5 June 2021."""

import pytest

from tracker.records import agreements, partner_facts, series
from tracker.records.agreements import Action, ActionKind, Agreement, AgreementStatus
from tracker.records.commitments import Commitment, Side, Status, Timing
from tracker.records.partial_dates import PartialDate
from tracker.records.series import Series
from tracker.records.sessions import Session, SessionStatus
from tracker.records.words import Words
from tracker.store import Refs


@pytest.fixture
def with_turkiye(turkiye):
    return Refs((turkiye.id,))


@pytest.fixture
def meet(register, with_turkiye):
    def meet(start, **fields):
        with register.edit("Meet") as edit:
            fields = {"partners": with_turkiye} | fields
            return edit.save(Session(title=Words.of(en=start), start=PartialDate(start), **fields))

    return meet


@pytest.fixture
def promise(register, with_turkiye):
    def promise(side, due="2021-09", **fields):
        with register.edit("Add commitment") as edit:
            return edit.save(Commitment(
                title=Words.of(en="Promise"), side=side, due=PartialDate(due),
                partners=with_turkiye, **fields,
            ))  # fmt: skip

    return promise


def facts(register, turkiye, today):
    return partner_facts.of(register, turkiye, today)


def test_a_mechanism_has_its_last_edition_and_its_next(register, turkiye, today, meet):
    council = series.save(register, Series(name=Words.of(en="Council")))
    first, second, third = (
        meet(start, series=council.ref, ordinal=n)
        for n, start in enumerate(("2018-11", "2021-05-20", "2021-10"), start=1)
    )
    meet("2021-08", series=council.ref, status=SessionStatus.CANCELLED)
    [mechanism] = facts(register, turkiye, today).mechanisms
    assert (mechanism.last, mechanism.coming) == (second, third)
    assert first != mechanism.last


def test_a_mechanism_that_names_the_partner_is_there_before_it_ever_met(
    register, turkiye, today, with_turkiye
):
    series.save(register, Series(name=Words.of(en="Of others")))
    named = series.save(register, Series(name=Words.of(en="Forum"), partners=with_turkiye))
    [mechanism] = facts(register, turkiye, today).mechanisms
    assert (mechanism.series, mechanism.last, mechanism.coming) == (named, None, None)


def test_the_balance_sets_what_each_side_delivered_against_all_it_promised(
    register, turkiye, today, promise
):
    promise(Side.OURS, status=Status.FULFILLED)
    promise(Side.OURS, "2021-05")
    promise(Side.OURS)
    promise(Side.OURS, status=Status.REPLACED)
    promise(Side.OURS, status=Status.DRAFT)
    promise(Side.THEIRS)
    ours, theirs = (delivered for _side, delivered in facts(register, turkiye, today).balance)
    assert (ours.fulfilled, ours.overdue, ours.open, ours.closed, ours.in_all) == (1, 1, 1, 1, 4)
    assert (theirs.fulfilled, theirs.in_all) == (0, 1)


def test_what_was_fulfilled_later_was_still_owed_on_the_day(register, turkiye, today, promise):
    promise(Side.OURS, status=Status.FULFILLED, closed_on=PartialDate("2021-07"))
    promise(Side.OURS, "2021-05", status=Status.FULFILLED, closed_on=PartialDate("2021-07"))
    found = facts(register, turkiye, today)
    [(_side, delivered)] = found.balance
    assert (delivered.fulfilled, delivered.overdue, delivered.open) == (0, 1, 1)
    [(_side, states)] = found.commitments
    assert states == ((Timing.OVERDUE, 1), (Status.ON_CONTROL, 1))


def test_what_was_agreed_later_is_not_told_of_the_day(register, turkiye, today, promise, meet):
    promise(Side.OURS, origin=meet("2021-10").any_ref)
    assert facts(register, turkiye, today).balance == ()


def test_agreements_stand_by_their_status_on_the_day(register, turkiye, today, with_turkiye):
    def sign(title, on):
        action = Action(kind=ActionKind.SIGNED, on=PartialDate(on))
        agreement = Agreement(title=Words.of(en=title), partners=with_turkiye)
        return agreements.save(register, agreement, [action])

    signed = sign("Customs", "2003-05-22")
    sign("Later", "2022-05")
    unknown = agreements.save(register, Agreement(title=Words.of(en="Old"), partners=with_turkiye))
    found = facts(register, turkiye, today).agreements
    assert [(status, *each) for status, each in found] == [
        (AgreementStatus.SIGNED, signed),
        (AgreementStatus.UNKNOWN, unknown),
    ]


def test_the_timeline_holds_whole_sessions_held_by_the_day(register, turkiye, today, meet):
    older, june = meet("2019-04"), meet("2021-06-03")
    meet("2021-06-03", parent=june.ref)
    later = meet("2021-11")
    found = facts(register, turkiye, today)
    assert list(found.held) == [june, older]
    assert (found.last, found.coming) == (june, later)
