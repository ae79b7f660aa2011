"""Two places that say the same, side by side, with what differs marked."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from domain.text.word_difference import changes_between
from ui.checking.finding_menu import OtherPlace
from ui.theme import Theme, current_theme, theme_notifier
from ui.widgets.buttons import QuietButton
from ui.widgets.text import Muted

LONGEST_WORDS = 600
"""So many letters of each place are shown; the way to it leads to the rest."""


class TwoPlaces(QWidget):
    """Signal: other_wanted(), for the other place to be shown in its text."""

    other_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ("", "")
        self.names = Muted(""), Muted("")
        self.texts = QLabel(""), QLabel("")
        self.show_other = QuietButton(self.tr("Show the other place"))
        self.show_other.clicked.connect(self.other_wanted)
        theme = current_theme()
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(theme.space(1.5))
        layout.setVerticalSpacing(theme.space(0.5))
        for column, (name, text) in enumerate(zip(self.names, self.texts, strict=True)):
            text.setWordWrap(True)
            text.setTextFormat(Qt.TextFormat.RichText)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            layout.addWidget(name, 0, column, Qt.AlignmentFlag.AlignTop)
            layout.addWidget(text, 1, column, Qt.AlignmentFlag.AlignTop)
            layout.setColumnStretch(column, 1)
        layout.addWidget(self.show_other, 2, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        theme_notifier().changed.connect(self._mark)

    def show_places(self, words: str, other: OtherPlace) -> None:
        """Show the words here beside those of the other place."""
        self._words = words[:LONGEST_WORDS], other.words[:LONGEST_WORDS]
        for name, said in zip(self.names, (other.here, other.name), strict=True):
            name.setText(said)
        for text, said, name in zip(self.texts, self._words, self.names, strict=True):
            text.setAccessibleName(f"{name.text()}: {said}")
        self.show_other.setVisible(bool(other.passage_id))
        self._mark(current_theme())

    def _mark(self, theme: Theme) -> None:
        """Underline what is only here, and what is only there."""
        here, there = self._words
        colour = theme.color("warning").name()
        self.texts[0].setText(_marked(here, there, colour))
        self.texts[1].setText(_marked(there, here, colour))


def _marked(words: str, other: str, colour: str) -> str:
    pieces, place = [], 0
    for change in changes_between(words, other):
        pieces.append(escape(words[place : change.start]))
        if change.start < change.end:
            pieces.append(f'<u style="color:{colour}">{escape(words[change.start : change.end])}</u>')
        place = change.end
    return "".join((*pieces, escape(words[place:])))
