"""What is painted under the words that checks found: a shape and a colour for each severity."""

from __future__ import annotations

from functools import lru_cache
from math import ceil

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QTextEdit

from domain.checks.finding import Severity
from ui.editor.found_words import FoundWords
from ui.editor.geometry import blocks_in, boxes_of

_LINE = 0.055
"""The width of the lines, as a share of the font's height."""
_BELOW = 0.6
"""How far below the foot of the letters the lines are, as a share of what letters take below it."""
_WAVE = 0.25
"""The length of a wave, as a share of the font's height; it is a third of that high."""
_MARGIN = 3
"""Room beside the waves for the round ends of their line."""


class FoundLook:
    """Waves for what must be mended, dashes for what should be, fine dots for what may be."""

    def __init__(self, grave: QColor, doubtful: QColor, quiet: QColor, metrics: QFontMetricsF) -> None:
        width = max(1.0, metrics.height() * _LINE)
        self._wave = max(4, round(metrics.height() * _WAVE))
        self._below = metrics.descent() * _BELOW
        must = QPen(grave, width)
        should = QPen(doubtful, width, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
        should.setDashPattern([4, 2.5])
        may = QPen(quiet, 1.4 * width, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
        may.setDashPattern([0.1, 2.9])
        self._pens = {Severity.MUST: must, Severity.SHOULD: should, Severity.MAY: may}

    def paint(self, edit: QTextEdit, painter: QPainter, area: QRect, found: FoundWords) -> None:
        """Paint the lines under the words that are seen in `area` of the viewport."""
        for block in blocks_in(edit, area):
            marked = found.marked_in(block)
            below = block.layout().lineAt(0).ascent() + self._below if marked else 0
            for mark in marked:
                painter.setPen(self._pens[mark.severity])
                for box in boxes_of(edit, block, mark.start, mark.end, area):
                    self._underline(painter, box, box.top() + below, mark.severity)

    def _underline(self, painter: QPainter, box: QRectF, foot: float, severity: Severity) -> None:
        if severity is Severity.MUST:
            pen, ratio = self._pens[severity], painter.device().devicePixelRatioF()
            waves = _waves(ceil(box.width()), self._wave, pen.widthF(), pen.color().name(), ratio)
            painter.drawImage(QPointF(box.left() - _MARGIN, foot - self._wave), waves)
        else:
            # On whole rows of points, so that a fine line keeps its colour.
            middle = round(foot) + 0.5
            painter.drawLine(QLineF(box.left(), middle, box.right(), middle))


@lru_cache(maxsize=512)
def _waves(width: int, length: int, line: float, color: str, ratio: float) -> QImage:
    """Return waves of this length around the middle of a picture: to draw them takes a hundred times as long."""
    half, height = length / 2, length / 6
    crests = max(2, round(width / half))
    points = [QPointF(0, 0)]
    for number in range(crests):
        up = -height if number % 2 else height
        left = number * width / crests
        points += [
            QPointF(left + 0.25 * width / crests, 0.8 * up),
            QPointF(left + 0.5 * width / crests, up),
            QPointF(left + 0.75 * width / crests, 0.8 * up),
            QPointF(left + width / crests, 0),
        ]
    picture = QImage(
        ceil((width + 2 * _MARGIN) * ratio), ceil(2 * length * ratio), QImage.Format.Format_ARGB32_Premultiplied
    )
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(color), line, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.drawPolyline(QPolygonF(points).translated(QPointF(_MARGIN, length)))
    painter.end()
    return picture
