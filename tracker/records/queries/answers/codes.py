"""The codes of the records themselves, such as C-12 or, of a country, TR."""

import re
from dataclasses import dataclass
from datetime import date

from tracker.languages import _
from tracker.records.countries import Country
from tracker.records.queries.pieces import Typed
from tracker.records.queries.tree import Op, Value
from tracker.store import Condition, Record, Register

_CODE = r"([A-Za-z]{1,4})\s?[-–]?\s?([0-9]{1,12})|([A-Za-z]{2})"
_LOOK_ALIKE = str.maketrans("АВЕКМНОРСТХасеорх", "ABEKMHOPCTXaceopx")
"""Cyrillic letters that look like the Latin ones of codes, typed on the wrong layout."""


@dataclass(frozen=True)
class Codes:
    """A record's own code; letters of the other layout and a number alone are understood."""

    kind: type[Record]
    is_ordered: bool = False
    has_choices: bool = False

    def read(self, typed: Typed, _register: Register, _today: date) -> tuple[Value, ...]:
        prefix = self.kind.prefix
        code = as_code(typed.text, self.kind) or as_code(f"{prefix}-{typed.text}", self.kind)
        if not code:
            example = "TR" if self.kind is Country else f"{prefix}-12"
            sentence = _(
                "“{typed}” is not a code like {example}.", typed=typed.said, example=example
            )
            raise typed.wrong(sentence)
        return (code,)

    def condition(self, _op: Op, value: Value, _today: date) -> Condition:
        return Condition("code = ?", (str(value),))

    def said(self, _register: Register, value: Value) -> str:
        return str(value)

    def offered(self, _register: Register) -> list[Value]:
        return []


def as_code(text: str, kind: type[Record]) -> str:
    """The code of a record of this kind that a text may be; empty if it can be none."""
    found = re.fullmatch(_CODE, text) or re.fullmatch(_CODE, text.translate(_LOOK_ALIKE))
    if not found:
        return ""
    if found[3]:
        return found[3].upper() if kind is Country else ""
    is_own = found[1].upper() == kind.prefix and kind is not Country
    return f"{kind.prefix}-{int(found[2])}" if is_own else ""
