import subprocess
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from tracker.records import commitments, display, organisations
from tracker.records.commitments import Commitment
from tracker.records.countries import Country
from tracker.records.organisations import Organisation
from tracker.records.words import Words
from tracker.store import Condition, ReadOnlyRegister, Refs, Register, StaleRecord


def add(register, title, **fields):
    return commitments.add(register, Commitment(title=Words.of(en=title), **fields))


def test_a_saved_record_comes_back_as_it_was(register, turkiye):
    saved = add(register, "Conclude the memorandum", partners=Refs((turkiye.id,)))
    assert register.get(Commitment, saved.id) == saved
    assert saved.code == "C-1"


def test_a_record_keeps_its_code_and_no_other_ever_gets_it(register):
    add(register, "first")
    register.undo()
    assert add(register, "second").code == "C-2"


def test_an_edit_that_fails_leaves_nothing_behind(register):
    heard = []
    register.subscribe(heard.append)

    def fail_half_way():
        with register.edit("half"):
            add(register, "lost")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_half_way()
    assert register.count(Commitment) == 0
    assert heard == []
    assert register.next_undo is None


def test_edits_inside_an_edit_join_it(register):
    heard = []
    register.subscribe(heard.append)
    with register.edit("Two at once"):
        add(register, "one")
        add(register, "two")
    assert [edit.label for edit in heard] == ["Two at once"]
    register.undo()
    assert register.count(Commitment) == 0


def test_an_edit_that_fails_inside_another_takes_only_its_own_changes_out(register):
    with register.edit("Import"):
        add(register, "kept")
        with suppress(RuntimeError), register.edit("half"):
            add(register, "lost")
            raise RuntimeError
        add(register, "kept too")
    assert [str(c.title) for c in register.find(Commitment)] == ["kept", "kept too"]
    register.undo()
    assert register.count(Commitment) == 0
    register.redo()
    assert register.count(Commitment) == 2


def test_a_listener_may_edit(register):
    def note(edit):
        register.unsubscribe(note)
        with register.edit("Note"):
            organisations.save(register, Organisation(name=Words.of(en="TİKA")))

    register.subscribe(note)
    add(register, "one")
    assert register.next_undo == "Note"
    register.undo()
    register.undo()
    assert (register.count(Commitment), register.count(Organisation)) == (0, 0)


def test_a_label_may_hold_braces_and_a_text_be_long(register):
    with register.edit("{path} 100%"):
        saved = add(register, "ә" * 1_000_000)
    assert register.next_undo == "{path} 100%"
    register.undo()
    register.redo()
    assert register.get(Commitment, saved.id).title == saved.title


def test_undo_takes_nothing_back_that_another_program_did_unseen(register):
    mine = add(register, "as I wrote it")
    with Register.open(register.path, user="colleague") as other:
        theirs = commitments.change(other, replace(other.get(Commitment, mine.id), item="7"))
        with pytest.raises(StaleRecord, match="Someone else"):
            register.undo()
        assert register.get(Commitment, mine.id) == theirs
        assert register.next_undo == "Edit commitment"
        register.undo()
        assert register.get(Commitment, mine.id).item == ""
        with pytest.raises(StaleRecord):
            other.redo()
        other.redo()
    assert register.get(Commitment, mine.id).item == "7"


def test_asking_for_the_next_step_is_seeing_it(register):
    with Register.open(register.path, user="colleague") as other:
        add(other, "theirs")
    assert register.next_undo == "Add commitment"
    register.undo()
    assert register.count(Commitment) == 0


def test_two_programs_at_once_lose_nothing(register):
    with Register.open(register.path, user="colleague") as other:
        for n in range(20):
            add(register if n % 2 else other, f"number {n}")
    assert register.count(Commitment) == 20
    assert len({c.code for c in register.find(Commitment)}) == 20


def test_what_was_acknowledged_survives_the_programs_sudden_end(register):
    register.close()
    for _time in range(3):
        with subprocess.Popen(
            [sys.executable, "-c", EDIT_FOR_EVER, str(register.path)], stdout=subprocess.PIPE
        ) as program:
            said = [program.stdout.readline() for _n in range(5)]
            program.kill()
            said += program.stdout.readlines()
        with Register.open(register.path) as opened:
            assert opened._db.execute("pragma integrity_check").fetchone()[0] == "ok"
            assert opened._db.execute("pragma foreign_key_check").fetchall() == []
            codes = {c.code for c in opened.find(Commitment)}
            assert {line.decode().strip() for line in said if line.endswith(b"\n")} <= codes
            opened.undo()
            assert len(opened.find(Commitment)) == len(codes) - 1
            opened.redo()


EDIT_FOR_EVER = """
import sys
from pathlib import Path
from tracker.records import commitments
from tracker.records.commitments import Commitment
from tracker.records.words import Words
from tracker.store import Refs, Register

with Register.open(Path(sys.argv[1])) as register:
    while True:
        new = Commitment(title=Words.of(en="x" * 5000), partners=Refs((1, 2, 3)))
        print(commitments.add(register, new).code, flush=True)
"""


def test_an_edit_that_changes_nothing_is_no_step(register):
    saved = add(register, "same")
    commitments.change(register, saved)
    assert register.next_undo == "Add commitment"
    assert register.get(Commitment, saved.id).version == 1


