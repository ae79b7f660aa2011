"""A calm table of numbers by row and column, each cell as warm as its number is large."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.theme import Theme, current_theme, draw_level, icon_pixmap, theme_notifier

_NOWHERE = QModelIndex()
Index = QModelIndex | QPersistentModelIndex
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
LABEL_STEPS, CELL_STEPS, ROW_STEPS = 19, 9.5, 7
COOLEST, WARMEST = 0.05, 0.26


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """A large number, with small ones each behind an icon and its token; `words` say it all.

    `share` is drawn as a bar in place of warmth, from 0 to 1. `level` is the place of a score's level among so many,
    whose shape is drawn behind the number. A cell without a number is empty.
    """

    number: str = ""
    marks: tuple[tuple[str, str, str], ...] = ()
    words: str = ""
    warmth: float = 0.0
    share: float | None = None
    level: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class MatrixLine:
    """A row of cells under a label."""

    id: str
    label: str
    cells: tuple[MatrixCell, ...]


class _Model(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self.columns: tuple[str, ...] = ()
        self.lines: tuple[MatrixLine, ...] = ()

    def show(self, columns: Sequence[str], lines: Sequence[MatrixLine]) -> None:
        self.beginResetModel()
        self.columns, self.lines = tuple(columns), tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def cell(self, index: Index) -> MatrixCell:
        return self.lines[index.row()].cells[index.column()]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cell, line = self.cell(index), self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.number
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{line.label}, {self.columns[index.column()]}: {cell.words}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        is_across = orientation is Qt.Orientation.Horizontal
        return self.columns[section] if is_across else self.lines[section].label


class MatrixTable(QTableView):
    """As high as its rows; what is too wide scrolls beside the labels, which stay. `cell_steps` is the least width of
    a column, in steps of the grid.

    Signals: opened(str, int) with a row's id and a column, on Enter or a click; label_opened(str) with a row's id, on a
    click on its label.
    """

    opened = Signal(str, int)
    label_opened = Signal(str)

    def __init__(self, name: str, cell_steps: float = CELL_STEPS, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Model()
        self._cell_steps = cell_steps
        self.setAccessibleName(name)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self._model, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for orientation in (Qt.Orientation.Horizontal, Qt.Orientation.Vertical):
            self._dress(_WordsHeader(orientation, self))
        self._on_theme(current_theme())
        theme_notifier().changed.connect(self._on_theme)

    def show_lines(self, columns: Sequence[str], lines: Sequence[MatrixLine]) -> None:
        """Show these rows under the names of the columns; the current cell stays."""
        row, column = self.currentIndex().row(), self.currentIndex().column()
        self._model.show(columns, lines)
        if 0 <= row < len(lines) and 0 <= column < len(columns):
            self.setCurrentIndex(self._model.index(row, column))
        self._fit()

    def line(self, row: int) -> MatrixLine:
        """Return a row."""
        return self._model.lines[row]

    def words_at(self, row: int, column: int) -> str:
        """Return what a cell says to screen readers and as a tooltip."""
        return str(self._model.data(self._model.index(row, column), Qt.ItemDataRole.ToolTipRole))

    def _dress(self, header: _WordsHeader) -> None:
        if header.orientation() is Qt.Orientation.Horizontal:
            self.setHorizontalHeader(header)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        else:
            self.setVerticalHeader(header)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setSectionsClickable(True)
            header.sectionClicked.connect(lambda row: self.label_opened.emit(self._model.lines[row].id))

    def _on_theme(self, _theme: Theme) -> None:
        self._fit()

    def _fit(self) -> None:
        """Give the columns the room there is, and take the height that all rows need."""
        theme, count = current_theme(), len(self._model.columns)
        across, down = self.horizontalHeader(), self.verticalHeader()
        label = theme.space(LABEL_STEPS)
        down.setFixedWidth(label)
        room = (self.width() - label) // count if count else 0
        width = max(room, theme.space(self._cell_steps))
        for column in range(count):
            across.resizeSection(column, width)
        metrics = QFontMetrics(theme.font("ui", "small"))
        heights = [_height(metrics, words, width - theme.space(1)) for words in self._model.columns]
        across.setFixedHeight(max(heights, default=0) + theme.space(1))
        for row, line in enumerate(self._model.lines):
            needed = _height(metrics, line.label, label - theme.space(1.5)) + theme.space(1)
            down.resizeSection(row, max(theme.space(ROW_STEPS), needed))
        bar = self.horizontalScrollBar().sizeHint().height() if width * count > self.width() - label + count else 0
        self.setFixedHeight(across.height() + down.length() + bar)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self._model.lines[index.row()].id, index.column())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._open(self.indexAt(event.position().toPoint()))


def _height(metrics: QFontMetrics, words: str, width: int) -> int:
    return metrics.boundingRect(QRect(0, 0, max(width, 1), 10_000), _WRAPPED, words).height()


class _WordsHeader(QHeaderView):
    """Names of rows or columns, wrapped like words."""

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme, is_across = current_theme(), self.orientation() is Qt.Orientation.Horizontal
        words = self.model().headerData(section, self.orientation())
        painter.save()
        painter.setFont(theme.font("ui", "small"))
        painter.setPen(theme.color("muted" if is_across else "text"))
        box = rect.adjusted(theme.space(0.5), theme.space(0.25), -theme.space(0.5), -theme.space(0.25))
        side = Qt.AlignmentFlag.AlignBottom if is_across else Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, _WRAPPED | side, words)
        painter.restore()

    def paintEvent(self, event: Any) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), current_theme().color("page"))
        painter.end()
        super().paintEvent(event)


class _Delegate(QStyledItemDelegate):
    """Paints a cell as a field with its number, and the small numbers under it."""

    def __init__(self, model: _Model, parent: QWidget) -> None:
        super().__init__(parent)
        self._cells = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(current_theme().space(CELL_STEPS), current_theme().space(ROW_STEPS))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, cell, state = current_theme(), self._cells.cell(index), option.state
        box = QRectF(option.rect).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(option.rect, theme.color("page"))
        _paint_field(painter, box, theme, cell, is_hovered=bool(state & QStyle.StateFlag.State_MouseOver))
        _paint_words(painter, box.toRect(), theme, cell)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, theme.corner, theme.corner)
        painter.restore()


def _paint_field(painter: QPainter, box: QRectF, theme: Theme, cell: MatrixCell, *, is_hovered: bool) -> None:
    is_empty = not cell.number
    painter.setPen(QPen(theme.color("faint"), 1, Qt.PenStyle.DashLine) if is_empty else Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if not is_empty and cell.share is None:
        painter.setBrush(theme.color("accent", COOLEST + cell.warmth * (WARMEST - COOLEST)))
    if is_hovered:
        painter.setBrush(theme.color("hover"))
    painter.drawRoundedRect(box, theme.corner, theme.corner)


def _paint_words(painter: QPainter, box: QRect, theme: Theme, cell: MatrixCell) -> None:
    inner = box.adjusted(theme.space(0.75), theme.space(0.5), -theme.space(0.5), -theme.space(0.5))
    middle = inner.top() + inner.height() // 2
    if not cell.number:
        painter.setFont(theme.font("ui", "small"))
        painter.setPen(theme.color("muted"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, "none")
        return
    painter.setFont(theme.numbers("reading", 600))
    painter.setPen(theme.color("text"))
    above = QRect(inner.left(), inner.top(), inner.width(), middle - inner.top() + theme.space(0.5))
    painter.drawText(above, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, cell.number)
    if cell.level is not None:
        side = theme.space(1.5)
        left = inner.left() + painter.fontMetrics().horizontalAdvance(cell.number) + theme.space(0.75)
        shape = QRectF(left, above.center().y() - side / 2 + 1, side, side)
        draw_level(painter, shape, *cell.level, theme.level_color(*cell.level))
    if cell.share is not None:
        _paint_share(painter, inner, theme, cell.share)
    else:
        _paint_marks(painter, inner, theme, cell)


def _paint_share(painter: QPainter, inner: QRect, theme: Theme, share: float) -> None:
    high = theme.space(0.5)
    track = QRectF(inner.left(), inner.bottom() - high - theme.space(0.5), inner.width(), high)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("track"))
    painter.drawRoundedRect(track, high / 2, high / 2)
    painter.setBrush(theme.color("accent"))
    track.setWidth(max(track.width() * share, high))
    painter.drawRoundedRect(track, high / 2, high / 2)


def _paint_marks(painter: QPainter, inner: QRect, theme: Theme, cell: MatrixCell) -> None:
    """Paint the first small number at the end of the first line, the others along the second.

    The first one's icon gives way where the large number needs its room.
    """
    font, large = theme.numbers("small"), QFontMetrics(theme.numbers("reading", 600)).horizontalAdvance(cell.number)
    metrics, side = QFontMetrics(font), theme.space(1.5)
    painter.setFont(font)
    painter.setPen(theme.color("text"))
    line, left = inner.top() + inner.height() // 2 + theme.space(0.25), inner.left()
    for place, (icon, token, number) in enumerate(cell.marks):
        if not number:
            continue
        width = side + theme.space(0.25) + metrics.horizontalAdvance(number)
        top = inner.top() + theme.space(0.25) if place == 0 else line
        start = inner.right() - width if place == 0 else left
        if place or start > inner.left() + large + theme.space(0.5):
            picture = icon_pixmap(icon, token, side, painter.device().devicePixelRatioF())
            painter.drawPixmap(start, top + (metrics.height() - side) // 2 + 1, picture)
        painter.drawText(start + side + theme.space(0.25), top + metrics.ascent(), number)
        if place:
            left += width + theme.space(1)
