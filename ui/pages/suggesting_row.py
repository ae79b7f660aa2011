"""The switch that turns typing into suggestions, and how many there are in the section."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.messages import counted
from ui.theme import current_theme
from ui.widgets.buttons import LinkButton
from ui.widgets.chips import FilterChip

KEYS = "Ctrl+Shift+S"
"""Word's keys, Ctrl+Shift+E, are those of the sentences without evidence."""


class SuggestingRow(QWidget):
    """Signals: switched(bool) by hand; list_wanted(), to see the suggestions of the section."""

    switched = Signal(bool)
    list_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.switch = FilterChip(self.tr("Suggest"))
        self._hint = self.tr("What you type is a suggestion, and no part of the text until it is accepted  {keys}")
        self.switch.setToolTip(self._hint.format(keys=KEYS))
        self.open = LinkButton("")
        self.open.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(current_theme().space(1))
        layout.addWidget(self.switch)
        layout.addWidget(self.open)
        layout.addStretch(1)
        self.switch.clicked.connect(self.switched)
        self.open.clicked.connect(self.list_wanted)

    def show_on(self, is_on: bool) -> None:
        """Show whether typing makes suggestions."""
        self.switch.setChecked(is_on)

    def show_count(self, count: int) -> None:
        """Show how many suggestions of the section nobody has settled."""
        self.open.setText(counted(count, "open suggestion"))
        self.open.setVisible(bool(count))

    def set_off(self, reason: str) -> None:
        """Let nothing be suggested for a reason."""
        self.switch.setEnabled(not reason)
        self.switch.setToolTip(reason or self._hint.format(keys=KEYS))
