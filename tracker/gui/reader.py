"""Questions that may take long, asked of the register in a thread of their own.

A small register answers at once, on the window's thread. Of a large one the answer comes later; of
several questions about the same thing only the last is answered, and one that is being asked when a
newer comes is given up.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import dataclass
from types import GeneratorType
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Signal

from tracker.records.agreements import Agreement
from tracker.records.commitments import Commitment
from tracker.records.sessions import Session
from tracker.store import Edit, Interrupted, Register, RegisterError

SMALL = 5_000
"""Up to so many records of the three main kinds each, a register answers at once."""

Work = Callable[[Register], Any]
Key = tuple[int, str]


@dataclass(eq=False)
class _Question:
    owner: QObject
    key: Key
    work: Work
    then: Callable[[Any], None]
    steps: Generator[None, None, Any] | None = None


class Reader(QObject):
    """Close it before the register it reads."""

    _answered = Signal(object, object, object)

    def __init__(self, register: Register, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._register = register
        self._waiting: OrderedDict[Key, _Question] = OrderedDict()
        self._latest: dict[Key, _Question] = {}
        self._news: list[Edit] = []
        self._running: _Question | None = None
        self._beside: Register | None = None
        self._changed = threading.Condition()
        self._is_closed = False
        self._thread: threading.Thread | None = None
        self._answered.connect(self._deliver)
        # Before the pages: what they ask on hearing of an edit is to be answered after it.
        register.subscribe(self._hear, first=True)

    @property
    def is_small(self) -> bool:
        """Whether the register answers anything within a frame or two."""
        kinds = (Commitment, Session, Agreement)
        return all(self._register.sets(kind).size <= SMALL for kind in kinds)

    def ask(self, owner: QObject, work: Work, then: Callable[[Any], None], about: str = "") -> None:
        """Call ``then`` with what ``work`` answers, unless ``owner`` asks anew about the same.

        ``work`` gets a register to read, and may be a generator that yields where others may go
        first; what it returns is the answer. Nothing is called once ``owner`` is gone. What it
        raises is raised where it was asked, or in the window's loop if it was asked in a thread.
        """
        question = _Question(owner, (id(owner), about), work, then)
        self._latest[question.key] = question
        if self.is_small:
            then(_at_once(work(self._register)))
            return
        with self._changed:
            self._waiting.pop(question.key, None)
            self._waiting[question.key] = question
            if self._running and self._running.key == question.key and self._beside:
                self._beside.interrupt()
            self._changed.notify()
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Give up what is asked and wait for the thread's end; a second time does nothing."""
        if self._is_closed:
            return
        self._register.unsubscribe(self._hear)
        with self._changed:
            self._is_closed = True
            self._waiting.clear()
            if self._beside:
                self._beside.interrupt()
            self._changed.notify()
        if self._thread:
            self._thread.join()

    # On the window's thread

    def _hear(self, edit: Edit) -> None:
        with self._changed:
            if self._thread:
                self._news.append(edit)
                self._changed.notify()

    def _deliver(self, question: _Question, answer: Any, error: BaseException | None) -> None:
        if self._latest.get(question.key) is not question:
            return
        del self._latest[question.key]
        if self._is_closed or not shiboken6.isValid(question.owner):
            return
        if error:
            raise error
        question.then(answer)

    # In the thread

    def _run(self) -> None:
        with closing(self._register.alongside()) as beside:
            self._beside = beside
            while question := self._next():
                self._answer(question, beside)

    def _next(self) -> _Question | None:
        """The question to go on with, after all news; None at the end."""
        while True:
            with self._changed:
                self._running = None
                while not (self._waiting or self._news or self._is_closed):
                    self._changed.wait()
                if self._is_closed or self._beside is None:
                    return None
                if not self._news:
                    _key, self._running = self._waiting.popitem(last=False)
                    return self._running
                news, self._news = self._news, []
            self._take_in(self._beside, news)

    def _take_in(self, beside: Register, news: list[Edit]) -> None:
        try:
            for edit in news:
                beside.follow(edit)
        except RegisterError:  # what was remembered is only half brought up to date
            beside.forget()

    def _answer(self, question: _Question, beside: Register) -> None:
        try:
            answer = question.steps or question.work(beside)
            if isinstance(answer, GeneratorType):
                question.steps = answer
                next(answer)
                self._wait_again(question)
                return
        except StopIteration as end:
            answer = end.value
        except Interrupted:
            # Meant for another question, if there is no newer one in its place.
            question.steps = None
            self._wait_again(question)
            return
        except Exception as error:
            self._answered.emit(question, None, error)
            return
        self._answered.emit(question, answer, None)

    def _wait_again(self, question: _Question) -> None:
        """Let those who wait go first; one that was asked anew is dropped."""
        with self._changed:
            if self._latest.get(question.key) is question:
                self._waiting[question.key] = question


def _at_once(answer: Any) -> Any:
    """What a generator returns, without letting others go first."""
    while isinstance(answer, GeneratorType):
        try:
            next(answer)
        except StopIteration as end:
            return end.value
    return answer
