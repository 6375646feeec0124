"""The first start: a language, and the sample, a new register or one there is."""

from pathlib import Path

import platformdirs
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QPushButton,
    QVBoxLayout,
)

from tracker.gui import theme
from tracker.gui.icons import icon
from tracker.gui.settings import Settings
from tracker.languages import LANGUAGES, _, current, use


class StartDialog(QDialog):
    """``path`` is what was chosen; ``is_new`` and ``is_sample`` say what it is to be."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.path: Path | None = None
        self.is_new = False
        self.is_sample = False
        self.setWindowIcon(icon("app"))
        self.setMinimumWidth(420)
        self.language = QComboBox(self)
        for language in LANGUAGES:
            self.language.addItem(language.own_name)
        self.language.setCurrentIndex(LANGUAGES.index(current()))
        self.title = QLabel(self)
        self.title.setFont(theme.font(theme.Text.TITLE))
        self.text = QLabel(self)
        self.text.setWordWrap(True)
        self.sample = QPushButton(self)
        self.new = QPushButton(self)
        self.open_one = QPushButton(self)
        self._lay_out()
        self._say()
        self.language.currentIndexChanged.connect(self._on_language)
        self.sample.clicked.connect(self._choose_sample)
        self.new.clicked.connect(self._choose_new)
        self.open_one.clicked.connect(self._choose_open)

    def _choose_sample(self) -> None:
        folder = platformdirs.user_documents_path()
        folder.mkdir(parents=True, exist_ok=True)
        path = (folder / _("Sample register")).with_suffix(".register")
        self.is_sample = not path.exists()
        self._take(path)

    def _choose_new(self) -> None:
        name, _kind = QFileDialog.getSaveFileName(
            self, _("New register"), "", _("Registers (*.register)")
        )
        if name:
            self.is_new = True
            self._take(Path(name).with_suffix(".register"))

    def _choose_open(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self, _("Open register"), "", _("Registers (*.register)")
        )
        if name:
            self._take(Path(name))

    def _take(self, path: Path) -> None:
        self.path = path
        self.accept()

    def _on_language(self, _index: int) -> None:
        language = LANGUAGES[self.language.currentIndex()]
        use(language)
        self._settings.language = language
        self._say()

    def _say(self) -> None:
        self.setWindowTitle(_("Cooperation Tracker"))
        self.title.setText(_("Cooperation Tracker"))
        self.text.setText(_("What your country has agreed with others, kept in one file."))
        self.language.setAccessibleName(_("Language"))
        self.sample.setText(_("Look at the sample register"))
        self.new.setText(_("Begin a new register…"))
        self.open_one.setText(_("Open a register…"))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.SPACE_XL] * 4)
        column.setSpacing(theme.SPACE_M)
        column.addWidget(self.language, alignment=Qt.AlignmentFlag.AlignRight)
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addSpacing(theme.SPACE_M)
        for button in (self.sample, self.new, self.open_one):
            button.setMinimumHeight(40)
            column.addWidget(button)
