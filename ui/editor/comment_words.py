"""The words with comments: a quiet ground under them, a mark beside them, and the current ones stronger."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextEdit

from ui.editor.beside import with_lines
from ui.editor.commented import Commented
from ui.editor.geometry import block_at, boxes_of
from ui.editor.margin import LineMarks
from ui.editor.spans import LiveSpan, Spans
from ui.editor.style import EditorStyle

_CORNER = 3.0
_TAIL = 3.0
_LINE = 1.5
"""The line under the words of the current comment, which is not told by its colour alone."""
_MOST_SAID = 6
"""So many comments are named in the tooltip of one mark."""


class CommentWords:
    """The comments on the text of an editor.

    What is painted under the text are few stretches, however many comments stand on them: a paragraph with a thousand
    comments has one ground, and the document moves it with the text.
    """

    def __init__(self, edit: QTextEdit) -> None:
        self._edit = edit
        self.spans = Spans[Commented](edit)
        self.margin = CommentMarks(self, edit)
        self._grounds: list[QTextCursor] | None = []
        self._current = ""
        self._ground, self._current_ground, self._edge = QColor(), QColor(), QColor()

    def set_look(self, style: EditorStyle) -> None:
        """Take the font and colours of the theme."""
        self._ground, self._current_ground, self._edge = style.commented, style.current_comment, style.accent
        self.margin.set_look(style.small_font, style.muted, style.accent)

    def set(self, values: Sequence[Commented]) -> None:
        """Show these comments; the text is not touched."""
        if self.spans.set(values):
            self._grounds = None
            self._show()

    def clear(self) -> None:
        """Show none."""
        self.spans.clear()
        self._grounds = []

    @property
    def current(self) -> str:
        """The id of the comment whose words are shown stronger."""
        return self._current

    def set_current(self, comment_id: str) -> None:
        """Show the words of this comment stronger than those of the others."""
        if comment_id != self._current:
            self._current = comment_id
            self._show()

    def go_to(self, comment_id: str) -> bool:
        """Put the caret before the words of a comment and scroll there; False when they are not in the text.

        They are not selected: what somebody types next must not take their place.
        """
        for span in self.spans.of((comment_id,)):
            caret = QTextCursor(span.cursor)
            caret.setPosition(span.start)
            self._edit.setTextCursor(caret)
            self._edit.ensureCursorVisible()
            return True
        return False

    def at_caret(self) -> tuple[Commented, ...]:
        """Return the open comments on whose words the caret stands, or the selection begins."""
        position = self._edit.textCursor().selectionStart()
        return tuple(span.value for span in self.spans.at(position) if span.value.is_open)

    def open_between(self, first: int, last: int) -> list[tuple[QRect, LiveSpan[Commented]]]:
        """Return the open comments whose words begin between two places of the document, with their lines."""
        found = self.spans.between(first, last)
        return with_lines(self._edit, [each for each in found if each[1].value.is_open])

    def blocks_touched(self, blocks: Sequence[QTextBlock]) -> None:
        """Take in that a text was changed."""
        if self.spans and self.spans.look_again(blocks):
            self._grounds = None
            self.margin.update()

    def grounds(self) -> list[QTextCursor]:
        """Return the stretches of the text under which a ground is painted."""
        if self._grounds is None:
            self._grounds = _joined(span for span in self.spans.placed() if span.value.is_open)
        return self._grounds

    def paint_ground(self, area: QRect) -> None:
        """Paint what lies under the words that are seen in `area` of the viewport; before the words are painted."""
        grounds, current = self.grounds(), self.spans.of((self._current,))
        if not grounds and not current:
            return
        painter = QPainter(self._edit.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ground)
        start, end = self._seen(area)
        low = bisect_right(grounds, start, key=QTextCursor.selectionEnd)
        for ground in grounds[low : bisect_left(grounds, end, lo=low, key=QTextCursor.selectionStart)]:
            self._paint(painter, ground, area)
        painter.setBrush(self._current_ground)
        for span in current:
            self._paint(painter, span.cursor, area, self._edge)
        painter.end()

    def _seen(self, area: QRect) -> tuple[int, int]:
        first, last = block_at(self._edit, area.top()), block_at(self._edit, area.bottom())
        return first.position(), last.position() + last.length()

    def _paint(self, painter: QPainter, words: QTextCursor, area: QRect, line: QColor | None = None) -> None:
        start, end = words.selectionStart(), words.selectionEnd()
        document = self._edit.document()
        block = document.findBlock(start)
        while block.isValid() and block.position() < end:
            for box in boxes_of(self._edit, block, start - block.position(), end - block.position(), area):
                painter.drawRoundedRect(box.adjusted(0, 0.5, 0, -0.5), _CORNER, _CORNER)
                if line is not None:
                    painter.fillRect(QRectF(box.left(), box.bottom() - _LINE, box.width(), _LINE), line)
            block = block.next()

    def _show(self) -> None:
        self.margin.update()
        self._edit.viewport().update()


class CommentMarks(LineMarks[Commented]):
    """The marks of comments: a small bubble, with a number where several begin on a line."""

    def __init__(self, words: CommentWords, edit: QTextEdit) -> None:
        super().__init__(words.open_between, edit.tr("Comments beside the text"), edit)
        self._words = words
        self.describe = _said

    def paint_mark(self, painter: QPainter, box: QRect, values: Sequence[Commented], *, is_hovered: bool) -> None:
        is_current = self._words.current in [value.id for value in values]
        color = self.color(is_hovered=is_hovered or is_current)
        painter.setPen(QPen(color, 2 if is_current else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(_bubble(box.width(), box.height()).translated(box.left(), box.top()))
        painter.setPen(color)
        if len(values) > 1:
            number = str(len(values)) if len(values) < 100 else "99+"
            painter.drawText(box.adjusted(0, 0, 0, -round(_TAIL)), Qt.AlignmentFlag.AlignCenter, number)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._words.spans:
            super().paintEvent(event)


@lru_cache(maxsize=8)
def _bubble(width: int, height: int) -> QPainterPath:
    """Return the outline of a bubble with its tail, within a box of this size."""
    box = QRectF(0, 0, width, height).adjusted(1.5, 0.5, -1.5, -_TAIL - 0.5)
    path = QPainterPath()
    path.addRoundedRect(box, _CORNER, _CORNER)
    tail = QPainterPath(QPointF(box.left() + 4, box.bottom() - 0.5))
    tail.lineTo(box.left() + 4, box.bottom() + _TAIL)
    tail.lineTo(box.left() + 4 + _TAIL + 1, box.bottom() - 0.5)
    tail.closeSubpath()
    return path.united(tail)


def _said(values: Sequence[Commented]) -> str:
    lines = [value.words for value in values[:_MOST_SAID]]
    if len(values) > _MOST_SAID:
        lines.append("\u2026")
    return "\n".join(lines)


def _joined(spans: Iterable[LiveSpan[Commented]]) -> list[QTextCursor]:
    """Return the stretches that the words of spans cover together, no two of which touch."""
    found: list[QTextCursor] = []
    for span in sorted(spans, key=lambda span: span.start):
        last = found[-1] if found else None
        if last is not None and span.start <= last.selectionEnd():
            begin, end = last.selectionStart(), max(last.selectionEnd(), span.end)
            last.setPosition(begin)
            last.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        else:
            found.append(QTextCursor(span.cursor))
    return found
