"""A document as text: paragraphs and headings in the face of the findings, rows as a table; laid out as it is read."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from domain.evidence.evidence import BlockKind
from ui.reader.block_layout import Face, LaidBlock, estimate, lay_out
from ui.reader.document_view import DocumentView
from ui.reader.source_text import Span, Spot
from ui.reader.tables import Columns, columns_of
from ui.theme import current_theme

MOST_LAID = 600
"""Blocks that are kept laid out."""
COLUMN_STEPS = 76


class TextView(DocumentView):
    """Lays out the blocks in sight only; the others have the height that their length lets expect."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = Face(current_theme())
        self._laid: dict[int, LaidBlock] = {}
        self._heights: list[float] = []
        self._tops: list[float] = [0.0]
        self._columns: dict[int, Columns] = {}
        self._width = self._text_width = 0.0
        self._measured_at = 0
        self._highlighted = 0
        self._is_settling = False

    def highlight(self, block: int) -> None:
        """Set one block off from the others: the row that an item is about; 0 for none."""
        self._highlighted = block
        self.viewport().update()

    def content_size(self) -> tuple[float, float]:
        return self._width, self._tops[-1]

    def on_source(self) -> None:
        self._face = Face(current_theme())
        self._measure()

    def on_resized(self) -> None:
        """Lay out anew at a new width, with the same words at the top."""
        if self.viewport().width() == self._measured_at:
            self.set_ranges()
            self._settle()
            return
        is_at_top = self.offset().y() <= self._face.margin
        top = self._block_at(self.offset().y()) if self._heights else 1
        self._measure()
        if self._heights and not is_at_top:
            self.verticalScrollBar().setValue(round(self._tops[top - 1]))

    def _measure(self) -> None:
        """Estimate the height of every block at the present width."""
        margin = self._face.margin
        room = self.viewport().width() - 2 * margin
        column = min(room, current_theme().space(COLUMN_STEPS))
        self._measured_at = self.viewport().width()
        self._laid.clear()
        self._columns = columns_of(self.source.blocks, room, self._face)
        widest = max((columns.width for columns in self._columns.values()), default=0.0)
        self._text_width = column
        self._width = max(self.viewport().width(), widest + 2 * margin)
        self._heights = [
            estimate(self.source, number, column, self._columns.get(number), self._face)
            for number in range(1, len(self.source.blocks) + 1)
        ]
        self._sum()
        self._settle()

    def _sum(self) -> None:
        self._tops = list(accumulate(self._heights, initial=float(self._face.margin)))
        self._tops[-1] += self._face.margin
        self.set_ranges()

    def _block_at(self, y: float) -> int:
        """Return the number of the block at a height, kept within the document."""
        return min(max(bisect_right(self._tops, y), 1), len(self._heights))

    def _settle(self) -> None:
        """Lay out what is in sight, for as long as that moves something else into sight."""
        if not self._heights or self._is_settling:
            return
        self._is_settling = True
        for _round in range(8):
            top = self.offset().y()
            number, is_changed = self._block_at(top), False
            y = self._tops[number - 1]
            while number <= len(self._heights) and y < top + self.viewport().height():
                is_changed |= self._lay(number)
                y += self._heights[number - 1]
                number += 1
            if not is_changed:
                break
            self._sum()
        self._is_settling = False

    def _lay(self, number: int) -> bool:
        """Lay one block out; return whether its height is another than was thought."""
        laid = self._laid.get(number)
        if laid is None:
            if len(self._laid) >= MOST_LAID:
                first, last = self.shown_blocks()
                self._laid = {key: value for key, value in self._laid.items() if first <= key <= last}
            laid = lay_out(self.source, number, self._text_width, self._columns.get(number), self._face)
            self._laid[number] = laid
        is_other = abs(laid.height - self._heights[number - 1]) > 0.5
        self._heights[number - 1] = laid.height
        return is_other

    def on_scrolled(self) -> None:
        self._settle()
        super().on_scrolled()

    def shown_blocks(self) -> tuple[int, int]:
        if not self._heights:
            return 1, 0
        top = self.offset().y()
        return self._block_at(top), self._block_at(top + self.viewport().height())

    def spot_at(self, place: QPointF, *, is_near: bool) -> Spot | None:
        number = self._block_at(place.y())
        self._ensure(number)
        inner = place - QPointF(self._face.margin, self._tops[number - 1])
        offset = self._laid[number].offset_at(inner, is_near=is_near)
        return None if offset is None else Spot(number, offset)

    def boxes_of(self, span: Span) -> list[QRectF]:
        first, last = self.shown_blocks()
        boxes = []
        for number in range(max(span[0].block, first), min(span[1].block, last) + 1):
            self._ensure(number)
            begin = span[0].offset if number == span[0].block else 0
            end = span[1].offset if number == span[1].block else len(self.source.block(number).text)
            corner = QPointF(self._face.margin, self._tops[number - 1])
            boxes += [box.translated(corner) for box in self._laid[number].boxes(begin, end)]
        return boxes

    def caret_box(self, spot: Spot) -> QRectF:
        self._ensure(spot.block)
        corner = QPointF(self._face.margin, self._tops[spot.block - 1])
        return self._laid[spot.block].caret(spot.offset).translated(corner)

    def _ensure(self, number: int) -> None:
        if self._lay(number):
            self._sum()

    def bring_into_sight(self, span: Span) -> None:
        bar, height = self.verticalScrollBar(), self.viewport().height()
        for _round in range(3):  # what is laid out on the way may move it
            box = self.caret_box(span[0])
            top = bar.value()
            if box.top() < top + box.height() or box.bottom() > top + height - box.height():
                is_far = not top - height < box.top() < top + 2 * height
                wanted = box.top() - height / 3 if is_far or span[0] != span[1] else self._nearest(box, top, height)
                bar.setValue(round(wanted))
        side = self.horizontalScrollBar()
        if box.left() < side.value() or box.right() > side.value() + self.viewport().width():
            side.setValue(round(box.left() - self.viewport().width() / 3))

    @staticmethod
    def _nearest(box: QRectF, top: int, height: int) -> float:
        return box.top() - box.height() if box.top() < top + box.height() else box.bottom() + box.height() - height

    def paint_ground(self, painter: QPainter) -> None:
        if not self._heights:
            return
        self._settle()
        theme = current_theme()
        first, last = self.shown_blocks()
        for number in range(first, last + 1):
            band = QRectF(0, self._tops[number - 1], self._width, self._heights[number - 1])
            if number == self._highlighted:
                painter.fillRect(band, theme.color("selected"))
                painter.fillRect(QRectF(0, band.top(), theme.space(0.5), band.height()), theme.color("accent"))
            if self.source.block(number).kind is BlockKind.ROW:
                columns = self._columns[number]
                line = QRectF(self._face.margin, band.bottom() - 1, columns.width, 1)
                painter.fillRect(line, theme.color("edge" if columns.first == number else "hairline"))

    def paint_words(self, painter: QPainter) -> None:
        if not self._heights:
            return
        first, last = self.shown_blocks()
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        for number in range(first, last + 1):
            self._ensure(number)
            self._laid[number].draw(painter, QPointF(self._face.margin, self._tops[number - 1]))
