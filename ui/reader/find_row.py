"""The row over a document in which one finds words in it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.reader.source_text import MOST_FOUND, SourceText, Span, Spot
from ui.theme import current_theme
from ui.widgets.buttons import IconButton
from ui.widgets.search_field import SearchField
from ui.widgets.text import Muted

TYPING_MS = 120
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindRow(QWidget):
    """Enter goes to the next place and Shift+Enter to the one before; Enter leaves the words selected.

    Signals: moved(object, int) with the spans found and the place of the one visited, -1 for none; closed() when it
    was put away, with the last place still selected.
    """

    moved = Signal(object, int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = SourceText(())
        self._found: list[Span] = []
        self._current = -1
        self._from = Spot(1, 0)
        self.field = SearchField(self.tr("Find in the document"))
        self.count = Muted("", wraps=False)
        self.previous = IconButton("up", self.tr("Previous place"), "Shift+F3")
        self.next = IconButton("collapse", self.tr("Next place"), "F3")
        done = IconButton("close", self.tr("Close finding"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(current_theme().space(0.5))
        layout.addWidget(self.field, 1)
        for widget in (self.count, self.previous, self.next, done):
            layout.addWidget(widget)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(TYPING_MS)
        self._later.timeout.connect(self._look)
        self.field.textChanged.connect(lambda _text: self._later.start())
        self.field.given_up.connect(self.close_row)
        self.previous.clicked.connect(lambda: self.step(-1))
        self.next.clicked.connect(lambda: self.step(1))
        done.clicked.connect(self.close_row)
        self.hide()

    def set_source(self, source: SourceText) -> None:
        """Look in another document from now on."""
        self._source, self._found, self._current = source, [], -1
        if not self.isHidden():
            self._look()

    def begin(self, words: str, spot: Spot) -> None:
        """Look for words, from a spot on; without words, for those that are there still."""
        self._from = spot
        self.show()
        if words:
            self.field.setText(words)
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._look()

    def step(self, by: int) -> None:
        """Go to the next place, or the one before, round the end."""
        if self._later.isActive():
            self._look()
        elif self._found:
            self._current = (self._current + by) % len(self._found)
            self._tell()

    def close_row(self) -> None:
        """Put the row away."""
        self._later.stop()
        self._found, self._current = [], -1
        self.hide()
        self.moved.emit([], -1)
        self.closed.emit()

    def _look(self) -> None:
        self._later.stop()
        self._found = self._source.find(self.field.text())
        behind = (place for place, span in enumerate(self._found) if span[0] >= self._from)
        self._current = next(behind, 0) if self._found else -1
        self._tell()

    def _tell(self) -> None:
        count = f"{MOST_FOUND:,}+" if len(self._found) == MOST_FOUND else f"{len(self._found):,}"
        words = self.tr("{place} of {count}").format(place=f"{self._current + 1:,}", count=count)
        if not self._found:
            words = self.tr("Not found") if self.field.text().strip() else ""
        self.count.setText(words)
        self.count.setAccessibleName(words)
        for button in (self.previous, self.next):
            button.set_off("" if self._found else self.tr("Nothing is found."))
        self.moved.emit(self._found, self._current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER or event.key() == Qt.Key.Key_F3:
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_row()
        else:
            super().keyPressEvent(event)
