"""A share as a bar: filled as far as it goes, with an empty track behind it."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme, current_theme, theme_notifier


class ShareBar(QWidget):
    """A line as wide as there is room; it says its share in whole per cent to screen readers."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share: Fraction | None = None
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme_notifier().changed.connect(self._on_theme)

    def _on_theme(self, _theme: Theme) -> None:
        self.updateGeometry()

    def set_share(self, share: Fraction | None) -> None:
        """Show a share from 0 to 1, None for none."""
        self._share = share
        self.setAccessibleDescription("" if share is None else f"{int(share * 100)}%")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(current_theme().space(12), current_theme().space(0.75))

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().space(4), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        high = self.height()
        painter.setBrush(theme.color("track"))
        painter.drawRoundedRect(QRectF(0, 0, self.width(), high), high / 2, high / 2)
        if self._share:
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(
                QRectF(0, 0, max(self.width() * float(self._share), high), high), high / 2, high / 2
            )
