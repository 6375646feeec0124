"""The editor of a text in several languages: one of them at a time, the others a key away."""

from PySide6.QtCore import QPointF, QSignalBlocker, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QToolButton, QWidget

from tracker.gui.editors.editor import Editor
from tracker.gui.editors.text_box import TextBox, text_input
from tracker.languages import LANGUAGES, N_, Language, _, current
from tracker.records.words import Words

NAMES = {
    Language.KK: N_("Kazakh"),
    Language.RU: N_("Russian"),
    Language.TR: N_("Turkish"),
    Language.EN: N_("English"),
}


class LanguageButton(QToolButton):
    """Shows the text in one language; a dot says that there is one."""

    def __init__(self, language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self.language = language
        self.is_filled = False
        self.setText(language.upper())
        self.setToolTip(language.own_name)
        self.setCheckable(True)
        self.setAutoRaise(True)
        self.setFixedWidth(self.fontMetrics().horizontalAdvance("MM") + 4)
        self.set_filled(False)

    def set_filled(self, filled: bool) -> None:
        name = _(NAMES[self.language])
        self.is_filled = filled
        self.setAccessibleName(_("{language}, filled", language=name) if filled else name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.is_filled:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.palette().buttonText())
            painter.drawEllipse(QPointF(self.width() / 2, self.height() - 3.5), 1.75, 1.75)


class WordsEditor(Editor):
    """The first language typed in becomes the original."""

    columns = 3

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        optional: bool = True,
        long: bool = False,
        wide: bool = False,
        hint: str = "",
    ) -> None:
        super().__init__(parent)
        self.columns = 6 if long or wide else 3
        self._optional = optional
        self._texts: dict[Language, str] = {}
        self.input = text_input(self, long=long, hint=hint)
        self.buttons = {language: LanguageButton(language, self) for language in LANGUAGES}
        row = self._contain(self.input)
        row.addLayout(self._button_layout(per_line=2 if long else len(LANGUAGES)))
        row.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._group = QButtonGroup(self)
        for button in self.buttons.values():
            self._group.addButton(button)
        self._group.buttonClicked.connect(self._on_language)
        self.input.textChanged.connect(self._on_text)
        self.set_value(None)

    @property
    def language(self) -> Language:
        """The language of the text that is shown."""
        return next(code for code, button in self.buttons.items() if button.isChecked())

    def value(self) -> Words | None:
        words = Words.of(self._texts)
        return words if words or not self._optional else None

    def set_value(self, value: Words | None) -> None:
        self._texts = value.by_language if value else {}
        original = value.original if value else None
        shown = current() if current() in self._texts or not original else original
        self.buttons[shown].setChecked(True)
        self._show()
        self.input.setCursorPosition(0)

    def show_language(self, language: Language) -> None:
        self.buttons[language].click()

    def make_low(self) -> None:
        if isinstance(self.input, TextBox):
            self.input.set_least(2)

    def set_name(self, name: str) -> None:
        super().set_name(name)
        for button in self.buttons.values():
            button.setAccessibleDescription(name)

    def _button_layout(self, per_line: int) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(0)
        for n, button in enumerate(self.buttons.values()):
            grid.addWidget(button, n // per_line, n % per_line)
        grid.setRowStretch(len(self.buttons), 1)
        return grid

    def _on_language(self) -> None:
        self._show()
        self.input.setFocus()

    def _on_text(self) -> None:
        # An emptied text keeps its place, so that the original stays the original while retyped.
        self._texts[self.language] = self.input.text()
        self._mark_filled()
        self.changed.emit()

    def _show(self) -> None:
        with QSignalBlocker(self.input):
            self.input.setText(self._texts.get(self.language, ""))
        self._mark_filled()

    def _mark_filled(self) -> None:
        for language, button in self.buttons.items():
            button.set_filled(bool(self._texts.get(language, "").strip()))
