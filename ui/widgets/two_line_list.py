"""A list of two lines a row that stays quick with tens of thousands of rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelectionModel, QMimeData, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from ui.theme import Theme
from ui.widgets.list_delegate import TwoLineDelegate
from ui.widgets.list_rows import ListRow, RowsModel
from ui.widgets.row_list import RowList

_LAID_OUT_AT_ONCE = 6_000


class TwoLineList(RowList):
    """Rows of plain values. Signals: chosen(str) when the current row is another; opened(str) on Enter or
    double click; left_upwards() when Up is pressed on the first row, so that the field above can take the focus.

    Setting rows or a filter keeps the current row where it is still shown; where it is hidden, it is the current one
    again as soon as it is back, unless another was chosen meanwhile.
    """

    chosen = Signal(str)
    opened = Signal(str)
    left_upwards = Signal()

    def __init__(self, name: str, parent: QWidget | None = None, *, is_trail_above: bool = False) -> None:
        super().__init__(name, parent, opens_on_click=False)
        self.rows = RowsModel()
        self._delegate = TwoLineDelegate(self.rows, self, is_trail_above=is_trail_above)
        self._is_quiet = False
        self._hidden = ""
        self.setModel(self.rows)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setBatchSize(_LAID_OUT_AT_ONCE)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentChanged.connect(self._on_current)

    def set_rows(self, rows: Sequence[ListRow]) -> None:
        """Show these rows, under the filter that is on."""
        self._keeping_place(lambda: self.rows.set_rows(rows))

    def set_draggable(self, drag_data: Callable[[str], QMimeData]) -> None:
        """Let rows be dragged out of the list; `drag_data` gives what is dragged for a row's id."""
        self.rows.drag_data = drag_data
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)

    def set_filter(self, text: str) -> None:
        """Show the rows that hold every word typed."""
        self._keeping_place(lambda: self.rows.set_filter(text))

    def count(self) -> int:
        """Return how many rows are shown."""
        return self.rows.rowCount()

    def current_id(self) -> str:
        """Return the id of the current row, or nothing."""
        index = self.currentIndex()
        return self.rows.row_at(index).id if index.isValid() else ""

    def choose(self, row_id: str) -> bool:
        """Make a row the current one and bring it into sight; False when it is not shown."""
        position = self.rows.position_of(row_id)
        if position < 0:
            return False
        self._make_current(self.rows.index(position))
        return True

    def choose_place(self, place: int) -> None:
        """Make the row at a position the current one, or the last where there are fewer."""
        if self.count():
            self._make_current(self.rows.index(min(max(place, 0), self.count() - 1)))

    def _keeping_place(self, change: Callable[[], None]) -> None:
        kept, top = self.current_id(), self.verticalScrollBar().value()
        self._is_quiet = True
        change()
        self._delegate.forget_face()
        is_long = self.count() > _LAID_OUT_AT_ONCE
        self.setLayoutMode(QListView.LayoutMode.Batched if is_long else QListView.LayoutMode.SinglePass)
        self.scheduleDelayedItemsLayout()
        wanted = kept or self._hidden
        if wanted:
            self._hidden = "" if self.choose(wanted) else wanted
        self._is_quiet = False
        self.verticalScrollBar().setValue(top)
        if self.current_id() != kept:
            self.chosen.emit(self.current_id())

    def _make_current(self, index: QModelIndex) -> None:
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def _on_current(self, current: QModelIndex) -> None:
        if not self._is_quiet and current.isValid():
            self._hidden = ""
            self.chosen.emit(self.rows.row_at(current).id)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.rows.row_at(index).id)

    def _on_theme(self, theme: Theme) -> None:
        self._delegate.forget_face()
        super()._on_theme(theme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)
