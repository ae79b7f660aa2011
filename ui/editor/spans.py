"""Where cited and marked words stand while one types: they follow the text, and undo gives back what they lost."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import Generic, TypeVar

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from domain.assessment import Anchor, Citation
from domain.evidence.evidence import SentenceMark
from domain.text.anchors import make_anchor
from domain.text.seeking import TELLING_LENGTH
from ui.editor.commented import Commented
from ui.editor.passage_blocks import blocks_of, id_of, select_in_block
from ui.editor.record_text import record_of, record_words
from ui.editor.suggesting.suggested import Suggested

Standing = TypeVar("Standing", Citation, SentenceMark, Commented, Suggested)


MOST_FORMER = 20
"""Earlier places of a span that are remembered: as many saves may each have taken some of its words."""


@dataclass(slots=True)
class LiveSpan(Generic[Standing]):
    """What stands on words and where they are now; `cursor` has no selection while they are gone.

    `former` are the anchors that the span had before earlier saves, the latest last. `beside` is the length of those
    words of them that stand around it without being its own, `is_regrown` says that undo gave it words which the store
    does not know of yet, `is_guessed` that the words are like its own and may be others.
    """

    value: Standing
    cursor: QTextCursor
    former: tuple[Anchor, ...] = ()
    beside: int = 0
    is_regrown: bool = False
    is_guessed: bool = False

    @property
    def start(self) -> int:
        return self.cursor.selectionStart()

    @property
    def end(self) -> int:
        return self.cursor.selectionEnd()

    @property
    def is_placed(self) -> bool:
        return self.cursor.hasSelection()


class Spans(Generic[Standing]):
    """Follows the words that a section's citations, its sentence marks, or its comments stand on.

    The document moves the cursors with the text. What is typed at the edges of a span stays outside it. A span whose
    words were deleted is looked for in each passage touched afterwards, so undo and pasting bring it back. One that
    lost some of its words, saved or not, has them again when undo puts them back around it; one that took in others
    between its own is rid of them when undo brings back the text that it had without. The store decides in the end,
    when it saves.
    """

    def __init__(self, edit: QTextEdit) -> None:
        self._edit = edit
        self._spans: dict[str, LiveSpan[Standing]] = {}
        # Those on words by where they begin, and those without: made when first asked for, so that a key looks at no
        # others than those of the passage it is typed in. The document keeps the former in their order.
        self._order: list[LiveSpan[Standing]] | None = None
        self._lost: list[LiveSpan[Standing]] = []
        self._undo_steps = 0

    def set(self, values: Sequence[Standing]) -> bool:
        """Follow these; return whether anything is shown otherwise now.

        One whose anchor did not change stays where it has moved to by now, and one that stands where its anchor says
        stays there.
        """
        before, self._spans, self._order = self._spans, {}, None
        blocks: dict[str, QTextBlock] = {}
        is_other = before.keys() != {value.id for value in values}
        for value in values:
            known = before.get(value.id)
            if known is not None and known.value == value and (known.is_placed or value.is_detached):
                self._spans[value.id] = known
            elif known is not None and not value.is_detached and known.is_placed and _stands(known, value.anchor):
                is_other |= known.is_regrown or replace(known.value, anchor=value.anchor) != value
                is_regrown = known.is_regrown and len(value.anchor.exact) < known.end - known.start
                self._spans[value.id] = LiveSpan(value, known.cursor, _former(known, value), is_regrown=is_regrown)
            else:
                blocks = blocks or {id_of(block): block for block in blocks_of(self._edit.document())}
                cursor = self._place(value, blocks.get(value.anchor.passage_id))
                span = LiveSpan(value, cursor, _former(known, value) if known is not None else ())
                span.beside = _length(_words_around(span)) if span.is_placed else 0
                if known is not None and span.is_placed and _is_home_in(known.value.anchor, blocks):
                    # A person put it elsewhere: the words that it had are where they were.
                    span.former = ()
                self._spans[value.id] = span
                is_other = True
        self._undo_steps = self._edit.document().availableUndoSteps()
        return is_other

    def clear(self) -> None:
        """Follow none."""
        self._spans.clear()
        self._order = None
        self._undo_steps = 0

    def place_anew(self) -> None:
        """Find the words of all again, in a text that was written anew."""
        values = self.values
        self.clear()
        self.set(values)

    def __bool__(self) -> bool:
        """Whether anything is followed."""
        return bool(self._spans)

    @property
    def values(self) -> tuple[Standing, ...]:
        """All that was set, whether its words are there or not."""
        return tuple(span.value for span in self._spans.values())

    def on_words(self) -> list[tuple[str, int, int]]:
        """Return the ids of all whose own words are there, with their places in the document."""
        return [(span.value.id, span.start, span.end) for span in self.placed() if not span.is_guessed]

    def placed(self) -> list[LiveSpan[Standing]]:
        """Return the spans whose words are there."""
        return [span for span in self._spans.values() if span.is_placed]

    def between(self, start: int, end: int) -> list[tuple[int, LiveSpan[Standing]]]:
        """Return the spans that begin in [start, end] of the document, with where they do."""
        found = ((span.cursor.selectionStart(), span) for span in self._beginning(start, end))
        return [each for each in found if each[1].cursor.hasSelection()]

    def at(self, position: int) -> list[LiveSpan[Standing]]:
        """Return the spans that hold this position of the document."""
        return [span for span in self._spans.values() if span.start <= position < span.end]

    def of(self, ids: Iterable[str]) -> list[LiveSpan[Standing]]:
        """Return the placed spans of these ids."""
        wanted = (self._spans.get(each) for each in ids)
        return [span for span in wanted if span is not None and span.is_placed]

    def seen(self) -> Iterator[tuple[str, Anchor]]:
        """Yield, by ids, where undo brought back words which the store does not know of yet."""
        for span in self._spans.values():
            if span.is_regrown and span.is_placed and (anchor := anchor_on(span.cursor)) is not None:
                yield span.value.id, anchor

    def look_again(self, blocks: Sequence[QTextBlock]) -> bool:
        """Look in these blocks, which an edit touched, for words that spans have lost; tell whether any were found."""
        steps = self._edit.document().availableUndoSteps()
        is_undo, self._undo_steps = steps < self._undo_steps, steps
        low = min((block.position() for block in blocks), default=0)
        high = max((block.position() + block.length() for block in blocks), default=0)
        is_found = False
        is_other, last = is_undo, low
        for span in self._beginning(low, high - 1):
            # Asked of each of a passage at each key: the shortest way to ask.
            start = span.cursor.selectionStart()
            length = span.cursor.selectionEnd() - start
            # Words written over others move what began before these, and not what stood on these alone.
            is_other, last = is_other or start < last, start
            if not length:
                is_other = True
                is_found |= _seek(span, blocks, is_undo)
            elif not span.is_guessed:
                exact = span.value.anchor.exact
                if is_undo and record_words(span.cursor) != exact and (_come_back(span, blocks) or _shed(span)):
                    length = span.end - span.start
                if span.former or length < len(exact) or not exact.isascii():
                    _regrow(span, is_undo)
                else:
                    span.beside = 0
        for span in self._lost:
            is_found |= _seek(span, blocks, is_undo)
        if is_other or is_found:
            self._order = None
        return is_found

    def _beginning(self, start: int, end: int) -> list[LiveSpan[Standing]]:
        """Return, in their order, the spans on words that begin in [start, end]; some may have lost them just now."""
        if self._order is None:
            placed = [(span.cursor.selectionStart(), span) for span in self._spans.values() if span.is_placed]
            self._order = [span for _, span in sorted(placed, key=itemgetter(0))]
            self._lost = [span for span in self._spans.values() if not span.is_placed]
        low = bisect_left(self._order, start, key=_start)
        return self._order[low : bisect_right(self._order, end, lo=low, key=_start)]

    def _place(self, value: Standing, block: QTextBlock | None) -> QTextCursor:
        place = None if block is None or value.is_detached else _find(value.anchor, block)
        return place or QTextCursor()


def cursor_on(document: QTextDocument, start: int, end: int) -> QTextCursor:
    """Return a cursor on [start, end) of the document that takes in nothing typed at its edges."""
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    cursor.setKeepPositionOnInsert(True)
    return cursor


def anchor_on(cursor: QTextCursor) -> Anchor | None:
    """Return the anchor of a cursor's words; None where it has none, or some of several passages."""
    block = cursor.document().findBlock(cursor.selectionStart())
    record, position = record_of(block), block.position()
    start, end = (record.offset_of(each - position) for each in (cursor.selectionStart(), cursor.selectionEnd()))
    if start == end or not block.contains(cursor.selectionEnd()):
        return None
    return make_anchor(id_of(block), record.text, start, end)


