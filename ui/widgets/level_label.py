"""A level as its shape, its number and its word, in that order, for reading beside other words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme, current_theme, draw_level, theme_notifier


class LevelLabel(QWidget):
    """`place` is where the level stands among `count`, the lowest first; None shows the words alone."""

    def __init__(self, words: str, place: int | None, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._place, self._count = words, place, count
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme_notifier().changed.connect(self._on_theme)

    def text(self) -> str:
        return self._words

    def _on_theme(self, _theme: Theme) -> None:
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        theme = current_theme()
        metrics = QFontMetrics(theme.font("ui", "body", 600))
        return QSize(metrics.horizontalAdvance(self._words) + theme.space(3.5), metrics.height() + theme.space(0.5))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        side, left = theme.space(1.75), 0
        if self._place is not None:
            box = QRectF(1, (self.height() - side) / 2, side, side)
            draw_level(painter, box, self._place, self._count, theme.level_color(self._place, self._count))
            left = side + theme.space(1)
        painter.setFont(theme.font("ui", "body", 600))
        painter.setPen(theme.color("text" if self._place is not None else "muted"))
        room = self.rect().adjusted(left, 0, 0, 0)
        shown = painter.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
