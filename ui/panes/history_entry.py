"""What one entry of the journal did: each value before and after, texts with the words that went and came."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from domain.review.journal import Difference
from domain.text.word_difference import Part, segments
from ui.theme import Theme, current_theme, theme_notifier

LONGEST = 20_000
"""Characters of a value that are compared word by word; what is longer is shown whole, gone and new."""


class HistoryEntry(QTextEdit):
    """Gone words are struck, new ones underlined; both have a colour, too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[str, str, tuple[Difference, ...]] = ("", "", ())
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Before and after"))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        theme_notifier().changed.connect(self._on_theme)

    def show_entry(self, said: str, about: str, found: Sequence[Difference]) -> None:
        """Show what was done, by whom and when, and what became of each value."""
        self._shown = (said, about, tuple(found))
        self.clear()
        theme = current_theme()
        cursor = QTextCursor(self.document())
        _put(cursor, said, _look(theme, "text", weight=600))
        _put(cursor, f"\n{about}", _look(theme, "muted", "small"))
        for each in found:
            _put(cursor, f"\n\n{each.name}\n", _look(theme, "muted", "small", 600))
            _put_difference(cursor, theme, each)
        if not found:
            _put(cursor, "\n\n" + self.tr("Nothing that reads as before and after."), _look(theme, "muted"))
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _on_theme(self, _theme: Theme) -> None:
        self.show_entry(*self._shown)


def _put_difference(cursor: QTextCursor, theme: Theme, each: Difference) -> None:
    gone, new = _look(theme, "danger"), _look(theme, "success")
    gone.setFontStrikeOut(True)
    new.setFontUnderline(True)
    looks = {Part.SAME: _look(theme, "text"), Part.GONE: gone, Part.NEW: new}
    if max(len(each.before), len(each.after)) > LONGEST:
        _put(cursor, each.before[:LONGEST], gone)
        _put(cursor, each.after[:LONGEST], new)
        return
    for segment in segments(each.before, each.after):
        _put(cursor, segment.text, looks[segment.part])


def _put(cursor: QTextCursor, text: str, look: QTextCharFormat) -> None:
    cursor.insertText(text, look)


def _look(theme: Theme, token: str, size: str = "body", weight: int = 400) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setFont(theme.font("ui", size, weight))
    look.setForeground(theme.color(token))
    return look
