"""What may go on from where one types a query: keys, and after a key its values."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tracker.languages.fold import fold, words
from tracker.records import queries
from tracker.records.queries import Key
from tracker.records.queries.keys import typed_names
from tracker.store import Record, Register

MOST = 10
"""So many are offered at once."""
LEAST = 2
"""Letters of a word before it may be taken for the beginning of a key."""

_KEY = re.compile(r"(?:^|[\s(|])[-−]?([^\s:<>=()|,\"]+)$")
_VALUE = re.compile(r"([^\s:<>=()|,\"]+):(?:[^\s()|]*,)?([^\s()|,\"]*)$")


@dataclass(frozen=True)
class Completion:
    """``text`` takes the place of what stands in ``span`` of the query; ``meaning`` says it."""

    text: str
    meaning: str
    span: tuple[int, int]


def completions(
    text: str, cursor: int, kind: type[Record], today: date, register: Register
) -> list[Completion]:
    """What the letters before the cursor may become; nothing where that is no key nor value."""
    before = text[:cursor]
    if found := _VALUE.search(before):
        offered = _values(found[1], found[2], kind, today, register)
        return [Completion(t, m, (found.start(2), cursor)) for t, m in offered][:MOST]
    if (found := _KEY.search(before)) and len(found[1]) >= LEAST:
        keys = _keys(found[1], kind)
        return [Completion(f"{k.usual}:", k.label, (found.start(1), cursor)) for k in keys][:MOST]
    return []


def _keys(begun: str, kind: type[Record]) -> list[Key]:
    """The keys of which a name in any language begins so, in their order."""
    sought = fold(begun)
    names = typed_names(kind)
    begins = {key.name for name in names if name.startswith(sought) for key in names[name]}
    return [key for key in queries.keys_of(kind) if sought and key.name in begins]


def _values(
    key: str, begun: str, kind: type[Record], today: date, register: Register
) -> Iterator[tuple[str, str]]:
    """The choices of a key of whose words one begins so, as they are typed and in words."""
    named = typed_names(kind).get(fold(key)) or _keys(key, kind)
    if len(named) != 1:
        return
    for choice in queries.choices(named[0].name, register, kind, today):
        said = words(choice.label)
        if not begun or any(word.startswith(fold(begun)) for word in said):
            yield as_typed(choice.label), choice.label


def as_typed(value: str) -> str:
    """A value as it stands in a query: in quotation marks where it is more than one word."""
    return value if value.isalnum() else '"{}"'.format(value.replace('"', ""))
