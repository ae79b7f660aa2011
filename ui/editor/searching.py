"""Find and replace in the text of one section."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QTextCursor, QTextDocument

from domain.text.finding import Wanted, find
from ui.editor.passage_blocks import blocks_of
from ui.editor.record_text import record_of
from ui.editor.tidying import clean_words


@dataclass(frozen=True, slots=True)
class Match:
    """A match by its place in the document, in UTF-16 units."""

    start: int
    end: int


def matches_in(document: QTextDocument, wanted: Wanted) -> tuple[Match, ...]:
    """Return every match in order; none reaches over the end of a passage."""
    found: list[Match] = []
    for block in blocks_of(document):
        record = record_of(block)
        begin = block.position()
        for start, end in find(record.text, wanted):
            found.append(Match(begin + record.unit_of(start), begin + record.unit_of(end, is_end=True)))
    return tuple(found)


def next_match(matches: Sequence[Match], position: int) -> int:
    """Return the index of the first match at or after `position`, round the end; -1 when there are none."""
    if not matches:
        return -1
    return bisect_left([match.start for match in matches], position) % len(matches)


def previous_match(matches: Sequence[Match], position: int) -> int:
    """Return the index of the last match that ends at or before `position`, round the start; -1 for none."""
    if not matches:
        return -1
    return (bisect_right([match.end for match in matches], position) - 1) % len(matches)


def cursor_on(document: QTextDocument, match: Match) -> QTextCursor:
    """Return a cursor that selects the match."""
    cursor = QTextCursor(document)
    cursor.setPosition(match.start)
    cursor.setPosition(match.end, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def replace_matches(document: QTextDocument, matches: Sequence[Match], replacement: str) -> int:
    """Replace these matches as one undo step, keeping links, and return how many there were."""
    words = clean_words(replacement)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for match in reversed(matches):
        cursor.setPosition(match.start + 1)
        look = cursor.charFormat()
        cursor.setPosition(match.start)
        cursor.setPosition(match.end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(words, look)
    cursor.endEditBlock()
    return len(matches)
