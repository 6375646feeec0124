"""A field is declared once: one line in its record, one migration, its words; the rest follows."""

from dataclasses import dataclass, replace
from datetime import date

import pytest

from tracker.gui.declared_columns import columns_of
from tracker.gui.record_form import RecordForm
from tracker.records import display, plain
from tracker.records.commitments import Commitment
from tracker.records.words import Words
from tracker.store import Condition, field_of


@dataclass(frozen=True, kw_only=True)
class Funded(Commitment):
    """A commitment with one field more: this line is all that is declared."""

    funding: str = field_of("Paid from", default="", searched=True)


@pytest.fixture
def funded(register):
    register._db.execute("alter table commitment add column funding text not null default ''")
    with register.edit("Add commitment") as edit:
        return edit.save(Funded(title=Words.of(en="Train media specialists"), funding="TİKA"))


def test_the_form_offers_it(qtbot, register, funded):
    form = RecordForm(register, funded, date(2021, 6, 5))
    qtbot.addWidget(form)
    editor = form.cells["funding"].editor
    assert editor.value() == "TİKA"
    editor.set_value("the budget")
    assert form.record() == replace(funded, funding="the budget")


def test_the_table_can_show_it(register, funded):
    [column] = [c for c in columns_of(register, Funded) if c.title == "Paid from"]
    assert column.text(funded) == "TİKA"


def test_scripts_get_it(register, funded):
    assert plain.of(register, funded, date(2021, 6, 5))["funding"] == "TİKA"


def test_a_search_finds_it(register, funded):
    assert register.find(Funded, Condition("fold like '%tika%'")) == [funded]


def test_the_history_tells_of_it(register, funded):
    with register.edit("Edit commitment") as edit:
        edit.save(replace(funded, funding="the budget"))
    [change] = register.history_of(funded)[0].changes
    [told] = display.describe(register, Funded, change)
    assert (told.label, told.before, told.after) == ("Paid from", "TİKA", "the budget")


def test_it_comes_back_by_undo_and_redo(register, funded):
    with register.edit("Edit commitment") as edit:
        edit.save(replace(funded, funding="the budget"))
    register.undo()
    assert register.get(Funded, funded.id).funding == "TİKA"
    register.redo()
    assert register.get(Funded, funded.id).funding == "the budget"
