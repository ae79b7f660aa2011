"""A field for one line that wraps where it is longer than the field, so that all of it is always seen."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.growing_text import GrowingText

_SIDES = 6


class GrowingLine(GrowingText):
    """Plain text without line breaks. Signals: as GrowingText, and returned() at Return."""

    returned = Signal()

    def __init__(self, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, placeholder, least_lines=1, parent=parent)
        self.document().setDocumentMargin(0)  # as tall as the fields of one line beside it
        self.setViewportMargins(_SIDES, 0, _SIDES, 0)
        self._fit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        line = QMimeData()
        line.setText(" ".join(source.text().split()))
        super().insertFromMimeData(line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.returned.emit()
        else:
            super().keyPressEvent(event)
