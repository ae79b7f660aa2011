"""The marks beside the text: how many citations begin on a line, what they are, and a way to them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QToolTip, QWidget

from domain.assessment import Citation
from ui.editor.spans import LiveSpan

CORNER = 4
RING = 2.5
"""The radius of the ring beside a mark of evidence that was not disclosed."""


@dataclass(frozen=True, slots=True)
class MarkShape:
    """What the outline of a mark tells: something contradicts, cannot be relied on, or was not disclosed."""

    contradicts: bool = False
    is_doubtful: bool = False
    is_undisclosed: bool = False


def plain_shape(_citations: Sequence[Citation]) -> MarkShape:
    """Return the shape of a mark of which nothing is known."""
    return MarkShape()


class LineSource(Protocol):
    """What the margin asks the text it stands beside."""

    def spans_beside(self, top: int, bottom: int) -> Sequence[tuple[QRect, LiveSpan[Citation]]]:
        """Return the spans that begin between two heights, each with its line's rectangle, in margin coordinates."""
        ...


def references_of(citations: Sequence[Citation]) -> str:
    """Return the references of the citations, each once, in order of place."""
    return ", ".join(dict.fromkeys(citation.reference for citation in citations))


class MarksMargin(QWidget):
    """Paints the marks.

    Signals: hovered(citation ids), empty when the pointer leaves a mark; activated(citation ids) on a click;
    menu_wanted(citation ids, place on the screen) on a right click.
    """

    hovered = Signal(object)
    activated = Signal(object)
    menu_wanted = Signal(object, QPoint)

    def __init__(self, lines: LineSource, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines = lines
        self._marks: list[tuple[QRect, tuple[Citation, ...]]] = []
        self._under_pointer: tuple[str, ...] = ()
        self._color = QColor()
        self._hover_color = QColor()
        self.describe: Callable[[Sequence[Citation]], str] = references_of
        self.shape: Callable[[Sequence[Citation]], MarkShape] = plain_shape
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Citations beside the text"))

    def set_look(self, font: QFont, color: QColor, hover_color: QColor) -> None:
        """Take the font and colours of the theme."""
        self.setFont(font)
        self._color, self._hover_color = color, hover_color
        self.update()

    @property
    def is_pointed_at(self) -> bool:
        """Whether the pointer rests on a mark."""
        return bool(self._under_pointer)

    def marks(self) -> tuple[tuple[QRect, tuple[Citation, ...]], ...]:
        """Return what is shown beside the visible lines: where, and which citations."""
        return tuple(self._marks_between(0, self.height()))

    def _marks_between(self, top: int, bottom: int) -> list[tuple[QRect, tuple[Citation, ...]]]:
        lines: dict[int, tuple[QRect, list[Citation]]] = {}
        for rect, span in self._lines.spans_beside(top, bottom):
            lines.setdefault(rect.top(), (rect, []))[1].append(span.value)
        return [(self._mark_rect(rect), tuple(citations)) for _, (rect, citations) in sorted(lines.items())]

    def _mark_rect(self, line: QRect) -> QRect:
        metrics = self.fontMetrics()
        height = metrics.height() + 2
        width = max(height, metrics.horizontalAdvance("00") + 8)
        return QRect(0, line.center().y() - height // 2, width, height)

    def _mark_at(self, point: QPointF) -> tuple[Citation, ...]:
        return next((citations for rect, citations in self._marks if QRectF(rect).contains(point)), ())

    def _point_at(self, citation_ids: tuple[str, ...]) -> None:
        if citation_ids == self._under_pointer:
            return
        self._under_pointer = citation_ids
        self.setCursor(Qt.CursorShape.PointingHandCursor if citation_ids else Qt.CursorShape.ArrowCursor)
        self.hovered.emit(citation_ids)
        self.update()

    def description_at(self, point: QPointF) -> str:
        """Return what the mark at this point stands for in words, "" where there is none."""
        citations = self._mark_at(point)
        return self.describe(citations) if citations else ""

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            # An empty text puts away the one that is shown.
            QToolTip.showText(event.globalPos(), self.description_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._marks = self._marks_between(0, self.height())
        if not self._marks:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for rect, citations in self._marks:
            is_hovered = bool(self._under_pointer) and citations[0].id in self._under_pointer
            color = self._hover_color if is_hovered else self._color
            _paint_outline(painter, QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), self.shape(citations), color)
            painter.setPen(color)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(len(citations)))
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(tuple(citation.id for citation in self._mark_at(event.position())))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        citations = self._mark_at(event.position())
        if citations and event.button() is Qt.MouseButton.LeftButton:
            self.activated.emit(tuple(citation.id for citation in citations))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.accept()
        citations = self._mark_at(QPointF(event.pos()))
        if citations:
            self.menu_wanted.emit(tuple(citation.id for citation in citations), event.globalPos())

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(())
        super().leaveEvent(event)


def _paint_outline(painter: QPainter, box: QRectF, shape: MarkShape, color: QColor) -> None:
    """Paint a mark: pointed where something contradicts, broken where it is doubtful, with a ring if undisclosed."""
    pen = QPen(color, 2 if shape.contradicts else 1)
    if shape.is_doubtful:
        pen.setDashPattern([3, 2])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if shape.contradicts:
        tip = box.height() / 3
        across = ((tip, 0), (box.width() - tip, 0), (box.width(), 0.5), (box.width() - tip, 1), (tip, 1), (0, 0.5))
        corners = [QPointF(box.left() + x, box.top() + y * box.height()) for x, y in across]
        painter.drawPolygon(QPolygonF(corners))
    else:
        painter.drawRoundedRect(box, CORNER, CORNER)
    if shape.is_undisclosed:
        painter.setPen(QPen(color, 1))
        painter.drawEllipse(QPointF(box.right() + RING + 2, box.top() + RING), RING, RING)
