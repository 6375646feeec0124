"""What is open at the next session is promised there anew, and its line is not lost."""

from dataclasses import replace

import pytest

from tracker.records import carry_over, commitments, links, logbook, series
from tracker.records.commitments import Commitment, Side, Status
from tracker.records.links import Link, LinkKind
from tracker.records.logbook import Entry
from tracker.records.partial_dates import PartialDate
from tracker.records.series import Series
from tracker.records.sessions import Session
from tracker.records.words import Words
from tracker.store import Refs


@pytest.fixture
def editions(register, turkiye):
    """Three meetings of a series."""
    ministers = series.save(register, Series(name=Words.of(en="Diaspora ministers")))
    return [
        logbook.log(
            register,
            Entry(
                Session(
                    title=Words.of(en=f"Meeting {number}"),
                    series=ministers.ref,
                    ordinal=number,
                    start=PartialDate(start),
                    partners=Refs((turkiye.id,)),
                )
            ),
        )
        for number, start in ((5, "2023-11-22"), (6, "2024-11-18"), (7, "2025-12-02"))
    ]


def promise(register, session, title, **facts):
    new = Commitment(title=Words.of(en=title), origin=session.any_ref, **facts)
    return commitments.add(register, new)


def test_open_ones_of_the_edition_before_are_to_be_carried(register, editions):
    fifth, sixth, _seventh = editions
    part = logbook.log(register, Entry(Session(title=Words.of(en="Media"), parent=fifth.ref)))
    mine = promise(register, fifth, "Hold a forum")
    of_part = promise(register, part, "Train specialists")
    promise(register, fifth, "Done with", status=Status.NOT_APPLICABLE)
    promise(register, sixth, "Of this session itself")
    assert carry_over.previous(register, sixth) == fifth
    assert carry_over.to_carry(register, sixth) == [mine, of_part]
    assert carry_over.to_carry(register, fifth) == []


def test_without_a_series_the_last_held_with_the_same_partners_is_meant(register, turkiye):
    def held(start, *partners):
        session = Session(
            title=Words.of(en="Talks"), start=PartialDate(start), partners=Refs(partners)
        )
        return logbook.log(register, Entry(session))

    first = held("2021-04", turkiye.id)
    held("2021-05", turkiye.id, turkiye.id + 1)
    assert carry_over.previous(register, held("2021-06-03", turkiye.id)) == first


def test_what_is_carried_over_is_closed_linked_and_promised_anew(register, editions):
    fifth, sixth, _seventh = editions
    old = promise(
        register, fifth, "Hold a forum", due=PartialDate("2024"), side=Side.JOINT, item="3"
    )
    [new] = carry_over.carry_over(register, [old], sixth)
    closed = register.get(Commitment, old.id)
    assert (closed.status, closed.closed_on) == (Status.CARRIED_OVER, sixth.start)
    assert (new.title, new.side, new.origin) == (old.title, old.side, sixth.any_ref)
    assert (new.status, new.item, new.due_original) == (Status.ON_CONTROL, "", old.due)
    [link] = links.of(register, old)
    assert (link.kind, link.target) == (LinkKind.CARRIED_OVER_TO, new.any_ref)
    register.undo()
    assert register.get(Commitment, old.id) == replace(
        old, version=register.get(Commitment, old.id).version
    )
    assert register.count(Commitment) == 1
    assert register.count(Link) == 0


def test_at_how_many_sessions_in_a_row_it_was_agreed_is_counted(register, editions):
    fifth, sixth, seventh = editions
    first = promise(register, fifth, "Hold a forum")
    assert carry_over.sessions_running(register, first) == 1
    [second] = carry_over.carry_over(register, [first], sixth)
    [third] = carry_over.carry_over(register, [second], seventh)
    assert [c.id for c in carry_over.lineage(register, third)] == [second.id, first.id]
    assert carry_over.sessions_running(register, third) == 3


def test_what_was_carried_over_is_not_carried_twice(register, editions):
    fifth, sixth, _seventh = editions
    old = promise(register, fifth, "Hold a forum")
    carry_over.carry_over(register, [old], sixth)
    assert carry_over.to_carry(register, sixth) == []
