"""The outline: where one is in the assessment, and how far each part has come."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.shell.outline_delegate import OutlineDelegate
from ui.shell.outline_rows import OutlineModel, OutlineRow
from ui.widgets.row_list import RowList


class Outline(RowList):
    """Rows one travels by keyboard.

    Signals: chosen(str) when another page becomes the current one; opened(str) on Enter or a click, when the page
    itself should take the focus.
    """

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("Outline"))
        self.rows = OutlineModel()
        self._is_quiet = False
        self.setModel(self.rows)
        self.setItemDelegate(OutlineDelegate(self.rows, self))
        self.setWordWrap(True)  # titles wrap, so rows are measured again whenever the width changes
        self.selectionModel().currentChanged.connect(self._on_current)

    def set_rows(self, rows: Sequence[OutlineRow]) -> None:
        """Show these rows; the selection, the folded groups and the scrolled place stay."""
        wanted = next((row.id for row in rows if row.is_current), self.current_id())
        self._keeping_place(wanted, lambda: self.rows.set_rows(rows))

    def current_id(self) -> str:
        """Return the id of the current row, or nothing."""
        index = self.currentIndex()
        return self.rows.row_at(index).id if index.isValid() else ""

    def choose(self, row_id: str) -> bool:
        """Make a row the current one, unfolding its group; False when there is no such row."""
        if self.rows.position_of(row_id) < 0 and (group := self.rows.group_of(row_id)):
            self.rows.set_folded(group, False)
        position = self.rows.position_of(row_id)
        if position < 0:
            return False
        index = self.rows.index(position)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)
        return True

    def set_folded(self, group_id: str, is_folded: bool) -> None:
        """Fold a group or unfold it."""
        kept = self.current_id()
        if is_folded and self.rows.group_of(kept) == group_id:
            kept = group_id
        self._keeping_place(kept, lambda: self.rows.set_folded(group_id, is_folded))

    def step_page(self, by: int) -> None:
        """Go to the next or the previous page, over groups."""
        pages = [row.id for row in self.rows.rows() if row.kind == "page"]
        if not pages:
            return
        place = pages.index(self.current_id()) + by if self.current_id() in pages else 0
        self.choose(pages[min(max(place, 0), len(pages) - 1)])

    def _keeping_place(self, wanted: str, change: Callable[[], None]) -> None:
        top = self.verticalScrollBar().value()
        self._is_quiet = True
        change()
        if wanted and wanted != self.current_id():
            self.choose(wanted)
        self._is_quiet = False
        self.verticalScrollBar().setValue(top)

    def _on_current(self, current: QModelIndex) -> None:
        if self._is_quiet or not current.isValid():
            return
        row = self.rows.row_at(current)
        if row.kind == "page":
            self.chosen.emit(row.id)

    def _open(self, index: QModelIndex) -> None:
        row = self.rows.row_at(index)
        if row.kind == "group":
            self.set_folded(row.id, not self.rows.is_folded(row.id))
        else:
            self.opened.emit(row.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current, key = self.currentIndex(), event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and current.isValid():
            self._fold_by_key(self.rows.row_at(current), is_folding=key == Qt.Key.Key_Left)
        else:
            super().keyPressEvent(event)

    def _fold_by_key(self, row: OutlineRow, *, is_folding: bool) -> None:
        if row.kind == "group":
            self.set_folded(row.id, is_folding)
        elif is_folding and (group := self.rows.group_of(row.id)):
            self.choose(group)
