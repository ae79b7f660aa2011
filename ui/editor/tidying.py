"""Put right what an edit left behind: an id held twice or by none, a look that is not its kind's, unwanted characters.

The editor's own commands leave nothing to mend. This is for what Qt does by itself: joining paragraphs of two kinds,
input methods and accessibility tools that insert line breaks. The mending becomes part of the edit it follows, so that
undo and redo pass over both at once; after undo and redo themselves there is nothing to mend.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextFormat

from domain.text.cleaning import clean_line
from ui.editor.offsets import to_utf16
from ui.editor.passage_blocks import (
    BlockIdentity,
    block_format,
    blocks_of,
    character_format,
    id_of,
    identity_of,
    kind_of,
)

OBJECT_REPLACEMENT = "\ufffc"


def clean_words(text: str) -> str:
    """Return the text of one passage as it may stand in the document."""
    return clean_line(text).replace(OBJECT_REPLACEMENT, "")


def find_identity_faults(document: QTextDocument) -> list[tuple[int, str]]:
    """Return (block number, id of its parent) of each block that needs a new id, in order.

    Of several blocks with one id, the first that has words keeps it.
    """
    holders: dict[str, list[QTextBlock]] = {}
    for block in blocks_of(document):
        holders.setdefault(id_of(block), []).append(block)
    faults: list[tuple[int, str]] = []
    for passage_id, blocks in holders.items():
        if passage_id and len(blocks) == 1:
            continue
        keeper = next((block for block in blocks if block.length() > 1), blocks[0]) if passage_id else None
        for block in blocks:
            if keeper is None or block != keeper:
                faults.append((block.blockNumber(), passage_id if block.length() > 1 else ""))
    return sorted(faults)


def mend_identities(document: QTextDocument, faults: Iterable[tuple[int, str]], new_id: Callable[[], str]) -> None:
    """Give a new id to each block that `find_identity_faults` named."""
    for number, parent_id in faults:
        block = document.findBlockByNumber(number)
        set_identity(block, replace(identity_of(block), id=new_id(), parent_id=parent_id))


def set_identity(block: QTextBlock, identity: BlockIdentity) -> None:
    """Give the block another identity and the look that belongs to it; its words are left alone."""
    was = identity_of(block)
    QTextCursor(block).setBlockFormat(block_format(identity, block.document()))
    if was.kind is not identity.kind or block.length() == 1:
        dress_words(block)


def dress_words(block: QTextBlock) -> None:
    """Give all words of the block the one look of its kind, keeping links."""
    kind = kind_of(block)
    cursor = QTextCursor(block)
    cursor.setBlockCharFormat(character_format(kind))
    for start, end, url in _pieces(block):
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(character_format(kind, url))


def is_dressed(block: QTextBlock) -> bool:
    """Tell whether all words of the block have the look of its kind."""
    wanted = character_format(kind_of(block)).property(QTextFormat.Property.FontSizeAdjustment.value)
    iterator = block.begin()
    while not iterator.atEnd():
        if iterator.fragment().charFormat().property(QTextFormat.Property.FontSizeAdjustment.value) != wanted:
            return False
        iterator += 1
    return True


def remove_unwanted(block: QTextBlock) -> None:
    """Delete each unwanted character of the block; tabs and line breaks become spaces."""
    text = block.text()
    cursor = QTextCursor(block)
    for index in range(len(text) - 1, -1, -1):
        cleaned = clean_words(text[index])
        if cleaned == text[index]:
            continue
        start = block.position() + to_utf16(text, index)
        cursor.setPosition(start)
        cursor.setPosition(start + to_utf16(text[index], 1), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(cleaned)


def tidy(
    document: QTextDocument, touched: Sequence[QTextBlock], has_new_blocks: bool, new_id: Callable[[], str]
) -> bool:
    """Mend the touched blocks within the edit just made and return whether there was anything to mend."""
    soiled = [
        block for block in touched if not block.text().isprintable() and clean_words(block.text()) != block.text()
    ]
    faults = find_identity_faults(document) if has_new_blocks else []
    undressed = [block for block in touched if not is_dressed(block)] if has_new_blocks else []
    if not soiled and not faults and not undressed:
        return False
    cursor = QTextCursor(document)
    cursor.joinPreviousEditBlock()
    mend_identities(document, faults, new_id)
    for block in undressed:
        dress_words(block)
    for block in soiled:
        remove_unwanted(block)
    cursor.endEditBlock()
    return True


def _pieces(block: QTextBlock) -> list[tuple[int, int, str]]:
    pieces: list[tuple[int, int, str]] = []
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        start = fragment.position()
        pieces.append((start, start + fragment.length(), fragment.charFormat().anchorHref()))
        iterator += 1
    return pieces