def _start(span: LiveSpan[Standing]) -> int:
    return span.cursor.selectionStart()


def _former(known: LiveSpan[Standing], value: Standing) -> tuple[Anchor, ...]:
    """Return where a span that is set anew stood before."""
    if known.value.anchor == value.anchor:
        return known.former
    return (*known.former, known.value.anchor)[-MOST_FORMER:]


def _regrow(span: LiveSpan[Standing], is_undo: bool) -> None:
    """Give a span the words back that undo has just put around it; those that one writes there are not its own."""
    around = _words_around(span)
    if around is not None and is_undo and _length(around) > span.beside:
        span.cursor, span.is_regrown = around, True
        around = _words_around(span)
    span.beside = _length(around)


def _length(cursor: QTextCursor | None) -> int:
    return 0 if cursor is None else len(record_words(cursor))


def _words_around(span: LiveSpan[Standing]) -> QTextCursor | None:
    """Return a cursor on the most words that a span had and that stand around it now, None without any."""
    length = span.end - span.start
    longer = [each.exact for each in (*span.former, span.value.anchor) if len(each.exact) > length]
    if not longer:
        return None
    block = span.cursor.document().findBlock(span.start)
    record = record_of(block)
    text = record.text
    start, end = (record.offset_of(each - block.position()) for each in (span.start, span.end))
    for exact in sorted(longer, key=len, reverse=True):
        low = max(0, end - len(exact))
        place = text.find(exact, low, start + len(exact))
        if place >= 0 and text.find(exact, place + 1, start + len(exact)) < 0:
            return _span(block, place, place + len(exact))
    return None


