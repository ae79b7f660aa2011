"""Chips: short facts beside a title, and filters to switch on and off."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from ui.theme import Theme, current_theme, icon, theme_notifier


class Chip(QLabel):
    """A short fact."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("chip", True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class FilterChip(QPushButton):
    """A filter that is on or off; `count` tells how much it would leave."""

    def __init__(self, text: str, count: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setProperty("look", "chip")
        self.setCheckable(True)
        self.setAutoDefault(True)  # Enter presses it
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.set_count(count)

    def set_count(self, count: int | None) -> None:
        """Show how many entries the filter would leave; None shows no number."""
        self.setText(self._text if count is None else f"{self._text}  {count:,}")
        self.setAccessibleName(self._text if count is None else f"{self._text}, {count:,}")


class ClosingChip(QPushButton):
    """A filter that is on, and goes when it is pressed; words that do not fit end in an ellipsis."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._words = name, ""
        self.setProperty("look", "chip")
        self.setAutoDefault(True)  # Enter presses it
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._on_theme(current_theme())
        theme_notifier().changed.connect(self._on_theme)

    def set_words(self, words: str) -> None:
        """Say what the filter leaves."""
        self._words = words
        self.setAccessibleName(f"{words}. {self._name}")
        self.setToolTip(f"{words}\n{self._name}")
        self.updateGeometry()
        self._fit()

    def sizeHint(self) -> QSize:
        room = self.fontMetrics().horizontalAdvance(self._words) + self._around()
        return QSize(room, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().space(8), super().minimumSizeHint().height())

    def _around(self) -> int:
        theme = current_theme()
        return theme.icon_size + theme.space(4.5)

    def _fit(self) -> None:
        room = max(self.width() - self._around(), 0)
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        if shown != self.text():
            self.setText(shown)

    def _on_theme(self, theme: Theme) -> None:
        gap = theme.space(0.5)
        self.setIconSize(QSize(theme.icon_size + gap, theme.icon_size))
        self.setIcon(icon("close", "muted", right=gap))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
