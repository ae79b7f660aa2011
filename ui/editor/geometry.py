"""Where words of a text are seen: one box on each line they stand on."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QTextEdit


def block_at(edit: QTextEdit, height: int) -> QTextBlock:
    """Return the block at a height of the viewport, or that nearest to it."""
    document = edit.document()
    place = QPointF(0, edit.verticalScrollBar().value() + height)
    return document.findBlock(document.documentLayout().hitTest(place, Qt.HitTestAccuracy.FuzzyHit))


def blocks_in(edit: QTextEdit, area: QRect) -> Iterator[QTextBlock]:
    """Yield the blocks that are seen in an area of the viewport."""
    layout = edit.document().documentLayout()
    end = area.bottom() + edit.verticalScrollBar().value()
    block = block_at(edit, area.top())
    while block.isValid() and layout.blockBoundingRect(block).top() <= end:
        yield block
        block = block.next()


def boxes_of(edit: QTextEdit, block: QTextBlock, start: int, end: int, area: QRect | None = None) -> list[QRectF]:
    """Return the boxes, in the viewport, of the UTF-16 units [start, end) of a block that is laid out.

    With an area of the viewport, those on lines that no part of it is beside are left out.
    """
    shift = QPointF(edit.horizontalScrollBar().value(), edit.verticalScrollBar().value())
    layout = block.layout()
    corner = layout.position() - shift
    boxes: list[QRectF] = []
    begun = layout.lineForTextPosition(start)
    for number in range(begun.lineNumber() if begun.isValid() else 0, layout.lineCount()):
        line = layout.lineAt(number)
        begin = line.textStart()
        top = corner.y() + line.y()
        if begin >= end or (area is not None and top > area.bottom()):
            break
        if area is not None and top + line.height() < area.top():
            continue
        first, last = max(start, begin), min(end, begin + line.textLength())
        if first < last:
            left, right = _x(line.cursorToX(first)), _x(line.cursorToX(last))
            boxes.append(QRectF(corner.x() + left, top, right - left, line.height()))
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
