from dataclasses import replace

import pytest

from tracker.languages import Language, speaking
from tracker.records import bin as bins
from tracker.records import queries, saved_views
from tracker.records.commitments import Commitment
from tracker.records.saved_views import SavedView
from tracker.records.sessions import Session
from tracker.records.words import Words


@pytest.fixture
def late(register):
    name = Words.of(kk="Мерзімі өткендер", en="Overdue")
    view = SavedView(name=name, page=Commitment.table, query="timing:overdue", sort_order="due")
    return saved_views.add(register, view)


def named(register, kind=Commitment):
    return [str(view.name) for view in saved_views.listed(register, kind)]


def test_views_stand_in_the_order_they_were_added_each_with_its_list(register, late):
    saved_views.add(register, SavedView(name=Words.of(en="Drafts"), page=Commitment.table))
    saved_views.add(register, SavedView(name=Words.of(en="Held"), page=Session.table))
    assert named(register) == ["Overdue", "Drafts"]
    assert named(register, Session) == ["Held"]


def test_a_view_keeps_its_filter_and_its_order(register, late):
    [view] = saved_views.listed(register, Commitment)
    assert (view.query, view.sort_order) == ("timing:overdue", "due")


def test_a_view_needs_a_name():
    [problem] = SavedView(page=Commitment.table).problems()
    assert problem.field == "name"


def test_a_renamed_view_keeps_its_place_and_its_filter(register, late):
    saved_views.add(register, SavedView(name=Words.of(en="Drafts"), page=Commitment.table))
    renamed = saved_views.rename(register, late, Words.of(en="Late"))
    assert named(register) == ["Late", "Drafts"]
    assert renamed == replace(late, name=Words.of(en="Late"), version=renamed.version)


def test_a_changed_view_keeps_its_name_and_its_place(register, late):
    saved_views.change(register, replace(late, query="timing:overdue partner:TR"))
    [view] = saved_views.listed(register, Commitment)
    assert (view.query, view.name) == ("timing:overdue partner:TR", late.name)


def test_a_view_moves_within_its_list_and_no_further_than_its_ends(register, late):
    other = saved_views.add(register, SavedView(name=Words.of(en="Held"), page=Session.table))
    drafts = saved_views.add(register, replace(late, id=None, uid="", code="", version=0))
    saved_views.rename(register, drafts, Words.of(en="Drafts"))
    saved_views.move(register, late, 1)
    assert named(register) == ["Drafts", "Overdue"]
    saved_views.move(register, late, 1)
    assert named(register) == ["Drafts", "Overdue"]
    saved_views.move(register, late, -1)
    assert named(register) == ["Overdue", "Drafts"]
    saved_views.move(register, late, -1)
    assert named(register) == ["Overdue", "Drafts"]
    assert register.get(SavedView, other.saved_id) == other


def test_a_removed_view_comes_back_from_the_bin(register, late):
    saved_views.remove(register, [late])
    assert named(register) == []
    bins.restore(register, bins.contents(register))
    assert named(register) == ["Overdue"]


def test_each_edit_of_a_view_is_one_step_to_undo(register, late):
    saved_views.rename(register, late, Words.of(en="Late"))
    assert register.next_undo == "Rename view"
    register.undo()
    assert named(register) == ["Overdue"]
    register.undo()
    assert named(register) == []


def test_what_was_typed_in_one_language_is_kept_for_all(register, today):
    typed = queries.read("серіктес:Түркия мерзімі өткен", Commitment, register, today)
    query = queries.write(typed)
    view = SavedView(name=Words.of(kk="Түркия"), page=Commitment.table, query=query)
    saved_views.add(register, view)
    [kept] = saved_views.listed(register, Commitment)
    with speaking(Language.TR):
        assert queries.read(kept.query, Commitment, register, today) == typed
