"""Work in the background: answered on the window's thread, and only while somebody waits."""

import threading

import pytest
from PySide6.QtCore import QObject

from tracker.gui.background import Background, Cancelled

WAIT = 5000
"""Milliseconds before a test gives up."""


class Asker(QObject):
    """Keeps what it is told, and on which thread."""

    def __init__(self):
        super().__init__()
        self.told = []
        self.faults = []

    def take(self, answer):
        self.told.append((answer, threading.current_thread() is threading.main_thread()))

    def fail(self, error):
        self.faults.append((error, threading.current_thread() is threading.main_thread()))


@pytest.fixture
def background(qapp):
    background = Background()
    yield background
    background.stop()


@pytest.fixture
def asker():
    return Asker()


def run(background, asker, work):
    return background.run(asker, work, then=asker.take, failed=asker.fail)


def settle(qtbot, background):
    """Until all work has been answered or dropped."""
    qtbot.waitUntil(lambda: not background._jobs, timeout=WAIT)


def test_the_answer_comes_on_the_windows_thread_and_the_work_is_on_another(
    qtbot, background, asker
):
    run(background, asker, lambda _job: threading.current_thread() is threading.main_thread())
    qtbot.waitUntil(lambda: asker.told != [], timeout=WAIT)
    assert asker.told == [(False, True)]
    assert asker.faults == []


def test_a_fault_is_told_apart_from_an_answer(qtbot, background, asker):
    def work(_job):
        raise OSError("disk full")

    run(background, asker, work)
    qtbot.waitUntil(lambda: asker.faults != [], timeout=WAIT)
    [(error, on_main_thread)] = asker.faults
    assert str(error) == "disk full"
    assert on_main_thread
    assert asker.told == []


def test_cancelled_work_stops_at_its_next_step_and_nobody_is_told(qtbot, background, asker):
    begun, ended = threading.Event(), threading.Event()

    def work(job):
        begun.set()
        try:
            while True:
                job.check()
        except Cancelled:
            ended.set()
            raise

    job = run(background, asker, work)
    assert begun.wait(5)
    job.cancel()
    assert ended.wait(5)
    settle(qtbot, background)
    assert job.is_cancelled
    assert (asker.told, asker.faults) == ([], [])


def test_work_cancelled_before_its_turn_never_begins(qtbot, background, asker):
    go, begun = threading.Event(), []
    for _n in range(2):
        run(background, Asker(), lambda _job: go.wait(5))
    run(background, asker, lambda _job: begun.append(1)).cancel()
    go.set()
    settle(qtbot, background)
    assert begun == []


def test_an_answer_for_a_page_that_is_gone_is_dropped(qtbot, background):
    heard = []
    page = QObject()
    go = threading.Event()
    background.run(page, lambda _job: go.wait(5), then=heard.append, failed=heard.append)
    page.deleteLater()
    qtbot.waitSignal(page.destroyed, timeout=WAIT).wait()
    go.set()
    settle(qtbot, background)
    assert heard == []


def test_stopping_ends_what_runs_and_tells_nobody(qtbot, asker):
    background = Background()
    begun = threading.Event()

    def work(job):
        begun.set()
        while not job.is_cancelled:
            pass

    run(background, asker, work)
    assert begun.wait(5)
    background.stop()
    qtbot.wait(20)
    assert (asker.told, asker.faults) == ([], [])
    with pytest.raises(RuntimeError):
        run(background, asker, lambda _job: None)
