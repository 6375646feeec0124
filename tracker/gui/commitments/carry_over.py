"""The dialog that carries over to a session what is open from the one before."""

from PySide6.QtWidgets import QWidget

from tracker.gui.commitments.ticked import TickedList
from tracker.gui.record_dialog import RecordDialog
from tracker.languages import _
from tracker.languages.catalogues import plural
from tracker.records import carry_over
from tracker.records.commitments import Commitment, NotAllowed
from tracker.records.display import coded
from tracker.records.sessions import Session
from tracker.store import Register

WIDTH = 680
"""Of the dialog, in pixels."""


def open_carry_over(register: Register, parent: QWidget | None, to: Session) -> RecordDialog:
    """Lists what is open from the session before; each can be left out.

    Raises NotAllowed where there is nothing to carry over.
    """
    before = carry_over.previous(register, to)
    if before is None:
        raise NotAllowed(_("No session before this one is recorded."))
    lines = [(each, _line(register, each)) for each in carry_over.to_carry(register, to)]
    if not lines:
        raise NotAllowed(
            _(
                "Nothing is open from the session before, {session}.",
                session=coded(register, before),
            )
        )
    heading = _("Open from the session before, {session}:", session=coded(register, before))
    form = TickedList(heading, lines)

    def save() -> Session:
        carry_over.carry_over(register, form.ticked(), to)
        return to

    return RecordDialog(_("Carry over"), form, save, form.problems, parent, width=WIDTH)


def _line(register: Register, commitment: Commitment) -> str:
    running = carry_over.sessions_running(register, commitment)
    said = [coded(register, commitment)]
    if commitment.due:
        said.append(_("Due: {date}", date=commitment.due))
    if running > 1:
        said.append(
            plural("Agreed at {n} session running", "Agreed at {n} sessions running", running)
        )
    return " · ".join(said)
