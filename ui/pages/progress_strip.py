"""How far each statement of an assessment is, as a strip of small marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import current_theme, draw_level, theme_notifier


@dataclass(frozen=True, slots=True)
class Progress:
    """One statement: its name, the place of its level on the scale (None: not scored), whether anything is written."""

    name: str
    position: int | None
    words: int


class ProgressStrip(QWidget):
    """One mark a statement: the shape and colour of its level, a ring while it is only written, a dot before."""

    def __init__(self, progress: Sequence[Progress], level_count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._progress = tuple(progress)
        self._level_count = level_count
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.sentence())
        self.setToolTip(self._list())
        theme_notifier().changed.connect(self.updateGeometry)

    def sentence(self) -> str:
        """Return the progress in words."""
        scored = sum(1 for each in self._progress if each.position is not None)
        written = sum(1 for each in self._progress if each.words)
        return self.tr("{scored} of {count} scored, {written} written").format(
            scored=scored, written=written, count=len(self._progress)
        )

    def _list(self) -> str:
        words = {True: self.tr("scored"), False: self.tr("not scored")}
        return "\n".join(f"{each.name}: {words[each.position is not None]}" for each in self._progress)

    def sizeHint(self) -> QSize:
        theme = current_theme()
        return QSize(len(self._progress) * theme.space(2), theme.space(2))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell, side = theme.space(2), theme.space(1.25)
        for place, each in enumerate(self._progress):
            box = QRectF(place * cell, (self.height() - side) / 2, side, side)
            if each.position is not None:
                draw_level(painter, box, each.position, self._level_count, self._color(each.position))
            elif each.words:
                painter.setPen(QPen(theme.color("edge"), 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(box.adjusted(1, 1, -1, -1))
            else:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("edge"))
                painter.drawEllipse(QPointF(box.center()), side / 6, side / 6)

    def _color(self, position: int) -> QColor:
        return current_theme().level_color(position, self._level_count)
