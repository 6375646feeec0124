"""How a record stands: its status, its timing, what was done with it, what it has."""

from datetime import date

from tracker.languages import N_
from tracker.records import commitments, countries, sessions
from tracker.records.agreements import ActionKind
from tracker.records.commitments import IS_OPEN, SOON, Status, Timing
from tracker.records.queries.answers.answer import NONE_WORDS, NOTHING
from tracker.records.queries.answers.choices import Option, Options, members
from tracker.records.queries.answers.days import bounds
from tracker.records.queries.tree import NONE
from tracker.records.sessions import SessionStatus
from tracker.store import EVERYTHING, Condition, some

NO_STATUS = N_("“{typed}”: no such status")
NO_CHOICE = N_("“{typed}”: no such choice")


def signing(asked: Condition) -> Condition:
    """That a signing of the agreement is recorded of which the condition is true."""
    return has_action("signed", asked)


def has_action(kind: str, asked: Condition = EVERYTHING) -> Condition:
    done = Condition("agreement = agreement.id and kind = ? and binned = 0", (kind,))
    return some("agreement_action", done & asked)


def _has(table: str) -> Condition:
    return some(table, Condition("commitment = commitment.id and binned = 0"))


def _timing(timing: Timing, today: date) -> Condition:
    """As ``Commitment.timing`` on the day."""
    soon = bounds(f"+{SOON}d", today)[1].isoformat()
    match timing:
        case Timing.OVERDUE:
            return commitments.overdue(today)
        case Timing.SOON:
            return commitments.due_within(today, today.isoformat(), f"{soon}~")
        case Timing.LATER:
            return commitments.due_within(today, f"{soon}~", "9999~")
        case Timing.UNDATED:
            return commitments.undated(today)
        case Timing.CLOSED:
            return ~commitments.open_on(today)


def timings() -> Options:
    order = (Timing.OVERDUE, Timing.SOON, Timing.LATER, Timing.UNDATED, Timing.CLOSED)
    typed = {
        Timing.OVERDUE: "просроченные просроченное просрочен gecikti geciken кешіккен",
        Timing.SOON: "таяу скоро yakında",
        Timing.LATER: "кейін позже sonra",
        Timing.UNDATED: "бессрочные бессрочно tarihsiz",
        Timing.CLOSED: "жабық закрытые kapalı",
    }
    return Options(
        tuple(
            Option(t.name.lower(), t.value, lambda day, t=t: _timing(t, day), typed[t])  # type: ignore[misc]
            for t in order
        ),
        NO_CHOICE,
    )


STATUSES = Options(
    (
        Option("open", N_("open"), lambda _today: IS_OPEN, "ашық открытые открыто açık"),
        Option("closed", N_("closed"), lambda _today: ~IS_OPEN, "жабық закрытые kapalı"),
        *members(Status, lambda status: Condition("status = ?", (status,))),
    ),
    NO_STATUS,
)
SESSION_STATUSES = Options(
    (
        Option("coming", N_("coming"), sessions.coming, "алдағы предстоящие yaklaşan"),
        *members(SessionStatus, lambda status: Condition("status = ?", (status,))),
    ),
    NO_STATUS,
)
PARTS = Options(
    (
        Option("evidence", N_("evidence"), lambda _today: _has("evidence"), "дәлел доказательство"),
        Option("progress", N_("progress entries"), lambda _today: _has("progress")),
        Option("milestones", N_("milestones"), lambda _today: _has("milestone")),
        Option("extension", N_("extended deadline"), lambda _today: _has("deadline_change")),
    ),
    NO_CHOICE,
)
RECORDED = Options(
    (
        Option("any", N_("there are some"), lambda _today: countries.PARTNERS, "бар есть var"),
        Option(NONE, NOTHING, lambda _today: ~countries.PARTNERS, " ".join(sorted(NONE_WORDS))),
    ),
    NO_CHOICE,
)
"""Whether anything is recorded with a country."""
ACTIONS = Options(tuple(members(ActionKind, has_action)), NO_CHOICE)
"""What is recorded as done with an agreement, or planned, on whatever day."""
