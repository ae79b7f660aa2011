"""Requests of the system to end, turned into closing the window, so that everything typed is saved first."""

from __future__ import annotations

import contextlib
import signal
import socket
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier

SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGHUP") if hasattr(signal, name))


class Endings(QObject):
    """Calls `close` on the main thread when the system asks the program to end.

    Python runs its signal handlers between two instructions of Python, of which there are none while Qt waits for
    events. So the arrival of a signal is also written to a socket that Qt watches.
    """

    def __init__(self, close: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._close = close
        self._ears, self._mouth = socket.socketpair()
        for end in (self._ears, self._mouth):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._ears.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_woken)
        self._before_wakeup = signal.set_wakeup_fd(self._mouth.fileno(), warn_on_full_buffer=False)
        self._before = {number: signal.signal(number, self._on_signal) for number in SIGNALS}

    def stop(self) -> None:
        """Give the signals back."""
        self._notifier.setEnabled(False)
        for number, handler in self._before.items():
            signal.signal(number, handler if handler is not None else signal.SIG_DFL)
        signal.set_wakeup_fd(self._before_wakeup)
        self._ears.close()
        self._mouth.close()

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        """Do nothing here: this runs between any two instructions, even in the midst of showing a page."""

    def _on_woken(self) -> None:
        with contextlib.suppress(BlockingIOError):
            if self._ears.recv(64):
                self._close()
