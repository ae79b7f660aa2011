"""A field for a comment or an answer: it grows, is sent with Ctrl+Enter and left with Escape."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from ui.widgets.growing_text import GrowingText

MOST_LINES = 7


class CommentText(GrowingText):
    """Signals, beside those of GrowingText: sent() on Ctrl+Enter; left() on Escape."""

    sent = Signal()
    left = Signal()

    def __init__(self, name: str, placeholder: str, least_lines: int) -> None:
        super().__init__(name, placeholder, least_lines, MOST_LINES)

    def set_off(self, reason: str) -> None:
        """Let nothing be typed for a reason, which the tooltip tells; an empty reason lets it be."""
        self.setReadOnly(bool(reason))
        self.setToolTip(reason)
        self.setAccessibleDescription(reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.sent.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
