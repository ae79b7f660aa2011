"""Find the statements in a letter that has no headings: each begins with a paragraph whose first words name it."""

from __future__ import annotations

from collections.abc import Sequence

from domain.assessment import PassageKind
from domain.frameworks.framework import Framework
from domain.published.draft_lines import DraftLines
from domain.published.phrases import Mark, MarkKind, normal
from domain.text.blocks import TextBlock

_WITHIN = 90
"""Characters of a paragraph among which its statement is named."""
_ADDRESSES = frozenset({"you", "your", "we thank", "thank you", "yours"})
_NOT_OF_TEXT = frozenset({MarkKind.STATEMENT, MarkKind.SCORE, MarkKind.SCORE_LINE})


def name_in_text(
    blocks: Sequence[TextBlock], marks: list[Mark | None], framework: Framework, lines: DraftLines
) -> None:
    """Mark the paragraphs that begin the statements, if all are named in their order and no line names one."""
    if any(mark is not None and mark.kind in _NOT_OF_TEXT for mark in marks) or _have_scores(blocks, lines):
        return
    paragraphs = [index for index, block in enumerate(blocks) if _is_paragraph(block) and marks[index] is None]
    beginnings = {index: normal(blocks[index].text[: _WITHIN * 2])[:_WITHIN] for index in paragraphs}
    found: dict[int, str] = {}
    last = -1
    for statement in framework.statements:
        names = [normal(name) for name in (statement.name, *statement.aliases)]
        index = next((i for i in paragraphs if i > last and any(name in beginnings[i] for name in names)), None)
        if index is None:
            return
        found[index], last = statement.id, index
    for index, statement_id in found.items():
        marks[index] = Mark(MarkKind.RUN_IN, statement_id)
    end = next((index for index in paragraphs if index > last and _is_farewell(blocks[index].text)), None)
    if end is not None:
        marks[end] = Mark(MarkKind.OTHER, "end")


def _have_scores(blocks: Sequence[TextBlock], lines: DraftLines) -> bool:
    """Say whether paragraphs begin with the name of a statement and its score."""
    return any(lines.run_in_statement(block.text) is not None for block in blocks)


def _is_paragraph(block: TextBlock) -> bool:
    return block.kind is PassageKind.PARAGRAPH and not block.is_cell and not block.is_aside


def _is_farewell(text: str) -> bool:
    """Say whether a paragraph, or the line at its foot, speaks to whoever the letter is for."""
    beginning = f" {normal(text[:_WITHIN])} "
    return any(f" {words} " in beginning for words in _ADDRESSES)
