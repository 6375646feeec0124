"""The keys of queries, each declared once: its words, what it serves, and what may answer it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from tracker.languages import LANGUAGES, N_, Language, _, current, speaking
from tracker.languages.fold import fold
from tracker.records import commitments
from tracker.records.agreements import ActionKind, Agreement, Form, Level
from tracker.records.commitments import IS_OPEN, SOON, Commitment, Side, Status, Timing
from tracker.records.countries import Country
from tracker.records.organisations import Organisation
from tracker.records.partial_dates import last_day
from tracker.records.queries.answers.answer import Answer
from tracker.records.queries.answers.choices import Option, Options, members, of_vocabulary
from tracker.records.queries.answers.cities import Cities
from tracker.records.queries.answers.codes import Codes
from tracker.records.queries.answers.days import Days
from tracker.records.queries.answers.named import AnyRecord, Named
from tracker.records.series import Series
from tracker.records.sessions import Session, SessionFormat, SessionKind, SessionStatus
from tracker.records.topics import Topic
from tracker.store import EVERYTHING, Condition, Record, some
from tracker.store.sql import names_any, names_one

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


# Conditions of the kinds


def _having(kind: type[Record], field: str, other: type[Record], fault: str) -> Named:
    """Records of another kind of which a field of this one names several."""
    relation = f"{kind.table}_{field}"
    return Named(
        other,
        lambda id_: names_one(kind.table, field, other.table, id_),
        ~some(relation, Condition(f"owner_id = {kind.table}.id")),
        some(relation, Condition(f"{other.table}_id = {other.table}.id")),
        fault,
    )


def _in_column(kind: type[Record], column: str, other: type[Record], fault: str) -> Named:
    """A record of another kind that a field of this one names."""
    return Named(
        other,
        lambda id_: Condition(f"{column} = ?", (id_,)),
        Condition(f"{column} is null"),
        some(
            kind.table,
            Condition(f"{kind.table}.{column} = {other.table}.id and {kind.table}.binned = 0"),
        ),
        fault,
    )


def _topics(kind: type[Record]) -> Named:
    """A topic stands for its parts too, and theirs; it is in use where one of them is."""
    relation = f"{kind.table}_topics"
    return Named(
        Topic,
        lambda id_: names_any(kind.table, "topics", "topic", Condition(_PARTS_OF_TOPIC, (id_,))),
        ~some(relation, Condition(f"owner_id = {kind.table}.id")),
        some(relation, Condition(f"topic_id in ({_PARTS_OF_TOPIC.replace('?', 'topic.id')})")),
        NO_TOPIC,
    )


_PARTS_OF_TOPIC = (
    "with recursive part(id) as (values (?) union "
    "select child.id from topic as child join part on child.parent = part.id) select id from part"
)

NO_PARTNER = N_("“{typed}”: no such country")
NO_ORGANISATION = N_("“{typed}”: no such organisation")
NO_TOPIC = N_("“{typed}”: no such topic")
NO_SERIES = N_("“{typed}”: no such series")
NO_STATUS = N_("“{typed}”: no such status")
NO_CHOICE = N_("“{typed}”: no such choice")

_SERIES_OF_ORIGIN = Named(
    Series,
    lambda id_: Condition(
        "origin in (select 'session:' || id from session where series = ?)", (id_,)
    ),
    Condition(
        "origin is null or origin not in "
        "(select 'session:' || id from session where series is not null)"
    ),
    Condition(
        "id in (select series from session "
        "where 'session:' || id in (select origin from commitment where binned = 0))"
    ),
    NO_SERIES,
)
"""The series of the session at which a commitment was agreed."""

_LEADS = _in_column(Commitment, "lead", Organisation, NO_ORGANISATION)
_TOGETHER = _having(Commitment, "co_executors", Organisation, NO_ORGANISATION)
_EXECUTORS = Named(
    Organisation,
    lambda id_: _LEADS.is_one(id_) | _TOGETHER.is_one(id_),
    _LEADS.has_none & _TOGETHER.has_none,
    _LEADS.in_use | _TOGETHER.in_use,
    NO_ORGANISATION,
)
"""Who leads or is co-responsible."""


def _signing(asked: Condition) -> Condition:
    """That a signing of the agreement is recorded of which the condition is true."""
    return _has_action("signed", asked)


def _has_action(kind: str, asked: Condition = EVERYTHING) -> Condition:
    done = Condition("agreement = agreement.id and kind = ? and binned = 0", (kind,))
    return some("agreement_action", done & asked)


def _has(table: str) -> Condition:
    return some(table, Condition("commitment = commitment.id and binned = 0"))


def _timing(timing: Timing, today: date) -> Condition:
    """As ``Commitment.timing`` on the day."""
    is_open = commitments.open_on(today)
    soon = (today + timedelta(SOON)).isoformat()
    match timing:
        case Timing.OVERDUE:
            return commitments.overdue(today)
        case Timing.SOON:
            return is_open & Condition(
                "due_latest >= ? and due_latest <= ?", (today.isoformat(), soon)
            )
        case Timing.LATER:
            return is_open & Condition("due_latest > ?", (soon,))
        case Timing.UNDATED:
            return is_open & Condition("due_latest is null")
        case Timing.CLOSED:
            # Of one whose day of closing is not known, whether it came later is unknown to SQL.
            return Condition(f"({is_open.sql}) is not true", is_open.values)


def _timings() -> Options:
    order = (Timing.OVERDUE, Timing.SOON, Timing.LATER, Timing.UNDATED, Timing.CLOSED)
    typed = {
        Timing.OVERDUE: "просроченные просроченное просрочен gecikti geciken кешіккен",
        Timing.SOON: "таяу скоро yakında",
        Timing.LATER: "кейін позже sonra",
        Timing.UNDATED: "бессрочные бессрочно tarihsiz",
        Timing.CLOSED: "жабық закрытые kapalı",
    }
    return Options(
        tuple(
            Option(t.name.lower(), t.value, lambda day, t=t: _timing(t, day), typed[t])  # type: ignore[misc]
            for t in order
        ),
        NO_CHOICE,
    )


_STATUSES = Options(
    (
        Option("open", N_("open"), lambda _today: IS_OPEN, "ашық открытые открыто açık"),
        Option("closed", N_("closed"), lambda _today: ~IS_OPEN, "жабық закрытые kapalı"),
        *members(Status, lambda status: Condition("status = ?", (status,))),
    ),
    NO_STATUS,
)
_PARTS = Options(
    (
        Option("evidence", N_("evidence"), lambda _today: _has("evidence"), "дәлел доказательство"),
        Option("progress", N_("progress entries"), lambda _today: _has("progress")),
        Option("milestones", N_("milestones"), lambda _today: _has("milestone")),
        Option("extension", N_("extended deadline"), lambda _today: _has("deadline_change")),
    ),
    NO_CHOICE,
)
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
            kind: _having(kind, "partners", Country, NO_PARTNER)
            for kind in (Commitment, Session, Agreement, Series)
        },
    ),
    Key(
        "status",
        N_("Status"),
        _typed("status", "мәртебе күйі", "статус состояние", "durum"),
        {
            Commitment: _STATUSES,
            Session: of_vocabulary(SessionStatus, "status", NO_STATUS),
        },
    ),
    Key(
        TIMING,
        N_("Timing"),
        _typed("timing", "уақыты", "срочность", "zamanlama"),
        {Commitment: _timings()},
    ),
    Key(
        "side",
        N_("Whose"),
        _typed("side whose", "тарап кімнің", "сторона чьё", "taraf kimin"),
        {Commitment: of_vocabulary(Side, "side", NO_CHOICE)},
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
        {Session: of_vocabulary(SessionFormat, "format", NO_CHOICE)},
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
        {Agreement: of_vocabulary(Level, "level", NO_CHOICE)},
    ),
    Key(
        "action",
        N_("Recorded action"),
        _typed("action", "қадам әрекет", "этап действие", "işlem aşama"),
        {Agreement: Options(tuple(members(ActionKind, _has_action)), NO_CHOICE)},
    ),
    Key(
        "lead",
        N_("Lead"),
        _typed("lead", "жауапты", "ответственный", "sorumlu"),
        {
            kind: _in_column(kind, "lead", Organisation, NO_ORGANISATION)
            for kind in (Commitment, Agreement)
        },
    ),
    Key(
        "executor",
        N_("Executor"),
        _typed("executor", "орындаушы", "исполнитель", "yürütücü"),
        {Commitment: _EXECUTORS},
    ),
    Key(
        "counterpart",
        N_("Counterpart"),
        _typed("counterpart", "әріптес", "контрагент", "karşı"),
        {Commitment: _in_column(Commitment, "counterpart", Organisation, NO_ORGANISATION)},
    ),
    Key(
        "topic",
        N_("Topic"),
        _typed("topic", "тақырып", "тема", "konu"),
        {kind: _topics(kind) for kind in (Commitment, Session, Agreement)},
    ),
    Key(
        "series",
        N_("Series"),
        _typed("series", "топтама", "серия", "dizi seri"),
        {
            Commitment: _SERIES_OF_ORIGIN,
            Session: _in_column(Session, "series", Series, NO_SERIES),
        },
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
        _typed("signed", "қолқойылды", "подписано подписан", "imza"),
        {Agreement: Days(last_day('"on"'), ~_has_action("signed"), _signing)},
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
        {Commitment: _PARTS},
    ),
    Key(
        "code",
        N_("Code"),
        _typed("code", "код", "код", "kod"),
        {kind: Codes(kind) for kind in _KINDS},
    ),
)
