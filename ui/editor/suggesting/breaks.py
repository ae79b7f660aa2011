"""The sign of a paragraph's end that is suggested to go: a pilcrow, struck out in the colour of the person."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRect
from PySide6.QtGui import QPainter, QTextCursor

from ui.editor.suggesting.suggesting_text import SuggestingText

PILCROW = "\u00b6"


def paint_breaks(text: SuggestingText, painter: QPainter, area: QRect) -> None:
    """Paint the sign behind each paragraph in `area` of the viewport whose end is suggested to go."""
    layer = text.suggesting
    if layer is None or not layer.is_on:
        return
    painter.setFont(text.font())
    metrics = painter.fontMetrics()
    for each in layer.joins():
        block = text.block_of(each.anchor.passage_id)
        if block is None:
            continue
        end = QTextCursor(block)
        end.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        line = text.cursorRect(end)
        if line.bottom() < area.top() or line.top() > area.bottom():
            continue
        left, width = line.left() + 2, metrics.horizontalAdvance(PILCROW)
        painter.setPen(layer.colour_of(each.id))
        painter.drawText(QPointF(left, line.bottom() - metrics.descent()), PILCROW)
        middle = line.bottom() - metrics.descent() - metrics.xHeight() * 0.6
        painter.drawLine(QLineF(left - 1, middle, left + width + 1, middle))
