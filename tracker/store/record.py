"""A record is a frozen dataclass that names the table it is kept in.

A field is declared once, by ``field_of``: its words, whether it is searched, required, shown in a
table. From that line come the form's editor, the column, the search text, the export and the
history. A type of field says itself how it is kept: ``to_column`` and ``from_column``.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from dataclasses import field as dataclass_field
from datetime import date
from enum import Enum, StrEnum
from functools import cache, lru_cache
from types import NoneType
from typing import (
    Any,
    ClassVar,
    Generic,
    Protocol,
    Self,
    TypeVar,
    cast,
    get_args,
    get_origin,
    get_type_hints,
    runtime_checkable,
)

from tracker.languages import LANGUAGES, Language, _
from tracker.languages.collation import stored_key
from tracker.languages.fold import cut

R = TypeVar("R", bound="Record")
Row = dict[str, Any]

_KINDS: dict[str, type["Record"]] = {}
"""Every kind of record that was declared, by its table."""


class Vocabulary(StrEnum):
    """A closed list of values, each written with the words people read."""

    words: str

    def __new__(cls, value: str, words: str) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.words = words
        return member

    @classmethod
    def read(cls, value: str) -> Self:
        """The member; a value not known here becomes one that is its own words.

        So a list with one such row can still be read, and the value is kept when it is saved.
        """
        if value in cls._value2member_map_:
            return cast(Self, cls._value2member_map_[value])
        unknown = str.__new__(cls, value)
        unknown._name_ = unknown._value_ = unknown.words = value
        return unknown

    @property
    def label(self) -> str:
        return _(self.words)


@runtime_checkable
class Value(Protocol):
    """A type of field that says itself how it is kept in a column and searched."""

    def to_column(self) -> str | int | None: ...

    @classmethod
    def from_column(cls, column: Any) -> Any: ...


@dataclass(frozen=True)
class Ref(Generic[R]):
    """Another record, by its id."""

    id: int

    def to_column(self) -> int:
        return self.id

    @classmethod
    def from_column(cls, column: int) -> Self:
        return cls(column)


@dataclass(frozen=True)
class Refs(Generic[R]):
    """Several records of one kind, in an order that means something: the first leads."""

    ids: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "ids", tuple(dict.fromkeys(self.ids)))

    def __bool__(self) -> bool:
        return bool(self.ids)

    def to_column(self) -> str:
        return json.dumps(list(self.ids))

    @classmethod
    @lru_cache(maxsize=4_096)  # many records name the same few
    def from_column(cls, column: str) -> Self:
        return cls(tuple(json.loads(column)))


@dataclass(frozen=True)
class AnyRef:
    """A record of any kind, by its table and id; kept as ``session:12``."""

    table: str
    id: int

    def to_column(self) -> str:
        return f"{self.table}:{self.id}"

    @classmethod
    def from_column(cls, column: str) -> Self:
        table, _colon, id_ = column.rpartition(":")
        return cls(table, int(id_))


class Severity(Enum):
    """An error stops the saving; a warning asks to be read first."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Problem:
    """What is wrong with one field, in a sentence for people."""

    field: str
    sentence: str
    severity: Severity = Severity.ERROR


@dataclass(frozen=True)
class Declaration:
    """What is said of a field where it is declared."""

    label: str
    searched: bool = False
    required: bool = False
    shown: bool = True
    long: bool = False
    hint: str = ""


@dataclass(frozen=True)
class Field:
    """A declared field of a record, as forms, tables, exports and the history read it."""

    name: str
    declared: Declaration
    type: Any
    optional: bool

    @property
    def label(self) -> str:
        return _(self.declared.label)

    @property
    def kind(self) -> type:
        """The plain class of the field's type: ``Ref`` for ``Ref[Country]``."""
        return get_origin(self.type) or self.type

    @property
    def target(self) -> type["Record"]:
        """For a ``Ref`` or ``Refs``: the kind of record it names."""
        kind: type[Record] = get_args(self.type)[0]
        return kind


def field_of(
    label: str,
    *,
    default: Any = None,
    searched: bool = False,
    required: bool = False,
    shown: bool = True,
    long: bool = False,
    hint: str = "",
) -> Any:
    """Declare a record's field.

    ``label``: its words, marked with ``N_``. ``searched``: its text is found by a search.
    ``required``: it may not be left empty. ``shown``: a form offers it. ``long``: more than a
    line of text. ``hint``: a short example to read in the empty editor.
    """
    declared = Declaration(label, searched, required, shown, long, hint)
    return dataclass_field(default=default, metadata={"declared": declared})


@dataclass(frozen=True, kw_only=True)
class Record:
    """What every record has: its place in this file, its name elsewhere, its version."""

    table: ClassVar[str]
    prefix: ClassVar[str]
    """The letters before the number in its code: ``S`` in ``S-12``."""
    noun: ClassVar[str] = ""
    """What people call one such record, marked with ``N_``."""
    heading_field: ClassVar[str] = "title"
    """The field by which people know the record."""

    id: int | None = None
    uid: str = ""
    code: str = ""
    version: int = 0
    binned: bool = False

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if "table" in vars(cls):
            _KINDS[cls.table] = cls

    @property
    def ref(self) -> Ref[Self]:
        return Ref(self.saved_id)

    @property
    def saved_id(self) -> int:
        """The id; raises ValueError for a record that was never saved."""
        if self.id is None:
            raise ValueError(f"{type(self).__name__} is not saved yet")
        return self.id

    @property
    def any_ref(self) -> AnyRef:
        return AnyRef(self.table, self.saved_id)

    @property
    def heading(self) -> Any:
        return getattr(self, self.heading_field)

    def problems(self) -> list[Problem]:
        """What must be put right before this can be saved."""
        return [
            Problem(field.name, _("Please fill in “{field}”.", field=field.label))
            for field in fields_of(type(self))
            if field.declared.required and not getattr(self, field.name)
        ]

    def derived(self) -> Row:
        """Columns computed on each write, for the questions that need them."""
        return _words_to_find(self) | _places_in_the_alphabet(self)


