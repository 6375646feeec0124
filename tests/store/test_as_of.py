"""The whole register as it was at a moment."""

from datetime import UTC, datetime, timedelta

import pytest

from tracker.records import commitments
from tracker.records.commitments import Commitment
from tracker.records.countries import Country
from tracker.records.sessions import Session
from tracker.records.words import Words
from tracker.store import ReadOnlyRegister, Refs, Register

NOON = datetime(2021, 6, 5, 12, tzinfo=UTC)


@pytest.fixture
def at(register):
    """Do something to the register so many days later."""

    def at(days, verb):
        register._clock = lambda: NOON + timedelta(days=days)
        return verb()

    return at


def add(register, title, **fields):
    return commitments.add(register, Commitment(title=Words.of(en=title), **fields))


def change(register, saved, **fields):
    with register.edit("Edit") as edit:
        return edit.save(type(saved)(**{**vars(register.get(type(saved), saved.id)), **fields}))


def state(register):
    """All that is kept but the history."""
    names = "select name from sqlite_master where type = 'table' order by name"
    tables = [row[0] for row in register._db.execute(names)]
    left_out = {"change", "edit", "undo_step", "sqlite_sequence", "code_number"}
    return {
        table: [tuple(row) for row in register._db.execute(f"select * from {table}")]
        for table in tables
        if table not in left_out and not table.startswith("search_")
    }


def test_each_moment_comes_back_as_it_was(register, at, turkiye):
    states = [state(register)]
    steps = [
        lambda: add(register, "Hold a forum", partners=Refs((turkiye.id,))),
        lambda: change(register, register.find(Commitment)[0], item="2.1"),
        lambda: commitments.remove(register, register.find(Commitment)),
        register.undo,
        register.undo,
        lambda: add(register, "Another"),
        register.undo,
        register.redo,
    ]
    for n, step in enumerate(steps, start=1):
        at(n, step)
        states.append(state(register))
    for n, was in enumerate(states):
        with register.as_of(NOON + timedelta(days=n)) as earlier:
            assert state(earlier) == was


def test_the_register_itself_stays_as_it_is(register, at):
    at(1, lambda: add(register, "Hold a forum"))
    before = state(register), register.next_undo
    register.as_of(NOON).close()
    assert (state(register), register.next_undo) == before


def test_questions_answer_from_the_earlier_state_and_its_history(register, at, turkiye):
    saved = at(1, lambda: add(register, "Hold a forum", partners=Refs((turkiye.id,))))
    at(5, lambda: change(register, saved, title=Words.of(en="Hold two"), partners=Refs()))
    theirs = commitments.with_partner(turkiye)
    assert register.count(Commitment, theirs) == 0
    with register.as_of(NOON + timedelta(days=2)) as earlier:
        assert earlier.count(Commitment, theirs) == 1
        [was] = earlier.find(Commitment)
        assert str(was.title) == "Hold a forum"
        assert len(earlier.history_of(was)) == 1


def test_an_earlier_state_cannot_be_written_and_leaves_no_copy(register):
    earlier = register.as_of(NOON)
    assert earlier.recorded_by == NOON
    with pytest.raises(ReadOnlyRegister):
        add(earlier, "Too late")
    folder = earlier.path.parent
    earlier.close()
    assert not folder.exists()


def test_before_anything_was_recorded_nothing_is_there(register):
    with register.as_of(NOON - timedelta(days=1)) as earlier:
        assert earlier.count(Country) == 0


def test_the_whole_sample_can_be_taken_back(sample):
    with sample.as_of(datetime(2000, 1, 1, tzinfo=UTC)) as earlier:
        assert earlier.count(Session) == 0
        assert earlier._db.execute("pragma foreign_key_check").fetchall() == []
    assert sample.count(Session)


def test_an_entry_of_a_clock_that_ran_wrong_goes_with_those_before_it(register, at):
    saved = at(3, lambda: add(register, "Hold a forum"))
    at(-9, lambda: change(register, saved, item="2.1"))
    with register.as_of(NOON + timedelta(days=1)) as earlier:
        assert earlier.count(Commitment) == 0


def test_the_time_zone_of_the_moment_does_not_matter(register, at):
    from datetime import timezone

    at(1, lambda: add(register, "Hold a forum"))
    astana = timezone(timedelta(hours=5))
    moment = (NOON + timedelta(days=1)).astimezone(astana)
    with Register.open(register.path) as again, again.as_of(moment) as earlier:
        assert earlier.count(Commitment) == 1
    with register.as_of(moment - timedelta(seconds=1)) as earlier:
        assert earlier.count(Commitment) == 0
