"""A link to a place of the assessment, shortened where room is short."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import current_theme
from ui.widgets.buttons import LinkButton


class PlaceLink(LinkButton):
    """Ends in an ellipsis where its words do not fit, and then tells the whole as a tooltip."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._words = words
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_words(self, words: str) -> None:
        """Say other words."""
        self._words = words
        self.setAccessibleName(words)
        self._shorten()
        self.updateGeometry()

    def _shorten(self) -> None:
        room = self.width() - current_theme().space(1.5)
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        if shown != self.text():
            self.setText(shown)
        self.setToolTip("" if shown == self._words else self._words)

    def sizeHint(self) -> QSize:
        room = self.fontMetrics().horizontalAdvance(self._words) + current_theme().space(2)
        return QSize(room, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().space(8), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()
