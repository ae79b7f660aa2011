"""Fill a document with passages, outside undo, and find the way from a passage to its block."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QTextCursor, QTextDocument

from domain.assessment import Passage
from ui.editor.passage_blocks import (
    BlockIdentity,
    block_format,
    blocks_of,
    character_format,
    id_of,
    identity_of,
    insert_words,
)
from ui.editor.tidying import clean_words


def fill(document: QTextDocument, passages: Sequence[Passage]) -> None:
    """Replace everything in the document by `passages`; undo starts afresh."""
    document.setUndoRedoEnabled(False)
    document.clear()
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for index, passage in enumerate(passages):
        identity = BlockIdentity(passage.id, passage.kind, passage.level, passage.parent_id)
        if index:
            cursor.insertBlock(block_format(identity, document), character_format(passage.kind))
        else:
            cursor.setBlockFormat(block_format(identity, document))
            cursor.setBlockCharFormat(character_format(passage.kind))
        insert_words(cursor, passage.kind, clean_words(passage.text), passage.links)
    cursor.endEditBlock()
    document.setUndoRedoEnabled(True)
    document.setModified(False)


def respace(document: QTextDocument) -> None:
    """Fit the space between paragraphs to the document's text size; undo starts afresh."""
    document.setUndoRedoEnabled(False)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for block in blocks_of(document):
        cursor.setPosition(block.position())
        cursor.setBlockFormat(block_format(identity_of(block), document))
    cursor.endEditBlock()
    document.setUndoRedoEnabled(True)
    document.setModified(False)


def numbers_of(document: QTextDocument) -> dict[str, int]:
    """Return the number of the first block that carries each id."""
    numbers: dict[str, int] = {}
    for number, block in enumerate(blocks_of(document)):
        numbers.setdefault(id_of(block), number)
    return numbers
