"""The agenda: what was talked of at a session, and the tasks that become commitments."""

from tracker.languages import N_
from tracker.records import links, sessions
from tracker.records.commitments import Commitment, Status
from tracker.records.commitments import add as add_commitment
from tracker.records.links import Link, LinkKind
from tracker.records.sessions import AgendaItem, OutcomeKind, Session
from tracker.store import Register


class NoTask(ValueError):
    """Only a task that has no commitment yet can become one."""


def commitment_of(register: Register, item: AgendaItem) -> Commitment | None:
    """The commitment an agenda item became, unless that is in the bin."""
    for link in links.of(register, item):
        if link.kind is LinkKind.LED_TO and link.origin == item.any_ref and link.target:
            found = register.at(link.target, {Commitment.table: Commitment})
            if isinstance(found, Commitment) and not found.binned:
                return found
    return None


def open_tasks(register: Register, session: Session) -> list[AgendaItem]:
    """The tasks on the agenda that are no commitments yet."""
    return [
        item
        for item in sessions.agenda(register, session)
        if item.outcome_kind is OutcomeKind.TASK and commitment_of(register, item) is None
    ]


def make_commitment(register: Register, item: AgendaItem) -> Commitment:
    """A task becomes a commitment, each linked to the other; raises NoTask.

    It is a draft: whose it is and when it is due were not in the task.
    """
    if item.outcome_kind is not OutcomeKind.TASK or commitment_of(register, item):
        raise NoTask(item.code)
    if item.session is None:
        raise NoTask(item.code)
    session = register.get(Session, item.session)
    with register.edit(N_("Make commitment from task")):
        made = add_commitment(register, _as_commitment(item, session))
        link = Link(origin=item.any_ref, target=made.any_ref, kind=LinkKind.LED_TO)
        links.connect(register, link)
    return made


def make_commitments(register: Register, session: Session) -> list[Commitment]:
    """The same for every task of a session that is none yet: one undo step."""
    with register.edit(N_("Make commitments from tasks")):
        return [make_commitment(register, item) for item in open_tasks(register, session)]


def _as_commitment(item: AgendaItem, session: Session) -> Commitment:
    return Commitment(
        title=item.outcome or item.title,
        partners=session.partners,
        status=Status.DRAFT,
        origin=session.any_ref,
        item=item.number,
        topics=session.topics,
    )
