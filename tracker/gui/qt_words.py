"""Qt's own words, as in its file dialog and the menu of a text field, in the language in use."""

from PySide6.QtCore import QLibraryInfo, QObject, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from tracker.languages import N_, Language, _

GAPS = frozenset(
    {N_("&Look in:"), N_("Files of &type:"), N_("Page &Set:"), N_("Folder"), N_("Drive")}
)
"""Texts of its dialogs that Qt's own catalogues lack in one of our languages."""


def speak(app: QApplication, language: Language) -> None:
    """Let Qt speak this language from now on; English is what it speaks by itself."""
    for earlier in app.findChildren(_Words, options=Qt.FindChildOption.FindDirectChildrenOnly):
        app.removeTranslator(earlier)
        earlier.deleteLater()
    words = _Words(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if language is not Language.EN and words.load(f"qtbase_{language}", folder):
        app.installTranslator(words)


class _Words(QTranslator):
    def __init__(self, app: QObject) -> None:
        super().__init__(app)

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        # Keys are called what stands on them: Qt's Turkish says "Kontrol" for Ctrl.
        if context == "QShortcut":
            return text
        known = super().translate(context, text, disambiguation, n)
        return known or (_(text) if text in GAPS else text)
