"""What a commitment was on a day is told as it was, where the dates are known."""

import json
from datetime import date

import pytest

from tests.briefs.asked import asked
from tracker import cli
from tracker.records import closing, commitments, deadlines, logbook, past, plain
from tracker.records.closing import Closing, Outcome, Report
from tracker.records.commitments import Commitment, Completion, Progress, Status
from tracker.records.deadlines import DeadlineChange, DeadlineReason
from tracker.records.partial_dates import PartialDate
from tracker.records.sessions import Session
from tracker.records.words import Words
from tracker.store import Condition


@pytest.fixture
def memorandum(register):
    new = Commitment(title=Words.of(en="Conclude the memorandum"), due=PartialDate("2021-06"))
    return commitments.add(register, new)


def now(register, commitment):
    return register.get(Commitment, commitment.id)


def was(register, commitment, *day):
    return past.as_of(register, now(register, commitment), date(*day))


def move(register, commitment, new, on):
    change = DeadlineChange(
        new=PartialDate(new),
        reason=DeadlineReason.PROCEDURES,
        allowed_by="Minister",
        requested_on=on and PartialDate(on),
    )
    return deadlines.extend(register, commitment, change)


def close(register, commitment, on):
    given_up = Closing(outcome=Outcome.NOT_FULFILLED, on=PartialDate(on))
    closing.take_off_control(register, [commitment], given_up)


def test_a_deadline_was_the_old_one_until_it_was_moved(register, memorandum):
    once = move(register, memorandum, "2021-12", "2021-06-20")
    move(register, once, "2022", "2021-12-01")
    assert was(register, memorandum, 2021, 6, 19).due == PartialDate("2021-06")
    assert was(register, memorandum, 2021, 6, 20).due == PartialDate("2021-12")
    assert was(register, memorandum, 2022, 1, 1).due == PartialDate("2022")


def test_what_is_extended_since_was_overdue_on_the_day(register, memorandum):
    move(register, memorandum, "2022", "2021-09-01")
    day = date(2021, 7, 15)
    assert past.as_of(register, now(register, memorandum), day).is_overdue(day)
    assert not now(register, memorandum).is_overdue(day)


def test_a_change_of_unknown_day_counts_as_made(register, memorandum):
    move(register, memorandum, "2022", None)
    assert was(register, memorandum, 2020, 1, 1).due == PartialDate("2022")


def test_what_was_closed_later_was_open_and_not_complete(register, memorandum):
    close(register, memorandum, "2021-11-20")
    before, after = (was(register, memorandum, 2021, 11, day) for day in (19, 20))
    assert (before.status, before.closed_on) == (Status.ON_CONTROL, None)
    assert before.completion is not Completion.COMPLETE
    assert after.status is Status.NOT_FULFILLED


def test_what_was_recorded_by_the_day_puts_it_in_progress(register, memorandum):
    entry = Progress(
        commitment=memorandum.ref, on=PartialDate("2021-07-01"), text=Words.of(en="Draft sent")
    )
    commitments.report_progress(register, entry)
    close(register, memorandum, "2021-11-20")
    assert was(register, memorandum, 2021, 6, 30).status is Status.ON_CONTROL
    assert was(register, memorandum, 2021, 7, 1).status is Status.IN_PROGRESS


def test_what_was_reported_waited_to_be_verified_in_between(register, memorandum):
    closing.report_done(register, [memorandum], Report(by="Executor", on=PartialDate("2021-10-01")))
    assert was(register, memorandum, 2021, 9, 30).reported_by == ""
    close(register, now(register, memorandum), "2021-11-20")
    statuses = [was(register, memorandum, 2021, month, 15).status for month in (9, 10, 12)]
    assert statuses == [Status.ON_CONTROL, Status.REPORTED, Status.NOT_FULFILLED]


def test_what_was_agreed_later_was_not_there(register, memorandum):
    talks = Session(title=Words.of(en="Talks"), start=PartialDate("2021-04-10"))
    promised = Commitment(title=Words.of(en="Send the draft"))
    logbook.log(register, logbook.Entry(talks, follow_ups=(promised,)))
    found = register.find(Commitment)
    assert len(past.on(register, found, date(2021, 4, 10))) == 2
    assert past.on(register, found, date(2021, 4, 9)) == [memorandum]


def test_all_together_say_what_each_says_alone(sample):
    day = date(2021, 6, 10)
    found = sample.find(Commitment, ~Condition("origin is null"))
    together = past.on(sample, found, day)
    alone = [past.as_of(sample, c, day) for c in found if not past.came_later(sample, c, day)]
    assert 0 < len(together) < len(found)
    assert sorted(together, key=lambda c: c.id) == alone


def test_to_look_back_twice_changes_nothing(sample):
    day = date(2021, 6, 10)
    for commitment in sample.find(Commitment):
        once = past.as_of(sample, commitment, day)
        assert past.as_of(sample, once, day) == once


def test_on_a_day_after_all_that_is_known_everything_is_as_it_is(sample):
    for commitment in sample.find(Commitment):
        assert past.as_of(sample, commitment, date(2100, 1, 1)) == commitment


def test_the_past_is_only_told_not_saved(register, memorandum):
    close(register, memorandum, "2021-11-20")
    before = now(register, memorandum)
    was(register, memorandum, 2021, 6, 1)
    assert now(register, memorandum) == before


def test_the_list_of_a_day_in_the_past_differs_where_it_should(sample_file, capsys):
    def ask(day):
        arguments = ("list", "commitments", "--partner", "TR", "--as-of", day, "--json")
        assert cli.run(["--register", str(sample_file), *arguments]) == 0
        return {row["code"]: row for row in json.loads(capsys.readouterr().out)}

    then, later = ask("2021-06-10"), ask("2026-01-01")
    [fourth] = [c for c, row in later.items() if "4th meeting of the dias" in row["title"]["en"]]
    assert (then[fourth]["status"], then[fourth]["closed_on"]) == ("on_control", None)
    assert (later[fourth]["status"], later[fourth]["closed_on"]) == ("fulfilled", "2021-11")
    assert then.keys() < later.keys()


def test_scripts_are_told_of_extensions_and_evidence(register, memorandum):
    moved = move(register, memorandum, "2022", "2021-09-01")
    told = plain.with_parts(register, moved, date(2021, 8, 1))
    assert (told["due"], told["overdue"], told["extensions"]) == ("2021-06", True, 0)
    assert plain.of(register, moved, date(2021, 9, 1))["extensions"] == 1
    [change] = told["deadline_changes"]
    assert (change["old"], change["new"], change["reason"]) == ("2021-06", "2022", "procedures")


def test_a_brief_of_the_past_tells_the_past(sample):
    said = str(asked(sample, day=date(2021, 6, 10)))
    assert "Fulfilled – off control" not in said.replace("fulfilled", "Fulfilled")
