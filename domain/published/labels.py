"""Know the labels of a form by their recurring: "Evidence:", "So what?", or the left cell of a table of two columns.

What such a label announces is told by what stands behind it each time: the name of a statement, a score on the scale.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

from domain.assessment import PassageKind
from domain.published.draft_lines import DraftLines, is_reason
from domain.published.phrases import Mark, MarkKind, normal
from domain.text.blocks import TextBlock

OFTEN = 3
"""Lines that begin with the same few words and a sign are so many, where those are a label."""
_MOST_WORDS = 7
_LABEL = re.compile(r"(?P<words>[^\W\d_a-z][^.:;?!“”|\t–—]{1,50})(?P<sign>\?|:|\s[–—-])(?=\s+(?P<first>\S)|\s*$)")
_QUOTED = frozenset("“\"'‘")
_SPEECH = frozenset({"said", "told", "added", "asked", "explained", "wrote", "says", "put", "heard"})
_NUMBERED = re.compile(
    r"\s*(?:\d{1,2}(?:\.\d{1,2}){0,3}[.):]?|[A-Z]\d{1,2}(?:\.\d{1,2})?[.):]?|\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})\))\s+"
)
_OF_SCORES = re.compile(r"\b(?:scor|rating|rated|judgement|judgment|grade|level|mark)", re.IGNORECASE)
_VALUES = frozenset({MarkKind.SCORE, MarkKind.SCORE_LINE, MarkKind.SCORE_OPEN, MarkKind.LEVEL})
_NAMES = frozenset({MarkKind.STATEMENT, MarkKind.SCORE_ROW})
_OF_FORM = frozenset({MarkKind.TERM, MarkKind.THEME, MarkKind.PART})


def names_score(text: str) -> bool:
    """Say whether a label is that of a score."""
    return len(text.split()) <= _MOST_WORDS and _OF_SCORES.search(text) is not None


def run_in_labels(blocks: Sequence[TextBlock]) -> dict[int, tuple[int, int]]:
    """Return the span of the label that each line begins with, by its index: of those labels that several lines have.

    A label alone on its line counts too. The number of a paragraph stands before it.
    """
    found: dict[str, list[tuple[int, tuple[int, int]]]] = defaultdict(list)
    for index, block in enumerate(blocks):
        if block.kind is PassageKind.HEADING or block.is_aside:
            continue
        number = _NUMBERED.match(block.text)
        match = _LABEL.match(block.text, number.end() if number else 0)
        if match is not None and _may_be_label(match):
            key = re.sub(r"\d+", "#", normal(match["words"])) + match["sign"].strip()
            found[key].append((index, match.span()))
    return {index: span for places in found.values() if len(places) >= OFTEN for index, span in places}


def _may_be_label(match: re.Match[str]) -> bool:
    words = match["words"].split()
    return len(words) <= _MOST_WORDS and match["first"] not in _QUOTED and _SPEECH.isdisjoint(words)


def paired_cells(blocks: Sequence[TextBlock], marks: Sequence[Mark | None]) -> dict[int, int]:
    """Return the index of the cell behind each left cell of a table of two columns whose left cells recur."""
    keys = [normal(block.text) if block.is_cell and len(block.text.split()) <= _MOST_WORDS else "" for block in blocks]
    counts = Counter(filter(None, keys))

    def is_left(index: int) -> bool:
        mark = marks[index]
        is_value = mark is not None and mark.kind in _VALUES | {MarkKind.SCORE_ROW, MarkKind.STATEMENT, MarkKind.COLUMN}
        return counts[keys[index]] >= OFTEN and not is_value and not keys[index].isdecimal()

    found: dict[int, int] = {}
    index = 0
    while index + 1 < len(blocks):
        is_pair = bool(keys[index]) and blocks[index + 1].is_cell and is_left(index) and not is_left(index + 1)
        if is_pair:
            found[index] = index + 1
        index += 2 if is_pair else 1
    return found


def read_labels(blocks: Sequence[TextBlock], marks: list[Mark | None], lines: DraftLines) -> None:
    """Mark what stands behind the labels of a form: names of statements, scores, reasons; and labels without a text."""
    spans = run_in_labels(blocks)
    pairs = paired_cells(blocks, marks)
    rests = {index: blocks[index].text[end:].strip() for index, (_start, end) in spans.items()}
    rests |= {left: blocks[right].text.strip() for left, right in pairs.items()}
    keys = {index: _key(blocks[index].text, spans.get(index)) for index in rests}
    for index, rest in rests.items():
        named = lines.mark(rest) if rest else None
        if named is not None and named.kind in _NAMES:
            marks[pairs.get(index, index)] = named
    scored = _scored(rests, keys, marks, lines)
    for index, place in ((index, pairs.get(index, index)) for index in rests):
        mark = marks[place]
        if index in scored:
            marks[place] = scored[index]
        elif place != index and (mark is None or mark.kind not in _NAMES):
            _mark_pair(marks, index, place, blocks[index].text)
            continue
        if place != index:
            marks[index] = Mark(MarkKind.COLUMN)
    _mark_lines_alone(blocks, {index for index, rest in rests.items() if not rest}, keys, marks)


def _key(text: str, span: tuple[int, int] | None) -> str:
    return normal(text[slice(*span)] if span is not None else text)


def _scored(
    rests: Mapping[int, str], keys: Mapping[int, str], marks: Sequence[Mark | None], lines: DraftLines
) -> dict[int, Mark]:
    """Return the scores behind the label that has one each time; where several have, the one that says so."""
    values: dict[str, dict[int, Mark | None]] = defaultdict(dict)
    for index, rest in rests.items():
        values[keys[index]][index] = lines.score_behind_label(rest) if rest else None
    often = [key for key, found in values.items() if sum(mark is not None for mark in found.values()) >= OFTEN]
    telling = [key for key in often if _OF_SCORES.search(key)]
    under_names = [key for key in often if all(values[key].values()) and _stand_under_names(values[key], marks)]
    chosen = (telling or under_names)[:1]
    return {index: mark for key in chosen for index, mark in values[key].items() if mark is not None}


def _stand_under_names(indices: Mapping[int, object], marks: Sequence[Mark | None]) -> bool:
    above = [marks[index - 1] for index in indices if index]
    return sum(mark is not None and mark.kind in _NAMES for mark in above) >= OFTEN


def _mark_pair(marks: list[Mark | None], left: int, right: int, label: str) -> None:
    """Let a left cell that recurs be a label of its row, whatever else its words could be, and the right one a text."""
    mark = marks[left]
    if is_reason(label):
        marks[left] = Mark(MarkKind.REASON)
    elif mark is not None and mark.kind in _OF_FORM:
        marks[left] = None
    marks[right] = None


def _mark_lines_alone(
    blocks: Sequence[TextBlock], alone: Collection[int], keys: Mapping[int, str], marks: list[Mark | None]
) -> None:
    """Let the only label that stands alone on its line, each time over a text, be what announces the findings; of
    several, a question is a label of the form."""
    are_over_text = all(
        index + 1 < len(blocks) and marks[index + 1] is None and len(blocks[index + 1].text.split()) > _MOST_WORDS
        for index in alone
    )
    if len({keys[index] for index in alone}) == 1 and are_over_text:
        for index in alone:
            marks[index] = marks[index] or Mark(MarkKind.FINDINGS)
    for index in alone:
        if blocks[index].text.rstrip().endswith("?"):
            marks[index] = marks[index] or Mark(MarkKind.COLUMN)
