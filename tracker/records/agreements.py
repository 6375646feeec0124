"""Agreements: what was signed or is to be, and the dated actions from which its status follows."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from tracker.languages import N_, _, current
from tracker.records.countries import Country
from tracker.records.organisations import Organisation
from tracker.records.partial_dates import PartialDate
from tracker.records.topics import Topic
from tracker.records.words import Words
from tracker.store import (
    EVERYTHING,
    Condition,
    Listing,
    Problem,
    Record,
    Ref,
    Refs,
    Register,
    Severity,
    Vocabulary,
    field_of,
    names_one,
)
from tracker.store import by_title as alphabetical


class Level(Vocabulary):
    """Whom an agreement binds; Kazakhstan's law on treaties of 30 May 2005 names the first two."""

    INTERSTATE = "interstate", N_("interstate")
    INTERGOVERNMENTAL = "intergovernmental", N_("intergovernmental")
    INTERDEPARTMENTAL = "interdepartmental", N_("interdepartmental")
    NON_BINDING = "non_binding", N_("non-binding instrument")


class Form(Vocabulary):
    TREATY = "treaty", N_("treaty")
    AGREEMENT = "agreement", N_("agreement")
    PROTOCOL = "protocol", N_("protocol")
    MEMORANDUM = "memorandum", N_("memorandum of understanding")
    ACTION_PLAN = "action_plan", N_("joint action plan")
    ROADMAP = "roadmap", N_("roadmap")
    JOINT_STATEMENT = "joint_statement", N_("joint statement")
    EXCHANGE_OF_NOTES = "exchange_of_notes", N_("exchange of notes")
    MINUTES = "minutes", N_("minutes")


class ActionKind(Vocabulary):
    PLANNED = "planned", N_("action: planned")
    NEGOTIATED = "negotiated", N_("action: negotiated")
    INITIALLED = "initialled", N_("action: initialled")
    AUTHORISED = "authorised", N_("action: authorised to sign")
    SIGNED = "signed", N_("action: signed")
    SENT_FOR_RATIFICATION = "sent_for_ratification", N_("action: sent for ratification")
    RATIFIED = "ratified", N_("action: ratified")
    EXCHANGED = "exchanged", N_("action: instruments exchanged")
    NOTIFIED = "notified", N_("action: notified")
    IN_FORCE = "in_force", N_("action: entered into force")
    PROVISIONALLY_APPLIED = "provisionally_applied", N_("action: provisionally applied")
    AMENDED = "amended", N_("action: amended")
    SUSPENDED = "suspended", N_("action: suspended")
    DENOUNCED = "denounced", N_("action: denounced")
    TERMINATED = "terminated", N_("action: terminated")


class AgreementStatus(Vocabulary):
    """How an agreement stands; always derived from its actions, "not known" included."""

    PLANNED = "planned", N_("agreement: planned")
    NEGOTIATED = "negotiated", N_("agreement: under negotiation")
    INITIALLED = "initialled", N_("agreement: initialled")
    SIGNED = "signed", N_("agreement: signed")
    INTERNAL_PROCEDURES = "internal_procedures", N_("agreement: internal procedures")
    RATIFIED = "ratified", N_("agreement: ratified")
    PROVISIONALLY_APPLIED = "provisionally_applied", N_("agreement: provisionally applied")
    IN_FORCE = "in_force", N_("agreement: in force")
    SUSPENDED = "suspended", N_("agreement: suspended")
    DENOUNCED = "denounced", N_("agreement: denounced (notice given)")
    TERMINATED = "terminated", N_("agreement: terminated")
    EXPIRED = "expired", N_("agreement: expired")
    SUPERSEDED = "superseded", N_("agreement: superseded")
    UNKNOWN = "unknown", N_("agreement: not known")


class EntryIntoForce(Vocabulary):
    """When the text itself says that it enters into force; "not known" was looked for in vain."""

    ON_SIGNATURE = "on_signature", N_("on signature")
    LAST_NOTIFICATION = "last_notification", N_("on the last notification")
    DAYS_AFTER_NOTIFICATION = "days_after_notification", N_("days after the last notification")
    EXCHANGE_OF_INSTRUMENTS = "exchange_of_instruments", N_("on exchange of instruments")
    FIXED_DATE = "fixed_date", N_("on a fixed date")
    NOT_KNOWN = "not_known", N_("agreement: not known")


