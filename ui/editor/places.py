"""From the caret or the selection to the anchor a citation is tied to."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor

from domain.assessment import Anchor
from domain.text.anchors import make_anchor
from domain.text.sentences import split
from ui.editor.passage_blocks import id_of
from ui.editor.record_text import record_of
from ui.editor.writing import blocks_in


def anchor_at(cursor: QTextCursor) -> Anchor | None:
    """Return the anchor of the selected words, or of the sentence at the caret; None where there are no words.

    White space at either end is left out. Of a selection over several passages, the part in the first passage with
    words counts: an anchor stands in one passage.
    """
    return _anchor_of_selection(cursor) if cursor.hasSelection() else _anchor_of_sentence(cursor)


def sentence_at(cursor: QTextCursor) -> Anchor | None:
    """Return the anchor of the sentence in which the caret stands, or the selection begins."""
    there = QTextCursor(cursor)
    there.setPosition(cursor.selectionStart())
    return _anchor_of_sentence(there)


def anchor_under(cursor: QTextCursor, place: int) -> Anchor | None:
    """Return the anchor of the selected words where the place of the document is in them, else of its sentence."""
    if cursor.hasSelection() and cursor.selectionStart() <= place <= cursor.selectionEnd():
        return _anchor_of_selection(cursor)
    there = QTextCursor(cursor.document())
    there.setPosition(place)
    return _anchor_of_sentence(there)


def _anchor_of_selection(cursor: QTextCursor) -> Anchor | None:
    for block in blocks_in(cursor):
        record = record_of(block)
        start = record.offset_of(max(0, cursor.selectionStart() - block.position()))
        end = record.offset_of(min(block.length() - 1, cursor.selectionEnd() - block.position()))
        anchor = _anchor(id_of(block), record.text, start, end)
        if anchor is not None:
            return anchor
    return None


def _anchor_of_sentence(cursor: QTextCursor) -> Anchor | None:
    block = cursor.block()
    record = record_of(block)
    text, offset = record.text, record.offset_of(cursor.positionInBlock())
    chosen: tuple[int, int] | None = None
    for start, end in split(text):
        if start <= offset or chosen is None:
            chosen = (start, end)
    return _anchor(id_of(block), text, *chosen) if chosen else None


def _anchor(passage_id: str, text: str, start: int, end: int) -> Anchor | None:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    return make_anchor(passage_id, text, start, end) if start < end else None
