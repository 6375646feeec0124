"""The commands on what is chosen: where it comes from, what it is called, how it goes on.

Each imports its own form or dialog, for the window opens without them.
"""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from tracker.gui.background import Background
from tracker.gui.commands import command
from tracker.gui.desk import Desk
from tracker.gui.pages import COMMITMENTS, SESSIONS
from tracker.languages import N_
from tracker.store import AnyRef, Record

ON_RECORDS = ("edit_record", "delete_record", "why", "link", "cite")
ON_PAGES = {
    COMMITMENTS: ("report_done", "take_off_control", "return_to_work", "repeat"),
    SESSIONS: ("next_edition", "make_commitments", "carry_over"),
}
"""Which commands need something chosen, and those that need it on the page of a name."""


class Host(Protocol):
    """What the commands ask of their window."""

    desk: Desk

    @property
    def background(self) -> Background: ...
    @property
    def page(self) -> Any: ...
    def chosen(self) -> Sequence[Record]: ...
    def attempt(self, verb: Callable[[], object]) -> None: ...
    def turn_to(self, name: str) -> None: ...
    def open_record(self, ref: AnyRef) -> None: ...


class RecordCommands(QObject):
    """``host`` is the window, which is also the parent of every dialog."""

    def __init__(self, host: Host, window: QWidget) -> None:
        super().__init__(window)
        self._host = host
        self._window = window
        self._register = host.desk.register

    @command(N_("&Why Does This Exist?"), shortcut="Ctrl+I")
    def why(self) -> None:
        from tracker.gui.provenance.dialog import ProvenanceDialog

        for record in self._host.chosen()[:1]:
            dialog = ProvenanceDialog(
                self._register, self._host.background, self._today, record, self._window
            )
            dialog.open_record.connect(self._host.open_record)
            dialog.open()

    @command(N_("&Link To…"), shortcut="Ctrl+Shift+K")
    def link(self) -> None:
        from tracker.gui.provenance.form import open_link

        for record in self._host.chosen()[:1]:
            open_link(self._register, self._today, self._window, record).open()

    @command(N_("Cite &Source…"), shortcut="Ctrl+Shift+I")
    def cite(self) -> None:
        from tracker.gui.sources.form import open_citation

        for record in self._host.chosen()[:1]:
            open_citation(self._register, self._today, self._window, record).open()

    @command(N_("&Merge Duplicates…"))
    def merge(self) -> None:
        from tracker.gui.merge_dialog import MergeDialog

        chosen = self._host.chosen()
        MergeDialog(self._register, self._window, chosen[0] if chosen else None).open()

    @command(N_("&Names…"))
    def names(self) -> None:
        from tracker.gui.names_dialog import NamesDialog

        NamesDialog(self._register, self._today, self._window).open()

    @command(N_("New Na&me…"))
    def new_name(self) -> None:
        """One more name, such as a former one, of what is chosen or of another."""
        from tracker.gui.name_form import open_name
        from tracker.records.names import NAMED

        owners = [record for record in self._host.chosen() if record.table in NAMED]
        owner = owners[0] if owners else None
        open_name(self._register, self._today, self._window, owner).open()

    # Sessions

    @command(N_("New Session from &Template…"))
    def new_from_template(self) -> None:
        self._host.turn_to(SESSIONS)
        self._on(SESSIONS, lambda page: page.new_from_template())

    @command(N_("Plan &Next Edition"))
    def next_edition(self) -> None:
        self._on(SESSIONS, lambda page: page.plan_next_edition())

    @command(N_("Make &Commitments from Tasks"))
    def make_commitments(self) -> None:
        self._on(SESSIONS, lambda page: page.make_commitments())

    @command(N_("&Carry Over to This Session…"))
    def carry_over(self) -> None:
        from tracker.gui.commitments.carry_over import open_carry_over

        self._on(
            SESSIONS,
            lambda page: page.open(open_carry_over(self._register, page, page.chosen()[0])),
        )

    # Commitments

    @command(N_("&Report as Done…"), shortcut="Ctrl+Shift+D")
    def report_done(self) -> None:
        self._on(COMMITMENTS, lambda page: page.report_done())

    @command(N_("&Take Off Control…"), shortcut="Ctrl+D", icon="done")
    def take_off_control(self) -> None:
        self._on(COMMITMENTS, lambda page: page.take_off_control())

    @command(N_("Return to &Work"))
    def return_to_work(self) -> None:
        self._on(COMMITMENTS, lambda page: page.return_to_work())

    @command(N_("Add Re&peated Commitments…"))
    def repeat(self) -> None:
        self._on(COMMITMENTS, lambda page: page.repeat())

    @property
    def _today(self) -> Any:
        return self._host.desk.today()

    def _on(self, name: str, verb: Callable[[Any], object]) -> None:
        page = self._host.page
        if page.name == name:
            self._host.attempt(lambda: verb(page))
