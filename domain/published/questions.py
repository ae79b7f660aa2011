"""Know the questions of an online form in its export, "Question: …" over "Answer: …", and what each asks for.

The answers stand as text; the questions are labels of the form, or headings of the parts that they ask for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from domain.published.draft_lines import DraftLines, is_reason
from domain.published.labels import names_score
from domain.published.phrases import Mark, MarkKind
from domain.text.blocks import TextBlock

_NUMBER = r"(?:\s?\d{1,3}(?:\.\d{1,2})*[a-z]?)?"
_QUESTION = re.compile(rf"(?:Question|Q|Prompt|Field){_NUMBER}\s?[:.)–-]\s*(?P<words>\S.*)", re.IGNORECASE)
_ANSWER = re.compile(
    rf"(?:(?:Your )?(?:Answer|Response|Reply)|A){_NUMBER}\s?[:.)–-](?:\s+(?P<words>.*)|\Z)", re.IGNORECASE
)
_FEWEST = 3
_LONGEST_QUESTION = 250
_SCORES = frozenset({MarkKind.SCORE, MarkKind.SCORE_LINE, MarkKind.SCORE_OPEN})
_BIDDING = re.compile(
    r"(?:please )?(?:describe|summari[sz]e|set out|outline|give|list|explain|state|tell us about|provide|write)\s+"
    r"(?:(?:a )?(?:brief )?(?:summary|description|account|overview) of )?(?:the |your |our )?",
    re.IGNORECASE,
)


def read_questions(blocks: Sequence[TextBlock], marks: list[Mark | None], lines: DraftLines) -> None:
    """Mark the questions of a form as its labels or as headings of what they ask for, and the scores that answer."""
    pairs = [
        (index, question["words"], answer["words"] or "")
        for index, (block, below) in enumerate(pairwise(blocks))
        if (question := _asked(block.text)) is not None and (answer := _ANSWER.match(below.text)) is not None
    ]
    for index, asked, answered in pairs if len(pairs) >= _FEWEST else ():
        score = lines.score_behind_label(answered) if answered and names_score(asked) else None
        if score is not None:
            marks[index], marks[index + 1] = Mark(MarkKind.COLUMN), score
        elif _kind(marks[index + 1]) not in _SCORES:
            marks[index] = _mark_of(asked, lines)


def _kind(mark: Mark | None) -> MarkKind | None:
    return None if mark is None else mark.kind


def _asked(text: str) -> re.Match[str] | None:
    return _QUESTION.fullmatch(text) if len(text) <= _LONGEST_QUESTION else None


def _mark_of(words: str, lines: DraftLines) -> Mark:
    """Return what a question is: the heading of what it names or asks for, or a label of the form."""
    known = lines.mark(words)
    if known is not None and known.kind in {MarkKind.STATEMENT, MarkKind.PART, MarkKind.FINDINGS}:
        return known
    part_id = lines.part_named(_BIDDING.sub("", words, count=1).rstrip("."))
    if part_id:
        return Mark(MarkKind.PART, part_id)
    return Mark(MarkKind.REASON if is_reason(words.rstrip("?")) else MarkKind.COLUMN)
