"""A commitment and what belongs to it are saved in one go."""

from dataclasses import replace
from datetime import date

import pytest

from tracker.records import bin, commitments, control_cards, milestones
from tracker.records.commitments import Commitment, Progress
from tracker.records.control_cards import ControlCard
from tracker.records.milestones import Milestone
from tracker.records.partial_dates import PartialDate
from tracker.records.words import Words


def step(title, **dates):
    return Milestone(
        title=Words.of(en=title), **{name: PartialDate(day) for name, day in dates.items()}
    )


@pytest.fixture
def forum(register):
    card = ControlCard(
        Commitment(title=Words.of(en="Hold a forum")),
        milestones=(step("Book the hall", due="2021-09"), step("Invite", due="2021-07-01")),
    )
    return control_cards.save(register, card)


def test_milestones_stand_by_their_dates(register, forum):
    assert [str(m.title) for m in milestones.of(register, forum)] == ["Invite", "Book the hall"]


def test_a_milestone_is_overdue_until_it_is_done():
    invite = step("Invite", due="2021-07")
    assert not invite.is_overdue(date(2021, 7, 31))
    assert invite.is_overdue(date(2021, 8, 1))
    assert not replace(invite, done_on=PartialDate("2021-08")).is_overdue(date(2021, 8, 1))


def test_a_milestone_left_out_goes_to_the_bin_and_comes_back(register, forum):
    [invite, hall] = milestones.of(register, forum)
    control_cards.save(register, ControlCard(forum, milestones=(hall,)))
    assert milestones.of(register, forum) == [hall]
    bin.restore(register, bin.contents(register))
    assert [m.id for m in milestones.of(register, forum)] == [invite.id, hall.id]


def test_all_of_a_card_is_one_step_to_undo(register, forum):
    entry = Progress(on=PartialDate("2021-06-05"), text=Words.of(en="The hall is booked"))
    [invite, hall] = milestones.of(register, forum)
    done = replace(hall, done_on=PartialDate("2021-06-05"))
    card = ControlCard(replace(forum, item="2"), progress=(entry,), milestones=(invite, done))
    saved = control_cards.save(register, card)
    assert len(commitments.journal(register, saved)) == 1
    register.undo()
    assert commitments.journal(register, forum) == []
    assert milestones.of(register, forum)[1].done_on is None


def test_a_milestone_without_a_name_is_said(register, forum):
    card = ControlCard(forum, milestones=(Milestone(due=PartialDate("2021")),))
    [problem] = control_cards.problems(register, card)
    assert (problem.field, problem.sentence) == ("milestones", "Please fill in “Milestone”.")
