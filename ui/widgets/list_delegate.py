"""Paint one row of a two-line list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from ui.theme import Theme, current_theme
from ui.widgets.list_rows import ListRow, RowsModel
from ui.widgets.row_list import paint_ground

Index = QModelIndex | QPersistentModelIndex


class _Face:
    """The fonts and measures of the rows in one theme."""

    def __init__(self, theme: Theme, lead: str, is_trail_above: bool) -> None:
        self.theme = theme
        self.is_trail_above = is_trail_above
        self.title = theme.font()
        self.quiet = theme.font("ui", "small")
        self.numbers = theme.numbers("small")
        self.lines = (QFontMetrics(self.title).height(), QFontMetrics(self.quiet).height())
        self.margin = theme.space(1)
        widest = "".join("0" if letter.isdigit() else letter for letter in lead)
        self.lead_width = QFontMetrics(self.quiet).horizontalAdvance(widest) + self.margin if lead else 0
        self.height = sum(self.lines) + theme.space(2)


class TwoLineDelegate(QStyledItemDelegate):
    """Rows of one height: tag and title above, the quiet line below, the trailing text at the end of either."""

    def __init__(self, model: RowsModel, view: QAbstractItemView, *, is_trail_above: bool) -> None:
        super().__init__(view)
        self._model = model
        self._is_trail_above = is_trail_above
        self._face: _Face | None = None

    def forget_face(self) -> None:
        """Measure again: the rows or the theme are others."""
        self._face = None

    def face(self) -> _Face:
        """Return the measures of the rows."""
        if self._face is None:
            self._face = _Face(current_theme(), self._model.widest_lead(), self._is_trail_above)
        return self._face

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(current_theme().space(20), self.face().height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        face, row = self.face(), self._model.row_at(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option.rect.adjusted(1, 1, -1, -1), option.state, face.theme)
        boxes = _boxes(option.rect, face, row)
        theme = face.theme
        _words(painter, boxes["lead"], row.lead, face.quiet, theme.color("muted").name())
        _words(painter, boxes["title"], row.title, face.title, theme.color("disabled" if row.is_off else "text").name())
        _words(painter, boxes["detail"], row.detail, face.quiet, theme.color("muted").name())
        _words(painter, boxes["trail"], row.trail, face.numbers, theme.color("muted").name(), is_right=True)
        painter.restore()

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return False
        QToolTip.showText(event.globalPos(), self.hidden_words(option.rect, index), view)
        return True

    def hidden_words(self, rect: QRect, index: Index) -> str:
        """Return the row's whole text where some of it is cut off, else nothing."""
        face, row = self.face(), self._model.row_at(index)
        boxes = _boxes(rect, face, row)
        cut_title = QFontMetrics(face.title).horizontalAdvance(row.title) > boxes["title"].width()
        cut_detail = QFontMetrics(face.quiet).horizontalAdvance(row.detail) > boxes["detail"].width()
        return "\n".join(filter(None, (row.title, row.detail))) if cut_title or cut_detail else ""


def _boxes(rect: QRect, face: _Face, row: ListRow) -> dict[str, QRect]:
    """Return where each part of a row stands."""
    inner = rect.adjusted(face.margin, face.theme.space(1), -face.margin, -face.theme.space(1))
    trail = QFontMetrics(face.numbers).horizontalAdvance(row.trail) + face.margin if row.trail else 0
    trail = min(trail, inner.width() // 2)
    above, below = (trail, 0) if face.is_trail_above else (0, trail)
    first, second = face.lines
    left = inner.left() + face.lead_width
    width = inner.width() - face.lead_width
    return {
        "lead": QRect(inner.left(), inner.top(), face.lead_width, first),
        "title": QRect(left, inner.top(), width - above, first),
        "detail": QRect(left, inner.top() + first, width - below, second),
        "trail": QRect(
            inner.right() + 1 - trail, inner.top() + (0 if above else first), trail, first if above else second
        ),
    }


def _words(painter: QPainter, box: QRect, text: str, font: QFont, color: str, *, is_right: bool = False) -> None:
    if not text or box.width() <= 0:
        return
    painter.setFont(font)
    painter.setPen(color)
    side = Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, shown)
