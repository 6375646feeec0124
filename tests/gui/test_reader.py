"""Questions answered in a thread come after the news of the edit that raised them."""

import time

import pytest

from tracker.gui import reader
from tracker.gui.reader import Reader
from tracker.gui.signals import RegisterSignals
from tracker.records import commitments
from tracker.records.commitments import Commitment
from tracker.records.words import Words
from tracker.store import EVERYTHING


def number(register):
    return register.sets(Commitment).of(EVERYTHING).bit_count()


@pytest.fixture
def threaded(monkeypatch, sample, qtbot):
    monkeypatch.setattr(reader, "SMALL", 0)
    signals = RegisterSignals(sample)
    made = Reader(sample)
    yield made, signals
    made.close()
    signals.close()


def test_what_a_page_asks_on_hearing_of_an_edit_is_answered_after_it(qtbot, threaded, sample):
    asking, signals = threaded
    answers = []
    asking.ask(asking, number, answers.append)
    qtbot.waitUntil(lambda: len(answers) == 1)

    def ask_again(_edit):
        asking.ask(asking, number, answers.append)
        time.sleep(0.1)  # time enough to answer before anybody else hears of the edit

    signals.edited.connect(ask_again)
    commitments.add(sample, Commitment(title=Words.of(en="Hold a fair")))
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert answers[1] == answers[0] + 1
    signals.edited.disconnect(ask_again)
