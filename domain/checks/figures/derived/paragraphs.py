"""Hold how far two figures are said to lie apart against those of the paragraphs before, where its own has none.

"The report for 2023/24 counted 84 complaints." "That for 2024/25 counted 63, which was 25 fewer": a report tells such
things in bullets, in the cells of a table, and where a paragraph goes on from the last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from domain.checks.figures.derived import gap_claims
from domain.checks.figures.derived.gaps import borne_out_gaps, gap_slips, is_left_open
from domain.checks.figures.derived.told import Told, tellings_of
from domain.checks.figures.figure_words import FigureReader, Slip, moved
from domain.checks.figures.sentences import sentences_of

_MOST_BEFORE, _FIRST = 2, 2
"""Of so many paragraphs before its own a claim can be, and it is made by one of so many first sentences."""
_MOST_NUMBERS = 6
"""A paragraph that begins with more has two that lie so far apart, or not."""
_ENDS = (".", "!", "?", ":", ";")


def paragraph_slips(texts: Sequence[str], reader: FigureReader) -> Iterator[tuple[int, Slip]]:
    """Yield "change-wrong" and "change-contradicted" of a section's paragraphs, each with the number of its paragraph.

    A heading is an empty text.
    """
    for place, text in enumerate(texts):
        if not (place and text and _leads_on(text, reader)):
            continue
        before = [each if each.endswith(_ENDS) else f"{each}." for each in texts[:place] if each]
        joined = "".join(f"{each[0].upper()}{each[1:]} " for each in before[-_MOST_BEFORE:])
        for telling in tellings_of(sentences_of(f"{joined}{text[0].upper()}{text[1:]}", reader)):
            start = telling.reading.sentence.start - len(joined)
            slips = [slip for slip in gap_slips(telling, reader) if slip.start + start >= 0] if start >= 0 else ()
            told = _told_in(before, reader) if slips else []
            if slips and not borne_out_gaps(telling, [told], reader, len(told)):
                yield from ((place, moved(slip, start)) for slip in slips)


def _told_in(texts: Sequence[str], reader: FigureReader) -> list[Told]:
    """Return all figures that some paragraphs tell."""
    return [each for text in texts for telling in tellings_of(sentences_of(text, reader)) for each in telling.told[0]]


@lru_cache(maxsize=4096)
def _leads_on(text: str, reader: FigureReader) -> bool:
    """Return whether a paragraph begins with how far two figures lie apart that it does not have itself."""
    first = sentences_of(text, reader)[:_FIRST]
    if not any(each.numbers and not each.words.isdisjoint(gap_claims.WORDS) for each in first):
        return False
    if sum([len(each.numbers) for each in first]) > _MOST_NUMBERS:
        return False
    return any(is_left_open(telling, reader) for telling in islice(tellings_of(first), _FIRST))
