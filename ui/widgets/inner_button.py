"""A small button within the right end of a line, sized with the text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QLineEdit, QToolButton

from ui.theme import Theme, current_theme, icon, theme_notifier


class InnerButton(QToolButton):
    """Stands at the end of its line and keeps the text clear of itself."""

    def __init__(self, line: QLineEdit, icon_role: str, name: str) -> None:
        super().__init__(line)
        self._line, self._icon_role = line, icon_role
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        line.installEventFilter(self)
        self._on_theme(current_theme())
        theme_notifier().changed.connect(self._on_theme)

    def _on_theme(self, theme: Theme) -> None:
        self.setIcon(icon(self._icon_role, "muted"))
        self.setIconSize(QSize(theme.icon_size, theme.icon_size))
        margins = self._line.textMargins()
        self._line.setTextMargins(margins.left(), 0, theme.icon_size + theme.space(0.5), 0)
        self._settle()

    def _settle(self) -> None:
        theme = current_theme()
        side = theme.icon_size
        self.setGeometry(self._line.width() - side - theme.space(1), (self._line.height() - side) // 2, side, side)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._settle()
        return super().eventFilter(watched, event)
