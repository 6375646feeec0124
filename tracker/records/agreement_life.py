"""The life of an agreement: what follows on a day from its dated actions and from its own terms.

Nothing of this is stored. An unknown day never becomes a day: what is known to a month is counted
on as a month, and nothing is said to have happened before the last day on which it can have.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import count

from tracker.records import agreements, countries, links
from tracker.records.agreements import (
    ON_THE_WAY,
    Action,
    ActionKind,
    Agreement,
    AgreementStatus,
    EntryIntoForce,
    Level,
)
from tracker.records.links import Link, LinkKind
from tracker.records.partial_dates import PartialDate
from tracker.records.spans import Span, last
from tracker.store import EVERYTHING, AnyRef, Condition, Register

STEPS = (
    ActionKind.INITIALLED,
    ActionKind.AUTHORISED,
    ActionKind.SIGNED,
    ActionKind.SENT_FOR_RATIFICATION,
    ActionKind.RATIFIED,
    ActionKind.NOTIFIED,
    ActionKind.EXCHANGED,
)
"""What each party does by itself on the way to entry into force, in the usual order."""

PAPERS_BEFORE_SIGNING = {Level.INTERGOVERNMENTAL: 14, Level.INTERSTATE: 30}
"""Calendar days; Kazakhstan's law on international treaties of 30 May 2005 No. 54, article 5:
14 for signing in the name of the Government, 30 for signing in the name of the Republic."""

_CONSENT = (ActionKind.RATIFIED, ActionKind.NOTIFIED, ActionKind.EXCHANGED)
_AFTER_SIGNING = {
    EntryIntoForce.ON_SIGNATURE: (),
    EntryIntoForce.FIXED_DATE: (),
    EntryIntoForce.LAST_NOTIFICATION: (ActionKind.NOTIFIED,),
    EntryIntoForce.DAYS_AFTER_NOTIFICATION: (ActionKind.NOTIFIED,),
    EntryIntoForce.EXCHANGE_OF_INSTRUMENTS: (ActionKind.RATIFIED, ActionKind.EXCHANGED),
}
_RUNNING = (
    AgreementStatus.PROVISIONALLY_APPLIED,
    AgreementStatus.IN_FORCE,
    AgreementStatus.SUSPENDED,
)
_AT_ONCE = 256
"""So many agreements are read together where there may be thousands."""

Standing = tuple[AgreementStatus, PartialDate | None]


@dataclass(frozen=True)
class Entry:
    """Entry into force: when, as far as that is known, and whether it has come."""

    when: Span | None
    has_come: bool


@dataclass(frozen=True)
class Square:
    """What one party has done of one step."""

    step: ActionKind
    is_done: bool = False
    is_awaited: bool = False
    on: PartialDate | None = None


@dataclass(frozen=True)
class Life:
    """An agreement as it stands on a day.

    ``actions`` in their order; ``parties`` by the ids of their countries, none where they are not
    known; ``replaced`` when another agreement took its place, if one has.
    """

    agreement: Agreement
    actions: tuple[Action, ...]
    parties: tuple[int, ...]
    day: date
    replaced: Entry | None = None

    @property
    def status(self) -> AgreementStatus:
        return self._standing[0]

    @property
    def status_since(self) -> PartialDate | None:
        return self._standing[1]

    @property
    def signed(self) -> PartialDate | None:
        return agreements.signed_on(self.done)

    @property
    def planned_signing(self) -> PartialDate | None:
        """When it is to be signed: a signing recorded for a time after the day."""
        to_come = (a for a in self.actions if a not in self.done)
        return next((a.on for a in to_come if a.kind is ActionKind.SIGNED), None)

    @cached_property
    def done(self) -> tuple[Action, ...]:
        return tuple(agreements.done_by(self.actions, self.day))

    # Who has done what

    @property
    def whose_turn(self) -> tuple[int, ...] | None:
        """The parties whose step all others wait for; none where there is nothing to wait for.

        None where that is not known, for the parties are not, or how it enters into force.
        """
        awaited = self._awaited
        return awaited[1] if awaited else None

    def grid(self) -> dict[int, tuple[Square, ...]]:
        """By party, what it has done of each step that is needed or was taken by anyone."""
        needed = {ActionKind.SIGNED, *(self._after_signing or ())}
        taken = {action.kind for action in self.done}
        steps = [step for step in STEPS if step in needed | taken]
        return {party: tuple(self._square(party, step) for step in steps) for party in self.parties}

    def _square(self, party: int, step: ActionKind) -> Square:
        done = self._by(party, step)
        if done:
            return Square(step, is_done=True, on=done[-1].on)
        awaited_step, awaited = self._awaited or (None, ())
        return Square(step, is_awaited=step is awaited_step and party in awaited)

    @cached_property
    def _awaited(self) -> tuple[ActionKind | None, tuple[int, ...]] | None:
        """The first step that some party lacks, and which; None where that is not known."""
        if self.status not in ON_THE_WAY:
            return None, ()
        if not self.parties or self.status is AgreementStatus.UNKNOWN:
            return None
        after = self._after_signing
        for step in (ActionKind.SIGNED, *(after or ())):
            missing = tuple(p for p in self.parties if not self._by(p, *_equal_to(step)))
            if missing:
                return step, missing
        return None if after is None else (None, ())

    @property
    def _after_signing(self) -> tuple[ActionKind, ...] | None:
        """The steps needed of each party after signing; None where they are not known."""
        if self.agreement.entry in _AFTER_SIGNING:
            return _AFTER_SIGNING[self.agreement.entry]
        if self.agreement.is_binding is False:
            return ()
        begun = {ActionKind.SENT_FOR_RATIFICATION, *_CONSENT} & {a.kind for a in self.done}
        # Consent that one party has to give is waited for from each of them.
        return (ActionKind.RATIFIED,) if begun else None

    def _by(self, party: int, *kinds: ActionKind) -> list[Action]:
        """What a party did of these; an action without a party is of all of them."""
        return [a for a in self.done if a.kind in kinds and (not a.party or a.party.id == party)]

    def _all_did(self, *kinds: ActionKind) -> Entry | None:
        """When the last party did one of these; None while one of them has not."""
        joint = [action for action in self.done if action.kind in kinds and not action.party]
        each = [self._by(party, *kinds) for party in self.parties] or [joint]
        if not all(each):
            return None
        return Entry(last(Span.of(done[-1].on) for done in each), has_come=True)

    # Entry into force

    @cached_property
    def entry(self) -> Entry | None:
        """As it was recorded, else as the agreement's own clause has it; None if not known."""
        for action in self.done:
            if action.kind is ActionKind.IN_FORCE:
                return Entry(Span.of(action.on), has_come=True)
        match self.agreement.entry:
            case EntryIntoForce.ON_SIGNATURE:
                return self._all_did(ActionKind.SIGNED)
            case EntryIntoForce.LAST_NOTIFICATION:
                return self._all_did(ActionKind.NOTIFIED)
            case EntryIntoForce.EXCHANGE_OF_INSTRUMENTS:
                return self._all_did(ActionKind.EXCHANGED)
            case EntryIntoForce.DAYS_AFTER_NOTIFICATION:
                return self._days_after(self._all_did(ActionKind.NOTIFIED))
            case EntryIntoForce.FIXED_DATE if self._all_did(ActionKind.SIGNED):
                return self._to_come(Span.of(self.agreement.entry_on))
        return None

    @property
    def days_to_entry(self) -> int | None:
        """Days left until it enters into force; None if it has, or if the day is not known."""
        entry = self.entry
        day = entry.when.day if entry and entry.when and not entry.has_come else None
        return (day - self.day).days if day else None

    def _days_after(self, notified: Entry | None) -> Entry | None:
        days = self.agreement.entry_days
        if notified is None or notified.when is None or days is None:
            return None
        return self._to_come(notified.when.plus(days=days))

    def _to_come(self, when: Span | None) -> Entry | None:
        return Entry(when, has_come=when.latest <= self.day) if when else None

    # Term, renewal, notice

    @property
    def term_end(self) -> Span | None:
        """The last day of the term that runs or ran last, or of that in which it was denounced;
        None if there is none, or it is not known.
        """
        if self.status is AgreementStatus.DENOUNCED:
            return self._end_after_notice(Span.of(self.status_since))
        is_over = self.status in (AgreementStatus.TERMINATED, AgreementStatus.SUPERSEDED)
        return None if is_over else self._current_end

    @property
    def _current_end(self) -> Span | None:
        current = None
        for current in self._ends():
            if current.latest >= self.day:
                break
        return current

    @property
    def notice_by(self) -> Span | None:
        """The last day, not yet past, to denounce it before it is renewed by itself."""
        months = self.agreement.notice_months
        if self.status not in _RUNNING or not self.agreement.renewal_years or months is None:
            return None
        known = (end.plus(months=-months) for end in self._ends())
        return next((by for by in known if by and by.latest >= self.day), None)

    def _ends(self) -> Iterator[Span]:
        """The ends of its terms one after the other, counted from entry into force."""
        term, renewal = self.agreement.term_years, self.agreement.renewal_years
        start = self.entry.when if self.entry else None
        if not start or not term:
            return
        for n in count():
            end = start.plus(years=term + n * (renewal or 0))
            if end is None:
                return
            yield end
            if not renewal:
                return

    def _end_after_notice(self, given: Span | None) -> Span | None:
        """When it ends after notice to end it was given; None where that cannot be told."""
        agreement = self.agreement
        if given is None or agreement.notice_months is None:
            return None
        if agreement.term_years == 0:
            return given.plus(months=agreement.notice_months)
        for end in self._ends():
            last_day = end.plus(months=-agreement.notice_months)
            in_time = last_day is not None and given.latest <= last_day.earliest
            if in_time or agreement.renewal_years == 0:
                return end
            if last_day is None or given.earliest <= last_day.latest:
                return None
        return None

    # How it stands

    @cached_property
    def _standing(self) -> Standing:
        now = self._ended(self._before_its_end)
        if self.replaced is None:
            return now
        status, since = now
        when = self.replaced.when
        ended_later = when and since and since.earliest > when.latest
        if status in (AgreementStatus.TERMINATED, AgreementStatus.EXPIRED) and not ended_later:
            return now
        return AgreementStatus.SUPERSEDED, when.on if when else None

    @property
    def _before_its_end(self) -> Standing:
        status, since = agreements.reached(self.done)
        if status not in ON_THE_WAY:
            return status, since
        entry = self.entry
        if entry and entry.has_come:
            return AgreementStatus.IN_FORCE, entry.when.on if entry.when else None
        is_partly = self.parties and not self._all_did(*_CONSENT)
        if status is AgreementStatus.RATIFIED and is_partly:
            status = AgreementStatus.INTERNAL_PROCEDURES
        return status, since

    def _ended(self, now: Standing) -> Standing:
        """The same, or what came after: the end of its only term, or that after a notice."""
        status, since = now
        if status is AgreementStatus.DENOUNCED:
            end = self._end_after_notice(Span.of(since))
            return (AgreementStatus.TERMINATED, end.on) if end and self._is_past(end) else now
        term = self._current_end
        if status not in _RUNNING or term is None or not self._is_past(term):
            return now
        if self.agreement.renewal_years == 0:
            return AgreementStatus.EXPIRED, term.on
        # Whether it was renewed is not known, so neither is how it stands.
        return AgreementStatus.UNKNOWN, None

    def _is_past(self, end: Span) -> bool:
        return end.latest < self.day


