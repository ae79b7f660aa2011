"""Draw the pictures among the sample's evidence: bar charts, and the drawing of a demonstration flat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QImage, QLinearGradient, QPainter, QPen, QPolygonF

_WIDTH, _HEIGHT = 1040, 600
_INK, _MUTED, _BAR, _PAPER = QColor("#1f2933"), QColor("#5b6770"), QColor("#2f6f73"), QColor("#fbfaf7")
_LEFT, _TOP, _BOTTOM = 70.0, 120.0, 520.0


@dataclass(frozen=True, slots=True)
class Chart:
    """A bar chart: what it shows, where the figures come from, and one amount per label."""

    title: str
    source: str
    bars: tuple[tuple[str, int], ...]


def chart_picture(chart: Chart, family: str) -> bytes:
    """Return a PNG picture of a bar chart set in the font `family`."""
    image, painter = _sheet()
    _write(painter, QRectF(_LEFT, 30, 900, 40), chart.title, QFont(family, 18, QFont.Weight.DemiBold), _INK)
    _write(painter, QRectF(_LEFT, 555, 900, 26), chart.source, QFont(family, 10), _MUTED)
    _draw_bars(painter, chart.bars, family)
    painter.end()
    return _png(image)


def _draw_bars(painter: QPainter, bars: Sequence[tuple[str, int]], family: str) -> None:
    share = (_WIDTH - 2 * _LEFT) / len(bars)
    highest = max(amount for _, amount in bars)
    for number, (label, amount) in enumerate(bars):
        height = (_BOTTOM - _TOP) * amount / highest
        left = _LEFT + share * number
        painter.fillRect(QRectF(left + share * 0.16, _BOTTOM - height, share * 0.68, height), _BAR)
        above = QRectF(left, _BOTTOM - height - 26, share, 24)
        _write(painter, above, f"{amount:,}", QFont(family, 11, QFont.Weight.DemiBold), _INK, centred=True)
        _write(painter, QRectF(left, _BOTTOM + 6, share, 24), label, QFont(family, 10), _MUTED, centred=True)
    painter.setPen(QPen(_MUTED, 1))
    painter.drawLine(QPointF(_LEFT, _BOTTOM), QPointF(_WIDTH - _LEFT, _BOTTOM))


def flat_picture(family: str) -> bytes:
    """Return a PNG drawing of the demonstration flat, with its aids labelled in the font `family`."""
    image, painter = _sheet()
    _draw_room(painter)
    _draw_kitchen(painter)
    _draw_chair(painter)
    label = QFont(family, 12, QFont.Weight.DemiBold)
    for place, text in (
        (QRectF(60, 556, 260, 28), "Worktop that moves up and down"),
        (QRectF(400, 556, 220, 28), "Door sensor and wide frame"),
        (QRectF(730, 556, 260, 28), "Riser chair and grab rail"),
    ):
        _write(painter, place, text, label, _INK, centred=True)
    painter.end()
    return _png(image)


def _draw_room(painter: QPainter) -> None:
    wall = QLinearGradient(0, 0, _WIDTH, 400)
    wall.setColorAt(0, QColor("#f3e9d8"))
    wall.setColorAt(1, QColor("#e6dcc8"))
    painter.fillRect(QRectF(0, 0, _WIDTH, 400), QBrush(wall))
    floor = QLinearGradient(0, 400, 0, 545)
    floor.setColorAt(0, QColor("#b98d62"))
    floor.setColorAt(1, QColor("#a2764c"))
    painter.fillRect(QRectF(0, 400, _WIDTH, 145), QBrush(floor))
    painter.setPen(QPen(QColor("#8f6741"), 1))
    for number in range(14):
        painter.drawLine(QPointF(number * 80, 545), QPointF(260 + number * 40, 400))
    _box(painter, QRectF(430, 110, 160, 292), "#d7e3e2", "#7d8f91")
    _box(painter, QRectF(448, 130, 124, 270), "#8fa9a6", "#6f8785")
    _box(painter, QRectF(498, 84, 24, 14), "#ffffff", "#7d8f91")
    _box(painter, QRectF(555, 262, 8, 26), "#f2c14e", "#b58b22")
    _box(painter, QRectF(690, 70, 220, 130), "#bfe0ee", "#ffffff")
    painter.drawLine(QPointF(800, 70), QPointF(800, 200))


def _draw_kitchen(painter: QPainter) -> None:
    _box(painter, QRectF(50, 250, 290, 20), "#4c5b61", "#3a464b")
    _box(painter, QRectF(70, 270, 14, 160), "#9aa7ad", "#75828a")
    _box(painter, QRectF(306, 270, 14, 160), "#9aa7ad", "#75828a")
    _box(painter, QRectF(50, 80, 130, 90), "#ffffff", "#c9bfae")
    _box(painter, QRectF(190, 80, 150, 90), "#ffffff", "#c9bfae")
    _box(painter, QRectF(105, 214, 54, 36), "#c8553d", "#97402e")
    painter.setPen(QPen(QColor("#2f6f73"), 5))
    painter.drawLine(QPointF(360, 280), QPointF(360, 410))
    for tip, direction in ((280.0, 14.0), (410.0, -14.0)):
        arrow = [QPointF(350, tip + direction), QPointF(360, tip), QPointF(370, tip + direction)]
        painter.drawPolyline(QPolygonF(arrow))


def _draw_chair(painter: QPainter) -> None:
    _box(painter, QRectF(720, 260, 60, 190), "#5f7a61", "#47604a")
    _box(painter, QRectF(760, 360, 150, 60), "#6f8c71", "#47604a")
    _box(painter, QRectF(765, 330, 140, 24), "#5f7a61", "#47604a")
    _box(painter, QRectF(735, 450, 20, 36), "#4a3b2c", "#33281d")
    _box(painter, QRectF(880, 420, 20, 66), "#4a3b2c", "#33281d")
    painter.setPen(QPen(QColor("#f7f7f7"), 12, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(QPointF(960, 260), QPointF(960, 400))


def _box(painter: QPainter, place: QRectF, fill: str, edge: str) -> None:
    painter.setPen(QPen(QColor(edge), 2))
    painter.setBrush(QColor(fill))
    painter.drawRoundedRect(place, 4, 4)


def _sheet() -> tuple[QImage, QPainter]:
    image = QImage(_WIDTH, _HEIGHT, QImage.Format.Format_RGB32)
    image.fill(_PAPER)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return image, painter


def _write(painter: QPainter, place: QRectF, text: str, font: QFont, colour: QColor, *, centred: bool = False) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    side = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft
    painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, text)


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs know bytes only, Qt takes text
    return bytes(buffer.data().data())
