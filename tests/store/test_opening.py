"""A file that is no register of ours is refused with one sentence, and is left as it was."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from tracker.records import commitments
from tracker.records.commitments import Commitment
from tracker.records.countries import Country
from tracker.records.sessions import Session
from tracker.records.words import Words
from tracker.store import (
    DamagedRegister,
    NewerRegister,
    NoSuchRegister,
    NotARegister,
    Register,
    RegisterError,
    migrations,
)
from tracker.store.connection import SCHEMA_VERSION
from tracker.store.utils_driver import Database


def change_header(path, pragma):
    connection = dbapi2.connect(str(path))
    connection.execute(pragma)
    connection.close()


def test_a_missing_file_is_said_and_not_made(tmp_path):
    with pytest.raises(NoSuchRegister, match="no register"):
        Register.open(tmp_path / "gone.register")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"just some text\n" * 100, b"PK\x03\x04" + bytes(9000)])
def test_another_kind_of_file_is_refused_and_left_alone(tmp_path, content):
    path = tmp_path / "letter.docx"
    path.write_bytes(content)
    with pytest.raises(NotARegister, match="not a register"):
        Register.open(path)
    assert path.read_bytes() == content


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(NotARegister):
        Register.open(tmp_path)


def test_another_programs_database_is_refused(tmp_path):
    change_header(tmp_path / "other.db", "create table person (name)")
    with pytest.raises(NotARegister):
        Register.open(tmp_path / "other.db")


def test_a_register_made_by_a_newer_program_is_refused(register):
    register.close()
    change_header(register.path, f"pragma user_version = {SCHEMA_VERSION + 1}")
    with pytest.raises(NewerRegister, match="newer version"):
        Register.open(register.path)


def test_a_damaged_register_is_said_in_a_sentence(register):
    register.close()
    damaged = bytearray(register.path.read_bytes())
    damaged[100:3000] = bytes(2900)
    register.path.write_bytes(damaged)
    with pytest.raises(RegisterError):
        Register.open(register.path)


def test_a_register_damaged_inside_is_said_when_it_is_read(sample):
    sample.close()
    damaged = bytearray(sample.path.read_bytes())
    damaged[100_000:] = b"\xff" * (len(damaged) - 100_000)
    sample.path.write_bytes(damaged)
    with pytest.raises(DamagedRegister, match="damaged"), Register.open(sample.path) as opened:
        opened.find(Session)


def test_a_value_no_program_writes_is_said_and_not_guessed(register):
    register._db.execute("update country set name = '[1, 2]' where code = 'TR'")
    with pytest.raises(DamagedRegister, match="cannot read"):
        register.find(Country)


def test_a_status_of_a_newer_program_is_shown_as_it_is_and_kept(register):
    saved = commitments.add(register, Commitment(title=Words.of(en="Train media specialists")))
    register._db.execute("update commitment set status = 'frozen' where id = ?", [saved.id])
    [found] = register.find(Commitment)
    assert (found.status, found.status.label, found.is_open) == ("frozen", "frozen", False)
    commitments.change(register, replace(found, item="2"))
    assert register.get(Commitment, saved.id).status == "frozen"


def test_a_file_name_of_any_bytes_can_be_opened(register):
    register.close()
    odd = Path(os.fsdecode(os.fsencode(register.path.parent) + b"/\xff?#%.register"))
    register.path.rename(odd)
    with Register.open(odd) as opened:
        assert opened.count(Country) == 249


def test_a_register_that_could_not_be_made_leaves_no_file(tmp_path, monkeypatch):
    monkeypatch.setattr("tracker.store.migrations._BASE", "no sql at all")
    with pytest.raises(RegisterError):
        Register.create(tmp_path / "new.register")
    assert list(tmp_path.iterdir()) == []


def test_a_register_in_use_by_another_program_is_said(register, monkeypatch):
    other = dbapi2.connect(str(register.path), isolation_level=None)
    other.execute("begin immediate")
    register._db.execute("pragma busy_timeout = 10")
    with pytest.raises(RegisterError, match="in use by another program"):
        commitments.add(register, Commitment(title=Words.of(en="too late")))
    assert register.count(Commitment) == 0
    other.close()


def test_a_register_knows_its_own_files(register, tmp_path):
    (tmp_path / "link.pdf").symlink_to(register.path)
    assert register.is_kept_in(tmp_path / "link.pdf")
    assert register.is_kept_in(Path(f"{register.path}-wal"))
    assert not register.is_kept_in(tmp_path / "brief.pdf")


def test_the_schema_version_is_the_number_of_migrations():
    assert len(migrations.migrations.pending(Database(memory=True))) == SCHEMA_VERSION


def test_a_register_is_copied_before_a_migration(register, monkeypatch):
    monkeypatch.setattr("tracker.store.register.SCHEMA_VERSION", SCHEMA_VERSION + 1)
    monkeypatch.setattr("tracker.store.migrations.SCHEMA_VERSION", SCHEMA_VERSION + 1)
    monkeypatch.setattr("tracker.store.connection.SCHEMA_VERSION", SCHEMA_VERSION + 1)
    register.close()
    Register.open(register.path).close()
    [copy] = [p for p in register.path.parent.iterdir() if ".before-" in p.name]
    change_header(copy, f"pragma user_version = {SCHEMA_VERSION + 1}")
    with Register.open(copy) as kept:
        assert kept.count(Country) == 249


def test_the_file_is_durable_and_strict(register):
    settings = {
        name: register._db.execute(f"pragma {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "foreign_keys", "trusted_schema")
    }
    assert settings == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
    }
    loose = register._db.execute(
        "select name from pragma_table_list where schema = 'main' and type = 'table' "
        "and strict = 0 and name not like 'sqlite_%' and name not like '_sqlite_%'"
    ).fetchall()
    assert loose == []
