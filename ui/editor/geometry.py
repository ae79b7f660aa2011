"""Where words of a text are seen: one box on each line they stand on."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QTextEdit


def boxes_of(edit: QTextEdit, block: QTextBlock, start: int, end: int) -> list[QRectF]:
    """Return the boxes, in the viewport, of the UTF-16 units [start, end) of a block that is laid out."""
    shift = QPointF(edit.horizontalScrollBar().value(), edit.verticalScrollBar().value())
    layout = block.layout()
    corner = layout.position() - shift
    boxes: list[QRectF] = []
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
        if first < last:
            left, right = _x(line.cursorToX(first)), _x(line.cursorToX(last))
            boxes.append(QRectF(corner.x() + left, corner.y() + line.y(), right - left, line.height()))
    return boxes


def _x(place: object) -> float:
    """Return where a letter stands on its line; Qt's binding gives it alone or with the letter's number."""
    return float(place[0] if isinstance(place, tuple) else place)  # type: ignore[arg-type]
