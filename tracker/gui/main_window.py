"""The main window: it knows the pages, and the pages know the register."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QCloseEvent, QGuiApplication
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QMainWindow,
    QMenuBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from tracker.gui import commands, menus, messages, qt_words, theme
from tracker.gui.agreements.page import AgreementsPage
from tracker.gui.background import Background
from tracker.gui.bin_dialog import BinDialog
from tracker.gui.briefs.dialog import BriefDialog
from tracker.gui.commands import add_commands, command
from tracker.gui.commitments.page import CommitmentsPage
from tracker.gui.help import AboutDialog, KeyboardDialog
from tracker.gui.icons import icon
from tracker.gui.list_page import Desk, ListPage
from tracker.gui.navigation import Navigation
from tracker.gui.partners.page import PartnersPage
from tracker.gui.record_dialog import RecordDialog
from tracker.gui.sessions.page import SessionsPage
from tracker.gui.status_line import StatusLine
from tracker.gui.theme import Appearance
from tracker.gui.top_bar import TopBar
from tracker.languages import LANGUAGES, N_, Language, _, current, use
from tracker.records.countries import Country
from tracker.store import AnyRef, Edit, RegisterError, StaleRecord

PAGES: tuple[tuple[type[ListPage[Any]], str, str], ...] = (
    (CommitmentsPage, N_("Commitments"), "commitments"),
    (SessionsPage, N_("Sessions"), "sessions"),
    (AgreementsPage, N_("Agreements"), "agreements"),
    (PartnersPage, N_("Partners"), "partners"),
)

UNDO, REDO = N_("&Undo"), N_("&Redo")

SIZE = QSize(1440, 900)
"""How large the window is the first time, where the screen has room for it."""
FRAME = QSize(16, 64)
"""Room for the system's frame and task bar, in pixels."""


@dataclass(frozen=True)
class Place:
    """Where the window is: kept when it is rebuilt in another language."""

    page: int = 0
    partner: str = ""
    query: str = ""
    chosen: int | None = None