def of(register: Register, agreement: Agreement, day: date) -> Life:
    """The agreement's life up to ``day``, as the register knows it."""
    alone = _alone(register, agreement, day)
    newer = (_takes_effect(life) for life in _replacing(register, agreement, day))
    come = [entry for entry in newer if entry and entry.has_come]
    first = min(come, key=lambda e: e.when.latest if e.when else date.min, default=None)
    return Life(alone.agreement, alone.actions, alone.parties, day, first)


def of_each(register: Register, found: Sequence[Agreement], day: date) -> Iterator[Life]:
    """The lives of many agreements, in their order, read some hundreds at a time."""
    ours = countries.home(register).saved_id
    for start in range(0, len(found), _AT_ONCE):
        some = found[start : start + _AT_ONCE]
        actions = agreements.actions_of(register, some)
        replaced = _replaced(register, some)
        for agreement in some:
            if agreement.any_ref in replaced:
                yield of(register, agreement, day)
            else:
                yield _life(agreement, actions[agreement.saved_id], ours, day)


def closing(register: Register, day: date, days: int, where: Condition = EVERYTHING) -> list[Life]:
    """The agreements that can be denounced for so many days more at most, the most urgent first."""
    # Others have no such day, see ``Life.notice_by``.
    renewing = Condition("notice_months is not null and renewal_years > 0 and term_years > 0")
    found_ones = agreements.by_title(register, renewing & where)
    lives = (of(register, agreement, day) for agreement in found_ones)
    last_day = day + timedelta(days=days)
    found = [(life.notice_by.latest, life) for life in lives if life.notice_by]
    return [life for by, life in sorted(found, key=lambda f: f[0]) if by <= last_day]


