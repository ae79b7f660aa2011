"""Scores by evidence category: one compact row of levels for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from domain.frameworks.framework import Category, Level
from ui.theme import current_theme
from ui.widgets.text import Muted


class LevelRow(QWidget):
    """The levels of the scale as small buttons. Signal: chosen(object) with a level's number or None.

    A digit chooses its level, Backspace clears, arrows walk; choosing the chosen one again clears it.
    """

    chosen = Signal(object)

    def __init__(self, name: str, levels: Sequence[Level], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.buttons: dict[int, QPushButton] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(current_theme().space(0.5))
        for level in levels:
            button = QPushButton(str(level.value))
            button.setProperty("look", "chip")
            button.setCheckable(True)
            button.setAutoDefault(True)  # Enter presses it
            button.setAccessibleName(f"{name}: {level.value}, {level.label}")
            button.setToolTip(level.label)
            button.clicked.connect(lambda checked, value=level.value: self._choose(value if checked else None))
            self.buttons[level.value] = button
            layout.addWidget(button)

    def value(self) -> int | None:
        """Return the chosen level's number, or None."""
        return next((value for value, button in self.buttons.items() if button.isChecked()), None)

    def set_value(self, value: int | None) -> None:
        """Show a level as chosen."""
        for each, button in self.buttons.items():
            button.setChecked(each == value)

    def _choose(self, value: int | None) -> None:
        self.set_value(value)
        self.chosen.emit(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if text.isdigit() and int(text) in self.buttons:
            self.buttons[int(text)].setFocus(Qt.FocusReason.OtherFocusReason)
            self._choose(int(text))
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._choose(None)
        else:
            super().keyPressEvent(event)


class CategoryScores(QWidget):
    """One row a category. Signal: chosen(str, object) with the category's id and a level's number or None."""

    chosen = Signal(str, object)

    def __init__(self, levels: Sequence[Level], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._levels = tuple(levels)
        self.rows: dict[str, LevelRow] = {}
        self._words: dict[str, Muted] = {}
        self._widgets: list[QWidget] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(current_theme().space(2))
        self._grid.setVerticalSpacing(current_theme().space(1))
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(2, 3)

    def set_categories(self, categories: Sequence[Category]) -> None:
        """Show a row for each of these categories."""
        for widget in self._widgets:
            widget.hide()
            widget.deleteLater()
        self.rows, self._words, self._widgets = {}, {}, []
        for line, category in enumerate(categories):
            name, levels = Muted(category.name), LevelRow(category.name, self._levels)
            words = Muted(wraps=False)
            levels.chosen.connect(lambda value, wanted=category.id: self._on_chosen(wanted, value))
            self.rows[category.id], self._words[category.id] = levels, words
            self._widgets += [name, levels, words]
            for column, widget in enumerate((name, levels, words)):
                self._grid.addWidget(widget, line, column)

    def set_levels(self, levels: Mapping[str, int]) -> None:
        """Show these levels, by category."""
        for category_id, row in self.rows.items():
            row.set_value(levels.get(category_id))
            self._say(category_id)

    def _on_chosen(self, category_id: str, value: int | None) -> None:
        self._say(category_id)
        self.chosen.emit(category_id, value)

    def _say(self, category_id: str) -> None:
        value = self.rows[category_id].value()
        label = next((level.short for level in self._levels if level.value == value), self.tr("no score"))
        self._words[category_id].setText(label)
