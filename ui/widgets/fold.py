"""A region that folds away under its title."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.theme import Theme, current_theme, icon, theme_notifier
from ui.widgets.text import ElidedLabel

_BESIDE = 6
"""The ring around the title and what Qt leaves after the chevron, in pixels at every text size."""


class Fold(QWidget):
    """A title with a body under it. Signal: folded(bool), True when the body was just hidden."""

    folded = Signal(bool)

    def __init__(self, title: str, summary: str = "", *, is_open: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._button = QPushButton(title, self)
        self._button.setProperty("look", "fold")
        self._button.setAutoDefault(True)  # Enter presses it
        self._button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._button.clicked.connect(self._on_clicked)
        self._summary = ElidedLabel(summary, "muted", "small")
        self._body = QWidget(self)
        self._body_layout = QVBoxLayout(self._body)
        self._arrange()
        self._is_open = is_open
        self._on_theme(current_theme())
        theme_notifier().changed.connect(self._on_theme)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(current_theme().space(1))
        head.addWidget(self._button)
        head.addWidget(self._summary, 1)
        head.addStretch(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._body)

    def add(self, widget: QWidget) -> None:
        """Put a widget at the end of the body."""
        self._body_layout.addWidget(widget)

    def is_open(self) -> bool:
        return self._is_open

    def set_open(self, is_open: bool) -> None:
        """Show or hide the body."""
        if is_open == self._is_open:
            return
        self._is_open = is_open
        self._show_state()
        self.folded.emit(not is_open)

    def set_summary(self, summary: str) -> None:
        """Say beside the title what is inside; it is shown while folded."""
        self._summary.set_text(summary)
        self._show_state()

    def _on_clicked(self) -> None:
        self.set_open(not self._is_open)

    def _on_theme(self, theme: Theme) -> None:
        chevron = theme.icon_size - theme.icon_size // 6
        self._button.setIconSize(QSize(chevron, theme.icon_size))
        self._body_layout.setContentsMargins(chevron + _BESIDE, theme.space(0.5), 0, theme.space(1))
        self._body_layout.setSpacing(theme.space(1))
        self._show_state()

    def _show_state(self) -> None:
        self._body.setVisible(self._is_open)
        self._summary.setVisible(not self._is_open)
        role, edge = "collapse" if self._is_open else "expand", current_theme().icon_size // 6
        self._button.setIcon(icon(role, "muted", left=-edge))  # the chevron's own empty edge, so that it stands flush
        self._button.setAccessibleDescription("expanded" if self._is_open else "collapsed")
