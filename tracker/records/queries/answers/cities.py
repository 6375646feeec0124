"""The cities where sessions were held, by what the register calls them in any language."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tracker.languages import _, current
from tracker.languages.collation import sort_key
from tracker.languages.fold import fold
from tracker.records.queries.answers.answer import NOTHING, is_none
from tracker.records.queries.faults import meant, no_such, several
from tracker.records.queries.pieces import Typed, plain
from tracker.records.queries.tree import NONE, Op, Value
from tracker.records.sessions import Session
from tracker.records.words import Words
from tracker.store import Condition, Register

_ONE_OF_EACH = Condition(
    "id in (select min(id) from session where city is not null and binned = 0 group by city)"
)


@dataclass(frozen=True)
class Cities:
    """A city's value is its name as first written; several may be one city, spelled apart."""

    is_ordered: bool = False
    has_choices: bool = True

    def read(self, typed: Typed, register: Register, _today: date) -> tuple[Value, ...]:
        if is_none(typed):
            return (NONE,)
        sought = fold(typed.text)
        known = list(_known(register))
        exact = [city for city in known if sought in _folds(city)]
        found = exact or [c for c in known if any(f.startswith(sought) for f in _folds(c))]
        if sought and len({fold(_value(city)) for city in found}) == 1:
            return tuple(dict.fromkeys(map(_value, found)))
        if sought and found:
            raise typed.wrong(several(typed.text, list(dict.fromkeys(map(str, found)))))
        sentence = _("“{typed}”: no session was held there", typed=typed.said)
        names = {fold(name): name for city in known for name in city.all_texts}
        raise typed.wrong(no_such(sentence, meant(sought, names)))

    def condition(self, _op: Op, value: Value, _today: date) -> Condition:
        if value == NONE:
            return Condition("city is null")
        # The column holds the names by language, as JSON.
        written = json.dumps(str(value), ensure_ascii=False)
        escaped = written.replace("!", "!!").replace("%", "!%").replace("_", "!_")
        return Condition("city like ? escape '!'", (f"%: {escaped}%",))

    def said(self, register: Register, value: Value) -> str:
        if value == NONE:
            return _(NOTHING)
        named = (city for city in _known(register) if _value(city) == value)
        return str(next(named, value))

    def offered(self, register: Register) -> list[Value]:
        known = sorted(_known(register), key=lambda city: sort_key(str(city), current()))
        by_fold = {fold(_value(city)): _value(city) for city in reversed(known)}
        return [*reversed(by_fold.values()), NONE]


def _known(register: Register) -> Iterator[Words]:
    """The cities in the order in which they were first recorded."""
    for session in register.find(Session, _ONE_OF_EACH):
        if session.city:
            yield session.city


def _value(city: Words) -> str:
    return plain(city.all_texts[0])


def _folds(city: Words) -> list[str]:
    return [fold(name) for name in city.all_texts]
