"""The schema, told as the steps that made it. Append a step; never alter a released one."""

import os
from datetime import UTC, datetime
from pathlib import Path

from tracker.store import derived, search
from tracker.store.connection import APPLICATION_ID, SCHEMA_VERSION, Connection, writing
from tracker.store.utils_driver import Database, Migrations

migrations = Migrations("tracker")

_RECORDS = (
    "country", "organisation", "person", "tenure", "topic", "series", "source", "citation", "link",
    "session", "delegation", "agenda_item", "agreement", "agreement_action", "commitment",
    "progress", "deadline_change", "evidence", "name", "milestone", "preparation", "document",
)  # fmt: skip
"""The tables of records there were when every record came to be found by its words."""

_BASE = """
    id integer primary key,
    uid text not null unique,
    code text not null unique,
    version integer not null,
    binned integer not null default 0,
    fold text not null
"""


def bring_up_to_date(connection: Connection, path: Path, version: int) -> None:
    """Run the steps the register lacks: all of them or none, after a copy has been made.

    ``version`` is how many it has had; a new file has had none.
    """
    if version:
        copy_aside(connection, path, version)
    db = Database(connection, execute_plugins=False, recursive_triggers=False)
    with writing(connection):
        migrations.apply(db)
        derived.compute_again(connection)
        connection.execute(f"pragma application_id = {APPLICATION_ID}")
        connection.execute(f"pragma user_version = {SCHEMA_VERSION}")


def copy_aside(connection: Connection, path: Path, version: int) -> Path:
    """A copy beside the register, named for its schema and the time, by SQLite itself."""
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    copy = path.with_name(f"{path.stem}.before-{version + 1}-{stamp}{path.suffix}")
    partial = copy.with_name(copy.name + ".part")
    connection.execute("vacuum into ?", [str(partial)])
    os.replace(partial, copy)
    return copy


def table(db: Database, name: str, columns: str) -> None:
    """A table of records: what every record has, and its own columns."""
    db.execute(f"create table {name} ({_BASE}, {columns}) strict")


def index(db: Database, owner: str, *columns: str) -> None:
    db.execute(f"create index {owner}_{'_'.join(columns)} on {owner}({', '.join(columns)})")


def many(db: Database, owner: str, field: str, other: str) -> None:
    """Index a field that names several records.

    The field itself is kept in the record's row, as a list in its order; this table, kept by
    triggers, is how a question finds the owner by the other, and how a reference is held to exist.
    """
    relation = f"{owner}_{field}"
    add = (
        f"insert into {relation} (owner_id, {other}_id) "
        f"select new.id, value from json_each(new.{field});"
    )
    remove = f"delete from {relation} where owner_id = old.id;"
    db.execute(
        f"create table {relation} ("
        f"owner_id integer not null references {owner}(id) deferrable initially deferred, "
        f"{other}_id integer not null references {other}(id) deferrable initially deferred, "
        f"primary key ({other}_id, owner_id)) strict, without rowid"
    )
    db.execute(f"create index {relation}_owner on {relation}(owner_id)")
    db.execute(f"create trigger {relation}_insert after insert on {owner} begin {add} end")
    db.execute(
        f"create trigger {relation}_update after update of {field} on {owner} "
        f"begin {remove} {add} end"
    )
    db.execute(f"create trigger {relation}_delete before delete on {owner} begin {remove} end")


def found_and_sorted(db: Database, owner: str) -> None:
    """Let a search find a table's records by their words, and lists sort them by their titles.

    The title's place in the alphabet is kept in its own language, and in others it has a text in.
    """
    db.execute(f"alter table {owner} add column fold_title text not null default ''")
    db.execute(f"alter table {owner} add column sort text not null default ''")
    for language in ("kk", "ru", "tr", "en"):
        db.execute(f"alter table {owner} add column sort_{language} text")
    search.create(db.conn, owner)


