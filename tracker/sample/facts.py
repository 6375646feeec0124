"""The sample's facts: read from TOML and turned into records, field by field as declared."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from tracker.languages import Language
from tracker.records import countries
from tracker.records.partial_dates import PartialDate
from tracker.records.words import Words
from tracker.store import AnyRef, Field, Record, Ref, Refs, Register, Vocabulary, fields_of

R = TypeVar("R", bound=Record)
Facts = dict[str, Any]


def read(path: Path) -> dict[str, list[Facts]]:
    """The facts by kind, each kind in the order it is written."""
    with path.open("rb") as file:
        return tomllib.load(file)


def parents_first(facts: list[Facts]) -> list[Facts]:
    """The facts of one kind, each after what it is part of; otherwise as they are written."""
    by_key = {fact["key"]: fact for fact in facts}
    placed: dict[str, Facts] = {}

    def place(fact: Facts) -> None:
        if parent := by_key.get(fact.get("parent", "")):
            place(parent)
        placed.setdefault(fact["key"], fact)

    for fact in facts:
        place(fact)
    return list(placed.values())


@dataclass
class Known:
    """The records made so far, by kind and by the key the facts call them."""

    register: Register
    records: dict[tuple[str, str], Record] = field(default_factory=dict)

    def keep(self, key: str, record: R) -> R:
        self.records[record.table, key] = record
        return record

    def get(self, kind: type[R], key: str) -> R:
        """Raises KeyError with the missing key."""
        if kind is countries.Country:
            found: Any = countries.by_code(self.register, key)
        else:
            found = self.records.get((kind.table, key))
        if found is None:
            raise KeyError(f"{kind.table} {key}")
        record: R = found
        return record

    def any_ref(self, text: str) -> AnyRef:
        """``session:visit-2021-04``, or its key alone, as the record itself."""
        kind, _colon, key = text.rpartition(":")
        if kind == countries.Country.table:
            return self.get(countries.Country, key).any_ref
        [record] = [r for (table, k), r in self.records.items() if k == key and kind in ("", table)]
        return record.any_ref

    def record(self, kind: type[R], facts: Facts) -> R:
        """A record of this kind with the facts that are given for it."""
        given = {f.name: self._value(f, facts[f.name]) for f in fields_of(kind) if f.name in facts}
        return kind(**given)

    def _value(self, declared: Field, fact: Any) -> Any:
        kind = declared.kind
        if kind is Words:
            return Words.of(fact if isinstance(fact, dict) else {Language.EN: fact})
        if kind is PartialDate:
            return PartialDate(fact)
        if kind is Ref:
            return self.get(declared.target, fact).ref
        if kind is Refs:
            return Refs(tuple(self.get(declared.target, key).saved_id for key in fact))
        if kind is AnyRef:
            return self.any_ref(fact)
        if kind is str and isinstance(fact, list):
            return "; ".join(fact)
        return kind(fact) if issubclass(kind, Vocabulary | Language) else fact
