"""Reads something of the open assessment on the worker, and again when an action changed it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from ui.announcement import Announcement, Tone
from ui.messages import error_message

if TYPE_CHECKING:
    from store.changes import Changed
    from ui.context import Context

TYPING_REST_MS = 1500
"""Typing moves what stands on words at every save; it is read again when that rests."""
TYPED = frozenset({"text-written", "suggested"})


class RestingReader(QObject):
    """Signals: read(object) with what was read; counted(int) with how much of it is open."""

    read = Signal(object)
    counted = Signal(int)
    tables: frozenset[str] = frozenset()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._is_asked = False
        self.open_count = 0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(TYPING_REST_MS)
        self._later.timeout.connect(self.load)

    def query(self) -> Callable[..., Any]:
        """Return what reads it, of the workspace and the assessment."""
        raise NotImplementedError

    def take(self, answer: Any) -> int:
        """Keep what was read; return how much of it is open."""
        raise NotImplementedError

    def load(self) -> None:
        """Read it."""
        self._is_asked = True
        self._later.stop()
        self._context.backend.ask(
            self.query(), self._context.assessment_id, on_done=self._on_read, on_error=self._on_failed
        )

    def refresh(self, changed: Changed) -> None:
        """Read again after an action that touched it; while somebody types, when that rests."""
        is_other = changed.assessment_id != self._context.assessment_id
        if is_other or not self.tables & changed.tables or not self._is_asked:
            return
        if changed.action in TYPED:
            self._later.start()
        else:
            self.load()

    def stop(self) -> None:
        """Read no more: the assessment is left."""
        self._later.stop()

    def _on_read(self, answer: Any) -> None:
        self.open_count = self.take(answer)
        self.counted.emit(self.open_count)
        self.read.emit(answer)

    def _on_failed(self, error: Exception) -> None:
        self._context.tell(Announcement(error_message(error).text, Tone.ERROR))
