"""Closing the window: what was typed is saved, what is under way ends, the backup is made, the workspace is let go."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from ui.announcement import Announcement, Choice, Tone
from ui.messages import error_message
from ui.window.questions import back_up_for_closing

if TYPE_CHECKING:
    from ui.window.main_window import MainWindow

PATIENCE_MS = 1500
"""After this time it is said what the window still waits for."""


class Closing(QObject):
    """Closes a window step by step; asked for again, it goes on as it is. `done` is called at the end."""

    def __init__(self, window: MainWindow, done: Callable[[], None]) -> None:
        super().__init__(window)
        self._window = window
        self._done = done
        self._is_under_way = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._say_what_is_waited_for)

    def begin(self) -> None:
        """Close, unless that is under way."""
        if not self._is_under_way:
            self._is_under_way = True
            self._window.leaving.begin(self._window.desk, self._put_away, self._stay)

    def _stay(self) -> None:
        self._is_under_way = False

    def _put_away(self) -> None:
        self._is_under_way = True
        window = self._window
        window.leave_assessment()
        window.registry.clear()
        for widget in (window.top_bar, window.outline, window.middle, window.side):
            widget.setEnabled(False)  # but not the messages: they can still be answered
        self._patience.start()
        self._back_up()

    def _back_up(self) -> None:
        backend = self._window.backend
        if backend.is_open:
            backend.ask(back_up_for_closing, on_done=self._let_go, on_error=self._on_no_backup)
        else:
            self._let_go()

    def _let_go(self, _answer: object = None) -> None:
        self._window.backend.close_workspace(self._on_closed)

    def _on_closed(self, _error: Exception | None) -> None:
        # Everything is committed by now; what could not be done after that must not hold the window back.
        self._patience.stop()
        # Qt takes no second close while it is at the first, which this may still be within.
        QTimer.singleShot(0, self, self._done)

    def _on_no_backup(self, error: Exception) -> None:
        self._patience.stop()
        words = self._tr("Everything is saved, but the backup for today could not be made. {reason}")
        choices = (
            Choice(self._tr("Try again"), self._back_up),
            Choice(self._tr("Close without a backup"), self._let_go),
        )
        self._window.tell(Announcement(words.format(reason=error_message(error).text), Tone.WARNING, choices))

    def _say_what_is_waited_for(self) -> None:
        stop = Choice(self._tr("Stop it"), self._window.backend.cancel_all)
        words = self._tr("Something is still being done. The window closes as soon as it has ended.")
        self._window.tell(Announcement(words, Tone.INFORMATION, (stop,)))

    def _tr(self, words: str) -> str:
        return QCoreApplication.translate("Closing", words)
