"""The detail of an agreement tells its life: its term, and who has done what."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from tracker.gui import theme
from tracker.gui.agreements.form import open_agreement
from tracker.gui.chips import ChipRow
from tracker.gui.detail.blocks import Facts, Grid, Prose
from tracker.gui.detail.content import gather
from tracker.gui.detail.grid import StepGrid
from tracker.gui.detail.pieces import Dot
from tracker.gui.record_detail import RecordDetail
from tracker.gui.theme import Appearance
from tracker.records import agreement_life, agreement_relations, agreements, countries
from tracker.records.agreement_relations import Relation, RelationKind
from tracker.records.agreements import (
    Action,
    ActionKind,
    Agreement,
    AgreementStatus,
    EntryIntoForce,
    Level,
)
from tracker.records.partial_dates import PartialDate
from tracker.records.words import Words
from tracker.store import Refs


@pytest.fixture(autouse=True)
def dressed(qapp):
    theme.apply(qapp, Appearance.LIGHT)


@pytest.fixture
def make(register, turkiye):
    """Saves an agreement with Türkiye; each action is a kind, a date and whether ours alone."""
    ours = countries.home(register).ref

    def make(*done, partners=None, **terms):
        actions = [
            Action(kind=kind, on=on and PartialDate(on), party=ours if only_ours else None)
            for kind, on, only_ours in done
        ]
        partners = partners or Refs((turkiye.id,))
        agreement = Agreement(title=Words.of(en="Media"), partners=partners, **terms)
        return agreements.save(register, agreement, actions)

    return make


@pytest.fixture
def half_notified(make):
    return make(
        (ActionKind.SIGNED, "2021-01-15", False),
        (ActionKind.NOTIFIED, None, True),
        entry=EntryIntoForce.DAYS_AFTER_NOTIFICATION,
        entry_days=30,
        term_years=5,
        renewal_years=5,
        notice_months=6,
    )


def blocks(register, record, today, kind):
    sections = gather(register, record, today).sections
    return [block for section in sections for block in section.blocks if isinstance(block, kind)]


def told(register, record, today):
    """What the detail says, by label."""
    facts = [fact for block in blocks(register, record, today, Facts) for fact in block.items]
    return {fact.label: [value.text for value in fact.values] for fact in facts}


def test_the_grid_has_a_line_for_each_step_and_a_square_for_each_party(
    register, half_notified, today
):
    [grid] = blocks(register, half_notified, today, Grid)
    assert grid.parties == ("Kazakhstan", "Türkiye")
    assert [(step, [s.said for s in squares]) for step, squares in grid.steps] == [
        ("Signed", ["15 Jan 2021", "15 Jan 2021"]),
        ("Notified", ["date not known", "awaited"]),
    ]


def test_each_square_is_read_aloud_with_its_party_and_step(qtbot, register, half_notified, today):
    detail = RecordDetail()
    qtbot.addWidget(detail)
    detail.show_record(register, half_notified, today)
    grid = detail.findChild(StepGrid)
    assert [chip.accessibleName() for chip in grid.findChildren(ChipRow)] == [
        "Türkiye, Notified: awaited"
    ]
    assert len(grid.findChildren(Dot)) == 3


def test_many_parties_are_named_by_their_codes(qtbot, register, make, today):
    many = Refs(tuple(countries.by_code(register, code).id for code in ("TR", "AZ", "UZ")))
    saved = make((ActionKind.SIGNED, "2021", True), partners=many)
    [grid] = blocks(register, saved, today, Grid)
    assert grid.parties == ("KZ", "TR", "AZ", "UZ")
    assert grid.is_brief


def test_the_terms_are_told_in_words(register, half_notified, today):
    said = told(register, half_notified, today)
    assert said["Enters into force"] == ["30 days after the last notification"]
    assert said["Term"] == ["5 years", "Renewed by 5 years", "Notice of 6 months"]
    assert "Term in years" not in said


def test_the_last_day_to_denounce_is_told(register, make, today):
    saved = make(
        (ActionKind.IN_FORCE, "2017-01-10", False),
        term_years=5,
        renewal_years=5,
        notice_months=6,
    )
    said = told(register, saved, today)
    assert said["Term ends"] == ["10 January 2022"]
    assert said["Denounce by"] == ["10 July 2021"]


def test_a_time_that_is_not_known_to_the_day_is_told_as_known(register, make):
    saved = make(
        (ActionKind.SIGNED, "2020", False),
        (ActionKind.NOTIFIED, "2020-12", False),
        entry=EntryIntoForce.DAYS_AFTER_NOTIFICATION,
        entry_days=15,
    )
    said = told(register, saved, date(2020, 12, 31))
    assert said["Entry into force"] == ["16 December 2020 – 15 January 2021"]


def test_the_papers_for_a_signing_to_come_are_told_with_their_rule(register, make, today):
    saved = make((ActionKind.SIGNED, "2021-07-01", False), level=Level.INTERGOVERNMENTAL)
    assert told(register, saved, today)["Papers due"] == ["17 June 2021"]


def test_papers_of_a_signing_that_is_past_are_not_asked_for(register, make, today):
    saved = make((ActionKind.SIGNED, "2021-06-01", False), level=Level.INTERGOVERNMENTAL)
    assert "Papers due" not in told(register, saved, today)


def test_another_countrys_register_does_not_follow_kazakhstans_law(register, make, today):
    register.set_setting(countries.HOME, "TR")
    saved = make((ActionKind.SIGNED, "2021-07-01", False), level=Level.INTERGOVERNMENTAL)
    assert "Papers due" not in told(register, saved, today)


def test_where_whose_step_is_awaited_is_not_known_the_detail_says_so(register, make, today):
    unclear = make((ActionKind.SIGNED, "2003-05-22", False))
    said = [block.text for block in blocks(register, unclear, today, Prose)]
    assert any("not known" in text for text in said)
    clear = make((ActionKind.SIGNED, "2003-05-22", False), entry=EntryIntoForce.LAST_NOTIFICATION)
    assert blocks(register, clear, today, Prose) == []


def test_an_agreement_of_which_nothing_is_recorded_has_no_grid(register, make, today):
    assert blocks(register, make(), today, Grid) == []


# An action recorded by mistake


def test_a_mistaken_action_is_taken_out_in_the_form_and_comes_back_with_undo(
    shown, qtbot, register, make, today
):
    saved = make((ActionKind.SIGNED, "2021-01-15", False), (ActionKind.TERMINATED, None, False))
    dialog = shown(open_agreement(register, today, None, agreement=saved))
    _signed, terminated = dialog.form.done_actions.lines
    assert terminated.cross.accessibleName() == "Take out: Terminated"
    qtbot.mouseClick(terminated.cross, Qt.MouseButton.LeftButton)
    assert dialog.form.is_changed()
    dialog.save()
    assert [a.kind for a in agreements.actions(register, saved)] == [ActionKind.SIGNED]
    register.undo()
    assert len(agreements.actions(register, saved)) == 2


def test_an_agreement_that_replaces_another_is_linked_to_it_in_its_form(
    shown, qtbot, register, make, today
):
    older = make((ActionKind.IN_FORCE, "2003-05-22", False))
    newer = make((ActionKind.IN_FORCE, "2021-02-01", False))
    dialog = shown(open_agreement(register, today, None, agreement=newer))
    qtbot.mouseClick(dialog.form.relations.add_button, Qt.MouseButton.LeftButton)
    cells = dialog.form.relations.parts[0].cells.cells
    cells["kind"].editor.set_value(RelationKind.REPLACES)
    cells["other"].editor.set_value(older.ref)
    dialog.save()
    assert agreement_life.of(register, older, today).status is AgreementStatus.SUPERSEDED
    assert register.next_undo == "Edit agreement"


def test_a_link_taken_out_in_the_form_goes_and_the_others_stay(shown, qtbot, register, make, today):
    first, second, newer = make(), make(), make()
    agreement_relations.keep(
        register, newer, [Relation(other=first.ref), Relation(other=second.ref)]
    )
    dialog = shown(open_agreement(register, today, None, agreement=newer))
    assert not dialog.form.is_changed()
    qtbot.mouseClick(dialog.form.relations.parts[0].cross, Qt.MouseButton.LeftButton)
    assert dialog.form.is_changed()
    dialog.save()
    assert [r.other for r in agreement_relations.of(register, newer)] == [second.ref]


def test_a_link_to_no_agreement_is_not_saved(shown, qtbot, register, make, today):
    dialog = shown(open_agreement(register, today, None, agreement=make()))
    qtbot.mouseClick(dialog.form.relations.add_button, Qt.MouseButton.LeftButton)
    dialog.form.relations.parts[0].cells.cells["kind"].editor.set_value(RelationKind.REPLACES)
    assert [p.field for p in dialog.form.problems()] == ["relations"]
