"""Know the statements whose headings are their writer's own by their order, where there are as many of them.

"Do people get an assessment when they need one?" over "Our score: 2 of 4", and "1. Knowing what each person needs –
three, a good standard", name no statement; the first of nine such headings is that of the first of nine statements.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from domain.frameworks.framework import Framework
from domain.published.phrases import Mark, MarkKind
from domain.text.blocks import TextBlock

_PRINTED = frozenset({MarkKind.SCORE, MarkKind.SCORE_LINE, MarkKind.SCORE_OPEN})
_MOST_WORDS = 14


def name_by_order(
    blocks: Sequence[TextBlock],
    marks: list[Mark | None],
    framework: Framework,
    scored_heading: Callable[[str], Mark | None],
) -> None:
    """Let headings over scores, and those with one, be the statements of `framework` in its order.

    `scored_heading` returns the score of a heading that has one behind words of its writer's. Nothing is done where
    there are more or fewer than statements, or where one that is named stands at another place.
    """
    ids = [statement.id for statement in framework.statements]
    heads: list[tuple[int, Mark]] = []
    for index, mark in enumerate(marks):
        if blocks[index].is_cell:
            continue
        if mark is not None and mark.kind is MarkKind.STATEMENT:
            heads.append((index, mark))
        elif mark is None and (head := _head(blocks, marks, index, scored_heading)) is not None:
            heads.append((index, head))
    if len(heads) != len(ids) or all(mark.id for _index, mark in heads):
        return
    if all(mark.id in ("", id_) for (_index, mark), id_ in zip(heads, ids, strict=True)):
        for (index, mark), id_ in zip(heads, ids, strict=True):
            marks[index] = replace(mark, id=id_)


def _head(
    blocks: Sequence[TextBlock], marks: Sequence[Mark | None], index: int, scored_heading: Callable[[str], Mark | None]
) -> Mark | None:
    """Return the mark, still without a name, of a short line over a score or with one."""
    text = blocks[index].text.strip()
    if len(text.split()) > _MOST_WORDS or text[-1:] in ".:;,":
        return None
    below = marks[index + 1] if index + 1 < len(marks) else None
    if below is not None and below.kind in _PRINTED:
        return Mark(MarkKind.STATEMENT)
    scored = scored_heading(text)
    return replace(scored, kind=MarkKind.STATEMENT) if scored is not None else None
