"""All kinds of record, by the table they are kept in."""

from tracker.records.agreements import Action, Agreement
from tracker.records.checklists import Preparation
from tracker.records.commitments import Commitment, Progress
from tracker.records.countries import Country
from tracker.records.deadlines import DeadlineChange
from tracker.records.documents import Document
from tracker.records.evidence import Evidence
from tracker.records.links import Link
from tracker.records.milestones import Milestone
from tracker.records.names import Name
from tracker.records.organisations import Organisation
from tracker.records.people import Person, Tenure
from tracker.records.saved_views import SavedView
from tracker.records.series import Series
from tracker.records.sessions import AgendaItem, Delegation, Session
from tracker.records.sources import Citation, Source
from tracker.records.topics import Topic
from tracker.store import Condition, Record, Register

KINDS: dict[str, type[Record]] = {
    kind.table: kind
    for kind in (
        Country, Organisation, Person, Tenure, Topic, Series, Session, Delegation, AgendaItem,
        Agreement, Action, Commitment, Progress, Link, Source, Citation,
        DeadlineChange, Evidence, Milestone, Name, Preparation, Document, SavedView,
    )
}  # fmt: skip


def by_code(register: Register, code: str) -> Record | None:
    """The record of any kind that has this code, in either case; None if there is none."""
    for kind in KINDS.values():
        found = register.first(kind, Condition("code = ?", (code.strip().upper(),)))
        if found:
            return found
    return None
