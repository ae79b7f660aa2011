"""Read tables that have a row for each statement: its score, and the reason of it or all its text in further cells."""

from __future__ import annotations

from collections.abc import Sequence

from domain.published.draft_lines import is_reason
from domain.published.phrases import Mark, MarkKind
from domain.text.blocks import TextBlock

_FEWEST_ROWS = 3
_MOST_HEADS = 8
_MOST_WORDS_OF_A_HEAD = 8
_PRINTED = frozenset({MarkKind.SCORE, MarkKind.SCORE_LINE, MarkKind.LEVEL})


def read_rows(blocks: Sequence[TextBlock], marks: list[Mark | None]) -> None:
    """Mark the cells of rows that have a name, a score and text: where the only text is the reason, as a table of
    scores that gives reasons, otherwise as the beginnings of the statements.
    """
    names = [index for index, mark in enumerate(marks) if blocks[index].is_cell and _is(mark, MarkKind.STATEMENT)]
    tables: list[list[tuple[int, ...]]] = [[]]
    for row in (_row(blocks, marks, index) for index in names):
        table = tables[-1]
        if table and not (row and all(block.is_cell for block in blocks[table[-1][-1] : row[0]])):
            tables.append([])
        tables[-1] += [row] if row else []
    if sum(map(len, tables)) >= _FEWEST_ROWS:
        for table in filter(None, tables):
            _read_table(blocks, marks, table)


def _read_table(blocks: Sequence[TextBlock], marks: list[Mark | None], rows: Sequence[tuple[int, ...]]) -> None:
    if not any(len(row) > 2 for row in rows):
        return
    heads = _heads(blocks, marks, rows[0][0])
    has_reasons = any(is_reason(blocks[index].text) for index in heads)
    are_of_scores = has_reasons and all(len(row) <= 3 for row in rows)
    numbers = (index for index in range(heads[0] if heads else rows[0][0], rows[-1][-1]) if _is_number(blocks[index]))
    for index in (*heads, *numbers):
        marks[index] = Mark(MarkKind.COLUMN) if marks[index] is None or index not in _scores(rows) else marks[index]
    last: tuple[str, int | None] = ("", None)
    for name, score, *texts in rows:
        statement, printed = marks[name], marks[score]
        row = ("", None) if statement is None or printed is None else (statement.id, printed.score)
        _mark_row(blocks, marks, (name, score), texts, are_of_scores, has_reasons)
        if row == last:  # the text of a statement goes on in a row of its own
            marks[name] = Mark(MarkKind.COLUMN)
        last = row


def _mark_row(
    blocks: Sequence[TextBlock],
    marks: list[Mark | None],
    named: tuple[int, int],
    texts: Sequence[int],
    is_of_scores: bool,
    has_reason: bool,
) -> None:
    name, score = named
    statement, printed = marks[name], marks[score]
    if statement is None or printed is None or printed.score is None:
        return
    if is_of_scores:
        marks[name] = Mark(MarkKind.SCORE_ROW, statement.id, printed.score, rows=((statement.id, printed.score),))
    else:
        marks[name] = Mark(MarkKind.STATEMENT, statement.id, printed.score, printed.text)
    marks[score] = Mark(MarkKind.COLUMN)
    for order, index in enumerate(texts):
        is_reason_of_score = has_reason and order == 0
        marks[index] = Mark(MarkKind.REASON, statement.id, text=blocks[index].text) if is_reason_of_score else None


def _scores(rows: Sequence[tuple[int, ...]]) -> set[int]:
    return {row[1] for row in rows}


def _is_number(block: TextBlock) -> bool:
    return block.text.strip(" .").isdecimal()


def _is(mark: Mark | None, *kinds: MarkKind) -> bool:
    return mark is not None and mark.kind in kinds


def _row(blocks: Sequence[TextBlock], marks: Sequence[Mark | None], name: int) -> tuple[int, ...]:
    """Return the indices of a name, its score and the text cells behind them, nothing where it has no score.

    A number may stand before the next name, and the label of the score behind it.
    """
    score = name + 1
    if score >= len(blocks) or not blocks[score].is_cell or not _is(marks[score], *_PRINTED):
        return ()
    texts: list[int] = []
    for index in range(score + 1, len(blocks)):
        if _is(marks[index], MarkKind.REASON, MarkKind.FINDINGS, MarkKind.COMMITMENT):
            return ()
        if not blocks[index].is_cell or _is(marks[index], MarkKind.STATEMENT, MarkKind.THEME):
            break
        if not _is(marks[index], *_PRINTED) and not blocks[index].text.strip(" .").isdecimal():
            texts.append(index)
    return (name, score, *texts)


def _heads(blocks: Sequence[TextBlock], marks: Sequence[Mark | None], first: int) -> list[int]:
    """Return the indices of the cells over the first row: words without an end, not the text of a row above."""
    begin = first
    while begin and first - begin < _MOST_HEADS and blocks[begin - 1].is_cell and _may_be_head(blocks[begin - 1].text):
        begin -= 1
    is_of_text = begin > 0 and blocks[begin - 1].is_cell and not _may_be_head(blocks[begin - 1].text)
    begin = first if is_of_text else begin
    return [index for index in range(begin, first) if not _is(marks[index], *_PRINTED)]


def _may_be_head(text: str) -> bool:
    return len(text.split()) <= _MOST_WORDS_OF_A_HEAD and text.rstrip()[-1:] not in ".!?;"
