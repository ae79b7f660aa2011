"""One thread that reads previews, so that the window never waits for a file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal


class _Report(QObject):
    """Brings an answer home to the main thread. Signals: done(ticket, value), failed(ticket, error)."""

    done = Signal(int, object)
    failed = Signal(int, object)


class _Task(QRunnable):
    def __init__(self, ticket: int, work: Callable[[], Any], report: _Report) -> None:
        super().__init__()
        self._ticket = ticket
        self._work = work
        self._report = report

    def run(self) -> None:
        try:
            value = self._work()
        except Exception as error:  # the job runner hands every fault to the view that asked
            self._report.failed.emit(self._ticket, error)
        else:
            self._report.done.emit(self._ticket, value)


class Renderer(QObject):
    """Runs one piece of work after another; only the answer to the latest is delivered.

    PDFium may be used by one thread at a time, so there is one thread. Signals: done(value), failed(error).
    """

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._report = _Report(self)
        self._report.done.connect(self._on_done)
        self._report.failed.connect(self._on_failed)
        self._ticket = 0

    def run(self, work: Callable[[], Any]) -> None:
        """Do this next; what was asked for before is no longer wanted."""
        self._ticket += 1
        self._pool.clear()
        self._pool.start(_Task(self._ticket, work, self._report))

    def forget(self) -> None:
        """Deliver nothing of what was asked for so far."""
        self._ticket += 1
        self._pool.clear()

    def stop(self) -> None:
        """Wait until the thread rests; to be called before the window goes."""
        self.forget()
        self._pool.waitForDone()

    def _on_done(self, ticket: int, value: object) -> None:
        if ticket == self._ticket:
            self.done.emit(value)

    def _on_failed(self, ticket: int, error: Exception) -> None:
        if ticket == self._ticket:
            self.failed.emit(error)
