"""What an empty place says: what belongs here, and the first step."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.theme import Theme, current_theme, icon_pixmap, theme_notifier
from ui.widgets.buttons import OutlinedButton, PrimaryButton
from ui.widgets.flow import FlowLayout
from ui.widgets.text import Heading, Note


class EmptyState(QWidget):
    """An icon, a title, a few lines and the first steps, the first of them as the main one.

    `actions` are pairs of the words on the button and what it runs.
    """

    def __init__(
        self,
        icon_role: str,
        title: str,
        lines: Sequence[str] = (),
        actions: Sequence[tuple[str, Callable[[], object]]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon_role = icon_role
        self._picture = QLabel(self)
        self._layout = QVBoxLayout(self)
        self._layout.addStretch(2)
        self._layout.addWidget(self._picture)
        self._layout.addWidget(Heading(title, self))
        for line in lines:
            self._layout.addWidget(Note(line, self))
        self._add_actions(actions)
        self._layout.addStretch(3)
        self._on_theme(current_theme())
        theme_notifier().changed.connect(self._on_theme)

    def _add_actions(self, actions: Sequence[tuple[str, Callable[[], object]]]) -> None:
        if not actions:
            return
        row = QWidget(self)
        flow = FlowLayout(row)
        for position, (words, run) in enumerate(actions):
            button = OutlinedButton(words, parent=row) if position else PrimaryButton(words, parent=row)
            button.clicked.connect(lambda _checked=False, step=run: step())
            flow.addWidget(button)
        self._layout.addSpacing(current_theme().space(1))
        self._layout.addWidget(row)

    def _on_theme(self, theme: Theme) -> None:
        side = theme.space(4)
        self._picture.setPixmap(icon_pixmap(self._icon_role, "faint", side, self.devicePixelRatioF()))
        self._picture.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self._layout.setContentsMargins(theme.space(3), theme.space(3), theme.space(3), theme.space(3))
        self._layout.setSpacing(theme.space(1))
