"""The synthetic register is made: all its records, in the order in which they name one another."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from tracker import resources
from tracker.languages import N_
from tracker.sample import facts
from tracker.sample.synthetic import parties, work
from tracker.sample.synthetic.sizes import Sizes
from tracker.sample.synthetic.texts import of_languages
from tracker.store import Record, Register
from tracker.store.bulk import Progress, unheard

MOST = 2_000_000
"""More commitments than this are not made."""

_WORDS = ("sample", "synthetic.toml")
_TOPICS = ("sample", "kazakhstan-turkiye.toml")
_MADE_AT = datetime(2021, 6, 5, 12, 0, tzinfo=UTC)


def make(
    path: Path, commitments: int, seed: int, user: str = "", progress: Progress = unheard
) -> Register:
    """A new register with so many commitments, open; its records are equal for equal seeds.

    Raises FileExistsError if the path is taken, ValueError for a number outside 1 to ``MOST``,
    RegisterError, or what ``progress`` raises to stop it; then no file is left.
    """
    if not 1 <= commitments <= MOST:
        raise ValueError(f"{commitments} commitments")
    sizes = Sizes.of(commitments)
    register = Register.create(path, user=user, clock=lambda: _MADE_AT)
    try:
        label = N_("Make a synthetic register")
        register.load(label, batches(sizes, seed), progress, total=sizes.total)
    except BaseException:
        _throw_away(register)
        raise
    return register


def batches(sizes: Sizes, seed: int) -> Iterator[Sequence[Record]]:
    """All its records, what is named before what names it; some thousands at a time."""
    rng = Random(seed)
    data = facts.read(resources.path(*_WORDS))
    topics = facts.read(resources.path(*_TOPICS))["topic"]
    known = parties.Parties(data, topics, of_languages(data, rng), sizes, rng)
    yield known.records
    yield from work.batches(known, sizes)


def _throw_away(register: Register) -> None:
    with suppress(Exception):  # of a full disk, say: what failed first is what is told
        register.close()
    for end in ("", "-wal", "-shm"):
        with suppress(OSError):
            register.path.with_name(register.path.name + end).unlink()  # ours: made a moment ago
