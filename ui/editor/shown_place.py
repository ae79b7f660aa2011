"""Words that somebody asked to see, lit up until the caret leaves them."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QTextCharFormat

from ui.editor.highlights import Highlights
from ui.editor.passage_blocks import select_in_block
from ui.editor.passage_text import PassageText
from ui.editor.record_text import record_of

LAYER = "shown"


class ShownPlace(QObject):
    """The caret stands before the words, which are not selected: what is typed next must not take their place."""

    def __init__(self, edit: PassageText, highlights: Highlights) -> None:
        super().__init__(edit)
        self._edit = edit
        self._highlights = highlights
        edit.cursorPositionChanged.connect(lambda: highlights.clear(LAYER))

    def show(self, passage_id: str, start: int, end: int | None, color: QColor) -> bool:
        """Go to the words [start, end) of a passage, or to `start` alone; False when the passage is gone."""
        block = self._edit.block_of(passage_id)
        if block is None or not self._edit.place_caret(passage_id, start):
            return False
        length = len(record_of(block).text)
        words = select_in_block(block, min(start, length), min(start if end is None else end, length))
        look = QTextCharFormat()
        look.setBackground(color)
        self._highlights.show(LAYER, [words] if words.hasSelection() else [], look)
        return True

    def words(self) -> str:
        """Return the words that are lit; "" when there are none."""
        return self._highlights.words(LAYER)
