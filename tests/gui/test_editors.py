"""Editors, driven by keys and clicks."""

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from tracker.gui.editors.candidates import MOST, Candidates
from tracker.gui.editors.dates import DateEditor
from tracker.gui.editors.of_fields import editor_of
from tracker.gui.record_form import RecordForm
from tracker.languages import Language, speaking
from tracker.records import organisations
from tracker.records.commitments import Commitment, Status
from tracker.records.countries import Country
from tracker.records.kinds import KINDS
from tracker.records.organisations import Organisation
from tracker.records.partial_dates import PartialDate
from tracker.records.sessions import Session, SessionFormat
from tracker.records.words import Words
from tracker.store import Refs, fields_of

# What the display without a screen says whenever a list opens.


@pytest.fixture
def editor(qtbot, register, today):
    """Makes the editor of a field, shown in a window and with the cursor in it."""

    windows = []

    def make(kind, name, value=None):
        [field] = [field for field in fields_of(kind) if field.name == name]
        window = QWidget()
        windows.append(window)
        made = editor_of(field, register, today, window)
        made.set_value(value)
        other = QWidget(window)
        other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(window)
        column.addWidget(made)
        column.addWidget(other)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        made.setFocus()
        return made

    return make


def press(qtbot, widget, *keys, modifier=Qt.KeyboardModifier.NoModifier):
    for key in keys:
        qtbot.keyClick(widget, key, modifier)


def organisation(register, **name):
    return organisations.save(register, Organisation(name=Words.of(name)))


# Words


def test_the_language_typed_first_is_the_original(write, editor):
    title = editor(Session, "title")
    title.show_language(Language.KK)
    write(title.input, "Отырыс")
    title.show_language(Language.EN)
    write(title.input, "Session")
    assert title.value() == Words.of(kk="Отырыс", en="Session")
    assert title.value().original is Language.KK


def test_an_original_stays_one_while_it_is_typed_anew(write, editor):
    title = editor(Session, "title", Words.of(en="Sesion", ru="Сессия"))
    title.input.selectAll()
    write(title.input, "Session")
    assert title.value() == Words.of(en="Session", ru="Сессия")


def test_words_open_in_the_readers_language_else_in_the_original(editor):
    with speaking(Language.RU):
        assert editor(Session, "title", Words.of(kk="Отырыс", ru="Сессия")).language == "ru"
        assert editor(Session, "title", Words.of(kk="Отырыс")).language == "kk"
        assert editor(Session, "title").language == "ru"


def test_a_filled_language_says_so_to_a_screen_reader(editor):
    title = editor(Session, "title", Words.of(kk="Отырыс"))
    assert title.buttons[Language.KK].accessibleName() == "Kazakh, filled"
    assert title.buttons[Language.TR].accessibleName() == "Turkish"


def test_optional_words_left_empty_are_not_known(editor):
    city = editor(Session, "city", Words.of(en="Ankara"))
    city.input.clear()
    assert city.value() is None


# Dates and numbers


@pytest.mark.parametrize(
    ("typed", "kept", "remark"),
    [
        ("june 2021", "2021-06", "June 2021 — the day is not known"),
        ("2021", "2021", "2021 — the month is not known"),
        ("4 тоқсан 2021", "2021-Q4", "Q4 2021 — the month is not known"),
        ("3 маусым 2021", "2021-06-03", "3 June 2021"),
        ("15 Mart 2022'ye kadar", "2022-03-15", "15 March 2022"),
        ("3 June 2021", "2021-06-03", ""),
    ],
)
def test_a_date_is_said_back_as_it_was_understood(write, editor, typed, kept, remark):
    due = editor(Commitment, "due")
    write(due.input, typed)
    assert (due.value(), due.remark(), due.fault()) == (PartialDate(kept), remark, "")


def test_an_unknown_date_is_a_fault_and_stays_typed(write, editor):
    due = editor(Commitment, "due", PartialDate("2021-06"))
    due.input.clear()
    write(due.input, "after the elections")
    assert due.value() is None
    assert due.fault().startswith("“after the elections” is not a date")
    assert due.input.text() == "after the elections"


def test_a_number_in_letters_is_a_fault(write, editor):
    number = editor(Session, "ordinal")
    write(number.input, "four")
    assert number.fault() == "Write a whole number in digits, such as 4."
    number.input.clear()
    assert number.fault() == ""
    write(number.input, "4")
    assert number.value() == 4


# Closed lists


