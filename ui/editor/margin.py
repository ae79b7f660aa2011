"""The marks beside the text: how many citations, or comments, begin on a line, what they are, and a way to them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
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
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from domain.assessment import Citation
from ui.editor.beside import Places, places_between
from ui.editor.spans import LiveSpan, Standing

CORNER = 4
_BLUR = 2
"""So many pixels around its box a mark may reach."""
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


def references_of(citations: Sequence[Citation]) -> str:
    """Return the references of the citations, each once, in order of place."""
    return ", ".join(dict.fromkeys(citation.reference for citation in citations))


class LineMarks(QWidget, Generic[Standing]):
    """A strip of marks, one beside each line on which something begins.

    `lines` returns the spans that begin between two places of the document, each with its line's rectangle, in the
    strip's coordinates; `describe` says what a mark stands for.

    Signals: hovered(ids), empty when the pointer leaves a mark; activated(ids) on a click; menu_wanted(ids, place on
    the screen) on a right click.
    """

    hovered = Signal(object)
    activated = Signal(object)
    menu_wanted = Signal(object, QPoint)

    def __init__(
        self, lines: Callable[[int, int], Sequence[tuple[QRect, LiveSpan[Standing]]]], name: str, edit: QTextEdit
    ) -> None:
        super().__init__(edit)
        self._edit = edit
        self._lines: Callable[[int, int], Sequence[tuple[QRect, LiveSpan[Standing]]]] = lines
        # Those that are painted, by their upper ends.
        self._marks: dict[int, tuple[QRect, tuple[Standing, ...]]] = {}
        self._under_pointer: tuple[str, ...] = ()
        self._color = QColor()
        self._hover_color = QColor()
        self.describe: Callable[[Sequence[Standing]], str] = lambda values: ""
        self.setMouseTracking(True)
        self.setAccessibleName(name)

    def set_look(self, font: QFont, color: QColor, hover_color: QColor) -> None:
        """Take the font and colours of the theme."""
        self.setFont(font)
        self._color, self._hover_color = color, hover_color
        self.update()

    @property
    def is_pointed_at(self) -> bool:
        """Whether the pointer rests on a mark."""
        return bool(self._under_pointer)

    def renew(self, area: QRect, places: Places) -> None:
        """Paint those marks anew that look otherwise beside an area of the text: at most keys there are none."""
        before = self._marks
        after = self._take_in(area, self._marks_between(*places))
        if before is after:
            return
        for height in before.keys() ^ after.keys():
            self._update_mark((before.get(height) or after[height])[0])
        for height in before.keys() & after.keys():
            if self.face(before[height][1]) != self.face(after[height][1]):
                self._update_mark(after[height][0])

    def face(self, values: Sequence[Standing]) -> object:
        """Return what a mark is painted for: one for the same is not painted again."""
        return values

    def marks(self) -> tuple[tuple[QRect, tuple[Standing, ...]], ...]:
        """Return what is shown beside the visible lines: where, and what."""
        return tuple(self._marks_between(*places_between(self._edit, 0, self.height())))

    def paint_mark(self, painter: QPainter, box: QRect, values: Sequence[Standing], *, is_hovered: bool) -> None:
        """Paint a mark."""
        raise NotImplementedError

    def color(self, *, is_hovered: bool) -> QColor:
        """Return the colour of a mark."""
        return self._hover_color if is_hovered else self._color

    def _marks_between(self, first: int, last: int) -> list[tuple[QRect, tuple[Standing, ...]]]:
        lines: dict[int, tuple[QRect, list[Standing]]] = {}
        line, values = QRect(), list[Standing]()
        for rect, span in self._lines(first, last):
            # Asked of each at each key: of those that begin on one line, which have one rectangle, once.
            if rect is not line:
                line, values = rect, lines.setdefault(rect.top(), (rect, []))[1]
            values.append(span.value)
        if not lines:
            return []
        size = self._mark_size()
        above = size.height() // 2
        return [
            (QRect(QPoint(0, rect.center().y() - above), size), tuple(values))
            for _, (rect, values) in sorted(lines.items())
        ]

    def _take_in(
        self, area: QRect, marks: Sequence[tuple[QRect, tuple[Standing, ...]]]
    ) -> dict[int, tuple[QRect, tuple[Standing, ...]]]:
        """Take these for the marks beside an area; return all that are known."""
        if marks or self._marks:
            half = self._mark_size().height() // 2
            top, bottom = area.top() - half, area.bottom() - half
            self._marks = {height: each for height, each in self._marks.items() if not top <= height <= bottom}
            self._marks.update((each[0].top(), each) for each in marks)
        return self._marks

    def _update_mark(self, box: QRect) -> None:
        self.update(0, box.top() - _BLUR, self.width(), box.height() + 2 * _BLUR)

    def _mark_size(self) -> QSize:
        metrics = self.fontMetrics()
        height = metrics.height() + 2
        return QSize(max(height, metrics.horizontalAdvance("00") + 8), height)

    def _mark_at(self, point: QPointF) -> tuple[Standing, ...]:
        return next((values for rect, values in self._marks.values() if QRectF(rect).contains(point)), ())

    def _point_at(self, ids: tuple[str, ...]) -> None:
        if ids == self._under_pointer:
            return
        self._under_pointer = ids
        self.setCursor(Qt.CursorShape.PointingHandCursor if ids else Qt.CursorShape.ArrowCursor)
        self.hovered.emit(ids)
        self.update()

    def description_at(self, point: QPointF) -> str:
        """Return what the mark at this point stands for in words, "" where there is none."""
        values = self._mark_at(point)
        return self.describe(values) if values else ""

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            # An empty text puts away the one that is shown.
            QToolTip.showText(event.globalPos(), self.description_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        area = event.rect().adjusted(0, -_BLUR, 0, _BLUR)
        reach = self.fontMetrics().height()
        places = places_between(self._edit, max(0, area.top() - reach), min(self.height(), area.bottom() + reach))
        known = self._take_in(area, self._marks_between(*places))
        marks = [each for each in known.values() if area.intersects(each[0])]
        if not marks:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for rect, values in marks:
            is_hovered = bool(self._under_pointer) and values[0].id in self._under_pointer
            self.paint_mark(painter, rect, values, is_hovered=is_hovered)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(tuple(value.id for value in self._mark_at(event.position())))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        values = self._mark_at(event.position())
        if values and event.button() is Qt.MouseButton.LeftButton:
            self.activated.emit(tuple(value.id for value in values))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.accept()
        values = self._mark_at(QPointF(event.pos()))
        if values:
            self.menu_wanted.emit(tuple(value.id for value in values), event.globalPos())

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(())
        super().leaveEvent(event)


class MarksMargin(LineMarks[Citation]):
    """The marks of citations; `shape` says what the outline of a mark tells."""

    def __init__(
        self, lines: Callable[[int, int], Sequence[tuple[QRect, LiveSpan[Citation]]]], edit: QTextEdit
    ) -> None:
        super().__init__(lines, edit.tr("Citations beside the text"), edit)
        self.describe = references_of
        self.shape: Callable[[Sequence[Citation]], MarkShape] = plain_shape

    def paint_mark(self, painter: QPainter, box: QRect, values: Sequence[Citation], *, is_hovered: bool) -> None:
        color = self.color(is_hovered=is_hovered)
        _paint_outline(painter, QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), self.shape(values), color)
        painter.setPen(color)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(len(values)))


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
