"""The first start: a language, and the sample, a new register or one there is."""

from collections.abc import Callable
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

from tracker.gui import home_dialog, messages, qt_words, theme
from tracker.gui.beginning import Beginning
from tracker.gui.editors.message import Message
from tracker.gui.icons import icon
from tracker.gui.settings import Settings
from tracker.languages import LANGUAGES, _, current, use
from tracker.store import Register, RegisterError, Severity

Begin = Callable[[Path, Beginning, str], Register]
"""Opens a register; the last is the code of the country whose new register it is, or empty."""


class StartDialog(QDialog):
    """``register`` is what ``begin`` opened; what it could not open is said here."""

    def __init__(self, settings: Settings, begin: Begin, said: str = "") -> None:
        super().__init__()
        self._settings = settings
        self._begin = begin
        self.register: Register | None = None
        self.setWindowIcon(icon("app"))
        self.setMinimumWidth(460)
        self.language = QComboBox(self)
        for language in LANGUAGES:
            self.language.addItem(language.own_name)
        self.language.setCurrentIndex(LANGUAGES.index(current()))
        self.title = QLabel(self)
        self.title.setFont(theme.font(theme.Text.TITLE))
        self.title.setForegroundRole(theme.HEADING)
        self.text = QLabel(self)
        self.text.setWordWrap(True)
        self.text.setForegroundRole(theme.MUTED)
        self.message = Message(self)
        self.sample = QPushButton(self)
        self.new = QPushButton(self)
        self.open_one = QPushButton(self)
        self._lay_out()
        self._say()
        if said:
            self.message.complain(said, Severity.ERROR)
        self._connect()

    # What people do

    def begin(self, path: Path, beginning: Beginning, home: str = "") -> None:
        """Open a register and close; if that fails, say why and stay."""
        try:
            self.register = self._begin(path, beginning, home)
        except (RegisterError, OSError) as fault:
            self.message.complain(messages.sentence_of(fault), Severity.ERROR)
            return
        self.accept()

    def _begin_sample(self) -> None:
        folder = platformdirs.user_documents_path()
        path = (folder / _("Sample register")).with_suffix(".register")
        self.begin(path, Beginning.OPENED if path.exists() else Beginning.SAMPLE)

    def _begin_new(self) -> None:
        home_dialog.ask_for_new(self, self._begin_new_of)

    def _begin_new_of(self, path: Path, home: str) -> None:
        self.begin(path, Beginning.NEW, home)

    def _begin_opened(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self, _("Open register"), "", _("Registers (*.register)")
        )
        if name:
            self.begin(Path(name), Beginning.OPENED)

    def _on_language(self, _index: int) -> None:
        language = LANGUAGES[self.language.currentIndex()]
        use(language)
        qt_words.speak(messages.application(), language)
        self._settings.language = language
        self.message.remark("")
        self._say()

    # How it looks

    def _say(self) -> None:
        self.setWindowTitle(_("Cooperation Tracker"))
        self.title.setText(_("Cooperation Tracker"))
        self.text.setText(_("What your country has agreed with others, kept in one file."))
        self.language.setAccessibleName(_("Language"))
        self.sample.setText(_("Look at the sample register"))
        self.new.setText(_("Begin a new register…"))
        self.open_one.setText(_("Open a register…"))

    def _connect(self) -> None:
        self.language.currentIndexChanged.connect(self._on_language)
        self.sample.clicked.connect(self._begin_sample)
        self.new.clicked.connect(self._begin_new)
        self.open_one.clicked.connect(self._begin_opened)

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
        column.addWidget(self.message)
        self.sample.setDefault(True)
        self.sample.setFocus()
