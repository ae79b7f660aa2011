"""Links in the text: set, removed, found under the caret, and kept from growing when one types behind them."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor

from domain.assessment import Link
from ui.editor.passage_blocks import character_format, kind_of, links_of, select_in_block
from ui.editor.record_text import record_of
from ui.editor.writing import blocks_in


def link_at(cursor: QTextCursor) -> Link | None:
    """Return the link that the caret stands in or at the edge of."""
    block = cursor.block()
    record = record_of(block)
    offset = record.offset_of(cursor.position() - block.position())
    return next((link for link in links_of(block, record) if link.start <= offset <= link.end), None)


def set_link(cursor: QTextCursor, url: str) -> None:
    """Make the selected words, or those of the link at the caret, lead to `url`: one undo step."""
    target = _words_meant(cursor)
    target.beginEditBlock()
    start, end = target.selectionStart(), target.selectionEnd()
    for block in blocks_in(target):
        part = QTextCursor(block)
        part.setPosition(max(start, block.position()))
        part.setPosition(min(end, block.position() + block.length() - 1), QTextCursor.MoveMode.KeepAnchor)
        if part.hasSelection():
            part.setCharFormat(character_format(kind_of(block), url))
    target.endEditBlock()


def remove_link(cursor: QTextCursor) -> None:
    """Make the selected words, or those of the link at the caret, plain again: one undo step."""
    set_link(cursor, "")


def is_at_link_end(cursor: QTextCursor) -> bool:
    """Tell whether words typed here would wrongly become part of the link before the caret."""
    if not cursor.charFormat().isAnchor():
        return False
    link = link_at(cursor)
    block = cursor.block()
    offset = record_of(block).offset_of(cursor.position() - block.position())
    return link is None or offset in (link.start, link.end)


def _words_meant(cursor: QTextCursor) -> QTextCursor:
    if cursor.hasSelection():
        return QTextCursor(cursor)
    link = link_at(cursor)
    if link is not None:
        return select_in_block(cursor.block(), link.start, link.end)
    word = QTextCursor(cursor)
    word.select(QTextCursor.SelectionType.WordUnderCursor)
    return word
