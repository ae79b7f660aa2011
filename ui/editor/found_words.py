"""Where the words are that checks found: they follow the text until it is checked again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtGui import QTextBlock, QTextCursor

from domain.checks.finding import Severity
from ui.editor.passage_blocks import id_of
from ui.editor.passage_text import PassageText
from ui.editor.record_text import RecordText, record_of

LONGEST_WORDS = 48
"""Longer words are marked by their first ones alone: no whole paragraph that stands twice is underlined."""
FIRST_WORDS = 20
"""So many letters of them at most, as far as whole words go."""
_GRAVITY = tuple(Severity)


@dataclass(frozen=True, slots=True)
class Found:
    """The words [start, end) of a passage, in code points; `key` tells this finding from all others.

    What something else shows is not underlined, and is found at the caret all the same.
    """

    key: str
    start: int
    end: int
    severity: Severity
    is_underlined: bool = True


@dataclass(frozen=True, slots=True)
class Marked:
    """What is underlined of found words: [start, end) of a block, in the UTF-16 units of the document."""

    start: int
    end: int
    severity: Severity


@dataclass(slots=True)
class _Kept:
    """What was found in a passage: in the text that was checked, and in the text as it is now."""

    checked_text: str
    checked: tuple[Found, ...]
    text: str
    found: tuple[Found, ...]
    marked: tuple[Marked, ...] | None = None


class FoundWords:
    """The words found in one text, and which of them are underlined.

    What is typed beside them moves them; what is typed in them, or right at them, takes the mark away until the passage
    is checked again, or undo brings back the text that was checked. Words that end at the caret when they are checked
    may go on: they are not underlined before it has left them.
    """

    def __init__(self, text: PassageText) -> None:
        self._text = text
        self._kept: dict[str, _Kept] = {}
        self._shown: frozenset[Severity] = frozenset()
        # The place, in the document, of a caret that has not moved since a check found words that end there.
        self._unfinished_at = -1
        text.cursorPositionChanged.connect(self._on_caret)

    def set(self, found: Mapping[str, Sequence[Found]], texts: Mapping[str, str]) -> None:
        """Mark what was found in passages, by their ids, whose texts were these when they were checked."""
        self._kept = {
            passage_id: _Kept(texts[passage_id], tuple(each), texts[passage_id], tuple(each))
            for passage_id, each in found.items()
        }
        for passage_id, kept in self._kept.items():
            block = self._text.block_of(passage_id)
            if block is not None:
                _follow(kept, record_of(block).text)
        cursor = self._text.textCursor()
        self._unfinished_at = cursor.position() if self._text.hasFocus() and not cursor.hasSelection() else -1
        self._text.viewport().update()

    def clear(self) -> None:
        """Mark nothing."""
        self._kept.clear()

    def show(self, severities: Iterable[Severity]) -> None:
        """Underline what has one of these severities."""
        self._shown = frozenset(severities)
        self.look_anew()

    def look_anew(self) -> None:
        """Take in that letters that are only suggested stand elsewhere than before."""
        for kept in self._kept.values():
            kept.marked = None
        self._text.viewport().update()

    def blocks_touched(self, blocks: Sequence[QTextBlock]) -> None:
        """Take in that a text was changed."""
        if not self._kept:
            return
        for block in blocks:
            kept = self._kept.get(self._id_of(block))
            if kept is None:
                continue
            before = len(kept.found)
            _follow(kept, record_of(block).text)
            kept.marked = None
            if len(kept.found) != before:
                self._text.viewport().update()  # on other lines than the one that is painted anew

    def marked_in(self, block: QTextBlock) -> tuple[Marked, ...]:
        """Return what is underlined in a block; no two of them overlap."""
        kept = self._kept.get(self._id_of(block))
        if kept is None:
            return ()
        if kept.marked is None:
            record = record_of(block)
            unfinished = self._unfinished_end(block, record)
            seen = (each for each in kept.found if self._is_seen(each) and each.end != unfinished)
            kept.marked = _apart(_marked(each, record) for each in seen)
        return kept.marked

    def at(self, cursor: QTextCursor, *, only_seen: bool = False) -> tuple[str, ...]:
        """Return the keys of what was found at a caret, the gravest and shortest first; also what is not underlined."""
        block = cursor.document().findBlock(cursor.selectionStart())
        kept = self._kept.get(self._id_of(block))
        if kept is None:
            return ()
        place = record_of(block).offset_of(cursor.selectionStart() - block.position())
        there = [each for each in kept.found if each.start <= place <= each.end]
        if only_seen:
            there = [each for each in there if self._is_seen(each)]
        # At a place between two words, the one that begins there is meant.
        there = [each for each in there if place < each.end] or there
        return tuple(each.key for each in sorted(there, key=_by_gravity))

    def place_of(self, key: str) -> tuple[str, int, int] | None:
        """Return the passage in which found words stand now and where; None when they are gone or were typed in."""
        for passage_id, kept in self._kept.items():
            for each in kept.found:
                if each.key == key:
                    return passage_id, each.start, each.end
        return None

    def _unfinished_end(self, block: QTextBlock, record: RecordText) -> int:
        """Return the place in a block's text where words may still go on, -1 for none."""
        place = self._unfinished_at - block.position()
        return record.offset_of(place) if 0 < place < block.length() else -1

    def _on_caret(self) -> None:
        if self._unfinished_at >= 0 and self._text.textCursor().position() != self._unfinished_at:
            self._unfinished_at = -1
            self.look_anew()

    def _is_seen(self, found: Found) -> bool:
        return found.is_underlined and found.severity in self._shown

    def _id_of(self, block: QTextBlock) -> str:
        return self._text.shown_id(id_of(block))


