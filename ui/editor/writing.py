"""What the keys of a writer do to passages: Enter, Backspace, kinds, and the marks that make a bullet or a heading."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtGui import QTextBlock, QTextCursor

from domain.assessment import PassageKind
from ui.editor.passage_blocks import (
    BlockIdentity,
    block_format,
    character_format,
    identity_of,
    kind_of,
    natural_level,
)
from ui.editor.tidying import set_identity

MARKS = {"-": PassageKind.BULLET, "*": PassageKind.BULLET, "•": PassageKind.BULLET, "#": PassageKind.HEADING}
"""What a space after this character at the start of a paragraph makes of it."""


def split(cursor: QTextCursor, new_id: Callable[[], str]) -> None:
    """Do what Enter does at the cursor, as one undo step.

    The words before the cursor keep their passage's id; those after it get a new one with a note of its parent. At
    the start of a passage its words keep the id and the empty line above is new. An empty bullet ends the list, and
    a heading is followed by a paragraph.
    """
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    block = cursor.block()
    identity = identity_of(block)
    if block.length() == 1 and identity.kind is not PassageKind.PARAGRAPH:
        set_identity(block, replace(identity, kind=PassageKind.PARAGRAPH, level=0))
    elif cursor.atBlockStart() and block.length() > 1:
        _open_line_above(cursor, identity, new_id)
    else:
        _begin_next(cursor, identity, new_id)
    cursor.endEditBlock()


def _open_line_above(cursor: QTextCursor, identity: BlockIdentity, new_id: Callable[[], str]) -> None:
    kind = PassageKind.BULLET if identity.kind is PassageKind.BULLET else PassageKind.PARAGRAPH
    above = BlockIdentity(new_id(), kind, natural_level(kind, identity.level), "")
    cursor.insertBlock(block_format(identity, cursor.document()), character_format(identity.kind))
    set_identity(cursor.block().previous(), above)


def _begin_next(cursor: QTextCursor, identity: BlockIdentity, new_id: Callable[[], str]) -> None:
    is_at_end = cursor.atBlockEnd()
    if identity.kind is PassageKind.BULLET or not is_at_end:
        kind, level = identity.kind, identity.level
    else:
        kind, level = PassageKind.PARAGRAPH, 0
    following = BlockIdentity(new_id(), kind, level, "" if is_at_end else identity.id)
    cursor.insertBlock(block_format(following, cursor.document()), character_format(kind))


def blocks_in(cursor: QTextCursor) -> list[QTextBlock]:
    """Return the blocks that the selection touches, or the one of the caret."""
    document = cursor.document()
    block = document.findBlock(cursor.selectionStart())
    last = document.findBlock(cursor.selectionEnd())
    blocks = [block]
    while block != last and block.isValid():
        block = block.next()
        blocks.append(block)
    if len(blocks) > 1 and cursor.selectionEnd() == last.position():
        blocks.pop()
    return blocks


def set_kind(cursor: QTextCursor, kind: PassageKind, level: int = 0) -> None:
    """Make each selected passage one of `kind`, as one undo step; ids and words stay."""
    working = QTextCursor(cursor)
    working.beginEditBlock()
    for block in blocks_in(cursor):
        identity = identity_of(block)
        wanted = replace(identity, kind=kind, level=natural_level(kind, level))
        if wanted != identity:
            set_identity(block, wanted)
    working.endEditBlock()


def ends_kind(cursor: QTextCursor) -> bool:
    """Tell whether Backspace here turns a bullet or heading into a paragraph rather than joining two passages."""
    return not cursor.hasSelection() and cursor.atBlockStart() and kind_of(cursor.block()) is not PassageKind.PARAGRAPH


def kind_begun_by(cursor: QTextCursor, typed: str) -> PassageKind | None:
    """Return the kind that typing `typed` at the cursor asks for by a mark such as "- ", or None."""
    if typed != " " or cursor.hasSelection() or cursor.positionInBlock() != 1:
        return None
    block = cursor.block()
    if kind_of(block) is not PassageKind.PARAGRAPH:
        return None
    return MARKS.get(block.text()[:1])


def begin_kind(cursor: QTextCursor, kind: PassageKind) -> None:
    """Remove the mark before the cursor and make the passage one of `kind`: one undo step, back to the mark typed."""
    cursor.insertText(" ")
    cursor.beginEditBlock()
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    block = cursor.block()
    set_identity(block, replace(identity_of(block), kind=kind, level=natural_level(kind)))
    cursor.endEditBlock()


def join(cursor: QTextCursor) -> None:
    """Join the passage of the cursor to the one before it, as one undo step.

    The edit block makes it a step that mending can be joined to; Qt's own deletion of one character has none.
    """
    cursor.beginEditBlock()
    cursor.deletePreviousChar()
    cursor.endEditBlock()
