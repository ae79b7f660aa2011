"""A list in groups that is as high as its rows, for a page that scrolls as a whole."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from ui.theme import Theme
from ui.widgets.grouped_list import GroupedList


class TallList(GroupedList):
    """Has no scroll bar of its own: the page that it stands on scrolls to the current row."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.groups.modelReset.connect(self.updateGeometry)
        self.selectionModel().currentChanged.connect(self._show_in_page)

    def _show_in_page(self, current: QModelIndex) -> None:
        page = self._page()
        content = page.widget() if page is not None else None
        if page is None or content is None or not current.isValid() or not self.hasFocus():
            return
        row = self.visualRect(current)
        middle = self.viewport().mapTo(content, row.center())
        page.ensureVisible(page.horizontalScrollBar().value(), middle.y(), 0, row.height())

    def _page(self) -> QScrollArea | None:
        holder = self.parentWidget()
        while holder is not None and not isinstance(holder, QScrollArea):
            holder = holder.parentWidget()
        return holder

    def _on_theme(self, theme: Theme) -> None:
        super()._on_theme(theme)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        rows = range(self.groups.rowCount())
        height = sum(self.sizeHintForRow(row) for row in rows) + 2 * self.frameWidth()
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())
