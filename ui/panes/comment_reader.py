"""Reads the comments of the open assessment on the worker, again when an action changed any, and keeps them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from store.values import Discussion
from ui.announcement import Announcement, Tone
from ui.messages import error_message

if TYPE_CHECKING:
    from store.changes import Changed
    from ui.context import Context

TABLES = frozenset({"comment", "comment_reply", "second_score"})
"""Whoever scores blind sees no comment on the score."""
TYPING_REST_MS = 1500
"""Typing moves comments at every save; they are read again when it rests."""


class CommentReader(QObject):
    """`discussion` is what was read last. Signals: read(object) with a Discussion; counted(int) with the number of
    open comments."""

    read = Signal(object)
    counted = Signal(int)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.discussion = Discussion()
        self._is_asked = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(TYPING_REST_MS)
        self._later.timeout.connect(self.load)

    def load(self) -> None:
        """Read the comments."""
        from store.queries.comments import load_discussion

        self._is_asked = True
        self._later.stop()
        self._context.backend.ask(
            load_discussion, self._context.assessment_id, on_done=self._on_read, on_error=self._on_failed
        )

    def refresh(self, changed: Changed) -> None:
        """Read again after an action that touched a comment; while somebody types, when that rests."""
        if changed.assessment_id != self._context.assessment_id or not TABLES & changed.tables or not self._is_asked:
            return
        if changed.action == "text-written":
            self._later.start()
        else:
            self.load()

    def stop(self) -> None:
        """Read no more: the assessment is left."""
        self._later.stop()

    def _on_read(self, discussion: Discussion) -> None:
        self.discussion = discussion
        self.counted.emit(sum(each.is_open for each in discussion.comments))
        self.read.emit(discussion)

    def _on_failed(self, error: Exception) -> None:
        self._context.tell(Announcement(error_message(error).text, Tone.ERROR))
