"""Questions that read no more than is looked at."""

import shutil
from contextlib import closing
from datetime import UTC, datetime

import pytest

from tracker.records import commitments
from tracker.records.commitments import Commitment, Side, Status
from tracker.records.words import Words
from tracker.store import EVERYTHING, Condition, Register, StaleRecord, sql


@pytest.fixture
def forum(register):
    title = Words.of(en="Hold a forum")
    return commitments.add(register, Commitment(title=title, side=Side.THEIRS, item="2.1"))


def test_an_outline_tells_the_fields_asked_for_and_else_what_a_new_record_would(register, forum):
    [outline] = register.outlines(Commitment, ("id", "side"), EVERYTHING)
    assert outline == Commitment(id=forum.id, side=Side.THEIRS)


def test_outlines_are_of_what_is_not_in_the_bin(register, forum):
    commitments.remove(register, [forum])
    assert register.outlines(Commitment, ("id",), EVERYTHING) == []


def test_an_outline_cannot_be_saved_in_the_place_of_its_record(register, forum):
    [outline] = register.outlines(Commitment, ("id",), EVERYTHING)
    with pytest.raises(StaleRecord), register.edit("Mistake") as edit:
        edit.save(outline)
    assert register.get(Commitment, forum.id) == forum


def test_many_conditions_are_counted_as_each_would_be_by_itself(sample_file, tmp_path):
    states = [commitments.with_status(status) for status in Status]
    with (
        Register.open(shutil.copy(sample_file, tmp_path / "s.register")) as register,
        closing(register.alongside()) as beside,
    ):
        for country in range(1, 250):
            mine = commitments.with_partner_id(country) & ~commitments.IS_DRAFT
            found = [len(register.find(Commitment, mine & state)) for state in states]
            assert register.counts(Commitment, mine, states) == found
            assert beside.counts(Commitment, mine, states) == found


def test_the_latest_changes_are_read_without_sorting_all_there_are(register):
    question = f"explain query plan {sql.changes_after(2)}"
    values = (datetime(2021, 6, 5, tzinfo=UTC).isoformat(), "commitment", "session")
    plan = [row["detail"] for row in register._rows(question, values)]
    assert plan
    assert not any("TEMP B-TREE" in step for step in plan)


def test_the_latest_change_is_told_first(register, forum):
    commitments.remove(register, [forum])
    at = datetime(2021, 6, 1, tzinfo=UTC)
    labels = [entry.label for entry in register.history_since(at, Commitment)]
    assert labels == ["Delete commitment", "Add commitment"]
    assert register.find(Commitment, Condition("binned = 1"), binned=True) != []
