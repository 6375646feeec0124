"""Pictures of each page in two themes and two languages, for people to look at."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from tracker.gui import theme
from tracker.gui.background import Background
from tracker.gui.desk import Desk
from tracker.gui.main_window import MainWindow
from tracker.gui.pages import PAGES
from tracker.gui.palette.panel import Palette
from tracker.gui.settings import Settings
from tracker.gui.signals import RegisterSignals
from tracker.gui.theme import Appearance
from tracker.languages import Language, use

FOLDER = Path(__file__).parents[2] / "build" / "pictures"


@pytest.mark.parametrize(
    ("language", "appearance"),
    [(Language.KK, Appearance.DARK), (Language.EN, Appearance.LIGHT)],
)
def test_a_picture_of_each_page_is_written(qtbot, qapp, sample, tmp_path, language, appearance):
    use(language)
    theme.apply(qapp, appearance)
    background = Background()
    desk = Desk(
        sample,
        RegisterSignals(sample),
        Settings(tmp_path / "settings.ini"),
        lambda: date(2021, 6, 5),
    )
    window = MainWindow(desk, background)
    qtbot.addWidget(window)
    window.resize(QSize(1366, 768))
    window.show()
    FOLDER.mkdir(parents=True, exist_ok=True)
    for number, page in enumerate(PAGES):
        window.navigation.setCurrentRow(number)
        QApplication.processEvents()
        path = FOLDER / f"{page.name}-{language}-{appearance}.png"
        path.unlink(missing_ok=True)
        window.grab().save(str(path))
        assert path.is_file()
    window._commands["search_everything"].trigger()
    [palette] = window.findChildren(Palette)
    palette.input.setText("Отандастар")
    QApplication.processEvents()
    assert window.grab().save(str(FOLDER / f"palette-{language}-{appearance}.png"))
    background.stop()
    window.close()
    theme.apply(qapp, Appearance.LIGHT)
