"""What the detail of a country says beside its names: how matters stand with it."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

from tracker.briefs.tones import Tone
from tracker.gui.chips import sentence
from tracker.gui.detail.blocks import Fact, Facts, Said, Section, Share, Shares, Step, Steps
from tracker.gui.detail.values import named
from tracker.languages import N_, _
from tracker.languages.catalogues import plural
from tracker.records import changes, partner_facts
from tracker.records.agreements import Agreement
from tracker.records.commitments import Side
from tracker.records.countries import Country
from tracker.records.display import coded
from tracker.records.partial_dates import PartialDate, written_range
from tracker.records.partner_facts import Delivered, Mechanism, PartnerFacts
from tracker.records.sessions import Session
from tracker.store import Register

MOST = 12
"""How many sessions, or agreements of one status, are listed; the lists hold them all."""

_DELIVERED = {
    Side.OURS: N_("Delivered by us"),
    Side.THEIRS: N_("Delivered by them"),
    Side.JOINT: N_("Delivered together"),
}


def sections(register: Register, country: Country, today: date) -> list[Section]:
    """The fact box, then each subject; one of which nothing is known is left out."""
    facts = partner_facts.of(register, country, today)
    return [
        Section(_("In short"), (Facts(tuple(_in_short(register, facts))),)),
        Section(_("Who has delivered"), tuple(_balance(facts))),
        Section(_("Commitments"), tuple(_commitments(facts))),
        Section(
            _("Mechanisms"),
            (Facts(tuple(_mechanism(register, each) for each in facts.mechanisms)),),
        ),
        Section(_("Agreements by status"), (Facts(tuple(_agreements(register, facts))),)),
        _news(register, country, today),
        Section(_("Sessions held"), (Steps(tuple(_timeline(facts.held))),)),
    ]


def _in_short(register: Register, facts: PartnerFacts) -> Iterator[Fact]:
    for label, session in ((_("Last session"), facts.last), (_("Next session"), facts.coming)):
        known = named(register, session, session.when) if session else Said(_("none recorded"))
        yield Fact(label, (known,))


def _news(register: Register, country: Country, today: date) -> Section:
    """What was recorded since the last session, the latest first."""
    last, found = changes.since_last_session(register, country, today)
    steps = [
        Step(
            PartialDate.of(change.day).short,
            coded(register, change.record),
            (sentence(change.what), *change.lines),
            ref=change.record.any_ref,
        )
        for change in islice(found, MOST)
    ]
    if next(found, None):
        steps.append(Step("", _("and earlier changes")))
    when = last.when if last else ""
    return Section(_("Changed since the last session ({date})", date=when), (Steps(tuple(steps)),))


def _balance(facts: PartnerFacts) -> Iterator[Shares]:
    for side, delivered in facts.balance:
        said = _("{done} of {all}", done=delivered.fulfilled, all=delivered.in_all)
        yield Shares(_(_DELIVERED[side]), said, tuple(_shares(delivered)))


def _shares(delivered: Delivered) -> Iterator[Share]:
    yield Share(_("fulfilled"), delivered.fulfilled, Tone.GOOD)
    yield Share(_("overdue"), delivered.overdue, Tone.BAD)
    yield Share(_("open, not overdue"), delivered.open, Tone.INFO)
    yield Share(_("closed otherwise"), delivered.closed, Tone.NEUTRAL)


def _commitments(facts: PartnerFacts) -> Iterator[Facts]:
    """By side and status; what is overdue is said as that, whatever its status."""
    rows = (
        Fact(
            sentence(side.label),
            tuple(Said(f"{sentence(state.label)}: {count}") for state, count in states),
        )
        for side, states in facts.commitments
    )
    yield Facts(tuple(rows))


def _mechanism(register: Register, mechanism: Mechanism) -> Fact:
    series = mechanism.series
    said = [Said(str(series.name))]
    for words, session in (
        (N_("Last: {date}"), mechanism.last),
        (N_("Next: {date}"), mechanism.coming),
    ):
        if session:
            said.append(named(register, session, _(words, date=session.when)))
    return Fact(str(series.short or series.code), tuple(said))


def _agreements(register: Register, facts: PartnerFacts) -> Iterator[Fact]:
    for status, found in facts.agreements:
        yield Fact(f"{sentence(status.label)}: {len(found)}", tuple(_named(register, found)))


def _named(register: Register, found: Sequence[Agreement]) -> Iterator[Said]:
    yield from (named(register, agreement) for agreement in found[:MOST])
    if left_out := max(0, len(found) - MOST):
        yield Said(plural("and {n} more", "and {n} more", left_out))


def _timeline(held: Sequence[Session]) -> Iterator[Step]:
    for session in held[:MOST]:
        when = written_range(session.start, session.end, short=True)
        notes = " · ".join(filter(None, (sentence(session.kind.label), str(session.city or ""))))
        yield Step(when, str(session.title), (notes,), ref=session.any_ref)
    if left_out := max(0, len(held) - MOST):
        yield Step("", plural("and {n} more", "and {n} more", left_out))
