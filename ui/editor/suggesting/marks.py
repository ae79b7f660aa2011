"""Where suggestions stand in a text, and their marks beside it: pennants in the colours of those who made them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from domain.review.suggestions import Shown
from ui.editor.beside import with_lines
from ui.editor.geometry import block_at
from ui.editor.margin import LineMarks
from ui.editor.passage_blocks import blocks_of, id_of
from ui.editor.record_text import RecordText, record_of
from ui.editor.spans import LiveSpan, cursor_on
from ui.editor.suggesting.suggested import Suggested

_MOST_SAID = 6
"""So many suggestions are named in the tooltip of one mark."""
_TIP = 4.0
Seen = tuple[LiveSpan[Suggested], int, int]
"""A suggestion and the words [start, end) of the document that it would take away, or its place."""


class SuggestionMarks(LineMarks[Suggested]):
    """A filled pennant, told by its shape from the marks of citations and comments, with the number on a line.

    It is hollow where there are none but those in conflict.

    A suggestion may stand between two letters. The document moves the places with the text; they are set anew whenever
    the suggestions are read. `is_in_text` says whether they are seen in the text as well while that is written in.
    """

    def __init__(self, edit: QTextEdit) -> None:
        super().__init__(self._between, edit.tr("Suggestions beside the text"), edit)
        self._places: list[LiveSpan[Suggested]] = []
        # Whether paragraphs may have been begun within them, so that some reach into the next.
        self._are_broken = False
        self._hues: Sequence[QColor] = (QColor(),)
        self._ground = QColor()
        self.is_in_text = True
        self.describe = _said

    def wear(self, font: QFont, hues: Sequence[QColor], ground: QColor) -> None:
        """Take the font and colours of the theme."""
        self._hues, self._ground = hues, ground
        self.set_look(font, hues[0], hues[0])

    def set(self, values: Sequence[Suggested]) -> None:
        """Mark the places of these; the text is not touched."""
        if values or self._places:
            self._places = self._placed(values)
            self._are_broken = False
            self._renew()

    def set_in(self, block: QTextBlock, values: Sequence[Suggested], look: Shown | None = None) -> None:
        """Mark the places of these, which are all of the passage in a block; those of other passages stay.

        `look` is how the block shows its passage, where that is known and need not be read from it.
        """
        record = record_of(block) if look is None else RecordText(block.text(), look)
        low = bisect_left(self._places, block.position(), key=_position)
        high = bisect_left(self._places, block.position() + block.length(), lo=low, key=_position)
        known = {each.value.id: each for each in self._places[low:high]}
        self._places[low:high] = sorted(_placed(block, record, values, known), key=_position)
        if known.keys() != {each.id for each in values}:
            self.update()

    def _renew(self) -> None:
        self.update()
        self._edit.viewport().update()

    def show_in_text(self, is_shown: bool) -> None:
        """Let the suggestions be seen in the text that is written in, or the marks beside it alone."""
        self.is_in_text = is_shown
        self._edit.viewport().update()

    def _placed(self, values: Sequence[Suggested]) -> list[LiveSpan[Suggested]]:
        """Return those of the values that have a place in the text, in the order of their places."""
        there: dict[str, list[Suggested]] = defaultdict(list)
        for each in values:
            there[each.anchor.passage_id].append(each)
        found: list[LiveSpan[Suggested]] = []
        for block in blocks_of(self._edit.document()):
            in_block = there.get(id_of(block))
            if in_block:
                found += _placed(block, record_of(block), in_block, {})
        return sorted(found, key=_position)

    def text_touched(self, *, is_structure: bool) -> None:
        """Take in that the text was changed, and perhaps which paragraphs it has."""
        self._are_broken |= is_structure

    @property
    def values(self) -> tuple[Suggested, ...]:
        """Those that have a place in the text."""
        return tuple(each.value for each in self._places)

    def on_line(self, cursor: QTextCursor) -> tuple[Suggested, ...]:
        """Return those that are marked beside the line of a caret."""
        top = self._edit.cursorRect(cursor).center().y()
        here = [values for box, values in self.marks() if box.top() <= top <= box.bottom()]
        return tuple(value for values in here for value in values)

    def place_of(self, suggestion_id: str) -> QTextCursor | None:
        """Return a caret at a suggestion's place, None where it has none in this text."""
        found = next((each for each in self._places if each.value.id == suggestion_id), None)
        return None if found is None else _caret_at(found.cursor.document(), found.start)

    def at(self, cursor: QTextCursor) -> tuple[Suggested, ...]:
        """Return those whose words or place a caret touches."""
        place = cursor.selectionStart()
        return tuple(each.value for each in self._places if each.start <= place <= each.end)

    def in_text(self, area: QRect) -> list[Seen]:
        """Return those that are seen in `area` of the viewport of a text that is written in, in their order."""
        if not self._places or not self.is_in_text:
            return []
        first, end = block_at(self._edit, area.top()).position(), block_at(self._edit, area.bottom())
        last = end.position() + end.length()
        low = 0 if self._are_broken else bisect_left(self._places, first, key=_position)
        begun = self._places[low : bisect_left(self._places, last, lo=low, key=_position)]
        found = ((each, each.start, each.end) for each in begun if not each.value.is_in_conflict)
        return sorted((each for each in found if each[2] >= first), key=itemgetter(1))

    def hue_of(self, value: Suggested) -> QColor:
        """Return the colour of a suggestion's person."""
        return self._hues[value.hue % len(self._hues)]

    def face(self, values: Sequence[Suggested]) -> object:
        return [(value.id, value.hue, value.is_in_conflict) for value in values]

    def paint_mark(self, painter: QPainter, box: QRect, values: Sequence[Suggested], *, is_hovered: bool) -> None:
        hues = list(dict.fromkeys(value.hue % len(self._hues) for value in values))[:3]
        path = _pennant(box.width(), box.height()).translated(box.left(), box.top())
        share = box.width() / len(hues)
        is_hollow = all(value.is_in_conflict for value in values)
        if is_hollow:
            painter.strokePath(path, QPen(self._hues[hues[0]], 1))
        elif len(hues) == 1:
            painter.fillPath(path, self._hues[hues[0]])
        else:
            painter.save()
            painter.setClipPath(path)
            for place, hue in enumerate(hues):
                painter.fillRect(QRectF(box.left() + place * share, box.top(), share, box.height()), self._hues[hue])
            painter.restore()
        if is_hovered:
            painter.strokePath(path, QPen(self._edit.palette().text().color(), 2))
        painter.setPen(self._hues[hues[0]] if is_hollow else self._ground)
        words = box.adjusted(0, 0, -round(_TIP / 2), 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, str(len(values)) if len(values) < 10 else "9+")

    def _mark_size(self) -> QSize:
        return QSize(self.width(), self.fontMetrics().height())

    def _between(self, first: int, last: int) -> list[tuple[QRect, LiveSpan[Suggested]]]:
        # However the text changes, it keeps the places in their order.
        low = bisect_left(self._places, first, key=_position)
        here = self._places[low : bisect_right(self._places, last, lo=low, key=_position)]
        return with_lines(self._edit, [(_position(each), each) for each in here])