def _come_back(span: LiveSpan[Standing], blocks: Sequence[QTextBlock]) -> bool:
    """Put a span on words that undo has just brought back to where it had them last, with all around them."""
    for anchor in (span.value.anchor, *reversed(span.former)):
        for block in blocks:
            if _is_home(anchor, block):
                span.cursor, span.is_regrown, span.is_guessed = _span(block, anchor.start, anchor.end), True, False
                return True
    return False


def _shed(span: LiveSpan[Standing]) -> bool:
    """Rid a span of what undo has put between its words and others, where it has words again that it had before."""
    block, words = span.cursor.document().findBlock(span.start), record_words(span.cursor)
    known = len(span.value.anchor.exact)
    if any(each.exact == words for each in span.former):
        span.is_regrown = True
        return True
    again = [
        each.exact for each in span.former if known < len(each.exact) < len(words) and words.count(each.exact) == 1
    ]
    if not again:
        return False
    exact = max(again, key=len)
    start = record_of(block).offset_of(span.start - block.position()) + words.index(exact)
    span.cursor, span.is_regrown = _span(block, start, start + len(exact)), True
    return True


def _seek(span: LiveSpan[Standing], blocks: Sequence[QTextBlock], is_undo: bool) -> bool:
    """Put a span that has lost its words on them where they are in these blocks; tell whether they are."""
    if is_undo and _come_back(span, blocks):
        return True
    # Taken off the text: words that come back around an empty cursor would all end up in it.
    span.cursor = QTextCursor()
    if span.value.is_detached:
        return False
    for block in blocks:
        place = _find(span.value.anchor, block)
        if place is not None:
            span.cursor, span.is_guessed = place, not _is_home(span.value.anchor, block)
            return True
    return False


def _is_home(anchor: Anchor, block: QTextBlock) -> bool:
    """Return whether an anchor's words stand in a block at their place, with what was right beside them on one side.

    What stood on the other, or farther away, may have been edited since without the anchor being written anew.
    """
    if not block.isValid() or id_of(block) != anchor.passage_id:
        return False
    text, before, behind = record_of(block).text, anchor.prefix[-TELLING_LENGTH:], anchor.suffix[:TELLING_LENGTH]
    if text[anchor.start : anchor.end] != anchor.exact:
        return False
    is_same_before, is_same_behind = text.endswith(before, 0, anchor.start), text.startswith(behind, anchor.end)
    return bool((before and is_same_before) or (behind and is_same_behind) or not (before or behind))


def _is_home_in(anchor: Anchor, blocks: Mapping[str, QTextBlock]) -> bool:
    """Return the same for the block of the anchor's passage, among these by their ids."""
    block = blocks.get(anchor.passage_id)
    return block is not None and _is_home(anchor, block)


def _stands(span: LiveSpan[Standing], anchor: Anchor) -> bool:
    """Return whether a span is that of an anchor, or has come to stand just there or, by undo, on more around it."""
    if span.value.anchor == anchor:
        return True
    block = span.cursor.document().findBlock(span.start)
    place = span.start - block.position()
    is_there = id_of(block) == anchor.passage_id and record_of(block).offset_of(place) == anchor.start
    words = record_words(span.cursor)
    if span.is_regrown:
        return id_of(block) == anchor.passage_id and anchor.exact in words
    return is_there and words == anchor.exact


def _find(anchor: Anchor, block: QTextBlock) -> QTextCursor | None:
    """Return a cursor on the anchor's words in the block: where it says, else the only place with its context."""
    text = record_of(block).text
    if text[anchor.start : anchor.end] == anchor.exact and anchor.passage_id == id_of(block):
        return _span(block, anchor.start, anchor.end)
    whole = anchor.prefix + anchor.exact + anchor.suffix
    for words, offset in ((whole, len(anchor.prefix)), (anchor.exact, 0)):
        if words and text.count(words) == 1:
            start = text.index(words) + offset
            return _span(block, start, start + len(anchor.exact))
    return None


def _span(block: QTextBlock, start: int, end: int) -> QTextCursor:
    words = select_in_block(block, start, end)
    return cursor_on(block.document(), words.selectionStart(), words.selectionEnd())
