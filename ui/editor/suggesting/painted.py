"""Suggestions as they are seen in a text that is written in: words struck out, a wedge where words would come.

They are painted over the letters. The document holds the text of record alone, and typing costs what it costs without.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QLineF, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF, QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextEdit

from ui.editor.geometry import boxes_of
from ui.editor.spans import LiveSpan
from ui.editor.suggesting.breaks import paint_breaks
from ui.editor.suggesting.marks import SuggestionMarks
from ui.editor.suggesting.suggested import Suggested
from ui.editor.suggesting.suggesting_text import SuggestingText

_LINE = 0.06
"""The width of the line through words that are to go, as a share of the font's height."""
_LANES = (0.0, 2.5, -2.5)
"""Where the lines of several people through the same words run, in widths of the line."""
_WEDGE = 0.2
"""Half the width of the wedge where words are to come, as a share of the font's height."""


def paint_suggested(text: SuggestingText, marks: SuggestionMarks, painter: QPainter, area: QRect) -> None:
    """Paint what of the suggestions in `area` of the viewport is not shown by the letters themselves."""
    layer = text.suggesting
    if layer is not None and layer.is_on:
        joins = ((text.block_of(each.anchor.passage_id), layer.colour_of(each.id)) for each in layer.joins())
        paint_breaks(text, painter, area, joins)
        return
    seen = marks.in_text(area)
    metrics = QFontMetricsF(text.font())
    for place, span in enumerate(seen):
        colour = marks.hue_of(span.value)
        lane = sum(each.start < span.end and span.start < each.end for each in seen[:place]) % len(_LANES)
        _strike(text, painter, span, QPen(colour, max(1.0, metrics.height() * _LINE)), _LANES[lane])
        if span.value.puts_in:
            _paint_wedge(text, painter, span, colour, metrics)
    broken = [span for span in seen if span.value.joins]
    if broken:
        found = ((span.cursor.document().findBlock(span.end), marks.hue_of(span.value)) for span in broken)
        paint_breaks(text, painter, area, found)


def _strike(edit: QTextEdit, painter: QPainter, span: LiveSpan[Suggested], pen: QPen, lane: float) -> None:
    """Strike out the words that a suggestion would take away, `lane` widths of the pen below the middle."""
    painter.setPen(pen)
    for block, start, end in _pieces(span):
        ascent = block.layout().lineAt(0).ascent()
        above_foot = QFontMetricsF(edit.font()).strikeOutPos()
        for box in boxes_of(edit, block, start, end):
            middle = box.top() + ascent - above_foot + lane * pen.widthF()
            painter.drawLine(QLineF(box.left(), middle, box.right(), middle))


def _pieces(span: LiveSpan[Suggested]) -> Iterator[tuple[QTextBlock, int, int]]:
    """Yield the words of a span by their blocks: two, where a paragraph was begun in them."""
    start, end = span.start, span.end
    block = span.cursor.document().findBlock(start)
    while start < end and block.isValid() and block.position() < end:
        if block.layout().lineCount():
            yield block, max(start, block.position()) - block.position(), end - block.position()
        block = block.next()


def _paint_wedge(
    edit: QTextEdit, painter: QPainter, span: LiveSpan[Suggested], colour: QColor, metrics: QFontMetricsF
) -> None:
    """Point at the place of words that are to come, from below the line."""
    block = span.cursor.document().findBlock(span.end)
    line = block.layout().lineForTextPosition(span.end - block.position())
    if not line.isValid():
        return
    caret = QTextCursor(block)
    caret.setPosition(span.end)
    place = edit.cursorRect(caret).left()
    top = block.layout().position().y() - edit.verticalScrollBar().value() + line.y() + line.ascent()
    half, foot = metrics.height() * _WEDGE, top + metrics.descent()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    corners = [QPointF(place, top - 1), QPointF(place + half, foot), QPointF(place - half, foot)]
    painter.drawPolygon(QPolygonF(corners))
