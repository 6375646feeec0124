"""The commands on filters: to set one, to keep it as a view, and what can be asked at all."""

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from tracker.gui.commands import command
from tracker.gui.desk import Desk
from tracker.gui.navigation import Navigation, Tally
from tracker.gui.pages import PAGES, is_list
from tracker.gui.top_bar import TopBar
from tracker.languages import N_, _, current
from tracker.languages.catalogues import plural
from tracker.records import saved_views
from tracker.records.commitments import Commitment
from tracker.records.saved_views import SavedView
from tracker.records.words import Words
from tracker.store import Condition, Edit, Record, Register

if TYPE_CHECKING:  # only words for mypy here: lists and queries come with the first list
    from tracker.gui.list_page import ListPage
    from tracker.records.queries import QueryError

ON_VIEWS = ("update_view", "rename_view", "delete_view", "view_up", "view_down")
"""Commands that need a saved view to be shown."""


class Host(Protocol):
    """What the commands ask of their window."""

    desk: Desk
    navigation: Navigation
    bar: TopBar

    @property
    def page(self) -> Any: ...
    @property
    def pages(self) -> Mapping[int, Any]: ...
    def attempt(self, verb: Callable[[], object]) -> None: ...


@dataclass(frozen=True)
class _Asked:
    """A view to be counted: on which page, and among which records."""

    page: int
    kind: type[Record]
    view: SavedView
    among: Condition