_LEADS_TO = {
    ActionKind.PLANNED: AgreementStatus.PLANNED,
    ActionKind.NEGOTIATED: AgreementStatus.NEGOTIATED,
    ActionKind.INITIALLED: AgreementStatus.INITIALLED,
    ActionKind.AUTHORISED: AgreementStatus.NEGOTIATED,
    ActionKind.SIGNED: AgreementStatus.SIGNED,
    ActionKind.SENT_FOR_RATIFICATION: AgreementStatus.INTERNAL_PROCEDURES,
    ActionKind.RATIFIED: AgreementStatus.RATIFIED,
    ActionKind.NOTIFIED: AgreementStatus.INTERNAL_PROCEDURES,
    ActionKind.EXCHANGED: AgreementStatus.RATIFIED,
    ActionKind.IN_FORCE: AgreementStatus.IN_FORCE,
    ActionKind.PROVISIONALLY_APPLIED: AgreementStatus.PROVISIONALLY_APPLIED,
    ActionKind.SUSPENDED: AgreementStatus.SUSPENDED,
    ActionKind.DENOUNCED: AgreementStatus.DENOUNCED,
    ActionKind.TERMINATED: AgreementStatus.TERMINATED,
}
"""An amendment leaves the status as it was."""

ON_THE_WAY = (
    AgreementStatus.UNKNOWN,
    AgreementStatus.PLANNED,
    AgreementStatus.NEGOTIATED,
    AgreementStatus.INITIALLED,
    AgreementStatus.SIGNED,
    AgreementStatus.INTERNAL_PROCEDURES,
    AgreementStatus.RATIFIED,
    AgreementStatus.PROVISIONALLY_APPLIED,
)
"""The way to entry into force, which is gone in this direction only."""


@dataclass(frozen=True, kw_only=True)
class Agreement(Record):
    table: ClassVar[str] = "agreement"
    prefix: ClassVar[str] = "A"
    noun: ClassVar[str] = N_("Agreement")

    title: Words = field_of(
        N_("Title"), default=Words(), searched=True, required=True, hint=N_("What it is called")
    )
    level: Level | None = field_of(N_("Level"))
    form: Form = field_of(N_("Form"), default=Form.AGREEMENT)
    partners: Refs[Country] = field_of(N_("Partners"), default=Refs())
    organisations: Refs[Organisation] = field_of(N_("Organisations"), default=Refs())
    topics: Refs[Topic] = field_of(N_("Topics"), default=Refs())
    summary: Words | None = field_of(N_("Summary"), searched=True, long=True)
    lead: Ref[Organisation] | None = field_of(N_("Lead"))
    entry: EntryIntoForce | None = field_of(N_("Enters into force"))
    entry_days: int | None = field_of(N_("Days after the notification"), hint=N_("30"))
    entry_on: PartialDate | None = field_of(N_("Fixed date of entry"))
    term_years: int | None = field_of(N_("Term in years"), hint=N_("5; 0 – without limit"))
    renewal_years: int | None = field_of(
        N_("Renewed by, years"), hint=N_("5; 0 – it is not renewed")
    )
    notice_months: int | None = field_of(N_("Notice in months"), hint=N_("6"))
    languages: str = field_of(N_("Languages of the texts"), default="", hint=N_("kk, tr, en"))
    registration: str = field_of(N_("Registration reference"), default="", searched=True)
    note: Words | None = field_of(N_("Note"), searched=True, long=True)

    @property
    def is_binding(self) -> bool | None:
        """Whether it binds in law, which its level says; None where the level is not known."""
        return None if self.level is None else self.level is not Level.NON_BINDING

    def problems(self) -> list[Problem]:
        found = super().problems()
        if self.entry is EntryIntoForce.FIXED_DATE and self.entry_on is None:
            sentence = _("Write the date on which it enters into force.")
            found.append(Problem("entry_on", sentence, Severity.WARNING))
        if self.entry is EntryIntoForce.DAYS_AFTER_NOTIFICATION and self.entry_days is None:
            sentence = _("Write how many days after the last notification.")
            found.append(Problem("entry_days", sentence, Severity.WARNING))
        return found


@dataclass(frozen=True, kw_only=True)
class Action(Record):
    """Something a party, or all of them, did with an agreement; an unknown date stays unknown."""

    table: ClassVar[str] = "agreement_action"
    prefix: ClassVar[str] = "AC"
    noun: ClassVar[str] = N_("Action")
    heading_field: ClassVar[str] = "kind"

    agreement: Ref[Agreement] | None = field_of(N_("Agreement"), shown=False)
    kind: ActionKind = field_of(N_("Action"), default=ActionKind.SIGNED)
    on: PartialDate | None = field_of(N_("Date"))
    party: Ref[Country] | None = field_of(N_("Party"))
    place: Words | None = field_of(N_("Place"), searched=True)
    note: Words | None = field_of(N_("Note"), long=True)


