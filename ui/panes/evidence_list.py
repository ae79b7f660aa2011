"""The list of evidence: find as one types, narrow by category."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from domain.assessment import EvidenceItem
from domain.frameworks.framework import Framework
from ui.editor.dropping import evidence_mime
from ui.panes.evidence_rows import UNSORTED, category_names, counts_by_category, rows_of
from ui.theme import current_theme
from ui.widgets.chips import ClosingChip
from ui.widgets.pickers import Picker
from ui.widgets.search_field import SearchField
from ui.widgets.text import Muted
from ui.widgets.two_line_list import TwoLineList

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton


ALL, NONE = "all", "none"


class EvidenceList(QWidget):
    """Signals: chosen(str) when another row is the current one; opened(str) on Enter or double click."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, framework: Framework, add_button: QPushButton, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._framework = framework
        self._items: tuple[EvidenceItem, ...] = ()
        self._only: frozenset[str] | None = None
        self._has_categories = False
        self.search = SearchField(self.tr("Find in evidence"))
        self.list = TwoLineList(self.tr("Evidence"))
        self.list.set_draggable(evidence_mime)
        self.category = Picker(self.tr("Show evidence of a category"))
        self.category.setProperty("look", "quiet")
        self.only = ClosingChip(self.tr("Press to show all evidence."))
        self.only.hide()
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
        for widget in (self.only, self.category, self._none):
            layout.addWidget(widget)
        layout.addWidget(self.list, 1)
        self._connect()

    def show_items(self, items: Sequence[EvidenceItem]) -> None:
        """Show these items, under the filters that are on."""
        current, place = self.list.current_id(), self.list.currentIndex().row()
        self._items = tuple(items)
        self._offer(counts_by_category(items))
        self._show_rows()
        if current and all(item.id != current for item in items):
            self.list.choose_place(place)

    def choose(self, item_id: str) -> None:
        """Make an item the current one, taking filters off that hide it."""
        if not self.list.choose(item_id):
            if self._only is not None:
                self.show_only(None)
            self.search.clear()
            self.category.set_value(ALL)
            self.list.choose(item_id)

    def show_only(self, item_ids: Iterable[str] | None, words: str = "") -> None:
        """Show these items and no others, until the chip with `words` is pressed; None shows all again."""
        self._only = None if item_ids is None else frozenset(item_ids)
        self.only.set_words(words)
        self.only.setVisible(self._only is not None)
        if self._only is not None:
            self.search.clear()
            self.category.set_value(ALL)
        self._show_category()
        self._show_rows()
        self.list.choose_place(0)

    def _connect(self) -> None:
        self.only.clicked.connect(lambda: self.show_only(None))
        self.search.entered.connect(self.list.rows.read_words)
        self.search.textChanged.connect(self._on_text)
        self.category.currentIndexChanged.connect(lambda _place: self._show_rows())
        self.search.left_downwards.connect(lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))
        self.list.left_upwards.connect(lambda: self.search.setFocus(Qt.FocusReason.OtherFocusReason))
        self.list.chosen.connect(self.chosen)
        self.list.opened.connect(self.opened)

    def _on_text(self, text: str) -> None:
        self.list.set_filter(text)
        self._none.setVisible(self.list.count() == 0 and bool(self._items))

    def _show_rows(self) -> None:
        wanted = self.category.value()
        only = self._only
        among = self._items if only is None else [item for item in self._items if item.id in only]
        shown = [item for item in among if wanted in (ALL, item.category or NONE)]
        self.list.set_rows(rows_of(shown, self._framework))
        self._none.setVisible(self.list.count() == 0 and bool(self._items))

    def _offer(self, counts: dict[str, int]) -> None:
        names = {**category_names(self._framework), UNSORTED: self.tr("No category")}
        present = [(category or NONE, names[category], counts[category]) for category in names if counts.get(category)]
        choices = [(ALL, self.tr("All categories"), len(self._items)), *present]
        self.category.set_choices([(value, f"{words} \u00b7 {count:,}") for value, words, count in choices])
        self._has_categories = len(present) > 1
        self._show_category()

    def _show_category(self) -> None:
        self.category.setVisible(self._has_categories and self._only is None)
