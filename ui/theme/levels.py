"""The shapes that stand for score levels, so that colour never speaks alone."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from ui.theme.theme import spread

_CORNERS = {"triangle": (3, 90), "square": (4, 45), "diamond": (4, 0), "hexagon": (6, 0)}
SHAPES = ("triangle", "square", "diamond", "hexagon", "circle", "ring", "star")


def shape_name(position: int, count: int) -> str:
    """Return the shape of a level: `position` counts from 0, the lowest, to count - 1."""
    return SHAPES[spread(position, count, len(SHAPES))]


def shape_path(position: int, count: int, box: QRectF) -> QPainterPath:
    """Return the outline of a level's shape within a square box."""
    name = shape_name(position, count)
    path = QPainterPath()
    radius = min(box.width(), box.height()) / 2
    if name in _CORNERS:
        corners, turn = _CORNERS[name]
        reach = {"square": 1.16, "triangle": 1.1}.get(name, 1.08)
        path.addPolygon(_regular(box.center(), radius * reach, corners, turn))
        path.closeSubpath()
    elif name == "star":
        path.addPolygon(_star(box.center(), radius * 1.14))
        path.closeSubpath()
    else:
        path.addEllipse(box.center(), radius * 0.94, radius * 0.94)
        if name == "ring":
            path.addEllipse(box.center(), radius * 0.42, radius * 0.42)
    return path


def draw_level(
    painter: QPainter, box: QRectF, position: int, count: int, color: QColor, is_filled: bool = True
) -> None:
    """Draw a level's shape, filled for the present score and outlined for one it is compared with."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if is_filled:
        painter.setPen(QPen(color, 1, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        painter.setBrush(color)
    else:
        painter.setPen(QPen(color, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(shape_path(position, count, box))
    painter.restore()


def _regular(centre: QPointF, radius: float, corners: int, turn: float) -> QPolygonF:
    angles = (math.radians(turn + 360 * corner / corners) for corner in range(corners))
    return QPolygonF([centre + QPointF(math.cos(angle), math.sin(angle)) * radius for angle in angles])


def _star(centre: QPointF, radius: float) -> QPolygonF:
    points = []
    for corner in range(10):
        angle = math.radians(-90 + 36 * corner)
        reach = radius if corner % 2 == 0 else radius * 0.5
        points.append(centre + QPointF(math.cos(angle), math.sin(angle)) * reach)
    return QPolygonF(points)
