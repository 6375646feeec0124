"""What the detail of an agreement tells of its life: who has done what, its term, its notice."""

from collections.abc import Iterator
from datetime import date

from tracker.gui.chips import sentence
from tracker.gui.detail.blocks import Block, Fact, Facts, Grid, Prose, Said, Section, Square
from tracker.languages import _
from tracker.languages.catalogues import plural
from tracker.records import agreement_life, countries
from tracker.records.agreement_life import PAPERS_BEFORE_SIGNING, Life, papers_due
from tracker.records.agreements import Agreement, AgreementStatus, EntryIntoForce
from tracker.records.countries import Country
from tracker.records.display import heading
from tracker.records.partial_dates import PartialDate
from tracker.records.spans import Span
from tracker.store import Register

FEW = 3
"""Up to so many parties have their names above the grid; more, their codes."""


def sections(register: Register, agreement: Agreement, today: date) -> list[Section]:
    """How the agreement stands on ``today``; nothing where nothing follows."""
    life = agreement_life.of(register, agreement, today)
    found = (*_clauses(agreement), *_in_force(life), *_ends(life), *_papers(register, life))
    return [
        Section(_("Term"), (Facts(tuple(found)),)),
        Section(_("Parties"), tuple(_parties(register, life))),
    ]


def _clauses(agreement: Agreement) -> Iterator[Fact]:
    """What the text says of its entry into force and of its term."""
    if agreement.entry:
        yield Fact(_("Enters into force"), (Said(sentence(_entry(agreement))),))
    if terms := [Said(sentence(said)) for said in _terms(agreement)]:
        yield Fact(_("Term"), tuple(terms))


def _entry(agreement: Agreement) -> str:
    days, on = agreement.entry_days, agreement.entry_on
    match agreement.entry:
        case EntryIntoForce.DAYS_AFTER_NOTIFICATION if days is not None:
            return plural(
                "{n} day after the last notification", "{n} days after the last notification", days
            )
        case EntryIntoForce.FIXED_DATE if on:
            return f"{EntryIntoForce.FIXED_DATE.label}: {on}"
    return agreement.entry.label if agreement.entry else ""


def _terms(agreement: Agreement) -> Iterator[str]:
    term, renewal, notice = (
        agreement.term_years,
        agreement.renewal_years,
        agreement.notice_months,
    )
    if term is not None:
        yield plural("{n} year", "{n} years", term) if term else _("without limit")
    if renewal is not None and term:
        by = plural("renewed by {n} year", "renewed by {n} years", renewal)
        yield by if renewal else _("not renewed")
    if notice is not None:
        yield plural("notice of {n} month", "notice of {n} months", notice)


def _in_force(life: Life) -> Iterator[Fact]:
    entry = life.entry
    if entry and entry.when:
        left = life.days_to_entry
        note = plural("{n} day left", "{n} days left", left) if left else ""
        yield Fact(_("Entry into force"), (_day_or(entry.when, note),))
    since = life.status_since
    if since and life.status is not AgreementStatus.IN_FORCE:
        yield Fact(_("Status since"), (Said(str(since)),))


def _ends(life: Life) -> Iterator[Fact]:
    if life.term_end:
        yield Fact(_("Term ends"), (_day_or(life.term_end),))
    notice = life.notice_by
    if notice:
        days = (notice.day - life.day).days if notice.day else 0
        left = plural("{n} day left", "{n} days left", days) if days else ""
        yield Fact(_("Denounce by"), (_day_or(notice, left),))


def _day_or(when: Span, note: str = "") -> Said:
    """The day, or the time in which it falls, as far as that is known."""
    if when.on:
        return Said(str(when.on), note=note)
    ends = (PartialDate.of(when.earliest), PartialDate.of(when.latest))
    return Said(" – ".join(map(str, ends)), note=note)


def _papers(register: Register, life: Life) -> Iterator[Fact]:
    """By when the papers for a signing to come are due, which Kazakhstan's law sets."""
    signing, level = life.planned_signing, life.agreement.level
    due = papers_due(level, signing) if signing else None
    if signing and level and due and countries.home(register).code == "KZ":
        days = PAPERS_BEFORE_SIGNING[level]
        note = plural("{n} day before signing", "{n} days before signing", days)
        law = _("Law on international treaties, article 5")
        said = Said(str(PartialDate.of(due)), note=f"{note}: {signing}\n{law}")
        yield Fact(_("Papers due"), (said,))


def _parties(register: Register, life: Life) -> Iterator[Block]:
    rows = life.grid()
    parties = [register.get(Country, id_) for id_ in rows]
    if not parties or not life.done:
        return
    is_brief = len(parties) > FEW
    names = tuple(c.code if is_brief else heading(register, c) for c in parties)
    steps = zip(*rows.values(), strict=True)
    yield Grid(
        names,
        tuple((sentence(step[0].step.label), tuple(map(_square, step))) for step in steps),
        is_brief,
    )
    if life.whose_turn is None and life.status is not AgreementStatus.UNKNOWN:
        yield Prose(_("Whose step is awaited is not known: say how it enters into force."))


def _square(square: agreement_life.Square) -> Square:
    if square.is_done:
        return Square(square.on.short if square.on else _("date not known"), is_done=True)
    return Square(_("awaited") if square.is_awaited else "–", is_awaited=square.is_awaited)
