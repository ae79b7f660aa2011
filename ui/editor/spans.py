"""Where cited and marked words stand while one types: they follow the text and are found again after undo."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextEdit

from domain.assessment import Anchor, Citation
from domain.evidence.evidence import SentenceMark
from ui.editor.commented import Commented
from ui.editor.offsets import from_utf16
from ui.editor.passage_blocks import blocks_of, id_of, select_in_block

Standing = TypeVar("Standing", Citation, SentenceMark, Commented)


@dataclass(slots=True)
class LiveSpan(Generic[Standing]):
    """What stands on words and where they are now; `cursor` has no selection while they are gone."""

    value: Standing
    cursor: QTextCursor

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
    words were deleted is looked for in each passage touched afterwards, so undo and pasting bring it back. The store
    decides in the end, when it saves.
    """

    def __init__(self, edit: QTextEdit) -> None:
        self._edit = edit
        self._spans: dict[str, LiveSpan[Standing]] = {}

    def set(self, values: Sequence[Standing]) -> bool:
        """Follow these; return whether anything is shown otherwise now.

        One whose anchor did not change stays where it has moved to by now, and one that stands where its anchor says
        stays there.
        """
        before, self._spans = self._spans, {}
        blocks: dict[str, QTextBlock] = {}
        is_other = before.keys() != {value.id for value in values}
        for value in values:
            known = before.get(value.id)
            if known is not None and known.value == value and (known.is_placed or value.is_detached):
                self._spans[value.id] = known
            elif known is not None and known.is_placed and _stands(known, value.anchor):
                self._spans[value.id] = LiveSpan(value, known.cursor)
                is_other |= replace(known.value, anchor=value.anchor) != value
            else:
                blocks = blocks or {id_of(block): block for block in blocks_of(self._edit.document())}
                self._spans[value.id] = LiveSpan(value, self._place(value, blocks.get(value.anchor.passage_id)))
                is_other = True
        return is_other

    def clear(self) -> None:
        """Follow none."""
        self._spans.clear()

    def __bool__(self) -> bool:
        """Whether anything is followed."""
        return bool(self._spans)

    @property
    def values(self) -> tuple[Standing, ...]:
        """All that was set, whether its words are there or not."""
        return tuple(span.value for span in self._spans.values())

    def placed(self) -> list[LiveSpan[Standing]]:
        """Return the spans whose words are there."""
        return [span for span in self._spans.values() if span.is_placed]

    def between(self, start: int, end: int) -> list[LiveSpan[Standing]]:
        """Return the spans that begin in [start, end] of the document."""
        found = [(span.cursor.selectionStart(), span) for span in self._spans.values() if span.cursor.hasSelection()]
        return [span for place, span in found if start <= place <= end]

    def at(self, position: int) -> list[LiveSpan[Standing]]:
        """Return the spans that hold this position of the document."""
        return [span for span in self._spans.values() if span.start <= position < span.end]

    def of(self, ids: Iterable[str]) -> list[LiveSpan[Standing]]:
        """Return the placed spans of these ids."""
        wanted = (self._spans.get(each) for each in ids)
        return [span for span in wanted if span is not None and span.is_placed]

    def look_again(self, blocks: Sequence[QTextBlock]) -> bool:
        """Look in these blocks for the words of spans that are gone; return whether any were found."""
        is_found = False
        # Asked of each span at each key: the shortest way to ask.
        lost = [span for span in self._spans.values() if not span.cursor.hasSelection()]
        for span in lost:
            if span.value.is_detached:
                continue
            # Taken off the text: words that come back around an empty cursor would all end up in it.
            span.cursor = QTextCursor()
            for block in blocks:
                place = _find(span.value.anchor, block)
                if place is not None:
                    span.cursor, is_found = place, True
                    break
        return is_found

    def _place(self, value: Standing, block: QTextBlock | None) -> QTextCursor:
        place = None if block is None or value.is_detached else _find(value.anchor, block)
        return place or QTextCursor()


def _stands(span: LiveSpan[Standing], anchor: Anchor) -> bool:
    """Return whether a span is that of an anchor, or has come to stand just there."""
    if span.value.anchor == anchor:
        return True
    block = span.cursor.document().findBlock(span.start)
    place = span.start - block.position()
    is_there = id_of(block) == anchor.passage_id and from_utf16(block.text(), place) == anchor.start
    return is_there and span.cursor.selectedText() == anchor.exact


def _find(anchor: Anchor, block: QTextBlock) -> QTextCursor | None:
    """Return a cursor on the anchor's words in the block: where it says, else the only place with its context."""
    text = block.text()
    if text[anchor.start : anchor.end] == anchor.exact and anchor.passage_id == id_of(block):
        return _span(block, anchor.start, anchor.end)
    whole = anchor.prefix + anchor.exact + anchor.suffix
    for words, offset in ((whole, len(anchor.prefix)), (anchor.exact, 0)):
        if words and text.count(words) == 1:
            start = text.index(words) + offset
            return _span(block, start, start + len(anchor.exact))
    return None


def _span(block: QTextBlock, start: int, end: int) -> QTextCursor:
    cursor = select_in_block(block, start, end)
    cursor.setKeepPositionOnInsert(True)
    return cursor
