"""What lists of painted rows have in common: how one moves in them, and the ground their rows stand on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QRect, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QWidget

from ui.theme import Theme, theme_notifier


class RowList(QListView):
    """A list of rows that open on Enter, and on a click where `opens_on_click`; Escape is left to what holds it."""

    def __init__(self, name: str, parent: QWidget | None = None, *, opens_on_click: bool = True) -> None:
        super().__init__(parent)
        self._opens_on_click = opens_on_click
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        theme_notifier().changed.connect(self._on_theme)

    def _open(self, index: QModelIndex) -> None:
        """Do what opening the row at a valid index means."""
        raise NotImplementedError

    def _on_theme(self, _theme: Theme) -> None:
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current.isValid():
            self._open(current)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if self._opens_on_click and index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self._open(index)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self.viewport().update()
        return super().viewportEvent(event)


def paint_ground(painter: QPainter, box: QRect, state: QStyle.StateFlag, theme: Theme) -> None:
    """Paint the field of a row that is chosen or pointed at, and the ring around the one with the focus."""
    painter.setPen(Qt.PenStyle.NoPen)
    if state & QStyle.StateFlag.State_Selected:
        painter.setBrush(theme.color("selected"))
        painter.drawRoundedRect(box, theme.corner, theme.corner)
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.setBrush(theme.color("hover"))
        painter.drawRoundedRect(box, theme.corner, theme.corner)
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(theme.color("focus"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, theme.corner, theme.corner)
