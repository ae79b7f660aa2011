"""The overall rating under the outline: its word, and how far the next one is."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import Theme, current_theme, theme_notifier
from ui.widgets.text import ElidedLabel


class RatingFoot(QWidget):
    """Two quiet lines that stay in sight while the outline scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._word = ElidedLabel("", "text", "body", 600)
        self._detail = ElidedLabel("", "muted", "small")
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self._word)
        self._layout.addWidget(self._detail)
        self._on_theme(current_theme())
        theme_notifier().changed.connect(self._on_theme)

    def set_rating(self, word: str, detail: str) -> None:
        """Say how the rating stands; nothing is shown for an empty word."""
        self._word.set_text(word)
        self._detail.set_text(detail)
        self.setAccessibleName(f"{word}. {detail}" if word else "")
        self.setVisible(bool(word))

    def text(self) -> str:
        """Return both lines as one."""
        return f"{self._word.text()} · {self._detail.text()}"

    def _on_theme(self, theme: Theme) -> None:
        side = theme.space(2)
        self._layout.setContentsMargins(side, theme.space(1), side, theme.space(1))
        self._layout.setSpacing(theme.space(0.25))
