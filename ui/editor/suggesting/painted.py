"""Suggestions as they are seen in a text that is written in: words struck out, a wedge where words would come.

They are painted over the letters. The document holds the text of record alone, and typing costs what it costs without.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QTextEdit

from ui.editor.geometry import blocks_in, boxes_of, point_at
from ui.editor.passage_blocks import id_of
from ui.editor.suggesting.breaks import paint_breaks
from ui.editor.suggesting.marks import Seen, SuggestionMarks
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
        for block in blocks_in(text, area):
            broken = [(block, layer.colour_of(each.id)) for each in layer.joins(id_of(block))]
            if broken:
                paint_breaks(text, painter, area, broken)
        return
    seen = marks.in_text(area)
    if not seen:
        return
    metrics = QFontMetricsF(text.font())
    for (span, start, end), lane in zip(seen, _lanes(seen), strict=True):
        colour = marks.hue_of(span.value)
        if start < end:
            pen = QPen(colour, max(1, round(metrics.height() * _LINE)))
            below = _LANES[lane % len(_LANES)] * pen.widthF() - metrics.strikeOutPos()
            _strike(text, painter, area, (start, end), pen, below)
        if span.value.puts_in:
            _paint_wedge(text, painter, end, colour, metrics)
    broken = [(text.document().findBlock(end), marks.hue_of(span.value)) for span, _, end in seen if span.value.joins]
    if broken:
        paint_breaks(text, painter, area, broken)


def _lanes(seen: Sequence[Seen]) -> list[int]:
    """Return for each how many before it go through some of its words as well."""
    lanes: list[int] = []
    standing: list[int] = []
    for _span, start, end in seen:
        standing = [each for each in standing if each > start]
        lanes.append(len(standing))
        if start < end:
            standing.append(end)
    return lanes


def _strike(
    edit: QTextEdit, painter: QPainter, area: QRect, words: tuple[int, int], pen: QPen, below_foot: float
) -> None:
    """Strike out words of the document, so far below the foot of their letters, as far as they are seen in an area."""
    painter.setPen(pen)
    start, end = words
    block = edit.document().findBlock(start)
    while block.isValid() and block.position() < end:  # two, where a paragraph was begun in them
        if block.layout().lineCount():
            position = block.position()
            below = block.layout().lineAt(0).ascent() + below_foot
            for box in boxes_of(edit, block, max(start - position, 0), end - position, area):
                # On whole rows of points, so that a fine line keeps its colour.
                middle = round(box.top() + below) + pen.width() % 2 / 2
                painter.drawLine(QLineF(box.left(), middle, box.right(), middle))
        block = block.next()


def _paint_wedge(edit: QTextEdit, painter: QPainter, place: int, colour: QColor, metrics: QFontMetricsF) -> None:
    """Point at the place of words that are to come, from below the line."""
    point = point_at(edit, place)
    if point is None:
        return
    half, left, top = metrics.height() * _WEDGE, point.x(), point.y()
    foot = top + metrics.descent()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([QPointF(left, top - 1), QPointF(left + half, foot), QPointF(left - half, foot)]))
