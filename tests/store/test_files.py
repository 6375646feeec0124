"""Files inside the register: in and out to the byte, whatever their size."""

import hashlib
import os
import subprocess
import sys

import pytest

from tracker.store import ReadOnlyRegister, Register, RegisterError
from tracker.store.documents import PIECE, DamagedFile

BIG = """
import hashlib, resource, sys
from pathlib import Path
from tracker.store import Register

register, source, target = map(Path, sys.argv[1:])

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

with Register.open(register) as open_one:
    before = peak()
    content = open_one.files.put(source)
    open_one.files.write(content.sha256, target)
    print((peak() - before) // 1024)
"""


def pieces(register):
    return register._db.execute("select count(*) from content_piece").fetchone()[0]


def a_file(tmp_path, size, name="paper.pdf"):
    path = tmp_path / name
    path.write_bytes(os.urandom(size))
    return path


def added_memory(register, tmp_path, megabytes):
    """Put a file of random bytes in and take it out again; the memory it took, in megabytes."""
    source, target = tmp_path / "in.bin", tmp_path / "out.bin"
    with source.open("wb") as file:
        for _n in range(megabytes):
            file.write(os.urandom(1024 * 1024))
    command = [sys.executable, "-c", BIG, register.path, source, target]
    said = subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ)
    with source.open("rb") as one, target.open("rb") as other:
        digest = hashlib.file_digest(one, "sha256").digest()
        assert digest == hashlib.file_digest(other, "sha256").digest()
    return int(said.stdout)


@pytest.mark.slow
def test_300_megabytes_go_in_and_out_within_100_of_memory(register, tmp_path):
    assert added_memory(register, tmp_path, 300) < 100


def test_memory_does_not_grow_with_the_file(register, tmp_path):
    assert added_memory(register, tmp_path, 96) < 70


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 9 * PIECE + 5])
def test_a_file_comes_out_to_the_byte(register, tmp_path, size):
    source = a_file(tmp_path, size)
    content = register.files.put(source)
    assert content.sha256 == hashlib.sha256(source.read_bytes()).hexdigest()
    assert content.size == size
    register.files.write(content.sha256, tmp_path / "out.pdf")
    assert (tmp_path / "out.pdf").read_bytes() == source.read_bytes()
    assert register.files.is_whole(content.sha256)


def test_the_same_content_is_kept_once(register, tmp_path):
    source = a_file(tmp_path, 3 * PIECE)
    first = register.files.put(source)
    assert register.files.put(source.rename(tmp_path / "other.pdf")) == first
    assert pieces(register) == 3


def test_undo_takes_the_record_back_and_leaves_the_file(register, tmp_path):
    content = register.files.put(a_file(tmp_path, 10))
    register.undo()
    assert register.files.is_whole(content.sha256)


def test_a_file_stopped_half_way_leaves_nothing(register, tmp_path):
    class Stopped(Exception):
        pass

    def stop(done, of):
        if done:
            raise Stopped

    with pytest.raises(Stopped):
        register.files.put(a_file(tmp_path, 20 * PIECE), stop)
    assert pieces(register) == 0


def test_a_file_stopped_on_its_way_out_leaves_what_was_there(register, tmp_path):
    content = register.files.put(a_file(tmp_path, 3 * PIECE))
    target = tmp_path / "dear.pdf"
    target.write_text("dear")

    def stop(done, of):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        register.files.write(content.sha256, target, stop)
    assert target.read_text() == "dear"
    assert not list(tmp_path.glob(".*.part"))


def test_progress_is_told_to_the_end(register, tmp_path):
    told = []
    register.files.put(
        a_file(tmp_path, 20 * PIECE), lambda done, of: told.append((done, of)) if done else None
    )
    assert told == [(8 * PIECE, 20 * PIECE), (16 * PIECE, 20 * PIECE), (20 * PIECE, 20 * PIECE)]


@pytest.mark.parametrize(
    "harm",
    [
        "update content_piece set data = zeroblob(length(data)) where place = 1",
        "delete from content_piece where place = 1",
        "delete from content_piece where place = 2",
        "delete from content",
    ],
)
def test_a_damaged_file_is_told_and_never_handed_out(register, tmp_path, harm):
    content = register.files.put(a_file(tmp_path, 3 * PIECE))
    register._db.execute(harm)
    assert not register.files.is_whole(content.sha256)
    with pytest.raises(DamagedFile):
        register.files.write(content.sha256, tmp_path / "out.pdf")
    assert not (tmp_path / "out.pdf").exists()


def test_a_file_that_changes_while_it_is_read_is_refused(register, tmp_path):
    source = a_file(tmp_path, 3 * PIECE)

    def rewrite(done, of):
        if not done and of == 3 * PIECE:
            source.write_bytes(os.urandom(3 * PIECE))

    with pytest.raises(RegisterError, match="changed while it was read"):
        register.files.put(source, rewrite)
    assert pieces(register) == 0


def test_what_is_no_file_is_refused_in_a_sentence(register, tmp_path):
    with pytest.raises(RegisterError, match="is not a file"):
        register.files.put(tmp_path)


def test_others_can_write_while_a_file_comes_in(register, tmp_path):
    with Register.open(register.path) as other:
        told = []

        def meanwhile(done, _of):
            if done:
                other.set_setting("said", str(done))
                told.append(done)

        register.files.put(a_file(tmp_path, 20 * PIECE), meanwhile)
    assert register.setting("said", "") == str(told[-1])


def test_a_register_that_cannot_be_written_takes_no_file(register, tmp_path):
    register.is_readonly = True
    with pytest.raises(ReadOnlyRegister):
        register.files.put(a_file(tmp_path, 1))
