"""Which lines of a text the marks beside it belong to."""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from ui.editor.spans import LiveSpan, Spans, Standing


def lines_beside(
    edit: QTextEdit, spans: Spans[Standing], top: int, bottom: int
) -> list[tuple[QRect, LiveSpan[Standing]]]:
    """Return the spans that begin between two heights of the viewport, each with the rectangle of its line."""
    first = edit.cursorForPosition(QPoint(0, top)).position()
    last = edit.cursorForPosition(QPoint(edit.viewport().width(), bottom)).position()
    return with_lines(edit, spans.between(first, last))


def with_lines(
    edit: QTextEdit, spans: Iterable[tuple[int, LiveSpan[Standing]]]
) -> list[tuple[QRect, LiveSpan[Standing]]]:
    """Return spans, given with where they begin, with the rectangles of the lines they begin on.

    Each line is measured once, and its rectangle is one object, however many begin there.
    """
    found: list[tuple[QRect, LiveSpan[Standing]]] = []
    begin, end, rect = 0, 0, QRect()
    cursor = QTextCursor(edit.document())
    for start, span in sorted(spans, key=itemgetter(0)):
        if not begin <= start < end:
            cursor.setPosition(start)
            rect = edit.cursorRect(cursor)
            line = cursor.block().layout().lineForTextPosition(cursor.positionInBlock())
            begin = cursor.block().position() + line.textStart()
            end = begin + line.textLength()
        found.append((rect, span))
    return found
