"""The records that one has to do with: its partners, its lead, its topics, its series."""

from tracker.languages import N_
from tracker.records.agreements import Agreement
from tracker.records.commitments import Commitment
from tracker.records.organisations import Organisation
from tracker.records.queries.answers.named import Named
from tracker.records.series import Series
from tracker.records.topics import Topic
from tracker.store import Condition, Record, some
from tracker.store.sql import names_any, names_one

NO_PARTNER = N_("“{typed}”: no such country")
NO_ORGANISATION = N_("“{typed}”: no such organisation")
NO_TOPIC = N_("“{typed}”: no such topic")
NO_SERIES = N_("“{typed}”: no such series")


def having(kind: type[Record], field: str, other: type[Record], fault: str) -> Named:
    """Records of another kind of which a field of this one names several."""
    relation = f"{kind.table}_{field}"
    return Named(
        other,
        lambda id_: names_one(kind.table, field, other.table, id_),
        ~some(relation, Condition(f"owner_id = {kind.table}.id")),
        some(relation, Condition(f"{other.table}_id = {other.table}.id")),
        fault,
    )


def in_column(
    kind: type[Record],
    column: str,
    other: type[Record],
    fault: str,
    in_use: Condition | None = None,
) -> Named:
    """A record of another kind that a field of this one names.

    Which are in use is asked of each by the column's index; where it has none, give ``in_use``.
    """
    table = kind.table
    uses = Condition(f"{table}.{column} = {other.table}.id and {table}.binned = 0")
    return Named(
        other,
        lambda id_: Condition(f"{column} = ?", (id_,)),
        Condition(f"{column} is null"),
        in_use or some(table, uses),
        fault,
    )


def topics(kind: type[Record]) -> Named:
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

SERIES_OF_ORIGIN = Named(
    Series,
    lambda id_: Condition(
        "origin in (select 'session:' || id from session where series = ?)", (id_,)
    ),
    Condition(
        "origin is null or origin not in "
        "(select 'session:' || id from session where series is not null)"
    ),
    some(
        "session",
        Condition("session.series = series.id")
        & some(
            "commitment",
            Condition("origin = 'session:' || session.id and commitment.binned = 0"),
        ),
    ),
    NO_SERIES,
)
"""The series of the session at which a commitment was agreed."""

LEADS = in_column(Commitment, "lead", Organisation, NO_ORGANISATION)
LEADS_OF_AGREEMENTS = in_column(
    Agreement,
    "lead",
    Organisation,
    NO_ORGANISATION,
    Condition("id in (select lead from agreement where binned = 0)"),
)
COUNTERPARTS = in_column(
    Commitment,
    "counterpart",
    Organisation,
    NO_ORGANISATION,
    Condition("id in (select counterpart from commitment where binned = 0)"),
)
_TOGETHER = having(Commitment, "co_executors", Organisation, NO_ORGANISATION)
EXECUTORS = Named(
    Organisation,
    lambda id_: LEADS.is_one(id_) | _TOGETHER.is_one(id_),
    LEADS.has_none & _TOGETHER.has_none,
    LEADS.in_use | _TOGETHER.in_use,
    NO_ORGANISATION,
)
"""Who leads or is co-responsible."""
