"""Tell what of each line is no part of its sentences: numbers, labels that recur, and marks of sources."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from domain.assessment import PassageKind
from domain.published.labels import run_in_labels
from domain.published.phrases import Mark, MarkKind
from domain.published.shortened import Shortened
from domain.published.source_lists import SourceList
from domain.text.blocks import TextBlock

_LABELLED = frozenset({MarkKind.REASON, MarkKind.RUN_IN})
"""What the words behind a label that recurs are read without it in; it is no part of their sentence."""
_PARAGRAPH_NUMBER = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2}){1,3}[.)]?|[A-Z]\d{1,2}[.):])\s+(?=[^\W\d_a-z]|[“‘])|\d{1,2}\s{2,}(?=[A-Z])"
    r"|\(?(?:[a-z]|\d{1,2}|[ivx]{1,4})\)\s+(?=[A-Z“‘])"
)
_IN_BRACKETS = re.compile(r"\[(\d{1,3})\]\s+(?=[A-Z“‘])")
_FEWEST_COUNTED = 3


def shortened_blocks(
    blocks: Sequence[TextBlock], marks: Mapping[int, Mark | None], sources: SourceList
) -> dict[str, Shortened]:
    """Return the blocks of which a part is not in their passage, by their places."""
    labelled = {
        index: span for index, span in run_in_labels(blocks).items() if _is_labelled(marks[blocks[index].place])
    }
    for index, block in enumerate(blocks):
        mark = marks[block.place]
        if mark is not None and mark.kind is MarkKind.RUN_IN and mark.score is not None:
            labelled[index] = (0, len(block.text) - len(mark.text))
    labelled |= _counted_in_brackets(blocks, sources)
    short = (_shortened(block, sources, labelled.get(index)) for index, block in enumerate(blocks))
    return {str(block.place): each for block, each in zip(blocks, short, strict=True) if each.cuts}


def _counted_in_brackets(blocks: Sequence[TextBlock], sources: SourceList) -> dict[int, tuple[int, int]]:
    """Return the numbers in brackets that count the paragraphs of a text, "[12] People told us", by their indices."""
    found = {index: match for index, block in enumerate(blocks) if (match := _IN_BRACKETS.match(block.text))}
    numbers = [int(match[1]) for index, match in found.items() if blocks[index].place not in sources.places]
    are_counted = len(numbers) >= _FEWEST_COUNTED and all(after == before + 1 for before, after in pairwise(numbers))
    return {index: match.span() for index, match in found.items()} if are_counted else {}


def _shortened(block: TextBlock, sources: SourceList, label: tuple[int, int] | None) -> Shortened:
    """Return a block without the number of a paragraph that was typed before it, without a label that several lines
    begin with, and without marks of sources: of those of Word's own notes, which have no letters, only the places."""
    number = _PARAGRAPH_NUMBER.match(block.text) if block.kind is PassageKind.PARAGRAPH else None
    cuts = [number.span()] if number else []
    rest = block.text[label[1] :].lstrip() if label is not None else ""
    if rest and not rest[0].islower():
        cuts = [(0, len(block.text) - len(rest))]
    if block.place not in sources.places:
        cuts += [span for span in sources.marks_in(block.text) if not cuts or span[0] > cuts[0][1]]
    cuts += [(place, place) for place in block.notes if not any(start <= place <= end for start, end in cuts)]
    return Shortened(block.text, tuple(sorted(set(cuts))))


def _is_labelled(mark: Mark | None) -> bool:
    return mark is None or mark.kind in _LABELLED
