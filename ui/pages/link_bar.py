"""The bar in which the address of a link is typed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui.theme import current_theme
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.text import FaultLabel


class LinkBar(QWidget):
    """Signals: submitted(str) with the address, empty to take the link away; closed()."""

    submitted = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.address = QLineEdit()
        self.address.setPlaceholderText("https://")
        self.address.setAccessibleName(self.tr("Address of the link"))
        self.fault = FaultLabel("")
        take = PrimaryButton(self.tr("Link"))
        leave = QuietButton(self.tr("Not now"))
        take.clicked.connect(self.submit)
        leave.clicked.connect(self.close_bar)
        self.address.returnPressed.connect(self.submit)
        layout = QHBoxLayout(self)
        space = current_theme().space
        layout.setContentsMargins(space(1), space(1), space(1), space(1))
        for widget in (self.address, self.fault, take, leave):
            layout.addWidget(widget)
        layout.setStretchFactor(self.address, 1)
        self.hide()

    def open(self, address: str) -> None:
        """Ask for an address, beginning with the present one."""
        self.address.setText(address)
        self.fault.hide()
        self.show()
        self.address.selectAll()
        self.address.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def submit(self) -> None:
        """Hand the address over."""
        self.submitted.emit(self.address.text().strip())

    def refuse(self) -> None:
        """Say that the address cannot be used."""
        self.fault.setText(self.tr("An address begins with https://, http:// or mailto:"))
        self.fault.show()

    def close_bar(self) -> None:
        """Put the bar away."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)
