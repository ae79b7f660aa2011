"""Paint one row of the outline: how far it is, its title, its score."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from ui.shell.outline_rows import Index, OutlineModel, OutlineRow
from ui.theme import Theme, current_theme, draw_level, icon_pixmap
from ui.widgets.row_list import paint_ground

_MOST_LINES = 2
_MOST_REMEMBERED = 1_000
_LINE_COUNTS: dict[tuple[str, str, int], int] = {}
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class OutlineDelegate(QStyledItemDelegate):
    """Titles wrap to a second line rather than be cut off; what is longer still ends in an ellipsis."""

    def __init__(self, model: OutlineModel, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._model = model
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        theme, row = current_theme(), self._model.row_at(index)
        width = self._view.viewport().width()
        font = title_font(theme, row)
        box = _title_box(QRect(0, 0, width, 10_000), theme, row)
        lines = min(_line_count(font, row.title, box.width()), _MOST_LINES)
        above = theme.space(1.5) if row.kind == "group" and index.row() else 0
        height = lines * QFontMetrics(font).height() + theme.space(1.25)
        return QSize(theme.space(20), max(theme.space(3.5), height) + above)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, theme = self._model.row_at(index), current_theme()
        above = theme.space(1.5) if row.kind == "group" and index.row() else 0
        rect = option.rect.adjusted(0, above, 0, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, rect.adjusted(theme.space(0.5), 1, -theme.space(0.5), -1), option.state, theme)
        _paint_mark(painter, rect, theme, row, is_folded=self._model.is_folded(row.id))
        _paint_score(painter, rect, theme, row)
        _paint_stage(painter, rect, theme, row)
        _paint_title(painter, _title_box(rect, theme, row), theme, row)
        painter.restore()

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return False
        row = self._model.row_at(index)
        words = row.title if not row.described else f"{row.title}\n{row.described}"
        QToolTip.showText(event.globalPos(), words, view)
        return True


def title_font(theme: Theme, row: OutlineRow) -> QFont:
    """Return the font of a row's title."""
    return theme.font("ui", "small", 600 if row.kind == "group" else 400)


def _line_count(font: QFont, text: str, width: int) -> int:
    """Return in how many lines a text is set; remembered, for a list asks it of every row whenever it is shown anew."""
    key = (font.key(), text, width)
    if key not in _LINE_COUNTS:
        if len(_LINE_COUNTS) >= _MOST_REMEMBERED:
            _LINE_COUNTS.clear()
        _LINE_COUNTS[key] = _lines_set(QFontMetrics(font), text, width)
    return _LINE_COUNTS[key]


def _lines_set(metrics: QFontMetrics, text: str, width: int) -> int:
    height = metrics.boundingRect(QRect(0, 0, max(width, 1), 10_000), Qt.TextFlag.TextWordWrap, text).height()
    return max(1, round(height / metrics.height()))


def _left(theme: Theme, row: OutlineRow) -> int:
    return theme.space(1.5 + 1.25 * row.depth)


def _score_width(theme: Theme, row: OutlineRow) -> int:
    if not row.trailing:
        return 0
    width = QFontMetrics(theme.numbers("small", 600)).horizontalAdvance(row.trailing)
    return width + (theme.space(2) if row.level is not None else 0) + theme.space(1)


def _title_box(rect: QRect, theme: Theme, row: OutlineRow) -> QRect:
    before = _left(theme, row) + theme.space(2.25)
    stage = theme.space(2) if row.stage_icon else 0
    return rect.adjusted(before, 0, -theme.space(1.5) - _score_width(theme, row) - stage, 0)


def _paint_stage(painter: QPainter, rect: QRect, theme: Theme, row: OutlineRow) -> None:
    """Paint where it stands, left of the score."""
    if row.stage_icon:
        side, right = theme.space(1.5), rect.right() - theme.space(1.5) - _score_width(theme, row)
        picture = icon_pixmap(row.stage_icon, "muted", side, painter.device().devicePixelRatioF())
        painter.drawPixmap(QPointF(right - side, rect.center().y() + 0.5 - side / 2), picture)


def _paint_mark(painter: QPainter, rect: QRect, theme: Theme, row: OutlineRow, *, is_folded: bool) -> None:
    """Paint what stands before the title: a chevron, or a ring that fills and becomes a tick."""
    side, ratio = theme.space(1.5), painter.device().devicePixelRatioF()
    place = QRectF(rect.left() + _left(theme, row), rect.center().y() + 0.5 - side / 2, side, side)
    if row.kind == "group":
        chevron = icon_pixmap("expand" if is_folded else "collapse", "muted", side, ratio)
        painter.drawPixmap(place.topLeft(), chevron)
    elif row.progress is not None and row.progress >= 1:
        painter.drawPixmap(place.topLeft(), icon_pixmap("done", "muted", side, ratio))
    elif row.progress is not None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("faint"), 1))
        painter.drawEllipse(place.adjusted(1, 1, -1, -1))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("faint"))
        painter.drawPie(place.adjusted(2.5, 2.5, -2.5, -2.5), 90 * 16, -round(360 * 16 * row.progress))


def _paint_score(painter: QPainter, rect: QRect, theme: Theme, row: OutlineRow) -> None:
    """Paint number and shape at the right."""
    if not row.trailing:
        return
    right = rect.right() - theme.space(1.5)
    if row.level is not None:
        side = theme.space(1.25)
        draw_level(
            painter,
            QRectF(right - side, rect.center().y() + 0.5 - side / 2, side, side),
            *row.level,
            theme.level_color(*row.level),
        )
        right -= theme.space(2)
    painter.setFont(theme.numbers("small", 600))
    painter.setPen(theme.color("text"))
    width = painter.fontMetrics().horizontalAdvance(row.trailing) + 1
    painter.drawText(
        QRect(right - width, rect.top(), width, rect.height()), Qt.AlignmentFlag.AlignVCenter, row.trailing
    )


def _paint_title(painter: QPainter, box: QRect, theme: Theme, row: OutlineRow) -> None:
    font = title_font(theme, row)
    painter.setFont(font)
    painter.setPen(theme.color("muted" if row.kind == "group" else "text"))
    words = row.title
    while words and _line_count(font, words, box.width()) > _MOST_LINES:
        words = f"{words.removesuffix(' …').rpartition(' ')[0]} …".lstrip()
        if words == "…":
            break
    painter.drawText(box, _WRAPPED, words)
