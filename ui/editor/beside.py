"""Which lines of a text the marks beside it belong to."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil, floor
from operator import itemgetter
from typing import Any

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSizeF
from PySide6.QtWidgets import QTextEdit

from ui.editor.margin import LineMarks
from ui.editor.spans import LiveSpan, Spans, Standing


def lines_beside(
    edit: QTextEdit, spans: Spans[Standing], top: int, bottom: int
) -> list[tuple[QRect, LiveSpan[Standing]]]:
    """Return the spans that begin between two heights of the viewport, each with the rectangle of its line."""
    if not spans:
        return []
    first = edit.cursorForPosition(QPoint(0, top)).position()
    last = edit.cursorForPosition(QPoint(edit.viewport().width(), bottom)).position()
    return with_lines(edit, spans.between(first, last))


def touch_beside(edit: QTextEdit, area: QRectF, strips: Iterable[LineMarks[Any]]) -> None:
    """Tell the strips of marks which lines of the document were laid out again."""
    scrolled, reach = edit.verticalScrollBar().value(), edit.fontMetrics().height()
    top = max(0, floor(area.top()) - scrolled - reach)
    bottom = min(edit.viewport().height(), ceil(area.bottom()) - scrolled + reach)
    if top < bottom:
        for strip in strips:
            strip.touch(top, bottom)


def with_lines(
    edit: QTextEdit, spans: Iterable[tuple[int, LiveSpan[Standing]]]
) -> list[tuple[QRect, LiveSpan[Standing]]]:
    """Return spans, given with where they begin, with the rectangles of the lines they begin on.

    Each line is measured once, and its rectangle is one object, however many begin there.
    """
    found: list[tuple[QRect, LiveSpan[Standing]]] = []
    begin, end, rect = 0, 0, QRect()
    document, scrolled = edit.document(), edit.verticalScrollBar().value()
    for start, span in sorted(spans, key=itemgetter(0)):
        if not begin <= start < end:
            block = document.findBlock(start)
            layout, position = block.layout(), block.position()
            line = layout.lineForTextPosition(start - position)
            if not line.isValid():
                continue
            corner = layout.position() + QPointF(0, line.y())
            rect = QRectF(corner, QSizeF(1, line.ascent() + line.descent())).toRect().translated(0, -scrolled)
            begin = position + line.textStart()
            end = begin + line.textLength()
        found.append((rect, span))
    return found
