"""How a status stands, as a tone: the same on paper and on screen."""

from enum import StrEnum

from tracker.records.agreements import AgreementStatus
from tracker.records.commitments import Status, Timing
from tracker.records.sessions import SessionStatus
from tracker.store import Vocabulary


class Tone(StrEnum):
    """How a thing stands; a drawer says it by colour and by shape."""

    NEUTRAL = "neutral"
    INFO = "info"
    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"


# By kind, for values of different vocabularies may be the same word.
_TONES: dict[type, dict[str | Timing, Tone]] = {
    Timing: {
        Timing.OVERDUE: Tone.BAD,
        Timing.SOON: Tone.WARNING,
        Timing.LATER: Tone.INFO,
        Timing.CLOSED: Tone.GOOD,
    },
    Status: {
        Status.IN_PROGRESS: Tone.INFO,
        Status.REPORTED: Tone.INFO,
        Status.FULFILLED: Tone.GOOD,
        Status.NOT_FULFILLED: Tone.BAD,
        Status.DEFERRED: Tone.WARNING,
    },
    SessionStatus: {
        SessionStatus.PLANNED: Tone.INFO,
        SessionStatus.CONFIRMED: Tone.INFO,
        SessionStatus.POSTPONED: Tone.WARNING,
        SessionStatus.HELD: Tone.GOOD,
    },
    AgreementStatus: {
        AgreementStatus.PLANNED: Tone.INFO,
        AgreementStatus.NEGOTIATED: Tone.INFO,
        AgreementStatus.INITIALLED: Tone.INFO,
        AgreementStatus.SIGNED: Tone.GOOD,
        AgreementStatus.INTERNAL_PROCEDURES: Tone.INFO,
        AgreementStatus.RATIFIED: Tone.GOOD,
        AgreementStatus.PROVISIONALLY_APPLIED: Tone.GOOD,
        AgreementStatus.IN_FORCE: Tone.GOOD,
        AgreementStatus.SUSPENDED: Tone.WARNING,
        AgreementStatus.DENOUNCED: Tone.WARNING,
        AgreementStatus.EXPIRED: Tone.WARNING,
    },
}


def tone(status: Vocabulary | Timing) -> Tone:
    """Neutral where a status says nothing good or bad of itself."""
    return _TONES[type(status)].get(status, Tone.NEUTRAL)
