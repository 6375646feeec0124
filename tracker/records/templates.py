"""Templates: what sessions of a kind usually have on their agenda and need beforehand."""

from dataclasses import dataclass

from tracker.languages import LANGUAGES, N_, _, speaking
from tracker.records.checklists import Preparation
from tracker.records.countries import Country, alone, home
from tracker.records.logbook import Entry
from tracker.records.sessions import (
    AgendaItem,
    Delegation,
    Session,
    SessionFormat,
    SessionKind,
    SessionStatus,
)
from tracker.records.words import Words
from tracker.store import Register


@dataclass(frozen=True)
class Template:
    """``steps`` are what is to be ready, and how many days before. Texts are marked with ``N_``."""

    name: str
    kind: SessionKind
    steps: tuple[tuple[str, int], ...]
    agenda: tuple[str, ...] = ()
    format: SessionFormat | None = SessionFormat.IN_PERSON

    @property
    def label(self) -> str:
        return _(self.name)


_AGREE_DATES = N_("Agree the dates and the place with the partner")
_AGREE_PROGRAMME = N_("Agree the programme")
_AGREE_AGENDA = N_("Agree the agenda with the partner")
_NAME_DELEGATION = N_("Name the delegation and send its list")
_CALL_FOR_PAPERS = N_("Ask the departments for their contributions")
_BRIEF = N_("Prepare the brief")
_INTERPRETER = N_("Arrange for interpreters")
_TEST_LINK = N_("Test the connection")

TEMPLATES = (
    Template(
        N_("Visit"),
        SessionKind.WORKING_VISIT,
        (
            (_AGREE_DATES, 45),
            (_AGREE_PROGRAMME, 21),
            (_NAME_DELEGATION, 14),
            (_CALL_FOR_PAPERS, 14),
            (_INTERPRETER, 7),
            (_BRIEF, 3),
        ),
    ),
    Template(
        N_("Commission"),
        SessionKind.MEETING,
        (
            (_AGREE_DATES, 60),
            (N_("Collect what was done since the last meeting"), 30),
            (_AGREE_AGENDA, 30),
            (N_("Send the draft minutes to the partner"), 21),
            (_NAME_DELEGATION, 14),
            (_INTERPRETER, 7),
            (_BRIEF, 3),
        ),
        (
            N_("What was done since the last meeting"),
            N_("Cooperation by field"),
            N_("Date and place of the next meeting"),
        ),
    ),
    Template(
        N_("Strategic session"),
        SessionKind.STRATEGIC_SESSION,
        (
            (_AGREE_AGENDA, 30),
            (N_("Name the speakers of each thematic session"), 21),
            (_CALL_FOR_PAPERS, 14),
            (_INTERPRETER, 7),
            (_TEST_LINK, 1),
        ),
        (N_("Thematic sessions"), N_("Agreed follow-up actions")),
        SessionFormat.ONLINE,
    ),
    # Thirty days for papers in the name of the Republic, fourteen in that of the Government:
    # the Law on international treaties of 30 May 2005, No. 54, article 5.
    Template(
        N_("Signing"),
        SessionKind.SIGNING,
        (
            (N_("Send the papers for signing in the name of the Republic"), 30),
            (N_("Send the papers for signing in the name of the Government"), 14),
            (N_("Check that the texts in all languages agree"), 10),
            (N_("Have the powers to sign issued"), 7),
            (N_("Print the copies for signing"), 2),
        ),
        (N_("Signing of the documents"),),
    ),
    Template(
        N_("Call"),
        SessionKind.CALL,
        ((_AGREE_AGENDA, 5), (_INTERPRETER, 3), (_BRIEF, 2), (_TEST_LINK, 1)),
        format=SessionFormat.ONLINE,
    ),
)


def start(register: Register, template: Template, partner: Country | None = None) -> Entry:
    """A planned session as the template has it, not saved; dates and title are left to people."""
    partners = alone(partner)
    sides = [home(register), *([partner] if partner else [])]
    session = Session(
        kind=template.kind,
        status=SessionStatus.PLANNED,
        format=template.format,
        partners=partners,
    )
    return Entry(
        session,
        tuple(Delegation(country=side.ref) for side in sides),
        tuple(
            AgendaItem(number=str(n), title=_in_all(text))
            for n, text in enumerate(template.agenda, 1)
        ),
        checklist=checklist(template),
    )


def checklist(template: Template) -> tuple[Preparation, ...]:
    return tuple(
        Preparation(title=_in_all(text), days_before=days) for text, days in template.steps
    )


def _in_all(text: str) -> Words:
    """A text of ours in every language we have it in."""
    said = {}
    for language in LANGUAGES:
        with speaking(language):
            said[language] = _(text)
    return Words.of(said)
