"""A record named by its code or by any of its names, in any language, as far as that is plain."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.languages import _, current
from tracker.languages.collation import sort_key
from tracker.languages.fold import fold, words
from tracker.records import matching
from tracker.records.display import heading
from tracker.records.kinds import KINDS
from tracker.records.queries.answers.answer import NOTHING, is_none
from tracker.records.queries.answers.codes import as_code
from tracker.records.queries.faults import meant, no_such, several
from tracker.records.queries.pieces import Typed
from tracker.records.queries.tree import NONE, Known, Op, Value
from tracker.records.words import Words
from tracker.store import Condition, Record, Register

_COMPARED = 2_000
"""Among so many names, what was meant is looked for when a name is not found."""


@dataclass(frozen=True)
class Named:
    """Records of one kind.

    ``is_one``: the condition that a record has to do with the one of this id; ``has_none``: with
    none. ``in_use``: which of the kind a filter bar offers, and an unclear name is taken for first.
    ``fault``: the sentence that there is no such one, marked with ``N_``, without a full stop.
    """

    kind: type[Record]
    is_one: Callable[[int], Condition]
    has_none: Condition
    in_use: Condition
    fault: str
    is_ordered: bool = False
    has_choices: bool = True

    def read(self, typed: Typed, register: Register, _today: date) -> tuple[Value, ...]:
        if is_none(typed):
            return (NONE,)
        found = self._by_code(register, typed) or self._by_name(register, typed.text)
        if len(found) == 1:
            return (known(found[0]),)
        if found:
            raise typed.wrong(several(typed.text, [heading(register, record) for record in found]))
        sentence = _(self.fault, typed=typed.said)
        raise typed.wrong(no_such(sentence, meant(fold(typed.text), self._names_in_use(register))))

    def condition(self, _op: Op, value: Value, _today: date) -> Condition:
        return self.is_one(value.id) if isinstance(value, Known) else self.has_none

    def said(self, register: Register, value: Value) -> str:
        if not isinstance(value, Known):
            return _(NOTHING)
        # It may be in the bin since, or undone.
        found = register.find(self.kind, Condition("id = ?", (value.id,)), binned=True)
        return heading(register, found[0]) if found else value.code

    def offered(self, register: Register) -> list[Value]:
        found = register.find(self.kind, self.in_use)
        by_name = sorted(found, key=lambda r: sort_key(heading(register, r), current()))
        return [*map(known, by_name), NONE]

    def _by_code(self, register: Register, typed: Typed) -> list[Record]:
        code = as_code(typed.text, self.kind)
        return register.find(self.kind, Condition("code = ?", (code,))) if code else []

    def _by_name(self, register: Register, text: str) -> list[Record]:
        """Those that the text names best: first those in use, and an exact name before all."""
        if not words(text):
            return []
        called = matching.beginning(register, self.kind, text)
        used = register.find(self.kind, called & self.in_use)
        exact = _best(text, used)
        if exact[0] == _EXACTLY:
            return exact[1]
        anywhere = _best(text, register.find(self.kind, called))
        return anywhere[1] if anywhere[0] == _EXACTLY or not used else exact[1]

    def _names_in_use(self, register: Register) -> dict[str, str]:
        used = register.find(self.kind, self.in_use, limit=_COMPARED)
        return {fold(name): name for record in used for name in _names(record)}


@dataclass(frozen=True)
class AnyRecord:
    """A record of any kind by its code, kept in a column as ``session:12``."""

    column: str
    is_ordered: bool = False
    has_choices: bool = False

    def read(self, typed: Typed, register: Register, _today: date) -> tuple[Value, ...]:
        if is_none(typed):
            return (NONE,)
        for kind in KINDS.values():
            code = as_code(typed.text, kind)
            if code and (record := register.first(kind, Condition("code = ?", (code,)))):
                return (known(record),)
        raise typed.wrong(_("There is no record with the code “{code}”.", code=typed.said))

    def condition(self, _op: Op, value: Value, _today: date) -> Condition:
        if isinstance(value, Known):
            return Condition(f"{self.column} = ?", (f"{value.table}:{value.id}",))
        return Condition(f"{self.column} is null")

    def said(self, _register: Register, value: Value) -> str:
        return value.code if isinstance(value, Known) else _(NOTHING)

    def offered(self, _register: Register) -> list[Value]:
        return []


def known(record: Record) -> Known:
    return Known(record.code, record.table, record.saved_id)


_EXACTLY, _BEGINNING, _OTHERWISE = range(3)


def _best(text: str, found: Iterable[Record]) -> tuple[int, list[Record]]:
    """The records that the text names best, and how well it does."""
    sought = fold(text)
    by_rank: dict[int, list[Record]] = {}
    for record in found:
        by_rank.setdefault(_rank(sought, record), []).append(record)
    best = min(by_rank, default=_OTHERWISE)
    return best, by_rank.get(best, [])


def _rank(sought: str, record: Record) -> int:
    names = [fold(name) for name in _names(record)]
    if sought in names:
        return _EXACTLY
    return _BEGINNING if any(name.startswith(sought) for name in names) else _OTHERWISE


def _names(record: Record) -> list[str]:
    """All it is called by: its name, its short and its official one, its former ones."""
    also: Any = getattr(record, "also_called", "")
    texts = [record.heading, getattr(record, "short", None), getattr(record, "official_name", None)]
    named = [text for each in texts if isinstance(each, Words) for text in each.all_texts]
    return [*named, *filter(None, also.split("; "))]
