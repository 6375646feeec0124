"""Files in the window: attached, dropped, opened as a read-only copy, saved."""

import warnings
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMessageBox, QProgressDialog, QToolButton

from tracker.gui import theme
from tracker.gui.background import Background
from tracker.gui.desk import Desk
from tracker.gui.detail.documents import size_in_words
from tracker.gui.documents.form import open_document
from tracker.gui.documents.handling import DocumentHandling
from tracker.gui.record_detail import RecordDetail
from tracker.gui.settings import Settings
from tracker.gui.signals import RegisterSignals
from tracker.gui.theme import Appearance
from tracker.languages import Language, speaking
from tracker.records import documents

DAY = date(2021, 6, 5)


@pytest.fixture
def opened():
    return []


@pytest.fixture
def detail(qtbot, qapp, register, logged, tmp_path, opened):
    theme.apply(qapp, Appearance.LIGHT)
    detail = RecordDetail()
    qtbot.addWidget(detail)
    background = Background()
    signals = RegisterSignals(register)
    desk = Desk(register, signals, Settings(tmp_path / "s.ini"), lambda: DAY)
    detail.handling = DocumentHandling(
        desk, background, detail, lambda url: not opened.append(Path(url.toLocalFile()))
    )
    detail.background = background
    detail.resize(520, 700)
    detail.show_record(register, logged, DAY)
    detail.show()
    yield detail
    background.stop()
    signals.close()


@pytest.fixture
def paper(tmp_path):
    path = tmp_path / "Хаттама.pdf"
    path.write_bytes(b"%PDF-1.7\nprotocol")
    return path


def buttons(detail):
    return {button.text(): button for button in detail.findChildren(QToolButton)}


def attached(qtbot, register, detail, record, path):
    detail.handling.attach(record, [path])
    qtbot.waitUntil(lambda: len(documents.of(register, record)) == 1)
    qtbot.waitUntil(lambda: "Save as…" in buttons(detail))
    return documents.of(register, record)[0]


def drop(detail, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    where, left, none = QPoint(20, 20), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    with warnings.catch_warnings():
        # Qt 6.12 would have its point as QPointF, which 6.11 does not take.
        warnings.simplefilter("ignore", DeprecationWarning)
        entered = QDragEnterEvent(where, copy, data, left, none)
    QApplication.sendEvent(detail.viewport(), entered)
    dropped = QDropEvent(QPointF(where), copy, data, left, none, QEvent.Type.Drop)
    QApplication.sendEvent(detail.viewport(), dropped)
    return entered.isAccepted() and dropped.isAccepted()


def test_an_attached_file_stands_in_the_detail(qtbot, register, detail, logged, paper):
    assert list(buttons(detail)) == ["Attach…"]
    attached(qtbot, register, detail, logged, paper)
    assert list(buttons(detail)) == ["Open", "Save as…", "Attach…"]


def test_a_file_dropped_on_the_detail_is_attached(qtbot, register, detail, logged, paper):
    assert drop(detail, paper)
    qtbot.waitUntil(lambda: len(documents.of(register, logged)) == 1)


def test_nothing_can_be_dropped_where_no_file_belongs(register, detail, turkiye, paper):
    detail.show_record(register, turkiye, DAY)
    assert not drop(detail, paper)


def test_open_hands_a_copy_to_the_system(qtbot, register, detail, logged, paper, opened):
    attached(qtbot, register, detail, logged, paper)
    buttons(detail)["Open"].click()
    qtbot.waitUntil(lambda: bool(opened))
    [copy] = opened
    assert copy != paper
    assert copy.read_bytes() == paper.read_bytes()


def test_a_dangerous_file_has_no_open_and_is_refused_if_asked(
    qtbot, register, detail, logged, tmp_path, opened
):
    program = tmp_path / "invoice.exe"
    program.write_bytes(b"MZ")
    document = attached(qtbot, register, detail, logged, program)
    assert "Open" not in buttons(detail)
    detail.handling.open(document)
    qtbot.waitUntil(lambda: bool(detail.findChildren(QMessageBox)))
    [box] = detail.findChildren(QMessageBox)
    assert "save it first" in box.text()
    assert opened == []
    box.close()


def test_a_file_that_is_cancelled_leaves_nothing(qtbot, register, detail, logged, tmp_path):
    big = tmp_path / "big.pdf"
    big.write_bytes(bytes(40 * 2**20))
    detail.handling.attach(logged, [big])
    [progress] = detail.findChildren(QProgressDialog)
    progress.canceled.emit()  # as its button does
    qtbot.waitUntil(lambda: not detail.background._jobs)
    assert documents.of(register, logged) == []
    assert register._db.execute("select count(*) from content_piece").fetchone()[0] == 0


def test_save_writes_the_file(qtbot, register, detail, logged, paper, tmp_path):
    document = attached(qtbot, register, detail, logged, paper)
    target = tmp_path / "out.pdf"
    detail.handling.save(document, target)
    qtbot.waitUntil(target.exists)
    assert target.read_bytes() == paper.read_bytes()


def test_a_file_that_cannot_be_read_is_told_in_a_sentence(detail, qtbot, logged, tmp_path):
    detail.handling.attach(logged, [tmp_path / "none.pdf"])
    qtbot.waitUntil(lambda: bool(detail.findChildren(QMessageBox)))
    [box] = detail.findChildren(QMessageBox)
    assert "is not a file" in box.text()
    box.close()


def test_the_page_of_a_document_offers_all_that_can_be_done(qtbot, register, detail, logged, paper):
    document = attached(qtbot, register, detail, logged, paper)
    detail.show_record(register, document, DAY)
    assert list(buttons(detail)) == ["Open", "Save as…", "Edit document…", "Delete this document"]
    buttons(detail)["Delete this document"].click()
    qtbot.waitUntil(lambda: documents.of(register, logged) == [])


def test_a_document_is_described_in_its_form(qtbot, shown, register, detail, logged, paper):
    document = attached(qtbot, register, detail, logged, paper)
    dialog = shown(open_document(register, DAY, None, document))
    dialog.form.cells["number"].editor.set_value("17")
    dialog.save()
    assert documents.of(register, logged)[0].number == "17"


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 B"),
        (999, "999 B"),
        (2048, "2.0 KB"),
        (300 * 1024**2, "300 MB"),
        (5 * 1024**3, "5.0 GB"),
    ],
)
def test_a_size_is_told_in_units_people_know(size, words):
    assert size_in_words(size) == words


def test_a_size_has_the_decimal_sign_of_the_language():
    with speaking(Language.KK):
        assert size_in_words(1536).startswith("1,5")
