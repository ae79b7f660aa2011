"""The bar that says, as long as it is so, that what is typed is a suggestion."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import current_theme
from ui.widgets.buttons import LinkButton
from ui.widgets.text import ElidedLabel


class SuggestingBar(QWidget):
    """Signal: ended(), when one would rather write."""

    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = ElidedLabel(self.tr("Suggesting: what you type is a suggestion"), size="small", weight=600)
        self.end = LinkButton(self.tr("Stop"))
        self.end.setAccessibleName(self.tr("Stop suggesting"))
        self.end.set_hint(self.tr("Write in the text again"))
        self.end.clicked.connect(self.ended)
        space = current_theme().space
        layout = QHBoxLayout(self)
        layout.setContentsMargins(space(1.5), space(0.75), space(1.5), space(0.75))
        layout.addWidget(self.words, 1)
        layout.addWidget(self.end)
        self.hide()
