from dataclasses import replace

import pytest

from tracker.gui.detail.content import gather
from tracker.records import bin, commitments, links, logbook, merging, organisations, sessions
from tracker.records.commitments import Commitment
from tracker.records.countries import home
from tracker.records.links import Link, LinkKind
from tracker.records.logbook import Entry
from tracker.records.organisations import Organisation
from tracker.records.sessions import AgendaItem, Delegation, Session
from tracker.records.words import Words
from tracker.store import Refs


def test_what_was_deleted_comes_back_whole(register):
    saved = commitments.add(register, Commitment(title=Words.of(en="Deleted by mistake"), item="7"))
    commitments.remove(register, [saved])
    [binned] = bin.contents(register)
    bin.restore(register, [binned])
    assert bin.contents(register) == []
    back = register.get(Commitment, saved.id)
    assert (back.title, back.item, back.code) == (saved.title, saved.item, saved.code)
    assert register.next_undo == "Restore from the bin"


def test_what_a_merge_dropped_comes_back(register):
    kept, dropped = (
        organisations.save(register, Organisation(name=Words.of(en=name)))
        for name in ("Diyanet", "Presidency of Religious Affairs")
    )
    merging.merge(register, kept, dropped)
    [binned] = bin.contents(register)
    bin.restore(register, [binned])
    assert register.count(Organisation) == 2


@pytest.fixture
def talks(register, turkiye):
    """A session with both delegations, two agenda items and a commitment agreed there."""
    entry = Entry(
        Session(title=Words.of(en="Talks"), partners=Refs((turkiye.id,))),
        delegations=(Delegation(country=home(register).ref), Delegation(country=turkiye.ref)),
        agenda=tuple(AgendaItem(title=Words.of(en=title)) for title in ("Youth", "Media")),
        follow_ups=(Commitment(title=Words.of(en="Hold a forum")),),
    )
    return logbook.log(register, entry)


def test_a_session_takes_its_parts_into_the_bin_and_brings_them_back(register, talks):
    before = logbook.read(register, talks)
    sessions.remove(register, [talks])
    assert (register.count(Delegation), register.count(AgendaItem)) == (0, 0)
    assert register.count(Commitment) == 1
    [binned] = bin.contents(register)
    assert binned.code == talks.code
    bin.restore(register, [binned])
    back = logbook.read(register, register.get(Session, talks.id))
    assert as_kept(back) == as_kept(before)
    assert bin.contents(register) == []


def test_restoring_a_session_is_one_step_to_undo(register, talks):
    sessions.remove(register, [talks])
    bin.restore(register, bin.contents(register))
    register.undo()
    assert (register.count(Session), register.count(Delegation)) == (0, 0)
    register.undo()
    assert (register.count(Session), register.count(Delegation)) == (1, 2)


def test_a_part_deleted_before_its_session_stays_deleted(register, talks):
    youth, media = sessions.agenda(register, talks)
    logbook.log(register, replace(logbook.read(register, talks), agenda=(media,)))
    assert [record.code for record in bin.contents(register)] == [youth.code]
    talks = register.get(Session, talks.id)
    sessions.remove(register, [talks])
    bin.restore(register, [register.get(Session, talks.id)])
    assert [item.code for item in sessions.agenda(register, talks)] == [media.code]
    assert [record.code for record in bin.contents(register)] == [youth.code]


def test_a_session_deleted_twice_comes_back_with_its_parts(register, talks):
    for _time in range(2):
        sessions.remove(register, [register.get(Session, talks.id)])
        bin.restore(register, bin.contents(register))
    assert len(sessions.delegations(register, talks)) == 2


def test_links_outlive_the_bin_and_say_that_the_record_is_there(register, talks, today):
    [forum] = register.find(Commitment)
    origin, target = talks.any_ref, forum.any_ref
    links.connect(register, Link(origin=origin, target=target, kind=LinkKind.LED_TO))
    sessions.remove(register, [talks])
    said = linked(register, forum, today)
    assert said
    assert all(value.ref is None and "deleted" in value.note.lower() for value in said)
    bin.restore(register, bin.contents(register))
    assert all(value.ref == talks.any_ref for value in linked(register, forum, today))


def linked(register, record, today):
    """The session as the commitment's page names it: where it was agreed, and in its links."""
    return [
        value
        for section in gather(register, record, today).sections
        if section.title in {"Agreed at", "Links"}
        for block in section.blocks
        for fact in block.items
        for value in fact.values
        if value.text == "Talks"
    ]


def as_kept(entry):
    """All but the versions, which go on rising."""
    records = (entry.session, *entry.delegations, *entry.agenda, *entry.follow_ups)
    return [replace(record, version=0) for record in records]
