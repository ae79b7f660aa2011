"""The text of record in a block, and the way between its letters and those of the document.

The only place that knows of the two being different: where suggestions are shown, letters that are only suggested stand
in the document too. All who read passages, or places in them, from blocks do it through here. A block without
suggestions, which is every block while nobody looks at any, costs no more than its text.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QTextBlock, QTextCursor, QTextFormat

from domain.review.suggestions import Segment, SegmentKind, Shown
from ui.editor.offsets import from_utf16, to_utf16

INSERTED_PROPERTY = QTextFormat.Property.UserProperty.value + 10
"""On the format of letters that are only suggested: the id of their suggestion."""
WITH_SUGGESTIONS = 1
"""The state of a block in which suggested letters stand."""


class RecordText:
    """The `text` of record of one block as it stands now, in code points; places in the block are UTF-16 units."""

    __slots__ = ("_look", "_shown", "text")

    def __init__(self, shown: str, look: Shown | None = None) -> None:
        self._shown, self._look = shown, look
        self.text = shown if look is None else look.record

    def offset_of(self, unit: int) -> int:
        """Return the offset of the record at a place in the block; that of the place between for suggested letters."""
        offset = from_utf16(self._shown, unit)
        return offset if self._look is None else self._look.to_record(offset)

    def unit_of(self, offset: int, *, is_end: bool = False) -> int:
        """Return where in the block an offset of the record is, as `Shown.to_shown` says for starts and ends."""
        at = offset if self._look is None else self._look.to_shown(offset, is_end=is_end)
        return to_utf16(self._shown, at)


def record_of(block: QTextBlock) -> RecordText:
    """Return the text of record of a block."""
    if block.userState() != WITH_SUGGESTIONS:
        return RecordText(block.text())
    return RecordText(block.text(), Shown(tuple(_segments(block))))


def record_words(cursor: QTextCursor) -> str:
    """Return the words of record that a cursor selects within one block."""
    block = cursor.document().findBlock(cursor.selectionStart())
    if block.userState() != WITH_SUGGESTIONS:
        return cursor.selectedText()
    record, begin = record_of(block), block.position()
    return record.text[
        record.offset_of(cursor.selectionStart() - begin) : record.offset_of(cursor.selectionEnd() - begin)
    ]


def _segments(block: QTextBlock) -> Iterator[Segment]:
    start = 0
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        text, suggestion_id = fragment.text(), fragment.charFormat().stringProperty(INSERTED_PROPERTY)
        if suggestion_id:
            yield Segment(SegmentKind.INSERTED, text, start, (suggestion_id,))
        else:
            yield Segment(SegmentKind.RECORD, text, start)
            start += len(text)
        iterator += 1
