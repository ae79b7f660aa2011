"""Hold how many things a paragraph announces against the bullets under it: "The strategy set five aims:" over four."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from domain.assessment import Passage, PassageKind
from domain.checks.figures.figure_words import FigureReader, Slip, is_approximate
from domain.checks.figures.numbers import Unit
from domain.checks.figures.sentences import sentences_of
from domain.checks.finding import Severity

_NAMED = re.compile(r"\s+(?:[a-z’-]+\s+){0,3}?[a-z’-]{3,}s\b(?P<behind>[^.;:\d]{0,70}):\Z")
_OPEN = re.compile(
    r"\b(?:includ\w+|such\s+as|among|example|of\s+the|out\s+of|at\s+least|people|staff|found|showed?|said|told|heard|saw|recorded|noted|reported)\b"
)
_FEWEST, _MOST = 2, 12


def announced_slips(passages: Sequence[Passage], reader: FigureReader) -> Iterator[tuple[int, Slip]]:
    """Yield "list-miscounted" of the paragraphs of a section, each with the number of its paragraph."""
    for place, passage in enumerate(passages):
        if passage.kind is not PassageKind.PARAGRAPH or not passage.text.endswith(":"):
            continue
        below = list(takewhile(lambda each: each.kind is PassageKind.BULLET, passages[place + 1 :]))
        bullets = [each for each in below if each.level <= below[0].level]
        sentence = sentences_of(passage.text, reader)[-1]
        counts = [each for each in sentence.numbers if each.unit is Unit.PLAIN and _FEWEST <= each.value <= _MOST]
        named = _NAMED.match(sentence.text, counts[-1].end) if len(counts) == 1 else None
        if named is None or _OPEN.search(sentence.text, counts[0].start) or len(bullets) < _FEWEST:
            continue
        if len(bullets) == counts[0].value or is_approximate(reader, sentence, counts[0]):
            continue
        start, end = sentence.start + counts[0].start, sentence.start + counts[0].end
        data = (("said", passage.text[start:end].strip()), ("count", str(len(bullets))))
        yield place, Slip("list-miscounted", Severity.SHOULD, start, end, data)
