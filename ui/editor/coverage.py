"""Which sentences of a text that changes rest on evidence, looked at again only where it changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QTextEdit

from domain.assessment import Citation, Passage, PassageKind
from domain.evidence.coverage import SentenceCoverage, SentenceState, Share, passage_coverage, share_of
from domain.evidence.evidence import SentenceMark
from domain.evidence.language import EvidenceLanguage
from ui.editor.passage_blocks import ID_PROPERTY, KIND_PROPERTY, blocks_of, id_of, kind_of
from ui.editor.record_text import record_of
from ui.editor.spans import Spans

REST_MS = 120
"""So long after the last key the changed passages are looked at again."""

Standing = TypeVar("Standing", Citation, SentenceMark)
Footing = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Covered:
    """The sentence [start, end) of a block, in the UTF-16 units of the document, and its state."""

    start: int
    end: int
    state: SentenceState


@dataclass(frozen=True, slots=True)
class _Known:
    """What was seen of a passage: the length of its block then, whether bullets followed, and its sentences."""

    length: int
    leads_on: bool
    sentences: tuple[SentenceCoverage, ...]
    spans: tuple[Covered, ...]
    is_due: bool = False


class CoverageKeeper(QObject):
    """Keeps the coverage of each passage.

    Signal: covered(Share), soon after typing rests, when the figures are others. Nothing is told before a language is
    set.
    """

    covered = Signal(object)

    def __init__(self, edit: QTextEdit, citations: Spans[Citation], marks: Spans[SentenceMark]) -> None:
        super().__init__(edit)
        self._edit = edit
        self._citations, self._marks = citations, marks
        self._language: EvidenceLanguage | None = None
        self._known: dict[str, _Known] = {}
        self._footings: dict[str, set[Footing]] = {}
        self._last: Share | None = None
        self._is_paused = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self.look)

    def set_language(self, language: EvidenceLanguage) -> None:
        """Say which words need no evidence."""
        if language != self._language:
            self._language = language
            self.forget_all()

    def pause(self) -> None:
        """Show and tell nothing until it is known what stands on a text that was just loaded."""
        self._is_paused = True

    def forget_all(self) -> None:
        """Look at everything anew."""
        self._known.clear()
        self._last = None
        self._timer.start()

    def forget(self, blocks: Sequence[QTextBlock]) -> None:
        """Look at these blocks anew when typing rests; until then what was seen of them is shown."""
        for block in blocks:
            known = self._known.get(id_of(block))
            if known is not None:
                self._known[id_of(block)] = replace(known, is_due=True)
        self._timer.start()

    def standing_changed(self) -> None:
        """Look anew at the passages on which other citations or marks stand than before."""
        self._is_paused = False
        before, self._footings = self._footings, _footings((*self._citations.values, *self._marks.values))
        for passage_id in before.keys() | self._footings.keys():
            if before.get(passage_id) != self._footings.get(passage_id):
                self._known.pop(passage_id, None)
        self._timer.start()

    def look(self) -> Share:
        """Look at once at what changed; return the figures of the section."""
        self._timer.stop()
        if self._language is None or self._is_paused:
            return Share()
        share = share_of(self.sentences())
        if share != self._last:
            self._last = share
            self.covered.emit(share)
        self._edit.viewport().update()
        return share

    def sentences(self) -> list[SentenceCoverage]:
        """Return the coverage of every sentence of the text as it stands, in order."""
        if self._language is None:
            return []
        blocks = [(block, block.blockFormat()) for block in blocks_of(self._edit.document()) if block.length() > 1]
        ids = [form.stringProperty(ID_PROPERTY) for _block, form in blocks]
        are_bullets = [form.stringProperty(KIND_PROPERTY) == PassageKind.BULLET.value for _block, form in blocks]
        leads = (*are_bullets[1:], False)
        due = [
            (block, leads_on)
            for (block, _form), passage_id, leads_on in zip(blocks, ids, leads, strict=False)
            if not self._is_known(passage_id, leads_on)
        ]
        if due:
            self._look_at(due, self._language)
        self._known = {each: self._known[each] for each in ids}
        return [sentence for known in self._known.values() for sentence in known.sentences]

    def spans_of(self, block: QTextBlock) -> tuple[Covered, ...]:
        """Return the sentences of a block for painting; after typing, as they were, moved along with it."""
        known = self._known.get(id_of(block))
        if known is None:
            return ()
        grown = block.length() - known.length
        if not grown:
            return known.spans
        cursor = self._edit.textCursor()
        place = cursor.position() - block.position() - grown
        return tuple(_moved(each, place, grown) for each in known.spans)

    def _is_known(self, passage_id: str, leads_on: bool) -> bool:
        known = self._known.get(passage_id)
        return known is not None and not known.is_due and known.leads_on is leads_on

    def _look_at(self, due: Sequence[tuple[QTextBlock, bool]], language: EvidenceLanguage) -> None:
        numbers = {block.blockNumber() for block, _leads_on in due}
        cited, marked = self._standing(self._citations, numbers), self._standing(self._marks, numbers)
        for block, leads_on in due:
            record, number = record_of(block), block.blockNumber()
            passage = Passage(id_of(block), kind_of(block), record.text)
            following = Passage("", PassageKind.BULLET, "") if leads_on else None
            found = passage_coverage("", passage, following, cited[number], marked[number], language)
            spans = tuple(
                Covered(record.unit_of(each.start), record.unit_of(each.end, is_end=True), each.state) for each in found
            )
            self._known[passage.id] = _Known(block.length(), leads_on, found, spans)

    def _standing(self, spans: Spans[Standing], numbers: set[int]) -> dict[int, list[Standing]]:
        """Return what stands on words of the blocks of these numbers, where it is now."""
        found: dict[int, list[Standing]] = defaultdict(list)
        document = self._edit.document()
        for span in spans.placed():
            block = document.findBlock(span.start)
            if block.blockNumber() in numbers:
                record = record_of(block)
                start = record.offset_of(span.start - block.position())
                end = record.offset_of(min(span.end - block.position(), block.length() - 1))
                anchor = replace(span.value.anchor, start=start, end=end)
                found[block.blockNumber()].append(replace(span.value, anchor=anchor))
        return found


def _footings(values: Iterable[Citation | SentenceMark]) -> dict[str, set[Footing]]:
    """Return for each passage what stands on it, so far as its coverage depends on that."""
    found: dict[str, set[Footing]] = defaultdict(set)
    for value in values:
        anchor = value.anchor
        says = value.stance if isinstance(value, Citation) else value.need
        found[anchor.passage_id].add((value.id, anchor.start, anchor.end, says, value.is_detached))
    return found


def _moved(span: Covered, place: int, grown: int) -> Covered:
    """Return where a sentence stands after `grown` letters were put in at `place`, or taken away before it."""
    start = span.start + grown if span.start >= place and span.start else span.start
    end = span.end + grown if span.end >= place else span.end
    return Covered(max(start, 0), max(end, 0), span.state)
