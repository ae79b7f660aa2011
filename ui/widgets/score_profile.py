"""A picture of the scores, one row a statement, beside earlier and other scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QLineF, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.theme import Theme, current_theme, draw_level, theme_notifier

TRACK_STEPS = 22
"""The track keeps this width, in steps of the grid; beyond it names have what they need."""


@dataclass(frozen=True, slots=True)
class ProfileLevel:
    """One step of the scale: its number and its word."""

    value: int
    short: str = ""


@dataclass(frozen=True, slots=True)
class ProfileRow:
    """A statement: its score now, its score before, and the value it is held against (an average, perhaps)."""

    label: str
    value: int | None = None
    previous: int | None = None
    reference: float | None = None


@dataclass(frozen=True, slots=True)
class _Measures:
    """Where things stand at the present width."""

    head: int
    row: int
    label_width: int
    track: QRectF
    number_left: float


class ScoreProfile(QWidget):
    """Rows of label, track and number. Signal: opened(int) with the position of a row on click or Enter."""

    opened = Signal(int)

    def __init__(self, name: str, levels: Sequence[ProfileLevel], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._levels = tuple(levels)
        self._rows: tuple[ProfileRow, ...] = ()
        self._previous_title, self._reference_title = self.tr("Previous assessment"), ""
        self._hovered, self._current = -1, 0
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme_notifier().changed.connect(self._on_theme)

    def set_rows(self, rows: Sequence[ProfileRow], previous_title: str = "", reference_title: str = "") -> None:
        """Show these rows, with the words for what they are compared with."""
        self._rows = tuple(rows)
        self._previous_title = previous_title or self._previous_title
        self._reference_title = reference_title
        self._current = min(self._current, max(len(rows) - 1, 0))
        self.setAccessibleDescription("; ".join(self.row_text(place) for place in range(len(rows))))
        self.updateGeometry()
        self.update()

    def row_text(self, place: int) -> str:
        """Return a row in words, for tooltips and screen readers."""
        row = self._rows[place]
        parts = [self.tr("no score") if row.value is None else self._words(row.value)]
        if row.previous is not None:
            parts.append(f"{self._previous_title}: {self._words(row.previous)}")
        if row.reference is not None:
            parts.append(f"{self._reference_title or self.tr('Comparison')}: {row.reference:.1f}")
        return f"{row.label}: {', '.join(parts)}"

    def _words(self, value: int) -> str:
        for level in self._levels:
            if level.value == value:
                return f"{value} {level.short}".strip()
        return str(value)

    def _place_of(self, value: int) -> int:
        return next((place for place, level in enumerate(self._levels) if level.value == value), 0)

    def _measures(self) -> _Measures:
        theme = current_theme()
        body = QFontMetrics(theme.font())
        longest = max((body.horizontalAdvance(row.label) for row in self._rows), default=0)
        number = body.horizontalAdvance("00") + theme.space(1)
        others = theme.space(5) + number
        label = min(longest, max(self.width() - others - theme.space(TRACK_STEPS), round(self.width() * 0.5)))
        left = label + theme.space(3)
        track = QRectF(left, 0, max(self.width() - left - number - theme.space(2), theme.space(6)), 1)
        head = QFontMetrics(theme.font("ui", "small")).height() + theme.space(1)
        row = max(body.height() + theme.space(0.75), theme.space(3.5))
        return _Measures(head, row, label, track, track.right() + theme.space(2))

    def _x_of(self, value: float, measures: _Measures) -> float:
        low, high = self._levels[0].value, self._levels[-1].value
        share = 0.5 if high == low else (value - low) / (high - low)
        return measures.track.left() + share * measures.track.width()

    def _has_legend(self) -> bool:
        return any(row.previous is not None or row.reference is not None for row in self._rows)

    def _row_at(self, y: float) -> int:
        measures = self._measures()
        place = int((y - measures.head) // measures.row)
        return place if y >= measures.head and 0 <= place < len(self._rows) else -1

    def _on_theme(self, theme: Theme) -> None:
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        measures = self._measures()
        legend = measures.head + current_theme().space(1) if self._has_legend() else 0
        return QSize(current_theme().space(70), measures.head + measures.row * len(self._rows) + legend)

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().space(30), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        measures = self._measures()
        self._paint_scale(painter, measures)
        for place in range(len(self._rows)):
            self._paint_row(painter, measures, place)
        if self._has_legend():
            self._paint_legend(painter, measures)

    def _paint_scale(self, painter: QPainter, measures: _Measures) -> None:
        theme = current_theme()
        painter.setFont(theme.font("ui", "small"))
        metrics = painter.fontMetrics()
        bottom = measures.head + measures.row * len(self._rows)
        for level in self._levels:
            x = self._x_of(level.value, measures)
            painter.setPen(QPen(theme.color("hairline"), 1))
            painter.drawLine(QLineF(x, measures.head, x, bottom))
            painter.setPen(theme.color("muted"))
            words = str(level.value)
            painter.drawText(QPointF(x - metrics.horizontalAdvance(words) / 2, metrics.ascent()), words)

    def _paint_row(self, painter: QPainter, measures: _Measures, place: int) -> None:
        theme, row = current_theme(), self._rows[place]
        top = measures.head + measures.row * place
        if place == self._hovered or (self.hasFocus() and place == self._current):
            painter.setPen(
                QPen(theme.color("focus"), 2) if self.hasFocus() and place == self._current else Qt.PenStyle.NoPen
            )
            painter.setBrush(theme.color("hover", 0.5))
            box = QRectF(1, top + 1, self.width() - 2, measures.row - 2)
            painter.drawRoundedRect(box, theme.corner, theme.corner)
        painter.setFont(theme.font())
        painter.setPen(theme.color("text" if row.value is not None else "muted"))
        label = painter.fontMetrics().elidedText(row.label, Qt.TextElideMode.ElideRight, measures.label_width + 1)
        room = QRect(theme.space(1), top, measures.label_width + theme.space(1), measures.row)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, label)
        self._paint_scores(painter, measures, row, top + measures.row / 2)

    def _paint_scores(self, painter: QPainter, measures: _Measures, row: ProfileRow, middle: float) -> None:
        theme, count, side = current_theme(), len(self._levels), current_theme().space(1.75)
        number = QRectF(
            measures.number_left, middle - measures.row / 2, self.width() - measures.number_left, measures.row
        )
        if row.reference is not None:
            x = self._x_of(row.reference, measures)
            painter.setPen(QPen(theme.color("muted"), 2))
            painter.drawLine(QLineF(x, middle - side * 0.7, x, middle + side * 0.7))
        if row.previous is not None and row.previous != row.value:
            self._paint_move(painter, measures, row, middle)
            box = QRectF(self._x_of(row.previous, measures) - side / 2, middle - side / 2, side, side)
            draw_level(painter, box, self._place_of(row.previous), count, theme.color("muted"), False)
        painter.setFont(theme.numbers("body", 600))
        painter.setPen(theme.color("text" if row.value is not None else "muted"))
        words = "–" if row.value is None else str(row.value)
        painter.drawText(number, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        if row.value is not None:
            place = self._place_of(row.value)
            box = QRectF(self._x_of(row.value, measures) - side / 2, middle - side / 2, side, side)
            draw_level(painter, box, place, count, theme.level_color(place, count))

    def _paint_move(self, painter: QPainter, measures: _Measures, row: ProfileRow, middle: float) -> None:
        if row.value is None or row.previous is None:
            return
        theme = current_theme()
        gap = theme.space(1.4) * (1 if row.value > row.previous else -1)
        painter.setPen(QPen(theme.color("muted"), 1.5))
        start, end = self._x_of(row.previous, measures) + gap, self._x_of(row.value, measures) - gap
        painter.drawLine(QLineF(start, middle, end, middle))

    def _paint_legend(self, painter: QPainter, measures: _Measures) -> None:
        theme, side = current_theme(), current_theme().space(1.5)
        painter.setFont(theme.font("ui", "small"))
        metrics = painter.fontMetrics()
        middle = measures.head + measures.row * len(self._rows) + theme.space(1) + metrics.height() / 2
        left: float = theme.space(1)
        if any(row.previous is not None for row in self._rows):
            box = QRectF(left, middle - side / 2, side, side)
            draw_level(painter, box, len(self._levels) // 2, len(self._levels), theme.color("muted"), False)
            left = self._paint_words(painter, self._previous_title, left + side + theme.space(0.75), middle)
        if any(row.reference is not None for row in self._rows):
            painter.setPen(QPen(theme.color("muted"), 2))
            painter.drawLine(QLineF(left + side / 2, middle - side / 2, left + side / 2, middle + side / 2))
            words = self._reference_title or self.tr("Comparison")
            self._paint_words(painter, words, left + side + theme.space(0.75), middle)

    def _paint_words(self, painter: QPainter, words: str, left: float, middle: float) -> float:
        metrics = painter.fontMetrics()
        painter.setPen(current_theme().color("muted"))
        painter.drawText(QPointF(left, middle + metrics.capHeight() / 2), words)
        return left + metrics.horizontalAdvance(words) + current_theme().space(2)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            place = self._row_at(event.pos().y())
            QToolTip.showText(event.globalPos(), self.row_text(place) if place >= 0 else "", self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._row_at(event.position().y())
        if place != self._hovered:
            self._hovered = place
            self.setCursor(Qt.CursorShape.PointingHandCursor if place >= 0 else Qt.CursorShape.ArrowCursor)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = -1
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = self._row_at(event.position().y())
        if place >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._current = place
            self.opened.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps and self._rows:
            self._current = min(max(self._current + steps[Qt.Key(event.key())], 0), len(self._rows) - 1)
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._rows:
            self.opened.emit(self._current)
        else:
            super().keyPressEvent(event)
