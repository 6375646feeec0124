"""The main window: it knows the pages, and the pages know the register."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import QMainWindow, QMenuBar, QStackedWidget, QWidget

from tracker.gui import commands, menus, messages, qt_words, theme, window_layout
from tracker.gui.background import Background
from tracker.gui.commands import add_commands, command, plain
from tracker.gui.desk import Desk
from tracker.gui.dialog_commands import DialogCommands
from tracker.gui.filter_commands import FilterCommands
from tracker.gui.icons import icon
from tracker.gui.navigation import Navigation, Tally
from tracker.gui.page_commands import PageCommands
from tracker.gui.pages import (
    PAGES,
    PARTNERS,
    is_list,
    number_of,
)
from tracker.gui.palette.group import SearchCommands
from tracker.gui.place import Place
from tracker.gui.record_commands import ON_PAGES, ON_RECORDS, RecordCommands
from tracker.gui.register_commands import RegisterCommands
from tracker.gui.signals import RegisterSignals
from tracker.gui.status_line import StatusLine
from tracker.gui.theme import Appearance
from tracker.gui.top_bar import TopBar
from tracker.languages import LANGUAGES, N_, Language, _, current, use
from tracker.records.commitments import Commitment, overdue
from tracker.records.countries import Country
from tracker.store import AnyRef, Edit, Record, Refs, Register, RegisterError

if TYPE_CHECKING:  # only words for mypy here: a page comes when it is first shown
    from tracker.gui.list_page import ListPage
    from tracker.gui.today.page import TodayPage

WRITING = (
    "new_session", "new_from_template", "new_commitment", "new_agreement", "new_series", "new_name",
    "names", "merge", "bin", "register_country",
)  # fmt: skip
"""Commands that a register which cannot be written does not offer at all."""

UNDO, REDO = N_("&Undo"), N_("&Redo")


class MainWindow(QMainWindow):
    """One register on screen. Rebuilt whole when the language changes, at the same place."""

    wants_register = Signal(Path, str)
    """Another register is to be opened, or made new for the country of the code given."""

    def __init__(self, desk: Desk, background: Background) -> None:
        super().__init__()
        self.desk = desk
        self.register = desk.register
        self.background = background
        self._earlier: list[MainWindow] = []
        self._commands: dict[str, QAction] = {}
        self._groups: tuple[QObject, ...] = ()
        self._pages: dict[int, ListPage[Any] | TodayPage] = {}
        self._at = 0
        self._kept: dict[str, Any] = {}
        self._filters: FilterCommands
        self.setMinimumSize(960, 560)
        self.setWindowIcon(icon("app"))
        desk.signals.edited.connect(self._on_edited)
        self._restore()

    # Where it is

    @property
    def page(self) -> "ListPage[Any] | TodayPage":
        return self._page(self._at)

    @property
    def pages(self) -> "Mapping[int, ListPage[Any] | TodayPage]":
        """Those that were shown, by their number; the others are not built."""
        return self._pages

    @property
    def commands(self) -> Mapping[str, QAction]:
        return self._commands

    def chosen(self) -> Sequence[Record]:
        """What is selected on the page in sight."""
        page = self.page
        return page.chosen() if is_list(page) else ()

    def place(self) -> Place:
        chosen = self.chosen()
        partner = self.bar.scope.partner
        states = {page.name: page.state() for page in self._pages.values() if is_list(page)}
        return Place(
            self._at,
            partner.code if partner else "",
            self.bar.search.text(),
            chosen[0].id if chosen else None,
            self.navigation.place[1],
            self._kept | states,
        )

    def go_to(self, place: Place) -> None:
        self.bar.scope.choose(place.partner)
        self.bar.search.setText(place.query)
        self._kept |= place.filters
        self.navigation.choose(place.page, place.view)
        for page in self._pages.values():
            if is_list(page) and page.name in place.filters:
                page.restore(place.filters[page.name])
        page = self.page
        if place.chosen is not None and is_list(page):
            page.select(place.chosen)

    def open_record(self, ref: AnyRef) -> None:
        """Show a record on its page; one that has no page, in the detail of this one."""
        for number, entry in enumerate(PAGES):
            if entry.listed and entry.listed.kind.table == ref.table:
                self.go_to(Place(number, self._scope_with(ref), "", ref.id))
                if [chosen.id for chosen in self.chosen()] != [ref.id]:
                    self._show_other(ref)  # before the list is there, or if it has no such row
                return
        if not is_list(self.page):
            self.turn_to(PARTNERS)
        self._show_other(ref)

    def _show_other(self, ref: AnyRef) -> None:
        page = self.page
        if is_list(page):
            page.show_other(ref)

    def _scope_with(self, ref: AnyRef) -> str:
        """The scope as it is, if it has the record; else none."""
        from tracker.records.kinds import KINDS  # all kinds there are, once one is looked for

        partner, record = self.bar.scope.partner, self.register.at(ref, KINDS)
        if partner is None or record is None:
            return ""
        partners: Refs[Country] = getattr(record, "partners", Refs((record.saved_id,)))
        return partner.code if partner.id in partners.ids else ""

    def turn_to(self, name: str) -> None:
        """Turn to the page of this name."""
        self.navigation.choose(number_of(name))

    def attempt(self, verb: Callable[[], object]) -> None:
        """Do it, or say in a sentence why it cannot be done."""
        try:
            verb()
        except RegisterError as fault:
            messages.say(self, str(fault))

    # Commands

    @command(N_("&Quit"), shortcut="Ctrl+Q")
    def quit(self) -> None:
        self.close()

    @command(UNDO, shortcut="Ctrl+Z", icon="undo")
    def undo(self) -> None:
        self.attempt(self.register.undo)

    @command(REDO, shortcut="Ctrl+Shift+Z", icon="redo")
    def redo(self) -> None:
        self.attempt(self.register.redo)

    @command(N_("&Find"), shortcut="Ctrl+F", icon="search")
    def search_list(self) -> None:
        self.bar.search.setFocus()
        self.bar.search.selectAll()

    @command(N_("Choose &Partner"), shortcut="Ctrl+L")
    def scope(self) -> None:
        self.bar.scope.setFocus()
        self.bar.scope.showPopup()

    @command(N_("As It &Was on…"))
    def as_it_was(self) -> None:
        from tracker.gui import as_it_was

        dialog = as_it_was.DayDialog(self.desk.today(), self)
        dialog.chosen.connect(self.open_as_it_was)
        dialog.open()

    def open_as_it_was(self, day: date) -> None:
        """Show the register as it was recorded by the end of a day, in a window of its own."""
        from tracker.gui import as_it_was
        from tracker.records import moments

        at = moments.end_of(day)
        path = self.register.path

        def show(copy: Path) -> None:
            earlier = Register.open_copy(copy, at)
            desk = Desk(earlier, RegisterSignals(earlier), self.desk.settings, lambda: day)
            window = MainWindow(desk, self.background)
            self._earlier.append(window)
            window.show()

        self.background.run(
            self,
            lambda _job: as_it_was.copied(path, at),
            then=show,
            failed=lambda fault: messages.say(self, str(fault)),
        )

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
        for name, alone, words, label in (
            ("undo", UNDO, N_("&Undo: {step}"), self.register.next_undo),
            ("redo", REDO, N_("&Redo: {step}"), self.register.next_redo),
        ):
            action = self._commands[name]
            action.setEnabled(label is not None)
            commands.name(action, _(words, step=_(label)) if label else _(alone))

    def _say_status(self) -> None:
        asked = partial(self._tallies, self.bar.scope.partner)
        self.desk.reader.ask(self, asked, self._show_tallies, "tallies")

    def _tallies(self, partner: Country | None, register: Register) -> tuple[dict[int, Tally], int]:
        """How much waits on each page, by its number, and how much is overdue in all."""
        today, tallies = self.desk.today(), {}
        for number, entry in enumerate(PAGES):
            if entry.listed and entry.listed.tally:
                among = entry.listed.of_partner(partner)
                tallies[number] = entry.listed.tally(register, among, today)
        return tallies, register.count(Commitment, overdue(today))

    def _show_tallies(self, counted: tuple[dict[int, Tally], int]) -> None:
        tallies, late = counted
        for number, tally in tallies.items():
            self.navigation.tell(number, tally)
        self.status.tell(late)

    def _on_selection(self) -> None:
        page = self.page
        is_any = bool(self.chosen())
        chosen = is_any and not self.register.is_readonly
        self.bar.search.setEnabled(is_list(page))
        self.bar.search.complain(page.fault if is_list(page) else None)
        self._filters.follow()
        for name in ("columns", "search_list"):
            self._commands[name].setEnabled(is_list(page))
        for name in ON_RECORDS:
            self._commands[name].setEnabled(chosen)
        self._commands["why"].setEnabled(is_any)
        if page.name == PARTNERS:
            self._commands["delete_record"].setEnabled(False)
        for of, names in ON_PAGES.items():
            for name in names:
                self._commands[name].setEnabled(chosen and page.name == of)

    # Leaving

    def lets_go(self) -> bool:
        """Whether nothing typed would be lost; a form that would lose something asks about it."""
        from tracker.gui.record_dialog import RecordDialog  # a form may never be opened

        for dialog in self.findChildren(RecordDialog):
            if dialog.isVisible() and dialog.is_changed():
                dialog.reject()
                return False
        return True

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.lets_go():
            event.ignore()
            return
        for window in self._earlier:
            window.close()
        if self.register.recorded_by is None:
            self._remember_place()
        self.desk.close()
        self.register.close()
        super().closeEvent(event)

    def _remember_place(self) -> None:
        settings, place = self.desk.settings, self.place()
        settings.last_page, settings.partner_scope = self.page.name, place.partner
        settings.window_geometry = self.saveGeometry()
        settings.save()

    # How it is built

    def _restore(self) -> None:
        """Build the window as it was left the last time."""
        settings = self.desk.settings
        self._build(Place(number_of(settings.last_page), settings.partner_scope))
        if not self.restoreGeometry(settings.window_geometry):
            self.resize(window_layout.first_size())

    def _build(self, place: Place) -> None:
        self._clear()
        self._filters = FilterCommands(self, self)
        registers = RegisterCommands(self, self)
        self._groups = (
            PageCommands(self, self),
            registers,
            DialogCommands(self, self),
            RecordCommands(self, self),
            self._filters,
            SearchCommands(self, self),
        )
        registers.wants_register.connect(self.wants_register)
        for group in (self, *self._groups):
            self._commands |= add_commands(self, group)
        self._stack = QStackedWidget()
        self._build_menus()
        self._build_around()
        self._filters.attach(self._commands)
        self.setWindowTitle(f"{self.register.path.stem} – {_('Cooperation Tracker')}")
        self._say_steps()
        self._say_status()
        self.go_to(place)
        self._on_selection()
        self._go_to_page()
        for name in WRITING if self.register.is_readonly else ():
            self._commands[name].setEnabled(False)
        self._commands["as_it_was"].setEnabled(self.register.recorded_by is None)

    def _clear(self) -> None:
        """Take down what was built for another language."""
        for action in self._commands.values():
            self.removeAction(action)
            action.deleteLater()
        self._commands, self._pages, self._kept = {}, {}, {}
        for group in self._groups:
            group.deleteLater()

    def _page(self, number: int) -> "ListPage[Any] | TodayPage":
        """The page of this number; built when it is first asked for."""
        if number not in self._pages:
            page = self._pages[number] = PAGES[number].build(self.desk)
            page.changed.connect(self._on_selection)
            page.open_record.connect(self.open_record)
            page.show_partner(self.bar.scope.partner)
            if is_list(page):
                self._prepare(page)
            self._stack.addWidget(page)
        return self._pages[number]

    def _prepare(self, page: "ListPage[Any]") -> None:
        """Have a new list show what the window asks for."""
        from tracker.gui.documents.handling import DocumentHandling  # with the first detail

        DocumentHandling(self.desk, self.background, page.detail)
        page.typed_anew.connect(self.bar.search.setText)
        page.search(self.bar.search.text())
        if page.name in self._kept:
            page.restore(self._kept.pop(page.name))

    def _build_menus(self) -> None:
        bar = QMenuBar(self)
        view = menus.fill(bar, self._commands)
        languages = [(language, language.own_name) for language in LANGUAGES]
        menus.add_choice(view, _("&Language"), languages, current(), self.speak)
        appearances = [(appearance, appearance.label) for appearance in Appearance]
        now = self.desk.settings.appearance
        menus.add_choice(view, _("A&ppearance"), appearances, now, self._appear)
        menus.tell_apart(bar)
        self.setMenuBar(bar)

    def _build_around(self) -> None:
        """The bar above the pages, the navigation beside them, the status line below."""
        self.navigation = Navigation([(plain(_(entry.words)), entry.icon) for entry in PAGES])
        self.navigation.chosen.connect(self._turn_to)
        self.bar = TopBar(self.register, self._commands)
        self.bar.scope.chosen.connect(self._on_partner)
        self.bar.searched.connect(self._on_search)
        self.bar.search.left.connect(self._go_to_page)
        self.status = StatusLine(self.register, self._commands)
        by = self.register.recorded_by
        band = self._band(by.date()) if by else None
        whole = window_layout.laid_out(self.bar, self.navigation, self._stack, self.status, band)
        self.setCentralWidget(whole)

    def _band(self, day: date) -> QWidget:
        from tracker.gui import as_it_was  # for an earlier state alone

        return as_it_was.band(day)

    def _turn_to(self, number: int, view: int | None) -> None:
        had_keys = self._stack.isAncestorOf(self.focusWidget())
        page = self._page(number)
        self._filters.show(page, view)
        self._at = number
        self._stack.setCurrentWidget(page)
        if had_keys:
            self._go_to_page()
        self._on_selection()

    def _on_partner(self, partner: Country | None) -> None:
        for page in self._pages.values():
            page.show_partner(partner)
        self._filters.count()
        self._say_status()

    def _go_to_page(self) -> None:
        page = self.page
        (page.view if is_list(page) else page).setFocus()

    def _on_search(self, query: str) -> None:
        for page in self._pages.values():
            if is_list(page):
                page.search(query)