def papers_due(level: Level | None, signing: PartialDate) -> date | None:
    """The last day to hand in the papers for a signing, see PAPERS_BEFORE_SIGNING.

    None where the law sets no day for this level, or the day of the signing is not known.
    """
    ahead = PAPERS_BEFORE_SIGNING.get(level) if level else None
    if ahead is None or signing.earliest != signing.latest:
        return None
    return signing.earliest - timedelta(days=ahead)


def _alone(register: Register, agreement: Agreement, day: date) -> Life:
    """Its life without regard to other agreements."""
    ours = countries.home(register).saved_id
    return _life(agreement, agreements.actions(register, agreement), ours, day)


def _life(agreement: Agreement, actions: Iterable[Action], ours: int, day: date) -> Life:
    partners = agreement.partners.ids
    parties = tuple(dict.fromkeys((ours, *partners))) if partners else ()
    return Life(agreement, tuple(actions), parties, day)


def _replaced(register: Register, some: Iterable[Agreement]) -> set[AnyRef | None]:
    """Those of some agreements whose place another may have taken."""
    refs = tuple(agreement.any_ref.to_column() for agreement in some)
    named = Condition(f"target in ({', '.join('?' * len(refs))}) and kind = 'replaces'", refs)
    return {link.target for link in register.find(Link, named)}


def _replacing(register: Register, agreement: Agreement, day: date) -> Iterator[Life]:
    for link in links.of(register, agreement):
        if link.kind is LinkKind.REPLACES and link.origin:
            newer = register.at(link.origin, {Agreement.table: Agreement})
            if isinstance(newer, Agreement) and not newer.binned and newer.id != agreement.id:
                yield _alone(register, newer, day)


def _takes_effect(newer: Life) -> Entry | None:
    """When it takes the older one's place: in force, or signed where it binds nobody in law."""
    if newer.entry or newer.agreement.is_binding is not False:
        return newer.entry
    return Entry(Span.of(newer.signed), has_come=True) if newer.signed else None


def _equal_to(step: ActionKind) -> tuple[ActionKind, ...]:
    """What shows that a step was taken: who has notified has consented."""
    return _CONSENT if step is ActionKind.RATIFIED else (step,)
