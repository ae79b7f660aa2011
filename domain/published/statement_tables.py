"""Read the tables that some drafts have for each statement, copied as lines: their heads, then their cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from domain.published.draft_lines import is_reason
from domain.published.phrases import Mark, MarkKind, normal
from domain.text.blocks import TextBlock

_MOST_CELLS = 10
_MOST_WORDS = 4
_OFTEN = 3
"""A short line under the names of so many statements is the head of a column."""
_MAY_BE_HEADS = frozenset({None, MarkKind.TERM, MarkKind.PART, MarkKind.THEME})
_CELLS = _MAY_BE_HEADS | {MarkKind.LEVEL}
_DASHES = "-–—?_ "


def read_tables(blocks: Sequence[TextBlock], marks: list[Mark | None]) -> None:
    """Let the heads of a table that stands under each statement be columns, its cell with a number the score.

    A name that writers give a part, directly under a statement or its score, is a heading there and names no part.
    """
    runs = [_run(blocks, marks, index) for index, mark in enumerate(marks) if _is_name(mark)]
    counts = Counter(normal(blocks[index].text) for run in runs for index in run)
    for run in runs:
        heads = [
            index for index in run if counts[normal(blocks[index].text)] >= _OFTEN and not _is_value(blocks[index])
        ]
        for index in run if len(heads) > 1 else ():
            marks[index] = _of_cell(blocks[index], marks[index], index in heads)
        below = run[-1] + 1 if len(heads) > 1 else len(blocks)
        if below < len(blocks) and marks[below] is None and any(is_reason(blocks[index].text) for index in heads):
            marks[below] = Mark(MarkKind.REASON, text=blocks[below].text)
    for index, mark in enumerate(marks):
        above = marks[index - 1] if index else None
        is_own = mark is not None and mark.kind is MarkKind.PART and bool(mark.text)
        if is_own and above is not None and above.kind in {MarkKind.STATEMENT, MarkKind.SCORE, MarkKind.SCORE_LINE}:
            marks[index] = None


def _is_name(mark: Mark | None) -> bool:
    return mark is not None and mark.kind is MarkKind.STATEMENT and mark.score is None


def _kind(mark: Mark | None) -> MarkKind | None:
    return mark.kind if mark is not None else None


def _run(blocks: Sequence[TextBlock], marks: Sequence[Mark | None], index: int) -> list[int]:
    """Return the places of the short lines under a name."""
    run: list[int] = []
    for place in range(index + 1, min(index + 1 + _MOST_CELLS, len(blocks))):
        text = blocks[place].text.strip()
        is_cell = _kind(marks[place]) in _CELLS and text[-1:] not in ".:;"
        if len(text.split()) > _MOST_WORDS or not is_cell:
            break
        run.append(place)
    return run


def _is_value(block: TextBlock) -> bool:
    return block.text.strip().isdecimal() or not block.text.strip(_DASHES)


def _of_cell(block: TextBlock, mark: Mark | None, is_head: bool) -> Mark | None:
    if is_head or (mark is not None and mark.kind is MarkKind.THEME):
        return Mark(MarkKind.COLUMN)
    if not block.text.strip(_DASHES):
        return Mark(MarkKind.SCORE_OPEN)
    is_score = mark is not None and mark.kind is MarkKind.LEVEL and block.text.strip().isdecimal()
    return replace(mark, kind=MarkKind.SCORE) if mark is not None and is_score else mark
