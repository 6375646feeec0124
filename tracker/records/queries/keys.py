"""The keys of queries, each declared once: its words, what it serves, and what may answer it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tracker.languages import LANGUAGES, N_, Language, _, current, speaking
from tracker.languages.fold import fold
from tracker.records.agreements import Agreement, Form, Level
from tracker.records.commitments import Commitment, Side
from tracker.records.countries import Country
from tracker.records.partial_dates import last_day
from tracker.records.queries.answers.answer import Answer
from tracker.records.queries.answers.choices import of_vocabulary, or_none
from tracker.records.queries.answers.cities import Cities
from tracker.records.queries.answers.codes import Codes
from tracker.records.queries.answers.days import Days
from tracker.records.queries.answers.named import AnyRecord
from tracker.records.queries.answers.relations import (
    COUNTERPARTS,
    EXECUTORS,
    LEADS,
    LEADS_OF_AGREEMENTS,
    NO_PARTNER,
    NO_SERIES,
    SERIES_OF_ORIGIN,
    having,
    in_column,
    topics,
)
from tracker.records.queries.answers.states import (
    ACTIONS,
    NO_CHOICE,
    PARTS,
    RECORDED,
    SESSION_STATUSES,
    STATUSES,
    has_action,
    signing,
    timings,
)
from tracker.records.series import Series
from tracker.records.sessions import Session, SessionFormat, SessionKind
from tracker.store import Condition, Record

TEXT = "text"
"""The key whose values are free words."""
TIMING = "timing"
"""The key whose labels stand for it alone: ``overdue`` for ``timing:overdue``."""


@dataclass(frozen=True)
class Key:
    """One key.

    ``name``: as it is written in a canonical query. ``words``: its label, marked with ``N_``.
    ``typed``: what people may type for it by language, the first of each the usual one; the label
    too can be typed. ``answers``: for each kind of record it serves, what may stand after it.
    """

    name: str
    words: str
    typed: Mapping[Language, str]
    answers: Mapping[type[Record], Answer]

    @property
    def label(self) -> str:
        return _(self.words)

    @property
    def usual(self) -> str:
        """What people type for it in the language in use."""
        return self.typed[current()].split()[0]


def keys_of(kind: type[Record]) -> tuple[Key, ...]:
    """The keys that serve a kind of record, in the order of a filter bar."""
    return tuple(key for key in KEYS if kind in key.answers)


def key_of(kind: type[Record], name: str) -> Key:
    """The key of a kind by its canonical name. Raises LookupError if it has no such key."""
    for key in keys_of(kind):
        if key.name == name:
            return key
    raise LookupError(f"no key {name} of {kind.table}")


def typed_names(kind: type[Record]) -> dict[str, list[Key]]:
    """The keys of a kind by the folds of all that may be typed for them."""
    names: dict[str, list[Key]] = {}
    for key in keys_of(kind):
        for name in _typed_for(key.name):
            names.setdefault(name, []).append(key)
    return names


@cache
def _typed_for(name: str) -> tuple[str, ...]:
    [key] = [key for key in KEYS if key.name == name]
    labels = []
    for language in LANGUAGES:
        with speaking(language):
            labels.append(key.label)
    words = " ".join(key.typed.values()).split()
    return tuple(dict.fromkeys(map(fold, [key.name, *words, *labels])))


_KINDS = (Commitment, Session, Agreement, Series, Country)


def _typed(en: str, kk: str, ru: str, tr: str) -> dict[Language, str]:
    return {Language.KK: kk, Language.RU: ru, Language.TR: tr, Language.EN: en}


KEYS: tuple[Key, ...] = (
    Key(
        "partner",
        N_("Partner"),
        _typed(
            "partner country",
            "серіктес ел мемлекет",
            "партнёр страна",
            "muhatap ülke",
        ),
        {
            kind: having(kind, "partners", Country, NO_PARTNER)
            for kind in (Commitment, Session, Agreement, Series)
        },
    ),
    Key(
        "status",
        N_("Status"),
        _typed("status", "мәртебе күйі", "статус состояние", "durum"),
        {
            Commitment: STATUSES,
            Session: SESSION_STATUSES,
        },
    ),
    Key(
        TIMING,
        N_("Timing"),
        _typed("timing", "уақыты", "срочность", "zamanlama"),
        {Commitment: timings()},
    ),
    Key(
        "side",
        N_("Whose"),
        _typed("side whose", "тарап кімнің", "сторона чьё", "taraf kimin"),
        {Commitment: of_vocabulary(Side, "side", NO_CHOICE)},
    ),
    Key(
        "lead",
        N_("Lead"),
        _typed("lead", "жауапты", "ответственный", "sorumlu"),
        {Commitment: LEADS, Agreement: LEADS_OF_AGREEMENTS},
    ),
    Key(
        "topic",
        N_("Topic"),
        _typed("topic", "тақырып", "тема", "konu"),
        {kind: topics(kind) for kind in (Commitment, Session, Agreement)},
    ),
    Key(
        "series",
        N_("Series"),
        _typed("series", "топтама", "серия", "dizi seri"),
        {
            Commitment: SERIES_OF_ORIGIN,
            Session: in_column(Session, "series", Series, NO_SERIES),
        },
    ),
    Key(
        "kind",
        N_("Kind"),
        _typed("kind type", "түр түрі", "вид тип", "tür"),
        {Session: of_vocabulary(SessionKind, "kind", NO_CHOICE)},
    ),
    Key(
        "format",
        N_("Format"),
        _typed("format", "формат", "формат", "biçim"),
        {Session: or_none(of_vocabulary(SessionFormat, "format", NO_CHOICE), "format")},
    ),
    Key(
        "form",
        N_("Form"),
        _typed("form", "нысан құжат", "форма документ", "belge"),
        {Agreement: of_vocabulary(Form, "form", NO_CHOICE)},
    ),
    Key(
        "level",
        N_("Level"),
        _typed("level", "деңгей", "уровень", "düzey"),
        {Agreement: or_none(of_vocabulary(Level, "level", NO_CHOICE), "level")},
    ),
    Key(
        "action",
        N_("Recorded action"),
        _typed("action", "қадам әрекет", "этап действие", "işlem aşama"),
        {Agreement: ACTIONS},
    ),
    Key(
        "executor",
        N_("Executor"),
        _typed("executor", "орындаушы", "исполнитель", "yürütücü"),
        {Commitment: EXECUTORS},
    ),
    Key(
        "counterpart",
        N_("Counterpart"),
        _typed("counterpart", "әріптес", "контрагент", "karşı"),
        {Commitment: COUNTERPARTS},
    ),
    Key(
        "records",
        N_("Records"),
        _typed("records", "жазбалар", "записи", "kayıtlar"),
        {Country: RECORDED},
    ),
    Key(
        "city",
        N_("City"),
        _typed("city", "қала", "город", "şehir"),
        {Session: Cities()},
    ),
    Key(
        "due",
        N_("Due"),
        _typed("due deadline", "мерзім", "срок", "vade süre"),
        {Commitment: Days("due_latest", Condition("due is null"))},
    ),
    Key(
        "date",
        N_("Date"),
        _typed("date", "күн", "дата", "tarih"),
        {Session: Days(last_day("start"), Condition("start is null"))},
    ),
    Key(
        "signed",
        N_("Signed"),
        _typed("signed", "қол-қойылды қолқойылды", "подписано подписан", "imza"),
        {Agreement: Days(last_day('"on"'), ~has_action("signed"), signing)},
    ),
    Key(
        "closed",
        N_("Closed on"),
        _typed("closed", "жабылды", "закрыто", "kapandı kapanış"),
        {Commitment: Days(last_day("closed_on"), Condition("closed_on is null"))},
    ),
    Key(
        "origin",
        N_("Agreed at"),
        _typed("origin", "негіз", "основание", "dayanak"),
        {Commitment: AnyRecord("origin")},
    ),
    Key(
        "has",
        N_("Has"),
        _typed("has", "бар", "есть", "var"),
        {Commitment: PARTS},
    ),
    Key(
        "code",
        N_("Code"),
        _typed("code", "код", "код", "kod"),
        {kind: Codes(kind) for kind in _KINDS},
    ),
)