class FilterCommands(QObject):
    """``host`` is the window, which is also the parent of every dialog."""

    def __init__(self, host: Host, window: QWidget) -> None:
        super().__init__(window)
        self._host = host
        self._window = window
        self._desk = host.desk
        self._register = host.desk.register
        self._views: dict[int, SavedView] = {}
        self._commands: Mapping[str, QAction] = {}

    @command(N_("&Set Filter"), shortcut="Ctrl+Shift+F")
    def choose_filter(self) -> None:
        """Go to the buttons of the filter."""
        for page in self._list_page():
            next(iter(page.bar.buttons.values())).setFocus(Qt.FocusReason.ShortcutFocusReason)

    @command(N_("&Reset Filter"), shortcut="Ctrl+Shift+R")
    def reset_filter(self) -> None:
        for page in self._list_page():
            page.bar.reset()

    @command(N_("Save &View…"), shortcut="Ctrl+Shift+S")
    def save_view(self) -> None:
        from tracker.gui.filters import name_dialog

        for page in self._list_page():
            filtering = page.filtering
            proposed = filtering.in_words(filtering.tree)
            name_dialog.ask(_("Save view"), proposed, self._window, partial(self._save, page))

    @command(N_("&Update View to This Filter"))
    def update_view(self) -> None:
        for page, view in self._shown():
            changed = _with_filter(view, page)
            self._host.attempt(partial(saved_views.change, self._register, changed))
            self._host.bar.search.clear()

    @command(N_("Re&name View…"))
    def rename_view(self) -> None:
        from tracker.gui.filters import name_dialog

        for _page, view in self._shown():
            then = partial(self._rename, view)
            name_dialog.ask(_("Rename view"), str(view.name), self._window, then)

    @command(N_("&Delete View"))
    def delete_view(self) -> None:
        for _page, view in self._shown():
            self._host.attempt(partial(saved_views.remove, self._register, [view]))

    @command(N_("Move View U&p"))
    def view_up(self) -> None:
        self._move(-1)

    @command(N_("Move View Do&wn"))
    def view_down(self) -> None:
        self._move(1)

    @command(N_("What Can Be &Asked"), shortcut="Shift+F1")
    def search_help(self) -> None:
        from tracker.gui.search_help import SearchHelp

        kinds = [page.kind for page in self._list_page()]
        kind = kinds[0] if kinds else Commitment
        SearchHelp(self._register, kind, self._desk.today(), self._window).open()

    # What the window tells

    def attach(self, commands: Mapping[str, QAction]) -> None:
        """Begin, once the window is built."""
        self._commands = commands
        navigation = self._host.navigation
        navigation.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        navigation.customContextMenuRequested.connect(self._open_menu)
        search = self._host.bar.search
        search.help_wanted.connect(self.search_help)
        search.completion_wanted.connect(self._complete)
        self._desk.signals.edited.connect(self._on_edited)
        self._list()

    def show(self, page: Any, view_id: int | None) -> None:
        """Show a view on its page, or with None the page as it was before any."""
        if not is_list(page):
            return
        from tracker.records.queries import QueryError

        try:
            page.show_saved(None if view_id is None else self._views[view_id])
        except QueryError as fault:
            self._host.attempt(partial(_raise, fault))

    def follow(self) -> None:
        """Offer what can be done with the page in sight, and say whether its view was changed."""
        shown = list(self._shown())
        can_write = not self._register.is_readonly
        is_list = bool(list(self._list_page()))
        changed = [view.saved_id for page, view in shown if page.differs_from_saved()]
        self._host.navigation.mark_changed(changed[0] if changed else None)
        self._enable(("choose_filter", "reset_filter"), is_it=is_list)
        self._enable(("save_view",), is_it=is_list and can_write)
        self._enable(ON_VIEWS, is_it=bool(shown) and can_write)
        self._enable(("update_view",), is_it=bool(changed) and can_write)

    def count(self) -> None:
        """Count what each view finds, in the partner scope."""
        partner = self._host.bar.scope.partner
        asked = [
            _Asked(number, entry.listed.kind, view, entry.listed.of_partner(partner))
            for number, entry in enumerate(PAGES)
            for view in self._views.values()
            if entry.listed and view.page == entry.listed.kind.table
        ]
        if asked:
            self._desk.reader.ask(self, partial(self._counted, asked), self._tell, "views")

    # How it does it

    def _save(self, page: "ListPage[Any]", name: str) -> None:
        view = SavedView(name=Words.of({current(): name}), page=page.kind.table)
        saved: list[SavedView] = []
        self._host.attempt(
            lambda: saved.append(saved_views.add(self._register, _with_filter(view, page)))
        )
        for added in saved:
            self._host.navigation.choose(self._host.navigation.place[0], added.saved_id)
            # What was typed is a part of the view now.
            self._host.bar.search.clear()

    def _rename(self, view: SavedView, name: str) -> None:
        names = Words.of({**view.name.by_language, current(): name})
        self._host.attempt(partial(saved_views.rename, self._register, view, names))

    def _move(self, by: int) -> None:
        for _page, view in self._shown():
            self._host.attempt(partial(saved_views.move, self._register, view, by))

    def _list_page(self) -> "Sequence[ListPage[Any]]":
        page = self._host.page
        return [page] if is_list(page) else []

    def _shown(self) -> "Sequence[tuple[ListPage[Any], SavedView]]":
        return [(page, page.saved) for page in self._list_page() if page.saved]

    def _enable(self, names: Sequence[str], *, is_it: bool) -> None:
        for name in names:
            self._commands[name].setEnabled(is_it)

    def _on_edited(self, edit: Edit) -> None:
        if edit.touches(SavedView):
            self._list()
            self.follow()
        else:
            self.count()

    def _list(self) -> None:
        """Show in the navigation the views there are now."""
        listed = {}
        self._views = {}
        for number, entry in enumerate(PAGES):
            if entry.listed is None:
                continue
            views = list(saved_views.listed(self._register, entry.listed.kind))
            self._views |= {view.saved_id: view for view in views}
            listed[number] = [(view.saved_id, str(view.name)) for view in views]
            if number in self._host.pages:
                self._follow_view(self._host.pages[number])
        self._host.navigation.show_views(listed)
        self.count()

    def _follow_view(self, page: "ListPage[Any]") -> None:
        """Have a page go on from its view as it is now, or without it if it is gone."""
        if page.saved and page.saved.id not in self._views:
            page.show_saved(None)
        elif page.saved:
            page.saved = self._views[page.saved.saved_id]

    def _counted(
        self, asked: Sequence[_Asked], register: Register
    ) -> Generator[None, None, list[tuple[_Asked, int | None]]]:
        from tracker.gui.filters import counts

        found = []
        for each in asked:
            query, today = each.view.query, self._desk.today()
            n = yield from counts.of_query(each.kind, query, each.among, today, register)
            found.append((each, n))
        return found

    def _tell(self, counted: Sequence[tuple[_Asked, int | None]]) -> None:
        for asked, n in counted:
            words = _("It names what is no longer there.")
            if n is not None:
                words = plural("{n} record", "{n} records", n)
            tally = Tally(n or 0, words=words)
            self._host.navigation.tell_view(asked.page, asked.view.saved_id, tally)

    def _complete(self, text: str, cursor: int) -> None:
        from tracker.gui.filters import completion

        search, today = self._host.bar.search, self._desk.today()
        for page in self._list_page():
            work = partial(completion.completions, text, cursor, page.kind, today)
            self._desk.reader.ask(search, work, search.offer, "completion")

    def _open_menu(self, at: QPoint) -> None:
        navigation = self._host.navigation
        if item := navigation.itemAt(at):
            navigation.setCurrentItem(item)
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in (*ON_VIEWS, "save_view"):
            if self._commands[name].isEnabled():
                menu.addAction(self._commands[name])
        if menu.actions():
            menu.popup(navigation.viewport().mapToGlobal(at))


def _with_filter(view: SavedView, page: "ListPage[Any]") -> SavedView:
    from tracker.records import queries

    shown = page.shown()
    return replace(view, query=queries.write(shown.tree), sort_order=shown.order)


def _raise(fault: "QueryError") -> None:
    raise fault