def test_undo_and_redo_survive_a_restart(register):
    saved = add(register, "Conclude the memorandum")
    commitments.change(register, replace(saved, item="2.1"))
    register.undo()
    register.close()
    with Register.open(register.path) as again:
        assert (again.next_undo, again.next_redo) == ("Add commitment", "Edit commitment")
        again.redo()
        assert again.get(Commitment, saved.id).item == "2.1"
        assert again.next_redo is None


def test_a_new_edit_drops_what_could_be_redone(register):
    add(register, "one")
    register.undo()
    add(register, "two")
    assert register.next_redo is None


def test_undoing_a_record_with_those_that_name_it_is_one_step(register, turkiye):
    with register.edit("Both"):
        body = organisations.save(register, Organisation(name=Words.of(en="TİKA")))
        add(register, "with a lead", lead=body.ref, partners=Refs((turkiye.id,)))
    register.undo()
    assert (register.count(Organisation), register.count(Commitment)) == (0, 0)
    register.redo()
    assert register.find(Commitment)[0].lead == body.ref


def test_a_record_changed_by_another_is_not_overwritten(register):
    stale = add(register, "as first read")
    commitments.change(register, replace(stale, item="1"))
    with pytest.raises(StaleRecord, match="C-1"):
        commitments.change(register, replace(stale, item="2"))
    assert register.get(Commitment, stale.id).item == "1"


def test_undo_makes_open_copies_stale(register):
    first = add(register, "as first read")
    changed = commitments.change(register, replace(first, item="1"))
    register.undo()
    with pytest.raises(StaleRecord):
        commitments.change(register, replace(changed, item="2"))


def test_history_says_who_when_and_what(register):
    saved = add(register, "Conclude the memorandum")
    register.undo()
    register.redo()
    entries = register.history_of(saved)
    assert [(e.action, e.who, e.at.year) for e in entries] == [
        ("redo", "officer", 2021),
        ("undo", "officer", 2021),
        ("edit", "officer", 2021),
    ]
    assert entries[-1].changes[0].before is None


def test_a_removed_record_waits_in_the_bin(register):
    saved = add(register, "to be removed")
    commitments.remove(register, [saved])
    assert register.find(Commitment) == []
    [binned] = register.find(Commitment, binned=True)
    assert binned.title == saved.title
    register.undo()
    assert register.count(Commitment) == 1


def test_partners_are_found_by_index_and_follow_undo(register, turkiye):
    saved = add(register, "ours", partners=Refs((turkiye.id,)))
    found = commitments.with_partner(turkiye)
    assert register.count(Commitment, found) == 1
    commitments.change(register, replace(saved, partners=Refs()))
    assert register.count(Commitment, found) == 0
    register.undo()
    assert register.count(Commitment, found) == 1


def test_a_reference_to_nothing_is_refused(register):
    with pytest.raises(Exception, match="FOREIGN KEY"):
        add(register, "astray", partners=Refs((4711,)))
    assert register.count(Commitment) == 0


def test_a_listing_reads_rows_when_they_are_looked_at(register):
    with register.edit("many"):
        for n in range(300):
            add(register, f"number {n}")
    listing = commitments.by_urgency(register)
    assert len(listing) == 300
    assert str(listing[299].title) == "number 299"
    assert [str(c.title) for c in listing[1:3]] == ["number 1", "number 2"]
    with pytest.raises(IndexError):
        listing[300]


def test_hostile_text_is_kept_as_text(register):
    title = "'); drop table commitment; -- \x00 \u202e ‮ 😀"
    saved = add(register, title)
    assert register.get(Commitment, saved.id).title == Words.of(en=title)


def test_listeners_can_stop_listening(register):
    heard = []
    register.subscribe(heard.append)
    register.unsubscribe(heard.append)
    add(register, "unheard")
    assert heard == []


def test_a_condition_joins_and_negates(register):
    add(register, "one", item="1")
    add(register, "two", item="2")
    one = Condition("item = ?", ("1",))
    assert register.count(Commitment, ~one) == 1
    assert register.count(Commitment, one & ~one) == 0


def test_a_register_that_cannot_be_written_can_still_be_read(register, monkeypatch):
    add(register, "kept")
    register.close()
    monkeypatch.setattr("tracker.store.register.is_writable", lambda _path: False)
    with Register.open(register.path) as read_only:
        assert read_only.count(Commitment) == 1
        with pytest.raises(ReadOnlyRegister, match="cannot be written"):
            add(read_only, "refused")


def test_every_country_of_iso_3166_is_there(register):
    assert register.count(Country) == 249


def test_a_new_register_never_overwrites_a_file(tmp_path: Path):
    (tmp_path / "taken.register").write_text("something dear")
    with pytest.raises(FileExistsError):
        Register.create(tmp_path / "taken.register")
    assert (tmp_path / "taken.register").read_text() == "something dear"


def test_what_a_register_cannot_do_without_is_no_step_to_undo(register):
    register.undo()
    assert register.count(Country) == 249
    country = register.first(Country, Condition("code = 'TR'"))
    assert [entry.label for entry in register.history_of(country)] == ["List the countries"]


def test_a_row_of_the_history_may_be_older_than_a_column(register):
    saved = commitments.add(register, Commitment(title=Words.of(en="Hold a forum"), item="1"))
    commitments.change(register, replace(saved, item="2"))
    register._db.execute(
        "update change set before = json_remove(before, '$.deliverable'), "
        "after = json_remove(after, '$.deliverable')"
    )
    [change] = register.history_of(saved)[0].changes
    [told] = display.describe(register, Commitment, change)
    assert (told.before, told.after) == ("1", "2")
    register.undo()
    assert register.get(Commitment, saved.id).item == "1"
