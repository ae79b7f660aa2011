"""The switch that turns typing into suggestions, and how many there are in the section."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.messages import counted
from ui.pages.page import flow
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
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(flow(self.switch, self.open))
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
