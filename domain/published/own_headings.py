"""Tell which headings of a writer's own begin something: a part under another name, or what is no part of a report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from domain.assessment import PassageKind
from domain.published.draft_lines import DraftLines
from domain.published.numbering import without_number
from domain.published.part_names import is_other
from domain.published.phrases import Mark, MarkKind, normal
from domain.text.blocks import TextBlock

_OFTEN = 3
_MOST_WORDS, _MOST_WORDS_NUMBERED = 6, 10
_LONGEST = 100
_RUN_IN = re.compile(r"(?P<label>[^\W\d_][^.:;?!“”|\t]{2,60}?)(?::|\?|\s[–—])\s+(?=[^\W_])")
_FAREWELL = re.compile(
    r"(?:yours (?:sincerely|faithfully|truly)|(?:with )?(?:kind|best|warm) (?:regards|wishes)|(?:with|many) thanks)"
    r"[,.]?",
    re.IGNORECASE,
)
_ENDS = '.:;,?!…”"’)'
_SECTION = "section"


def read_own_headings(
    blocks: Sequence[TextBlock], marks: list[Mark | None], lines: DraftLines, headings: Collection[int]
) -> None:
    """Mark headings of a writer's own; `headings` are those that a list of contents names.

    OTHER with an id ends a statement too. A name of a part on the line of its text begins it where that is no
    statement's.
    """
    for index, block in enumerate(blocks):
        if marks[index] is None and not block.is_aside:
            marks[index] = _own_heading(blocks, marks, index, lines, headings)


def drop_recurring_parts(blocks: Sequence[TextBlock], marks: list[Mark | None]) -> None:
    """Let a name that writers give a part be a label of theirs where it recurs."""
    own = {index: normal(blocks[index].text) for index, mark in enumerate(marks) if _is_own_part(mark)}
    counts = Counter(own.values())
    for index, line in own.items():
        if counts[line] >= _OFTEN:
            marks[index] = None


def _is_own_part(mark: Mark | None) -> bool:
    return mark is not None and mark.kind is MarkKind.PART and bool(mark.text)


def _own_heading(
    blocks: Sequence[TextBlock], marks: Sequence[Mark | None], index: int, lines: DraftLines, headings: Collection[int]
) -> Mark | None:
    block = blocks[index]
    text = block.text.strip()
    if statement := lines.run_in_statement(text):
        return statement
    if match := _RUN_IN.match(text):
        part_id = "" if block.is_cell else lines.part_named(match["label"])
        return Mark(MarkKind.RUN_IN, part_id, text=text[match.end() :]) if part_id else None
    if len(text) > _LONGEST or block.kind is PassageKind.BULLET or block.is_cell:
        return None
    if _FAREWELL.fullmatch(text):
        return Mark(MarkKind.OTHER, _SECTION)
    if index in headings or _stands_over_statement(text, marks, index):
        return Mark(MarkKind.OTHER, _SECTION)
    return Mark(MarkKind.OTHER) if is_other(without_number(text)) else None


def _stands_over_statement(text: str, marks: Sequence[Mark | None], index: int) -> bool:
    """Say whether a short line has no text between it and the name of the next statement, with a label perhaps."""
    below = marks[index + 1 : index + 3]
    names = below[1:] if below and below[0] is not None and below[0].kind is MarkKind.COLUMN else below[:1]
    is_over = bool(names) and names[0] is not None and names[0].kind is MarkKind.STATEMENT
    is_numbered = without_number(text) != text
    most = _MOST_WORDS_NUMBERED if is_numbered else _MOST_WORDS
    return is_over and text[-1] not in _ENDS and text[:1].isupper() and len(text.split()) <= most
