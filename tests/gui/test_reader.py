"""The reader: questions answered in a thread, the newest of each asker alone."""

import threading

import pytest
from PySide6.QtCore import QObject

from tracker.gui import reader as reading
from tracker.gui.reader import Reader
from tracker.records import commitments
from tracker.records.commitments import Commitment
from tracker.records.words import Words
from tracker.store import EVERYTHING, RegisterError

SLOW = "with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n"
"""A question that has no end."""


@pytest.fixture
def reader(register, monkeypatch, qapp):
    monkeypatch.setattr(reading, "SMALL", -1)
    reader = Reader(register)
    yield reader
    reader.close()


@pytest.fixture
def owner():
    return QObject()


def how_many(register):
    return register.count(Commitment)


def endless(register):
    return list(register._ask(SLOW, ()))


def test_a_small_register_answers_at_once(register, qapp, owner):
    reader, heard = Reader(register), []
    reader.ask(owner, how_many, heard.append)
    assert heard == [0]
    assert reader._thread is None


def test_a_large_one_answers_from_another_thread(reader, owner, qtbot):
    heard = []
    reader.ask(owner, lambda _register: threading.current_thread(), heard.append)
    assert heard == []
    qtbot.waitUntil(lambda: heard != [])
    assert heard != [threading.main_thread()]


def test_of_several_questions_about_one_thing_the_last_is_answered(reader, owner, qtbot):
    heard = []
    for number in range(50):
        reader.ask(owner, lambda _register, n=number: n, heard.append)
    reader.ask(owner, lambda _register: "other", heard.append, "another thing")
    qtbot.waitUntil(lambda: "other" in heard and 49 in heard)
    assert sorted(map(str, heard)) == ["49", "other"]


def test_a_question_that_nobody_waits_for_is_given_up(reader, owner, qtbot):
    heard, begun = [], threading.Event()

    def never_ending(register):
        begun.set()
        return endless(register)

    reader.ask(owner, never_ending, heard.append)
    assert begun.wait(5)
    reader.ask(owner, how_many, heard.append)
    qtbot.waitUntil(lambda: heard == [0])


def test_others_go_first_between_the_steps_of_a_long_one(reader, owner, qtbot):
    heard, asked = [], threading.Event()

    def in_steps(_register):
        asked.wait(5)
        yield
        yield
        return "long"

    reader.ask(owner, in_steps, heard.append, "counts")
    reader.ask(owner, lambda _register: "short", heard.append, "list")
    asked.set()
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard == ["short", "long"]


def test_an_answer_knows_of_every_edit_before_its_question(reader, register, owner, qtbot):
    heard = []

    def in_sets(register):
        return register.sets(Commitment).of(EVERYTHING).bit_count()

    def ask(_edit):
        reader.ask(owner, in_sets, heard.append)

    reader.ask(owner, in_sets, heard.append)
    qtbot.waitUntil(lambda: heard == [0])
    register.subscribe(ask)
    for number in range(1, 20):
        commitments.add(register, Commitment(title=Words.of(en="Hold a forum")))
        qtbot.waitUntil(lambda n=number: heard[-1] == n)
    register.undo()
    qtbot.waitUntil(lambda: heard[-1] == 18)


def test_what_a_question_raises_is_raised_in_the_loop(reader, owner, qtbot):
    def fails(_register):
        raise RegisterError("The disk is gone.")

    with qtbot.captureExceptions() as raised:
        reader.ask(owner, fails, pytest.fail)
        qtbot.waitUntil(lambda: raised != [])
    assert str(raised[0][1]) == "The disk is gone."


def test_nothing_is_called_once_the_reader_is_closed(reader, owner, qtbot):
    reader.ask(owner, endless, pytest.fail)
    reader.close()
    reader.close()
    qtbot.wait(20)
    assert not reader._thread.is_alive()