def test_an_optional_choice_begins_with_none(editor, qtbot):
    choice = editor(Session, "format")
    assert choice.value() is None
    press(qtbot, choice.input, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert choice.value() is SessionFormat.ONLINE
    assert editor(Commitment, "status", Status.DRAFT).input.itemText(0) == "Draft"


def test_languages_are_offered_by_their_own_names(editor):
    choice = editor(Commitment, "verbatim_language", Language.KK)
    assert choice.input.currentText() == "Қазақша"


def test_the_wheel_passes_over_a_choice_without_the_cursor(editor, qapp):
    choice = editor(Commitment, "status", Status.DRAFT)
    choice.input.clearFocus()
    turn = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    qapp.sendEvent(choice.input, turn)
    assert choice.value() is Status.DRAFT


# One record


@pytest.mark.parametrize("typed", ["türk", "түрк", "Турция", "turkiy", "tr"])
def test_a_record_is_found_in_any_script_and_by_its_code(write, editor, qtbot, turkiye, typed):
    side = editor(Session, "country")
    write(side.input, typed)
    offered = [candidate.words for candidate in side.input.offers.candidates]
    assert "Türkiye" in offered[:2]
    side.input.pick(offered.index("Türkiye"))
    assert (side.value(), side.input.text()) == (turkiye.ref, "Türkiye")


def test_enter_and_tab_take_the_first_that_is_offered(write, editor, qtbot, turkiye):
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Tab):
        side = editor(Session, "country")
        write(side.input, "Türki")
        press(qtbot, side.input, key)
        assert side.value() == turkiye.ref
        assert not side.input.popup.isVisible()


def test_escape_closes_the_list_and_keeps_what_was_typed(write, editor, qtbot):
    side = editor(Session, "country")
    write(side.input, "Tür")
    press(qtbot, side.input, Qt.Key.Key_Escape)
    assert not side.input.popup.isVisible()
    assert side.input.text() == "Tür"


def test_the_down_key_offers_all_even_where_one_is_chosen(editor, qtbot, turkiye, register):
    side = editor(Session, "country", turkiye.ref)
    press(qtbot, side.input, Qt.Key.Key_Down)
    assert len(side.input.offers.candidates) == register.count(Country)


def test_a_name_typed_whole_needs_no_picking(write, editor, qtbot, turkiye):
    side = editor(Session, "country")
    write(side.input, "Түркия")
    assert side.value() == turkiye.ref
    press(qtbot, side.input, Qt.Key.Key_Escape)
    QApplication.sendEvent(side.input, QFocusEvent(QEvent.Type.FocusOut))
    assert side.input.text() == "Türkiye"


def test_words_that_name_nothing_are_a_fault_and_stay_typed(write, editor):
    side = editor(Session, "country")
    write(side.input, "Atlantis")
    assert side.fault() == "Nothing here is called “Atlantis”."
    assert (side.value(), side.input.text()) == (None, "Atlantis")


def test_half_a_name_asks_to_be_taken_from_the_list(write, editor, qtbot):
    side = editor(Session, "country")
    write(side.input, "Tür")
    press(qtbot, side.input, Qt.Key.Key_Escape)
    assert side.fault() == "“Tür” is not chosen yet: take it from the list."


def test_a_new_organisation_is_made_in_place(write, editor, qtbot, register):
    lead = editor(Commitment, "lead")
    with speaking(Language.KK):
        write(lead.input, "Жастар орталығы")
        press(qtbot, lead.input, Qt.Key.Key_Return)
    [made] = register.find(Organisation)
    assert made.name == Words.of(kk="Жастар орталығы")
    assert lead.value() == made.ref
    assert register.next_undo == "Save organisation"


def test_tab_alone_makes_nothing_new(write, editor, qtbot, register):
    lead = editor(Commitment, "lead")
    write(lead.input, "Youth centre")
    press(qtbot, lead.input, Qt.Key.Key_Tab)
    assert register.count(Organisation) == 0
    assert lead.fault()


def test_a_register_that_cannot_be_written_says_so_in_place(write, editor, qtbot, register):
    register.is_readonly = True
    lead = editor(Commitment, "lead")
    write(lead.input, "Youth centre")
    press(qtbot, lead.input, Qt.Key.Key_Return)
    assert lead.fault().endswith("cannot be written to.")
    assert lead.input.text() == "Youth centre"


def test_of_five_thousand_records_only_the_likeliest_are_offered(register):
    with register.edit("Many"):
        for n in range(1, 5001):
            organisation(register, en=f"Ministry {n}")
    candidates = Candidates(register, (Organisation,))
    assert len(candidates.matching("min")) == MOST
    assert [found.words for found in candidates.matching("ministry 4321")] == ["Ministry 4321"]


