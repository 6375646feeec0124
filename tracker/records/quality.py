"""Quality: whether a commitment says enough to be carried out, and is not promised already."""

from dataclasses import dataclass
from itertools import product

from tracker.languages import N_, _
from tracker.languages.fold import words
from tracker.records import commitments
from tracker.records.commitments import Commitment, Status
from tracker.records.words import Words
from tracker.store import Condition, Problem, Register, Severity

ALIKE = 0.6
"""The share of words in common from which two commitments are likely one."""

_COMPARED = 2000
"""A new commitment is compared with so many of the same partner, the newest."""

_NAMED_BY = {
    N_("deliverable"): "deliverable",
    N_("target"): "indicator",
    N_("deadline"): "due",
    N_("owner"): "lead",
}


@dataclass(frozen=True)
class Quality:
    """Which of the four a commitment names and which it lacks, in words marked with ``N_``."""

    named: tuple[str, ...]
    missing: tuple[str, ...]

    def __str__(self) -> str:
        said = _("Says {n} of 4", n=len(self.named))
        if not self.missing:
            return said
        missing = _("missing: {what}", what=", ".join(map(_, self.missing)))
        return f"{said} · {missing}"


def of(commitment: Commitment) -> Quality:
    """What is to be delivered, how much of it, by when and by whom: the method of Policy Logic."""
    named = tuple(words for words, name in _NAMED_BY.items() if getattr(commitment, name))
    return Quality(named, tuple(words for words in _NAMED_BY if words not in named))


def likeness(one: Words, other: Words) -> float:
    """The share of folded words in common, 0 to 1, where they are nearest in any script."""
    pairs = product(map(_folded, one.all_texts), map(_folded, other.all_texts))
    return max((len(a & b) / len(a | b) for a, b in pairs if a and b), default=0.0)


def duplicates(register: Register, commitment: Commitment) -> list[Commitment]:
    """Others of a same partner that say nearly the same, the likest first."""
    alike = [(likeness(commitment.title, c.title), c) for c in _compared(register, commitment)]
    likely = [(share, other) for share, other in alike if share >= ALIKE]
    return [other for _share, other in sorted(likely, key=lambda pair: (-pair[0], pair[1].id))]


def problems(register: Register, commitment: Commitment) -> list[Problem]:
    """A warning where a new commitment is likely recorded already."""
    found = duplicates(register, commitment)[:1] if commitment.id is None else []
    return [
        Problem(
            "title",
            _("This may be recorded already: {code}, {title}.", code=c.code, title=c.title),
            Severity.WARNING,
        )
        for c in found
    ]


def _compared(register: Register, commitment: Commitment) -> list[Commitment]:
    """What was carried over from one session to the next is not promised twice."""
    others = Condition("id <> ? and status <> ?", (commitment.id or 0, Status.CARRIED_OVER))
    found: dict[int | None, Commitment] = {}
    for partner in commitment.partners.ids:
        where = others & commitments.with_partner_id(partner)
        newest = register.find(Commitment, where, order="id desc", limit=_COMPARED)
        found.update({other.id: other for other in newest})
    return list(found.values())


def _folded(text: str) -> frozenset[str]:
    return frozenset(words(text))
