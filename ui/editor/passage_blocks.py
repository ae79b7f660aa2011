"""How a passage stands in the document: the properties and formats of its block, and the way back to a value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QFont, QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat

from domain.assessment import Link, Passage, PassageKind
from ui.editor.record_text import RecordText, record_of

ID_PROPERTY = QTextFormat.Property.UserProperty.value + 1
PARENT_PROPERTY = QTextFormat.Property.UserProperty.value + 2
KIND_PROPERTY = QTextFormat.Property.UserProperty.value + 3
LEVEL_PROPERTY = QTextFormat.Property.UserProperty.value + 4

LINE_HEIGHT_PERCENT = 112
"""Of the height of the font itself: with Source Serif 4 a line is one and a half times the size of its letters."""
HEADING_SIZE_STEP = 1
DEEPEST_BULLET = 2

_KINDS = {kind.value: kind for kind in PassageKind}
_SPACES = {
    PassageKind.PARAGRAPH: (0.0, 0.42),
    PassageKind.HEADING: (0.56, 0.14),
    PassageKind.BULLET: (0.0, 0.21),
}
"""Above and below, as shares of the document's indent, which grows with the text size."""


@dataclass(frozen=True, slots=True)
class BlockIdentity:
    """What a block's format says of its passage."""

    id: str
    kind: PassageKind
    level: int
    parent_id: str


def natural_level(kind: PassageKind, level: int = 0) -> int:
    """Return the level a passage of this kind has: 0 for paragraphs, 1 at least for others, 2 at most for bullets."""
    if kind is PassageKind.PARAGRAPH:
        return 0
    return min(max(level, 1), DEEPEST_BULLET) if kind is PassageKind.BULLET else max(level, 1)


def block_format(identity: BlockIdentity, document: QTextDocument) -> QTextBlockFormat:
    """Return the block format that carries `identity` and looks as its kind does in this document."""
    block_form = QTextBlockFormat()
    block_form.setProperty(ID_PROPERTY, identity.id)
    block_form.setProperty(PARENT_PROPERTY, identity.parent_id)
    block_form.setProperty(KIND_PROPERTY, identity.kind.value)
    block_form.setProperty(LEVEL_PROPERTY, identity.level)
    above, below = _SPACES[identity.kind]
    block_form.setTopMargin(above * document.indentWidth())
    block_form.setBottomMargin(below * document.indentWidth())
    block_form.setLineHeight(LINE_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if identity.kind is PassageKind.BULLET:
        block_form.setIndent(identity.level)
    if identity.kind is PassageKind.HEADING:
        block_form.setHeadingLevel(identity.level)
    return block_form


def identity_of(block: QTextBlock) -> BlockIdentity:
    """Return what the block's format says; an id of "" when it never got one."""
    block_form = block.blockFormat()
    kind = block_form.stringProperty(KIND_PROPERTY)
    return BlockIdentity(
        block_form.stringProperty(ID_PROPERTY),
        _KINDS[kind] if kind else PassageKind.PARAGRAPH,
        block_form.intProperty(LEVEL_PROPERTY),
        block_form.stringProperty(PARENT_PROPERTY),
    )


def id_of(block: QTextBlock) -> str:
    """Return the id in the block's format, "" when it has none."""
    return block.blockFormat().stringProperty(ID_PROPERTY)


def kind_of(block: QTextBlock) -> PassageKind:
    """Return the kind in the block's format."""
    return identity_of(block).kind


def character_format(kind: PassageKind, url: str = "") -> QTextCharFormat:
    """Return the one format that words of this kind of passage have; links differ by an underline only."""
    char_form = QTextCharFormat()
    if kind is PassageKind.HEADING:
        # Relative to the document's font, so that a change of text size needs no edit.
        char_form.setProperty(QTextFormat.Property.FontSizeAdjustment.value, HEADING_SIZE_STEP)
        char_form.setFontWeight(QFont.Weight.DemiBold)
    if url:
        char_form.setAnchor(True)
        char_form.setAnchorHref(url)
        char_form.setFontUnderline(True)
    return char_form


def blocks_of(document: QTextDocument) -> Iterator[QTextBlock]:
    """Yield every block in order."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def links_of(block: QTextBlock, record: RecordText) -> tuple[Link, ...]:
    """Return the links in the block, in code points of its text of record; neighbouring pieces of one link are one."""
    links: list[Link] = []
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        url = fragment.charFormat().anchorHref()
        if url:
            start = record.offset_of(fragment.position() - block.position())
            end = record.offset_of(fragment.position() - block.position() + fragment.length())
            if links and links[-1].end == start and links[-1].url == url:
                start = links.pop().start
            links.append(Link(start, end, url))
        iterator += 1
    return tuple(links)


def passage_of(block: QTextBlock, version: int = 0) -> Passage:
    """Return the block as a value."""
    return identified_passage(block, identity_of(block), version)


def identified_passage(block: QTextBlock, identity: BlockIdentity, version: int) -> Passage:
    """Return the words of the block as a passage of this identity."""
    record = record_of(block)
    return Passage(
        identity.id, identity.kind, record.text, identity.level, links_of(block, record), version, identity.parent_id
    )


def insert_words(cursor: QTextCursor, kind: PassageKind, text: str, links: tuple[Link, ...] = ()) -> None:
    """Insert `text`, which holds no line break, at the cursor with its links and the look of `kind`."""
    done = 0
    for link in sorted(links, key=lambda link: link.start):
        if link.start < done or link.end <= link.start:
            continue
        if link.start > done:
            cursor.insertText(text[done : link.start], character_format(kind))
        cursor.insertText(text[link.start : link.end], character_format(kind, link.url))
        done = link.end
    if done < len(text):
        cursor.insertText(text[done:], character_format(kind))


def select_in_block(block: QTextBlock, start: int, end: int) -> QTextCursor:
    """Return a cursor that selects the code points [start, end) of the block's text of record."""
    record = record_of(block)
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + record.unit_of(start))
    low = cursor.position()
    high = block.position() + record.unit_of(end, is_end=start < end)
    cursor.setPosition(max(low, high), QTextCursor.MoveMode.KeepAnchor)
    return cursor
