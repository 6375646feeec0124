"""Merging duplicates on screen: first what will change is shown, then it is done."""

import pytest

from tracker.gui.merge_dialog import MergeDialog
from tracker.records import commitments, organisations
from tracker.records.commitments import Commitment
from tracker.records.organisations import Organisation
from tracker.records.people import Person
from tracker.records.words import Words


@pytest.fixture
def pair(register):
    names = (Words.of(tr="Diyanet"), Words.of(en="Presidency of Religious Affairs"))
    return [organisations.save(register, Organisation(name=name)) for name in names]


@pytest.fixture
def dialog(shown, register, pair):
    dialog = shown(MergeDialog(register))
    dialog.kept.set_value(pair[0].ref)
    dialog.dropped.set_value(pair[1].ref)
    dialog._show_preview()
    return dialog


def test_what_will_change_is_listed_before_it_does(register, pair, shown):
    commitments.add(register, Commitment(title=Words.of(en="Train theologians"), lead=pair[1].ref))
    dialog = shown(MergeDialog(register, kept=pair[0]))
    assert not dialog.merge_button.isEnabled()
    dialog.dropped.set_value(pair[1].ref)
    dialog.dropped.changed.emit()
    assert [dialog.changes.item(0).text()] == ["Commitment: C-1 · Train theologians"]
    assert register.next_undo == "Add commitment"


def test_merging_leaves_one_record(register, pair, dialog):
    dialog.merge_button.click()
    assert [found.id for found in register.find(Organisation)] == [pair[0].id]
    assert register.next_undo == "Merge duplicates"


def test_a_record_is_not_merged_with_itself(dialog, pair):
    dialog.dropped.set_value(pair[0].ref)
    dialog.dropped.changed.emit()
    assert not dialog.merge_button.isEnabled()


def test_another_kind_asks_for_its_own_records(dialog):
    dialog.kind.setCurrentIndex(1)
    assert dialog.kept.value() is None
    assert dialog.kind.currentData() is Person
    assert not dialog.merge_button.isEnabled()
