"""Words and sentences of a text that changes, counted again only where it changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QTextEdit

from domain.text.words import count_sentences, count_words
from ui.editor.passage_blocks import blocks_of, id_of
from ui.editor.record_text import record_of

QUIET_MS = 150
Counts = tuple[int, int]


class CountKeeper(QObject):
    """Keeps the counts of each passage, and tells the sums soon after a change.

    Signals: counted(words, sentences), at most once in QUIET_MS, and only when the sums changed.
    """

    counted = Signal(int, int)

    def __init__(self, edit: QTextEdit) -> None:
        super().__init__(edit)
        # Not its document: a kept reference to that can go stale when an older editor is collected.
        self._edit = edit
        self._known: dict[str, Counts] = {}
        self._last: Counts | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(QUIET_MS)
        self._timer.timeout.connect(self._tell)

    def forget_all(self) -> None:
        """Count everything anew."""
        self._known.clear()
        self._last = None
        self._timer.start()

    def forget(self, blocks: Sequence[QTextBlock]) -> None:
        """Count these blocks anew, soon."""
        for block in blocks:
            self._known.pop(id_of(block), None)
        if not self._timer.isActive():
            self._timer.start()

    def totals(self) -> Counts:
        """Return the words and sentences of the whole text."""
        words = sentences = 0
        for block in blocks_of(self._edit.document()):
            if block.length() == 1:
                continue
            passage_id = id_of(block)
            known = self._known.get(passage_id)
            if known is None:
                text = record_of(block).text
                known = self._known[passage_id] = (count_words(text), count_sentences(text))
            words += known[0]
            sentences += known[1]
        return words, sentences

    def _tell(self) -> None:
        totals = self.totals()
        if totals != self._last:
            self._last = totals
            self.counted.emit(*totals)
