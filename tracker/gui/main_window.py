"""The main window: it knows the pages, and the pages know the register."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from tracker.gui import messages, theme
from tracker.gui.agreements.page import AgreementsPage
from tracker.gui.background import Background
from tracker.gui.bin_dialog import BinDialog
from tracker.gui.briefs.dialog import BriefDialog
from tracker.gui.commands import add_commands, command
from tracker.gui.commitments.page import CommitmentsPage
from tracker.gui.documents.handling import DocumentHandling
from tracker.gui.icons import icon
from tracker.gui.list_page import Desk, ListPage
from tracker.gui.partner_scope import PartnerScope
from tracker.gui.partners.page import PartnersPage
from tracker.gui.provenance.dialog import ProvenanceDialog
from tracker.gui.provenance.form import open_link
from tracker.gui.sessions.page import SessionsPage
from tracker.gui.sources.form import open_citation
from tracker.gui.theme import Appearance
from tracker.languages import LANGUAGES, N_, Language, _, current, use
from tracker.languages.catalogues import plural
from tracker.records import commitments
from tracker.records.commitments import Commitment
from tracker.records.countries import Country
from tracker.store import AnyRef, Edit, RegisterError, StaleRecord

PAGES: tuple[tuple[type[ListPage[Any]], str, str], ...] = (
    (CommitmentsPage, N_("Commitments"), "commitments"),
    (SessionsPage, N_("Sessions"), "sessions"),
    (AgreementsPage, N_("Agreements"), "agreements"),
    (PartnersPage, N_("Partners"), "partners"),
)

MENUS = (
    (N_("&Register"), ("new_register", "open_register", "", "brief", "", "quit")),
    (
        N_("&Edit"),
        (
            "undo",
            "redo",
            "",
            "edit_record",
            "delete_record",
            "bin",
            "",
            "why",
            "",
            "search_list",
            "scope",
        ),
    ),
    (N_("&Add"), ("new_session", "new_commitment", "new_agreement")),
    (N_("&Commitment"), ("take_off_control",)),
    (N_("&View"), ("commitments", "sessions", "agreements", "partners", "", "columns")),
)

SEARCH_WIDTH = 280
NAVIGATION_WIDTH = 176


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
        self.resize(1366, 768)
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
        partner = self.partner_scope.partner
        return Place(
            self._stack.currentIndex(),
            partner.code if partner else "",
            self.search.text(),
            chosen[0].id if chosen else None,
        )

    def go_to(self, place: Place) -> None:
        self.partner_scope.choose(place.partner)
        self.search.setText(place.query)
        self._navigation.setCurrentRow(place.page)
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
            self.partner_scope.partner or self._partner_of_chosen(),
            self,
        )
        dialog.open()

    @command(N_("&Quit"), shortcut="Ctrl+Q")
    def quit(self) -> None:
        self.close()

    @command(N_("&Undo"), shortcut="Ctrl+Z", icon="undo")
    def undo(self) -> None:
        self._try(self.register.undo)

    @command(N_("&Redo"), shortcut="Ctrl+Shift+Z", icon="redo")
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

    @command(N_("&Why Does This Exist?"), shortcut="Ctrl+I")
    def why(self) -> None:
        for record in self.page.chosen()[:1]:
            dialog = ProvenanceDialog(
                self.register, self._background, self.desk.today(), record, self
            )
            dialog.open_record.connect(self.open_record)
            dialog.open()

    @command(N_("&Link To…"), shortcut="Ctrl+Shift+K")
    def link(self) -> None:
        for record in self.page.chosen()[:1]:
            open_link(self.register, self.desk.today(), self, record).open()

    @command(N_("Cite &Source…"), shortcut="Ctrl+K")
    def cite(self) -> None:
        for record in self.page.chosen()[:1]:
            open_citation(self.register, self.desk.today(), self, record).open()

    @command(N_("&Find"), shortcut="Ctrl+F", icon="search")
    def search_list(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    @command(N_("Choose &Partner"), shortcut="Ctrl+L")
    def scope(self) -> None:
        self.partner_scope.setFocus()
        self.partner_scope.showPopup()

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
        self._navigation.setCurrentRow(0)

    @command(N_("&Sessions"), shortcut="Ctrl+2", icon="sessions")
    def sessions(self) -> None:
        self._navigation.setCurrentRow(1)

    @command(N_("&Agreements"), shortcut="Ctrl+3", icon="agreements")
    def agreements(self) -> None:
        self._navigation.setCurrentRow(2)

    @command(N_("&Partners"), shortcut="Ctrl+4", icon="partners")
    def partners(self) -> None:
        self._navigation.setCurrentRow(3)

    @command(N_("Co&lumns and Order…"))
    def columns(self) -> None:
        self.page.view.open_column_menu()

    def _new(self, kind: type[ListPage[Any]]) -> None:
        number = [page for page, *_words in PAGES].index(kind)
        self._navigation.setCurrentRow(number)
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
        self.desk.settings.language = language
        self._build(place)

    def _appear(self, appearance: Appearance) -> None:
        self.desk.settings.appearance = appearance
        theme.apply(messages.application(), appearance)

    # News

    def _on_edited(self, edit: Edit) -> None:
        self.partner_scope.on_edited(edit)
        self._say_steps()
        self._say_status()
        self.statusBar().showMessage(_("Done: {step}", step=_(edit.label)), 6000)

    def _say_steps(self) -> None:
        for name, words, label in (
            ("undo", N_("&Undo: {step}"), self.register.next_undo),
            ("redo", N_("&Redo: {step}"), self.register.next_redo),
        ):
            action = self._commands[name]
            action.setEnabled(label is not None)
            action.setText(_(words, step=_(label)) if label else _(f"&{name.title()}"))

    def _say_status(self) -> None:
        late = self.register.count(Commitment, commitments.overdue(self.desk.today()))
        said = [self.register.path.name, plural("{n} overdue", "{n} overdue", late)]
        if self.register.is_readonly:
            said.append(_("read only"))
        self._status.setText("  ·  ".join(said))

    def _on_selection(self) -> None:
        chosen = bool(self.page.chosen())
        for name in ("edit_record", "delete_record", "why", "link", "cite"):
            self._commands[name].setEnabled(chosen)
        self._commands["take_off_control"].setEnabled(
            chosen and isinstance(self.page, CommitmentsPage)
        )

    def closeEvent(self, event: QCloseEvent) -> None:
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
        self.restoreGeometry(settings.window_geometry)

    def _build(self, place: Place) -> None:
        self._clear()
        self._commands = add_commands(self)
        self._pages: list[ListPage[Any]] = [page(self.desk) for page, *_words in PAGES]
        self._stack = QStackedWidget()
        for page in self._pages:
            self._stack.addWidget(page)
            page.changed.connect(self._on_selection)
            page.open_record.connect(self.open_record)
            DocumentHandling(self.desk, self._background, page.detail)
        self._navigation = self._built_navigation()
        self.setCentralWidget(self._laid_out())
        self._build_menus()
        self._build_toolbar()
        self._status = QLabel(self)
        self.statusBar().addPermanentWidget(self._status)
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
        self.menuBar().clear()
        for bar in self.findChildren(QToolBar):
            self.removeToolBar(bar)
            bar.deleteLater()
        if self._commands:
            self.statusBar().removeWidget(self._status)
            self._status.deleteLater()

    def _built_navigation(self) -> QListWidget:
        navigation = QListWidget()
        navigation.setObjectName("navigation")
        navigation.setAccessibleName(_("Pages"))
        navigation.setIconSize(QSize(20, 20))
        navigation.setFixedWidth(NAVIGATION_WIDTH)
        navigation.setFrameShape(QListWidget.Shape.NoFrame)
        for _page, words, picture in PAGES:
            item = QListWidgetItem(icon(picture), _(words))
            item.setSizeHint(QSize(0, 40))
            navigation.addItem(item)
        navigation.currentRowChanged.connect(self._turn_to)
        return navigation

    def _turn_to(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        self._on_selection()

    def _laid_out(self) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        beside = QVBoxLayout()
        beside.setContentsMargins(theme.SPACE_S, theme.SPACE_M, 0, theme.SPACE_S)
        beside.addWidget(self._navigation)
        row.addLayout(beside)
        column = QVBoxLayout()
        column.addWidget(self._stack)
        row.addLayout(column, 1)
        return whole

    def _build_menus(self) -> None:
        for words, names in MENUS:
            menu = self.menuBar().addMenu(_(words))
            for name in names:
                menu.addAction(self._commands[name]) if name else menu.addSeparator()
            if words == N_("&View"):
                self._add_choices(menu)

    def _add_choices(self, menu: QMenu) -> None:
        menu.addSeparator()
        languages = [(language, language.own_name) for language in LANGUAGES]
        self._add_choice(menu, _("&Language"), languages, current(), self.speak)
        appearances = [(appearance, appearance.label) for appearance in Appearance]
        now = self.desk.settings.appearance
        self._add_choice(menu, _("A&ppearance"), appearances, now, self._appear)

    def _add_choice(
        self,
        menu: QMenu,
        title: str,
        choices: list[tuple[Any, str]],
        now: object,
        choose: Callable[[Any], None],
    ) -> None:
        sub = menu.addMenu(title)
        group = QActionGroup(sub)
        for value, words in choices:
            action = sub.addAction(words)
            action.setCheckable(True)
            action.setChecked(value == now)
            action.triggered.connect(partial(self._choose, choose, value))
            group.addAction(action)

    def _choose(self, choose: Callable[[Any], None], value: object, *_checked: bool) -> None:
        # The menu itself is rebuilt by the choice, so it must have closed first.
        QTimer.singleShot(0, self, partial(choose, value))

    def _build_toolbar(self) -> None:
        bar = QToolBar(_("Tools"), self)
        bar.setObjectName("tools")
        bar.setMovable(False)
        bar.setIconSize(QSize(20, 20))
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.addToolBar(bar)
        self.partner_scope = PartnerScope(self.register, self)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(_("Search in this list"))
        self.search.setAccessibleName(_("Search in this list"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(SEARCH_WIDTH)
        for part in (self.partner_scope, self.search):
            bar.addWidget(part)
        bar.addWidget(_stretch())
        for name in ("new_session", "new_commitment", "", "undo", "redo", "", "brief"):
            bar.addAction(self._commands[name]) if name else bar.addSeparator()
        for name in ("undo", "redo"):
            button = bar.widgetForAction(self._commands[name])
            if isinstance(button, QToolButton):
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.partner_scope.chosen.connect(self._on_partner)
        self.search.textChanged.connect(self._on_search)

    def _on_partner(self, partner: Country | None) -> None:
        for page in self._pages:
            page.show_partner(partner)

    def _on_search(self, query: str) -> None:
        for page in self._pages:
            page.search(query)


def _stretch() -> QWidget:
    space = QWidget()
    space.setSizePolicy(space.sizePolicy().Policy.Expanding, space.sizePolicy().Policy.Preferred)
    return space
