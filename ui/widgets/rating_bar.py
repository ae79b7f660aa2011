"""Where a percentage stands among bands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.theme import Theme, current_theme, theme_notifier


@dataclass(frozen=True, slots=True)
class BandSpan:
    """A band: its words and the whole percentages, both inclusive, that it covers."""

    label: str
    lowest: int
    highest: int


class RatingBar(QWidget):
    """Bands side by side, to scale, with a marker at the percentage or a bracket over what is still possible."""

    def __init__(self, name: str, bands: Sequence[BandSpan], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._bands = name, tuple(bands)
        self._percent: float | None = None
        self._possible: tuple[float, float] | None = None
        self._caption = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._describe()
        theme_notifier().changed.connect(self._on_theme)

    def set_percent(
        self, percent: float | None, caption: str = "", possible: tuple[float, float] | None = None
    ) -> None:
        """Show a percentage (or None with the lowest and highest still possible) and words on the distances."""
        self._percent, self._caption, self._possible = percent, caption, possible
        self._describe()
        self.updateGeometry()
        self.update()

    def band_at(self, percent: float) -> int:
        """Return the position of the band that holds a percentage, or -1."""
        for place, band in enumerate(self._bands):
            if band.lowest <= percent < band.highest + 1:
                return place
        return -1

    def _describe(self) -> None:
        self.setAccessibleName(self._name)
        parts = [f"{band.label} {band.lowest} to {band.highest}%" for band in self._bands]
        if self._percent is not None:
            parts.insert(0, f"{self._percent:g}%")
        self.setAccessibleDescription("; ".join([*parts, self._caption] if self._caption else parts))

    def _on_theme(self, theme: Theme) -> None:
        self.updateGeometry()

    def _spans(self) -> list[QRectF]:
        """Return the bar of each band."""
        if not self._bands:
            return []
        theme = current_theme()
        top, thick = self._bar_top(), theme.space(1)
        low, high = self._bands[0].lowest, self._bands[-1].highest + 1
        unit = self.width() / (high - low)
        return [
            QRectF((band.lowest - low) * unit, top, (band.highest + 1 - band.lowest) * unit - 2, thick)
            for band in self._bands
        ]

    def _bar_top(self) -> int:
        theme = current_theme()
        return QFontMetrics(theme.numbers("body", 600)).height() + theme.space(1)

    def _left_of(self, percent: float) -> float:
        low, high = self._bands[0].lowest, self._bands[-1].highest + 1
        held = min(max(percent, low), high)
        return (held - low) * self.width() / (high - low)

    def sizeHint(self) -> QSize:
        theme = current_theme()
        small = QFontMetrics(theme.font("ui", "small")).height()
        is_laid_out = self.testAttribute(Qt.WidgetAttribute.WA_Resized)
        caption = self._caption_height(self.width() if is_laid_out else theme.space(60))
        return QSize(theme.space(60), self._bar_top() + theme.space(2) + small + caption)

    def _caption_height(self, width: int) -> int:
        if not self._caption:
            return 0
        metrics = QFontMetrics(current_theme().font("ui", "small"))
        return metrics.boundingRect(QRect(0, 0, width, 10_000), Qt.TextFlag.TextWordWrap, self._caption).height()

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().space(24), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.oldSize().width() != self.width():
            self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            for band, span in zip(self._bands, self._spans(), strict=True):
                if span.left() <= event.pos().x() <= span.right():
                    words = f"{band.label}: {band.lowest} to {band.highest}%"
                    QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._bands:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        here = -1 if self._percent is None else self.band_at(self._percent)
        for place, span in enumerate(self._spans()):
            self._paint_band(painter, span, place, is_here=place == here)
        if self._percent is not None:
            self._paint_marker(painter, self._percent, here)
        elif self._possible is not None:
            self._paint_possible(painter, *self._possible)
        self._paint_caption(painter)

    def _paint_band(self, painter: QPainter, span: QRectF, place: int, *, is_here: bool) -> None:
        theme = current_theme()
        count = len(self._bands)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.level_color(place, count) if is_here else theme.color("track"))
        painter.drawRoundedRect(span, 3, 3)
        painter.setFont(theme.font("ui", "small", 600 if is_here else 400))
        painter.setPen(theme.color("text" if is_here else "muted"))
        metrics = painter.fontMetrics()
        label = metrics.elidedText(self._bands[place].label, Qt.TextElideMode.ElideRight, round(span.width()))
        box = QRectF(span.left(), span.bottom() + theme.space(0.5), span.width(), metrics.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft, label)

    def _paint_marker(self, painter: QPainter, percent: float, here: int) -> None:
        theme = current_theme()
        font = theme.numbers("body", 600)
        painter.setFont(font)
        words = f"{percent:g}%"
        width = painter.fontMetrics().horizontalAdvance(words)
        left, top = self._left_of(percent + 0.5), self._bar_top()
        color = theme.level_color(max(here, 0), len(self._bands))
        painter.setPen(theme.color("text"))
        start = min(max(left - width / 2, 0), self.width() - width)
        painter.drawText(QPointF(start, QFontMetrics(font).ascent()), words)
        marker = QPainterPath()
        marker.addEllipse(QPointF(left, top + theme.space(0.5)), theme.space(0.9), theme.space(0.9))
        painter.setBrush(theme.color("page"))
        painter.setPen(color)
        painter.setBrush(color)
        painter.drawPath(marker)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("page"))
        painter.drawEllipse(QPointF(left, top + theme.space(0.5)), theme.space(0.35), theme.space(0.35))

    def _paint_possible(self, painter: QPainter, lowest: float, highest: float) -> None:
        theme = current_theme()
        left, right = self._left_of(lowest), self._left_of(highest + 1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("muted"))
        painter.drawRoundedRect(QRectF(left, self._bar_top() - theme.space(0.75), right - left, 3), 1.5, 1.5)
        painter.setFont(theme.numbers("small", 600))
        painter.setPen(theme.color("muted"))
        words = f"{lowest:g} to {highest:g}%" if lowest != highest else f"{lowest:g}%"
        width = painter.fontMetrics().horizontalAdvance(words)
        start = min(max((left + right - width) / 2, 0), self.width() - width)
        painter.drawText(QPointF(start, painter.fontMetrics().ascent()), words)

    def _paint_caption(self, painter: QPainter) -> None:
        if not self._caption:
            return
        theme = current_theme()
        painter.setFont(theme.font("ui", "small"))
        painter.setPen(theme.color("muted"))
        height = self._caption_height(self.width())
        painter.drawText(
            QRect(0, self.height() - height, self.width(), height), Qt.TextFlag.TextWordWrap, self._caption
        )
