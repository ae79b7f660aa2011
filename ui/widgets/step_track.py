"""The steps of a course in order: those behind, the present one, and those to come."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme, current_theme, icon_pixmap, theme_notifier


class StepTrack(QWidget):
    """Small words with a mark before each, joined by short lines; they wrap where room is short."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._steps: tuple[str, ...] = ()
        self._present = 0
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_steps((), 0)
        theme_notifier().changed.connect(self._on_theme)

    def set_steps(self, steps: Sequence[str], present: int) -> None:
        """Show these steps, the one at a place as the present one."""
        self._steps, self._present = tuple(steps), present
        self.setAccessibleName(self.sentence())
        self.setToolTip("\n".join(self._spoken()))
        self.updateGeometry()
        self.update()

    def sentence(self) -> str:
        """Return the steps in words."""
        return f"{self._name}: {'; '.join(self._spoken())}" if self._steps else self._name

    def _spoken(self) -> list[str]:
        states = (self.tr("done"), self.tr("now"), self.tr("to come"))
        return [
            f"{step}, {states[1 + (n > self._present) - (n < self._present)]}" for n, step in enumerate(self._steps)
        ]

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        boxes = self._boxes(width)
        return round(boxes[-1].bottom()) + 1 if boxes else 0

    def sizeHint(self) -> QSize:
        return QSize(current_theme().space(30), self.heightForWidth(current_theme().space(30)))

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().space(12), self._line_height())

    def _line_height(self) -> int:
        return QFontMetrics(current_theme().font("ui", "small")).height()

    def _boxes(self, width: int) -> list[QRectF]:
        """Return where each step stands, its mark and words, line after line."""
        theme, height = current_theme(), self._line_height()
        metrics = QFontMetrics(theme.font("ui", "small", 600))
        found: list[QRectF] = []
        left, top = 0, 0
        for step in self._steps:
            wide = metrics.horizontalAdvance(step) + theme.space(2.25)
            if left and left + wide > width:
                left, top = 0, top + height + theme.space(0.75)
            found.append(QRectF(left, top, wide, height))
            left += wide + theme.space(2.5)
        return found

    def _on_theme(self, _theme: Theme) -> None:
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current_theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        boxes = self._boxes(self.width())
        for number, (step, box) in enumerate(zip(self._steps, boxes, strict=True)):
            is_present = number == self._present
            self._paint_mark(painter, box, number)
            painter.setFont(theme.font("ui", "small", 600 if is_present else 400))
            painter.setPen(theme.color("text" if is_present else "muted"))
            words = box.adjusted(theme.space(2), 0, 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, step)
            if number + 1 < len(boxes) and boxes[number + 1].top() == box.top():
                painter.setPen(QPen(theme.color("hairline" if theme.name != "contrast" else "edge"), 1))
                middle = box.center().y() + 0.5
                start, end = box.right() + theme.space(0.25), boxes[number + 1].left() - theme.space(0.75)
                painter.drawLine(QPointF(start, middle), QPointF(end, middle))

    def _paint_mark(self, painter: QPainter, box: QRectF, number: int) -> None:
        theme = current_theme()
        side = theme.space(1.5)
        place = QRectF(box.left(), box.center().y() - side / 2, side, side)
        if number < self._present:
            picture = icon_pixmap("done", "muted", side, painter.device().devicePixelRatioF())
            painter.drawPixmap(place.topLeft(), picture)
            return
        inner = place.adjusted(2, 2, -2, -2)
        painter.setPen(QPen(theme.color("accent" if number == self._present else "faint"), 1.5))
        painter.setBrush(theme.color("accent") if number == self._present else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(inner)
