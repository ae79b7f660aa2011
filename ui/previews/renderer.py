"""One thread that reads previews, so that the window never waits for a file."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from functools import cache
from typing import Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

_THREAD = ThreadPoolExecutor(1, thread_name_prefix="previews")
"""A thread of Python's, not Qt's: Qt waits for its threads where their owner is deleted, and Python's lock, which the
thread needs to end, may be held while it does. PDFium may be used by one thread at a time, so there is one for all."""


class _Home(QObject):
    """Brings answers home to the main thread; it outlives every view that asks."""

    _returned = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._returned.connect(self._deliver)

    def bring(self, asked: weakref.ref[Renderer], ticket: int, answer: Future[Any]) -> None:
        """Hand over an answer; to be called on the thread that has it."""
        if not answer.cancelled():
            self._returned.emit((asked, ticket, answer))

    def _deliver(self, returned: tuple[weakref.ref[Renderer], int, Future[Any]]) -> None:
        asked, ticket, answer = returned
        renderer = asked()
        if renderer is not None and isValid(renderer):
            renderer.take(ticket, answer)


@cache
def _home() -> _Home:
    return _Home()


class Renderer(QObject):
    """Runs one piece of work after another; only the answer to the latest is delivered.

    Signals: done(value), failed(error).
    """

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._home = _home()
        self._under_way: list[Future[Any]] = []
        self._ticket = 0

    def run(self, work: Callable[[], Any]) -> None:
        """Do this next; what was asked for before is no longer wanted."""
        self.forget()
        answer = _THREAD.submit(work)
        self._under_way.append(answer)
        home, asked, ticket = self._home, weakref.ref(self), self._ticket
        answer.add_done_callback(lambda done: home.bring(asked, ticket, done))

    def forget(self) -> None:
        """Deliver nothing of what was asked for so far."""
        self._ticket += 1
        self._under_way = [answer for answer in self._under_way if not answer.cancel() and not answer.done()]

    def stop(self) -> None:
        """Wait until nothing that was asked for is read any more; to be called before the window goes."""
        self.forget()
        wait(self._under_way)

    def take(self, ticket: int, answer: Future[Any]) -> None:
        """Tell an answer, if it is still wanted."""
        if ticket != self._ticket:
            return
        error = answer.exception()
        if error is None:
            self.done.emit(answer.result())
        else:
            self.failed.emit(error)
