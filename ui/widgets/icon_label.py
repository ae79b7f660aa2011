"""An icon with its word beside it, as legends have them."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.theme import Theme, current_theme, icon_pixmap, theme_notifier
from ui.widgets.text import Muted


class IconLabel(QWidget):
    """Says what an icon stands for."""

    def __init__(self, icon_role: str, token: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_role, self._token = icon_role, token
        self._picture = QLabel()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(current_theme().space(0.5))
        layout.addWidget(self._picture)
        layout.addWidget(Muted(words, wraps=False))
        self._on_theme(current_theme())
        theme_notifier().changed.connect(self._on_theme)

    def _on_theme(self, theme: Theme) -> None:
        side = theme.space(1.5)
        self._picture.setPixmap(icon_pixmap(self._icon_role, self._token, side, self.devicePixelRatioF()))
