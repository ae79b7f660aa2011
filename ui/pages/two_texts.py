"""Two versions of a text side by side, of which a person chooses one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.pages.page import group, row
from ui.theme import current_theme
from ui.widgets.banner import Banner
from ui.widgets.buttons import OutlinedButton, PrimaryButton
from ui.widgets.text import Prose, SectionLabel


class TwoTexts(QWidget):
    """Shows what was typed here beside what was saved meanwhile. Signals: mine_kept(), theirs_kept()."""

    mine_kept = Signal()
    theirs_kept = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.mine = Prose()
        self.theirs = Prose()
        self.keep_mine = PrimaryButton(self.tr("Keep mine"))
        self.keep_theirs = OutlinedButton(self.tr("Keep the saved text"))
        for button, signal in ((self.keep_mine, self.mine_kept), (self.keep_theirs, self.theirs_kept)):
            button.clicked.connect(self.hide)
            button.clicked.connect(lambda _checked=False, decided=signal: decided.emit())
        words = self.tr("NOT saved: this text was changed elsewhere meanwhile. Both are kept; choose which one stays.")
        columns = QHBoxLayout()
        columns.setSpacing(theme.space(3))
        columns.addWidget(group(SectionLabel(self.tr("Typed here")), self.mine), 1)
        columns.addWidget(group(SectionLabel(self.tr("Saved meanwhile")), self.theirs), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space(2))
        layout.addWidget(Banner("warning", words, may_close=False))
        layout.addLayout(columns)
        layout.addWidget(row(self.keep_mine, self.keep_theirs))
        self.hide()

    def compare(self, mine: str, theirs: str) -> None:
        """Show both texts and ask which one stays."""
        self.mine.set_paragraphs(*mine.split("\n"))
        self.theirs.set_paragraphs(*theirs.split("\n"))
        self.show()