@lru_cache(maxsize=8)
def _pennant(width: int, height: int) -> QPainterPath:
    """Return the outline of a flag that points away from the text, within a box of this size."""
    right, low = width - 1, height - 0.5
    path = QPainterPath(QPointF(0.5, 0.5))
    for x, y in ((right - _TIP, 0.5), (right, height / 2), (right - _TIP, low), (0.5, low)):
        path.lineTo(x, y)
    path.closeSubpath()
    return path


def _position(span: LiveSpan[Suggested]) -> int:
    return span.cursor.selectionStart()


def _placed(
    block: QTextBlock, record: RecordText, values: Iterable[Suggested], known: Mapping[str, LiveSpan[Suggested]]
) -> list[LiveSpan[Suggested]]:
    """Return suggestions of the passage in a block in their places; one `known` to stand there is left there."""
    return [LiveSpan(each, _cursor_on(block, record, each, known.get(each.id))) for each in values]


def _cursor_on(
    block: QTextBlock, record: RecordText, value: Suggested, known: LiveSpan[Suggested] | None
) -> QTextCursor:
    """Return a cursor on the words or place of a suggestion, which takes in nothing typed at its edges.

    It is the known one where that stands there: to set a new one, the line is measured.
    """
    position, start, end = block.position(), value.anchor.start, value.anchor.end
    low = position + record.unit_of(min(start, len(record.text)), is_end=True)
    high = low if start == end else position + record.unit_of(min(end, len(record.text)), is_end=True)
    if known is not None and (known.start, known.end, _is_caret(known.value)) == (low, high, start == end):
        return known.cursor
    return _caret_at(block.document(), low) if start == end else cursor_on(block.document(), low, high)


def _is_caret(value: Suggested) -> bool:
    return value.anchor.start == value.anchor.end


def _caret_at(document: QTextDocument, position: int) -> QTextCursor:
    caret = QTextCursor(document)
    caret.setPosition(position)
    return caret


def _said(values: Sequence[Suggested]) -> str:
    lines = [value.words for value in values[:_MOST_SAID]]
    if len(values) > _MOST_SAID:
        lines.append("\u2026")
    return "\n".join(lines)
