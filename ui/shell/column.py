"""The reading column: a page that scrolls and never grows wider than is good to read."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from ui.theme import Theme, current_theme, theme_notifier


class ReadingColumn(QScrollArea):
    """A scrolled page, centred, of at most 75 characters of the findings' face in a line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = QWidget(self)
        self.page.setObjectName("column")
        self.body = QVBoxLayout(self.page)
        self.setWidget(self.page)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._on_theme(current_theme())
        theme_notifier().changed.connect(self._on_theme)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def text_width(self) -> int:
        """Return the width in pixels of the widest line."""
        theme = current_theme()
        average = QFontMetrics(theme.font("findings", "reading")).horizontalAdvance("abcdefghijklmnopqrstuvwxyz ") / 27
        return round(average * theme.metrics.reading_characters)

    def _on_theme(self, theme: Theme) -> None:
        self.body.setSpacing(theme.space(1))
        self._fit()

    def _fit(self) -> None:
        theme = current_theme()
        least = theme.space(3)
        side = max(least, (self.viewport().width() - self.text_width()) // 2)
        self.body.setContentsMargins(side, theme.space(4), side, theme.space(8))

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Bring a control that takes the focus into sight, unless it is taller than the view."""
        if now is None or not self.page.isAncestorOf(now) or now.height() > self.viewport().height() // 2:
            return
        top = now.mapTo(self.page, QPoint(0, 0)).y()
        self.ensureVisible(0, top + now.height() // 2, 0, now.height() // 2 + current_theme().space(2))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
