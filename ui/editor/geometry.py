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
    begun = layout.lineForTextPosition(start)
    for number in range(begun.lineNumber() if begun.isValid() else 0, layout.lineCount()):
        line = layout.lineAt(number)
        begin = line.textStart()
        if begin >= end:
            break
        first, last = max(start, begin), min(end, begin + line.textLength())
        if first < last:
            left, right = _x(line.cursorToX(first)), _x(line.cursorToX(last))
            boxes.append(QRectF(corner.x() + left, corner.y() + line.y(), right - left, line.height()))
    return boxes


def point_at(edit: QTextEdit, place: int) -> QPointF | None:
    """Return where the foot of the letters is before a place of the document; None where it is not laid out."""
    block = edit.document().findBlock(place)
    layout = block.layout()
    line = layout.lineForTextPosition(place - block.position())
    if not line.isValid():
        return None
    left = layout.position().x() - edit.horizontalScrollBar().value() + _x(line.cursorToX(place - block.position()))
    return QPointF(left, layout.position().y() - edit.verticalScrollBar().value() + line.y() + line.ascent())


def _x(place: object) -> float:
    """Return where a letter stands on its line; Qt's binding gives it alone or with the letter's number."""
    return float(place[0] if isinstance(place, tuple) else place)  # type: ignore[arg-type]
