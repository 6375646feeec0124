"""Slow work away from the window's thread. The work takes no widgets and no open register."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal

T = TypeVar("T")

AT_ONCE = 2
"""How many pieces of work run side by side; the rest wait their turn."""


class Cancelled(Exception):
    """Raised inside work that nobody waits for any more."""


class Job:
    """One piece of work, in the hands of who asked for it and of the work itself."""

    def __init__(self) -> None:
        self._cancelled = threading.Event()

    @property
    def is_cancelled(self) -> bool:
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Ask the work to stop; nothing is called back any more."""
        self._cancelled.set()

    def check(self) -> None:
        """For the work, between its steps: raises Cancelled once it was cancelled."""
        if self.is_cancelled:
            raise Cancelled


class Background(QObject):
    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._threads = ThreadPoolExecutor(AT_ONCE)
        self._jobs: set[Job] = set()
        self._finished.connect(self._deliver)

    def run(
        self,
        owner: QObject,
        work: Callable[[Job], T],
        *,
        then: Callable[[T], None],
        failed: Callable[[BaseException], None],
    ) -> Job:
        """Call ``work`` in a thread, then ``then`` or ``failed`` back on this one.

        Neither is called once the job is cancelled or ``owner`` is gone.
        """

        def deliver(future: Future[T]) -> None:
            self._jobs.discard(job)
            if job.is_cancelled or not shiboken6.isValid(owner):
                return
            if error := future.exception():
                failed(error)
            else:
                then(future.result())

        job = Job()
        self._jobs.add(job)
        future = self._threads.submit(_started, job, work)
        future.add_done_callback(lambda done: self._finished.emit((deliver, done)))
        return job

    def stop(self) -> None:
        """Cancel everything and wait for its end; nothing is called back, no more can be run."""
        for job in self._jobs:
            job.cancel()
        self._threads.shutdown(cancel_futures=True)

    def _deliver(self, finished: tuple[Callable[[Future[Any]], None], Future[Any]]) -> None:
        deliver, future = finished
        deliver(future)


def _started(job: Job, work: Callable[[Job], T]) -> T:
    job.check()
    return work(job)
