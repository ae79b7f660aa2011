"""What is painted over the text: the dots of bullets."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QTextBlock
from PySide6.QtWidgets import QTextEdit

from domain.assessment import PassageKind
from ui.editor.geometry import blocks_in
from ui.editor.passage_blocks import KIND_PROPERTY

RADIUS_SHARE = 0.085
"""The radius of a dot as a share of the font's height."""


def paint_bullets(edit: QTextEdit, painter: QPainter, area: QRect, color: QColor) -> None:
    """Paint the dot of each bullet that is seen in `area` of the viewport."""
    layout = edit.document().documentLayout()
    scrolled = edit.verticalScrollBar().value()
    shifted = edit.horizontalScrollBar().value()
    metrics = QFontMetricsF(edit.document().defaultFont())
    for block in blocks_in(edit, area):
        block_form = block.blockFormat()
        if block_form.stringProperty(KIND_PROPERTY) == PassageKind.BULLET.value:
            rect = layout.blockBoundingRect(block)
            left = rect.left() - shifted
            _paint_dot(painter, block, QPointF(left, rect.top() - scrolled), metrics, color, block_form.indent())


def _paint_dot(
    painter: QPainter, block: QTextBlock, corner: QPointF, metrics: QFontMetricsF, color: QColor, level: int
) -> None:
    if block.layout().lineCount() == 0:
        return
    line = block.layout().lineAt(0)
    radius = metrics.height() * RADIUS_SHARE
    middle = line.y() + line.ascent() - metrics.xHeight() / 2
    center = QPointF(corner.x() + line.x() - metrics.height() * 0.6, corner.y() + middle)
    painter.setPen(color)
    painter.setBrush(color if level < 2 else QColor(0, 0, 0, 0))
    painter.drawEllipse(center, radius, radius)
