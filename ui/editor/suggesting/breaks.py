"""The sign of a paragraph's end that is suggested to go: a pilcrow, struck out in the colour of the person."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QLineF, QPointF, QRect
from PySide6.QtGui import QColor, QPainter, QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextEdit

PILCROW = "\u00b6"


def paint_breaks(text: QTextEdit, painter: QPainter, area: QRect, breaks: Iterable[tuple[QTextBlock, QColor]]) -> None:
    """Paint the sign in its colour behind each of these paragraphs that is seen in `area` of the viewport."""
    painter.setFont(text.font())
    metrics = painter.fontMetrics()
    for block, colour in breaks:
        end = QTextCursor(block)
        end.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        line = text.cursorRect(end)
        if line.bottom() < area.top() or line.top() > area.bottom():
            continue
        left, width = line.left() + 2, metrics.horizontalAdvance(PILCROW)
        painter.setPen(colour)
        painter.drawText(QPointF(left, line.bottom() - metrics.descent()), PILCROW)
        middle = line.bottom() - metrics.descent() - metrics.xHeight() * 0.6
        painter.drawLine(QLineF(left - 1, middle, left + width + 1, middle))
