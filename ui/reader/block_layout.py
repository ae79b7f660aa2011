"""One block of a text laid out in lines: a paragraph, a heading, a bullet, or the cells of a row."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from domain.evidence.evidence import BlockKind
from ui.editor.offsets import from_utf16, to_utf16
from ui.reader.source_text import SourceText
from ui.reader.tables import MOST_COLUMNS, Columns
from ui.theme import Theme

SAMPLE = "The local authority worked with people and unpaid carers to plan their care and support. "


class Face:
    """The fonts and distances of a theme in which blocks are set."""

    def __init__(self, theme: Theme) -> None:
        self.reading = theme.font("findings", "reading")
        self.heading = theme.font("findings", "reading", 600)
        self.cells = theme.font("ui", "small")
        self.head_cells = theme.font("ui", "small", 600)
        self.part = theme.font("ui", "small", 600)
        self.line = QFontMetricsF(self.reading).lineSpacing() * theme.line_percent("findings", "reading") / 100
        self.cell_line = QFontMetricsF(self.cells).lineSpacing() * 1.1
        self.reading_character = QFontMetricsF(self.reading).horizontalAdvance(SAMPLE) / len(SAMPLE)
        self.character = QFontMetricsF(self.head_cells).horizontalAdvance(SAMPLE) / len(SAMPLE)
        self.wide_character = QFontMetricsF(self.head_cells).horizontalAdvance("0") * 1.06
        self.cell_gap = theme.space(2)
        self.row_pad = theme.space(0.75)
        self.below = theme.space(1)
        self.above_heading = theme.space(1.5)
        self.indent = theme.space(2.5)
        self.margin = theme.space(2)
        self.part_height = theme.space(4.5)
        self.text, self.muted = theme.color("text"), theme.color("muted")


@dataclass(frozen=True, slots=True)
class _Cell:
    """Lines of text at a place of the block; `start` is the offset of its first character in the block's text."""

    left: float
    top: float
    width: float
    start: int
    text: str
    layout: QTextLayout

    @property
    def bottom(self) -> float:
        last = self.layout.lineAt(self.layout.lineCount() - 1)
        return self.top + last.y() + last.height()


class LaidBlock:
    """A block of text in lines. Places are relative to its upper left corner, offsets count in the block's text."""

    def __init__(
        self, height: float, cells: list[_Cell], color: QColor, label: tuple[str, QFont, QColor] | None
    ) -> None:
        self.height = height
        self._cells = cells
        self._color = color
        self._label = label
        self.bullet: tuple[QPointF, QFont] | None = None

    def draw(self, painter: QPainter, corner: QPointF) -> None:
        """Draw the block with its corner at a place."""
        if self._label is not None:
            words, font, color = self._label
            painter.setFont(font)
            painter.setPen(color)
            painter.drawText(corner + QPointF(0, QFontMetricsF(font).lineSpacing() * 1.6), words)
        painter.setPen(self._color)
        if self.bullet is not None:
            place, font = self.bullet
            painter.setFont(font)
            painter.drawText(corner + place, "\u2022")
        for cell in self._cells:
            cell.layout.draw(painter, corner + QPointF(cell.left, cell.top))

    def offset_at(self, place: QPointF, *, is_near: bool) -> int | None:
        """Return the offset at a place; where no words are under it, the nearest if that is asked for."""
        cell = next((cell for cell in reversed(self._cells) if cell.left <= place.x()), self._cells[0])
        lines = [cell.layout.lineAt(number) for number in range(cell.layout.lineCount())]
        y = place.y() - cell.top
        line = next((line for line in lines if y < line.y() + line.height()), lines[-1])
        x = place.x() - cell.left
        if not is_near and not (0 <= x <= line.naturalTextWidth() and line.y() <= y <= line.y() + line.height()):
            return None
        found: int = line.xToCursor(x)
        end = line.textStart() + line.textLength()
        if found >= end > line.textStart() and line is not lines[-1]:
            found = end - 1  # behind the last character is the beginning of the next line
        return cell.start + from_utf16(cell.text, found)

    def boxes(self, begin: int, end: int) -> list[QRectF]:
        """Return the boxes, one for each line, of the words from one offset to another."""
        found = []
        for cell in self._cells:
            first, last = max(begin - cell.start, 0), min(end - cell.start, len(cell.text))
            if first >= last:
                continue
            low, high = to_utf16(cell.text, first), to_utf16(cell.text, last)
            for number in range(cell.layout.lineCount()):
                line = cell.layout.lineAt(number)
                from_, to = max(low, line.textStart()), min(high, line.textStart() + line.textLength())
                if from_ < to:
                    left, right = _x(line, from_), min(_x(line, to), line.naturalTextWidth())
                    found.append(QRectF(cell.left + left, cell.top + line.y(), max(right - left, 0), line.height()))
        return found

    def caret(self, offset: int) -> QRectF:
        """Return the box of the caret at an offset."""
        cell = next((cell for cell in reversed(self._cells) if cell.start <= offset), self._cells[0])
        place = to_utf16(cell.text, min(offset - cell.start, len(cell.text)))
        line = cell.layout.lineForTextPosition(place)
        if not line.isValid():
            line = cell.layout.lineAt(cell.layout.lineCount() - 1)
        return QRectF(cell.left + _x(line, place), cell.top + line.y(), 1, line.height())


