"""What every kind of answer to a key can do."""

from datetime import date
from typing import Protocol

from tracker.languages import N_
from tracker.records.queries.pieces import Typed
from tracker.records.queries.tree import Op, Value
from tracker.store import Condition, Register

NOTHING = N_("none")


class Answer(Protocol):
    """How the values of a key are read, asked of the register, and said."""

    @property
    def is_ordered(self) -> bool:
        """Whether values can be compared by ``<`` and ``>``."""
        ...

    @property
    def has_choices(self) -> bool:
        """Whether a filter bar can offer its values."""
        ...

    def read(self, typed: Typed, register: Register, today: date, /) -> tuple[Value, ...]:
        """What is meant, mostly one value. Raises QueryError where nothing or too much is."""
        ...

    def condition(self, op: Op, value: Value, today: date, /) -> Condition: ...

    def said(self, register: Register, value: Value, /) -> str:
        """The value in the language in use."""
        ...

    def offered(self, register: Register, /) -> list[Value]:
        """The values a filter bar offers, in order; none where there is no list."""
        ...


NONE_WORDS = frozenset(("none", "no", "жоқ", "нет", "yok"))
"""As typed, not by the fold: so no name that sounds alike is taken for one."""


def is_none(typed: Typed) -> bool:
    return not typed.is_quoted and typed.text.casefold() in NONE_WORDS