def moved(found: Iterable[Found], before: str, after: str) -> tuple[Found, ...]:
    """Return where found words stand after an edit; without those in which, or right at which, it was."""
    first = _common_start(before, after)
    behind = _common_start(before[first:][::-1], after[first:][::-1])
    last = len(before) - behind
    grown = len(after) - len(before)
    kept = []
    for each in found:
        if each.end <= first:
            there = each
        elif each.start >= last:
            there = replace(each, start=each.start + grown, end=each.end + grown)
        else:
            continue
        if not _is_joined(there.start, before, each.start, after) and not _is_joined(
            there.end, before, each.end, after
        ):
            kept.append(there)
    return tuple(kept)


def _is_joined(place: int, before: str, was: int, after: str) -> bool:
    """Return whether a word goes on over an edge at which a word ended or began before."""
    return _goes_on(after, place) and not _goes_on(before, was)


def _goes_on(text: str, place: int) -> bool:
    return text[max(place - 1, 0) : place].isalnum() and text[place : place + 1].isalnum()


def _common_start(one: str, other: str) -> int:
    """Return how many letters two texts have in common from their start; by halves, for it is asked at each key."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _follow(kept: _Kept, text: str) -> None:
    if text == kept.text:
        return
    is_as_checked = text == kept.checked_text
    kept.found = kept.checked if is_as_checked else moved(kept.found, kept.text, text)
    kept.text = text


def _marked(found: Found, record: RecordText) -> Marked:
    start, end = found.start, found.end
    if start == end:  # a place between two letters: what stands before it is marked
        start = max(start - 1, 0)
    elif end - start > LONGEST_WORDS:
        end = _end_of_first_words(record.text, start)
    return Marked(record.unit_of(start), record.unit_of(end, is_end=True), found.severity)


def _end_of_first_words(text: str, start: int) -> int:
    first = text[start : start + FIRST_WORDS]
    cut = first.rfind(" ")
    return start + (cut if cut > 0 else len(first))


def _apart(marked: Iterable[Marked]) -> tuple[Marked, ...]:
    """Return marks of which no two overlap: where several findings have the same words, the gravest is seen."""
    kept: list[Marked] = []
    for mark in sorted(marked, key=lambda each: (_GRAVITY.index(each.severity), each.start)):
        pieces = [mark]
        for other in kept:
            pieces = [piece for each in pieces for piece in _without(each, other)]
        kept.extend(pieces)
    return tuple(sorted(kept, key=lambda each: each.start))


def _without(mark: Marked, other: Marked) -> list[Marked]:
    if other.end <= mark.start or mark.end <= other.start:
        return [mark]
    pieces = replace(mark, end=other.start), replace(mark, start=other.end)
    return [each for each in pieces if each.start < each.end]


def _by_gravity(found: Found) -> tuple[int, int]:
    return _GRAVITY.index(found.severity), found.end - found.start
