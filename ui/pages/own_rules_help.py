"""What the lines of own rules look like, and what each of them does."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.theme import Theme, current_theme, theme_notifier
from ui.widgets.text import Heading, Muted, Note

_APART = "\u200c"
"""Keeps the two signs of an arrow from being drawn as one, which nobody could type."""


class OwnRulesHelp(QWidget):
    """An example of each kind of line with its meaning under it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = QGridLayout()
        examples = (
            ("word: reablement", self.tr("A word that is spelt right.")),
            (f"avoid: clients -{_APART}> people", self.tr("A term that is not wanted, and what to write.")),
            ("avoid: leverage", self.tr("One for which nothing is proposed.")),
            ("acronym: ASC", self.tr("Needs no full name at its first use.")),
            ("longest sentence: 30", self.tr("In words; a longer one is pointed out.")),
            ("off: passive", self.tr("A rule that is not wanted here, by its code; the list below has them all.")),
            ("# agreed in May 2025", self.tr("A remark, from # to the end of the line.")),
        )
        for place, (example, meaning) in enumerate(examples):
            self._lines.addWidget(Note(example), 2 * place, 0)
            self._lines.addWidget(Muted(meaning, wraps=True), 2 * place + 1, 0)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(Heading(self.tr("One rule a line")))
        self._layout.addLayout(self._lines)
        self._layout.addStretch(1)
        self._on_theme(current_theme())
        theme_notifier().changed.connect(self._on_theme)

    def _on_theme(self, theme: Theme) -> None:
        self._layout.setSpacing(theme.space(1))
        self._lines.setVerticalSpacing(0)
        for place in range(1, self._lines.rowCount(), 2):
            item = self._lines.itemAtPosition(place, 0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.setContentsMargins(0, 0, 0, theme.space(1))
