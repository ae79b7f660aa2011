"""Show a passage with its suggestions in its block, touching nothing but what is shown otherwise than before.

The letters of record are never taken out, so that what stands on them, citations and comments, stays where it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

from PySide6.QtGui import QColor, QTextBlock, QTextCharFormat, QTextCursor

from domain.assessment import Passage
from domain.review.suggestions import Segment, SegmentKind, Shown
from domain.text.text_change import shared_ends
from ui.editor.offsets import to_utf16
from ui.editor.passage_blocks import character_format
from ui.editor.record_text import WITH_SUGGESTIONS
from ui.editor.suggesting.run_look import deleted_format, inserted_format

LINE_END = "\u2028"
"""A line end in suggested words is shown as one within their passage, which they would split."""
ColourOf = Callable[[str], QColor]
"""The colour of a suggestion's person."""
Runs = tuple[tuple[str, str], ...]
"""Suggestions by id, and the letters that each puts in at one place."""


def show_in_block(block: QTextBlock, passage: Passage, before: Shown, after: Shown, colour_of: ColourOf) -> None:
    """Make a block that shows `before` show `after`, two looks of the same passage of record."""
    cursor = QTextCursor(block)
    cursor.beginEditBlock()
    was, now = _inserted(before), _inserted(after)
    for offset in sorted(was.keys() | now.keys(), reverse=True):
        if was.get(offset) != now.get(offset):
            at = block.position() + to_utf16(before.text, before.to_shown(offset, is_end=True))
            for low, high, runs in _rewritten(was.get(offset, ()), now.get(offset, ())):
                cursor.setPosition(at + low)
                cursor.setPosition(at + high, QTextCursor.MoveMode.KeepAnchor)
                cursor.removeSelectedText()
                for suggestion_id, words in runs:
                    look = inserted_format(passage.kind, suggestion_id, colour_of(suggestion_id))
                    cursor.insertText(words.replace("\n", LINE_END), look)
    block.setUserState(WITH_SUGGESTIONS if now else -1)
    if _deleted(before) != _deleted(after):
        for low, high, look in _record_looks(passage, after, colour_of):
            cursor.setPosition(block.position() + to_utf16(after.text, low))
            cursor.setPosition(block.position() + to_utf16(after.text, high), QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(look)
    cursor.endEditBlock()


def _inserted(look: Shown) -> Mapping[int, Runs]:
    """Return by their places in the record the letters that are suggested there."""
    found: dict[int, Runs] = defaultdict(tuple)
    for segment in look.segments:
        if segment.kind is SegmentKind.INSERTED:
            found[segment.start] += ((segment.suggestion_ids[0], segment.text),)
    return found


def _rewritten(was: Runs, now: Runs) -> Iterator[tuple[int, int, Runs]]:
    """Yield, from the last to the first, which UTF-16 units [low, high) of letters put in at one place become others.

    What is typed among many letters of a suggestion leaves these alone.
    """
    end = sum(to_utf16(words, len(words)) for _, words in was)
    if [each for each, _ in was] != [each for each, _ in now]:
        yield 0, end, now
        return
    for (suggestion_id, old), (_, new) in zip(was[::-1], now[::-1], strict=True):
        end -= to_utf16(old, len(old))
        if old != new:
            head, tail = shared_ends(old, new)
            tail = min(tail, len(old) - head, len(new) - head)
            low, high = to_utf16(old, head), to_utf16(old, len(old) - tail)
            yield end + low, end + high, ((suggestion_id, new[head : len(new) - tail]),)


def _deleted(look: Shown) -> list[Segment]:
    return [segment for segment in look.segments if segment.kind is SegmentKind.DELETED]


def _record_looks(passage: Passage, look: Shown, colour_of: ColourOf) -> Iterator[tuple[int, int, QTextCharFormat]]:
    """Yield the shown spans of the letters of record, cut at the ends of links, with the format each is to have."""
    for low, _high, segment in look.spans():
        if segment.kind is SegmentKind.INSERTED:
            continue
        end = segment.start + len(segment.text)
        cuts = sorted({segment.start, end, *(at for link in passage.links for at in (link.start, link.end))})
        cuts = [at for at in cuts if segment.start <= at <= end]
        for start, stop in pairwise(cuts):
            url = next((link.url for link in passage.links if link.start <= start < link.end), "")
            if segment.kind is SegmentKind.DELETED:
                form = deleted_format(passage.kind, url, segment.suggestion_ids, colour_of(segment.suggestion_ids[0]))
            else:
                form = character_format(passage.kind, url)
            yield low + start - segment.start, low + stop - segment.start, form
