"""The first start: what was chosen opens, and what is no register is said and can be mended."""

import shutil

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMessageBox

from tracker.gui import qt_words
from tracker.gui.application import Program
from tracker.gui.home_dialog import HomeDialog
from tracker.gui.settings import Settings
from tracker.gui.start import Beginning, StartDialog
from tracker.languages import LANGUAGES, Language, use
from tracker.records import countries
from tracker.records.countries import Country
from tracker.store import Register


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def program(qapp, settings, today):
    return Program(settings, "officer", lambda: today)


@pytest.fixture
def dialog(qtbot, program, settings):
    dialog = StartDialog(settings, program._begun)
    qtbot.addWidget(dialog)
    dialog.show()
    yield dialog
    if dialog.register:
        dialog.register.close()


def test_a_file_that_is_no_register_is_said_and_the_dialog_stays(dialog, tmp_path):
    note = tmp_path / "note.register"
    note.write_text("Dear colleagues")
    dialog.begin(note, Beginning.OPENED)
    assert dialog.message.text() == f"{note} is not a register."
    assert dialog.isVisible()
    dialog.begin(tmp_path / "new.register", Beginning.NEW, "TR")
    assert isinstance(dialog.register, Register)
    assert not dialog.isVisible()


def test_a_new_register_knows_the_countries(dialog, tmp_path):
    dialog.begin(tmp_path / "folder" / "new.register", Beginning.NEW, "TR")
    assert dialog.register.count(Country) > 190


@pytest.mark.parametrize("code", ["TR", "UZ"])
def test_a_new_register_asks_whose_it_is(dialog, tmp_path, monkeypatch, code):
    path = tmp_path / "ours"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(path), ""))
    dialog.new.click()
    question = dialog.findChild(HomeDialog)
    question.offer(code)
    question.go_on.click()
    assert dialog.register.path == path.with_suffix(".register")
    assert countries.home(dialog.register).code == code


def test_a_question_left_unanswered_begins_no_register(dialog):
    dialog.new.click()
    question = dialog.findChild(HomeDialog)
    question.cancel.click()
    assert dialog.register is None
    assert dialog.isVisible()


def test_the_likeliest_countries_stand_first_then_all_by_the_windows_alphabet(dialog):
    use(Language.TR)
    dialog.new.click()
    offered = dialog.findChild(HomeDialog).country
    names = [offered.itemText(n) for n in range(offered.count()) if offered.itemData(n)]
    assert names[:3] == ["Kazakistan", "Türkiye", "Özbekistan"]
    assert names[-1] == "Zimbabve"
    assert names.index("Cibuti") < names.index("Çin") < names.index("Danimarka")
    assert len(set(names)) == len(names) == 249
    dialog.findChild(HomeDialog).reject()


def test_a_new_register_never_takes_the_place_of_another(dialog, sample_file):
    before = sample_file.read_bytes()
    dialog.begin(sample_file, Beginning.NEW, "TR")
    assert "exists already" in dialog.message.text()
    assert sample_file.read_bytes() == before


def test_the_dialog_speaks_the_language_chosen_at_once(dialog, settings, qapp):
    said = set()
    for number, language in enumerate(LANGUAGES):
        dialog.language.setCurrentIndex(number)
        said.add(dialog.text.text())
        assert settings.language in (language, None)
    assert len(said) == len(LANGUAGES)
    assert all(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())
    qt_words.speak(qapp, Language.EN)


def test_keys_are_called_alike_in_every_language_and_qts_own_words_are_not(qapp):
    words = {}
    for language in LANGUAGES:
        qt_words.speak(qapp, language)
        assert qapp.translate("QShortcut", "Ctrl") == "Ctrl"
        words[language] = qapp.translate("QWidgetTextControl", "Select All")
    qt_words.speak(qapp, Language.EN)
    assert len(set(words.values())) == len(LANGUAGES)
    assert words[Language.EN] == "Select All"


def test_an_error_that_nobody_answered_is_said(qtbot, program, sample_file, tmp_path, capsys):
    program.start(shutil.copy(sample_file, tmp_path / "sample.register"))
    qtbot.addWidget(program.window)
    program.on_mistake(ValueError, ValueError("no such field"), None)
    [box] = program.window.findChildren(QMessageBox)
    assert box.text() == "The program made a mistake: no such field"
    assert "ValueError: no such field" in capsys.readouterr().err
    box.close()
    program.window.close()


def test_a_last_register_that_is_damaged_is_said_at_the_next_start(
    qtbot, program, settings, tmp_path
):
    broken = tmp_path / "broken.register"
    broken.write_text("Dear colleagues")
    settings.recent_registers = [str(broken)]
    said = []

    def read_and_close():
        dialog = QApplication.activeModalWidget()
        said.append(dialog.message.text())
        dialog.reject()

    QTimer.singleShot(50, read_and_close)
    assert not program.start(None)
    assert said == [f"{broken} is not a register."]


def test_another_register_takes_the_place_of_the_window_and_a_wrong_one_does_not(
    qtbot, program, sample_file, new_register_file, tmp_path, monkeypatch
):
    program.start(shutil.copy(sample_file, tmp_path / "first.register"))
    first = program.window
    qtbot.addWidget(first)
    note = tmp_path / "note.register"
    note.write_text("Dear colleagues")
    assert not program.open(note)
    assert program.window is first
    first.findChild(QMessageBox).close()
    assert program.open(shutil.copy(new_register_file, tmp_path / "second.register"))
    second = program.window
    qtbot.addWidget(second)
    assert second.register.path.name == "second.register"
    assert not first.isVisible()
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_asked: (str(tmp_path / "third"), "")
    )
    second._commands["new_register"].trigger()
    question = second.findChild(HomeDialog)
    question.offer("UZ")
    question.go_on.click()
    qtbot.addWidget(program.window)
    assert program.window.register.path.name == "third.register"
    assert countries.home(program.window.register).code == "UZ"
    program.window.close()