class MainWindow(QMainWindow):
    """One register on screen. Rebuilt whole when the language changes, at the same place."""

    wants_register = Signal(Path, bool)
    """Another register is to be opened; the flag says that it is to be made new."""

    def __init__(self, desk: Desk, background: Background) -> None:
        super().__init__()
        self.desk = desk
        self.register = desk.register
        self._background = background
        self._commands: dict[str, QAction] = {}
        self.setMinimumSize(960, 560)
        self.setWindowIcon(icon("app"))
        desk.signals.edited.connect(self._on_edited)
        self._restore()

    # Where it is

    @property
    def page(self) -> ListPage[Any]:
        page: ListPage[Any] = self._pages[self._stack.currentIndex()]
        return page

    def place(self) -> Place:
        chosen = self.page.chosen()
        partner = self.bar.scope.partner
        return Place(
            self._stack.currentIndex(),
            partner.code if partner else "",
            self.bar.search.text(),
            chosen[0].id if chosen else None,
        )

    def go_to(self, place: Place) -> None:
        self.bar.scope.choose(place.partner)
        self.bar.search.setText(place.query)
        self.navigation.setCurrentRow(place.page)
        if place.chosen is not None:
            self.page.select(place.chosen)

    def open_record(self, ref: AnyRef) -> None:
        """Show a record on its page; one that has no page, in the detail of this one."""
        for number, page in enumerate(self._pages):
            if page.kind.table == ref.table:
                self.go_to(Place(number, self.place().partner, "", ref.id))
                return
        self.page.detail.show_ref(self.register, ref, self.desk.today())

    # Commands

    @command(N_("&New Register…"))
    def new_register(self) -> None:
        name, _kind = QFileDialog.getSaveFileName(
            self, _("New register"), "", _("Registers (*.register)")
        )
        if name:
            self.wants_register.emit(Path(name).with_suffix(".register"), True)

    @command(N_("&Open Register…"), shortcut="Ctrl+O")
    def open_register(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self, _("Open register"), str(self.register.path.parent), _("Registers (*.register)")
        )
        if name:
            self.wants_register.emit(Path(name), False)

    @command(N_("Partner &Brief…"), shortcut="Ctrl+P", icon="print")
    def brief(self) -> None:
        dialog = BriefDialog(
            self.register,
            self._background,
            self.desk.today(),
            self.bar.scope.partner or self._partner_of_chosen(),
            self,
        )
        dialog.open()

    @command(N_("&Quit"), shortcut="Ctrl+Q")
    def quit(self) -> None:
        self.close()

    @command(UNDO, shortcut="Ctrl+Z", icon="undo")
    def undo(self) -> None:
        self._try(self.register.undo)

    @command(REDO, shortcut="Ctrl+Shift+Z", icon="redo")
    def redo(self) -> None:
        self._try(self.register.redo)

    @command(N_("&Edit…"), shortcut="F2", icon="edit")
    def edit_record(self) -> None:
        self.page.edit_chosen()

    @command(N_("&Delete"), shortcut="Del", icon="bin")
    def delete_record(self) -> None:
        self._try(self.page.delete_chosen)

    @command(N_("&Bin…"))
    def bin(self) -> None:
        BinDialog(self.register, self).open()

    @command(N_("&Find"), shortcut="Ctrl+F", icon="search")
    def search_list(self) -> None:
        self.bar.search.setFocus()
        self.bar.search.selectAll()

    @command(N_("Choose &Partner"), shortcut="Ctrl+L")
    def scope(self) -> None:
        self.bar.scope.setFocus()
        self.bar.scope.showPopup()

    @command(N_("New &Session…"), shortcut="Ctrl+N", icon="add")
    def new_session(self) -> None:
        self._new(SessionsPage)

    @command(N_("New &Commitment…"), shortcut="Ctrl+Shift+N", icon="commitments")
    def new_commitment(self) -> None:
        self._new(CommitmentsPage)

    @command(N_("New &Agreement…"), shortcut="Ctrl+Alt+N", icon="agreements")
    def new_agreement(self) -> None:
        self._new(AgreementsPage)

    @command(N_("&Take Off Control"), shortcut="Ctrl+D", icon="done")
    def take_off_control(self) -> None:
        page = self.page
        if isinstance(page, CommitmentsPage):
            self._try(page.take_off_control)

    @command(N_("&Commitments"), shortcut="Ctrl+1", icon="commitments")
    def commitments(self) -> None:
        self.navigation.setCurrentRow(0)

    @command(N_("&Sessions"), shortcut="Ctrl+2", icon="sessions")
    def sessions(self) -> None:
        self.navigation.setCurrentRow(1)

    @command(N_("&Agreements"), shortcut="Ctrl+3", icon="agreements")
    def agreements(self) -> None:
        self.navigation.setCurrentRow(2)

    @command(N_("&Partners"), shortcut="Ctrl+4", icon="partners")
    def partners(self) -> None:
        self.navigation.setCurrentRow(3)

    @command(N_("Co&lumns and Order…"))
    def columns(self) -> None:
        self.page.view.open_column_menu()

    @command(N_("&Keyboard"), shortcut="F1")
    def keyboard(self) -> None:
        KeyboardDialog(self._commands, self).open()

    @command(N_("&About Cooperation Tracker"))
    def about(self) -> None:
        AboutDialog(self).open()

    def _new(self, kind: type[ListPage[Any]]) -> None:
        number = [page for page, *_words in PAGES].index(kind)
        self.navigation.setCurrentRow(number)
        self._pages[number].new()

    def _try(self, verb: Callable[[], object]) -> None:
        try:
            verb()
        except (RegisterError, StaleRecord) as fault:
            messages.say(self, str(fault))

    def _partner_of_chosen(self) -> Country | None:
        for record in self.page.chosen():
            ids = getattr(record, "partners", None)
            if ids:
                partner: Country = self.register.get(Country, ids.ids[0])
                return partner
        return None

    # Language and appearance

    def speak(self, language: Language) -> None:
        """Change the window's language at once, staying where it is."""
        place = self.place()
        use(language)
        qt_words.speak(messages.application(), language)
        self.desk.settings.language = language
        self._build(place)

    def _appear(self, appearance: Appearance) -> None:
        self.desk.settings.appearance = appearance
        theme.apply(messages.application(), appearance)

    # News

    def _on_edited(self, edit: Edit) -> None:
        self.bar.scope.on_edited(edit)
        self._say_steps()
        self._say_status()

    def _say_steps(self) -> None:
        for name, plain, words, label in (
            ("undo", UNDO, N_("&Undo: {step}"), self.register.next_undo),
            ("redo", REDO, N_("&Redo: {step}"), self.register.next_redo),
        ):
            action = self._commands[name]
            action.setEnabled(label is not None)
            commands.name(action, _(words, step=_(label)) if label else _(plain))

    def _say_status(self) -> None:
        for number, page in enumerate(self._pages):
            self.navigation.tell(number, page.tally())
        self.status.tell(self.desk.today())

    def _on_selection(self) -> None:
        chosen = bool(self.page.chosen())
        for name in ("edit_record", "delete_record"):
            self._commands[name].setEnabled(chosen)
        self._commands["take_off_control"].setEnabled(
            chosen and isinstance(self.page, CommitmentsPage)
        )

    # Leaving

    def lets_go(self) -> bool:
        """Whether nothing typed would be lost; a form that would lose something asks about it."""
        for dialog in self.findChildren(RecordDialog):
            if dialog.isVisible() and dialog.is_changed():
                dialog.reject()
                return False
        return True

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.lets_go():
            event.ignore()
            return
        settings, place = self.desk.settings, self.place()
        settings.last_page, settings.partner_scope = self.page.name, place.partner
        settings.window_geometry = self.saveGeometry()
        settings.save()
        self.desk.signals.close()
        self.register.close()
        super().closeEvent(event)

    # How it is built

    def _restore(self) -> None:
        """Build the window as it was left the last time."""
        settings = self.desk.settings
        names = [page.name for page, *_words in PAGES]
        page = names.index(settings.last_page) if settings.last_page in names else 0
        self._build(Place(page, settings.partner_scope))
        if not self.restoreGeometry(settings.window_geometry):
            self._fit_the_screen()

    def _fit_the_screen(self) -> None:
        room = QGuiApplication.primaryScreen().availableGeometry().size() - FRAME
        self.resize(SIZE.boundedTo(room))

    def _build(self, place: Place) -> None:
        self._clear()
        self._commands = add_commands(self)
        self._build_pages()
        self._build_menus()
        self._build_around()
        self.setWindowTitle(f"{self.register.path.stem} – {_('Cooperation Tracker')}")
        self._say_steps()
        self._say_status()
        self.go_to(place)
        self._on_selection()

    def _clear(self) -> None:
        """Take down what was built for another language."""
        for action in self._commands.values():
            self.removeAction(action)
            action.deleteLater()

    def _build_pages(self) -> None:
        self._pages: list[ListPage[Any]] = [page(self.desk) for page, *_words in PAGES]
        self._stack = QStackedWidget()
        for page in self._pages:
            self._stack.addWidget(page)
            page.changed.connect(self._on_selection)
            page.open_record.connect(self.open_record)

    def _build_menus(self) -> None:
        bar = QMenuBar(self)
        view = menus.fill(bar, self._commands)
        languages = [(language, language.own_name) for language in LANGUAGES]
        menus.add_choice(view, _("&Language"), languages, current(), self.speak)
        appearances = [(appearance, appearance.label) for appearance in Appearance]
        now = self.desk.settings.appearance
        menus.add_choice(view, _("A&ppearance"), appearances, now, self._appear)
        self.setMenuBar(bar)

    def _build_around(self) -> None:
        """The bar above the pages, the navigation beside them, the status line below."""
        self.navigation = Navigation([(_(words), picture) for _page, words, picture in PAGES])
        self.navigation.currentRowChanged.connect(self._turn_to)
        self.bar = TopBar(self.register, self._commands)
        self.bar.scope.chosen.connect(self._on_partner)
        self.bar.searched.connect(self._on_search)
        self.bar.search.left.connect(self._go_to_list)
        self.status = StatusLine(self.register, self._commands)
        self.setCentralWidget(self._laid_out())

    def _laid_out(self) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        beside = QVBoxLayout()
        beside.setContentsMargins(theme.SPACE_S, theme.SPACE_M, 0, 0)
        beside.addWidget(self.navigation)
        row = QHBoxLayout()
        row.addLayout(beside)
        row.addWidget(self._stack, 1)
        column.addWidget(self.bar)
        column.addLayout(row, 1)
        column.addWidget(self.status)
        return whole

    def _turn_to(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        self._on_selection()

    def _on_partner(self, partner: Country | None) -> None:
        for page in self._pages:
            page.show_partner(partner)
        self._say_status()

    def _go_to_list(self) -> None:
        self.page.view.setFocus()

    def _on_search(self, query: str) -> None:
        for page in self._pages:
            page.search(query)