@migrations()
def history_and_settings(db: Database) -> None:
    for statement in (
        "create table setting (name text primary key, value text not null) strict",
        "create table code_number (record_table text primary key, last integer not null) strict",
        """create table edit (
            id integer primary key autoincrement,
            label text not null,
            who text not null,
            at text not null,
            action text not null check (action in ('edit', 'undo', 'redo'))
        ) strict""",
        """create table change (
            edit_id integer not null references edit(id),
            position integer not null,
            record_table text not null,
            record_id integer not null,
            before text,
            after text,
            primary key (edit_id, position)
        ) strict""",
        "create index change_record on change(record_table, record_id)",
        """create table undo_step (
            edit_id integer primary key references edit(id),
            undone integer not null
        ) strict""",
    ):
        db.execute(statement)


@migrations()
def partners_and_their_people(db: Database) -> None:
    table(db, "country", "name text not null, official_name text")
    table(
        db,
        "organisation",
        """name text not null, short text, kind text,
        country integer references country(id),
        parent integer references organisation(id)""",
    )
    table(
        db,
        "person",
        """name text not null, aliases text not null,
        country integer references country(id),
        organisation integer references organisation(id), post text""",
    )
    table(
        db,
        "tenure",
        """person integer references person(id),
        organisation integer references organisation(id),
        title text not null, start text, "end" text""",
    )
    table(db, "topic", "name text not null, parent integer references topic(id)")
    table(db, "series", "name text not null, short text, partners text not null, note text")
    many(db, "series", "partners", "country")


@migrations()
def sources_and_links(db: Database) -> None:
    table(
        db,
        "source",
        """title text not null, publisher text not null, address text not null,
        language text not null, published text, note text not null""",
    )
    table(
        db,
        "citation",
        """about text, source integer references source(id), field text not null,
        says text, quote text not null""",
    )
    table(db, "link", "origin text, target text, kind text not null")
    index(db, "citation", "about")
    index(db, "link", "origin")
    index(db, "link", "target")


@migrations()
def sessions_and_their_parts(db: Database) -> None:
    table(
        db,
        "session",
        """title text not null, kind text not null, status text not null, format text,
        start text, "end" text, partners text not null,
        country integer references country(id), city text, platform text not null,
        parent integer references session(id), series integer references series(id),
        ordinal integer, topics text not null, summary text""",
    )
    table(
        db,
        "delegation",
        """session integer references session(id), country integer references country(id),
        head integer references person(id), head_post text,
        organisations text not null, members text not null""",
    )
    table(
        db,
        "agenda_item",
        """session integer references session(id), number text not null,
        title text not null, outcome text""",
    )
    index(db, "session", "start")
    index(db, "session", "parent")
    index(db, "session", "series", "ordinal")
    index(db, "delegation", "session")
    index(db, "agenda_item", "session")
    many(db, "session", "partners", "country")
    many(db, "session", "topics", "topic")
    many(db, "delegation", "organisations", "organisation")
    many(db, "delegation", "members", "person")


@migrations()
def agreements_and_their_actions(db: Database) -> None:
    table(
        db,
        "agreement",
        """title text not null, level text, form text not null, partners text not null,
        organisations text not null, topics text not null, summary text""",
    )
    table(
        db,
        "agreement_action",
        """agreement integer references agreement(id), kind text not null, "on" text,
        party integer references country(id), place text, note text""",
    )
    index(db, "agreement_action", "agreement")
    many(db, "agreement", "partners", "country")
    many(db, "agreement", "organisations", "organisation")
    many(db, "agreement", "topics", "topic")


@migrations()
def commitments_and_their_journal(db: Database) -> None:
    table(
        db,
        "commitment",
        """title text not null, partners text not null, side text not null,
        lead integer references organisation(id), co_executors text not null,
        counterpart integer references organisation(id),
        due text, due_latest text, due_original text,
        status text not null, is_open integer not null, completion text not null,
        closed_on text, origin text, item text not null,
        verbatim text not null, verbatim_language text, topics text not null""",
    )
    table(
        db,
        "progress",
        """commitment integer references commitment(id), "on" text, text text not null""",
    )
    index(db, "commitment", "is_open", "due_latest")
    index(db, "commitment", "status", "due_latest")
    index(db, "commitment", "lead", "due_latest")
    index(db, "commitment", "origin")
    index(db, "progress", "commitment")
    many(db, "commitment", "partners", "country")
    many(db, "commitment", "co_executors", "organisation")
    many(db, "commitment", "topics", "topic")