def fields_of(kind: type[Record]) -> tuple[Field, ...]:
    """The declared fields of a kind of record, in the order they were declared."""
    return _fields_of(cast(Any, kind))


@cache
def _fields_of(kind: Any) -> tuple[Field, ...]:
    hints = get_type_hints(kind)
    return tuple(
        Field(f.name, f.metadata["declared"], *_without_none(hints[f.name]))
        for f in fields(kind)
        if "declared" in f.metadata
    )


def _without_none(hint: Any) -> tuple[Any, bool]:
    kinds = [kind for kind in get_args(hint) if kind is not NoneType]
    optional = NoneType in get_args(hint)
    return (kinds[0] if optional else hint), optional


def _words_to_find(record: Record) -> Row:
    """The words by which a search finds it: of its title, and of all that is searched."""
    values = [getattr(record, f.name) for f in fields_of(type(record)) if f.declared.searched]
    texts = [text for value in values if value for text in _texts(value)]
    title = " ".join([*_texts(record.heading), record.code])
    return {"fold": cut(" ".join([*texts, record.code])), "fold_title": cut(title)}


def _places_in_the_alphabet(record: Record) -> Row:
    """What its title is sorted by: one key, and others only for languages it has another text in.

    Empty where people know it by something that has no text of its own.
    """
    texts = dict(getattr(record.heading, "texts", ()))
    language, text = next(iter(texts.items()), (Language.EN, _plain(record.heading)))
    keys: Row = {"sort": stored_key(text, language)}
    for other in LANGUAGES:
        also = other in texts and other is not language
        keys[f"sort_{other}"] = stored_key(texts[other], other) if also else None
    return keys


def _texts(value: Any) -> list[str]:
    texts: list[str] = getattr(value, "all_texts", None) or [_plain(value)]
    return texts


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else ""


def to_row(record: Record) -> Row:
    """What is recorded, as it is kept; without the columns derived from it."""
    return {name: to_column(getattr(record, name)) for name in _columns(cast(Any, type(record)))}


def without_derived(table: str, row: Row) -> Row:
    """What was recorded, without the columns computed from it; what no kind declares stays."""
    kind = _KINDS.get(table)
    computed = derived_names(kind) if kind else ()
    return {name: value for name, value in row.items() if name not in computed}


def derived_from(table: str, row: Row) -> Row:
    """The columns computed from what was recorded, as the program computes them now."""
    kind = _KINDS.get(table)
    return from_rows(kind, [row])[0].derived() if kind else {}


def columns_of(kind: type[Record]) -> tuple[str, ...]:
    """The columns that hold what was recorded; those computed from it are left out."""
    return tuple(_columns(cast(Any, kind)))


def derived_names(kind: type[Record]) -> frozenset[str]:
    """The columns computed from what was recorded."""
    return _derived_names(cast(Any, kind))


@cache
def _derived_names(kind: Any) -> frozenset[str]:
    return frozenset(kind().derived())


@cache
def _columns(kind: Any) -> dict[str, None]:
    return dict.fromkeys(f.name for f in fields(kind))


def known_kinds() -> tuple[type[Record], ...]:
    return tuple(_KINDS.values())


def to_column(value: object) -> object:
    return _writer(cast(Any, type(value)))(value)


@cache
def _writer(kind: Any) -> Callable[[Any], object]:
    """How a value of a class is kept; asked once a class, for the asking is slow."""
    if issubclass(kind, Value):
        return lambda value: value.to_column()
    if issubclass(kind, date):
        return lambda value: value.isoformat()
    if issubclass(kind, bool):
        return int
    return str if issubclass(kind, StrEnum) else lambda value: value


def from_rows(kind: type[R], rows: Iterable[Mapping[str, Any]]) -> list[R]:
    """The records of these rows; what the history kept before a field was added lacks it."""
    readers = _readers(cast(Any, kind)).items()
    return [
        kind(**{n: read(row[n]) if read else row[n] for n, read in readers if n in row})
        for row in rows
    ]


@cache
def _readers(kind: Any) -> dict[str, Callable[[Any], Any] | None]:
    hints = get_type_hints(kind)
    return {f.name: _reader(_without_none(hints[f.name])[0]) for f in fields(kind)}


def _reader(hint: Any) -> Callable[[Any], Any] | None:
    """How to turn a column's value back into the field's own type; None where it is the same."""
    kind = get_origin(hint) or hint
    if hasattr(kind, "from_column"):
        return lambda column: None if column is None else kind.from_column(column)
    if issubclass(kind, bool):
        return bool
    if issubclass(kind, date):
        return lambda text: text and date.fromisoformat(text)
    if issubclass(kind, Vocabulary):
        return lambda text: None if text is None else kind.read(text)
    if issubclass(kind, Enum):
        return lambda text: None if text is None else kind(text)
    return None
