"""The list of keyboard shortcuts, made from the registry of commands."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from ui.commands import CommandRegistry
from ui.pages.page import Page
from ui.theme import current_theme
from ui.widgets.chips import Chip
from ui.widgets.text import Heading, Note

EVERYWHERE = (
    ("Walk the panes", "F6"),
    ("Back out of what is open", "Esc"),
    ("Go to the next field", "Tab"),
    ("Choose a score, while the score has the focus", "its number"),
    ("Paste as plain text, in the findings", "Ctrl+Shift+V"),
    ("Begin a bullet, at the start of a paragraph", "- and a space"),
    ("Begin a heading, at the start of a paragraph", "# and a space"),
)


class ShortcutsPage(Page):
    """Group by group, what each key does."""

    def __init__(self, registry: CommandRegistry, parent: QWidget | None = None) -> None:
        super().__init__("Keyboard shortcuts", parent)
        self._registry = registry
        self._groups: list[QWidget] = []
        self._holder = QWidget()
        self._grid = QGridLayout(self._holder)
        self.add_space(1)
        self.add(self._holder)
        self.fill_up()

    def load(self) -> None:
        """Read the registry."""
        for widget in self._groups:
            widget.hide()
            widget.deleteLater()
        self._groups = []
        theme = current_theme()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(theme.space(0.5))
        self._grid.setHorizontalSpacing(theme.space(3))
        self._grid.setColumnStretch(0, 1)
        for title, rows in (*self._registry.shortcuts(), (self.tr("Everywhere"), EVERYWHERE)):
            self._add_group(title, rows)

    def _add_group(self, title: str, rows: tuple[tuple[str, str], ...]) -> None:
        line = self._grid.rowCount()
        heading = Heading(title)
        heading.setContentsMargins(0, current_theme().space(2), 0, current_theme().space(0.5))
        self._put(heading, line, 0)
        for offset, (words, keys) in enumerate(rows, start=1):
            self._put(Note(words), line + offset, 0)
            self._put(Chip(keys), line + offset, 1)

    def _put(self, widget: QWidget, line: int, column: int) -> None:
        self._groups.append(widget)
        self._grid.addWidget(widget, line, column)
