"""Very many records are loaded as if each had been saved, or not at all."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from tracker.languages import fold
from tracker.records import commitments, countries
from tracker.records.agreements import Agreement
from tracker.records.commitments import Commitment
from tracker.records.countries import Country
from tracker.records.kinds import KINDS
from tracker.records.organisations import Organisation
from tracker.records.words import Words
from tracker.sample import synthetic
from tracker.sample.synthetic.sizes import Sizes
from tracker.store import ReadOnlyRegister, Refs, Register, bulk, search

LABEL = "Load many"
MANY = 120


@pytest.fixture
def empty(tmp_path):
    with Register.create(tmp_path / "loaded.register", user="officer") as register:
        yield register


@pytest.fixture
def every():
    """Records of all kinds that a register of this size has, those named first."""
    return [record for batch in synthetic.batches(Sizes.of(MANY), 3) for record in batch]


def promised(register, title="Open the museum", **fields):
    """A new commitment with its id, as a loader makes it."""
    fields = {"id": register.last_id(Commitment) + 1} | fields
    return Commitment(title=Words.of(en=title), **fields)


def found(register, text, kind=Commitment):
    return register.newest(kind, search.expression(fold.query(text)), 50)


def schema(register):
    rows = register._db.execute(
        "select type, name, tbl_name, sql from sqlite_schema "
        "where type <> 'table' or name not like 'sqlite_stat%'"
    )
    return sorted(map(tuple, rows), key=str)


def contents(register):
    """All rows of every table; of the indexes of words see ``indexed``."""
    names = register._db.execute(
        "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' "
        "and name not like 'search_%'"
    ).fetchall()
    rows = {n: register._db.execute(f'select * from "{n}"').fetchall() for (n,) in names}
    return {name: sorted(map(tuple, of_table), key=str) for name, of_table in rows.items()}


def indexed(register, index):
    """Every word of an index with the records it is in."""
    connection = register._db
    connection.execute(
        f"create virtual table temp.of_{index} using fts5vocab(main, {index}, instance)"
    )
    words = {tuple(row) for row in connection.execute(f"select term, doc from temp.of_{index}")}
    assert len(words) > 100
    return words


def test_a_loaded_record_is_kept_in_every_column_as_a_saved_one(empty, every, tmp_path):
    empty.load(LABEL, [every])
    with (
        Register.create(tmp_path / "saved.register", user="officer") as one_by_one,
        one_by_one.edit(LABEL) as edit,
    ):
        for record in every:
            edit.save(replace(record, id=None, version=0))
        loaded, saved = contents(empty), contents(one_by_one)
        apart = {"edit", "change", "undo_step", "_sqlite_migrations"}  # the history, and times
        assert {n: loaded[n] for n in loaded.keys() - apart} == {
            n: saved[n] for n in saved.keys() - apart
        }
        assert len(loaded["commitment_partners"]) == MANY
        for index in ("search_commitment", "search_commitment_title", "search_session"):
            assert indexed(empty, index) == indexed(one_by_one, index)


def test_indexes_and_triggers_afterwards_are_those_of_a_new_register(empty, every):
    before = schema(empty)
    empty.load(LABEL, [every])
    assert schema(empty) == before
    assert sum(row[0] == "trigger" for row in before) > 50


def test_what_was_loaded_is_found_by_its_words_beside_what_was_there(register):
    commitments.add(register, Commitment(title=Words.of(kk="Мұражай ашу")))
    register.load(
        LABEL,
        [
            [
                promised(register, "Museum of music"),
            ]
        ],
    )
    assert found(register, "мұражай") == [1]
    assert found(register, "museum") == [2]


def test_an_edit_after_loading_keeps_indexes_relations_and_undo(register, turkiye):
    register.load(LABEL, [[promised(register, partners=Refs((turkiye.id,)))]])
    [loaded] = register.find(Commitment)
    saved = commitments.change(register, replace(loaded, title=Words.of(ru="Открыть театр")))
    assert (found(register, "театр"), found(register, "museum")) == ([1], [])
    commitments.change(register, replace(saved, partners=Refs()))
    assert register.count(Commitment, commitments.with_partner(turkiye)) == 0
    register.undo()
    register.undo()
    assert (found(register, "театр"), found(register, "museum")) == ([], [1])
    assert register.count(Commitment, commitments.with_partner(turkiye)) == 1


def test_what_was_there_keeps_its_relations(register, turkiye):
    commitments.add(register, Commitment(title=Words.of(en="Old"), partners=Refs((turkiye.id,))))
    register.load(LABEL, [[promised(register, partners=Refs((turkiye.id,)))]])
    assert register.count(Commitment, commitments.with_partner(turkiye)) == 2


def test_the_way_to_an_answer_is_chosen_by_what_there_is_now(empty, every):
    empty.load(LABEL, [every])
    [known] = empty._db.execute("select stat from sqlite_stat1 where idx = 'commitment_origin'")
    assert known["stat"].startswith(f"{MANY} ")


def test_the_next_record_gets_the_next_code(register):
    register.load(LABEL, [[promised(register, id=7)]])
    assert register.last_id(Commitment) == 7
    assert commitments.add(register, Commitment(title=Words.of(en="Next"))).code == "C-8"


def test_what_a_loader_leaves_out_is_given(register):
    register.load(LABEL, [[promised(register, code="DK-1"), promised(register, id=2)]])
    named, unnamed = register.find(Commitment)
    assert (named.code, unnamed.code) == ("DK-1", "C-2")
    assert named.version == unnamed.version == 1
    assert len({named.uid, unnamed.uid}) == 2


def test_kinds_may_be_mixed_in_a_batch(register):
    one = Organisation(id=1, name=Words.of(en="Fund"))
    two = Organisation(id=2, name=Words.of(en="Centre"))
    mixed = [one, promised(register, lead=one.ref), two, promised(register, id=2, lead=two.ref)]
    register.load(LABEL, [mixed])
    assert [c.lead for c in register.find(Commitment)] == [one.ref, two.ref]


def test_loading_is_in_the_history_and_is_no_step_to_undo(register):
    entries = register._db.execute("select count(*) from edit").fetchone()[0]
    register.load(LABEL, [[promised(register)]])
    newest = register._db.execute("select * from edit order by id desc").fetchone()
    assert (newest["label"], newest["who"], newest["id"]) == (LABEL, "officer", entries + 1)
    assert register.next_undo is None
    [loaded] = register.find(Commitment)
    assert register.history_of(loaded) == []


def test_pages_hear_which_kinds_were_loaded(register):
    heard = []
    register.subscribe(heard.append)
    register.kept(how_many)
    register.load(LABEL, [[promised(register)]])
    [edit] = heard
    assert edit.touches(Commitment)
    assert not edit.touches(Agreement, Country)
    assert register.kept(how_many) == 1


def how_many(register):
    return register.count(Commitment)


def test_nothing_to_load_is_an_entry_and_nothing_else(register):
    before = contents(register)["country"]
    register.load(LABEL, [])
    assert contents(register)["country"] == before


# Where it is not to be


class Cancelled(Exception):
    pass


@pytest.mark.parametrize("step", [bulk.RECORDS, bulk.INDEXES, bulk.LINKS, bulk.WORDS])
def test_a_loading_stopped_at_any_step_leaves_the_register_as_it_was(register, step):
    commitments.add(register, Commitment(title=Words.of(kk="Мұражай ашу")))
    before = contents(register), schema(register), register.last_id(Commitment)
    heard = []
    register.subscribe(heard.append)

    def stop(doing, done, of):
        if doing == step:
            raise Cancelled

    with pytest.raises(Cancelled):
        register.load(LABEL, [[promised(register)]], stop)
    assert (contents(register), schema(register), register.last_id(Commitment)) == before
    assert heard == []
    assert found(register, "мұражай") == [1]
    assert commitments.add(register, Commitment(title=Words.of(en="On"))).code == "C-2"
    assert found(register, "on") == [2]


def test_a_loading_is_stopped_while_sqlite_works(empty, every, monkeypatch):
    monkeypatch.setattr(bulk, "_OFTEN", 100)
    told = []

    def stop(doing, done, of):
        told.append((doing, done, of))
        if told.count((bulk.WORDS, done, of)) == 2:  # the second comes from inside of SQL
            raise Cancelled

    with pytest.raises(Cancelled):
        empty.load(LABEL, [every], stop)
    assert empty.count(Commitment) == 0
    empty.load(LABEL, [every])
    assert empty.count(Commitment) == MANY


@pytest.mark.parametrize(
    "wrong", [{"code": "C-1"}, {"id": 1}, {"lead": Organisation(id=99).ref}], ids=str
)
def test_a_row_that_fails_takes_all_rows_with_it(register, wrong):
    before = contents(register), schema(register)
    batches = [[promised(register)], [replace(promised(register, id=2), **wrong)]]
    with pytest.raises(dbapi2.IntegrityError):
        register.load(LABEL, batches)
    assert (contents(register), schema(register)) == before


def test_a_relation_to_what_is_not_there_takes_all_rows_with_it(register):
    before = contents(register), schema(register)
    with pytest.raises(dbapi2.IntegrityError):
        register.load(LABEL, [[promised(register, partners=Refs((999,)))]])
    assert (contents(register), schema(register)) == before


def test_an_id_is_never_given_twice(register):
    commitments.add(register, Commitment(title=Words.of(en="first")))
    register.undo()
    with pytest.raises(ValueError, match="commitment 1"):
        register.load(LABEL, [[promised(register, id=1)]])


def test_nothing_is_loaded_into_what_may_only_be_read(new_register_file):
    with Register(new_register_file, readonly=True) as register, pytest.raises(ReadOnlyRegister):
        register.load(LABEL, [[promised(register)]])


KILLED = """
import sys
from pathlib import Path
from tracker.sample import synthetic
from tracker.sample.synthetic.sizes import Sizes
from tracker.store import Register, bulk

bulk._CACHE = 64  # so that much of it is on the disk already

def wait(doing, done, of):
    if doing == bulk.WORDS and done == 9:
        print("half", flush=True)
        sys.stdin.read()

Register.open(Path(sys.argv[1])).load("Lost", synthetic.batches(Sizes.of(300), 3), wait)
"""


def test_a_program_killed_while_it_loads_leaves_the_register_as_it_was(tmp_path):
    path = tmp_path / "r.register"
    with Register.create(path) as register:
        before = contents(register), schema(register)
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    )
    with process:
        assert process.stdout.readline() == b"half\n"
        assert path.with_name("r.register-wal").stat().st_size > 500_000
        process.kill()
    with Register.open(path) as register:
        assert (contents(register), schema(register)) == before
        countries.seed(register)
        assert register.count(Country) == 249


def test_the_log_beside_the_register_is_empty_afterwards(empty, every):
    empty.load(LABEL, [every])
    assert empty.path.with_name("loaded.register-wal").stat().st_size == 0


def test_as_many_are_there_as_were_loaded(empty, every):
    empty.load(LABEL, [every])
    for kind in {type(record) for record in every}:
        assert kind.table in KINDS
        assert empty.count(kind) == sum(type(record) is kind for record in every)
