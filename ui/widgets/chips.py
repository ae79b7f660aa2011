"""Chips: short facts beside a title, and filters to switch on and off."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget


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