def test_an_origin_may_be_a_session_or_an_agreement(editor, qtbot, sample, today):
    [field] = [field for field in fields_of(Commitment) if field.name == "origin"]
    origin = editor_of(field, sample, today)
    qtbot.addWidget(origin)
    session = sample.find(Session)[0]
    origin.set_value(session.any_ref)
    assert origin.value() == session.any_ref
    assert origin.input.text() == f"{session.code} · {session.title}"


# Several records


@pytest.fixture
def leads(register):
    return [organisation(register, en=name) for name in ("Fund", "Centre", "Agency")]


def chosen(editor):
    return [chip.candidate.words for chip in editor.chips]


def test_what_is_picked_stands_in_the_order_of_picking(write, editor, qtbot, leads):
    several = editor(Commitment, "co_executors")
    for name in ("Cent", "Fun"):
        write(several.input, name)
        press(qtbot, several.input, Qt.Key.Key_Return)
    assert several.value() == Refs((leads[1].id, leads[0].id))
    assert several.input.text() == ""


def test_what_is_chosen_is_not_offered_again(editor, leads):
    several = editor(Commitment, "co_executors", Refs((leads[0].id,)))
    several.input.offer("")
    assert [c.words for c in several.input.offers.candidates] == ["Agency", "Centre"]


def test_backspace_in_the_empty_line_removes_the_last(editor, qtbot, leads):
    several = editor(Commitment, "co_executors", Refs(tuple(lead.id for lead in leads)))
    press(qtbot, several.input, Qt.Key.Key_Backspace)
    assert chosen(several) == ["Fund", "Centre"]


def test_delete_removes_the_chip_under_the_cursor(editor, qtbot, leads):
    several = editor(Commitment, "co_executors", Refs(tuple(lead.id for lead in leads)))
    press(qtbot, several.input, Qt.Key.Key_Left)
    press(qtbot, several.chips[2], Qt.Key.Key_Left)
    press(qtbot, several.chips[1], Qt.Key.Key_Delete)
    assert chosen(several) == ["Fund", "Agency"]


def test_the_cross_removes_its_chip(editor, qtbot, leads):
    several = editor(Commitment, "co_executors", Refs(tuple(lead.id for lead in leads)))
    assert several.chips[0].cross.accessibleName() == "Take out Fund"
    qtbot.mouseClick(several.chips[0].cross, Qt.MouseButton.LeftButton)
    assert chosen(several) == ["Centre", "Agency"]


def test_alt_and_an_arrow_make_another_lead(editor, qtbot, leads):
    several = editor(Commitment, "co_executors", Refs(tuple(lead.id for lead in leads)))
    alt = Qt.KeyboardModifier.AltModifier
    press(qtbot, several.chips[1], Qt.Key.Key_Left, modifier=alt)
    assert chosen(several) == ["Centre", "Fund", "Agency"]
    press(qtbot, several.chips[0], Qt.Key.Key_Left, modifier=alt)
    assert chosen(several) == ["Centre", "Fund", "Agency"]


# All


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.table)
def test_every_kind_of_record_comes_out_of_its_form_as_it_went_in(qtbot, sample, today, kind):
    records = sample.find(kind, limit=40)
    for record in records:
        form = RecordForm(sample, record, today)
        qtbot.addWidget(form)
        assert form.record() == record
        assert form.faults() == []
        assert not form.is_changed()


def test_a_date_says_that_it_is_a_holiday_of_a_whole_day_alone(qtbot):
    editor = DateEditor(date(2021, 6, 5), said_of=lambda day: f"free on {day}")
    qtbot.addWidget(editor)
    qtbot.keyClicks(editor.input, "23.04.2021")
    assert editor.remark() == "23 April 2021. free on 2021-04-23"
    editor.input.clear()
    qtbot.keyClicks(editor.input, "April 2021")
    assert "free" not in editor.remark()


def test_only_the_holidays_of_ours_and_of_the_records_partners_are_told(qtbot, register, turkiye):
    [due] = [field for field in fields_of(Commitment) if field.name == "due"]
    for partners, told in ((Refs((turkiye.id,)), True), (None, False)):
        editor = editor_of(due, register, date(2021, 4, 5), partners=partners)
        qtbot.addWidget(editor)
        qtbot.keyClicks(editor.input, "23.04.2021")
        assert ("Türkiye" in editor.remark()) is told
