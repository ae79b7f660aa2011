"""What is painted under sentences to show whether they rest on evidence: never under those that do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QTextEdit

from domain.assessment import PassageKind
from domain.evidence.coverage import SentenceState
from ui.editor.coverage import CoverageKeeper
from ui.editor.found_words import FoundWords, Marked
from ui.editor.geometry import blocks_in, boxes_of
from ui.editor.passage_blocks import kind_of

_ABOVE = 0.3
"""How far above the foot of its text line the mark is, as a share of what letters take below their foot."""


def coverage_pens(doubtful: QColor, quiet: QColor) -> Mapping[SentenceState, QPen]:
    """Return the lines: round dots where evidence is missing, fine ones far apart where none is needed."""
    missing = QPen(doubtful, 2, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
    missing.setDashPattern([0.1, 2.4])
    exempt = QPen(quiet, 1, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
    exempt.setDashPattern([2, 6])
    return {SentenceState.NOT_EVIDENCED: missing, SentenceState.NEEDS_NONE: exempt}


def paint_coverage(
    edit: QTextEdit,
    painter: QPainter,
    area: QRect,
    keeper: CoverageKeeper,
    pens: Mapping[SentenceState, QPen],
    found: FoundWords,
) -> None:
    """Paint the lines under the sentences that are seen in `area` of the viewport, but under no `found` words.

    Those have lines of their own there.
    """
    above_foot = round(edit.fontMetrics().descent() * _ABOVE)
    for block in blocks_in(edit, area):
        if kind_of(block) is PassageKind.HEADING:  # a heading never needs evidence: that need not be said
            continue
        marked = found.marked_in(block)
        for sentence in keeper.spans_of(block):
            pen = pens.get(sentence.state)
            if pen is None:
                continue
            painter.setPen(pen)
            for start, end in _between(sentence.start, sentence.end, marked):
                for box in boxes_of(edit, block, start, end, area):
                    foot = box.bottom() - above_foot
                    painter.drawLine(QPointF(box.left(), foot), QPointF(box.right(), foot))


def _between(start: int, end: int, marked: Sequence[Marked]) -> Iterator[tuple[int, int]]:
    """Yield what is left of [start, end) without marks, which are in order."""
    for mark in marked:
        if mark.end > start and mark.start < end:
            if mark.start > start:
                yield start, mark.start
            start = mark.end
    if start < end:
        yield start, end