# Questions


def with_partner(country: Country | None) -> Condition:
    if country is None:
        return EVERYTHING
    return with_partner_id(country.saved_id)


def with_partner_id(country: int) -> Condition:
    return names_one("agreement", "partners", "country", country)


def by_title(
    register: Register, where: Condition = EVERYTHING, order: str = ""
) -> Listing[Agreement]:
    """In the order of the alphabet of the language in use."""
    return register.listing(Agreement, where, order=order or alphabetical(current()))


def actions(register: Register, agreement: Agreement) -> list[Action]:
    """In the order of their dates; one without a date stands where it was entered."""
    return in_order(register.find(Action, Condition("agreement = ?", (agreement.id,))))


def actions_of(register: Register, some: Iterable[Agreement]) -> dict[int, list[Action]]:
    """The same of several agreements, by their ids; a few hundred at the most."""
    found: dict[int, list[Action]] = {agreement.saved_id: [] for agreement in some}
    named = Condition(f"agreement in ({', '.join('?' * len(found))})", tuple(found))
    for action in register.find(Action, named):
        if action.agreement:
            found[action.agreement.id].append(action)
    return {id_: in_order(actions) for id_, actions in found.items()}


def in_order(actions: Iterable[Action]) -> list[Action]:
    placed: list[tuple[date, int, Action]] = []
    last = date.min
    for n, action in enumerate(actions):
        last = action.on.latest if action.on else last
        placed.append((last, n, action))
    return [action for _day, _n, action in sorted(placed, key=lambda p: p[:2])]


def status(actions: Iterable[Action], on: date | None = None) -> AgreementStatus:
    """What follows from the actions alone; ``agreement_life`` knows of terms and parties too."""
    return reached(actions, on)[0]


def reached(
    actions: Iterable[Action], on: date | None = None
) -> tuple[AgreementStatus, PartialDate | None]:
    """The status that the actions in their order lead to, those after ``on`` not counted, and
    since when; a step on the way to entry into force never takes back one further on.
    """
    now, since = AgreementStatus.UNKNOWN, None
    for action in done_by(actions, on):
        led = _LEADS_TO.get(action.kind, now)
        if led is not now and not _goes_back(now, led):
            now, since = led, action.on
    return now, since


def _goes_back(now: AgreementStatus, led: AgreementStatus) -> bool:
    if led not in ON_THE_WAY:
        return False
    return now not in ON_THE_WAY or ON_THE_WAY.index(led) < ON_THE_WAY.index(now)


def done_by(actions: Iterable[Action], on: date | None) -> list[Action]:
    """Those of the actions, in their order, done by a day.

    One without a date counts with the dated one before it: not known to be earlier than that.
    """
    done, counted = [], True
    for action in actions:
        if on and action.on:
            counted = action.on.earliest <= on
        if counted:
            done.append(action)
    return done


def signed_on(actions: Iterable[Action]) -> PartialDate | None:
    return next((a.on for a in actions if a.kind is ActionKind.SIGNED), None)


# Edits


def save(
    register: Register,
    agreement: Agreement,
    new_actions: Iterable[Action] = (),
    mistaken: Iterable[Action] = (),
) -> Agreement:
    """Add or change an agreement; actions are only ever added, or taken back as a mistake."""
    label = N_("Edit agreement") if agreement.id else N_("Add agreement")
    with register.edit(label) as edit:
        saved = edit.save(agreement)
        for action in new_actions:
            record_action(register, saved, action)
        for action in mistaken:
            take_back(register, action)
    return saved


def record_action(register: Register, agreement: Agreement, action: Action) -> Action:
    with register.edit(N_("Record action")) as edit:
        return edit.save(replace(action, agreement=agreement.ref))


def take_back(register: Register, action: Action) -> None:
    """Put an action recorded by mistake into the bin; the history goes on telling of it."""
    with register.edit(N_("Take back action")) as edit:
        edit.remove(action)


def remove(register: Register, chosen: Iterable[Agreement]) -> None:
    with register.edit(N_("Delete agreement")) as edit:
        for agreement in chosen:
            edit.remove(agreement)
