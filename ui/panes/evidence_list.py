"""The list of evidence: find as one types, narrow by category."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from domain.assessment import EvidenceItem
from domain.framework import Framework
from ui.panes.evidence_rows import UNSORTED, category_names, counts_by_category, rows_of
from ui.theme import current_theme
from ui.widgets.chips import FilterChip
from ui.widgets.flow import FlowLayout
from ui.widgets.search_field import SearchField
from ui.widgets.text import Muted
from ui.widgets.two_line_list import TwoLineList

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton


class EvidenceList(QWidget):
    """Signals: chosen(str) when another row is the current one; opened(str) on Enter or double click."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, framework: Framework, add_button: QPushButton, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._framework = framework
        self._items: tuple[EvidenceItem, ...] = ()
        self._category: str | None = None
        self.search = SearchField(self.tr("Find in evidence"))
        self.list = TwoLineList(self.tr("Evidence"))
        self._chips_holder = QWidget()
        self._chips = FlowLayout(self._chips_holder)
        self.chips: dict[str, FilterChip] = {}
        self._none = Muted(self.tr("Nothing matches. Type less, or switch the filter off."))
        theme = current_theme()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space(1))
        head = QHBoxLayout()
        head.setSpacing(theme.space(1))
        head.addWidget(self.search, 1)
        head.addWidget(add_button)
        layout.addLayout(head)
        for widget in (self._chips_holder, self._none):
            layout.addWidget(widget)
        layout.addWidget(self.list, 1)
        self._connect()

    def show_items(self, items: Sequence[EvidenceItem]) -> None:
        """Show these items, under the filters that are on."""
        self._items = tuple(items)
        self._make_chips(counts_by_category(items))
        self._show_rows()

    def choose(self, item_id: str) -> None:
        """Make an item the current one, taking filters off that hide it."""
        if not self.list.choose(item_id):
            self.search.clear()
            self._set_category(None)
            self.list.choose(item_id)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._on_text)
        self.search.left_downwards.connect(lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))
        self.list.left_upwards.connect(lambda: self.search.setFocus(Qt.FocusReason.OtherFocusReason))
        self.list.chosen.connect(self.chosen)
        self.list.opened.connect(self.opened)

    def _on_text(self, text: str) -> None:
        self.list.set_filter(text)
        self._none.setVisible(self.list.count() == 0 and bool(self._items))

    def _show_rows(self) -> None:
        shown = [item for item in self._items if self._category in (None, item.category)]
        self.list.set_rows(rows_of(shown, self._framework))
        self._none.setVisible(self.list.count() == 0 and bool(self._items))

    def _make_chips(self, counts: dict[str, int]) -> None:
        names = {**category_names(self._framework), UNSORTED: self.tr("No category")}
        wanted = [category for category in names if counts.get(category)]
        if wanted != list(self.chips):
            self._rebuild_chips(wanted, names)
        for category, chip in self.chips.items():
            chip.set_count(counts.get(category, 0))
        self._chips_holder.setVisible(len(wanted) > 1)

    def _rebuild_chips(self, wanted: Sequence[str], names: dict[str, str]) -> None:
        while (item := self._chips.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.chips = {}
        for category in wanted:
            chip = FilterChip(names[category], parent=self._chips_holder)
            chip.setChecked(category == self._category)
            chip.clicked.connect(lambda on, picked=category: self._set_category(picked if on else None))
            self.chips[category] = chip
            self._chips.addWidget(chip)
        if self._category not in self.chips:
            self._category = None

    def _set_category(self, category: str | None) -> None:
        self._category = category
        for each, chip in self.chips.items():
            chip.setChecked(each == category)
        self._show_rows()