def lay_out(source: SourceText, number: int, width: float, columns: Columns | None, face: Face) -> LaidBlock:
    """Return a block in lines no longer than `width`, or its cells in their columns."""
    block = source.block(number)
    top, label = 0.0, None
    if _begins_part(source, number):
        top, label = float(face.part_height), (block.part, face.part, face.muted)
    if columns is not None:
        return _row(source, number, columns, face, top, label)
    is_heading, is_bullet = block.kind is BlockKind.HEADING, block.kind is BlockKind.BULLET
    left = face.indent if is_bullet and not _has_mark(block.text) else 0.0
    top += face.above_heading if is_heading else 0.0
    font = face.heading if is_heading else face.reading
    cell = _Cell(left, top, width - left, 0, block.text, _lines(block.text, font, width - left, face.line))
    laid = LaidBlock(cell.bottom + face.below, [cell], face.text, label)
    if left:
        laid.bullet = QPointF(face.indent * 0.35, top + QFontMetricsF(font).ascent()), font
    return laid


def _row(
    source: SourceText,
    number: int,
    columns: Columns,
    face: Face,
    top: float,
    label: tuple[str, QFont, QColor] | None,
) -> LaidBlock:
    font = face.head_cells if columns.first == number else face.cells
    cells, start = [], 0
    for place, text in enumerate(source.block(number).text.split("\t", MOST_COLUMNS)):
        last = min(place, len(columns.widths) - 1)
        layout = _lines(text, font, columns.widths[last], face.cell_line)
        cells.append(_Cell(columns.lefts[last], top + face.row_pad, columns.widths[last], start, text, layout))
        start += len(text) + 1
    return LaidBlock(max(cell.bottom for cell in cells) + face.row_pad, cells, face.text, label)


def estimate(source: SourceText, number: int, width: float, columns: Columns | None, face: Face) -> float:
    """Return about how high a block will be."""
    block = source.block(number)
    part = float(face.part_height) if _begins_part(source, number) else 0.0
    if columns is not None:
        lines = 1
        for cell, room in zip(block.text.split("\t"), columns.widths, strict=False):
            if len(cell) * face.character > room:
                lines = max(lines, 1 + int(len(cell) * face.character * 1.05 / room))
        return part + lines * face.cell_line + 2 * face.row_pad
    lines = 1 + int(len(block.text) * face.reading_character / max(width, 1.0))
    extra = face.above_heading if block.kind is BlockKind.HEADING else 0.0
    return part + extra + lines * face.line + face.below


def _begins_part(source: SourceText, number: int) -> bool:
    part = source.block(number).part
    return bool(part) and (number == 1 or source.block(number - 1).part != part)


def _has_mark(text: str) -> bool:
    return (not text[:1].isalnum() and text[:1] not in "\"'\u201c\u2018(") or text[1:2] in (".", ")")


def _lines(text: str, font: QFont, width: float, step: float) -> QTextLayout:
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1.0))
        line.setPosition(QPointF(0, y))
        y += max(step, line.height())
    layout.endLayout()
    return layout


def _x(line: object, place: int) -> float:
    answer = line.cursorToX(place)  # type: ignore[attr-defined]
    return float(answer[0] if isinstance(answer, tuple) else answer)
