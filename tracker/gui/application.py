"""The running program: one application, its settings, and the window on the register in use."""

import gc
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType

import platformdirs
from PySide6.QtCore import QLocale, QObject, QSize, QTimer
from PySide6.QtWidgets import QApplication

from tracker.gui import messages, qt_words, theme
from tracker.gui.background import Background
from tracker.gui.beginning import Beginning
from tracker.gui.desk import Desk
from tracker.gui.main_window import MainWindow
from tracker.gui.pages import COMMITMENTS
from tracker.gui.settings import Settings
from tracker.gui.signals import RegisterSignals
from tracker.languages import LANGUAGES, Language, _, current, use
from tracker.records import countries
from tracker.store import Register, RegisterError

NAME = "cooperation-tracker"
DESKTOP_ENTRY = "io.github.cooperation_tracker.CooperationTracker"
"""The name of the desktop entry in ``packaging``; Wayland takes the window's icon from it."""


PICTURE = QSize(1366, 768)
"""The picture of the window is of an ordinary office screen."""


@dataclass(frozen=True)
class Errand:
    """What the window does by itself and then closes: a brief, a picture of itself."""

    brief: Path | None = None
    picture: Path | None = None


def run(
    path: Path | None,
    *,
    user: str,
    language: Language | None = None,
    partner: str | None = None,
    brief: Path | None = None,
    picture: Path | None = None,
) -> int:
    """Open the window and stay until it is closed; the exit status comes back.

    Raises RegisterError where ``path`` is given and cannot be opened.
    """
    app = QApplication([NAME])
    app.setApplicationName(NAME)
    app.setDesktopFileName(DESKTOP_ENTRY)
    settings = Settings(platformdirs.user_config_path(NAME) / "settings.ini")
    use(language or _language(settings))
    qt_words.speak(app, current())
    theme.apply(app, settings.appearance)
    program = Program(settings, user)
    sys.excepthook = program.on_mistake
    if not program.start(path):
        return 0
    if partner is not None:
        program.show_partner(partner)
    if brief or picture:
        program.do(Errand(brief, picture), language)
        return 0
    QTimer.singleShot(SETTLED, spare_the_collector)
    return app.exec()


SETTLED = 2_000
"""Milliseconds after which what the program begins with is there."""


def spare_the_collector() -> None:
    """Let Python look for rubbish only among what is made from now on.

    What the program began with stays; to look through it again and again kept key presses waiting
    for some milliseconds.
    """
    gc.collect()
    gc.freeze()


class Program(QObject):
    """Opens registers, one window at a time."""

    window: MainWindow

    def __init__(
        self, settings: Settings, user: str, today: Callable[[], date] = date.today
    ) -> None:
        super().__init__()
        self._settings = settings
        self._user = user
        self._today = today
        self._background = Background(self)

    def start(self, path: Path | None) -> bool:
        """Open the register given, else the last one, else ask; False if nothing was chosen."""
        if path is not None:
            self._show(self._begun(path, Beginning.OPENED))
            return True
        said = ""
        if last := self._last_register():
            try:
                self._show(self._begun(last, Beginning.OPENED))
            except RegisterError as fault:
                said = messages.sentence_of(fault)
            else:
                return True
        return self._ask(said)

    def open(self, path: Path, home: str = "") -> bool:
        """Open another register in a window of its own in place of this; say it if that fails.

        ``home`` is the code of the country whose new register it is; without one, it is there.
        """
        if not self.window.lets_go():
            return False
        try:
            register = self._begun(path, Beginning.NEW if home else Beginning.OPENED, home)
        except (RegisterError, OSError) as fault:
            messages.say(self.window, messages.sentence_of(fault))
            return False
        self._show(register)
        return True

    def on_mistake(
        self, kind: type[BaseException], mistake: BaseException, trace: TracebackType | None
    ) -> None:
        """Tell of an error nobody answered: in full on the terminal, in a sentence on screen."""
        sys.__excepthook__(kind, mistake, trace)
        above = QApplication.activeWindow() or getattr(self, "window", None)
        if above and isinstance(mistake, Exception):
            reason = str(mistake) or kind.__name__
            messages.say(above, _("The program made a mistake: {reason}", reason=reason))

    def show_partner(self, code: str) -> None:
        """Show the commitments with one partner. Raises RegisterError for no country's code."""
        country = countries.by_code(self.window.register, code)
        if country is None:
            raise RegisterError(_("“{code}” is not a country code like TR.", code=code))
        self.window.bar.scope.choose(country.code)
        self.window.turn_to(COMMITMENTS)

    def do(self, errand: Errand, language: Language | None) -> None:
        """Do the errand as the window would, and close it."""
        window = self.window
        window.resize(PICTURE)
        QApplication.processEvents()
        if errand.picture:
            errand.picture.parent.mkdir(parents=True, exist_ok=True)
            window.grab().save(str(errand.picture))
            print(errand.picture.absolute())  # noqa: T201 - the errand's answer
        if errand.brief:
            self._write_brief(errand.brief, language or Language.EN)
        window.close()

    def _write_brief(self, path: Path, language: Language) -> None:
        from tracker.briefs import products, writing
        from tracker.briefs.request import Product, Request

        partner = self.window.bar.scope.partner or countries.home(self.window.register)
        path.parent.mkdir(parents=True, exist_ok=True)
        request = Request(
            product=Product.PARTNER,
            subject=str(partner.code),
            language=language,
            as_of=self._today(),
        )
        brief = products.gather(self.window.register, request)
        writing.write(self.window.register, brief, path)
        print(path.absolute())  # noqa: T201 - the errand's answer

    def _ask(self, said: str) -> bool:
        # Where a register is known, it opens without being asked for.
        from tracker.gui.start import StartDialog

        dialog = StartDialog(self._settings, self._begun, said)
        dialog.exec()
        if dialog.register:
            self._show(dialog.register)
        return dialog.register is not None

    def _begun(self, path: Path, beginning: Beginning, home: str = "") -> Register:
        if beginning is Beginning.OPENED:
            return Register.open(path, user=self._user)
        path.parent.mkdir(parents=True, exist_ok=True)
        if beginning is Beginning.SAMPLE:
            from tracker.sample import kazakhstan_turkiye  # made once, if ever

            return kazakhstan_turkiye.make(path, self._user)
        return countries.begin(path, self._user, home)

    def _show(self, register: Register) -> None:
        old = getattr(self, "window", None)
        desk = Desk(register, RegisterSignals(register), self._settings, self._today)
        self.window = MainWindow(desk, self._background)
        self.window.wants_register.connect(self.open)
        self.window.show()
        self._remember(register.path)
        if old:
            old.close()

    def _remember(self, path: Path) -> None:
        recent = [p for p in self._settings.recent_registers if p != str(path)]
        self._settings.recent_registers = [str(path), *recent][:10]

    def _last_register(self) -> Path | None:
        recent = [Path(p) for p in self._settings.recent_registers]
        return next((path for path in recent if path.exists()), None)


def _language(settings: Settings) -> Language:
    """The language chosen before, else the first of the system's that is one of ours."""
    wished = [settings.language, *(tag[:2] for tag in QLocale.system().uiLanguages())]
    return next((Language(tag) for tag in wished if tag in LANGUAGES), Language.EN)
