"""Tell what each line of a report or draft announces, by itself and by the lines around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from domain.assessment import PassageKind
from domain.frameworks.framework import Framework
from domain.published.by_order import name_by_order
from domain.published.draft_lines import DraftLines, as_in_sentence, is_reason
from domain.published.furniture import furniture_in
from domain.published.labels import names_score, read_labels
from domain.published.named_in_text import name_in_text
from domain.published.own_headings import drop_recurring_parts, read_own_headings
from domain.published.phrases import Mark, MarkKind
from domain.published.questions import read_questions
from domain.published.remarks import remark_marks
from domain.published.score_rows import read_rows
from domain.published.statement_tables import read_tables
from domain.text.blocks import TextBlock

_HEAD_OF_TABLE = re.compile(r"(?:quality |our )?(?:statement|area)s?\b[^.;?!]{3,60}", re.IGNORECASE)
_BARE_TITLE = re.compile(
    r"(?:[A-Z][\w’'-]* (?:(?:and|of|upon) )?){1,5}(?:Council|COUNCIL)|London Borough of [A-Z][\w ]+"
)
_COUNCIL = re.compile(r"\b(?!The |This )((?:[A-Z][\w’'-]+ (?:(?:and|of|upon|on) )?){1,5}Council)\b")
_WITHIN = 5
"""The only name of an authority on so many first lines makes one of them a title."""

_FEWEST_ABOVE, _NEARLY_ALL = 3, 0.8

_SCORES = frozenset({MarkKind.SCORE, MarkKind.SCORE_LINE, MarkKind.SCORE_OPEN})


def marks_of(blocks: Sequence[TextBlock], framework: Framework) -> list[Mark | None]:
    """Return what each block announces, None for those that announce nothing.

    The lines around it count where a line alone could be something else: a name with its score in a row of others is a
    row of the table of scores, alone over text the beginning of its statement (a STATEMENT with a score); a line over
    a score may name its statement by a few of its words, or by its place.
    """
    lines = DraftLines(framework)
    alone = [lines.mark(block.text) for block in blocks]
    furniture, headings = furniture_in(blocks, alone)
    aside = {index: Mark(MarkKind.FURNITURE) for index in furniture} | remark_marks(blocks, alone)
    left = [index for index in range(len(blocks)) if index not in aside]
    kept, marks = [blocks[index] for index in left], [alone[index] for index in left]
    _read_together(kept, marks, lines, framework)
    read_own_headings(kept, marks, lines, {place for place, index in enumerate(left) if index in headings})
    others = iter(marks)
    return [aside[index] if index in aside else next(others) for index in range(len(blocks))]


def _read_together(
    blocks: Sequence[TextBlock], marks: list[Mark | None], lines: DraftLines, framework: Framework
) -> None:
    read_tables(blocks, marks)
    read_labels(blocks, marks, lines)
    read_questions(blocks, marks, lines)
    drop_recurring_parts(blocks, marks)
    _read_scores_above(blocks, marks)
    read_rows(blocks, marks)
    _read_cells(blocks, marks)
    for index, (block, mark) in enumerate(zip(blocks, marks, strict=True)):
        above = marks[index - 1] if index else None
        below = marks[index + 1] if index + 1 < len(marks) else None
        if mark is None and below is not None and below.kind in _SCORES:
            marks[index] = lines.short_name(block.text)
        elif mark is None and _is_row(below) and _is_row(marks[index + 2] if index + 2 < len(marks) else None):
            marks[index] = Mark(MarkKind.TERM) if _HEAD_OF_TABLE.fullmatch(block.text.strip()) else None
        elif mark is not None and mark.kind is MarkKind.TERM and block.text.rstrip().endswith(":"):
            is_named = above is not None and above.kind is MarkKind.STATEMENT
            marks[index] = Mark(MarkKind.SCORE_OPEN) if is_named else mark
        elif mark is not None and mark.kind is MarkKind.SCORE_ROW and not mark.rows and not block.is_aside:
            is_row = _is_of_table(above) or _is_of_table(below) or index + 1 == len(marks)
            is_bullet = block.kind is PassageKind.BULLET
            marks[index] = mark if is_row or is_bullet else replace(mark, kind=MarkKind.STATEMENT)
    name_by_order(blocks, marks, framework, lines.scored_heading)
    name_in_text(blocks, marks, framework, lines)
    if not any(mark is not None and mark.kind is MarkKind.TITLE for mark in marks):
        _find_title(blocks, marks)


def _read_scores_above(blocks: Sequence[TextBlock], marks: list[Mark | None]) -> None:
    """Give scores that stand over the names of their statements to these: throughout a text, or nowhere."""
    scores = [index for index, mark in enumerate(marks) if mark is not None and mark.kind is MarkKind.SCORE]
    above = [index for index in scores if index + 1 < len(marks) and _is_name(blocks[index + 1], marks[index + 1])]
    if len(above) < _FEWEST_ABOVE or len(above) < _NEARLY_ALL * len(scores):
        return
    if any(map(_is_name, blocks[: above[0]], marks[: above[0]])):
        return  # a score stands behind the text of its statement, before the name of the next
    for index in above:
        score, name = marks[index], marks[index + 1]
        if score is not None and name is not None:
            marks[index], marks[index + 1] = Mark(MarkKind.COLUMN), replace(name, score=score.score)


def _is_name(block: TextBlock, mark: Mark | None) -> bool:
    return mark is not None and mark.kind is MarkKind.STATEMENT and mark.score is None and not block.is_cell


def _find_title(blocks: Sequence[TextBlock], marks: list[Mark | None]) -> None:
    """Mark the title of a report that has none of the usual ones: the name of an authority alone on a line before the
    first part, or the first line with the only name that the first few have ("Prepared for Wold Council")."""
    before = list(takewhile(lambda index: marks[index] is None, range(len(blocks))))
    first = [index for index in range(min(_WITHIN, len(blocks))) if marks[index] is None]
    for index in dict.fromkeys((*first, *before)):
        if _BARE_TITLE.fullmatch(blocks[index].text.strip(" :")):
            marks[index] = Mark(MarkKind.TITLE, text=as_in_sentence(blocks[index].text.strip(" :")))
            return
    named = {index: set(_COUNCIL.findall(blocks[index].text)) for index in first}
    names = set().union(*named.values())
    if len(names) == 1:
        index = next(index for index in first if named[index])
        marks[index] = Mark(MarkKind.TITLE, text=names.pop())


def _read_cells(blocks: Sequence[TextBlock], marks: list[Mark | None]) -> None:
    """Let the cells of a box, "Score", "3", "Reason" and a text, be what they are together."""
    for index, (block, mark) in enumerate(zip(blocks[1:], marks[1:], strict=True), 1):
        above = marks[index - 1]
        is_number = mark is not None and mark.kind is MarkKind.LEVEL and block.text.strip().isdecimal()
        named = index > 1 and (before := marks[index - 2]) is not None and before.kind is MarkKind.STATEMENT
        is_label = names_score(blocks[index - 1].text) if above is None else above.kind is MarkKind.TERM
        if mark is not None and is_number and named and is_label:
            marks[index - 1], marks[index] = above or Mark(MarkKind.COLUMN), replace(mark, kind=MarkKind.SCORE)
        elif mark is None and above is not None and _has_score(above) and is_reason(block.text):
            marks[index] = Mark(MarkKind.REASON)


def _has_score(mark: Mark) -> bool:
    return mark.kind in _SCORES or (mark.kind in {MarkKind.STATEMENT, MarkKind.SCORE_ROW} and mark.score is not None)


def _is_row(mark: Mark | None) -> bool:
    return mark is not None and mark.kind is MarkKind.SCORE_ROW


def _is_of_table(mark: Mark | None) -> bool:
    return mark is not None and mark.kind in {MarkKind.SCORE_ROW, MarkKind.TERM, MarkKind.PART}
