"""Put proposed words in the place of present ones, as one step that undo takes back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtGui import QTextCursor

from domain.text.word_difference import changes_between
from ui.editor.passage_blocks import select_in_block
from ui.editor.record_text import record_of
from ui.editor.suggesting.suggesting_text import SuggestingText
from ui.editor.tidying import clean_words


@dataclass(frozen=True, slots=True)
class Mend:
    """The words at `start` of a passage, in code points, and those that come in their place."""

    passage_id: str
    start: int
    words: str
    replacement: str


def mend_all(text: SuggestingText, mends: Iterable[Mend]) -> int:
    """Replace words in several places, none of which overlap, as one step of undo; return how many were replaced."""
    cursor = QTextCursor(text.document())
    cursor.beginEditBlock()
    # From the last to the first of a passage, so that the places of the others stay as they are.
    backwards = sorted(mends, key=lambda each: -each.start)
    mended = sum(mend_words(text, each.passage_id, each.start, each.words, each.replacement) for each in backwards)
    cursor.endEditBlock()
    return mended


def mend_words(text: SuggestingText, passage_id: str, start: int, words: str, replacement: str) -> bool:
    """Replace `words` at `start` of a passage; False, and nothing done, when other words stand there or none.

    Only what differs is touched, so that citations and links on the words around it stay.
    While somebody suggests, it is suggested.
    """
    block = text.block_of(passage_id)
    end = start + len(words)
    if block is None or text.isReadOnly() or record_of(block).text[start:end] != words:
        return False
    changes = reversed(tuple(changes_between(words, clean_words(replacement))))
    if text.is_suggesting:
        for change in changes:
            text.suggest(select_in_block(block, start + change.start, start + change.end), change.words)
        return True
    cursor = QTextCursor(text.document())
    cursor.beginEditBlock()
    for change in changes:
        place = select_in_block(block, start + change.start, start + change.end)
        cursor.setPosition(place.selectionStart())
        cursor.setPosition(place.selectionEnd(), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(change.words, cursor.charFormat())
    cursor.endEditBlock()
    return True
