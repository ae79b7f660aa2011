"""Quiet marks on words without touching the text: matches of a search, cited spans."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

LAYERS = ("citations", "hovered", "shown", "matches", "current match")
"""From the lowest to the topmost."""


class Highlights:
    """Layers of marks on a text edit; they follow the text by themselves and are set only when they change."""

    def __init__(self, edit: QTextEdit) -> None:
        self._edit = edit
        self._layers: dict[str, list[QTextEdit.ExtraSelection]] = {}

    def show(self, layer: str, cursors: Sequence[QTextCursor], look: QTextCharFormat) -> None:
        """Mark these words, in place of what the layer marked before."""
        if not cursors and not self._layers.get(layer):
            return
        self._layers[layer] = [_selection(cursor, look) for cursor in cursors]
        self._apply()

    def words(self, layer: str) -> str:
        """Return the words that a layer marks, one place to a line."""
        return "\n".join(selection.cursor.selectedText() for selection in self._layers.get(layer, []))

    def clear(self, layer: str) -> None:
        """Mark nothing in this layer."""
        if self._layers.pop(layer, None):
            self._apply()

    def clear_all(self) -> None:
        """Mark nothing at all."""
        self._layers.clear()
        self._apply()

    def _apply(self) -> None:
        self._edit.setExtraSelections([selection for layer in LAYERS for selection in self._layers.get(layer, [])])


def dotted(color: QColor) -> QTextCharFormat:
    """Return the look of a quiet underline."""
    look = QTextCharFormat()
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    look.setUnderlineColor(color)
    return look


def _selection(cursor: QTextCursor, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
    selection = QTextEdit.ExtraSelection()
    selection.cursor = QTextCursor(cursor)
    selection.format = look
    return selection
