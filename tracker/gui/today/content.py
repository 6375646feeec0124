"""What the Today page says, as plain data: a section for each thing that may need a hand."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from tracker.briefs.tones import Tone
from tracker.gui import standing
from tracker.gui.chips import Chip, sentence
from tracker.languages import _
from tracker.languages.catalogues import plural
from tracker.records import agreement_life, agreements, today
from tracker.records.agreement_life import Life
from tracker.records.agreements import Agreement
from tracker.records.commitments import Commitment
from tracker.records.countries import Country
from tracker.records.display import heading, names, short_name
from tracker.records.partial_dates import PartialDate, written_range
from tracker.records.sessions import Session, SessionStatus
from tracker.store import AnyRef, Glance, Record, Register

R = TypeVar("R", bound=Record)

FEW = 5
"""How many lines of a section are shown at first."""
NOTICE = 90
"""How many days ahead the last days to denounce are told."""
MANY = 200
"""How many are shown on request; the lists of the other pages hold them all."""


@dataclass(frozen=True)
class Line:
    """One record in a section: to be opened, with what is pressing about it."""

    ref: AnyRef
    title: str
    note: str
    chips: tuple[Chip, ...] = ()


@dataclass(frozen=True)
class Section:
    """``count`` is of all of them; ``lines`` may be fewer; ``empty`` is said if there are none."""

    name: str
    title: str
    count: int
    lines: tuple[Line, ...]
    empty: str
    tone: Tone = Tone.NEUTRAL
    beside: bool = False
    """Whether it stands in the second column, where there is room for one."""


@dataclass(frozen=True)
class Bar:
    """How many fall due in a month; ``month`` is short, ``words`` for a screen reader."""

    month: str
    count: int
    words: str


@dataclass(frozen=True)
class Asked:
    """What the page was asked for: the day, one partner or all, the sections shown at length."""

    register: Register
    day: date
    partner: Country | None = None
    at_length: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Day:
    title: str
    subtitle: str
    sections: tuple[Section, ...]
    bars: tuple[Bar, ...]


def gather(asked: Asked) -> Day:
    return Day(
        title=str(PartialDate.of(asked.day)),
        subtitle=str(asked.partner.name) if asked.partner else _("All partners"),
        sections=tuple(read(asked) for read in SECTIONS),
        bars=tuple(_bars(asked)),
    )


# The sections


def _overdue(asked: Asked) -> Section:
    found = today.overdue(asked.register, asked.day, asked.partner)
    return _section(
        asked, "overdue", _("Overdue"), found, _commitment,
        empty=_("Nothing is overdue."), tone=Tone.BAD,
    )  # fmt: skip


def _due_in_14_days(asked: Asked) -> Section:
    found = today.due_within(asked.register, asked.day, 0, 14, asked.partner)
    return _section(
        asked, "due_14", _("Due within 14 days"), found, _commitment,
        empty=_("Nothing falls due in the next 14 days."), tone=Tone.WARNING,
    )  # fmt: skip


def _due_in_30_days(asked: Asked) -> Section:
    """Those of the fortnight before are not said twice."""
    found = today.due_within(asked.register, asked.day, 15, 30, asked.partner)
    return _section(
        asked, "due_30", _("Due in 15 to 30 days"), found, _commitment,
        empty=_("Nothing more falls due within 30 days."), tone=Tone.INFO,
    )  # fmt: skip


def _coming(asked: Asked) -> Section:
    found = today.coming_sessions(asked.register, asked.day, asked.partner)
    return _section(
        asked, "coming", _("Coming sessions"), found, _session,
        empty=_("No session is planned."), tone=Tone.INFO, beside=True,
    )  # fmt: skip


def _stale(asked: Asked) -> Section:
    found = today.stale(asked.register, asked.day, asked.partner)
    return _section(
        asked, "stale", _("Nothing recorded for 60 days"), found, _commitment,
        empty=_("Something was recorded of every open commitment lately."), beside=True,
    )  # fmt: skip


def _notices(asked: Asked) -> Section:
    """Agreements that renew themselves unless they are denounced in the next 90 days."""
    where = agreements.with_partner(asked.partner)
    found = agreement_life.closing(asked.register, asked.day, NOTICE, where)
    shown = found[: MANY if "notices" in asked.at_length else FEW]
    return Section(
        "notices", _("Last days to denounce"), len(found),
        tuple(_notice(asked, life) for life in shown),
        _("No agreement is about to renew itself."), Tone.WARNING, beside=True,
    )  # fmt: skip


SECTIONS: tuple[Callable[[Asked], Section], ...] = (
    _overdue,
    _due_in_14_days,
    _due_in_30_days,
    _coming,
    _notices,
    _stale,
)
"""In the order they are read; another question of the day is one more function here."""


def _section(
    asked: Asked,
    name: str,
    title: str,
    found: Glance[R],
    line: Callable[[Asked, R], Line],
    *,
    empty: str,
    tone: Tone = Tone.NEUTRAL,
    beside: bool = False,
) -> Section:
    records: Sequence[R] = found[: MANY if name in asked.at_length else FEW]
    lines = tuple(line(asked, record) for record in records)
    return Section(name, title, len(found), lines, empty, tone, beside)


# Their lines


def _commitment(asked: Asked, commitment: Commitment) -> Line:
    chips = standing.of_commitment(commitment, asked.day)
    parts = (
        commitment.due.short if commitment.due else "",
        short_name(asked.register, commitment.lead) or sentence(commitment.side.label),
        _partners(asked, commitment),
    )
    return _line(asked, commitment, parts, chips[:1])


def _session(asked: Asked, session: Session) -> Line:
    when = written_range(session.start, session.end, short=True)
    end = session.end or session.start
    is_past = end is not None and end.latest < asked.day
    chip = Chip(_("its date has passed"), Tone.WARNING) if is_past else _in_days(asked, session)
    # That it was held is not yet known on a day before it.
    planned = standing.of_session(session) if session.status is not SessionStatus.HELD else ()
    chips = (chip,) if chip else planned
    parts = (when, sentence(session.kind.label), str(session.city or ""), _partners(asked, session))
    return _line(asked, session, parts, chips)


def _notice(asked: Asked, life: Life) -> Line:
    by = life.notice_by
    day = by.day if by else None
    left = (day - asked.day).days if day else None
    chips = () if left is None else (_days_left(left),)
    parts = (by.on.short if by and by.on else "", _partners(asked, life.agreement))
    return _line(asked, life.agreement, parts, chips)


def _days_left(left: int) -> Chip:
    words = plural("{n} day left", "{n} days left", left) if left else _("today")
    return Chip(words, Tone.WARNING)


def _in_days(asked: Asked, session: Session) -> Chip | None:
    if session.start is None or len(session.start.iso) < len("2021-06-03"):
        return None
    left = (session.start.earliest - asked.day).days
    if left <= 0:
        return Chip(_("today"), Tone.INFO)
    return Chip(plural("in {n} day", "in {n} days", left), Tone.INFO)


def _partners(asked: Asked, record: Commitment | Session | Agreement) -> str:
    return "" if asked.partner else names(asked.register, Country, record.partners)


def _line(asked: Asked, record: Record, parts: Iterable[str], chips: tuple[Chip, ...]) -> Line:
    note = " · ".join(part for part in (record.code, *parts) if part)
    return Line(record.any_ref, heading(asked.register, record), note, chips)


def _bars(asked: Asked) -> Iterable[Bar]:
    for iso, count in today.due_by_month(asked.register, asked.day, asked.partner):
        month = PartialDate(iso)
        yield Bar(_month(iso), count, f"{month}: {count}")


def _month(iso: str) -> str:
    """The month's digits: short in any language."""
    return iso[5:].lstrip("0")
