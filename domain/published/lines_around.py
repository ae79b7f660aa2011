"""Tell what the lines around one of a report are: which may begin a part, and what stands before the next of these."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from domain.assessment import PassageKind
from domain.frameworks.framework import Framework, PartKind
from domain.published.phrases import Mark, MarkKind, normal
from domain.text.blocks import TextBlock

_SHORT = 100
SECTIONS = frozenset({MarkKind.TITLE, MarkKind.THEME, MarkKind.STATEMENT, MarkKind.PART})
OF_STATEMENTS = frozenset({MarkKind.COMMITMENT, MarkKind.EXPECTATIONS, MarkKind.FINDINGS})


def may_begin_section(block: TextBlock, mark: Mark | None) -> bool:
    """Say whether a block names something that may begin; bullets and navigation only ever mention it."""
    is_mention = block.is_aside or block.kind is PassageKind.BULLET
    return mark is not None and mark.kind in SECTIONS and not is_mention


def single_lines(blocks: Sequence[TextBlock]) -> frozenset[int]:
    """Return the places of the short lines that no other line repeats."""
    short = [(block.place, normal(block.text)) for block in blocks if len(block.text) <= _SHORT]
    counts = Counter(line for _place, line in short)
    return frozenset(place for place, line in short if counts[line] == 1)


def last_statement(blocks: Sequence[TextBlock], marks: Sequence[Mark | None]) -> int:
    """Return the place of the last line that names a statement, 0 where none does."""
    pairs = zip(blocks, marks, strict=True)
    return max((block.place for block, mark in pairs if mark and mark.kind is MarkKind.STATEMENT), default=0)


def are_named_in_order(blocks: Sequence[TextBlock], marks: Sequence[Mark | None], framework: Framework) -> bool:
    """Say whether each statement has one line with its name and no more, in the framework's order and over text."""
    lines = [
        (index, mark.id)
        for index, (block, mark) in enumerate(zip(blocks, marks, strict=True))
        if mark is not None and mark.kind is MarkKind.STATEMENT and may_begin_section(block, mark) and not block.is_cell
    ]
    are_over_text = all(second - first > 1 for (first, _), (second, _) in pairwise(lines))
    return are_over_text and [id_ for _, id_ in lines] == [statement.id for statement in framework.statements]


def comes_after_statements(framework: Framework, part_id: str) -> bool:
    """Say whether a part of the outline stands behind the statements."""
    kinds = [part.kind for part in framework.outline]
    place = next(number for number, part in enumerate(framework.outline) if part.id == part_id)
    return PartKind.STATEMENTS in kinds[:place]


def kinds_until_next_section(
    blocks: tuple[TextBlock, ...], marks: Sequence[Mark | None]
) -> list[frozenset[MarkKind | None]]:
    """Return for each block the kinds of the blocks between it and the next one that may begin a section."""
    kinds: list[frozenset[MarkKind | None]] = []
    following: frozenset[MarkKind | None] = frozenset()
    for block, mark in zip(reversed(blocks), reversed(marks), strict=True):
        kinds.append(following)
        is_next = may_begin_section(block, mark)
        following = frozenset() if is_next else following | {mark.kind if mark else None}
    return kinds[::-1]


def levels_inside_statements(
    blocks: tuple[TextBlock, ...], marks: Sequence[Mark | None], framework: Framework
) -> frozenset[int]:
    """Return the levels of the headings that stand inside a statement: its topics, what announces its parts, and
    whatever comes first after its name and score."""
    topics = {normal(topic) for statement in framework.statements for topic in statement.topics}
    found = set()
    is_first = False
    for block, mark in zip(blocks, marks, strict=True):
        is_heading = block.kind is PassageKind.HEADING
        if mark is not None and mark.kind is MarkKind.STATEMENT:
            is_first = is_heading
        elif is_heading and _is_inside(block, mark, is_first, topics):
            found.add(block.level)
        is_first = is_first and mark is not None
    return frozenset(found)


def _is_inside(block: TextBlock, mark: Mark | None, is_first: bool, topics: set[str]) -> bool:
    if mark is not None:
        return mark.kind in OF_STATEMENTS
    return is_first or normal(block.text) in topics