@migrations()
def terms_of_agreements(db: Database) -> None:
    for column in (
        "lead integer references organisation(id)",
        "entry text",
        "entry_days integer",
        "entry_on text",
        "term_years integer",
        "renewal_years integer",
        "notice_months integer",
        "languages text not null default ''",
        "registration text not null default ''",
        "note text",
    ):
        db.execute(f"alter table agreement add column {column}")


@migrations()
def deadline_changes(db: Database) -> None:
    table(
        db,
        "deadline_change",
        """commitment integer references commitment(id), old text, new text, reason text,
        explanation text not null, requested_on text, allowed_by text not null,
        letter text not null""",
    )
    index(db, "deadline_change", "commitment")


@migrations()
def evidence_and_closing(db: Database) -> None:
    table(
        db,
        "evidence",
        """commitment integer references commitment(id), kind text not null, "on" text,
        description text not null, address text not null, confirms text""",
    )
    index(db, "evidence", "commitment")
    for column in (
        "deliverable text",
        "indicator text not null default ''",
        "reported_by text not null default ''",
        "reported_on text",
        "verified_by text not null default ''",
        "closing_reason text not null default ''",
    ):
        db.execute(f"alter table commitment add column {column}")
    # Closing did not take the grade along before.
    db.execute("update commitment set completion = 'complete' where status = 'fulfilled'")


@migrations()
def names_in_time(db: Database) -> None:
    table(
        db,
        "name",
        "owner text, text text not null, kind text not null, valid_from text, valid_to text",
    )
    index(db, "name", "owner")
    for owner in ("country", "organisation", "person", "series"):
        db.execute(f"alter table {owner} add column also_called text not null default ''")


@migrations()
def milestones_and_recurrence(db: Database) -> None:
    table(
        db,
        "milestone",
        """commitment integer references commitment(id), title text not null,
        due text, done_on text""",
    )
    index(db, "milestone", "commitment")
    db.execute("alter table commitment add column repeats text")
    db.execute("alter table commitment add column repeated_from integer references commitment(id)")
    index(db, "commitment", "repeated_from")


@migrations()
def outcomes_and_preparation(db: Database) -> None:
    db.execute("alter table agenda_item add column outcome_kind text")
    table(
        db,
        "preparation",
        """session integer references session(id), title text not null,
        days_before integer, done_on text""",
    )
    index(db, "preparation", "session")


@migrations()
def documents_and_their_files(db: Database) -> None:
    table(
        db,
        "document",
        """title text not null, kind text not null, number text not null, date text,
        languages text not null, pages integer, marking text not null, status text,
        file_name text not null, sha256 text not null, size integer""",
    )
    index(db, "document", "sha256")
    for statement in (
        "create table content (sha256 text primary key, size integer not null) strict",
        """create table content_piece (
            sha256 text not null, place integer not null, data blob not null,
            primary key (sha256, place)
        ) strict""",
    ):
        db.execute(statement)


@migrations()
def words_in_any_script(db: Database) -> None:
    for owner in _RECORDS:
        found_and_sorted(db, owner)


@migrations()
def commitments_by_urgency(db: Database) -> None:
    db.execute("alter table commitment add column urgency text not null default ''")
    db.execute("alter table commitment add column closed_from text")
    for former in ("is_open_due_latest", "status_due_latest", "lead_due_latest"):
        db.execute(f"drop index commitment_{former}")
    # Each tells what is in the bin, so that a question need not read the rows for that.
    index(db, "commitment", "urgency", "binned")
    for column in ("status", "side", "lead", "counterpart"):
        index(db, "commitment", column, "urgency", "binned")
    index(db, "commitment", "closed_from")
    index(db, "edit", "at")
    for owner in ("commitment", "session", "agreement"):
        db.execute(f"create index {owner}_binned on {owner}(binned) where binned <> 0")


@migrations()
def saved_views(db: Database) -> None:
    table(
        db,
        "saved_view",
        """name text not null, page text not null, query text not null,
        sort_order text not null, position integer not null""",
    )
    found_and_sorted(db, "saved_view")
