"""What was found, with the words around it and what was looked for marked in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.theme import Theme, current_theme, icon_pixmap
from ui.widgets.row_list import RowList, paint_ground

_NOWHERE = QModelIndex()
Index = QModelIndex | QPersistentModelIndex
LINES = 2


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A title behind an icon, where it stands, and the words around it with spans [start, end) to mark."""

    id: str
    icon: str
    title: str
    trail: str
    words: str
    marks: tuple[tuple[int, int], ...] = ()


class _Model(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[FoundRow, ...] = ()

    def show(self, rows: Sequence[FoundRow]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return "\n".join(part for part in (row.title, row.trail, row.words) if part)
        return None


class FoundList(RowList):
    """Signals: opened(str) on Enter or a click; left_upwards() when Up is pressed on the first row."""

    opened = Signal(str)
    left_upwards = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._model = _Model()
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self._model, self))
        self.setUniformItemSizes(True)

    def set_rows(self, rows: Sequence[FoundRow]) -> None:
        """Show these rows, the first of them as the current one."""
        self._model.show(rows)
        self.verticalScrollBar().setValue(0)
        if rows:
            self.choose_place(0)

    def rows(self) -> tuple[FoundRow, ...]:
        """Return the rows that are shown."""
        return self._model.rows

    def current_id(self) -> str:
        """Return the id of the current row, or nothing."""
        index = self.currentIndex()
        return self._model.rows[index.row()].id if index.isValid() else ""

    def choose_place(self, place: int) -> None:
        """Make the row at a position the current one."""
        index = self._model.index(place)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._model.rows[index.row()].id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)


class _Delegate(QStyledItemDelegate):
    """A title and where it stands on the first line, then two lines of words."""

    def __init__(self, model: _Model, parent: QWidget) -> None:
        super().__init__(parent)
        self._found = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        theme = current_theme()
        body, small = (QFontMetrics(theme.font("ui", size)).height() for size in ("body", "small"))
        return QSize(theme.space(20), body + LINES * small + theme.space(2.25))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, row = current_theme(), self._found.rows[index.row()]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option.rect.adjusted(1, 1, -1, -1), option.state, theme)
        inner = option.rect.adjusted(theme.space(1), theme.space(1), -theme.space(1), -theme.space(1))
        side, first = theme.icon_size, QFontMetrics(theme.font("ui", "body", 500)).height()
        picture = icon_pixmap(row.icon, "muted", side, painter.device().devicePixelRatioF())
        painter.drawPixmap(inner.left(), inner.top() + (first - side) // 2, picture)
        inner.setLeft(inner.left() + side + theme.space(1))
        _paint_title(painter, QRect(inner.left(), inner.top(), inner.width(), first), theme, row)
        _paint_found(painter, inner.adjusted(0, first + theme.space(0.25), 0, 0), theme, row)
        painter.restore()


def _paint_title(painter: QPainter, box: QRect, theme: Theme, row: FoundRow) -> None:
    quiet = theme.font("ui", "small")
    trail = QFontMetrics(quiet).elidedText(row.trail, Qt.TextElideMode.ElideRight, box.width() // 2)
    width = QFontMetrics(quiet).horizontalAdvance(trail) + theme.space(1) if trail else 0
    painter.setFont(theme.font("ui", "body", 500))
    painter.setPen(theme.color("text"))
    room = box.width() - width
    shown = painter.fontMetrics().elidedText(row.title, Qt.TextElideMode.ElideRight, room)
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
    painter.setFont(quiet)
    painter.setPen(theme.color("muted"))
    painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, trail)


def _paint_found(painter: QPainter, box: QRect, theme: Theme, row: FoundRow) -> None:
    """Paint the words on as many lines as there are, with what was looked for marked."""
    layout = QTextLayout(row.words, theme.font("ui", "small"))
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    look = QTextCharFormat()
    look.setBackground(theme.color("mark"))
    look.setForeground(theme.color("text"))
    ranges = []
    for start, end in row.marks:
        ranges.append(QTextLayout.FormatRange())
        ranges[-1].start, ranges[-1].length, ranges[-1].format = start, end - start, look
    layout.setFormats(ranges)
    layout.beginLayout()
    top = 0.0
    for _line in range(LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(box.width())
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    painter.setPen(theme.color("muted"))
    layout.draw(painter, QPointF(box.left(), box.top()))
