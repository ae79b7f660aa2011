"""A list of two-line rows in groups that fold."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from ui.theme import Theme, current_theme, icon_pixmap
from ui.widgets.grouped_rows import Group, GroupedModel, Index, MarkedRow
from ui.widgets.row_list import RowList, paint_ground

_MOST_OF_LINE = 0.45
"""The share of a quiet line that its trailing text may take."""
_AT_START = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class GroupedList(RowList):
    """Signals: chosen(str) when another row is the current one, empty on a group; opened(str) on Enter or a click."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.groups = GroupedModel()
        self._is_quiet = False
        # The row that was current has gone, and the one that is current now has only come in its place.
        self._has_moved_up = False
        self.setModel(self.groups)
        self.setItemDelegate(_Delegate(self.groups, self))
        self.selectionModel().currentChanged.connect(self._on_current)

    def set_groups(self, groups: Sequence[Group]) -> None:
        """Show these groups; the current row stays, or the place where it was."""
        self._keeping_place(lambda: self.groups.set_groups(groups))

    def current_id(self) -> str:
        """Return the id of the current row, or nothing where there is none or a group is."""
        index = self.currentIndex()
        each = self.groups.at(index) if index.isValid() else None
        return each.id if isinstance(each, MarkedRow) else ""

    def choose(self, wanted: str) -> bool:
        """Make a row the current one, unfolding its group; False when there is no such row."""
        group = self.groups.group_of(wanted)
        if group is not None and self.groups.is_folded(group):
            self._keeping_place(lambda: self.groups.set_folded(group.id, False))
        position = self.groups.position_of(wanted)
        if position < 0:
            return False
        index = self.groups.index(position)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)
        self._has_moved_up = False
        return True

    def step(self, by: int, among: Container[str] | None = None) -> str:
        """Go so many shown rows on, over groups and from the last to the first; return the id, "" with no rows.

        Rows that are not `among` those asked for are passed over. A row that has come in the place of one that is gone
        is the next one.
        """
        ids = [row.id for row in self.groups.rows() if among is None or row.id in among]
        if not ids:
            return ""
        current = self.current_id()
        if current in ids:
            is_next = self._has_moved_up and by > 0
            place = (ids.index(current) + by - is_next) % len(ids)
        else:
            place = self._place_beside(by, ids)
        self.choose(ids[place])
        return ids[place]

    def _place_beside(self, by: int, ids: Sequence[str]) -> int:
        """Return the place of the row next to the current group, the first or the last where there is none."""
        here = self.currentIndex().row()
        shown = [self.groups.position_of(row_id) for row_id in ids]
        after = next((place for place, position in enumerate(shown) if position > here), 0)
        return after if by > 0 else after - 1

    def is_cut(self, row_id: str) -> bool:
        """Return whether a row's title does not fit."""
        row = next((row for row in self.groups.rows() if row.id == row_id), None)
        room = _title_room(QRect(0, 0, self.viewport().width(), 1), current_theme())
        return row is not None and QFontMetrics(current_theme().font()).horizontalAdvance(row.title) > room

    def toggle(self, group: Group) -> None:
        """Fold a group, or unfold it."""
        self._keeping_place(lambda: self.groups.set_folded(group.id, not self.groups.is_folded(group)))

    def _keeping_place(self, change: Callable[[], None]) -> None:
        index = self.currentIndex()
        kept, place = (self.groups.at(index).id, index.row()) if index.isValid() else ("", -1)
        following = self.groups.ids_from(place + 1) if place >= 0 else ()
        top = self.verticalScrollBar().value()
        self._is_quiet = True
        change()
        if place >= 0 and self.groups.rowCount():
            self._stay_at(kept, following, place)
        self._is_quiet = False
        self.verticalScrollBar().setValue(top)
        self.chosen.emit(self.current_id())

    def _stay_at(self, kept: str, following: Sequence[str], place: int) -> None:
        """Make the same row the current one, else the first of those after it that are left, else the one there."""
        positions = {row_id: position for position, row_id in enumerate(self.groups.ids_from(0))}
        left = next((positions[row_id] for row_id in following if row_id in positions), -1)
        if kept in positions:
            self._make_current(positions[kept])
        elif left >= 0:
            self._make_current(left)
            self._has_moved_up = True
        else:
            self._make_current(min(place, self.groups.rowCount() - 1))
            self._has_moved_up = False

    def _make_current(self, position: int) -> None:
        index = self.groups.index(position)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _on_current(self, _current: QModelIndex) -> None:
        if not self._is_quiet:
            self._has_moved_up = False
            self.chosen.emit(self.current_id())

    def _open(self, index: QModelIndex) -> None:
        each = self.groups.at(index)
        if isinstance(each, Group):
            self.toggle(each)
        else:
            self._has_moved_up = False
            self.opened.emit(each.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current, key = self.currentIndex(), event.key()
        if key == Qt.Key.Key_Space and current.isValid():
            self._open(current)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and current.isValid():
            self._fold_by_key(self.groups.at(current), is_folding=key == Qt.Key.Key_Left)
        else:
            super().keyPressEvent(event)

    def _fold_by_key(self, each: Group | MarkedRow, *, is_folding: bool) -> None:
        if isinstance(each, Group):
            if self.groups.is_folded(each) != is_folding:
                self.toggle(each)
        elif is_folding and (group := self.groups.group_of(each.id)) is not None:
            self._make_current(self.groups.position_of(group.id))


class _Delegate(QStyledItemDelegate):
    """Paints a group as a chevron, a title and a number, and a row as a mark, a title and a quiet line."""

    def __init__(self, model: GroupedModel, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._model = model
        self._measured_for: Theme | None = None
        self._heights = (0, 0)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        theme = current_theme()
        if theme is not self._measured_for:
            self._measured_for = theme
            self._heights = (_height(theme, "body"), _height(theme, "small"))
        body, small = self._heights
        if isinstance(self._model.at(index), Group):
            return QSize(theme.space(20), small + theme.space(1.5) + (theme.space(1) if index.row() else 0))
        return QSize(theme.space(20), body + small + theme.space(1.5))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        each, theme = self._model.at(index), current_theme()
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(each, Group):
            rect = rect.adjusted(0, theme.space(1) if index.row() else 0, 0, 0)
            paint_ground(painter, rect.adjusted(1, 1, -1, -1), option.state, theme)
            _paint_group(painter, rect, theme, each, is_folded=self._model.is_folded(each))
        else:
            paint_ground(painter, rect.adjusted(1, 1, -1, -1), option.state, theme)
            _paint_row(painter, rect, theme, each)
        painter.restore()

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return False
        each = self._model.at(index)
        words = (
            "\n".join(filter(None, (each.word, each.title, each.detail, each.trail)))
            if isinstance(each, MarkedRow)
            else ""
        )
        QToolTip.showText(event.globalPos(), words, view)
        return True


def _height(theme: Theme, size: str) -> int:
    return QFontMetrics(theme.font("ui", size)).height()


def _paint_group(painter: QPainter, rect: QRect, theme: Theme, group: Group, *, is_folded: bool) -> None:
    side, ratio = theme.space(1.5), painter.device().devicePixelRatioF()
    chevron = icon_pixmap("expand" if is_folded else "collapse", "muted", side, ratio)
    left = rect.left() + theme.space(0.75)
    painter.drawPixmap(left, rect.center().y() - side // 2 + 1, chevron)
    number = f"{len(group.rows):,}"
    numbers = theme.numbers("small", 600)
    width = QFontMetrics(numbers).horizontalAdvance(number) + theme.space(1)
    start = left + side + theme.space(0.75)
    box = QRect(start, rect.top(), rect.right() - start - width, rect.height())
    _words(painter, box, group.title, theme.font("ui", "small", 600), theme.color("text").name())
    box = QRect(rect.right() - width - theme.space(0.5), rect.top(), width, rect.height())
    painter.setFont(numbers)
    painter.setPen(theme.color("muted"))
    painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number)


def _title_room(rect: QRect, theme: Theme) -> int:
    """Return how wide the title of a row may be."""
    return rect.width() - 2 * theme.space(0.75) - theme.space(1.75) - theme.space(1)


def _paint_row(painter: QPainter, rect: QRect, theme: Theme, row: MarkedRow) -> None:
    body, small = theme.font(), theme.font("ui", "small")
    first, second = QFontMetrics(body).height(), QFontMetrics(small).height()
    top = rect.top() + theme.space(0.75)
    side = theme.space(1.75)
    left = rect.left() + theme.space(0.75)
    if row.mark:
        picture = icon_pixmap(row.mark, row.token, side, painter.device().devicePixelRatioF())
        painter.drawPixmap(left, top + (first - side) // 2 + 1, picture)
    start = left + side + theme.space(0.75)
    width = _title_room(rect, theme)
    title_color = theme.color("muted" if row.is_quiet else "text").name()
    _words(painter, QRect(start, top, width, first), row.title, body, title_color)
    trail = QFontMetrics(small).elidedText(row.trail, Qt.TextElideMode.ElideRight, round(width * _MOST_OF_LINE))
    room = QFontMetrics(small).horizontalAdvance(trail) + theme.space(1) if trail else 0
    muted = theme.color("muted").name()
    _words(painter, QRect(start, top + first, width - room, second), row.detail, small, muted)
    _words(painter, QRect(start + width - room + theme.space(1), top + first, room, second), trail, small, muted)


def _words(painter: QPainter, box: QRect, text: str, font: QFont, color: str) -> None:
    painter.setFont(font)
    painter.setPen(color)
    painter.drawText(box, _AT_START, painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width()))
