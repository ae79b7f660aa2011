"""Which lines of a text the marks beside it belong to, and when they have to be painted anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil, floor
from operator import itemgetter
from typing import Protocol

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSizeF
from PySide6.QtWidgets import QTextEdit

from ui.editor.spans import LiveSpan, Standing

Places = tuple[int, int]
"""The first and the last place of the document between two heights."""


class Strip(Protocol):
    """What shows marks beside the lines of a text, in the heights of its viewport."""

    def renew(self, area: QRect, places: Places) -> None:
        """Paint those marks anew that look otherwise beside an area, in which these places of the document are."""


class BesideText:
    """Has the strips of marks painted anew beside what a text lays out again.

    They are asked once after a key, else when the text is painted, however often it was laid out.
    """

    def __init__(self, edit: QTextEdit, strips: Sequence[Strip]) -> None:
        self._edit, self._strips = edit, strips
        self._due: tuple[int, int] | None = None

    def touch(self, area: QRectF) -> None:
        """Note that lines in an area of the document may have other marks now."""
        scrolled, reach = self._edit.verticalScrollBar().value(), self._edit.fontMetrics().height()
        top = max(0, floor(area.top()) - scrolled - reach)
        bottom = min(self._edit.viewport().height(), ceil(area.bottom()) - scrolled + reach)
        if top < bottom:
            low, high = self._due or (top, bottom)
            self._due = min(low, top), max(high, bottom)

    def renew(self) -> None:
        """Have the marks looked at beside what was touched, as far as it is seen."""
        if self._due is None:
            return
        (top, bottom), self._due = self._due, None
        seen = self._edit.viewport().visibleRegion().boundingRect()
        area = seen & QRect(seen.left(), top, seen.width(), bottom - top)
        if not area.isEmpty():
            places = places_between(self._edit, area.top(), area.bottom())
            for strip in self._strips:
                strip.renew(area, places)


def places_between(edit: QTextEdit, top: int, bottom: int) -> Places:
    """Return the places of the document at whose lines two heights of the viewport are, and those between."""
    first = edit.cursorForPosition(QPoint(0, top)).position()
    last = edit.cursorForPosition(QPoint(edit.viewport().width(), bottom)).position()
    return first, last


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
